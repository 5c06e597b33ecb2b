//! Dates as they are said on the command line.

use chrono::NaiveDate;
use vuoro_core::Now;
use vuoro_core::domain::said;

/// A date in the form of the book; what is none is left for the book to refuse.
pub(crate) fn date(said: &str, now: &Now) -> String {
    said::when(said, now.today).map_or_else(|| said.to_owned(), |when| when.to_string())
}

/// The day itself, for what is to be told as of it.
pub(crate) fn day_of(said: &str, now: &Now) -> Option<NaiveDate> {
    date(said, now).parse().ok()
}
