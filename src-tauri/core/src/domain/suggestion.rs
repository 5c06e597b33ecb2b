//! Favours that a file tells of. They are only proposed: none counts before
//! the owner has accepted it.

use serde::{Deserialize, Serialize};

use super::date::When;
use super::favour::{Direction, FavourKind};
use super::size::Size;
use super::words::words;

/// What in the file tells of the favour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A recommendation that was written on LinkedIn.
    Recommendation,
    /// A skill that was endorsed on LinkedIn.
    Endorsement,
    /// An invitation with a message of its own.
    Invitation,
    /// Somebody who introduced the two, by a field like Outlook's *Referred By*.
    Introduction,
    Gift,
    /// Money lent or borrowed.
    Debt,
    /// Something done together: the file does not say for whom.
    Activity,
}

words!(Origin {
    Recommendation = "recommendation",
    Endorsement = "endorsement",
    Invitation = "invitation",
    Introduction = "introduction",
    Gift = "gift",
    Debt = "debt",
    Activity = "activity",
});

/// What became of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    Open,
    Accepted,
    Dismissed,
}

words!(State {
    Open = "open",
    Accepted = "accepted",
    Dismissed = "dismissed",
});

impl Origin {
    /// The kind that the favour would be of.
    pub fn kind(self) -> FavourKind {
        match self {
            Self::Recommendation | Self::Endorsement => FavourKind::Visibility,
            Self::Introduction => FavourKind::Introduction,
            Self::Gift => FavourKind::Gift,
            Self::Debt => FavourKind::Loan,
            Self::Invitation | Self::Activity => FavourKind::Other,
        }
    }

    /// What it would have cost its giver, until the owner says otherwise.
    pub fn cost(self) -> Size {
        match self {
            Self::Endorsement | Self::Invitation | Self::Introduction => Size::FiveMinutes,
            Self::Recommendation | Self::Gift | Self::Debt | Self::Activity => Size::AnHour,
        }
    }
}

/// Whom the favour was with, as the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// The contact beside which it stands.
    ThisContact,
    Other {
        name: String,
        /// The identifier that the file has for them, or empty.
        uid: String,
    },
}

/// What a file says, beside a favour, of the work of whom it was with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Work {
    pub organisation: String,
    pub title: String,
}

/// A favour as a file tells of it. For an introduction, `whom` introduced the
/// contact beside which it stands to the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// 1-based line of the file.
    pub line: u64,
    pub origin: Origin,
    pub whom: Whom,
    pub work: Work,
    /// None where the file does not say.
    pub direction: Option<Direction>,
    /// In a few words of the file's own; may be empty.
    pub what: String,
    /// The whole text, where there is more.
    pub note: String,
    pub on: Option<When>,
}
