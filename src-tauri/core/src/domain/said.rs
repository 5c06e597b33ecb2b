//! Days as one writes or says them, in either language, for whatever face asks.

use chrono::{Days, NaiveDate};

use super::date::{Precision, When};

/// `2026-11-19`, `19.11.2026`, `19/11/2026`, `11/2026`, `2026`, `yesterday`,
/// `3 days ago`; `~` before it for "about". `None` for what is no such day.
pub fn when(text: &str, today: NaiveDate) -> Option<When> {
    let text = text.trim().to_lowercase();
    let (about, text) = match text.strip_prefix('~') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.as_str()),
    };
    let when = in_words(text, today)
        .map(When::on)
        .or_else(|| written(text))?;
    Some(When { about, ..when })
}

/// So many days from now.
pub fn in_days(days: u16, today: NaiveDate) -> When {
    When::on(today + Days::new(days.into()))
}

fn in_words(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split(['-', ' ']).collect();
    match words[..] {
        ["today" | "tänään"] => Some(today),
        ["yesterday" | "eilen"] => today.checked_sub_days(Days::new(1)),
        ["tomorrow" | "huomenna"] => today.checked_add_days(Days::new(1)),
        [count, unit, "ago" | "sitten"] => today.checked_sub_days(days(count, unit)?),
        ["in", count, unit] | [count, unit, "päästä"] => {
            today.checked_add_days(days(count, unit)?)
        }
        _ => None,
    }
}

fn days(count: &str, unit: &str) -> Option<Days> {
    let unit = match unit {
        "day" | "days" | "päivä" | "päivää" | "päivän" => 1,
        "week" | "weeks" | "viikko" | "viikkoa" | "viikon" => 7,
        _ => return None,
    };
    Some(Days::new(u64::from(count.parse::<u16>().ok()?) * unit))
}

/// In figures: the year first where they are parted by `-`, else last.
fn written(text: &str) -> Option<When> {
    let parts = |separator: char| -> Vec<&str> { text.split(separator).map(str::trim).collect() };
    let separator = ['-', '.'].into_iter().find(|one| text.contains(*one));
    let mut parts = parts(separator.unwrap_or('/'));
    if separator != Some('-') {
        parts.reverse();
    }
    let [year, rest @ ..] = &parts[..] else {
        return None;
    };
    let figures = |text: &str, widths: std::ops::RangeInclusive<usize>| {
        let sound = widths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        sound.then(|| text.parse::<u32>().ok()).flatten()
    };
    let year = i32::try_from(figures(year, 4..=4)?).ok()?;
    let (month, day, precision) = match rest {
        [] => (1, 1, Precision::Year),
        [month] => (figures(month, 1..=2)?, 1, Precision::Month),
        [month, day] => (figures(month, 1..=2)?, figures(day, 1..=2)?, Precision::Day),
        _ => return None,
    };
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(When {
        day,
        precision,
        about: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_goes_over_the_end_of_a_month() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a day");
        assert_eq!(in_days(7, today).to_string(), "2026-12-04");
    }

    #[test]
    fn days_are_read_as_one_says_and_writes_them() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
        for (said, expect) in [
            ("today", "2026-03-01"),
            ("Eilen", "2026-02-28"),
            ("tomorrow", "2026-03-02"),
            ("3-days-ago", "2026-02-26"),
            ("2 weeks ago", "2026-02-15"),
            ("2 viikkoa sitten", "2026-02-15"),
            ("in-1-week", "2026-03-08"),
            ("3 päivän päästä", "2026-03-04"),
            (" 2026-11-19 ", "2026-11-19"),
            ("2026-1-9", "2026-01-09"),
            ("2026-11", "2026-11"),
            ("3.10.2026", "2026-10-03"),
            ("3. 10. 2026", "2026-10-03"),
            ("3/10/2026", "2026-10-03"),
            ("10/2026", "2026-10"),
            ("10.2026", "2026-10"),
            ("2026", "2026"),
            ("~2019", "~2019"),
            ("~ 5.11.2026", "~2026-11-05"),
        ] {
            let when = when(said, today).map(|when| when.to_string());
            assert_eq!(when.as_deref(), Some(expect), "{said}");
        }
        for said in [
            "",
            "~",
            "next spring",
            "soon",
            "31.2.2026",
            "13/2026",
            "26",
            "3.10.26",
            "1-2-3-4",
            "2026-",
            "+026",
            "3.10",
        ] {
            assert_eq!(when(said, today), None, "{said}");
        }
    }
}
