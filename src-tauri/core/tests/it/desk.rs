//! A book in a folder of its own, and short ways to do to it what a user does.

use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use tempfile::TempDir;
use vuoro_core::book::view::{Beneficiary, FavourForm, Id, ImportReport, PeopleQuery, PersonEdit};
use vuoro_core::book::{ExportFormat, ImportOptions, Unlock};
use vuoro_core::domain::favour::{Direction, FavourKind, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::error::{Invalid, Result};
use vuoro_core::{Book, Error, Now};

use super::cards::phonebook;

pub(crate) struct Desk {
    pub(crate) book: Book,
    pub(crate) folder: TempDir,
}

/// The day on which every test happens.
pub(crate) fn now() -> Now {
    Now {
        at: Utc.with_ymd_and_hms(2026, 11, 19, 9, 30, 0).unwrap(),
        today: NaiveDate::from_ymd_opt(2026, 11, 19).unwrap(),
    }
}

/// The day so many days ago.
pub(crate) fn ago(days: i64) -> String {
    (now().today - Duration::days(days)).to_string()
}

pub(crate) fn export(book: &Book) -> String {
    let mut out = Vec::new();
    book.export(ExportFormat::Json, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.vuoro");
        let book = Book::create(&path, &Unlock::KeyFile, &now()).unwrap();
        Self { book, folder }
    }

    /// A book into which these cards were imported.
    pub(crate) fn of(cards: &str) -> Self {
        let mut desk = Self::new();
        desk.import(cards);
        desk
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn import(&mut self, cards: &str) -> ImportReport {
        let file = self.file("contacts.vcf", cards);
        self.import_files(&[file], &ImportOptions::default())
            .unwrap()
    }

    pub(crate) fn preview(&mut self, cards: &str) -> ImportReport {
        let file = self.file("contacts.vcf", cards);
        let options = ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        };
        self.import_files(&[file], &options).unwrap()
    }

    pub(crate) fn import_files(
        &mut self,
        files: &[PathBuf],
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        self.book
            .import(files, options, &now(), &mut |_| ControlFlow::Continue(()))
    }

    /// The whole book, as its owner would take it elsewhere.
    pub(crate) fn export(&self) -> String {
        export(&self.book)
    }

    /// A book made of this one's export.
    #[track_caller]
    pub(crate) fn made_again(&self) -> Book {
        let file = self.file("again.json", self.export());
        let mut book = Book::in_memory(&now()).unwrap();
        let options = ImportOptions::default();
        book.import(
            &[file],
            &options,
            &now(),
            &mut |_| ControlFlow::Continue(()),
        )
        .unwrap();
        book
    }

    #[track_caller]
    pub(crate) fn is_whole(&mut self) {
        let findings = self.book.check().unwrap();
        assert_eq!(findings, Vec::<String>::new(), "the book is not whole");
    }

    #[track_caller]
    pub(crate) fn id(&self, name: &str) -> Id {
        let found = self.book.find(name).unwrap();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        found[0].id
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let query = PeopleQuery {
            limit: 1000,
            ..PeopleQuery::default()
        };
        let page = self.book.people(&query, now().today).unwrap();
        page.rows.into_iter().map(|row| row.name).collect()
    }

    pub(crate) fn page(&self, name: &str) -> vuoro_core::book::view::PersonPage {
        self.book.person(self.id(name), now().today).unwrap()
    }

    pub(crate) fn operations(&self) -> usize {
        self.book.history(None, 1000).unwrap().len()
    }
}

/// Writes somebody anew by hand, as the form was seen.
pub(crate) fn edit(desk: &mut Desk, name: &str, change: impl FnOnce(&mut PersonEdit)) {
    let id = desk.id(name);
    let seen = desk.book.person_form(id).unwrap();
    let mut new = seen.clone();
    change(&mut new);
    desk.book.edit_person(id, &seen, &new, &now()).unwrap();
}

/// A picture of one colour.
pub(crate) fn png(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(4, 4, image::Rgb([shade, 0, 0]));
    pixels
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// Everybody, as cards.
pub(crate) fn written(desk: &Desk) -> String {
    let mut out = Vec::new();
    desk.book.export(ExportFormat::Vcard, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub(crate) fn favour(direction: Direction, people: &[Id], what: &str) -> FavourForm {
    let helped = |person| Beneficiary {
        person,
        value: None,
    };
    FavourForm {
        giver: match direction {
            Direction::Given => None,
            _ => Some(people[0]),
        },
        beneficiaries: match direction {
            Direction::Given => people.iter().map(|id| helped(Some(*id))).collect(),
            Direction::Taken => vec![helped(None)],
            Direction::Between => people[1..].iter().map(|id| helped(Some(*id))).collect(),
        },
        introduced: Vec::new(),
        asked_by: None,
        kind: FavourKind::Other,
        what: what.into(),
        note: String::new(),
        on: "2026-11-01".into(),
        status: Status::Done,
        cost: Size::AnHour,
        channel: None,
        occasion: String::new(),
        due: None,
        new_people: Vec::new(),
    }
}

/// Mine, of people to each other; or somebody's, of people to me.
pub(crate) fn introduction(by: Option<Id>, people: &[Id]) -> FavourForm {
    let mut form = match by {
        None => favour(Direction::Given, people, ""),
        Some(by) => FavourForm {
            introduced: people.to_vec(),
            ..favour(Direction::Taken, &[by], "")
        },
    };
    form.kind = FavourKind::Introduction;
    form.on = "2026-10".into();
    form.cost = Size::FiveMinutes;
    form
}

/// A book of a few people who are nobody's close ones.
pub(crate) fn a_few() -> (Desk, Vec<Id>) {
    let desk = Desk::of(&phonebook(0, 6, 0));
    let ids = desk.book.ids().unwrap();
    (desk, ids)
}

pub(crate) fn record(desk: &mut Desk, form: &FavourForm) -> Id {
    desk.book.record_favour(form, &now()).unwrap().made.unwrap()
}

#[track_caller]
pub(crate) fn refused<T: std::fmt::Debug>(result: Result<T>, expect: Invalid) {
    match result {
        Err(Error::Invalid(invalid)) => assert_eq!(invalid, expect),
        other => panic!("{other:?} where {expect:?} was expected"),
    }
}
