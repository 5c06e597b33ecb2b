//! What one card, row or form says about one person, organisation or group.
//!
//! This is the meeting point of every reader and writer in `exchange` and of
//! the store: readers make a `Contact`, the store keeps it, writers are given
//! one. It knows no file format and no database.

use serde::{Deserialize, Serialize};

use super::date::CalendarDay;
use super::words::words;

/// What a card stands for (RFC 6350 `KIND`, Apple's `X-ABShowAs:COMPANY` and
/// `X-ADDRESSBOOKSERVER-KIND:group`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    #[default]
    Person,
    Organisation,
    Group,
}

/// A name in parts, and as its owner shows it. All fields are plain text;
/// an absent part is the empty string.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Name {
    /// As shown (`FN`). Never empty in the book.
    pub display: String,
    pub prefix: String,
    pub given: String,
    pub middle: String,
    pub family: String,
    pub suffix: String,
    pub nickname: String,
    pub phonetic_given: String,
    pub phonetic_middle: String,
    pub phonetic_family: String,
}

/// The ways to reach someone that are one line of text.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Hash,
    Serialize,
    Deserialize,
    specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PointKind {
    #[default]
    Phone,
    Email,
    Url,
    /// Instant messaging (`IMPP` and the `X-` properties that came before it).
    Impp,
    /// A profile elsewhere (`SOCIALPROFILE`, `X-SOCIALPROFILE`).
    Social,
}

words!(PointKind {
    Phone = "phone",
    Email = "email",
    Url = "url",
    Impp = "impp",
    Social = "social",
});

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct ContactPoint {
    pub kind: PointKind,
    /// `home`, `work`, `mobile`, `mother` …: lower-case standard words where
    /// the source used one, the user's own words as written; empty for none.
    pub label: String,
    /// As it came: a number as dialled, an address as written.
    pub value: String,
    /// For `Impp` and `Social`: the service (`skype`, `twitter`); else empty.
    pub service: String,
    pub preferred: bool,
    /// What its line says besides (`PID=1.1;LANGUAGE=fi`), as it came.
    #[serde(default)]
    #[specta(optional)]
    pub parameters: String,
}

/// A postal address in the parts of RFC 6350 `ADR`; absent parts are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct PostalAddress {
    pub label: String,
    pub po_box: String,
    pub extended: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postcode: String,
    pub country: String,
    /// The address as one text (`LABEL`), where the source gave it.
    pub formatted: String,
    pub preferred: bool,
    /// What its line says besides (`GEO="geo:60.2,24.9"`), as it came.
    #[serde(default)]
    #[specta(optional)]
    pub parameters: String,
}

/// A person named on another's card (`RELATED`, `X-ABRELATEDNAMES`, `AGENT`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
pub struct Related {
    /// `mother`, `manager`, …, or empty.
    pub label: String,
    /// A name, or the `urn:uuid:` of another card.
    pub value: String,
    /// What its line says besides (`ALTID=1`), as it came.
    #[serde(default)]
    #[specta(optional)]
    pub parameters: String,
}

/// A picture, in the bytes it came in. It is not decoded here.
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    /// `image/jpeg`, `image/png`, …: by the bytes' own signature where it has
    /// one, else as declared.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Photo({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

/// Everything a source says about one person, organisation or group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    pub kind: ContactKind,
    /// The source's own identifier, as written (`urn:uuid:` kept).
    pub uid: String,
    pub name: Name,
    pub organisation: String,
    pub department: String,
    pub title: String,
    pub role: String,
    pub pronouns: String,
    pub birthday: Option<CalendarDay>,
    pub anniversary: Option<CalendarDay>,
    /// Line breaks are `\n`. Several notes are joined by an empty line.
    pub note: String,
    pub points: Vec<ContactPoint>,
    pub addresses: Vec<PostalAddress>,
    pub related: Vec<Related>,
    /// `CATEGORIES`, and the names of groups that list this card.
    pub tags: Vec<String>,
    /// For a group: its members' identifiers, as written.
    pub members: Vec<String>,
    /// Content lines that no field above holds, unfolded and in UTF-8, with
    /// their group and parameters, in the order of the card.
    pub extra: Vec<String>,
    #[serde(skip)]
    pub photo: Option<Photo>,
}
