//! The whole book as one document, in records that stand on their own: people,
//! organisations and favours are named by their uid, pictures by their hash. It
//! knows neither how a document is written nor where the book keeps things.
//!
//! What is derived, and the history of changes, is no part of it.

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::circle::{Circle, LifeArea, Tie};
use super::contact::{Name, PointKind};
use super::date::{CalendarDay, When};
use super::favour::{Consent, Direction, FavourKind, LinkKind, Outcome, Role, Status};
use super::settings::Settings;
use super::size::Size;
use super::suggestion::{Origin, State};

/// What a document calls itself.
pub const FORMAT: &str = "vuoro-book";
/// The version of its shape. A reader refuses one that it does not know.
pub const VERSION: u32 = 1;

/// A whole book. Readers and writers take it item by item; this is its shape.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// `vuoro-book`.
    pub format: String,
    pub version: u32,
    pub settings: Settings,
    /// What was said of the columns of tables.
    pub columns: Vec<TableColumns>,
    /// By hash.
    pub photos: Vec<Picture>,
    pub organisations: Vec<Organisation>,
    /// The names of tags and groups, also of those that nobody has.
    pub tags: Vec<String>,
    /// You: the one whose book it is. A party of a favour by this uid is you.
    pub owner: Person,
    /// In the order in which they came into the book.
    pub people: Vec<Person>,
    /// Uids of two people who were said not to be the same.
    pub not_same: Vec<[String; 2]>,
    /// In the order in which they were recorded.
    pub favours: Vec<Favour>,
    /// Favours that files tell of, and what became of them.
    pub suggestions: Vec<Suggestion>,
    /// The original cards, in the order in which they came.
    pub cards: Vec<Card>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub uid: String,
    pub name: Name,
    /// The uid of the organisation.
    pub organisation: Option<String>,
    pub department: String,
    pub title: String,
    pub role: String,
    pub pronouns: String,
    pub birthday: Option<CalendarDay>,
    pub anniversary: Option<CalendarDay>,
    pub note: String,
    pub points: Vec<Point>,
    pub addresses: Vec<Address>,
    pub related: Vec<Relation>,
    /// Names.
    pub tags: Vec<String>,
    /// vCard lines that no field above holds, unfolded.
    pub extra: Vec<String>,
    /// A hash of `photos`.
    pub photo: Option<String>,
    /// The uids of people who were merged into this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_uids: Vec<String>,
    pub circle: Option<Circle>,
    pub tie: Option<Tie>,
    pub areas: Vec<LifeArea>,
    /// UTC, RFC 3339, like every moment of a document.
    pub added_at: String,
    /// Put away since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<String>,
    /// The day before which nobody is reminded of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind_on: Option<When>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub uid: String,
    pub name: String,
    pub note: String,
    pub points: Vec<Point>,
    pub addresses: Vec<Address>,
    pub extra: Vec<String>,
    pub photo: Option<String>,
}

/// A way to reach someone, and its place in the owner's own order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub kind: PointKind,
    pub label: String,
    pub value: String,
    pub service: String,
    pub preferred: bool,
    /// vCard parameters that no field holds: `PID=1.1;LANGUAGE=fi`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parameters: String,
    /// The owner's own order, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

/// A postal address, likewise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub label: String,
    pub po_box: String,
    pub extended: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postcode: String,
    pub country: String,
    /// As one text, where the source gave it.
    pub formatted: String,
    pub preferred: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parameters: String,
    /// The owner's own order, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

/// Somebody named on their card, likewise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    pub label: String,
    /// A name, or `urn:uuid:` and the uid of somebody.
    pub value: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parameters: String,
    /// The owner's own order, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Favour {
    pub uid: String,
    pub kind: FavourKind,
    pub what: String,
    pub note: String,
    pub on: When,
    pub status: Status,
    /// To its giver.
    pub cost: Size,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The event or group it belongs to, by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occasion: String,
    /// By when, while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// The day before which nobody is reminded of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind_on: Option<When>,
    /// Of an introduction.
    pub outcome: Option<Outcome>,
    pub parties: Vec<Party>,
    pub links: Vec<Link>,
    /// How it came to its status and its outcome, and who agreed to it.
    pub events: Vec<Event>,
    pub recorded_at: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// A uid.
    pub person: String,
    pub role: Role,
    /// What it was worth to them.
    pub value: Option<Size>,
    /// Of an introduction.
    pub consent: Option<Consent>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub kind: LinkKind,
    /// The uid of the earlier favour.
    pub favour: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What a party said, by their uid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<(String, Consent)>,
    pub on: When,
    /// The owner's calendar day when it was written down: of a month that was
    /// not over then, a date means no later day. None: that of `recorded_at`.
    #[serde(default)]
    pub written_on: Option<When>,
    pub recorded_at: String,
}

/// What was said of the columns of one kind of table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableColumns {
    /// Which table it is, by its columns.
    pub table: String,
    /// Each column's name, and the word for what it says.
    pub said: Vec<(String, String)>,
}

/// A favour that a file tells of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// BLAKE3 of what the file says, in hexadecimal.
    pub fingerprint: String,
    pub source: String,
    pub line: u32,
    pub origin: Origin,
    /// A uid, where one person was meant.
    pub person: Option<String>,
    /// As the file has it.
    pub name: String,
    /// Whom that person introduced to the owner: a uid.
    pub introduced: Option<String>,
    /// `given` or `taken`, where the file says so.
    pub direction: Option<Direction>,
    pub what: String,
    pub note: String,
    pub on: Option<When>,
    pub state: State,
    /// The uid of the favour that it became.
    pub favour: Option<String>,
    /// Where that person worked, as the file has it.
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub title: String,
}

/// A card or row as it came. At most one of `person`, `organisation` and `tag`
/// says what it became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub person: Option<String>,
    pub organisation: Option<String>,
    pub tag: Option<String>,
    /// BLAKE3, in hexadecimal; how a card is known when it comes again.
    pub fingerprint: String,
    /// The card's own, or empty.
    pub uid: String,
    /// The file that it came in.
    pub source: String,
    pub line: u32,
    /// Of the imports that cards here came in, how many were before its own: a
    /// card may be the next version of one that came in an earlier import.
    #[serde(default, skip_serializing_if = "is_first")]
    pub imports_before: u32,
    /// Its bytes in Base64; a photo's payload stands in `photos`.
    pub original: String,
}

fn is_first(imports_before: &u32) -> bool {
    *imports_before == 0
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// BLAKE3 of the bytes, in hexadecimal.
    pub hash: String,
    pub media_type: String,
    pub base64: String,
}

/// One thing of a document, as readers hand it over and writers take it.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Owner(Box<Person>),
    Settings(Settings),
    Columns(TableColumns),
    Photo(Picture),
    Organisation(Organisation),
    Tag(String),
    Person(Box<Person>),
    NotSame([String; 2]),
    Favour(Box<Favour>),
    Suggestion(Box<Suggestion>),
    Card(Card),
}

/// The parts of a document, in the order in which they are written. What an
/// item names stands in an earlier part, or in its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Settings,
    Columns,
    Photos,
    Organisations,
    Tags,
    Owner,
    People,
    NotSame,
    Favours,
    Suggestions,
    Cards,
}

impl Section {
    pub const ALL: [Self; 11] = [
        Self::Settings,
        Self::Columns,
        Self::Photos,
        Self::Organisations,
        Self::Tags,
        Self::Owner,
        Self::People,
        Self::NotSame,
        Self::Favours,
        Self::Suggestions,
        Self::Cards,
    ];

    /// Its key in the document.
    pub fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Settings => "settings",
            Self::Columns => "columns",
            Self::Photos => "photos",
            Self::Organisations => "organisations",
            Self::Tags => "tags",
            Self::People => "people",
            Self::NotSame => "not_same",
            Self::Favours => "favours",
            Self::Suggestions => "suggestions",
            Self::Cards => "cards",
        }
    }
}
