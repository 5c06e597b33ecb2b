//! Whatever goes wrong, one line says it, a hint says what to do, the exit code
//! is the documented one, and the book is as it was.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::terminal::{Said, Terminal};

/// Runs a line that must fail: the exit code, and a part of the message.
#[track_caller]
fn check(terminal: &Terminal, line: &[&str], code: i32, message: &str) -> Said {
    let book = fs::read(terminal.book()).ok();
    let files = terminal.files();
    let said = terminal.run(line);
    let brief: Vec<String> = line.iter().map(|w| w.chars().take(40).collect()).collect();
    assert_eq!(said.code, code, "{brief:?}: {}", said.err);
    let first = said.err.lines().next().unwrap_or_default();
    if code != 2 {
        assert!(first.starts_with("vuoro: "), "{brief:?}: {}", said.err);
    }
    assert!(said.err.contains(message), "{brief:?}: {}", said.err);
    assert!(said.err.len() < 1200, "{brief:?}: nobody reads that much");
    assert_eq!(said.out, "", "{brief:?}: data only on standard output");
    assert!(
        fs::read(terminal.book()).ok() == book,
        "{brief:?}: the book is as it was"
    );
    assert_eq!(terminal.files(), files, "{brief:?}: nothing is left behind");
    said
}

#[test]
fn files_that_bring_nobody() {
    let empty = Terminal::new();
    let full = Terminal::with_book();
    for terminal in [&empty, &full] {
        let jpeg = terminal.file("photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF");
        let csv = terminal.file("a.csv", "name,phone\nAnna,042\n");
        let nothing = terminal.file("nothing.vcf", "");
        let good = terminal.file("good.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Olli\nEND:VCARD\n");
        fs::create_dir(terminal.path("folder")).unwrap();
        let folder = terminal.path("folder").display().to_string();
        for how in ["--yes", "--dry-run"] {
            check(
                terminal,
                &["import", &jpeg, how],
                4,
                "hint: export the contacts",
            );
            check(
                terminal,
                &["import", &good, &csv, how],
                4,
                "--map \"COLUMN=name\"",
            );
            check(
                terminal,
                &[
                    "import",
                    &csv,
                    "--map",
                    "name=note",
                    "--map",
                    "phone=phone",
                    how,
                ],
                4,
                "no column holds the name",
            );
            check(terminal, &["import", &nothing, how], 4, "is empty");
            check(terminal, &["import", &folder, how], 4, "is a folder");
            check(
                terminal,
                &["import", "no such file.vcf", how],
                4,
                "hint: check the name",
            );
        }
    }
    let said = empty.run(&["import", "good.vcf"]);
    assert_eq!(said.code, 2, "nobody is there to say yes");
    assert!(said.err.contains("--yes"), "{}", said.err);
    assert!(!empty.book().exists());
}

#[test]
fn a_favour_of_a_whole_book_that_cannot_be_is_named_and_nothing_is_made() {
    let full = Terminal::with_book();
    let export = full.run(&["export", "--format", "json"]).out;
    let line = export.lines().position(|line| line.contains("\"parties\""));
    let line = line.unwrap() + 1;
    let giver = "\"role\":\"giver\"";
    assert_eq!(export.matches(giver).count(), 1, "{export}");
    let empty = Terminal::new();
    let odd = export.replace(giver, "\"role\":\"asked_by\"");
    let odd = empty.file("odd.json", odd);
    for how in ["--yes", "--dry-run"] {
        let said = check(
            &empty,
            &["import", &odd, how],
            4,
            &format!(
                "line {line}: its favour number 1 cannot be: parties: a favour is done by one \
                 person, who is named\nhint: mend it in the file"
            ),
        );
        assert!(!empty.book().exists(), "{how}: {}", said.err);
    }
    let sound = empty.file("sound.json", export);
    assert_eq!(empty.run(&["import", &sound, "--yes"]).code, 0);
}

#[test]
fn a_file_of_unreadable_cards_says_so() {
    let terminal = Terminal::new();
    let file = terminal.file("odd.vcf", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n");
    for how in ["--dry-run", "--yes"] {
        let said = terminal.run(&["import", &file, how]);
        assert_eq!(said.code, 4, "{how}");
        assert!(
            said.out.contains("1  card that cannot be read"),
            "{how}: {}",
            said.out
        );
        assert!(said.err.contains("bring in nobody"), "{how}: {}", said.err);
        assert!(!terminal.book().exists(), "{how}: no book is left behind");
    }
}

#[test]
fn books_that_are_none() {
    let terminal = Terminal::with_book();
    let text = terminal.file("text.vuoro", "Dear diary,\nit rained.\n");
    let blank = terminal.file("blank.vuoro", "");
    let plain = terminal.path("plain.db").display().to_string();
    let sql = "CREATE TABLE t (x); INSERT INTO t VALUES (1)";
    rusqlite::Connection::open(&plain)
        .unwrap()
        .execute_batch(sql)
        .unwrap();
    let folder = terminal.path("").display().to_string();
    for book in [&text, &blank, &plain] {
        let before = fs::read(book).unwrap();
        for line in [&["people"][..], &["add", "Olli"], &["check"]] {
            let line = [&["--book", book], line].concat();
            check(&terminal, &line, 5, "is not a Vuoro book");
        }
        assert_eq!(fs::read(book).unwrap(), before, "{book}: not one byte");
    }
    check(&terminal, &["--book", &folder, "people"], 5, "is a folder");
    let none = check(
        &terminal,
        &["--book", "none.vuoro", "people"],
        5,
        "there is no book",
    );
    assert!(
        none.err.contains("hint: `vuoro import FILE`"),
        "{}",
        none.err
    );
    check(
        &terminal,
        &["--book", "/proc/no/book.vuoro", "add", "Olli"],
        5,
        "hint: check --book",
    );
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    let terminal = Terminal::with_book();
    let long = "x".repeat(20_000);
    let long = long.as_str();
    for (line, code, message) in [
        (&["give", "Anna", ""][..], 7, "what it was is missing"),
        (&["give", "Anna", " \t\n"], 7, "what it was is missing"),
        (
            &["give", "Anna", "\u{1b}\u{7}"],
            7,
            "what it was is missing",
        ),
        (&["give", "Anna", long], 7, "longer than 10,000"),
        (
            &["give", "Anna", "x", "--note", long],
            7,
            "longer than 10,000",
        ),
        (&["add", ""], 7, "name: it cannot be empty"),
        (&["add", " \u{0001} "], 7, "name: it cannot be empty"),
        (&["add", long], 7, "name: the text is too long"),
        (
            &["give", "Anna", "x", "--on", "tomorrow-ish"],
            7,
            "write it as 2026-11-19",
        ),
        (
            &["give", "Anna", "x", "--on", "2026-02-30"],
            7,
            "that is no date",
        ),
        (
            &["give", "Anna", "x", "--on", "0000"],
            7,
            "more than 150 years",
        ),
        (
            &["give", "Anna", "x", "--on", "9999-12-31"],
            7,
            "more than 150 years",
        ),
        (&["give", "Anna", "x", "--on", ""], 7, "that is no date"),
        (
            &["introduce", "Anna", "anna korhonen"],
            7,
            "the same person",
        ),
        (&["introduced-by", "Anna", "1"], 3, "nobody in the book"),
        (&["introduced-by", "Anna", "Anna"], 7, "the same person"),
        (&["settle", "1", "done"], 7, "that favour is settled"),
        (&["settle", "99", "done"], 3, "no such favour"),
        (&["thank", "Anna"], 3, "still wants thanks"),
        (&["undo", "99"], 3, "hint: `vuoro history`"),
        (&["redo"], 3, "nothing to do again"),
        (&["give", "", "x"], 3, "hint: say a name"),
        (
            &["give", "Kalle", "x"],
            3,
            "`vuoro add \"Kalle\"` adds them",
        ),
        (&["give", long, "x"], 3, "nobody in the book"),
        (&["person", "\u{1b}[31m"], 3, "nobody in the book"),
        (&["give", "Anna"], 2, "required"),
        (&["give", "Anna", "x", "--size", "big"], 2, "five-minutes"),
        (&["give", "Anna", "x", "--kind", "bribe"], 2, "bribe"),
        (&["place", "Anna", "nearby"], 2, "nearby"),
        (&["people", "--limit", "-1"], 2, "-1"),
        (&["undo", "99999999999999999999"], 2, "99999999999999999999"),
        (&["frobnicate"], 2, "frobnicate"),
        (&["give", "Anna", "x", "--also", "2"], 7, "the same person"),
        (&["take", "Anna", "x", "--also", "2"], 7, "with oneself"),
        (
            &["give", "Anna", "x", "--on", "1026"],
            7,
            "more than 150 years",
        ),
        (
            &["promise", "Anna", "x", "--by", "soon"],
            7,
            "that is no date",
        ),
        (
            &["give", "Anna", "x", "--on", "tomorrow"],
            7,
            "`vuoro promise`",
        ),
        (&["introduce", "Anna"], 2, "required"),
        (&["link", "1", "returns", "1"], 7, "cannot answer itself"),
        (&["link", "1", "thanks", "99"], 3, "no such favour"),
        (&["decline", "1"], 7, "hint: `vuoro favour NUMBER`"),
        (&["void", "99"], 3, "no such favour"),
        (&["favour", "99"], 3, "no such favour"),
        (&["favour", "1", "what"], 2, "no field of a favour"),
        (&["favour", "1", "size=big"], 2, "five-minutes"),
        (&["favour", "1", "what="], 7, "what it was is missing"),
        (&["outcome", "1", "met"], 3, "no such introduction"),
        (&["outcome", "1", "lovely"], 2, "lovely"),
        (&["drafts", "1"], 3, "no such introduction"),
        (
            &["consent", "1", "Anna", "agreed"],
            3,
            "no such introduction",
        ),
        (&["consent", "1", "Anna"], 2, "required"),
        (&["thank", "--favour", "1"], 7, "that favour is settled"),
        (&["guard", "Kalle"], 3, "nobody in the book"),
        (
            &["balance", "Anna", "--on", "someday"],
            7,
            "that is no date",
        ),
        (&["balance", "Anna", "--all"], 2, "cannot be used with"),
        (&["note", "hello"], 2, "who gave what to whom"),
        (
            &["place", "Anna", "Kalle", "friend"],
            3,
            "nobody in the book",
        ),
        (
            &["settings", "set", "half-life=1"],
            7,
            "half-life: 1 is out of its range\nhint: it is from 90 to 36500",
        ),
        (
            &["settings", "set", "damping=99999999999999999999"],
            7,
            "hint: it is from 5 to 200",
        ),
        (
            &["settings", "set", "cadence=14,30,90,180,0"],
            7,
            "cadence: 0 is out of its range\nhint: it is from 1 to 3650",
        ),
        (
            &["settings", "set", "target=ten"],
            2,
            "\"ten\" is no number",
        ),
        (&["settings", "set", "region=QQ"], 7, "as in region=FI"),
        (
            &["settings", "set", "target=1", "target=2"],
            2,
            "target is written twice",
        ),
        (
            &["favour", "1", "on=2025", "on=2026"],
            2,
            "on is written twice",
        ),
        (
            &["person", "set", "Anna", "title=Nurse", "title=Head nurse"],
            2,
            "title is written twice",
        ),
        (
            &["promise", "Anna", "x", "--by", "yesterday"],
            7,
            "before the day of the favour itself",
        ),
        (
            &["settle", "1", "void", "--on", "1999"],
            7,
            "the favour itself is of a later day",
        ),
        (
            &["settle", "1", "void", "--on", "tomorrow"],
            7,
            "that day has not come",
        ),
        (&["settings", "set", "colour=red"], 2, "no setting"),
    ] {
        let said = check(&terminal, line, code, message);
        assert!(
            !said.err.contains('\u{1b}'),
            "{line:?}: the terminal stays as it is"
        );
    }
}

/// The option, what was said, and what may be said instead.
#[test]
fn a_date_that_cannot_be_is_named_with_the_way_out() {
    let terminal = Terminal::with_book();
    terminal.run(&["promise", "Anna", "x"]);
    let give: &[&str] = &["give", "Anna", "x"];
    for (line, option, said, message) in [
        (give, "--on", "1500", "more than 150 years"),
        (
            &["take", "Anna", "x"],
            "--on",
            "9999-12-31",
            "more than 150 years",
        ),
        (
            &["promise", "Anna", "x"],
            "--by",
            "2500",
            "more than 150 years",
        ),
        (
            &["settle", "2", "done"],
            "--on",
            "3000-01-01",
            "more than 150 years",
        ),
        (
            &["introduce", "Anna", "Pekka"],
            "--on",
            "1066",
            "more than 150 years",
        ),
        (&["favours"], "--from", "1066", "more than 150 years"),
        (&["balance"], "--to", "2500", "more than 150 years"),
        (&["balance", "Anna"], "--on", "1500", "more than 150 years"),
        (give, "--on", "next week-ish", "that is no date"),
        (&["favours"], "--to", "soon", "that is no date"),
    ] {
        let whole = [line, &[option, said]].concat();
        let told = check(
            &terminal,
            &whole,
            7,
            &format!("vuoro: {option} \"{said}\": "),
        );
        assert!(told.err.contains(message), "{whole:?}: {}", told.err);
        let way = format!("as in {option} 20");
        let hint = told.err.lines().find(|line| line.starts_with("hint: "));
        assert!(hint.is_some_and(|hint| hint.contains(&way)), "{}", told.err);
    }
    let told = check(
        &terminal,
        &["favour", "2", "by=2500"],
        7,
        "by \"2500\": that date",
    );
    assert!(
        told.err.contains("hint: say one of the years 18"),
        "{}",
        told.err
    );
}

#[test]
fn a_book_that_lacks_something_points_at_no_line() {
    let terminal = Terminal::with_book();
    let whole = terminal.run(&["export"]).out;
    let lines = whole
        .lines()
        .filter(|line| !line.starts_with("\"settings\""));
    let without: Vec<&str> = lines.collect();
    assert!(without.len() < whole.lines().count());
    let file = terminal.file("without.json", without.join("\n"));
    let into = ["--book", "new.vuoro", "import", &file, "--dry-run"];
    let said = check(&terminal, &into, 4, "something is missing in it");
    assert!(!said.err.contains("line 0"), "{}", said.err);
}

#[test]
fn an_introduction_takes_no_answers_that_contradict() {
    let terminal = Terminal::with_book();
    terminal.run(&["add", "Olli Uusi"]);
    terminal.run(&["introduce", "Anna", "Pekka", "--ask"]);
    for (said, code, message) in [
        (
            &["Anna", "agreed", "Anna", "declined"][..],
            7,
            "two different answers",
        ),
        (&["Olli", "agreed"], 7, "not introduced by it"),
        (&["Anna", "perhaps"], 2, "no answer"),
        (&["Anna", "agreed", "Pekka"], 2, "no answer"),
    ] {
        check(
            &terminal,
            &[&["consent", "2"], said].concat(),
            code,
            message,
        );
    }
    let hint = "hint: `vuoro consent NUMBER WHO agreed`";
    check(&terminal, &["outcome", "2", "sent"], 7, hint);
}

#[test]
fn several_who_match_are_listed_and_nothing_is_done() {
    let terminal = Terminal::with_book();
    terminal.run(&["add", "Anna Lahti"]);
    let said = check(&terminal, &["give", "Anna", "x"], 3, "nothing was changed");
    for part in [
        "     2  Anna Korhonen",
        "     4  Anna Lahti",
        "hint: say more of the name",
    ] {
        assert!(said.err.contains(part), "{}", said.err);
    }
}

#[test]
fn nothing_of_a_card_steers_the_terminal() {
    let terminal = Terminal::new();
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:E\u{1b}[31mvil\r\nTITLE:t\u{1b}]0;x\u{7}\r\n\
        NOTE:n\u{1b}[2J\\nb\r\nTEL:042\u{1b}1\r\nCATEGORIES:c\u{1b}\r\nADR:;;s\u{1b};c\u{1b};;;\r\n\
        ORG:o\u{1b}\r\nUID:u\u{1b}\r\nURL:https://e\u{1b}\r\nBDAY:1980-0\u{1b}1-01\r\nEND:VCARD\r\n";
    let file = terminal.file("evil\u{1b}.vcf", card);
    for line in [
        &["import", &file, "--yes"][..],
        &["people"],
        &["person", "E"],
        &["add", "Na\u{1b}me"],
        &["give", "Na me", "Wh\u{1b}at"],
        &["history"],
        &["export"],
        &["export", "--format", "vcard"],
    ] {
        let said = terminal.run(line);
        assert_eq!(said.code, 0, "{line:?}: {}", said.err);
        let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r');
        let found = said.out.find(steers).or(said.err.find(steers));
        assert_eq!(found, None, "{line:?}: {:?}", said.out);
    }
}

#[test]
fn an_export_never_replaces_a_file() {
    let terminal = Terminal::with_book();
    let kept = terminal.file("kept.json", "mine");
    check(
        &terminal,
        &["export", "--to", &kept],
        4,
        "hint: a file is never replaced",
    );
    assert_eq!(fs::read(&kept).unwrap(), b"mine");
    check(&terminal, &["export", "--to", "/dev/full"], 4, "/dev/full");
    check(
        &terminal,
        &["export", "--to", "no/such/folder/x.json"],
        4,
        "x.json",
    );
}

#[test]
fn output_that_cannot_be_written_is_told() {
    let terminal = Terminal::with_book();
    for line in [
        &["export"][..],
        &["people"],
        &["person", "Anna"],
        &["people", "--json"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let said = Said::of(terminal.command(line).stdout(full).output().unwrap());
        assert_eq!(said.code, 1, "{line:?}");
        assert!(
            said.err
                .starts_with("vuoro: the output could not be written"),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let terminal = Terminal::with_book();
    let mut command = terminal.command(&["sample", "phonebook", "--people", "400"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    let mut pipe = BufReader::with_capacity(16, child.stdout.take().unwrap());
    pipe.read_line(&mut first).unwrap();
    drop(pipe);
    let said = Said::of(child.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}
