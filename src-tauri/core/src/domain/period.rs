//! A stretch of time of which the ledger is asked.

use chrono::{Datelike, Months, NaiveDate};

use super::date::{Precision, When};

/// From one date on, up to another, both included; either may be left open. A
/// month or a year stands for all of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    pub from: Option<When>,
    pub to: Option<When>,
}

impl Period {
    pub fn is_everything(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// This month and the eleven before it, the oldest first.
pub fn twelve_months(today: NaiveDate) -> Vec<When> {
    let month = today.with_day(1).unwrap_or(today);
    let months = (0..12).rev();
    let days = months.filter_map(|back| month.checked_sub_months(Months::new(back)));
    let month = |day| When {
        day,
        precision: Precision::Month,
        about: false,
    };
    days.map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_end_with_this_one() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day");
        let months = twelve_months(today).into_iter();
        let months: Vec<String> = months.map(|month| month.to_string()).collect();
        assert_eq!(months.len(), 12);
        assert_eq!([&months[0], &months[11]], ["2025-04", "2026-03"]);
    }
}
