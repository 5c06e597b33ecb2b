//! What waits for the owner: favours that are open or unthanked, and people of
//! whom nothing has been heard.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};

use super::favour::{COLUMNS, Favour, from_row, parsed, parsed_or_none};
use super::sums::{UNANSWERED, day, number};
use crate::domain::circle::Circle;
use crate::domain::contact::PointKind;
use crate::domain::date::CalendarDay;
use crate::domain::favour::Status;
use crate::domain::turn::{THANKS_WITHIN_DAYS, Turn};
use crate::error::Result;

/// The most favours of one sort that are read.
const MOST: usize = 50;
/// Years of silence after which a tie is an old one, and after which it is more.
const OLD: u64 = 2 * 365;
const FORGOTTEN: u64 = 10 * 365;

/// Those whom no list shows; few, where everyone would be many.
const PUT_AWAY: &str = "SELECT id FROM person WHERE archived_at IS NOT NULL";
/// Where a person stands after the columns of a favour.
const WHO: usize = 14;

/// Favours that wait, each with the person whom it is about.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    pub(crate) total: u32,
    pub(crate) rows: Vec<(i64, Favour)>,
}

/// What the owner promised; what has a day by which it is to be done comes first.
pub(crate) fn promises(connection: &Connection, today: NaiveDate) -> Result<Waiting> {
    waiting(connection, Status::Promised, today)
}

/// What somebody asked of the owner, introductions among it; those that were
/// promised are followed on their way.
pub(crate) fn asked_of_me(connection: &Connection, today: NaiveDate) -> Result<Waiting> {
    waiting(connection, Status::Asked, today)
}

fn waiting(connection: &Connection, status: Status, today: NaiveDate) -> Result<Waiting> {
    let of = format!(
        "FROM favour_row r WHERE r.status IN ('asked', 'promised') AND r.status = ?1
           AND r.direction = 'given' AND (r.kind <> 'introduction' OR r.status = 'asked'
             AND NOT EXISTS (SELECT 1 FROM favour_party p
                              WHERE p.favour_id = r.favour_id AND p.consent = 'declined'))
           AND r.favour_id NOT IN (SELECT id FROM favour WHERE remind_on > ?2)
           AND EXISTS (SELECT 1 FROM favour_party p WHERE p.favour_id = r.favour_id
                         AND p.role = 'beneficiary' AND p.person_id NOT IN ({PUT_AWAY}))"
    );
    let values = params![status.word(), today.to_string()];
    let total = connection
        .prepare_cached(&format!("SELECT count(*) {of}"))?
        .query_row(values, |row| row.get(0))?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS},
                (SELECT p.person_id FROM favour_party p WHERE p.favour_id = f.id
                    AND (p.role = 'beneficiary' OR p.role = 'asked_by' AND f.status = 'asked')
                    AND p.person_id NOT IN ({PUT_AWAY})
                  ORDER BY p.role = 'asked_by' DESC, coalesce(p.consent, '') = 'agreed' DESC, p.id LIMIT 1)
         FROM (SELECT r.favour_id {of}
               ORDER BY coalesce(r.due_on, '9999'), r.on_key, r.favour_id LIMIT {MOST}) t
           CROSS JOIN favour f ON f.id = t.favour_id
         ORDER BY coalesce(f.due_on, '9999'), ltrim(f.happened_on, '~'), f.id"
    ))?;
    let rows = statement.query_map(values, |row| Ok((row.get(WHO)?, from_row(row)?)))?;
    Ok(Waiting {
        total,
        rows: rows.collect::<rusqlite::Result<_>>()?,
    })
}

/// What was received lately and nobody has been thanked for. From those of whom
/// something waits, also what was received shortly before that opened, or since.
pub(crate) fn unthanked(connection: &Connection, today: NaiveDate, most: usize) -> Result<Waiting> {
    let of = format!(
        "FROM (SELECT e.day, e.favour_id, e.person_id FROM tie_entry e
                WHERE e.day BETWEEN ?1 AND ?2 AND {UNANSWERED}
               UNION
               SELECT e.day, e.favour_id, e.person_id FROM tie_entry o INDEXED BY tie_entry_open
                CROSS JOIN tie_entry e ON e.person_id = o.person_id
                WHERE o.status IN ('asked', 'promised') AND o.direction = 'taken'
                  AND e.day BETWEEN o.day - {THANKS_WITHIN_DAYS} AND ?1 - 1 AND {UNANSWERED}) e
         WHERE e.favour_id NOT IN (SELECT id FROM favour WHERE remind_on > ?3)
           AND e.person_id NOT IN ({PUT_AWAY})"
    );
    let from = number(today - Days::new(THANKS_WITHIN_DAYS));
    let (until, today) = (number(today), today.to_string());
    let total = connection
        .prepare_cached(&format!("SELECT count(*) {of}"))?
        .query_row(params![from, until, today], |row| row.get(0))?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, t.person_id
         FROM (SELECT e.day, e.favour_id, e.person_id {of}
               ORDER BY e.day, e.favour_id LIMIT ?4) t
           CROSS JOIN favour f ON f.id = t.favour_id
         ORDER BY t.day, t.favour_id"
    ))?;
    let rows = statement.query_map(params![from, until, today, most], |row| {
        Ok((row.get(WHO)?, from_row(row)?))
    })?;
    Ok(Waiting {
        total,
        rows: rows.collect::<rusqlite::Result<_>>()?,
    })
}

/// Those with whom it is the owner's turn by what passed, and nothing is open:
/// how many, and the first by name.
pub(crate) fn mine_by_lean(connection: &Connection, today: NaiveDate) -> Result<(u32, Vec<i64>)> {
    const OF: &str = "FROM tie_turn t
         WHERE t.turn = ?1 AND t.from_day <= ?2 AND ?2 < t.to_day AND t.by_lean
           AND t.person_id NOT IN (SELECT id FROM person WHERE remind_on > ?3)";
    let values = params![Turn::Mine as i64, number(today), today.to_string()];
    let total = connection
        .prepare_cached(&format!("SELECT count(*) {OF}"))?
        .query_row(values, |row| row.get(0))?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT t.person_id {OF} ORDER BY t.sort_key, t.person_id LIMIT {MOST}"
    ))?;
    let ids = statement.query_map(values, |row| row.get(0))?;
    Ok((total, ids.collect::<rusqlite::Result<_>>()?))
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
                (SELECT e.day FROM tie_entry e WHERE e.person_id = p.id AND e.status = 'done'
                  ORDER BY e.day DESC LIMIT 1)
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
    let bound = |day: NaiveDate| day.format("%m-%d").to_string();
    // The 29th of February is kept a day early in other years.
    let (start, end) = match (bound(from), bound(to)) {
        (start, end) if end == "02-28" => (start, "02-29".to_owned()),
        both => both,
    };
    let ranges = match start <= end {
        true => vec![(start, end)],
        false => vec![(start, "12-31".into()), ("01-01".into(), end)],
    };
    let mut days = Vec::new();
    for (column, anniversary) in [("birthday", false), ("anniversary", true)] {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id, {column} FROM person
             WHERE {column} IS NOT NULL AND substr({column}, -5) BETWEEN ?1 AND ?2
               AND archived_at IS NULL AND NOT is_owner AND circle IS NOT NULL"
        ))?;
        for (start, end) in &ranges {
            let rows = statement.query_map([start, end], |row| {
                Ok((row.get(0)?, parsed_or_none(row, 1)?))
            })?;
            for row in rows {
                let (person, day) = row?;
                days.extend(day.map(|day| (person, day, anniversary)));
            }
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

/// Somebody, or a favour with them, of whom nobody is reminded before `until`.
pub(crate) struct PutOff {
    pub(crate) until: NaiveDate,
    pub(crate) person: i64,
    pub(crate) favour: Option<Favour>,
}

/// What was put off and would be asked for without that, the soonest to come
/// back first. A favour that was settled since waits for nothing.
pub(crate) fn put_off(connection: &Connection, today: NaiveDate) -> Result<Vec<PutOff>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS},
                (SELECT p.person_id FROM favour_party p
                  WHERE p.favour_id = f.id AND p.person_id NOT IN (SELECT id FROM person WHERE is_owner)
                    AND p.person_id NOT IN ({PUT_AWAY})
                  ORDER BY p.role = 'introduced', p.id LIMIT 1) AS who,
                f.remind_on
         FROM favour f
         WHERE f.remind_on > ?1 AND who IS NOT NULL
           AND (f.status IN ('asked', 'promised')
             OR f.status = 'done' AND f.kind = 'introduction' AND coalesce(f.outcome, 'sent') = 'sent'
                AND EXISTS (SELECT 1 FROM favour_row r
                             WHERE r.favour_id = f.id AND r.direction = 'given')
             OR EXISTS (SELECT 1 FROM tie_entry e WHERE e.favour_id = f.id AND {UNANSWERED}))"
    ))?;
    let favours = statement.query_map([today.to_string()], |row| {
        Ok(PutOff {
            until: parsed(row, WHO + 1)?,
            person: row.get(WHO)?,
            favour: Some(from_row(row)?),
        })
    })?;
    let mut all = favours.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT id, remind_on FROM person
         WHERE remind_on > ?1 AND archived_at IS NULL AND NOT is_owner",
    )?;
    let people = statement.query_map([today.to_string()], |row| {
        Ok(PutOff {
            until: parsed(row, 1)?,
            person: row.get(0)?,
            favour: None,
        })
    })?;
    for one in people {
        all.push(one?);
    }
    all.sort_by_key(|one| (one.until, one.favour.as_ref().map(|f| f.id), one.person));
    Ok(all)
}
