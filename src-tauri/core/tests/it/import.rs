//! An import is one change: whole, foretold by its preview, or not at all.

use std::ops::ControlFlow;

use vuoro_core::Error;
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{ImportReport, ImportStep, LikenessReason, PeopleAct, ProblemKind};

use super::cards::{ANNA, MIRA, PEKKA, Said, card, firm, group, phonebook, three};
use super::desk::{Desk, now};

#[test]
fn a_preview_says_what_the_import_does_and_changes_nothing() {
    let mut desk = Desk::of(&phonebook(0, 20, 0));
    let next = [phonebook(14, 34, 1), firm("Kone Oy", "042 3333333")].concat();
    let before = desk.export();
    let preview = desk.preview(&next);
    assert_eq!(desk.export(), before, "a preview changes nothing");
    assert_eq!(desk.operations(), 1, "a preview is no line of the history");
    desk.is_whole();
    let report = desk.import(&next);
    assert_eq!(preview.operation, None);
    assert_eq!((report.new_people, report.updated_people), (14, 3));
    let told = ImportReport {
        operation: None,
        ..report
    };
    assert_eq!(preview, told);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let file = [
        phonebook(0, 20, 0),
        group("Choir", "choir", &["3F1C8A52-0000-4000-8000-000000000002"]),
        firm("Kone Oy", "042 3333333"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n".into(),
    ]
    .concat();
    let mut desk = Desk::of(&file);
    let before = desk.export();
    let again = desk.import(&file);
    assert_eq!(again.operation, None, "no line in the history");
    assert_eq!((again.new_people, again.updated_people), (0, 0));
    assert_eq!(
        (again.cards, again.unchanged, again.unreadable),
        (23, 22, 1)
    );
    assert_eq!(desk.export(), before);
    assert_eq!(desk.operations(), 1);
}

#[test]
fn an_import_stopped_midway_leaves_the_book_as_it_was() {
    let mut desk = Desk::of(&three());
    let before = desk.export();
    let file = desk.file("more.vcf", phonebook(0, 300, 1));
    for (stop_at, nth) in [
        (ImportStep::Reading, 1),
        (ImportStep::Reading, 4),
        (ImportStep::Groups, 1),
        (ImportStep::Saving, 1),
    ] {
        let mut told = 0;
        let files = [file.clone()];
        let stopped = desk
            .book
            .import(&files, &ImportOptions::default(), &now(), &mut |p| {
                told += usize::from(p.step == stop_at);
                if told == nth {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
        assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
        assert_eq!(desk.export(), before, "stopped at {stop_at:?} {nth}");
        assert_eq!(desk.operations(), 1);
        desk.is_whole();
    }
    assert_eq!(
        desk.import_files(&[file], &ImportOptions::default())
            .unwrap()
            .new_people,
        300
    );
}

#[test]
fn one_bad_file_among_several_leaves_nothing_of_the_others() {
    let mut desk = Desk::new();
    let before = desk.export();
    let good = desk.file("good.vcf", three());
    for (name, content) in [
        ("photo.jpg", &b"\xFF\xD8\xFF\xE0 not a card"[..]),
        ("empty.vcf", b""),
        ("table.csv", b"name,phone\nAnna,042\n"),
    ] {
        let bad = desk.file(name, content);
        let failed = desk
            .import_files(&[good.clone(), bad], &ImportOptions::default())
            .unwrap_err();
        assert!(
            matches!(
                failed,
                Error::NoContacts(_) | Error::EmptyFile(_) | Error::UnknownColumns { .. }
            ),
            "{name}: {failed:?}"
        );
        assert_eq!(desk.export(), before, "{name}");
        assert_eq!(desk.operations(), 0, "{name}");
    }
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_is_refused() {
    let mut desk = Desk::new();
    let before = desk.export();
    let options = ImportOptions {
        expected_digest: Some(desk.preview(&three()).digest),
        ..ImportOptions::default()
    };
    let file = desk.file("contacts.vcf", card(ANNA));
    let refused = desk.import_files(std::slice::from_ref(&file), &options);
    assert!(matches!(refused, Err(Error::FileChanged)), "{refused:?}");
    assert_eq!(desk.export(), before);
    std::fs::write(&file, three()).unwrap();
    assert_eq!(desk.import_files(&[file], &options).unwrap().new_people, 3);
}

#[test]
fn a_group_is_a_tag_of_its_members() {
    let club = group("Lukupiiri", "club", &[ANNA.uid, MIRA.uid, "nobody"]);
    // The group comes before its members, and twice: so do exports come.
    let mut desk = Desk::new();
    let report = desk.import(&[club.clone(), three(), club].concat());
    assert_eq!((report.new_people, report.groups), (3, 1));
    assert_eq!(desk.page("Anna").tags, ["Lukupiiri", "Readers"]);
    assert_eq!(desk.page("Mira").tags, ["Lukupiiri", "Readers"]);
    assert_eq!(desk.page("Pekka").tags, [""; 0]);
    desk.is_whole();
}

/// A phone gives its groups in one file and its people in another.
#[test]
fn who_comes_after_their_group_gets_into_it() {
    let choir = group("Choir", "choir", &[ANNA.uid, MIRA.uid]);
    let mut desk = Desk::of(&(choir.clone() + &card(MIRA)));
    let everyone = card(ANNA) + &card(MIRA) + &choir;
    let report = desk.import(&everyone);
    assert_eq!(desk.page("Anna").tags, ["Choir", "Readers"], "{report:?}");
    assert_eq!(desk.import(&everyone).operation, None);
    // Whom the owner took out stays out, of this card and of a later one.
    let mira = desk.id("Mira");
    let seen = desk.book.person_form(mira).unwrap();
    let mut new = seen.clone();
    new.tags.retain(|tag| tag != "Choir");
    desk.book.edit_person(mira, &seen, &new, &now()).unwrap();
    assert_eq!(desk.import(&everyone).operation, None);
    let later = group("Choir", "choir", &[ANNA.uid, MIRA.uid, PEKKA.uid]);
    desk.import(&(card(PEKKA) + &later));
    assert_eq!(desk.page("Mira").tags, ["Readers"]);
    assert_eq!(desk.page("Pekka").tags, ["Choir"]);
    // Who was deleted, and comes in anew, comes in with their group.
    let anna = desk.id("Anna");
    let act = PeopleAct::Delete {
        with_favours: false,
    };
    desk.book.edit_people(&[anna], &act, &now()).unwrap();
    desk.import(&(card(ANNA) + &later));
    assert_eq!(desk.page("Anna").tags, ["Choir", "Readers"]);
    desk.is_whole();
}

#[test]
fn a_group_without_a_name_stops_nobody() {
    for name in ["", " ", "\u{301}"] {
        let mut desk = Desk::new();
        let report = desk.import(&[group(name, "club", &[ANNA.uid]), card(ANNA)].concat());
        assert_eq!(report.new_people, 1, "{name:?}");
        desk.is_whole();
    }
}

#[test]
fn a_company_is_an_organisation_and_nobody() {
    let mut desk = Desk::of(&[firm("Kone Oy", "042 3333333"), card(PEKKA)].concat());
    assert_eq!(desk.names(), ["Pekka Laine"]);
    assert!(desk.export().contains("\"name\":\"Kone Oy\""));
    desk.book.undo(None, &now()).unwrap();
    assert!(!desk.export().contains("Kone Oy"));
}

#[test]
fn an_address_shared_by_two_names_joins_nobody() {
    let mut desk = Desk::of(&card(ANNA));
    let secretary = Said {
        name: "Kaisa Virta",
        uid: "",
        phone: "",
        ..ANNA
    };
    let couple = Said {
        name: "Timo Korhonen",
        uid: "",
        email: "",
        ..ANNA
    };
    let namesake = Said {
        name: ANNA.name,
        email: "other@example.fi",
        ..Said::default()
    };
    let report = desk.import(&[secretary, couple, namesake].map(card).concat());
    assert_eq!((report.new_people, report.possible_duplicates), (3, 3));
    let reasons: Vec<_> = report.duplicates.iter().map(|d| d.reason).collect();
    assert_eq!(
        reasons,
        [
            LikenessReason::SameEmailOtherName,
            LikenessReason::SamePhoneOtherName,
            LikenessReason::OnlyName,
        ]
    );
    assert_eq!(desk.names().len(), 4);
}

#[test]
fn two_cards_of_one_person_are_joined_and_told() {
    let second = Said {
        uid: "",
        title: "",
        phone: "+358429999999",
        ..ANNA
    };
    let mut desk = Desk::new();
    let report = desk.import(&[ANNA, second].map(card).concat());
    assert_eq!((report.new_people, report.updated_people), (1, 0));
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert_eq!(report.problems[0].kind, ProblemKind::SamePerson);
    let phones = desk.page("Anna").points;
    assert!(phones.iter().any(|point| point.value == "+358429999999"));
}

#[test]
fn an_unreadable_card_stops_no_other() {
    let broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n";
    let report = Desk::new().import(&[&card(ANNA), broken, &card(PEKKA)].concat());
    assert_eq!((report.new_people, report.unreadable), (2, 1));
    assert_eq!(report.problems.len(), 1);
}

/// Letters that a terminal or a database might stumble over.
#[test]
fn odd_texts_come_in_and_go_back() {
    let odd = [
        "Zoë\u{200d}👩‍🚀",
        "x' OR 1=1 --",
        "\u{202e}drow",
        "a\u{0}b",
        "\u{1b}[31mred",
        "% _ \" * NEAR(",
    ];
    let mut desk = Desk::new();
    let empty = desk.export();
    let cards: String = odd
        .iter()
        .map(|odd| {
            card(Said {
                name: odd,
                note: odd,
                title: odd,
                tags: odd,
                work: odd,
                ..Said::default()
            })
        })
        .collect();
    let report = desk.import(&cards);
    assert_eq!(report.new_people as usize, odd.len(), "{report:?}");
    desk.is_whole();
    let full = desk.export();
    assert!(
        !desk
            .names()
            .iter()
            .any(|name| name.chars().any(char::is_control)),
        "a name holds no control character: {:?}",
        desk.names()
    );
    for name in odd {
        // Whatever is typed is a search, never an error.
        desk.book.find(name).unwrap();
    }
    let undo = desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), empty);
    desk.book.undo(Some(undo.operation), &now()).unwrap();
    assert_eq!(desk.export(), full, "and come back letter by letter");
}
