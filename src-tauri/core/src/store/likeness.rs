//! What is compared of everyone, when duplicates are looked for.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::contact::PointKind;
use crate::domain::date::CalendarDay;
use crate::domain::name::fold;
use crate::error::Result;

use super::change::from_word;

/// Little enough of a person that a hundred thousand fit in memory.
#[derive(Debug)]
pub(crate) struct Sketch {
    pub(crate) id: i64,
    /// The words of the name as shown, folded.
    pub(crate) words: Vec<String>,
    /// Folded; '' for none.
    pub(crate) nickname: String,
    pub(crate) birthday: Option<CalendarDay>,
    /// The same for organisations of one folded name; 0 for none.
    pub(crate) employer: u32,
    /// Digests of the numbers, addresses and profiles that are one's own.
    pub(crate) points: Vec<(PointKind, u64)>,
}

/// Everyone but the owner, in the order of their names.
pub(crate) fn sketches(connection: &Connection) -> Result<Vec<Sketch>> {
    let employers = employers(connection)?;
    let mut statement = connection.prepare(
        "SELECT id, folded, nickname, birthday, organisation_id FROM person
         WHERE NOT is_owner ORDER BY folded, id",
    )?;
    let rows = statement.query_map([], |row| {
        let name = row.get_ref(1)?.as_str()?;
        let words = name.split(|c: char| !c.is_alphanumeric());
        let birthday: Option<String> = row.get(3)?;
        let organisation: Option<i64> = row.get(4)?;
        Ok(Sketch {
            id: row.get(0)?,
            words: words
                .filter(|w| !w.is_empty())
                .take(8)
                .map(str::to_owned)
                .collect(),
            nickname: fold(row.get_ref(2)?.as_str()?),
            birthday: birthday.and_then(|day| day.parse().ok()),
            employer: organisation
                .and_then(|id| employers.get(&id).copied())
                .unwrap_or(0),
            points: Vec::new(),
        })
    })?;
    let mut sketches = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let places: HashMap<i64, usize> = sketches
        .iter()
        .enumerate()
        .map(|(at, s)| (s.id, at))
        .collect();
    let mut statement = connection
        .prepare("SELECT person_id, kind, normal FROM contact_point WHERE person_id IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kind = from_word(&row.get::<_, String>(1)?).unwrap_or(PointKind::Url);
        let digest = digest(kind, &row.get::<_, String>(2)?);
        if let (Some(at), Some(digest)) = (places.get(&row.get(0)?), digest) {
            let point = (kind, digest);
            if !sketches[*at].points.contains(&point) {
                sketches[*at].points.push(point);
            }
        }
    }
    Ok(sketches)
}

fn employers(connection: &Connection) -> Result<HashMap<i64, u32>> {
    let mut statement =
        connection.prepare("SELECT id, dense_rank() OVER (ORDER BY folded) FROM organisation")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A point as it is compared; none for one that is nobody's own: a service
/// number, a word that is no address, a site's front page.
pub(crate) fn digest(kind: PointKind, normal: &str) -> Option<u64> {
    let text = match kind {
        PointKind::Phone => normal.starts_with('+').then(|| normal.to_owned()),
        PointKind::Email => normal.contains('@').then(|| normal.to_owned()),
        PointKind::Url | PointKind::Social => profile(normal),
        PointKind::Impp => Some(normal.to_lowercase()),
    }?;
    let hash = blake3::hash(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    Some(u64::from_le_bytes(first))
}

/// A page below a site, without what does not tell pages apart.
fn profile(url: &str) -> Option<String> {
    let url = url.to_lowercase();
    let url = url.split(['?', '#']).next()?;
    let url = url
        .strip_prefix("https://")
        .or(url.strip_prefix("http://"))
        .unwrap_or(url);
    let url = url
        .strip_prefix("www.")
        .unwrap_or(url)
        .trim_end_matches('/');
    url.split_once('/').map(|_| url.to_owned())
}

/// The values that two people have of one kind, as the first wrote them, by
/// what they are compared by.
pub(crate) fn shared_value(
    connection: &Connection,
    a: i64,
    b: i64,
    kinds: &[PointKind],
) -> Result<String> {
    let mut statement = connection
        .prepare_cached("SELECT kind, normal, value FROM contact_point WHERE person_id = ?1")?;
    let mut read = |person: i64| -> Result<Vec<(PointKind, u64, String)>> {
        let mut points = Vec::new();
        let mut rows = statement.query([person])?;
        while let Some(row) = rows.next()? {
            let kind = from_word(&row.get::<_, String>(0)?).unwrap_or(PointKind::Url);
            if let Some(digest) = digest(kind, &row.get::<_, String>(1)?) {
                points.push((kind, digest, row.get(2)?));
            }
        }
        Ok(points)
    };
    let (mine, theirs) = (read(a)?, read(b)?);
    let shared = mine.into_iter().find(|(kind, digest, _)| {
        kinds.contains(kind) && theirs.iter().any(|(_, other, _)| other == digest)
    });
    Ok(shared.map(|(_, _, value)| value).unwrap_or_default())
}
