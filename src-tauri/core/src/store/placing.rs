//! Those who are in no circle yet.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::Result;

/// The signs that somebody is close, with what each weighs: starred, a birthday,
/// a photo, a favour with the owner, several ways to reach them. Each is one pass
/// over an index; to ask everybody of each would take seconds of 100,000 people.
const SIGNS: [&str; 5] = [
    "SELECT DISTINCT g.person_id, 8 FROM tag t CROSS JOIN person_tag g ON g.tag_id = t.id
     WHERE t.folded IN ('starred', 'favorites', 'favourites', 'suosikit')",
    "SELECT id, 3 FROM person WHERE birthday IS NOT NULL",
    "SELECT id, 2 FROM person WHERE photo_id IS NOT NULL",
    "SELECT person_id, 4 FROM person_row r WHERE archived = 0 AND last_on > ''
       AND EXISTS (SELECT 1 FROM tie_entry e WHERE e.person_id = r.person_id)",
    "SELECT person_id, min(3, count(*)) FROM contact_point WHERE person_id IS NOT NULL
     GROUP BY person_id",
];

/// People in no circle, likely close ones first.
pub(crate) fn unplaced(
    connection: &Connection,
    family: &str,
    limit: u32,
    passed: &[i64],
) -> Result<Vec<i64>> {
    let mut near: HashMap<i64, i64> = HashMap::new();
    let mut statement = connection
        .prepare_cached("SELECT person_id FROM person_row WHERE archived = 0 AND circle IS NULL")?;
    for id in statement.query_map([], |row| row.get(0))? {
        near.insert(id?, 0);
    }
    for id in passed {
        near.remove(id);
    }
    for sign in SIGNS {
        let mut statement = connection.prepare_cached(sign)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(sum) = near.get_mut(&row.get(0)?) {
                *sum += row.get::<_, i64>(1)?;
            }
        }
    }
    for id in namesakes(connection, family)? {
        near.entry(id).and_modify(|sum| *sum += 6);
    }
    let mut statement = connection.prepare_cached(
        "SELECT id FROM person WHERE NOT is_owner AND archived_at IS NULL ORDER BY sort_key, id",
    )?;
    let mut ranked = Vec::with_capacity(near.len());
    for id in statement.query_map([], |row| row.get::<_, i64>(0))? {
        let id = id?;
        if let Some(sum) = near.get(&id) {
            ranked.push((Reverse(*sum), ranked.len(), id));
        }
    }
    ranked.sort_unstable();
    ranked.truncate(limit as usize);
    Ok(ranked.into_iter().map(|(.., id)| id).collect())
}

/// Those of a family name, folded; nobody where it is ''.
fn namesakes(connection: &Connection, family: &str) -> Result<Vec<i64>> {
    if family.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT p.id FROM name_key k CROSS JOIN person p ON p.id = k.person_id
         WHERE k.key >= ?1 AND k.key < ?2 AND fold(p.family) = ?1",
    )?;
    let ids = statement.query_map(params![family, format!("{family}\u{10FFFF}")], |row| {
        row.get(0)
    })?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// How many are in no circle, and how many in one.
pub(crate) fn counts(connection: &Connection) -> Result<(u32, u32)> {
    Ok(connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM person_row WHERE circle IS NULL AND archived = 0),
                    (SELECT count(*) FROM person_row WHERE circle IS NOT NULL AND archived = 0)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
