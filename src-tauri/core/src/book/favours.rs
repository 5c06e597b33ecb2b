//! Recording favours, and what becomes of them.

use chrono::NaiveDate;

use super::Book;
use super::favour_form::{brought_in, form_of, sound};
use super::links;
use super::people::{receipt, unlinking};
use super::view::{FavourForm, Id, OperationKind, Receipt, Subject};
use crate::Now;
use crate::domain::date::{Precision, When};
use crate::domain::favour::{Direction, FavourKind, LinkKind, Outcome, Role, Status};
use crate::domain::size::Size;
use crate::error::{Error, Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour};
use crate::store::favour_event::{self, Happened};
use crate::store::favour_party::{self, Party};
use crate::store::{favour_link, person};

impl Book {
    /// Writes a favour or an introduction down.
    pub fn record_favour(&mut self, form: &FavourForm, now: &Now) -> Result<Receipt> {
        let kind = operation(form, person::owner(&self.connection)?);
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            // A favour becomes void; none begins so.
            if form.status == Status::Void {
                return Err(Invalid::Status.into());
            }
            let form = brought_in(tx, form, now)?;
            let sound = sound(tx, &form, now.today)?;
            let row = sound.row(&form, now);
            if !row.status.is_open() {
                in_time(row.on, row.on, now.today)?;
            }
            let id = favour::insert(tx, &row, &sound.parties, now)?;
            if let Some(earlier) = links::thanked(tx, &favour::get(tx, id)?)? {
                favour_link::insert(tx, id, earlier, LinkKind::Thanks)?;
            }
            let subject = Subject {
                status: (row.status != Status::Done).then_some(row.status),
                ..subject(sound.names, row.what)
            };
            Ok((subject, id))
        })?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    /// Many at once, as one step: what the laws are tried on.
    #[cfg(test)]
    pub(crate) fn record_favours(&mut self, forms: &[FavourForm], now: &Now) -> Result<Vec<Id>> {
        let kind = OperationKind::Give;
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            let mut ids = Vec::new();
            for form in forms {
                let sound = sound(tx, form, now.today)?;
                let row = sound.row(form, now);
                ids.push(super::people::shown(favour::insert(
                    tx,
                    &row,
                    &sound.parties,
                    now,
                )?));
            }
            Ok((Subject::default(), ids))
        })?;
        Ok(changed.value)
    }

    /// What a form about a favour that is there begins with.
    pub fn favour_form(&self, id: Id) -> Result<FavourForm> {
        form_of(&self.connection, id)
    }

    /// Writes a favour anew, as the form has it, while it is still as it was
    /// `seen`. Its status is not the form's to change: `settle` does, and
    /// remembers when.
    pub fn revise_favour(
        &mut self,
        id: Id,
        seen: &FavourForm,
        form: &FavourForm,
        now: &Now,
    ) -> Result<Receipt> {
        let changed = change(
            &mut self.connection,
            OperationKind::EditFavour,
            now,
            Keep::Yes,
            |tx, _| {
                // Only here does nobody else write.
                let mut row = favour::get(tx, i64::from(id))?;
                if form_of(tx, id)? != *seen {
                    return Err(Error::FavourChanged);
                }
                if form.status != row.status || row.status == Status::Void {
                    return Err(Invalid::Status.into());
                }
                // What changes nothing is no step, in whose way another undo would stand.
                if form == seen {
                    return Ok((Subject::default(), 0));
                }
                let before = row.on;
                let form = brought_in(tx, form, now)?;
                let sound = sound(tx, &form, now.today)?;
                row.kind = form.kind;
                row.on = sound.on;
                row.cost = form.cost;
                row.what.clone_from(&sound.what);
                sound.fill(&mut row, &form);
                if row.kind != FavourKind::Introduction {
                    row.outcome = None;
                }
                favour::update(tx, &row)?;
                favour_party::set(tx, row.id, &sound.parties)?;
                if row.on != before && row.on.precision != Precision::Day {
                    // The day that stands for a month is that on which the month was written.
                    let happened = Happened::Status(row.status);
                    favour_event::insert(tx, row.id, happened, row.on, now)?;
                }
                let unfit = links::drop_unfit(tx, &row)?;
                let subject = Subject {
                    changed: unfit,
                    ..subject(sound.names, row.what)
                };
                Ok((subject, unfit))
            },
        )?;
        Ok(unlinking(
            receipt(changed.operation, Some(i64::from(id))),
            changed.value,
        ))
    }

    /// A favour is done, declined, withdrawn, lapsed or void, on a day; '' is
    /// today.
    pub fn settle(&mut self, id: Id, status: Status, on: &str, now: &Now) -> Result<Receipt> {
        let row = favour::get(&self.connection, i64::from(id))?;
        if row.kind == FavourKind::Introduction && status == Status::Done && row.status != status {
            return self.outcome(id, Outcome::Sent, on, now);
        }
        let on = happened_or_today(on, now.today)?;
        let subject = subject(self.others_of(row.id)?, row.what.clone());
        let kind = match status {
            Status::Void => OperationKind::Void,
            _ => OperationKind::Settle,
        };
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            // Only here does nobody else write.
            let stands = favour::get(tx, row.id)?;
            if !stands.status.may_become(status) {
                return Err(Invalid::Status.into());
            }
            in_time(stands.on, on, now.today)?;
            favour::settle(tx, row.id, status, on, now)?;
            let unfit = links::drop_unfit(tx, &favour::get(tx, row.id)?)?;
            let subject = Subject {
                changed: unfit,
                ..subject
            };
            Ok((subject, unfit))
        })?;
        Ok(unlinking(
            receipt(changed.operation, Some(row.id)),
            changed.value,
        ))
    }

    /// Nobody is reminded of a favour before that day; '' takes the day away.
    pub fn remind(&mut self, id: Id, on: &str, now: &Now) -> Result<Receipt> {
        let row = favour::get(&self.connection, i64::from(id))?;
        let on = match on.trim() {
            "" => None,
            text => Some(happened(text, now.today)?.day),
        };
        let subject = subject(self.others_of(row.id)?, row.what);
        let changed = change(
            &mut self.connection,
            OperationKind::Remind,
            now,
            Keep::Yes,
            |tx, _| {
                favour::remind(tx, row.id, on)?;
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(row.id)))
    }

    /// Notes that its giver was thanked, today, for a favour received.
    pub fn thank(&mut self, id: Id, now: &Now) -> Result<Receipt> {
        let earlier = favour::get(&self.connection, i64::from(id))?;
        let owner = person::owner(&self.connection)?;
        let parties = favour_party::of(&self.connection, earlier.id)?;
        let giver = parties
            .iter()
            .find(|p| p.role == Role::Giver && p.person != owner);
        let helped = parties
            .iter()
            .any(|p| p.role == Role::Beneficiary && p.person == owner);
        let (Some(giver), Status::Done, true) = (giver, earlier.status, helped) else {
            return Err(Invalid::Status.into());
        };
        if favour_link::answers(&self.connection, earlier.id)?.contains(&LinkKind::Thanks) {
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
            Party::new(owner, Role::Giver, None),
            Party::new(giver, Role::Beneficiary, None),
        ];
        let changed = change(
            &mut self.connection,
            OperationKind::Thank,
            now,
            Keep::Yes,
            |tx, _| {
                let id = favour::insert(tx, &row, &parties, now)?;
                favour_link::insert(tx, id, earlier.id, LinkKind::Thanks)?;
                Ok((subject(names, what), id))
            },
        )?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    pub(super) fn others_of(&self, favour: i64) -> Result<Vec<String>> {
        let owner = person::owner(&self.connection)?;
        favour_party::of(&self.connection, favour)?
            .iter()
            .filter(|p| p.person != owner && p.role != Role::AskedBy)
            .map(|p| person::display(&self.connection, p.person))
            .collect()
    }
}

fn operation(form: &FavourForm, owner: i64) -> OperationKind {
    let me = |id: Option<Id>| id.is_none_or(|id| i64::from(id) == owner);
    if form.kind == FavourKind::Introduction {
        OperationKind::Introduce
    } else if me(form.giver) {
        OperationKind::Give
    } else if form.beneficiaries.iter().any(|one| me(one.person)) {
        OperationKind::Take
    } else {
        OperationKind::RecordBetween
    }
}

/// Which way a favour of these parties goes, seen by the owner.
pub(super) fn direction(parties: &[Party], owner: i64) -> Direction {
    let is_owner = |role| parties.iter().any(|p| p.person == owner && p.role == role);
    if is_owner(Role::Giver) {
        Direction::Given
    } else if is_owner(Role::Beneficiary) {
        Direction::Taken
    } else {
        Direction::Between
    }
}

pub(super) fn subject(people: Vec<String>, what: String) -> Subject {
    Subject {
        people,
        what,
        ..Subject::default()
    }
}

/// What happens to a favour happens on no day before it, and on none that has
/// not come; to one that lies ahead it may happen today.
pub(super) fn in_time(began: When, on: When, today: NaiveDate) -> Result<()> {
    if on.day > today {
        Err(Invalid::Ahead.into())
    } else if on.last() < began.day.min(today) {
        Err(Invalid::TooEarly.into())
    } else {
        Ok(())
    }
}

/// A date as it is written, within reason.
pub(super) fn happened(text: &str, today: NaiveDate) -> Result<When> {
    let on: When = text.trim().parse().map_err(|_| Invalid::Date)?;
    match on.is_within_reach(today) {
        true => Ok(on),
        false => Err(Invalid::DateTooFar.into()),
    }
}

pub(super) fn happened_or_today(text: &str, today: NaiveDate) -> Result<When> {
    match text.trim() {
        "" => Ok(When::on(today)),
        text => happened(text, today),
    }
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
