//! Restoring a backup: what it would give and take, and the exchange. The book
//! that is there is backed up itself, and exchanged by one renaming: at any
//! moment the one or the other is there.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::SubsecRound;
use serde::Serialize;
use specta::Type;

use super::folder::Folder;
use super::{Progress, heeded, not_backed_up, of_backup, with_key_of};
use crate::Now;
use crate::book::keys::begin_key_file;
use crate::book::{Book, BookKey, NewWay, Unlock};
use crate::domain::backup::{BackupReason, Content};
use crate::error::{Error, Failure, Result};
use crate::store::backup::{self, CopyStep, Heed};
use crate::store::hold::Hold;
use crate::store::key::words;
use crate::store::{Connection, key, open};

/// A backup beside the book that is there.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Comparison {
    pub backup: Content,
    /// None where there is no book, or none that opens.
    pub book: Option<Content>,
    /// Why the book does not open, where there is one.
    pub trouble: Option<Failure>,
    /// In the book and not in the backup: what would be gone.
    pub lost: Difference,
    /// In the backup and not in the book: what would be back.
    pub back: Difference,
}

/// So many people and favours that the one has and the other has not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
pub struct Difference {
    pub people: u32,
    pub favours: u32,
}

/// What became of a restore.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Restored {
    pub content: Content,
    /// The name of the backup of the book that was there. Restoring it undoes this.
    pub before: Option<String>,
    /// Where a book that did not open lies now.
    pub aside: Option<PathBuf>,
}

/// Says what restoring the backup would change, and changes nothing.
pub fn compare(
    book: &Path,
    unlock: &Unlock,
    file: &Path,
    progress: Progress<'_>,
) -> Result<Comparison> {
    let heed: Heed<'_> = &mut |step| heeded(progress(step));
    let unlock = &with_key_of(book, unlock);
    let (copy, _, content) = proven(file, unlock, heed)?;
    let nothing = Difference::default();
    let there = backup::connect(book, unlock)
        .and_then(|(there, _)| Ok((backup::prove(&there, heed)?, there)));
    Ok(match there {
        Ok((stands, there)) => Comparison {
            lost: difference(&there, &copy)?,
            back: difference(&copy, &there)?,
            backup: content,
            book: Some(stands),
            trouble: None,
        },
        Err(error) => Comparison {
            lost: nothing,
            back: Difference {
                people: content.people,
                favours: content.favours,
            },
            backup: content,
            book: None,
            trouble: match error {
                Error::Cancelled => return Err(error),
                Error::NoBook(_) => None,
                error => Some(error.into()),
            },
        },
    })
}

fn difference(of: &Connection, other: &Connection) -> Result<Difference> {
    let (people, favours) = backup::missing(of, other)?;
    Ok(Difference { people, favours })
}

/// A backup that was read to its end, and its key.
fn proven(file: &Path, unlock: &Unlock, heed: Heed<'_>) -> Result<(Connection, BookKey, Content)> {
    backup::connect(file, unlock)
        .and_then(|(copy, key)| Ok((backup::prove(&copy, heed)?, copy, key)))
        .map(|(content, copy, key)| (copy, key, content))
        .map_err(|error| of_backup(file, error))
}

/// Writes a backup as a book of its own, with its key file, where none is.
///
/// # Errors
/// `BookExists`: nothing is replaced.
pub fn restore_to(
    file: &Path,
    unlock: &Unlock,
    to: &Path,
    progress: Progress<'_>,
) -> Result<Content> {
    if to.exists() || key::key_file(to).exists() {
        return Err(Error::BookExists(to.into()));
    }
    let heed: Heed<'_> = &mut |step| heeded(progress(step));
    let (copy, key, content) = proven(file, unlock, heed)?;
    let part = fresh_part(to)?;
    backup::copy(&copy, &part, &key, |_, _| Ok(None), heed)?;
    let placed = heed(CopyStep::Keying)
        .and_then(|()| key::copy_beside(file, to))
        .and_then(|()| heed(CopyStep::Naming))
        .and_then(|()| rename(&part, to));
    if placed.is_err() {
        backup::remove(&part);
        let _ = fs::remove_file(key::key_file(to));
    }
    placed.map(|()| content)
}

/// Puts a backup in the book's place. Takes the book alone.
///
/// # Errors
/// `InUse` where it is open elsewhere; `BackupDamaged`; those of the disk. The
/// book is as it was.
pub fn restore(
    book: &Path,
    unlock: &Unlock,
    file: &Path,
    now: &Now,
    progress: Progress<'_>,
) -> Result<Restored> {
    open::make_folder(backup::folder_of(book))?;
    let hold = Hold::alone(book)?;
    let heed: Heed<'_> = &mut |step| heeded(progress(step));
    let unlock = &with_key_of(book, unlock);
    let (copy, own, content) = proven(file, unlock, heed)?;
    let there = there(book, unlock)?.and_then(|there| match back_up(&there, file, now) {
        // What does not let itself be copied is damaged.
        Err(Error::Damaged(_)) => None,
        made => Some(made.map(|name| (there, name)).map_err(not_backed_up)),
    });
    let there = there.transpose()?;
    let part = fresh_part(book)?;
    // A book that opens keeps its key, so that one renaming exchanges all.
    let key = match &there {
        Some((there, _)) => there.key()?,
        None => &own,
    };
    backup::copy(&copy, &part, key, |_, _| Ok(None), heed)?;
    let placed = heed(CopyStep::Naming).and_then(|()| match there {
        Some((there, before)) => {
            backup::fold_log(there.connection, book)?;
            Ok((Some(before), None))
        }
        None => Ok((None, put_aside(book, file, now)?)),
    });
    let placed = placed.and_then(|placed| rename(&part, book).map(|()| placed));
    if placed.is_err() {
        backup::remove(&part);
    }
    drop(hold);
    placed.map(|(before, aside)| Restored {
        content,
        before,
        aside,
    })
}

/// What opens a backup whose key is lost: its recovery words, before what is at hand.
///
/// # Errors
/// `NotWords`; `KeyMisfit` for the words of another book.
pub fn unlock_by_words(file: &Path, words: &str, unlock: &Unlock) -> Result<Unlock> {
    Ok(unlock.after(&key_of_words(file, words)?))
}

fn key_of_words(file: &Path, words: &str) -> Result<BookKey> {
    let key = words::key_of(words)?;
    match backup::connect(file, &Unlock::Key(key.clone())) {
        Ok(_) => Ok(key),
        Err(error @ Error::KeyMisfit(_)) => Err(error),
        Err(error) => Err(of_backup(file, error)),
    }
}

/// The same as `restore`, for a backup whose key is lost. `way` opens the book
/// from then on, unless it opens in a way of its own.
///
/// # Errors
/// Those of `unlock_by_words`, of `restore`, and of the way.
pub fn restore_by_words(
    book: &Path,
    unlock: &Unlock,
    words: &str,
    way: NewWay<'_>,
    file: &Path,
    now: &Now,
    progress: Progress<'_>,
) -> Result<Restored> {
    let key = key_of_words(file, words)?;
    let by = unlock.after(&key);
    if open::connect(book, unlock).is_ok() {
        return restore(book, &by, file, now, progress);
    }
    // Before the exchange, so that no book comes about that this way would not open.
    let lock = way.lock(&key)?;
    let restored = restore(book, &by, file, now, progress)?;
    begin_key_file(book, lock, now)?;
    Ok(restored)
}

/// The book that is there; none where it does not open by what is wrong with it.
fn there(book: &Path, unlock: &Unlock) -> Result<Option<Book>> {
    match open::connect(book, unlock) {
        Ok((connection, _, key)) => {
            let opened = (connection, Hold::nothing(), Some(key));
            Ok(Some(Book::of(opened, book, unlock)))
        }
        Err(
            Error::NoBook(_)
            | Error::NotABook(_)
            | Error::BookGone(_)
            | Error::KeyMissing(_)
            | Error::KeyFileBroken(_)
            | Error::KeyMisfit(_)
            | Error::UnfinishedBook(_)
            | Error::Damaged(_),
        ) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The name of the backup.
fn back_up(there: &Book, restored: &Path, now: &Now) -> Result<String> {
    let folder = Folder::of(&there.path)?;
    let go_on = &mut |_| ControlFlow::Continue(());
    let made = there.copy_into(&folder, BackupReason::BeforeRestore, now, go_on)?;
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let restored = name(restored).and_then(|name| folder.named(&name));
    folder.rotate(&[&[made][..], restored.as_slice()].concat())?;
    Ok(name(&folder.path_of(&made)).unwrap_or_default())
}

/// Gives a book that does not open another name, with its log and its key, and
/// lays the backup's key in its place. The book itself stays until it is replaced.
fn put_aside(book: &Path, file: &Path, now: &Now) -> Result<Option<PathBuf>> {
    let mut aside = None;
    if book.exists() {
        let at = now.at.trunc_subsecs(0).format("%Y-%m-%dT%H%M%SZ");
        let other = backup::beside(book, &format!(".unopened-{at}"));
        let kept = |error| Error::file(&other, error);
        // Where there are no links, it is copied.
        fs::hard_link(book, &other)
            .or_else(|_| fs::copy(book, &other).map(|_| ()))
            .map_err(kept)?;
        key::copy_beside(book, &other)?;
        for (log, end) in backup::log_files(book).iter().zip(["-wal", "-shm"]) {
            if log.exists() {
                fs::rename(log, backup::beside(&other, end)).map_err(kept)?;
            }
        }
        aside = Some(other);
    } else if key::key_file(file).exists() && !key::is_same_beside(file, book)? {
        // It may be the only key of a book that was moved away.
        key::put_aside(book)?;
    }
    key::copy_beside(file, book)?;
    Ok(aside)
}

/// The file in which the new book comes about; one that was broken off is gone.
fn fresh_part(book: &Path) -> Result<PathBuf> {
    let part = backup::beside(book, ".restoring");
    backup::remove(&part);
    backup::reserve(&part)?;
    Ok(part)
}

fn rename(part: &Path, book: &Path) -> Result<()> {
    fs::rename(part, book).map_err(|error| Error::file(book, error))?;
    backup::sync_folder_of(book)
}
