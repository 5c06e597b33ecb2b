//! Favours that a file tells of, until the owner has accepted or dismissed them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::date::When;
use crate::domain::favour::Direction;
use crate::domain::suggestion::{Hint, Origin, Work};
use crate::error::{Error, Result};

pub(crate) struct NewSuggestion<'a> {
    pub(crate) fingerprint: &'a [u8; 32],
    pub(crate) source: &'a str,
    pub(crate) person: Option<i64>,
    pub(crate) name: &'a str,
    pub(crate) introduced: Option<i64>,
    pub(crate) hint: &'a Hint,
}

#[derive(Debug, Clone)]
pub(crate) struct Suggestion {
    pub(crate) id: i64,
    pub(crate) source: String,
    pub(crate) origin: Origin,
    pub(crate) person: Option<i64>,
    pub(crate) name: String,
    pub(crate) introduced: Option<i64>,
    pub(crate) work: Work,
    pub(crate) direction: Option<Direction>,
    pub(crate) what: String,
    pub(crate) note: String,
    pub(crate) on: Option<When>,
    pub(crate) open: bool,
}

const COLUMNS: &str = "id, source, origin, person_id, name, introduced_id, direction, what, note,
   happened_on, state = 'open', organisation, title";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Suggestion> {
    Ok(Suggestion {
        id: row.get(0)?,
        source: row.get(1)?,
        origin: row.get::<_, String>(2)?.parse().unwrap_or(Origin::Activity),
        person: row.get(3)?,
        name: row.get(4)?,
        introduced: row.get(5)?,
        direction: row
            .get::<_, Option<String>>(6)?
            .and_then(|word| word.parse().ok()),
        what: row.get(7)?,
        note: row.get(8)?,
        on: row
            .get::<_, Option<String>>(9)?
            .and_then(|text| text.parse().ok()),
        open: row.get(10)?,
        work: Work {
            organisation: row.get(11)?,
            title: row.get(12)?,
        },
    })
}

/// Whether it was made before, whatever has become of it.
pub(crate) fn exists(connection: &Connection, fingerprint: &[u8; 32]) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM suggestion WHERE fingerprint = ?1)")?
        .query_row([fingerprint], |row| row.get(0))?)
}

pub(crate) fn insert(connection: &Connection, new: &NewSuggestion<'_>) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO suggestion (fingerprint, source, line, origin, person_id, name,
               introduced_id, direction, what, note, happened_on, organisation, title)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            new.fingerprint,
            new.source,
            i64::try_from(new.hint.line).unwrap_or(i64::MAX),
            new.hint.origin.word(),
            new.person,
            new.name,
            new.introduced,
            new.hint.direction.map(Direction::word),
            new.hint.what,
            new.hint.note,
            new.hint.on.map(|on| on.to_string()),
            new.hint.work.organisation,
            new.hint.work.title,
        ])?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Suggestion> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM suggestion WHERE id = ?1"))?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("suggestion"))
}

/// Those that wait for the owner, person by person.
pub(crate) fn open(connection: &Connection, limit: u32) -> Result<Vec<Suggestion>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM suggestion WHERE state = 'open'
         ORDER BY name COLLATE NOCASE, happened_on DESC, id LIMIT ?1"
    ))?;
    let rows = statement.query_map([limit], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn count_open(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM suggestion WHERE state = 'open'")?
        .query_row([], |row| row.get(0))?)
}

/// It became this favour, which was with this person.
pub(crate) fn accept(connection: &Connection, id: i64, person: i64, favour: i64) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE suggestion SET state = 'accepted', person_id = ?2, favour_id = ?3 WHERE id = ?1",
        )?
        .execute([id, person, favour])?;
    Ok(())
}

pub(crate) fn dismiss(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE suggestion SET state = 'dismissed' WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
