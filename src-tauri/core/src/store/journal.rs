//! The journal: what each operation did to which rows. Triggers made from the
//! schema keep the old image of updated and deleted rows; inserted rows are
//! noted as ranges of keys, because a trigger per inserted row doubled the cost
//! of an import when it was tried.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::erase;
use crate::error::Result;

/// The nouns that the journal follows, parents before children. `photo` is not
/// among them: a picture never changes, and one that no row names any more may
/// be named again by an undo.
pub(crate) const NOUNS: [&str; 17] = [
    "organisation",
    "person",
    "contact_point",
    "postal_address",
    "related",
    "extra_property",
    "tag",
    "person_tag",
    "person_life_area",
    "card",
    "person_alias",
    "not_same",
    "favour",
    "favour_party",
    "favour_link",
    "favour_event",
    "suggestion",
];

/// One column of a noun.
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) is_blob: bool,
}

impl Column {
    /// The SQL of its value in the image that a change `c` kept.
    pub(crate) fn before(&self) -> String {
        let name = &self.name;
        match self.is_blob {
            true => format!("unhex(c.before ->> '{name}')"),
            false => format!("c.before ->> '{name}'"),
        }
    }
}

pub(crate) fn columns(connection: &Connection, noun: &str) -> Result<Vec<Column>> {
    let mut statement =
        connection.prepare_cached("SELECT name, type FROM pragma_table_info(?1)")?;
    let rows = statement.query_map([noun], |row| {
        Ok(Column {
            name: row.get(0)?,
            is_blob: row.get::<_, String>(1)? == "BLOB",
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The SQL of a row's image: a JSON object, blobs in hexadecimal.
pub(crate) fn image(columns: &[Column], row: &str) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|Column { name, is_blob }| match is_blob {
            true => format!("'{name}', hex({row}.{name})"),
            false => format!("'{name}', {row}.{name}"),
        })
        .collect();
    format!("json_object({})", pairs.join(", "))
}

/// Makes the triggers; part of making a book and of each migration.
pub(crate) fn install(connection: &Connection) -> Result<()> {
    for noun in NOUNS {
        let old = image(&columns(connection, noun)?, "OLD");
        for deed in ["update", "delete"] {
            connection.execute_batch(&format!(
                "CREATE TRIGGER {noun}_{deed} AFTER {deed} ON {noun} BEGIN
                   INSERT INTO change (operation_id, noun, row_id, deed, before)
                   VALUES ((SELECT max(id) FROM operation), '{noun}', OLD.id, '{deed}', {old});
                 END"
            ))?;
        }
    }
    Ok(())
}

/// Takes the triggers away, for as long as a migration writes.
pub(crate) fn remove(connection: &Connection) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    for name in names.collect::<rusqlite::Result<Vec<_>>>()? {
        connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(())
}

/// The highest key each noun has ever used.
pub(crate) type Marks = BTreeMap<&'static str, i64>;

pub(crate) fn marks(connection: &Connection) -> Result<Marks> {
    let mut marks = Marks::from(NOUNS.map(|noun| (noun, 0)));
    let mut statement = connection.prepare_cached("SELECT name, seq FROM sqlite_sequence")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // Other tables have keys of the kind, and no history.
        if let Some(mark) = marks.get_mut(row.get::<_, String>(0)?.as_str()) {
            *mark = row.get(1)?;
        }
    }
    Ok(marks)
}

/// The rows of a noun with which an operation began to insert some, in their
/// order: none that only came back. One that brought in a whole book began as
/// often as was done there.
pub(crate) fn beginnings(connection: &Connection, noun: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.first FROM inserted i JOIN operation o ON o.id = i.operation_id
         WHERE i.noun = ?1 AND o.kind NOT IN ('undo', 'redo') ORDER BY i.first",
    )?;
    let first = statement.query_map([noun], |row| row.get(0))?;
    Ok(first.collect::<rusqlite::Result<_>>()?)
}

/// Notes what was inserted since the marks were taken.
pub(crate) fn note_inserted(connection: &Connection, operation: i64, before: &Marks) -> Result<()> {
    for (noun, last) in marks(connection)? {
        let first = before[noun] + 1;
        if first <= last {
            note_range(connection, operation, noun, first, last)?;
        }
    }
    Ok(())
}

pub(crate) fn note_range(
    connection: &Connection,
    operation: i64,
    noun: &str,
    first: i64,
    last: i64,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO inserted (operation_id, noun, first, last) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![operation, noun, first, last])?;
    Ok(())
}

/// Forgets what was done up to `operation`, and the pictures that only an undo
/// could bring back. The line that says that it was done stays, and with it where
/// each import's cards begin: a card's next version is known by that.
pub(crate) fn forget(connection: &Connection, operation: i64) -> Result<()> {
    let beginnings = beginnings(connection, "card")?;
    connection.execute_batch("DELETE FROM change; DELETE FROM inserted;")?;
    for first in beginnings {
        note_range(connection, operation, "card", first, first)?;
    }
    connection.execute("DELETE FROM operation WHERE id <> ?1", [operation])?;
    erase::drop_bare_photos(connection)?;
    erase::merge_search(connection)
}

/// Whether it remembers somebody of this uid, whom an undo would bring back.
pub(crate) fn knew(connection: &Connection, uid: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change
               WHERE noun IN ('person', 'person_alias') AND before ->> 'uid' = ?1)",
        )?
        .query_row([uid], |row| row.get(0))?)
}

/// What an operation did to the rows of nouns.
pub(crate) struct Deeds {
    pub(crate) operation: i64,
    pub(crate) inserted: Vec<Range>,
    /// Whether it updated or deleted any.
    pub(crate) changed: bool,
}

impl Deeds {
    pub(crate) fn is_none(&self) -> bool {
        self.inserted.is_empty() && !self.changed
    }
}

pub(crate) fn deeds(connection: &Connection, operation: i64) -> Result<Deeds> {
    Ok(Deeds {
        operation,
        inserted: ranges(connection, operation)?,
        changed: connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ?1)")?
            .query_row([operation], |row| row.get(0))?,
    })
}

/// The ranges of keys that an operation inserted.
pub(crate) struct Range {
    pub(crate) noun: String,
    pub(crate) first: i64,
    pub(crate) last: i64,
}

pub(crate) fn ranges(connection: &Connection, operation: i64) -> Result<Vec<Range>> {
    let mut statement = connection
        .prepare_cached("SELECT noun, first, last FROM inserted WHERE operation_id = ?1")?;
    let rows = statement.query_map([operation], |row| {
        Ok(Range {
            noun: row.get(0)?,
            first: row.get(1)?,
            last: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
