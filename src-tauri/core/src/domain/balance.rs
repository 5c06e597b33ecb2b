//! Given, taken, balance, lean: the measures of a tie. The model and its
//! sources are told in `docs/measures.md`.

use chrono::NaiveDate;

use super::favour::{Direction, Status};
use super::settings::Settings;
use super::size::Size;

/// The settings that a measure depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Days after which a favour weighs half. One for the whole book; no study
    /// gives it, so it is the owner's to set.
    pub half_life_days: f64,
    /// The lean one aims for; above zero is "give a little more".
    pub target: f64,
    /// κ: dampens the lean while there is little to go by, so that one coffee
    /// never reads as an obligation; in the unit of weights.
    pub damping: f64,
}

impl Measure {
    pub fn of(settings: &Settings) -> Self {
        Self {
            half_life_days: f64::from(settings.half_life_days),
            target: f64::from(settings.target_percent) / 100.0,
            damping: f64::from(settings.damping_tenths) / 10.0,
        }
    }

    /// What is left of a favour after so many days; a date that lies ahead
    /// never weighs more than its full size.
    pub fn decay(&self, days: i64) -> f64 {
        (-(days.max(0) as f64) / self.half_life_days).exp2()
    }
}

impl Default for Measure {
    fn default() -> Self {
        Self::of(&Settings::default())
    }
}

/// Done favours below which a tie is "too little to tell".
pub const FEWEST_TO_TELL: usize = 4;

/// One favour between the owner and one other person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// `Given` or `Taken`; `Between` counts nothing.
    pub direction: Direction,
    pub status: Status,
    pub day: NaiveDate,
    pub cost: Size,
    /// To the beneficiary in question; `None` is taken as the cost.
    pub value: Option<Size>,
    /// How many benefit; the cost is counted once, shared among them.
    pub beneficiaries: u32,
}

/// An amount seen by both sides: givers count their cost, receivers their
/// benefit (Zhang & Epley 2009); the middle is what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Amount {
    pub weight: f64,
    pub by_cost: f64,
    pub by_value: f64,
}

impl std::ops::AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.weight += other.weight;
        self.by_cost += other.by_cost;
        self.by_value += other.by_value;
    }
}

impl Amount {
    /// Of what it cost and was worth.
    pub fn of(by_cost: f64, by_value: f64) -> Self {
        Self {
            weight: (by_cost + by_value) / 2.0,
            by_cost,
            by_value,
        }
    }

    pub fn times(self, factor: f64) -> Self {
        Self::of(self.by_cost * factor, self.by_value * factor)
    }
}

impl std::ops::Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            weight: -self.weight,
            by_cost: -self.by_cost,
            by_value: -self.by_value,
        }
    }
}

impl Entry {
    /// Whether it is a favour to be counted: what cost nothing and was worth
    /// nothing, as a word of thanks, is remembered and not counted.
    pub fn weighs(&self) -> bool {
        self.cost.weight() > 0 || self.value.is_some_and(|value| value.weight() > 0)
    }

    fn has_come_about(&self) -> bool {
        #[cfg(test)]
        if let Some(mutant) = super::mutant::loose() {
            return mutant.counts(self.status);
        }
        self.status == Status::Done
    }

    /// What it weighs on `today`, without a sign; nothing unless it is done.
    pub fn amount(&self, measure: &Measure, today: NaiveDate) -> Amount {
        if !self.has_come_about() || self.direction == Direction::Between {
            return Amount::default();
        }
        #[cfg(test)]
        if let Some(mutant) = super::mutant::loose() {
            return mutant.amount(self, measure, today);
        }
        let decay = measure.decay((today - self.day).num_days());
        let cost = f64::from(self.cost.weight()) / f64::from(self.beneficiaries.max(1));
        let value = f64::from(self.value.unwrap_or(self.cost).weight());
        Amount::of(cost, value).times(decay)
    }

    /// What it adds to the balance: positive when given, negative when taken.
    pub fn adds(&self, measure: &Measure, today: NaiveDate) -> Amount {
        let amount = self.amount(measure, today);
        if self.direction == Direction::Taken {
            -amount
        } else {
            amount
        }
    }
}

/// The sums of a tie, or of a whole network, on one day.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    pub given: Amount,
    pub taken: Amount,
    pub given_count: u32,
    pub taken_count: u32,
}

impl std::ops::AddAssign for Balance {
    fn add_assign(&mut self, other: Self) {
        self.given += other.given;
        self.taken += other.taken;
        self.given_count += other.given_count;
        self.taken_count += other.taken_count;
    }
}

impl Balance {
    pub fn of(entries: &[Entry], measure: &Measure, today: NaiveDate) -> Self {
        let mut balance = Self::default();
        for entry in entries {
            balance.add(entry, measure, today);
        }
        balance
    }

    pub fn add(&mut self, entry: &Entry, measure: &Measure, today: NaiveDate) {
        if !entry.has_come_about() || !entry.weighs() {
            return;
        }
        let amount = entry.amount(measure, today);
        match entry.direction {
            Direction::Given => {
                self.given += amount;
                self.given_count += 1;
            }
            Direction::Taken => {
                self.taken += amount;
                self.taken_count += 1;
            }
            Direction::Between => {}
        }
    }

    /// The same favours on a later day.
    pub fn faded(&self, decay: f64) -> Self {
        Self {
            given: self.given.times(decay),
            taken: self.taken.times(decay),
            ..*self
        }
    }

    /// `G − T`.
    pub fn net(&self) -> f64 {
        self.given.weight - self.taken.weight
    }

    /// The net under the cost lens and under the value lens, the lower first.
    pub fn band(&self) -> (f64, f64) {
        let cost = self.given.by_cost - self.taken.by_cost;
        let value = self.given.by_value - self.taken.by_value;
        (cost.min(value), cost.max(value))
    }

    /// `2·min(G,T)/(G+T)`, 0…1; none where there is no data.
    pub fn reciprocity(&self) -> Option<f64> {
        let sum = self.given.weight + self.taken.weight;
        (sum > 0.0).then(|| 2.0 * self.given.weight.min(self.taken.weight) / sum)
    }

    /// `(G−T)/(G+T+κ)`, between −1 and 1; none where there is no data.
    pub fn lean(&self, measure: &Measure) -> Option<f64> {
        let sum = self.given.weight + self.taken.weight;
        (self.count() > 0).then(|| self.net() / (sum + measure.damping))
    }

    /// `ΣG/(ΣG+ΣT)`, 0…1; none where there is no data.
    pub fn generosity(&self) -> Option<f64> {
        let sum = self.given.weight + self.taken.weight;
        (sum > 0.0).then(|| self.given.weight / sum)
    }

    /// Done favours, both ways.
    pub fn count(&self) -> usize {
        (self.given_count + self.taken_count) as usize
    }

    pub fn too_little_to_tell(&self) -> bool {
        self.count() < FEWEST_TO_TELL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day")
    }

    fn entry(direction: Direction, days_ago: i64, cost: Size, value: Size, n: u32) -> Entry {
        Entry {
            direction,
            status: Status::Done,
            day: today() - chrono::Duration::days(days_ago),
            cost,
            value: Some(value),
            beneficiaries: n,
        }
    }

    fn worked_example() -> Vec<Entry> {
        use Direction::{Given, Taken};
        vec![
            entry(Given, 100, Size::FiveMinutes, Size::HalfADay, 1),
            entry(Taken, 400, Size::AnHour, Size::HalfADay, 1),
            entry(Taken, 900, Size::FiveMinutes, Size::LifeChanging, 1),
            entry(Given, 30, Size::FiveMinutes, Size::Days, 2),
            Entry {
                status: Status::Promised,
                ..entry(Given, 2, Size::AnHour, Size::AnHour, 1)
            },
        ]
    }

    fn two_decimals(number: f64) -> f64 {
        (number * 100.0).round() / 100.0
    }

    #[test]
    fn the_worked_example_holds_to_two_decimals() {
        let balance = Balance::of(&worked_example(), &Measure::default(), today());
        let (low, high) = balance.band();
        assert_eq!(two_decimals(balance.net()), 0.74);
        assert_eq!((two_decimals(low), two_decimals(high)), (-0.40, 1.87));
        assert_eq!(balance.reciprocity().map(two_decimals), Some(0.94));
        assert_eq!(
            balance.lean(&Measure::default()).map(two_decimals),
            Some(0.05)
        );
        let adds: Vec<f64> = worked_example()
            .iter()
            .map(|e| two_decimals(e.adds(&Measure::default(), today()).weight))
            .collect();
        assert_eq!(adds, [2.27, -2.05, -3.62, 4.13, 0.0]);
    }

    #[test]
    fn old_favours_fade_and_one_coffee_is_no_debt() {
        use Direction::{Given, Taken};
        let years_ago = 12 * 365;
        let mut old = vec![entry(Given, years_ago, Size::HalfADay, Size::HalfADay, 1); 5];
        old.extend(vec![entry(Taken, 45, Size::HalfADay, Size::HalfADay, 1); 3]);
        let net = Balance::of(&old, &Measure::default(), today()).net();
        assert!((-11.3..-10.7).contains(&net), "{net}");

        let coffee = [entry(Taken, 0, Size::FiveMinutes, Size::FiveMinutes, 1)];
        let balance = Balance::of(&coffee, &Measure::default(), today());
        assert_eq!(balance.lean(&Measure::default()), Some(-0.2));
        assert!(balance.too_little_to_tell());
    }

    #[test]
    fn a_word_of_thanks_is_no_favour() {
        use Direction::{Given, Taken};
        let mut entries = vec![entry(Taken, 10, Size::AnHour, Size::AnHour, 1); 3];
        let before = Balance::of(&entries, &Measure::default(), today());
        let thanks = Entry {
            value: None,
            ..entry(Given, 9, Size::Nothing, Size::Nothing, 1)
        };
        entries.extend([thanks, entry(Given, 9, Size::Nothing, Size::Nothing, 1)]);
        let after = Balance::of(&entries, &Measure::default(), today());
        assert_eq!(after, before, "neither in weight nor in number");
        assert!(after.too_little_to_tell());
    }

    #[test]
    fn no_data_is_not_zero() {
        let balance = Balance::of(&[], &Measure::default(), today());
        assert_eq!(
            (
                balance.reciprocity(),
                balance.lean(&Measure::default()),
                balance.generosity()
            ),
            (None, None, None)
        );
    }

    #[test]
    fn a_date_ahead_never_weighs_more_than_its_size() {
        let ahead = entry(Direction::Given, -4000, Size::AnHour, Size::AnHour, 1);
        assert_eq!(ahead.amount(&Measure::default(), today()).weight, 2.0);
    }
}
