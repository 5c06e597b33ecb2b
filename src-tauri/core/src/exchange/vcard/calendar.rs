//! Birthdays as cards write them: with and without a year, with and without
//! dashes, with a time that is midnight.

use crate::domain::date::CalendarDay;

/// A day, and whether the text says no more than that day.
pub(in crate::exchange) fn day(
    text: &str,
    year_left_out: Option<i32>,
) -> Option<(CalendarDay, bool)> {
    let text = text.trim();
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], text[at + 1..].trim()),
        None => (text, ""),
    };
    let (year, month, day) = parts(date)?;
    // Address books without a field for "no year" write 1604 (Apple) or 0000.
    let year = year.filter(|year| !matches!(year, 0 | 1604) && Some(*year) != year_left_out);
    let whole = time
        .bytes()
        .all(|b| matches!(b, b'0' | b':' | b'.' | b'Z' | b'z' | b'+' | b'-'));
    Some((CalendarDay::new(year, month, day)?, whole))
}

fn parts(date: &str) -> Option<(Option<i32>, u32, u32)> {
    if let Some(rest) = date.strip_prefix("--") {
        let (month, day) = match rest.split_once('-') {
            Some(parts) => parts,
            None => rest.split_at_checked(2)?,
        };
        return Some((None, number(month, 2)?, number(day, 2)?));
    }
    let mut parts = date.split(['-', '/', '.']);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(whole), None, ..) if whole.len() == 8 => Some((
            Some(number(whole.get(..4)?, 4)? as i32),
            number(whole.get(4..6)?, 2)?,
            number(whole.get(6..)?, 2)?,
        )),
        (Some(year), Some(month), Some(day), None) if year.len() == 4 => Some((
            Some(number(year, 4)? as i32),
            number(month, 2)?,
            number(day, 2)?,
        )),
        _ => None,
    }
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_is_read_however_it_is_written() {
        let check = |text: &str, expect: Option<(&str, bool)>| {
            let day = super::day(text, Some(1900)).map(|(day, whole)| (day.to_string(), whole));
            assert_eq!(
                day.as_ref().map(|(day, whole)| (day.as_str(), *whole)),
                expect,
                "{text}"
            );
        };
        check("1984-05-09", Some(("1984-05-09", true)));
        check("19840509", Some(("1984-05-09", true)));
        check("1984/5/9", Some(("1984-05-09", true)));
        check("1984-05-09T00:00:00Z", Some(("1984-05-09", true)));
        check("19531015T231000Z", Some(("1953-10-15", false)));
        check("--0509", Some(("--05-09", true)));
        check("--05-09", Some(("--05-09", true)));
        check("1604-02-29", Some(("--02-29", true)));
        check("1900-05-09", Some(("--05-09", true)));
        for text in [
            "",
            "1984",
            "1984-05",
            "---09",
            "circa 1800",
            "09.05.1984",
            "1984-13-01",
            "5/9",
            "é984-05-09",
        ] {
            check(text, None);
        }
    }
}
