//! What a newcomer does, from the first import to the export, word for word.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::terminal::{IPHONE, Terminal};

const EXPECTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/thread.txt");

/// The thread. `FILE` is the phone's export; what depends on the day is given
/// as of today, or shows no number.
const LINES: &str = r#"
import FILE --dry-run
people
import FILE --yes
import FILE --yes
people ma
people --limit 3
give Ma "Carried boxes"
give Nobody "Carried boxes"
give "Maarit Ranta" "Carried boxes" --size half-day --on 2026-03-07
take Ilkka "Told me of a job" --kind job-tip --size five-minutes --value life-changing --on today
give Ilkka "Read her thesis" --size hour --value half-day --on today
take Ilkka "Lent a trailer" --size half-day --on today
give Ilkka "A lift to the airport" --status promised --on today
introduce Joseph Toomas --what "Boats" --on 2026-02-01
introduced-by Toomas "Maria Virtanen" --on ~2025
place Tapio core
take Tapio "Listened" --on today
thank Ilkka
thank Maarit
settle 5 done
balance
balance Ilkka
balance Ilkka --why
loops
guard Joseph
note "Joseph helped me on 2026-05-06"
introductions
favours --given
balance Tapio
balance Maarit --why
path "Maria V"
person Maarit
person "Maria V"
history
history --limit 2
undo
undo 2
undo 77
undo
check
"#;

#[test]
fn the_whole_thread() {
    let terminal = Terminal::new();
    let mut transcript = String::new();
    for line in LINES.lines().filter(|line| !line.is_empty()) {
        let words = words(line);
        let said = terminal.run(&words);
        transcript.push_str(&format!("$ vuoro {line}\n{}", said.out));
        for line in said.err.lines() {
            transcript.push_str(&format!("! {line}\n"));
        }
        if said.code != 0 {
            transcript.push_str(&format!("exit code {}\n", said.code));
        }
        transcript.push('\n');
        if line.ends_with("--dry-run") {
            assert_eq!(terminal.files(), [""; 0], "a look ahead leaves no book");
        }
    }
    compare(&still(&transcript, &terminal));
}

fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in line.split('"').enumerate() {
        if n % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    for word in &mut words {
        if word == "FILE" {
            IPHONE.clone_into(word);
        }
    }
    words
}

/// Without what differs from run to run: the folder, today, and the time of day.
fn still(text: &str, terminal: &Terminal) -> String {
    let today = chrono::Local::now().date_naive().to_string();
    let mut text = text.replace(&terminal.path("").display().to_string(), "FOLDER/");
    // `2026-11-22T04:46:48Z`, in UTC: its day need not be today's here.
    while let Some(at) = stamp(&text) {
        text.replace_range(at..at + 20, "<time>");
    }
    text.replace(&format!("{today} "), "<today>    ")
        .replace(&today, "<today>")
}

fn stamp(text: &str) -> Option<usize> {
    text.match_indices('Z').find_map(|(z, _)| {
        let at = z.checked_sub(19)?;
        let stamp = text.get(at..at + 20)?;
        let digits = stamp.bytes().filter(u8::is_ascii_digit).count();
        (digits == 14 && stamp.as_bytes()[10] == b'T').then_some(at)
    })
}

/// `UPDATE_EXPECT=1` writes down what was said.
fn compare(said: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(EXPECTED, said).unwrap();
    }
    let expected = fs::read_to_string(EXPECTED).unwrap_or_default();
    if said == expected {
        return;
    }
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), said.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = |lines: &[&str]| {
        let from = same.saturating_sub(3).min(lines.len());
        lines[from..]
            .iter()
            .take(12)
            .map(|l| format!("  {l}\n"))
            .collect::<String>()
    };
    panic!(
        "the terminal says something else from line {} on (UPDATE_EXPECT=1 writes it down)\n\
         expected:\n{}said:\n{}",
        same + 1,
        tail(&old),
        tail(&new),
    );
}

/// What another program gets is what the book holds.
#[test]
fn an_export_as_vcards_brings_the_same_people_elsewhere() {
    let (here, there) = (Terminal::new(), Terminal::new());
    assert_eq!(here.run(&["import", IPHONE, "--yes"]).code, 0);
    let cards = here.path("out.vcf").display().to_string();
    assert_eq!(
        here.run(&["export", "--format", "vcard", "--to", &cards])
            .code,
        0
    );
    let before = people(&here);
    assert_eq!(before.len(), 40);
    assert_eq!(there.run(&["import", &cards, "--yes"]).code, 0);
    let after = people(&there);
    for (uid, person) in &before {
        assert_eq!(
            after.get(uid),
            Some(person),
            "the same person by the same UID"
        );
    }
    assert_eq!(before.len(), after.len());
    let again = there.run(&["import", &cards, "--yes"]);
    assert!(again.out.contains("Nothing to change."), "{}", again.out);
}

/// Everyone by UID, as the JSON export tells of them.
fn people(terminal: &Terminal) -> BTreeMap<String, Value> {
    let said = terminal.run(&["export"]);
    let book: Value = serde_json::from_str(&said.out).unwrap();
    let employers = book["organisations"].as_array().unwrap();
    let people = book["people"].as_array().unwrap().iter().map(|person| {
        let mut person = person.clone();
        let fields = person.as_object_mut().unwrap();
        // An employer that only cards name has another uid in each book.
        let employer = employers
            .iter()
            .find(|one| one["uid"] == fields["organisation"]);
        let name = employer.map_or(Value::Null, |one| one["name"].clone());
        fields.insert("organisation".into(), name);
        fields.remove("added_at");
        // Where it came from, not who it is: PRODID, REV and the like.
        fields.remove("extra");
        (person["uid"].as_str().unwrap().to_owned(), person)
    });
    people.collect()
}
