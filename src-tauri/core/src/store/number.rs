//! Telephone numbers as they are compared, which depends on the country that
//! the owner says numbers without one are of.

use rusqlite::{Connection, params};

use crate::error::Result;

/// Compares every number anew; whether any is another now. That is no change of
/// the owner's: the history remembers the rows as they are compared now.
pub(super) fn compare_anew(
    connection: &Connection,
    normal: &dyn Fn(&str) -> String,
) -> Result<bool> {
    let noted: i64 =
        connection.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| {
            row.get(0)
        })?;
    let mut update = connection.prepare("UPDATE contact_point SET normal = ?2 WHERE id = ?1")?;
    let others = otherwise(connection, ROWS, normal)?;
    for (id, normal) in &others {
        update.execute(params![id, normal])?;
    }
    connection.execute("DELETE FROM change WHERE id > ?1", [noted])?;
    let mut update = connection
        .prepare("UPDATE change SET before = json_set(before, '$.normal', ?2) WHERE id = ?1")?;
    for (id, normal) in otherwise(connection, IMAGES, normal)? {
        update.execute(params![id, normal])?;
    }
    Ok(!others.is_empty())
}

/// Whether a number is compared otherwise than the book's country says.
pub(super) fn any_otherwise(
    connection: &Connection,
    normal: &dyn Fn(&str) -> String,
) -> Result<bool> {
    Ok(!otherwise(connection, ROWS, normal)?.is_empty())
}

const ROWS: &str = "SELECT id, value, normal FROM contact_point WHERE kind = 'phone'";
const IMAGES: &str = "SELECT id, before ->> 'value', before ->> 'normal' FROM change
                      WHERE noun = 'contact_point' AND before ->> 'kind' = 'phone'";

/// Those that are compared otherwise, and how they are to be.
fn otherwise(
    connection: &Connection,
    sql: &str,
    normal: &dyn Fn(&str) -> String,
) -> Result<Vec<(i64, String)>> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut others = Vec::new();
    while let Some(row) = rows.next()? {
        let compared = normal(row.get_ref(1)?.as_str().unwrap_or_default());
        if row.get_ref(2)?.as_str() != Ok(&compared) {
            others.push((row.get(0)?, compared));
        }
    }
    Ok(others)
}
