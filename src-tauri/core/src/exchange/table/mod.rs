//! Tables of people: the CSV files of Google, Outlook, Thunderbird, LinkedIn
//! and Meetup, and any other once its owner has said what its columns are.
//!
//! ```text
//! bytes → cells (rows) → sniff (delimiter, header) → column (fields) → contact
//! ```
//!
//! A table is read as a stream, one row at a time. Columns are known by their
//! names; a cell that no field holds is kept beside the contact.

mod cells;
mod column;
mod contact;
mod day;
mod dialect;
mod guess;
mod linkedin;
mod look;
mod original;
pub(in crate::exchange) mod own;
mod said;
mod sniff;

use std::io::{Chain, Cursor, Read};

pub use column::{Column, Field, UnknownField};
pub use contact::KEPT;
pub(in crate::exchange) use contact::kept;
pub use day::DayOrder;
pub(in crate::exchange) use day::when;
pub(in crate::exchange) use linkedin::beginning;
pub use look::{Look, LookColumn, look};
use original::Word;
pub(in crate::exchange) use original::{is_row, program, reread};

use super::entry::{Entry, FileError, Told};
use super::vcard::charset::Charset;
use super::vcard::source::Source;
use super::vcard::{Card, Lost, Problem, Reason};
use cells::{Flaw, Limits, Row, Rows};
use contact::{Cell, Manner};
use linkedin::Form;
use said::{compared, is_nameless, of_these, said};
use sniff::{Known, Shape};

/// So much of a file is looked at before it is read.
const WINDOW: u64 = 64 * 1024;
/// Columns and characters of their names that an error names.
const NAMED: usize = 60;

type Input<R> = Chain<Cursor<Vec<u8>>, Source<R>>;

/// A table that is being read.
pub(super) struct Table<R> {
    rows: Rows<Input<R>>,
    charset: Charset,
    header: Vec<String>,
    reading: Reading,
    limit: u64,
    /// Rows with people in them so far.
    count: u64,
    done: bool,
}

enum Reading {
    People {
        word: Word,
        columns: Vec<Column>,
        manner: Manner,
    },
    Favours(Form),
}

impl<R: Read> Table<R> {
    /// Begins to read; refused where nobody knows what the columns say.
    pub(super) fn open(input: R, file: &str, told: &Told) -> Result<Self, FileError> {
        let (mut rows, charset, shape) = begin(input, file)?;
        let usual = told.order;
        let told = &of_these(told, &shape);
        let reading = match shape.known {
            Known::Form(form) => Reading::Favours(form),
            known => {
                let columns = said(&shape, told)
                    .ok_or_else(|| FileError::UnknownColumns(named(&shape.header)))?;
                if is_nameless(known, &columns, told) {
                    return Err(FileError::NoNameColumn(named(&shape.header)));
                }
                people(known, columns, told, usual)
            }
        };
        skip(&mut rows, shape.skip)?;
        rows.set_width(shape.header.len());
        Ok(Self {
            rows,
            charset,
            header: shape.header,
            reading,
            limit: told.limit,
            count: 0,
            done: false,
        })
    }

    pub(super) fn position(&self) -> u64 {
        self.rows.taken()
    }

    /// Of these names, those that no column of it has.
    pub(super) fn lacking(&self, names: Vec<String>) -> Vec<String> {
        let own = compared(&self.header);
        let lacks = |name: &String| !own.contains(&dialect::name(name));
        names.into_iter().filter(lacks).collect()
    }

    /// The names of its columns as an error may say them.
    pub(super) fn named(&self) -> Vec<String> {
        named(&self.header)
    }

    fn entry(&mut self, row: Row) -> Option<Entry> {
        let texts: Vec<String> = row
            .cells
            .iter()
            .map(|cell| text(cell, &mut self.charset))
            .collect();
        match &self.reading {
            Reading::Favours(form) => {
                let hint = form.read(&self.header, &texts, row.line)?;
                Some(Entry {
                    hints: vec![hint],
                    ..Entry::default()
                })
            }
            Reading::People {
                word,
                columns,
                manner,
            } => Some(person(&row, &texts, &self.header, columns, *word, *manner)),
        }
    }
}

impl<R: Read> Iterator for Table<R> {
    type Item = Result<Entry, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let row = match self.rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                Err(error) => {
                    self.done = true;
                    return Some(Err(error.into()));
                }
            };
            if row.is_blank() {
                continue;
            }
            if self.count == self.limit {
                self.done = true;
                return Some(Err(FileError::TooMany(self.limit)));
            }
            if let Some(entry) = self.entry(row) {
                self.count += 1;
                return Some(Ok(entry));
            }
        }
        self.done = true;
        None
    }
}

/// Whether a file that begins like this (in an 8-bit encoding) is a table.
pub(super) fn is_table(window: &[u8], file: &str) -> bool {
    is_text(window) && sniff::shape(window, file, &mut Charset::new()).is_some()
}

/// Not one byte in twenty is a control character that no text has.
fn is_text(window: &[u8]) -> bool {
    let odd = |b: &u8| b.is_ascii_control() && !b.is_ascii_whitespace() && *b != 0x1B;
    window.iter().filter(|b| odd(b)).count() * 20 <= window.len()
}

fn begin<R: Read>(input: R, file: &str) -> Result<(Rows<Input<R>>, Charset, Shape), FileError> {
    let mut source = Source::new(input);
    let mut window = Vec::new();
    source.by_ref().take(WINDOW).read_to_end(&mut window)?;
    if window.trim_ascii().is_empty() {
        return Err(FileError::Empty);
    }
    if !is_text(&window) {
        return Err(FileError::NoContacts);
    }
    let mut charset = Charset::new();
    // Much text tells its encoding better than one name.
    charset.decode(&window, None);
    let shape = sniff::shape(&window, file, &mut charset).ok_or(FileError::NoContacts)?;
    let rows = Rows::new(
        Cursor::new(window).chain(source),
        shape.delimiter,
        Limits::default(),
    );
    Ok((rows, charset, shape))
}

fn skip<R: Read>(rows: &mut Rows<R>, count: usize) -> Result<(), FileError> {
    for _ in 0..count {
        rows.next()?;
    }
    Ok(())
}

fn people(known: Known, columns: Vec<Column>, told: &Told, usual: DayOrder) -> Reading {
    let (word, joined) = match known {
        Known::Dialect(dialect) if told.columns.is_empty() => (dialect.word, dialect.joined),
        // Whatever is said of its columns, the program wrote the cells its way.
        Known::Dialect(dialect) if dialect.joined => (original::SAID_JOINED, true),
        Known::Form(form) => return Reading::Favours(form),
        _ => (original::SAID, false),
    };
    Reading::People {
        word: Word {
            program: word,
            order: Some(told.order).filter(|order| *order != usual),
        },
        columns,
        manner: Manner {
            joined,
            order: told.order,
        },
    }
}

/// The names of columns as an error may say them: none that may be somebody's.
fn named(header: &[String]) -> Vec<String> {
    let name = |column: &String| match guess::is_somebodys(column) {
        true => "…".to_owned(),
        false => column.chars().take(NAMED).collect(),
    };
    let filled = header.iter().filter(|column| !column.is_empty());
    filled.take(NAMED).map(name).collect()
}

/// A cell as it was meant: without control characters, and without the
/// apostrophe that keeps a spreadsheet from reckoning with it.
fn text(cell: &[u8], charset: &mut Charset) -> String {
    let text = charset.decode(cell, None);
    let bare = match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\n']) => rest,
        _ => &text,
    };
    bare.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect::<String>()
        .trim()
        .to_owned()
}

fn person(
    row: &Row,
    texts: &[String],
    header: &[String],
    columns: &[Column],
    word: Word,
    manner: Manner,
) -> Entry {
    let keep = Column::keep();
    let surplus: Vec<String> = (header.len()..texts.len())
        .map(|at| format!("Column {}", at + 1))
        .collect();
    let names: Vec<&str> = header
        .iter()
        .map(String::as_str)
        .chain(surplus.iter().map(String::as_str))
        .collect();
    let cells: Vec<Cell<'_>> = texts
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty())
        .map(|(at, text)| Cell {
            name: names[at],
            column: columns.get(at).unwrap_or(&keep),
            text,
        })
        .collect();
    let original = original::write(word, &cells);
    let (outcome, hints) = match contact::read(&cells, manner, row.line) {
        Some((contact, hints)) => (Ok(Box::new(contact)), hints),
        None => (Err(Problem::Nothing), Vec::new()),
    };
    let lost = row.flaws.iter().map(|flaw| {
        let (property, reason) = match flaw {
            Flaw::TooLarge(at) => (
                names.get(*at).copied().unwrap_or_default(),
                Reason::TooLarge,
            ),
            Flaw::TooMany => ("", Reason::TooMany),
            Flaw::OpenQuote => ("", Reason::NoEnd),
        };
        Lost {
            line: row.line,
            property: property.to_owned(),
            reason,
        }
    });
    Entry {
        card: Some(Card {
            line: row.line,
            fingerprint: blake3::hash(&original).into(),
            original,
            outcome,
            lost: lost.collect(),
        }),
        hints,
        lost: Vec::new(),
    }
}
