//! The sums of the ledger, kept as it is written: what a favour weighs is added
//! once, and a change takes away what it weighed before and adds what it weighs
//! now. A rebuild adds all of them up. It knows the shape of the ledger, and
//! leaves the meaning of a sum to `domain::balance`.

use chrono::{Datelike, NaiveDate};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, params};

use super::derived::begin;
use super::journal::{Deeds, Range};
use super::{setting, turn};
use crate::domain::balance::Measure;
use crate::domain::date::When;
use crate::error::Result;

/// The day as of which sums are kept, as a number: 2020-01-01.
pub(super) const REFERENCE: i64 = 737_425;

/// Days since the beginning of year 1, as `tie_entry` has them.
pub(super) fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

pub(super) fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

/// Gives SQL the two rules that it needs of a date and of its fading.
pub(super) fn register(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    // The day that stands for a date which was written down at some moment.
    connection.create_scalar_function("stands_for", 2, flags, |context| {
        let on: When = context.get::<String>(0)?.parse().map_err(unsound)?;
        let recorded: Option<String> = context.get(1)?;
        let recorded = recorded.and_then(|day| day.parse().ok()).unwrap_or(on.day);
        Ok(number(on.representative(recorded)))
    })?;
    // What a favour of that day weighs more or less than one of the reference day.
    connection.create_scalar_function("grown", 2, flags, |context| {
        let days = context.get::<i64>(0)? - REFERENCE;
        Ok((days as f64 / context.get::<f64>(1)?).exp2())
    })?;
    connection.create_scalar_function("month_of", 1, flags, |context| {
        let day = day(context.get(0)?).unwrap_or_default();
        Ok(day.format("%Y-%m").to_string())
    })?;
    Ok(())
}

fn unsound(error: crate::domain::date::NotADate) -> rusqlite::Error {
    rusqlite::Error::UserFunctionError(Box::new(error))
}

/// Brings up to date what an operation did to the ledger. Whoever's name, circle
/// or place in the lists it changed stands in `touched`, if anybody does.
pub(super) fn refresh(connection: &Connection, deeds: &Deeds, anybody: bool) -> Result<()> {
    begin(connection, "touched_favour", "favour_id")?;
    begin(connection, "touched_tie", "person_id")?;
    for range in &deeds.inserted {
        touch_inserted(connection, range)?;
    }
    if deeds.changed {
        touch_changed(connection, deeds.operation)?;
    }
    touch_answered(connection)?;
    // Whether any favour was touched, and one that stood before.
    let (any, changed): (bool, bool) = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM touched_favour),
                    EXISTS (SELECT 1 FROM touched_favour t
                              CROSS JOIN favour_row r ON r.favour_id = t.favour_id)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let settings = setting::get(connection)?;
    let measure = Measure::of(&settings);
    if any {
        let of = "touched_favour t CROSS JOIN tie_entry e ON e.favour_id = t.favour_id";
        let rows = "touched_favour t CROSS JOIN favour_row r ON r.favour_id = t.favour_id";
        if changed {
            add(connection, of, -1, &measure)?;
            count(connection, rows, -1)?;
            take_away(connection)?;
        }
        derive(
            connection,
            "touched_favour t CROSS JOIN favour f ON f.id = t.favour_id",
        )?;
        add(connection, of, 1, &measure)?;
        count(connection, rows, 1)?;
        latest(connection, deeds.operation, changed)?;
    }
    if anybody {
        for sql in [
            "UPDATE tie_sum SET (circle, tie) = (SELECT circle, tie FROM person WHERE id = person_id)
             WHERE person_id IN (SELECT person_id FROM touched)",
            "INSERT OR IGNORE INTO touched_tie SELECT person_id FROM touched
             WHERE EXISTS (SELECT 1 FROM tie_entry e WHERE e.person_id = touched.person_id)
                OR EXISTS (SELECT 1 FROM tie_turn e WHERE e.person_id = touched.person_id)",
        ] {
            connection.prepare_cached(sql)?.execute([])?;
        }
    }
    turn::derive(connection, &settings)
}

/// Derives all of it anew.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM favour_row;
         DELETE FROM tie_entry;
         DELETE FROM tie_sum;
         DELETE FROM ledger_sum;
         DELETE FROM ledger_count;",
    )?;
    let settings = setting::get(connection)?;
    let measure = Measure::of(&settings);
    derive(connection, "favour f")?;
    add(connection, "tie_entry e", 1, &measure)?;
    count(connection, "favour_row r", 1)?;
    turn::rebuild(connection, &settings)
}

fn touch_inserted(connection: &Connection, range: &Range) -> Result<()> {
    let of_rows = match range.noun.as_str() {
        "favour" => "SELECT id FROM favour WHERE id BETWEEN ?1 AND ?2",
        "favour_party" => "SELECT favour_id FROM favour_party WHERE id BETWEEN ?1 AND ?2",
        "favour_link" => "SELECT earlier_id FROM favour_link WHERE id BETWEEN ?1 AND ?2",
        _ => return Ok(()),
    };
    connection
        .prepare_cached(&format!("INSERT OR IGNORE INTO touched_favour {of_rows}"))?
        .execute([range.first, range.last])?;
    Ok(())
}

fn touch_changed(connection: &Connection, operation: i64) -> Result<()> {
    for (noun, favour) in [
        ("favour", "row_id"),
        ("favour_party", "before ->> 'favour_id'"),
        ("favour_link", "before ->> 'earlier_id'"),
    ] {
        connection
            .prepare_cached(&format!(
                "INSERT OR IGNORE INTO touched_favour SELECT {favour} FROM change
                 WHERE operation_id = ?1 AND noun = '{noun}'"
            ))?
            .execute([operation])?;
    }
    Ok(())
}

/// What answers an earlier favour does so only while it stands.
fn touch_answered(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO touched_favour
             SELECT l.earlier_id FROM touched_favour t CROSS JOIN favour_link l ON l.favour_id = t.favour_id",
        )?
        .execute([])?;
    Ok(())
}

/// Whether a `tie_entry e` is a favour to be counted.
pub(super) const WEIGHS: &str = "e.status = 'done' AND (e.cost > 0 OR coalesce(e.value, 0) > 0)";
/// Whether one is a favour received that nobody has been thanked for yet.
pub(super) const UNANSWERED: &str =
    "e.direction = 'taken' AND e.status = 'done' AND NOT e.answered AND e.kind <> 'thanks'";
/// What it cost for one of those whom it helped, and what it was worth to them.
pub(super) const COST: &str = "e.cost * 1.0 / e.beneficiaries";
pub(super) const VALUE: &str = "coalesce(e.value, e.cost)";

/// Adds what the entries weigh to the sums, or takes it away.
fn add(connection: &Connection, of: &str, sign: i64, measure: &Measure) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO tie_sum
             SELECT e.person_id,
                    ?1 * sum(iif(e.direction = 'given', {COST} * grown(e.day, ?2), 0.0)),
                    ?1 * sum(iif(e.direction = 'given', {VALUE} * grown(e.day, ?2), 0.0)),
                    ?1 * sum(iif(e.direction = 'taken', {COST} * grown(e.day, ?2), 0.0)),
                    ?1 * sum(iif(e.direction = 'taken', {VALUE} * grown(e.day, ?2), 0.0)),
                    ?1 * sum(e.direction = 'given'), ?1 * sum(e.direction = 'taken'),
                    (SELECT circle FROM person p WHERE p.id = e.person_id),
                    (SELECT tie FROM person p WHERE p.id = e.person_id)
             FROM {of} WHERE {WEIGHS} GROUP BY e.person_id
             ON CONFLICT DO UPDATE SET
               given_cost = given_cost + excluded.given_cost,
               given_value = given_value + excluded.given_value,
               taken_cost = taken_cost + excluded.taken_cost,
               taken_value = taken_value + excluded.taken_value,
               given_count = given_count + excluded.given_count,
               taken_count = taken_count + excluded.taken_count"
        ))?
        .execute(params![sign, measure.half_life_days])?;
    connection
        .prepare_cached(&format!(
            "INSERT INTO ledger_sum
             SELECT month_of(e.day), e.kind, e.direction,
                    ?1 * sum({COST} * grown(e.day, ?2)), ?1 * sum({VALUE} * grown(e.day, ?2)),
                    ?1 * sum(iif(e.carried_on, ({COST} + {VALUE}) / 2 * grown(e.day, ?2), 0.0)),
                    ?1 * sum(({COST} + {VALUE}) / 2), ?1 * count(DISTINCT e.favour_id)
             FROM {of} WHERE {WEIGHS} GROUP BY 1, 2, 3
             ON CONFLICT DO UPDATE SET
               cost = cost + excluded.cost, value = value + excluded.value,
               carried_on = carried_on + excluded.carried_on, fresh = fresh + excluded.fresh,
               favours = favours + excluded.favours"
        ))?
        .execute(params![sign, measure.half_life_days])?;
    Ok(())
}

/// Counts favours as the list of the ledger has them, or counts them no longer.
fn count(connection: &Connection, of: &str, sign: i64) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO ledger_count
             SELECT substr(r.on_key, 1, 7), r.direction, r.kind, r.status, ?1 * count(*)
             FROM {of} GROUP BY 1, 2, 3, 4
             ON CONFLICT DO UPDATE SET favours = favours + excluded.favours"
        ))?
        .execute([sign])?;
    Ok(())
}

/// Takes away the rows of the touched favours, whose weight is out of the sums.
/// Where nothing is left, nothing of the arithmetic's dust is left either.
fn take_away(connection: &Connection) -> Result<()> {
    for sql in [
        "INSERT OR IGNORE INTO touched_tie
         SELECT e.person_id FROM touched_favour t CROSS JOIN tie_entry e ON e.favour_id = t.favour_id",
        "DELETE FROM tie_entry WHERE favour_id IN (SELECT favour_id FROM touched_favour)",
        "DELETE FROM favour_row WHERE favour_id IN (SELECT favour_id FROM touched_favour)",
        "UPDATE tie_sum SET given_cost = 0.0, given_value = 0.0
         WHERE given_count = 0 AND person_id IN (SELECT person_id FROM touched_tie)",
        "UPDATE tie_sum SET taken_cost = 0.0, taken_value = 0.0
         WHERE taken_count = 0 AND person_id IN (SELECT person_id FROM touched_tie)",
        "DELETE FROM tie_sum WHERE given_count = 0 AND taken_count = 0
           AND person_id IN (SELECT person_id FROM touched_tie)",
        "DELETE FROM ledger_sum WHERE favours = 0",
        "DELETE FROM ledger_count WHERE favours = 0",
    ] {
        connection.prepare_cached(sql)?.execute([])?;
    }
    Ok(())
}

/// Whether a favour `f` is still to come about.
const OPEN: &str = "f.status IN ('asked', 'promised')";
/// Whether it is an introduction to which somebody said no: it waits for nobody.
const REFUSED: &str = "f.kind = 'introduction' AND EXISTS (
   SELECT 1 FROM favour_party a WHERE a.favour_id = f.id AND a.consent = 'declined')";
/// Whether its party `p` is who asked for it. Where nobody is said to have, whomever
/// it helps did; of an introduction, who has agreed.
const ASKED: &str = "iif(
   EXISTS (SELECT 1 FROM favour_party a
            WHERE a.favour_id = f.id AND a.role = 'asked_by' AND a.person_id <> o.id),
   EXISTS (SELECT 1 FROM favour_party a
            WHERE a.favour_id = f.id AND a.role = 'asked_by' AND a.person_id = p.person_id),
   f.kind <> 'introduction' OR p.consent = 'agreed')";
/// Whether it helps its party `p`.
const HELPED: &str = "EXISTS (
   SELECT 1 FROM favour_party b
   WHERE b.favour_id = f.id AND b.role = 'beneficiary' AND b.person_id = p.person_id)";

/// Derives the rows of the favours `of`, of which none is left.
fn derive(connection: &Connection, of: &str) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO favour_row
             SELECT ltrim(f.happened_on, '~'), f.id,
                    CASE (SELECT role FROM favour_party p WHERE p.favour_id = f.id AND p.person_id = o.id
                            AND role IN ('giver', 'beneficiary'))
                      WHEN 'giver' THEN 'given' WHEN 'beneficiary' THEN 'taken' ELSE 'between' END,
                    f.kind, f.status, f.due_on
             FROM (SELECT id FROM person WHERE is_owner) o CROSS JOIN {of}
             ORDER BY 1, 2"
        ))?
        .execute([])?;
    // Given: I am the giver, and they benefit. Taken: they are, and I do. What was
    // asked of me waits for an answer to who asked, and while it is open they have a
    // part in it even where it is not for them.
    connection
        .prepare_cached(&format!(
            "INSERT INTO tie_entry
             SELECT p.person_id,
                    stands_for(f.happened_on, (SELECT max(written_on) FROM favour_event v
                                                WHERE v.favour_id = f.id AND v.status IS NOT NULL)),
                    f.id, iif(p.role = 'giver', 'taken', 'given'), f.status, f.kind, f.cost,
                    iif(p.role = 'giver', m.value, p.value),
                    (SELECT count(*) FROM favour_party b
                      WHERE b.favour_id = f.id AND b.role = 'beneficiary'),
                    EXISTS (SELECT 1 FROM favour_link l JOIN favour a ON a.id = l.favour_id
                             WHERE l.earlier_id = f.id AND a.status = 'done'),
                    EXISTS (SELECT 1 FROM favour_link l JOIN favour a ON a.id = l.favour_id
                             WHERE l.earlier_id = f.id AND a.status = 'done' AND l.kind <> 'thanks')
             FROM (SELECT id FROM person WHERE is_owner) o CROSS JOIN {of}
               CROSS JOIN favour_party m ON m.favour_id = f.id AND m.person_id = o.id
               CROSS JOIN favour_party p ON p.favour_id = f.id AND p.person_id <> o.id
             WHERE ((m.role, p.role) IN (VALUES ('giver', 'beneficiary'), ('beneficiary', 'giver'))
                 AND (m.role <> 'giver' OR f.status <> 'asked' OR {ASKED})
               OR (m.role, p.role) = ('giver', 'asked_by') AND {OPEN} AND NOT {HELPED})
               AND NOT ({OPEN} AND {REFUSED})
             ORDER BY 1, 2, 3"
        ))?
        .execute([])?;
    Ok(())
}

/// The date of the latest favour, in the lists of everyone who took part.
fn latest(connection: &Connection, operation: i64, changed: bool) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO touched_tie
             SELECT e.person_id FROM touched_favour t CROSS JOIN tie_entry e ON e.favour_id = t.favour_id",
        )?
        .execute([])?;
    if !changed {
        connection
            .prepare_cached(
                "UPDATE person_row SET last_on = fresh.on_key
                 FROM (SELECT p.person_id AS person, max(r.on_key) AS on_key
                         FROM touched_favour t
                         CROSS JOIN favour_row r ON r.favour_id = t.favour_id AND r.status <> 'void'
                         CROSS JOIN favour_party p ON p.favour_id = t.favour_id
                        GROUP BY p.person_id) AS fresh
                 WHERE person_row.person_id = fresh.person AND last_on < fresh.on_key",
            )?
            .execute([])?;
        return Ok(());
    }
    // Whoever takes part, or took part before.
    connection
        .prepare_cached(
            "UPDATE person_row SET last_on =
               coalesce((SELECT max(r.on_key) FROM favour_party q JOIN favour_row r ON r.favour_id = q.favour_id
                          WHERE q.person_id = person_row.person_id AND r.status <> 'void'), '')
             WHERE person_id IN (SELECT p.person_id FROM touched_favour t
                                   CROSS JOIN favour_party p ON p.favour_id = t.favour_id
                                  UNION SELECT person_id FROM touched_tie
                                  UNION SELECT before ->> 'person_id' FROM change
                                         WHERE operation_id = ?1 AND noun = 'favour_party')",
        )?
        .execute([operation])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_of_the_first_day_of_2020() {
        assert_eq!(day(REFERENCE), NaiveDate::from_ymd_opt(2020, 1, 1));
    }
}
