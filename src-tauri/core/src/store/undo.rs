//! Taking an operation back: its changes are played backwards, as an operation
//! of their own, so that redo is the undo of an undo.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::journal::{self, Column, NOUNS, Range};
use crate::error::{Error, Result};

/// The latest operation that stands and is not itself an undo; a redo is one.
pub(crate) fn latest(connection: &Connection) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached(
            "SELECT max(id) FROM operation o
             WHERE kind NOT IN ('undo', 'erase') AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)",
        )?
        .query_row([], |row| row.get(0))?)
}

/// The latest undo that stands. None where something was done since: that stands on
/// the book as it is.
pub(crate) fn latest_undo(connection: &Connection) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached(
            "SELECT max(id) FROM operation o
             WHERE kind = 'undo' AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id)
               AND id > (SELECT coalesce(max(id), 0) FROM operation WHERE kind NOT IN ('undo', 'redo'))",
        )?
        .query_row([], |row| row.get(0))?)
}

/// Plays `target` backwards inside the operation `operation`. Refused, with
/// what stands in its way, where a later change builds on it.
pub(crate) fn play_back(connection: &Connection, operation: i64, target: i64) -> Result<()> {
    let taken_back: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM operation WHERE undoes = ?1)")?
        .query_row([target], |row| row.get(0))?;
    if taken_back {
        return Err(Error::NothingToUndo);
    }
    let nouns = Nouns::read(connection)?;
    refuse_changed_rows(connection, &nouns, target, operation)?;
    connection
        .prepare_cached("UPDATE operation SET undoes = ?2 WHERE id = ?1")?
        .execute([operation, target])?;
    // Rows come back, and go, in any order; the whole is judged at commit.
    connection.pragma_update(None, "defer_foreign_keys", "ON")?;
    let ranges = journal::ranges(connection, target)?;
    // What it made goes first, for it may have the place of what comes back; what
    // it made and took away again came back with the rest, and goes then.
    take_away(connection, &ranges)?;
    restore(connection, &nouns, target, operation)?;
    take_away(connection, &ranges)?;
    refuse_strays(connection, target, operation)?;
    refuse_orphans(connection, &ranges, target, operation)
}

fn take_away(connection: &Connection, ranges: &[Range]) -> Result<()> {
    for Range { noun, first, last } in ranges.iter().rev() {
        connection.execute(
            &format!("DELETE FROM {noun} WHERE id BETWEEN ?1 AND ?2"),
            [first, last],
        )?;
    }
    Ok(())
}

struct Nouns(BTreeMap<&'static str, Vec<Column>>);

impl Nouns {
    fn read(connection: &Connection) -> Result<Self> {
        let columns = NOUNS
            .iter()
            .map(|noun| Ok((*noun, journal::columns(connection, noun)?)));
        Ok(Self(columns.collect::<Result<_>>()?))
    }

    fn columns(&self, noun: &str) -> &[Column] {
        self.0.get(noun).map_or(&[], Vec::as_slice)
    }
}

/// A row may be taken back only if it is now what `target` left: its image now
/// must equal the one that the first later change of it kept.
fn refuse_changed_rows(
    connection: &Connection,
    nouns: &Nouns,
    target: i64,
    operation: i64,
) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT noun, row_id, min(id) FROM (
           SELECT c.noun, c.row_id, c.id, c.operation_id FROM inserted i
             CROSS JOIN change c ON c.noun = i.noun AND c.row_id BETWEEN i.first AND i.last
            WHERE i.operation_id = ?1
           UNION ALL
           SELECT c.noun, c.row_id, c.id, c.operation_id FROM change b
             CROSS JOIN change c ON c.noun = b.noun AND c.row_id = b.row_id
            WHERE b.operation_id = ?1)
         WHERE operation_id > ?1 AND operation_id < ?2
         GROUP BY noun, row_id",
    )?;
    let later = statement.query_map([target, operation], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, i64>(2)?,
        ))
    })?;
    for row in later {
        let (noun, id, change) = row?;
        let image = journal::image(nouns.columns(&noun), "n");
        // None: the row is not there now.
        let same: Option<bool> = connection
            .prepare_cached(&format!(
                "SELECT {image} = (SELECT before FROM change WHERE id = ?2) FROM {noun} n WHERE id = ?1"
            ))?
            .query_row([id, change], |row| row.get(0))
            .optional()?;
        let left_none: bool = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ?1 AND noun = ?2
                   AND row_id = ?3 AND deed = 'delete')",
            )?
            .query_row(params![target, noun, id], |row| row.get(0))?;
        let as_left = if left_none {
            same.is_none()
        } else {
            same == Some(true)
        };
        if !as_left {
            return Err(in_the_way(connection, target, operation, &noun, id)?);
        }
    }
    Ok(())
}

/// Puts updated and deleted rows back, the last change first.
fn restore(connection: &Connection, nouns: &Nouns, target: i64, operation: i64) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT id, noun, row_id, deed FROM change WHERE operation_id = ?1 ORDER BY id DESC",
    )?;
    let mut rows = statement.query([target])?;
    let mut returned: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (change, noun, id): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let columns = nouns.columns(&noun);
        let values = columns.iter().map(Column::before);
        let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        let refused = |error: rusqlite::Error| -> Result<usize> {
            Err(match taken_by(connection, &noun, columns, change)? {
                Some(row) => in_the_way(connection, target, operation, &noun, row)?,
                None => error.into(),
            })
        };
        if row.get::<_, String>(3)? == "delete" {
            let values: Vec<String> = values.collect();
            connection
                .prepare_cached(&format!(
                    "INSERT INTO {noun} ({}) SELECT {} FROM change c WHERE c.id = ?1",
                    names.join(", "),
                    values.join(", "),
                ))?
                .execute([change])
                .or_else(refused)?;
            returned.entry(noun).or_default().push(id);
        } else {
            let sets: Vec<String> = names
                .iter()
                .zip(values)
                .map(|(name, value)| format!("{name} = {value}"))
                .collect();
            connection
                .prepare_cached(&format!(
                    "UPDATE {noun} SET {} FROM change c WHERE c.id = ?1 AND {noun}.id = ?2",
                    sets.join(", "),
                ))?
                .execute([change, id])
                .or_else(refused)?;
        }
    }
    for (noun, mut ids) in returned {
        ids.sort_unstable();
        for run in ids.chunk_by(|a, b| a + 1 == *b) {
            journal::note_range(connection, operation, &noun, run[0], run[run.len() - 1])?;
        }
    }
    Ok(())
}

/// Rows of later operations that hang on a row that has just gone.
fn refuse_orphans(
    connection: &Connection,
    gone: &[Range],
    target: i64,
    operation: i64,
) -> Result<()> {
    let mut keys = connection.prepare_cached(
        "SELECT m.name, f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND f.\"table\" = ?1 AND m.name <> 'operation'",
    )?;
    let mut children: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for Range { noun, .. } in gone {
        if !children.contains_key(noun.as_str()) {
            let of = keys.query_map([noun], |row| Ok((row.get(0)?, row.get(1)?)))?;
            children.insert(noun, of.collect::<rusqlite::Result<_>>()?);
        }
    }
    for Range { noun, first, last } in gone {
        for (child, column) in &children[noun.as_str()] {
            let orphan: Option<i64> = connection
                .prepare_cached(&format!(
                    "SELECT id FROM {child} WHERE {column} BETWEEN ?1 AND ?2 LIMIT 1"
                ))?
                .query_row([first, last], |row| row.get(0))
                .optional()?;
            if let Some(orphan) = orphan {
                return Err(in_the_way(connection, target, operation, child, orphan)?);
            }
        }
    }
    Ok(())
}

/// Rows that came back and hang on one that has gone meanwhile.
fn refuse_strays(connection: &Connection, target: i64, operation: i64) -> Result<()> {
    let mut keys = connection.prepare(
        "SELECT c.noun, f.\"from\", f.\"table\"
         FROM (SELECT DISTINCT noun FROM change WHERE operation_id = ?1) c,
              pragma_foreign_key_list(c.noun) f",
    )?;
    let keys = keys.query_map([target], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for key in keys {
        let (noun, column, parent): (String, String, String) = key?;
        let missing: Option<i64> = connection
            .prepare_cached(&format!(
                "SELECT n.{column} FROM {noun} n
                 WHERE n.id IN (SELECT row_id FROM change WHERE operation_id = ?1 AND noun = ?2)
                   AND n.{column} IS NOT NULL AND n.{column} NOT IN (SELECT id FROM {parent})
                 LIMIT 1"
            ))?
            .query_row(params![target, noun], |row| row.get(0))
            .optional()?;
        if let Some(id) = missing {
            return Err(in_the_way(connection, target, operation, &parent, id)?);
        }
    }
    Ok(())
}

/// The row that has the place of one that is to come back: a card of the same
/// bytes, a person of the same UID.
fn taken_by(
    connection: &Connection,
    noun: &str,
    columns: &[Column],
    change: i64,
) -> Result<Option<i64>> {
    // A key of some rows only, as that of the owner, says nothing of the others.
    let mut keys = connection.prepare_cached(
        "SELECT group_concat(k.name) FROM pragma_index_list(?1) i, pragma_index_info(i.name) k
         WHERE i.\"unique\" AND NOT i.partial GROUP BY i.name",
    )?;
    let keys = keys.query_map([noun], |row| row.get::<_, String>(0))?;
    for key in keys {
        let key = key?;
        let same: Vec<String> = columns
            .iter()
            .filter(|column| key.split(',').any(|name| name == column.name))
            .map(|column| format!("n.{} = {}", column.name, column.before()))
            .collect();
        let row = connection
            .prepare_cached(&format!(
                "SELECT n.id FROM {noun} n, change c WHERE c.id = ?1 AND n.id <> c.row_id AND {}",
                same.join(" AND ")
            ))?
            .query_row([change], |row| row.get(0))
            .optional()?;
        if row.is_some() {
            return Ok(row);
        }
    }
    Ok(None)
}

/// The refusal for the sake of a row. It names the latest operation after
/// `target` that touched it and stands; an undo only where there is no other,
/// because undoing that brings back what the owner took away.
fn in_the_way(
    connection: &Connection,
    target: i64,
    operation: i64,
    noun: &str,
    id: i64,
) -> Result<Error> {
    let by = connection
        .prepare_cached(
            "SELECT o.id FROM operation o
             WHERE o.id > ?4 AND o.id < ?1
               AND o.id IN (SELECT operation_id FROM inserted
                             WHERE noun = ?2 AND ?3 BETWEEN first AND last
                            UNION ALL
                            SELECT operation_id FROM change WHERE noun = ?2 AND row_id = ?3)
             ORDER BY EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id),
                      o.kind = 'undo', o.id DESC LIMIT 1",
        )?
        .query_row(params![operation, noun, id, target], |row| row.get(0))
        .optional()?;
    Ok(Error::CannotUndo {
        by: by.unwrap_or_default(),
    })
}
