//! What a favour has to do with earlier ones.

use rusqlite::{Connection, params};

use super::favour::{self, parsed};
use super::favour_party;
use crate::domain::favour::{LinkKind, Status};
use crate::domain::record::{is_in_order, may_stand};
use crate::error::{Invalid, Result};

pub(crate) fn insert(
    connection: &Connection,
    later: i64,
    earlier: i64,
    kind: LinkKind,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO favour_link (favour_id, earlier_id, kind) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![later, earlier, kind.word()])?;
    Ok(())
}

pub(crate) fn delete(
    connection: &Connection,
    later: i64,
    earlier: i64,
    kind: LinkKind,
) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM favour_link WHERE favour_id = ?1 AND earlier_id = ?2 AND kind = ?3",
        )?
        .execute(params![later, earlier, kind.word()])?;
    Ok(())
}

/// The earlier favours that this one answers.
pub(crate) fn earlier(connection: &Connection, favour: i64) -> Result<Vec<(LinkKind, i64)>> {
    pairs(
        connection,
        "SELECT kind, earlier_id FROM favour_link WHERE favour_id = ?1 ORDER BY id",
        favour,
    )
}

/// The later favours that answer this one.
pub(crate) fn later(connection: &Connection, favour: i64) -> Result<Vec<(LinkKind, i64)>> {
    pairs(
        connection,
        "SELECT kind, favour_id FROM favour_link WHERE earlier_id = ?1 ORDER BY id",
        favour,
    )
}

fn pairs(connection: &Connection, sql: &str, favour: i64) -> Result<Vec<(LinkKind, i64)>> {
    let mut statement = connection.prepare_cached(sql)?;
    let pairs = statement.query_map([favour], |row| Ok((parsed(row, 0)?, row.get(1)?)))?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

/// How something later that came about answers a favour.
pub(crate) fn answers(connection: &Connection, favour: i64) -> Result<Vec<LinkKind>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT l.kind FROM favour_link l
           JOIN favour f ON f.id = l.favour_id AND f.status = 'done'
         WHERE l.earlier_id = ?1 ORDER BY 1",
    )?;
    let kinds = statement.query_map([favour], |row| parsed(row, 0))?;
    Ok(kinds.collect::<rusqlite::Result<_>>()?)
}

/// Whether `from` answers `to`, through however many favours between.
pub(crate) fn leads_to(connection: &Connection, from: i64, to: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "WITH RECURSIVE answered (id) AS (
               VALUES (?1)
               UNION SELECT l.earlier_id FROM favour_link l JOIN answered a ON a.id = l.favour_id
             ) SELECT EXISTS (SELECT 1 FROM answered WHERE id = ?2)",
        )?
        .query_row([from, to], |row| row.get(0))?)
}

/// Why one favour cannot answer another that way, where it cannot.
pub(crate) fn check(
    connection: &Connection,
    later: i64,
    earlier: i64,
    kind: LinkKind,
) -> Result<std::result::Result<(), Invalid>> {
    let (answer, answered) = (
        favour::get(connection, later)?,
        favour::get(connection, earlier)?,
    );
    // What is void counts nowhere, and stays as it was.
    if [answer.status, answered.status].contains(&Status::Void) {
        return Ok(Ok(()));
    }
    if !is_in_order(answer.on, answered.on) {
        return Ok(Err(Invalid::LinkOrder));
    }
    let mine = favour_party::of(connection, later)?;
    let theirs = favour_party::of(connection, earlier)?;
    Ok(match may_stand(kind, &mine, &theirs) {
        true => Ok(()),
        false => Err(Invalid::LinkUnfit),
    })
}
