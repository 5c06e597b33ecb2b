//! The clock and the locale of this computer: the core is told, it never asks.

use chrono::{Days, Local, Utc};
use vuoro_core::Now;

pub(crate) fn now() -> Now {
    Now {
        at: Utc::now(),
        today: Local::now().date_naive(),
    }
}

/// A date as it is said on the command line, in the form of the book.
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

/// The country of the locale: `FI` of `fi_FI.UTF-8`.
pub(crate) fn region() -> Option<String> {
    let locale = ["LC_ALL", "LC_TELEPHONE", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())?;
    let country = locale.split('.').next()?.split('_').nth(1)?;
    (country.len() == 2).then(|| country.to_uppercase())
}
