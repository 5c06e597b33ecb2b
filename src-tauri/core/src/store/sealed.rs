//! Where every connection begins: a file that is sealed, with its key, which
//! nobody has tried yet; or a book in no file.

use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags, Result};

/// A connection to the file.
pub(super) fn connect(file: &Path, flags: OpenFlags) -> Result<Connection> {
    begin();
    Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

pub(super) fn in_memory() -> Result<Connection> {
    begin();
    Connection::open_in_memory()
}

/// SQLite lets a second thread go on before SQLCipher has begun, and that one's
/// keys are refused then.
fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| drop(Connection::open_in_memory()));
}
