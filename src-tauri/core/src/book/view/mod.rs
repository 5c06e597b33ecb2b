//! What a face is shown: shapes that the window receives as they stand and
//! the terminal prints. Every figure is computed and rounded here, so that no
//! face holds a rule about dates, sizes or balances.
//!
//! Fractions are never NaN; they are declared to TypeScript as whole numbers,
//! because it would take a float for `number | null`.

mod common;
mod duplicates;
mod edit;
mod favour;
mod import;
mod introduction;
mod merge;
mod path;
mod suggestion;
mod today;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use self::common::{CommonPerson, CommonPoint, InCommon, OwnerEdit};
pub use self::duplicates::{
    Crowd, DuplicatePair, DuplicateReason, DuplicateSide, Duplicates, DuplicatesQuery,
};
pub use self::edit::{
    Deletion, Erasure, GroupRow, Labels, OrganisationEdit, OrganisationPage, OrganisationRow,
    PeopleAct, PersonEdit, Relation,
};
pub use self::favour::{
    AskAdvice, AskGuard, Beneficiary, EventView, FavourForm, FavourPage, FavourRow, LedgerQuery,
    LinkView, PartyView, Period, PromiseAdvice,
};
pub use self::import::{
    CardRule, Decision, FieldChange, FieldRule, ImportChange, ImportDuplicate, ImportProblem,
    ImportProgress, ImportReport, ImportStep, ImportWishes, ImportedName, LikenessReason,
    ProblemKind, Rule,
};
pub use self::introduction::{
    ConsentSaid, Door, Doors, Draft, DraftPurpose, Introduction, IntroductionSide, Introductions,
    OpenedDoor, Stage,
};
pub use self::merge::{MergeBalance, MergeField, MergeList, MergeObstacle, MergeSide, MergeView};
pub use self::path::{DirectTie, PathTo, Paths, Route, Step, TieReason, Warmth};
pub use self::suggestion::{Acceptance, NamedPerson, Suggested, Suggestions};
pub use self::today::{
    Aside, Birthday, Placing, PlacingPerson, Season, Section, SetAside, Today, TodayReason,
    TodayRow,
};
pub use super::import::{ColumnSaid, TableColumn, TableField, TableLook, TablePerson};
pub use crate::domain::Id;
use crate::domain::circle::{Circle, LifeArea, Tie};
use crate::domain::contact::{ContactPoint, Name, PostalAddress};
use crate::domain::date::Ago;
use crate::domain::favour::{Direction, FavourKind, Status};
pub use crate::domain::field::Field;
pub use crate::domain::history::{HistoryRow, OperationKind, Subject};
pub use crate::domain::ledger::{Ledger, LedgerMonth};
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
    /// Nobody has what was typed; these have a name that is one letter away.
    pub near: bool,
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
    /// The latest hundred, the latest first.
    pub favours: Vec<FavourRow>,
    /// How many there are in all.
    pub favours_total: u32,
    /// When something last passed, and when last face to face.
    pub last_contact: Option<String>,
    pub last_met: Option<String>,
    /// What their cards say besides.
    pub also: Vec<AlsoOnCard>,
    /// Files that this person's cards came from.
    pub sources: Vec<String>,
    pub added_at: String,
    /// The employer, to go there.
    pub organisation_id: Option<Id>,
    /// Put away since, `2026-11-19T09:30:00Z`.
    pub archived_at: Option<String>,
}

/// Something of a card that no field of a page is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AlsoOnCard {
    /// As the form about them has it.
    pub line: String,
    /// The property in capitals (`GENDER`, `X-ABDATE`); '' for the column of a
    /// table, whose name is the label.
    pub name: String,
    /// The source's own label, or ''.
    pub label: String,
    pub value: String,
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
    /// Close ties are remembered, not added up: no number, no count. What is open
    /// is told, the most pressing.
    Communal {
        mutuality: Mutuality,
        open: Option<TurnView>,
    },
    TooLittle {
        given_count: u32,
        taken_count: u32,
        turn: TurnView,
        why: Vec<Contribution>,
    },
    Numbers(Box<Numbers>),
}

/// All amounts but the line's are in hundredths, rounded so that `why` adds up
/// to `balance`.
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
    /// The latest first.
    pub why: Vec<Contribution>,
    /// What is too far back to be told one by one.
    pub older: Option<Older>,
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
    pub kind: Option<FavourKind>,
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
    /// How many it helped, among whom its cost is shared.
    pub among: u32,
    pub on: String,
    /// Hundredths, signed; none while it is not done, and for what weighs nothing.
    pub adds: Option<i32>,
}

/// Contributions that are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Older {
    pub count: u32,
    /// Hundredths, signed.
    pub adds: i32,
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

/// What a change answers: enough to say it, and to take it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Receipt {
    pub operation: Id,
    /// The row that was made, where there is one.
    pub made: Option<Id>,
    /// The links of a favour that fitted no longer, and went, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub unlinked: Option<u32>,
}

// The whole network ---------------------------------------------------------

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
/// The figures are of a period; the line and the turns are of everything.
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

/// What the network is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BreakdownBy {
    Circle,
    Area,
    Group,
    Kind,
    Year,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Breakdown {
    pub by: BreakdownBy,
    pub shares: Vec<Share>,
    /// All of them together; none where somebody may be in several.
    pub total: Option<Share>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Share {
    /// The word for a circle, area or kind, a group's name, a year; '' for
    /// those in none.
    pub name: String,
    /// Hundredths of weight, rounded so that those of all parts add up.
    pub given: i32,
    pub taken: i32,
    /// Of what was taken, what was returned or passed on; none for parts that
    /// are of people.
    pub answered: Option<i32>,
    pub given_count: u32,
    pub taken_count: u32,
    /// Per cent; none without data.
    pub generosity: Option<u32>,
    pub too_little: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct TurnList {
    pub total: u32,
    /// The first of them, by name.
    pub people: Vec<TurnRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TurnRow {
    pub person: PersonRow,
    pub turn: TurnView,
}
