//! Where a book's key comes from, and how the connection is given it. The only
//! module that sees a key.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::backup::sync_folder_of;
use crate::error::{Error, Result};

/// How a book is unlocked.
#[derive(Clone)]
pub enum Unlock {
    /// A random key in a file of mode 0600 beside the book, made with it.
    KeyFile,
    /// A passphrase, stretched by SQLCipher (PBKDF2-HMAC-SHA512).
    Passphrase(String),
}

impl std::fmt::Debug for Unlock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::KeyFile => "KeyFile",
            Self::Passphrase(_) => "Passphrase(…)",
        })
    }
}

/// The key file of a book: `book.vuoro` has `book.vuoro.key`.
pub fn key_file(book: &Path) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push(".key");
    name.into()
}

/// Lays the key file of a book beside a copy of it, in its place at once. A book
/// that opens by a passphrase alone has none.
pub(crate) fn copy_beside(book: &Path, copy: &Path) -> Result<()> {
    let (from, to) = (key_file(book), key_file(copy));
    let unwritten = |error| Error::file(&to, error);
    let bytes = match fs::read(&from) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read.map_err(|error| Error::file(&from, error))?,
    };
    let draft = to.with_extension(format!("new-{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options
        .open(&draft)
        .and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, &to));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map_err(unwritten)?;
    // The copy gets its name after its key has.
    sync_folder_of(&to)
}

/// Gives the connection the key of an existing book.
pub(crate) fn unlock(connection: &Connection, book: &Path, unlock: &Unlock) -> Result<()> {
    // A key that does not fit is told as our own error, not by SQLCipher on stderr.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    match unlock {
        Unlock::Passphrase(passphrase) => {
            connection.pragma_update(None, "key", passphrase)?;
        }
        Unlock::KeyFile => {
            let file = key_file(book);
            let hex = fs::read_to_string(&file).map_err(|error| match error.kind() {
                ErrorKind::NotFound | ErrorKind::InvalidData => Error::KeyMissing(file.clone()),
                _ => Error::file(&file, error),
            })?;
            let hex = hex.trim();
            if hex.len() != 64 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(Error::KeyMissing(file));
            }
            connection.pragma_update(None, "key", format!("x'{hex}'"))?;
        }
    }
    Ok(())
}

/// Makes the key of a book that is about to be made. An existing key file is
/// left alone and used: it may be the key of a book that was moved away.
pub(crate) fn make(connection: &Connection, book: &Path) -> Result<()> {
    let file = key_file(book);
    // Who makes the same book at the same moment must never read half a key.
    let draft = file.with_extension(format!("new-{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut handle = options
        .open(&draft)
        .map_err(|error| Error::file(&file, error))?;
    // SQLite seeds its generator from the system's own source of randomness.
    let hex: String =
        connection.query_row("SELECT lower(hex(randomblob(32)))", [], |r| r.get(0))?;
    let made = writeln!(handle, "{hex}")
        .and_then(|()| handle.sync_all())
        .and_then(|()| match fs::hard_link(&draft, &file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            linked => linked,
        });
    let _ = fs::remove_file(&draft);
    made.map_err(|error| Error::file(&file, error))?;
    // No book may ever lie there without its key.
    sync_folder_of(&file)
}
