//! Every file of the corpus through the book: nobody is lost, a second time
//! changes nothing, and undo leaves no trace.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, TimeZone, Utc};
use vuoro_core::book::view::{ImportProblem, ImportReport, ProblemKind};
use vuoro_core::book::{ExportFormat, ImportOptions};
use vuoro_core::error::Result;
use vuoro_core::{Book, Error, Now};

use crate::corpus;

pub(crate) fn now() -> Now {
    Now {
        at: Utc
            .with_ymd_and_hms(2026, 11, 19, 9, 30, 0)
            .single()
            .expect("a moment"),
        today: NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day"),
    }
}

pub(crate) fn import(book: &mut Book, file: &PathBuf) -> Result<ImportReport> {
    let files = std::slice::from_ref(file);
    book.import(files, &ImportOptions::default(), &now(), &mut |_| {
        ControlFlow::Continue(())
    })
}

pub(crate) fn export(book: &Book) -> Vec<u8> {
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
    let mut table: BTreeMap<String, Row> = BTreeMap::new();
    for file in corpus() {
        let name = &file.name;
        let mut book = Book::in_memory(&now()).expect("a book");
        let empty = export(&book);
        let row = table.entry(file.origin().to_owned()).or_default();
        row.files += 1;
        let began = Instant::now();
        let report = match import(&mut book, &file.path) {
            Ok(report) => report,
            Err(Error::NoContacts(_) | Error::EmptyFile(_) | Error::UnknownColumns { .. }) => {
                assert!(export(&book) == empty, "{name}: nothing came of it");
                continue;
            }
            Err(error) => panic!("{name}: {error}"),
        };
        row.add(&report, began.elapsed());
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
        let again = import(&mut book, &file.path).expect("a second import");
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
    let mut all = Row::default();
    eprintln!("{:<24}{}", "origin", Row::HEAD);
    for (origin, row) in &table {
        eprintln!("{origin:<24}{row}");
        all.sum(row);
    }
    eprintln!("{:<24}{all}", "together");
}

/// What became of one origin's files.
#[derive(Default)]
struct Row {
    files: u32,
    cards: u32,
    people: u32,
    organisations: u32,
    groups: u32,
    /// Cards of someone whom another card of the file is about.
    joined: u32,
    /// Cards that name nobody, and say nothing to reach anybody by.
    unreadable: u32,
    /// Properties.
    lost: u32,
    took: Duration,
}

impl Row {
    const HEAD: &str = " files  cards people  orgs groups joined nobody  lost      time";

    fn add(&mut self, report: &ImportReport, took: Duration) {
        let problems = |wanted: &dyn Fn(&ImportProblem) -> bool| {
            report.problems.iter().filter(|one| wanted(one)).count() as u32
        };
        self.cards += report.cards;
        self.people += report.new_people;
        self.organisations += report.organisations;
        self.groups += report.groups;
        self.joined += problems(&|one| one.kind == ProblemKind::SamePerson);
        self.unreadable += report.unreadable;
        // A first line that is missing is no property.
        self.lost += problems(&|one| {
            matches!(one.kind, ProblemKind::PropertyLost | ProblemKind::TooLarge)
                && one.what != "BEGIN"
        });
        self.took += took;
    }

    fn sum(&mut self, other: &Self) {
        self.files += other.files;
        self.cards += other.cards;
        self.people += other.people;
        self.organisations += other.organisations;
        self.groups += other.groups;
        self.joined += other.joined;
        self.unreadable += other.unreadable;
        self.lost += other.lost;
        self.took += other.took;
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            files,
            cards,
            people,
            organisations,
            groups,
            joined,
            unreadable,
            lost,
            took,
        } = self;
        let took = took.as_secs_f64() * 1000.0;
        write!(
            f,
            "{files:>6}{cards:>7}{people:>7}{organisations:>6}{groups:>7}{joined:>7}{unreadable:>7}{lost:>6}{took:>7.0} ms"
        )
    }
}

/// All files in one book, where people meet who are in several of them.
#[test]
fn the_whole_corpus_in_one_book() {
    let mut book = Book::in_memory(&now()).expect("a book");
    let empty = export(&book);
    let mut before = vec![empty];
    for file in corpus() {
        match import(&mut book, &file.path) {
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
