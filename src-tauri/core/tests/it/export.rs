//! People as files that others read: everyone, some, one.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use vuoro_core::book::view::{Id, PeopleQuery};
use vuoro_core::book::{ExportFormat, ExportProgress, ExportWhom};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{Direction, LinkKind};
use vuoro_core::error::Invalid;
use vuoro_core::{Book, Error};

use super::cards::{firm, group, phonebook, three};
use super::desk::{Desk, export, favour, introduction, now};

fn go_on(_: ExportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn written(desk: &Desk, format: ExportFormat, whom: &ExportWhom) -> String {
    let mut out = Vec::new();
    desk.book
        .export_of(format, whom, &mut out, &mut go_on)
        .unwrap();
    String::from_utf8(out).unwrap()
}

fn names(text: &str) -> Vec<&str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("FN:"));
    let mut names: Vec<&str> = lines.collect();
    names.sort_unstable();
    names
}

#[test]
fn an_export_holds_whom_it_was_asked_for() {
    let mut desk = Desk::of(&[three(), firm("Kone Oy", "+358501234567")].concat());
    desk.book
        .place_person(desk.id("Mira Salo"), Some(Circle::Core), None, &now())
        .unwrap();
    let check = |whom: &ExportWhom, expect: &[&str]| {
        for format in [ExportFormat::Vcard, ExportFormat::Vcard3] {
            assert_eq!(names(&written(&desk, format, whom)), expect, "{whom:?}");
        }
        let rows = written(&desk, ExportFormat::Csv, whom)
            .matches("\r\n")
            .count();
        assert_eq!(rows, expect.len() + 1, "{whom:?}");
        let jcards = written(&desk, ExportFormat::Jcard, whom);
        let jcards: Vec<serde_json::Value> = serde_json::from_str(&jcards).unwrap();
        assert_eq!(jcards.len(), expect.len(), "{whom:?}");
    };
    let all = ["Anna Korhonen", "Kone Oy", "Mira Salo", "Pekka Laine"];
    check(&ExportWhom::Everyone, &all);
    check(
        &ExportWhom::People(vec![desk.id("Anna")]),
        &["Anna Korhonen"],
    );
    let of = |query| ExportWhom::Matching(query);
    check(
        &of(PeopleQuery {
            text: "meilahti".into(),
            ..PeopleQuery::default()
        }),
        &["Anna Korhonen", "Pekka Laine"],
    );
    check(
        &of(PeopleQuery {
            circle: Some(Circle::Core),
            ..PeopleQuery::default()
        }),
        &["Mira Salo"],
    );
    check(
        &of(PeopleQuery {
            group: desk.book.find_group("readers").unwrap(),
            ..PeopleQuery::default()
        }),
        &["Anna Korhonen", "Mira Salo"],
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let desk = Desk::of(&three());
    let refused = |format, whom: &ExportWhom| {
        desk.book
            .export_of(format, whom, &mut Vec::new(), &mut go_on)
            .unwrap_err()
    };
    let nobody = ExportWhom::People(vec![]);
    assert!(matches!(
        refused(ExportFormat::Vcard, &nobody),
        Error::Invalid(Invalid::NobodyToExport)
    ));
    let stranger = ExportWhom::People(vec![Id::MAX]);
    assert!(matches!(
        refused(ExportFormat::Vcard, &stranger),
        Error::NotFound("person")
    ));
}

#[test]
fn everything_about_somebody_is_a_book_of_its_own() {
    let mut desk = Desk::of(&[three(), group("Choir", "c", &[])].concat());
    let [anna, mira, pekka] = ["Anna", "Mira", "Pekka"].map(|name| desk.id(name));
    let mut record = |form| {
        let receipt = desk.book.record_favour(&form, &now()).unwrap();
        receipt.made.unwrap()
    };
    let received = record(favour(Direction::Taken, &[pekka], "A secret of Pekka's"));
    let cake = record(favour(Direction::Given, &[anna, mira], "Cake for two"));
    record(introduction(Some(anna), &[pekka]));
    desk.book
        .link_favours(cake, received, LinkKind::PassesOn, &now())
        .unwrap();

    let about = |book: &Book| {
        let anna = ExportWhom::People(vec![book.find("Anna").unwrap()[0].id]);
        let mut out = Vec::new();
        let exported = book.export_of(ExportFormat::Json, &anna, &mut out, &mut go_on);
        let exported = exported.unwrap();
        assert_eq!(exported.people, 1, "the others are there by name only");
        String::from_utf8(out).unwrap()
    };
    let text = about(&desk.book);
    for told in [
        "anna@example.fi",
        "Cake for two",
        "Mira Salo",
        "Pekka Laine",
        "introduction",
    ] {
        assert!(text.contains(told), "{told} is part of it: {text}");
    }
    for other in ["secret", "mira@", "pekka@", "Choir"] {
        assert!(!text.contains(other), "{other} is somebody else's: {text}");
    }

    let file = desk.file("anna.json", &text);
    let mut again = Desk::new();
    again.import_files(&[file], &Default::default()).unwrap();
    again.is_whole();
    assert_eq!(about(&again.book), text, "a book can be made of it");
    assert_eq!(export(&again.book), text, "and holds nothing else");
}

#[test]
fn a_file_is_whole_private_and_never_replaced_unasked() {
    let desk = Desk::of(&[three(), group("Choir", "c", &[])].concat());
    let path = desk.file("out.vcf", "mine");
    let everyone = ExportWhom::Everyone;
    let refused = desk
        .book
        .export_file(ExportFormat::Vcard, &everyone, &path, false, &mut go_on);
    assert!(matches!(refused, Err(Error::File { .. })), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let none = ExportWhom::People(vec![]);
    let failed = desk
        .book
        .export_file(ExportFormat::Vcard, &none, &path, true, &mut go_on);
    assert!(failed.is_err());
    assert_eq!(
        fs::read(&path).unwrap(),
        b"mine",
        "a failure replaces nothing"
    );
    let exported = desk
        .book
        .export_file(ExportFormat::Vcard, &everyone, &path, true, &mut go_on)
        .unwrap();
    assert_eq!(exported.people, 3);
    assert_eq!(names(&fs::read_to_string(&path).unwrap()).len(), 3);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "for its owner alone");
    }
    let folder = path.parent().unwrap();
    assert_eq!(drafts(folder), 0, "no draft is left");
    let refused = desk
        .book
        .export_file(ExportFormat::Csv, &everyone, folder, true, &mut go_on);
    assert!(matches!(refused, Err(Error::IsFolder(_))), "{refused:?}");
}

#[test]
fn what_a_killed_export_of_this_name_left_goes_with_the_next() {
    let desk = Desk::of(&three());
    let path = desk.file("out.vcf", "mine");
    let left = desk.file("out.vcf.part-4711", "everybody, in the clear");
    let under_way = desk.file("out.vcf.part-4712", "somebody else writes it");
    let writes = fs::File::options().write(true).open(&under_way).unwrap();
    writes.lock().unwrap();
    let others = ["other.vcf.part-4711", "out.vcf.part-of-mine"];
    let others = others.map(|name| desk.file(name, "not of this name"));
    desk.book
        .export_file(
            ExportFormat::Vcard,
            &ExportWhom::Everyone,
            &path,
            true,
            &mut go_on,
        )
        .unwrap();
    assert!(!left.exists());
    assert!(under_way.exists());
    assert!(others.iter().all(|other| other.exists()));
}

fn drafts(folder: &Path) -> usize {
    let files = fs::read_dir(folder).unwrap().flatten();
    let drafts = files.filter(|file| file.file_name().to_string_lossy().contains(".part-"));
    drafts.count()
}

#[test]
fn an_export_says_how_far_it_is_and_leaves_nothing_when_it_is_stopped() {
    let desk = Desk::of(&phonebook(0, 300, 1));
    let folder = desk.book.path().parent().unwrap();
    for format in [
        ExportFormat::Json,
        ExportFormat::Vcard,
        ExportFormat::Vcard3,
        ExportFormat::Jcard,
        ExportFormat::Csv,
    ] {
        let path = desk.file("out", "mine");
        let export = |tell: &mut dyn FnMut(ExportProgress) -> ControlFlow<()>| {
            let everyone = ExportWhom::Everyone;
            desk.book.export_file(format, &everyone, &path, true, tell)
        };
        let mut told = Vec::new();
        export(&mut |progress| {
            assert!(drafts(folder) == 1, "while it is told the file is a draft");
            told.push(progress);
            ControlFlow::Continue(())
        })
        .unwrap();
        let all = told[0].all;
        assert!(told.len() > 4 && all >= 300, "{format:?}: {told:?}");
        assert!(told.iter().all(|now| now.all == all), "{told:?}");
        assert!(told.is_sorted_by_key(|now| now.done), "{told:?}");
        assert_eq!((told[0].done, told[told.len() - 1].done), (0, all));
        fs::write(&path, "mine").unwrap();
        for stop_at in [0, 1, told.len() - 1] {
            let mut nth = 0;
            let stopped = export(&mut |_| {
                nth += 1;
                match nth > stop_at {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
            assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
            assert_eq!(nth, stop_at + 1, "it goes no further");
            assert_eq!(fs::read(&path).unwrap(), b"mine", "{format:?} {stop_at}");
            assert_eq!(drafts(folder), 0, "{format:?} {stop_at}");
        }
    }
}
