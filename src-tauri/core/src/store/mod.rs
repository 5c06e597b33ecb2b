//! The book on disk. The only place that names rusqlite and holds SQL, apart
//! from the error it may raise. It knows the domain, no face and no file format.

pub(crate) mod aside;
pub(crate) mod backup;
pub(crate) mod balance;
pub(crate) mod card;
pub(crate) mod change;
pub(crate) mod check;
pub(crate) mod common;
pub(crate) mod contact;
mod content;
pub(crate) mod derived;
pub(crate) mod document;
pub(crate) mod erase;
pub(crate) mod favour;
pub(crate) mod favour_event;
pub(crate) mod favour_link;
pub(crate) mod favour_party;
pub(crate) mod history;
pub(crate) mod hold;
pub(crate) mod introduction;
pub(crate) mod journal;
pub(crate) mod key;
pub(crate) mod known;
pub(crate) mod label;
pub(crate) mod ledger;
pub(crate) mod likeness;
pub(crate) mod list;
pub(crate) mod merge;
pub(crate) mod migrate;
pub(crate) mod network;
pub(crate) mod not_same;
mod number;
pub(crate) mod open;
pub(crate) mod organisation;
pub(crate) mod others;
pub(crate) mod parts;
mod period;
pub(crate) mod person;
pub(crate) mod photo;
pub(crate) mod place;
pub(crate) mod placing;
mod sealed;
pub(crate) mod search;
pub(crate) mod setting;
pub(crate) mod suggestion;
pub(crate) mod summary;
pub(crate) mod sums;
pub(crate) mod tag;
pub(crate) mod texts;
pub(crate) mod tie;
pub(crate) mod today;
pub(crate) mod turn;
pub(crate) mod undo;
mod within;

/// The open book, for the hands of those who call the functions above.
pub(crate) use rusqlite::Connection;
