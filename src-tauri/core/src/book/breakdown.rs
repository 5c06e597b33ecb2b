//! The network by its parts: circles, life areas, groups, kinds, years.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Book;
use super::standing::tenth;
use super::view::{Breakdown, BreakdownBy, Share};
use crate::domain::balance::{Balance, Measure};
use crate::domain::circle::Tie;
use crate::error::Result;
use crate::store::network::{self, By};

impl Book {
    /// What was given and received in each part of the network. A communal tie
    /// is in none of them, unless its numbers are switched on.
    pub fn breakdown(&self, by: BreakdownBy, today: NaiveDate) -> Result<Breakdown> {
        let mut shares: BTreeMap<String, Balance> = BTreeMap::new();
        match by {
            BreakdownBy::Circle => self.people_parts(By::Circle, &mut shares, today)?,
            BreakdownBy::Area => self.people_parts(By::LifeArea, &mut shares, today)?,
            BreakdownBy::Group => self.people_parts(By::Group, &mut shares, today)?,
            BreakdownBy::Kind => {
                self.ledger_parts(|sum| sum.kind.word().into(), &mut shares, today)?
            }
            BreakdownBy::Year => {
                self.ledger_parts(
                    |sum| sum.month.chars().take(4).collect(),
                    &mut shares,
                    today,
                )?;
            }
        }
        let shares = shares.into_iter().map(|(name, sums)| Share {
            name,
            given: tenth(sums.given.weight),
            taken: tenth(sums.taken.weight),
            given_count: sums.given_count,
            taken_count: sums.taken_count,
            generosity: sums.generosity().map(percent),
            too_little: sums.too_little_to_tell(),
        });
        Ok(Breakdown {
            by,
            shares: shares.collect(),
        })
    }

    fn people_parts(
        &self,
        by: By,
        shares: &mut BTreeMap<String, Balance>,
        today: NaiveDate,
    ) -> Result<()> {
        let settings = self.settings()?;
        let measure = Measure::of(&settings);
        for part in network::parts(&self.connection, by, &measure, today)? {
            if part.tie == Tie::Reciprocal || settings.numbers_for_close {
                *shares.entry(part.name.unwrap_or_default()).or_default() += part.balance;
            }
        }
        Ok(())
    }

    fn ledger_parts(
        &self,
        name: impl Fn(&network::LedgerSum) -> String,
        shares: &mut BTreeMap<String, Balance>,
        today: NaiveDate,
    ) -> Result<()> {
        let settings = self.settings()?;
        let (close, measure) = (settings.numbers_for_close, Measure::of(&settings));
        for sum in network::ledger_sums(&self.connection, close, &measure, today)? {
            *shares.entry(name(&sum)).or_default() += sum.balance();
        }
        Ok(())
    }
}

pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
