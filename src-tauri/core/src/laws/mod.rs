//! The laws of the measures (docs/measures.md), tried on random ledgers through
//! the real book, and wrong measures that the laws must catch. `make laws`
//! prints which law catches which.

#![expect(clippy::print_stdout, reason = "`make laws` is read")]

mod law;
mod shown;
mod world;

use law::LAWS;
use world::{PEOPLE, World};

use crate::domain::mutant::{Mutant, let_loose};
use crate::sample::rng::Rng;

/// Each case is a book of that many ledgers: 20,000 in all.
const CASES: u64 = 400;
/// So many of them are shown to each wrong measure.
const CASES_OF_MUTANT: u64 = 8;
/// A new book now and then: its history grows with every case.
const CASES_OF_A_BOOK: u64 = 20;

/// How often each law was broken in these cases, and by what first.
fn broken(seed: u64, cases: std::ops::Range<u64>) -> Vec<(u32, Option<String>)> {
    let mut broken = vec![(0, None); LAWS.len()];
    let mut world = World::new();
    for case in cases {
        if case % CASES_OF_A_BOOK == 0 {
            world = World::new();
        }
        for ((_, law), (times, first)) in LAWS.iter().zip(&mut broken) {
            let mut rng = Rng::new(seed, case);
            let forms = world.ledgers(&mut rng);
            if let Err(how) = law(&mut world, &forms, &mut rng) {
                *times += 1;
                first.get_or_insert(format!("case {case}: {how}"));
            }
        }
    }
    broken
}

#[test]
fn the_laws_hold_over_twenty_thousand_ledgers() {
    let seed = 20_261_119;
    let halves = [0..CASES / 2, CASES / 2..CASES];
    let broken: Vec<_> = std::thread::scope(|scope| {
        let running = halves.map(|cases| scope.spawn(move || broken(seed, cases)));
        running
            .map(|half| half.join().expect("no panic"))
            .into_iter()
            .flatten()
            .collect()
    });
    for (at, (times, first)) in broken.iter().enumerate() {
        let (law, _) = LAWS[at % LAWS.len()];
        assert_eq!(*times, 0, "{law} (seed {seed}): {first:?}");
    }
    println!(
        "laws: {} of {} ledgers each",
        LAWS.len(),
        CASES * PEOPLE as u64
    );
}

#[test]
fn every_wrong_measure_breaks_a_law() {
    print!("{:28}", "");
    for number in 1..=LAWS.len() {
        print!("{number:>4}");
    }
    println!();
    for mutant in Mutant::ALL {
        let_loose(Some(mutant));
        let broken = broken(7, 0..CASES_OF_MUTANT);
        let_loose(None);
        let name = format!("{mutant:?}");
        print!("{name:28}");
        for (times, _) in &broken {
            print!("{:>4}", if *times > 0 { "x" } else { "·" });
        }
        println!();
        assert!(
            broken.iter().any(|(times, _)| *times > 0),
            "no law catches {mutant:?}"
        );
    }
    for (number, (law, _)) in LAWS.iter().enumerate() {
        println!("{:>4}  {law}", number + 1);
    }
}
