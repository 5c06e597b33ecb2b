//! Backups: making one, and which are kept. Each is a book of its own, with its
//! key file beside it, and was opened again and compared before it got its name.

mod folder;
mod restore;
mod upgrade;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;

use super::{Book, BookKey, Unlock};
use crate::Now;
use crate::domain::backup::{BackupReason, Content, Named, Seal};
use crate::error::{Error, Failure, Result};
use crate::store::aside;
use crate::store::backup::{self, CopyStep};
use crate::store::document::is_empty;
use crate::store::erase::Traces;
use crate::store::key::{self, KeyFile, Lock};
pub(super) use folder::{Folder, Holding, moment};
pub use restore::{
    Comparison, Difference, Restored, compare, restore, restore_by_words, restore_to,
    unlock_by_words,
};
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
        Ok(folder.row(&named, &self.unlock()?))
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
        let unlock = self.unlock()?;
        let mut seals = folder.seals(&unlock)?.peekable();
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
        backup::copy(&self.connection, &part, self.key()?, seal, heed)?;
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
        // A way may have been taken out since it was laid there. What cannot follow
        // is told by `left_behind`.
        let _ = key::copy_beside(&self.path, &path);
        backup::sync_folder(folder.path())?;
        Ok(named)
    }

    /// The backups that hold one of these people, and what was put aside of the book
    /// and is not looked into; none of a book that is in no file.
    pub(super) fn holding(&self, traces: &[Traces]) -> Result<Holding> {
        let Ok(unlock) = self.unlock() else {
            return Ok(Holding::default());
        };
        let mut holding = Folder::of(&self.path)?.holding(traces, &unlock)?;
        holding.unread.extend(aside::lying_beside(&self.path));
        Ok(holding)
    }

    /// Takes away what a restore left that was killed: nobody restores while the
    /// book is open.
    pub(super) fn drop_unrestored(&self) {
        if self.key.is_some() {
            backup::remove(&restore::part_of(&self.path));
        }
    }

    /// Takes these backups away; the names of those that did not go.
    pub(super) fn remove_backups(&self, gone: Vec<Named>) -> Vec<String> {
        let Ok(folder) = Folder::of(&self.path) else {
            return Vec::new();
        };
        let mut left = gone;
        left.retain(|named| folder.remove(named).is_err());
        let _ = backup::sync_folder(folder.path());
        left.iter().map(|named| folder.name(named)).collect()
    }
}

/// Backs up the book as it stands before a change that is not yet kept, where
/// it holds anything. Nothing opens a book that is in no file.
pub(super) fn before(
    path: &Path,
    unlock: Option<&Unlock>,
    reason: BackupReason,
    now: &Now,
) -> Result<()> {
    let Some(unlock) = unlock else {
        return Ok(());
    };
    let made = Book::open(path, unlock).and_then(|book| {
        if is_empty(&book.connection)? {
            return Ok(());
        }
        book.backup(reason, now, &mut |_| ControlFlow::Continue(()))?;
        Ok(())
    });
    made.map_err(not_backed_up)
}

fn not_backed_up(why: Error) -> Error {
    Error::NotBackedUp(Box::new(why))
}

/// The backups of a book, the latest first, whether or not the book opens.
pub fn backups(book: &Path, unlock: &Unlock) -> Result<Vec<BackupRow>> {
    let folder = Folder::of(book)?;
    let mut all = folder.all()?;
    all.reverse();
    let unlock = &with_key_of(book, unlock);
    Ok(all.iter().map(|named| folder.row(named, unlock)).collect())
}

/// Has the backups of the book open as it does, now that its ways are others.
pub(super) fn follow(book: &Path, key: &BookKey) {
    if let Ok(folder) = Folder::of(book) {
        folder.follow(book, key);
    }
}

/// The names of the backups that open otherwise than the book of this key file.
pub(super) fn left_behind(book: &Path, of_book: &KeyFile) -> Result<Vec<String>> {
    Folder::of(book)?.left_behind(of_book)
}

/// Whether a backup of the book has this lock, so far as that can be told.
pub(super) fn opens_by(book: &Path, lock: &Lock) -> bool {
    let locks = Folder::of(book).and_then(|folder| folder.locks());
    locks.is_ok_and(|locks| locks.contains(lock))
}

/// The same, and the key that the book's own key file gives before all else: most
/// backups have it, whatever passphrase there was when they were made.
pub fn with_key_of(book: &Path, unlock: &Unlock) -> Unlock {
    match key::find(book, unlock, |_| Ok(())) {
        Ok(((), key)) => unlock.after(&key),
        Err(_) => unlock.clone(),
    }
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
    let verified = backup::connect(file, unlock).and_then(|(connection, _)| {
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
