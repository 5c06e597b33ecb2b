//! Tags: a card's categories, and the groups that list it.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::name::fold;
use crate::error::{Error, Result};

/// The tag of this name, made where there is none.
pub(crate) fn of_name(connection: &Connection, name: &str) -> Result<i64> {
    let folded = fold(name);
    let known = connection
        .prepare_cached("SELECT id FROM tag WHERE folded = ?1")?
        .query_row([&folded], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO tag (name, folded) VALUES (?1, ?2)")?
        .execute([name, &folded])?;
    Ok(connection.last_insert_rowid())
}

/// Whether the person did not have it yet.
pub(crate) fn give(connection: &Connection, person: i64, tag: i64) -> Result<bool> {
    let has: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person_tag WHERE person_id = ?1 AND tag_id = ?2)",
        )?
        .query_row([person, tag], |row| row.get(0))?;
    if !has {
        connection
            .prepare_cached("INSERT INTO person_tag (person_id, tag_id) VALUES (?1, ?2)")?
            .execute(params![person, tag])?;
    }
    Ok(!has)
}

pub(crate) fn of_person(connection: &Connection, person: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.name FROM person_tag p JOIN tag t ON t.id = p.tag_id
         WHERE p.person_id = ?1 ORDER BY t.folded",
    )?;
    let names = statement.query_map([person], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// A tag, and how many people have it; the archived and the owner are not counted.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) people: u32,
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Counted>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.id, t.name, (SELECT count(*) FROM person_tag pt JOIN person p ON p.id = pt.person_id
                                WHERE pt.tag_id = t.id AND p.archived_at IS NULL AND NOT p.is_owner)
         FROM tag t ORDER BY t.folded",
    )?;
    let tags = statement.query_map([], |row| {
        Ok(Counted {
            id: row.get(0)?,
            name: row.get(1)?,
            people: row.get(2)?,
        })
    })?;
    Ok(tags.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn name(connection: &Connection, id: i64) -> Result<String> {
    connection
        .prepare_cached("SELECT name FROM tag WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("group"))
}

pub(crate) fn by_name(connection: &Connection, name: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT id FROM tag WHERE folded = ?1")?
        .query_row([fold(name)], |row| row.get(0))
        .optional()?)
}

/// Whether a group's own card brought it.
pub(crate) fn has_card(connection: &Connection, name: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM tag t JOIN card c ON c.tag_id = t.id WHERE t.folded = ?1)",
        )?
        .query_row([fold(name)], |row| row.get(0))?)
}

pub(crate) fn rename(connection: &Connection, id: i64, name: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE tag SET name = ?2, folded = ?3 WHERE id = ?1 AND name <> ?2")?
        .execute(params![id, name, fold(name)])?;
    Ok(())
}

/// Whether the person had it.
pub(crate) fn take(connection: &Connection, person: i64, tag: i64) -> Result<bool> {
    let taken = connection
        .prepare_cached("DELETE FROM person_tag WHERE person_id = ?1 AND tag_id = ?2")?
        .execute([person, tag])?;
    Ok(taken > 0)
}

/// Makes these a person's tags. One that nobody has any more, and that no
/// card of a group brought, goes.
pub(crate) fn set(connection: &Connection, person: i64, names: &[String]) -> Result<()> {
    let wanted = names
        .iter()
        .map(|name| of_name(connection, name))
        .collect::<Result<Vec<_>>>()?;
    let mut statement =
        connection.prepare_cached("SELECT tag_id FROM person_tag WHERE person_id = ?1")?;
    let had = statement
        .query_map([person], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    for tag in had.iter().filter(|tag| !wanted.contains(tag)) {
        take(connection, person, *tag)?;
        drop_if_bare(connection, *tag)?;
    }
    for tag in wanted {
        give(connection, person, tag)?;
    }
    Ok(())
}

pub(crate) fn drop_if_bare(connection: &Connection, tag: i64) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM tag WHERE id = ?1
               AND NOT EXISTS (SELECT 1 FROM person_tag WHERE tag_id = ?1)
               AND NOT EXISTS (SELECT 1 FROM card WHERE tag_id = ?1)",
        )?
        .execute([tag])?;
    Ok(())
}

pub(crate) fn members(connection: &Connection, tag: i64) -> Result<Vec<i64>> {
    let mut statement = connection
        .prepare_cached("SELECT person_id FROM person_tag WHERE tag_id = ?1 ORDER BY person_id")?;
    let people = statement.query_map([tag], |row| row.get(0))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Gives the members and the cards of one to another, and drops it.
pub(crate) fn join(connection: &Connection, from: i64, into: i64) -> Result<()> {
    for person in members(connection, from)? {
        take(connection, person, from)?;
        give(connection, person, into)?;
    }
    connection
        .prepare_cached("UPDATE card SET tag_id = ?2 WHERE tag_id = ?1")?
        .execute([from, into])?;
    connection
        .prepare_cached("DELETE FROM tag WHERE id = ?1")?
        .execute([from])?;
    Ok(())
}

/// The members lose it; the cards that brought it stay, aside.
pub(crate) fn delete(connection: &Connection, id: i64) -> Result<()> {
    for sql in [
        "DELETE FROM person_tag WHERE tag_id = ?1",
        "UPDATE card SET tag_id = NULL WHERE tag_id = ?1",
        "DELETE FROM tag WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}
