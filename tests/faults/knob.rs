//! The connection under a book, for controls that have to fail: a book opened
//! by the core is given another `synchronous` behind the core's back.
#![expect(
    unsafe_code,
    reason = "only SQLite's own interface knows every connection"
)]

use std::cell::Cell;
use std::ffi::{CString, c_char, c_int};
use std::ptr;
use std::sync::Once;

use rusqlite::ffi;

thread_local! {
    static LATEST: Cell<*mut ffi::sqlite3> = const { Cell::new(ptr::null_mut()) };
}

unsafe extern "C" fn opened(
    connection: *mut ffi::sqlite3,
    _: *mut *mut c_char,
    _: *const ffi::sqlite3_api_routines,
) -> c_int {
    LATEST.set(connection);
    ffi::SQLITE_OK
}

/// Has to be called before the first book is opened.
pub(crate) fn attend() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let said = unsafe { ffi::sqlite3_auto_extension(Some(opened)) };
        assert_eq!(said, ffi::SQLITE_OK, "SQLite tells of its connections");
    });
}

/// Turns a setting of the connection that this thread opened last, whose book
/// has to be open still.
pub(crate) fn turn(pragma: &str) {
    let sql = CString::new(format!("PRAGMA {pragma}")).expect("no NUL in it");
    let none = ptr::null_mut();
    let said = unsafe { ffi::sqlite3_exec(LATEST.get(), sql.as_ptr(), None, none, none.cast()) };
    assert_eq!(said, ffi::SQLITE_OK, "PRAGMA {pragma}");
}
