//! Dates that say how much of them is known.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the calendar whose year may be unknown: a birthday as phones keep
/// it. Written `1984-05-09`, or `--05-09` without a year (RFC 6350 §4.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDay {
    pub year: Option<i32>,
    /// 1–12.
    pub month: u32,
    /// 1–31, and a day that the month has (29 February without a year is one).
    pub day: u32,
}

impl CalendarDay {
    /// `None` for a day that no calendar has.
    pub fn new(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        // 2000 was a leap year, so 29 February passes where the year is unknown.
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        Some(Self { year, month, day })
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

/// The text is no date in the form that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct NotADate;

impl FromStr for CalendarDay {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = text.split_once('-').ok_or(NotADate)?;
                (Some(digits(year, 4)?), rest)
            }
        };
        let (month, day) = rest.split_once('-').ok_or(NotADate)?;
        Self::new(year.map(|y| y as i32), digits(month, 2)?, digits(day, 2)?).ok_or(NotADate)
    }
}

/// The day, month or year in which something happened, as far as it is known.
/// Written `2026-11-19`, `2026-11`, `2026`, and `~2026-11` for "about".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The first day of what is known: the 1st for a month, 1 January for a year.
    pub day: NaiveDate,
    pub precision: Precision,
    pub about: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    Day,
    Month,
    Year,
}

/// How many years away from today a date may lie.
pub const FARTHEST: i32 = 150;

impl When {
    pub fn on(day: NaiveDate) -> Self {
        Self {
            day,
            precision: Precision::Day,
            about: false,
        }
    }

    /// Whether it can be of anybody's life who is in the book.
    pub fn is_within_reach(&self, today: NaiveDate) -> bool {
        (self.day.year() - today.year()).abs() <= FARTHEST
    }

    /// The last day of what is known.
    pub fn last(&self) -> NaiveDate {
        let after = match self.precision {
            Precision::Day => return self.day,
            Precision::Month => 1,
            Precision::Year => 12,
        };
        let next = self.day.checked_add_months(chrono::Months::new(after));
        next.and_then(|day| day.pred_opt()).unwrap_or(self.day)
    }

    /// The day that stands for this date where one is needed, as for an age:
    /// the middle of a month or year that is all we know, but not after the day
    /// on which it was written down, `recorded`, when it had begun by then.
    pub fn representative(&self, recorded: NaiveDate) -> NaiveDate {
        let middle = match self.precision {
            Precision::Day => return self.day,
            Precision::Month => self.day.with_day(15),
            Precision::Year => self.day.with_month(7),
        }
        .unwrap_or(self.day);
        if self.day <= recorded {
            middle.min(recorded)
        } else {
            middle
        }
    }
}

/// How long ago, in the largest unit that is still true. Negative: still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Ago {
    pub value: i32,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl When {
    /// In a unit no finer than the date itself: of a month nobody knows the days.
    pub fn ago(&self, today: NaiveDate) -> Ago {
        let ago = |value, unit| Ago { value, unit };
        let years = today.year() - self.day.year();
        let months = years * 12 + today.month0() as i32 - self.day.month0() as i32;
        // A year that is not quite over counts as one: it is not in this one.
        let whole = |part: i32, of: i32| match part / of {
            0 => part.signum(),
            whole => whole,
        };
        match self.precision {
            Precision::Year => ago(years, Unit::Year),
            Precision::Month if months.abs() < 12 => ago(months, Unit::Month),
            Precision::Month => ago(whole(months, 12), Unit::Year),
            Precision::Day => {
                let days = (today - self.day).num_days() as i32;
                match days.abs() {
                    ..7 => ago(days, Unit::Day),
                    7..30 => ago(days / 7, Unit::Week),
                    30..365 => ago(whole(days * 100, 3044), Unit::Month),
                    _ => ago(whole(days * 100, 36528), Unit::Year),
                }
            }
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.about {
            f.write_str("~")?;
        }
        let format = match self.precision {
            Precision::Day => "%Y-%m-%d",
            Precision::Month => "%Y-%m",
            Precision::Year => "%Y",
        };
        write!(f, "{}", self.day.format(format))
    }
}

impl FromStr for When {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (about, text) = match text.strip_prefix('~') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut parts = text.split('-');
        let year = digits(parts.next().ok_or(NotADate)?, 4)? as i32;
        let month = parts.next().map(|m| digits(m, 2)).transpose()?;
        let day = parts.next().map(|d| digits(d, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        let precision = match (month, day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        };
        let day =
            NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(NotADate)?;
        Ok(Self {
            day,
            precision,
            about,
        })
    }
}

fn digits(text: &str, width: usize) -> Result<u32, NotADate> {
    if text.len() != width || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotADate);
    }
    text.parse().map_err(|_| NotADate)
}

macro_rules! as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}

as_text!(CalendarDay);
as_text!(When);

/// As it is written.
impl specta::Type for When {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        String::definition(types)
    }
}

/// How a date is written, for the schema of a document.
#[cfg(test)]
macro_rules! described {
    ($type:ident, $pattern:literal, $description:literal) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": $description,
                })
            }
        }
    };
}

#[cfg(test)]
described!(
    CalendarDay,
    "^(-|[0-9]{4})-[0-9]{2}-[0-9]{2}$",
    "`1984-05-09`, or `--05-09` without a year"
);
#[cfg(test)]
described!(
    When,
    "^~?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    "`2026-11-19`, `2026-11` or `2026`; `~` before it for \"about\""
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_day_reads_what_it_writes() {
        for text in ["1984-05-09", "--02-29", "0001-01-01"] {
            assert_eq!(
                text.parse::<CalendarDay>().map(|d| d.to_string()),
                Ok(text.into())
            );
        }
        for text in [
            "",
            "1984",
            "1983-02-29",
            "--13-01",
            "84-05-09",
            "1984-5-9",
            "+984-05-09",
        ] {
            assert_eq!(text.parse::<CalendarDay>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn a_date_keeps_its_precision() {
        for text in ["2026-11-19", "2026-11", "2026", "~2026-11", "~2019"] {
            assert_eq!(text.parse::<When>().map(|d| d.to_string()), Ok(text.into()));
        }
        for text in ["", "~", "26", "2026-", "2026-11-31", "2026-11-19-1"] {
            assert_eq!(text.parse::<When>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn a_distance_is_as_fine_as_its_date() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day");
        for (on, value, unit) in [
            ("2026-11-19", 0, Unit::Day),
            ("2026-11-18", 1, Unit::Day),
            ("2026-11-13", 6, Unit::Day),
            ("2026-11-12", 1, Unit::Week),
            ("2026-10-21", 4, Unit::Week),
            ("2026-10-20", 1, Unit::Month),
            ("2026-10-19", 1, Unit::Month),
            ("2025-11-20", 11, Unit::Month),
            ("2025-11-19", 1, Unit::Year),
            ("2020-01-01", 6, Unit::Year),
            ("2026-11", 0, Unit::Month),
            ("2026-01", 10, Unit::Month),
            ("2025-11", 1, Unit::Year),
            ("2026", 0, Unit::Year),
            ("~2021", 5, Unit::Year),
            ("2026-11-21", -2, Unit::Day),
        ] {
            let when: When = on.parse().expect("a date");
            assert_eq!(when.ago(today), Ago { value, unit }, "{on}");
        }
    }

    #[test]
    fn a_month_that_has_begun_never_lies_ahead() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 3).expect("a day");
        let month: When = "2026-11".parse().expect("a month");
        assert_eq!(
            month.representative(today),
            today,
            "mid-November is not yet here"
        );
    }
}
