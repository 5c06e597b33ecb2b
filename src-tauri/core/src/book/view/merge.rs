//! Two people beside each other, before they become one.

use serde::Serialize;
use specta::Type;

use super::Id;
use crate::domain::circle::Circle;
use crate::domain::field::Field;
use crate::domain::unite::{Clash, Take};

/// What making two people one would unite, and what is to be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MergeView {
    /// Stays, with the number and the uid.
    pub left: MergeSide,
    pub right: MergeSide,
    /// Single values that at least one of them has.
    pub fields: Vec<MergeField>,
    /// What a person may have many of; both sides' are kept unless one says otherwise.
    pub lists: Vec<MergeList>,
    /// Favours that forbid it.
    pub obstacles: Vec<MergeObstacle>,
    /// Absent where either tie is communal: its favours are not added up.
    pub balance: Option<MergeBalance>,
    /// The owner once said that they are two people.
    pub said_not_same: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MergeSide {
    pub id: Id,
    pub name: String,
    pub detail: String,
    pub circle: Option<Circle>,
    /// The photo's hash in hexadecimal.
    pub photo: Option<String>,
    /// Files that their cards came from.
    pub sources: Vec<String>,
    pub added_at: String,
    /// Favours that they are a party of.
    pub favours: u32,
}

/// One value of each; dates and words as the book writes them, a photo's hash.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MergeField {
    pub field: Field,
    pub left: String,
    pub right: String,
    /// Both have one, and they differ.
    pub differs: bool,
    /// What is taken unless the user says otherwise; none where they must.
    pub take: Option<Take>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MergeList {
    pub field: Field,
    pub left: Vec<String>,
    pub right: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MergeObstacle {
    pub favour: Id,
    pub what: String,
    pub on: String,
    pub clash: Clash,
}

/// The balances before and after, in tenths, `left + right = together`; none
/// where there is too little to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct MergeBalance {
    pub left: Option<i32>,
    pub right: Option<i32>,
    pub together: Option<i32>,
    pub given_count: u32,
    pub taken_count: u32,
}
