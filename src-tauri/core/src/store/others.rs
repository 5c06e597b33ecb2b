//! Other programs that have the same book open: waiting for one that writes,
//! and seeing that one has written.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use crate::error::Result;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);
/// From when on it says that it waits.
const SOON: Duration = Duration::from_secs(1);
/// Between two tries: short at first, since most changes are.
const PAUSES: [u64; 8] = [1, 2, 5, 10, 15, 20, 25, 50];

type Hook = Box<dyn Fn() + Send + Sync>;

/// The program's, not a connection's: SQLite's own hook takes no more than the
/// name of a function.
static WAITING: OnceLock<Hook> = OnceLock::new();

/// Has `tell` called, once a wait, when a change waits for another program for
/// more than a second. The first that is given stays.
pub fn when_waiting(tell: impl Fn() + Send + Sync + 'static) {
    let _ = WAITING.set(Box::new(tell));
}

/// Makes the connection wait for other writers.
pub(crate) fn install(connection: &mut Connection) -> Result<()> {
    connection.busy_handler(Some(wait))?;
    Ok(())
}

/// A number that differs when another connection has changed the book since
/// this one was last asked.
pub(crate) fn changes(connection: &Connection) -> Result<i64> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// Waits a little, as long as there is patience left after so many tries.
fn wait(tries: i32) -> bool {
    let before = waited(tries);
    if before >= PATIENCE {
        return false;
    }
    let pause = pause(tries);
    if before < SOON
        && before + pause >= SOON
        && let Some(tell) = WAITING.get()
    {
        tell();
    }
    thread::sleep(pause);
    true
}

fn pause(tries: i32) -> Duration {
    let longest = PAUSES.len() - 1;
    let at = usize::try_from(tries).map_or(longest, |tries| tries.min(longest));
    Duration::from_millis(PAUSES[at])
}

/// The pauses before this try.
fn waited(tries: i32) -> Duration {
    (0..tries).map(pause).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_for_five_seconds_and_says_so_once() {
        let crossed = |tries: &i32| waited(*tries) < SOON && waited(*tries) + pause(*tries) >= SOON;
        assert_eq!((0..1000).filter(crossed).count(), 1);
        let last = (0..1000).find(|tries| waited(*tries) >= PATIENCE);
        let last = last.expect("patience ends");
        assert!(waited(last) < PATIENCE + Duration::from_millis(50));
    }
}
