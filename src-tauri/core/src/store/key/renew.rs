//! A new key for a book. Until it is done the key file lists the ways to the
//! old key and to the new one, so that the book opens wherever it was broken off.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, ffi};

use super::{BookKey, KeyFile, Lock, Unlock, literal};
use crate::error::{Error, Result};

/// Seals the book anew, alone. Where `before` is its key file it lists the locks
/// of `after` as well from then on; that becomes the key file once the book was
/// opened by the new key, for SQLCipher says nothing of a commit that failed.
///
/// # Errors
/// `Busy` where another connection has the book open. Nothing was changed then.
pub(crate) fn renew(
    connection: Connection,
    book: &Path,
    key: &BookKey,
    before: &KeyFile,
    after: &KeyFile,
) -> Result<()> {
    take_alone(&connection)?;
    if KeyFile::read(book)? != *before {
        return Err(Error::Busy);
    }
    while_renewed(before, after).write(book)?;
    let rekeyed = connection.pragma_update(None, "rekey", literal(key).as_str());
    // Whatever goes wrong with a page, SQLCipher says that there is no key. Both
    // keys are listed, and the disk is what is left to fail.
    rekeyed.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => error.into(),
        _ => {
            let failed = ffi::Error::new(ffi::SQLITE_IOERR);
            rusqlite::Error::SqliteFailure(failed, None).into()
        }
    })
}

/// Where another renewal was broken off and is not settled, the book may have
/// the key of that one.
fn while_renewed(before: &KeyFile, after: &KeyFile) -> KeyFile {
    let mut both = before.clone();
    let unsettled = std::mem::replace(&mut both.next, after.locks.clone());
    both.locks.extend(unsettled);
    both
}

/// Nobody else has the book open, nor can open it, until this connection ends.
fn take_alone(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    // Leaving the log needs the book alone; a rollback journal then keeps each
    // page as it was, under its old key, until all are under the new one.
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
        row.get::<_, String>(0)
    })?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    Ok(())
}

/// Ends a renewal that was broken off, now that it is known which key opens
/// the book. Whoever comes first does it; the others find it done.
pub(crate) fn settle(
    connection: &mut Connection,
    book: &Path,
    unlock: &Unlock,
    key: &BookKey,
) -> Result<()> {
    if matches!(unlock, Unlock::Key(_)) || KeyFile::read(book)?.next.is_empty() {
        return Ok(());
    }
    let fits = |lock: &Lock| {
        lock.open(&*unlock.keyring(), unlock.passphrase())
            .is_ok_and(|opened| opened == *key)
    };
    super::change(connection, book, |file| {
        if file.next.iter().any(fits) {
            file.locks = std::mem::take(&mut file.next);
        } else if file.locks.iter().any(fits) {
            file.next.clear();
            let fitting: Vec<Lock> = file
                .locks
                .iter()
                .filter(|lock| fits(lock))
                .cloned()
                .collect();
            let of_way = |lock: &Lock| fitting.iter().any(|fit| fit.way() == lock.way());
            file.locks.retain(|lock| !of_way(lock));
            file.locks.extend(fitting);
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::store::sealed;

    #[test]
    fn whichever_of_several_keys_the_book_has_it_opens() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.vuoro");
        let keys = [(); 3].map(|()| BookKey::chance());
        let [old, first, second] = keys.each_ref().map(KeyFile::of_key);
        // The first renewal came through and is not settled; the second begins.
        let mut before = old;
        before.next = first.locks;
        let both = while_renewed(&before, &second);
        for key in &keys {
            both.write(&book).expect("written");
            let fit = |other: &BookKey| match other == key {
                true => Ok(()),
                false => Err(Error::KeyMisfit(book.clone())),
            };
            find(&book, &Unlock::KeyFile, fit).expect("it is listed");
            let mut connection = sealed::in_memory().expect("a connection");
            settle(&mut connection, &book, &Unlock::KeyFile, key).expect("settled");
            let settled = KeyFile::read(&book).expect("a key file");
            assert!(settled == KeyFile::of_key(key), "only its own way is left");
        }
    }
}
