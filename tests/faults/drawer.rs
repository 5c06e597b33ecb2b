//! A keyring in memory, for a book whose key lies in one. The disk that fails
//! does not touch it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use vuoro_core::book::{
    BookKey, Keyring, KeyringFault, NewKey, NewWay, Passphrase, Unlock, Way, WordSaid, Words,
};
use vuoro_core::error::Result;
use vuoro_core::{Book, Error};

use crate::desk::{BOOK, now};

#[derive(Debug, Default)]
pub(crate) struct Drawer(Mutex<BTreeMap<String, BookKey>>);

impl Keyring for Drawer {
    fn read(&self, id: &str) -> std::result::Result<BookKey, KeyringFault> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.get(id).cloned().ok_or(KeyringFault::Empty)
    }

    fn keep(&self, id: &str, key: &BookKey) -> std::result::Result<(), KeyringFault> {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.insert(id.into(), key.clone());
        Ok(())
    }

    fn forget(&self, id: &str) -> std::result::Result<(), KeyringFault> {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.remove(id);
        Ok(())
    }
}

impl Drawer {
    /// Lays the key of the book here as well.
    pub(crate) fn take(&self, book: &mut Book) -> Result<()> {
        book.check_words(&read_off(&book.recovery_words()?), &now())?;
        book.add_way(NewWay::Keyring(self))
    }

    /// Gives the book another key.
    pub(crate) fn renew(&self, book: Book) -> Result<Book> {
        let new = NewKey::new();
        let answers = read_off(&new.words()?);
        book.renew_key(&new, &answers, None::<&Passphrase>, self, &now())
    }
}

/// Whether what the key file lists of a keyring is what opens the book.
pub(crate) fn opens(drawer: &Arc<Drawer>, folder: &Path) -> Result<()> {
    let place = folder.join(BOOK);
    let by = Unlock::Ways {
        keyring: drawer.clone(),
        passphrase: None,
    };
    Book::open(&place, &by)?.remove_way(Way::File, &**drawer)?;
    let without_the_file = Book::open(&place, &by)?;
    match without_the_file.keys()?.ways[..] {
        [Way::Keyring] => Ok(()),
        _ => Err(Error::NotFound("way")),
    }
}

fn read_off(words: &Words) -> Vec<WordSaid> {
    let said = (1..).zip(words.each()).take(3);
    said.map(|(number, word)| WordSaid {
        number,
        word: word.into(),
    })
    .collect()
}
