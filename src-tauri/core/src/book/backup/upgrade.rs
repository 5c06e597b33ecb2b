//! Bringing a book of an older version up to date.

use std::ops::ControlFlow;
use std::path::Path;

use super::folder::Folder;
use super::not_backed_up;
use crate::Now;
use crate::book::{Book, Unlock};
use crate::domain::backup::BackupReason;
use crate::error::Result;
use crate::store::hold::Hold;
use crate::store::migrate::{self, STEPS, Standing, Step};
use crate::store::{backup, open};

impl Book {
    /// Brings a book that an older version wrote up to date, alone, after a
    /// backup; one that is, is left as it is.
    ///
    /// # Errors
    /// `InUse` where it is open elsewhere; `NotBackedUp`. The book is as it was.
    pub fn bring_up_to_date(path: &Path, unlock: &Unlock, now: &Now) -> Result<()> {
        bring_up_to(path, unlock, now, STEPS)
    }
}

/// The same, up to other steps than those that are shipped.
pub fn bring_up_to(path: &Path, unlock: &Unlock, now: &Now, steps: &[Step]) -> Result<()> {
    let hold = Hold::alone(path)?;
    let (connection, _, key) = open::connect(path, unlock)?;
    // Somebody else may have done it meanwhile.
    if migrate::standing(&connection, steps)? != Standing::Older {
        return Ok(());
    }
    let mut book = Book::of((connection, hold, Some(key)), path, unlock);
    back_up(&book, now).map_err(not_backed_up)?;
    migrate::run(&mut book.connection, steps)
}

/// A migration that fails is tried at each start; one backup is enough.
fn back_up(book: &Book, now: &Now) -> Result<()> {
    let mark = backup::mark(&book.connection)?;
    let folder = Folder::of(&book.path)?;
    let unlock = book.unlock()?;
    let mut seals = folder.seals(&unlock)?;
    if seals.any(|seal| seal.reason == BackupReason::BeforeMigration && seal.mark == mark) {
        return Ok(());
    }
    let go_on = &mut |_| ControlFlow::Continue(());
    book.backup(BackupReason::BeforeMigration, now, go_on)?;
    Ok(())
}
