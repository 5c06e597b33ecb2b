//! What the owner chose for the whole book.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Settings {
    /// Days; 730 unless chosen.
    pub half_life_days: u32,
    /// The lean one aims for, in hundredths; 10 unless chosen.
    pub target_percent: i32,
    /// ISO 3166-1 alpha-2: how a number without a country code is read.
    pub region: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            half_life_days: 730,
            target_percent: 10,
            region: "FI".into(),
        }
    }
}
