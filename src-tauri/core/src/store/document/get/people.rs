//! Somebody's row, with all that hangs on it.

use rusqlite::Connection;

use super::super::scope::Scope;
use super::{hash, texts};
use crate::domain::contact::Name;
use crate::domain::document::{Address, Person, Point, Relation};
use crate::error::{Error, Result};
use crate::store::change::from_word;
use crate::store::contact::{self, Holder};
use crate::store::{person, tag};

pub(super) fn ids_after(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM person WHERE id > ?1 AND NOT is_owner ORDER BY id LIMIT 256",
    )?;
    let ids = statement.query_map([id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// What a document tells of someone; nothing of whom it is not about.
pub(super) fn told(
    connection: &Connection,
    scope: Option<&Scope>,
    id: i64,
) -> Result<Option<Person>> {
    let whole = scope.is_none_or(|scope| scope.people.contains(&id));
    if !whole && scope.is_none_or(|scope| !scope.others.contains(&id)) {
        return Ok(None);
    }
    let person = one(connection, &format!("id = {id}"))?;
    Ok(Some(match whole {
        true => person,
        false => named_only(person),
    }))
}

pub(super) fn one(connection: &Connection, which: &str) -> Result<Person> {
    let found = people(connection, which)?.pop();
    found.ok_or(Error::NotFound("person"))
}

/// Somebody who is in a document for the sake of others.
pub(super) fn named_only(person: Person) -> Person {
    Person {
        uid: person.uid,
        name: Name {
            display: person.name.display,
            ..Name::default()
        },
        added_at: person.added_at,
        ..Person::default()
    }
}

fn people(connection: &Connection, which: &str) -> Result<Vec<Person>> {
    let columns = person::Person::COLUMNS;
    let mut statement =
        connection.prepare_cached(&format!("SELECT {columns} FROM person WHERE {which}"))?;
    let rows = statement.query_map([], person::Person::from_row)?;
    rows.map(|row| {
        let row = row?;
        let (id, profile) = (row.id, row.profile);
        let holder = Holder::Person(id);
        let employer = "SELECT uid FROM organisation WHERE id = ?1";
        Ok(Person {
            uid: row.uid,
            name: profile.name,
            organisation: texts(connection, employer, profile.organisation_id)?.pop(),
            department: profile.department,
            title: profile.title,
            role: profile.role,
            pronouns: profile.pronouns,
            birthday: profile.birthday,
            anniversary: profile.anniversary,
            note: profile.note,
            points: points(connection, holder)?,
            addresses: addresses(connection, holder)?,
            related: related(connection, id)?,
            tags: tag::of_person(connection, id)?,
            extra: contact::extras(connection, holder)?,
            photo: hash(connection, profile.photo_id)?,
            former_uids: person::aliases(connection, id)?,
            circle: row.circle,
            tie: row.tie,
            areas: person::life_areas(connection, id)?,
            added_at: row.added_at,
            archived_at: row.archived_at,
            remind_on: row.remind_on,
        })
    })
    .collect()
}

pub(super) fn points(connection: &Connection, holder: Holder) -> Result<Vec<Point>> {
    let (rows, id) = holder.rows();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT kind, label, value, service, preferred, parameters, position FROM contact_point
         WHERE {rows} ORDER BY id"
    ))?;
    let points = statement.query_map([id], |row| {
        Ok(Point {
            kind: from_word(&row.get::<_, String>(0)?).unwrap_or_default(),
            label: row.get(1)?,
            value: row.get(2)?,
            service: row.get(3)?,
            preferred: row.get(4)?,
            parameters: row.get(5)?,
            position: row.get(6)?,
        })
    })?;
    Ok(points.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn addresses(connection: &Connection, holder: Holder) -> Result<Vec<Address>> {
    let (rows, id) = holder.rows();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT label, po_box, extended, street, city, region, postcode, country, formatted,
                preferred, parameters, position
         FROM postal_address WHERE {rows} ORDER BY id"
    ))?;
    let addresses = statement.query_map([id], |row| {
        Ok(Address {
            label: row.get(0)?,
            po_box: row.get(1)?,
            extended: row.get(2)?,
            street: row.get(3)?,
            city: row.get(4)?,
            region: row.get(5)?,
            postcode: row.get(6)?,
            country: row.get(7)?,
            formatted: row.get(8)?,
            preferred: row.get(9)?,
            parameters: row.get(10)?,
            position: row.get(11)?,
        })
    })?;
    Ok(addresses.collect::<rusqlite::Result<_>>()?)
}

fn related(connection: &Connection, person: i64) -> Result<Vec<Relation>> {
    let mut statement = connection.prepare_cached(
        "SELECT label, value, parameters, position FROM related WHERE person_id = ?1 ORDER BY id",
    )?;
    let related = statement.query_map([person], |row| {
        Ok(Relation {
            label: row.get(0)?,
            value: row.get(1)?,
            parameters: row.get(2)?,
            position: row.get(3)?,
        })
    })?;
    Ok(related.collect::<rusqlite::Result<_>>()?)
}
