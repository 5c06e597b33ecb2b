//! Who can introduce the owner to somebody. What speaks for a way is said in
//! reasons; no figure of it is shown.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::circle::Circle;
use crate::domain::date::Ago;
pub use crate::domain::path::Warmth;

/// Whom one would like to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum PathTo {
    Person(Id),
    /// Anybody who is there, or at another organisation of its name.
    Organisation(Id),
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Paths {
    pub to: PathTo,
    pub name: String,
    /// How the owner knows the person; none for an organisation.
    pub direct: Option<DirectTie>,
    /// The person declined, last, to be introduced to the owner or to
    /// introduce them.
    pub declined: bool,
    /// The warmest first. To a person: through another one each. To an
    /// organisation: to another person there each, and a way of one step is
    /// to somebody whom the owner knows.
    pub routes: Vec<Route>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DirectTie {
    /// In the book, and nothing says that the two know each other.
    pub barely: bool,
    pub strength: Warmth,
    pub why: Vec<TieReason>,
    pub asked_lately: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Route {
    /// From the first to be asked to the one to be reached.
    pub steps: Vec<Step>,
    /// What the owner asked of the first: what is open, and of ninety days.
    pub asked_lately: u32,
    pub strength: Warmth,
    /// Nothing says that the owner knows the first.
    pub barely: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Step {
    pub person: Id,
    pub name: String,
    /// Title, organisation or town: one line, may be empty.
    pub detail: String,
    pub photo: Option<String>,
    /// What ties them to the one before, who is the owner for the first; what
    /// says most stands first.
    pub why: Vec<TieReason>,
}

/// What speaks for a tie, to be put in words.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TieReason {
    // With the owner.
    Circle {
        circle: Circle,
    },
    /// They introduced the owner to somebody; the latest time.
    OpenedADoor {
        on: String,
        ago: Ago,
    },
    /// They did the owner a favour.
    TheyHelped {
        on: String,
        ago: Ago,
    },
    /// The owner did them one.
    YouHelped {
        on: String,
        ago: Ago,
    },
    MetThrough {
        name: String,
        on: String,
    },
    Barely,

    // Between two others.
    /// One of them introduced the other: to the owner, or to somebody else.
    Opened {
        by: String,
        whom: String,
        to_you: bool,
        on: String,
    },
    /// They were introduced to each other; none: by the owner.
    Introduced {
        by: Option<String>,
        on: String,
    },
    Helped {
        by: String,
        whom: String,
        on: String,
    },
    /// The other is that to the one whose card says so: `spouse`.
    Related {
        whose: String,
        label: String,
    },
    Organisation {
        name: String,
    },
    Group {
        name: String,
    },
}
