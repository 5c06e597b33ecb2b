//! What the measures are computed from: the favours between the owner and
//! others, and the sums that are kept of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::favour::{parsed, size};
use super::sums::{REFERENCE, UNANSWERED, day, number};
use crate::domain::balance::{Amount, Balance, Entry, Measure};
use crate::domain::size::Size;
use crate::domain::turn::Tied;
use crate::error::Result;

/// Favours received so many days ago have been thanked for by now, or never will be.
const LIVE_DAYS: i64 = 400;

pub(super) const COLUMNS: &str =
    "e.person_id, e.favour_id, e.kind, e.day, e.status, e.cost, e.value, e.direction,
     e.beneficiaries, e.answered, e.carried_on";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<(i64, Tied<i64>)> {
    Ok((
        row.get(0)?,
        Tied {
            favour: row.get(1)?,
            kind: parsed(row, 2)?,
            entry: Entry {
                direction: parsed(row, 7)?,
                status: parsed(row, 4)?,
                day: day(row.get(3)?).unwrap_or_default(),
                cost: size(row, 5)?.unwrap_or(Size::Nothing),
                value: size(row, 6)?,
                beneficiaries: row.get(8)?,
            },
            answered: row.get(9)?,
            carried_on: row.get(10)?,
        },
    ))
}

/// What passed between the owner and someone, the oldest first.
pub(crate) fn of_person(connection: &Connection, person: i64) -> Result<Vec<Tied<i64>>> {
    ties(
        connection,
        "FROM tie_entry e WHERE e.person_id = ?1 ORDER BY e.day, e.favour_id",
        params![person],
    )
}

/// Of those, what may say whose turn it is from a day on: the open ones, and those
/// of late that nobody has answered.
pub(crate) fn live(
    connection: &Connection,
    person: i64,
    from: NaiveDate,
) -> Result<Vec<Tied<i64>>> {
    let mut live = ties(
        connection,
        "FROM tie_entry e WHERE e.person_id = ?1 AND e.status IN ('asked', 'promised')
         ORDER BY e.day, e.favour_id",
        params![person],
    )?;
    // What is open keeps alive what was unthanked when it opened.
    let opened = live.iter().map(|tied| number(tied.entry.day)).min();
    let from = number(from);
    let since = opened.map_or(from, |day| day.min(from)) - LIVE_DAYS;
    live.extend(ties(
        connection,
        &format!(
            "FROM tie_entry e WHERE e.person_id = ?1 AND e.day > ?2 AND {UNANSWERED}
             ORDER BY e.day, e.favour_id"
        ),
        params![person, since],
    )?);
    Ok(live)
}

/// The days on which the owner asked someone for something.
pub(crate) fn asks(connection: &Connection, person: i64) -> Result<Vec<NaiveDate>> {
    // While it is open, its own date says when: that may have been put right.
    let mut statement = connection.prepare_cached(
        "SELECT iif(e.status = 'asked', e.day, min(stands_for(v.happened_on, v.written_on)))
         FROM tie_entry e JOIN favour_event v ON v.favour_id = e.favour_id AND v.status = 'asked'
         WHERE e.person_id = ?1 AND e.direction = 'taken' AND e.status <> 'void'
         GROUP BY e.favour_id",
    )?;
    let days = statement.query_map([person], |row| row.get(0))?;
    let days = days.collect::<rusqlite::Result<Vec<i64>>>()?;
    Ok(days.into_iter().filter_map(day).collect())
}

fn ties(
    connection: &Connection,
    from: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Tied<i64>>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {from}"))?;
    let ties = statement.query_map(values, |row| Ok(from_row(row)?.1))?;
    Ok(ties.collect::<rusqlite::Result<_>>()?)
}

/// Every favour between the owner and anybody, by person.
pub(crate) fn everyone(connection: &Connection) -> Result<BTreeMap<i64, Vec<Tied<i64>>>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM tie_entry e ORDER BY e.person_id, e.day, e.favour_id"
    ))?;
    let mut ties: BTreeMap<i64, Vec<Tied<i64>>> = BTreeMap::new();
    for row in statement.query_map([], from_row)? {
        let (person, tied) = row?;
        ties.entry(person).or_default().push(tied);
    }
    Ok(ties)
}

pub(super) fn latest_day(connection: &Connection, person: i64) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT coalesce((SELECT max(day) FROM tie_entry WHERE person_id = ?1 AND status = 'done'),
                             (SELECT max(day) FROM tie_entry WHERE person_id = ?1))",
        )?
        .query_row([person], |row| row.get(0))?)
}

/// The sums of a tie on a day, without a look at its favours; those of them
/// whose date still lies ahead are put right one by one.
pub(crate) fn sums(
    connection: &Connection,
    person: i64,
    measure: &Measure,
    today: NaiveDate,
) -> Result<Balance> {
    let mut balance = stored(connection, person)?.faded(faded(measure, today));
    let ahead = ties(
        connection,
        "FROM tie_entry e WHERE e.person_id = ?1 AND e.day > ?2",
        params![person, number(today)],
    )?;
    put_right(
        &mut balance,
        ahead.iter().map(|tied| &tied.entry),
        measure,
        today,
    );
    Ok(balance)
}

/// Favours whose date lies ahead.
pub(super) fn ahead(connection: &Connection, today: NaiveDate) -> Result<Vec<(i64, Tied<i64>)>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM tie_entry e WHERE e.day > ?1"
    ))?;
    let rows = statement.query_map([number(today)], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// As of the reference day.
pub(super) fn stored(connection: &Connection, person: i64) -> Result<Balance> {
    let mut statement = connection.prepare_cached(
        "SELECT given_cost, given_value, taken_cost, taken_value, given_count, taken_count
         FROM tie_sum WHERE person_id = ?1",
    )?;
    let mut rows = statement.query([person])?;
    match rows.next()? {
        Some(row) => Ok(balance_at(row, 0)?),
        None => Ok(Balance::default()),
    }
}

pub(super) fn balance_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Balance> {
    Ok(Balance {
        given: Amount::of(row.get(column)?, row.get(column + 1)?),
        taken: Amount::of(row.get(column + 2)?, row.get(column + 3)?),
        given_count: row.get(column + 4)?,
        taken_count: row.get(column + 5)?,
    })
}

/// What a sum of the reference day has become by a day.
pub(super) fn faded(measure: &Measure, today: NaiveDate) -> f64 {
    ((REFERENCE - number(today)) as f64 / measure.half_life_days).exp2()
}

/// In a sum that fades as one, a favour whose date lies ahead would weigh more
/// than its full size.
pub(super) fn put_right<'a>(
    balance: &mut Balance,
    ahead: impl Iterator<Item = &'a Entry>,
    measure: &Measure,
    today: NaiveDate,
) {
    for entry in ahead {
        let mut full = Balance::default();
        full.add(entry, measure, today);
        let too_much =
            1.0 - ((entry.day - today).num_days() as f64 / measure.half_life_days).exp2();
        balance.given += full.given.times(too_much);
        balance.taken += full.taken.times(too_much);
    }
}
