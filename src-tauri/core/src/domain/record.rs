//! A favour as it is written down, with all that hangs on it, and what holds of
//! every one, whoever writes it: a form, a document, a hand in the file.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::When;
use super::favour::{Consent, FavourKind, LinkKind, Outcome, Role, Status};
use super::size::Size;
use super::words::words;
use crate::error::Invalid;

/// Who takes part in a favour, and as what.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Party {
    pub(crate) person: i64,
    pub(crate) role: Role,
    pub(crate) value: Option<Size>,
    /// To being introduced.
    pub(crate) consent: Option<Consent>,
}

impl Party {
    pub(crate) fn new(person: i64, role: Role, value: Option<Size>) -> Self {
        Self {
            person,
            role,
            value,
            consent: None,
        }
    }
}

/// One thing that happened to a favour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happened {
    Status(Status),
    Outcome(Outcome),
    /// What someone said to being introduced.
    Consent(i64, Consent),
}

/// When it happened, and the owner's calendar day when it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) what: Happened,
    pub(crate) on: When,
    pub(crate) written_on: NaiveDate,
}

impl Event {
    /// That it stands so, as it is written today.
    pub(crate) fn today(status: Status, today: NaiveDate) -> Self {
        Self {
            what: Happened::Status(status),
            on: When::on(today),
            written_on: today,
        }
    }
}

/// Where in a favour something cannot be, as its JSON calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    What,
    On,
    Due,
    Outcome,
    Parties,
    Links,
    Events,
}

words!(Part {
    What = "what",
    On = "on",
    Due = "due",
    Outcome = "outcome",
    Parties = "parties",
    Links = "links",
    Events = "events",
});

/// Why a favour cannot be as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{part}: {why}")]
pub struct Unfit {
    pub part: Part,
    pub why: Invalid,
}

impl Part {
    fn unfit(self, why: Invalid) -> Result<(), Unfit> {
        Err(Unfit { part: self, why })
    }
}

pub(crate) struct Record<'a> {
    pub(crate) kind: FavourKind,
    pub(crate) what: &'a str,
    pub(crate) on: When,
    pub(crate) status: Status,
    pub(crate) due: Option<When>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) parties: &'a [Party],
    /// In the order in which they were written down.
    pub(crate) events: &'a [Event],
}

impl Record<'_> {
    /// What is wrong with it, in a book of this owner; `today` is the last day on
    /// which it can have been written. What is void counts nowhere, and stays as
    /// it was.
    pub(crate) fn check(&self, owner: i64, today: NaiveDate) -> Result<(), Unfit> {
        if self.status == Status::Void {
            return Ok(());
        }
        self.parties(owner)?;
        // A word of thanks may say nothing but that.
        let speaks = [FavourKind::Introduction, FavourKind::Thanks].contains(&self.kind);
        if self.what.trim().is_empty() && !speaks {
            return Part::What.unfit(Invalid::NoText);
        }
        self.dates(today)?;
        self.history()?;
        self.outcome()?;
        self.consents()
    }

    fn of(&self, role: Role) -> impl Iterator<Item = i64> {
        let of = self.parties.iter().filter(move |party| party.role == role);
        of.map(|party| party.person)
    }

    fn parties(&self, owner: i64) -> Result<(), Unfit> {
        let unfit = |why| Part::Parties.unfit(why);
        let introduces = self.kind == FavourKind::Introduction;
        let givers: Vec<i64> = self.of(Role::Giver).collect();
        let helped: Vec<i64> = self.of(Role::Beneficiary).collect();
        let introduced: Vec<i64> = self.of(Role::Introduced).collect();
        if givers.len() != 1 {
            return unfit(Invalid::OneGiver);
        }
        if helped.is_empty() {
            return unfit(Invalid::NoPeople);
        }
        if helped.contains(&givers[0]) {
            return unfit(Invalid::WithOneself);
        }
        let everyone = [&givers[..], &helped, &introduced].concat();
        if everyone.iter().collect::<BTreeSet<_>>().len() < everyone.len()
            || introduced.contains(&owner)
        {
            return unfit(Invalid::SamePersonTwice);
        }
        match (introduces, introduced.is_empty()) {
            (false, false) => return unfit(Invalid::NoIntroduction),
            // Two are brought together; to me, or to somebody, one is introduced.
            (true, true) if helped.len() < 2 || helped.contains(&owner) => {
                return unfit(Invalid::TooFewPeople);
            }
            _ => {}
        }
        if self.of(Role::AskedBy).count() > 1 || self.of(Role::AskedBy).any(|one| one == owner) {
            return unfit(Invalid::OneAsker);
        }
        for Party {
            person,
            role,
            value,
            consent,
        } in self.parties
        {
            if value.is_some() && *role != Role::Beneficiary {
                return unfit(Invalid::ValueOfNone);
            }
            if consent.is_some() && (!role.is_side() || *person == owner) {
                return unfit(Invalid::NotIntroduced);
            }
        }
        Ok(())
    }

    fn dates(&self, today: NaiveDate) -> Result<(), Unfit> {
        let written = self.events.iter().map(|event| event.written_on);
        let days: Vec<NaiveDate> = written.chain([today]).collect();
        let within_reach = |on: &When| days.iter().any(|day| on.is_within_reach(*day));
        let last = days.iter().copied().max().unwrap_or(today);
        if !within_reach(&self.on) {
            return Part::On.unfit(Invalid::DateTooFar);
        }
        if self.status == Status::Done && self.on.day > last {
            return Part::On.unfit(Invalid::NotYet);
        }
        match &self.due {
            Some(due) if !within_reach(due) => Part::Due.unfit(Invalid::DueTooFar),
            // What was done is of the day on which it was done.
            Some(due) if self.status.is_open() && due.last() < self.on.day => {
                Part::Due.unfit(Invalid::DueTooEarly)
            }
            _ => Ok(()),
        }
    }

    /// Each status follows from the one before, up to where the favour stands. Who
    /// wrote it elsewhere may know only that.
    fn history(&self) -> Result<(), Unfit> {
        let mut stood: Option<Status> = None;
        for Event {
            what,
            on,
            written_on,
        } in self.events
        {
            let mut changes = true;
            if let Happened::Status(next) = *what {
                let follows = match stood {
                    None => next != Status::Void,
                    // Its date was written anew.
                    Some(before) if before == next => {
                        changes = false;
                        true
                    }
                    Some(before) => before.may_become(next),
                };
                if !follows {
                    return Part::Events.unfit(Invalid::History);
                }
                stood = Some(next);
            }
            let is_open = matches!(what, Happened::Status(status) if status.is_open());
            if changes && !is_open && on.day > *written_on {
                return Part::Events.unfit(Invalid::Ahead);
            }
        }
        match stood.is_none_or(|last| last == self.status) {
            true => Ok(()),
            false => Part::Events.unfit(Invalid::History),
        }
    }

    fn outcome(&self) -> Result<(), Unfit> {
        let Some(outcome) = self.outcome else {
            return Ok(());
        };
        let told = self.events.iter().rev().find_map(|event| match event.what {
            Happened::Outcome(outcome) => Some(outcome),
            _ => None,
        });
        let fits = match self.status {
            Status::Done => true,
            Status::Lapsed => outcome == Outcome::Faded,
            _ => false,
        };
        if self.kind != FavourKind::Introduction {
            Part::Outcome.unfit(Invalid::NoIntroduction)
        } else if !fits || told != Some(outcome) {
            Part::Outcome.unfit(Invalid::History)
        } else {
            Ok(())
        }
    }

    /// What somebody says, they came to say; who says no was not introduced.
    fn consents(&self) -> Result<(), Unfit> {
        let introduced = self.kind == FavourKind::Introduction && self.status == Status::Done;
        let asks = |person| self.of(Role::AskedBy).any(|one| one == person);
        for party in self.parties {
            let Some(consent) = party.consent else {
                continue;
            };
            let said = |event: &Event| event.what == Happened::Consent(party.person, consent);
            // Nobody was asked yet, or they asked for it themselves.
            let begins = consent == Consent::NotAsked
                || self.events.is_empty()
                || consent == Consent::Agreed && (asks(party.person) || !self.spoke(party.person));
            if !begins && !self.events.iter().any(said) {
                return Part::Events.unfit(match self.spoke(party.person) {
                    true => Invalid::ConsentTwice,
                    false => Invalid::History,
                });
            }
            if introduced && consent == Consent::Declined {
                return Part::Parties.unfit(Invalid::ConsentMissing);
            }
        }
        Ok(())
    }

    fn spoke(&self, person: i64) -> bool {
        let of = |event: &Event| matches!(event.what, Happened::Consent(who, _) if who == person);
        self.events.iter().any(of)
    }
}

/// Whether one favour comes after another, as an answer does.
pub(crate) fn is_in_order(answer: When, answered: When) -> bool {
    answer.last() >= answered.day
}

/// Whether a favour between `mine` can answer one between `theirs`: its giver
/// received from it, and gives back to its giver, or on to somebody else.
pub(crate) fn fits(kind: LinkKind, mine: &[Party], theirs: &[Party]) -> bool {
    let returns = gives_back(mine, theirs);
    receives(mine, theirs)
        && match kind {
            LinkKind::Returns | LinkKind::Thanks => returns,
            LinkKind::PassesOn => !returns,
        }
}

/// Whether such an answer may stand: whom it was passed on to may have become,
/// since it was said, one with who gave it.
pub(crate) fn may_stand(kind: LinkKind, mine: &[Party], theirs: &[Party]) -> bool {
    receives(mine, theirs) && (kind == LinkKind::PassesOn || gives_back(mine, theirs))
}

fn receives(mine: &[Party], theirs: &[Party]) -> bool {
    meet(mine, Role::Giver, theirs, Role::Beneficiary)
}

fn gives_back(mine: &[Party], theirs: &[Party]) -> bool {
    meet(mine, Role::Beneficiary, theirs, Role::Giver)
}

fn meet(mine: &[Party], as_one: Role, theirs: &[Party], as_other: Role) -> bool {
    let is = |party: &Party, one: &Party| {
        (party.role, one.role, party.person) == (as_one, as_other, one.person)
    };
    mine.iter()
        .any(|party| theirs.iter().any(|one| is(party, one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: i64 = 1;
    const ANNA: i64 = 2;
    const PEKKA: i64 = 3;

    fn between(giver: i64, helped: &[i64]) -> Vec<Party> {
        let helped = helped
            .iter()
            .map(|one| Party::new(*one, Role::Beneficiary, None));
        [Party::new(giver, Role::Giver, None)]
            .into_iter()
            .chain(helped)
            .collect()
    }

    #[test]
    fn what_was_received_is_returned_to_its_giver_and_passed_on_to_others() {
        let received = between(ANNA, &[ME]);
        for (answer, kind, expect) in [
            (between(ME, &[ANNA]), LinkKind::Returns, true),
            (between(ME, &[ANNA]), LinkKind::Thanks, true),
            (between(ME, &[ANNA]), LinkKind::PassesOn, false),
            (between(ME, &[PEKKA]), LinkKind::PassesOn, true),
            (between(ME, &[PEKKA]), LinkKind::Returns, false),
            (between(ANNA, &[ME]), LinkKind::Returns, false),
            (between(PEKKA, &[ANNA]), LinkKind::Returns, false),
        ] {
            assert_eq!(fits(kind, &answer, &received), expect, "{kind} {answer:?}");
        }
    }
}
