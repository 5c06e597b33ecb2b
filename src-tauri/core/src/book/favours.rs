//! Recording favours, and what becomes of them.

use chrono::{Datelike, NaiveDate};

use super::Book;
use super::people::{receipt, single_line};
use super::view::{Id, NewFavour, OperationKind, Receipt, Subject};
use crate::Now;
use crate::domain::date::When;
use crate::domain::favour::{Direction, FavourKind, Role, Status};
use crate::domain::size::Size;
use crate::error::{Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour, Party};
use crate::store::person;

impl Book {
    /// Writes a favour down.
    pub fn record_favour(&mut self, new: &NewFavour, now: &Now) -> Result<Receipt> {
        let names = self.parties_of(&new.people)?;
        let kind = match new.direction {
            Direction::Given => OperationKind::Give,
            Direction::Taken if new.people.len() > 1 => return Err(Invalid::OneGiver.into()),
            Direction::Taken => OperationKind::Take,
            Direction::Between => return Err(Invalid::Between.into()),
        };
        let what = single_line(&new.what)?;
        if what.is_empty() {
            return Err(Invalid::NoText.into());
        }
        let on = happened(&new.on, now.today)?;
        let mut row = Favour::new(new.kind, &what, on, new.status, new.cost, now);
        row.note = checked_note(&new.note)?;
        let owner = person::owner(&self.connection)?;
        let benefits = |person| Party {
            person,
            role: Role::Beneficiary,
            value: new.value,
        };
        let gives = |person| Party {
            person,
            role: Role::Giver,
            value: None,
        };
        let others = new.people.iter().map(|id| i64::from(*id));
        let parties: Vec<Party> = match new.direction {
            Direction::Given => std::iter::once(gives(owner))
                .chain(others.map(benefits))
                .collect(),
            _ => others
                .map(gives)
                .chain(std::iter::once(benefits(owner)))
                .collect(),
        };
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            let id = favour::insert(tx, &row, &parties)?;
            Ok((
                Subject {
                    people: names,
                    what,
                    ..Subject::default()
                },
                id,
            ))
        })?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    /// An open favour is done, declined, withdrawn or lapsed, as of today.
    pub fn settle(&mut self, id: Id, status: Status, now: &Now) -> Result<Receipt> {
        let row = favour::get(&self.connection, i64::from(id))?;
        if !row.status.may_become(status) {
            return Err(Invalid::Status.into());
        }
        let subject = Subject {
            people: self.others_of(row.id)?,
            what: row.what,
            ..Subject::default()
        };
        let changed = change(
            &mut self.connection,
            OperationKind::Settle,
            now,
            Keep::Yes,
            |tx, _| {
                favour::settle(tx, row.id, status, now)?;
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(row.id)))
    }

    /// Notes that its giver was thanked, today, for a favour received.
    pub fn thank(&mut self, id: Id, now: &Now) -> Result<Receipt> {
        let earlier = favour::get(&self.connection, i64::from(id))?;
        let owner = person::owner(&self.connection)?;
        let parties = favour::parties(&self.connection, earlier.id)?;
        let giver = parties
            .iter()
            .find(|p| p.role == Role::Giver && p.person != owner);
        let (Some(giver), Status::Done) = (giver, earlier.status) else {
            return Err(Invalid::Status.into());
        };
        if favour::answers(&self.connection, earlier.id)?
            .iter()
            .any(|kind| kind == "thanks")
        {
            return Err(Invalid::Status.into());
        }
        let (giver, what) = (giver.person, earlier.what.clone());
        let names = vec![person::display(&self.connection, giver)?];
        let on = When::on(now.today);
        // Thanks cost next to nothing and weigh nothing: they answer, they do not repay.
        let row = Favour::new(
            FavourKind::Thanks,
            &what,
            on,
            Status::Done,
            Size::Nothing,
            now,
        );
        let parties = [
            Party {
                person: owner,
                role: Role::Giver,
                value: None,
            },
            Party {
                person: giver,
                role: Role::Beneficiary,
                value: None,
            },
        ];
        let changed = change(
            &mut self.connection,
            OperationKind::Thank,
            now,
            Keep::Yes,
            |tx, _| {
                let id = favour::insert(tx, &row, &parties)?;
                favour::link(tx, id, earlier.id, "thanks")?;
                Ok((
                    Subject {
                        people: names,
                        what,
                        ..Subject::default()
                    },
                    id,
                ))
            },
        )?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    /// The names of everyone a favour is with; refused where it makes no sense.
    pub(super) fn parties_of(&self, people: &[Id]) -> Result<Vec<String>> {
        if people.is_empty() {
            return Err(Invalid::NoPeople.into());
        }
        let names = self.names(people)?;
        if names.len() < people.len() {
            return Err(Invalid::SamePersonTwice.into());
        }
        Ok(people
            .iter()
            .filter_map(|id| names.get(id).cloned())
            .collect())
    }

    fn others_of(&self, favour: i64) -> Result<Vec<String>> {
        let owner = person::owner(&self.connection)?;
        favour::parties(&self.connection, favour)?
            .iter()
            .filter(|p| p.person != owner)
            .map(|p| person::display(&self.connection, p.person))
            .collect()
    }
}

/// A date as it is written, within reason.
pub(super) fn happened(text: &str, today: NaiveDate) -> Result<When> {
    let on: When = text.trim().parse().map_err(|_| Invalid::Date)?;
    if (on.day.year() - today.year()).abs() > 150 {
        return Err(Invalid::DateTooFar.into());
    }
    Ok(on)
}

/// A note as it was written, but for characters that no text has.
pub(super) fn checked_note(note: &str) -> Result<String> {
    if note.chars().count() > 10_000 {
        return Err(Invalid::TooLong.into());
    }
    Ok(note
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect())
}
