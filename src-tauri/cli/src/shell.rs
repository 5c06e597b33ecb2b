//! What every command needs: the book, the moment, the output.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;
use vuoro_core::book::{Candidate, Unlock};
use vuoro_core::{Book, Error, Now};

use crate::args::Args;
use crate::exit::Stop;
use crate::moment;

pub(crate) struct Shell {
    place: PathBuf,
    pub(crate) json: bool,
    pub(crate) now: Now,
    pub(crate) out: io::StdoutLock<'static>,
}

impl Shell {
    pub(crate) fn new(args: &Args) -> Self {
        Self {
            place: args.book.clone().unwrap_or_else(default_place),
            json: args.json,
            now: moment::now(),
            out: io::stdout().lock(),
        }
    }

    /// The book that is there.
    pub(crate) fn open(&self) -> Result<Book, Stop> {
        Ok(Book::open(&self.place, &unlock())?)
    }

    /// The book that is there, or a new one: for commands that bring people in.
    pub(crate) fn open_or_create(&self) -> Result<Book, Stop> {
        match Book::open(&self.place, &unlock()) {
            Err(Error::NoBook(_)) => {}
            opened => return Ok(opened?),
        }
        let mut book = Book::create(&self.place, &unlock(), &self.now)?;
        let mut settings = book.settings()?;
        if let Some(region) = moment::region() {
            settings.region = region;
            // A region without telephone numbers keeps the default.
            let _ = book.set_settings(&settings);
        }
        self.note(&format!("made a new book at {}", self.place.display()));
        Ok(book)
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
        let _ = writeln!(io::stderr(), "{text}");
    }
}

fn unlock() -> Unlock {
    match std::env::var("VUORO_PASSPHRASE") {
        Ok(passphrase) if !passphrase.is_empty() => Unlock::Passphrase(passphrase),
        _ => Unlock::KeyFile,
    }
}

/// The same place as the window's.
fn default_place() -> PathBuf {
    match directories::ProjectDirs::from("", "", "vuoro") {
        Some(folders) => folders.data_dir().join("book.vuoro"),
        None => PathBuf::from("book.vuoro"),
    }
}
