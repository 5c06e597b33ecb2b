//! The texts by which people are searched for: their name keys, and what they
//! say in every field, as full text.

use rusqlite::{Connection, Row, params};

use super::derived::touch_everyone;
use crate::domain::name::{fold, rotations};
use crate::error::Result;

/// Characters of a kept line from which on it is no text that anybody looks for.
const LONG: usize = 2_000;

pub(super) fn rebuild(connection: &Connection) -> Result<()> {
    touch_everyone(connection)?;
    connection.execute_batch("DELETE FROM name_key; DELETE FROM person_search;")?;
    derive(connection)
}

/// Of the people in `touched`, of whom no text is left.
pub(super) fn derive(connection: &Connection) -> Result<()> {
    let mut people = connection.prepare_cached(&format!(
        "SELECT p.id, p.display, p.given, p.family, p.nickname,
                p.middle || ' ' || p.phonetic_given || ' ' || p.phonetic_middle || ' ' || p.phonetic_family,
                coalesce(o.name, '') || ' ' || p.title || ' ' || p.department || ' ' || p.role,
                p.note || ' ' || p.pronouns,
                (SELECT group_concat(value || ' ' || service, ' ') FROM contact_point c
                  WHERE c.person_id = p.id AND kind <> 'phone'),
                (SELECT group_concat(value || ' ' || normal, char(10)) FROM contact_point c
                  WHERE c.person_id = p.id AND kind = 'phone'),
                (SELECT group_concat(concat_ws(' ', street, extended, po_box, postcode, city, region, country,
                                               formatted), ' ')
                   FROM postal_address a WHERE a.person_id = p.id),
                (SELECT group_concat(t.name, ' ') FROM person_tag pt JOIN tag t ON t.id = pt.tag_id
                  WHERE pt.person_id = p.id),
                (SELECT group_concat(r.label || ' ' || r.value, ' ') FROM related r
                  WHERE r.person_id = p.id AND r.value NOT GLOB 'urn:*'),
                (SELECT group_concat(label, char(10)) FROM
                   (SELECT label FROM contact_point c WHERE c.person_id = p.id
                     UNION SELECT label FROM postal_address a WHERE a.person_id = p.id)),
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
        let [display, given, family, nickname] =
            [text(row, 1)?, text(row, 2)?, text(row, 3)?, text(row, 4)?];
        let shown = fold(display);
        let rotations = rotations(&shown).into_iter().enumerate();
        keys.extend(rotations.map(|(at, key)| (key, id, at > 0)));
        // A name that is shown otherwise than its parts say is found by both.
        for part in [family, given, nickname].map(fold) {
            if !part.is_empty() && !shown.contains(&part) {
                keys.push((part, id, true));
            }
        }
        let names = [display, given, family, nickname, text(row, 5)?].join(" ");
        let dialled = text(row, 9)?;
        let phones: String = dialled
            .chars()
            .filter(|c| c.is_ascii_digit() || matches!(c, '\n' | ' '))
            .collect();
        let reach = format!("{} {} {}", text(row, 8)?, joined_digits(dialled), phones);
        let labels = text(row, 13)?.lines().filter(|label| is_own(label));
        let mut other = vec![
            text(row, 7)?,
            text(row, 10)?,
            text(row, 11)?,
            text(row, 12)?,
            text(row, 14)?,
        ];
        other.extend(labels);
        insert.execute(params![id, names, reach, text(row, 6)?, other.join(" ")])?;
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

fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str> {
    let value = row.get_ref(column)?;
    Ok(value.as_str_or_null().ok().flatten().unwrap_or(""))
}

/// A label of the owner's own words. Those that every phone book has would find
/// everyone.
fn is_own(label: &str) -> bool {
    let common = [
        "home", "work", "mobile", "other", "main", "iphone", "fax", "pager", "car", "school",
        "homepage", "profile", "cell",
    ];
    !label.split(' ').all(|word| common.contains(&word))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Unlock;
    use crate::book::view::{PeopleQuery, PersonEdit};
    use crate::store::{content, open};
    use crate::{Book, Now};

    #[test]
    fn a_book_of_an_older_form_is_searched_by_every_field_once_it_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.vuoro");
        let at = chrono::DateTime::UNIX_EPOCH;
        let now = Now {
            at,
            today: at.date_naive(),
        };
        let mut book = Book::create(&path, &Unlock::KeyFile, &now).expect("a book");
        let mut form = PersonEdit::named("Anna Korhonen");
        form.pronouns = "xe".into();
        book.add_person(&form, &now).expect("added");
        drop(book);
        let digest = |raw: &Connection| content::of(raw, &mut || Ok(())).expect("read").digest;
        let (raw, ..) = open::connect(&path, &Unlock::KeyFile).expect("a book");
        let before = digest(&raw);
        raw.execute_batch(
            "DELETE FROM setting WHERE name = 'derived'; DELETE FROM person_search;
             INSERT INTO person_search (rowid, name) SELECT id, display FROM person WHERE NOT is_owner;",
        )
        .expect("made older");
        drop(raw);
        let mut book = Book::open(&path, &Unlock::KeyFile).expect("opened");
        let query = PeopleQuery {
            text: "xe".into(),
            limit: 10,
            ..PeopleQuery::default()
        };
        let found = book.people(&query, now.today).expect("searched").total;
        assert_eq!(found, 1);
        assert_eq!(book.check().expect("looked at"), [""; 0]);
        drop(book);
        let (raw, ..) = open::connect(&path, &Unlock::KeyFile).expect("a book");
        assert_eq!(digest(&raw), before, "the same book");
    }
}
