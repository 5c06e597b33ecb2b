//! Whether the book is whole, and what is derived equals a rebuild.

use rusqlite::{Connection, TransactionBehavior};

use super::{derived, number, record};
use crate::error::Result;

/// One line for each thing that is wrong; none for a sound book.
pub(crate) fn findings(connection: &mut Connection) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    // The seals of the pages are read past the log. A page that a power cut
    // tore while it was brought home is whole in the log, so it comes home first.
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    for pragma in ["cipher_integrity_check", "integrity_check"] {
        let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        for row in rows {
            let row = row?;
            if row != "ok" {
                findings.push(row);
            }
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let orphans = statement.query_map([], |row| row.get::<_, String>(0))?;
    for table in orphans {
        findings.push(format!(
            "{}: a row names another one that is not there",
            table?
        ));
    }
    drop(statement);
    let ledger = record::findings(connection)?;
    // A date that is none cannot be added up.
    match stale(connection) {
        Ok(stale) => findings.extend(stale),
        Err(_) if !ledger.is_empty() => {}
        Err(error) => return Err(error),
    }
    findings.extend(ledger);
    Ok(findings)
}

/// What is wrong with how numbers are compared; `normal` is how they are to be.
pub(crate) fn numbers(
    connection: &Connection,
    normal: &dyn Fn(&str) -> String,
) -> Result<Option<String>> {
    let wrong = number::any_otherwise(connection, normal)?;
    Ok(wrong.then(|| "contact_point: a number is not compared as the book's country says".into()))
}

/// Rebuilds what is derived beside what stands, and takes the rebuild back.
fn stale(connection: &mut Connection) -> Result<Vec<String>> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let stands = (digests(&tx)?, sums(&tx)?);
    derived::rebuild(&tx)?;
    let rebuilt = (digests(&tx)?, sums(&tx)?);
    tx.rollback()?;
    let differ = stands.0.iter().zip(&rebuilt.0).filter(|(a, b)| a != b);
    let mut names: Vec<&str> = differ.map(|((name, _), _)| *name).collect();
    for ((name, kept), (_, added)) in stands.1.iter().zip(&rebuilt.1) {
        if !agree(kept, added) {
            names.push(name);
        }
    }
    Ok(names
        .into_iter()
        .map(|name| format!("{name}: it does not equal a rebuild"))
        .collect())
}

/// Whose sum it is, and its numbers.
type Sums = Vec<(String, Vec<f64>)>;

/// The sums that are kept as favours come, which arithmetic may leave a hair
/// apart from those that are added up at once.
fn sums(connection: &Connection) -> Result<Vec<(&'static str, Sums)>> {
    let mut all = Vec::new();
    for (name, sql) in [
        (
            "tie_sum",
            "SELECT json_array(person_id, circle, tie), given_count, taken_count, given_cost, given_value,
                    taken_cost, taken_value FROM tie_sum ORDER BY person_id",
        ),
        (
            "ledger_sum",
            "SELECT json_array(month, kind, direction), favours, cost, value, carried_on, fresh
             FROM ledger_sum ORDER BY month, kind, direction",
        ),
    ] {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            let numbers = (1..columns).map(|column| row.get::<_, f64>(column));
            Ok((
                row.get(0)?,
                numbers.collect::<rusqlite::Result<Vec<f64>>>()?,
            ))
        })?;
        all.push((name, rows.collect::<rusqlite::Result<Sums>>()?));
    }
    Ok(all)
}

/// To nine digits of the largest number of each row.
fn agree(kept: &Sums, added: &Sums) -> bool {
    let near = |(a, b): (&Vec<f64>, &Vec<f64>)| {
        let size = a
            .iter()
            .chain(b)
            .fold(1.0, |most: f64, n| most.max(n.abs()));
        a.iter().zip(b).all(|(a, b)| (a - b).abs() <= size * 1e-9)
    };
    kept.len() == added.len()
        && kept
            .iter()
            .zip(added)
            .all(|(a, b)| a.0 == b.0 && near((&a.1, &b.1)))
}

/// A digest of each derived table's content, whatever the order it was built in.
fn digests(connection: &Connection) -> Result<Vec<(&'static str, blake3::Hash)>> {
    let mut digests = Vec::new();
    for (name, sql) in [
        (
            "name_key",
            "SELECT key || ' ' || person_id || ' ' || begins FROM name_key ORDER BY key, person_id",
        ),
        (
            "person_row",
            "SELECT json_array(person_id, archived, last_on, name, circle, tie, title, organisation,
                      city, photo) FROM person_row ORDER BY person_id",
        ),
        (
            "favour_row",
            "SELECT json_array(on_key, favour_id, direction, kind, status, due_on) FROM favour_row
             ORDER BY on_key, favour_id",
        ),
        (
            "ledger_count",
            "SELECT json_array(month, direction, kind, status, favours) FROM ledger_count
             ORDER BY month, direction, kind, status",
        ),
        (
            "tie_entry",
            "SELECT json_array(person_id, day, favour_id, direction, status, kind, cost, value,
                      beneficiaries, answered, carried_on) FROM tie_entry
             ORDER BY person_id, day, favour_id",
        ),
        (
            "tie_turn",
            "SELECT json_array(turn, sort_key, person_id, from_day, to_day, by_lean) FROM tie_turn
             ORDER BY person_id, from_day",
        ),
        (
            "person_search",
            "SELECT term || ' ' || doc || ' ' || col || ' ' || offset FROM search_terms
             ORDER BY term, doc, col, offset",
        ),
    ] {
        if name == "person_search" {
            connection.execute_batch(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms
                   USING fts5vocab(main, person_search, instance)",
            )?;
        }
        let mut hasher = blake3::Hasher::new();
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            hasher.update(row.get_ref(0)?.as_str().unwrap_or_default().as_bytes());
            hasher.update(b"\n");
        }
        digests.push((name, hasher.finalize()));
    }
    Ok(digests)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Unlock;
    use crate::book::view::{Beneficiary, FavourForm, PersonEdit};
    use crate::domain::favour::{FavourKind, Status};
    use crate::domain::size::Size;
    use crate::store::open;
    use crate::{Book, Now};

    /// A book in which four favours passed with Anna, as a connection of its own.
    fn book(folder: &std::path::Path) -> Connection {
        let path = folder.join("book.vuoro");
        let at = chrono::DateTime::UNIX_EPOCH + chrono::Days::new(20_000);
        let now = Now {
            at,
            today: at.date_naive(),
        };
        let mut book = Book::create(&path, &Unlock::KeyFile, &now).expect("a book");
        let anna = book.add_person(&PersonEdit::named("Anna"), &now);
        let anna = anna.expect("added").made;
        let form = FavourForm {
            giver: None,
            beneficiaries: vec![Beneficiary {
                person: anna,
                value: None,
            }],
            introduced: Vec::new(),
            asked_by: None,
            kind: FavourKind::Advice,
            what: "Advice".into(),
            note: String::new(),
            on: now.today.to_string(),
            status: Status::Done,
            cost: Size::AnHour,
            channel: None,
            occasion: String::new(),
            due: None,
            new_people: Vec::new(),
        };
        book.record_favours(&[form.clone(), form.clone(), form.clone(), form], &now)
            .expect("recorded");
        drop(book);
        open::connect(&path, &Unlock::KeyFile).expect("a book").0
    }

    #[test]
    fn a_wrong_row_of_what_is_kept_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut connection = book(folder.path());
        let found = |connection: &mut Connection| findings(connection).expect("findings");
        assert_eq!(found(&mut connection), Vec::<String>::new());
        for (table, wrong, right) in [
            (
                "tie_sum",
                "given_cost = given_cost * 1.001",
                "given_cost = given_cost / 1.001",
            ),
            ("tie_turn", "turn = turn + 1", "turn = turn - 1"),
            (
                "ledger_sum",
                "carried_on = carried_on + 1",
                "carried_on = carried_on - 1",
            ),
            (
                "ledger_count",
                "favours = favours + 1",
                "favours = favours - 1",
            ),
            (
                "tie_entry",
                "answered = NOT answered",
                "answered = NOT answered",
            ),
        ] {
            let write = |connection: &Connection, set: &str| {
                let rows = connection.execute(&format!("UPDATE {table} SET {set}"), []);
                assert!(rows.expect("written") > 0, "{table} has a row");
            };
            write(&connection, wrong);
            let expect = format!("{table}: it does not equal a rebuild");
            assert_eq!(found(&mut connection), [expect]);
            write(&connection, right);
        }
        assert_eq!(found(&mut connection), Vec::<String>::new());
    }
}
