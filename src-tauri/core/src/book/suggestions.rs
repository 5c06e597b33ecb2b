//! Favours that imported files tell of: the owner accepts or dismisses them.

use super::Book;
use super::people::{receipt, shown, single_line};
use super::view::{
    Acceptance, Field, FieldChange, Id, NamedPerson, OperationKind, Receipt, Subject, Suggested,
    Suggestions,
};
use crate::Now;
use crate::domain::date::{Precision, When};
use crate::domain::favour::{Direction, FavourKind, Role, Status};
use crate::domain::name::fold;
use crate::domain::record::{Event, Record};
use crate::domain::suggestion::Work;
use crate::error::{Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour};
use crate::store::favour_party::Party;
use crate::store::suggestion::{self, Suggestion};
use crate::store::{Connection, organisation, person, search};

/// The most that are shown at once.
const SHOWN: u32 = 1000;
/// Names that a line of the history says.
const NAMED: usize = 3;

impl Book {
    /// What waits for the owner, person by person.
    pub fn suggestions(&self) -> Result<Suggestions> {
        let rows = suggestion::open(&self.connection, SHOWN)?;
        Ok(Suggestions {
            total: suggestion::count_open(&self.connection)?,
            rows: rows
                .into_iter()
                .map(|row| self.suggested(row))
                .collect::<Result<_>>()?,
        })
    }

    pub fn count_suggestions(&self) -> Result<u32> {
        suggestion::count_open(&self.connection)
    }

    /// Makes favours of suggestions, as one change.
    pub fn accept_suggestions(&mut self, accepted: &[Acceptance], now: &Now) -> Result<Receipt> {
        let changed = change(
            &mut self.connection,
            OperationKind::AcceptSuggestions,
            now,
            Keep::Yes,
            |tx, _| {
                let mut names = Vec::with_capacity(accepted.len());
                for acceptance in accepted {
                    let made = becoming(tx, acceptance, now)?;
                    let id = favour::insert(tx, &made.favour, &made.parties, now)?;
                    keep_work(tx, made.person, &made.work, now)?;
                    suggestion::accept(tx, made.suggestion, made.person, id)?;
                    names.push(person::display(tx, made.person)?);
                }
                Ok((subject_of(names), ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }

    /// Puts suggestions away, as one change; they are not made again.
    pub fn dismiss_suggestions(&mut self, ids: &[Id], now: &Now) -> Result<Receipt> {
        let changed = change(
            &mut self.connection,
            OperationKind::DismissSuggestions,
            now,
            Keep::Yes,
            |tx, _| {
                let mut names = Vec::with_capacity(ids.len());
                for id in ids {
                    let row = open_suggestion(tx, *id)?;
                    suggestion::dismiss(tx, row.id)?;
                    names.push(row.name);
                }
                Ok((subject_of(names), ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }

    fn suggested(&self, row: Suggestion) -> Result<Suggested> {
        let named = |id: Option<i64>| id.map(|id| self.named_person(id)).transpose();
        let candidates = match row.person {
            Some(_) => Vec::new(),
            None => called(&self.connection, &row.name)?,
        };
        Ok(Suggested {
            id: shown(row.id),
            origin: row.origin,
            kind: row.origin.kind(),
            direction: row.direction,
            person: named(row.person)?,
            candidates: candidates
                .into_iter()
                .map(|id| self.named_person(id))
                .collect::<Result<_>>()?,
            introduced: named(row.introduced)?,
            name: row.name,
            what: row.what,
            note: row.note,
            on: row.on.map(|on| on.to_string()),
            cost: row.origin.cost(),
            source: row.source,
        })
    }

    fn named_person(&self, id: i64) -> Result<NamedPerson> {
        let candidates = self.candidates(&[id])?;
        Ok(match candidates.into_iter().next() {
            Some(found) => NamedPerson {
                id: found.id,
                name: found.name,
                detail: found.detail,
            },
            None => NamedPerson {
                id: shown(id),
                name: String::new(),
                detail: String::new(),
            },
        })
    }
}

struct Becoming {
    suggestion: i64,
    person: i64,
    work: Work,
    favour: Favour,
    parties: Vec<Party>,
}

/// It is asked where it is settled: nothing is settled twice.
fn open_suggestion(connection: &Connection, id: Id) -> Result<Suggestion> {
    let row = suggestion::get(connection, i64::from(id))?;
    match row.open {
        true => Ok(row),
        false => Err(Invalid::SuggestionSettled.into()),
    }
}

/// The favour that a suggestion would be.
fn becoming(connection: &Connection, said: &Acceptance, now: &Now) -> Result<Becoming> {
    let row = open_suggestion(connection, said.suggestion)?;
    let person = match said.person.map(i64::from).or(row.person) {
        Some(id) => person::get(connection, id)?.id,
        None => return Err(Invalid::NoPeople.into()),
    };
    let direction = said.direction.or(row.direction);
    let direction = direction.filter(|direction| *direction != Direction::Between);
    let direction = direction.ok_or(Invalid::NoDirection)?;
    let owner = person::owner(connection)?;
    let introduced = row.introduced.filter(|id| *id != person);
    let kind = match (row.origin.kind(), introduced) {
        // Whom they introduced is gone: a favour it was.
        (FavourKind::Introduction, None) => FavourKind::Other,
        (kind, _) => kind,
    };
    let what = single_line(&said.what)?;
    let what = if what.is_empty() {
        single_line(&row.what)?
    } else {
        what
    };
    let (giver, beneficiary) = match direction {
        Direction::Given => (owner, person),
        _ => (person, owner),
    };
    let party = |person, role| Party::new(person, role, None);
    let mut parties = vec![
        party(giver, Role::Giver),
        party(beneficiary, Role::Beneficiary),
    ];
    parties.extend(introduced.map(|id| party(id, Role::Introduced)));
    let on = match row.on {
        // What is done lies no later than the day on which it is written down.
        Some(on) if on.day > now.today => When::on(now.today),
        Some(on) => on,
        // Where the file has no date, it was some time ago.
        None => When {
            day: now.today,
            precision: Precision::Year,
            about: true,
        },
    };
    let mut favour = Favour::new(kind, &what, on, Status::Done, row.origin.cost(), now);
    favour.note = row.note;
    let record = Record {
        kind,
        what: &what,
        on,
        status: Status::Done,
        due: None,
        outcome: None,
        parties: &parties,
        events: &[Event::today(Status::Done, now.today)],
    };
    record.check(owner, now.today).map_err(|unfit| unfit.why)?;
    Ok(Becoming {
        suggestion: row.id,
        person,
        work: row.work,
        favour,
        parties,
    })
}

fn subject_of(names: Vec<String>) -> Subject {
    Subject {
        added: count(names.len()),
        people: names_of(names.into_iter()),
        ..Subject::default()
    }
}

/// Writes where someone works, as far as the book does not say; what changed.
pub(super) fn keep_work(
    connection: &Connection,
    person: i64,
    work: &Work,
    now: &Now,
) -> Result<Vec<FieldChange>> {
    let mut profile = person::get(connection, person)?.profile;
    let mut changes = Vec::new();
    let mut note = |field, after: &str| {
        changes.push(FieldChange {
            field,
            before: String::new(),
            after: after.into(),
            kept_mine: false,
        });
    };
    // A title belongs to a place of work: another one's is not taken over.
    let there = match profile.organisation_id {
        Some(id) => fold(&organisation::name(connection, id)?) == fold(&work.organisation),
        None => true,
    };
    if profile.organisation_id.is_none() && !work.organisation.is_empty() {
        let id = organisation::of_name(connection, &work.organisation, now)?;
        profile.organisation_id = Some(id);
        note(Field::Organisation, &work.organisation);
    }
    if there && profile.title.is_empty() && !work.title.is_empty() {
        profile.title.clone_from(&work.title);
        note(Field::Title, &work.title);
    }
    if !changes.is_empty() {
        person::update(connection, person, &profile)?;
    }
    Ok(changes)
}

/// People who are called that, or whose name begins so.
fn called(connection: &Connection, name: &str) -> Result<Vec<i64>> {
    let mut ids = person::named(connection, &fold(name))?;
    if ids.is_empty() && !name.trim().is_empty() {
        ids = search::of_name(connection, name)?;
        ids.truncate(5);
    }
    Ok(ids)
}

/// Each name once, and not more than a line can say.
fn names_of(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        if found.len() < NAMED && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
