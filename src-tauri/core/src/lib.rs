//! The book of Vuoro: people, the favours that pass between them and their
//! owner, and the balance of giving and taking.
//!
//! A face (the terminal, the window) calls `book` and nothing else. This crate
//! reads no clock, no environment and no network: the time comes in as `Now`.

pub mod book;
pub mod capture;
pub mod domain;
pub mod error;
pub mod exchange;
#[cfg(test)]
mod laws;
#[cfg(test)]
#[path = "../../../tests/reached.rs"]
mod reached;
pub mod sample;
mod store;

pub use book::Book;
pub use error::Error;

/// The moment at which something is done, told by the caller.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    pub at: chrono::DateTime<chrono::Utc>,
    /// The calendar day where the owner is.
    pub today: chrono::NaiveDate,
}

impl Now {
    /// The moment of a stamp. `None` if it is none of ours.
    fn of_stamp(stamp: &str) -> Option<Self> {
        let at = chrono::DateTime::parse_from_rfc3339(stamp).ok()?.to_utc();
        let today = at.date_naive();
        Some(Self { at, today }).filter(|now| now.stamp() == stamp)
    }

    fn stamp(&self) -> String {
        self.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }
}
