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
mod original;
pub(in crate::exchange) mod own;
mod sniff;

use std::collections::{HashMap, HashSet};
use std::io::{Chain, Cursor, Read};

pub use column::{Column, Field, UnknownField};
pub use contact::KEPT;
pub(in crate::exchange) use contact::kept;
pub use day::DayOrder;
pub(in crate::exchange) use day::when;
pub(in crate::exchange) use linkedin::beginning;
pub(in crate::exchange) use original::{is_row, program, reread};

use super::entry::{Entry, FileError, Told};
use super::vcard::charset::Charset;
use super::vcard::source::Source;
use super::vcard::{Card, Lost, Problem, Reason};
use crate::domain::contact::Contact;
use cells::{Flaw, Limits, Row, Rows};
use contact::{Cell, Manner};
use linkedin::Form;
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
        word: &'static str,
        columns: Vec<Column>,
        manner: Manner,
    },
    Favours(Form),
}

/// What is known of a table before the owner has said what its columns are.
#[derive(Debug, Clone)]
pub struct Look {
    /// Whether it is a table that Vuoro knows, or was told of before.
    pub known: bool,
    /// Whether some column holds the name.
    pub named: bool,
    /// Whether anything was said now of one of its columns.
    pub told: bool,
    /// By which what is said of its columns is remembered; none where they have
    /// no names, for the next such table may be of something else.
    pub key: Option<String>,
    pub columns: Vec<LookColumn>,
    /// The first people, as they would come in.
    pub people: Vec<Contact>,
}

#[derive(Debug, Clone)]
pub struct LookColumn {
    pub name: String,
    /// The first few different cells.
    pub examples: Vec<String>,
    pub says: Column,
}

/// By which columns are known again: their names, in order.
pub fn columns_key(header: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    for column in header {
        hasher.update(dialect::name(column).as_bytes());
        hasher.update(b"\x1F");
    }
    hasher.finalize().to_hex().to_string()
}

impl<R: Read> Table<R> {
    /// Begins to read; refused where nobody knows what the columns say.
    pub(super) fn open(input: R, file: &str, told: &Told) -> Result<Self, FileError> {
        let (mut rows, charset, shape) = begin(input, file)?;
        let told = &of_these(told, &shape);
        let reading = match shape.known {
            Known::Form(form) => Reading::Favours(form),
            known => {
                let columns = said(&shape, told)
                    .ok_or_else(|| FileError::UnknownColumns(named(&shape.header)))?;
                if is_nameless(known, &columns, told) {
                    return Err(FileError::NoNameColumn(named(&shape.header)));
                }
                people(known, columns, told)
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
            } => Some(person(&row, &texts, &self.header, columns, word, *manner)),
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

/// What the columns probably say, with examples, and the first people.
pub fn look(input: impl Read, file: &str, told: &Told) -> Result<Look, FileError> {
    const EXAMPLES: usize = 3;
    const PEOPLE: usize = 5;
    const ROWS: usize = 200;
    let (mut rows, mut charset, shape) = begin(input, file)?;
    skip(&mut rows, shape.skip)?;
    rows.set_width(shape.header.len());
    let mut examples = vec![Vec::<String>::new(); shape.header.len()];
    let mut first = Vec::new();
    for _ in 0..ROWS {
        let Some(row) = rows.next()? else { break };
        let texts: Vec<String> = row
            .cells
            .iter()
            .map(|cell| text(cell, &mut charset))
            .collect();
        for (examples, text) in examples.iter_mut().zip(&texts) {
            let short: String = contact::one_line(text).chars().take(NAMED).collect();
            if examples.len() < EXAMPLES && !short.is_empty() && !examples.contains(&short) {
                examples.push(short);
            }
        }
        if first.len() < PEOPLE && !row.is_blank() {
            first.push((row, texts));
        }
    }
    let told = &of_these(told, &shape);
    let known = said(&shape, told);
    let guessed = || {
        let over = Said::of(&told.columns);
        let pairs = shape.header.iter().zip(&examples);
        pairs
            .map(|(column, examples)| {
                over.get(column)
                    .unwrap_or_else(|| guess::guess(column, examples))
            })
            .collect()
    };
    let columns: Vec<Column> = known.clone().unwrap_or_else(guessed);
    let named = !is_nameless(shape.known, &columns, told);
    let people = match people(shape.known, columns.clone(), told) {
        Reading::Favours(_) => Vec::new(),
        Reading::People {
            word,
            columns,
            manner,
        } => first
            .iter()
            .filter_map(|(row, texts)| {
                person(row, texts, &shape.header, &columns, word, manner).card
            })
            .filter_map(|card| card.outcome.ok())
            .map(|contact| *contact)
            .collect(),
    };
    Ok(Look {
        known: (known.is_some() && named) || matches!(shape.known, Known::Form(_)),
        named,
        told: !told.columns.is_empty(),
        key: (!shape.nameless).then(|| columns_key(&shape.header)),
        columns: shape
            .header
            .into_iter()
            .zip(examples)
            .zip(columns)
            .map(|((name, examples), says)| LookColumn {
                name,
                examples,
                says,
            })
            .collect(),
        people,
    })
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

/// What was said that concerns this table: another file may have the other
/// columns. Columns without a name of their own are known from no other table.
fn of_these(told: &Told, shape: &Shape) -> Told {
    let named = !shape.nameless;
    let remembered = told.remembered.get_key_value(&columns_key(&shape.header));
    let remembered = remembered.filter(|_| named).into_iter();
    let columns = told.columns.iter();
    let own = compared(&shape.header);
    Told {
        order: told.order,
        columns: columns
            .filter(|(name, _)| own.contains(&dialect::name(name)))
            .cloned()
            .collect(),
        remembered: remembered
            .map(|(key, columns)| (key.clone(), columns.clone()))
            .collect(),
        limit: told.limit,
    }
}

/// The names of columns as they are compared.
fn compared(header: &[String]) -> HashSet<String> {
    header.iter().map(|column| dialect::name(column)).collect()
}

/// What is known of the columns: what the owner says now goes before what a
/// dialect says, and that before what was said of such a table before.
fn said(shape: &Shape, told: &Told) -> Option<Vec<Column>> {
    let (header, known) = (&shape.header, shape.known);
    let over = Said::of(&told.columns);
    let remembered = told.remembered.get(&columns_key(header));
    if told.columns.is_empty() && remembered.is_none() && matches!(known, Known::Nothing) {
        return None;
    }
    let remembered = remembered.map(|pairs| Said::of(pairs));
    let columns = header.iter().map(|column| {
        over.get(column)
            .unwrap_or_else(|| match (known, &remembered) {
                (Known::Dialect(dialect), _) => dialect.column(column),
                (_, Some(remembered)) => remembered.get(column).unwrap_or_else(Column::keep),
                _ => guess::guess(column, &[]),
            })
    });
    Some(columns.collect())
}

/// Whether what was said leaves everybody without a name. The tables that Vuoro
/// knows by themselves say who people are.
fn is_nameless(known: Known, columns: &[Column], told: &Told) -> bool {
    let by_itself = matches!(known, Known::Dialect(_)) && told.columns.is_empty();
    !by_itself && !contact::is_named(columns)
}

/// What was said of columns, by their names as they are compared; the last word
/// counts.
struct Said<'a>(HashMap<String, &'a Column>);

impl<'a> Said<'a> {
    fn of(pairs: &'a [(String, Column)]) -> Self {
        let pairs = pairs.iter();
        Self(
            pairs
                .map(|(column, says)| (dialect::name(column), says))
                .collect(),
        )
    }

    fn get(&self, column: &str) -> Option<Column> {
        self.0
            .get(&dialect::name(column))
            .map(|says| (*says).clone())
    }
}

fn people(known: Known, columns: Vec<Column>, told: &Told) -> Reading {
    let (word, joined) = match known {
        Known::Dialect(dialect) if told.columns.is_empty() => (dialect.word, dialect.joined),
        // Whatever is said of its columns, the program wrote the cells its way.
        Known::Dialect(dialect) if dialect.joined => (original::SAID_JOINED, true),
        Known::Form(form) => return Reading::Favours(form),
        _ => (original::SAID, false),
    };
    Reading::People {
        word,
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
    word: &'static str,
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
