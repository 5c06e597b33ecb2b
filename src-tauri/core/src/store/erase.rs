//! What tells of somebody apart from their own rows, so that an erased person
//! is in no corner of the book: other people's rows, the journal, pages of the
//! file that are free.

use rusqlite::{Connection, params};

use super::{person, tag};
use crate::domain::name::fold;
use crate::error::Result;

/// What somebody is known by outside of their own rows.
pub(crate) struct Traces {
    /// As shown.
    name: String,
    pub(crate) uids: Vec<String>,
    /// Numbers and addresses, as they were written.
    reach: Vec<String>,
    tags: Vec<i64>,
}

impl Traces {
    pub(crate) fn of(connection: &Connection, id: i64) -> Result<Self> {
        let name = person::display(connection, id)?;
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

    /// Takes out what is nobody's own and tells of them: the relations that
    /// others have to them, what files proposed of them, and the originals of
    /// groups and of cards that could not be read, tags that nobody else has.
    pub(crate) fn remove(&self, connection: &Connection) -> Result<()> {
        let folded = fold(&self.name);
        for sql in [
            "DELETE FROM related WHERE fold(value) = ?1",
            "DELETE FROM suggestion WHERE fold(name) = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([&folded])?;
        }
        let mut relations = connection
            .prepare_cached("DELETE FROM related WHERE value IN (?1, 'urn:uuid:' || ?1)")?;
        for uid in &self.uids {
            relations.execute([uid])?;
        }
        let mut cards = connection.prepare_cached(
            "DELETE FROM card WHERE person_id IS NULL AND organisation_id IS NULL
               AND instr(original, CAST(?1 AS BLOB)) > 0",
        )?;
        let own = std::iter::once(&self.name);
        for trace in own.chain(&self.uids).chain(&self.reach) {
            cards.execute([trace])?;
        }
        for tag in &self.tags {
            tag::drop_if_bare(connection, *tag)?;
        }
        Ok(())
    }

    /// Where others' notes and favours have the name in their words. Those are
    /// the owner's to rewrite. `but` are the favours that they take part in.
    pub(crate) fn mentions(&self, connection: &Connection, but: &[i64]) -> Result<u32> {
        let folded = fold(&self.name);
        let own = self.uids.last();
        let mut mentions: u32 = connection
            .prepare_cached(
                "SELECT count(*) FROM person WHERE uid <> ?2 AND instr(fold(note), ?1) > 0",
            )?
            .query_row(params![folded, own], |row| row.get(0))?;
        let mut favours = connection.prepare_cached(
            "SELECT id FROM favour WHERE instr(fold(what || ' ' || note || ' ' || occasion), ?1) > 0",
        )?;
        let ids = favours.query_map([&folded], |row| row.get::<_, i64>(0))?;
        for id in ids {
            mentions += u32::from(!but.contains(&id?));
        }
        Ok(mentions)
    }
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
