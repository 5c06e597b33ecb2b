//! Days as tables write them, which is as the country does.

use crate::domain::date::{CalendarDay, When};
use crate::exchange::vcard::calendar;

/// Which comes first in `5/9/1984`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

impl DayOrder {
    /// As the country of this ISO 3166-1 code writes dates.
    pub fn of_region(code: &str) -> Self {
        match code {
            "US" | "PH" | "PR" | "GU" | "FM" | "PW" | "VI" | "AS" | "MP" => Self::MonthFirst,
            _ => Self::DayFirst,
        }
    }
}

/// The order in which a day in figures is written, where its figures tell.
pub(super) fn order_of(text: &str) -> Option<DayOrder> {
    let date = text.split(' ').next()?;
    let separator = date.chars().find(|c| matches!(c, '/' | '-'))?;
    let parts: Vec<u32> = date.split(separator).map(number).collect::<Option<_>>()?;
    let [first, second, year] = parts[..] else {
        return None;
    };
    match (first > 12, second > 12) {
        _ if year < 1000 || first.max(second) > 31 => None,
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// A day, and whether the text leaves no doubt about it.
pub(super) fn day(text: &str, order: DayOrder) -> Option<(CalendarDay, bool)> {
    let text = text.trim();
    if let Some(known) = calendar::day(text, None) {
        return Some(known);
    }
    if let Some(day) = with_month_name(text) {
        return Some((day, true));
    }
    let (date, time) = text.split_once(' ').unwrap_or((text, ""));
    let whole = time.chars().all(|c| matches!(c, '0' | ':' | '.' | ' '));
    let separator = date.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = date.trim_end_matches('.').split(separator).map(number);
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next());
    let year = match third {
        // Outlook writes `0/0/00` for none; two digits are no year for sure.
        Some(year) => Some(i32::try_from(year?).ok().filter(|y| *y >= 1000)?),
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    let in_order = match order {
        // A point between them is never written in the American order.
        DayOrder::MonthFirst if separator != '.' => (first, second),
        _ => (second, first),
    };
    let (month, day) = match (first > 12, second > 12) {
        (true, false) => (second, first),
        (false, true) => (first, second),
        _ => in_order,
    };
    let year = year.filter(|year| *year != 1604);
    let sure = first > 12 || second > 12 || first == second || separator == '.';
    Some((CalendarDay::new(year, month, day)?, sure && whole))
}

/// `05 Mar 2024`, `March 5, 2024`.
fn with_month_name(text: &str) -> Option<CalendarDay> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    let [a, b, year] = words.as_slice() else {
        return None;
    };
    let (day, month) = match month(b) {
        Some(month) => (*a, month),
        None => (*b, month(a)?),
    };
    let year = (year.len() == 4).then(|| number(year))??;
    CalendarDay::new(Some(i32::try_from(year).ok()?), month, number(day)?)
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar", "mär", "mrz"],
        &["apr"],
        &["may", "mai"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez"],
    ];
    let word = word.to_lowercase();
    let begins = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(begins)?;
    u32::try_from(at + 1).ok()
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The day on which something happened, or nothing.
pub(in crate::exchange) fn when(text: &str, order: DayOrder) -> Option<When> {
    // LinkedIn: `9/18/24, 8:30 AM` and `2024-03-05 12:00:00 UTC`, `2023/12/19 10:02:01 UTC`.
    let head = text.trim().split([',', 'T']).next().unwrap_or_default();
    let head = head
        .split_once(' ')
        .filter(|(date, _)| date.contains(['-', '/']))
        .map_or(text.trim(), |(date, _)| date);
    let (day, _) = day(head, order).or_else(|| short_year(head))?;
    let date = chrono::NaiveDate::from_ymd_opt(day.year?, day.month, day.day)?;
    Some(When::on(date))
}

/// LinkedIn's `9/18/24`, which is American wherever its owner lives.
fn short_year(text: &str) -> Option<(CalendarDay, bool)> {
    let mut parts = text.split(',').next()?.split('/').map(number);
    let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year > 99 {
        return None;
    }
    let year = i32::try_from(2000 + year).ok();
    Some((CalendarDay::new(year, month, day)?, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_its_country_writes_it() {
        let check = |text: &str, order, expect: Option<(&str, bool)>| {
            let found = day(text, order).map(|(day, sure)| (day.to_string(), sure));
            let found = found.as_ref().map(|(day, sure)| (day.as_str(), *sure));
            assert_eq!(found, expect, "{text}");
        };
        use DayOrder::{DayFirst, MonthFirst};
        check("1984-05-09", DayFirst, Some(("1984-05-09", true)));
        check("--05-09", DayFirst, Some(("--05-09", true)));
        check("9.5.1984", MonthFirst, Some(("1984-05-09", true)));
        check("5/9/1984", MonthFirst, Some(("1984-05-09", false)));
        check("5/9/1984", DayFirst, Some(("1984-09-05", false)));
        check("5/19/1984", DayFirst, Some(("1984-05-19", true)));
        check("05 Mar 2024", DayFirst, Some(("2024-03-05", true)));
        check("5. März 2024", DayFirst, Some(("2024-03-05", true)));
        check("0/0/00", DayFirst, None);
        check("31/31/1984", DayFirst, None);
        check("soon", DayFirst, None);
        check("1/2/3/4", DayFirst, None);
    }

    #[test]
    fn a_moment_is_read_as_its_day() {
        let check = |text: &str, expect: &str| {
            let found = when(text, DayOrder::MonthFirst).map(|when| when.to_string());
            assert_eq!(found.as_deref().unwrap_or_default(), expect, "{text}");
        };
        check("2023/12/19 10:02:01 UTC", "2023-12-19");
        check("2024-03-05T12:00:00Z", "2024-03-05");
        check("05/14/24, 08:12 PM", "2024-05-14");
        check("05 Mar 2024", "2024-03-05");
        check("--05-09", "");
        check("", "");
    }
}
