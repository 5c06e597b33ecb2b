//! Organisations.

use rusqlite::{Connection, OptionalExtension, params};

use super::contact::Holder;
use super::merge::{self, Rows};
use super::person::new_uid;
use crate::Now;
use crate::domain::contact::PointKind;
use crate::domain::name::fold;
use crate::domain::unite::Take;
use crate::error::{Error, Result};

/// An organisation as the book keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Organisation {
    pub(crate) id: i64,
    pub(crate) uid: String,
    pub(crate) name: String,
    pub(crate) note: String,
    pub(crate) photo_id: Option<i64>,
}

/// The organisation of this name, made where there is none.
pub(crate) fn of_name(connection: &Connection, name: &str, now: &Now) -> Result<i64> {
    let folded = fold(name);
    let known = connection
        .prepare_cached(
            "SELECT id FROM organisation WHERE folded = ?1 AND name = ?2 ORDER BY id LIMIT 1",
        )?
        .query_row([&folded, name], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => insert(connection, &new_uid(now), name),
    }
}

pub(crate) fn insert(connection: &Connection, uid: &str, name: &str) -> Result<i64> {
    connection
        .prepare_cached("INSERT INTO organisation (uid, name, folded) VALUES (?1, ?2, ?3)")?
        .execute(params![uid, name, fold(name)])?;
    Ok(connection.last_insert_rowid())
}

/// The one of this name that no card has brought; it takes the card's UID, by
/// which other programs know it, where it says nothing but its name.
pub(crate) fn of_no_card(connection: &Connection, uid: &str, name: &str) -> Result<Option<i64>> {
    let found: Option<i64> = connection
        .prepare_cached(
            "SELECT id FROM organisation o WHERE folded = ?1 AND name = ?2
               AND NOT EXISTS (SELECT 1 FROM card WHERE organisation_id = o.id)
             ORDER BY id LIMIT 1",
        )?
        .query_row([&fold(name), name], |row| row.get(0))
        .optional()?;
    if let Some(id) = found {
        connection
            .prepare_cached(&format!(
                "UPDATE organisation SET uid = ?2 WHERE id = ?1 AND {BARE}"
            ))?
            .execute(params![id, uid])?;
    }
    Ok(found)
}

/// Those of this name, two at the most.
pub(crate) fn named(connection: &Connection, name: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM organisation WHERE folded = ?1 AND name = ?2 ORDER BY id LIMIT 2",
    )?;
    let ids = statement.query_map([&fold(name), name], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The one of this name that was made after this one, and that no card has brought.
pub(crate) fn named_since(connection: &Connection, name: &str, newest: i64) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached(
            "SELECT id FROM organisation o WHERE folded = ?1 AND name = ?2 AND id > ?3
               AND NOT EXISTS (SELECT 1 FROM card WHERE organisation_id = o.id)
             ORDER BY id LIMIT 1",
        )?
        .query_row(params![fold(name), name, newest], |row| row.get(0))
        .optional()?)
}

/// The last one that is there; 0 where there is none.
pub(crate) fn newest(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM organisation")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn by_uid(connection: &Connection, uid: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM organisation WHERE uid = ?1")?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

pub(crate) fn name(connection: &Connection, id: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT name FROM organisation WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

pub(crate) fn describe(
    connection: &Connection,
    id: i64,
    note: &str,
    photo_id: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE organisation SET note = ?2, photo_id = ?3
             WHERE id = ?1 AND (note <> ?2 OR photo_id IS NOT ?3)",
        )?
        .execute(params![id, note, photo_id])?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Organisation> {
    connection
        .prepare_cached("SELECT id, uid, name, note, photo_id FROM organisation WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("organisation"))
}

pub(crate) fn rename(connection: &Connection, id: i64, name: &str) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE organisation SET name = ?2, folded = ?3 WHERE id = ?1 AND name <> ?2",
        )?
        .execute(params![id, name, fold(name)])?;
    Ok(())
}

/// An organisation as a list has it.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) folded: String,
    /// Those there now, the archived and the owner apart.
    pub(crate) people: u32,
}

/// By name, those whose name has a word that begins so; '' for all.
pub(crate) fn counted(connection: &Connection, typed: &str) -> Result<Vec<Counted>> {
    let mut statement = connection.prepare_cached(
        "SELECT o.id, o.name, o.folded,
                (SELECT count(*) FROM person p
                  WHERE p.organisation_id = o.id AND p.archived_at IS NULL
                    AND NOT p.is_owner)
         FROM organisation o
         WHERE ?1 = '' OR instr(' ' || o.folded, ' ' || ?1) > 0
         ORDER BY o.folded, o.id",
    )?;
    let rows = statement.query_map([fold(typed)], |row| {
        Ok(Counted {
            id: row.get(0)?,
            name: row.get(1)?,
            folded: row.get(2)?,
            people: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Others whose name is the same when case and diacritics are left aside.
pub(crate) fn of_equal_name(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT o.id FROM organisation o JOIN organisation mine ON mine.folded = o.folded
         WHERE mine.id = ?1 AND o.id <> ?1 ORDER BY o.id",
    )?;
    let ids = statement.query_map([id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The condition that the organisation `?1` says nothing but its name.
const BARE: &str = "note = '' AND photo_id IS NULL
   AND NOT EXISTS (SELECT 1 FROM card WHERE organisation_id = ?1)
   AND NOT EXISTS (SELECT 1 FROM contact_point WHERE organisation_id = ?1)
   AND NOT EXISTS (SELECT 1 FROM postal_address WHERE organisation_id = ?1)
   AND NOT EXISTS (SELECT 1 FROM extra_property WHERE organisation_id = ?1)";

/// One that nobody is at, and that says nothing but its name, goes.
pub(crate) fn drop_if_bare(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "DELETE FROM organisation WHERE id = ?1 AND {BARE}
               AND NOT EXISTS (SELECT 1 FROM person WHERE organisation_id = ?1)"
        ))?
        .execute([id])?;
    Ok(())
}

/// Everyone and everything of one is another's, and it goes. Points and lines
/// that the other has already are not had twice.
pub(crate) fn join(connection: &Connection, from: i64, into: i64) -> Result<()> {
    for sql in [
        "UPDATE person SET organisation_id = ?2 WHERE organisation_id = ?1",
        "UPDATE card SET organisation_id = ?2 WHERE organisation_id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([from, into])?;
    }
    let (kept, gone) = (Holder::Organisation(into), Holder::Organisation(from));
    let points = PointKind::ALL.iter().map(|kind| Rows::Points(*kind));
    for kind in points.chain([Rows::Addresses, Rows::Lines]) {
        merge::rows(connection, kept, gone, kind, Take::Both)?;
    }
    connection
        .prepare_cached("DELETE FROM organisation WHERE id = ?1")?
        .execute([from])?;
    Ok(())
}

/// Who was there has no organisation any more.
pub(crate) fn delete(connection: &Connection, id: i64) -> Result<()> {
    for sql in [
        "UPDATE person SET organisation_id = NULL WHERE organisation_id = ?1",
        "DELETE FROM contact_point WHERE organisation_id = ?1",
        "DELETE FROM postal_address WHERE organisation_id = ?1",
        "DELETE FROM extra_property WHERE organisation_id = ?1",
        "DELETE FROM card WHERE organisation_id = ?1",
        "DELETE FROM organisation WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

pub(crate) fn count(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM organisation")?
        .query_row([], |row| row.get(0))?)
}

/// All of them, in the order of their uid.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Organisation>> {
    let mut statement = connection
        .prepare("SELECT id, uid, name, note, photo_id FROM organisation ORDER BY uid")?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        id: row.get(0)?,
        uid: row.get(1)?,
        name: row.get(2)?,
        note: row.get(3)?,
        photo_id: row.get(4)?,
    })
}
