//! Opening and making a book: the key, the settings of the connection, the
//! schema. A book that cannot be opened is never replaced, emptied or repaired.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::aside::{self, Left};
use super::backup::{self, folder_of};
use super::hold::{self, Hold};
use super::key::{self, BookKey, Unlock};
use super::migrate::{self, STEPS, Standing};
use super::parts::LOGS;
use super::{others, place, sealed};
use crate::Now;
use crate::domain::name::fold;
use crate::error::{Error, Result};

/// "Vuor", in `PRAGMA application_id`.
const APPLICATION_ID: i32 = 0x5675_6F72;

/// A book that is open: who has it, and the key that opened it.
type Opened = (Connection, Hold, Option<BookKey>);

pub(crate) fn create(path: &Path, unlock: &Unlock, now: &Now) -> Result<Opened> {
    if path.exists() {
        return Err(Error::BookExists(path.into()));
    }
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let (key, file) = key::for_new(path, unlock)?;
    // A half-made book must never stand under the book's name.
    let draft = path.with_extension(format!("new-{}", std::process::id()));
    // One that was killed here may have had this number.
    backup::remove(&draft);
    let made = make(&draft, &key, now).and_then(|()| {
        // The key lies there first: no book is ever without its key. That the book
        // is there as well, the key file says once it is opened below.
        if !file.map_or(Ok(true), |file| file.write_new(path))? {
            return Ok(false);
        }
        let left = put_logs_aside(path)?;
        // Without replacing what another process may have made meanwhile.
        place::anew(&draft, path).map_err(|error| {
            left.come_back();
            match error.kind() {
                ErrorKind::AlreadyExists => Error::BookExists(path.into()),
                _ => Error::file(path, error),
            }
        })?;
        backup::sync_folder_of(path)?;
        Ok(true)
    });
    backup::remove(&draft);
    if made? {
        open(path, &Unlock::Key(key))
    } else {
        // Another process was first to lay its key here: the book takes that one.
        create(path, unlock, now)
    }
}

/// What lies there of a book that is gone, and of no book that came meanwhile.
fn put_logs_aside(path: &Path) -> Result<Left> {
    if !aside::has_log(path) {
        return Ok(Left::default());
    }
    let _hold = Hold::alone(path)?;
    match path.exists() {
        true => Ok(Left::default()),
        false => Left::put_aside(path, &LOGS),
    }
}

fn make(draft: &Path, key: &BookKey, now: &Now) -> Result<()> {
    // What keeps a file from being made here is the system's to say.
    fs::File::create(draft).map_err(|error| Error::file(draft, error))?;
    restrict(draft)?;
    let mut connection = sealed::connect(draft, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    key::give(&connection, key)?;
    configure(&connection)?;
    lay_out(&mut connection, now)?;
    // Only the file itself gets the book's name, and closing keeps silent where
    // it could not bring the log home.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn lay_out(connection: &mut Connection, now: &Now) -> Result<()> {
    let tx = connection.transaction()?;
    migrate::lay(&tx, STEPS, 0)?;
    super::person::insert_owner(&tx, now)?;
    super::derived::is_fresh(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.commit()?;
    Ok(())
}

/// A book that is in no file, and gone when it is closed.
pub(crate) fn in_memory(now: &Now) -> Result<Connection> {
    let mut connection = sealed::in_memory()?;
    configure(&connection)?;
    lay_out(&mut connection, now)?;
    Ok(connection)
}

/// The book that is there, held together with everyone else who has it open.
pub(crate) fn open(path: &Path, unlock: &Unlock) -> Result<Opened> {
    // Nothing is laid beside what is no book of ours, nor where a key is missing.
    let known = match hold::is_known(path) {
        true => None,
        false => Some(connect(path, unlock)?),
    };
    let unlock = &match known {
        Some((_, _, key)) => {
            hold::note(path);
            Unlock::Key(key)
        }
        None => unlock.clone(),
    };
    let hold = Hold::together(path)?;
    let (mut connection, standing, key) = connect(path, unlock)?;
    key::finish(&mut connection, path)?;
    // A book that opens is open: what could not be tidied up is tidied up next time.
    let _ = key::settle(&mut connection, path, unlock, &key);
    match standing {
        Standing::Older => Err(Error::OlderBook(path.into())),
        _ => Ok((connection, hold, Some(key))),
    }
}

/// The same book, had by nobody else.
pub(crate) fn alone(path: &Path, key: &BookKey) -> Result<(Connection, Hold)> {
    let hold = Hold::alone(path)?;
    let (connection, ..) = connect(path, &Unlock::Key(key.clone()))?;
    Ok((connection, hold))
}

/// Another connection to the same book, in the place of one that SQLCipher
/// refuses: it does so for good once the disk failed it in the middle of a page.
/// None where the connection is as it should be.
pub(crate) fn anew(
    connection: &Connection,
    path: &Path,
    key: &BookKey,
) -> Result<Option<Connection>> {
    let sound: String = connection.pragma_query_value(None, "cipher_status", |row| row.get(0))?;
    if sound == "1" {
        return Ok(None);
    }
    let (connection, ..) = connect(path, &Unlock::Key(key.clone()))?;
    Ok(Some(connection))
}

/// A connection to a book of a schema that is known, and the key that fits.
pub(crate) fn connect(path: &Path, unlock: &Unlock) -> Result<(Connection, Standing, BookKey)> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => key::absent(path),
        _ => Error::file(path, error),
    })?;
    if metadata.is_dir() {
        return Err(Error::IsFolder(path.into()));
    }
    let fit = |key: &BookKey| connect_by(path, key);
    let ((connection, standing), key) =
        key::find(path, unlock, fit).map_err(|error| match error {
            Error::KeyMissing(_) | Error::KeyFileBroken(_) | Error::KeyMisfit(_)
                if is_foreign(path) =>
            {
                Error::NotABook(path.into())
            }
            error => error,
        })?;
    configure(&connection)?;
    Ok((connection, standing, key))
}

fn connect_by(path: &Path, key: &BookKey) -> Result<(Connection, Standing)> {
    let mut connection = sealed::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(|error| unopened(path, error))?;
    // SQLite opens what it may not write for reading, and would fail later.
    if connection.is_readonly("main")? {
        return Err(Error::file(path, ErrorKind::PermissionDenied.into()));
    }
    others::install(&mut connection)?;
    key::give(&connection, key)?;
    let standing = identify(&connection, path)?;
    Ok((connection, standing))
}

/// What the system has to say of a file that is there, and that SQLite cannot open.
/// Its folder is asked, for the file may be open in another connection.
fn unopened(path: &Path, error: rusqlite::Error) -> Error {
    match (error.sqlite_error_code(), fs::read_dir(folder_of(path))) {
        (_, Err(error)) => Error::file(path, error),
        (Some(ErrorCode::CannotOpen), Ok(_)) => {
            Error::file(path, ErrorKind::PermissionDenied.into())
        }
        _ => error.into(),
    }
}

/// How a database begins that is not sealed; a book begins with chance.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Whether the file begins as none of ours does. It is looked at only where no
/// connection to it came about: closing it would drop SQLite's locks on it.
fn is_foreign(path: &Path) -> bool {
    let mut head = Vec::with_capacity(SQLITE.len());
    if let Ok(file) = fs::File::open(path) {
        let _ = file.take(SQLITE.len() as u64).read_to_end(&mut head);
    }
    let text = |b: &u8| b.is_ascii_graphic() || b.is_ascii_whitespace();
    head == SQLITE || head.iter().all(text)
}

/// Whether it is a book of ours and of a schema we know, before anything that
/// might write a byte.
pub(super) fn identify(connection: &Connection, path: &Path) -> Result<Standing> {
    let application = connection
        .pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0))
        .map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::KeyMisfit(path.into()),
            // A book writes beside itself; its folder has to let it.
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
                let folder = path.parent().unwrap_or(path);
                Error::file(folder, ErrorKind::PermissionDenied.into())
            }
            _ => error.into(),
        })?;
    if application != APPLICATION_ID {
        return Err(Error::NotABook(path.into()));
    }
    match migrate::standing(connection, STEPS)? {
        Standing::Newer(schema) => Err(Error::NewerBook {
            path: path.into(),
            schema,
        }),
        Standing::Unfinished => Err(Error::UnfinishedBook(path.into())),
        standing => Ok(standing),
    }
}

fn configure(connection: &Connection) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(128);
    // Measured: with it, the cipher takes several times as long, to wipe pages
    // of memory that the process owns anyway.
    connection.pragma_update(None, "cipher_memory_security", "OFF")?;
    // An acknowledged change survives a power cut; NORMAL lost some in tests.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    // Sorts and journals of temporary tables must not reach the disk unsealed.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // What is freed is zeroed, so that a person who is erased is in no free page.
    // The cipher's build has it so already; it is a promise, and so it is said.
    connection.pragma_update(None, "secure_delete", "ON")?;
    set_cache(connection, Cache::Everyday)?;
    connection.create_scalar_function(
        "fold",
        1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
        |context| Ok(fold(context.get_raw(0).as_str()?)),
    )?;
    super::sums::register(connection)?;
    Ok(())
}

/// How much of the book a connection may keep in memory.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cache {
    Everyday,
    /// While an import or a rebuild writes to all parts of the book at once.
    Bulk,
}

pub(crate) fn set_cache(connection: &Connection, cache: Cache) -> Result<()> {
    let kibibytes = match cache {
        Cache::Everyday => 8 * 1024,
        Cache::Bulk => 48 * 1024,
    };
    connection.pragma_update(None, "cache_size", -kibibytes)?;
    Ok(())
}

pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| Error::file(folder, error))
}

fn restrict(file: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o600))
            .map_err(|error| Error::file(file, error))?;
    }
    Ok(())
}
