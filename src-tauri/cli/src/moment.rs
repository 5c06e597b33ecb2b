//! Dates as they are said on the command line.

use chrono::{Datelike, NaiveDate};
use vuoro_core::Now;
use vuoro_core::domain::date::{FARTHEST, When};
use vuoro_core::domain::said;
use vuoro_core::error::Invalid;

use crate::exit::Stop;
use crate::output::visible;

/// A date in the form of the book, as it was said for an option.
pub(crate) fn date(option: &str, said: &str, now: &Now) -> Result<String, Stop> {
    when(option, said, now).map(|when| when.to_string())
}

/// One that need not be said.
pub(crate) fn date_if_said(
    option: &str,
    said: Option<&String>,
    now: &Now,
) -> Result<Option<String>, Stop> {
    said.map(|said| date(option, said, now)).transpose()
}

/// The day itself, for what is to be told as of it.
pub(crate) fn day_of(option: &str, said: &str, now: &Now) -> Result<NaiveDate, Stop> {
    when(option, said, now).map(|when| when.day)
}

fn when(option: &str, said: &str, now: &Now) -> Result<When, Stop> {
    let stop = |fault: Invalid, hint: String| Stop::Unfit {
        what: format!("{option} \"{}\": {fault}", visible(said)),
        hint,
    };
    let example = format!("as in {option} {}", now.today);
    match said::when(said, now.today) {
        None => Err(stop(Invalid::Date, example)),
        Some(when) if !when.is_within_reach(now.today) => {
            let (first, last) = (now.today.year() - FARTHEST, now.today.year() + FARTHEST);
            let hint = format!("say one of the years {first} to {last}, {example}");
            Err(stop(Invalid::DateTooFar, hint))
        }
        Some(when) => Ok(when),
    }
}
