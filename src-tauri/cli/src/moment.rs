//! Dates as they are said on the command line.

use chrono::{Days, NaiveDate};
use vuoro_core::Now;

/// A date in the form of the book; what is none is left for the book to refuse.
pub(crate) fn date(said: &str, now: &Now) -> String {
    day(&said.to_lowercase(), now.today).map_or_else(|| said.to_owned(), |day| day.to_string())
}

fn day(said: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = said.split(['-', ' ']).collect();
    match words[..] {
        ["today" | "tänään"] => Some(today),
        ["yesterday" | "eilen"] => today.checked_sub_days(Days::new(1)),
        ["tomorrow" | "huomenna"] => today.checked_add_days(Days::new(1)),
        [count, unit, "ago"] => today.checked_sub_days(days(count, unit)?),
        ["in", count, unit] => today.checked_add_days(days(count, unit)?),
        _ => None,
    }
}

fn days(count: &str, unit: &str) -> Option<Days> {
    let unit = match unit {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    Some(Days::new(u64::from(count.parse::<u16>().ok()?) * unit))
}

/// The day itself, for what is to be told as of it.
pub(crate) fn day_of(said: &str, now: &Now) -> Option<NaiveDate> {
    date(said, now).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_one_says_them() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
        for (said, expect) in [
            ("today", Some("2026-03-01")),
            ("eilen", Some("2026-02-28")),
            ("tomorrow", Some("2026-03-02")),
            ("3-days-ago", Some("2026-02-26")),
            ("2 weeks ago", Some("2026-02-15")),
            ("in-1-week", Some("2026-03-08")),
            ("2026-11-19", None),
            ("next spring", None),
        ] {
            let day = day(said, today).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expect, "{said}");
        }
    }
}
