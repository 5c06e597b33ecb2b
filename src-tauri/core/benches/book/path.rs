//! Who can introduce one to somebody, among a hundred thousand people and
//! three hundred thousand ties between them.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params};
use vuoro_core::Book;
use vuoro_core::book::view::{Id, PathTo};
use vuoro_core::book::{SampleBook, Unlock, key_file};
use vuoro_core::sample::Language;

use crate::figures::{line, median, quantile, sorted};
use crate::process::{self, Measured, resident_megabytes, timed};
use crate::{floor, folder, now};

const ROUNDS: usize = 3;
const PEOPLE: u32 = 99_999;
/// Between the owner and others, apart from the ties.
const FAVOURS: u32 = 100_000;
/// Of each of three kinds: a favour between two, a card that names another,
/// a place in a group of twenty. Employers come on top.
const TIES: u32 = 100_000;

pub(crate) fn measure() {
    let folder = folder();
    let path = folder.path().join("tied.vuoro");
    let began = Instant::now();
    make(&path);
    eprintln!(
        "paths: {PEOPLE} people, {} ties between them, {FAVOURS} favours with the owner, made in {:.0} s",
        3 * TIES,
        began.elapsed().as_secs_f64()
    );
    let run = |_| process::run(&[OsStr::new("paths"), path.as_os_str()]);
    let rounds: Vec<Measured> = (0..ROUNDS).map(run).collect();
    let of = |name: &str| median(rounds.iter().map(|round| round[name]));
    for (what, name) in [
        ("a path to one of 100,000 people: p95", "person"),
        ("a path to an organisation: p95", "firm"),
    ] {
        let p95 = of(&format!("{name}.p95"));
        line(what, &format!("{p95:.2} ms"), "≤ 50 ms", Some(p95 <= 50.0));
        let told = ["p50", "p100"].map(|part| of(&format!("{name}.{part}")));
        let told = format!("{:.2}, {:.2} ms", told[0], told[1]);
        line("  median, slowest", &told, "", None);
    }
    let seconds = format!("{:.2} s", of("weave"));
    line("  the first, which weaves the ties", &seconds, "", None);
    let kept = format!("{:.0} MB", of("kept"));
    line("  memory that is kept of them", &kept, "", None);
    let peak = format!("{:.0} MB", of("weave.peak"));
    line("  memory of the program at its most", &peak, "", None);
}

/// What is measured, in a process of its own.
pub(crate) fn find(path: &Path) {
    let book = Book::open(path, &Unlock::KeyFile).expect("the book");
    let today = now().today;
    let ids = book.ids().expect("everyone");
    // The pages that any use of the book keeps in memory are not the ties'.
    for id in ids.iter().step_by(37) {
        book.person(*id, today).expect("a person");
    }
    let before = resident_megabytes();
    timed("weave", || book.paths(PathTo::Person(ids[0]), today)).expect("the paths");
    println!("kept {}", resident_megabytes() - before);

    let people: Vec<PathTo> = ids
        .iter()
        .step_by(ids.len() / 2_000)
        .map(|id| PathTo::Person(*id))
        .collect();
    let firms = book.organisations("").expect("the organisations");
    // The largest first: they have the most people to lead to.
    let mut firms: Vec<(u32, Id)> = firms.iter().map(|one| (one.people, one.id)).collect();
    firms.sort_unstable();
    let firms: Vec<PathTo> = firms
        .iter()
        .rev()
        .step_by((firms.len() / 500).max(1))
        .map(|(_, id)| PathTo::Organisation(*id))
        .collect();
    for (name, asked) in [("person", people), ("firm", firms)] {
        let mut found = 0;
        let times = sorted(asked.iter().map(|to| {
            let began = Instant::now();
            let paths = book.paths(*to, today).expect("the paths");
            found += paths.routes.len();
            began.elapsed().as_secs_f64() * 1e3
        }));
        eprintln!("  {name}: {} asked, {found} ways found", times.len());
        for (part, name_of) in [(0.5, "p50"), (0.95, "p95"), (1.0, "p100")] {
            println!("{name}.{name_of} {}", quantile(&times, part));
        }
    }
}

fn make(path: &Path) {
    let mut book = Book::create(path, &Unlock::KeyFile, &now()).expect("a new book");
    let sample = SampleBook {
        people: PEOPLE,
        favours: FAVOURS,
        seed: 3,
        language: Language::Finnish,
        photo_side: 16,
    };
    book.fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))
        .expect("a filled book");
    let ids = book.ids().expect("everyone");
    drop(book);
    let key = std::fs::read_to_string(key_file(path)).expect("the book's key");
    tie(&mut floor::open(path, &key), &ids);
}

/// Ties people to each other: everybody a few, and some very many.
fn tie(book: &mut Connection, ids: &[Id]) {
    let mut state = 1_u64;
    let mut chance = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 40) as f64 / (1_u64 << 24) as f64
    };
    let tx = book.transaction().expect("a transaction");
    for n in 0..TIES {
        let anyone = ids[(chance() * ids.len() as f64) as usize];
        // The first of the book are met by nearly everybody.
        let known = ids[(chance().powi(3) * ids.len() as f64) as usize];
        if anyone != known {
            favour(&tx, n, anyone, known).expect("a favour");
            related(&tx, ids[(chance() * ids.len() as f64) as usize], anyone).expect("a line");
        }
        let group = i64::from(n / 20) + 1_000_000;
        if n.is_multiple_of(20) {
            let name = format!("ring {n}");
            let tag = "INSERT INTO tag (id, name, folded) VALUES (?1, ?2, ?2)";
            tx.execute(tag, params![group, name]).expect("a group");
        }
        tx.prepare_cached("INSERT OR IGNORE INTO person_tag (person_id, tag_id) VALUES (?1, ?2)")
            .expect("an insert")
            .execute([i64::from(anyone), group])
            .expect("a place in a group");
    }
    tx.commit().expect("a commit");
}

fn favour(tx: &Connection, n: u32, giver: Id, taker: Id) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO favour (uid, kind, what, happened_on, status, cost, recorded_at)
         VALUES (?1, 'advice', 'Advice', '2025-06-01', 'done', 1, '2025-06-01T00:00:00Z')",
    )?
    .execute([format!("tie {n}")])?;
    let favour = tx.last_insert_rowid();
    for (person, role) in [(giver, "giver"), (taker, "beneficiary")] {
        tx.prepare_cached(
            "INSERT INTO favour_party (favour_id, person_id, role) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![favour, person, role])?;
    }
    Ok(())
}

fn related(tx: &Connection, whose: Id, who: Id) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO related (person_id, label, value)
         SELECT ?1, 'friend', 'urn:uuid:' || uid FROM person WHERE id = ?2",
    )?
    .execute([whose, who])?;
    Ok(())
}
