//! Those who are in no circle yet.

use rusqlite::{Connection, params};

use crate::error::Result;

/// People in no circle, likely close ones first: whoever was starred, has the
/// owner's family name, a birthday, a photo, several numbers.
pub(crate) fn unplaced(
    connection: &Connection,
    family: &str,
    limit: u32,
    passed: &[i64],
) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.id FROM person p
         WHERE p.circle IS NULL AND p.archived_at IS NULL AND NOT p.is_owner
           AND p.id NOT IN (SELECT value FROM json_each(?3))
         ORDER BY 8 * EXISTS (SELECT 1 FROM person_tag g JOIN tag t ON t.id = g.tag_id
                               WHERE g.person_id = p.id AND t.folded IN
                                ('starred', 'favorites', 'favourites', 'suosikit'))
                + 6 * (?1 <> '' AND fold(p.family) = ?1)
                + 3 * (p.birthday IS NOT NULL) + 2 * (p.photo_id IS NOT NULL)
                + EXISTS (SELECT 1 FROM tie_entry e WHERE e.person_id = p.id) * 4
                + min(3, (SELECT count(*) FROM contact_point c WHERE c.person_id = p.id)) DESC,
               p.sort_key, p.id
         LIMIT ?2",
    )?;
    let passed = serde_json::to_string(passed).unwrap_or_default();
    let ids = statement.query_map(params![family, limit, passed], |row| row.get(0))?;
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
