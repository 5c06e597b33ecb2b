//! Who has the book: all who opened it, together, or one who exchanges the file,
//! its schema or its key, alone. A lock of the system's on a file beside the
//! book, which a program that dies lets go of. The file itself is never locked
//! here: closing it would drop the locks that SQLite has on it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::backup::beside;
use crate::error::{Error, Result};

/// Whoever waits longer is told so, and may ask again.
const PATIENCE: Duration = Duration::from_secs(1);
const STEP: Duration = Duration::from_millis(25);

/// The book is held for as long as this lives.
#[derive(Debug)]
pub(crate) struct Hold {
    _lock: Option<File>,
}

/// `book.vuoro` has `book.vuoro.lock`.
fn lock_file(book: &Path) -> PathBuf {
    beside(book, ".lock")
}

/// Whether anybody ever held this book.
pub(crate) fn is_known(book: &Path) -> bool {
    lock_file(book).exists()
}

impl Hold {
    /// Of a book that is in no file.
    pub(crate) fn nothing() -> Self {
        Self { _lock: None }
    }

    /// # Errors
    /// `Taken` while somebody has the book alone.
    pub(crate) fn together(book: &Path) -> Result<Self> {
        let taken = || Error::Taken(book.into());
        wait(book, File::try_lock_shared, taken)
    }

    /// # Errors
    /// `InUse` while somebody else has the book open.
    pub(crate) fn alone(book: &Path) -> Result<Self> {
        let in_use = || Error::InUse(book.into());
        wait(book, File::try_lock, in_use)
    }
}

fn wait(
    book: &Path,
    lock: impl Fn(&File) -> std::result::Result<(), TryLockError>,
    why_not: impl Fn() -> Error,
) -> Result<Hold> {
    let path = lock_file(book);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path).map_err(|error| match error.kind() {
        // A book writes beside itself; its folder has to let it.
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Error::file(
            book.parent().unwrap_or(book),
            ErrorKind::PermissionDenied.into(),
        ),
        _ => Error::file(&path, error),
    })?;
    for _ in 0..=PATIENCE.as_millis() / STEP.as_millis() {
        match lock(&file) {
            Ok(()) => return Ok(Hold { _lock: Some(file) }),
            Err(TryLockError::WouldBlock) => sleep(STEP),
            // A folder on another machine may know no such locks.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(Hold::nothing());
            }
            Err(TryLockError::Error(error)) => return Err(Error::file(&path, error)),
        }
    }
    Err(why_not())
}
