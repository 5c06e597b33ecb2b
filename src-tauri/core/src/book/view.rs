//! What a face is shown: shapes that the window receives as they stand and
//! the terminal prints. Every figure is computed and rounded here, so that no
//! face holds a rule about dates, sizes or balances.
//!
//! Fractions are never NaN; they are declared to TypeScript as whole numbers,
//! because it would take a float for `number | null`.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::domain::circle::{Circle, LifeArea, Tie};
use crate::domain::contact::{ContactPoint, Name, PostalAddress, Related};
use crate::domain::favour::{Direction, FavourKind, Role, Status};
use crate::domain::size::Size;
use crate::domain::turn::{Mutuality, Reason, Turn};

/// The key of a row in the book; it means nothing outside it.
pub type Id = i32;

// People --------------------------------------------------------------------

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PeopleOrder {
    #[default]
    Name,
    FamilyName,
    /// The latest favour first; those without one after them, by name.
    Recent,
}

/// Which people, and which part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct PeopleQuery {
    /// As typed. Empty: everyone.
    pub text: String,
    pub circle: Option<Circle>,
    pub order: PeopleOrder,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PeoplePage {
    /// How many there are in all, or how many were looked at when `more`.
    pub total: u32,
    /// A search found more than it lists; a longer word narrows it.
    pub more: bool,
    pub rows: Vec<PersonRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PersonRow {
    pub id: Id,
    pub name: String,
    /// Title, organisation or town: one line, may be empty.
    pub detail: String,
    pub circle: Option<Circle>,
    /// The photo's hash in hexadecimal.
    pub photo: Option<String>,
    /// Absent for communal ties and where there is too little to tell.
    pub lean: Option<LeanBar>,
    /// The date of the latest favour: `2026-11-19`, `2026-11`, `2026`.
    pub last_on: Option<String>,
}

/// The tiny two-sided bar: each half from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
pub struct LeanBar {
    #[specta(type = u32)]
    pub received: f64,
    #[specta(type = u32)]
    pub given: f64,
    /// Only outside the even band.
    pub hint: Option<Direction>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PersonPage {
    pub id: Id,
    pub uid: String,
    pub name: Name,
    pub organisation: String,
    pub department: String,
    pub title: String,
    pub role: String,
    pub pronouns: String,
    pub circle: Option<Circle>,
    pub tie: Tie,
    /// Whether the tie was chosen for this person, or follows the circle.
    pub tie_chosen: bool,
    pub areas: Vec<LifeArea>,
    pub tags: Vec<String>,
    /// `1984-05-09` or `--05-09`.
    pub birthday: Option<String>,
    pub anniversary: Option<String>,
    pub note: String,
    pub points: Vec<ContactPoint>,
    pub addresses: Vec<PostalAddress>,
    pub related: Vec<Related>,
    pub photo: Option<String>,
    pub met_through: Option<MetThrough>,
    pub standing: Standing,
    /// The latest first.
    pub favours: Vec<FavourRow>,
    /// Files that this person's cards came from.
    pub sources: Vec<String>,
    pub added_at: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct MetThrough {
    pub favour: Id,
    pub person: Id,
    pub name: String,
    pub on: String,
    pub what: String,
}

/// How a tie stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    /// Close ties are remembered, not added up: no number, no count.
    Communal {
        mutuality: Mutuality,
    },
    TooLittle {
        given_count: u32,
        taken_count: u32,
        turn: TurnView,
        why: Vec<Contribution>,
    },
    Numbers(Box<Numbers>),
}

/// All amounts are in tenths, rounded so that `why` adds up to `balance`.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Numbers {
    pub given: i32,
    pub taken: i32,
    pub given_count: u32,
    pub taken_count: u32,
    pub balance: i32,
    /// The balance by effort and by worth, the lower first.
    pub low: i32,
    pub high: i32,
    /// Which of the two ends is by effort.
    pub low_is_effort: bool,
    #[specta(type = u32)]
    pub lean: f64,
    #[specta(type = u32)]
    pub reciprocity: f64,
    pub words: LeanWords,
    pub bar: LeanBar,
    pub turn: TurnView,
    pub why: Vec<Contribution>,
    /// One point a month, the oldest first.
    pub line: Vec<LinePoint>,
}

/// The lean in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LeanWords {
    MostlyGiven,
    Given,
    EvenGiven,
    Even,
    EvenTaken,
    Taken,
    MostlyTaken,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TurnView {
    pub turn: Turn,
    pub reason: Reason,
    /// What the open favour is, and since when.
    pub favour: Option<Id>,
    pub what: String,
    pub on: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Contribution {
    pub favour: Id,
    pub kind: FavourKind,
    pub what: String,
    pub direction: Direction,
    pub status: Status,
    pub cost: Size,
    pub value: Size,
    /// The value was not said; the cost stands for it.
    pub value_is_estimate: bool,
    pub on: String,
    /// Tenths, signed; none while it is not done.
    pub adds: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LinePoint {
    /// `2026-11`.
    pub month: String,
    /// Weight given and received in that month, undecayed, in tenths.
    pub given: i32,
    pub taken: i32,
    /// The balance at the month's end, or today, in tenths.
    pub balance: i32,
}

// The ledger ----------------------------------------------------------------

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FavourRow {
    pub id: Id,
    pub kind: FavourKind,
    /// Seen by the owner.
    pub direction: Direction,
    pub what: String,
    pub note: String,
    pub on: String,
    pub status: Status,
    pub cost: Size,
    /// To its first beneficiary.
    pub value: Option<Size>,
    pub parties: Vec<PartyView>,
    pub thanked: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PartyView {
    /// None for the owner.
    pub person: Option<Id>,
    pub name: String,
    pub role: Role,
}

/// A favour to be written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct NewFavour {
    /// `Given` or `Taken`.
    pub direction: Direction,
    /// For a given favour its beneficiaries, one or more; for a taken one its
    /// giver, just one.
    pub people: Vec<Id>,
    pub kind: FavourKind,
    pub what: String,
    pub note: String,
    /// `2026-11-19`, `2026-11`, `2026`, `~2026-11`.
    pub on: String,
    pub status: Status,
    pub cost: Size,
    /// None: not known, taken as the cost.
    pub value: Option<Size>,
}

/// An introduction to be written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct NewIntroduction {
    /// Who introduced. None: I did.
    pub by: Option<Id>,
    /// When I introduced: the two or more whom I brought together. When
    /// somebody else did: whom they introduced me to.
    pub people: Vec<Id>,
    pub what: String,
    pub note: String,
    pub on: String,
    pub status: Status,
    pub cost: Size,
    pub value: Option<Size>,
}

/// What a change answers: enough to say it, and to take it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Receipt {
    pub operation: Id,
    /// The row that was made, where there is one.
    pub made: Option<Id>,
}

// The whole network ---------------------------------------------------------

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Overview {
    pub given_count: u32,
    pub taken_count: u32,
    pub introductions_given: u32,
    pub introductions_taken: u32,
    /// Per cent of all weight that was given; none without data.
    pub generosity: Option<u32>,
    /// Per cent of received weight that was returned or passed on.
    pub answered: Option<u32>,
    pub people_with_favours: u32,
    pub by_circle: Vec<OverviewBar>,
    pub by_kind: Vec<KindBar>,
    pub line: Vec<LinePoint>,
    /// Alphabetical, never by lean; communal ties are not among them.
    pub your_turn: TurnList,
    pub their_turn: TurnList,
    pub even: TurnList,
    pub nothing_needed: TurnList,
    pub too_little: u32,
    pub communal: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct OverviewBar {
    /// None: in no circle yet.
    pub circle: Option<Circle>,
    /// Tenths of weight; 0 for communal circles, which show none.
    pub given: i32,
    pub taken: i32,
    pub given_count: u32,
    pub taken_count: u32,
    pub communal: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct KindBar {
    pub kind: FavourKind,
    pub given: i32,
    pub taken: i32,
    pub given_count: u32,
    pub taken_count: u32,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct TurnList {
    pub total: u32,
    /// The first hundred.
    pub people: Vec<TurnRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TurnRow {
    pub person: PersonRow,
    pub turn: TurnView,
}

// Import --------------------------------------------------------------------

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
    pub organisations: u32,
    pub groups: u32,
    pub photos: u32,
    pub possible_duplicates: u32,
    pub unreadable: u32,
    pub lost_properties: u32,
    /// The first thousand of each, in the order of the file.
    pub news: Vec<ImportedName>,
    pub changes: Vec<ImportChange>,
    pub duplicates: Vec<ImportDuplicate>,
    pub problems: Vec<ImportProblem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportedName {
    pub name: String,
    pub detail: String,
    pub line: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportChange {
    pub name: String,
    pub line: u32,
    pub fields: Vec<FieldChange>,
}

/// A field that an import changes, adds to, or leaves as the owner wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FieldChange {
    pub field: Field,
    pub before: String,
    pub after: String,
    /// The owner's own value stands; the card's is kept with the card only.
    pub kept_mine: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Nickname,
    Organisation,
    Department,
    Title,
    Role,
    Pronouns,
    Birthday,
    Anniversary,
    Note,
    Phone,
    Email,
    Url,
    Impp,
    Social,
    Address,
    Related,
    Tag,
    Photo,
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportDuplicate {
    pub name: String,
    pub line: u32,
    pub other: String,
    pub reason: LikenessReason,
    /// The shared number or address; empty for a name.
    pub shared: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LikenessReason {
    SameEmailOtherName,
    SamePhoneOtherName,
    OnlyName,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportProblem {
    pub file: String,
    pub line: u32,
    pub kind: ProblemKind,
    /// What in it: the name of a property that was lost, or of the person whom
    /// two cards are about.
    pub what: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The card has no end; what could be read of it was taken.
    NoEnd,
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

// History and settings ------------------------------------------------------

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
    Give,
    Take,
    Introduce,
    Settle,
    Thank,
    Undo,
    /// The undo of an undo.
    Redo,
    FillSample,
}

/// What a history line names. Numbers and names only; no words of a language.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
pub struct Subject {
    pub people: Vec<String>,
    pub what: String,
    /// Of an import: people added and changed. Of others: 0.
    pub added: u32,
    pub changed: u32,
    /// Of an undo: the kind of what was undone.
    pub undone: Option<OperationKind>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Settings {
    /// Days; 730 unless chosen.
    pub half_life_days: u32,
    /// The lean one aims for, in hundredths; 10 unless chosen.
    pub target_percent: i32,
    /// ISO 3166-1 alpha-2: how a number without a country code is read.
    pub region: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            half_life_days: 730,
            target_percent: 10,
            region: "FI".into(),
        }
    }
}
