//! The labels that stand in the book, the most used first: to be offered again.

use rusqlite::Connection;

use crate::error::Result;

/// More than this nobody looks through.
const MOST: u32 = 200;

pub(crate) fn of_points(connection: &Connection) -> Result<Vec<String>> {
    used(connection, "contact_point")
}

pub(crate) fn of_addresses(connection: &Connection) -> Result<Vec<String>> {
    used(connection, "postal_address")
}

pub(crate) fn of_related(connection: &Connection) -> Result<Vec<String>> {
    used(connection, "related")
}

fn used(connection: &Connection, noun: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT label FROM {noun} WHERE label <> ''
         GROUP BY label ORDER BY count(*) DESC, label LIMIT ?1"
    ))?;
    let labels = statement.query_map([MOST], |row| row.get(0))?;
    Ok(labels.collect::<rusqlite::Result<_>>()?)
}
