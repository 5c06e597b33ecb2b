//! Which people a list is to show.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use super::circle::{Circle, LifeArea};
use super::turn::Turn;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PeopleOrder {
    #[default]
    Name,
    FamilyName,
    /// The latest favour first; those without one after them, by name.
    Recent,
    /// By whose turn it is, each by name; those without a favour last. Nobody
    /// is ever ranked by lean.
    Turn,
}

/// Which people, and which part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct PeopleQuery {
    /// As typed. Empty: everyone.
    pub text: String,
    pub circle: Option<Circle>,
    /// Only those of this group.
    #[serde(default)]
    pub group: Option<Id>,
    /// Only those at this organisation.
    #[serde(default)]
    pub organisation: Option<Id>,
    #[serde(default)]
    pub area: Option<LifeArea>,
    #[serde(default)]
    pub turn: Option<Turn>,
    /// Only those in no circle.
    #[serde(default)]
    pub unplaced: bool,
    /// Only those who were put away. Otherwise a list leaves them out, and a
    /// search finds them all the same.
    #[serde(default)]
    pub archived: bool,
    pub order: PeopleOrder,
    pub offset: u32,
    pub limit: u32,
}
