//! What the owner chose for the whole book.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::circle::Circle;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Settings {
    /// Days; 730 unless chosen.
    pub half_life_days: u32,
    /// The lean one aims for, in hundredths; 10 unless chosen.
    pub target_percent: i32,
    /// κ, what dampens the lean while there is little to go by, in tenths of a
    /// weight; 40 unless chosen.
    pub damping_tenths: u32,
    /// Days between two contacts that keep a tie alive, from core to
    /// acquaintance.
    pub cadence_days: [u16; 5],
    /// Open promises from which on a kind no is suggested.
    pub promises_at_most: u32,
    /// Close ties show their numbers too.
    pub numbers_for_close: bool,
    /// ISO 3166-1 alpha-2: how a number without a country code is read.
    pub region: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            half_life_days: 730,
            target_percent: 10,
            damping_tenths: 40,
            cadence_days: [14, 30, 90, 180, 365],
            promises_at_most: 5,
            numbers_for_close: false,
            region: "FI".into(),
        }
    }
}

impl Settings {
    /// Below three months, sums over a lifetime would leave what a float can hold.
    pub const HALF_LIFE_DAYS: RangeInclusive<u32> = 90..=36_500;
    pub const TARGET_PERCENT: RangeInclusive<i32> = -50..=50;
    pub const DAMPING_TENTHS: RangeInclusive<u32> = 5..=200;
    pub const CADENCE_DAYS: RangeInclusive<u16> = 1..=3650;
    pub const PROMISES_AT_MOST: RangeInclusive<u32> = 1..=100;

    /// Whether each number is in its range.
    pub fn is_in_range(&self) -> bool {
        let mut cadences = self.cadence_days.iter();
        Self::HALF_LIFE_DAYS.contains(&self.half_life_days)
            && Self::TARGET_PERCENT.contains(&self.target_percent)
            && Self::DAMPING_TENTHS.contains(&self.damping_tenths)
            && cadences.all(|days| Self::CADENCE_DAYS.contains(days))
            && Self::PROMISES_AT_MOST.contains(&self.promises_at_most)
    }

    /// With what is said of them; of the rest they stay as they are.
    ///
    /// # Errors
    /// Where a field cannot be what is said.
    pub fn with(
        &self,
        said: serde_json::Map<String, serde_json::Value>,
    ) -> Result<Self, serde_json::Error> {
        let mut whole = serde_json::to_value(self)?;
        if let Some(fields) = whole.as_object_mut() {
            fields.extend(said);
        }
        serde_json::from_value(whole)
    }

    /// Days between two contacts that keep a tie of this closeness alive.
    pub fn cadence(&self, circle: Circle) -> u16 {
        self.cadence_days[circle as usize]
    }
}
