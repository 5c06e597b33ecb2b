//! What becomes of a book when the power, the disk, the program or a bit fails.
//!
//! `make faults` runs the whole figures and writes them to docs/trust.md, beside
//! what other suites left for it; as a part of `make test` it is a slice of
//! them. Every flow goes by a seed that is printed; `VUORO_FAULTS_SEED` has it
//! again, and a word on the command line only the flows of that name.

mod chance;
mod cut;
mod damage;
mod desk;
mod disk;
mod drawer;
mod fault;
mod full;
mod ground;
mod kill;
mod knob;
mod lost;
mod promise;
mod seal;
mod terminal;
mod upgrade;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Instant, SystemTime};

use ground::{Ground, Outcome};
use promise::{By, Kept, PROMISES, Promise};

fn main() -> ExitCode {
    if let Some(code) = upgrade::bring() {
        return code;
    }
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let table = env::var_os("VUORO_FAULTS_TABLE").map(PathBuf::from);
    let seed = match env::var("VUORO_FAULTS_SEED") {
        Ok(seed) => seed.parse().expect("VUORO_FAULTS_SEED is a number"),
        Err(_) => SystemTime::UNIX_EPOCH
            .elapsed()
            .map_or(1, |since| since.as_secs()),
    };
    if !terminal::is_there() {
        println!("faults: build the terminal first: cargo build --workspace --locked");
        return ExitCode::FAILURE;
    }
    knob::attend();
    println!("faults: seed {seed}");
    let minutes = env::var("VUORO_FAULTS_MINUTES").ok();
    let minutes = minutes.map(|minutes| minutes.parse().expect("VUORO_FAULTS_MINUTES is a number"));
    let ground = Ground::new(seed, table.is_some(), minutes);
    let is_wanted = |promise: &&Promise| {
        let named = |word: &String| promise.name.contains(word.as_str());
        wanted.is_empty() || wanted.iter().any(named)
    };
    // Beside each other: most of them wait for programs or for the disk.
    let ground = &ground;
    let kept: Vec<Kept> = thread::scope(|scope| {
        let running: Vec<_> = PROMISES
            .iter()
            .filter(is_wanted)
            .filter_map(|promise| match promise.by {
                By::Faults(run) => Some(scope.spawn(move || keep(promise, run, ground))),
                By::Make(..) => None,
            })
            .collect();
        let results = running.into_iter().map(|one| one.join().expect("it ends"));
        results.collect()
    });
    if let Some(file) = table {
        let left = env::var_os("VUORO_REACHED").map_or_else(PathBuf::new, PathBuf::from);
        let before = fs::read_to_string(&file).unwrap_or_default();
        let text = promise::table(ground, &kept, &before, &left);
        fs::write(file, text).expect("the table can be written");
    }
    match kept.iter().all(|kept| kept.figure.is_ok()) {
        true => ExitCode::SUCCESS,
        false => {
            println!("have it again: VUORO_FAULTS_SEED={seed}");
            ExitCode::FAILURE
        }
    }
}

fn keep(promise: &'static Promise, run: fn(&Ground) -> Outcome<String>, ground: &Ground) -> Kept {
    let began = Instant::now();
    let figure = run(ground);
    let (name, seconds) = (promise.name, began.elapsed().as_secs());
    match &figure {
        Ok(figure) => println!("{name}, {seconds} s: {figure}"),
        Err(why) => println!("{name} FAILED after {seconds} s: {why}"),
    }
    Kept { promise, figure }
}
