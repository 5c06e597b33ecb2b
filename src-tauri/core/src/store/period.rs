//! The ledger of a period. Sums are kept of months and of people, not of what
//! lies between two dates: its favours are added up one by one.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::balance::faded;
use super::ledger::bounds;
use super::network::{COMMUNAL, LedgerSum};
use super::sums::{COST, VALUE, WEIGHS, number};
use crate::domain::balance::Measure;
use crate::domain::period::Period;
use crate::error::Result;

/// What came about between two dates of the list, with each tie that it weighs in.
/// `grown` is as in the sums that are kept, but for a date that lies ahead: it
/// weighs its full size.
fn passed(sums: &str) -> String {
    format!(
        "SELECT {sums}
         FROM favour_row r CROSS JOIN tie_entry e ON e.favour_id = r.favour_id
           CROSS JOIN tie_sum s ON s.person_id = e.person_id
         WHERE r.on_key >= ?1 AND r.on_key < ?2 AND r.status = 'done' AND {WEIGHS}"
    )
}

const GROWN: &str = "grown(min(e.day, ?3), ?4)";

fn values(period: &Period, measure: &Measure, today: NaiveDate) -> Vec<Value> {
    let (from, to) = bounds(period);
    vec![
        from.into(),
        to.into(),
        number(today).into(),
        measure.half_life_days.into(),
    ]
}

/// As `network::ledger_sums`.
pub(super) fn ledger_sums(
    connection: &Connection,
    period: &Period,
    close: bool,
    measure: &Measure,
    today: NaiveDate,
) -> Result<Vec<LedgerSum>> {
    let counts = match close {
        true => "1".to_owned(),
        false => format!("NOT {COMMUNAL}"),
    };
    let passed = passed(&format!(
        "month_of(e.day), e.kind, e.direction, sum({COST} * {GROWN}), sum({VALUE} * {GROWN}),
         sum(iif(e.carried_on, ({COST} + {VALUE}) / 2 * {GROWN}, 0.0)),
         sum(({COST} + {VALUE}) / 2), count(DISTINCT e.favour_id)"
    ));
    let mut statement =
        connection.prepare_cached(&format!("{passed} AND {counts} GROUP BY 1, 2, 3"))?;
    let factor = faded(measure, today);
    let rows = statement.query_map(params_from_iter(values(period, measure, today)), |row| {
        LedgerSum::from_row(row, factor)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What each tie adds up to, as of the reference day, as a table `s` in the form of
/// `tie_sum`, and what stands for its marks.
pub(super) fn tie_sums(
    connection: &Connection,
    period: &Period,
    measure: &Measure,
    today: NaiveDate,
) -> Result<(String, Vec<Value>)> {
    // In a sum that is kept, what lies ahead would weigh more than its full size.
    if period.is_everything() && !is_any_ahead(connection, today)? {
        return Ok(("tie_sum s".into(), Vec::new()));
    }
    let of = |direction: &str, size: &str| {
        format!("sum(iif(e.direction = '{direction}', {size} * {GROWN}, 0.0))")
    };
    let passed = passed(&format!(
        "e.person_id, s.circle, s.tie,
         {} AS given_cost, {} AS given_value, {} AS taken_cost, {} AS taken_value,
         sum(e.direction = 'given') AS given_count, sum(e.direction = 'taken') AS taken_count",
        of("given", COST),
        of("given", VALUE),
        of("taken", COST),
        of("taken", VALUE),
    ));
    Ok((
        format!("({passed} GROUP BY e.person_id) s"),
        values(period, measure, today),
    ))
}

fn is_any_ahead(connection: &Connection, today: NaiveDate) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM tie_entry WHERE day > ?1 AND status = 'done')",
        )?
        .query_row([number(today)], |row| row.get(0))?)
}
