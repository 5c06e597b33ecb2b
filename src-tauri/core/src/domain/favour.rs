//! The words of the ledger.

use serde::{Deserialize, Serialize};

use super::size::Size;
use super::words::words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum FavourKind {
    Introduction,
    Referral,
    JobTip,
    Advice,
    Feedback,
    SkilledWork,
    HandsOnHelp,
    Listening,
    Hosting,
    Loan,
    Gift,
    Access,
    Visibility,
    Thanks,
    Other,
}

words!(FavourKind {
    Introduction = "introduction",
    Referral = "referral",
    JobTip = "job_tip",
    Advice = "advice",
    Feedback = "feedback",
    SkilledWork = "skilled_work",
    HandsOnHelp = "hands_on_help",
    Listening = "listening",
    Hosting = "hosting",
    Loan = "loan",
    Gift = "gift",
    Access = "access",
    Visibility = "visibility",
    Thanks = "thanks",
    Other = "other",
});

impl FavourKind {
    /// What it takes where nobody said.
    pub fn usual_cost(self) -> Size {
        match self {
            // A word of thanks answers; it does not repay.
            Self::Thanks => Size::Nothing,
            Self::Introduction | Self::JobTip | Self::Visibility => Size::FiveMinutes,
            Self::SkilledWork | Self::Hosting => Size::HalfADay,
            _ => Size::AnHour,
        }
    }
}

/// Where a favour stands. `Asked` and `Promised` are open; only `Done` counts.
/// A `Void` one was written down by mistake: it stays in the book and says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Status {
    Asked,
    Promised,
    Done,
    Declined,
    Withdrawn,
    Lapsed,
    Void,
}

words!(Status {
    Asked = "asked",
    Promised = "promised",
    Done = "done",
    Declined = "declined",
    Withdrawn = "withdrawn",
    Lapsed = "lapsed",
    Void = "void",
});

impl Status {
    /// `asked → promised → done`, `asked → declined`, any open one →
    /// `withdrawn` or `lapsed`. An ask may also be done at once. Any but a void
    /// one may become void.
    pub fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Void, _) => false,
            (_, Self::Void) => true,
            (Self::Asked, _) => next != Self::Asked,
            (Self::Promised, _) => matches!(next, Self::Done | Self::Withdrawn | Self::Lapsed),
            _ => false,
        }
    }

    /// Asked or promised: somebody waits.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Promised)
    }
}

/// Which way a favour went, seen by the owner of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Direction {
    Given,
    Taken,
    /// Between others: it counts in nobody's balance with the owner.
    Between,
}

words!(Direction {
    Given = "given",
    Taken = "taken",
    Between = "between",
});

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Role {
    Giver,
    Beneficiary,
    Introduced,
    AskedBy,
}

impl Role {
    /// Whether an introduction brings somebody of this part together with another,
    /// so that they are asked themselves.
    pub fn is_side(self) -> bool {
        matches!(self, Self::Beneficiary | Self::Introduced)
    }
}

words!(Role {
    Giver = "giver",
    Beneficiary = "beneficiary",
    Introduced = "introduced",
    AskedBy = "asked_by",
});

/// What somebody says to being introduced.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Consent {
    NotAsked,
    Asked,
    Agreed,
    Declined,
}

words!(Consent {
    NotAsked = "not_asked",
    Asked = "asked",
    Agreed = "agreed",
    Declined = "declined",
});

/// What became of an introduction.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Outcome {
    Sent,
    Met,
    Useful,
    Faded,
}

words!(Outcome {
    Sent = "sent",
    Met = "met",
    Useful = "useful",
    Faded = "faded",
});

/// What a favour has to do with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LinkKind {
    /// Its receiver gives its giver something.
    Returns,
    /// Its receiver gives something to somebody else.
    PassesOn,
    Thanks,
}

words!(LinkKind {
    Returns = "returns",
    PassesOn = "passes_on",
    Thanks = "thanks",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_stays_over() {
        for over in [
            Status::Done,
            Status::Declined,
            Status::Withdrawn,
            Status::Lapsed,
        ] {
            for next in Status::ALL.iter().filter(|next| **next != Status::Void) {
                assert!(!over.may_become(*next), "{over} became {next}");
            }
            assert!(over.may_become(Status::Void), "{over} may be a mistake");
        }
        assert!(!Status::Void.may_become(Status::Done));
        assert!(Status::Asked.may_become(Status::Promised));
        assert!(!Status::Promised.may_become(Status::Declined));
    }
}
