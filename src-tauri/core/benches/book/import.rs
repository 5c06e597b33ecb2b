//! Twenty thousand contacts of a phone into a new book, again, and out again.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use vuoro_core::Book;
use vuoro_core::book::{ImportOptions, Unlock};
use vuoro_core::sample::{Dialect, Options, phonebook};

use crate::figures::{line, median, ratio};
use crate::process::{self, Measured, timed};
use crate::{folder, now};

const PEOPLE: u32 = 20_000;
const ROUNDS: usize = 7;

pub(crate) fn measure() {
    let folder = folder();
    let file = folder.path().join("phone.vcf");
    let mut out = BufWriter::new(File::create(&file).expect("a file to import"));
    phonebook(Options::new(Dialect::Iphone, PEOPLE, 1), &mut out).expect("an export");
    out.flush().expect("an export");
    drop(out);
    let size = file.metadata().expect("an export").len() as f64 / 1e6;
    eprintln!("import: {PEOPLE} contacts, {size:.1} MB, {ROUNDS} rounds");
    eprintln!(
        "  the floor holds every row of every table that the import wrote, its triggers, indexes,\n  \
         photos, cards, journal and search index, prepared in memory and inserted table by table in\n  \
         the order of its key, in one transaction of a book with the same cipher and settings.\n  \
         It reads no file and decides nothing."
    );

    let mut rounds: Vec<Measured> = Vec::new();
    for round in 0..ROUNDS {
        let book = folder.path().join(format!("{round}.vuoro"));
        let copy = folder.path().join(format!("{round}.copy"));
        let run = |word: &str, paths: &[&Path]| {
            let mut arguments = vec![OsStr::new(word)];
            arguments.extend(paths.iter().map(|path| path.as_os_str()));
            process::run(&arguments)
        };
        let mut measured = run("import", &[&file, &book]);
        measured.extend(run("floor", &[&book, &copy]));
        measured.extend(run("undo", &[&book]));
        eprintln!(
            "  import {:.2} s ({:.2} s of processors), floor {:.2} s ({:.2}), again {:.2} s, undo {:.2} s",
            measured["import"],
            measured["import.cpu"],
            measured["floor"],
            measured["floor.cpu"],
            measured["again"],
            measured["undo"],
        );
        rounds.push(measured);
        for left in std::fs::read_dir(folder.path())
            .expect("the folder")
            .flatten()
        {
            if left.path() != file {
                std::fs::remove_file(left.path()).expect("a book of this round");
            }
        }
    }

    let of = |name: &str| median(rounds.iter().map(|round| round[name]));
    let against =
        |name: &str, other: &str| median(rounds.iter().map(|round| round[name] / round[other]));
    let seconds = |name: &str| format!("{:.2} s", of(name));
    line("import of 20,000 contacts", &seconds("import"), "", None);
    line(
        "  the same rows, inserted bare",
        &seconds("floor"),
        "",
        None,
    );
    ratio("  import ÷ floor", against("import", "floor"), 1.5);
    ratio(
        "  the same, in seconds of all processors",
        against("import.cpu", "floor.cpu"),
        1.5,
    );
    let peak = of("import.peak");
    line(
        "  peak memory",
        &format!("{peak:.0} MB"),
        "≤ 100 MB",
        Some(peak <= 100.0),
    );
    line("the same file again", &seconds("again"), "", None);
    ratio("  again ÷ import", against("again", "import"), 0.5);
    line("undo of the import", &seconds("undo"), "", None);
    line(
        "  peak memory of undo",
        &format!("{:.0} MB", of("undo.peak")),
        "",
        None,
    );
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

pub(crate) fn undo(book: &Path) {
    let mut book = Book::open(book, &Unlock::KeyFile).expect("the book");
    timed("undo", || book.undo(None, &now())).expect("it is taken back");
    assert_eq!(book.count_people().expect("a count"), 0);
}
