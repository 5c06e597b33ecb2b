//! A book of a few people, what its owner does to it, and what it holds.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use vuoro_core::book::view::{
    Beneficiary, Choice, FavourForm, Id, LedgerQuery, PeopleAct, PersonEdit, Take,
};
use vuoro_core::book::{
    BackupReason, ExportFormat, ImportOptions, SampleBook, Unlock, backup_file, backups, restore,
    restore_to, verify,
};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{FavourKind, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::error::Result;
use vuoro_core::sample::Language;
use vuoro_core::{Book, Error, Now};

use crate::chance::Chance;

pub(crate) const BOOK: &str = "book.vuoro";

/// The day on which everything happens.
pub(crate) fn now() -> Now {
    Now {
        at: Utc.with_ymd_and_hms(2026, 11, 19, 9, 30, 0).unwrap(),
        today: NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day"),
    }
}

pub(crate) fn open(folder: &Path) -> Result<Book> {
    Book::open(&folder.join(BOOK), &Unlock::KeyFile)
}

pub(crate) fn create(folder: &Path) -> Result<Book> {
    Book::create(&folder.join(BOOK), &Unlock::KeyFile, &now())
}

/// Makes a book with people and a past, and closes it.
pub(crate) fn make(folder: &Path, people: u32) -> Result<()> {
    let sample = SampleBook {
        people,
        favours: people * 2,
        seed: 1,
        language: Language::English,
        photo_side: 16,
    };
    create(folder)?.fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        let here = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &here),
            false => drop(fs::copy(entry.path(), here).expect("a copy")),
        }
    }
}

/// Everything that the owner would take elsewhere, and what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State(blake3::Hash);

pub(crate) fn state(book: &Book) -> Result<State> {
    let mut bytes = Vec::new();
    book.export(ExportFormat::Json, &mut bytes)?;
    let history = book.history(None, 10_000)?;
    bytes.extend(format!("{history:?}").into_bytes());
    Ok(State(blake3::hash(&bytes)))
}

/// The state of a book that has to be whole.
pub(crate) fn whole(book: &mut Book) -> std::result::Result<State, String> {
    let findings = book.check().map_err(|error| error.to_string())?;
    match findings.first() {
        None => state(book).map_err(|error| error.to_string()),
        Some(finding) => Err(finding.clone()),
    }
}

/// The backups that a user would be shown, each read to its end. A bad one in
/// the list is an error.
pub(crate) fn sound_backups(folder: &Path) -> std::result::Result<Vec<PathBuf>, String> {
    let book = folder.join(BOOK);
    let text = |error: Error| format!("a backup that is listed: {error}");
    let rows = backups(&book, &Unlock::KeyFile).map_err(text)?;
    let mut files = Vec::new();
    for row in rows {
        let file = backup_file(&book, &row.name).map_err(text)?;
        is_sound(&file).map_err(text)?;
        files.push(file);
    }
    Ok(files)
}

/// Reads a backup to its end.
pub(crate) fn is_sound(backup: &Path) -> Result<()> {
    let go_on = &mut |_| ControlFlow::Continue(());
    verify(backup, &Unlock::KeyFile, go_on).map(drop)
}

/// What a backup gives in a new folder, where there is no book.
pub(crate) fn given_back(backup: &Path, aside: &Path) -> std::result::Result<State, String> {
    let text = |error: Error| format!("{}: {error}", backup.display());
    fs::create_dir(aside).map_err(|error| error.to_string())?;
    let go_on = &mut |_| ControlFlow::Continue(());
    restore_to(backup, &Unlock::KeyFile, &aside.join(BOOK), go_on).map_err(text)?;
    whole(&mut open(aside).map_err(text)?)
}

/// Puts the latest backup in the book's place.
pub(crate) fn restore_latest(folder: &Path) -> Result<()> {
    let book = folder.join(BOOK);
    let rows = backups(&book, &Unlock::KeyFile)?;
    let latest = rows.first().ok_or(Error::NotFound("backup"))?;
    let file = backup_file(&book, &latest.name)?;
    let later = Now {
        at: now().at + TimeDelta::days(900),
        ..now()
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    restore(&book, &Unlock::KeyFile, &file, &later, go_on).map(drop)
}

/// What an owner does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Record,
    Revise,
    Add,
    Edit,
    Place,
    Import,
    Merge,
    Delete,
    Undo,
    Backup,
}

pub(crate) const DEEDS: [Deed; 10] = [
    Deed::Record,
    Deed::Revise,
    Deed::Add,
    Deed::Edit,
    Deed::Place,
    Deed::Import,
    Deed::Merge,
    Deed::Delete,
    Deed::Undo,
    Deed::Backup,
];

impl Deed {
    /// Files that it needs are written to `aside`. `false` where the book's own
    /// rules refuse it.
    pub(crate) fn run(self, book: &mut Book, chance: &mut Chance, aside: &Path) -> Result<bool> {
        let ids = book.ids()?;
        let word = format!("{:08x}", chance.number() as u32);
        let needs_someone = !matches!(self, Self::Import | Self::Undo | Self::Backup);
        if ids.is_empty() && needs_someone {
            let someone = PersonEdit::named(&word);
            return book.add_person(&someone, &now()).map(|_| true);
        }
        let someone = ids.get(chance.below(ids.len())).copied().unwrap_or(0);
        let done = match self {
            Self::Record => book.record_favour(&gift(someone, &word), &now()).map(drop),
            Self::Revise => {
                let page = book.ledger_rows(&LedgerQuery::default(), 0, 1, now().today)?;
                let Some(id) = page.first().map(|row| row.id) else {
                    return Ok(false);
                };
                let seen = book.favour_form(id)?;
                let mut form = seen.clone();
                form.note = word.repeat(40);
                book.revise_favour(id, &seen, &form, &now()).map(drop)
            }
            Self::Add => book.add_person(&PersonEdit::named(&word), &now()).map(drop),
            Self::Edit => {
                let seen = book.person_form(someone)?;
                let mut new = seen.clone();
                new.note = word.repeat(60);
                new.tags.push(word);
                book.edit_person(someone, &seen, &new, &now()).map(drop)
            }
            Self::Place => {
                let circle = chance.of_these(&[Circle::Close, Circle::Friend, Circle::Network]);
                let act = PeopleAct::Circle(Some(circle));
                book.edit_people(&ids, &act, &now()).map(drop)
            }
            Self::Import => import(book, &cards(aside, &word, 4), false).map(drop),
            Self::Merge => merge(book, &ids, someone),
            Self::Delete => {
                let act = PeopleAct::Delete { with_favours: true };
                book.edit_people(&[someone], &act, &now()).map(drop)
            }
            Self::Undo => book.undo(None, &now()).map(drop),
            Self::Backup => {
                // Each of its own minute.
                let minutes = TimeDelta::minutes(chance.below(600_000) as i64);
                let at = now().at + minutes;
                let later = Now { at, ..now() };
                let go_on = &mut |_| ControlFlow::Continue(());
                book.backup(BackupReason::ByHand, &later, go_on).map(drop)
            }
        };
        match done {
            Ok(()) => Ok(true),
            Err(
                Error::NothingToUndo
                | Error::CannotUndo { .. }
                | Error::MergeClash { .. }
                | Error::Undecided(_)
                | Error::Invalid(_),
            ) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// Unites somebody with the first who can be.
fn merge(book: &mut Book, ids: &[Id], left: Id) -> Result<()> {
    for right in ids.iter().filter(|id| **id != left) {
        let view = book.merge_view(left, *right, now().today)?;
        if view.obstacles.is_empty() {
            let undecided = view.fields.iter().filter(|f| f.differs && f.take.is_none());
            let choices: Vec<Choice> = undecided
                .map(|field| Choice {
                    field: field.field,
                    take: Take::Left,
                })
                .collect();
            return book.merge(left, *right, &choices, &now()).map(drop);
        }
    }
    Err(Error::MergeClash { favour: 0 })
}

/// An hour of the owner's for somebody.
pub(crate) fn gift(person: Id, what: &str) -> FavourForm {
    FavourForm {
        giver: None,
        beneficiaries: vec![Beneficiary {
            person: Some(person),
            value: None,
        }],
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

/// A file of so many new people.
pub(crate) fn cards(aside: &Path, word: &str, people: usize) -> PathBuf {
    let file = aside.join(format!("{word}.vcf"));
    let cards: String = (0..people)
        .map(|number| {
            format!(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Uusi {word} {number}\r\nN:{word}{number};Uusi;;;\r\n\
                 TEL:+35840{number:07}\r\nEMAIL:{word}.{number}@example.fi\r\nNOTE:{word}\r\n\
                 END:VCARD\r\n"
            )
        })
        .collect();
    fs::write(&file, cards).expect("a file");
    file
}

pub(crate) fn import(book: &mut Book, file: &Path, dry_run: bool) -> Result<()> {
    let options = ImportOptions {
        dry_run,
        ..ImportOptions::default()
    };
    let files = [file.to_owned()];
    book.import(&files, &options, &now(), &mut |_| ControlFlow::Continue(()))
        .map(drop)
}
