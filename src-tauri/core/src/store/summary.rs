//! What a list shows of a person.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::balance::Entry;
use crate::domain::circle::{Circle, Tie};
use crate::domain::date::When;
use crate::domain::favour::{Direction, Status};
use crate::domain::size::Size;
use crate::error::Result;

#[derive(Debug)]
pub(crate) struct Summary {
    pub(crate) name: String,
    pub(crate) circle: Option<Circle>,
    pub(crate) tie: Option<Tie>,
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) city: String,
    /// The picture's hash, in hexadecimal.
    pub(crate) photo: Option<String>,
    /// The first day of the latest favour's date.
    pub(crate) last_on: Option<String>,
    pub(crate) archived: bool,
    entries: String,
}

impl Summary {
    /// What passed between the owner and them.
    pub(crate) fn entries(&self, today: NaiveDate) -> Vec<Entry> {
        read(&self.entries, today)
    }
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Summary> {
    Ok(connection
        .prepare_cached(
            "SELECT name, circle, tie, title, organisation, city, photo, nullif(last_on, ''),
                    archived, entries
             FROM person_row WHERE person_id = ?1",
        )?
        .query_row([id], |row| {
            let word = |column| row.get::<_, Option<String>>(column);
            Ok(Summary {
                name: row.get(0)?,
                circle: word(1)?.and_then(|circle| circle.parse().ok()),
                tie: word(2)?.and_then(|tie| tie.parse().ok()),
                title: row.get(3)?,
                organisation: row.get(4)?,
                city: row.get(5)?,
                photo: row.get(6)?,
                last_on: row.get(7)?,
                archived: row.get(8)?,
                entries: row.get(9)?,
            })
        })?)
}

/// What is not an entry was written by no version of this program, and `check`
/// tells of it.
fn read(json: &str, today: NaiveDate) -> Vec<Entry> {
    type Kept<'a> = (Direction, Status, &'a str, u8, Option<u8>, u32);
    let kept: Vec<Kept<'_>> = serde_json::from_str(json).unwrap_or_default();
    let entry = |(direction, status, on, cost, value, beneficiaries): Kept<'_>| {
        Some(Entry {
            direction,
            status,
            day: on.parse::<When>().ok()?.representative(today),
            cost: Size::of_weight(cost)?,
            value: value.and_then(Size::of_weight),
            beneficiaries,
        })
    };
    kept.into_iter().filter_map(entry).collect()
}

/// An e-mail address or a number of someone, or ''.
pub(crate) fn reach(connection: &Connection, id: i64) -> Result<String> {
    Ok(connection
        .prepare_cached(
            "SELECT coalesce((SELECT value FROM contact_point WHERE person_id = ?1
               AND kind IN ('email', 'phone') ORDER BY preferred DESC, id LIMIT 1), '')",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// The key of everyone but the owner.
pub(crate) fn everyone(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM person WHERE NOT is_owner ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
