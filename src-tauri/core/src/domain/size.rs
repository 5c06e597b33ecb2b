//! How much a favour cost its giver, or was worth to its receiver.

use serde::{Deserialize, Serialize};

use super::words::words;

/// Five coarse sizes and "nothing"; finer ones look petty and hurt close ties
/// even when they are generous (Kim, Zhang & Norton 2018).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Size {
    Nothing,
    FiveMinutes,
    AnHour,
    HalfADay,
    Days,
    LifeChanging,
}

words!(Size {
    Nothing = "nothing",
    FiveMinutes = "five_minutes",
    AnHour = "an_hour",
    HalfADay = "half_a_day",
    Days = "days",
    LifeChanging = "life_changing",
});

impl Size {
    /// 0, 1, 2, 4, 8 or 16.
    pub fn weight(self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::FiveMinutes => 1,
            Self::AnHour => 2,
            Self::HalfADay => 4,
            Self::Days => 8,
            Self::LifeChanging => 16,
        }
    }

    pub fn of_weight(weight: u8) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|size| size.weight() == weight)
    }
}
