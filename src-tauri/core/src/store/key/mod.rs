//! What opens a book. It is sealed by one random key; the key file beside it
//! lists the ways to that key (`lock`), and the key is also 24 words (`words`).
//! The only module that sees a key.

mod file;
mod keyring;
mod lock;
mod renew;
mod secret;
pub(crate) mod words;

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, TransactionBehavior};
use zeroize::Zeroizing;

pub use file::key_file;
pub(crate) use file::{KeyFile, copy_beside, copy_new_beside, is_same_beside};
pub use keyring::{Keyring, KeyringFault, NoKeyring};
pub use lock::Way;
pub(crate) use lock::{Closed, HexKey, Lock, Sealed};
pub(crate) use renew::{renew, settle};
pub use secret::{BookKey, Passphrase};

use super::aside::Left;
use super::hold;
use super::parts::KEY;
use crate::error::{Error, Result};

/// How a book is unlocked.
#[derive(Debug, Clone)]
pub enum Unlock {
    /// As the key file offers without anything being asked: with the key in it.
    KeyFile,
    /// In any way that the key file lists, with what is at hand for it.
    Ways {
        keyring: Arc<dyn Keyring>,
        passphrase: Option<Passphrase>,
    },
    /// With the key itself.
    Key(BookKey),
    /// With a key that is known already; what has another, as it is said here.
    KeyOr(BookKey, Box<Unlock>),
}

impl Unlock {
    /// The same, where this key does not fit.
    #[must_use]
    pub fn after(&self, key: &BookKey) -> Self {
        Self::KeyOr(key.clone(), Box::new(self.clone()))
    }

    /// The same, with a passphrase that was said.
    #[must_use]
    pub fn with_passphrase(&self, said: Passphrase) -> Self {
        let ways = Self::Ways {
            keyring: self.keyring(),
            passphrase: Some(said),
        };
        let known = self.keys().into_iter().rev();
        known.fold(ways, |by, key| by.after(key))
    }

    /// Those that are known already.
    fn keys(&self) -> Vec<&BookKey> {
        match self {
            Self::Key(key) => vec![key],
            Self::KeyOr(key, other) => [vec![key], other.keys()].concat(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn keyring(&self) -> Arc<dyn Keyring> {
        match self {
            Self::Ways { keyring, .. } => Arc::clone(keyring),
            Self::KeyOr(_, other) => other.keyring(),
            _ => Arc::new(NoKeyring),
        }
    }

    fn passphrase(&self) -> Option<&Passphrase> {
        match self {
            Self::Ways { passphrase, .. } => passphrase.as_ref(),
            Self::KeyOr(_, other) => other.passphrase(),
            _ => None,
        }
    }
}

/// Gives the connection its key.
pub(crate) fn give(connection: &Connection, key: &BookKey) -> Result<()> {
    // A key that does not fit is told as our own error, not by SQLCipher on stderr.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", literal(key).as_str())?;
    Ok(())
}

/// As SQLCipher takes a key that is not to be stretched.
fn literal(key: &BookKey) -> Zeroizing<String> {
    Zeroizing::new(format!("x'{}'", *key.hex()))
}

/// Finds the key that opens the book: one that is known, or by the ways of its
/// key file, those first that ask nobody; `fit` tries one. Gives what `fit` makes
/// of the first that fits.
pub(crate) fn find<T>(
    book: &Path,
    unlock: &Unlock,
    fit: impl Fn(&BookKey) -> Result<T>,
) -> Result<(T, BookKey)> {
    for key in unlock.keys() {
        match fit(key) {
            Err(Error::KeyMisfit(_)) if matches!(unlock, Unlock::KeyOr(..)) => {}
            fitted => return Ok((fitted?, key.clone())),
        }
    }
    let file = KeyFile::read(book)?;
    let mut locks: Vec<&Lock> = file.locks.iter().chain(&file.next).collect();
    locks.sort_by_key(|lock| lock.way());
    let mut trouble = Error::KeyFileBroken(key_file(book));
    for lock in locks {
        let key = match lock.open(&*unlock.keyring(), unlock.passphrase()) {
            Ok(key) => key,
            Err(closed) => {
                trouble = told(closed, book);
                continue;
            }
        };
        match fit(&key) {
            Err(error @ Error::KeyMisfit(_)) => trouble = error,
            fitted => return Ok((fitted?, key)),
        }
    }
    Err(trouble)
}

fn told(closed: Closed, book: &Path) -> Error {
    match closed {
        Closed::Keyring(fault) => Error::Keyring(fault),
        Closed::PassphraseNeeded => Error::PassphraseNeeded(book.into()),
        Closed::WrongPassphrase => Error::WrongPassphrase(book.into()),
        Closed::Broken => Error::KeyFileBroken(key_file(book)),
    }
}

/// The key of a book that is to be made, and its file, as long as it lies in
/// none: that says of the book that it is `unfinished`. A key file that is there
/// is used, and left alone.
pub(crate) fn for_new(book: &Path, unlock: &Unlock) -> Result<(BookKey, Option<KeyFile>)> {
    match find(book, unlock, |_| Ok(())) {
        Ok(((), key)) => Ok((key, None)),
        Err(Error::KeyMissing(_)) => {
            let key = BookKey::chance();
            let mut file = match unlock.passphrase() {
                Some(passphrase) => KeyFile::new(vec![sealed(&key, passphrase)?]),
                None => KeyFile::of_key(&key),
            };
            file.unfinished = true;
            Ok((key, Some(file)))
        }
        Err(error) => Err(error),
    }
}

/// Notes that the book of this key is there. It has to be on the disk before
/// anything is put into the book: a key that is all that is left of one then
/// always says so.
pub(crate) fn finish(connection: &mut Connection, book: &Path) -> Result<()> {
    match KeyFile::read(book) {
        Ok(file) if file.unfinished => change(connection, book, |file| {
            file.unfinished = false;
            Ok(())
        }),
        // Its words open a book without a key file that can be read.
        Err(Error::File { path, source }) if source.kind() != ErrorKind::PermissionDenied => {
            Err(Error::file(path, source))
        }
        _ => Ok(()),
    }
}

/// Why no book is there: its key, where that is there, knows whether one ever was;
/// else whoever had it open left a trace.
pub(crate) fn absent(book: &Path) -> Error {
    match KeyFile::read(book) {
        Err(Error::KeyMissing(_)) if !hold::is_known(book) => Error::NoBook(book.into()),
        Ok(file) if file.unfinished => Error::NoBook(book.into()),
        _ => Error::BookGone(book.into()),
    }
}

/// A lock of this passphrase.
///
/// # Errors
/// `PassphraseTooShort`.
pub(crate) fn sealed(key: &BookKey, passphrase: &Passphrase) -> Result<Lock> {
    if !passphrase.is_long_enough() {
        return Err(Error::PassphraseTooShort);
    }
    Sealed::new(key, passphrase)
        .map(Lock::Passphrase)
        .ok_or(Error::NoMemory)
}

/// The passphrase is the one of this lock.
pub(crate) fn prove(lock: &Lock, passphrase: &Passphrase, book: &Path) -> Result<()> {
    let opened = lock.open(&NoKeyring, Some(passphrase));
    opened.map(drop).map_err(|closed| told(closed, book))
}

/// Puts the key into a keyring under a new id, and makes sure that it is there.
pub(crate) fn kept(key: &BookKey, keyring: &dyn Keyring) -> Result<Lock> {
    let mut chance = [0; 16];
    secret::chance(&mut chance);
    let id = uuid::Builder::from_random_bytes(chance)
        .into_uuid()
        .to_string();
    keyring.keep(&id, key).map_err(Error::Keyring)?;
    match keyring.read(&id) {
        Ok(read) if read == *key => Ok(Lock::Keyring { id }),
        Ok(_) => Err(Error::Keyring(KeyringFault::Empty)),
        Err(fault) => Err(Error::Keyring(fault)),
    }
}

/// Changes the key file of an open book, one at a time: whoever else would do
/// so waits for the book.
pub(crate) fn change<T>(
    connection: &mut Connection,
    book: &Path,
    act: impl FnOnce(&mut KeyFile) -> Result<T>,
) -> Result<T> {
    let alone = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut file = KeyFile::read(book)?;
    let done = act(&mut file)?;
    file.write(book)?;
    file::sweep(book);
    alone.rollback()?;
    Ok(done)
}

/// Lays this key file beside an open book; one that is there gets a free name. Whoever
/// else would change it waits for the book.
pub(crate) fn begin(connection: &mut Connection, book: &Path, file: &KeyFile) -> Result<()> {
    let alone = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let left = Left::put_aside(book, &[KEY])?;
    file.write(book).inspect_err(|_| left.come_back())?;
    alone.rollback()?;
    Ok(())
}
