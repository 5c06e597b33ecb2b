//! Tags: a card's categories, and the groups that list it.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::name::fold;
use crate::error::Result;

/// The tag of this name, made where there is none.
pub(crate) fn of_name(connection: &Connection, name: &str) -> Result<i64> {
    let folded = fold(name);
    let known = connection
        .prepare_cached("SELECT id FROM tag WHERE folded = ?1")?
        .query_row([&folded], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO tag (name, folded) VALUES (?1, ?2)")?
        .execute([name, &folded])?;
    Ok(connection.last_insert_rowid())
}

/// Whether the person did not have it yet.
pub(crate) fn give(connection: &Connection, person: i64, tag: i64) -> Result<bool> {
    let has: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person_tag WHERE person_id = ?1 AND tag_id = ?2)",
        )?
        .query_row([person, tag], |row| row.get(0))?;
    if !has {
        connection
            .prepare_cached("INSERT INTO person_tag (person_id, tag_id) VALUES (?1, ?2)")?
            .execute(params![person, tag])?;
    }
    Ok(!has)
}

pub(crate) fn of_person(connection: &Connection, person: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.name FROM person_tag p JOIN tag t ON t.id = p.tag_id
         WHERE p.person_id = ?1 ORDER BY t.folded",
    )?;
    let names = statement.query_map([person], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
