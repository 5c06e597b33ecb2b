//! The words of the ledger.

use serde::{Deserialize, Serialize};

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

/// Where a favour stands. `Asked` and `Promised` are open; only `Done` counts.
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
}

words!(Status {
    Asked = "asked",
    Promised = "promised",
    Done = "done",
    Declined = "declined",
    Withdrawn = "withdrawn",
    Lapsed = "lapsed",
});

impl Status {
    /// `asked → promised → done`, `asked → declined`, any open one →
    /// `withdrawn` or `lapsed`. An ask may also be done at once.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Asked => next != Self::Asked,
            Self::Promised => matches!(next, Self::Done | Self::Withdrawn | Self::Lapsed),
            _ => false,
        }
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

words!(Role {
    Giver = "giver",
    Beneficiary = "beneficiary",
    Introduced = "introduced",
    AskedBy = "asked_by",
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
            for next in Status::ALL {
                assert!(!over.may_become(*next), "{over} became {next}");
            }
        }
        assert!(Status::Asked.may_become(Status::Promised));
        assert!(!Status::Promised.may_become(Status::Declined));
    }
}
