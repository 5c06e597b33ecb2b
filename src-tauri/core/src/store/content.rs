//! What a book holds, as counts and one digest: two books of the same digest
//! have the same rows in every table.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::derived;
use crate::domain::backup::Content;
use crate::error::Result;

/// What a copy says of itself stands in this row of `setting`, and is not of
/// the book: the digest passes over it, as over the form of what is derived.
pub(super) const SEAL: &str = "backup";

/// `go_on` is asked every few thousand rows.
pub(super) fn of(
    connection: &Connection,
    go_on: &mut dyn FnMut() -> Result<()>,
) -> Result<Content> {
    let mut hasher = blake3::Hasher::new();
    for table in tables(connection)? {
        rows(connection, &table, &mut hasher, go_on)?;
    }
    let (people, favours, changed_at) = connection.query_row(
        "SELECT (SELECT count(*) FROM person WHERE NOT is_owner),
                (SELECT count(*) FROM favour WHERE status <> 'void'),
                (SELECT at FROM operation ORDER BY id DESC LIMIT 1)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(Content {
        people,
        favours,
        changed_at,
        digest: hasher.finalize().to_hex().to_string(),
    })
}

/// Two books that differ in this differ; it is told without reading them
/// through. Every change of the owner's uses up a key of some table.
pub(super) fn mark(connection: &Connection) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for table in ["setting", "sqlite_sequence"] {
        rows(connection, table, &mut hasher, &mut || Ok(()))?;
    }
    Ok(hasher.finalize().to_hex()[..16].to_owned())
}

/// All but those of the full text, which is derived and SQLite's own.
fn tables(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT GLOB 'person_search*'
           AND (name NOT GLOB 'sqlite_*' OR name = 'sqlite_sequence')
         ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Every row in the order of the table's key.
fn rows(
    connection: &Connection,
    table: &str,
    hasher: &mut blake3::Hasher,
    go_on: &mut dyn FnMut() -> Result<()>,
) -> Result<()> {
    let key: String = connection.query_row(
        "SELECT coalesce(group_concat(name, ', '), 'name') FROM
           (SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk)",
        [table],
        |row| row.get(0),
    )?;
    let but = match table {
        "setting" => format!("WHERE name NOT IN ('{SEAL}', '{}')", derived::FORM),
        _ => String::new(),
    };
    let mut statement =
        connection.prepare(&format!("SELECT * FROM {table} {but} ORDER BY {key}"))?;
    let columns = statement.column_count();
    hasher.update(table.as_bytes());
    let mut rows = statement.query([])?;
    let mut count: u64 = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            value(row.get_ref(column)?, hasher);
        }
        count += 1;
        if count.is_multiple_of(4096) {
            go_on()?;
        }
    }
    hasher.update(&count.to_le_bytes());
    Ok(())
}

/// With its kind and its length, so that no two rows read alike.
fn value(value: ValueRef<'_>, hasher: &mut blake3::Hasher) {
    let mut sized = |kind: u8, bytes: &[u8]| {
        hasher.update(&[kind]);
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    match value {
        ValueRef::Null => sized(0, &[]),
        ValueRef::Integer(number) => sized(1, &number.to_le_bytes()),
        ValueRef::Real(number) => sized(2, &number.to_bits().to_le_bytes()),
        ValueRef::Text(text) => sized(3, text),
        ValueRef::Blob(bytes) => sized(4, bytes),
    }
}
