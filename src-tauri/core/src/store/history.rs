//! What was done, the latest first.

use rusqlite::{Connection, OptionalExtension, Row};

use super::change::{from_json, from_word};
use crate::domain::history::{HistoryRow, OperationKind};
use crate::error::{Error, Result};

const COLUMNS: &str = "id, kind, subject, at,
    EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<HistoryRow> {
    Ok(HistoryRow {
        operation: row.get(0)?,
        kind: from_word(&row.get::<_, String>(1)?).unwrap_or(OperationKind::EditPerson),
        subject: from_json(&row.get::<_, String>(2)?),
        at: row.get(3)?,
        undone: row.get(4)?,
    })
}

pub(crate) fn before(
    connection: &Connection,
    operation: i64,
    limit: u32,
) -> Result<Vec<HistoryRow>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM operation o WHERE id < ?1 ORDER BY id DESC LIMIT ?2"
    ))?;
    let rows = statement.query_map([operation, i64::from(limit)], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn count(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM operation")?
        .query_row([], |row| row.get(0))?)
}

/// The latest operation: a mark of how the book stands.
pub(crate) fn latest(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM operation")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn get(connection: &Connection, operation: i64) -> Result<HistoryRow> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM operation o WHERE id = ?1"))?
        .query_row([operation], from_row)
        .optional()?
        .ok_or(Error::NotFound("operation"))
}
