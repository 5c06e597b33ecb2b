//! What becomes of a book when the power, the disk, the program or a bit fails.
//!
//! `make faults` runs the whole figures and writes them to docs/trust.md; as a
//! part of `make test` it is a slice of them. Every flow goes by a seed that is
//! printed; `VUORO_FAULTS_SEED` has it again, and a word on the command line
//! only the flows of that name.

mod chance;
mod cut;
mod damage;
mod desk;
mod disk;
mod fault;
mod full;
mod ground;
mod kill;
mod knob;
mod promise;
mod seal;
mod terminal;

use std::env;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use ground::Ground;
use promise::{Kept, PROMISES};

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let table = env::var_os("VUORO_FAULTS_TABLE");
    let seed = match env::var("VUORO_FAULTS_SEED") {
        Ok(seed) => seed.parse().expect("VUORO_FAULTS_SEED is a number"),
        Err(_) => SystemTime::UNIX_EPOCH
            .elapsed()
            .map_or(1, |since| since.as_secs()),
    };
    if !terminal::is_there() {
        println!("faults: build the terminal first: cargo build --workspace --locked --bin vuoro");
        return ExitCode::FAILURE;
    }
    knob::attend();
    println!("faults: seed {seed}");
    let ground = Ground::new(seed, table.is_some());
    let mut kept = Vec::new();
    let mut failed = false;
    for promise in &PROMISES {
        if !wanted.is_empty()
            && !wanted
                .iter()
                .any(|word| promise.name.contains(word.as_str()))
        {
            continue;
        }
        let began = Instant::now();
        let outcome = (promise.run)(&ground);
        let seconds = began.elapsed().as_secs();
        match outcome {
            Ok(figure) => {
                println!("{}, {seconds} s: {figure}", promise.name);
                kept.push(Kept { promise, figure });
            }
            Err(why) => {
                failed = true;
                println!("{} FAILED after {seconds} s: {why}", promise.name);
            }
        }
    }
    if failed {
        println!("have it again: VUORO_FAULTS_SEED={seed}");
        return ExitCode::FAILURE;
    }
    if let Some(file) = table.filter(|_| kept.len() == PROMISES.len()) {
        std::fs::write(file, promise::table(seed, &kept)).expect("the table can be written");
    }
    ExitCode::SUCCESS
}
