//! The ledger as a list: which favours there are, by date, and how many of each
//! sort.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::favour::{COLUMNS, Favour, from_row};
use crate::domain::date::When;
use crate::domain::favour::{Direction, FavourKind, Status};
use crate::domain::ledger::{Ledger, LedgerMonth};
use crate::error::Result;

/// Which favours.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) direction: Option<Direction>,
    pub(crate) kind: Option<FavourKind>,
    pub(crate) status: Option<Status>,
    pub(crate) person: Option<i64>,
    pub(crate) occasion: Option<String>,
    /// Folded; '' for any.
    pub(crate) text: String,
    pub(crate) from: Option<When>,
    pub(crate) to: Option<When>,
    pub(crate) void: bool,
}

impl Filter {
    /// Whether it tells favours apart by their sorts alone.
    fn is_of_sorts(&self) -> bool {
        let dated = self.from.is_some() || self.to.is_some();
        !dated && self.person.is_none() && self.occasion.is_none() && self.text.is_empty()
    }
}

/// A condition on `favour_row r`, and what stands for its marks.
fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut sql = String::from("1");
    let mut values: Vec<Value> = Vec::new();
    let mut and = |condition: &str, value: Value| {
        values.push(value);
        sql.push_str(" AND ");
        sql.push_str(&condition.replace('?', &format!("?{}", values.len())));
    };
    if let Some(direction) = filter.direction {
        and("r.direction = ?", direction.word().to_owned().into());
    }
    if let Some(kind) = filter.kind {
        and("r.kind = ?", kind.word().to_owned().into());
    }
    match filter.status {
        Some(status) => and("r.status = ?", status.word().to_owned().into()),
        None if filter.void => {}
        None => and("r.status <> ?", "void".to_owned().into()),
    }
    if let Some(person) = filter.person {
        and(
            "r.favour_id IN (SELECT favour_id FROM favour_party WHERE person_id = ?)",
            person.into(),
        );
    }
    if let Some(occasion) = &filter.occasion {
        and(
            "r.favour_id IN (SELECT id FROM favour WHERE occasion <> '' AND occasion = ?)",
            occasion.clone().into(),
        );
    }
    if !filter.text.is_empty() {
        and(
            "(SELECT instr(fold(f.what || ' ' || f.note || ' ' || f.occasion), ?) > 0
                FROM favour f WHERE f.id = r.favour_id)",
            filter.text.clone().into(),
        );
    }
    // A date is text that begins as what it lies within: '2026-11' < '2026-11-19' < '2026-12'.
    if let Some(from) = filter.from {
        and("r.on_key >= ?", bare(from).into());
    }
    if let Some(to) = filter.to {
        and("r.on_key < ?", format!("{}~", bare(to)).into());
    }
    (sql, values)
}

/// A date without the word for "about".
fn bare(on: When) -> String {
    When { about: false, ..on }.to_string()
}

/// The favours, the latest first.
pub(crate) fn page(
    connection: &Connection,
    filter: &Filter,
    offset: u32,
    limit: u32,
) -> Result<Vec<Favour>> {
    let (condition, mut values) = condition(filter);
    let at = values.len();
    values.push(i64::from(limit).into());
    values.push(i64::from(offset).into());
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM (
           SELECT r.on_key, r.favour_id FROM favour_row r WHERE {condition}
           ORDER BY r.on_key DESC, r.favour_id DESC LIMIT ?{} OFFSET ?{}
         ) t CROSS JOIN favour f ON f.id = t.favour_id
         ORDER BY t.on_key DESC, t.favour_id DESC",
        at + 1,
        at + 2
    ))?;
    let favours = statement.query_map(params_from_iter(values), from_row)?;
    Ok(favours.collect::<rusqlite::Result<_>>()?)
}

/// How many there are of each sort, and in each month.
pub(crate) fn totals(connection: &Connection, filter: &Filter) -> Result<Ledger> {
    let (condition, values) = condition(filter);
    // Months and sorts are counted as favours are written; what else is asked
    // for is looked up in each of them.
    let (from, month, count) = match filter.is_of_sorts() {
        true => ("ledger_count", "r.month", "sum(r.favours)"),
        false => ("favour_row", "substr(r.on_key, 1, 7)", "count(*)"),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {month}, r.direction, r.kind = 'introduction', r.status, {count}
         FROM {from} r WHERE {condition} GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC"
    ))?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut ledger = Ledger {
        total: 0,
        given_count: 0,
        taken_count: 0,
        between_count: 0,
        introductions_given: 0,
        introductions_taken: 0,
        open_count: 0,
        months: Vec::new(),
    };
    while let Some(row) = rows.next()? {
        let month: String = row.get(0)?;
        let direction: Direction = super::favour::parsed(row, 1)?;
        let introduces: bool = row.get(2)?;
        let status: Status = super::favour::parsed(row, 3)?;
        let count: u32 = row.get(4)?;
        if ledger
            .months
            .last()
            .is_none_or(|last: &LedgerMonth| last.month != month)
        {
            ledger.months.push(LedgerMonth {
                month,
                total: 0,
                given_count: 0,
                taken_count: 0,
            });
        }
        ledger.total += count;
        let Some(month) = ledger.months.last_mut() else {
            continue;
        };
        month.total += count;
        if status.is_open() {
            ledger.open_count += count;
        }
        // Counted is what came about.
        if status != Status::Done {
            continue;
        }
        match direction {
            Direction::Given => {
                ledger.given_count += count;
                month.given_count += count;
                ledger.introductions_given += if introduces { count } else { 0 };
            }
            Direction::Taken => {
                ledger.taken_count += count;
                month.taken_count += count;
                ledger.introductions_taken += if introduces { count } else { 0 };
            }
            Direction::Between => ledger.between_count += count,
        }
    }
    Ok(ledger)
}

pub(crate) fn occasions(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT occasion FROM favour WHERE occasion <> '' AND status <> 'void'
         GROUP BY occasion ORDER BY count(*) DESC, occasion LIMIT 200",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// How many promises of the owner's own are open.
pub(crate) fn open_promises(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM favour_row WHERE status IN ('asked', 'promised') AND status = 'promised' AND direction = 'given'",
        )?
        .query_row([], |row| row.get(0))?)
}

/// Favours that have the owner and any other party of this one in common with
/// it, or the owner alone; those with more in common first, then the latest.
pub(crate) fn around(
    connection: &Connection,
    favour: i64,
    owner: i64,
    limit: u32,
) -> Result<Vec<Favour>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM favour f
         WHERE f.id IN (SELECT favour_id FROM favour_party WHERE person_id IN
                         (SELECT person_id FROM favour_party WHERE favour_id = ?1 AND person_id <> ?2))
           AND f.id <> ?1 AND f.status <> 'void'
         ORDER BY ltrim(f.happened_on, '~') DESC, f.id DESC LIMIT ?3"
    ))?;
    let near = statement
        .query_map([favour, owner, i64::from(limit)], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let filter = Filter::default();
    let mut favours = near;
    for other in page(connection, &filter, 0, limit)? {
        if other.id != favour && favours.iter().all(|one| one.id != other.id) {
            favours.push(other);
        }
    }
    Ok(favours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_bounds_what_lies_within_it() {
        let year: When = "~2026".parse().expect("a year");
        let (from, to) = (bare(year), format!("{}~", bare(year)));
        for inside in ["2026", "2026-01", "2026-12-31"] {
            assert!(from.as_str() <= inside && inside < to.as_str(), "{inside}");
        }
        for outside in ["2025-12-31", "2027", "2027-01-01"] {
            assert!(
                !(from.as_str() <= outside && outside < to.as_str()),
                "{outside}"
            );
        }
    }
}
