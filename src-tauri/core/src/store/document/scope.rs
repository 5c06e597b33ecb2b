//! Which of the book's rows are about some people.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::error::Result;

/// Some people, and what a document about them needs so that it stands on its
/// own: whoever they did something with, by name only.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(super) people: BTreeSet<i64>,
    pub(super) others: BTreeSet<i64>,
    pub(super) favours: BTreeSet<i64>,
    pub(super) suggestions: BTreeSet<i64>,
    pub(super) organisations: BTreeSet<i64>,
    pub(super) photos: BTreeSet<i64>,
    pub(super) tags: BTreeSet<String>,
}

impl Scope {
    pub(crate) fn of(connection: &Connection, people: BTreeSet<i64>) -> Result<Self> {
        let ids = |sql: &str, of: &BTreeSet<i64>| -> Result<BTreeSet<i64>> {
            let mut statement = connection.prepare_cached(sql)?;
            let mut found = BTreeSet::new();
            for id in of {
                let rows = statement.query_map([id], |row| row.get(0))?;
                found.extend(rows.collect::<rusqlite::Result<Vec<i64>>>()?);
            }
            Ok(found)
        };
        let mut favours = ids(
            "SELECT favour_id FROM favour_party WHERE person_id = ?1
             UNION SELECT favour_id FROM favour_event WHERE person_id = ?1",
            &people,
        )?;
        let suggestions = ids(
            "SELECT id FROM suggestion WHERE person_id = ?1 OR introduced_id = ?1",
            &people,
        )?;
        favours.extend(ids(
            "SELECT favour_id FROM suggestion WHERE id = ?1 AND favour_id IS NOT NULL",
            &suggestions,
        )?);
        let mut others = ids(
            "SELECT person_id FROM favour_party WHERE favour_id = ?1
             UNION SELECT person_id FROM favour_event WHERE favour_id = ?1 AND person_id IS NOT NULL",
            &favours,
        )?;
        for sql in [
            "SELECT person_id FROM suggestion WHERE id = ?1 AND person_id IS NOT NULL",
            "SELECT introduced_id FROM suggestion WHERE id = ?1 AND introduced_id IS NOT NULL",
        ] {
            others.extend(ids(sql, &suggestions)?);
        }
        let mut tags = BTreeSet::new();
        for id in &people {
            tags.extend(crate::store::tag::of_person(connection, *id)?);
        }
        Ok(Self {
            organisations: ids(
                "SELECT organisation_id FROM person WHERE id = ?1 AND organisation_id IS NOT NULL",
                &people,
            )?,
            photos: ids(
                "SELECT photo_id FROM person WHERE id = ?1 AND photo_id IS NOT NULL",
                &people,
            )?,
            people,
            others,
            favours,
            suggestions,
            tags,
        })
    }
}
