//! The introductions among the favours.

use rusqlite::{Connection, params};

use super::favour::{COLUMNS, Favour, from_row};
use crate::error::Result;

/// Introductions that may be on their way, being open or of a date since
/// `since`, and the latest of the others, at most `others`; the latest first.
pub(crate) fn of_late(connection: &Connection, since: &str, others: u32) -> Result<Vec<Favour>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f WHERE f.id IN (
           SELECT favour_id FROM favour_row
            WHERE status IN ('asked', 'promised') AND kind = 'introduction'
           UNION ALL
           SELECT favour_id FROM favour_row
            WHERE kind = 'introduction' AND on_key >= ?1 AND status <> 'void'
           UNION ALL
           SELECT favour_id FROM (
             SELECT favour_id FROM favour_row WHERE kind = 'introduction' AND status <> 'void'
              ORDER BY on_key DESC, favour_id DESC LIMIT ?2))
         ORDER BY ltrim(f.happened_on, '~') DESC, f.id DESC"
    ))?;
    let favours = statement.query_map(params![since, others], from_row)?;
    Ok(favours.collect::<rusqlite::Result<_>>()?)
}

/// How many there are that are not void.
pub(crate) fn count(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM favour_row WHERE kind = 'introduction' AND status <> 'void'",
        )?
        .query_row([], |row| row.get(0))?)
}

/// A door that somebody opened to the owner.
pub(crate) struct Opened {
    pub(crate) favour: i64,
    pub(crate) giver: i64,
    pub(crate) person: i64,
    pub(crate) on: String,
    pub(crate) occasion: String,
    pub(crate) what: String,
}

/// Through whom the owner met whom: of each person the earliest introduction
/// that came about, the earliest first.
pub(crate) fn opened_to_owner(connection: &Connection) -> Result<Vec<Opened>> {
    let mut statement = connection.prepare_cached(
        "SELECT f.id, g.person_id, p.person_id, f.happened_on, f.occasion, f.what
         FROM favour f
           JOIN favour_party g ON g.favour_id = f.id AND g.role = 'giver'
           JOIN favour_party b ON b.favour_id = f.id AND b.role = 'beneficiary'
             AND b.person_id = (SELECT id FROM person WHERE is_owner)
           JOIN favour_party p ON p.favour_id = f.id AND p.role = 'introduced'
         WHERE f.kind = 'introduction' AND f.status = 'done'
         ORDER BY ltrim(f.happened_on, '~'), f.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Opened {
            favour: row.get(0)?,
            giver: row.get(1)?,
            person: row.get(2)?,
            on: row.get(3)?,
            occasion: row.get(4)?,
            what: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The owner's own introductions that came about, the latest first.
pub(crate) fn opened_by_owner(connection: &Connection) -> Result<Vec<Favour>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f
           JOIN favour_party g ON g.favour_id = f.id AND g.role = 'giver'
             AND g.person_id = (SELECT id FROM person WHERE is_owner)
         WHERE f.kind = 'introduction' AND f.status = 'done'
         ORDER BY ltrim(f.happened_on, '~') DESC, f.id DESC"
    ))?;
    let favours = statement.query_map([], from_row)?;
    Ok(favours.collect::<rusqlite::Result<_>>()?)
}
