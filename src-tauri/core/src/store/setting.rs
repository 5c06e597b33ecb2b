//! The settings that travel with the book.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::settings::Settings;
use crate::error::Result;

const NAME: &str = "settings";

pub(crate) fn get(connection: &Connection) -> Result<Settings> {
    let json: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([NAME], |row| row.get(0))
        .optional()?;
    Ok(json
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default())
}

pub(crate) fn set(connection: &Connection, settings: &Settings) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([NAME, &super::change::word(settings)])?;
    Ok(())
}
