//! The ledger: favours, their parties, links and events.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::person::new_uid;
use crate::Now;
use crate::domain::balance::Entry;
use crate::domain::date::When;
use crate::domain::favour::{Direction, FavourKind, Role, Status};
use crate::domain::size::Size;
use crate::domain::turn::Tied;
use crate::error::{Error, Result};

/// A favour as the book keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Favour {
    pub(crate) id: i64,
    pub(crate) uid: String,
    pub(crate) kind: FavourKind,
    pub(crate) what: String,
    pub(crate) note: String,
    pub(crate) on: When,
    pub(crate) status: Status,
    pub(crate) cost: Size,
    pub(crate) recorded_at: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) person: i64,
    pub(crate) role: Role,
    pub(crate) value: Option<Size>,
}

const COLUMNS: &str =
    "f.id, f.uid, f.kind, f.what, f.note, f.happened_on, f.status, f.cost, f.recorded_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Favour> {
    Ok(Favour {
        id: row.get(0)?,
        uid: row.get(1)?,
        kind: parsed(row, 2)?,
        what: row.get(3)?,
        note: row.get(4)?,
        on: parsed(row, 5)?,
        status: parsed(row, 6)?,
        cost: size(row, 7)?.unwrap_or(Size::Nothing),
        recorded_at: row.get(8)?,
    })
}

/// A word that the schema allows and this program does not know is damage.
pub(super) fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| {
        rusqlite::Error::InvalidColumnType(
            column,
            "an unknown word".into(),
            rusqlite::types::Type::Text,
        )
    })
}

pub(super) fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Size>> {
    Ok(row.get::<_, Option<u8>>(column)?.and_then(Size::of_weight))
}

pub(crate) fn insert(connection: &Connection, favour: &Favour, parties: &[Party]) -> Result<i64> {
    let on = favour.on.to_string();
    connection
        .prepare_cached(
            "INSERT INTO favour (uid, kind, what, happened_on, status, cost, note, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            favour.uid,
            favour.kind.word(),
            favour.what,
            on,
            favour.status.word(),
            favour.cost.weight(),
            favour.note,
            favour.recorded_at,
        ])?;
    let id = connection.last_insert_rowid();
    for party in parties {
        connection
            .prepare_cached(
                "INSERT INTO favour_party (favour_id, person_id, role, value) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id, party.person, party.role.word(), party.value.map(Size::weight)])?;
    }
    insert_event(
        connection,
        id,
        favour.status,
        favour.on,
        &favour.recorded_at,
    )?;
    Ok(id)
}

fn insert_event(
    connection: &Connection,
    favour: i64,
    status: Status,
    on: When,
    recorded_at: &str,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO favour_event (favour_id, status, happened_on, recorded_at)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![favour, status.word(), on.to_string(), recorded_at])?;
    Ok(())
}

/// Brings an open favour to its next status, on a day. What is done happened
/// on the day it was done.
pub(crate) fn settle(connection: &Connection, id: i64, status: Status, now: &Now) -> Result<()> {
    let on = When::on(now.today);
    connection
        .prepare_cached(
            "UPDATE favour SET status = ?2,
               happened_on = CASE ?2 WHEN 'done' THEN ?3 ELSE happened_on END WHERE id = ?1",
        )?
        .execute(params![id, status.word(), on.to_string()])?;
    insert_event(connection, id, status, on, &now.stamp())
}

pub(crate) fn link(connection: &Connection, later: i64, earlier: i64, kind: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO favour_link (favour_id, earlier_id, kind) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![later, earlier, kind])?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Favour> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM favour f WHERE f.id = ?1"))?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("favour"))
}

/// Takes a favour out of the ledger, with all that hangs on it.
pub(crate) fn delete(connection: &Connection, id: i64) -> Result<()> {
    for sql in [
        // What a file told of it was settled, and is not proposed again.
        "UPDATE suggestion SET state = 'dismissed', favour_id = NULL WHERE favour_id = ?1",
        "DELETE FROM favour_link WHERE favour_id = ?1 OR earlier_id = ?1",
        "DELETE FROM favour_event WHERE favour_id = ?1",
        "DELETE FROM favour_party WHERE favour_id = ?1",
        "DELETE FROM favour WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// Whether a favour still says something when these people are gone: its giver
/// is left, and somebody whom it helped.
pub(crate) fn stands_without(parties: &[Party], gone: &BTreeSet<i64>) -> bool {
    let left = |role| {
        let of_role = parties.iter().filter(move |party| party.role == role);
        of_role
            .filter(|party| !gone.contains(&party.person))
            .count()
    };
    left(Role::Giver) == 1 && left(Role::Beneficiary) > 0
}

/// Every favour that someone is a party of, the latest first.
pub(crate) fn of_person(connection: &Connection, person: i64) -> Result<Vec<Favour>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f
         WHERE f.id IN (SELECT favour_id FROM favour_party WHERE person_id = ?1)
         ORDER BY ltrim(f.happened_on, '~') DESC, f.id DESC"
    ))?;
    let favours = statement.query_map([person], from_row)?;
    Ok(favours.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn count_of(connection: &Connection, person: i64) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(DISTINCT favour_id) FROM favour_party WHERE person_id = ?1")?
        .query_row([person], |row| row.get(0))?)
}

pub(crate) fn parties(connection: &Connection, favour: i64) -> Result<Vec<Party>> {
    let mut statement = connection.prepare_cached(
        "SELECT person_id, role, value FROM favour_party WHERE favour_id = ?1 ORDER BY id",
    )?;
    let parties = statement.query_map([favour], |row| {
        Ok(Party {
            person: row.get(0)?,
            role: parsed(row, 1)?,
            value: size(row, 2)?,
        })
    })?;
    Ok(parties.collect::<rusqlite::Result<_>>()?)
}

/// A favour in which two people take part, and as what each does.
pub(crate) struct Shared {
    pub(crate) favour: Favour,
    pub(crate) left: Vec<Role>,
    pub(crate) right: Vec<Role>,
}

/// The favours in which both take part.
pub(crate) fn shared(connection: &Connection, left: i64, right: i64) -> Result<Vec<Shared>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f
         WHERE EXISTS (SELECT 1 FROM favour_party p WHERE p.favour_id = f.id AND p.person_id = ?1)
           AND f.id IN (SELECT favour_id FROM favour_party WHERE person_id = ?2) ORDER BY f.id"
    ))?;
    let favours = statement.query_map([left, right], from_row)?;
    favours
        .map(|favour| {
            let favour = favour?;
            let parties = parties(connection, favour.id)?;
            let roles = |person| {
                let own = parties.iter().filter(|p| p.person == person);
                own.map(|p| p.role).collect()
            };
            Ok(Shared {
                left: roles(left),
                right: roles(right),
                favour,
            })
        })
        .collect()
}

/// The kind and the uid of each earlier favour that this one answers.
pub(crate) fn links(connection: &Connection, favour: i64) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT l.kind, f.uid FROM favour_link l JOIN favour f ON f.id = l.earlier_id
         WHERE l.favour_id = ?1 ORDER BY l.id",
    )?;
    let links = statement.query_map([favour], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(links.collect::<rusqlite::Result<_>>()?)
}

/// How something later answers a favour: `returns`, `passes_on`, `thanks`.
pub(crate) fn answers(connection: &Connection, favour: i64) -> Result<Vec<String>> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT kind FROM favour_link WHERE earlier_id = ?1 ORDER BY 1")?;
    let kinds = statement.query_map([favour], |row| row.get(0))?;
    Ok(kinds.collect::<rusqlite::Result<_>>()?)
}

/// Whose entries are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose<'a> {
    Everyone,
    These(&'a [i64]),
}

/// What passed between the owner and others, by person, in no order. A favour
/// between others is in nobody's list.
pub(crate) fn entries(
    connection: &Connection,
    whose: Whose<'_>,
    today: NaiveDate,
) -> Result<BTreeMap<i64, Vec<Tied<i64>>>> {
    let owner = super::person::owner(connection)?;
    // The joins are taken as they are written: from the few people, or from all
    // that the owner takes part in. SQLite, which keeps no statistics here,
    // would begin with the owner's every favour to show one person's.
    let (from, ids) = match whose {
        Whose::Everyone => (
            "favour_party o CROSS JOIN favour_party p ON p.favour_id = o.favour_id",
            String::new(),
        ),
        Whose::These(ids) => (
            "json_each(?2) i CROSS JOIN favour_party p ON p.person_id = i.value
               CROSS JOIN favour_party o ON o.favour_id = p.favour_id",
            serde_json::to_string(ids).unwrap_or_default(),
        ),
    };
    // Given: I am the giver, and they benefit. Taken: they are, and I do.
    let sql = format!(
        "SELECT p.person_id, f.id, f.kind, f.happened_on, f.status, f.cost,
                CASE p.role WHEN 'giver' THEN o.value ELSE p.value END,
                CASE p.role WHEN 'giver' THEN 'taken' ELSE 'given' END,
                (SELECT count(*) FROM favour_party b WHERE b.favour_id = f.id AND b.role = 'beneficiary'),
                EXISTS (SELECT 1 FROM favour_link l WHERE l.earlier_id = f.id),
                EXISTS (SELECT 1 FROM favour_link l WHERE l.earlier_id = f.id AND l.kind <> 'thanks')
         FROM {from} CROSS JOIN favour f ON f.id = p.favour_id
         WHERE o.person_id = ?1 AND p.person_id <> ?1
           AND (o.role, p.role) IN (VALUES ('giver', 'beneficiary'), ('beneficiary', 'giver'))"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = match whose {
        Whose::Everyone => statement.query(params![owner])?,
        Whose::These(_) => statement.query(params![owner, ids])?,
    };
    let mut entries: BTreeMap<i64, Vec<Tied<i64>>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let on: When = parsed(row, 3)?;
        entries.entry(row.get(0)?).or_default().push(Tied {
            favour: row.get(1)?,
            kind: parsed(row, 2)?,
            entry: Entry {
                direction: parsed::<Direction>(row, 7)?,
                status: parsed(row, 4)?,
                day: on.representative(today),
                cost: size(row, 5)?.unwrap_or(Size::Nothing),
                value: size(row, 6)?,
                beneficiaries: row.get(8)?,
            },
            answered: row.get(9)?,
            carried_on: row.get(10)?,
        });
    }
    Ok(entries)
}

/// The introduction through which the owner met someone: its favour and giver.
pub(crate) fn met_through(connection: &Connection, person: i64) -> Result<Option<(i64, i64)>> {
    Ok(connection
        .prepare_cached(
            "SELECT p.favour_id, g.person_id FROM favour_party p
               JOIN favour f ON f.id = p.favour_id AND f.kind = 'introduction' AND f.status = 'done'
               JOIN favour_party g ON g.favour_id = f.id AND g.role = 'giver'
               JOIN favour_party b ON b.favour_id = f.id AND b.role = 'beneficiary'
               JOIN person o ON o.id = b.person_id AND o.is_owner
             WHERE p.person_id = ?1 AND p.role = 'introduced'
             ORDER BY ltrim(f.happened_on, '~'), f.id LIMIT 1",
        )?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

impl Favour {
    /// A favour that is about to be written down.
    pub(crate) fn new(
        kind: FavourKind,
        what: &str,
        on: When,
        status: Status,
        cost: Size,
        now: &Now,
    ) -> Self {
        Self {
            id: 0,
            uid: new_uid(now),
            kind,
            what: what.trim().to_owned(),
            note: String::new(),
            on,
            status,
            cost,
            recorded_at: now.stamp(),
        }
    }
}
