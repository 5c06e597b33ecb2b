//! What can be said of a whole network, in words that never reproach.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Before so many favours a share would say more than it knows; until then
/// only the counts are told.
pub const ENOUGH: u32 = 20;

/// How much there is to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Telling {
    Nothing,
    Counts,
    Shares,
}

impl Telling {
    pub fn of(favours: u32, generosity: Option<u32>) -> Self {
        match favours {
            0 => Self::Nothing,
            _ if favours < ENOUGH || generosity.is_none() => Self::Counts,
            _ => Self::Shares,
        }
    }
}

/// The given part of all that passed, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Giving {
    MuchMore,
    LittleMore,
    Even,
    LittleLess,
    MuchLess,
}

impl Giving {
    pub fn of(percent: u32) -> Self {
        match percent {
            67.. => Self::MuchMore,
            53.. => Self::LittleMore,
            48.. => Self::Even,
            34.. => Self::LittleLess,
            _ => Self::MuchLess,
        }
    }
}

/// How much of what was received is returned or passed on, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Answering {
    Most,
    Much,
    Some,
    /// Nothing yet.
    Nothing,
}

impl Answering {
    /// `share` is of one.
    pub fn of(share: f64) -> Self {
        match (share * 100.0).round() as u32 {
            55.. => Self::Most,
            30.. => Self::Much,
            _ if share > 0.0 => Self::Some,
            _ => Self::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_only_of_enough_favours() {
        assert_eq!(Telling::of(0, None), Telling::Nothing);
        assert_eq!(Telling::of(ENOUGH - 1, Some(60)), Telling::Counts);
        assert_eq!(Telling::of(ENOUGH, None), Telling::Counts);
        assert_eq!(Telling::of(ENOUGH, Some(60)), Telling::Shares);
    }

    #[test]
    fn of_nothing_nobody_says_some() {
        for (share, answering) in [
            (0.0, Answering::Nothing),
            (0.004, Answering::Some),
            (0.29, Answering::Some),
            (0.3, Answering::Much),
            (1.0, Answering::Most),
        ] {
            assert_eq!(Answering::of(share), answering, "{share}");
        }
    }

    #[test]
    fn the_same_distance_from_even_is_said_alike_both_ways() {
        for (percent, giving) in [
            (100, Giving::MuchMore),
            (67, Giving::MuchMore),
            (66, Giving::LittleMore),
            (53, Giving::LittleMore),
            (52, Giving::Even),
            (48, Giving::Even),
            (47, Giving::LittleLess),
            (34, Giving::LittleLess),
            (33, Giving::MuchLess),
            (0, Giving::MuchLess),
        ] {
            assert_eq!(Giving::of(percent), giving, "{percent}");
        }
    }
}
