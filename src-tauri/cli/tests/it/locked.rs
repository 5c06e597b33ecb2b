//! Books that do not open: by their key, their age, or another program.

use std::fs;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::terminal::{Said, Terminal};

/// The book of this terminal as a database, opened with its key.
fn database(terminal: &Terminal) -> Connection {
    let key = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();
    let connection = Connection::open(terminal.book()).unwrap();
    connection
        .pragma_update(None, "key", format!("x'{}'", key.trim()))
        .unwrap();
    connection
}

#[track_caller]
fn stays_closed(terminal: &Terminal, message: &str) {
    let before = fs::read(terminal.book()).unwrap();
    let files = terminal.files();
    for line in [
        &["people"][..],
        &["add", "Olli"],
        &["undo"],
        &["check"],
        &["export"],
    ] {
        let said = terminal.run(line);
        assert_eq!(said.code, 5, "{line:?}: {}", said.err);
        assert!(said.err.starts_with("vuoro: "), "{line:?}: {}", said.err);
        assert!(said.err.contains(message), "{line:?}: {}", said.err);
        assert_eq!(
            said.err.lines().count(),
            2,
            "a line and a hint: {}",
            said.err
        );
    }
    assert!(
        fs::read(terminal.book()).unwrap() == before,
        "not one byte was changed"
    );
    assert_eq!(terminal.files(), files);
}

#[test]
fn a_book_without_its_key_stays_closed() {
    let terminal = Terminal::with_book();
    let key = terminal.path("book.vuoro.key");
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    stays_closed(&terminal, "hint: bring the key file back");
    for no_key in [&b"not a key\n"[..], b"\xFF\xFE", b""] {
        fs::write(&key, no_key).unwrap();
        stays_closed(&terminal, "hint: bring the key file back");
    }
    fs::write(&key, "00".repeat(32)).unwrap();
    stays_closed(&terminal, "the key does not fit");
    fs::write(&key, "{\"vuoro_key\": 2}").unwrap();
    stays_closed(&terminal, "was written by a newer Vuoro (key file 2)");
    fs::write(&key, kept).unwrap();
    assert_eq!(terminal.run(&["check"]).code, 0);
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let terminal = Terminal::new();
    let with = |passphrase: &str, line: &[&str]| {
        let mut command = terminal.command(line);
        Said::of(
            command
                .env("VUORO_PASSPHRASE", passphrase)
                .output()
                .unwrap(),
        )
    };
    assert_eq!(with("kissa kävelee", &["add", "Anna"]).code, 0);
    assert_eq!(
        terminal.files(),
        ["book.vuoro", "book.vuoro.key", "book.vuoro.lock"],
        "the key file lists the passphrase"
    );
    let file = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();
    assert!(file.contains("\"way\": \"passphrase\""), "{file}");
    assert!(!file.contains("\"way\": \"file\""), "and no key as it is");
    let before = fs::read(terminal.book()).unwrap();
    for line in [&["people"][..], &["add", "Olli"]] {
        let said = with("koira", line);
        assert_eq!(said.code, 5);
        let told = "hint: check VUORO_PASSPHRASE";
        assert!(
            said.err.contains(told) && said.err.lines().count() == 2,
            "{}",
            said.err
        );
        assert!(!said.err.contains("koira"), "a secret is not repeated");
    }
    assert!(fs::read(terminal.book()).unwrap() == before);
    assert_eq!(with("kissa kävelee", &["check"]).code, 0);
}

#[test]
fn a_newer_book_is_left_alone() {
    let terminal = Terminal::with_book();
    database(&terminal)
        .pragma_update(None, "user_version", 99)
        .unwrap();
    stays_closed(&terminal, "was written by a newer Vuoro (schema 99)");
}

#[test]
fn another_programs_sealed_database_is_no_book() {
    let terminal = Terminal::with_book();
    database(&terminal)
        .pragma_update(None, "application_id", 77)
        .unwrap();
    stays_closed(&terminal, "is not a Vuoro book");
}

#[test]
fn a_damaged_book_is_told_and_left_alone() {
    let terminal = Terminal::with_book();
    let mut bytes = fs::read(terminal.book()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(terminal.book(), &bytes).unwrap();
    let said = terminal.run(&["check"]);
    assert_ne!(said.code, 0);
    assert!(
        fs::read(terminal.book()).unwrap() == bytes,
        "a look repairs nothing"
    );
}

#[test]
fn a_busy_book_is_waited_for_and_then_left() {
    let terminal = Terminal::with_book();
    let other = database(&terminal);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(terminal.run(&["people"]).code, 0, "reading goes on");
    let began = Instant::now();
    let said = terminal.run(&["add", "Olli"]);
    assert!(
        began.elapsed() >= Duration::from_secs(4),
        "it waits for the other"
    );
    assert_eq!(said.code, 6, "{}", said.err);
    assert_eq!(
        said.err.lines().next(),
        Some("another program is writing to the book; waiting for it …"),
        "whoever waits says so"
    );
    assert!(
        said.err.contains("hint: close the other window"),
        "{}",
        said.err
    );
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert_eq!(
        terminal.run(&["people", "Olli"]).out,
        "",
        "nothing was changed"
    );
    assert_eq!(terminal.run(&["add", "Olli"]).code, 0);
}

#[test]
fn a_book_of_an_unfinished_build_says_what_it_is() {
    let terminal = Terminal::with_book();
    let book = database(&terminal);
    book.execute_batch("DROP TABLE tie_sum").unwrap();
    book.close().unwrap();
    stays_closed(&terminal, "made by an unfinished Vuoro");
    stays_closed(&terminal, "hint: `vuoro export --to book.json`");
}
