//! One person taken up into another: every row of theirs changes hands, and
//! what both have is kept once.

use rusqlite::{Connection, params};

use super::change::word;
use crate::domain::contact::PointKind;
use crate::domain::unite::{Take, regroup};
use crate::error::Result;

/// Whose rows of a kind stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    Points(PointKind),
    Addresses,
    Related,
    Tags,
    Areas,
    Lines,
}

impl Rows {
    /// The table, and the condition beside the person.
    fn select(self) -> (&'static str, String) {
        let all = || "TRUE".to_owned();
        match self {
            Self::Points(kind) => ("contact_point", format!("kind = '{}'", word(&kind))),
            Self::Addresses => ("postal_address", all()),
            Self::Related => ("related", all()),
            Self::Tags => ("person_tag", all()),
            Self::Areas => ("person_life_area", all()),
            Self::Lines => ("extra_property", all()),
        }
    }

    /// What makes two of these rows say the same.
    fn same(self) -> &'static str {
        match self {
            Self::Points(_) => "k.normal = g.normal",
            Self::Addresses => {
                "(k.po_box, k.extended, k.street, k.city, k.region, k.postcode, k.country)
               = (g.po_box, g.extended, g.street, g.city, g.region, g.postcode, g.country)"
            }
            Self::Related => "k.label = g.label AND k.value = g.value",
            Self::Tags => "k.tag_id = g.tag_id",
            Self::Areas => "k.area = g.area",
            Self::Lines => "k.line = g.line",
        }
    }

    fn has_preferred(self) -> bool {
        matches!(self, Self::Points(_) | Self::Addresses)
    }
}

/// Brings the rows of one kind of `gone` to `kept`, or drops one side's.
pub(crate) fn rows(
    connection: &Connection,
    kept: i64,
    gone: i64,
    rows: Rows,
    take: Take,
) -> Result<()> {
    let (table, which) = rows.select();
    let drop = |whose: i64| {
        connection
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE person_id = ?1 AND {which}"
            ))?
            .execute([whose])
    };
    match take {
        Take::Left => {
            drop(gone)?;
        }
        Take::Right => {
            drop(kept)?;
        }
        Take::Both => unite(connection, kept, gone, rows)?,
    }
    if rows == Rows::Lines && take == Take::Both {
        rename_groups(connection, kept, gone)?;
    }
    connection
        .prepare_cached(&format!(
            "UPDATE {table} SET person_id = ?1 WHERE person_id = ?2 AND {which}"
        ))?
        .execute([kept, gone])?;
    Ok(())
}

/// Drops of `gone` what `kept` has too, and leaves one preferred of a kind.
fn unite(connection: &Connection, kept: i64, gone: i64, rows: Rows) -> Result<()> {
    let ((table, which), same) = (rows.select(), rows.same());
    if let Rows::Points(kind) = rows {
        // A number without a label learns it from its twin.
        connection
            .prepare_cached(
                "UPDATE contact_point AS k SET label = g.label FROM contact_point g
                 WHERE k.person_id = ?1 AND g.person_id = ?2 AND k.kind = ?3 AND g.kind = ?3
                   AND k.normal = g.normal AND k.label = '' AND g.label <> ''",
            )?
            .execute(params![kept, gone, word(&kind)])?;
    }
    connection
        .prepare_cached(&format!(
            "DELETE FROM {table} AS g WHERE person_id = ?2 AND {which} AND EXISTS
               (SELECT 1 FROM {table} k WHERE k.person_id = ?1 AND {which} AND {same})"
        ))?
        .execute([kept, gone])?;
    if rows.has_preferred() {
        connection
            .prepare_cached(&format!(
                "UPDATE {table} SET preferred = 0 WHERE person_id = ?2 AND {which} AND preferred
                   AND EXISTS (SELECT 1 FROM {table} WHERE person_id = ?1 AND {which} AND preferred)"
            ))?
            .execute([kept, gone])?;
    }
    Ok(())
}

fn rename_groups(connection: &Connection, kept: i64, gone: i64) -> Result<()> {
    let lines = |whose: i64| -> Result<Vec<(i64, String)>> {
        let mut statement = connection.prepare_cached(
            "SELECT id, line FROM extra_property WHERE person_id = ?1 ORDER BY id",
        )?;
        let lines = statement.query_map([whose], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(lines.collect::<rusqlite::Result<_>>()?)
    };
    let texts = |lines: &[(i64, String)]| lines.iter().map(|(_, l)| l.clone()).collect::<Vec<_>>();
    let (taken, own) = (lines(kept)?, lines(gone)?);
    for ((id, before), after) in own.iter().zip(regroup(&texts(&taken), &texts(&own))) {
        if *before != after {
            connection
                .prepare_cached("UPDATE extra_property SET line = ?2 WHERE id = ?1")?
                .execute(params![id, after])?;
        }
    }
    Ok(())
}

/// Brings over all that no choice is about, and takes the other person away.
/// Their uid goes on to mean the one who stays.
pub(crate) fn take_up(connection: &Connection, kept: i64, gone: i64) -> Result<()> {
    for sql in [
        // Both asked for the same favour, or were introduced by it.
        "DELETE FROM favour_party AS g WHERE person_id = ?2 AND EXISTS
           (SELECT 1 FROM favour_party k
             WHERE k.person_id = ?1 AND k.favour_id = g.favour_id AND k.role = g.role)",
        "UPDATE favour_party SET person_id = ?1 WHERE person_id = ?2",
        "UPDATE favour_event SET person_id = ?1 WHERE person_id = ?2",
        "UPDATE card SET person_id = ?1 WHERE person_id = ?2",
        "UPDATE person_alias SET person_id = ?1 WHERE person_id = ?2",
        "UPDATE suggestion SET person_id = ?1 WHERE person_id = ?2",
        "UPDATE suggestion SET introduced_id = ?1 WHERE introduced_id = ?2",
        "INSERT INTO person_alias (person_id, uid) SELECT ?1, uid FROM person WHERE id = ?2",
        "UPDATE person SET added_at = (SELECT added_at FROM person WHERE id = ?2)
         WHERE id = ?1 AND added_at > (SELECT added_at FROM person WHERE id = ?2)",
    ] {
        connection.prepare_cached(sql)?.execute([kept, gone])?;
    }
    super::not_same::hand_over(connection, kept, gone)?;
    connection
        .prepare_cached("DELETE FROM person WHERE id = ?1")?
        .execute([gone])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::store::open;

    /// A noun that is added to the schema must come along in a merge.
    #[test]
    fn every_table_that_names_a_person_is_thought_of() {
        let now = crate::Now {
            at: chrono::DateTime::UNIX_EPOCH,
            today: chrono::NaiveDate::default(),
        };
        let connection = open::in_memory(&now).expect("a book");
        let mut statement = connection
            .prepare(
                "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
                 WHERE m.type = 'table' AND f.\"table\" = 'person' ORDER BY 1",
            )
            .expect("sound");
        let tables: Vec<String> = statement
            .query_map([], |row| row.get(0))
            .and_then(Iterator::collect)
            .expect("read");
        assert_eq!(
            tables,
            [
                "card",
                "contact_point",
                "extra_property",
                "favour_event",
                "favour_party",
                "not_same",
                "person_alias",
                "person_life_area",
                "person_tag",
                "postal_address",
                "related",
                "suggestion",
            ],
            "a table that names a person is to be moved by `take_up` or `rows`"
        );
    }
}
