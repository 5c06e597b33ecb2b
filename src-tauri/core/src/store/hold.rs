//! Who has the book: all who opened it, together, or one who exchanges the file,
//! its schema or its key, alone. A lock of the system's on a file beside the
//! book, which a program that dies lets go of. The file itself is never locked
//! here: closing it would drop the locks that SQLite has on it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
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
    /// The book that is held alone, and that may not be there, nor come.
    alone: Option<PathBuf>,
}

/// `book.vuoro` has `book.vuoro.lock`.
fn lock_file(book: &Path) -> PathBuf {
    beside(book, ".lock")
}

/// Whether anybody ever opened this book. The file alone says nothing: whoever is
/// about to make the book, or to bring one, and is killed leaves an empty one.
pub(crate) fn is_known(book: &Path) -> bool {
    fs::metadata(lock_file(book)).is_ok_and(|about| about.len() > 0)
}

/// Notes that this book is there. Where that cannot be written it is written the
/// next time.
pub(crate) fn note(book: &Path) {
    let path = lock_file(book);
    let _ = options()
        .open(&path)
        .and_then(|mut file| file.write_all(b"\n"));
}

/// Nobody ever opened this book, from now on.
pub(crate) fn forget(book: &Path) -> Result<()> {
    let path = lock_file(book);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::file(path, error)),
        _ => Ok(()),
    }
}

impl Hold {
    /// Of a book that is in no file.
    pub(crate) fn nothing() -> Self {
        Self {
            _lock: None,
            alone: None,
        }
    }

    /// # Errors
    /// `Taken` while somebody has the book alone.
    pub(crate) fn together(book: &Path) -> Result<Self> {
        let taken = || Error::Taken(book.into());
        let _lock = wait(book, File::try_lock_shared, taken)?;
        Ok(Self { _lock, alone: None })
    }

    /// A book that is not there is held too, and is not known for it.
    ///
    /// # Errors
    /// `InUse` while somebody else has the book open.
    pub(crate) fn alone(book: &Path) -> Result<Self> {
        let in_use = || Error::InUse(book.into());
        let _lock = wait(book, File::try_lock, in_use)?;
        Ok(Self {
            _lock,
            alone: Some(book.into()),
        })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if let Some(book) = self.alone.take()
            && !is_known(&book)
            && matches!(book.try_exists(), Ok(false))
        {
            let _ = forget(&book);
        }
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    // A network drive takes a lock that is shared for one on reading.
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn wait(
    book: &Path,
    lock: impl Fn(&File) -> std::result::Result<(), TryLockError>,
    why_not: impl Fn() -> Error,
) -> Result<Option<File>> {
    let path = lock_file(book);
    let open = || {
        options().open(&path).map_err(|error| match error.kind() {
            // A book writes beside itself; its folder has to let it.
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Error::file(
                book.parent().unwrap_or(book),
                ErrorKind::PermissionDenied.into(),
            ),
            _ => Error::file(&path, error),
        })
    };
    let mut file = open()?;
    for _ in 0..=PATIENCE.as_millis() / STEP.as_millis() {
        match lock(&file) {
            Ok(()) if is_at(&file, &path) => return Ok(Some(file)),
            // Whoever had it alone took the file away: of a book that did not come.
            Ok(()) => file = open()?,
            Err(TryLockError::WouldBlock) => sleep(STEP),
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(Error::file(&path, error)),
        }
    }
    Err(why_not())
}

/// A folder on another machine may know no such locks, or nobody may keep them there.
fn knows_no_locks(error: &std::io::Error) -> bool {
    const ENOLCK: i32 = if cfg!(target_os = "linux") { 37 } else { 77 };
    error.kind() == ErrorKind::Unsupported || cfg!(unix) && error.raw_os_error() == Some(ENOLCK)
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |about: fs::Metadata| (about.dev(), about.ino());
    let there = fs::metadata(path).map(which);
    there.is_ok_and(|there| file.metadata().map(which).is_ok_and(|own| own == there))
}

/// Elsewhere a file that is open keeps its name.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_held_also_where_nobody_keeps_locks() {
        #[cfg(target_os = "linux")]
        assert!(knows_no_locks(&std::io::Error::from_raw_os_error(37)));
        assert!(knows_no_locks(&ErrorKind::Unsupported.into()));
        assert!(!knows_no_locks(&ErrorKind::PermissionDenied.into()));
    }

    #[test]
    fn a_book_that_did_not_come_is_not_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.vuoro");
        drop(Hold::alone(&book).expect("held"));
        assert!(!is_known(&book));
        let hold = Hold::alone(&book).expect("held");
        fs::write(&book, "it came").expect("a file");
        drop(hold);
        note(&book);
        assert!(is_known(&book));
        fs::remove_file(&book).expect("removed");
        drop(Hold::alone(&book).expect("held"));
        assert!(is_known(&book), "it was there once");
    }

    #[test]
    fn a_book_is_not_known_for_who_was_killed_before_it_came() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.vuoro");
        fs::write(lock_file(&book), "").expect("a file");
        assert!(!is_known(&book));
        drop(Hold::alone(&book).expect("held"));
        assert!(!lock_file(&book).exists(), "nothing stays of it");
    }

    #[test]
    fn whoever_waited_for_a_book_that_did_not_come_has_it_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.vuoro");
        let first = Hold::alone(&book).expect("held");
        std::thread::scope(|scope| {
            let second = scope.spawn(|| Hold::alone(&book));
            sleep(STEP);
            drop(first);
            let _second = second.join().expect("no panic").expect("held");
            assert!(Hold::together(&book).is_err(), "nobody has it beside them");
        });
    }
}
