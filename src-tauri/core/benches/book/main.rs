//! Measures the book: bringing a phone's contacts in, finding people among a
//! hundred thousand, and ways to them. Every figure is set beside a floor of the same run, and
//! nothing here fails for being slow.
//!
//! Notes go to stderr as they come, the table's lines to stdout.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is read")]

mod duplicates;
mod figures;
mod floor;
mod import;
mod ledger;
mod path;
mod peers;
mod process;
mod rounds;
mod search;
mod times;

use vuoro_core::Now;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        // A book that was made before, to try a change on.
        ["searches", book] => search::measure_in(book.as_ref()),
        // What is measured in a process of its own.
        ["import", file, book] => import::import(file.as_ref(), book.as_ref()),
        ["read", file] => import::read(file.as_ref()),
        ["duplicates", book] => duplicates::find(book.as_ref()),
        ["paths", book] => path::find(book.as_ref()),
        ["undo", book] => import::undo(book.as_ref()),
        ["floor", book, copy] => floor::copy(book.as_ref(), copy.as_ref()),
        _ => {
            let asked = |part| !words.contains(&"only") || words.contains(&part);
            if asked("imports") {
                import::measure();
            }
            if asked("duplicates") {
                duplicates::measure();
            }
            if asked("paths") {
                path::measure();
            }
            if asked("ledger") {
                ledger::measure();
            }
            if asked("searches") {
                search::measure();
            }
        }
    }
}

fn now() -> Now {
    Now {
        at: chrono::Utc::now(),
        today: chrono::Local::now().date_naive(),
    }
}

/// A folder on the disk that the program is built on: a temporary one may lie
/// in memory, where nothing is ever synced.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the books")
}
