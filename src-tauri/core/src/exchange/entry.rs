//! What every reader of files gives: one contact after the other, and the
//! favours that the file tells of. It says how a file may fail, and what its
//! reader must be told; it names no format.

use std::collections::HashMap;

use super::table::{Column, DayOrder};
use super::vcard::{Card, Lost, ReadError};
use crate::domain::suggestion::Hint;

/// One contact of a file, or a line that only tells of favours, or what is
/// nobody's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    pub card: Option<Card>,
    pub hints: Vec<Hint>,
    /// What is of no contact, and is left out.
    pub lost: Vec<Lost>,
}

impl From<Card> for Entry {
    fn from(card: Card) -> Self {
        Self {
            card: Some(card),
            ..Self::default()
        }
    }
}

/// What a reader cannot find in the file itself.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// How the country writes `5/9/1984`.
    pub order: DayOrder,
    /// What the owner said of columns, by their names: it goes before all else.
    pub columns: Vec<(String, Column)>,
    /// What was said of tables with these columns before, by `columns_key`.
    pub remembered: HashMap<String, Vec<(String, Column)>>,
    /// Contacts that one file may have.
    pub limit: u64,
}

impl Told {
    pub const LIMIT: u64 = 100_000;

    pub fn new(order: DayOrder) -> Self {
        Self {
            order,
            limit: Self::LIMIT,
            ..Self::default()
        }
    }
}

/// Why a file could not be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the file could not be read: {0}")]
    Io(#[source] std::io::Error),
    #[error("the file is empty")]
    Empty,
    #[error("the file holds no contacts in a form that is known")]
    NoContacts,
    #[error("the file has more than {0} contacts")]
    TooMany(u64),
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    /// A table of which nobody has said what its columns are.
    #[error("the columns are not known: {0:?}")]
    UnknownColumns(Vec<String>),
    /// A table in which no column is said to hold a name.
    #[error("no column holds a name; the columns are {0:?}")]
    NoNameColumn(Vec<String>),
    /// Damaged, or made to harm.
    #[error("the archive cannot be trusted")]
    BadArchive,
}

impl From<ReadError> for FileError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => Self::Io(error),
            ReadError::NotVcard => Self::NoContacts,
            ReadError::Empty => Self::Empty,
            ReadError::TooManyCards(limit) => Self::TooMany(limit),
        }
    }
}

impl From<std::io::Error> for FileError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
