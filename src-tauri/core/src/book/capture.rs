//! One line, read with the people of the book.

use chrono::NaiveDate;

use super::Book;
use crate::capture::{self, Captured, Known, People};
use crate::store::search;

impl Book {
    /// The draft of a favour that a line tells of. Nothing is written.
    pub fn capture(&self, line: &str, today: NaiveDate) -> Captured {
        capture::read(line, today, self)
    }
}

impl People for Book {
    fn named(&self, word: &str) -> Vec<Known> {
        // A book that cannot be read says so where it is opened; here nobody is
        // known then, and the line is a draft all the same.
        let found = search::of_word(&self.connection, word).and_then(|ids| self.candidates(&ids));
        let known = found.unwrap_or_default().into_iter().map(|one| Known {
            id: one.id,
            name: one.name,
            detail: one.detail,
        });
        known.collect()
    }
}
