//! From rows to records, in the order of their keys, so that a book made of
//! them has them in the same order.

mod ledger;
mod people;

use rusqlite::Connection;

use super::scope::Scope;
use crate::domain::document::{Card, Item, Organisation, Picture, TableColumns};
use crate::error::Result;
use crate::store::contact::{self, Holder};
use crate::store::{journal, photo, setting};
use ledger::{favours, suggestions};
use people::{addresses, ids_after, named_only, one, points, told};

/// Hands over everything that a document has, in its order; in a scope, what is
/// about its people.
pub(crate) fn each(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    give(Item::Settings(setting::get(connection)?))?;
    let mut columns = match scope {
        Some(_) => Vec::new(),
        None => setting::columns(connection)?,
    };
    columns.sort();
    for (table, said) in columns {
        give(Item::Columns(TableColumns { table, said }))?;
    }
    for id in photos(connection)? {
        if scope.is_some_and(|scope| !scope.photos.contains(&id)) {
            continue;
        }
        let picture = photo::get(connection, id)?;
        let engine = &base64::engine::general_purpose::STANDARD;
        give(Item::Photo(Picture {
            hash: photo::hash(connection, id)?,
            media_type: picture.media_type,
            base64: base64::Engine::encode(engine, &picture.bytes),
        }))?;
    }
    organisations(connection, scope, give)?;
    for name in texts(connection, "SELECT name FROM tag ORDER BY id", None)? {
        if scope.is_some_and(|scope| !scope.tags.contains(&name)) {
            continue;
        }
        give(Item::Tag(name))?;
    }
    let owner = one(connection, "is_owner")?;
    give(Item::Owner(Box::new(match scope {
        Some(_) => named_only(owner),
        None => owner,
    })))?;
    let mut last = 0;
    loop {
        let slice = ids_after(connection, last)?;
        let Some(end) = slice.last() else { break };
        last = *end;
        for id in slice {
            if let Some(person) = told(connection, scope, id)? {
                give(Item::Person(Box::new(person)))?;
            }
        }
    }
    let mut statement = connection.prepare(
        "SELECT a.uid, b.uid, a.id, b.id FROM not_same n JOIN person a ON a.id = n.person_id
           JOIN person b ON b.id = n.other_id ORDER BY n.person_id, n.other_id",
    )?;
    let mut pairs = statement.query([])?;
    while let Some(row) = pairs.next()? {
        let (a, b) = (row.get(2)?, row.get(3)?);
        if scope.is_none_or(|scope| scope.people.contains(&a) && scope.people.contains(&b)) {
            give(Item::NotSame([row.get(0)?, row.get(1)?]))?;
        }
    }
    favours(connection, scope, give)?;
    suggestions(connection, scope, give)?;
    cards(connection, scope, give)
}

/// The pictures that something names, by their hash.
fn photos(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare(
        "SELECT id FROM photo WHERE id IN (SELECT photo_id FROM person WHERE photo_id IS NOT NULL
           UNION SELECT photo_id FROM organisation WHERE photo_id IS NOT NULL) ORDER BY hash",
    )?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn organisations(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT id, uid, name, note, photo_id FROM organisation ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if scope.is_some_and(|scope| !scope.organisations.contains(&id)) {
            continue;
        }
        let holder = Holder::Organisation(id);
        give(Item::Organisation(Organisation {
            uid: row.get(1)?,
            name: row.get(2)?,
            note: row.get(3)?,
            points: points(connection, holder)?,
            addresses: addresses(connection, holder)?,
            extra: contact::extras(connection, holder)?,
            // A document about people has their pictures only.
            photo: match scope {
                Some(_) => None,
                None => hash(connection, row.get(4)?)?,
            },
        }))?;
    }
    Ok(())
}

/// The one text of each row; of none for `None`, where the statement asks for it.
fn texts(connection: &Connection, sql: &str, id: Option<i64>) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let texts = match (sql.contains("?1"), id) {
        (true, None) => return Ok(Vec::new()),
        (true, Some(id)) => statement.query_map([id], |row| row.get(0))?.collect(),
        (false, _) => statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>(),
    };
    Ok(texts?)
}

fn hash(connection: &Connection, photo: Option<i64>) -> Result<Option<String>> {
    photo.map(|id| photo::hash(connection, id)).transpose()
}

fn cards(
    connection: &Connection,
    scope: Option<&Scope>,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<()> {
    let beginnings = journal::beginnings(connection, "card")?;
    let (mut import, mut imports_before) = (None, 0);
    let mut statement = connection.prepare(
        "SELECT (SELECT uid FROM person WHERE id = c.person_id),
                (SELECT uid FROM organisation WHERE id = c.organisation_id),
                (SELECT name FROM tag WHERE id = c.tag_id),
                lower(hex(fingerprint)), uid, source, line, original, person_id, id
         FROM card c ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whose: Option<i64> = row.get(8)?;
        if scope.is_some_and(|scope| whose.is_none_or(|id| !scope.people.contains(&id))) {
            continue;
        }
        let id: i64 = row.get(9)?;
        let own = beginnings.partition_point(|first| *first <= id);
        imports_before += u32::from(import.is_some_and(|import| import != own));
        import = Some(own);
        let original: Vec<u8> = row.get(7)?;
        let engine = &base64::engine::general_purpose::STANDARD;
        give(Item::Card(Card {
            person: row.get(0)?,
            organisation: row.get(1)?,
            tag: row.get(2)?,
            fingerprint: row.get(3)?,
            uid: row.get(4)?,
            source: row.get(5)?,
            line: row.get(6)?,
            imports_before,
            original: base64::Engine::encode(engine, &original),
        }))?;
    }
    Ok(())
}
