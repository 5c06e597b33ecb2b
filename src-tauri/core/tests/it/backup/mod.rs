//! Backups: each opens again and is equal; one that was broken off is never
//! listed; one that is damaged is named so; and restoring leaves, whatever
//! happens, the old book or the new one.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::TimeDelta;
use vuoro_core::book::view::PersonEdit;
use vuoro_core::book::{
    BackupReason, BackupRow, CopyStep, ExportFormat, ExportWhom, ImportOptions, NewWay, Passphrase,
    SampleBook, Unlock, backups, begin_anew, compare, key_file, restore, restore_by_words,
    restore_to, unlock_by_words, verify,
};
use vuoro_core::domain::favour::Direction;
use vuoro_core::error::{Failure, FailureKind, Result};
use vuoro_core::sample::Language;
use vuoro_core::{Book, Error, Now};

use crate::desk::{Desk, export, favour, now};

mod gone;
mod kept;
mod made;
mod restored;

const KEY: Unlock = Unlock::KeyFile;

fn go_on(_: CopyStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn later(days: i64) -> Now {
    let at = now().at + TimeDelta::days(days);
    Now {
        at,
        today: at.date_naive(),
    }
}

fn sample(favours: u32, seed: u64) -> SampleBook {
    SampleBook {
        people: 40,
        favours,
        seed,
        photo_side: 24,
        language: Language::English,
    }
}

/// A book with people, favours, pictures and a history.
fn filled(favours: u32) -> Desk {
    let mut desk = Desk::new();
    let go_on = &mut |_| ControlFlow::Continue(());
    desk.book
        .fill_sample(&sample(favours, 5), &now(), go_on)
        .unwrap();
    desk
}

fn folder(book: &Path) -> PathBuf {
    book.parent().unwrap().join("backups")
}

fn listed(book: &Path) -> Vec<BackupRow> {
    backups(book, &KEY).unwrap()
}

fn by_hand(book: &Book, now: &Now) -> PathBuf {
    let row = book.backup(BackupReason::ByHand, now, &mut go_on).unwrap();
    folder(book.path()).join(row.name)
}

fn in_folder(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The whole of a book, as its owner would take it elsewhere.
fn whole(path: &Path) -> String {
    let mut book = Book::open(path, &KEY).unwrap();
    assert_eq!(book.check().unwrap(), [""; 0], "{}", path.display());
    export(&book)
}

#[track_caller]
fn kind<T>(done: Result<T>) -> FailureKind {
    Failure::from(done.err().expect("it must not succeed")).kind
}

type Is = fn(CopyStep) -> bool;

/// Each stage of a copy, and whether it is that one.
const STAGES: [(&str, Is); 5] = [
    ("reading", |step| step == CopyStep::Reading),
    ("copying", |step| matches!(step, CopyStep::Copying(_))),
    ("proving", |step| step == CopyStep::Proving),
    ("keying", |step| step == CopyStep::Keying),
    ("naming", |step| step == CopyStep::Naming),
];

/// Breaks off at a stage.
fn until(stage: &str) -> impl FnMut(CopyStep) -> ControlFlow<()> + use<> {
    let (_, is) = STAGES.into_iter().find(|(name, _)| *name == stage).unwrap();
    move |step| match is(step) {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// A book of some megabytes, so that a copy has a middle.
fn wide() -> Desk {
    let mut desk = filled(20);
    let note = "x".repeat(9_000);
    let cards: String = (0..180)
        .map(|n| {
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nNOTE:{note}\r\nEND:VCARD\r\n")
        })
        .collect();
    let options = ImportOptions {
        without_backup: true,
        ..ImportOptions::default()
    };
    let file = desk.file("wide.vcf", cards);
    desk.import_files(&[file], &options).unwrap();
    desk
}

fn beside(book: &Path, end: &str) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Not a test of its own: what those below start, to be killed in its middle.
#[test]
fn act_on_the_book_that_is_named() {
    let said = |name| std::env::var(name).ok();
    let (Some(act), Some(book)) = (said("VUORO_TEST_ACT"), said("VUORO_TEST_BOOK")) else {
        return;
    };
    let stage = said("VUORO_TEST_DIES");
    let mut die = |step| {
        let dies = stage.as_deref().map(|stage| until(stage)(step).is_break());
        if dies == Some(true) {
            let itself = std::process::id().to_string();
            Command::new("kill").args(["-9", &itself]).status().unwrap();
        }
        ControlFlow::Continue(())
    };
    let path = PathBuf::from(book);
    let done = match act.as_str() {
        "backup" => {
            let book = Book::open(&path, &KEY).unwrap();
            book.backup(BackupReason::ByHand, &now(), &mut die)
                .map(|_| ())
        }
        _ => {
            let file = said("VUORO_TEST_FILE").unwrap();
            restore(&path, &KEY, Path::new(&file), &now(), &mut die).map(|_| ())
        }
    };
    if let Err(error) = done {
        panic!("refused: {error:?}");
    }
}

fn in_another_program(act: &str, book: &Path, more: &[(&str, &str)]) -> std::process::Output {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "backup::act_on_the_book_that_is_named",
            "--nocapture",
        ])
        .env("VUORO_TEST_ACT", act)
        .env("VUORO_TEST_BOOK", book)
        .envs(more.iter().copied())
        .output()
        .unwrap()
}
