//! Cards that have very much of one thing: they take the time that their bytes
//! deserve, also when they come once more.

use std::time::Duration;

use vuoro_core::Book;
use vuoro_core::exchange::vcard::{Limits, cards};

use super::book::{import, now};
use super::clock::Clock;

const MANY: u32 = if cfg!(debug_assertions) {
    20_000
} else {
    100_000
};
/// Of one processor.
const TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 5 });

#[test]
fn a_number_may_have_any_number_of_types() {
    let types: Vec<String> = (0..MANY * 2).map(|n| format!("a{n}")).collect();
    let card = format!(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nTEL;TYPE={}:1\nEND:VCARD\n",
        types.join(",")
    );
    let clock = Clock::start();
    assert_eq!(cards(card.as_bytes(), Limits::default()).count(), 1);
    assert!(clock.elapsed() < TIME, "{:?}", clock.elapsed());
}

#[test]
fn a_card_of_very_many_lines_may_come_again() {
    let card = |version: u32| -> String {
        let line = |n: u32| {
            format!(
                "X-A{n}:{version}\nitem{n}.X-ABDATE:{version}-{n}\nitem{n}.X-ABLabel:{n}\n\
                 TEL;TYPE=a{version}:1{n}\n"
            )
        };
        let lines: String = (0..MANY / 4).map(line).collect();
        format!("BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:Anna\n{lines}END:VCARD\n")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("large.vcf");
    let mut book = Book::in_memory(&now()).expect("a book");
    let clock = Clock::start();
    for (version, people) in [(1, 1), (2, 0)] {
        std::fs::write(&file, card(version)).expect("a file");
        let report = import(&mut book, &file).expect("an import");
        assert_eq!((report.new_people, report.unreadable), (people, 0));
    }
    assert!(clock.elapsed() < TIME, "{:?}", clock.elapsed());
}

/// The labels of the one stand in the groups of the other.
#[test]
fn two_cards_of_very_many_lines_may_be_one_persons() {
    let card = |uid: &str| -> String {
        let line = |n: u32| format!("item{n}.X-ABDATE:{uid}-{n}\nitem{n}.X-ABLabel:{n}\n");
        let lines: String = (1..MANY / 4).map(line).collect();
        format!("BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nFN:Anna\nEMAIL:a@x.fi\n{lines}END:VCARD\n")
    };
    assert_eq!(people_of(&(card("a") + &card("b"))), 1);
}

#[test]
fn an_organisation_may_have_very_many_lines() {
    let lines: String = (0..MANY * 2).map(|n| format!("X-A{n}:\n")).collect();
    let card = format!(
        "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Acme\nORG:Acme\nX-ABShowAs:COMPANY\n{lines}END:VCARD\n"
    );
    assert_eq!(people_of(&card), 0);
}

#[track_caller]
fn people_of(cards: &str) -> u32 {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("large.vcf");
    std::fs::write(&file, cards).expect("a file");
    let mut book = Book::in_memory(&now()).expect("a book");
    let clock = Clock::start();
    let report = import(&mut book, &file).expect("an import");
    assert!(clock.elapsed() < TIME, "{:?}", clock.elapsed());
    assert_eq!(report.unreadable, 0);
    report.new_people
}
