//! The introductions among the favours.

use rusqlite::Connection;

use super::favour::{COLUMNS, Favour, from_row};
use crate::error::Result;

/// Every introduction that is not void, the latest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Favour>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f WHERE f.kind = 'introduction' AND f.status <> 'void'
         ORDER BY ltrim(f.happened_on, '~') DESC, f.id DESC"
    ))?;
    let favours = statement.query_map([], from_row)?;
    Ok(favours.collect::<rusqlite::Result<_>>()?)
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
