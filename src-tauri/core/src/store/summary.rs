//! What a list shows of a person.

use rusqlite::Connection;

use crate::domain::circle::{Circle, Tie};
use crate::error::Result;

#[derive(Debug)]
pub(crate) struct Summary {
    pub(crate) name: String,
    pub(crate) circle: Option<Circle>,
    pub(crate) tie: Option<Tie>,
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) city: String,
    /// The picture's hash, in hexadecimal.
    pub(crate) photo: Option<String>,
    /// The first day of the latest favour's date.
    pub(crate) last_on: Option<String>,
    pub(crate) archived: bool,
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Summary> {
    Ok(connection
        .prepare_cached(
            "SELECT name, circle, tie, title, organisation, city, photo, nullif(last_on, ''),
                    archived
             FROM person_row WHERE person_id = ?1",
        )?
        .query_row([id], |row| {
            let word = |column| row.get::<_, Option<String>>(column);
            Ok(Summary {
                name: row.get(0)?,
                circle: word(1)?.and_then(|circle| circle.parse().ok()),
                tie: word(2)?.and_then(|tie| tie.parse().ok()),
                title: row.get(3)?,
                organisation: row.get(4)?,
                city: row.get(5)?,
                photo: row.get(6)?,
                last_on: row.get(7)?,
                archived: row.get(8)?,
            })
        })?)
}

/// An e-mail address or a number of someone, or ''.
pub(crate) fn reach(connection: &Connection, id: i64) -> Result<String> {
    Ok(connection
        .prepare_cached(
            "SELECT coalesce((SELECT value FROM contact_point WHERE person_id = ?1
               AND kind IN ('email', 'phone') ORDER BY preferred DESC, id LIMIT 1), '')",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// The key of everyone but the owner.
pub(crate) fn everyone(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM person WHERE NOT is_owner ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
