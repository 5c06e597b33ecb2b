//! What the whole network adds up to: the sums of the ledger by month, kind and
//! direction, and those of its ties by circle, life area and group.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row, params_from_iter};

use super::balance::{COLUMNS, ahead, balance_at, faded, from_row, put_right};
use super::favour::{parsed, parsed_or_none};
use super::period;
use super::sums::{WEIGHS, number};
use crate::domain::balance::{Amount, Balance, Measure};
use crate::domain::circle::{Circle, Tie};
use crate::domain::favour::{Direction, FavourKind};
use crate::domain::period::Period;
use crate::domain::turn::Tied;
use crate::error::Result;

/// One row of what the whole ledger adds up to: a month, a kind, a direction.
#[derive(Debug)]
pub(crate) struct LedgerSum {
    pub(crate) month: String,
    pub(crate) kind: FavourKind,
    pub(crate) direction: Direction,
    pub(crate) amount: Amount,
    /// The weight of what was returned or passed on.
    pub(crate) carried_on: f64,
    /// Weight at its full size.
    pub(crate) fresh: f64,
    /// A favour to several people is one.
    pub(crate) favours: u32,
}

impl LedgerSum {
    /// Amounts in the table are as of the reference day, which `factor` brings to another.
    pub(super) fn from_row(row: &Row<'_>, factor: f64) -> rusqlite::Result<Self> {
        Ok(Self {
            month: row.get(0)?,
            kind: parsed(row, 1)?,
            direction: parsed(row, 2)?,
            amount: Amount::of(row.get(3)?, row.get(4)?).times(factor),
            carried_on: row.get::<_, f64>(5)? * factor,
            fresh: row.get(6)?,
            favours: row.get(7)?,
        })
    }

    pub(crate) fn balance(&self) -> Balance {
        let mut balance = Balance::default();
        match self.direction {
            Direction::Given => {
                balance.given = self.amount;
                balance.given_count = self.favours;
            }
            _ => {
                balance.taken = self.amount;
                balance.taken_count = self.favours;
            }
        }
        balance
    }
}

/// The ledger of a period as it weighs on a day, by month, kind and direction;
/// without its communal ties unless `close` ones count. Where one of them were
/// alone in a month or a kind, the sum would be theirs.
pub(crate) fn ledger_sums(
    connection: &Connection,
    period: &Period,
    close: bool,
    measure: &Measure,
    today: NaiveDate,
) -> Result<Vec<LedgerSum>> {
    if !period.is_everything() {
        return period::ledger_sums(connection, period, close, measure, today);
    }
    let factor = faded(measure, today);
    let mut statement = connection.prepare_cached(
        "SELECT month, kind, direction, cost, value, carried_on, fresh, favours FROM ledger_sum
         ORDER BY month, kind, direction",
    )?;
    let rows = statement.query_map([], |row| LedgerSum::from_row(row, factor))?;
    let mut sums = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let places: Places = sums
        .iter()
        .enumerate()
        .filter_map(|(at, sum)| Some(((month_of(&sum.month)?, sum.kind, sum.direction), at)))
        .collect();
    for (_, tied) in ahead(connection, today)? {
        let mut balance = Balance::default();
        put_right(&mut balance, [&tied.entry].into_iter(), measure, today);
        let amount = match tied.entry.direction {
            Direction::Given => balance.given,
            _ => balance.taken,
        };
        if let Some(at) = places.get(&place_of(&tied)) {
            let sum = &mut sums[*at];
            sum.amount += amount;
            sum.carried_on += if tied.carried_on { amount.weight } else { 0.0 };
        }
    }
    if !close {
        take_out_close(connection, &mut sums, &places, measure, today)?;
    }
    Ok(sums)
}

/// Takes away what passed between the owner and communal ties, favour by favour:
/// they are few.
fn take_out_close(
    connection: &Connection,
    sums: &mut Vec<LedgerSum>,
    places: &Places,
    measure: &Measure,
    today: NaiveDate,
) -> Result<()> {
    let close = communal(connection)?;
    let mut seen = HashSet::new();
    for (_, tied) in of_people(connection, &close)? {
        let (mut left, mut full) = (Balance::default(), Balance::default());
        left.add(&tied.entry, measure, today);
        full.add(&tied.entry, measure, tied.entry.day);
        let (Some(at), true) = (places.get(&place_of(&tied)), full.count() > 0) else {
            continue;
        };
        let (amount, fresh) = match tied.entry.direction {
            Direction::Given => (left.given, full.given),
            _ => (left.taken, full.taken),
        };
        let sum = &mut sums[*at];
        sum.amount += -amount;
        sum.fresh -= fresh.weight;
        sum.carried_on -= if tied.carried_on { amount.weight } else { 0.0 };
        if seen.insert(tied.favour) && is_theirs_alone(connection, &tied, &close)? {
            sum.favours -= 1;
        }
    }
    // Where nothing is left, nothing of the arithmetic's dust is left either.
    sums.retain(|sum| sum.favours > 0);
    Ok(())
}

/// A year, and a month of it from 1.
type Month = (i32, u32);

/// Where the sum of a month, a kind and a direction stands.
type Places = HashMap<(Month, FavourKind, Direction), usize>;

fn place_of(tied: &Tied<i64>) -> (Month, FavourKind, Direction) {
    let day = tied.entry.day;
    let month = (day.year(), day.month());
    (month, tied.kind, tied.entry.direction)
}

fn month_of(text: &str) -> Option<Month> {
    let (year, month) = text.rsplit_once('-')?;
    Some((year.parse().ok()?, month.parse().ok()?))
}

/// Whether a `tie_sum s` is of a communal tie; `Tie::of` says why.
pub(super) const COMMUNAL: &str =
    "(s.tie IS 'communal' OR s.tie IS NULL AND coalesce(s.circle, '') IN ('core', 'close'))";

/// The communal ties with whom anything passed that weighs.
fn communal(connection: &Connection) -> Result<HashSet<i64>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.person_id FROM tie_sum s WHERE {COMMUNAL}"
    ))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every favour between the owner and these people.
fn of_people(connection: &Connection, people: &HashSet<i64>) -> Result<Vec<(i64, Tied<i64>)>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM tie_entry e WHERE e.person_id = ?1"
    ))?;
    let mut entries = Vec::new();
    for person in people {
        for row in statement.query_map([person], from_row)? {
            entries.push(row?);
        }
    }
    Ok(entries)
}

/// Whether a favour weighs for nobody but communal ties: then it is counted nowhere.
fn is_theirs_alone(
    connection: &Connection,
    tied: &Tied<i64>,
    close: &HashSet<i64>,
) -> Result<bool> {
    if tied.entry.direction != Direction::Given || tied.entry.beneficiaries == 1 {
        return Ok(true);
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.person_id FROM tie_entry e WHERE e.favour_id = ?1 AND {WEIGHS}"
    ))?;
    let people = statement.query_map([tied.favour], |row| row.get(0))?;
    let people = people.collect::<rusqlite::Result<Vec<i64>>>()?;
    Ok(people.iter().all(|person| close.contains(person)))
}

/// What was given and received since a day, by direction and kind; without
/// communal ties unless `close` ones count.
pub(crate) fn season(
    connection: &Connection,
    close: bool,
    since: NaiveDate,
) -> Result<Vec<(Direction, FavourKind, u32)>> {
    let counts = match close {
        true => "1".to_owned(),
        false => format!("e.person_id NOT IN (SELECT s.person_id FROM tie_sum s WHERE {COMMUNAL})"),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.direction, e.kind, count(DISTINCT e.favour_id) FROM tie_entry e
         WHERE e.day >= ?1 AND {WEIGHS} AND {counts}
         GROUP BY 1, 2"
    ))?;
    let rows = statement.query_map([number(since)], |row| {
        Ok((parsed(row, 0)?, parsed(row, 1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a share of the people adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Circle,
    LifeArea,
    Group,
}

/// A part of the network, the kind of its ties, and their sums.
#[derive(Debug)]
pub(crate) struct Part {
    /// The word for a circle or area, the name of a group; none: in none.
    pub(crate) name: Option<String>,
    pub(crate) circle: Option<Circle>,
    pub(crate) tie: Tie,
    pub(crate) people: u32,
    pub(crate) balance: Balance,
}

/// The sums of everybody's ties in a period, on a day, by parts of the network.
/// Somebody in two groups counts in each.
pub(crate) fn parts(
    connection: &Connection,
    by: By,
    period: &Period,
    measure: &Measure,
    today: NaiveDate,
) -> Result<Vec<Part>> {
    let (name, from) = match by {
        By::Circle => ("s.circle", ""),
        By::LifeArea => (
            "a.area",
            "LEFT JOIN person_life_area a ON a.person_id = s.person_id",
        ),
        By::Group => (
            "g.name",
            "LEFT JOIN person_tag q ON q.person_id = s.person_id LEFT JOIN tag g ON g.id = q.tag_id",
        ),
    };
    let (sums, values) = period::tie_sums(connection, period, measure, today)?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {name}, s.circle, s.tie, s.given_cost, s.given_value, s.taken_cost, s.taken_value,
                s.given_count, s.taken_count
         FROM {sums} {from}"
    ))?;
    let factor = faded(measure, today);
    let mut parts: Vec<Part> = Vec::new();
    // Added up here: to group them, SQLite would sort everybody.
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut place = String::new();
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        place.clear();
        for column in 0..3 {
            let text = row.get_ref(column)?.as_str_or_null();
            place.push_str(text.map_err(rusqlite::Error::from)?.unwrap_or_default());
            place.push('\n');
        }
        let at = match places.get(&place) {
            Some(at) => *at,
            None => {
                let circle = parsed_or_none(row, 1)?;
                parts.push(Part {
                    name: row.get(0)?,
                    circle,
                    tie: Tie::of(parsed_or_none(row, 2)?, circle),
                    people: 0,
                    balance: Balance::default(),
                });
                places.insert(place.clone(), parts.len() - 1);
                parts.len() - 1
            }
        };
        parts[at].people += 1;
        parts[at].balance += balance_at(row, 3)?.faded(factor);
    }
    Ok(parts)
}
