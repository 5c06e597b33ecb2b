//! The present state of someone, as a form has it.

use super::shown;
use crate::book::view::{PersonEdit, Relation};
use crate::error::Result;
use crate::store::contact::{self, Holder};
use crate::store::{Connection, card, organisation, person, tag};

pub(super) fn of(connection: &Connection, id: i64) -> Result<PersonEdit> {
    let person = person::get(connection, id)?;
    let profile = person.profile;
    let day = |day: Option<crate::domain::date::CalendarDay>| {
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    Ok(PersonEdit {
        organisation: match profile.organisation_id {
            Some(id) => organisation::name(connection, id)?,
            None => String::new(),
        },
        name: profile.name,
        department: profile.department,
        title: profile.title,
        role: profile.role,
        pronouns: profile.pronouns,
        birthday: day(profile.birthday),
        anniversary: day(profile.anniversary),
        note: profile.note,
        points: contact::points(connection, Holder::Person(id))?,
        addresses: contact::addresses(connection, Holder::Person(id))?,
        related: relations(connection, id)?,
        tags: tag::of_person(connection, id)?,
        areas: person::life_areas(connection, id)?,
        circle: person.circle,
        tie: person.tie,
        extra: contact::extras(connection, Holder::Person(id))?,
    })
}

/// The related people, each with whom it is where the book knows them.
pub(super) fn relations(connection: &Connection, id: i64) -> Result<Vec<Relation>> {
    contact::related(connection, id)?
        .into_iter()
        .map(|related| {
            let known = whom(connection, &related.value)?;
            Ok(Relation {
                label: related.label,
                value: match known {
                    Some(id) => person::display(connection, id)?,
                    None => related.value,
                },
                person: known.map(shown),
            })
        })
        .collect()
}

/// Whom a related person's value names by UID.
fn whom(connection: &Connection, value: &str) -> Result<Option<i64>> {
    let uid = crate::book::import::plain_uid(value);
    match person::by_uid(connection, uid)? {
        None => card::person_of_uid(connection, uid),
        known => Ok(known),
    }
}
