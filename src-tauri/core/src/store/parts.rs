//! The files of a book, by the ends of their names. Whoever moves a book, puts
//! another in its place or looks for what is left of it goes by these.

pub(crate) const FILE: &str = "";
pub(crate) const KEY: &str = ".key";

/// What of the book is not in its file: the log, and, while it gets another key,
/// the pages as they were. SQLite plays either into whatever has the name.
pub(crate) const LOGS: [&str; 2] = ["-wal", "-journal"];

/// Of what is in the log; SQLite makes it anew.
pub(crate) const INDEX: &str = "-shm";

/// What there is of a book whose file is gone.
pub(crate) const LEFT: [&str; 3] = [KEY, LOGS[0], LOGS[1]];

/// The whole of it, in the order in which it may go.
pub(crate) const ALL: [&str; 4] = [FILE, KEY, LOGS[0], LOGS[1]];

/// What SQLite has open.
pub(crate) const OPENED: [&str; 4] = [FILE, LOGS[0], LOGS[1], INDEX];
