//! Dates as they are said on the command line.

use chrono::Days;
use vuoro_core::Now;

/// A date in the form of the book.
pub(crate) fn date(said: &str, now: &Now) -> String {
    let back = match said.to_lowercase().as_str() {
        "today" | "tänään" => 0,
        "yesterday" | "eilen" => 1,
        _ => return said.to_owned(),
    };
    now.today
        .checked_sub_days(Days::new(back))
        .unwrap_or(now.today)
        .to_string()
}
