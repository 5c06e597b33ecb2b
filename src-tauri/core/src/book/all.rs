//! Everybody's balance at full precision, for other programs to compute with.

use chrono::NaiveDate;
use serde::Serialize;

use super::Book;
use super::people::shown;
use super::view::Id;
use crate::domain::balance::{Balance, Entry, Measure};
use crate::domain::circle::{Circle, Tie};
use crate::domain::turn::{Reason, Turn, turn};
use crate::error::Result;
use crate::store::{balance, person};

/// How a tie stands. Amounts are in the unit of weights, unrounded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonBalance {
    pub id: Id,
    pub uid: String,
    pub name: String,
    pub circle: Option<Circle>,
    pub tie: Tie,
    pub given: f64,
    pub taken: f64,
    pub balance: f64,
    /// By effort and by worth, the lower first.
    pub low: f64,
    pub high: f64,
    pub given_count: u32,
    pub taken_count: u32,
    /// None where there is no data.
    pub reciprocity: Option<f64>,
    pub lean: Option<f64>,
    pub turn: Turn,
    pub reason: Reason,
}

impl Book {
    /// Everyone with whom something passed, in the order of their keys; from the
    /// favours themselves, not from the sums. Communal ties are left out unless
    /// their numbers were switched on, or are asked for with `numbers`.
    pub fn balances(&self, numbers: bool, today: NaiveDate) -> Result<Vec<PersonBalance>> {
        let settings = self.settings()?;
        let measure = Measure::of(&settings);
        let mut all = Vec::new();
        for (id, ties) in balance::everyone(&self.connection)? {
            let person = person::get(&self.connection, id)?;
            let tie = Tie::of(person.tie, person.circle);
            if tie == Tie::Communal && !numbers && !settings.numbers_for_close {
                continue;
            }
            let entries: Vec<Entry> = ties.iter().map(|tied| tied.entry).collect();
            let balance = Balance::of(&entries, &measure, today);
            let (turn, reason, _) = turn(&ties, &balance, &measure, today);
            let (low, high) = balance.band();
            all.push(PersonBalance {
                id: shown(id),
                uid: person.uid,
                name: person.profile.name.display,
                circle: person.circle,
                tie,
                given: balance.given.weight,
                taken: balance.taken.weight,
                balance: balance.net(),
                low,
                high,
                given_count: balance.given_count,
                taken_count: balance.taken_count,
                reciprocity: balance.reciprocity(),
                lean: balance.lean(&measure),
                turn,
                reason,
            });
        }
        Ok(all)
    }
}
