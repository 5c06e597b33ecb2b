//! What a face is shown: shapes that the window receives as they stand and
//! the terminal prints. Every figure is computed and rounded here, so that no
//! face holds a rule about dates, sizes or balances.
//!
//! Fractions are never NaN; they are declared to TypeScript as whole numbers,
//! because it would take a float for `number | null`.

mod duplicates;
mod edit;
mod import;
mod merge;
mod suggestion;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use self::duplicates::{
    Crowd, DuplicatePair, DuplicateReason, DuplicateSide, Duplicates, DuplicatesQuery,
};
pub use self::edit::{
    Deletion, GroupRow, Labels, OrganisationEdit, OrganisationPage, OrganisationRow, PeopleAct,
    PersonEdit, Relation,
};
pub use self::import::{
    CardRule, Decision, FieldChange, FieldRule, ImportChange, ImportDuplicate, ImportProblem,
    ImportProgress, ImportReport, ImportStep, ImportWishes, ImportedName, LikenessReason,
    ProblemKind, Rule,
};
pub use self::merge::{MergeBalance, MergeField, MergeList, MergeObstacle, MergeSide, MergeView};
pub use self::suggestion::{Acceptance, NamedPerson, Suggested, Suggestions};
pub use super::import::{ColumnSaid, TableColumn, TableField, TableLook, TablePerson};
pub use crate::domain::Id;
use crate::domain::circle::{Circle, LifeArea, Tie};
use crate::domain::contact::{ContactPoint, Name, PostalAddress};
use crate::domain::date::Ago;
use crate::domain::favour::{Direction, FavourKind, Role, Status};
pub use crate::domain::field::Field;
pub use crate::domain::history::{HistoryRow, OperationKind, Subject};
pub use crate::domain::likeness::{Likelihood, Sign};
use crate::domain::network::{Answering, Giving, Telling};
pub use crate::domain::query::{PeopleOrder, PeopleQuery};
pub use crate::domain::settings::Settings;
use crate::domain::size::Size;
use crate::domain::turn::{Mutuality, Reason, Turn};
pub use crate::domain::unite::{Choice, Clash, Take};

// People --------------------------------------------------------------------

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
    pub last_ago: Option<Ago>,
    /// Put away: a list leaves them out.
    pub archived: bool,
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
    pub related: Vec<Relation>,
    pub photo: Option<String>,
    pub met_through: Option<MetThrough>,
    pub standing: Standing,
    /// The latest first.
    pub favours: Vec<FavourRow>,
    /// Files that this person's cards came from.
    pub sources: Vec<String>,
    pub added_at: String,
    /// The employer, to go there.
    pub organisation_id: Option<Id>,
    /// Put away since, `2026-11-19T09:30:00Z`.
    pub archived_at: Option<String>,
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
    pub ago: Option<Ago>,
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
    /// Tenths, signed; none while it is not done, and for what weighs nothing.
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
    pub telling: Telling,
    /// Favours from which on shares are told.
    pub enough: u32,
    /// The two shares in words; none without data.
    pub giving: Option<Giving>,
    pub answering: Option<Answering>,
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
