//! What waits for the owner: favours that are open or unthanked, and people of
//! whom nothing has been heard.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};

use super::favour::{COLUMNS, Favour, from_row, parsed, parsed_or_none};
use super::sums::{day, number};
use crate::domain::circle::Circle;
use crate::domain::contact::PointKind;
use crate::domain::date::CalendarDay;
use crate::domain::turn::Turn;
use crate::error::Result;

/// The most favours of one sort that are read.
const MOST: usize = 50;
/// Days for which thanks are asked for; `domain::turn` says why.
const THANKS_WITHIN: u64 = 30;
/// Years of silence after which a tie is an old one, and after which it is more.
const OLD: u64 = 2 * 365;
const FORGOTTEN: u64 = 10 * 365;

/// Favours that wait, each with the person whom it is about.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    pub(crate) total: u32,
    pub(crate) rows: Vec<(i64, Favour)>,
}

/// What the owner promised; what has a day by which it is to be done comes first.
pub(crate) fn promises(connection: &Connection, today: NaiveDate) -> Result<Waiting> {
    waiting(
        connection,
        "r.status = 'promised' AND r.direction = 'given' AND f.kind <> 'introduction'",
        "beneficiary",
        today,
    )
}

/// What somebody asked of the owner.
pub(crate) fn asked_of_me(connection: &Connection, today: NaiveDate) -> Result<Waiting> {
    waiting(
        connection,
        "r.status = 'asked' AND r.direction = 'given' AND f.kind <> 'introduction'",
        "beneficiary",
        today,
    )
}

fn waiting(connection: &Connection, which: &str, whom: &str, today: NaiveDate) -> Result<Waiting> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS},
                (SELECT p.person_id FROM favour_party p JOIN person q ON q.id = p.person_id
                  WHERE p.favour_id = f.id AND p.role = ?1 AND q.archived_at IS NULL
                  ORDER BY p.id LIMIT 1) AS who
         FROM favour_row r JOIN favour f ON f.id = r.favour_id
         WHERE r.status IN ('asked', 'promised') AND {which} AND coalesce(f.remind_on, '') <= ?2
           AND who IS NOT NULL
         ORDER BY coalesce(f.due_on, '9999'), r.on_key, f.id"
    ))?;
    gather(&mut statement.query(params![whom, today.to_string()])?)
}

fn gather(rows: &mut rusqlite::Rows<'_>) -> Result<Waiting> {
    let mut waiting = Waiting::default();
    while let Some(row) = rows.next()? {
        waiting.total += 1;
        if waiting.rows.len() < MOST {
            waiting.rows.push((row.get("who")?, from_row(row)?));
        }
    }
    Ok(waiting)
}

/// What was received lately and nobody has been thanked for.
pub(crate) fn unthanked(connection: &Connection, today: NaiveDate) -> Result<Waiting> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, e.person_id AS who
         FROM tie_entry e JOIN favour f ON f.id = e.favour_id JOIN person q ON q.id = e.person_id
         WHERE e.day BETWEEN ?1 AND ?2 AND e.direction = 'taken' AND e.status = 'done'
           AND NOT e.answered AND e.kind <> 'thanks' AND q.archived_at IS NULL
           AND coalesce(f.remind_on, '') <= ?3
         ORDER BY e.day, f.id"
    ))?;
    let from = number(today - Days::new(THANKS_WITHIN));
    gather(&mut statement.query(params![from, number(today), today.to_string()])?)
}

/// Those with whom it is the owner's turn by what passed, and nothing is open.
pub(crate) fn mine_by_lean(connection: &Connection, today: NaiveDate) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT t.person_id FROM tie_turn t CROSS JOIN person p ON p.id = t.person_id
         WHERE t.turn = ?1 AND t.from_day <= ?2 AND ?2 < t.to_day
           AND coalesce(p.remind_on, '') <= ?4
           AND NOT EXISTS (SELECT 1 FROM tie_entry e WHERE e.person_id = t.person_id
                             AND e.status IN ('asked', 'promised'))
           AND NOT EXISTS (SELECT 1 FROM tie_entry e WHERE e.person_id = t.person_id
                             AND e.day >= ?3 AND e.direction = 'taken' AND e.status = 'done'
                             AND NOT e.answered AND e.kind <> 'thanks')
         ORDER BY t.sort_key, t.person_id",
    )?;
    let ids = statement.query_map(
        params![
            Turn::Mine as i64,
            number(today),
            number(today - Days::new(THANKS_WITHIN)),
            today.to_string(),
        ],
        |row| row.get(0),
    )?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Somebody close, and when something last passed.
pub(crate) struct CloseOne {
    pub(crate) person: i64,
    pub(crate) circle: Circle,
    pub(crate) last: Option<NaiveDate>,
    pub(crate) added: NaiveDate,
}

/// The core, the close ones and the friends.
pub(crate) fn close_ones(connection: &Connection, today: NaiveDate) -> Result<Vec<CloseOne>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.id, p.circle, substr(p.added_at, 1, 10),
                (SELECT max(e.day) FROM tie_entry e WHERE e.person_id = p.id AND e.status = 'done')
         FROM person p
         WHERE p.circle IN ('core', 'close', 'friend') AND p.archived_at IS NULL
           AND coalesce(p.remind_on, '') <= ?1",
    )?;
    let rows = statement.query_map([today.to_string()], |row| {
        Ok(CloseOne {
            person: row.get(0)?,
            circle: parsed(row, 1)?,
            added: row.get::<_, String>(2)?.parse().unwrap_or(today),
            last: row.get::<_, Option<i64>>(3)?.and_then(day),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Ties that were alive once and have been silent for years, the latest first.
pub(crate) fn dormant(connection: &Connection, today: NaiveDate) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT r.person_id FROM person_row r CROSS JOIN tie_sum s ON s.person_id = r.person_id
           CROSS JOIN person p ON p.id = r.person_id
         WHERE r.archived = 0 AND r.last_on BETWEEN ?1 AND ?2
           AND s.given_count > 0 AND s.taken_count > 0
           AND coalesce(r.circle, '') NOT IN ('core', 'close')
           AND coalesce(p.remind_on, '') <= ?3
         ORDER BY r.last_on DESC, r.person_id LIMIT 50",
    )?;
    let (from, to) = (today - Days::new(FORGOTTEN), today - Days::new(OLD));
    let ids = statement.query_map(
        params![from.to_string(), to.to_string(), today.to_string()],
        |row| row.get(0),
    )?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// People whose birthday or anniversary lies within two days of the calendar.
/// Of those who are put away, nobody's.
pub(crate) fn days_of_year(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(i64, CalendarDay, bool)>> {
    let mut days = Vec::new();
    for (column, anniversary) in [("birthday", false), ("anniversary", true)] {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id, {column} FROM person
             WHERE {column} IS NOT NULL AND archived_at IS NULL AND NOT is_owner
               AND circle IS NOT NULL
               AND iif(?1 <= ?2, substr({column}, -5) BETWEEN ?1 AND ?2,
                                 substr({column}, -5) >= ?1 OR substr({column}, -5) <= ?2)"
        ))?;
        let bound = |day: NaiveDate| day.format("%m-%d").to_string();
        // The 29th of February is kept a day early in other years.
        let end = match bound(to).as_str() {
            "02-28" => "02-29".to_owned(),
            other => other.to_owned(),
        };
        let rows = statement.query_map(params![bound(from), end], |row| {
            Ok((row.get(0)?, parsed_or_none(row, 1)?))
        })?;
        for row in rows {
            let (person, day) = row?;
            days.extend(day.map(|day| (person, day, anniversary)));
        }
    }
    Ok(days)
}

/// How many are in no circle, of those who are not put away.
pub(crate) fn unplaced(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM person_row WHERE circle IS NULL AND archived = 0")?
        .query_row([], |row| row.get(0))?)
}

/// The ways in which someone can be reached at once.
pub(crate) fn reach(connection: &Connection, person: i64) -> Result<Vec<PointKind>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT kind FROM contact_point
         WHERE person_id = ?1 AND kind IN ('phone', 'email') ORDER BY kind DESC",
    )?;
    let kinds = statement.query_map([person], |row| parsed(row, 0))?;
    Ok(kinds.collect::<rusqlite::Result<_>>()?)
}
