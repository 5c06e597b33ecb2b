//! The small hostile files of `tests/nasties`: what the import of each says is
//! written down beside them, by hand (`make.py`), and so it comes.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use vuoro_core::Book;
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::ImportReport;
use vuoro_core::domain::contact::Contact;
use vuoro_core::exchange::table::DayOrder;
use vuoro_core::exchange::{Told, entries};

use super::book::now;
use super::clock::Clock;
use super::reached;

pub(crate) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/nasties");
/// Of one processor, for the largest of them.
const TIME: Duration = Duration::from_secs(2);

#[test]
fn every_nasty_comes_to_what_is_written_down() {
    let expected = std::fs::read_to_string(Path::new(FOLDER).join("expected.tsv")).expect("text");
    let mut book = Book::in_memory(&now()).expect("a book");
    let (mut count, mut wrong) = (0, Vec::new());
    for line in expected.lines().skip(1) {
        let [file, said, holds] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        let path = Path::new(FOLDER).join(file);
        let options = ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        };
        let came = book.import(std::slice::from_ref(&path), &options, &now(), &mut |_| {
            ControlFlow::Continue(())
        });
        let came = match came {
            Ok(report) => told(&report),
            Err(error) => {
                let name = format!("{error:?}");
                let name = name.split(|c: char| !c.is_alphanumeric()).next();
                name.unwrap_or_default().to_owned()
            }
        };
        if came != said {
            wrong.push(format!(
                "{file}\n    is to say  {said}\n    and says   {came}"
            ));
        }
        let (stands, text) = match holds.strip_prefix('!') {
            Some(text) => (false, text),
            None => (true, holds),
        };
        // Read on this thread too, whose time counts.
        let clock = Clock::start();
        let contacts = contacts(&path, file);
        let took = clock.elapsed();
        if took > TIME {
            wrong.push(format!("{file} took {took:?}"));
        }
        if !text.is_empty() && contacts.contains(text) != stands {
            wrong.push(format!("{file}\n    {holds} in\n    {contacts:.600}"));
        }
        count += 1;
    }
    let files = ["vcard", "table", "json", "zip"].iter().map(|folder| {
        let folder = std::fs::read_dir(Path::new(FOLDER).join(folder));
        folder.expect("a folder").count()
    });
    assert_eq!(files.sum::<usize>(), count, "each file has its line");
    eprintln!(
        "{count} nasties, {} otherwise than written down",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    reached::leave(
        "nasties",
        &format!("{count} files, each comes to what is written down, 0 panics"),
    );
}

/// People, what else came, and what was wrong.
fn told(report: &ImportReport) -> String {
    let plain = |text: &str| text.replace(['\n', '\t'], "⏎");
    let names: Vec<String> = report.news.iter().map(|new| plain(&new.name)).collect();
    let counts = [
        (report.unreadable, "unreadable"),
        (report.lost_properties, "lost"),
        (report.changes.len() as u32, "changed"),
        (report.unchanged, "unchanged"),
        (report.possible_duplicates, "alike"),
        (report.organisations, "organisation"),
        (report.groups, "group"),
        (report.photos, "photo"),
        (report.suggestions, "suggestion"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let problems = report.problems.iter().map(|problem| {
        let said = format!(
            "{} {:?} {}",
            problem.line,
            problem.kind,
            plain(&problem.what)
        );
        said.trim_end().to_owned()
    });
    let problems: Vec<String> = problems.collect();
    if report.favours.is_some() {
        return "(book)".into();
    }
    let parts = [names.join(" + "), counts.join(", "), problems.join(", ")];
    let all = parts.join(" | ").replace("|  |", "| |");
    match all.trim_end_matches([' ', '|']).trim_start() {
        "" => "(nobody)".into(),
        all => all.into(),
    }
}

/// The contacts of a file, as JSON; of an archive nothing, and nothing of what
/// is refused.
fn contacts(path: &Path, file: &str) -> String {
    let bytes = std::fs::read(path).expect("a file");
    let Ok(entries) = entries(Cursor::new(bytes), file, &Told::new(DayOrder::default())) else {
        return String::new();
    };
    let cards = entries.flatten().filter_map(|entry| entry.card);
    let contacts: Vec<Contact> = cards
        .filter_map(|card| card.outcome.ok())
        .map(|c| *c)
        .collect();
    serde_json::to_string(&contacts).expect("JSON")
}
