//! The measure, wrong in one way at a time: what the laws are there to catch.

use std::cell::Cell;

use chrono::NaiveDate;

use super::balance::{Amount, Entry, Measure};
use super::favour::{Direction, Status};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mutant {
    AHalfLifePerDirection,
    LinearDecay,
    RoundingEachItem,
    CountingPromises,
    NormalisingOverTheBook,
    DoubleWeightOnReceived,
    CostPerBeneficiary,
    AgeInHours,
    NegativeAgeNotClamped,
}

impl Mutant {
    pub(crate) const ALL: [Self; 9] = [
        Self::AHalfLifePerDirection,
        Self::LinearDecay,
        Self::RoundingEachItem,
        Self::CountingPromises,
        Self::NormalisingOverTheBook,
        Self::DoubleWeightOnReceived,
        Self::CostPerBeneficiary,
        Self::AgeInHours,
        Self::NegativeAgeNotClamped,
    ];

    /// What it takes a favour to weigh.
    pub(crate) fn amount(self, entry: &Entry, measure: &Measure, today: NaiveDate) -> Amount {
        let of_direction = match (self, entry.direction) {
            (Self::AHalfLifePerDirection, Direction::Taken) => 2.0,
            _ => 1.0,
        };
        let mut age = (today - entry.day).num_days() as f64;
        if self != Self::NegativeAgeNotClamped {
            age = age.max(0.0);
        }
        if self == Self::AgeInHours {
            age += HOUR.get() / 24.0;
        }
        let half_lives = age / (measure.half_life_days * of_direction);
        let decay = match self {
            Self::LinearDecay => (1.0 - half_lives / 2.0).max(0.0),
            _ => (-half_lives).exp2(),
        };
        let shared = match self {
            Self::CostPerBeneficiary => 1.0,
            _ => f64::from(entry.beneficiaries.max(1)),
        };
        let cost = f64::from(entry.cost.weight()) / shared;
        let value = f64::from(entry.value.unwrap_or(entry.cost).weight());
        let amount = Amount::of(cost, value).times(decay);
        match (self, entry.direction) {
            (Self::RoundingEachItem, _) => {
                let tenth = |number: f64| (number * 10.0).round() / 10.0;
                Amount::of(tenth(amount.by_cost), tenth(amount.by_value))
            }
            (Self::NormalisingOverTheBook, _) => amount.times(1.0 / FAVOURS.get()),
            (Self::DoubleWeightOnReceived, Direction::Taken) => amount.times(2.0),
            _ => amount,
        }
    }

    /// Whether it takes a favour of this status to have come about.
    pub(crate) fn counts(self, status: Status) -> bool {
        status == Status::Done || (self == Self::CountingPromises && status == Status::Promised)
    }
}

thread_local! {
    static MUTANT: Cell<Option<Mutant>> = const { Cell::new(None) };
    /// The hour at which a figure is asked for; a sound measure does not ask.
    pub(crate) static HOUR: Cell<f64> = const { Cell::new(0.0) };
    /// How many favours the book holds.
    pub(crate) static FAVOURS: Cell<f64> = const { Cell::new(1.0) };
}

/// The mutant that is let loose in this thread.
pub(crate) fn loose() -> Option<Mutant> {
    MUTANT.get()
}

pub(crate) fn let_loose(mutant: Option<Mutant>) {
    MUTANT.set(mutant);
}
