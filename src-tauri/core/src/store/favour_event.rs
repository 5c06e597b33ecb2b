//! How a favour came to what it is: a history that is only added to.

use rusqlite::{Connection, Row, params};

use super::favour::{parsed, parsed_or_none};
use crate::Now;
use crate::domain::date::When;
pub(crate) use crate::domain::record::{Event, Happened};
use crate::error::Result;

pub(crate) fn insert(
    connection: &Connection,
    favour: i64,
    happened: Happened,
    on: When,
    now: &Now,
) -> Result<()> {
    let (status, outcome, consent) = match happened {
        Happened::Status(status) => (Some(status.word()), None, None),
        Happened::Outcome(outcome) => (None, Some(outcome.word()), None),
        Happened::Consent(person, consent) => (None, None, Some((person, consent.word()))),
    };
    connection
        .prepare_cached(
            "INSERT INTO favour_event (favour_id, status, outcome, person_id, consent, happened_on,
               written_on, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            favour,
            status,
            outcome,
            consent.map(|(person, _)| person),
            consent.map(|(_, word)| word),
            on.to_string(),
            now.today.to_string(),
            now.stamp(),
        ])?;
    Ok(())
}

/// What happened to a favour and when, in the order in which it was written down.
pub(crate) fn of_favour(connection: &Connection, favour: i64) -> Result<Vec<Event>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour_event WHERE favour_id = ?1 ORDER BY id",
    ))?;
    let events = statement.query_map([favour], from_row)?;
    Ok(events.collect::<rusqlite::Result<_>>()?)
}

pub(super) const COLUMNS: &str = "status, outcome, person_id, consent, happened_on, written_on";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Event> {
    let what = if let Some(status) = parsed_or_none(row, 0)? {
        Happened::Status(status)
    } else if let Some(outcome) = parsed_or_none(row, 1)? {
        Happened::Outcome(outcome)
    } else {
        Happened::Consent(row.get(2)?, parsed(row, 3)?)
    };
    Ok(Event {
        what,
        on: parsed(row, 4)?,
        written_on: parsed(row, 5)?,
    })
}
