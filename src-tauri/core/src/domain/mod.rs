//! The rules: pure functions over plain data. Nothing here reads a clock, a
//! file or a database; `today` comes in as an argument.

pub mod backup;
pub mod balance;
pub mod channel;
pub mod circle;
pub mod common;
pub mod contact;
pub mod date;
pub mod document;
pub mod draft;
pub mod favour;
pub mod field;
pub mod guard;
pub mod history;
pub mod ledger;
pub mod likeness;
pub mod merge;
#[cfg(test)]
pub(crate) mod mutant;
pub mod name;
pub mod network;
pub mod nickname;
pub mod path;
pub mod period;
pub mod query;
pub mod record;
pub mod rounding;
pub mod said;
pub mod settings;
pub mod size;
pub(crate) mod slip;
pub mod stage;
pub mod suggestion;
pub mod today;
pub mod turn;
pub mod unite;
pub mod words;

/// The key of a row in the book; it means nothing outside it.
pub type Id = i32;
