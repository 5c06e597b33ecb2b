//! The ledger of a hundred thousand people and a million favours: lists with
//! balances, pages, the overview, and one favour more.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use rusqlite::params;
use vuoro_core::Book;
use vuoro_core::book::view::{
    Beneficiary, FavourForm, Id, LedgerQuery, PeopleOrder, PeopleQuery, Period,
};
use vuoro_core::book::{SampleBook, Unlock, key_file};
use vuoro_core::domain::favour::{FavourKind, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::sample::Language;

use crate::figures::{line, ratio};
use crate::times::Times;
use crate::{floor, folder, now};

const PEOPLE: u32 = 99_999;
const FAVOURS: u32 = 1_000_000;
/// What one person has at the most.
const OF_ONE: usize = 5_000;
/// Favours that are recorded one by one, each in turn with a bare commit.
const RECORDED: usize = 200;

pub(crate) fn measure() {
    let folder = folder();
    let small = measure_in(&folder.path().join("small.vuoro"), FAVOURS / 100, false);
    let large = measure_in(&folder.path().join("large.vuoro"), FAVOURS, true);
    for ((what, small), (_, large)) in small.iter().zip(&large) {
        let figure = format!("{:.1} ×", large / small);
        line(
            &format!("  {what}: 1,000,000 favours ÷ 10,000"),
            &figure,
            "",
            None,
        );
    }
}

/// The medians, for a comparison of growth.
fn measure_in(path: &Path, favours: u32, told: bool) -> Vec<(&'static str, f64)> {
    let began = Instant::now();
    let mut book = Book::create(path, &Unlock::KeyFile, &now()).expect("a new book");
    let sample = SampleBook {
        people: PEOPLE,
        favours,
        seed: 1,
        language: Language::Finnish,
        photo_side: 16,
    };
    book.fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))
        .expect("a filled book");
    let made = began.elapsed().as_secs_f64();
    eprintln!("ledger: {PEOPLE} people, {favours} favours, made in {made:.0} s");
    let ids = book.ids().expect("everyone");
    let today = now().today;

    let mut list = Times::default();
    for _ in 0..20 {
        list.time("by turn", || {
            let query = PeopleQuery {
                order: PeopleOrder::Turn,
                limit: 100,
                ..PeopleQuery::default()
            };
            book.people(&query, today)
        });
    }
    let mut overview = Times::default();
    for _ in 0..10 {
        overview.time("overview", || book.overview(&Period::default(), today));
    }
    let year = Some(today.format("%Y").to_string());
    let period = Period {
        from: year.clone(),
        to: year,
    };
    let mut within = Times::default();
    for _ in 0..3 {
        within.time("this year", || book.overview(&period, today));
    }
    let mut today_page = Times::default();
    for _ in 0..10 {
        today_page.time("today", || book.today(today));
    }
    let mut placing = Times::default();
    for _ in 0..10 {
        placing.time("placing", || book.placing(100, &[], today));
    }
    let mut ledger = Times::default();
    for _ in 0..10 {
        ledger.time("ledger", || {
            book.ledger_rows(&LedgerQuery::default(), 0, 100, today)
        });
    }
    let mut totals = Times::default();
    for _ in 0..3 {
        totals.time("totals", || book.ledger(&LedgerQuery::default(), today));
    }
    let mut pages = Times::default();
    for id in ids.iter().step_by(ids.len() / 200) {
        pages.time("a person", || book.person(*id, today));
    }
    let (recorded, bare) = one_more(&mut book, path, ids[7]);
    if told {
        list.told("100,000 people by turn, first page of 100: p95", Some(20.0));
        overview.told("overview of 1,000,000 favours: p95", Some(100.0));
        within.told("  the overview of this year alone: p95", None);
        today_page.told("today, of 1,000,000 favours: p95", None);
        placing.told("the next 100 to place: p95", None);
        ledger.told("the ledger's first page: p95", None);
        totals.told("the ledger's totals and months", None);
        let of = recorded.median() / bare.median();
        ratio("a favour recorded ÷ a bare commit of its rows", of, 1.2);
        recorded.told("  a favour recorded: p95", None);
        let busiest = busiest(&mut book, ids[3]);
        let mut page = Times::default();
        for _ in 0..20 {
            page.time("the busiest", || book.person(busiest, today));
        }
        page.told("the page of a person with 5,000 favours: p95", Some(50.0));
        let again = one_more(&mut book, path, busiest);
        let of = again.0.median() / recorded.median();
        line(
            "  a favour more with them ÷ with another",
            &format!("{of:.2}"),
            "",
            None,
        );
    }
    vec![
        ("list by turn", list.median()),
        ("overview", overview.median()),
        ("today", today_page.median()),
        ("first page of the ledger", ledger.median()),
        ("a person's page", pages.median()),
        ("a favour recorded", recorded.median()),
    ]
}

fn favour(with: Id, on: String) -> FavourForm {
    FavourForm {
        giver: None,
        beneficiaries: vec![Beneficiary {
            person: Some(with),
            value: Some(Size::AnHour),
        }],
        introduced: Vec::new(),
        asked_by: None,
        kind: FavourKind::Advice,
        what: "How to choose a school".into(),
        note: String::new(),
        on,
        status: Status::Done,
        cost: Size::FiveMinutes,
        channel: None,
        occasion: String::new(),
        due: None,
        new_people: Vec::new(),
    }
}

/// Favours recorded one by one, and in turn with each the same rows of its
/// nouns, committed by a connection that keeps no history and no sums.
fn one_more(book: &mut Book, path: &Path, with: Id) -> (Times, Times) {
    let key = std::fs::read_to_string(key_file(path)).expect("the book's key");
    let bare_path = path.with_extension("bare");
    let bare = floor::open(&bare_path, &key);
    bare.execute_batch(
        "CREATE TABLE IF NOT EXISTS favour (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT,
           what TEXT, happened_on TEXT, status TEXT, cost INTEGER, recorded_at TEXT) STRICT;
         CREATE TABLE IF NOT EXISTS party (id INTEGER PRIMARY KEY, favour_id INTEGER, person_id INTEGER,
           role TEXT, value INTEGER) STRICT;
         CREATE INDEX IF NOT EXISTS party_person ON party (person_id, favour_id);",
    )
    .expect("tables");
    let (mut recorded, mut floor) = (Times::default(), Times::default());
    for at in 0..RECORDED {
        let form = favour(with, now().today.to_string());
        recorded.time("recorded", || book.record_favour(&form, &now()));
        floor.time("bare", || {
            let tx = bare.unchecked_transaction()?;
            tx.prepare_cached(
                "INSERT INTO favour (uid, kind, what, happened_on, status, cost, recorded_at)
                 VALUES (hex(randomblob(16)), 'advice', ?1, ?2, 'done', 1, ?2)",
            )?
            .execute(params![form.what, form.on])?;
            let id = tx.last_insert_rowid();
            for (person, role) in [(1, "giver"), (with, "beneficiary")] {
                tx.prepare_cached(
                    "INSERT INTO party (favour_id, person_id, role, value) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![id, person, role, at as i64 % 5])?;
            }
            tx.commit()
        });
    }
    (recorded, floor)
}

/// Somebody with whom five thousand favours have passed.
fn busiest(book: &mut Book, with: Id) -> Id {
    let today = now().today;
    for at in 0..OF_ONE {
        let on = today - chrono::Duration::days(at as i64 % 3_000);
        book.record_favour(&favour(with, on.to_string()), &now())
            .expect("one more");
    }
    with
}
