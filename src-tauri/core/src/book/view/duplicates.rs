//! People who may be one.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::likeness::{Likelihood, Sign};

/// Which pairs are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct DuplicatesQuery {
    /// As likely as this, or likelier; none for all of them.
    pub at_least: Option<Likelihood>,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct Duplicates {
    pub certain: u32,
    pub likely: u32,
    pub perhaps: u32,
    /// The page that was asked for, the likeliest first, then by name.
    pub pairs: Vec<DuplicatePair>,
    /// What so many share that it tells nobody apart; their pairs are listed
    /// only where something else speaks for them.
    pub crowds: Vec<Crowd>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DuplicatePair {
    pub likelihood: Likelihood,
    /// The one who is in the book for longer.
    pub left: DuplicateSide,
    pub right: DuplicateSide,
    pub reasons: Vec<DuplicateReason>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DuplicateSide {
    pub id: Id,
    pub name: String,
    pub detail: String,
    pub photo: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DuplicateReason {
    pub sign: Sign,
    /// The shared number, address, page, day or employer; '' for a name.
    pub shared: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Crowd {
    /// `SameName`, `SamePhone`, `SameEmail` or `SameProfile`.
    pub sign: Sign,
    /// The name, the number, the address, as one of them has it.
    pub shared: String,
    pub people: u32,
}
