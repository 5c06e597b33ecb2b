//! A book that makes way for another: one that does not open, and what is left of
//! one whose file is gone. All of it gets other names, and its own back where that
//! comes to nothing. It is held alone then, and no connection has it open.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::SubsecRound;

use super::backup::{beside, folder_of, sync_folder_of};
use super::key::key_file;
use super::parts::{ALL, INDEX, KEY, LOGS, OPENED};
use super::place;
use crate::Now;
use crate::error::{Error, Result};

/// Behind the name of a book that did not open; the moment follows.
const UNOPENED: &str = ".unopened-";

/// A book that does not open.
pub(crate) struct Aside<'a> {
    book: &'a Path,
    path: PathBuf,
    /// Of what there is, the ends of the names.
    kept: Vec<&'static str>,
}

impl<'a> Aside<'a> {
    /// Gives all of it another name as well.
    pub(crate) fn of(book: &'a Path, now: &Now) -> Result<Self> {
        let mut aside = Self {
            book,
            path: free(book, now),
            kept: Vec::new(),
        };
        let kept = aside.keep();
        if kept.is_err() {
            aside.forget();
        }
        kept.map(|()| aside)
    }

    fn keep(&mut self) -> Result<()> {
        for end in ALL {
            let (own, other) = self.names(end);
            match place::also(&own, &other) {
                Ok(()) => self.kept.push(end),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(Error::file(other, error)),
            }
        }
        sync_folder_of(self.book)
    }

    fn names(&self, end: &str) -> (PathBuf, PathBuf) {
        (beside(self.book, end), beside(&self.path, end))
    }

    /// Takes the book's own name from it, and then its log's: a book that opens
    /// without its log is one of before, and nothing says so. No log is there any
    /// more, whatever the disk forgets, when another book gets the name.
    pub(crate) fn give_way(&self) -> Result<()> {
        for end in OPENED {
            let own = beside(self.book, end);
            match fs::remove_file(&own) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(Error::file(own, error));
                }
                _ => {}
            }
        }
        sync_folder_of(self.book)
    }

    /// Gives all of it its own names back, the log before the file, and the key
    /// for whatever lies in its place.
    pub(crate) fn come_back(self) {
        let back = |end| {
            let (own, other) = self.names(end);
            match end {
                KEY => fs::rename(other, own),
                _ if own.exists() => Ok(()),
                _ => place::also(&other, &own),
            }
        };
        if !self.kept.contains(&KEY) {
            let _ = fs::remove_file(key_file(self.book));
        }
        // The other names go only once its own are sure to stay.
        if self.kept.iter().rev().all(|end| back(*end).is_ok()) && sync_folder_of(self.book).is_ok()
        {
            self.forget();
        }
    }

    fn forget(&self) {
        for end in &self.kept {
            let _ = fs::remove_file(beside(&self.path, end));
        }
    }

    pub(crate) fn path(self) -> PathBuf {
        self.path
    }
}

/// A name that none of it has.
fn free(book: &Path, now: &Now) -> PathBuf {
    let at = now.at.trunc_subsecs(0).format("%Y-%m-%dT%H%M%SZ");
    let name = |number| match number {
        1 => beside(book, &format!("{UNOPENED}{at}")),
        number => beside(book, &format!("{UNOPENED}{at}-{number}")),
    };
    let is_free = |path: &PathBuf| !ALL.iter().any(|end| beside(path, end).exists());
    let mut names = (1_u64..).map(name);
    names.find(is_free).unwrap_or_else(|| name(1))
}

/// Whether a log with something in it lies beside the book, or where it was.
pub(crate) fn has_log(book: &Path) -> bool {
    LOGS.iter().any(|end| is_filled(&beside(book, end)))
}

fn is_filled(log: &Path) -> bool {
    fs::metadata(log).is_ok_and(|about| about.len() > 0)
}

/// The key and the logs of a book whose file is gone, under free names beside
/// their own. A log holds what is not in that file, and would be played into
/// another book; a key may be the only one.
#[derive(Debug, Default)]
pub(crate) struct Left {
    /// The end of the name, the name, and what it is now.
    moved: Vec<(&'static str, PathBuf, PathBuf)>,
}

impl Left {
    /// Moves what there is of these out of the way.
    pub(crate) fn put_aside(book: &Path, ends: &[&'static str]) -> Result<Self> {
        let mut left = Self::default();
        let moved = left.take(book, ends).and_then(|()| match left.moved[..] {
            [] => Ok(()),
            _ => sync_folder_of(book),
        });
        if moved.is_err() {
            left.come_back();
            return moved.map(|()| Self::default());
        }
        Ok(left)
    }

    fn take(&mut self, book: &Path, ends: &[&'static str]) -> Result<()> {
        let _ = fs::remove_file(beside(book, INDEX));
        for end in ends {
            let own = beside(book, end);
            if LOGS.contains(end) && !is_filled(&own) {
                continue;
            }
            let aside = place::put_aside(&own).map_err(|error| Error::file(&own, error))?;
            self.moved.extend(aside.map(|aside| (*end, own, aside)));
        }
        Ok(())
    }

    /// Gives it its own names back, for whatever took them meanwhile.
    pub(crate) fn come_back(&self) {
        for (_, own, aside) in self.moved.iter().rev() {
            let _ = fs::rename(aside, own);
        }
    }

    /// Where the logs lie now.
    pub(crate) fn logs(self) -> Vec<PathBuf> {
        let moved = self.moved.into_iter();
        moved
            .filter(|(end, ..)| LOGS.contains(end))
            .map(|(.., aside)| aside)
            .collect()
    }
}

/// The names of what was once put aside of this book and holds people: books that
/// did not open, and logs.
pub(crate) fn lying_beside(book: &Path) -> Vec<String> {
    let own = book.file_name().unwrap_or_default().to_string_lossy();
    let is_one = |name: &String| {
        let Some(rest) = name.strip_prefix(&*own) else {
            return false;
        };
        let is_log = |end: &str| rest.strip_prefix(end).is_some_and(|n| n.starts_with('.'));
        let is_book = rest.starts_with(UNOPENED)
            && ![LOGS[0], LOGS[1], INDEX, KEY]
                .iter()
                .any(|end| rest.ends_with(end));
        is_book || LOGS.iter().any(|end| is_log(end))
    };
    let entries = fs::read_dir(folder_of(book)).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(is_one).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::super::parts::LEFT;
    use super::*;

    #[test]
    fn what_is_put_aside_replaces_nothing_and_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.vuoro");
        for number in 1..4 {
            let text = format!("of book {number}");
            for end in LEFT {
                fs::write(beside(&book, end), &text).expect("a file");
            }
            let left = Left::put_aside(&book, &LEFT).expect("put aside");
            for end in LEFT {
                let aside = beside(&book, &format!("{end}.{number}"));
                assert_eq!(fs::read_to_string(aside).expect("a file"), text, "{end}");
                assert!(!beside(&book, end).exists(), "{end}");
            }
            fs::write(key_file(&book), "another's").expect("a file");
            left.come_back();
            for end in LEFT {
                let own = fs::read_to_string(beside(&book, end)).expect("a file");
                assert_eq!(own, text, "{end}");
            }
            let logs = Left::put_aside(&book, &LEFT).expect("put aside").logs();
            assert_eq!(
                logs,
                LOGS.map(|end| beside(&book, &format!("{end}.{number}")))
            );
        }
        assert!(
            Left::put_aside(&book, &LEFT)
                .expect("nothing")
                .logs()
                .is_empty()
        );
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 9);
        assert_eq!(lying_beside(&book).len(), 6, "a key holds nobody");
    }
}
