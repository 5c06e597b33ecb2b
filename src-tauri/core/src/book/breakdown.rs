//! The network by its parts: circles, life areas, groups, kinds, years.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Book;
use super::ledger::period;
use super::view::{self, Breakdown, BreakdownBy, Share};
use crate::domain::balance::{Balance, Measure};
use crate::domain::circle::Tie;
use crate::domain::favour::Direction;
use crate::domain::network::ENOUGH;
use crate::domain::period::Period;
use crate::domain::rounding::hundredths;
use crate::error::Result;
use crate::store::network::{self, By};

/// A part of the network, not rounded yet.
#[derive(Clone, Copy, Default)]
struct Sums {
    balance: Balance,
    /// Of what was taken, what was returned or passed on; none for parts that
    /// are of people.
    answered: Option<f64>,
}

impl Book {
    /// What was given and received in each part of the network, of a period and
    /// as it weighs today. A communal tie is in none of them, unless its numbers
    /// are switched on.
    pub fn breakdown(
        &self,
        by: BreakdownBy,
        period: &view::Period,
        today: NaiveDate,
    ) -> Result<Breakdown> {
        let period = &self::period(period.from.as_deref(), period.to.as_deref(), today)?;
        let parts = match by {
            BreakdownBy::Circle => self.people_parts(By::Circle, period, today)?,
            BreakdownBy::Area => self.people_parts(By::LifeArea, period, today)?,
            BreakdownBy::Group => self.people_parts(By::Group, period, today)?,
            BreakdownBy::Kind => self.ledger_parts(|sum| sum.kind.word().into(), period, today)?,
            BreakdownBy::Year => {
                self.ledger_parts(|sum| sum.month.chars().take(4).collect(), period, today)?
            }
        };
        let rounded = |of: fn(&Sums) -> f64| {
            let amounts: Vec<f64> = parts.values().map(of).collect();
            hundredths(&amounts)
        };
        let (given, given_in_all) = rounded(|sums| sums.balance.given.weight);
        let (taken, taken_in_all) = rounded(|sums| sums.balance.taken.weight);
        let (answered, answered_in_all) = rounded(|sums| sums.answered.unwrap_or_default());
        let mut all = Sums::default();
        let mut shares = Vec::with_capacity(parts.len());
        for (at, (name, sums)) in parts.into_iter().enumerate() {
            all.balance += sums.balance;
            all.answered = sums.answered.or(all.answered);
            let rounded = [given[at], taken[at], answered[at]];
            shares.push(share(name, &sums, rounded, count(&sums)));
        }
        let apart = !matches!(by, BreakdownBy::Area | BreakdownBy::Group);
        let in_all = [given_in_all, taken_in_all, answered_in_all];
        // A favour to two people is counted with each, and is one of the whole.
        let whole = self.ledger_parts(|_| String::new(), period, today)?;
        let favours = whole.values().map(count).sum();
        Ok(Breakdown {
            by,
            shares,
            total: apart.then(|| share(String::new(), &all, in_all, favours)),
        })
    }

    fn people_parts(
        &self,
        by: By,
        period: &Period,
        today: NaiveDate,
    ) -> Result<BTreeMap<String, Sums>> {
        let settings = self.settings()?;
        let measure = Measure::of(&settings);
        let mut parts: BTreeMap<String, Sums> = BTreeMap::new();
        for part in network::parts(&self.connection, by, period, &measure, today)? {
            if part.tie == Tie::Reciprocal || settings.numbers_for_close {
                parts
                    .entry(part.name.unwrap_or_default())
                    .or_default()
                    .balance += part.balance;
            }
        }
        Ok(parts)
    }

    fn ledger_parts(
        &self,
        name: impl Fn(&network::LedgerSum) -> String,
        period: &Period,
        today: NaiveDate,
    ) -> Result<BTreeMap<String, Sums>> {
        let settings = self.settings()?;
        let (close, measure) = (settings.numbers_for_close, Measure::of(&settings));
        let mut parts: BTreeMap<String, Sums> = BTreeMap::new();
        for sum in network::ledger_sums(&self.connection, period, close, &measure, today)? {
            let part = parts.entry(name(&sum)).or_default();
            part.balance += sum.balance();
            let answered = part.answered.get_or_insert(0.0);
            if sum.direction == Direction::Taken {
                *answered += sum.carried_on;
            }
        }
        Ok(parts)
    }
}

fn count(sums: &Sums) -> u32 {
    sums.balance.given_count + sums.balance.taken_count
}

fn share(name: String, sums: &Sums, [given, taken, answered]: [i32; 3], favours: u32) -> Share {
    let balance = &sums.balance;
    // As in the overview, a share is told of enough favours only.
    let too_little = favours < ENOUGH;
    let generosity = balance.generosity().filter(|_| !too_little);
    Share {
        name,
        given,
        taken,
        answered: sums.answered.map(|_| answered),
        given_count: balance.given_count,
        taken_count: balance.taken_count,
        generosity: generosity.map(percent),
        too_little,
    }
}

pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
