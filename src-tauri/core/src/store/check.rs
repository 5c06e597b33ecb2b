//! Whether the book is whole, and what is derived equals a rebuild.

use rusqlite::Connection;

use super::derived;
use crate::error::Result;

/// One line for each thing that is wrong; none for a sound book.
pub(crate) fn findings(connection: &mut Connection) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for pragma in ["cipher_integrity_check", "integrity_check"] {
        let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        for row in rows {
            let row = row?;
            if row != "ok" {
                findings.push(row);
            }
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let orphans = statement.query_map([], |row| row.get::<_, String>(0))?;
    for table in orphans {
        findings.push(format!(
            "{}: a row names another one that is not there",
            table?
        ));
    }
    drop(statement);
    findings.extend(stale(connection)?);
    Ok(findings)
}

/// Rebuilds what is derived beside what stands, and takes the rebuild back.
fn stale(connection: &mut Connection) -> Result<Vec<String>> {
    let tx = connection.transaction()?;
    let stands = digests(&tx)?;
    derived::rebuild(&tx)?;
    let rebuilt = digests(&tx)?;
    tx.rollback()?;
    Ok(stands
        .iter()
        .zip(&rebuilt)
        .filter(|(stands, rebuilt)| stands != rebuilt)
        .map(|((name, _), _)| format!("{name}: it does not equal a rebuild"))
        .collect())
}

/// A digest of each derived table's content, whatever the order it was built in.
fn digests(connection: &Connection) -> Result<Vec<(&'static str, blake3::Hash)>> {
    let mut digests = Vec::new();
    for (name, sql) in [
        (
            "name_key",
            "SELECT key || ' ' || person_id || ' ' || begins FROM name_key ORDER BY key, person_id",
        ),
        (
            "person_row",
            "SELECT json_array(person_id, archived, last_on, name, circle, tie, title, organisation,
                      city, photo) FROM person_row ORDER BY person_id",
        ),
        (
            "person_search",
            "SELECT term || ' ' || doc || ' ' || col || ' ' || offset FROM search_terms
             ORDER BY term, doc, col, offset",
        ),
    ] {
        if name == "person_search" {
            connection.execute_batch(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms
                   USING fts5vocab(main, person_search, instance)",
            )?;
        }
        let mut hasher = blake3::Hasher::new();
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            hasher.update(row.get_ref(0)?.as_str().unwrap_or_default().as_bytes());
            hasher.update(b"\n");
        }
        digests.push((name, hasher.finalize()));
    }
    Ok(digests)
}
