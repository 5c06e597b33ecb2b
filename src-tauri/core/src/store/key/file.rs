//! The key file: `book.vuoro.key`, which lists the ways that open the book
//! beside it. It is replaced whole or not at all, and its mode is 0600.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::ops::Not;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::BookKey;
use super::lock::{HexKey, Lock, Way};
use crate::error::{Error, Result};
use crate::store::backup::{beside, folder_of, sync_folder_of};
use crate::store::place;

/// The form of the file that this program writes.
const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    vuoro_key: u32,
    pub(crate) locks: Vec<Lock>,
    /// While a new key is being brought in, its locks: until that is done the
    /// book opens with the one or the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) next: Vec<Lock>,
    /// The day on which the owner proved to have the recovery words of this key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) words_checked: Option<NaiveDate>,
    /// The book that it is for is being made: nobody has put anything into it,
    /// and where it is not there, there never was one.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub(crate) unfinished: bool,
}

/// Behind the file's name until it is whole; a number follows.
pub(crate) const DRAFT: &str = ".new-";

/// All that is read before it is known whether the rest can be.
#[derive(Deserialize)]
struct Head {
    vuoro_key: u32,
}

/// The key file of a book: `book.vuoro` has `book.vuoro.key`.
pub fn key_file(book: &Path) -> PathBuf {
    beside(book, ".key")
}

impl KeyFile {
    pub(crate) fn new(locks: Vec<Lock>) -> Self {
        Self {
            vuoro_key: VERSION,
            locks,
            next: Vec::new(),
            words_checked: None,
            unfinished: false,
        }
    }

    pub(crate) fn of_key(key: &BookKey) -> Self {
        Self::new(vec![Lock::File {
            key: HexKey(key.clone()),
        }])
    }

    /// The key file beside a book.
    ///
    /// # Errors
    /// `KeyMissing`, `KeyFileBroken`, `NewerKeyFile`, or the file's own.
    pub(crate) fn read(book: &Path) -> Result<Self> {
        let path = key_file(book);
        let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::KeyMissing(path.clone()),
            ErrorKind::InvalidData => Error::KeyFileBroken(path.clone()),
            _ => Error::file(&path, error),
        })?;
        Self::parse(&Zeroizing::new(text), path)
    }

    fn parse(text: &str, path: PathBuf) -> Result<Self> {
        // A book begins with its key alone on a line.
        if let Some(key) = BookKey::of_hex(text.trim()) {
            return Ok(Self::of_key(&key));
        }
        let Ok(Head { vuoro_key: version }) = serde_json::from_str(text) else {
            return Err(Error::KeyFileBroken(path));
        };
        if version > VERSION {
            return Err(Error::NewerKeyFile { path, version });
        }
        match serde_json::from_str::<Self>(text) {
            Ok(file) if !file.locks.is_empty() => Ok(file),
            _ => Err(Error::KeyFileBroken(path)),
        }
    }

    /// Puts this in the place of the key file that is there.
    pub(crate) fn write(&self, book: &Path) -> Result<()> {
        let path = key_file(book);
        put(&path, &self.text(&path)?, |draft| fs::rename(draft, &path))
    }

    /// Puts it where there is none. `false` if there is one, which is left alone.
    pub(crate) fn write_new(&self, book: &Path) -> Result<bool> {
        let path = key_file(book);
        put_new(&path, &self.text(&path)?)
    }

    fn text(&self, path: &Path) -> Result<Zeroizing<String>> {
        if let [Lock::File { key }] = &self.locks[..]
            && *self == Self::of_key(&key.0)
        {
            return Ok(Zeroizing::new(format!("{}\n", *key.0.hex())));
        }
        let unwritten = |error| Error::file(path, error);
        // More than it takes: a text that grew would leave its shorter self behind.
        let mut json = Zeroizing::new(Vec::with_capacity(16 * 1024));
        serde_json::to_writer_pretty(&mut *json, self).map_err(|error| unwritten(error.into()))?;
        json.push(b'\n');
        let text = std::str::from_utf8(&json);
        let text = text.map_err(|error| unwritten(std::io::Error::other(error)))?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    pub(crate) fn has(&self, way: Way) -> bool {
        self.locks.iter().any(|lock| lock.way() == way)
    }

    pub(crate) fn ways(&self) -> Vec<Way> {
        let mut ways: Vec<Way> = self.locks.iter().map(Lock::way).collect();
        ways.sort_unstable();
        ways
    }

    /// Adds a lock, in the place of another of its way.
    pub(crate) fn put_lock(&mut self, lock: Lock) {
        self.locks.retain(|other| other.way() != lock.way());
        self.locks.push(lock);
    }

    /// Takes a way out, if the book can be opened without it.
    ///
    /// # Errors
    /// `LastWay`; `WordsUnchecked` where the key would lie in no file any more, or
    /// in a keyring alone, and nobody is known to have it on paper.
    pub(crate) fn take_out(&mut self, way: Way) -> Result<()> {
        let left: Vec<Lock> = self
            .locks
            .iter()
            .filter(|lock| lock.way() != way)
            .cloned()
            .collect();
        if left.is_empty() {
            return Err(Error::LastWay);
        }
        let keyring_alone = left.iter().all(|lock| lock.way() == Way::Keyring);
        if self.has(way) && (way == Way::File || keyring_alone) && self.words_checked.is_none() {
            return Err(Error::WordsUnchecked);
        }
        self.locks = left;
        Ok(())
    }
}

/// Copies the key file of a book beside a backup of it, byte for byte; a book
/// without one has none to copy.
pub(crate) fn copy_beside(book: &Path, backup: &Path) -> Result<()> {
    let to = key_file(backup);
    match text_beside(book)? {
        Some(text) => put(&to, &text, |draft| fs::rename(draft, &to)),
        None => Ok(()),
    }
}

/// The same where none is; whether there was one to copy.
///
/// # Errors
/// `BookExists` where there is one by now, which is left alone.
pub(crate) fn copy_new_beside(book: &Path, other: &Path) -> Result<bool> {
    let Some(text) = text_beside(book)? else {
        return Ok(false);
    };
    match put_new(&key_file(other), &text)? {
        true => Ok(true),
        false => Err(Error::BookExists(other.into())),
    }
}

fn text_beside(book: &Path) -> Result<Option<Zeroizing<String>>> {
    let path = key_file(book);
    match fs::read_to_string(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read
            .map(|text| Some(Zeroizing::new(text)))
            .map_err(|error| Error::file(&path, error)),
    }
}

/// Whether a book's key file opens what the key file of another opens, and nothing
/// more: after a renewal that was broken off it may list the key of two.
pub(crate) fn is_same_beside(one: &Path, other: &Path) -> Result<bool> {
    let one = KeyFile::read(one)?;
    Ok(KeyFile::read(other).is_ok_and(|file| file.next.is_empty() && file.locks == one.locks))
}

/// Writes a draft beside the file, has it put in its place, and makes sure that
/// it stays there. A file that is read is always a whole one.
fn put(path: &Path, text: &str, place: impl FnOnce(&Path) -> std::io::Result<()>) -> Result<()> {
    let draft = beside(path, &format!("{DRAFT}{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options
        .open(&draft)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
        })
        .and_then(|()| place(&draft));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map_err(|error| Error::file(path, error))?;
    sync_folder_of(path)
}

/// Puts it where there is none. `false` if there is one, which is left alone.
fn put_new(path: &Path, text: &str) -> Result<bool> {
    let mut is_ours = false;
    let done = put(path, text, |draft| match place::anew(draft, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => fs::remove_file(draft),
        placed => {
            is_ours = placed.is_ok();
            placed
        }
    });
    if done.is_err() && is_ours {
        let _ = fs::remove_file(path);
    }
    done.map(|()| is_ours)
}

/// Takes away what a program that was killed left of this file: it holds the same.
/// Nobody else is at it.
pub(crate) fn sweep(book: &Path) {
    let path = key_file(book);
    let draft = beside(&path, DRAFT);
    let entries = fs::read_dir(folder_of(book))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let begins = draft.file_name().unwrap_or_default().as_encoded_bytes();
        if entry.file_name().as_encoded_bytes().starts_with(begins) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Passphrase, sealed};
    use super::*;

    fn read(text: &str) -> Result<KeyFile> {
        KeyFile::parse(text, "book.vuoro.key".into())
    }

    #[test]
    fn a_bare_key_is_the_first_form_of_the_file() {
        let hex = "0123456789abcdef".repeat(4);
        let file = read(&format!("{hex}\n")).expect("sound");
        assert_eq!(file.ways(), [Way::File]);
        assert_eq!(
            &**file.text(Path::new("k")).expect("sound"),
            format!("{hex}\n")
        );
    }

    #[test]
    fn what_is_no_key_file_is_said() {
        for text in [
            "",
            "\n",
            "0123",
            "not a key",
            "{}",
            "[]",
            "{\"vuoro_key\":1}",
            "{\"vuoro_key\":1,\"locks\":[]}",
            "{\"vuoro_key\":1,\"locks\":[{\"way\":\"file\",\"key\":\"00\"}]}",
            "{\"vuoro_key\":1,\"locks\":[{\"way\":\"magic\"}]}",
            "{\"vuoro_key\":1,\"locks\":[{\"way\":\"keyring\",\"id\":\"a\"}",
        ] {
            assert!(matches!(read(text), Err(Error::KeyFileBroken(_))), "{text}");
        }
        let newer = "{\"vuoro_key\":2,\"locks\":\"of another form\"}";
        assert!(matches!(
            read(newer),
            Err(Error::NewerKeyFile { version: 2, .. })
        ));
    }

    #[test]
    fn the_last_way_stays_and_the_file_only_goes_once_the_words_are_on_paper() {
        let key = BookKey::chance();
        let mut file = KeyFile::of_key(&key);
        assert!(matches!(file.take_out(Way::File), Err(Error::LastWay)));
        file.put_lock(Lock::Keyring { id: "a".into() });
        assert!(matches!(
            file.take_out(Way::File),
            Err(Error::WordsUnchecked)
        ));
        // A book that was made with a passphrase never had a bare key.
        let by_heart = Passphrase::new("kissa kävelee".into());
        let mut other = KeyFile::new(vec![sealed(&key, &by_heart).expect("sound")]);
        other.put_lock(Lock::Keyring { id: "a".into() });
        assert!(matches!(
            other.take_out(Way::Passphrase),
            Err(Error::WordsUnchecked)
        ));
        other.take_out(Way::Keyring).expect("sound");
        file.words_checked = NaiveDate::from_ymd_opt(2026, 11, 19);
        file.take_out(Way::File).expect("sound");
        assert_eq!(file.ways(), [Way::Keyring]);
        assert!(matches!(file.take_out(Way::Keyring), Err(Error::LastWay)));
    }

    #[test]
    fn a_file_that_was_cut_short_anywhere_is_never_taken_for_another() {
        let mut file = KeyFile::of_key(&BookKey::chance());
        file.put_lock(Lock::Keyring { id: "a".into() });
        let whole = file.text(Path::new("k")).expect("sound");
        assert_eq!(read(&whole).expect("sound"), file);
        for end in 0..whole.trim_end().len() {
            assert!(
                matches!(read(&whole[..end]), Err(Error::KeyFileBroken(_))),
                "cut at {end}"
            );
        }
    }
}
