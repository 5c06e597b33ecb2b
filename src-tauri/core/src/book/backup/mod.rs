//! Backups: making one, and which are kept. Each is a book of its own, with its
//! key file beside it, and was opened again and compared before it got its name.

mod folder;
mod restore;
mod upgrade;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;

use super::{Book, Unlock};
use crate::Now;
use crate::domain::backup::{BackupReason, Content, Named, Seal};
use crate::error::{Error, Failure, Result};
use crate::store::backup::{self, CopyStep, KeyOf};
use crate::store::document::is_empty;
use crate::store::key;
use folder::{Folder, moment};
pub use restore::{Comparison, Difference, Restored, compare, restore, restore_to};
pub use upgrade::bring_up_to;

/// Called at each step of a copy; what it breaks off leaves nothing behind.
pub(super) type Progress<'a> = &'a mut dyn FnMut(CopyStep) -> ControlFlow<()>;

/// A backup as it is listed.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct BackupRow {
    /// Its file's name.
    pub name: String,
    /// When it was made: UTC, RFC 3339.
    pub at: String,
    pub reason: BackupReason,
    /// Its size in tenths of a megabyte, rounded up.
    pub tenths_of_mb: u32,
    /// What it says that it holds; none where it cannot be opened.
    pub content: Option<Content>,
    /// Why it cannot be opened.
    pub trouble: Option<Failure>,
}

/// What was found in a book or a backup that was read to its end.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Verified {
    pub content: Content,
    /// Why it was made; none for a book.
    pub reason: Option<BackupReason>,
}

impl Book {
    /// Makes a backup in the folder beside the book, and lets go of those that
    /// the rotation does not keep. Whoever reads or writes is not kept waiting.
    ///
    /// # Errors
    /// Those of the disk. Nothing of the backup is left then, and no older one
    /// is gone.
    pub fn backup(
        &self,
        reason: BackupReason,
        now: &Now,
        progress: Progress<'_>,
    ) -> Result<BackupRow> {
        let folder = Folder::of(&self.path)?;
        let named = self.copy_into(&folder, reason, now, progress)?;
        folder.rotate(&[named])?;
        Ok(folder.row(&named, &self.unlock))
    }

    /// Makes one in another place, as on a stick. It is not rotated.
    pub fn backup_to(&self, place: &Path, now: &Now, progress: Progress<'_>) -> Result<PathBuf> {
        let folder = Folder::at(place, &self.path);
        let named = self.copy_into(&folder, BackupReason::ByHand, now, progress)?;
        Ok(folder.path_of(&named))
    }

    /// Makes the one of the day, if the book is not as the latest backup has it.
    pub fn backup_of_the_day(
        &self,
        now: &Now,
        progress: Progress<'_>,
    ) -> Result<Option<BackupRow>> {
        if is_empty(&self.connection)? || !self.is_due(now)? {
            return Ok(None);
        }
        self.backup(BackupReason::Daily, now, progress).map(Some)
    }

    fn is_due(&self, now: &Now) -> Result<bool> {
        let mark = backup::mark(&self.connection)?;
        let folder = Folder::of(&self.path)?;
        let mut seals = folder.seals(&self.unlock)?.peekable();
        if seals.peek().is_some_and(|latest| latest.mark == mark) {
            return Ok(false);
        }
        // Any of them: one from a day when the clock was wrong may lie ahead of all.
        Ok(!seals.any(|seal| seal.reason == BackupReason::Daily && seal.day == now.today))
    }

    fn copy_into(
        &self,
        folder: &Folder,
        reason: BackupReason,
        now: &Now,
        progress: Progress<'_>,
    ) -> Result<Named> {
        folder.make()?;
        folder.sweep(now);
        let (named, part) = folder.reserve(reason, now)?;
        let path = folder.path_of(&named);
        let heed = &mut |step| heeded(progress(step));
        let seal = |moment: &_, content: &Content| {
            Ok(Some(Seal {
                reason,
                day: now.today,
                mark: backup::mark(moment)?,
                content: content.clone(),
            }))
        };
        let key = KeyOf {
            book: &self.path,
            unlock: &self.unlock,
        };
        backup::copy(&self.connection, &part, key, seal, heed)?;
        let placed = heed(CopyStep::Keying)
            .and_then(|()| key::copy_beside(&self.path, &path))
            .and_then(|()| heed(CopyStep::Naming))
            .and_then(|()| {
                std::fs::rename(&part, &path).map_err(|error| Error::file(&path, error))
            });
        if placed.is_err() {
            backup::remove(&part);
            let _ = std::fs::remove_file(key::key_file(&path));
        }
        placed?;
        backup::sync_folder(folder.path())?;
        Ok(named)
    }
}

/// Backs up the book as it stands before a change that is not yet kept, where
/// it holds anything.
pub(super) fn before(path: &Path, unlock: &Unlock, reason: BackupReason, now: &Now) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Ok(());
    }
    let made = Book::open(path, unlock).and_then(|book| {
        if is_empty(&book.connection)? {
            return Ok(());
        }
        book.backup(reason, now, &mut |_| ControlFlow::Continue(()))?;
        Ok(())
    });
    made.map_err(not_backed_up)
}

/// When the backups were made that hold somebody of these uids, the latest first.
pub(super) fn holding(path: &Path, unlock: &Unlock, uids: &[String]) -> Result<Vec<String>> {
    if path.as_os_str().is_empty() {
        return Ok(Vec::new());
    }
    let holding = Folder::of(path)?.holding(uids, unlock)?;
    Ok(holding.iter().rev().map(moment).collect())
}

/// Takes those away. One that does not go is an error that names it.
pub(super) fn remove_holding(path: &Path, unlock: &Unlock, uids: &[String]) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Ok(());
    }
    let folder = Folder::of(path)?;
    for named in folder.holding(uids, unlock)? {
        folder.remove(&named)?;
    }
    backup::sync_folder(folder.path())
}

fn not_backed_up(why: Error) -> Error {
    Error::NotBackedUp(Box::new(why))
}

/// The backups of a book, the latest first, whether or not the book opens.
pub fn backups(book: &Path, unlock: &Unlock) -> Result<Vec<BackupRow>> {
    let folder = Folder::of(book)?;
    let mut all = folder.all()?;
    all.reverse();
    Ok(all.iter().map(|named| folder.row(named, unlock)).collect())
}

/// The file of a backup that is listed by this name.
pub fn backup_file(book: &Path, name: &str) -> Result<PathBuf> {
    let folder = Folder::of(book)?;
    let named = folder.named(name).ok_or(Error::NotFound("backup"))?;
    Ok(folder.path_of(&named))
}

/// Reads a backup, or a book, to its end. Not a byte of it is changed.
///
/// # Errors
/// `BackupDamaged` where any page is not as it was written, or where what it
/// holds is not what was copied.
pub fn verify(file: &Path, unlock: &Unlock, progress: Progress<'_>) -> Result<Verified> {
    let verified = backup::connect(file, file, unlock).and_then(|connection| {
        Ok(Verified {
            content: backup::prove(&connection, &mut |step| heeded(progress(step)))?,
            reason: backup::seal(&connection)?.map(|seal| seal.reason),
        })
    });
    verified.map_err(|error| of_backup(file, error))
}

/// An error of a file that may be a backup.
fn of_backup(file: &Path, error: Error) -> Error {
    match error {
        Error::Damaged(_) | Error::NotABook(_) | Error::KeyMisfit(_) | Error::UnfinishedBook(_) => {
            Error::BackupDamaged(file.into())
        }
        error => error,
    }
}

fn heeded(flow: ControlFlow<()>) -> Result<()> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Cancelled),
    }
}
