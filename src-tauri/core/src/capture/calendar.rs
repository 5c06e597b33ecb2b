//! Days, months and seasons around a day.

use chrono::{Datelike, Days, NaiveDate};

use super::sense::Unit;
use crate::domain::date::{Precision, When};

/// Which of a repeating thing is meant.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Which {
    Any,
    Last,
    Next,
    This,
}

/// A day, and what lies around it.
#[derive(Clone, Copy)]
pub(super) struct Around(pub(super) NaiveDate);

impl Around {
    /// So many units from today, no finer than the unit.
    pub(super) fn away(&self, count: i32, unit: Unit) -> Option<When> {
        let days = |count: i32| {
            let days = Days::new(u64::from(count.unsigned_abs()));
            match count < 0 {
                true => self.0.checked_sub_days(days),
                false => self.0.checked_add_days(days),
            }
        };
        let about = |day, precision| When {
            day,
            precision,
            about: true,
        };
        Some(match unit {
            Unit::Day => When::on(days(count)?),
            Unit::Week => about(days(count * 7)?, Precision::Day),
            Unit::Weekend => about(self.weekend(count)?, Precision::Day),
            Unit::Month => about(self.first_of(count)?, Precision::Month),
            Unit::Year => about(first_of_year(self.0.year() + count)?, Precision::Year),
        })
    }

    /// The first day of the month so many months from this one.
    pub(super) fn first_of(&self, months: i32) -> Option<NaiveDate> {
        let month = self.0.year() * 12 + self.0.month0() as i32 + months;
        NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)
    }

    /// The Saturday so many weekends from today; the one that is on, or was
    /// last, is none away: −1.
    pub(super) fn weekend(&self, count: i32) -> Option<NaiveDate> {
        match count > 0 {
            true => shifted(self.weekday_future(5)?, 7 * (count - 1)),
            false => shifted(self.weekday_past(5)?, 7 * (count + 1).min(0)),
        }
    }

    /// The Saturday of this week.
    pub(super) fn this_weekend(&self) -> Option<When> {
        let about = |day| When {
            about: true,
            ..When::on(day)
        };
        shifted(self.monday()?, 5).map(about)
    }

    pub(super) fn monday(&self) -> Option<NaiveDate> {
        shifted(self.0, -(self.0.weekday().num_days_from_monday() as i32))
    }

    pub(super) fn weekday_past(&self, weekday: u32) -> Option<NaiveDate> {
        let back = (self.0.weekday().num_days_from_monday() + 7 - weekday - 1) % 7 + 1;
        shifted(self.0, -(back as i32))
    }

    pub(super) fn weekday_future(&self, weekday: u32) -> Option<NaiveDate> {
        let ahead = (weekday + 7 - self.0.weekday().num_days_from_monday() - 1 + 7) % 7 + 1;
        shifted(self.0, ahead as i32)
    }

    pub(super) fn last(&self, count: i32, unit: Unit) -> Option<When> {
        match unit {
            Unit::Day => None,
            Unit::Month => Some(of_month(self.first_of(-count)?)),
            Unit::Year => Some(When {
                day: first_of_year(self.0.year() - count)?,
                precision: Precision::Year,
                about: false,
            }),
            unit => self.away(-count, unit),
        }
    }

    pub(super) fn next(&self, unit: Unit) -> Option<When> {
        let when = self.away(1, unit)?;
        Some(When {
            about: when.precision == Precision::Day,
            ..when
        })
    }

    pub(super) fn month_near(&self, month: u32, which: Which) -> (Option<When>, Option<When>) {
        let now = self.0.month();
        let year = self.0.year();
        let of = |year| NaiveDate::from_ymd_opt(year, month, 1).map(of_month);
        let past = of(if month < now || month == now && which != Which::Last {
            year
        } else {
            year - 1
        });
        let future = of(if month > now || month == now && which != Which::Next {
            year
        } else {
            year + 1
        });
        match which {
            Which::Last => (past, None),
            Which::Next => (None, future),
            Which::This => (of(year), of(year)),
            Which::Any => (past, future),
        }
    }

    /// The last one is over; without a word for it, it may be the one that is on.
    pub(super) fn season(
        &self,
        middle: u32,
        which: Which,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let now = self.0.year() * 12 + self.0.month0() as i32;
        let this = self.0.year() * 12 + middle as i32 - 1;
        let day = |month: i32| {
            NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1)
        };
        let over = |month: &i32| month + 1 < now;
        let begun = |month: &i32| month - 1 <= now;
        let years = [this + 12, this, this - 12];
        let past = match which {
            Which::Last => years.into_iter().find(over),
            _ => years.into_iter().find(begun),
        };
        let future = years.into_iter().rev().find(|month| !begun(month));
        match which {
            Which::Last => (past.and_then(day), None),
            Which::Next => (None, future.and_then(day)),
            Which::This => (day(this), day(this)),
            Which::Any => (past.and_then(day), future.and_then(day)),
        }
    }
}

/// Easter Sunday, by the rule of Meeus and Butcher.
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let leaps = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + leaps + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    let (month, day) = (u32::try_from(days / 31), u32::try_from(days % 31 + 1));
    NaiveDate::from_ymd_opt(year, month.ok()?, day.ok()?)
}

pub(super) fn shifted(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let by = Days::new(u64::from(days.unsigned_abs()));
    match days < 0 {
        true => day.checked_sub_days(by),
        false => day.checked_add_days(by),
    }
}

pub(super) fn of_month(day: NaiveDate) -> When {
    When {
        day,
        precision: Precision::Month,
        about: false,
    }
}

pub(super) fn first_of_year(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}

pub(super) fn last_day(when: When) -> Option<NaiveDate> {
    let day = when.day;
    let next = match when.precision {
        Precision::Day => return shifted(day, 6),
        Precision::Month if day.month() == 12 => first_of_year(day.year() + 1),
        Precision::Month => NaiveDate::from_ymd_opt(day.year(), day.month() + 1, 1),
        Precision::Year => first_of_year(day.year() + 1),
    };
    next?.pred_opt()
}
