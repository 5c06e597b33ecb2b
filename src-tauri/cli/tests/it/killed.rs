//! An import that is killed in its middle: the book is as it was, and opens.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::terminal::Terminal;

const PEOPLE: u32 = 1500;

/// How many there are; their numbers are never given out twice.
fn people_in(terminal: &Terminal) -> String {
    let page = terminal.run(&["people", "--json", "--limit", "0"]).out;
    let page: serde_json::Value = serde_json::from_str(&page).unwrap();
    page["total"].to_string()
}

#[test]
fn an_import_killed_anywhere_leaves_the_book_as_it_was() {
    let terminal = Terminal::with_book();
    let file = terminal.path("phone.vcf").display().to_string();
    let people = PEOPLE.to_string();
    let made = terminal.run(&[
        "sample",
        "phonebook",
        "--people",
        &people,
        "--photo-side",
        "16",
        "--to",
        &file,
    ]);
    assert_eq!(made.code, 0, "{made:?}");
    let import = ["import", file.as_str(), "--yes"];
    let before = terminal.run(&["export"]).out;

    // How long a whole one takes here, and then back to the beginning.
    let began = Instant::now();
    assert_eq!(terminal.run(&import).code, 0);
    let whole = began.elapsed();
    let everyone = people_in(&terminal);
    assert_eq!(terminal.run(&["undo"]).code, 0);
    assert_eq!(terminal.run(&["export"]).out, before);

    let mut cut_short = 0;
    for part in [0.04, 0.15, 0.33, 0.5, 0.66, 0.8, 0.9, 0.97] {
        let mut running = terminal
            .command(&import)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * part));
        // SIGKILL: nothing of the program runs after this.
        running.kill().unwrap();
        let ended = running.wait().unwrap();
        let checked = terminal.run(&["check"]);
        assert_eq!(checked.code, 0, "{part}: {checked:?}");
        if ended.success() {
            // It was done before it could be killed: then all of it is there.
            assert_eq!(terminal.run(&["undo"]).code, 0);
        } else {
            cut_short += 1;
        }
        assert_eq!(terminal.run(&["export"]).out, before, "killed at {part}");
    }
    assert!(cut_short >= 4, "it was killed in its middle: {cut_short}");
    assert_eq!(terminal.run(&import).code, 0, "and it can be done again");
    let again = people_in(&terminal);
    assert_eq!(again, everyone);
}
