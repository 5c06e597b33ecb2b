//! The way to a version that is to come, broken off: a process of its own brings
//! a book there, and is killed at any moment. What is left is the old book or the
//! new one, each with every row, and the backup of before gives the old one back.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use vuoro_core::Error;
use vuoro_core::book::{STEPS, SampleBook, Step, Unlock, bring_up_to, key_file, restore_to};
use vuoro_core::error::Result;
use vuoro_core::sample::Language;

use crate::chance::Chance;
use crate::desk::{self, BOOK, open, sound_backups};
use crate::ground::{Ground, Outcome};

/// Names the book that this process is to bring there, where that is its work.
const BOOK_TO_BRING: &str = "VUORO_FAULTS_BRING";
/// Said in the middle of the migration, and at its end.
const BEGUN: &str = "begun";
const DONE: &str = "done";

/// Made anew in every book, so not compared row by row: the check of a book does that.
const DERIVED: &str = "'name_key', 'person_row', 'favour_row', 'ledger_count', 'tie_entry', \
                       'tie_sum', 'ledger_sum', 'tie_turn', 'favour_length'";

const KILLS: (u64, u64) = (200, 12);
const KILLS_OF_THE_LARGE: (u64, u64) = (10, 1);
/// Favours of the large books.
const LARGE: (u64, u64) = (100_000, 2_000);

/// What is shipped, and one schema more.
fn steps() -> Vec<Step> {
    let mut steps = STEPS.to_vec();
    steps.push(Step {
        sql: "CREATE TABLE favour_length (
                favour_id INTEGER PRIMARY KEY,
                length    INTEGER NOT NULL
              ) STRICT;
              CREATE INDEX person_note ON person (length(note));",
        and: |book| {
            say(BEGUN);
            make_anew(book, "favour")?;
            make_anew(book, "person")?;
            let mut favours = book.prepare("SELECT id, what FROM favour")?;
            let mut rows = favours.query([])?;
            while let Some(row) = rows.next()? {
                let (id, what): (i64, String) = (row.get(0)?, row.get(1)?);
                book.prepare_cached("INSERT INTO favour_length VALUES (?1, ?2)")?
                    .execute(params![id, what.chars().count() as i64])?;
            }
            Ok(())
        },
        fingerprint: "",
    });
    steps
}

/// Makes a table anew under the rows that name it, keys used so far included.
fn make_anew(book: &Connection, table: &str) -> Result<()> {
    let statement = |kind: &str| -> Result<Vec<String>> {
        let mut found = book.prepare(
            "SELECT sql FROM sqlite_schema WHERE type = ?1 AND tbl_name = ?2 AND sql IS NOT NULL",
        )?;
        let rows = found.query_map([kind, table], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let keys = "SELECT seq FROM sqlite_sequence WHERE name = ?1";
    let used: Option<i64> = book.query_row(keys, [table], |row| row.get(0)).optional()?;
    let (tables, indexes) = (statement("table")?, statement("index")?);
    let anew = tables.concat().replacen(table, &format!("{table}_anew"), 1);
    book.execute_batch(&format!(
        "{anew};
         INSERT INTO {table}_anew SELECT * FROM {table};
         DROP TABLE {table};
         ALTER TABLE {table}_anew RENAME TO {table};
         {};
         DELETE FROM sqlite_sequence WHERE name = '{table}';",
        indexes.join(";")
    ))?;
    if let Some(used) = used {
        book.execute(
            "INSERT INTO sqlite_sequence VALUES (?1, ?2)",
            params![table, used],
        )?;
    }
    Ok(())
}

fn say(word: &str) {
    println!("{word}");
    let _ = std::io::stdout().flush();
}

/// The work of this process, where it was started to migrate a book.
pub(crate) fn bring() -> Option<ExitCode> {
    let book = env::var_os(BOOK_TO_BRING)?;
    let brought = bring_up_to(Path::new(&book), &Unlock::KeyFile, &desk::now(), &steps());
    Some(match brought {
        Ok(()) => {
            say(DONE);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    })
}

/// When to kill it: so long after its start, or after the migration itself began.
#[derive(Debug, Clone, Copy)]
enum End {
    Never,
    After(Duration),
    InTheMiddle(Duration),
}

/// How long it took to the middle, and in all; and whether it said that it is done.
#[derive(Debug, Clone, Copy)]
struct Ended {
    begun: Duration,
    all: Duration,
    told: bool,
}

fn migrate(folder: &Path, end: End) -> Outcome<Ended> {
    let text = |error: std::io::Error| error.to_string();
    let itself = env::current_exe().map_err(text)?;
    let began = Instant::now();
    let mut running = Command::new(itself)
        .env_clear()
        .env(BOOK_TO_BRING, folder.join(BOOK))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(text)?;
    let mut said = BufReader::new(running.stdout.take().ok_or("it says nothing")?);
    let mut words = String::new();
    if let End::After(time) = end {
        thread::sleep(time);
    } else {
        said.read_line(&mut words).map_err(text)?;
    }
    let begun = began.elapsed();
    if let End::InTheMiddle(time) = end {
        thread::sleep(time);
    }
    if !matches!(end, End::Never) {
        let _ = running.kill();
    }
    said.read_to_string(&mut words).map_err(text)?;
    let output = running.wait_with_output().map_err(text)?;
    let told = words.lines().any(|word| word == DONE);
    if matches!(end, End::Never) && !(told && output.status.success()) {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let all = began.elapsed();
    Ok(Ended { begun, all, told })
}

/// A book as it lies on the disk: its schema, and every row that is not derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rows {
    schema: i32,
    digest: blake3::Hash,
}

/// Read past the core, which knows no such schema; whole in every page.
fn rows(folder: &Path) -> Outcome<Rows> {
    let connection = connect(folder)?;
    let read = || -> rusqlite::Result<std::result::Result<Rows, String>> {
        let whole: String = connection.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
        if whole != "ok" {
            return Ok(Err(whole));
        }
        if connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Ok(Err("a row names another one that is not there".into()));
        }
        let schema = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let digest = digest(&connection)?;
        Ok(Ok(Rows { schema, digest }))
    };
    read().map_err(|error| error.to_string())?
}

fn digest(connection: &Connection) -> rusqlite::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut tables = connection.prepare(&format!(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT GLOB 'person_search*' AND name NOT IN ({DERIVED})
         ORDER BY name"
    ))?;
    let tables = tables.query_map([], |row| row.get::<_, String>(0))?;
    for table in tables.collect::<rusqlite::Result<Vec<_>>>()? {
        let but = match table.as_str() {
            "sqlite_sequence" => format!("WHERE name NOT IN ({DERIVED})"),
            // In which form things are derived is of the program.
            "setting" => "WHERE name <> 'derived'".to_owned(),
            _ => String::new(),
        };
        let mut all = connection.prepare(&format!("SELECT * FROM {table} {but} ORDER BY 1, 2"))?;
        let columns = all.column_count();
        hasher.update(table.as_bytes());
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                let bytes = match row.get_ref(column)? {
                    ValueRef::Null => vec![0],
                    ValueRef::Integer(number) => [&[1][..], &number.to_le_bytes()].concat(),
                    ValueRef::Real(number) => [&[2][..], &number.to_le_bytes()].concat(),
                    ValueRef::Text(text) => [&[3][..], text].concat(),
                    ValueRef::Blob(bytes) => [&[4][..], bytes].concat(),
                };
                hasher.update(&(bytes.len() as u64).to_le_bytes());
                hasher.update(&bytes);
            }
        }
    }
    Ok(hasher.finalize())
}

/// What a kill left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Old,
    New,
}

/// The book is the old one or the new one, and what the core says of it fits.
fn left(folder: &Path, before: Rows) -> Outcome<Left> {
    let newest = steps().len() as i32;
    let said = open(folder).map(drop);
    let now = rows(folder)?;
    if now.digest != before.digest {
        return Err(format!(
            "not every row of schema {} is as before",
            now.schema
        ));
    }
    match said {
        Ok(()) | Err(Error::OlderBook(_)) if now.schema == before.schema => Ok(Left::Old),
        Err(Error::NewerBook { .. }) if now.schema == newest => Ok(Left::New),
        said => Err(format!("a book of schema {}: {said:?}", now.schema)),
    }
}

/// The one backup of before gives the old book back.
fn gives_back(folder: &Path, before: Rows) -> Outcome<()> {
    let backups = sound_backups(folder)?;
    let [backup] = &backups[..] else {
        return Err(format!("{} backups of before", backups.len()));
    };
    let aside = folder.join("given-back");
    fs::create_dir(&aside).map_err(|error| error.to_string())?;
    let go_on = &mut |_| ControlFlow::Continue(());
    restore_to(backup, &Unlock::KeyFile, &aside.join(BOOK), go_on)
        .map_err(|error| format!("the backup of before: {error}"))?;
    match rows(&aside)? {
        given if given == before => Ok(()),
        _ => Err("the backup of before is another book".into()),
    }
}

/// Kills that left the old book, and the new one.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    old: u64,
    new: u64,
}

fn kill(base: &Path, time: Ended, chance: &mut Chance, folder: &Path) -> Outcome<Tally> {
    desk::copy(base, folder);
    let before = rows(folder)?;
    let part = |time: Duration, chance: &mut Chance| time.mul_f64(chance.below(1100) as f64 / 1e3);
    let end = match chance.percent(30) {
        true => End::After(part(time.all, chance)),
        false => End::InTheMiddle(part(time.all - time.begun, chance)),
    };
    let ended = migrate(folder, end)?;
    let at = |why: String| format!("{end:?}, told {}: {why}", ended.told);
    let left = left(folder, before).map_err(at)?;
    if ended.told && left == Left::Old {
        return Err(at("it was told and is lost".into()));
    }
    // Whatever came of it, it comes to its end now.
    if left == Left::Old {
        migrate(folder, End::Never).map_err(|why| at(format!("once more: {why}")))?;
    }
    is_brought(folder, before).map_err(at)?;
    Ok(Tally {
        old: u64::from(left == Left::Old),
        new: u64::from(left == Left::New),
    })
}

fn is_brought(folder: &Path, before: Rows) -> Outcome<()> {
    match left(folder, before)? {
        Left::New => gives_back(folder, before),
        Left::Old => Err("it was left as it is".into()),
    }
}

/// The books of every version that was shipped.
fn shipped(ground: &Ground) -> Outcome<Vec<(String, PathBuf)>> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/books");
    let mut books = Vec::new();
    for entry in fs::read_dir(&kept)
        .map_err(|error| error.to_string())?
        .flatten()
    {
        let file = entry.path();
        if file.extension() != Some(OsStr::new("vuoro")) {
            continue;
        }
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let folder = ground.place(&format!("upgrade-{name}"));
        let copied = fs::create_dir(&folder)
            .and_then(|()| fs::copy(&file, folder.join(BOOK)))
            .and_then(|_| fs::copy(key_file(&file), key_file(&folder.join(BOOK))));
        copied.map_err(|error| error.to_string())?;
        books.push((name, folder));
    }
    books.sort();
    Ok(books)
}

/// A large book of every schema that was shipped: made as of the newest, and
/// brought down from it.
fn large(ground: &Ground, favours: u32) -> Outcome<Vec<(String, PathBuf)>> {
    let newest = ground.place(&format!("upgrade-{}-large", STEPS.len()));
    fs::create_dir(&newest).map_err(|error| error.to_string())?;
    let sample = SampleBook {
        people: favours / 40,
        favours,
        seed: 1,
        language: Language::Finnish,
        photo_side: 16,
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    desk::create(&newest)
        .and_then(|mut book| book.fill_sample(&sample, &desk::now(), go_on))
        .map_err(|error| error.to_string())?;
    let mut books = vec![(format!("{}-large", STEPS.len()), newest.clone())];
    // What each step added, newest first.
    let mut above = newest;
    for (at, added) in STEPS_BACK.iter().enumerate() {
        let schema = STEPS_BACK.len() - at;
        let folder = ground.place(&format!("upgrade-{schema}-large"));
        desk::copy(&above, &folder);
        bring_down(&folder, schema as i32, added)
            .map_err(|why| format!("{schema}-large: {why}"))?;
        books.push((format!("{schema}-large"), folder.clone()));
        above = folder;
    }
    assert_eq!(books.len(), STEPS.len(), "of every schema");
    books.reverse();
    Ok(books)
}

/// What takes back each step of the schema, newest first.
const STEPS_BACK: &[&str] = &["DROP INDEX favour_event_person"];

fn bring_down(folder: &Path, schema: i32, statement: &str) -> Outcome<()> {
    let book = connect(folder)?;
    book.execute_batch(statement)
        .and_then(|()| book.pragma_update(None, "user_version", schema))
        .map_err(|error| error.to_string())?;
    drop(book);
    // The core knows it by its tables as one of those that were shipped.
    match open(folder) {
        Err(Error::OlderBook(_)) => Ok(()),
        said => Err(format!("{said:?}")),
    }
}

/// The book, past the core.
fn connect(folder: &Path) -> Outcome<Connection> {
    let book = folder.join(BOOK);
    let key = fs::read_to_string(key_file(&book)).map_err(|error| error.to_string())?;
    let open = || -> rusqlite::Result<Connection> {
        let connection = Connection::open(&book)?;
        connection.pragma_update(None, "key", format!("x'{}'", key.trim()))?;
        Ok(connection)
    };
    open().map_err(|error| error.to_string())
}

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let mut books = shipped(ground)?;
    let favours = ground.many(LARGE.0, LARGE.1) as u32;
    books.extend(large(ground, favours)?);

    let mut kills = Tally::default();
    for (name, base) in &books {
        let at = |why: String| format!("{name}: {why}");
        // On a sound computer, to its end.
        let whole = ground.place(&format!("upgrade-whole-{name}"));
        desk::copy(base, &whole);
        let before = rows(&whole).map_err(at)?;
        let time = migrate(&whole, End::Never).map_err(at)?;
        is_brought(&whole, before).map_err(at)?;
        let _ = fs::remove_dir_all(&whole);
        let many = match name.ends_with("large") {
            true => KILLS_OF_THE_LARGE,
            false => KILLS,
        };
        let flow = format!("upgrade {name}");
        for Tally { old, new } in ground.rounds(&flow, many, |_, chance, folder| {
            kill(base, time, chance, folder)
        })? {
            kills.old += old;
            kills.new += new;
        }
    }
    let names: Vec<&str> = books.iter().map(|(name, _)| name.as_str()).collect();
    Ok(format!(
        "{} books ({}; the large ones with {favours} favours) brought to a schema that is to come: every row as \
         before, and the backup of before gives the old book back; {} kills on the way: {} left \
         the old book, {} the new one, 0 lost, 0 half-done",
        books.len(),
        names.join(", "),
        kills.old + kills.new,
        kills.old,
        kills.new,
    ))
}
