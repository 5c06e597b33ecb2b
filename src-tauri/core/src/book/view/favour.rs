//! A favour, as it is written down and as it is shown.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Id;
use crate::domain::channel::Channel;
use crate::domain::date::Ago;
use crate::domain::favour::{Consent, Direction, FavourKind, LinkKind, Outcome, Role, Status};
pub use crate::domain::guard::AskGuard;
use crate::domain::size::Size;

/// A favour to be written down: given, received, or between others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FavourForm {
    /// None: I.
    pub giver: Option<Id>,
    /// Whom it helped, one or more. An introduction helps whom it brings
    /// together; one to me helps me.
    pub beneficiaries: Vec<Beneficiary>,
    /// To whom somebody introduced the beneficiary; for introductions only.
    pub introduced: Vec<Id>,
    /// Who asked for it, where that is not plain from whom it helps. Whoever asks
    /// to be introduced has agreed to it.
    pub asked_by: Option<Id>,
    pub kind: FavourKind,
    /// One line; may be empty for an introduction.
    pub what: String,
    pub note: String,
    /// `2026-11-19`, `2026-11`, `2026`, `~2026-11`.
    pub on: String,
    pub status: Status,
    /// To its giver.
    pub cost: Size,
    pub channel: Option<Channel>,
    /// The event or group it belongs to, by name, or ''.
    pub occasion: String,
    /// By when, while it is asked or promised; as `on`.
    pub due: Option<String>,
    /// Names of people who come into the book with it. Wherever a person stands,
    /// -1 is the first of them and -2 the second.
    pub new_people: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
pub struct Beneficiary {
    /// None: I.
    pub person: Option<Id>,
    /// What it was worth to them. None: not known, taken as the cost.
    pub value: Option<Size>,
}

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
    pub channel: Option<Channel>,
    pub occasion: String,
    pub due: Option<String>,
    pub outcome: Option<Outcome>,
    pub parties: Vec<PartyView>,
    pub thanked: bool,
    /// How later favours answer it.
    pub answered: Vec<LinkKind>,
    /// How it answers earlier ones.
    pub answers: Vec<LinkKind>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PartyView {
    /// None for the owner.
    pub person: Option<Id>,
    pub name: String,
    pub role: Role,
    /// What it was worth to a beneficiary, where that was said.
    pub value: Option<Size>,
    pub consent: Option<Consent>,
    pub photo: Option<String>,
    /// A close tie: no size is shown.
    pub communal: bool,
}

/// Everything about one favour.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FavourPage {
    pub row: FavourRow,
    /// What a form about it begins with.
    pub form: FavourForm,
    /// Where it may go from here.
    pub next: Vec<Status>,
    /// The oldest first.
    pub events: Vec<EventView>,
    /// Earlier ones that it answers, then later ones that answer it.
    pub links: Vec<LinkView>,
    /// Nobody is reminded of it before this day.
    pub remind_on: Option<String>,
    /// UTC, RFC 3339.
    pub recorded_at: String,
}

/// One of `status`, `outcome` and `consent` says what happened.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct EventView {
    pub status: Option<Status>,
    pub outcome: Option<Outcome>,
    pub consent: Option<Consent>,
    /// Whose consent.
    pub name: String,
    pub on: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LinkView {
    pub kind: LinkKind,
    /// The other favour answers this one, and not the other way round.
    pub later: bool,
    pub favour: FavourRow,
}

/// Which favours of the ledger.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type)]
pub struct LedgerQuery {
    pub direction: Option<Direction>,
    pub kind: Option<FavourKind>,
    pub status: Option<Status>,
    pub person: Option<Id>,
    /// Its event or group, as it is written.
    pub occasion: Option<String>,
    /// In any case, anywhere in what it was, its note or its event.
    pub text: String,
    /// From this date on, and up to that one, both included: `2026` or `2026-11`.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Voided ones too.
    pub void: bool,
}

/// A stretch of time: from this date on, and up to that one, both included, as in
/// a `LedgerQuery`; either may be left open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Period {
    pub from: Option<String>,
    pub to: Option<String>,
}

/// What to know before asking someone.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AskAdvice {
    pub guards: Vec<AskGuard>,
    /// When they were last asked or did something.
    pub last_on: Option<String>,
    pub last_ago: Option<Ago>,
}

/// What to know before promising once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct PromiseAdvice {
    pub open: u32,
    pub at_most: u32,
    /// So many are open that a kind no may be the better answer.
    pub rather_not: bool,
}
