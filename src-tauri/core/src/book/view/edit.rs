//! What one writes by hand: a form begins with one of these, and gives back
//! two: what it began with, and what it ended with.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Id, PersonRow};
use crate::domain::circle::{Circle, LifeArea, Tie};
use crate::domain::contact::{ContactPoint, Name, PostalAddress};

/// Everything about a person that is written by hand, the photo apart.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
pub struct PersonEdit {
    /// An empty `display` follows the parts.
    pub name: Name,
    pub organisation: String,
    pub department: String,
    pub title: String,
    pub role: String,
    pub pronouns: String,
    /// `1984-05-09`, `--05-09`, or ''.
    pub birthday: String,
    pub anniversary: String,
    pub note: String,
    /// In the owner's order; empty values are left out.
    pub points: Vec<ContactPoint>,
    pub addresses: Vec<PostalAddress>,
    pub related: Vec<Relation>,
    /// Tags and groups, which are one.
    pub tags: Vec<String>,
    pub areas: Vec<LifeArea>,
    pub circle: Option<Circle>,
    /// None: by the circle.
    pub tie: Option<Tie>,
    /// Lines of cards that no other field holds, as they came. They can be
    /// taken out, not written.
    #[serde(default)]
    pub extra: Vec<String>,
}

impl PersonEdit {
    /// Someone of whom only the name is known yet.
    pub fn named(name: &str) -> Self {
        let mut new = Self::default();
        new.name.display = name.to_owned();
        new
    }
}

/// A related person: somebody in the book, or a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Relation {
    /// `mother`, `manager`, …, one's own word, or ''.
    pub label: String,
    /// The name; where `person` is said it follows theirs.
    pub value: String,
    pub person: Option<Id>,
}

/// What is done to one or many people at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "act", content = "with", rename_all = "snake_case")]
pub enum PeopleAct {
    /// Gives a tag, made where there is none.
    Tag(String),
    Untag(String),
    Circle(Option<Circle>),
    /// Says that one knows them from there too.
    Area(LifeArea),
    /// Puts away: no list shows them, a search does, the ledger keeps them.
    Archive,
    Restore,
    /// Refused while favours hang on them, unless these may go as well.
    Delete {
        with_favours: bool,
    },
}

/// What deleting some people would take along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Deletion {
    pub people: u32,
    /// Favours that would go: nobody else is left on the other side.
    pub favours: u32,
    /// Favours that others are a party of too: they stay, without these people.
    pub shared: u32,
}

/// What erasing some people would take along, for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Erasure {
    pub people: u32,
    /// Favours that would go: nobody else is left on the other side.
    pub favours: u32,
    /// Favours that others are a party of too: they stay, without these people
    /// and without their words.
    pub shared: u32,
    /// Notes of others and favours with others that have one of the names in
    /// their words. They stay as they are.
    pub mentions: u32,
    /// Steps of the history: none of them could be undone any more.
    pub steps: u32,
    /// When the backups were made that still hold one of them, the latest first:
    /// UTC, RFC 3339. One more is made before they are erased, unless these go too.
    pub backups: Vec<String>,
    /// The names of the backups that could not be looked into, and may hold them too.
    pub unread: Vec<String>,
}

/// Labels that stand in the book, the most used first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Labels {
    pub points: Vec<String>,
    pub addresses: Vec<String>,
    pub related: Vec<String>,
}

// Organisations and groups ---------------------------------------------------

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct OrganisationRow {
    pub id: Id,
    pub name: String,
    pub people: u32,
    /// Others of the same name, case and diacritics left aside.
    pub equals: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct OrganisationPage {
    pub id: Id,
    pub uid: String,
    pub edit: OrganisationEdit,
    /// Its ways to be reached, as they are shown.
    pub points: Vec<ContactPoint>,
    /// The photo's hash in hexadecimal.
    pub photo: Option<String>,
    /// The first thousand, by name.
    pub people: Vec<PersonRow>,
    pub people_total: u32,
    /// Those that may be the same one.
    pub equals: Vec<OrganisationRow>,
}

/// Everything about an organisation that is written by hand.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
pub struct OrganisationEdit {
    pub name: String,
    pub note: String,
    pub points: Vec<ContactPoint>,
    pub addresses: Vec<PostalAddress>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GroupRow {
    pub id: Id,
    pub name: String,
    pub people: u32,
}
