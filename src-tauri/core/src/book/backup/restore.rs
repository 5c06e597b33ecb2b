//! Restoring a backup: what it would give and take, and the exchange. A book that
//! opens is backed up itself, and exchanged by one renaming: at any moment the one
//! or the other is there. One that does not open, and what is left of one that is
//! gone, get other names first: whoever is killed in between leaves no book in the
//! place, and all of what was there beside it.

use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;

use super::folder::Folder;
use super::{Progress, heeded, not_backed_up, of_backup, with_key_of};
use crate::Now;
use crate::book::keys::begin_key_file;
use crate::book::{Book, BookKey, NewWay, Unlock};
use crate::domain::backup::{BackupReason, Content};
use crate::error::{Error, Failure, Result};
use crate::store::aside::{self, Aside, Left};
use crate::store::backup::{self, CopyStep, Heed};
use crate::store::hold::Hold;
use crate::store::key::words;
use crate::store::parts::{LEFT, LOGS};
use crate::store::{Connection, key, open, place};

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
    /// The last changes to a book that is gone lie in a log where it was; it would
    /// be put aside.
    pub log_left: bool,
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
    /// Where the logs of a book that was gone lie now. What is not in the file
    /// that was there is in them.
    pub logs: Vec<PathBuf>,
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
            log_left: false,
        },
        Err(error) => Comparison {
            lost: nothing,
            back: Difference {
                people: content.people,
                favours: content.favours,
            },
            backup: content,
            book: None,
            log_left: matches!(error, Error::NoBook(_)) && aside::has_log(book),
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
    let is_free = || match to.exists() || key::key_file(to).exists() || aside::has_log(to) {
        true => Err(Error::BookExists(to.into())),
        false => Ok(()),
    };
    is_free()?;
    let heed: Heed<'_> = &mut |step| heeded(progress(step));
    let (copy, key, content) = proven(file, unlock, heed)?;
    let _hold = Hold::alone(to)?;
    is_free()?;
    let part = fresh_part(to)?;
    backup::copy(&copy, &part, &key, |_, _| Ok(None), heed)?;
    let mut laid = false;
    let placed = heed(CopyStep::Keying)
        .and_then(|()| key::copy_new_beside(file, to))
        .and_then(|copied| {
            laid = copied;
            heed(CopyStep::Naming)
        })
        .and_then(|()| {
            place::anew(&part, to).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => Error::BookExists(to.into()),
                _ => Error::file(to, error),
            })
        });
    if placed.is_err() {
        backup::remove(&part);
        if laid {
            let _ = fs::remove_file(key::key_file(to));
        }
    }
    placed?;
    backup::sync_folder_of(to)?;
    Ok(content)
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
    let restored = Restored {
        content,
        before: None,
        aside: None,
        logs: Vec::new(),
    };
    let placed = heed(CopyStep::Naming).and_then(|()| match there {
        Some((there, before)) => {
            backup::fold_log(there.connection, book)?;
            rename(&part, book)?;
            Ok(Restored {
                before: Some(before),
                ..restored
            })
        }
        None if is_there(book)? => {
            let aside = Some(in_place_of_unopened(book, file, &part, now)?);
            Ok(Restored { aside, ..restored })
        }
        None => {
            let logs = in_place_of_none(book, file, &part)?;
            Ok(Restored { logs, ..restored })
        }
    });
    if placed.is_err() {
        backup::remove(&part);
    }
    drop(hold);
    placed
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
    way.lay(&key, |lock| {
        let restored = restore(book, &by, file, now, progress)?;
        let (mut connection, _hold) = open::alone(book, &key)?;
        begin_key_file(&mut connection, book, lock, now)?;
        Ok(restored)
    })
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

/// Whether the book is there. What cannot be said is no reason to replace it.
fn is_there(book: &Path) -> Result<bool> {
    book.try_exists().map_err(|error| Error::file(book, error))
}

/// Gives a book that does not open another name, with its log and its key, and
/// its place to the other. Gives that name.
fn in_place_of_unopened(book: &Path, file: &Path, part: &Path, now: &Now) -> Result<PathBuf> {
    let aside = Aside::of(book, now)?;
    let placed = key::copy_beside(file, book)
        .and_then(|()| aside.give_way())
        .and_then(|()| fs::rename(part, book).map_err(|error| Error::file(book, error)));
    if let Err(error) = placed {
        aside.come_back();
        return Err(error);
    }
    backup::sync_folder_of(book)?;
    Ok(aside.path())
}

/// Gives a book the place of one that is gone, whose key and log may be all that
/// there is of it; where the logs lie then.
fn in_place_of_none(book: &Path, file: &Path, part: &Path) -> Result<Vec<PathBuf>> {
    let own_key = key::key_file(file).exists() && !key::is_same_beside(file, book)?;
    let left = Left::put_aside(book, if own_key { &LEFT } else { &LOGS })?;
    let keyed = match own_key {
        true => key::copy_beside(file, book),
        false => Ok(()),
    };
    let placed =
        keyed.and_then(|()| fs::rename(part, book).map_err(|error| Error::file(book, error)));
    if let Err(error) = placed {
        if own_key {
            let _ = fs::remove_file(key::key_file(book));
        }
        left.come_back();
        return Err(error);
    }
    backup::sync_folder_of(book)?;
    Ok(left.logs())
}

/// `book.vuoro` comes back as `book.vuoro.restoring`.
pub(super) fn part_of(book: &Path) -> PathBuf {
    backup::beside(book, ".restoring")
}

/// The file in which the new book comes about; one that was broken off is gone.
fn fresh_part(book: &Path) -> Result<PathBuf> {
    let part = part_of(book);
    backup::remove(&part);
    backup::reserve(&part)?;
    Ok(part)
}

fn rename(part: &Path, book: &Path) -> Result<()> {
    fs::rename(part, book).map_err(|error| Error::file(book, error))?;
    backup::sync_folder_of(book)
}
