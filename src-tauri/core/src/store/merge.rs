//! One person, or one organisation, taken up into another: every row of theirs
//! changes hands, and what both have is kept once.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::change::word;
use super::contact::{self, Holder};
use crate::domain::contact::{ContactPoint, PointKind};
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

    /// What makes one's row (`g`) say nothing that the other's (`k`) does not.
    /// Of points and addresses more than a row must be asked: see `unite_points`
    /// and `unite_addresses`.
    fn same(self) -> &'static str {
        match self {
            Self::Points(_) | Self::Addresses => "FALSE",
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
    kept: Holder,
    gone: Holder,
    rows: Rows,
    take: Take,
) -> Result<()> {
    let (table, which) = rows.select();
    let drop = |whose: Holder| {
        let (holder, id) = whose.column();
        connection
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE {holder} = ?1 AND {which}"
            ))?
            .execute([id])
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
    let ((holder, kept), (_, gone)) = (kept.column(), gone.column());
    connection
        .prepare_cached(&format!(
            "UPDATE {table} SET {holder} = ?1 WHERE {holder} = ?2 AND {which}"
        ))?
        .execute([kept, gone])?;
    Ok(())
}

/// Drops of `gone` what `kept` has too, and leaves one preferred of a kind.
fn unite(connection: &Connection, kept: Holder, gone: Holder, rows: Rows) -> Result<()> {
    let ((table, which), same) = (rows.select(), rows.same());
    match rows {
        Rows::Points(kind) => unite_points(connection, kept, gone, kind)?,
        Rows::Addresses => unite_addresses(connection, kept, gone)?,
        _ => {}
    }
    let ((holder, kept), (_, gone)) = (kept.column(), gone.column());
    connection
        .prepare_cached(&format!(
            "DELETE FROM {table} AS g WHERE {holder} = ?2 AND {which} AND EXISTS
               (SELECT 1 FROM {table} k WHERE k.{holder} = ?1 AND {which} AND {same})"
        ))?
        .execute([kept, gone])?;
    if rows.has_preferred() {
        connection
            .prepare_cached(&format!(
                "UPDATE {table} SET preferred = 0 WHERE {holder} = ?2 AND {which} AND preferred
                   AND EXISTS (SELECT 1 FROM {table} WHERE {holder} = ?1 AND {which} AND preferred)"
            ))?
            .execute([kept, gone])?;
    }
    Ok(())
}

/// Drops the ways to reach `gone` that reach `kept` too. What one of the twins
/// does not say, it learns from the other.
fn unite_points(
    connection: &Connection,
    kept: Holder,
    gone: Holder,
    kind: PointKind,
) -> Result<()> {
    let keyed = |whose: Holder| -> Result<Vec<(i64, String, bool)>> {
        let points = last_first(contact::numbered_points(connection, whose)?).into_iter();
        let points = points.filter(|(_, (point, _))| point.kind == kind);
        let keyed = |(id, (point, normal)): (i64, (ContactPoint, String))| {
            (id, point.key(&normal), point.preferred)
        };
        Ok(points.map(keyed).collect())
    };
    let mine = keyed(kept)?;
    let first = !mine.iter().any(|(.., preferred)| *preferred);
    // Of several alike the first stands last here, and is the twin.
    let twins: HashMap<&String, i64> = mine.iter().map(|(id, key, _)| (key, *id)).collect();
    for (id, key, _) in keyed(gone)? {
        if let Some(twin) = twins.get(&key) {
            learn(
                connection,
                "contact_point",
                &["label", "service", "parameters"],
                *twin,
                id,
                first,
            )?;
        }
    }
    Ok(())
}

/// Drops the addresses of `gone` that are of `kept` too, in the same way.
fn unite_addresses(connection: &Connection, kept: Holder, gone: Holder) -> Result<()> {
    let mine = last_first(contact::numbered_addresses(connection, kept)?);
    let first = !mine.iter().any(|(_, address)| address.preferred);
    let twins: HashMap<String, i64> = mine.iter().map(|(id, a)| (a.key(), *id)).collect();
    for (id, address) in last_first(contact::numbered_addresses(connection, gone)?) {
        if let Some(twin) = twins.get(&address.key()) {
            let says = ["label", "formatted", "parameters"];
            learn(connection, "postal_address", &says, *twin, id, first)?;
        }
    }
    Ok(())
}

fn last_first<T>(mut rows: Vec<(i64, T)>) -> Vec<(i64, T)> {
    rows.sort_by_key(|(id, _)| Reverse(*id));
    rows
}

/// Gives a row what it does not say and its twin does, and drops the twin.
/// `first`: nothing of its kind is the first choice yet.
fn learn(
    connection: &Connection,
    table: &str,
    says: &[&str],
    row: i64,
    twin: i64,
    first: bool,
) -> Result<()> {
    for column in says {
        connection
            .prepare_cached(&format!(
                "UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE id = ?2)
                 WHERE id = ?1 AND {column} = ''
                   AND EXISTS (SELECT 1 FROM {table} WHERE id = ?2 AND {column} <> '')"
            ))?
            .execute([row, twin])?;
    }
    if first {
        connection
            .prepare_cached(&format!(
                "UPDATE {table} SET preferred = 1 WHERE id = ?1 AND NOT preferred
                   AND EXISTS (SELECT 1 FROM {table} WHERE id = ?2 AND preferred)"
            ))?
            .execute([row, twin])?;
    }
    connection
        .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
        .execute([twin])?;
    Ok(())
}

fn rename_groups(connection: &Connection, kept: Holder, gone: Holder) -> Result<()> {
    let texts = |lines: &[(i64, String)]| lines.iter().map(|(_, l)| l.clone()).collect::<Vec<_>>();
    let taken = contact::extras(connection, kept)?;
    let own = contact::numbered_extras(connection, gone)?;
    for ((id, before), after) in own.iter().zip(regroup(&taken, &texts(&own))) {
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
        // Who was put away and came back as somebody new is back.
        "UPDATE person SET archived_at = NULL
         WHERE id = ?1 AND archived_at IS NOT NULL
           AND EXISTS (SELECT 1 FROM person WHERE id = ?2 AND archived_at IS NULL)",
        "UPDATE person SET remind_on = (SELECT remind_on FROM person WHERE id = ?2)
         WHERE id = ?1 AND coalesce(remind_on, '') < (SELECT remind_on FROM person WHERE id = ?2)",
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
