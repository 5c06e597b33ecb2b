//! What the owner and somebody have in common, and what the owner says of
//! themselves so that it can be told.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::circle::LifeArea;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct InCommon {
    /// What says most first.
    pub points: Vec<CommonPoint>,
    /// Who knows them too: the first dozen, those nearest to the owner first.
    pub people: Vec<CommonPerson>,
    /// How many they are in all.
    pub people_total: u32,
    /// Whether the owner has said anything of themselves.
    pub owner_said: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CommonPoint {
    /// `now`: both work there; else one of them did, or has to do with it.
    Employer {
        name: String,
        now: bool,
    },
    Group {
        name: String,
    },
    /// An event or a group of favours; the day of their latest: `2026-11-19`,
    /// `2026-11`, `2026`.
    Occasion {
        name: String,
        on: String,
    },
    Town {
        name: String,
    },
    /// Where from one knows them.
    Area {
        area: LifeArea,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CommonPerson {
    pub person: Id,
    pub name: String,
    pub photo: Option<String>,
}

/// What the owner writes of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct OwnerEdit {
    pub given: String,
    pub family: String,
    pub organisation: String,
    pub town: String,
    /// Where they are, and where they were: choirs, schools, former employers.
    pub groups: Vec<String>,
}
