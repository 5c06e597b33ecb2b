//! The form of a favour: what it begins with, and whether it makes sense.

use chrono::NaiveDate;

use super::edit;
use super::favours::{checked_note, happened};
use super::people::{shown, single_line};
use super::view::{Beneficiary, FavourForm, Id};
use crate::Now;
use crate::domain::date::When;
use crate::domain::favour::{Consent, FavourKind, Role, Status};
use crate::domain::record::{Event, Record};
use crate::error::{Error, Invalid, Result};
use crate::store::favour::{self, Favour};
use crate::store::favour_party::{self, Party};
use crate::store::{Connection, person};

/// What a form about a favour that is there begins with.
pub(super) fn form_of(connection: &Connection, id: Id) -> Result<FavourForm> {
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
        asked_by: of(Role::AskedBy).find_map(|p| other(p.person)),
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
pub(super) fn brought_in(tx: &Connection, form: &FavourForm, now: &Now) -> Result<FavourForm> {
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
        asked_by: form.asked_by.map(of).transpose()?,
        new_people: Vec::new(),
        ..form.clone()
    })
}

/// A form that makes sense, in the book's own terms.
pub(super) fn sound(connection: &Connection, form: &FavourForm, today: NaiveDate) -> Result<Sound> {
    let owner = person::owner(connection)?;
    let key = |id: Option<Id>| id.map_or(owner, i64::from);
    let introduces = form.kind == FavourKind::Introduction;
    let giver = key(form.giver);
    let helped: Vec<i64> = form.beneficiaries.iter().map(|b| key(b.person)).collect();
    let introduced: Vec<i64> = form.introduced.iter().map(|id| i64::from(*id)).collect();
    let everyone = [&[giver][..], &helped, &introduced].concat();
    let what = single_line(&form.what)?;
    let on = happened(&form.on, today)?;
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
    let asker = form.asked_by.map(i64::from).filter(|id| *id != owner);
    if introduces && giver == owner && form.status == Status::Asked {
        // Who asked to be introduced need not be asked.
        let asks = |p: &&mut Party| p.role == Role::Beneficiary && Some(p.person) == asker;
        if let Some(asks) = parties.iter_mut().find(asks) {
            asks.consent = Some(Consent::Agreed);
        }
    }
    parties.extend(
        introduced
            .iter()
            .map(|id| party(*id, Role::Introduced, None)),
    );
    // Whoever is helped by what was asked of me is taken to have asked.
    let said = |asker: &i64| !everyone.contains(asker) || introduces && helped.contains(asker);
    if let Some(asker) = asker.filter(said) {
        parties.push(Party::new(asker, Role::AskedBy, None));
    }
    let record = Record {
        kind: form.kind,
        what: &what,
        on,
        status: form.status,
        due,
        outcome: None,
        parties: &parties,
        events: &[Event::today(form.status, today)],
    };
    record.check(owner, today).map_err(|unfit| unfit.why)?;
    if let Some(asker) = parties.iter().find(|p| p.role == Role::AskedBy) {
        person::get(connection, asker.person)?;
    }
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
pub(super) struct Sound {
    pub(super) parties: Vec<Party>,
    /// Of everyone but the owner.
    pub(super) names: Vec<String>,
    pub(super) what: String,
    note: String,
    occasion: String,
    pub(super) on: When,
    due: Option<When>,
}

impl Sound {
    pub(super) fn row(&self, form: &FavourForm, now: &Now) -> Favour {
        let Self { what, on, .. } = self;
        let mut row = Favour::new(form.kind, what, *on, form.status, form.cost, now);
        self.fill(&mut row, form);
        row
    }

    pub(super) fn fill(&self, row: &mut Favour, form: &FavourForm) {
        row.note.clone_from(&self.note);
        row.occasion.clone_from(&self.occasion);
        row.channel = form.channel;
        row.due = self.due;
    }
}
