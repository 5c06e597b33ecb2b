//! What the book says of how people are tied to each other: whole tables for
//! the web of ties, and the words for one tie of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::circle::Circle;
use crate::domain::date::When;
use crate::domain::path::{Part, Passing};
use crate::error::Result;

/// As much of everyone but the owner as a tie needs, by key.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) id: i64,
    pub(crate) circle: Option<Circle>,
    pub(crate) archived: bool,
    pub(crate) employer: Option<i64>,
}

pub(crate) fn people(connection: &Connection) -> Result<Vec<Known>> {
    let mut statement = connection.prepare(
        "SELECT id, circle, archived_at IS NOT NULL, organisation_id FROM person
         WHERE NOT is_owner ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        let circle = row.get_ref(1)?.as_str_or_null()?;
        Ok(Known {
            id: row.get(0)?,
            circle: circle.and_then(|circle| circle.parse().ok()),
            archived: row.get(2)?,
            employer: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One key for all organisations of one folded name: of each that has such
/// another, the lowest of them.
pub(crate) fn equal_employers(connection: &Connection) -> Result<HashMap<i64, i64>> {
    let mut statement = connection.prepare(
        "SELECT id, first FROM
           (SELECT id, min(id) OVER (PARTITION BY folded) AS first FROM organisation)
         WHERE id <> first",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same for one organisation.
pub(crate) fn equal_employer(connection: &Connection, organisation: i64) -> Result<i64> {
    Ok(connection
        .prepare_cached(
            "SELECT min(o.id) FROM organisation mine JOIN organisation o ON o.folded = mine.folded
             WHERE mine.id = ?1",
        )?
        .query_row([organisation], |row| row.get(0))?)
}

/// Each favour, whoever takes part in it and however it stands. What is void
/// never was, and a word of thanks answers one that is told already.
pub(crate) fn passings(
    connection: &Connection,
    today: NaiveDate,
    see: &mut dyn FnMut(&Passing),
) -> Result<()> {
    let asked = asked(connection, today)?;
    let mut statement = connection.prepare(
        "SELECT f.id, f.happened_on, f.kind = 'introduction', f.status, f.outcome IS 'faded',
                p.person_id, p.role, p.consent IS 'declined'
         FROM favour f CROSS JOIN favour_party p ON p.favour_id = f.id
         WHERE f.status <> 'void' AND f.kind <> 'thanks' ORDER BY f.id",
    )?;
    let mut rows = statement.query([])?;
    let mut current: Option<Passing> = None;
    while let Some(row) = rows.next()? {
        let favour = key(row, 0)?;
        let passing = match &mut current {
            Some(passing) if passing.favour == favour => passing,
            _ => {
                if let Some(whole) = current.take() {
                    see(&whole);
                }
                current.insert(Passing {
                    favour,
                    day: word::<When>(row, 1)?.representative(today),
                    asked: asked.get(&favour).copied(),
                    introduction: row.get(2)?,
                    status: word(row, 3)?,
                    faded: row.get(4)?,
                    parts: Vec::with_capacity(3),
                })
            }
        };
        passing.parts.push(Part {
            person: row.get(5)?,
            role: word(row, 6)?,
            declined: row.get(7)?,
        });
    }
    if let Some(whole) = current {
        see(&whole);
    }
    Ok(())
}

/// The day on which each favour was asked for that was.
fn asked(connection: &Connection, today: NaiveDate) -> Result<HashMap<Id, NaiveDate>> {
    let mut statement = connection
        .prepare("SELECT favour_id, happened_on FROM favour_event WHERE status = 'asked'")?;
    let rows = statement.query_map([], |row| {
        let on: When = word(row, 1)?;
        Ok((key(row, 0)?, on.representative(today)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who stands on whose card, by their UID: the row, whose card, and who.
pub(crate) fn related(connection: &Connection) -> Result<Vec<(Id, i64, i64)>> {
    let mut statement = connection.prepare(
        "WITH named AS (
           SELECT id, person_id, CASE WHEN lower(substr(value, 1, 9)) = 'urn:uuid:'
             THEN substr(value, 10) ELSE value END AS uid FROM related)
         SELECT n.id, n.person_id, coalesce(p.id, a.person_id)
         FROM named n LEFT JOIN person p ON p.uid = n.uid
           LEFT JOIN person_alias a ON a.uid = n.uid
         WHERE coalesce(p.id, a.person_id) IS NOT NULL ORDER BY n.id",
    )?;
    let rows = statement.query_map([], |row| Ok((key(row, 0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who has which tag: the tag, and a person; a tag's people follow each other.
pub(crate) fn tagged(connection: &Connection) -> Result<Vec<(Id, i64)>> {
    let mut statement = connection
        .prepare("SELECT tag_id, person_id FROM person_tag ORDER BY tag_id, person_id")?;
    let rows = statement.query_map([], |row| Ok((key(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A line of a card that names somebody: whose card it is, and what it says
/// they are to them.
pub(crate) fn relation(connection: &Connection, row: Id) -> Result<(i64, String)> {
    Ok(connection
        .prepare_cached("SELECT person_id, label FROM related WHERE id = ?1")?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// A word of ours, without a copy of it: there are as many as rows.
fn word<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| {
        rusqlite::Error::InvalidColumnType(column, "an unknown word".into(), Type::Text)
    })
}

/// A key as the faces have it; see `book::people::shown`.
fn key(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    let key: i64 = row.get(column)?;
    Ok(Id::try_from(key).unwrap_or(Id::MAX))
}
