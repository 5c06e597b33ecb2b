//! What the owner and somebody both have, as rows.

use rusqlite::Connection;

use crate::error::Result;

/// An order by circle: the owner's nearest first.
pub(super) const CLOSEST: &str = "CASE circle WHEN 'core' THEN 0 WHEN 'close' THEN 1
    WHEN 'friend' THEN 2 WHEN 'network' THEN 3 WHEN 'acquaintance' THEN 4 ELSE 5 END";

/// The events and groups that favours with the owner in them belong to.
pub(crate) fn occasions_of_owner(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT f.occasion FROM favour f
         WHERE f.occasion <> '' AND f.status <> 'void'
           AND EXISTS (SELECT 1 FROM favour_party p WHERE p.favour_id = f.id
                         AND p.person_id = (SELECT id FROM person WHERE is_owner))",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The same of somebody, each with the day of the latest, the latest first.
pub(crate) fn occasions_of(connection: &Connection, person: i64) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT f.occasion, max(ltrim(f.happened_on, '~')) AS latest
         FROM favour_party p JOIN favour f ON f.id = p.favour_id
         WHERE p.person_id = ?1 AND f.occasion <> '' AND f.status <> 'void'
         GROUP BY f.occasion ORDER BY latest DESC, f.occasion",
    )?;
    let rows = statement.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who else knows somebody: one did the other a favour, introduced them or was
/// introduced to them, or stands on the other's card. Those nearest to the
/// owner come first, then by name; the archived are left out.
pub(crate) fn who_know(connection: &Connection, person: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(&format!(
        "WITH uids (uid) AS (
           SELECT uid FROM person WHERE id = ?1
           UNION ALL SELECT uid FROM person_alias WHERE person_id = ?1),
         known (id) AS (
           SELECT other.person_id
             FROM favour_party own JOIN favour f ON f.id = own.favour_id
               JOIN favour_party other ON other.favour_id = own.favour_id
            WHERE own.person_id = ?1 AND f.status = 'done'
              AND own.role <> 'asked_by' AND other.role <> 'asked_by'
              AND (own.role = 'giver' OR other.role = 'giver' OR f.kind = 'introduction')
              AND own.consent IS NOT 'declined' AND other.consent IS NOT 'declined'
           UNION SELECT coalesce(p.id, a.person_id)
             FROM (SELECT CASE WHEN lower(substr(value, 1, 9)) = 'urn:uuid:'
                               THEN substr(value, 10) ELSE value END AS uid
                     FROM related WHERE person_id = ?1) r
               LEFT JOIN person p ON p.uid = r.uid LEFT JOIN person_alias a ON a.uid = r.uid
           UNION SELECT person_id FROM related
            WHERE value IN (SELECT uid FROM uids UNION ALL SELECT 'urn:uuid:' || uid FROM uids))
         SELECT p.id FROM known JOIN person p ON p.id = known.id
         WHERE NOT p.is_owner AND p.id <> ?1 AND p.archived_at IS NULL
         ORDER BY {CLOSEST}, p.sort_key, p.id"
    ))?;
    let ids = statement.query_map([person], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
