//! Suggested favours, as the owner is asked about them.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::favour::{Direction, FavourKind};
use crate::domain::size::Size;
use crate::domain::suggestion::Origin;

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Suggestions {
    /// How many wait in all.
    pub total: u32,
    pub rows: Vec<Suggested>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NamedPerson {
    pub id: Id,
    pub name: String,
    /// Title, employer or a way to reach them: tells two of one name apart.
    pub detail: String,
}

/// A favour that a file tells of. It counts nowhere before it is accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Suggested {
    pub id: Id,
    pub origin: Origin,
    pub kind: FavourKind,
    /// None where the file does not say: the owner has to.
    pub direction: Option<Direction>,
    /// None where nobody, or several people, are called that.
    pub person: Option<NamedPerson>,
    /// As the file has it.
    pub name: String,
    /// Whom it may be, where it is not clear.
    pub candidates: Vec<NamedPerson>,
    /// For an introduction: whom that person introduced to the owner.
    pub introduced: Option<NamedPerson>,
    /// The file's own words: a skill, a gift, the beginning of a text.
    pub what: String,
    pub note: String,
    /// `2026-11-19`, or None where the file does not say.
    pub on: Option<String>,
    pub cost: Size,
    pub source: String,
}

/// A suggestion that becomes a favour, with what the owner had to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct Acceptance {
    pub suggestion: Id,
    /// Where it was not clear who it is.
    pub person: Option<Id>,
    /// Where the file does not say.
    pub direction: Option<Direction>,
    /// What to write in the ledger; empty for the file's own words.
    pub what: String,
}
