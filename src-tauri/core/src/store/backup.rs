//! A copy of a book that is proven to be one: made under another name, written
//! through to the disk, opened again with its key, and equal to what was copied.
//! It knows files and connections, and not where backups lie or how long.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::key::{self, BookKey, Unlock};
use super::parts::{FILE, OPENED};
use super::{change, content, open, sealed};
use crate::domain::backup::{Content, Seal};
use crate::error::{Error, Result};

/// Pages between two looks at whether to go on: 1 MB.
const PAGES: i32 = 256;

/// How far a copy has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CopyStep {
    /// What is to be copied is read.
    Reading,
    /// So much of it is copied, from 0 to 1.
    Copying(f64),
    /// It is on the disk, and is opened again.
    Proving,
    /// It is proven; its key is laid beside it.
    Keying,
    /// It is about to take its name.
    Naming,
}

/// Called at each step; an error ends the copy, and nothing of it is left.
pub(crate) type Heed<'a> = &'a mut dyn FnMut(CopyStep) -> Result<()>;

/// Copies the book as it stands into the file `to`, which is empty, under this key.
/// What the file says of itself is what `seal` makes of the content; nothing,
/// for a copy that is to be a book again. `from` has no transaction open.
pub(crate) fn copy(
    from: &Connection,
    to: &Path,
    key: &BookKey,
    seal: impl FnOnce(&Connection, &Content) -> Result<Option<Seal>>,
    heed: Heed<'_>,
) -> Result<Content> {
    let made = write(from, to, key, seal, heed).and_then(|content| {
        sync(to)?;
        heed(CopyStep::Proving)?;
        let copy = connect_by(to, key)?;
        if !findings(&copy, &CHECKS[..1])?.is_empty()
            || of(&copy, heed, CopyStep::Proving)? != content
        {
            return Err(Error::Damaged("the copy is not what was copied".into()));
        }
        Ok(content)
    });
    if made.is_err() {
        remove(to);
    }
    made
}

fn write(
    from: &Connection,
    to: &Path,
    key: &BookKey,
    seal: impl FnOnce(&Connection, &Content) -> Result<Option<Seal>>,
    heed: Heed<'_>,
) -> Result<Content> {
    let mut copy = sealed::connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    key::give(&copy, key)?;
    copy.pragma_update(None, "cipher_memory_security", "OFF")?;
    // It is nothing before it is whole, and is written through at the end.
    copy.pragma_update(None, "synchronous", "OFF")?;
    copy.pragma_update(None, "temp_store", "MEMORY")?;
    // Just what is read here is copied, whoever writes meanwhile.
    let moment = from.unchecked_transaction()?;
    heed(CopyStep::Reading)?;
    let content = of(&moment, heed, CopyStep::Reading)?;
    let seal = seal(&moment, &content)?;
    let backup = Backup::new(&moment, &mut copy)?;
    loop {
        match backup.step(PAGES)? {
            StepResult::Done => break,
            StepResult::More => {
                let progress = backup.progress();
                let left = f64::from(progress.remaining) / f64::from(progress.pagecount.max(1));
                heed(CopyStep::Copying(1.0 - left))?;
            }
            _ => return Err(Error::Busy),
        }
    }
    drop(backup);
    drop(moment);
    // A file of its own, that needs no log beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
        row.get::<_, String>(0)
    })?;
    match seal {
        Some(seal) => copy.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
            [content::SEAL, &change::word(&seal)],
        )?,
        None => copy.execute("DELETE FROM setting WHERE name = ?1", [content::SEAL])?,
    };
    copy.close().map_err(|(_, error)| error)?;
    Ok(content)
}

fn of(connection: &Connection, heed: Heed<'_>, step: CopyStep) -> Result<Content> {
    content::of(connection, &mut || heed(step))
}

/// The mark of the book as it stands.
pub(crate) fn mark(connection: &Connection) -> Result<String> {
    content::mark(connection)
}

/// A copy, opened to be read, and the key that fits. Not a byte of it is changed.
pub(crate) fn connect(file: &Path, unlock: &Unlock) -> Result<(Connection, BookKey)> {
    if !file.exists() {
        return Err(Error::NoBook(file.into()));
    }
    key::find(file, unlock, |key| connect_by(file, key))
}

fn connect_by(file: &Path, key: &BookKey) -> Result<Connection> {
    let connection = sealed::connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    key::give(&connection, key)?;
    connection.pragma_update(None, "cipher_memory_security", "OFF")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    open::identify(&connection, file)?;
    Ok(connection)
}

/// What a copy says of itself; nothing for a book.
pub(crate) fn seal(connection: &Connection) -> Result<Option<Seal>> {
    let json: Option<String> = connection
        .query_row(
            "SELECT value FROM setting WHERE name = ?1",
            [content::SEAL],
            |row| row.get(0),
        )
        .optional()?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

/// Reads it all through: what it holds.
///
/// # Errors
/// `Damaged` where a page is not as it was written, or where what it holds is
/// not what it says of itself.
pub(crate) fn prove(connection: &Connection, heed: Heed<'_>) -> Result<Content> {
    heed(CopyStep::Proving)?;
    let moment = connection.unchecked_transaction()?;
    let seal = seal(&moment)?;
    // The pages of a book may be on their way from its log as they are read.
    let checks = if seal.is_some() {
        &CHECKS[..]
    } else {
        &CHECKS[1..]
    };
    if let Some(finding) = findings(&moment, checks)?.into_iter().next() {
        return Err(Error::Damaged(finding));
    }
    let content = of(&moment, heed, CopyStep::Proving)?;
    match seal {
        Some(seal) if seal.content != content => Err(Error::Damaged(
            "what it holds is not what it says of itself".into(),
        )),
        _ => Ok(content),
    }
}

/// Of every page in the file, and of every page that is used.
const CHECKS: [&str; 2] = ["cipher_integrity_check", "quick_check"];

/// One line for each thing that is wrong with the pages.
fn findings(connection: &Connection, checks: &[&str]) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for pragma in checks {
        let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        for row in rows {
            findings.push(row?);
        }
    }
    findings.retain(|finding| finding != "ok");
    Ok(findings)
}

/// How many people and favours of the one book the other has not: by their uids.
pub(crate) fn missing(of: &Connection, other: &Connection) -> Result<(u32, u32)> {
    let count = |noun: &str, but: &str| -> Result<u32> {
        let sql = format!("SELECT uid FROM {noun} WHERE {but}");
        let uids = |connection: &Connection| -> Result<std::collections::HashSet<String>> {
            let mut statement = connection.prepare(&sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let missing = uids(of)?.difference(&uids(other)?).count();
        Ok(u32::try_from(missing).unwrap_or(u32::MAX))
    };
    Ok((
        count("person", "NOT is_owner")?,
        count("favour", "status <> 'void'")?,
    ))
}

/// Folds the log into the book, so that its file is the whole of it.
pub(crate) fn fold_log(connection: Connection, book: &Path) -> Result<()> {
    connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    let mut beside_it = OPENED.iter().filter(|end| **end != FILE);
    match beside_it.any(|end| beside(book, end).exists()) {
        true => Err(Error::InUse(book.into())),
        false => Ok(()),
    }
}

pub(crate) fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Makes the empty file, which only its owner may read; false where it is there.
pub(crate) fn reserve(file: &Path) -> Result<bool> {
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Error::file(file, error)),
    }
}

/// No connection has the file open.
fn sync(file: &Path) -> Result<()> {
    fs::File::options()
        .write(true)
        .open(file)
        .and_then(|open| open.sync_all())
        .map_err(|error| Error::file(file, error))
}

pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.or_else(|error| match error.kind() {
        // A stick's file system may not have it, and Windows does it by itself.
        ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied => Ok(()),
        _ => Err(Error::file(folder, error)),
    })
}

/// Makes a file's new name safe.
pub(crate) fn sync_folder_of(file: &Path) -> Result<()> {
    sync_folder(folder_of(file))
}

pub(crate) fn folder_of(file: &Path) -> &Path {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Takes away a copy that did not come about, with what SQLite laid beside it.
pub(crate) fn remove(file: &Path) {
    for end in OPENED {
        let _ = fs::remove_file(beside(file, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Now;

    #[test]
    fn a_copy_that_is_not_what_was_copied_is_thrown_away() {
        let now = Now {
            at: chrono::DateTime::UNIX_EPOCH,
            today: chrono::NaiveDate::default(),
        };
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.vuoro");
        let (there, _hold, key) = open::create(&book, &Unlock::KeyFile, &now).expect("a book");
        let key = key.expect("its key");
        // Whole in every page, and another book: as a disk may leave it that was full.
        for meddle in [
            "INSERT INTO tag (name, folded) VALUES ('x', 'x')",
            "UPDATE sqlite_sequence SET seq = seq + 1",
            "INSERT INTO setting (name, value) VALUES ('settings', '{}')",
        ] {
            let to = folder.path().join("copy.part");
            assert!(reserve(&to).expect("a file"));
            let mut meddled = false;
            let heed: Heed<'_> = &mut |step| {
                if step == CopyStep::Proving && !std::mem::replace(&mut meddled, true) {
                    let copy = sealed::connect(&to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
                    key::give(&copy, &key)?;
                    copy.execute_batch(meddle)?;
                }
                Ok(())
            };
            let made = copy(&there, &to, &key, |_, _| Ok(None), heed);
            assert!(matches!(made, Err(Error::Damaged(_))), "{meddle}: {made:?}");
            assert!(!to.exists(), "{meddle}");
        }
    }
}
