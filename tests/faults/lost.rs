//! A restore where the book is gone, or does not open, and what lies beside it is
//! needed to read its last change: the log that alone has it, or the pages as they
//! were before a new key that was cut off. Whatever comes of it, that change is
//! somewhere yet.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use vuoro_core::Error;
use vuoro_core::book::key_file;

use crate::chance::Chance;
use crate::desk::{self, BOOK, Deed, State, open, state, whole};
use crate::disk::{Disk, Fault};
use crate::drawer::Drawer;
use crate::ground::{Ground, Outcome};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The file was moved away.
    File,
    /// The key file was.
    Key,
    /// The file was, after a renewal of the key was cut off in the middle.
    FileInRenewal,
    /// The key file was, after such a renewal.
    KeyInRenewal,
}

impl Lost {
    fn is_file(self) -> bool {
        matches!(self, Self::File | Self::FileInRenewal)
    }

    /// The end of the name of what the file alone is not whole without.
    fn log(self) -> &'static str {
        match self {
            Self::File | Self::Key => "-wal",
            Self::FileInRenewal | Self::KeyInRenewal => "-journal",
        }
    }
}

/// What there was.
#[derive(Debug)]
pub(crate) struct Was {
    backed_up: State,
    with_the_last_change: State,
}

/// Lays the book into `live`, as a kill and then its owner left it; what was moved
/// away lies in `aside`.
pub(crate) fn ready(ground: &Ground, lost: Lost, live: &Path, aside: &Path) -> Result<Was, Error> {
    let mut chance = Chance::of(1, "lost", 0);
    let making = aside.join("making");
    desk::copy(&ground.template(), &making);
    let mut book = open(&making)?;
    Deed::Backup.run(&mut book, &mut chance, aside)?;
    let backed_up = state(&book)?;
    // The backup's key is no longer the book's.
    drop(Drawer::default().renew(book)?);
    let mut book = open(&making)?;
    Deed::Record.run(&mut book, &mut chance, aside)?;
    let with_the_last_change = state(&book)?;
    if lost.log() == "-wal" {
        desk::copy(&making, live);
        drop(book);
    } else {
        drop(book);
        cut_in_a_renewal(&making, aside, live)?;
    }
    let place = live.join(BOOK);
    let away = aside.join(BOOK);
    fs::copy(key_file(&place), key_file(&away)).expect("a copy");
    match lost.is_file() {
        true => {
            fs::copy(&place, &away).expect("a copy");
            fs::remove_file(&place).expect("removed");
        }
        false => fs::remove_file(key_file(&place)).expect("removed"),
    }
    Ok(Was {
        backed_up,
        with_the_last_change,
    })
}

/// Lays a book into `live` whose pages are partly under the one key and partly under
/// the other.
fn cut_in_a_renewal(whole: &Path, aside: &Path, live: &Path) -> Result<(), Error> {
    /// The call at which the last one was cut off so.
    static AT: AtomicU64 = AtomicU64::new(8);
    let bytes = |folder: &Path, end: &str| fs::read(beside(&folder.join(BOOK), end)).ok();
    let cut = aside.join("cut");
    for at in (AT.load(Ordering::Relaxed)..4000).step_by(8) {
        let _ = fs::remove_dir_all(&cut);
        desk::copy(whole, &cut);
        let disk = Disk::under(&cut, Chance::of(0, "disk", 0));
        let book = open(&cut)?;
        disk.set(Some(Fault::Broken(at)));
        let renewed = Drawer::default().renew(book);
        disk.set(None);
        drop(disk);
        let is_hot = bytes(&cut, "-journal").is_some_and(|journal| !journal.is_empty());
        if renewed.is_err() && is_hot && bytes(&cut, "") != bytes(whole, "") {
            AT.store(at, Ordering::Relaxed);
            desk::copy(&cut, live);
            return Ok(());
        }
    }
    Err(Error::NotFound("moment in the middle of a renewal"))
}

/// Looks at what is there once the disk is sound again; `told` says that it was
/// told as done, and `lasts` that the disk never got better while the program ran.
pub(crate) fn judge(
    (lost, was): (Lost, &Was),
    live: &Path,
    aside: &Path,
    (told, lasts): (bool, bool),
) -> Outcome<()> {
    let restored = open(live).map_err(|error| error.to_string());
    let restored = restored.and_then(|mut book| whole(&mut book));
    let is_restored = restored.as_ref() == Ok(&was.backed_up);
    if told && !is_restored {
        return Err(format!("it was told as done, and there is {restored:?}"));
    }
    let own = live.join(BOOK);
    let end = lost.log();
    let begins = |begin: &str| {
        let begin = format!("{BOOK}{begin}");
        let names = in_folder(live).filter(move |(name, _)| name.starts_with(&begin));
        names.map(|(_, path)| path).collect::<Vec<PathBuf>>()
    };
    // Of each the file, what belongs to it, and its key.
    let mut there: Vec<[PathBuf; 3]> = Vec::new();
    if lost.is_file() {
        for key in begins(".key") {
            let logs = begins(end).into_iter();
            there.extend(logs.map(|log| [aside.join(BOOK), log, key.clone()]));
        }
    } else {
        let key = key_file(&aside.join(BOOK));
        let books = begins(".unopened-").into_iter().chain([own.clone()]);
        there.extend(books.map(|book| [book.clone(), beside(&book, end), key.clone()]));
    }
    let has_all = |one: &&[PathBuf; 3]| {
        let found = found(one, end);
        found.as_ref() == Ok(&was.with_the_last_change)
    };
    let in_place = match lost.is_file() {
        true => [aside.join(BOOK), beside(&own, end), key_file(&own)],
        false => [own.clone(), beside(&own, end), key_file(&aside.join(BOOK))],
    };
    let all: Vec<_> = there.iter().filter(has_all).collect();
    if all.is_empty() {
        return Err("the last change is nowhere".into());
    }
    // Where it came to nothing, and the disk let it, the book is as it was.
    if !is_restored && !lasts && !all.contains(&&in_place) {
        return Err(format!(
            "it came to nothing, and {all:?} are in no place of theirs"
        ));
    }
    Ok(())
}

fn in_folder(folder: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, entry.path())
    })
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// What a book holds, with what belongs to it and its key.
fn found([file, log, key]: &[PathBuf; 3], end: &str) -> Outcome<State> {
    let elsewhere = tempfile::tempdir().map_err(|error| error.to_string())?;
    let place = elsewhere.path().join(BOOK);
    for (from, to) in [
        (file, &place),
        (key, &key_file(&place)),
        (log, &beside(&place, end)),
    ] {
        fs::copy(from, to).map_err(|error| error.to_string())?;
    }
    let mut book = open(elsewhere.path()).map_err(|error| error.to_string())?;
    whole(&mut book)
}
