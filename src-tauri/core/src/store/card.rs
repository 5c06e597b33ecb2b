//! The original cards, as they came.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::contact::Holder;
use crate::error::Result;

/// What a card became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Became {
    Person(i64),
    Organisation(i64),
    Tag(i64),
    /// Kept aside: it could not be read.
    Nothing,
}

pub(crate) struct NewCard<'a> {
    pub(crate) became: Became,
    pub(crate) fingerprint: &'a [u8; 32],
    pub(crate) uid: &'a str,
    pub(crate) source: &'a str,
    pub(crate) line: u64,
    pub(crate) original: &'a [u8],
}

pub(crate) fn insert(connection: &Connection, card: &NewCard<'_>) -> Result<()> {
    let (mut person, mut organisation, mut tag) = (None, None, None);
    match card.became {
        Became::Person(id) => person = Some(id),
        Became::Organisation(id) => organisation = Some(id),
        Became::Tag(id) => tag = Some(id),
        Became::Nothing => {}
    }
    connection
        .prepare_cached(
            "INSERT INTO card (person_id, organisation_id, tag_id, fingerprint, uid, source, line, original)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            person,
            organisation,
            tag,
            card.fingerprint,
            card.uid,
            card.source,
            card.line as i64,
            card.original,
        ])?;
    Ok(())
}

/// What this very card became when it came before.
pub(crate) fn seen(connection: &Connection, fingerprint: &[u8; 32]) -> Result<Option<Became>> {
    Ok(connection
        .prepare_cached(
            "SELECT person_id, organisation_id, tag_id FROM card WHERE fingerprint = ?1",
        )?
        .query_row([fingerprint], became)
        .optional()?)
}

/// An original, and whose it is.
pub(crate) struct Original {
    pub(crate) became: Became,
    pub(crate) bytes: Vec<u8>,
}

/// The keys of all of them.
pub(crate) fn all(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM card ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Original> {
    Ok(connection
        .prepare_cached(
            "SELECT person_id, organisation_id, tag_id, original FROM card WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Original {
                became: became(row)?,
                bytes: row.get("original")?,
            })
        })?)
}

/// Has an original say less than it did when it came.
pub(crate) fn cut(connection: &Connection, id: i64, original: &[u8]) -> Result<()> {
    connection
        .prepare_cached("UPDATE card SET original = ?2 WHERE id = ?1")?
        .execute(params![id, original])?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM card WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

fn became(row: &Row<'_>) -> rusqlite::Result<Became> {
    let person = row.get::<_, Option<i64>>("person_id")?.map(Became::Person);
    let organisation = row.get::<_, Option<i64>>("organisation_id")?;
    let tag = row.get::<_, Option<i64>>("tag_id")?;
    Ok(person
        .or(organisation.map(Became::Organisation))
        .or(tag.map(Became::Tag))
        .unwrap_or(Became::Nothing))
}

/// So many cards of one UID are looked at.
const VERSIONS: i64 = 32;

/// Whose the last few cards of this UID are, the last one first. One may have
/// been copied with its UID.
pub(crate) fn people_of_uid(connection: &Connection, uid: &str) -> Result<Vec<i64>> {
    holders_of_uid(connection, "person_id", uid)
}

/// The last of them.
pub(crate) fn person_of_uid(connection: &Connection, uid: &str) -> Result<Option<i64>> {
    Ok(people_of_uid(connection, uid)?.first().copied())
}

/// The organisations that the last few cards of this UID belong to.
pub(crate) fn organisations_of_uid(connection: &Connection, uid: &str) -> Result<Vec<i64>> {
    holders_of_uid(connection, "organisation_id", uid)
}

fn holders_of_uid(connection: &Connection, holder: &str, uid: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {holder} FROM card WHERE uid = ?1 AND uid <> '' AND {holder} IS NOT NULL
         ORDER BY id DESC LIMIT ?2"
    ))?;
    let mut holders = Vec::new();
    let mut rows = statement.query(params![uid, VERSIONS])?;
    while let Some(row) = rows.next()? {
        let holder = row.get(0)?;
        if !holders.contains(&holder) {
            holders.push(holder);
        }
    }
    Ok(holders)
}

/// People who have cards of one UID, in pairs, the lower key first. What more than
/// `few` share tells nobody apart, nor does a bare number: tables count their rows.
pub(crate) fn sharing_a_uid(connection: &Connection, few: usize) -> Result<HashSet<(i64, i64)>> {
    let mut statement = connection.prepare(
        "SELECT DISTINCT uid, person_id FROM card
         WHERE uid <> '' AND person_id IS NOT NULL AND uid IN
           (SELECT uid FROM card WHERE uid <> '' AND uid GLOB '*[^0-9]*'
             GROUP BY uid HAVING count(*) > 1)
         ORDER BY uid, person_id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<(String, i64)>>>()?;
    let mut pairs = HashSet::new();
    let groups = rows.chunk_by(|(one, _), (other, _)| one == other);
    for group in groups.filter(|group| group.len() <= few) {
        for (at, (_, one)) in group.iter().enumerate() {
            pairs.extend(group[at + 1..].iter().map(|(_, other)| (*one, *other)));
        }
    }
    Ok(pairs)
}

/// The highest key; 0 where there is none.
pub(crate) fn newest(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM card")?
        .query_row([], |row| row.get(0))?)
}

/// So many cards of one holder are read at once.
const LATEST: i64 = 20;

/// A card that came before.
pub(crate) struct Earlier {
    pub(crate) id: i64,
    pub(crate) fingerprint: [u8; 32],
    pub(crate) uid: String,
    pub(crate) source: String,
    pub(crate) line: i64,
    pub(crate) original: Vec<u8>,
}

/// A holder's last few cards up to this key, the latest first.
pub(crate) fn up_to(connection: &Connection, holder: Holder, newest: i64) -> Result<Vec<Earlier>> {
    let (rows, id) = holder.rows();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, fingerprint, uid, source, line, original FROM card
         WHERE {rows} AND id <= ?2 ORDER BY id DESC LIMIT ?3"
    ))?;
    let cards = statement.query_map(params![id, newest, LATEST], |row| {
        Ok(Earlier {
            id: row.get("id")?,
            fingerprint: row.get("fingerprint")?,
            uid: row.get("uid")?,
            source: row.get("source")?,
            line: row.get("line")?,
            original: row.get("original")?,
        })
    })?;
    Ok(cards.collect::<rusqlite::Result<_>>()?)
}

/// The group that the cards of this UID became; none when the owner deleted it.
pub(crate) fn group_of_uid(connection: &Connection, uid: &str) -> Result<Option<Option<i64>>> {
    Ok(connection
        .prepare_cached(
            "SELECT tag_id FROM card
             WHERE uid = ?1 AND uid <> '' AND person_id IS NULL AND organisation_id IS NULL
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// The last few cards of a group with their keys, the latest last.
pub(crate) fn of_group(connection: &Connection, tag: i64) -> Result<Vec<(i64, Vec<u8>)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, original FROM card WHERE tag_id = ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let cards = statement.query_map([tag, LATEST], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut cards = cards.collect::<rusqlite::Result<Vec<_>>>()?;
    cards.reverse();
    Ok(cards)
}

/// The key of the first card of a person.
pub(crate) fn first_of(connection: &Connection, person: i64) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT min(id) FROM card WHERE person_id = ?1")?
        .query_row([person], |row| row.get(0))?)
}

/// Takes a card away that is about to be kept anew.
pub(crate) fn delete_seen(connection: &Connection, fingerprint: &[u8; 32]) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM card WHERE fingerprint = ?1")?
        .execute([fingerprint])?;
    Ok(())
}

/// Whether one of a holder's last few cards came with the picture of this hash; of
/// none, with any.
pub(crate) fn brought_photo(connection: &Connection, holder: Holder, hash: &str) -> Result<bool> {
    let (rows, id) = holder.rows();
    let found = connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM (SELECT original FROM card WHERE {rows} ORDER BY id DESC LIMIT ?3)
                             WHERE instr(original, CAST(?2 AS BLOB)) > 0)"
        ))?
        .query_row(params![id, format!("vuoro-photo:{hash}"), LATEST], |row| row.get(0))?;
    Ok(found)
}

/// The people whom the cards of one file became, in the order of the file.
pub(crate) fn people_of_source(connection: &Connection, source: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT person_id FROM card WHERE person_id IS NOT NULL AND source = ?1 ORDER BY line",
    )?;
    let people = statement.query_map([source], |row| row.get(0))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// The last few cards of a person, the latest first.
pub(crate) fn originals_of(connection: &Connection, person: i64) -> Result<Vec<Vec<u8>>> {
    let mut statement = connection.prepare_cached(
        "SELECT original FROM card WHERE person_id = ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let originals = statement.query_map([person, LATEST], |row| row.get(0))?;
    Ok(originals.collect::<rusqlite::Result<_>>()?)
}

/// The files that a person's cards came from.
pub(crate) fn sources(connection: &Connection, person: i64) -> Result<Vec<String>> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT source FROM card WHERE person_id = ?1 ORDER BY source")?;
    let sources = statement.query_map([person], |row| row.get(0))?;
    Ok(sources.collect::<rusqlite::Result<_>>()?)
}
