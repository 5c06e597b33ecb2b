//! The ledger as a list: which favours there are, by date, and how many of each
//! sort.

use chrono::{Datelike, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::favour::{COLUMNS, Favour, from_row};
use super::network;
use super::sums::WEIGHS;
use crate::domain::balance::Measure;
use crate::domain::date::{Precision, When};
use crate::domain::favour::{Direction, FavourKind, Status};
use crate::domain::ledger::{Ledger, LedgerMonth};
use crate::domain::period::Period;
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
    pub(crate) period: Period,
    pub(crate) void: bool,
}

impl Filter {
    /// Whether it tells favours apart by their sorts alone.
    fn is_of_sorts(&self) -> bool {
        let all_time = self.period.is_everything();
        all_time && self.person.is_none() && self.occasion.is_none() && self.text.is_empty()
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
    if !filter.period.is_everything() {
        let (from, to) = bounds(&filter.period);
        and("r.on_key >= ?", from.into());
        and("r.on_key < ?", to.into());
    }
    (sql, values)
}

/// From which `on_key` on a period goes, and before which it ends. A date is text
/// that begins as what it lies within, '2026' < '2026-11' < '2026-11-19' < '2026-12',
/// and belongs to where it begins: a period from 1 November on has what is known
/// as of that November alone.
pub(super) fn bounds(period: &Period) -> (String, String) {
    let from = period.from.map(|from| {
        let precision = match (from.day.month(), from.day.day()) {
            (1, 1) => Precision::Year,
            (_, 1) => Precision::Month,
            _ => Precision::Day,
        };
        let about = false;
        When {
            precision,
            about,
            ..from
        }
        .to_string()
    });
    let to = period.to.map(|to| When { about: false, ..to }.to_string());
    (from.unwrap_or_default(), to.unwrap_or_default() + "~")
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

/// How many there are of each sort, and in each month. What was given and what
/// was received is counted as the balance counts it: what weighs, and without
/// communal ties unless `close` ones count.
pub(crate) fn totals(
    connection: &Connection,
    filter: &Filter,
    close: bool,
    measure: &Measure,
    today: NaiveDate,
) -> Result<Ledger> {
    let (condition, values) = condition(filter);
    // Months and sorts are counted as favours are written; what else is asked
    // for is looked up in each of them.
    let (from, month, count) = match filter.is_of_sorts() {
        true => ("ledger_count", "r.month", "sum(r.favours)"),
        false => ("favour_row", "substr(r.on_key, 1, 7)", "count(*)"),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {month}, r.direction, r.status, {count}
         FROM {from} r WHERE {condition} GROUP BY 1, 2, 3 ORDER BY 1 DESC"
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
        let status: Status = super::favour::parsed(row, 2)?;
        let count: u32 = row.get(3)?;
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
        if (status, direction) == (Status::Done, Direction::Between) {
            ledger.between_count += count;
        }
    }
    if filter.status.is_none_or(|status| status == Status::Done) {
        let counted = match filter.is_of_sorts() {
            true => counted_in_sums(connection, filter, &ledger, close, measure, today)?,
            false => counted_one_by_one(connection, filter, close)?,
        };
        for one in &counted {
            one.add_to(&mut ledger);
        }
    }
    Ok(ledger)
}

/// Favours that the balance counts, of one sort, in one month of the list.
struct Counted {
    month: String,
    direction: Direction,
    introduces: bool,
    favours: i64,
}

impl Counted {
    fn add_to(&self, ledger: &mut Ledger) {
        let month = ledger.months.iter_mut().find(|m| m.month == self.month);
        let introduced = if self.introduces { self.favours } else { 0 };
        let (all, of_month, introductions) = match self.direction {
            Direction::Given => (
                &mut ledger.given_count,
                month.map(|m| &mut m.given_count),
                &mut ledger.introductions_given,
            ),
            _ => (
                &mut ledger.taken_count,
                month.map(|m| &mut m.taken_count),
                &mut ledger.introductions_taken,
            ),
        };
        let add = |count: &mut u32, more: i64| {
            *count = u32::try_from(i64::from(*count) + more).unwrap_or_default();
        };
        add(all, self.favours);
        add(introductions, introduced);
        if let Some(count) = of_month {
            add(count, self.favours);
        }
    }
}

/// From the sums that are kept. A favour of which only the year is known weighs
/// in a month of it, and stands under the year.
fn counted_in_sums(
    connection: &Connection,
    filter: &Filter,
    ledger: &Ledger,
    close: bool,
    measure: &Measure,
    today: NaiveDate,
) -> Result<Vec<Counted>> {
    let mut counted = Vec::new();
    for sum in network::ledger_sums(connection, &Period::default(), close, measure, today)? {
        if filter.kind.is_none_or(|kind| kind == sum.kind)
            && filter.direction.is_none_or(|way| way == sum.direction)
        {
            counted.push(Counted {
                introduces: sum.kind == FavourKind::Introduction,
                month: sum.month,
                direction: sum.direction,
                favours: i64::from(sum.favours),
            });
        }
    }
    let months = ledger.months.iter().map(|month| &month.month);
    for year in months.filter(|month| month.len() == 4) {
        let (condition, mut values) = condition(filter);
        values.push(year.clone().into());
        let own = format!("{condition} AND r.on_key = ?{}", values.len());
        let weighs_in = "(SELECT month_of(e.day) FROM tie_entry e
                           WHERE e.favour_id = r.favour_id LIMIT 1)";
        for one in counted_rows(connection, weighs_in, &own, values, close)? {
            counted.push(Counted {
                month: year.clone(),
                ..one
            });
            counted.push(Counted {
                favours: -one.favours,
                ..one
            });
        }
    }
    Ok(counted)
}

fn counted_one_by_one(
    connection: &Connection,
    filter: &Filter,
    close: bool,
) -> Result<Vec<Counted>> {
    let (condition, values) = condition(filter);
    counted_rows(
        connection,
        "substr(r.on_key, 1, 7)",
        &condition,
        values,
        close,
    )
}

fn counted_rows(
    connection: &Connection,
    month: &str,
    condition: &str,
    values: Vec<Value>,
    close: bool,
) -> Result<Vec<Counted>> {
    let not_communal = match close {
        true => "1".to_owned(),
        false => format!("NOT {}", network::COMMUNAL),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {month}, r.direction, r.kind = 'introduction', count(*)
         FROM favour_row r WHERE {condition} AND r.status = 'done' AND EXISTS (
           SELECT 1 FROM tie_entry e CROSS JOIN tie_sum s ON s.person_id = e.person_id
            WHERE e.favour_id = r.favour_id AND {WEIGHS}
              AND {not_communal})
         GROUP BY 1, 2, 3"
    ))?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        Ok(Counted {
            month: row.get(0)?,
            direction: super::favour::parsed(row, 1)?,
            introduces: row.get(2)?,
            favours: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
            "SELECT count(*) FROM favour_row r
             WHERE status IN ('asked', 'promised') AND status = 'promised' AND direction = 'given'
               AND NOT (kind = 'introduction' AND EXISTS (
                 SELECT 1 FROM favour_party p WHERE p.favour_id = r.favour_id AND p.consent = 'declined'))",
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

    fn period(from: &str, to: &str) -> Period {
        Period {
            from: from.parse().ok(),
            to: to.parse().ok(),
        }
    }

    fn has(period: &Period, key: &str) -> bool {
        let (from, to) = bounds(period);
        from.as_str() <= key && key < to.as_str()
    }

    #[test]
    fn a_date_bounds_what_lies_within_it() {
        let year = period("~2026", "~2026");
        for inside in ["2026", "2026-01", "2026-12-31"] {
            assert!(has(&year, inside), "{inside}");
        }
        for outside in ["2025-12-31", "2027", "2027-01-01"] {
            assert!(!has(&year, outside), "{outside}");
        }
    }

    #[test]
    fn of_two_periods_that_adjoin_one_has_every_date() {
        for (last, first) in [
            ("2025", "2026"),
            ("2025-12-31", "2026-01-01"),
            ("2025-12", "2026-01-01"),
            ("2025-10-31", "2025-11"),
            ("2025-11-14", "2025-11-15"),
        ] {
            let (before, after) = (period("", last), period(first, ""));
            for key in [
                "1999",
                "2025",
                "2025-11",
                "2025-11-01",
                "2025-11-15",
                "2025-12-31",
                "2026",
                "2026-01",
                "2026-01-01",
                "2031-05",
            ] {
                assert_ne!(has(&before, key), has(&after, key), "{key} by {first}");
            }
        }
    }
}
