//! Two people who have much in common stay two; and one whose name says little,
//! or whose number was corrected, stays one.

use std::collections::BTreeSet;

use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{Decision, DuplicatesQuery, ImportWishes};

use super::desk::{Desk, edit};

fn card(name: &str, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\n{lines}END:VCARD\n")
}

/// How many people a book has after each of these files, and whom the last one
/// may be.
#[track_caller]
fn after(files: &[(&str, &str)]) -> (usize, u32) {
    let mut desk = Desk::new();
    let mut perhaps = 0;
    for (name, cards) in files {
        let file = desk.file(name, cards);
        let report = desk.import_files(&[file], &ImportOptions::default());
        perhaps = report.unwrap().possible_duplicates;
    }
    desk.is_whole();
    (desk.names().len(), perhaps)
}

#[test]
fn namesakes_at_one_firm_are_two_if_anything_else_says_so() {
    let anna = card("Anna Virta", &["ORG:Kone", "TEL:040 5550101"]);
    for other in [
        card("Anna Virta", &["ORG:Kone", "TEL:040 5550102"]),
        card("Anna Virta", &["ORG:Kone", "TEL:040 5550102", "UID:b"]),
    ] {
        assert_eq!(after(&[("a.vcf", &(anna.clone() + &other))]), (2, 1));
        assert_eq!(after(&[("a.vcf", &(other.clone() + &anna))]), (2, 1));
        assert_eq!(after(&[("a.vcf", &anna), ("b.vcf", &other)]), (2, 1));
        // Her own card further down tells that the first one is not hers.
        let both = other.clone() + &anna;
        assert_eq!(after(&[("a.vcf", &anna), ("a.vcf", &both)]), (2, 1));
    }
    for (one, other) in [
        ("EMAIL:a@kone.example", "EMAIL:a.virta@kone.example"),
        ("BDAY:1980-01-02", "BDAY:1991-03-04"),
        (
            "URL:https://linkedin.com/in/anna-1",
            "URL:https://linkedin.com/in/anna-2",
        ),
    ] {
        let [one, other] = [one, other].map(|line| card("Anna Virta", &["ORG:Kone", line]));
        assert_eq!(
            after(&[("a.vcf", &one), ("b.vcf", &other)]),
            (2, 1),
            "{other}"
        );
    }
}

#[test]
fn a_card_that_was_changed_at_home_is_still_the_same_persons() {
    let of =
        |phone: &str, born: &str| card("Anna Virta", &["ORG:Kone", phone, born, "TITLE:Engineer"]);
    let first = of("TEL:040 5550101", "BDAY:1980-01-02");
    for next in [
        of("TEL:040 5550102", "BDAY:1980-01-02"),
        of("TEL:040 5550101", "BDAY:1980-01-03"),
    ] {
        let files = [("phone.vcf", &*first), ("phone (1).vcf", &*next)];
        assert_eq!(after(&files), (1, 0), "{next}");
    }
    // Of a table and a telephone, the one has the number, the other the address.
    let row = card("Anna Virta", &["ORG:Kone", "EMAIL:anna@kone.example"]);
    assert_eq!(
        after(&[("phone.vcf", &first), ("google.vcf", &row)]),
        (1, 0)
    );
}

#[test]
fn a_father_and_a_son_at_one_number_are_two() {
    let born = |year: u32| {
        card(
            "Antti Laine",
            &["TEL:09 5550101", &format!("BDAY:{year}-01-02")],
        )
    };
    assert_eq!(after(&[("a.vcf", &(born(1950) + &born(1980)))]), (2, 1));
    assert_eq!(
        after(&[("a.vcf", &born(1950)), ("b.vcf", &born(1980))]),
        (2, 1)
    );
    let [john, junior] = ["John Smith", "John Smith Jr."]
        .map(|name| card(name, &["TEL:+1 212 555 0101", "EMAIL:smith@home.example"]));
    assert_eq!(after(&[("a.vcf", &(john.clone() + &junior))]), (2, 1));
    assert_eq!(after(&[("a.vcf", &junior), ("b.vcf", &john)]), (2, 1));

    // Each goes on by his own card.
    let mut desk = Desk::of(&(born(1950) + &born(1980)));
    let report = desk.import(&born(1980).replace("END:", "TITLE:Nurse\nEND:"));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    let titles: Vec<(String, String)> = desk
        .book
        .ids()
        .unwrap()
        .into_iter()
        .map(|id| desk.book.person_form(id).unwrap())
        .map(|form| (form.birthday, form.title))
        .collect();
    let expect = [("1950-01-02", ""), ("1980-01-02", "Nurse")];
    assert_eq!(
        titles,
        expect.map(|(day, title)| (day.into(), title.into()))
    );
}

#[test]
fn a_short_name_waits_for_those_whom_it_may_mean() {
    let of = |name: &str| card(name, &["TEL:040 5550101"]);
    let names = ["A. Laine", "Antti Laine", "Aino Laine"];
    for order in [[0, 1, 2], [1, 0, 2], [1, 2, 0]] {
        let desk = Desk::of(&order.map(|at| of(names[at])).concat());
        assert_eq!(desk.names(), ["A. Laine", "Aino Laine", "Antti Laine"]);
    }
    for order in [["Anna", "Anna Korhonen"], ["Anna Korhonen", "Anna"]] {
        let desk = Desk::of(&order.map(of).concat());
        assert_eq!(desk.names(), ["Anna Korhonen"]);
    }
}

#[test]
fn a_card_that_knows_the_whole_name_gives_it() {
    let of = |name: &str| card(name, &["TEL:040 5550101"]);
    let mut desk = Desk::of(&of("Anna"));
    let google = desk.file("google.vcf", of("Anna Korhonen"));
    desk.import_files(&[google], &ImportOptions::default())
        .unwrap();
    assert_eq!(desk.names(), ["Anna Korhonen"]);
    // It was the owner who shortened it: it stays.
    edit(&mut desk, "Anna", |edit| {
        edit.name.display = "Ansku K".into()
    });
    desk.import(&of("Anna").replace("END:", "NOTE:Sings\nEND:"));
    assert_eq!(desk.names(), ["Ansku K"]);
    let outlook = desk.file(
        "outlook.vcf",
        of("Anna Korhonen").replace("END:", "NOTE:x\nEND:"),
    );
    desk.import_files(&[outlook], &ImportOptions::default())
        .unwrap();
    assert_eq!(desk.names(), ["Ansku K"]);
}

/// The card still has the number that the owner corrected.
#[test]
fn a_number_that_was_corrected_by_hand_does_not_double_anybody() {
    let of = |more: &str| card("Anna Virta", &["TEL:040 5550101", more]);
    let mut desk = Desk::of(&of("NOTE:Sings"));
    edit(&mut desk, "Anna", |edit| {
        edit.points[0].value = "040 5550102".into();
    });
    let report = desk.import(&of("NOTE:Sings alto"));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    let page = desk.page("Anna");
    assert_eq!(page.note, "Sings alto");
    assert_eq!(page.points.len(), 1);
    assert_eq!(page.points[0].value, "040 5550102");
}

#[test]
fn whom_a_card_surely_is_the_owner_knows_better() {
    let anna = card("Anna Virta", &["ORG:Kone"]);
    let other = card("Anna Virta", &["ORG:Kone", "TITLE:Driver"]);
    let mut desk = Desk::of(&anna);
    let report = desk.preview(&other);
    assert_eq!(report.changes[0].other_id, Some(desk.id("Anna")));
    let file = desk.file("contacts.vcf", &other);
    let options = ImportOptions {
        wishes: ImportWishes {
            decisions: vec![Decision {
                card: 1,
                other: report.changes[0].other_id,
                same: false,
            }],
            ..ImportWishes::default()
        },
        ..ImportOptions::default()
    };
    let done = desk.import_files(&[file], &options).unwrap();
    assert_eq!((done.new_people, done.updated_people), (1, 0));
    assert_eq!(done.duplicates[0].same, Some(false));
    assert_eq!(desk.names(), ["Anna Virta", "Anna Virta"]);
    let query = DuplicatesQuery {
        at_least: None,
        offset: 0,
        limit: 10,
    };
    assert_eq!(desk.book.duplicates(&query).unwrap().pairs.len(), 0);
    // From now on the card is that of the second.
    let later = other.replace("Driver", "Pilot");
    let report = desk.import(&later);
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    assert_eq!(titles(&desk), ["", "Pilot"]);
}

/// Imports one card as somebody else than the program would say.
fn part(desk: &mut Desk, name: &str, other: &str, cards: &str) {
    let other = Some(desk.id(other));
    let file = desk.file(name, cards);
    let options = ImportOptions {
        wishes: ImportWishes {
            decisions: vec![Decision {
                card: 1,
                other,
                same: false,
            }],
            ..ImportWishes::default()
        },
        ..ImportOptions::default()
    };
    let report = desk.import_files(&[file], &options).unwrap();
    assert_eq!(report.new_people, 1);
}

fn titles(desk: &Desk) -> Vec<String> {
    let ids = desk.book.ids().unwrap().into_iter();
    ids.map(|id| desk.book.person_form(id).unwrap().title)
        .collect()
}

#[test]
fn who_was_parted_goes_on_by_their_own_card() {
    let of = |phone: &str, title: &str| {
        card(
            "Anna Korhonen",
            &[
                "UID:u",
                &format!("TEL:040 555010{phone}"),
                &format!("TITLE:{title}"),
            ],
        )
    };
    let mut desk = Desk::of(&of("1", "Boss"));
    part(&mut desk, "o.vcf", "Anna", &of("2", "Cook"));
    desk.import(&of("1", "Chief"));
    assert_eq!(titles(&desk), ["Chief", "Cook"]);

    // Of two at one page whose card it is, says the card.
    let of = |name: &str, note: &str| {
        card(
            name,
            &[
                "URL:https://www.linkedin.com/in/laine",
                &format!("TITLE:{note}"),
            ],
        )
    };
    let mut desk = Desk::of(&of("Antti Laine", "Boss"));
    part(&mut desk, "o.vcf", "Antti", &of("Aino Laine", "Cook"));
    let later = desk.file("o.vcf", of("Aino Laine", "Chef"));
    desk.import_files(&[later], &ImportOptions::default())
        .unwrap();
    assert_eq!(titles(&desk), ["Boss", "Chef"]);

    // Both in one file.
    let of = |title: &str| {
        card(
            "Anna Korhonen",
            &["TEL:040 5550101", &format!("TITLE:{title}")],
        )
    };
    let mut desk = Desk::of(&of("Boss"));
    part(&mut desk, "contacts.vcf", "Anna", &of("Cook"));
    desk.import(&(of("Boss 2") + &of("Cook 2")));
    assert_eq!(titles(&desk), ["Boss 2", "Cook 2"]);
}

#[test]
fn names_that_differ_by_a_vowel_or_by_whose_they_are_are_two() {
    for names in [
        ["मोहन शर्मा", "मोहिनी शर्मा"],
        ["กิ๊ก", "กุ๊ก"],
        ["田中 たいち", "田中 だいち"],
        ["王", "王伟"],
        ["Matti", "Matti Jr"],
        ["Eetu", "Eetu äiti"],
    ] {
        let of = |name: &str| card(name, &["TEL:09 5550101"]);
        let [one, other] = names.map(of);
        assert_eq!(
            after(&[("a.vcf", &(one.clone() + &other))]),
            (2, 1),
            "{names:?}"
        );
        assert_eq!(after(&[("a.vcf", &(other + &one))]), (2, 1), "{names:?}");
    }
    let born = |day: &str| card("Matti Meri", &["TEL:09 5550101", &format!("BDAY:--{day}")]);
    assert_eq!(
        after(&[("a.vcf", &(born("02-03") + &born("05-01")))]),
        (2, 1)
    );
}

#[test]
fn the_order_of_short_names_is_no_matter() {
    let cards = ["Antti Laine", "A. Laine", "Anna"].map(|name| card(name, &["TEL:09 5550101"]));
    let mut found = BTreeSet::new();
    for [a, b, c] in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        found.insert(Desk::of(&[&*cards[a], &*cards[b], &*cards[c]].concat()).names());
    }
    assert_eq!(found.len(), 1, "{found:?}");
}

/// Two cards told the whole name before the owner made it short again.
#[test]
fn a_name_that_was_shortened_by_hand_stays_short() {
    let of = |name: &str, more: &str| card(name, &["TEL:040 5550101", more]);
    let mut desk = Desk::of(&of("Anna", "X-A:1"));
    let p2 = desk.file("p.vcf", of("Anna Korhonen", "X-B:1"));
    desk.import_files(&[p2], &ImportOptions::default()).unwrap();
    assert_eq!(desk.names(), ["Anna Korhonen"]);
    edit(&mut desk, "Anna", |edit| edit.name.display = "Anna".into());
    let google = desk.file("google.vcf", of("Anna Korhonen", "NOTE:z"));
    desk.import_files(&[google], &ImportOptions::default())
        .unwrap();
    assert_eq!(desk.names(), ["Anna"]);
}
