//! The settings that travel with the book.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::balance::Measure;
use crate::domain::settings::Settings;
use crate::error::Result;

const NAME: &str = "settings";
/// Before the key of a table's columns.
const COLUMNS: &str = "columns:";

pub(crate) fn get(connection: &Connection) -> Result<Settings> {
    let json: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([NAME], |row| row.get(0))
        .optional()?;
    Ok(json
        .map(|json| super::change::from_json(&json))
        .unwrap_or_default())
}

/// What is kept of the ledger depends on how favours fade and what is aimed for.
pub(crate) fn set(connection: &mut Connection, settings: &Settings) -> Result<()> {
    let tx = connection.transaction()?;
    let before = get(&tx)?;
    put(&tx, settings)?;
    let measured = |settings: &Settings| (Measure::of(settings), settings.numbers_for_close);
    if measured(&before) != measured(settings) {
        super::sums::rebuild(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

/// Writes them, as part of a change that derives everything afterwards.
pub(crate) fn put(connection: &Connection, settings: &Settings) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([NAME, &super::change::word(settings)])?;
    Ok(())
}

/// Each column's name, and the word for what it says.
type Said = Vec<(String, String)>;

/// What was said of tables' columns: by the key of the columns.
pub(crate) fn columns(connection: &Connection) -> Result<Vec<(String, Said)>> {
    let mut statement = connection.prepare_cached(
        "SELECT substr(name, length(?1) + 1), value FROM setting
         WHERE substr(name, 1, length(?1)) = ?1",
    )?;
    let rows = statement.query_map([COLUMNS], |row| {
        let json: String = row.get(1)?;
        Ok((row.get(0)?, serde_json::from_str(&json).unwrap_or_default()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn set_columns(
    connection: &Connection,
    key: &str,
    columns: &[(String, String)],
) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([&format!("{COLUMNS}{key}"), &super::change::word(&columns)])?;
    Ok(())
}
