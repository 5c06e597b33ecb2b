//! What tells of somebody apart from their own rows, so that an erased person
//! is in no corner of the book: other people's rows, the journal, pages of the
//! file that are free.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{person, tag};
use crate::domain::name::{fold, has_words};
use crate::error::Result;

/// What somebody is known by outside of their own rows.
pub(crate) struct Traces {
    /// As shown, folded.
    name: String,
    /// Who stays and is called that too: where it stands, it may be they.
    pub(crate) namesakes: Vec<i64>,
    pub(crate) uids: Vec<String>,
    /// Numbers and addresses that nobody has who stays, as they were written.
    reach: Vec<String>,
    tags: Vec<i64>,
}

impl Traces {
    /// Those of one of the people who go.
    pub(crate) fn of(connection: &Connection, id: i64, going: &BTreeSet<i64>) -> Result<Self> {
        let goes = |id: Option<i64>| id.is_some_and(|id| going.contains(&id));
        let name = fold(&person::display(connection, id)?);
        let mut called = connection.prepare_cached(
            "SELECT id FROM person WHERE folded = ?1 AND NOT is_owner
             UNION ALL SELECT id FROM person WHERE folded = ?1 AND is_owner",
        )?;
        let called = called.query_map([&name], |row| row.get(0))?;
        let mut namesakes = called.collect::<rusqlite::Result<Vec<i64>>>()?;
        namesakes.retain(|id| !going.contains(id));
        let mut uids = person::aliases(connection, id)?;
        uids.push(person::uid(connection, id)?);
        let mut statement = connection.prepare_cached(
            "SELECT own.value, other.person_id FROM contact_point own
             JOIN contact_point other ON other.normal = own.normal AND other.kind = own.kind
                  AND (own.normal <> '' OR other.value = own.value)
             WHERE own.person_id = ?1 AND own.kind IN ('phone', 'email') AND own.value <> ''",
        )?;
        let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows = rows.collect::<rusqlite::Result<Vec<(String, Option<i64>)>>>()?;
        let (own, shared): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, of)| goes(*of));
        let mut reach: Vec<String> = own.into_iter().map(|(value, _)| value).collect();
        reach.retain(|value| !shared.iter().any(|(other, _)| other == value));
        let mut of_person =
            connection.prepare_cached("SELECT tag_id FROM person_tag WHERE person_id = ?1")?;
        let tags = of_person.query_map([id], |row| row.get(0))?;
        Ok(Self {
            name,
            namesakes,
            uids,
            reach,
            tags: tags.collect::<rusqlite::Result<_>>()?,
        })
    }

    /// Takes out the rows that are nobody's own and tell of them: the relations
    /// that others have to them, what files proposed of them, tags that nobody
    /// else has.
    pub(crate) fn remove(&self, connection: &Connection) -> Result<()> {
        let by_name = [
            "DELETE FROM related WHERE fold(value) = ?1",
            "DELETE FROM suggestion WHERE fold(name) = ?1",
        ];
        for sql in by_name.iter().filter(|_| self.namesakes.is_empty()) {
            connection.prepare_cached(sql)?.execute([&self.name])?;
        }
        let mut relations = connection
            .prepare_cached("DELETE FROM related WHERE value IN (?1, 'urn:uuid:' || ?1)")?;
        for uid in &self.uids {
            relations.execute([uid])?;
        }
        for tag in &self.tags {
            tag::drop_if_bare(connection, *tag)?;
        }
        Ok(())
    }

    /// Whether a value is they and nothing else.
    pub(crate) fn is_named_by(&self, value: &str) -> bool {
        let bare = ["urn:uuid:", "mailto:", "tel:"]
            .iter()
            .find_map(|scheme| {
                let (start, rest) = value.split_at_checked(scheme.len())?;
                start.eq_ignore_ascii_case(scheme).then_some(rest)
            })
            .unwrap_or(value);
        let mut own = self.uids.iter().chain(&self.reach);
        own.any(|own| own == bare) || self.namesakes.is_empty() && fold(bare) == self.name
    }

    /// Whether a text has their name in its words.
    pub(crate) fn is_named_in(&self, text: &str) -> bool {
        has_words(&fold(text), &self.name)
    }

    /// Whether a text has their name in it, or what only they are called or reached by.
    pub(crate) fn is_told_of_in(&self, text: &str) -> bool {
        let mut own = self.uids.iter().chain(&self.reach);
        self.is_named_in(text) || own.any(|own| has_words(text, own))
    }

    /// The people whose notes have the name in their words.
    pub(crate) fn in_notes(&self, connection: &Connection) -> Result<Vec<i64>> {
        self.having(connection, "SELECT id, note FROM person WHERE note <> ''")
    }

    /// The people who have a relation to somebody of the name, which may mean another.
    pub(crate) fn in_relations(&self, connection: &Connection) -> Result<Vec<i64>> {
        let mut having = self.having(connection, "SELECT person_id, value FROM related")?;
        having.retain(|_| !self.namesakes.is_empty());
        Ok(having)
    }

    /// The favours that have the name in their words.
    pub(crate) fn in_favours(&self, connection: &Connection) -> Result<Vec<i64>> {
        let words = "SELECT id, what || ' ' || note || ' ' || occasion FROM favour";
        self.having(connection, words)
    }

    fn having(&self, connection: &Connection, texts: &str) -> Result<Vec<i64>> {
        let mut statement = connection.prepare_cached(texts)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let mut having = Vec::new();
        for row in rows {
            let (id, text) = row?;
            if self.is_named_in(&text) {
                having.push(id);
            }
        }
        Ok(having)
    }
}

pub(crate) fn drop_extra(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM extra_property WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Takes the words of a favour that stays with others.
pub(crate) fn silence(connection: &Connection, favour: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE favour SET what = '…', note = '', occasion = '' WHERE id = ?1")?
        .execute([favour])?;
    Ok(())
}

/// Pictures that no row names. The journal must be empty: an undo could name
/// one of them again.
pub(crate) fn drop_bare_photos(connection: &Connection) -> Result<()> {
    connection.execute(
        "DELETE FROM photo WHERE id NOT IN (
           SELECT photo_id FROM person WHERE photo_id IS NOT NULL
           UNION SELECT photo_id FROM organisation WHERE photo_id IS NOT NULL)",
        [],
    )?;
    Ok(())
}

/// The words of somebody deleted stay in the segments of the full-text index
/// until these are merged.
pub(crate) fn merge_search(connection: &Connection) -> Result<()> {
    connection.execute_batch("INSERT INTO person_search (person_search) VALUES ('optimize')")?;
    Ok(())
}

/// Brings what the log holds into the book and empties it. A reader in another
/// program may still need the log; it then goes when the last one closes the book.
pub(crate) fn empty_log(connection: &Connection) -> Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Every page of the file as it is when the cipher has opened it, those that
/// are free among them.
#[cfg(test)]
pub(crate) fn pages(connection: &mut Connection) -> Vec<u8> {
    let pages = connection.serialize("main").expect("the book's pages");
    pages.to_vec()
}
