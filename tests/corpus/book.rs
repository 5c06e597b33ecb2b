//! Every file of the corpus through the book: nobody is lost, a second time
//! changes nothing, and undo leaves no trace.

use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::{NaiveDate, TimeZone, Utc};
use vuoro_core::book::view::{ImportReport, ProblemKind};
use vuoro_core::book::{ExportFormat, ImportOptions};
use vuoro_core::error::Result;
use vuoro_core::{Book, Error, Now};

use crate::{SHARED, files};

fn now() -> Now {
    Now {
        at: Utc
            .with_ymd_and_hms(2026, 11, 19, 9, 30, 0)
            .single()
            .expect("a moment"),
        today: NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day"),
    }
}

fn import(book: &mut Book, file: &PathBuf) -> Result<ImportReport> {
    let files = std::slice::from_ref(file);
    book.import(files, &ImportOptions::default(), &now(), &mut |_| {
        ControlFlow::Continue(())
    })
}

fn export(book: &Book) -> Vec<u8> {
    let mut out = Vec::new();
    book.export(ExportFormat::Json, &mut out)
        .expect("an export");
    out
}

/// What became of the cards of a report, each once.
fn told(report: &ImportReport) -> u32 {
    let joined = report
        .problems
        .iter()
        .filter(|problem| problem.kind == ProblemKind::SamePerson)
        .count() as u32;
    let again = report.unchanged;
    let made = report.new_people + report.updated_people + report.organisations + report.groups;
    // A card that was joined and said nothing new is told as unchanged too.
    made + report.unreadable + joined.max(again)
}

#[test]
fn the_book_takes_every_file_in_and_gives_it_back() {
    let (mut taken, mut people) = (0, 0);
    for file in files("corpus") {
        let name = &file.name;
        let path = PathBuf::from(SHARED).join("corpus").join(name);
        let mut book = Book::in_memory(&now()).expect("a book");
        let empty = export(&book);
        let report = match import(&mut book, &path) {
            Ok(report) => report,
            Err(Error::NoContacts(_) | Error::EmptyFile(_) | Error::UnknownColumns { .. }) => {
                assert!(export(&book) == empty, "{name}: nothing came of it");
                continue;
            }
            Err(error) => panic!("{name}: {error}"),
        };
        taken += 1;
        people += book.count_people().expect("a count");
        assert_eq!(
            told(&report),
            report.cards,
            "{name}: every card is told: {report:?}"
        );
        assert_eq!(
            book.count_people().expect("a count"),
            report.new_people,
            "{name}"
        );
        let full = export(&book);
        let again = import(&mut book, &path).expect("a second import");
        assert_eq!(
            again.operation, None,
            "{name}: the second time changes nothing: {again:?}"
        );
        assert_eq!(again.unchanged + again.unreadable, report.cards, "{name}");
        assert!(
            export(&book) == full,
            "{name}: the second time changes nothing"
        );
        assert_eq!(
            book.check().expect("a check"),
            Vec::<String>::new(),
            "{name}"
        );
        let undone = book.undo(None, &now()).expect("an undo");
        assert!(export(&book) == empty, "{name}: undo leaves no trace");
        assert_eq!(
            book.check().expect("a check"),
            Vec::<String>::new(),
            "{name}"
        );
        book.undo(Some(undone.operation), &now()).expect("a redo");
        assert!(export(&book) == full, "{name}: and it comes back");
        let cards = book.export(ExportFormat::Vcard, &mut Vec::new());
        assert!(cards.is_ok(), "{name}: {cards:?}");
    }
    eprintln!("{taken} files, {people} people");
}

/// All files in one book, where people meet who are in several of them.
#[test]
fn the_whole_corpus_in_one_book() {
    let mut book = Book::in_memory(&now()).expect("a book");
    let empty = export(&book);
    let mut before = vec![empty];
    for file in files("corpus") {
        let path = PathBuf::from(SHARED).join("corpus").join(&file.name);
        match import(&mut book, &path) {
            Ok(report) if report.operation.is_some() => before.push(export(&book)),
            Ok(_)
            | Err(Error::NoContacts(_) | Error::EmptyFile(_) | Error::UnknownColumns { .. }) => {}
            Err(error) => panic!("{}: {error}", file.name),
        }
    }
    assert_eq!(book.check().expect("a check"), Vec::<String>::new());
    before.pop();
    for (step, expected) in before.iter().enumerate().rev() {
        book.undo(None, &now()).expect("an undo");
        assert!(export(&book) == *expected, "after {step} imports");
    }
    assert_eq!(book.check().expect("a check"), Vec::<String>::new());
}
