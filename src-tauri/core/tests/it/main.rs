//! The book as a whole, through the functions that the faces call.
#![allow(clippy::unwrap_used)]

mod apart;
mod arrows;
mod backup;
mod beside;
mod books;
mod cards;
mod clock;
mod common;
mod conflict;
mod copies;
mod desk;
mod disk;
mod duplicates;
mod edit;
mod export;
mod find;
mod import;
mod keys;
mod known;
mod large;
mod ledger;
mod lossless;
mod merge;
mod monica;
mod own_hand;
mod path;
#[path = "../../../../tests/reached.rs"]
mod reached;
mod refused;
mod schema;
mod search;
mod suggestions;
mod tables;
mod taken_up;
mod turns;
mod two_people;
mod undo;
mod unite;
mod versions;
mod walk;
mod whole;
