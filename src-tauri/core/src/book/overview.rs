//! The whole network: what was given and received, and whose turn it is. It comes
//! from sums that are kept; favours are added up one by one only for a period, and
//! where some are dated ahead, as from a past day they are.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::Book;
use super::breakdown::percent;
use super::ledger::period;
use super::standing::{MONTHS, tenth};
use super::view::{self, KindBar, LinePoint, Overview, OverviewBar, TurnList, TurnRow};
use crate::domain::balance::{Amount, Balance, Measure};
use crate::domain::circle::{Circle, Tie};
use crate::domain::favour::{Direction, FavourKind};
use crate::domain::network::{Answering, ENOUGH, Giving, Telling};
use crate::domain::period::Period;
use crate::domain::turn::Turn;
use crate::error::Result;
use crate::store::balance;
use crate::store::network::{self, By, LedgerSum};
use crate::store::turn::{self, Waiting};

/// The most names a list of turns begins with.
const NAMES: u32 = 25;

impl Book {
    /// The figures of a period, as they weigh today; the line and the turns are of
    /// everything that passed.
    pub fn overview(&self, period: &view::Period, today: NaiveDate) -> Result<Overview> {
        let period = self::period(period.from.as_deref(), period.to.as_deref(), today)?;
        // All of it of one moment, and locked once rather than by each question.
        let _moment = self.connection.unchecked_transaction()?;
        let settings = self.settings()?;
        let (close, measure) = (settings.numbers_for_close, Measure::of(&settings));
        let of = |period: &Period| {
            let parts = network::parts(&self.connection, By::Circle, period, &measure, today)?;
            network::ledger_sums(&self.connection, period, close, &measure, today)
                .map(|sums| (sums, parts))
        };
        let everything = of(&Period::default())?;
        let within = match period.is_everything() {
            true => None,
            false => Some(of(&period)?),
        };
        let (sums, parts) = within.as_ref().unwrap_or(&everything);
        let turns = turn::on(&self.connection, &settings, today, NAMES)?;
        let all = total(sums, |_| true);
        let introductions = total(sums, |sum| sum.kind == FavourKind::Introduction);
        let received = all.taken.weight;
        let carried_on: f64 = sums
            .iter()
            .filter(|sum| sum.direction == Direction::Taken)
            .map(|sum| sum.carried_on)
            .sum();
        let generosity = all.generosity().map(percent);
        let telling = Telling::of(all.given_count + all.taken_count, generosity);
        // Of a few favours only the counts are told.
        let generosity = generosity.filter(|_| telling == Telling::Shares);
        let answered =
            (telling == Telling::Shares && received > 0.0).then(|| carried_on / received);
        let communal = everything.1.iter();
        let communal = communal.filter(|part| part.tie == Tie::Communal);
        let list = |turn: Turn| self.turn_list(turns.get(&turn), today);
        Ok(Overview {
            telling,
            enough: ENOUGH,
            giving: generosity.map(Giving::of),
            answering: answered.map(Answering::of),
            given_count: all.given_count,
            taken_count: all.taken_count,
            introductions_given: introductions.given_count,
            introductions_taken: introductions.taken_count,
            generosity,
            answered: answered.map(percent),
            people_with_favours: parts
                .iter()
                .filter(|part| close || part.tie == Tie::Reciprocal)
                .map(|part| part.people)
                .sum(),
            by_circle: circles(parts, close),
            by_kind: kinds(sums),
            line: line(&everything.0, &measure, today),
            your_turn: list(Turn::Mine)?,
            their_turn: list(Turn::Theirs)?,
            even: list(Turn::Even)?,
            nothing_needed: list(Turn::NothingNeeded)?,
            too_little: turns.get(&Turn::TooLittleToTell).map_or(0, |of| of.total),
            communal: communal.map(|part| part.people).sum(),
        })
    }

    fn turn_list(&self, waiting: Option<&Waiting>, today: NaiveDate) -> Result<TurnList> {
        let Some(Waiting { total, first }) = waiting else {
            return Ok(TurnList::default());
        };
        let told = self.told(today)?;
        let people = first
            .iter()
            .zip(self.rows(first, today)?)
            .map(|(id, person)| {
                let live = balance::live(&self.connection, *id, today)?;
                let sums = balance::sums(&self.connection, *id, &told.measure, today)?;
                Ok(TurnRow {
                    person,
                    turn: told.turn(&live, &sums)?,
                })
            })
            .collect::<Result<_>>()?;
        Ok(TurnList {
            total: *total,
            people,
        })
    }
}

fn total(sums: &[LedgerSum], which: impl Fn(&LedgerSum) -> bool) -> Balance {
    let mut balance = Balance::default();
    for sum in sums.iter().filter(|sum| which(sum)) {
        balance += sum.balance();
    }
    balance
}

/// A communal tie in a reciprocal circle is not shown in its bar either, unless
/// `close` ones count.
fn circles(parts: &[network::Part], close: bool) -> Vec<OverviewBar> {
    let circles = Circle::ALL.iter().map(|circle| Some(*circle)).chain([None]);
    circles
        .map(|circle| {
            let mut sums = Balance::default();
            for part in parts.iter().filter(|part| part.circle == circle) {
                if close || part.tie == Tie::Reciprocal {
                    sums += part.balance;
                }
            }
            OverviewBar {
                circle,
                given: tenth(sums.given.weight),
                taken: tenth(sums.taken.weight),
                given_count: sums.given_count,
                taken_count: sums.taken_count,
                communal: Tie::of(None, circle) == Tie::Communal,
            }
        })
        .collect()
}

fn kinds(sums: &[LedgerSum]) -> Vec<KindBar> {
    FavourKind::ALL
        .iter()
        .filter_map(|kind| {
            let sums = total(sums, |sum| sum.kind == *kind);
            (sums.count() > 0).then(|| KindBar {
                kind: *kind,
                given: tenth(sums.given.weight),
                taken: tenth(sums.taken.weight),
                given_count: sums.given_count,
                taken_count: sums.taken_count,
            })
        })
        .collect()
}

/// The balance at the end of each of the last months, and what came in each.
fn line(sums: &[LedgerSum], measure: &Measure, today: NaiveDate) -> Vec<LinePoint> {
    let mut months: BTreeMap<&str, (Amount, f64, f64)> = BTreeMap::new();
    for sum in sums {
        let (net, given, taken) = months.entry(&sum.month).or_default();
        if sum.direction == Direction::Given {
            *net += sum.amount;
            *given += sum.fresh;
        } else {
            *net += -sum.amount;
            *taken += sum.fresh;
        }
    }
    let this_month = today.with_day(1).unwrap_or(today);
    (0..MONTHS)
        .rev()
        .filter_map(|back| {
            let month = this_month.checked_sub_months(Months::new(back))?;
            let end = month
                .checked_add_months(Months::new(1))?
                .pred_opt()?
                .min(today);
            let name = month.format("%Y-%m").to_string();
            // All that came by then, as it weighed then: today's weight, before it faded.
            let until: f64 = match back {
                0 => months.values().map(|(net, ..)| net.weight).sum(),
                _ => months
                    .range(..=name.as_str())
                    .map(|(_, (net, ..))| net.weight)
                    .sum(),
            };
            let (given, taken) = months.get(name.as_str()).map_or((0.0, 0.0), |m| (m.1, m.2));
            Some(LinePoint {
                month: name,
                given: tenth(given),
                taken: tenth(taken),
                balance: tenth(until / measure.decay((today - end).num_days())),
            })
        })
        .collect()
}
