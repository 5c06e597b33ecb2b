//! From rows to records, in the order of their keys, so that a book made of
//! them has them in the same order.

use rusqlite::Connection;

use super::scope::Scope;
use crate::domain::contact::Name;
use crate::domain::document::{
    Address, Card, Event, Favour, Item, Link, Organisation, Party, Person, Picture, Point,
    Relation, Suggestion, TableColumns,
};
use crate::error::{Error, Result};
use crate::store::change::from_word;
use crate::store::contact::{self, Holder};
use crate::store::favour::{parsed, parsed_or_none, size};
use crate::store::{person, photo, setting, tag};

/// Hands over everything that a document has, in its order; in a scope, what is
/// about its people.
pub(crate) fn each(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    give(Item::Settings(setting::get(connection)?))?;
    let mut columns = match scope {
        Some(_) => Vec::new(),
        None => setting::columns(connection)?,
    };
    columns.sort();
    for (table, said) in columns {
        give(Item::Columns(TableColumns { table, said }))?;
    }
    for id in photos(connection)? {
        if scope.is_some_and(|scope| !scope.photos.contains(&id)) {
            continue;
        }
        let picture = photo::get(connection, id)?;
        let engine = &base64::engine::general_purpose::STANDARD;
        give(Item::Photo(Picture {
            hash: photo::hash(connection, id)?,
            media_type: picture.media_type,
            base64: base64::Engine::encode(engine, &picture.bytes),
        }))?;
    }
    organisations(connection, scope, give)?;
    for name in texts(connection, "SELECT name FROM tag ORDER BY id", None)? {
        if scope.is_some_and(|scope| !scope.tags.contains(&name)) {
            continue;
        }
        give(Item::Tag(name))?;
    }
    let owner = one(connection, "is_owner")?;
    give(Item::Owner(Box::new(match scope {
        Some(_) => named_only(owner),
        None => owner,
    })))?;
    let mut last = 0;
    loop {
        let slice = ids_after(connection, last)?;
        let Some(end) = slice.last() else { break };
        last = *end;
        for id in slice {
            if let Some(person) = told(connection, scope, id)? {
                give(Item::Person(Box::new(person)))?;
            }
        }
    }
    let mut statement = connection.prepare(
        "SELECT a.uid, b.uid, a.id, b.id FROM not_same n JOIN person a ON a.id = n.person_id
           JOIN person b ON b.id = n.other_id ORDER BY n.person_id, n.other_id",
    )?;
    let mut pairs = statement.query([])?;
    while let Some(row) = pairs.next()? {
        let (a, b) = (row.get(2)?, row.get(3)?);
        if scope.is_none_or(|scope| scope.people.contains(&a) && scope.people.contains(&b)) {
            give(Item::NotSame([row.get(0)?, row.get(1)?]))?;
        }
    }
    favours(connection, scope, give)?;
    suggestions(connection, scope, give)?;
    cards(connection, scope, give)
}

/// The pictures that something names, by their hash.
fn photos(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare(
        "SELECT id FROM photo WHERE id IN (SELECT photo_id FROM person WHERE photo_id IS NOT NULL
           UNION SELECT photo_id FROM organisation WHERE photo_id IS NOT NULL) ORDER BY hash",
    )?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn organisations(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT id, uid, name, note, photo_id FROM organisation ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if scope.is_some_and(|scope| !scope.organisations.contains(&id)) {
            continue;
        }
        let holder = Holder::Organisation(id);
        give(Item::Organisation(Organisation {
            uid: row.get(1)?,
            name: row.get(2)?,
            note: row.get(3)?,
            points: points(connection, holder)?,
            addresses: addresses(connection, holder)?,
            extra: contact::extras(connection, holder)?,
            // A document about people has their pictures only.
            photo: match scope {
                Some(_) => None,
                None => hash(connection, row.get(4)?)?,
            },
        }))?;
    }
    Ok(())
}

fn ids_after(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM person WHERE id > ?1 AND NOT is_owner ORDER BY id LIMIT 256",
    )?;
    let ids = statement.query_map([id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// What a document tells of someone; nothing of whom it is not about.
fn told(connection: &Connection, scope: Option<&Scope>, id: i64) -> Result<Option<Person>> {
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

fn one(connection: &Connection, which: &str) -> Result<Person> {
    let found = people(connection, which)?.pop();
    found.ok_or(Error::NotFound("person"))
}

/// Somebody who is in a document for the sake of others.
fn named_only(person: Person) -> Person {
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

/// The one text of each row; of none for `None`, where the statement asks for it.
fn texts(connection: &Connection, sql: &str, id: Option<i64>) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let texts = match (sql.contains("?1"), id) {
        (true, None) => return Ok(Vec::new()),
        (true, Some(id)) => statement.query_map([id], |row| row.get(0))?.collect(),
        (false, _) => statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>(),
    };
    Ok(texts?)
}

fn hash(connection: &Connection, photo: Option<i64>) -> Result<Option<String>> {
    photo.map(|id| photo::hash(connection, id)).transpose()
}

fn points(connection: &Connection, holder: Holder) -> Result<Vec<Point>> {
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

fn addresses(connection: &Connection, holder: Holder) -> Result<Vec<Address>> {
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

fn favours(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT uid, kind, what, note, happened_on, status, cost, outcome, recorded_at, id,
                channel, occasion, due_on, remind_on
         FROM favour ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(9)?;
        if scope.is_some_and(|scope| !scope.favours.contains(&id)) {
            continue;
        }
        give(Item::Favour(Box::new(Favour {
            uid: row.get(0)?,
            kind: parsed(row, 1)?,
            what: row.get(2)?,
            note: row.get(3)?,
            on: parsed(row, 4)?,
            status: parsed(row, 5)?,
            cost: size(row, 6)?.unwrap_or(crate::domain::size::Size::Nothing),
            channel: parsed_or_none(row, 10)?,
            occasion: row.get(11)?,
            due: parsed_or_none(row, 12)?,
            remind_on: parsed_or_none(row, 13)?,
            outcome: parsed_or_none(row, 7)?,
            recorded_at: row.get(8)?,
            parties: parties(connection, id)?,
            links: links(connection, scope, id)?,
            events: events(connection, id)?,
        })))?;
    }
    Ok(())
}

fn parties(connection: &Connection, favour: i64) -> Result<Vec<Party>> {
    let mut statement = connection.prepare_cached(
        "SELECT (SELECT uid FROM person WHERE id = p.person_id), role, value, consent
         FROM favour_party p WHERE favour_id = ?1 ORDER BY id",
    )?;
    let parties = statement.query_map([favour], |row| {
        Ok(Party {
            person: row.get(0)?,
            role: parsed(row, 1)?,
            value: size(row, 2)?,
            consent: parsed_or_none(row, 3)?,
        })
    })?;
    Ok(parties.collect::<rusqlite::Result<_>>()?)
}

fn links(connection: &Connection, scope: Option<&Scope>, favour: i64) -> Result<Vec<Link>> {
    let mut statement = connection.prepare_cached(
        "SELECT l.kind, f.uid, f.id FROM favour_link l JOIN favour f ON f.id = l.earlier_id
         WHERE l.favour_id = ?1 ORDER BY l.id",
    )?;
    let mut rows = statement.query([favour])?;
    let mut links = Vec::new();
    while let Some(row) = rows.next()? {
        let earlier = row.get(2)?;
        if scope.is_none_or(|scope| scope.favours.contains(&earlier)) {
            links.push(Link {
                kind: parsed(row, 0)?,
                favour: row.get(1)?,
            });
        }
    }
    Ok(links)
}

fn events(connection: &Connection, favour: i64) -> Result<Vec<Event>> {
    let mut statement = connection.prepare_cached(
        "SELECT status, outcome, (SELECT uid FROM person WHERE id = e.person_id), consent,
                happened_on, written_on, recorded_at
         FROM favour_event e WHERE favour_id = ?1 ORDER BY id",
    )?;
    let events = statement.query_map([favour], |row| {
        let whose: Option<String> = row.get(2)?;
        Ok(Event {
            status: parsed_or_none(row, 0)?,
            outcome: parsed_or_none(row, 1)?,
            consent: whose.zip(parsed_or_none(row, 3)?),
            on: parsed(row, 4)?,
            written_on: Some(parsed(row, 5)?),
            recorded_at: row.get(6)?,
        })
    })?;
    Ok(events.collect::<rusqlite::Result<_>>()?)
}

fn suggestions(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT lower(hex(fingerprint)), source, line, origin,
                (SELECT uid FROM person WHERE id = s.person_id), name,
                (SELECT uid FROM person WHERE id = s.introduced_id), direction, what, note,
                happened_on, state, (SELECT uid FROM favour WHERE id = s.favour_id),
                organisation, title, id
         FROM suggestion s ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(15)?;
        if scope.is_some_and(|scope| !scope.suggestions.contains(&id)) {
            continue;
        }
        give(Item::Suggestion(Box::new(Suggestion {
            fingerprint: row.get(0)?,
            source: row.get(1)?,
            line: row.get(2)?,
            origin: parsed(row, 3)?,
            person: row.get(4)?,
            name: row.get(5)?,
            introduced: row.get(6)?,
            direction: parsed_or_none(row, 7)?,
            what: row.get(8)?,
            note: row.get(9)?,
            on: parsed_or_none(row, 10)?,
            state: parsed(row, 11)?,
            favour: row.get(12)?,
            organisation: row.get(13)?,
            title: row.get(14)?,
        })))?;
    }
    Ok(())
}

fn cards(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT (SELECT uid FROM person WHERE id = c.person_id),
                (SELECT uid FROM organisation WHERE id = c.organisation_id),
                (SELECT name FROM tag WHERE id = c.tag_id),
                lower(hex(fingerprint)), uid, source, line, original, person_id
         FROM card c ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whose: Option<i64> = row.get(8)?;
        if scope.is_some_and(|scope| whose.is_none_or(|id| !scope.people.contains(&id))) {
            continue;
        }
        let original: Vec<u8> = row.get(7)?;
        let engine = &base64::engine::general_purpose::STANDARD;
        give(Item::Card(Card {
            person: row.get(0)?,
            organisation: row.get(1)?,
            tag: row.get(2)?,
            fingerprint: row.get(3)?,
            uid: row.get(4)?,
            source: row.get(5)?,
            line: row.get(6)?,
            original: base64::Engine::encode(engine, &original),
        }))?;
    }
    Ok(())
}
