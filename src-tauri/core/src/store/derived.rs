//! What is derived from the nouns: the name keys, the full-text index and the
//! rows of the lists; the sums of the ledger are `sums`'s. One statement of how each is derived serves both a change,
//! for the people it touched, and a rebuild, for everyone.

use rusqlite::{Connection, params};

use super::journal::{self, Range};
use super::sums;
use crate::domain::name::{fold, rotations};
use crate::error::Result;

/// Nouns whose rows belong to a person and are shown or searched with them.
const OF_A_PERSON: [&str; 4] = [
    "contact_point",
    "postal_address",
    "person_tag",
    "extra_property",
];

/// Characters of a kept line from which on it is no text that anybody looks for.
const LONG: usize = 2_000;

/// Brings up to date what `operation` touched. People whose key is above
/// `known` are new: nothing derived of them needs to be taken away first.
pub(super) fn refresh(connection: &Connection, operation: i64, known: i64) -> Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS touched (person_id INTEGER PRIMARY KEY);
         DELETE FROM touched;",
    )?;
    for range in journal::ranges(connection, operation)? {
        touch_inserted(connection, &range)?;
    }
    touch_changed(connection, operation)?;
    connection.execute(
        "DELETE FROM touched WHERE person_id IN (SELECT id FROM person WHERE is_owner)",
        [],
    )?;
    let any: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM touched)")?
        .query_row([], |row| row.get(0))?;
    if any {
        derive_anew(connection, known)?;
    }
    sums::refresh(connection, operation)
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

/// Derives everything anew.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS touched (person_id INTEGER PRIMARY KEY);
         DELETE FROM touched;
         INSERT INTO touched SELECT id FROM person WHERE NOT is_owner;
         DELETE FROM name_key;
         DELETE FROM person_search;
         DELETE FROM person_row;",
    )?;
    derive(connection)?;
    sums::rebuild(connection)
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
    derive_texts(connection)?;
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

fn derive_texts(connection: &Connection) -> Result<()> {
    let mut people = connection.prepare_cached(&format!(
        "SELECT p.id, p.display, p.given, p.family, p.nickname,
                coalesce(o.name, ''), p.title, p.department, p.role, p.note,
                (SELECT group_concat(value, ' ') FROM contact_point c
                  WHERE c.person_id = p.id AND kind <> 'phone'),
                (SELECT group_concat(value || ' ' || normal, char(10)) FROM contact_point c
                  WHERE c.person_id = p.id AND kind = 'phone'),
                (SELECT group_concat(city || ' ' || street, ' ') FROM postal_address a
                  WHERE a.person_id = p.id),
                (SELECT group_concat(t.name, ' ') FROM person_tag pt JOIN tag t ON t.id = pt.tag_id
                  WHERE pt.person_id = p.id),
                (SELECT group_concat(replace(substr(line, instr(line, ':') + 1), '\\n', ' '), ' ')
                   FROM extra_property e WHERE e.person_id = p.id AND length(line) < {LONG})
         FROM touched CROSS JOIN person p ON p.id = touched.person_id
           LEFT JOIN organisation o ON o.id = p.organisation_id
         ORDER BY touched.person_id"
    ))?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO person_search (rowid, name, reach, work, other) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    // Key, person, and whether it is within the name rather than its beginning.
    let mut keys: Vec<(String, i64, bool)> = Vec::new();
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let text = |column| {
            row.get_ref(column)
                .map(|v| v.as_str_or_null().ok().flatten().unwrap_or(""))
        };
        let [display, given, family, nickname] = [text(1)?, text(2)?, text(3)?, text(4)?];
        let shown = fold(display);
        let rotations = rotations(&shown).into_iter().enumerate();
        keys.extend(rotations.map(|(at, key)| (key, id, at > 0)));
        // A name that is shown otherwise than its parts say is found by both.
        for part in [family, given, nickname].map(fold) {
            if !part.is_empty() && !shown.contains(&part) {
                keys.push((part, id, true));
            }
        }
        let phones: String = text(11)?
            .chars()
            .filter(|c| c.is_ascii_digit() || matches!(c, '\n' | ' '))
            .collect();
        let reach = format!("{} {} {}", text(10)?, joined_digits(text(11)?), phones);
        let work = [text(5)?, text(6)?, text(7)?, text(8)?].join(" ");
        let other = [text(9)?, text(12)?, text(13)?, text(14)?].join(" ");
        let names = [display, given, family, nickname].join(" ");
        insert.execute(params![id, names, reach, work, other])?;
    }
    // In key order: neighbours in the tree are written together.
    keys.sort_unstable();
    keys.dedup_by(|a, b| (&a.0, a.1) == (&b.0, b.1));
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO name_key (key, person_id, begins) VALUES (?1, ?2, ?3)",
    )?;
    for (key, id, within) in keys {
        insert.execute(params![key, id, !within])?;
    }
    Ok(())
}

/// Each number, as dialled and as normalised, as one run of digits.
fn joined_digits(numbers: &str) -> String {
    let mut joined = String::with_capacity(numbers.len());
    for line in numbers.lines() {
        let (dialled, normal) = line.rsplit_once(' ').unwrap_or((line, ""));
        for number in [dialled, normal] {
            joined.extend(number.chars().filter(char::is_ascii_digit));
            joined.push(' ');
        }
    }
    joined
}
