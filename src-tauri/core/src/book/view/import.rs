//! What an import says it did, or would do.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::field::Field;
pub use crate::domain::merge::{CardRule, FieldRule, Rule};

/// What an import did, or would do: the preview is the import itself, taken
/// back before it is kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct ImportReport {
    /// Names of the files, without their folders.
    pub files: Vec<String>,
    /// None when nothing was to be changed, or for a preview.
    pub operation: Option<Id>,
    /// BLAKE3 of the files, in hexadecimal: what was looked at.
    pub digest: String,
    pub cards: u32,
    pub new_people: u32,
    pub updated_people: u32,
    /// Cards that say nothing new.
    pub unchanged: u32,
    /// New ones.
    pub organisations: u32,
    pub updated_organisations: u32,
    pub groups: u32,
    pub photos: u32,
    /// Favours that the files tell of, for the owner to accept.
    pub suggestions: u32,
    pub possible_duplicates: u32,
    pub unreadable: u32,
    /// Parts of cards that could not be read.
    pub lost_properties: u32,
    /// Of a whole book, from its own export; none for contacts.
    #[specta(optional)]
    pub favours: Option<u32>,
    /// Every row of each kind, in the order of the file.
    pub news: Vec<ImportedName>,
    pub changes: Vec<ImportChange>,
    pub duplicates: Vec<ImportDuplicate>,
    pub problems: Vec<ImportProblem>,
}

/// What the owner decided of a card that may be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Decision {
    /// The how manieth card of the import, from 1.
    pub card: u32,
    /// Whom it may be, or surely is, where they were in the book before; or, where
    /// it is the same, somebody else who was.
    pub other: Option<Id>,
    pub same: bool,
}

/// What the owner wants of an import, beyond what it does by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct ImportWishes {
    pub rules: Vec<FieldRule>,
    pub cards: Vec<CardRule>,
    pub decisions: Vec<Decision>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportedName {
    pub name: String,
    pub detail: String,
    pub line: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportChange {
    /// The how manieth card of the import, from 1; 0 for what stood beside a
    /// favour, of which there is nothing to choose.
    pub card: u32,
    /// Whether it is a person's card, of which the owner may say that it is somebody else's.
    pub of_person: bool,
    /// Who that is, where they were in the book before.
    pub other_id: Option<Id>,
    pub name: String,
    pub line: u32,
    pub fields: Vec<FieldChange>,
}

/// A field that an import changes, adds to, or leaves as the owner wrote it. A
/// photo is told by its hash.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FieldChange {
    pub field: Field,
    pub before: String,
    pub after: String,
    /// The owner's own value stands; the card's is kept with the card only.
    pub kept_mine: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportDuplicate {
    /// The how manieth card of the import, from 1.
    pub card: u32,
    pub name: String,
    pub line: u32,
    pub other: String,
    /// Who that is, where they were in the book before.
    pub other_id: Option<Id>,
    /// What was decided: the same, or not.
    pub same: Option<bool>,
    pub reason: LikenessReason,
    /// The shared number or address; empty for a name.
    pub shared: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LikenessReason {
    SameUidOtherName,
    SameEmailOtherName,
    SamePhoneOtherName,
    OnlyName,
    /// The name and more are the same, the birthdays not.
    OtherBirthday,
    /// The name and the employer are the same; numbers, addresses or pages not.
    OtherPoints,
    /// They would be one, had the owner not said otherwise.
    Sure,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportProblem {
    pub file: String,
    pub line: u32,
    pub kind: ProblemKind,
    /// What in it: the name of a property that was lost or has no place, or of
    /// the person whom two cards are about.
    pub what: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The card breaks off before it names anyone.
    NoEnd,
    /// The card breaks off; what stood before came in.
    BrokenOff,
    /// No name, number or address in it.
    Nothing,
    TooLarge,
    NotText,
    /// Lines that stand outside any card.
    Outside,
    /// Another card of the same file is the same person's; they were joined.
    SamePerson,
    /// One property of a card that was otherwise read.
    PropertyLost,
    /// It could be read, and is left out: the book has no place for it.
    NoPlace,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
pub struct ImportProgress {
    pub step: ImportStep,
    /// 0 to 1 within the step.
    #[specta(type = u32)]
    pub part: f64,
    pub cards: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportStep {
    Reading,
    Groups,
    /// The search index, and the commit.
    Saving,
}
