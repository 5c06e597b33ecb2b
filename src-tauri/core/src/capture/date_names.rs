//! Dates by name: days of the week, months, seasons, feasts, and their ends.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Which, easter, first_of_year, last_day, of_month, shifted};
use super::dates::{Core, Reader, ordinal};
use super::sense::{DateWord as D, Unit};
use super::text::Token;
use crate::domain::date::{Precision, When};

impl Reader<'_> {
    pub(super) fn which(&self, at: usize) -> (usize, Which) {
        let is = |word| matches!(word, D::Last | D::Next | D::This);
        match self.first(at, is) {
            Some((to, D::Last)) => (to, Which::Last),
            Some((to, D::Next)) => (to, Which::Next),
            Some((to, _)) => (to, Which::This),
            None => (at, Which::Any),
        }
    }

    /// *end of November*, *kuun lopussa*, *early March*.
    pub(super) fn end(&self, at: usize) -> Option<Core> {
        let is_part = |word| matches!(word, D::End | D::Part);
        let (mut next, before) = match self.first(at, is_part) {
            Some((to, word)) => (to, Some(word)),
            None => (at, None),
        };
        let (to, which) = self.which(next);
        next = to;
        while let Some((to, D::On)) = self.first(next, |word| word == D::On) {
            // *of the*; in Finnish *vuoden* is the unit itself.
            if self.language.is_finnish {
                break;
            }
            next = to;
        }
        let period = match (self.month(next), self.unit(next)) {
            (Some((to, month)), _) => Some((to, self.around().month_near(month, which))),
            (_, Some((to, unit))) => {
                let count = match which {
                    Which::Last => -1,
                    Which::Next => 1,
                    _ => 0,
                };
                let first = match unit {
                    Unit::Month => self.around().first_of(count),
                    Unit::Year => first_of_year(self.today.year() + count),
                    Unit::Week => self
                        .around()
                        .monday()
                        .and_then(|day| shifted(day, 7 * count)),
                    _ => None,
                };
                let precision = match unit {
                    Unit::Month => Precision::Month,
                    Unit::Year => Precision::Year,
                    _ => Precision::Day,
                };
                let when = When {
                    day: first?,
                    precision,
                    about: true,
                };
                Some((to, (Some(when), Some(when))))
            }
            _ => None,
        };
        let (to, (past, future)) = period?;
        let (to, part) = match before {
            Some(part) => (to, part),
            None => self.first(to, is_part)?,
        };
        let vague = |when: When| When {
            about: true,
            ..when
        };
        let last_day = |when: When| match part {
            D::End => last_day(when).map(When::on),
            _ => Some(vague(when)),
        };
        self.both(to, past.map(vague), future.and_then(last_day))
    }

    /// Days, weekdays, months, seasons and feasts by name.
    pub(super) fn named(&self, from: usize) -> Option<Core> {
        if let Some((to, D::Day(days))) = self.first(from, |word| matches!(word, D::Day(_))) {
            return Some(self.fixed(to, When::on(shifted(self.today, days)?)));
        }
        let (at, which) = self.which(from);
        let is = |word| {
            matches!(
                word,
                D::Weekday(_)
                    | D::WeekdayDue(_)
                    | D::Month(_)
                    | D::Season(_)
                    | D::Feast(..)
                    | D::Easter
                    | D::Unit(_)
                    | D::LastUnit(..)
                    | D::Weekend
            )
        };
        let (to, word) = self.first(at, is)?;
        let one = |when: Option<When>| match which {
            Which::Next => self.both(to, None, when),
            _ => self.both(to, when, None),
        };
        match word {
            D::WeekdayDue(weekday) => {
                let day = match which {
                    Which::Next => shifted(self.around().monday()?, 7 + weekday as i32),
                    _ => self.around().weekday_future(weekday),
                };
                let core = self.both(to, None, day.map(When::on))?;
                Some(Core { due: true, ..core })
            }
            D::Weekday(weekday) => self.weekday(from, to, weekday, which),
            D::LastUnit(count, unit) => self.both(to, self.around().last(count, unit), None),
            D::Weekend => match which {
                Which::Any | Which::This => {
                    let core = self.both(
                        to,
                        self.around().away(-1, Unit::Weekend),
                        self.around().this_weekend(),
                    )?;
                    // *the whole weekend* is an effort.
                    let shy = which == Which::Any && !self.language.is_finnish;
                    Some(Core { shy, ..core })
                }
                Which::Last => one(self.around().away(-1, Unit::Weekend)),
                Which::Next => one(self.around().away(1, Unit::Weekend)),
            },
            D::Unit(unit) => match which {
                // *viime viikon tiistaina*
                Which::Last | Which::Next | Which::This if unit == Unit::Week => {
                    let week = match which {
                        Which::Last => -1,
                        Which::Next => 1,
                        _ => 0,
                    };
                    if let Some((to, D::Weekday(weekday))) =
                        self.first(to, |word| matches!(word, D::Weekday(_)))
                    {
                        let day = shifted(self.around().monday()?, 7 * week + weekday as i32)?;
                        return Some(self.fixed(to, When::on(day)));
                    }
                    match which {
                        Which::Last => one(self.around().last(1, unit)),
                        Which::Next => one(self.around().away(1, unit)),
                        _ => {
                            let about = |day| When {
                                about: true,
                                ..When::on(day)
                            };
                            let end = self.around().monday().and_then(|day| shifted(day, 6));
                            self.both(to, Some(about(self.today)), end.map(about))
                        }
                    }
                }
                Which::Last => one(self.around().last(1, unit)),
                Which::Next => one(self.around().next(unit)),
                Which::This => {
                    let when = match unit {
                        Unit::Day => Some(When::on(self.today)),
                        Unit::Weekend => {
                            return self.both(
                                to,
                                self.around().away(-1, unit),
                                self.around().this_weekend(),
                            );
                        }
                        _ => self.around().last(0, unit),
                    };
                    self.both(to, when, when)
                }
                Which::Any => None,
            },
            D::Month(month) => {
                if let Some((to, year)) = self.year(self.skip_of(to)) {
                    let day = NaiveDate::from_ymd_opt(year, month, 1)?;
                    return Some(self.fixed(to, of_month(day)));
                }
                // *November 5th*, *March 3, 2024*
                let is_day =
                    |token: &&Token| !self.language.is_finnish || token.text.ends_with('.');
                let day = self.tokens.get(to).filter(is_day);
                if let Some(day) = day.and_then(|token| ordinal(token.text)) {
                    return match self.year(to + 1) {
                        Some((to, year)) => {
                            let day = NaiveDate::from_ymd_opt(year, month, day)?;
                            Some(self.fixed(to, When::on(day)))
                        }
                        None => self.day_of_month(to + 1, month, day),
                    };
                }
                let (past, future) = self.around().month_near(month, which);
                let core = self.both(to, past, future)?;
                let shy = which == Which::Any && self.is_shy(at);
                Some(Core { shy, ..core })
            }
            D::Season(middle) => {
                let about = |day| When {
                    about: true,
                    ..of_month(day)
                };
                if let Some((to, year)) = self.year(self.skip_of(to)) {
                    return Some(self.fixed(to, about(NaiveDate::from_ymd_opt(year, middle, 1)?)));
                }
                let (past, future) = self.around().season(middle, which);
                let core = self.both(to, past.map(about), future.map(about))?;
                let shy = which == Which::Any && self.is_shy(at);
                Some(Core { shy, ..core })
            }
            D::Easter => {
                if let Some((to, year)) = self.year(self.skip_of(to)) {
                    return Some(self.fixed(to, When::on(easter(year)?)));
                }
                let year = self.today.year();
                let days = |years: [i32; 2]| years.into_iter().filter_map(easter);
                let past = days([year, year - 1]).find(|day| *day <= self.today);
                let future = days([year, year + 1]).find(|day| *day >= self.today);
                let (past, future) = (past.map(When::on), future.map(When::on));
                match which {
                    Which::Last => self.both(to, past, None),
                    Which::Next => self.both(to, None, future),
                    _ => self.both(to, past, future),
                }
            }
            D::Feast(month, day) => {
                if let Some((to, year)) = self.year(self.skip_of(to)) {
                    let day = NaiveDate::from_ymd_opt(year, month, day)?;
                    return Some(self.fixed(to, When::on(day)));
                }
                let core = self.day_of_month(to, month, day)?;
                match which {
                    Which::Last => self.both(to, core.past, None),
                    Which::Next => self.both(to, None, core.future),
                    _ => Some(core),
                }
            }
            _ => None,
        }
    }

    pub(super) fn weekday(
        &self,
        from: usize,
        to: usize,
        weekday: u32,
        which: Which,
    ) -> Option<Core> {
        // *Tuesday last week*, *on Tuesday of next week*
        let (after, week) = self.which(to);
        if week != Which::Any
            && let Some((to, Unit::Week)) = self.unit(after)
        {
            let weeks = match week {
                Which::Last => -1,
                Which::Next => 1,
                _ => 0,
            };
            let day = shifted(self.around().monday()?, 7 * weeks + weekday as i32)?;
            return Some(self.fixed(to, When::on(day)));
        }
        // *Friday 20 November*, *pe 20.11.*
        if let Some(core) = self.tokens.get(to).and_then(|_| self.number(to)) {
            return Some(core);
        }
        let past = self.around().weekday_past(weekday).map(When::on);
        let future = self.around().weekday_future(weekday).map(When::on);
        let core = match which {
            Which::Any => self.both(to, past, future),
            Which::Last => self.both(to, past, None),
            Which::Next
                if self.tokens[from].word.starts_with("com")
                    || self.tokens[from].word.starts_with("tulev") =>
            {
                self.both(to, None, future)
            }
            Which::Next => self.both(
                to,
                None,
                shifted(self.around().monday()?, 7 + weekday as i32).map(When::on),
            ),
            Which::This => {
                let day = shifted(self.around().monday()?, weekday as i32)?;
                Some(self.fixed(to, When::on(day)))
            }
        }?;
        let shy = which == Which::Any && self.is_shy(to - 1);
        Some(Core { shy, ..core })
    }

    /// Words that are mostly something else.
    pub(super) fn is_shy(&self, at: usize) -> bool {
        let word = self.tokens[at].word.as_str();
        word.len() < 4
            || matches!(
                word,
                "march" | "fall" | "spring" | "summer" | "autumn" | "winter"
            )
    }
}
