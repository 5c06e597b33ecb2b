//! Every way that opens a book, and every way in which it does not: then not a
//! byte of it changes.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use vuoro_core::book::view::PersonEdit;
use vuoro_core::book::{
    BackupReason, BookKey, CopyStep, EraseOptions, ImportOptions, Keyring, KeyringFault, NewKey,
    NewWay, NoKeyring, Passphrase, Unlock, Way, WordSaid, Words, backup_file, backups, compare,
    key_file, restore, restore_by_words, verify, with_key_of,
};
use vuoro_core::domain::contact::Name;
use vuoro_core::error::Result;
use vuoro_core::{Book, Error};

use crate::desk::now;
use crate::reached;

mod copies;
mod renewed;
mod ways;

/// A keyring in memory, which can be locked.
#[derive(Debug, Default)]
struct Drawer {
    keys: Mutex<HashMap<String, BookKey>>,
    locked: Mutex<bool>,
}

impl Drawer {
    fn unlocked(&self) -> std::result::Result<(), KeyringFault> {
        if *self.locked.lock().unwrap() {
            return Err(KeyringFault::Locked);
        }
        Ok(())
    }
}

impl Keyring for Drawer {
    fn read(&self, id: &str) -> std::result::Result<BookKey, KeyringFault> {
        self.unlocked()?;
        let keys = self.keys.lock().unwrap();
        keys.get(id).cloned().ok_or(KeyringFault::Empty)
    }

    fn keep(&self, id: &str, key: &BookKey) -> std::result::Result<(), KeyringFault> {
        self.unlocked()?;
        self.keys.lock().unwrap().insert(id.into(), key.clone());
        Ok(())
    }

    fn forget(&self, id: &str) -> std::result::Result<(), KeyringFault> {
        self.unlocked()?;
        self.keys.lock().unwrap().remove(id);
        Ok(())
    }
}

/// A computer: a folder with a book in it, and a keyring.
struct Computer {
    folder: TempDir,
    keyring: Arc<Drawer>,
}

fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.into())
}

fn right() -> Passphrase {
    passphrase("kissa kävelee")
}

/// Three of the words, as one reads them off the paper.
fn read_off(words: &Words) -> Vec<WordSaid> {
    let paper: Vec<&str> = words.each().collect();
    let answer = |number: u8| WordSaid {
        number,
        word: paper[usize::from(number) - 1].into(),
    };
    Book::asked_words().map(answer).to_vec()
}

impl Computer {
    fn new() -> Self {
        let computer = Self {
            folder: tempfile::tempdir().unwrap(),
            keyring: Arc::default(),
        };
        let mut book = Book::create(&computer.place(), &Unlock::KeyFile, &now()).unwrap();
        let anna = PersonEdit {
            name: Name {
                given: "Anna".into(),
                ..Name::default()
            },
            ..PersonEdit::default()
        };
        book.add_person(&anna, &now()).unwrap();
        computer
    }

    /// One whose book opens in these ways, and no other.
    fn with(ways: &[Way]) -> Self {
        let computer = Self::new();
        let mut book = computer.open(None).unwrap();
        let words = book.recovery_words().unwrap();
        book.check_words(&read_off(&words), &now()).unwrap();
        let right = right();
        for way in ways {
            book.add_way(match way {
                Way::File => NewWay::File,
                Way::Keyring => NewWay::Keyring(&*computer.keyring),
                Way::Passphrase => NewWay::Passphrase(&right),
            })
            .unwrap();
        }
        if !ways.contains(&Way::File) {
            book.remove_way(Way::File, &NoKeyring).unwrap();
        }
        assert_eq!(book.keys().unwrap().ways, ways);
        computer
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("book.vuoro")
    }

    fn ways(&self, passphrase: Option<Passphrase>) -> Unlock {
        Unlock::Ways {
            keyring: self.keyring.clone(),
            passphrase,
        }
    }

    fn open(&self, passphrase: Option<Passphrase>) -> Result<Book> {
        Book::open(&self.place(), &self.ways(passphrase))
    }

    fn words(&self) -> String {
        let book = self.open(Some(right())).unwrap();
        let words = book.recovery_words().unwrap();
        words.each().collect::<Vec<_>>().join(" ")
    }

    /// Every file, by its name.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        files
            .map(|file| file.unwrap())
            .map(|file| {
                let name = file.file_name().into_string().unwrap();
                (name, fs::read(file.path()).unwrap())
            })
            .collect()
    }

    /// It stays closed for this reason, and nothing of it changes.
    #[track_caller]
    fn stays_closed(&self, passphrase: Option<Passphrase>, why: impl Fn(&Error) -> bool) {
        let before = self.files();
        let error = self.open(passphrase).expect_err("it stays closed");
        assert!(why(&error), "{error:?}");
        assert!(self.files() == before, "{error:?}: not a byte is changed");
    }
}

fn has_anna(book: &Book) -> bool {
    book.count_people().unwrap() == 1
}

fn renew(computer: &Computer, said: Option<Passphrase>) -> Result<(Book, Words)> {
    let book = computer.open(Some(right())).unwrap();
    let new = NewKey::new();
    let words = new.words()?;
    let answers = read_off(&words);
    let book = book.renew_key(&new, &answers, said.as_ref(), &*computer.keyring, &now())?;
    Ok((book, words))
}
