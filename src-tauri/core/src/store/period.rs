//! The ledger of a period. Sums are kept of months and of people, not of what
//! lies between two dates: its favours are added up one by one.

use chrono::{Datelike, NaiveDate};
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
///
/// It is read from the days that stand for the dates, a tie after the other as they
/// lie in the book: to look for each favour of the list would decrypt a page for
/// each. The two differ only where a month or a year holds an end of the period.
fn passed(sums: &str) -> String {
    let at_an_end = "SELECT favour_id FROM favour_row WHERE on_key IN (?5, ?6, ?7, ?8)";
    let within = "on_key >= ?1 AND on_key < ?2";
    format!(
        "SELECT {sums}
         FROM tie_sum s CROSS JOIN tie_entry e
           ON e.person_id = s.person_id AND e.day BETWEEN ?9 AND ?10
         WHERE {WEIGHS}
           AND (e.favour_id IN ({at_an_end} AND {within})
             OR e.day BETWEEN ?11 AND ?12 AND e.favour_id NOT IN ({at_an_end} AND NOT ({within})))"
    )
}

const GROWN: &str = "grown(min(e.day, ?3), ?4)";

fn values(period: &Period, measure: &Measure, today: NaiveDate) -> Vec<Value> {
    let (from, to) = bounds(period);
    let ends = [
        period.from.map(|from| from.day),
        period.to.map(|to| to.last()),
    ];
    let key = |end: Option<NaiveDate>, form: &str| {
        end.map_or(Value::Null, |day| day.format(form).to_string().into())
    };
    let [first, last] = ends;
    let year = |day: NaiveDate, month, of| NaiveDate::from_ymd_opt(day.year(), month, of);
    let (earliest, latest) = (
        first.and_then(|day| year(day, 1, 1)),
        last.and_then(|day| year(day, 12, 31)),
    );
    let number_or = |day: Option<NaiveDate>, open: i64| day.map_or(open, number).into();
    vec![
        from.into(),
        to.into(),
        number(today).into(),
        measure.half_life_days.into(),
        key(first, "%Y-%m"),
        key(first, "%Y"),
        key(last, "%Y-%m"),
        key(last, "%Y"),
        number_or(earliest, i64::MIN),
        number_or(latest, i64::MAX),
        number_or(first, i64::MIN),
        number_or(last, i64::MAX),
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
        "s.person_id, s.circle, s.tie,
         {} AS given_cost, {} AS given_value, {} AS taken_cost, {} AS taken_value,
         sum(e.direction = 'given') AS given_count, sum(e.direction = 'taken') AS taken_count",
        of("given", COST),
        of("given", VALUE),
        of("taken", COST),
        of("taken", VALUE),
    ));
    Ok((
        format!("({passed} GROUP BY s.person_id) s"),
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
