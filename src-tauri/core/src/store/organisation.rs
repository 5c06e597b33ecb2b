//! Organisations.

use rusqlite::{Connection, OptionalExtension, params};

use super::person::new_uid;
use crate::Now;
use crate::domain::name::fold;
use crate::error::Result;

/// An organisation as the book keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Organisation {
    pub(crate) id: i64,
    pub(crate) uid: String,
    pub(crate) name: String,
    pub(crate) note: String,
    pub(crate) photo_id: Option<i64>,
}

/// The organisation of this name, made where there is none.
pub(crate) fn of_name(connection: &Connection, name: &str, now: &Now) -> Result<i64> {
    let folded = fold(name);
    let known = connection
        .prepare_cached(
            "SELECT id FROM organisation WHERE folded = ?1 AND name = ?2 ORDER BY id LIMIT 1",
        )?
        .query_row([&folded, name], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => insert(connection, &new_uid(now), name),
    }
}

pub(crate) fn insert(connection: &Connection, uid: &str, name: &str) -> Result<i64> {
    connection
        .prepare_cached("INSERT INTO organisation (uid, name, folded) VALUES (?1, ?2, ?3)")?
        .execute(params![uid, name, fold(name)])?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn by_uid(connection: &Connection, uid: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM organisation WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

pub(crate) fn name(connection: &Connection, id: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT name FROM organisation WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

pub(crate) fn describe(
    connection: &Connection,
    id: i64,
    note: &str,
    photo_id: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE organisation SET note = ?2, photo_id = ?3
             WHERE id = ?1 AND (note <> ?2 OR photo_id IS NOT ?3)",
        )?
        .execute(params![id, note, photo_id])?;
    Ok(())
}

/// All of them, in the order of their uid.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Organisation>> {
    let mut statement = connection
        .prepare("SELECT id, uid, name, note, photo_id FROM organisation ORDER BY uid")?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        id: row.get(0)?,
        uid: row.get(1)?,
        name: row.get(2)?,
        note: row.get(3)?,
        photo_id: row.get(4)?,
    })
}
