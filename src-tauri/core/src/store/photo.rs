//! Pictures by their content. A row never changes, and is not in the journal.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::contact::Photo;
use crate::error::Result;

/// Keeps a picture, once however often it comes.
pub(crate) fn keep(connection: &Connection, photo: &Photo) -> Result<i64> {
    let hash = blake3::hash(&photo.bytes);
    let new = connection
        .prepare_cached(
            "INSERT INTO photo (hash, media_type, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (hash) DO NOTHING",
        )?
        .execute(params![hash.as_bytes(), photo.media_type, photo.bytes])?;
    match new {
        0 => Ok(connection
            .prepare_cached("SELECT id FROM photo WHERE hash = ?1")?
            .query_row([hash.as_bytes()], |row| row.get(0))?),
        _ => Ok(connection.last_insert_rowid()),
    }
}

pub(crate) fn hash(connection: &Connection, id: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT lower(hex(hash)) FROM photo WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Photo> {
    Ok(connection
        .prepare_cached("SELECT media_type, bytes FROM photo WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Photo {
                media_type: row.get(0)?,
                bytes: row.get(1)?,
            })
        })?)
}

/// The picture of this hash, in hexadecimal.
pub(crate) fn by_hash(connection: &Connection, hash: &str) -> Result<Option<Photo>> {
    Ok(connection
        .prepare_cached("SELECT media_type, bytes FROM photo WHERE hash = unhex(?1)")?
        .query_row([hash], |row| {
            Ok(Photo {
                media_type: row.get(0)?,
                bytes: row.get(1)?,
            })
        })
        .optional()?)
}
