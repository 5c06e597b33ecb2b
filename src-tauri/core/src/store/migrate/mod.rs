//! The schemas that were shipped, and the way from each to the next. A new book
//! takes every step from nothing; an older one takes those that it lacks, all
//! of them or none.

#[cfg(test)]
mod tests;

use rusqlite::{Connection, TransactionBehavior};

use super::open::{Cache, set_cache};
use super::{derived, journal};
use crate::error::Result;

/// One schema, made of the one before it.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// A shipped file is never edited: a test holds what a book of it looks like.
    pub sql: &'static str,
    /// What statements cannot say, done after them. What is derived is derived
    /// anew after the last step, so no step does that.
    pub and: fn(&Connection) -> Result<()>,
    /// That of a book of this schema.
    pub fingerprint: &'static str,
}

/// The first makes schema 1, the next schema 2. A step that renames a column
/// also renames it in what the journal keeps (`change.before`).
pub const STEPS: &[Step] = &[
    Step {
        sql: include_str!("../schema/001.sql"),
        and: |_| Ok(()),
        fingerprint: "fec780b4b1c4c025",
    },
    Step {
        sql: include_str!("../schema/002.sql"),
        and: |_| Ok(()),
        fingerprint: "085177d003b94999",
    },
];

/// How a book stands to the schemas that are known.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Current,
    Older,
    /// Of a schema that is not known yet.
    Newer(i32),
    /// Of no schema that was ever shipped: of a build on the way to one.
    Unfinished,
}

pub(crate) fn newest(steps: &[Step]) -> i32 {
    i32::try_from(steps.len()).unwrap_or(i32::MAX)
}

pub(crate) fn standing(connection: &Connection, steps: &[Step]) -> Result<Standing> {
    let schema = schema(connection)?;
    if schema > newest(steps) {
        return Ok(Standing::Newer(schema));
    }
    let step = usize::try_from(schema - 1)
        .ok()
        .and_then(|at| steps.get(at));
    match step {
        Some(step) if step.fingerprint == fingerprint(connection)? => {
            Ok(if schema == newest(steps) {
                Standing::Current
            } else {
                Standing::Older
            })
        }
        _ => Ok(Standing::Unfinished),
    }
}

fn schema(connection: &Connection) -> Result<i32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Of the statements that made the book's tables and indexes. Triggers are left
/// out, for they are generated, and the tables that SQLite makes for itself.
pub(crate) fn fingerprint(connection: &Connection) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    let mut statement = connection.prepare(
        "SELECT sql FROM sqlite_schema
         WHERE type IN ('table', 'index') AND sql <> ''
           AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'person_search_*'
         ORDER BY name",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        hasher.update(row.get_ref(0)?.as_str().unwrap_or_default().as_bytes());
        hasher.update(b"\n");
    }
    Ok(hasher.finalize().to_hex()[..16].to_owned())
}

/// Takes the steps that the book lacks, in one transaction: an error, or an end
/// of the program anywhere in it, leaves the book as it was. Whoever calls this
/// has the book alone and has a backup of it.
pub(crate) fn run(connection: &mut Connection, steps: &[Step]) -> Result<()> {
    // A step may have to make a table anew under the rows that name it.
    connection.pragma_update(None, "foreign_keys", "OFF")?;
    set_cache(connection, Cache::Bulk)?;
    let done = take(connection, steps);
    set_cache(connection, Cache::Everyday)?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    done
}

fn take(connection: &mut Connection, steps: &[Step]) -> Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let from = usize::try_from(schema(&tx)?).unwrap_or(0);
    // What a step does to the rows is no change of the owner's.
    journal::remove(&tx)?;
    lay(&tx, steps, from)?;
    derived::rebuild(&tx)?;
    let orphans = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if orphans {
        return Err(crate::Error::Damaged(
            "a row names another one that is not there".into(),
        ));
    }
    tx.commit()?;
    Ok(())
}

/// Takes every step after the one of schema `from`, and follows the rows from
/// there on. Part of a transaction of the caller's.
pub(crate) fn lay(connection: &Connection, steps: &[Step], from: usize) -> Result<()> {
    for step in steps.iter().skip(from) {
        connection.execute_batch(step.sql)?;
        (step.and)(connection)?;
    }
    journal::install(connection)?;
    connection.pragma_update(None, "user_version", newest(steps))?;
    Ok(())
}
