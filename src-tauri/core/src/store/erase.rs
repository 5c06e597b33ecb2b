//! What tells of somebody apart from their own rows, so that an erased person
//! is in no corner of the book: other people's rows, the journal, pages of the
//! file that are free.

use rusqlite::Connection;

use super::{person, tag};
use crate::domain::name::{fold, has_words};
use crate::error::Result;

/// What somebody is known by outside of their own rows.
pub(crate) struct Traces {
    /// As shown, folded.
    name: String,
    pub(crate) uids: Vec<String>,
    /// Numbers and addresses, as they were written.
    reach: Vec<String>,
    tags: Vec<i64>,
}

impl Traces {
    pub(crate) fn of(connection: &Connection, id: i64) -> Result<Self> {
        let name = fold(&person::display(connection, id)?);
        let mut uids = person::aliases(connection, id)?;
        uids.push(person::uid(connection, id)?);
        let mut statement = connection.prepare_cached(
            "SELECT value FROM contact_point
             WHERE person_id = ?1 AND kind IN ('phone', 'email') AND value <> ''",
        )?;
        let reach = statement.query_map([id], |row| row.get(0))?;
        let mut of_person =
            connection.prepare_cached("SELECT tag_id FROM person_tag WHERE person_id = ?1")?;
        let tags = of_person.query_map([id], |row| row.get(0))?;
        Ok(Self {
            name,
            uids,
            reach: reach.collect::<rusqlite::Result<_>>()?,
            tags: tags.collect::<rusqlite::Result<_>>()?,
        })
    }

    /// Takes out the rows that are nobody's own and tell of them: the relations
    /// that others have to them, what files proposed of them, tags that nobody
    /// else has.
    pub(crate) fn remove(&self, connection: &Connection) -> Result<()> {
        for sql in [
            "DELETE FROM related WHERE fold(value) = ?1",
            "DELETE FROM suggestion WHERE fold(name) = ?1",
        ] {
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
        self.uids.iter().chain(&self.reach).any(|own| own == bare) || fold(bare) == self.name
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
