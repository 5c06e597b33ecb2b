//! The ways that open a book, from the terminal.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::terminal::{Said, Terminal};

/// Runs a line, with these lines on its standard input.
fn typed(terminal: &Terminal, line: &[&str], said: &str) -> Said {
    feed(terminal.command(line), said)
}

fn feed(mut command: Command, said: &str) -> Said {
    let mut running = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever was refused before did not read it.
    let _ = running.stdin.take().unwrap().write_all(said.as_bytes());
    Said::of(running.wait_with_output().unwrap())
}

fn with_passphrase(terminal: &Terminal, passphrase: &str, line: &[&str]) -> Said {
    let mut command = terminal.command(line);
    command.env("VUORO_PASSPHRASE", passphrase);
    Said::of(command.output().unwrap())
}

fn words(terminal: &Terminal) -> Vec<String> {
    serde_json::from_str(&terminal.run(&["key", "words", "--json"]).out).unwrap()
}

/// Three of them, by their numbers.
fn answers(words: &[String]) -> String {
    format!("1 {}\n9 {}\n24 {}\n", words[0], words[8], words[23])
}

#[test]
fn a_book_is_moved_from_its_key_file_to_a_passphrase_and_back() {
    let terminal = Terminal::with_book();
    let shown = terminal.run(&["key"]);
    assert!(
        shown
            .out
            .contains("keeps out nobody who can read this disk"),
        "{}",
        shown.out
    );
    assert!(shown.out.contains("never checked"), "{}", shown.out);
    let key = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();

    let refused = terminal.run(&["key", "file", "--remove"]);
    assert_eq!(refused.code, 5);
    assert!(refused.err.contains("the last way"), "{}", refused.err);
    let short = typed(&terminal, &["key", "passphrase"], "kissa\n");
    assert_eq!(short.code, 5, "{}", short.err);
    assert!(short.err.contains("at least 8"), "{}", short.err);
    let set = typed(&terminal, &["key", "passphrase"], "kissa kävelee\n");
    assert_eq!(set.code, 0, "{}", set.err);
    let unchecked = terminal.run(&["key", "file", "--remove"]);
    assert_eq!(unchecked.code, 5);
    assert!(
        unchecked.err.contains("`vuoro key words --check`"),
        "{}",
        unchecked.err
    );

    let words = words(&terminal);
    let wrong = typed(
        &terminal,
        &["key", "words", "--check"],
        "1 zoo\n9 zoo\n24 zoo\n",
    );
    assert_eq!(wrong.code, 5, "{}", wrong.err);
    let checked = typed(&terminal, &["key", "words", "--check"], &answers(&words));
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.contains("checked on 20"), "{}", checked.out);
    let removed = terminal.run(&["key", "file", "--remove"]);
    assert_eq!(removed.code, 0, "{}", removed.err);
    let file = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();
    assert!(
        !file.contains(key.trim()),
        "the key is not in the file any more"
    );

    // Nobody is there to say it.
    let closed = terminal.run(&["people"]);
    assert_eq!(closed.code, 5);
    assert!(closed.err.contains("VUORO_PASSPHRASE"), "{}", closed.err);
    assert_eq!(
        with_passphrase(&terminal, "koira kävelee", &["people"]).code,
        5
    );
    let open = with_passphrase(&terminal, "kissa kävelee", &["people"]);
    assert!(open.out.contains("Anna Korhonen"), "{}", open.err);
    assert_eq!(
        with_passphrase(&terminal, "kissa kävelee", &["key", "file"]).code,
        0
    );
    assert_eq!(terminal.run(&["key", "passphrase", "--remove"]).code, 0);
    assert!(terminal.run(&["people"]).out.contains("Anna Korhonen"));
}

#[test]
fn words_open_a_book_whose_key_is_lost() {
    let terminal = Terminal::with_book();
    let words = words(&terminal);
    fs::remove_file(terminal.path("book.vuoro.key")).unwrap();
    let before = fs::read(terminal.book()).unwrap();
    let files = terminal.files();
    let mut turned = words.clone();
    turned.swap(0, 23);
    for (typed_words, told) in [
        (turned.join(" "), "belong together"),
        (
            words.join(" ").replacen(&words[4], "kissa", 1),
            "none of the recovery words",
        ),
    ] {
        let said = typed(
            &terminal,
            &["unlock", "--words"],
            &format!("{typed_words}\n"),
        );
        assert_eq!(said.code, 5, "{}", said.err);
        assert!(said.err.contains(told), "{}", said.err);
        assert!(!said.err.contains(&words[4]), "no word is repeated");
        assert!(fs::read(terminal.book()).unwrap() == before);
        assert_eq!(terminal.files(), files);
    }
    // In as many lines as it takes.
    let lines = words.chunks(5).map(|line| line.join(" ") + "\n");
    let opened = typed(
        &terminal,
        &["unlock", "--words"],
        &lines.collect::<String>(),
    );
    assert_eq!(opened.code, 0, "{}", opened.err);
    assert!(terminal.run(&["people"]).out.contains("Anna Korhonen"));
    assert_eq!(terminal.run(&["check"]).code, 0);
}

#[test]
fn words_open_a_book_as_they_were_printed() {
    let terminal = Terminal::with_book();
    let printed = terminal.run(&["key", "words"]).out;
    assert!(
        printed.lines().count() > 1 && printed.contains(" 24 "),
        "{printed}"
    );
    fs::remove_file(terminal.path("book.vuoro.key")).unwrap();
    let opened = typed(&terminal, &["unlock", "--words"], &printed);
    assert_eq!(opened.code, 0, "{}", opened.err);
    assert!(terminal.run(&["people"]).out.contains("Anna Korhonen"));
}

#[test]
fn a_book_that_is_gone_is_not_begun_anew_unasked() {
    let terminal = Terminal::with_book();
    let away = terminal.path("away.vuoro");
    fs::rename(terminal.book(), &away).unwrap();
    let files = terminal.files();
    for line in [&["people"][..], &["add", "Olli"]] {
        let said = terminal.run(line);
        assert_eq!(said.code, 5, "{line:?}: {}", said.err);
        assert!(said.err.contains("is not there any more"), "{}", said.err);
        assert_eq!(terminal.files(), files, "{line:?}");
    }
    fs::rename(away, terminal.book()).unwrap();
    assert!(terminal.run(&["people"]).out.contains("Anna Korhonen"));
}

#[test]
fn without_a_keyring_that_is_said_and_nothing_changes() {
    let terminal = Terminal::with_book();
    let before = fs::read(terminal.path("book.vuoro.key")).unwrap();
    let mut command = terminal.command(&["key", "keyring"]);
    let nowhere = terminal.path("no-bus");
    command.env(
        "DBUS_SESSION_BUS_ADDRESS",
        format!("unix:path={}", nowhere.display()),
    );
    let said = Said::of(command.output().unwrap());
    assert_eq!(said.code, 5, "{}", said.err);
    assert!(said.err.contains("no keyring that answers"), "{}", said.err);
    assert!(fs::read(terminal.path("book.vuoro.key")).unwrap() == before);
}

/// With a real Secret Service, where this computer has one to start.
#[test]
fn a_keyring_keeps_the_key_and_forgets_it() {
    let terminal = Terminal::with_book();
    let words = words(&terminal);
    typed(&terminal, &["key", "words", "--check"], &answers(&words));
    let vuoro = env!("CARGO_BIN_EXE_vuoro");
    let script = format!(
        "set -e; printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null; \
         {vuoro} key keyring >&2; {vuoro} key file --remove >&2; cat book.vuoro.key; \
         {vuoro} people; {vuoro} key file; {vuoro} key keyring --remove; cat book.vuoro.key"
    );
    let mut command = Command::new("dbus-run-session");
    terminal.settle(command.args(["--", "sh", "-c", &script]));
    for (name, folder) in [("XDG_RUNTIME_DIR", "run"), ("XDG_DATA_HOME", "data")] {
        fs::create_dir_all(terminal.path(folder)).unwrap();
        command.env(name, terminal.path(folder));
    }
    let there = |program: &str| {
        ["/usr/bin", "/bin"]
            .iter()
            .any(|at| fs::exists(format!("{at}/{program}")).unwrap())
    };
    if !there("dbus-run-session") || !there("gnome-keyring-daemon") {
        let _ = writeln!(std::io::stderr(), "skipped: no keyring to start here");
        return;
    }
    let said = Said::of(command.output().unwrap());
    assert_eq!(said.code, 0, "{} {}", said.out, said.err);
    let (sealed, rest) = said.out.split_once('}').unwrap();
    assert!(sealed.contains("\"way\": \"keyring\""), "{}", said.out);
    assert!(rest.contains("Anna Korhonen"), "{}", said.out);
    // Elsewhere the keyring is not there; the bare key is, again.
    let key = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();
    assert!(!key.contains("keyring"), "{key}");
    assert!(terminal.run(&["people"]).out.contains("Anna Korhonen"));
}

/// The new key of a renewal that was told to go on, and then killed.
fn renew_and_kill(terminal: &Terminal, after: Duration) -> bool {
    let mut running = terminal
        .command(&["key", "renew", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut shown = String::new();
    let mut out = BufReader::new(running.stdout.take().unwrap());
    while !shown.trim_end().ends_with(']') {
        assert_ne!(out.read_line(&mut shown).unwrap(), 0, "{shown}");
    }
    let words: Vec<String> = serde_json::from_str(&shown).unwrap();
    let mut input = running.stdin.take().unwrap();
    input.write_all(answers(&words).as_bytes()).unwrap();
    drop(input);
    std::thread::sleep(after);
    running.kill().unwrap();
    running.wait().unwrap().success()
}

#[test]
fn a_renewal_that_is_killed_leaves_a_book_that_opens() {
    let terminal = Terminal::new();
    let size = ["--people", "400", "--favours", "800", "--photo-side", "64"];
    let made = terminal.run(&[&["sample", "book"][..], &size].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    let whole = terminal.run(&["export"]).out;
    let (mut old, mut new, mut both) = (0, 0, 0);
    for round in 0..16 {
        let before = words(&terminal);
        let done = renew_and_kill(&terminal, Duration::from_millis(3 * round * round));
        let file = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();
        both += u32::from(file.contains("next"));
        let now = words(&terminal);
        if now == before {
            old += 1;
            assert!(!done, "what was told is done");
        } else {
            new += 1;
        }
        assert!(terminal.run(&["export"]).out == whole, "round {round}");
        assert_eq!(terminal.run(&["check"]).code, 0, "round {round}");
        let file = fs::read_to_string(terminal.path("book.vuoro.key")).unwrap();
        assert!(!file.contains("next"), "it is settled: {file}");
    }
    let _ = writeln!(
        std::io::stderr(),
        "of 16 kills {old} left the old key and {new} the new one, {both} with both in the file"
    );
    assert!(old > 0, "some came in time");
}

/// Runs a line at a terminal, where each question is answered by the next of
/// these lines; all that it shows.
fn at_a_terminal(terminal: &Terminal, line: &str, answers: &str) -> Said {
    let line = format!("{} {line}", env!("CARGO_BIN_EXE_vuoro"));
    let mut command = Command::new("script");
    terminal.settle(command.args(["-qec", &line, "/dev/null"]));
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = piped.spawn().unwrap();
    let mut keys = running.stdin.take();
    let mut screen = running.stdout.take().unwrap();
    let mut answers = answers.split_inclusive('\n');
    let (mut shown, mut some) = (Vec::new(), [0; 512]);
    loop {
        let count = screen.read(&mut some).unwrap();
        if count == 0 {
            break;
        }
        shown.extend(&some[..count]);
        if shown.ends_with(b"Passphrase: ") || shown.ends_with(b"[y/N] ") {
            match (answers.next(), &mut keys) {
                (Some(answer), Some(keys)) => keys.write_all(answer.as_bytes()).unwrap(),
                _ => keys = None,
            }
        }
    }
    Said {
        code: running.wait().unwrap().code().unwrap(),
        out: String::from_utf8(shown).unwrap(),
        err: String::new(),
    }
}

#[test]
fn a_backup_that_opens_with_a_passphrase_asks_for_it_at_a_terminal() {
    let terminal = Terminal::with_book();
    let words = words(&terminal);
    typed(&terminal, &["key", "words", "--check"], &answers(&words));
    typed(&terminal, &["key", "passphrase"], "kissa kävelee\n");
    assert_eq!(terminal.run(&["key", "file", "--remove"]).code, 0);
    let made = with_passphrase(&terminal, "kissa kävelee", &["backup"]);
    let file = made.out.trim();

    let right = "kissa kävelee\n";
    let wrong_first = format!("koira kävelee\n{right}");
    for (line, typed, shows) in [
        ("backup --list".to_owned(), right, "2 people, 1 favour"),
        (
            format!("verify {file}"),
            &wrong_first,
            "the backup is sound",
        ),
        (
            format!("restore {file} --to new.vuoro"),
            right,
            "2 people, 1 favour",
        ),
        (
            format!("restore {file}"),
            &format!("{right}y\n"),
            "restored: 2 people",
        ),
        (format!("restore {file} --yes"), right, "restored: 2 people"),
        ("verify".to_owned(), right, "the book is sound"),
    ] {
        let said = at_a_terminal(&terminal, &line, typed);
        assert!(said.out.contains(shows), "{line}: {}", said.out);
        assert_eq!(said.code, 0, "{line}: {}", said.out);
    }
    let wrong = at_a_terminal(&terminal, &format!("verify {file}"), &"koira\n".repeat(9));
    assert_eq!(wrong.code, 5, "three times is enough: {}", wrong.out);

    // Where nobody types, nothing waits for an answer.
    let verified = terminal.run(&["verify", file]);
    assert_eq!(verified.code, 5, "{}", verified.err);
    assert!(
        verified.err.contains("VUORO_PASSPHRASE"),
        "{}",
        verified.err
    );
    let listed = terminal.run(&["backup", "--list"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    assert!(
        listed.out.contains("opens with its passphrase"),
        "{}",
        listed.out
    );
}

/// A book that its passphrase alone opens.
fn sealed(passphrase: &str) -> Terminal {
    let terminal = Terminal::with_book();
    let words = words(&terminal);
    typed(&terminal, &["key", "words", "--check"], &answers(&words));
    typed(
        &terminal,
        &["key", "passphrase"],
        &format!("{passphrase}\n"),
    );
    assert_eq!(terminal.run(&["key", "file", "--remove"]).code, 0);
    terminal
}

#[test]
fn a_backup_of_another_computer_is_restored_by_the_passphrases_of_both() {
    let (here, there) = ("kissa kävelee", "koira haukkuu");
    let (terminal, other) = (sealed(here), sealed(there));
    let made = with_passphrase(&other, there, &["backup"]);
    let line = format!("restore {}", made.out.trim());
    for typed in [
        format!("{here}\n{there}\ny\n"),
        format!("{there}\ny\n{here}\n{there}\n"),
    ] {
        let said = at_a_terminal(&terminal, &line, &typed);
        assert!(said.out.contains("restored: 2 people"), "{}", said.out);
        let asks_again = "that is not the passphrase of book";
        assert!(said.out.contains(asks_again), "{}", said.out);
    }
    let open = with_passphrase(&terminal, here, &["people"]);
    assert!(open.out.contains("Anna Korhonen"), "{}", open.err);
}

#[test]
fn where_a_book_was_that_went_with_its_key_none_is_begun() {
    let terminal = Terminal::with_book();
    for name in ["book.vuoro", "book.vuoro.key"] {
        fs::rename(terminal.path(name), terminal.path(&format!("{name}.away"))).unwrap();
    }
    let refused = terminal.run(&["add", "Mira Salo"]);
    assert_eq!(refused.code, 5, "{}", refused.err);
    assert!(
        refused.err.contains("not there any more"),
        "{}",
        refused.err
    );
    assert!(!terminal.book().exists());
    fs::remove_file(terminal.path("book.vuoro.lock")).unwrap();
    assert_eq!(
        terminal.run(&["add", "Mira Salo"]).code,
        0,
        "as the hint says"
    );
}
