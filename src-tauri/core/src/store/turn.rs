//! Whose turn it is with each: what is kept of it, from one day up to another, and
//! what a day says of all of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::balance::{self, faded, latest_day, live, stored};
use super::derived::begin;
use super::favour::parsed_or_none;
use super::sums::{day, number};
use crate::domain::balance::Measure;
use crate::domain::circle::Tie;
use crate::domain::settings::Settings;
use crate::domain::turn::{Turn, over_time, turn};
use crate::error::Result;

/// Says anew whose turn it is with everyone.
pub(super) fn rebuild(connection: &Connection, settings: &Settings) -> Result<()> {
    begin(connection, "touched_tie", "person_id")?;
    connection.execute_batch(
        "DELETE FROM tie_turn;
         INSERT INTO touched_tie SELECT DISTINCT person_id FROM tie_entry;",
    )?;
    derive(connection, settings)
}

/// Says anew whose turn it is with everyone in `touched_tie`.
pub(super) fn derive(connection: &Connection, settings: &Settings) -> Result<()> {
    let measure = Measure::of(settings);
    let mut people = connection.prepare_cached(
        "SELECT t.person_id, coalesce(p.sort_key, ''), p.circle, p.tie,
                p.id IS NULL OR p.archived_at IS NOT NULL OR p.is_owner
         FROM touched_tie t LEFT JOIN person p ON p.id = t.person_id ORDER BY t.person_id",
    )?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        let (id, key): (i64, String) = (row.get(0)?, row.get(1)?);
        let told = !row.get::<_, bool>(4)? && is_told(row, settings.numbers_for_close)?;
        let spells = match told {
            true => spells(connection, id, &key, &measure)?,
            false => Vec::new(),
        };
        write(connection, id, &spells)?;
    }
    Ok(())
}

/// Whether anything is told of a tie whose circle and kind are the columns 2 and 3.
fn is_told(row: &Row<'_>, close: bool) -> Result<bool> {
    let tie = Tie::of(parsed_or_none(row, 3)?, parsed_or_none(row, 2)?);
    Ok(close || tie == Tie::Reciprocal)
}

/// A row of `tie_turn`.
#[derive(PartialEq)]
struct Spell {
    turn: i64,
    key: String,
    from: i64,
    to: i64,
    by_lean: bool,
}

/// None without a favour.
fn spells(
    connection: &Connection,
    person: i64,
    key: &str,
    measure: &Measure,
) -> Result<Vec<Spell>> {
    let Some(base) = latest_day(connection, person)?.and_then(day) else {
        return Ok(Vec::new());
    };
    let amounts = stored(connection, person)?.faded(faded(measure, base));
    let turns = over_time(&live(connection, person, base)?, &amounts, base, measure);
    let ends = turns.iter().skip(1).map(|(day, ..)| number(*day));
    let spells = turns.iter().zip(ends.chain([i64::MAX])).enumerate();
    let spells = spells.map(|(at, ((from, turn, by_lean), to))| Spell {
        turn: *turn as i64,
        key: key.to_owned(),
        from: if at == 0 { 0 } else { number(*from) },
        to,
        by_lean: *by_lean,
    });
    Ok(spells.collect())
}

/// Writes what differs. Each row that is written is a page or two more of every
/// favour, and mostly the turn stays as it was.
fn write(connection: &Connection, person: i64, spells: &[Spell]) -> Result<()> {
    let standing = connection
        .prepare_cached(
            "SELECT turn, sort_key, from_day, to_day, by_lean FROM tie_turn WHERE person_id = ?1",
        )?
        .query_map([person], |row| {
            Ok(Spell {
                turn: row.get(0)?,
                key: row.get(1)?,
                from: row.get(2)?,
                to: row.get(3)?,
                by_lean: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let is_at = |one: &Spell, other: &Spell| {
        (one.turn, &one.key, one.from) == (other.turn, &other.key, other.from)
    };
    for gone in &standing {
        if !spells.iter().any(|spell| is_at(spell, gone)) {
            connection
                .prepare_cached(
                    "DELETE FROM tie_turn
                     WHERE turn = ?1 AND sort_key = ?2 AND person_id = ?3 AND from_day = ?4",
                )?
                .execute(params![gone.turn, gone.key, person, gone.from])?;
        }
    }
    for spell in spells.iter().filter(|spell| !standing.contains(spell)) {
        connection
            .prepare_cached(
                "INSERT INTO tie_turn (turn, sort_key, person_id, from_day, to_day, by_lean)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET to_day = excluded.to_day, by_lean = excluded.by_lean",
            )?
            .execute(params![
                spell.turn,
                spell.key,
                person,
                spell.from,
                spell.to,
                spell.by_lean
            ])?;
    }
    Ok(())
}

/// Those whose turn it is so.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    pub(crate) total: u32,
    /// The first of them by name: people are never ranked by lean.
    pub(crate) first: Vec<i64>,
}

/// Whoever has a favour that came about after a day: what is kept of their turn
/// begins with that.
const AHEAD: &str = "SELECT person_id FROM tie_entry WHERE day > ?1 AND status = 'done'";

/// Who waits for which turn on a day, with the names of so many of each.
pub(crate) fn on(
    connection: &Connection,
    settings: &Settings,
    today: NaiveDate,
    names: u32,
) -> Result<BTreeMap<Turn, Waiting>> {
    let ahead = ahead(connection, settings, today)?;
    let mut counts = connection.prepare_cached(&format!(
        "SELECT turn, count(*) FROM tie_turn WHERE from_day <= ?1 AND ?1 < to_day
           AND person_id NOT IN ({AHEAD}) GROUP BY turn"
    ))?;
    let kept = counts.query_map([number(today)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let kept = kept.collect::<rusqlite::Result<BTreeMap<i64, u32>>>()?;
    let mut first = connection.prepare_cached(&format!(
        "SELECT sort_key, person_id FROM tie_turn
         WHERE turn = ?2 AND from_day <= ?1 AND ?1 < to_day AND person_id NOT IN ({AHEAD})
         ORDER BY sort_key, person_id LIMIT ?3"
    ))?;
    let mut all = BTreeMap::new();
    for turn in Turn::ALL.iter().copied() {
        let rows = first.query_map(params![number(today), turn as i64, names], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let mut people = rows.collect::<rusqlite::Result<Vec<(String, i64)>>>()?;
        let beside = ahead.iter().filter(|(of, ..)| *of == turn);
        let total = kept.get(&(turn as i64)).copied().unwrap_or(0) + beside.clone().count() as u32;
        people.extend(beside.map(|(_, key, id)| (key.clone(), *id)));
        people.sort_unstable();
        people.truncate(names as usize);
        let first = people.into_iter().map(|(_, id)| id).collect();
        all.insert(turn, Waiting { total, first });
    }
    Ok(all)
}

/// Whose turn it is with those of whom a favour is dated ahead.
fn ahead(
    connection: &Connection,
    settings: &Settings,
    today: NaiveDate,
) -> Result<Vec<(Turn, String, i64)>> {
    let measure = Measure::of(settings);
    let mut people = connection.prepare_cached(&format!(
        "SELECT id, sort_key, circle, tie FROM person
         WHERE id IN ({AHEAD}) AND archived_at IS NULL AND NOT is_owner"
    ))?;
    let mut rows = people.query([number(today)])?;
    let mut ahead = Vec::new();
    while let Some(row) = rows.next()? {
        if is_told(row, settings.numbers_for_close)? {
            let id = row.get(0)?;
            let balance = balance::sums(connection, id, &measure, today)?;
            let live = live(connection, id, today)?;
            let (turn, ..) = turn(&live, &balance, &measure, today);
            ahead.push((turn, row.get(1)?, id));
        }
    }
    Ok(ahead)
}
