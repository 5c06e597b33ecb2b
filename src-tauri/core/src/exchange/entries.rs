//! The contacts of any file that can be read. What a file is, its content
//! says, never its name.

use std::io::{Chain, Cursor, Read};

use memchr::memmem;

use super::entry::{Entry, FileError, Told};
use super::monica::{self, Monica};
use super::table::{self, Look, Table};
use super::vcard::source::Source;
use super::vcard::{self, Cards, Jcards, Limits};
use crate::domain::contact::Contact;

/// So much of a file says what it is.
const WINDOW: u64 = 64 * 1024;

type Input<R> = Chain<Cursor<Vec<u8>>, R>;

/// Iterator over what a file holds. After an error nothing follows.
pub struct Entries<R>(Form<R>);

enum Form<R> {
    Vcard(Box<Cards<Input<R>>>),
    Jcard(Box<Jcards<Input<R>>>),
    Table(Box<Table<Input<R>>>),
    Monica(Monica),
}

impl<R> std::fmt::Debug for Entries<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Form::Vcard(_) => "Entries(vCard)",
            Form::Jcard(_) => "Entries(jCard)",
            Form::Table(_) => "Entries(table)",
            Form::Monica(_) => "Entries(Monica)",
        })
    }
}

/// Begins to read a file. `file` is its name, for the little that only the
/// name says.
pub fn entries<R: Read>(mut input: R, file: &str, told: &Told) -> Result<Entries<R>, FileError> {
    let mut window = Vec::new();
    input.by_ref().take(WINDOW).read_to_end(&mut window)?;
    let kind = kind(&window, file)?;
    let input = Cursor::new(window).chain(input);
    let limits = Limits {
        cards: told.limit,
        ..Limits::default()
    };
    Ok(Entries(match kind {
        Kind::Vcard => Form::Vcard(Box::new(vcard::cards(input, limits))),
        Kind::Jcard => Form::Jcard(Box::new(vcard::jcards(input, limits))),
        Kind::Table => Form::Table(Box::new(Table::open(input, file, told)?)),
        Kind::Monica => Form::Monica(monica::open(input, told)?),
    }))
}

/// What a table's columns are, for its owner to say; `None` for what is none.
pub fn look<R: Read>(mut input: R, file: &str, told: &Told) -> Result<Option<Look>, FileError> {
    let mut window = Vec::new();
    input.by_ref().take(WINDOW).read_to_end(&mut window)?;
    match kind(&window, file)? {
        Kind::Table => table::look(Cursor::new(window).chain(input), file, told).map(Some),
        Kind::Vcard | Kind::Jcard | Kind::Monica => Ok(None),
    }
}

/// The contact of a card, a row or a record that was kept, as it was read then.
pub fn reread(original: &[u8], told: &Told) -> Option<Contact> {
    if table::is_row(original) {
        return table::reread(original, told.order);
    }
    if monica::is_record(original) {
        return monica::reread(original);
    }
    let card = vcard::cards(original, Limits::default()).next()?.ok()?;
    card.outcome.ok().map(|contact| *contact)
}

/// Whether two cards, rows or records that were kept are of one kind: cards of
/// one version, or written alike. What is in the one is then looked for in the
/// other.
pub fn are_of_one_kind(one: &[u8], other: &[u8]) -> bool {
    let kind = |original| {
        let program = table::program(original);
        (monica::is_record(original), program, version(original))
    };
    kind(one) == kind(other)
}

/// The version that a card says it is of.
fn version(original: &[u8]) -> Option<&[u8]> {
    let begins = |at: &usize| *at == 0 || matches!(original[at - 1], b'\n' | b'\r');
    let at = memmem::find_iter(original, b"VERSION:").find(begins)?;
    original[at..].split(|b| matches!(b, b'\n' | b'\r')).next()
}

enum Kind {
    Vcard,
    Jcard,
    Table,
    Monica,
}

fn kind(window: &[u8], file: &str) -> Result<Kind, FileError> {
    let mut text = Vec::new();
    Source::new(window).read_to_end(&mut text)?;
    let begins = |line: &[u8]| {
        let line = line.trim_ascii_start();
        [b"BEGIN:VCARD".as_slice(), b"END:VCARD"]
            .iter()
            .any(|mark| {
                line.get(..mark.len())
                    .is_some_and(|head| head.eq_ignore_ascii_case(mark))
            })
    };
    // In an open quote a card is what the cell of a table says.
    let (mut quoted, mut in_a_cell) = (false, false);
    for line in text.split(|b| matches!(b, b'\n' | b'\r')) {
        if begins(line) {
            if !quoted {
                return Ok(Kind::Vcard);
            }
            in_a_cell = true;
        }
        quoted ^= memchr::memchr_iter(b'"', line).count() % 2 == 1;
    }
    if in_a_cell && !table::is_table(&text, file) {
        return Ok(Kind::Vcard);
    }
    if vcard::is_jcard(&text) {
        return Ok(Kind::Jcard);
    }
    if text.trim_ascii_start().starts_with(b"{") {
        return Ok(Kind::Monica);
    }
    // What is no table is left to the reader of cards, which looks on.
    Ok(match table::is_table(&text, file) {
        true => Kind::Table,
        false => Kind::Vcard,
    })
}

impl<R: Read> Entries<R> {
    /// Of these names of columns, those that it does not have.
    pub fn lacking(&self, names: Vec<String>) -> Vec<String> {
        match &self.0 {
            Form::Table(table) => table.lacking(names),
            _ => names,
        }
    }

    /// The names of a table's columns, as an error may say them.
    pub fn columns(&self) -> Vec<String> {
        match &self.0 {
            Form::Table(table) => table.named(),
            Form::Vcard(_) | Form::Jcard(_) | Form::Monica(_) => Vec::new(),
        }
    }

    /// Bytes of the file read so far, for progress.
    pub fn position(&self) -> u64 {
        match &self.0 {
            Form::Vcard(cards) => cards.as_ref().position(),
            Form::Jcard(cards) => cards.as_ref().position(),
            Form::Table(table) => table.as_ref().position(),
            Form::Monica(monica) => monica.position(),
        }
    }
}

impl<R: Read> Iterator for Entries<R> {
    type Item = Result<Entry, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Form::Vcard(cards) => {
                let card = cards.next()?;
                Some(card.map(Entry::from).map_err(FileError::from))
            }
            Form::Jcard(cards) => {
                let card = cards.next()?;
                Some(card.map(Entry::from).map_err(FileError::from))
            }
            Form::Table(table) => table.next(),
            Form::Monica(monica) => monica.next().map(Ok),
        }
    }
}
