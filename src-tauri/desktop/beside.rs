//! Sees what other programs do to the open book: a terminal that wrote to it,
//! or one that keeps it busy.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use tauri::AppHandle;
use tauri_specta::Event;
use vuoro_core::book::when_waiting;

use crate::events::{BookBusy, BookChanged};
use crate::shelf::Shelf;

/// Soon enough to seem at once. A look is two questions to the file system,
/// and none to the book while its files stay as they are.
const EVERY: Duration = Duration::from_millis(250);

/// Tells the window of each such thing, until the program ends. A computer that
/// slept goes on looking when it wakes.
pub(crate) fn watch(app: &AppHandle, shelf: Arc<Shelf>) {
    let told = app.clone();
    when_waiting(move || {
        let _ = BookBusy {}.emit(&told);
    });
    let app = app.clone();
    thread::spawn(move || {
        let mut seen = Traces::default();
        let mut moving = false;
        loop {
            thread::sleep(EVERY);
            let Some(open) = shelf.lying() else { continue };
            let now = Traces::of(&open.place);
            // Two commits may leave one trace where the clock of files is coarse.
            if now == seen && !moving {
                continue;
            }
            // While a change is being written here, the next look will do.
            let Some(changed) = open.was_changed_elsewhere() else {
                continue;
            };
            moving = now != seen;
            seen = now;
            if changed {
                let _ = BookChanged {}.emit(&app);
            }
        }
    });
}

/// What a commit leaves on the files of a book: length and time of each.
#[derive(Debug, Default, PartialEq, Eq)]
struct Traces([Option<(u64, SystemTime)>; 2]);

impl Traces {
    fn of(book: &Path) -> Self {
        let mut log = book.as_os_str().to_owned();
        log.push("-wal");
        Self([book.to_owned(), PathBuf::from(log)].map(|file| {
            let found = fs::metadata(file).ok()?;
            Some((found.len(), found.modified().ok()?))
        }))
    }
}
