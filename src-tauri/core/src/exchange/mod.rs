//! Files in and out: bytes become `Contact`s, and `Contact`s bytes. Knows the
//! domain; it knows neither the book nor a database.

pub mod archive;
mod entries;
mod entry;
pub mod google;
pub mod json;
mod monica;
pub mod phone;
pub mod picture;
pub mod profile;
pub mod table;
pub mod vcard;
pub mod web;

pub use entries::{Entries, are_of_one_kind, entries, look, reread};
pub use entry::{Entry, FileError, Told};
