//! How close someone is, and where from one knows them.

use serde::{Deserialize, Serialize};

use super::words::words;

/// Closeness, in the layers of Roberts & Dunbar: defaults, never a limit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Circle {
    Core,
    Close,
    Friend,
    Network,
    Acquaintance,
}

words!(Circle {
    Core = "core",
    Close = "close",
    Friend = "friend",
    Network = "network",
    Acquaintance = "acquaintance",
});

/// What kind of tie it is: record-keeping belongs to exchange ties, and in
/// communal ones a benefit creates no debt (Clark & Mills 1979).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Tie {
    Communal,
    Reciprocal,
}

words!(Tie {
    Communal = "communal",
    Reciprocal = "reciprocal",
});

impl Tie {
    /// What was chosen for a person, else what the circle suggests.
    pub fn of(chosen: Option<Self>, circle: Option<Circle>) -> Self {
        chosen.unwrap_or(match circle {
            Some(Circle::Core | Circle::Close) => Self::Communal,
            _ => Self::Reciprocal,
        })
    }
}

/// Where from one knows a person; several may apply.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LifeArea {
    Family,
    Relatives,
    Friends,
    Studies,
    Work,
    FormerWork,
    Hobby,
    Neighbours,
    PositionOfTrust,
    Internship,
    Online,
    Other,
}

words!(LifeArea {
    Family = "family",
    Relatives = "relatives",
    Friends = "friends",
    Studies = "studies",
    Work = "work",
    FormerWork = "former_work",
    Hobby = "hobby",
    Neighbours = "neighbours",
    PositionOfTrust = "position_of_trust",
    Internship = "internship",
    Online = "online",
    Other = "other",
});
