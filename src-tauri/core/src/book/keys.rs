//! What opens the book: the ways to its key, the recovery words, a new key.

use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use specta::Type;

use super::{Book, BookKey, Keyring, Passphrase, Unlock, Way, Words, backup};
use crate::Now;
use crate::error::{Error, Result};
use crate::store::aside::Left;
use crate::store::hold::{self, Hold};
use crate::store::key::words::{self, WordSaid};
use crate::store::key::{self, HexKey, KeyFile, Lock};
use crate::store::parts::LEFT;
use crate::store::{Connection, open};

/// How the book can be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KeyView {
    /// In the order in which they are tried.
    pub ways: Vec<Way>,
    /// `2026-11-19`, or '' where the recovery words were never asked back.
    pub words_checked: String,
    /// The names of the backups beside the book that open otherwise, the latest
    /// last: they were made under an older key, or their disk let nothing be written.
    pub left_behind: Vec<String>,
    /// Closing it keeps others out: nothing but its passphrase opens it. A
    /// keyring opens it to whoever sits down before the computer.
    pub can_lock: bool,
}

/// A key that no book has yet. It is made first and shown as words, so that
/// nobody is left with a book whose words were never on paper.
#[derive(Debug)]
pub struct NewKey(BookKey);

impl NewKey {
    #[expect(clippy::new_without_default, reason = "no two of them are alike")]
    pub fn new() -> Self {
        Self(BookKey::chance())
    }

    /// # Errors
    /// None in practice.
    pub fn words(&self) -> Result<Words> {
        Words::of(&self.0).ok_or(Error::NoMemory)
    }
}

impl Book {
    /// What opens this book once more, without asking again, and backups of it
    /// that have another key, as far as that asks nobody.
    ///
    /// # Errors
    /// `NoBook` for one that is in no file.
    pub fn unlock(&self) -> Result<Unlock> {
        let keyring = Unlock::Ways {
            keyring: Arc::clone(&self.keyring),
            passphrase: None,
        };
        Ok(keyring.after(self.key()?))
    }

    /// Opens a book by its recovery words, and makes a new key file with this
    /// one way in it. A key file that is there is moved to a free name beside it.
    ///
    /// # Errors
    /// `NotWords`; `KeyMisfit` for the words of another book.
    pub fn regain(path: &Path, words: &str, way: NewWay<'_>, now: &Now) -> Result<Self> {
        let mut book = Self::open(path, &Unlock::Key(words::key_of(words)?))?;
        let key = book.key()?.clone();
        way.lay(&key, |lock| {
            begin_key_file(&mut book.connection, path, lock, now)
        })?;
        Ok(book)
    }

    /// The ways that open the book.
    pub fn keys(&self) -> Result<KeyView> {
        keys(&self.path)
    }

    /// Adds a way, or makes it anew: another passphrase takes the place of the one
    /// before. The backups that have the book's key open by it too.
    pub fn add_way(&mut self, way: NewWay<'_>) -> Result<()> {
        let key = self.key()?.clone();
        let replaced = way.lay(&key, |lock| {
            key::change(&mut self.connection, &self.path, |file| {
                let replaced = file.locks.clone();
                file.put_lock(lock);
                Ok(replaced)
            })
        })?;
        backup::follow(&self.path, self.key()?);
        if let NewWay::Keyring(keyring) = way {
            forget(&self.path, &replaced, keyring);
        }
        Ok(())
    }

    /// Takes a way out, of the backups too. What a keyring kept is forgotten there.
    ///
    /// # Errors
    /// `LastWay`; `WordsUnchecked` before `check_words` for the key file, and for
    /// what would leave the keyring alone.
    pub fn remove_way(&mut self, way: Way, keyring: &dyn Keyring) -> Result<()> {
        let before = key::change(&mut self.connection, &self.path, |file| {
            let before = file.locks.clone();
            file.take_out(way)?;
            Ok(before)
        })?;
        backup::follow(&self.path, self.key()?);
        if way == Way::Keyring {
            forget(&self.path, &before, keyring);
        }
        Ok(())
    }

    /// The key as words, to be written on paper.
    pub fn recovery_words(&self) -> Result<Words> {
        Words::of(self.key()?).ok_or(Error::NoMemory)
    }

    /// The numbers of three words to ask back.
    pub fn asked_words() -> [u8; 3] {
        words::asked()
    }

    /// Notes that the owner has the recovery words on paper.
    ///
    /// # Errors
    /// `WrongWords`, unless three different words are answered, all rightly.
    pub fn check_words(&mut self, answers: &[WordSaid], now: &Now) -> Result<()> {
        if !self.recovery_words()?.are(answers) {
            return Err(Error::WrongWords);
        }
        key::change(&mut self.connection, &self.path, |file| {
            file.words_checked = Some(now.today);
            Ok(())
        })
    }

    /// Seals the book with a new key, whose words were written down and are
    /// answered here. Every way opens to the new key; the old words, and the
    /// key files of older copies, open this book no more. Takes the book alone.
    ///
    /// # Errors
    /// `WrongWords`; `PassphraseNeeded` and `WrongPassphrase` where the book has
    /// one; `InUse` while it is open elsewhere. The book opens as before then.
    pub fn renew_key(
        self,
        new: &NewKey,
        answers: &[WordSaid],
        passphrase: Option<&Passphrase>,
        keyring: &dyn Keyring,
        now: &Now,
    ) -> Result<Self> {
        if !new.words()?.are(answers) {
            return Err(Error::WrongWords);
        }
        let before = KeyFile::read(&self.path)?;
        let (before_key, by) = (self.key()?.clone(), self.unlock()?);
        let mut locks = Vec::new();
        // The passphrase first: where it is refused, no keyring has been told anything.
        let mut old: Vec<&Lock> = before.locks.iter().collect();
        old.sort_by_key(|lock| Reverse(lock.way()));
        // After a renewal that was broken off there may be several of one way.
        old.dedup_by_key(|lock| lock.way());
        for lock in old {
            let way = match (lock.way(), passphrase) {
                (Way::File, _) => NewWay::File,
                (Way::Keyring, _) => NewWay::Keyring(keyring),
                (Way::Passphrase, None) => {
                    return Err(Error::PassphraseNeeded(self.path));
                }
                (Way::Passphrase, Some(passphrase)) => {
                    key::prove(lock, passphrase, &self.path)?;
                    NewWay::Passphrase(passphrase)
                }
            };
            locks.push(way.lock(&new.0)?);
        }
        let mut after = KeyFile::new(locks);
        after.words_checked = Some(now.today);
        let path = self.path.clone();
        // Whoever has it open together with others cannot have it alone.
        drop(self);
        let renewed = open::alone(&path, &before_key).and_then(|(connection, _hold)| {
            key::renew(connection, &path, &new.0, &before, &after)?;
            open::connect(&path, &Unlock::Key(new.0.clone()))?;
            after.write(&path)
        });
        // Which of the two the keyring is to forget, the key file says, also
        // where an error came after it was written.
        match KeyFile::read(&path) {
            Ok(now) if now == after => {
                forget(&path, &[before.locks, before.next].concat(), keyring);
            }
            Ok(now) if now == before => forget(&path, &after.locks, keyring),
            _ => {}
        }
        renewed?;
        Self::open(&path, &by.after(&new.0))
    }

    pub(super) fn key(&self) -> Result<&BookKey> {
        self.key
            .as_ref()
            .ok_or_else(|| Error::NoBook(self.path.clone()))
    }
}

/// Makes a key file with this one way in it, for who said the recovery words.
/// One that is there is moved to a free name beside it.
pub(super) fn begin_key_file(
    connection: &mut Connection,
    book: &Path,
    lock: Lock,
    now: &Now,
) -> Result<()> {
    let mut file = KeyFile::new(vec![lock]);
    file.words_checked = Some(now.today);
    key::begin(connection, book, &file)
}

/// The ways that open the book of this path, whether or not it lies open.
pub fn keys(book: &Path) -> Result<KeyView> {
    let file = KeyFile::read(book)?;
    let ways = file.ways();
    Ok(KeyView {
        can_lock: ways == [Way::Passphrase],
        ways,
        left_behind: backup::left_behind(book, &file)?,
        words_checked: file
            .words_checked
            .map(|day| day.to_string())
            .unwrap_or_default(),
    })
}

/// A way that is to be added, with what it needs.
#[derive(Debug, Clone, Copy)]
pub enum NewWay<'a> {
    File,
    Keyring(&'a dyn Keyring),
    Passphrase(&'a Passphrase),
}

impl NewWay<'_> {
    /// Hands the lock to what lays it down. Where that comes to nothing a keyring
    /// keeps nothing of it: nobody else knows under which id.
    pub(super) fn lay<T>(self, key: &BookKey, down: impl FnOnce(Lock) -> Result<T>) -> Result<T> {
        let lock = self.lock(key)?;
        down(lock.clone()).inspect_err(|_| {
            if let (Self::Keyring(keyring), Lock::Keyring { id }) = (self, &lock) {
                let _ = keyring.forget(id);
            }
        })
    }

    fn lock(self, key: &BookKey) -> Result<Lock> {
        match self {
            Self::File => Ok(Lock::File {
                key: HexKey(key.clone()),
            }),
            Self::Keyring(keyring) => key::kept(key, keyring),
            Self::Passphrase(passphrase) => key::sealed(key, passphrase),
        }
    }
}

/// Has the keyring forget what opened the book, but for what opens a backup yet.
fn forget(book: &Path, locks: &[Lock], keyring: &dyn Keyring) {
    for lock in locks {
        if let Lock::Keyring { id } = lock
            && !backup::opens_by(book, lock)
        {
            // An entry too many opens nothing that was not open to it before.
            let _ = keyring.forget(id);
        }
    }
}

/// Moves what is left of a book that is gone out of the way, to free names beside
/// its own, and forgets that there was one, so that a new book can be begun in its
/// place.
pub fn begin_anew(book: &Path) -> Result<()> {
    if book.exists() {
        return Err(Error::BookExists(book.into()));
    }
    let _hold = Hold::alone(book)?;
    Left::put_aside(book, &LEFT)?;
    hold::forget(book)
}
