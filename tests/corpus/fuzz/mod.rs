//! The targets of cargo-fuzz on stable Rust: a mutator of our own makes inputs of
//! the kept seeds, the corpus, the fixtures and the nasties, the same ones for
//! the same seed on every machine.
//!
//! `make fuzz N=1000000 SEED=7` runs more of them.

mod mutator;
#[path = "../../../fuzz/targets.rs"]
#[expect(
    unreachable_pub,
    reason = "to the package of cargo-fuzz they are public"
)]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use mutator::Mutator;
use targets::{TARGETS, Target};

use super::clock::Clock;
use super::{PROBES, SHARED, nasties, reached};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Inputs for all targets together, unless more are asked for.
const INPUTS: u64 = 20_000;
/// Time that one target has, where no number was asked for: a slow machine
/// makes fewer inputs, and says so.
const AT_MOST: Duration = Duration::from_secs(30);
/// Of one processor, for one small input. A build for debugging is slow.
const SLOW: Duration = Duration::from_secs(2);
/// So many broken inputs are enough to look at.
const ENOUGH: usize = 8;
/// Larger files make slow seeds, and say no more than small ones.
const LARGEST: u64 = 32 * 1024;

/// The inputs of each target that has come to its end.
static DONE: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// How many of a hundred inputs each target has: the cheap ones many.
const SHARES: [(&str, u64); 9] = [
    ("vcard_front", 20),
    ("vcard_reader", 24),
    ("jcard_reader", 6),
    ("table", 10),
    ("csv_dialects", 10),
    ("monica", 10),
    ("whole_book", 8),
    ("archive", 6),
    ("book", 6),
];

#[test]
fn front_of_cards() {
    run("vcard_front");
}

#[test]
fn reader_of_cards() {
    run("vcard_reader");
}

#[test]
fn reader_of_jcards() {
    run("jcard_reader");
}

#[test]
fn tables() {
    run("table");
}

#[test]
fn tables_of_known_programs() {
    run("csv_dialects");
}

#[test]
fn documents_of_monica() {
    run("monica");
}

#[test]
fn whole_books() {
    run("whole_book");
}

#[test]
fn archives() {
    run("archive");
}

#[test]
fn any_file_into_a_book() {
    run("book");
}

#[test]
fn every_target_has_seeds_and_a_share() {
    assert_eq!(SHARES.iter().map(|(_, share)| share).sum::<u64>(), 100);
    for ((name, _), (known, _)) in TARGETS.iter().zip(SHARES) {
        assert_eq!(*name, known);
        assert!(!folder_of(name).is_empty(), "{name} has seeds of its own");
        let program = format!("{ROOT}/fuzz/fuzz_targets/{name}.rs");
        assert!(Path::new(&program).exists(), "cargo-fuzz knows {name}");
    }
}

fn run(name: &str) {
    let asked = |word: &str| {
        std::env::var(word)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let (_, target) = TARGETS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a target");
    let (_, share) = SHARES
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a share");
    let wanted = asked("VUORO_FUZZ");
    let seed = asked("VUORO_FUZZ_SEED").unwrap_or(2026);
    let inputs = wanted.unwrap_or(INPUTS) * share / 100;
    let seeds = seeds(name);
    let began = Instant::now();
    let mut done = 0;
    // Every seed as it is, and then what becomes of them.
    let mut broken = Vec::new();
    for bytes in &seeds {
        broken.extend(try_one(name, *target, bytes, "a seed as it is"));
    }
    for number in 0..inputs {
        let late = wanted.is_none() && began.elapsed() > AT_MOST;
        if late || broken.len() >= ENOUGH {
            break;
        }
        let input = Mutator::new(seed, name, number).input(&seeds);
        let which = format!("VUORO_FUZZ_SEED={seed}, input {number}");
        broken.extend(try_one(name, *target, &input, &which));
        done += 1;
    }
    let said = if done < inputs {
        ", stopped: a slow machine"
    } else {
        ""
    };
    eprintln!(
        "fuzz {name}: seed {seed}, {} seeds, {done} inputs in {:.1} s{said}",
        seeds.len(),
        began.elapsed().as_secs_f64()
    );
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let mut all = DONE.lock().expect("sound");
    all.push(done);
    // The slice of `make test` is not what this promise is measured by.
    if wanted.is_some() && all.len() == TARGETS.len() {
        let (inputs, readers): (u64, usize) = (all.iter().sum(), all.len());
        reached::leave(
            "fuzz",
            &format!("{inputs} inputs to {readers} readers, seed {seed}: 0 panics, none took 2 s"),
        );
    }
}

/// What is wrong with it, where the input breaks the target or takes its time.
fn try_one(name: &str, target: Target, input: &[u8], which: &str) -> Option<String> {
    let clock = Clock::start();
    let outcome = catch_unwind(AssertUnwindSafe(|| target(input)));
    let took = clock.elapsed();
    if outcome.is_ok() && took < SLOW {
        return None;
    }
    let folder = Path::new(ROOT).join("target/fuzz");
    let hash = blake3::hash(input).to_hex();
    let file = folder.join(format!("{name}-{hash:.12}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(&file, input).expect("a file");
    let what = match outcome {
        Ok(()) => format!("took {took:?}"),
        Err(_) => "broke the target".into(),
    };
    Some(format!("{which} {what}: target/fuzz/{name}-{hash:.12}"))
}

/// The target's own seeds, and whatever else is like them.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let nasty = |folder: &str| Path::new(nasties::FOLDER).join(folder);
    let tables = Path::new(ROOT).join("tests/fixtures/tables");
    let corpus = Path::new(SHARED).join("corpus");
    let probes = Path::new(PROBES).to_owned();
    let beside = Path::new(SHARED).join("probes");
    let mut paths = folder_of(name);
    let more = match name {
        "vcard_front" | "vcard_reader" => vec![nasty("vcard"), corpus, probes, beside],
        "table" => vec![nasty("table"), tables],
        "monica" | "whole_book" => vec![nasty("json")],
        "archive" => vec![nasty("zip")],
        "book" => ["vcard", "table", "json", "zip"].map(nasty).to_vec(),
        _ => Vec::new(),
    };
    more.iter().for_each(|folder| collect(folder, &mut paths));
    let small = |path: &PathBuf| path.metadata().is_ok_and(|about| about.len() <= LARGEST);
    paths.retain(small);
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).expect("a file"))
        .collect()
}

fn folder_of(name: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    collect(&Path::new(ROOT).join("fuzz/seeds").join(name), &mut paths);
    paths
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => collect(&path, paths),
            path => paths.push(path),
        }
    }
}
