//! The JSON of a whole book: out, and in again.

use std::ops::ControlFlow;
use std::path::Path;

use vuoro_core::book::view::{Acceptance, ImportReport, Settings, Suggested};
use vuoro_core::book::{ImportOptions, SampleBook};
use vuoro_core::domain::favour::{Direction, LinkKind};
use vuoro_core::domain::record::Part;
use vuoro_core::error::{Invalid, Result};
use vuoro_core::sample::Language;
use vuoro_core::{Book, Error};

use super::cards::{firm, group, phonebook, three};
use super::desk::{Desk, export, favour, now};

fn import(book: &mut Book, file: &Path, options: &ImportOptions) -> Result<ImportReport> {
    book.import(&[file.to_owned()], options, &now(), &mut |_| {
        ControlFlow::Continue(())
    })
}

/// A book with something of everything.
pub(crate) fn rich() -> Desk {
    let mut desk = Desk::new();
    let sample = SampleBook {
        people: 60,
        favours: 200,
        seed: 11,
        photo_side: 32,
        language: Language::Finnish,
    };
    desk.book
        .fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))
        .unwrap();
    desk.import(
        &[
            three(),
            firm("Meilahti", "+358501234567"),
            group("Choir", "c", &[]),
        ]
        .concat(),
    );
    desk.import("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n");
    let praise = desk.file(
        "Recommendations_Received.csv",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n\
         Anna,Korhonen,Meilahti,Nurse,A good colleague,\"11/02/24, 09:00 AM\",VISIBLE\n",
    );
    desk.import_files(&[praise], &ImportOptions::default())
        .unwrap();
    assert!(desk.export().contains("\"origin\":\"recommendation\""));
    desk.book
        .set_settings(&Settings {
            half_life_days: 365,
            target_percent: -5,
            region: "SE".into(),
            ..Settings::default()
        })
        .unwrap();
    desk
}

#[test]
fn a_book_made_of_its_own_export_is_equal() {
    let desk = rich();
    let mut again = desk.made_again();
    assert_eq!(export(&again), desk.export());
    assert_eq!(again.check().unwrap(), Vec::<String>::new());
    assert_eq!(again.settings().unwrap(), desk.book.settings().unwrap());
    let page = |book: &Book| {
        let id = book.find("Anna Korhonen").unwrap()[0].id;
        let mut page = book.person(id, now().today).unwrap();
        page.id = 0;
        format!("{page:?}")
    };
    assert_eq!(page(&again).len(), page(&desk.book).len());
    // The same phone's export changes nothing in the new book either.
    let file = desk.file("contacts.vcf", three());
    let told = import(&mut again, &file, &ImportOptions::default()).unwrap();
    assert_eq!(told.operation, None, "{told:?}");
}

/// A book with a suggestion that was accepted, one that was dismissed, and some
/// that still wait.
pub(crate) fn settled() -> Desk {
    let mut desk = rich();
    let linkedin = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/tables/linkedin"
    );
    desk.import_files(&[linkedin.into()], &ImportOptions::default())
        .unwrap();
    let rows = desk.book.suggestions().unwrap().rows;
    let ready = |row: &&Suggested| row.person.is_some() && row.direction.is_some();
    let accepted = rows.iter().find(ready).unwrap();
    let dismissed = rows.iter().find(|row| row.id != accepted.id).unwrap();
    let acceptance = Acceptance {
        suggestion: accepted.id,
        person: None,
        direction: None,
        what: String::new(),
    };
    desk.book.accept_suggestions(&[acceptance], &now()).unwrap();
    desk.book
        .dismiss_suggestions(&[dismissed.id], &now())
        .unwrap();
    desk
}

#[test]
fn what_became_of_suggestions_comes_along() {
    let desk = settled();
    let text = desk.export();
    for state in ["open", "accepted", "dismissed"] {
        assert!(text.contains(&format!("\"state\":\"{state}\"")), "{state}");
    }
    let mut again = desk.made_again();
    assert_eq!(export(&again), text);
    assert_eq!(again.check().unwrap(), Vec::<String>::new());
    let waiting = |book: &Book| {
        let rows = book.suggestions().unwrap().rows.into_iter();
        rows.map(|row| (row.name, row.what, row.origin, row.direction))
            .collect::<Vec<_>>()
    };
    assert_eq!(waiting(&again), waiting(&desk.book));
    // What was settled is not proposed once more when the same files come.
    let linkedin = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/tables/linkedin"
    );
    let told = import(&mut again, linkedin.as_ref(), &ImportOptions::default()).unwrap();
    assert_eq!(told.suggestions, 0, "{told:?}");
    assert_eq!(export(&again), text);
}

#[test]
fn a_word_of_a_suggestion_that_nobody_knows_is_refused() {
    let desk = settled();
    let text = desk.export();
    let mut book = Book::in_memory(&now()).unwrap();
    let empty = export(&book);
    for (from, to) in [
        ("\"state\":\"accepted\"", "\"state\":\"forgotten\""),
        ("\"origin\":\"recommendation\"", "\"origin\":\"rumour\""),
        ("\"direction\":\"taken\"", "\"direction\":\"sideways\""),
    ] {
        assert!(text.contains(from), "{from}");
        let line = text.lines().position(|line| line.contains(from)).unwrap() as u64 + 1;
        let file = desk.file("odd.json", text.replacen(from, to, 1));
        match import(&mut book, &file, &ImportOptions::default()) {
            Err(Error::BrokenDocument { line: said, .. }) => assert_eq!(said, line, "{to}"),
            other => panic!("{to}: {other:?}"),
        }
        assert_eq!(export(&book), empty, "{to}");
    }
}

#[test]
fn bringing_a_book_in_is_one_step_that_can_be_taken_back() {
    let desk = rich();
    let file = desk.file("book.json", desk.export());
    let mut book = Book::in_memory(&now()).unwrap();
    let empty = export(&book);
    let look = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let seen = import(&mut book, &file, &look).unwrap();
    assert_eq!(export(&book), empty, "a look changes nothing");
    assert_eq!(seen.new_people, desk.book.count_people().unwrap());
    assert!(seen.favours.unwrap() >= 200, "{seen:?}");
    let as_seen = ImportOptions {
        expected_digest: Some(seen.digest.clone()),
        ..ImportOptions::default()
    };
    let done = import(&mut book, &file, &as_seen).unwrap();
    assert!(done.operation.is_some());
    book.undo(None, &now()).unwrap();
    assert_eq!(book.count_people().unwrap(), 0);
    assert_eq!(book.check().unwrap(), Vec::<String>::new());
    std::fs::write(&file, desk.export() + " ").unwrap();
    assert!(matches!(
        import(&mut book, &file, &as_seen),
        Err(Error::FileChanged)
    ));
}

#[test]
fn the_sections_of_a_document_may_stand_in_any_order() {
    let desk = rich();
    let text = desk.export();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    // The keys of this are sorted: cards and favours come before people.
    let file = desk.file(
        "sorted.json",
        serde_json::to_string_pretty(&document).unwrap(),
    );
    let mut book = Book::in_memory(&now()).unwrap();
    import(&mut book, &file, &ImportOptions::default()).unwrap();
    assert_eq!(export(&book), text);
}

#[test]
fn a_document_that_is_refused_leaves_nothing_behind() {
    let desk = rich();
    let text = desk.export();
    let mut book = Book::in_memory(&now()).unwrap();
    let empty = export(&book);
    let mut check = |name: &str, text: &str, line: Option<u64>| {
        let file = desk.file("broken.json", text);
        match import(&mut book, &file, &ImportOptions::default()) {
            Err(Error::BrokenDocument { line: said, .. }) => {
                assert!(line.is_none_or(|line| line == said), "{name}: line {said}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(export(&book), empty, "{name}");
    };
    for part in 1..20 {
        let mut cut = text.len() * part / 20;
        while !text.is_char_boundary(cut) {
            cut += 1;
        }
        check("cut off", &text[..cut], None);
    }
    let line = |part: &str| {
        let at = text.find(part).unwrap_or_else(|| panic!("{part}"));
        Some(text[..at].matches('\n').count() as u64 + 1)
    };
    let change = |from: &str, to: &str| text.replacen(from, to, 1);
    for (from, to) in [
        ("\"an_hour\"", "\"a_while\""),
        ("\"half_life_days\":365", "\"half_life_days\":\"x\""),
        ("{\"hash\":\"", "{\"hash\":\"0"),
        ("\"role\":\"giver\"", "\"role\":\"giver\",\"more\":1"),
        ("\"recorded_at\":", "\"recorded\":"),
    ] {
        check(from, &change(from, to), line(from));
    }
    // No line shows what is not there.
    let settings = text.find("\"settings\"").unwrap();
    let end = settings + text[settings..].find('\n').unwrap();
    let without = [&text[..settings], &text[end + 1..]].concat();
    check("no settings", &without, Some(0));
    let uid = "\"person\":\"";
    check(
        "a party of nowhere",
        &change(uid, "\"person\":\"0"),
        line(uid),
    );
    let person = "\"people\": [\n";
    let first = text.split_once(person).unwrap().1.lines().next().unwrap();
    let twice = text.replacen(first, &[first, "\n", first].concat(), 1);
    check("somebody twice", &twice, line(person).map(|line| line + 2));
}

#[test]
fn a_whole_book_goes_into_an_empty_one_and_alone() {
    let desk = Desk::of(&three());
    let file = desk.file("book.json", desk.export());
    let mut other = Desk::of(&three());
    let before = other.export();
    let refused = other.import_files(std::slice::from_ref(&file), &ImportOptions::default());
    assert!(matches!(refused, Err(Error::BookNotEmpty)), "{refused:?}");
    let cards = desk.file("contacts.vcf", three());
    let refused = other.import_files(&[cards, file], &ImportOptions::default());
    assert!(matches!(refused, Err(Error::BookNotAlone)), "{refused:?}");
    assert_eq!(other.export(), before);
    let newer = desk.file(
        "newer.json",
        "{\"format\": \"vuoro-book\", \"version\": 2, \"more\": []}",
    );
    let refused = Desk::new().import_files(&[newer], &ImportOptions::default());
    assert!(
        matches!(refused, Err(Error::NewerDocument { version: 2, .. })),
        "{refused:?}"
    );
}

#[test]
fn favours_that_answer_each_other_in_a_circle_are_refused() {
    let mut desk = Desk::of(&phonebook(0, 2, 0));
    let ids = desk.book.ids().unwrap();
    let mut made = Vec::new();
    for (direction, what) in [
        (Direction::Taken, "First"),
        (Direction::Given, "Second"),
        (Direction::Taken, "Third"),
    ] {
        let form = favour(direction, &ids[..1], what);
        made.push(
            desk.book
                .record_favour(&form, &now())
                .unwrap()
                .made
                .unwrap(),
        );
    }
    for pair in made.windows(2) {
        desk.book
            .link_favours(pair[1], pair[0], LinkKind::Returns, &now())
            .unwrap();
    }
    let text = desk.export();
    let uid = |what: &str| {
        let line = text.lines().find(|line| line.contains(what)).unwrap();
        let (_, from) = line.split_once("\"uid\":\"").unwrap();
        from.split('"').next().unwrap().to_owned()
    };
    let (first, second) = (uid("First"), uid("Second"));
    // The second answers the third, which answers it.
    let third = uid("Third");
    let answers = |uid: &str| format!("\"links\":[{{\"kind\":\"returns\",\"favour\":\"{uid}\"");
    assert!(text.contains(&answers(&first)) && text.contains(&answers(&second)));
    let circle = text.replace(&answers(&first), &answers(&third));
    let mut book = Book::in_memory(&now()).unwrap();
    let empty = export(&book);
    let file = desk.file("circle.json", circle);
    match import(&mut book, &file, &ImportOptions::default()) {
        Err(Error::RefusedFavour { unfit, .. }) => {
            assert_eq!((unfit.part, unfit.why), (Part::Links, Invalid::LinkCircle))
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(export(&book), empty);
}
