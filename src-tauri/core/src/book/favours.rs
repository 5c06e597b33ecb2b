//! Recording favours, and what becomes of them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Book;
use super::edit;
use super::links;
use super::people::{receipt, shown, single_line};
use super::view::{Beneficiary, FavourForm, Id, OperationKind, Receipt, Subject};
use crate::Now;
use crate::domain::date::{Precision, When};
use crate::domain::favour::{Consent, Direction, FavourKind, LinkKind, Outcome, Role, Status};
use crate::domain::size::Size;
use crate::error::{Error, Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour};
use crate::store::favour_event::{self, Happened};
use crate::store::favour_party::{self, Party};
use crate::store::{Connection, favour_link, person};

impl Book {
    /// Writes a favour or an introduction down.
    pub fn record_favour(&mut self, form: &FavourForm, now: &Now) -> Result<Receipt> {
        let kind = operation(form, person::owner(&self.connection)?);
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            let form = brought_in(tx, form, now)?;
            let sound = sound(tx, &form, now.today)?;
            let row = sound.row(&form, now);
            let id = favour::insert(tx, &row, &sound.parties, now)?;
            Ok((subject(sound.names, row.what), id))
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
                ids.push(shown(favour::insert(tx, &row, &sound.parties, now)?));
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
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(i64::from(id))))
    }

    /// A favour is done, declined, withdrawn, lapsed or void, on a day; '' is
    /// today.
    pub fn settle(&mut self, id: Id, status: Status, on: &str, now: &Now) -> Result<Receipt> {
        let row = favour::get(&self.connection, i64::from(id))?;
        if row.kind == FavourKind::Introduction && status == Status::Done && row.status != status {
            return self.outcome(id, Outcome::Sent, on, now);
        }
        let on = happened_or_today(on, now.today)?;
        if status == Status::Done && on.day > now.today {
            return Err(Invalid::NotYet.into());
        }
        let subject = subject(self.others_of(row.id)?, row.what);
        let kind = match status {
            Status::Void => OperationKind::Void,
            _ => OperationKind::Settle,
        };
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            // Only here does nobody else write.
            let stands = favour::get(tx, row.id)?.status;
            if !stands.may_become(status) {
                return Err(Invalid::Status.into());
            }
            favour::settle(tx, row.id, status, on, now)?;
            Ok((subject, ()))
        })?;
        Ok(receipt(changed.operation, Some(row.id)))
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
            .filter(|p| p.person != owner)
            .map(|p| person::display(&self.connection, p.person))
            .collect()
    }
}

/// What a form about a favour that is there begins with.
fn form_of(connection: &Connection, id: Id) -> Result<FavourForm> {
    let row = favour::get(connection, i64::from(id))?;
    let parties = favour_party::of(connection, row.id)?;
    let owner = person::owner(connection)?;
    let other = |id: i64| (id != owner).then(|| shown(id));
    let of = |role| parties.iter().filter(move |p| p.role == role);
    Ok(FavourForm {
        giver: of(Role::Giver).find_map(|p| other(p.person)),
        beneficiaries: of(Role::Beneficiary)
            .map(|p| Beneficiary {
                person: other(p.person),
                value: p.value,
            })
            .collect(),
        introduced: of(Role::Introduced)
            .filter_map(|p| other(p.person))
            .collect(),
        kind: row.kind,
        what: row.what,
        note: row.note,
        on: row.on.to_string(),
        status: row.status,
        cost: row.cost,
        channel: row.channel,
        occasion: row.occasion,
        due: row.due.map(|due| due.to_string()),
        new_people: Vec::new(),
    })
}

/// The form when those who come with it are in the book.
fn brought_in(tx: &Connection, form: &FavourForm, now: &Now) -> Result<FavourForm> {
    let names = form.new_people.iter();
    let made = names.map(|name| Ok(shown(edit::add_named(tx, name, now)?)));
    let made = made.collect::<Result<Vec<Id>>>()?;
    let of = |id: Id| match usize::try_from(-1 - i64::from(id)) {
        Ok(at) => made.get(at).copied().ok_or(Error::NotFound("person")),
        Err(_) => Ok(id),
    };
    let helped = form.beneficiaries.iter().map(|one| {
        let person = one.person.map(of).transpose()?;
        Ok(Beneficiary { person, ..*one })
    });
    Ok(FavourForm {
        giver: form.giver.map(of).transpose()?,
        beneficiaries: helped.collect::<Result<_>>()?,
        introduced: form
            .introduced
            .iter()
            .map(|id| of(*id))
            .collect::<Result<_>>()?,
        new_people: Vec::new(),
        ..form.clone()
    })
}

/// A form that makes sense, in the book's own terms.
fn sound(connection: &Connection, form: &FavourForm, today: NaiveDate) -> Result<Sound> {
    let owner = person::owner(connection)?;
    let key = |id: Option<Id>| id.map_or(owner, i64::from);
    let introduces = form.kind == FavourKind::Introduction;
    let giver = key(form.giver);
    let helped: Vec<i64> = form.beneficiaries.iter().map(|b| key(b.person)).collect();
    let introduced: Vec<i64> = form.introduced.iter().map(|id| i64::from(*id)).collect();
    if helped.is_empty() {
        return Err(Invalid::NoPeople.into());
    }
    if helped.contains(&giver) {
        return Err(Invalid::WithOneself.into());
    }
    let everyone: Vec<i64> = [giver]
        .into_iter()
        .chain(helped.iter().copied())
        .chain(introduced.iter().copied())
        .collect();
    if everyone.iter().collect::<BTreeSet<_>>().len() < everyone.len()
        || introduced.contains(&owner)
    {
        return Err(Invalid::SamePersonTwice.into());
    }
    match (introduces, introduced.is_empty()) {
        (false, false) => return Err(Invalid::NoIntroduction.into()),
        // Two are brought together; to me, or to somebody, one is introduced.
        (true, true) if helped.len() < 2 || helped.contains(&owner) => {
            return Err(Invalid::TooFewPeople.into());
        }
        _ => {}
    }
    let what = single_line(&form.what)?;
    if what.is_empty() && !introduces {
        return Err(Invalid::NoText.into());
    }
    let on = happened(&form.on, today)?;
    if form.status == Status::Done && on.day > today {
        return Err(Invalid::NotYet.into());
    }
    let due = match form.due.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(happened(text, today).map_err(|error| match error {
            Error::Invalid(Invalid::DateTooFar) => Invalid::DueTooFar.into(),
            error => error,
        })?),
    };
    let asked = |role| {
        (introduces && role != Role::Giver && form.status.is_open()).then_some(Consent::NotAsked)
    };
    let party = |person, role, value| Party {
        consent: if person == owner { None } else { asked(role) },
        ..Party::new(person, role, value)
    };
    let mut parties = vec![party(giver, Role::Giver, None)];
    for (person, said) in helped.iter().zip(&form.beneficiaries) {
        parties.push(party(*person, Role::Beneficiary, said.value));
    }
    parties.extend(
        introduced
            .iter()
            .map(|id| party(*id, Role::Introduced, None)),
    );
    let mut names = Vec::new();
    for id in everyone.iter().filter(|id| **id != owner) {
        names.push(person::get(connection, *id)?.profile.name.display);
    }
    Ok(Sound {
        parties,
        names,
        what,
        note: checked_note(&form.note)?,
        occasion: single_line(&form.occasion)?,
        on,
        due,
    })
}

/// A form whose texts, dates and parties were looked through.
struct Sound {
    parties: Vec<Party>,
    /// Of everyone but the owner.
    names: Vec<String>,
    what: String,
    note: String,
    occasion: String,
    on: When,
    due: Option<When>,
}

impl Sound {
    fn row(&self, form: &FavourForm, now: &Now) -> Favour {
        let Self { what, on, .. } = self;
        let mut row = Favour::new(form.kind, what, *on, form.status, form.cost, now);
        self.fill(&mut row, form);
        row
    }

    fn fill(&self, row: &mut Favour, form: &FavourForm) {
        row.note.clone_from(&self.note);
        row.occasion.clone_from(&self.occasion);
        row.channel = form.channel;
        row.due = self.due;
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

/// A date as it is written, within reason.
pub(super) fn happened(text: &str, today: NaiveDate) -> Result<When> {
    let on: When = text.trim().parse().map_err(|_| Invalid::Date)?;
    if (on.day.year() - today.year()).abs() > 150 {
        return Err(Invalid::DateTooFar.into());
    }
    Ok(on)
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
