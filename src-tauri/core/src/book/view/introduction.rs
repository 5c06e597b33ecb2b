//! Introductions on their way, and the doors that they opened.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::circle::Circle;
use crate::domain::date::Ago;
pub use crate::domain::draft::DraftPurpose;
use crate::domain::favour::{Consent, Direction, Outcome, Status};
pub use crate::domain::stage::Stage;

/// What one party said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConsentSaid {
    pub person: Id,
    pub consent: Consent,
}

/// All that are on their way, and the latest of those that are over.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Introductions {
    /// In the order of their stages, the oldest of each first.
    pub rows: Vec<Introduction>,
    /// How many lie further back than the rows tell.
    pub older: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Introduction {
    pub favour: Id,
    pub stage: Stage,
    pub status: Status,
    pub outcome: Option<Outcome>,
    /// Given: I introduce. Taken: somebody introduces me.
    pub direction: Direction,
    /// Who introduces; None: I.
    pub by: Option<IntroductionSide>,
    /// Whom it brings together; the owner is not among them.
    pub sides: Vec<IntroductionSide>,
    pub what: String,
    pub occasion: String,
    pub on: String,
    /// Since it came to its stage.
    pub since: String,
    pub ago: Ago,
    /// It has waited long enough to ask how it goes.
    pub chase: bool,
    pub remind_on: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct IntroductionSide {
    pub person: Id,
    pub name: String,
    pub detail: String,
    pub photo: Option<String>,
    pub consent: Consent,
}

/// A message that the owner may send, in their own mail program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Draft {
    pub purpose: DraftPurpose,
    /// To whom.
    pub people: Vec<Id>,
    pub names: Vec<String>,
    /// Whether each of them has an address.
    pub has_addresses: bool,
    pub subject: String,
    pub body: String,
}

/// Who opened which door: a tree that begins with the owner.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Doors {
    /// Parents before children, and the children of one by name.
    pub doors: Vec<Door>,
    /// Introductions of mine.
    pub opened: Vec<OpenedDoor>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Door {
    pub person: Id,
    pub name: String,
    pub detail: String,
    pub circle: Option<Circle>,
    pub photo: Option<String>,
    /// Who opened it: a place in `doors`. None: known by the owner without an
    /// introduction that the book knows of.
    pub parent: Option<u32>,
    /// The introduction.
    pub favour: Option<Id>,
    pub on: String,
    pub occasion: String,
    pub what: String,
    /// How many were met through them, and through those.
    pub behind: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct OpenedDoor {
    pub favour: Id,
    pub people: Vec<Id>,
    pub names: Vec<String>,
    pub on: String,
    pub what: String,
    pub outcome: Option<Outcome>,
}
