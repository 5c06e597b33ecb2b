//! Contacts of a phone into a new book, again, and out again.

use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::Path;

use vuoro_core::Book;
use vuoro_core::book::{ImportOptions, Unlock};
use vuoro_core::exchange::vcard::{Limits, cards};

use crate::figures::{line, ratio};
use crate::process::timed;
use crate::rounds::{Rounds, phone};
use crate::{folder, now, peers};

const PEOPLE: u32 = 20_000;
const ROUNDS: usize = 7;
/// Between these an import may not grow much faster than what it brings in. A
/// card of a group stands behind the people, and a file may hold 100,000 cards.
const FEW: u32 = 10_000;
const MANY: u32 = 99_999;
const GROWING: usize = 3;

pub(crate) fn measure() {
    eprintln!(
        "the floor holds every row of every table that the import wrote, its triggers, indexes,\n  \
         photos, cards, journal and search index, prepared in memory and inserted table by table in\n  \
         the order of its key, in one transaction of a book with the same cipher and settings.\n  \
         It reads no file and decides nothing."
    );
    let folder = folder();
    let of = |people, rounds| {
        let file = phone(folder.path(), people);
        (Rounds::of(folder.path(), &file, rounds), file)
    };
    let gone = |file: &Path| std::fs::remove_file(file).expect("the file is ours");

    let (rounds, file) = of(PEOPLE, ROUNDS);
    rounds.tell("20,000");
    let peak = rounds.of_each("import.peak");
    let figure = format!("{peak:.0} MB");
    line("  peak memory", &figure, "≤ 100 MB", Some(peak <= 100.0));
    line("  undo", &rounds.seconds("undo"), "", None);
    let figure = format!("{:.0} MB", rounds.of_each("undo.peak"));
    line("  peak memory of undo", &figure, "", None);
    peers::measure(&file, rounds.of_each("import.cpu"));
    gone(&file);

    let (few, file) = of(FEW, GROWING);
    gone(&file);
    let (many, file) = of(MANY, GROWING);
    gone(&file);
    many.tell("100,000");
    let figure = format!("{:.0} MB", many.of_each("import.peak"));
    line("  peak memory", &figure, "", None);
    line("  undo", &many.seconds("undo"), "", None);
    let grown = |name: &str| many.of_each(name) / few.of_each(name);
    line("  import of 10,000", &few.seconds("import"), "", None);
    ratio("  100,000 ÷ 10,000", grown("import"), 11.0);
    let floor = format!("{:.2}", grown("floor"));
    line("  the same of the bare rows", &floor, "", None);
}

/// Imports a file into a new book, and once more.
pub(crate) fn import(file: &Path, book: &Path) {
    let mut book = Book::create(book, &Unlock::KeyFile, &now()).expect("a new book");
    for name in ["import", "again"] {
        let report = timed(name, || {
            book.import(
                &[file.to_owned()],
                &ImportOptions::default(),
                &now(),
                &mut |_| ControlFlow::Continue(()),
            )
        })
        .expect("an import");
        assert_eq!(
            report.operation.is_some(),
            name == "import",
            "only the first is news"
        );
    }
}

/// Reads a file's cards, and does nothing with them.
pub(crate) fn read(file: &Path) {
    let input = BufReader::new(File::open(file).expect("the file"));
    let count = timed("read", || cards(input, Limits::default()).count());
    println!("cards {count}");
}

pub(crate) fn undo(book: &Path) {
    let mut book = Book::open(book, &Unlock::KeyFile).expect("the book");
    timed("undo", || book.undo(None, &now())).expect("it is taken back");
    assert_eq!(book.count_people().expect("a count"), 0);
}
