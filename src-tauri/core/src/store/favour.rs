//! The ledger: favours.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, RowIndex, params};

use super::favour_event::{self, Happened};
use super::favour_party::{self, Party};
use super::person::new_uid;
use crate::Now;
use crate::domain::channel::Channel;
use crate::domain::date::When;
use crate::domain::favour::{FavourKind, Outcome, Role, Status};
use crate::domain::size::Size;
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
    pub(crate) channel: Option<Channel>,
    pub(crate) occasion: String,
    pub(crate) due: Option<When>,
    pub(crate) remind_on: Option<When>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) recorded_at: String,
}

pub(super) const COLUMNS: &str =
    "f.id, f.uid, f.kind, f.what, f.note, f.happened_on, f.status, f.cost, f.recorded_at,
     f.channel, f.occasion, f.due_on, f.remind_on, f.outcome";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Favour> {
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
        channel: parsed_or_none(row, 9)?,
        occasion: row.get(10)?,
        due: parsed_or_none(row, 11)?,
        remind_on: parsed_or_none(row, 12)?,
        outcome: parsed_or_none(row, 13)?,
    })
}

/// A word that the schema allows and this program does not know is damage.
pub(super) fn parsed<T: std::str::FromStr>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<T> {
    let column = column.idx(row.as_ref())?;
    let text: String = row.get(column)?;
    text.parse().map_err(|_| {
        rusqlite::Error::InvalidColumnType(
            column,
            "an unknown word".into(),
            rusqlite::types::Type::Text,
        )
    })
}

pub(super) fn parsed_or_none<T: std::str::FromStr>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<Option<T>> {
    let column = column.idx(row.as_ref())?;
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => parsed(row, column).map(Some),
    }
}

pub(super) fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Size>> {
    Ok(row.get::<_, Option<u8>>(column)?.and_then(Size::of_weight))
}

pub(crate) fn insert(
    connection: &Connection,
    favour: &Favour,
    parties: &[Party],
    now: &Now,
) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO favour (uid, kind, what, happened_on, status, cost, note, channel, occasion,
               due_on, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            favour.uid,
            favour.kind.word(),
            favour.what,
            favour.on.to_string(),
            favour.status.word(),
            favour.cost.weight(),
            favour.note,
            favour.channel.map(Channel::word),
            favour.occasion,
            favour.due.map(|due| due.to_string()),
            favour.recorded_at,
        ])?;
    let id = connection.last_insert_rowid();
    for party in parties {
        favour_party::insert(connection, id, party)?;
    }
    let event = Happened::Status(favour.status);
    favour_event::insert(connection, id, event, favour.on, now)?;
    Ok(id)
}

/// Writes what a favour is anew; its status, outcome and reminder stay.
pub(crate) fn update(connection: &Connection, favour: &Favour) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE favour SET kind = ?2, what = ?3, happened_on = ?4, cost = ?5, note = ?6,
               channel = ?7, occasion = ?8, due_on = ?9, outcome = ?10 WHERE id = ?1",
        )?
        .execute(params![
            favour.id,
            favour.kind.word(),
            favour.what,
            favour.on.to_string(),
            favour.cost.weight(),
            favour.note,
            favour.channel.map(Channel::word),
            favour.occasion,
            favour.due.map(|due| due.to_string()),
            favour.outcome.map(Outcome::word),
        ])?;
    Ok(())
}

/// Brings a favour to its next status, on a day. What is done happened on the
/// day it was done.
pub(crate) fn settle(
    connection: &Connection,
    id: i64,
    status: Status,
    on: When,
    now: &Now,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE favour SET status = ?2, remind_on = NULL,
               happened_on = CASE ?2 WHEN 'done' THEN ?3 ELSE happened_on END WHERE id = ?1",
        )?
        .execute(params![id, status.word(), on.to_string()])?;
    favour_event::insert(connection, id, Happened::Status(status), on, now)
}

pub(crate) fn set_outcome(
    connection: &Connection,
    id: i64,
    outcome: Outcome,
    on: When,
    now: &Now,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE favour SET outcome = ?2, remind_on = NULL WHERE id = ?1")?
        .execute(params![id, outcome.word()])?;
    favour_event::insert(connection, id, Happened::Outcome(outcome), on, now)
}

/// Nobody is reminded of it before that day.
pub(crate) fn remind(connection: &Connection, id: i64, on: Option<NaiveDate>) -> Result<()> {
    connection
        .prepare_cached("UPDATE favour SET remind_on = ?2 WHERE id = ?1 AND remind_on IS NOT ?2")?
        .execute(params![id, on.map(|on| When::on(on).to_string())])?;
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

/// Every favour that someone is a party of, the latest first.
/// At most so many.
pub(crate) fn of_person(connection: &Connection, person: i64, limit: u32) -> Result<Vec<Favour>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f
         WHERE f.id IN (SELECT favour_id FROM favour_party WHERE person_id = ?1)
         ORDER BY ltrim(f.happened_on, '~') DESC, f.id DESC LIMIT ?2"
    ))?;
    let favours = statement.query_map(params![person, limit], from_row)?;
    Ok(favours.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn count_of(connection: &Connection, person: i64) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(DISTINCT favour_id) FROM favour_party WHERE person_id = ?1")?
        .query_row([person], |row| row.get(0))?)
}

/// When something last passed between the owner and someone, and when last face
/// to face; of what came about.
pub(crate) fn last_contacts(
    connection: &Connection,
    person: i64,
) -> Result<(Option<When>, Option<When>)> {
    let last = |condition: &str| -> Result<Option<When>> {
        Ok(connection
            .prepare_cached(&format!(
                "SELECT f.happened_on FROM tie_entry e JOIN favour f ON f.id = e.favour_id
                 WHERE e.person_id = ?1 AND e.status = 'done' {condition}
                 ORDER BY e.day DESC LIMIT 1"
            ))?
            .query_row([person], |row| parsed(row, 0))
            .optional()?)
    };
    Ok((last("")?, last("AND f.channel = 'face_to_face'")?))
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
            let parties = favour_party::of(connection, favour.id)?;
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
            channel: None,
            occasion: String::new(),
            due: None,
            remind_on: None,
            outcome: None,
            recorded_at: now.stamp(),
        }
    }
}
