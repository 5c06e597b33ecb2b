//! Work that is killed or interrupted in its middle: the book is as it was, and
//! opens; and no half a file is left.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::terminal::Terminal;

const PEOPLE: u32 = 1500;
/// The largest phonebook that people have.
const MANY: u32 = 20_000;

/// How many there are; their numbers are never given out twice.
fn people_in(terminal: &Terminal) -> String {
    let page = terminal.run(&["people", "--json", "--limit", "0"]).out;
    let page: serde_json::Value = serde_json::from_str(&page).unwrap();
    page["total"].to_string()
}

fn phonebook(terminal: &Terminal, people: u32) -> String {
    let file = terminal.path("phone.vcf").display().to_string();
    let people = people.to_string();
    let size = ["--people", &people, "--photo-side", "16"];
    let made = terminal.run(&[&["sample", "phonebook", "--to", &file], &size[..]].concat());
    assert_eq!(made.code, 0, "{made:?}");
    file
}

/// Kills an import after so long, and looks at what it left: the book as it was
/// `before`, or all of it. Whether it was all.
fn kill(terminal: &Terminal, file: &str, after: Duration, before: &str) -> bool {
    let mut running = terminal
        .command(&["import", file, "--yes"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    // SIGKILL: nothing of the program runs after this.
    running.kill().unwrap();
    let ended = running.wait().unwrap();
    let checked = terminal.run(&["check"]);
    assert_eq!(checked.code, 0, "{after:?}: {checked:?}");
    let left = terminal.run(&["export"]).out;
    let done = left != before;
    assert!(
        done || !ended.success(),
        "{after:?}: what was told is there"
    );
    if done {
        // It was kept before it could be killed: then all of it is there, and
        // the same file has nothing to add.
        assert_eq!(terminal.run(&["import", file, "--yes"]).code, 0);
        assert!(terminal.run(&["export"]).out == left, "a half at {after:?}");
        assert_eq!(terminal.run(&["undo"]).code, 0);
        let back = terminal.run(&["export"]).out;
        assert!(back == before, "taken back, after {after:?}");
    }
    done
}

#[test]
fn an_import_killed_anywhere_leaves_the_book_as_it_was() {
    let terminal = Terminal::with_book();
    let file = phonebook(&terminal, PEOPLE);
    let import = ["import", file.as_str(), "--yes"];
    let before = terminal.run(&["export"]).out;

    // How long a whole one takes here, and then back to the beginning.
    let began = Instant::now();
    assert_eq!(terminal.run(&import).code, 0);
    let whole = began.elapsed();
    let everyone = people_in(&terminal);
    assert_eq!(terminal.run(&["undo"]).code, 0);
    assert_eq!(terminal.run(&["export"]).out, before);

    let parts = [0.04, 0.15, 0.33, 0.5, 0.66, 0.8, 0.9, 0.97];
    let done = parts.map(|part| kill(&terminal, &file, whole.mul_f64(part), &before));
    let cut_short = done.iter().filter(|done| !**done).count();
    assert!(cut_short >= 4, "it was killed in its middle: {cut_short}");
    assert_eq!(terminal.run(&import).code, 0, "and it can be done again");
    let again = people_in(&terminal);
    assert_eq!(again, everyone);
}

#[test]
fn an_import_of_twenty_thousand_killed_in_its_middle_leaves_the_book_as_it_was() {
    let few = Terminal::with_book();
    let file = phonebook(&few, PEOPLE);
    let began = Instant::now();
    assert_eq!(few.run(&["import", file.as_str(), "--yes"]).code, 0);
    // A whole one takes at least so many times as long, but for the beginning.
    let whole = began.elapsed() * MANY / PEOPLE;

    let terminal = Terminal::with_book();
    let file = phonebook(&terminal, MANY);
    let before = terminal.run(&["export"]).out;
    let done = [0.25, 0.6].map(|part| kill(&terminal, &file, whole.mul_f64(part), &before));
    assert!(!done[0], "it was killed in its middle");
}

/// Sends a signal to a program when the time has come, and gives its exit code;
/// none where the signal ended it.
#[cfg(unix)]
fn interrupt(terminal: &Terminal, line: &[&str], signal: &str, wait: impl Fn()) -> Option<i32> {
    let running = terminal
        .command(line)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait();
    let kill = format!("kill -{signal} {}", running.id());
    let sent = Command::new("sh").args(["-c", &kill]).status().unwrap();
    assert!(sent.success(), "{line:?} ended before");
    let done = running.wait_with_output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert!(err.contains("vuoro: stopped"), "{line:?}: {err}");
    done.status.code()
}

#[cfg(unix)]
#[test]
fn an_export_that_is_interrupted_leaves_no_file_and_keeps_what_was_there() {
    let terminal = Terminal::with_book();
    let file = phonebook(&terminal, PEOPLE);
    assert_eq!(terminal.run(&["import", &file, "--yes"]).code, 0);
    let mine = terminal.file("mine.vcf", "mine");
    let new = terminal.path("new.vcf").display().to_string();
    let before = terminal.files();
    let until_it_writes = || {
        let began = Instant::now();
        while !terminal.files().iter().any(|name| name.contains(".part-")) {
            assert!(began.elapsed() < Duration::from_secs(60), "it never writes");
            std::thread::sleep(Duration::from_millis(1));
        }
    };
    for (line, signal) in [
        (&["export", "--format", "vcard", "--to", &new][..], "INT"),
        (
            &["export", "--format", "jcard", "--to", &mine, "--force"],
            "TERM",
        ),
    ] {
        let code = interrupt(&terminal, line, signal, until_it_writes);
        assert_eq!(code, Some(130), "{line:?}");
        assert_eq!(terminal.files(), before, "{line:?}");
    }
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn an_import_that_is_interrupted_says_so_and_leaves_the_book_as_it_was() {
    let terminal = Terminal::with_book();
    let file = phonebook(&terminal, PEOPLE);
    let before = terminal.run(&["export"]).out;
    let began = Instant::now();
    assert_eq!(terminal.run(&["import", &file, "--yes"]).code, 0);
    let whole = began.elapsed();
    assert_eq!(terminal.run(&["undo"]).code, 0);
    let interrupted = |share: f64| {
        let wait = || std::thread::sleep(whole.mul_f64(share));
        interrupt(&terminal, &["import", &file, "--yes"], "INT", wait)
    };
    let mut code = interrupted(0.4);
    // Where the computer had more to do the first time, it was through already.
    for share in [0.2, 0.1, 0.05] {
        if code == Some(0) {
            assert_eq!(terminal.run(&["undo"]).code, 0);
            code = interrupted(share);
        }
    }
    assert_eq!(code, Some(130));
    assert_eq!(terminal.run(&["export"]).out, before);
    assert_eq!(terminal.run(&["check"]).code, 0);
}
