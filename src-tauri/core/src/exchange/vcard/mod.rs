//! vCards in and out: every phone's and program's contacts become
//! [`Contact`]s, and a `Contact` becomes a card that others can read.
//!
//! ```text
//! bytes → source (UTF-8) → front (cards) → line (content lines) → read (Contact)
//! Contact → write (content lines) → judge
//! jCard ⇄ content lines
//! ```
//!
//! A file is read as a stream, one card at a time: memory does not grow with
//! the file. Nothing in here opens a file, follows a link or knows the book.

mod aside;
pub(in crate::exchange) mod calendar;
mod cards;
pub(in crate::exchange) mod charset;
mod error;
mod front;
mod head;
mod jcard;
mod judge;
mod kept;
pub(in crate::exchange) mod label;
#[cfg(test)]
mod laws;
mod line;
mod others;
mod parameters;
pub(in crate::exchange) mod photo;
mod quoted_printable;
mod read;
mod service;
pub(in crate::exchange) mod source;
pub(in crate::exchange) mod text;
mod write;

pub use aside::{set_aside, take_back};
pub use cards::{Card, Cards, Limits, cards};
pub use error::{Lost, Problem, ReadError, Reason};
pub use jcard::{Jcards, is_jcard, jcard, jcards};
pub use judge::{Refusal, judge};
pub use kept::{kept, left};
pub use label::of_own as label;
pub use others::{is_group, unfolded, without};
pub use parameters::is_about_parameters;
pub(super) use photo::sniff;
pub(in crate::exchange) use read::PHOTO_MARK;
pub use read::photo_hash;
pub use write::{Version, comes_back, write};
