//! How far an introduction has come.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::favour::{Consent, Outcome, Status};
use super::words::words;

/// In the order in which one follows the other.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not everybody has agreed.
    Asking,
    /// Everybody has; the message can go.
    Ready,
    Sent,
    Met,
    Useful,
    /// Somebody said no, or it was taken back.
    Declined,
    /// It led nowhere, or was never spoken of again after it was sent.
    Faded,
    /// It came about long ago, and nothing is noted of what came of it.
    Untold,
}

words!(Stage {
    Asking = "asking",
    Ready = "ready",
    Sent = "sent",
    Met = "met",
    Useful = "useful",
    Declined = "declined",
    Faded = "faded",
    Untold = "untold",
});

/// Days after which it is time to ask how an introduction goes.
const ASKING_DAYS: i64 = 7;
const READY_DAYS: i64 = 3;
const SENT_DAYS: i64 = 14;

/// Days after which one that was sent and never spoken of again has faded.
pub(crate) const FADED_DAYS: i64 = 180;

impl Stage {
    /// Of an introduction that came to where it is on the day `since`.
    pub fn of(
        status: Status,
        outcome: Option<Outcome>,
        consents: &[Consent],
        since: NaiveDate,
        today: NaiveDate,
    ) -> Self {
        let is_old = (today - since).num_days() > FADED_DAYS;
        match (status, outcome) {
            (Status::Declined | Status::Withdrawn, _) => Self::Declined,
            (Status::Lapsed | Status::Void, _) | (_, Some(Outcome::Faded)) => Self::Faded,
            (_, Some(Outcome::Met)) => Self::Met,
            (_, Some(Outcome::Useful)) => Self::Useful,
            (Status::Done, None) if is_old => Self::Untold,
            (Status::Done, Some(Outcome::Sent)) if is_old => Self::Faded,
            (Status::Done, _) | (_, Some(Outcome::Sent)) => Self::Sent,
            _ if consents.contains(&Consent::Declined) => Self::Declined,
            _ if consents.iter().all(|one| *one == Consent::Agreed) => Self::Ready,
            _ => Self::Asking,
        }
    }

    /// Whether something may still come of it.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Asking | Self::Ready | Self::Sent)
    }

    /// Whether it has waited long enough to ask how it goes.
    pub fn is_to_chase(self, since: NaiveDate, today: NaiveDate) -> bool {
        let patience = match self {
            Self::Asking => ASKING_DAYS,
            Self::Ready => READY_DAYS,
            Self::Sent => SENT_DAYS,
            _ => return false,
        };
        (today - since).num_days() >= patience
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Consent::{Agreed, Asked, NotAsked};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[track_caller]
    fn check(status: Status, outcome: Option<Outcome>, consents: &[Consent], expect: Stage) {
        let (since, today) = (day("2026-11-01"), day("2026-11-19"));
        assert_eq!(Stage::of(status, outcome, consents, since, today), expect);
    }

    #[test]
    fn it_is_ready_when_everybody_has_agreed() {
        check(Status::Promised, None, &[NotAsked, NotAsked], Stage::Asking);
        check(Status::Promised, None, &[Agreed, Asked], Stage::Asking);
        check(Status::Promised, None, &[Agreed, Agreed], Stage::Ready);
        check(
            Status::Promised,
            None,
            &[Agreed, Consent::Declined],
            Stage::Declined,
        );
        check(Status::Done, None, &[Agreed, Agreed], Stage::Sent);
        check(Status::Done, Some(Outcome::Met), &[], Stage::Met);
        check(Status::Done, Some(Outcome::Faded), &[], Stage::Faded);
    }

    #[test]
    fn one_is_reminded_after_a_while_and_not_for_ever() {
        let sent = day("2026-11-01");
        assert!(!Stage::Sent.is_to_chase(sent, day("2026-11-14")));
        assert!(Stage::Sent.is_to_chase(sent, day("2026-11-15")));
        let later = day("2027-06-01");
        for (outcome, stage) in [(Some(Outcome::Sent), Stage::Faded), (None, Stage::Untold)] {
            assert_eq!(Stage::of(Status::Done, outcome, &[], sent, later), stage);
            assert!(!stage.is_to_chase(sent, later));
        }
    }
}
