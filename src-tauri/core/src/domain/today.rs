//! Why somebody is on today's page. Only ever what the owner could do: nobody
//! is shown for what they have not done.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::circle::Circle;
use super::date::CalendarDay;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TodayReason {
    /// They asked something of me, and wait for an answer.
    TheyAsked,
    /// I promised something.
    IPromised,
    /// They did something lately, and I have not thanked.
    NotThanked,
    /// They have given more than I lately.
    YourTurn,
    /// Somebody close, and nothing has been heard for longer than usual.
    CloseAndQuiet,
    /// They asked for an introduction, and wait for an answer.
    AskedToIntroduce,
    /// An introduction: somebody is still to be asked.
    AskForConsent,
    /// Everybody was asked, and somebody has not answered yet.
    AwaitConsent,
    /// Everybody agreed: it can be sent.
    ReadyToSend,
    /// It was sent a while ago: has something come of it?
    AskHowItWent,
    /// Nothing has passed for years.
    OldTie,
}

/// How much later than usual, in cadences, weighed by how close they are.
/// `max(0, days/cadence − 1) × closeness`; closeness is 4 for the core, 3 for
/// close ones, 2 for friends, 1 for others (Roberts & Dunbar: ties fade).
pub fn attention(days: i64, cadence_days: u16, circle: Circle) -> f64 {
    let closeness = match circle {
        Circle::Core => 4.0,
        Circle::Close => 3.0,
        Circle::Friend => 2.0,
        Circle::Network | Circle::Acquaintance => 1.0,
    };
    (days as f64 / f64::from(cadence_days.max(1)) - 1.0).max(0.0) * closeness
}

/// The next time a day of the calendar comes round, `today` included. The 29th
/// of February is kept on the 28th in other years.
pub fn next(day: CalendarDay, today: NaiveDate) -> Option<NaiveDate> {
    let in_year = |year| {
        NaiveDate::from_ymd_opt(year, day.month, day.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, day.month, day.day - 1))
    };
    in_year(today.year())
        .filter(|on| *on >= today)
        .or_else(|| in_year(today.year() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_ties_that_are_late_come_before_all_others() {
        assert_eq!(attention(10, 14, Circle::Core), 0.0, "not late yet");
        assert_eq!(attention(28, 14, Circle::Core), 4.0);
        assert!(attention(60, 30, Circle::Close) > attention(360, 180, Circle::Network));
    }

    #[test]
    fn a_birthday_comes_round_each_year() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day");
        for (text, expect) in [
            ("1984-11-19", "2026-11-19"),
            ("--11-18", "2027-11-18"),
            ("--02-29", "2027-02-28"),
            ("2000-12-01", "2026-12-01"),
        ] {
            let day: CalendarDay = text.parse().expect("a day");
            assert_eq!(
                next(day, today).map(|d| d.to_string()).as_deref(),
                Some(expect),
                "{text}"
            );
        }
    }
}
