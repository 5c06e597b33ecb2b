//! A book that does not open, as it gives way to another: its file, its key and
//! its log get other names, and keep their own where that comes to nothing. It
//! is held alone then, and no connection has it open.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::SubsecRound;

use super::backup::{beside, sync_folder_of};
use super::key::key_file;
use super::place;
use crate::Now;
use crate::error::{Error, Result};

/// What belongs to a book, in the order in which it may go.
const FILE: &str = "";
const KEY: &str = ".key";
const LOG: &str = "-wal";

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
        for end in [FILE, KEY, LOG] {
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
    /// without its log is one of before, and nothing says so.
    pub(crate) fn give_way(&self) -> Result<()> {
        for end in [FILE, LOG, "-shm"] {
            let own = beside(self.book, end);
            match fs::remove_file(&own) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(Error::file(own, error));
                }
                _ => {}
            }
        }
        Ok(())
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
        if self.kept.iter().rev().all(|end| back(*end).is_ok()) {
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
        1 => beside(book, &format!(".unopened-{at}")),
        number => beside(book, &format!(".unopened-{at}-{number}")),
    };
    let is_free = |path: &PathBuf| {
        ![FILE, KEY, LOG]
            .iter()
            .any(|end| beside(path, end).exists())
    };
    let mut names = (1_u64..).map(name);
    names.find(is_free).unwrap_or_else(|| name(1))
}

/// Whether a log with something in it lies beside the book, or where it was.
pub(crate) fn has_log(book: &Path) -> bool {
    fs::metadata(beside(book, LOG)).is_ok_and(|about| about.len() > 0)
}

/// Moves a log whose book is gone out of the way of another book, which it would
/// be played into. It holds what is not in the file that was there; says where it
/// is then.
pub(crate) fn put_log_aside(book: &Path) -> Result<Option<PathBuf>> {
    let log = beside(book, LOG);
    let failed = |error| Error::file(&log, error);
    let _ = fs::remove_file(beside(book, "-shm"));
    if !has_log(book) {
        return Ok(None);
    }
    let Some(aside) = place::put_aside(&log).map_err(failed)? else {
        return Ok(None);
    };
    if let Err(error) = sync_folder_of(book) {
        put_log_back(book, &aside);
        return Err(error);
    }
    Ok(Some(aside))
}

/// Puts it back, for a book that did not come.
pub(crate) fn put_log_back(book: &Path, aside: &Path) {
    let _ = fs::rename(aside, beside(book, LOG));
}
