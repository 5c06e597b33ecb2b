//! What was done, as the history tells it.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use super::favour::Status;
use super::field::Field;

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HistoryRow {
    pub operation: Id,
    pub kind: OperationKind,
    pub subject: Subject,
    /// UTC, RFC 3339.
    pub at: String,
    pub undone: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OperationKind {
    Import,
    AddPerson,
    EditPerson,
    /// Two people became one.
    Merge,
    /// Two people were said not to be the same.
    NotSame,
    Give,
    Take,
    Introduce,
    /// A favour between others.
    RecordBetween,
    EditFavour,
    Settle,
    /// It was written down by mistake.
    Void,
    Thank,
    LinkFavours,
    /// What the parties of an introduction said, and what came of it.
    Consent,
    Outcome,
    /// Nobody is reminded of a favour, or of a person, before some day.
    Remind,
    PlacePerson,
    /// Suggested favours, accepted or dismissed; `added` says how many.
    AcceptSuggestions,
    DismissSuggestions,
    Undo,
    /// The undo of an undo.
    Redo,
    FillSample,
    /// Several people at once, or a tag of theirs.
    EditPeople,
    ArchivePeople,
    RestorePeople,
    DeletePeople,
    /// People went for good, and the history before with them; `changed` says how many.
    Erase,
    /// What the owner says of themselves.
    EditOwner,
    AddOrganisation,
    EditOrganisation,
    MergeOrganisations,
    DeleteOrganisation,
    EditGroup,
    DeleteGroup,
}

/// What a history line names. Numbers and names only; no words of a language.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
pub struct Subject {
    pub people: Vec<String>,
    pub what: String,
    /// Of an import: people added and changed. Of an edit of a favour, as
    /// `changed`: the links that fitted no longer, and went. Of others: 0.
    pub added: u32,
    pub changed: u32,
    /// Of an edit: which fields it wrote.
    pub fields: Vec<Field>,
    /// Of an undo: the kind of what was undone.
    pub undone: Option<OperationKind>,
    /// Of a favour that was written down before it came about: how it stood.
    pub status: Option<Status>,
}
