//! What every command needs: the book, the moment, the output.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use vuoro_computer::{Hazard, hazard, open_book_by, patiently, unlock};
use vuoro_core::book::{Candidate, Unlock, with_key_of};
use vuoro_core::{Book, Error, Now};

use crate::args::Args;
use crate::exit::Stop;
use crate::prompt;

pub(crate) struct Shell {
    place: PathBuf,
    pub(crate) json: bool,
    pub(crate) now: Now,
    pub(crate) out: io::StdoutLock<'static>,
}

impl Shell {
    pub(crate) fn new(args: &Args) -> Self {
        Self {
            place: args
                .book
                .clone()
                .unwrap_or_else(vuoro_computer::default_place),
            json: args.json,
            now: vuoro_computer::now(),
            out: io::stdout().lock(),
        }
    }

    pub(crate) fn has_book(&self) -> bool {
        self.place.exists()
    }

    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Does what others may stand in the way of; says so when it has to wait.
    pub(crate) fn patiently<T>(&self, act: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
        patiently(&mut |why| self.note(&format!("waiting: {why}")), act)
    }

    /// Opens the book, with whatever that asks for.
    fn opened(&self) -> Result<Book, Error> {
        let open = |by: &Unlock| self.patiently(|| open_book_by(&self.place, by));
        self.unlocked(unlock(), open).map(|(book, _)| book)
    }

    /// Does what needs a book or a backup to be unlocked. Where only a passphrase
    /// does, a terminal is asked for it; where the two have different ones, for
    /// both. Also gives what unlocked it in the end.
    pub(crate) fn unlocked<T>(
        &self,
        mut by: Unlock,
        mut act: impl FnMut(&Unlock) -> Result<T, Error>,
    ) -> Result<(T, Unlock), Error> {
        let mut done = act(&by);
        for _ in 0..3 {
            match &done {
                Err(Error::PassphraseNeeded(_)) if io::stdin().is_terminal() => {}
                Err(Error::WrongPassphrase(of)) if vuoro_computer::passphrase().is_none() => {
                    let of = of.file_name().unwrap_or_default().to_string_lossy();
                    self.note(&format!("that is not the passphrase of {of}"));
                }
                _ => return done.map(|done| (done, by)),
            }
            let Ok(typed) = prompt::secret("Passphrase") else {
                return Err(Error::PassphraseNeeded(self.place.clone()));
            };
            by = with_key_of(&self.place, &by.with_passphrase(typed));
            done = act(&by);
        }
        done.map(|done| (done, by))
    }

    /// The book that is there.
    pub(crate) fn open(&self) -> Result<Book, Stop> {
        self.opened().map_err(closed)
    }

    /// The book that is there, or an empty one in no file: for a look ahead.
    pub(crate) fn open_or_imagine(&self) -> Result<Book, Stop> {
        match self.opened() {
            Err(Error::NoBook(_)) => {}
            opened => return opened.map_err(closed),
        }
        Ok(vuoro_computer::imagine_book()?)
    }

    /// The book that is there, or a new one: for commands that bring people in.
    pub(crate) fn open_or_create(&self) -> Result<Book, Stop> {
        match self.opened() {
            Err(Error::NoBook(_)) => {}
            opened => return opened.map_err(closed),
        }
        let book = vuoro_computer::create_book(&self.place).map_err(closed)?;
        self.note(&format!("made a new book at {}", self.place.display()));
        self.warn_of_its_place();
        Ok(book)
    }

    /// A word where the book lies badly.
    pub(crate) fn warn_of_its_place(&self) {
        let where_it_lies = match hazard(&self.place) {
            Some(Hazard::Network(kind)) => format!("on a network drive ({kind})"),
            Some(Hazard::Synced(who)) => format!("in a folder that {who} keeps in sync"),
            None => return,
        };
        self.note(&format!(
            "hint: the book lies {where_it_lies}; two computers that write at once can tear \
             it apart, so keep it on a disk of this computer alone"
        ));
    }

    /// The one person whom a word means.
    pub(crate) fn who(&self, book: &Book, who: &str) -> Result<Candidate, Stop> {
        let mut found = book.find(who)?;
        match found.len() {
            0 => Err(Stop::Nobody(who.into())),
            1 => Ok(found.remove(0)),
            _ => Err(Stop::Several(who.into(), found)),
        }
    }

    pub(crate) fn print_json(&mut self, value: &impl Serialize) -> Result<(), Stop> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)?;
        Ok(())
    }

    /// A word beside the data, on standard error.
    pub(crate) fn note(&self, text: &str) {
        let text = text.replace(char::is_control, "");
        let _ = writeln!(io::stderr(), "{text}");
    }
}

/// What stands in the way of a book's file closes the book.
fn closed(error: Error) -> Stop {
    match error {
        Error::File { .. } | Error::IsFolder(_) => Stop::Closed(error),
        error => Stop::Book(error),
    }
}
