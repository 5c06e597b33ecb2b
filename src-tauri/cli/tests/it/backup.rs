//! Backups as somebody at a terminal has them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::terminal::{Said, Terminal};

fn good(terminal: &Terminal, line: &[&str]) -> Said {
    let said = terminal.run(line);
    assert_eq!(said.code, 0, "{line:?}: {}", said.err);
    said
}

fn backed_up(terminal: &Terminal) -> PathBuf {
    let said = good(terminal, &["backup"]);
    assert!(said.err.contains("keep the two together"), "{}", said.err);
    PathBuf::from(said.out.trim())
}

fn name(file: &Path) -> &str {
    file.file_name().unwrap().to_str().unwrap()
}

fn people(terminal: &Terminal) -> String {
    good(terminal, &["people"]).out
}

#[test]
fn a_backup_is_made_listed_verified_and_restored() {
    let terminal = Terminal::with_book();
    let file = backed_up(&terminal);
    let list = good(&terminal, &["backup", "--list"]).out;
    assert!(
        list.contains("by-hand") && list.contains("2 people, 1 favour"),
        "{list}"
    );
    assert!(list.contains(name(&file)), "{list}");
    let sound = good(&terminal, &["verify", name(&file)]).out;
    assert_eq!(sound, "the backup is sound: 2 people, 1 favour\n");
    assert_eq!(
        good(&terminal, &["verify"]).out,
        "the book is sound: 2 people, 1 favour\n"
    );

    good(&terminal, &["add", "Newly Met"]);
    let asked = terminal.run(&["restore", name(&file)]);
    assert_eq!(asked.code, 2, "nobody is there to say yes: {}", asked.err);
    for line in [
        "the book    3 people, 1 favour",
        "the backup  2 people, 1 favour",
        "would be gone: 1 person, 0 favours",
        "would be back: 0 people, 0 favours",
    ] {
        assert!(asked.out.contains(line), "{}", asked.out);
    }
    assert!(people(&terminal).contains("Newly Met"));

    let done = good(&terminal, &["restore", name(&file), "--yes"]);
    assert_eq!(done.out, "restored: 2 people, 1 favour\n");
    assert!(!people(&terminal).contains("Newly Met"));
    // The way back is told.
    let back = done.err.split('`').nth(1).unwrap().to_owned();
    let back: Vec<&str> = back.split(' ').skip(1).collect();
    good(&terminal, &[&back[..], &["--yes"]].concat());
    assert!(people(&terminal).contains("Newly Met"));
    good(&terminal, &["check"]);
}

#[test]
fn a_backup_elsewhere_opens_there() {
    let terminal = Terminal::with_book();
    let stick = terminal.path("stick").display().to_string();
    let file = good(&terminal, &["backup", "--to", &stick]).out;
    let new = terminal.path("new.vuoro").display().to_string();
    good(&terminal, &["restore", file.trim(), "--to", &new]);
    assert_eq!(
        good(&terminal, &["--book", &new, "people"]).out,
        people(&terminal)
    );
    let again = terminal.run(&["restore", file.trim(), "--to", &new]);
    assert_eq!(again.code, 5, "{}", again.err);
    assert!(again.err.contains("there is a book"), "{}", again.err);
}

#[test]
fn json_has_all_of_it() {
    let terminal = Terminal::with_book();
    let of = |line: &[&str]| -> serde_json::Value {
        let line = [line, &["--json"]].concat();
        serde_json::from_str(&good(&terminal, &line).out).unwrap()
    };
    let file = of(&["backup"])["file"].as_str().unwrap().to_owned();
    let row = &of(&["backup", "--list"])[0];
    assert_eq!(row["reason"], "by_hand");
    assert_eq!(row["content"]["people"], 2);
    assert_eq!(of(&["verify", &file])["content"], row["content"]);
    let restored = of(&["restore", &file, "--yes"]);
    assert_eq!(restored["content"], row["content"]);
    assert!(
        restored["before"]
            .as_str()
            .unwrap()
            .contains("before-restore")
    );
}

#[test]
fn a_backup_that_is_damaged_or_not_there_is_said_to_be() {
    let terminal = Terminal::with_book();
    let file = backed_up(&terminal);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let before = people(&terminal);
    for line in [
        &["verify", name(&file)][..],
        &["restore", name(&file), "--yes"],
        &["restore", name(&file), "--to", "new.vuoro"],
    ] {
        let said = terminal.run(line);
        assert_eq!(said.code, 4, "{line:?}: {}", said.err);
        assert!(said.err.contains("is damaged"), "{line:?}: {}", said.err);
        assert!(
            said.err.contains("hint: `vuoro backup --list`"),
            "{}",
            said.err
        );
    }
    assert_eq!(people(&terminal), before);
    let none = terminal.run(&["restore", "yesterday", "--yes"]);
    assert_eq!(none.code, 3, "{}", none.err);
    assert!(none.err.contains("there is no such backup"), "{}", none.err);
}

#[test]
fn an_import_of_many_says_how_to_go_on_where_no_backup_can_be_made() {
    let terminal = Terminal::with_book();
    let phone = terminal.path("phone.vcf").display().to_string();
    good(
        &terminal,
        &[
            "sample",
            "phonebook",
            "--people",
            "150",
            "--photo-side",
            "16",
            "--to",
            &phone,
        ],
    );
    fs::write(terminal.path("backups"), "in the way").unwrap();
    let before = people(&terminal);
    let said = terminal.run(&["import", &phone, "--yes"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(
        said.err.contains("could not be backed up first"),
        "{}",
        said.err
    );
    assert!(said.err.contains("--no-backup"), "{}", said.err);
    assert_eq!(people(&terminal), before, "nothing was changed");
    good(&terminal, &["import", &phone, "--yes", "--no-backup"]);
    good(&terminal, &["undo"]);
    fs::remove_file(terminal.path("backups")).unwrap();
    good(&terminal, &["import", &phone, "--yes"]);
    let list = good(&terminal, &["backup", "--list"]).out;
    assert!(
        list.contains("before-import") && list.contains("2 people"),
        "{list}"
    );
}

/// A disk that ends, at each of its sizes: a backup is whole, or is not there.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_no_half_a_backup() {
    let terminal = Terminal::with_book();
    good(&terminal, &["people"]);
    let whole = fs::metadata(backed_up(&terminal)).unwrap().len();
    let mut made = 1;
    for part in [1, 3, 5, 7, 9, 11] {
        // In half kilobytes. A write beyond it fails, as on a full disk.
        let most = whole * part / 10 / 512;
        let limited = format!("trap '' XFSZ; ulimit -f {most}; exec \"$0\" backup");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &limited, env!("CARGO_BIN_EXE_vuoro")]);
        terminal.settle(&mut shell);
        let done = shell.stdout(Stdio::null()).output().unwrap();
        made += usize::from(done.status.success());
        assert_eq!(done.status.success(), part > 10, "{part}: {done:?}");
        let list = good(&terminal, &["backup", "--list"]).out;
        assert_eq!(list.matches("2 people").count(), made, "{part}: {list}");
        let files = fs::read_dir(terminal.path("backups")).unwrap().count();
        assert_eq!(files, made * 2, "{part}: nothing else is left");
        good(&terminal, &["check"]);
    }
}
