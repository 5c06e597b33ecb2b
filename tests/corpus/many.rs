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
