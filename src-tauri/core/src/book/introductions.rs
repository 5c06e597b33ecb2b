//! Introductions on their way: who has agreed, what came of them, and the
//! messages that the owner sends.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Book;
use super::favours::{direction, happened_or_today, in_time, subject};
use super::links;
use super::people::{detail, receipt, shown, unlinking};
use super::view::{
    ConsentSaid, Draft, DraftPurpose, Id, Introduction, IntroductionSide, Introductions,
    OperationKind, Receipt, Stage, Subject,
};
use crate::Now;
use crate::domain::contact::PointKind;
use crate::domain::draft::{self, Language, Named};
use crate::domain::favour::{Consent, Direction, FavourKind, Outcome, Role, Status};
use crate::domain::stage::FADED_DAYS;
use crate::error::{Error, Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::contact::{self, Holder};
use crate::store::favour::{self, Favour};
use crate::store::favour_event::Happened;
use crate::store::favour_party::{self, Party};
use crate::store::{favour_event, introduction, person, summary};

/// Of those that are over, how many the board shows.
const OVER: u32 = 60;

impl Book {
    /// What the parties of an open introduction say to it, each on their own.
    pub fn consent(
        &mut self,
        id: Id,
        said: &[ConsentSaid],
        on: &str,
        now: &Now,
    ) -> Result<Receipt> {
        let row = self.introduction_row(id)?;
        if !row.status.is_open() {
            return Err(Invalid::Status.into());
        }
        let on = happened_or_today(on, now.today)?;
        let parties = favour_party::of(&self.connection, row.id)?;
        let mut answers: BTreeMap<i64, Consent> = BTreeMap::new();
        for one in said {
            let person = i64::from(one.person);
            if !parties
                .iter()
                .any(|p| p.person == person && p.role.is_side())
            {
                return Err(Invalid::NotIntroduced.into());
            }
            if answers
                .insert(person, one.consent)
                .is_some_and(|before| before != one.consent)
            {
                return Err(Invalid::ConsentTwice.into());
            }
        }
        let names = said
            .iter()
            .map(|one| person::display(&self.connection, i64::from(one.person)))
            .collect::<Result<_>>()?;
        let changed = change(
            &mut self.connection,
            OperationKind::Consent,
            now,
            Keep::Yes,
            |tx, _| {
                in_time(favour::get(tx, row.id)?.on, on, now.today)?;
                for (person, consent) in answers {
                    let before = parties
                        .iter()
                        .find(|p| p.person == person && p.role.is_side());
                    if before.and_then(|p| p.consent) != Some(consent) {
                        favour_party::set_consent(tx, row.id, person, consent, on, now)?;
                    }
                }
                Ok((subject(names, row.what), ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(row.id)))
    }

    /// What became of an introduction. One that was sent is done: it has cost
    /// its giver what it costs. It can be sent when nobody has declined; one of
    /// mine only when everybody has agreed.
    pub fn outcome(&mut self, id: Id, outcome: Outcome, on: &str, now: &Now) -> Result<Receipt> {
        let row = self.introduction_row(id)?;
        let on = happened_or_today(on, now.today)?;
        let owner = person::owner(&self.connection)?;
        let subject = subject(self.others_of(row.id)?, row.what);
        let changed = change(
            &mut self.connection,
            OperationKind::Outcome,
            now,
            Keep::Yes,
            |tx, _| {
                // Only here does nobody else write.
                let stood = favour::get(tx, row.id)?;
                let stands = stood.status;
                if !(stands.is_open() || stands == Status::Done) {
                    return Err(Invalid::Status.into());
                }
                let parties = favour_party::of(tx, row.id)?;
                let mine = direction(&parties, owner) == Direction::Given;
                let fits = |party: &Party| match party.consent {
                    Some(Consent::Declined) => false,
                    Some(Consent::NotAsked | Consent::Asked) => !mine,
                    Some(Consent::Agreed) | None => true,
                };
                if stands.is_open() && outcome != Outcome::Faded && !parties.iter().all(fits) {
                    return Err(Invalid::ConsentMissing.into());
                }
                if stands.is_open() {
                    let status = match outcome {
                        Outcome::Faded => Status::Lapsed,
                        _ => Status::Done,
                    };
                    in_time(stood.on, on, now.today)?;
                    favour::settle(tx, row.id, status, on, now)?;
                }
                // It comes after the introduction, and after what came of it before.
                let events = favour_event::of_favour(tx, row.id)?;
                let before = events.iter().rev().find_map(|event| match event.what {
                    Happened::Outcome(of) if of != outcome => Some(event.on),
                    _ => None,
                });
                in_time(before.unwrap_or(stood.on), on, now.today)?;
                favour::set_outcome(tx, row.id, outcome, on, now)?;
                let unfit = links::drop_unfit(tx, &favour::get(tx, row.id)?)?;
                let subject = Subject {
                    changed: unfit,
                    ..subject
                };
                Ok((subject, unfit))
            },
        )?;
        Ok(unlinking(
            receipt(changed.operation, Some(row.id)),
            changed.value,
        ))
    }

    /// All introductions on their way, and the latest of the others.
    pub fn introductions(&self, today: NaiveDate) -> Result<Introductions> {
        let since = today - Days::new(FADED_DAYS as u64 + 1);
        let mut rows = Vec::new();
        let mut over = 0;
        for favour in introduction::of_late(&self.connection, &since.to_string(), 2 * OVER)? {
            let one = self.introduction(favour, today)?;
            if one.stage.is_under_way() {
                rows.push(one);
            } else if over < OVER {
                over += 1;
                rows.push(one);
            }
        }
        rows.sort_by(|a, b| (a.stage, &a.since, a.favour).cmp(&(b.stage, &b.since, b.favour)));
        let older = introduction::count(&self.connection)?.saturating_sub(rows.len() as u32);
        Ok(Introductions { rows, older })
    }

    pub(super) fn introduction(&self, favour: Favour, today: NaiveDate) -> Result<Introduction> {
        let owner = person::owner(&self.connection)?;
        let parties = favour_party::of(&self.connection, favour.id)?;
        let events = favour_event::of_favour(&self.connection, favour.id)?;
        let since = events.last().map_or(favour.on, |event| event.on);
        let mut by = None;
        let mut sides = Vec::new();
        for party in parties.iter().filter(|p| p.person != owner) {
            match party.role {
                Role::Giver => by = Some(self.side(party)?),
                Role::AskedBy => {}
                Role::Beneficiary | Role::Introduced => sides.push(self.side(party)?),
            }
        }
        let consents: Vec<Consent> = sides.iter().map(|side| side.consent).collect();
        let direction = direction(&parties, owner);
        // Whether they agree to meet me is between them and who introduces us; a no
        // ends it all the same.
        let said = |one: &&Consent| direction == Direction::Given || **one == Consent::Declined;
        let asked: Vec<Consent> = consents.iter().filter(said).copied().collect();
        let stage = match Stage::of(favour.status, favour.outcome, &asked, since.day, today) {
            Stage::Ready if direction != Direction::Given => Stage::Asking,
            stage => stage,
        };
        let waits = favour.remind_on.is_some_and(|on| on.day > today);
        Ok(Introduction {
            favour: shown(favour.id),
            stage,
            status: favour.status,
            outcome: favour.outcome,
            direction,
            by,
            sides,
            what: favour.what,
            occasion: favour.occasion,
            on: favour.on.to_string(),
            since: since.to_string(),
            ago: since.ago(today),
            chase: !waits && stage.is_to_chase(since.day, today),
            remind_on: favour.remind_on.map(|on| on.to_string()),
        })
    }

    fn side(&self, party: &Party) -> Result<IntroductionSide> {
        let of = summary::get(&self.connection, party.person)?;
        Ok(IntroductionSide {
            person: shown(party.person),
            detail: detail(&of.title, &of.organisation, &of.city),
            name: of.name,
            photo: of.photo,
            consent: party.consent.unwrap_or(Consent::NotAsked),
        })
    }

    /// The messages of an introduction that may still go: of mine, one to ask each
    /// who has not answered, or, when everybody has agreed, the one that brings
    /// them together; of somebody's to me, the one that asks them. After a no
    /// there is none.
    pub fn drafts(&self, id: Id, language: Language) -> Result<Vec<Draft>> {
        let row = self.introduction_row(id)?;
        let owner = person::owner(&self.connection)?;
        let parties = favour_party::of(&self.connection, row.id)?;
        let mut people = Vec::new();
        let mut giver = None;
        for party in parties.iter().filter(|p| p.person != owner) {
            let one = self.addressee(party)?;
            match party.role {
                Role::Giver => giver = Some(one),
                Role::AskedBy => {}
                Role::Beneficiary | Role::Introduced => people.push(one),
            }
        }
        let is_over = !row.status.is_open() && row.status != Status::Done;
        let declined = |one: &Addressee| one.consent == Some(Consent::Declined);
        if is_over || people.iter().any(declined) {
            return Ok(Vec::new());
        }
        let Some(giver) = giver else {
            return Ok(drafts_of_mine(&people, &row.what, language));
        };
        let asks = people.iter().map(|other| {
            let message =
                draft::ask_to_be_introduced(giver.named(), other.named(), &row.what, language);
            to(&[&giver], DraftPurpose::AskToBeIntroduced, message)
        });
        Ok(asks.collect())
    }

    /// The link that opens a message to these people in the owner's own mail
    /// program; who has no address is left for the owner to fill in.
    pub fn mail_link(&self, people: &[Id], subject: &str, body: &str) -> Result<String> {
        let mut addresses = Vec::new();
        for person in people {
            addresses.extend(self.address(i64::from(*person))?);
        }
        Ok(super::reach::mail_link(&addresses, subject, body))
    }

    fn addressee(&self, party: &Party) -> Result<Addressee> {
        let person = party.person;
        let of = summary::get(&self.connection, person)?;
        let name = person::get(&self.connection, person)?.profile.name;
        Ok(Addressee {
            id: shown(person),
            given: if name.given.is_empty() {
                name.display.clone()
            } else {
                name.given
            },
            name: name.display,
            detail: detail(&of.title, &of.organisation, ""),
            address: self.address(person)?,
            consent: party.consent,
        })
    }

    fn address(&self, person: i64) -> Result<Option<String>> {
        let points = contact::points(&self.connection, Holder::Person(person))?;
        let mut points = points.into_iter();
        let address = points.find(|point| point.kind == PointKind::Email);
        Ok(address.map(|point| point.value))
    }

    fn introduction_row(&self, id: Id) -> Result<Favour> {
        let row = favour::get(&self.connection, i64::from(id))?;
        if row.kind != FavourKind::Introduction {
            return Err(Error::NotFound("introduction"));
        }
        Ok(row)
    }
}

struct Addressee {
    id: Id,
    name: String,
    given: String,
    detail: String,
    address: Option<String>,
    /// None: it came about without anybody's answer being noted.
    consent: Option<Consent>,
}

impl Addressee {
    fn named(&self) -> Named<'_> {
        Named {
            name: &self.name,
            given: &self.given,
            detail: &self.detail,
        }
    }
}

fn drafts_of_mine(people: &[Addressee], why: &str, language: Language) -> Vec<Draft> {
    let named: Vec<Named<'_>> = people.iter().map(Addressee::named).collect();
    let waits = |one: &Addressee| matches!(one.consent, Some(Consent::NotAsked | Consent::Asked));
    let mut drafts = Vec::new();
    for (at, one) in people.iter().enumerate().filter(|(_, one)| waits(one)) {
        let others: Vec<Named<'_>> = [&named[..at], &named[at + 1..]].concat();
        let message = draft::ask(one.named(), &others, why, language);
        drafts.push(to(&[one], DraftPurpose::Ask, message));
    }
    if drafts.is_empty() {
        let everyone: Vec<&Addressee> = people.iter().collect();
        let message = draft::introduce(&named, why, language);
        drafts.push(to(&everyone, DraftPurpose::Introduce, message));
    }
    drafts
}

fn to(people: &[&Addressee], purpose: DraftPurpose, message: draft::Message) -> Draft {
    Draft {
        purpose,
        people: people.iter().map(|one| one.id).collect(),
        names: people.iter().map(|one| one.name.clone()).collect(),
        has_addresses: people.iter().all(|one| one.address.is_some()),
        subject: message.subject,
        body: message.body,
    }
}
