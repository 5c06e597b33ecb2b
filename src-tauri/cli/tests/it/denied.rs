//! Files and folders that belong to somebody else. Root may do anything, so
//! under root the program runs as nobody.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use super::terminal::{Said, Terminal};

/// Runs a line as somebody who owns nothing here; `None` where that cannot be.
fn as_nobody(terminal: &Terminal, line: &[&str]) -> Option<Said> {
    let folder = terminal.path("");
    let mut command = if fs::metadata(&folder).unwrap().uid() == 0 {
        let program = terminal.path("vuoro");
        if !program.exists() {
            fs::copy(env!("CARGO_BIN_EXE_vuoro"), &program).unwrap();
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        terminal.settle(command.arg(program).args(line));
        command
    } else {
        terminal.command(line)
    };
    match command.output() {
        Ok(output) => Some(Said::of(output)),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "skipped: root, and no setpriv ({error})");
            None
        }
    }
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[track_caller]
fn refused(terminal: &Terminal, line: &[&str], code: i32) {
    let Some(said) = as_nobody(terminal, line) else {
        return;
    };
    assert_eq!(said.code, code, "{line:?}: {}", said.err);
    assert!(said.err.starts_with("vuoro: "), "{line:?}: {}", said.err);
    assert!(
        said.err.contains("may not be read or written by this user"),
        "{line:?}: {}",
        said.err
    );
    assert!(
        said.err.contains("hint: you may not"),
        "{line:?}: {}",
        said.err
    );
}

#[test]
fn what_is_one_s_own_is_for_nobody_else_to_read() {
    let terminal = Terminal::new();
    let ours = terminal.command(&["--book", "mine/book.vuoro", "add", "Anna"]);
    // As where new files are everybody's.
    let mut everybodys = Command::new("sh");
    terminal.settle(everybodys.args(["-c", r#"umask 0; exec "$0" "$@""#]));
    everybodys.arg(ours.get_program()).args(ours.get_args());
    assert!(everybodys.status().unwrap().success());

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = terminal.path("mine");
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().flatten().collect();
    assert!(files.len() >= 2, "the book and its key: {files:?}");
    for file in files {
        assert_eq!(mode(&file.path()), 0o600, "{}", file.path().display());
    }
}

#[test]
fn what_belongs_to_others_is_refused_with_a_hint() {
    let terminal = Terminal::with_book();
    let (book, key) = (terminal.book(), terminal.path("book.vuoro.key"));
    let before = fs::read(&book).unwrap();
    let contacts = terminal.file("contacts.vcf", "BEGIN:VCARD\nFN:Olli\nEND:VCARD\n");
    let folder = terminal.path("");
    let copy = terminal.path("vuoro");
    if fs::metadata(&folder).unwrap().uid() == 0 {
        fs::copy(env!("CARGO_BIN_EXE_vuoro"), copy).unwrap();
    }
    let mine = |mode: u32| {
        if fs::metadata(&book).unwrap().uid() == 0 {
            mode
        } else {
            mode & 0o700
        }
    };
    allow(Path::new(&contacts), 0o000);
    allow(&key, mine(0o444));
    allow(&folder, 0o555);

    // A file that may not be read.
    refused(
        &terminal,
        &["--book", "new.vuoro", "import", &contacts, "--yes"],
        4,
    );
    // A folder in which no book, and no export, can be made.
    refused(&terminal, &["--book", "new.vuoro", "add", "Olli"], 5);
    // A book that may be read, not written.
    allow(&book, 0o444);
    refused(&terminal, &["add", "Olli"], 5);
    refused(&terminal, &["people"], 5);
    // A book that may be written, in a folder that may not.
    allow(&book, 0o666);
    refused(&terminal, &["add", "Olli"], 5);
    // A key that may not be read.
    allow(&key, 0o000);
    refused(&terminal, &["people"], 5);

    allow(&folder, 0o755);
    assert!(
        fs::read(&book).unwrap() == before,
        "not one byte was changed"
    );
}
