//! Books of the schemas that were shipped, brought to two that nobody ships.

use std::env;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;

use rusqlite::OpenFlags;

use super::*;
use crate::book::{SampleBook, Unlock};
use crate::error::Error;
use crate::sample::Language;
use crate::store::{check, open, sealed};
use crate::{Book, Now};

/// Of each file of `schema`, as it was shipped.
const DIGESTS: [&str; 2] = ["0d471392aa74d830", "d10cfcc034fd7482"];

#[test]
fn a_shipped_schema_is_never_edited() {
    let digests = STEPS.iter().map(|step| {
        let digest = blake3::hash(step.sql.as_bytes()).to_hex();
        digest[..16].to_owned()
    });
    assert_eq!(
        digests.collect::<Vec<_>>(),
        DIGESTS,
        "write the change as the next schema's file"
    );
}

#[test]
fn a_fingerprint_is_known_of_each_schema() {
    for (at, step) in STEPS.iter().enumerate() {
        let book = sealed::in_memory().expect("memory");
        lay(&book, &STEPS[..=at], 0).expect("a schema");
        let fingerprint = fingerprint(&book).expect("one");
        assert_eq!(fingerprint, step.fingerprint, "of schema {}", at + 1);
    }
}

#[test]
fn a_book_is_brought_up_to_date_alone_and_after_a_backup_or_not_at_all() {
    use crate::book::{bring_up_to, verify};
    use crate::error::FailureKind;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("book.vuoro");
    book_of_now(&path);
    let bring = || bring_up_to(&path, &Unlock::KeyFile, &now(), &STEPS_TO_COME);
    let refused = |kind| {
        let before = std::fs::read(&path).expect("a book");
        let why = bring().expect_err("it must not");
        assert_eq!(crate::error::Failure::from(why).kind, kind);
        assert!(
            std::fs::read(&path).expect("a book") == before,
            "not one byte"
        );
    };
    let held = Book::open(&path, &Unlock::KeyFile).expect("a book");
    refused(FailureKind::InUse);
    drop(held);
    let backups = folder.path().join("backups");
    std::fs::write(&backups, "in the way").expect("a file");
    refused(FailureKind::NotBackedUp);
    std::fs::remove_file(&backups).expect("gone");
    bring().expect("brought up to date");
    let names: Vec<_> = std::fs::read_dir(&backups)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "vuoro"))
        .collect();
    let [backup] = &names[..] else {
        panic!("one: {names:?}")
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    let verified = verify(backup, &Unlock::KeyFile, go_on).expect("sound");
    assert_eq!(verified.content.favours, 200);
    assert_eq!(schema(&raw_to_come(&path)).expect("a schema"), TO_COME);
    // Now it is of a version that this program does not know.
    let before = std::fs::read(&path).expect("a book");
    let newer = Book::open(&path, &Unlock::KeyFile).expect_err("it must not");
    assert!(
        matches!(
            newer,
            Error::NewerBook {
                schema: TO_COME,
                ..
            }
        ),
        "{newer:?}"
    );
    assert!(
        std::fs::read(&path).expect("a book") == before,
        "not one byte"
    );
}

/// Two schemas that nobody ships: a new column, a derived table made anew,
/// a table made anew under the rows that name it, and rows that only Rust
/// can rewrite. Between any two of their steps the program may die.
const STEPS_TO_COME: [Step; STEPS.len() + 2] = [
    STEPS[0],
    STEPS[1],
    Step {
        sql: "ALTER TABLE person ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';
              DROP TABLE name_key;
              CREATE TABLE name_key (
                key       TEXT NOT NULL,
                person_id INTEGER NOT NULL,
                begins    INTEGER NOT NULL,
                PRIMARY KEY (key, person_id)
              ) STRICT, WITHOUT ROWID;",
        and: |_| may_end("1"),
        fingerprint: "",
    },
    Step {
        sql: "CREATE TABLE tag_made_anew (
                id     INTEGER PRIMARY KEY AUTOINCREMENT,
                name   TEXT NOT NULL CHECK (name <> ''),
                folded TEXT NOT NULL UNIQUE,
                colour TEXT NOT NULL DEFAULT 'grey'
              ) STRICT;
              INSERT INTO tag_made_anew (id, name, folded) SELECT id, name, folded FROM tag;
              DROP TABLE tag;
              ALTER TABLE tag_made_anew RENAME TO tag;",
        and: |connection| {
            may_end("2")?;
            let shouted: Vec<(i64, String)> = connection
                .prepare("SELECT id, note FROM person WHERE note <> ''")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            for (id, note) in shouted {
                connection.execute(
                    "UPDATE person SET note = ?2 WHERE id = ?1",
                    rusqlite::params![id, note.to_uppercase()],
                )?;
                may_end("3")?;
            }
            may_end("4")
        },
        fingerprint: "",
    },
];
const TO_COME: i32 = STEPS_TO_COME.len() as i32;
const ENDS: [&str; 4] = ["1", "2", "3", "4"];

/// Ends here, as it was asked to: with an error, or as a program that is killed.
fn may_end(here: &str) -> Result<()> {
    let asked = |name| env::var(name).is_ok_and(|at| at == here);
    if asked("VUORO_TEST_DIES") {
        let itself = std::process::id().to_string();
        let _ = Command::new("kill").args(["-9", &itself]).status();
        loop {
            std::thread::park();
        }
    }
    match asked("VUORO_TEST_FAILS") {
        true => Err(Error::BrokeOff),
        false => Ok(()),
    }
}

fn now() -> Now {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day");
    let at = today.and_hms_opt(9, 0, 0).expect("a time").and_utc();
    Now { at, today }
}

fn book_of_now(path: &Path) {
    let mut book = Book::create(path, &Unlock::KeyFile, &now()).expect("a book");
    let sample = SampleBook {
        people: 40,
        favours: 200,
        seed: 3,
        photo_side: 8,
        language: Language::English,
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    book.fill_sample(&sample, &now(), go_on).expect("people");
}

fn raw(path: &Path) -> Connection {
    open::connect(path, &Unlock::KeyFile).expect("a book").0
}

/// Every row of the nouns and of the journal, but for what the steps add.
fn content(connection: &Connection) -> String {
    let mut all = String::new();
    let tables = journal::NOUNS
        .iter()
        .copied()
        .chain(["operation", "change"]);
    for table in tables {
        let columns = journal::columns(connection, table).expect("columns");
        let old = columns
            .into_iter()
            .filter(|column| !["mood", "colour", "note"].contains(&column.name.as_str()));
        let row = journal::image(&old.collect::<Vec<_>>(), table);
        let sql = format!(
            "SELECT coalesce(group_concat(r, char(10)), '') FROM (SELECT {row} AS r FROM {table} ORDER BY id)"
        );
        all.push_str(
            &connection
                .query_row(&sql, [], |row| row.get::<_, String>(0))
                .expect("rows"),
        );
    }
    all
}

fn statements(connection: &Connection) -> Vec<(String, String)> {
    let mut statement = connection
        .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
        .expect("a schema");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.expect("rows").map(|row| row.expect("a row")).collect()
}

#[test]
fn a_migrated_book_is_as_a_new_one_and_keeps_every_row() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("book.vuoro");
    book_of_now(&path);
    let mut book = raw(&path);
    let before = content(&book);
    run(&mut book, &STEPS_TO_COME).expect("migrated");
    assert_eq!(schema(&book).expect("a schema"), TO_COME);
    assert_eq!(content(&book), before);
    let calm = "SELECT count(*) = 40 FROM person WHERE mood = 'calm'";
    let calm: bool = book.query_row(calm, [], |row| row.get(0)).expect("one");
    assert!(calm, "the new column is there, of everyone");
    let findings = check::findings(&mut book).expect("looked at");
    assert_eq!(findings, [""; 0], "derived anew, and whole");
    let fresh = sealed::in_memory().expect("memory");
    lay(&fresh, &STEPS_TO_COME, 0).expect("a schema");
    assert_eq!(statements(&book), statements(&fresh), "triggers too");
}

#[test]
fn a_book_of_a_schema_nobody_shipped_is_told_from_an_older_and_a_newer_one() {
    let book = sealed::in_memory().expect("memory");
    lay(&book, STEPS, 0).expect("a schema");
    let more = Step {
        sql: "",
        ..STEPS[1]
    };
    let steps = [STEPS[0], STEPS[1], more];
    assert_eq!(standing(&book, STEPS).expect("one"), Standing::Current);
    assert_eq!(standing(&book, &steps).expect("one"), Standing::Older);
    book.execute_batch("DROP TABLE tie_sum").expect("dropped");
    assert_eq!(standing(&book, STEPS).expect("one"), Standing::Unfinished);
    assert_eq!(standing(&book, &steps).expect("one"), Standing::Unfinished);
    let next = newest(&steps);
    book.pragma_update(None, "user_version", next).expect("set");
    assert_eq!(standing(&book, STEPS).expect("one"), Standing::Newer(next));
}

/// Not a test of its own: what the one below starts, to end in its middle.
#[test]
fn migrate_the_book_that_is_named() {
    let Ok(path) = env::var("VUORO_TEST_BOOK") else {
        return;
    };
    let mut book = raw(Path::new(&path));
    run(&mut book, &STEPS_TO_COME).expect("migrated");
}

#[test]
fn a_migration_that_ends_at_any_step_leaves_the_old_book_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("book.vuoro");
    book_of_now(&path);
    let before = (content(&raw(&path)), statements(&raw(&path)));
    let itself = env::current_exe().expect("this program");
    let migrate = |asked: &[(&str, &str)]| {
        Command::new(&itself)
            .args([
                "--exact",
                "store::migrate::tests::migrate_the_book_that_is_named",
            ])
            .env("VUORO_TEST_BOOK", &path)
            .envs(asked.iter().copied())
            .output()
            .expect("it runs")
    };
    for how in ["VUORO_TEST_DIES", "VUORO_TEST_FAILS"] {
        for end in ENDS {
            let ended = migrate(&[(how, end)]);
            assert!(!ended.status.success(), "{how} at {end}: it got there");
            let mut book = raw(&path);
            assert_eq!(content(&book), before.0, "{how} at {end}");
            assert_eq!(statements(&book), before.1, "{how} at {end}");
            let findings = check::findings(&mut book).expect("looked at");
            assert_eq!(findings, [""; 0], "{how} at {end}");
        }
    }
    assert!(migrate(&[]).status.success(), "and it can be done again");
    assert_eq!(content(&raw_to_come(&path)), before.0);
}

/// This program does not know that schema.
fn raw_to_come(path: &Path) -> Connection {
    let write = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let connection = sealed::connect(path, write).expect("a file");
    let fit = |key: &_| crate::store::key::give(&connection, key);
    crate::store::key::find(path, &Unlock::KeyFile, fit).expect("a key");
    assert_eq!(schema(&connection).expect("a schema"), TO_COME);
    connection
}
