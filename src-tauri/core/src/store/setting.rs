//! The settings that travel with the book.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::{number, sums, texts, turn};
use crate::domain::balance::Measure;
use crate::domain::settings::Settings;
use crate::error::Result;

const NAME: &str = "settings";
/// Before the key of a table's columns.
const COLUMNS: &str = "columns:";

pub(crate) fn get(connection: &Connection) -> Result<Settings> {
    let json: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([NAME], |row| row.get(0))
        .optional()?;
    Ok(json
        .map(|json| super::change::from_json(&json))
        .unwrap_or_default())
}

/// What is kept of the ledger depends on how favours fade and what is aimed for:
/// the sums on the fading alone; how numbers are compared, `normal`, on the country.
pub(crate) fn set(
    connection: &mut Connection,
    settings: &Settings,
    normal: &dyn Fn(&str) -> String,
) -> Result<()> {
    // One that begins by reading would not wait for another that writes.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before = get(&tx)?;
    put(&tx, settings)?;
    let (was, is) = (Measure::of(&before), Measure::of(settings));
    if was.half_life_days != is.half_life_days {
        sums::rebuild(&tx)?;
    } else if was != is || before.numbers_for_close != settings.numbers_for_close {
        turn::rebuild(&tx, settings)?;
    }
    if before.region != settings.region && number::compare_anew(&tx, normal)? {
        texts::rebuild(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

/// Writes them, as part of a change that derives everything afterwards.
pub(crate) fn put(connection: &Connection, settings: &Settings) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([NAME, &super::change::word(settings)])?;
    Ok(())
}

/// Each column's name, and the word for what it says.
type Said = Vec<(String, String)>;

/// What was said of tables' columns: by the key of the columns.
pub(crate) fn columns(connection: &Connection) -> Result<Vec<(String, Said)>> {
    let mut statement = connection.prepare_cached(
        "SELECT substr(name, length(?1) + 1), value FROM setting
         WHERE substr(name, 1, length(?1)) = ?1",
    )?;
    let rows = statement.query_map([COLUMNS], |row| {
        let json: String = row.get(1)?;
        Ok((row.get(0)?, serde_json::from_str(&json).unwrap_or_default()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn set_columns(
    connection: &Connection,
    key: &str,
    columns: &[(String, String)],
) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute([&format!("{COLUMNS}{key}"), &super::change::word(&columns)])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::book::Unlock;
    use crate::store::open;
    use crate::{Book, Now};

    #[test]
    fn saving_waits_for_another_program_that_writes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.vuoro");
        let at = chrono::DateTime::UNIX_EPOCH;
        let today = at.date_naive();
        drop(Book::create(&path, &Unlock::KeyFile, &Now { at, today }).expect("a book"));
        let connect = || open::connect(&path, &Unlock::KeyFile).expect("a book").0;
        let (other, mut ours) = (connect(), connect());
        other.execute_batch("BEGIN IMMEDIATE").expect("it writes");
        let settings = Settings {
            half_life_days: 400,
            ..get(&ours).expect("settings")
        };
        std::thread::scope(|scope| {
            scope.spawn(move || {
                std::thread::sleep(Duration::from_millis(200));
                other.execute_batch("COMMIT").expect("it has written");
            });
            set(&mut ours, &settings, &str::to_owned).expect("saved, a moment later");
        });
        assert_eq!(get(&ours).expect("settings").half_life_days, 400);
    }
}
