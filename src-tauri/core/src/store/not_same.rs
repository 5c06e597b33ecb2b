//! Pairs of whom the owner said that they are two people.

use rusqlite::{Connection, params};

use crate::error::Result;

/// Notes it, once. (An insert that is ignored would use up a key.)
pub(crate) fn say(connection: &Connection, a: i64, b: i64) -> Result<()> {
    if !was_said(connection, a, b)? {
        connection
            .prepare_cached("INSERT INTO not_same (person_id, other_id) VALUES (?1, ?2)")?
            .execute([a.min(b), a.max(b)])?;
    }
    Ok(())
}

pub(crate) fn was_said(connection: &Connection, a: i64, b: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM not_same WHERE person_id = ?1 AND other_id = ?2)",
        )?
        .query_row(params![a.min(b), a.max(b)], |row| row.get(0))?)
}

/// Every pair, the lower key first, in order.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(i64, i64)>> {
    let mut statement =
        connection.prepare("SELECT person_id, other_id FROM not_same ORDER BY 1, 2")?;
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

/// Whoever is not `gone` is not `kept` either, now that they are one. That the
/// two themselves are not the same is no longer so.
pub(super) fn hand_over(connection: &Connection, kept: i64, gone: i64) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, iif(person_id = ?1, other_id, person_id) FROM not_same
         WHERE person_id = ?1 OR other_id = ?1",
    )?;
    let marks = statement
        .query_map([gone], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
    for (mark, other) in marks {
        if other == kept || was_said(connection, kept, other)? {
            connection
                .prepare_cached("DELETE FROM not_same WHERE id = ?1")?
                .execute([mark])?;
        } else {
            connection
                .prepare_cached("UPDATE not_same SET person_id = ?2, other_id = ?3 WHERE id = ?1")?
                .execute([mark, kept.min(other), kept.max(other)])?;
        }
    }
    Ok(())
}
