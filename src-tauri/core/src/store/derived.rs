//! What is derived from the nouns: the texts of a search, which are `texts`'s, the
//! rows of the lists, and the sums of the ledger, which are `sums`'s. One statement
//! of how each is derived serves both a change, for the people it touched, and a
//! rebuild, for everyone.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::journal::{Deeds, Range};
use super::{number, sums, texts};
use crate::error::Result;

/// Nouns whose rows belong to a person and are shown or searched with them.
const OF_A_PERSON: [&str; 5] = [
    "contact_point",
    "postal_address",
    "related",
    "person_tag",
    "extra_property",
];

/// Brings up to date what an operation touched. People whose key is above
/// `known` are new: nothing derived of them needs to be taken away first.
pub(super) fn refresh(connection: &Connection, deeds: &Deeds, known: i64) -> Result<()> {
    begin(connection, "touched", "person_id")?;
    for range in &deeds.inserted {
        touch_inserted(connection, range)?;
    }
    if deeds.changed {
        touch_changed(connection, deeds.operation)?;
    }
    connection
        .prepare_cached(
            "DELETE FROM touched WHERE person_id IN (SELECT id FROM person WHERE is_owner)",
        )?
        .execute([])?;
    let any: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM touched)")?
        .query_row([], |row| row.get(0))?;
    if any {
        derive_anew(connection, known)?;
    }
    sums::refresh(connection, deeds, any)
}

/// Begins an empty list of keys, which the connection keeps to itself.
pub(super) fn begin(connection: &Connection, list: &str, key: &str) -> Result<()> {
    for sql in [
        format!("CREATE TEMP TABLE IF NOT EXISTS {list} ({key} INTEGER PRIMARY KEY)"),
        format!("DELETE FROM {list}"),
    ] {
        connection.prepare_cached(&sql)?.execute([])?;
    }
    Ok(())
}

/// Derives those who were touched once more.
fn derive_anew(connection: &Connection, known: i64) -> Result<()> {
    for sql in [
        "DELETE FROM name_key WHERE person_id IN (SELECT person_id FROM touched WHERE person_id <= ?1)",
        "DELETE FROM person_search WHERE rowid IN (SELECT person_id FROM touched WHERE person_id <= ?1)",
        "DELETE FROM person_row WHERE person_id IN (SELECT person_id FROM touched WHERE person_id <= ?1)",
    ] {
        connection.prepare_cached(sql)?.execute([known])?;
    }
    derive(connection)
}

/// The row of `setting` that says in which form things are derived in this book.
/// It is of the program, not of the book: a digest passes over it.
pub(super) const FORM: &str = "derived";

/// Goes up when something is derived otherwise: a book whose form is an older one
/// is derived anew when it is opened.
const IS: &str = "3";

/// Whether things are derived in another form than this program's.
pub(crate) fn is_stale(connection: &Connection) -> Result<bool> {
    let form: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([FORM], |row| row.get(0))
        .optional()?;
    Ok(form.as_deref() != Some(IS))
}

/// Says that everything is derived in this program's form.
pub(super) fn is_fresh(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([FORM, IS])?;
    Ok(())
}

/// Derives everything in this program's form. `normal` is how a number is compared.
pub(crate) fn freshen(connection: &mut Connection, normal: &dyn Fn(&str) -> String) -> Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have done it while this one waited.
    if is_stale(&tx)? {
        number::compare_anew(&tx, normal)?;
        rebuild(&tx)?;
        is_fresh(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

/// Derives everything anew.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    touch_everyone(connection)?;
    connection.execute_batch(
        "DELETE FROM name_key; DELETE FROM person_search; DELETE FROM person_row;",
    )?;
    derive(connection)?;
    sums::rebuild(connection)
}

pub(super) fn touch_everyone(connection: &Connection) -> Result<()> {
    begin(connection, "touched", "person_id")?;
    connection.execute(
        "INSERT INTO touched SELECT id FROM person WHERE NOT is_owner",
        [],
    )?;
    Ok(())
}

fn touch_inserted(connection: &Connection, range: &Range) -> Result<()> {
    let of_rows = match range.noun.as_str() {
        "person" => "SELECT id FROM person WHERE id BETWEEN ?1 AND ?2",
        "organisation" => "SELECT id FROM person WHERE organisation_id BETWEEN ?1 AND ?2",
        noun if OF_A_PERSON.contains(&noun) => &format!(
            "SELECT person_id FROM {noun} WHERE id BETWEEN ?1 AND ?2 AND person_id IS NOT NULL"
        ),
        _ => return Ok(()),
    };
    connection
        .prepare_cached(&format!("INSERT OR IGNORE INTO touched {of_rows}"))?
        .execute([range.first, range.last])?;
    Ok(())
}

fn touch_changed(connection: &Connection, operation: i64) -> Result<()> {
    let of = |noun: &str, ids: &str| {
        format!(
            "INSERT OR IGNORE INTO touched {ids}
             FROM change c WHERE c.operation_id = ?1 AND c.noun = '{noun}'"
        )
    };
    let mut statements = vec![
        of("person", "SELECT c.row_id"),
        "INSERT OR IGNORE INTO touched SELECT p.id FROM change c
           JOIN person p ON p.organisation_id = c.row_id
         WHERE c.operation_id = ?1 AND c.noun = 'organisation'"
            .into(),
        "INSERT OR IGNORE INTO touched SELECT p.person_id FROM change c
           JOIN person_tag p ON p.tag_id = c.row_id
         WHERE c.operation_id = ?1 AND c.noun = 'tag'"
            .into(),
    ];
    for noun in OF_A_PERSON {
        // The person before the change, and the one after it.
        statements.push(format!(
            "{} AND c.before ->> 'person_id' IS NOT NULL",
            of(noun, "SELECT c.before ->> 'person_id'")
        ));
        statements.push(format!(
            "INSERT OR IGNORE INTO touched SELECT n.person_id FROM change c
               JOIN {noun} n ON n.id = c.row_id
             WHERE c.operation_id = ?1 AND c.noun = '{noun}' AND n.person_id IS NOT NULL"
        ));
    }
    for sql in statements {
        connection.prepare_cached(&sql)?.execute([operation])?;
    }
    Ok(())
}

/// Derives the people in `touched`, of whom nothing derived is left.
fn derive(connection: &Connection) -> Result<()> {
    texts::derive(connection)?;
    connection
        .prepare_cached(
            "INSERT INTO person_row (person_id, archived, last_on, name, circle, tie, title,
               organisation, city, photo)
             SELECT p.id, p.archived_at IS NOT NULL,
                    coalesce((SELECT max(ltrim(f.happened_on, '~'))
                                FROM favour_party q JOIN favour f ON f.id = q.favour_id
                               WHERE q.person_id = p.id AND f.status <> 'void'), ''),
                    p.display, p.circle, p.tie, p.title, coalesce(o.name, ''),
                    coalesce((SELECT city FROM postal_address a WHERE a.person_id = p.id AND city <> ''
                               ORDER BY preferred DESC, position NULLS LAST, id LIMIT 1), ''),
                    (SELECT lower(hex(hash)) FROM photo WHERE id = p.photo_id)
             FROM touched CROSS JOIN person p ON p.id = touched.person_id
               LEFT JOIN organisation o ON o.id = p.organisation_id",
        )?
        .execute([])?;
    Ok(())
}
