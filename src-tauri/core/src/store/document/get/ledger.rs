//! Favours, with all that hangs on them, and what files propose.

use rusqlite::Connection;

use super::super::scope::Scope;
use crate::domain::document::{Event, Favour, Item, Link, Party, Suggestion};
use crate::domain::size::Size;
use crate::error::Result;
use crate::store::favour::{parsed, parsed_or_none, size};

pub(super) fn favours(
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
            cost: size(row, 6)?.unwrap_or(Size::Nothing),
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

pub(super) fn suggestions(
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
