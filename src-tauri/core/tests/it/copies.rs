//! Cards that were copied, and cards of one person that stand beside each other
//! in one file: nobody takes another's place.

use vuoro_core::book::view::{
    Decision, DuplicatePair, DuplicatesQuery, FieldRule, ImportWishes, LikenessReason, Rule, Sign,
};
use vuoro_core::book::{Column, ImportOptions};
use vuoro_core::domain::field::Field;

use super::desk::{Desk, edit, now, written};

fn card(name: &str, more: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\n{more}END:VCARD\n")
}

/// The usual copy: the number at home is the same.
#[test]
fn a_copied_card_that_keeps_its_number_takes_nobodys_place() {
    let anna = card("Anna Laine", "UID:x\nTITLE:Nurse\nTEL:040 5550101\n");
    let pekka = card("Pekka Laine", "UID:x\nTITLE:Cook\nTEL:040 5550101\n");
    for both in [anna.clone() + &pekka, pekka.clone() + &anna] {
        let mut desk = Desk::new();
        let report = desk.import(&both);
        assert_eq!(desk.names(), ["Anna Laine", "Pekka Laine"]);
        assert_eq!(
            report.duplicates[0].reason,
            LikenessReason::SameUidOtherName
        );
        assert_eq!(desk.page("Anna").title, "Nurse");
        assert_eq!(desk.page("Pekka").title, "Cook");
        assert_eq!(desk.import(&both).operation, None);
        desk.is_whole();
    }
    // Beside a card that came once more as it was.
    let mut desk = Desk::of(&anna);
    desk.import(&(anna + &pekka));
    assert_eq!(desk.names(), ["Anna Laine", "Pekka Laine"]);
}

/// The copy with its number, and then a next version of each of the two.
#[test]
fn of_two_with_one_uid_and_one_number_each_goes_on_by_their_name() {
    let of = |name: &str, title: &str| {
        let lines = format!("UID:x\nTITLE:{title}\nTEL:040 5550101\n");
        card(&format!("{name} Laine"), &lines)
    };
    for [first, second] in [["Anna", "Aatu"], ["Aatu", "Anna"]] {
        for changed in ["Anna", "Aatu"] {
            let mut desk = Desk::of(&(of(first, "Nurse") + &of(second, "Nurse")));
            let title = |name: &str| if name == changed { "Cook" } else { "Nurse" };
            desk.import(&(of(first, title(first)) + &of(second, title(second))));
            assert_eq!(desk.names(), ["Aatu Laine", "Anna Laine"]);
            for name in [first, second] {
                assert_eq!(desk.page(name).title, title(name), "{first} {changed}");
            }
            desk.is_whole();
        }
    }
}

/// Exports are sorted by name: the copy may stand before the card it is of.
#[test]
fn a_copied_card_takes_nobodys_place_where_it_stands_first() {
    let anna = card("Anna Laine", "UID:x\nTITLE:Nurse\nTEL:040 5550101\n");
    let aatu = card("Aatu Laine", "UID:x\nTITLE:Cook\nTEL:040 5550101\n");
    let mut desk = Desk::of(&anna);
    let report = desk.import(&(aatu.clone() + &aatu + &anna));
    assert_eq!(desk.names(), ["Aatu Laine", "Anna Laine"]);
    assert_eq!((report.new_people, report.duplicates[0].card), (1, 1));
    assert_eq!(desk.page("Anna").title, "Nurse");
    desk.is_whole();
    // What is decided of the card is decided of that card.
    let mut desk = Desk::of(&anna);
    let file = desk.file("contacts.vcf", aatu + &anna);
    let options = ImportOptions {
        wishes: ImportWishes {
            decisions: vec![Decision {
                card: 1,
                other: Some(desk.id("Anna")),
                same: true,
            }],
            ..ImportWishes::default()
        },
        ..ImportOptions::default()
    };
    desk.import_files(&[file], &options).unwrap();
    assert_eq!(desk.names().len(), 1);
}

#[test]
fn a_new_name_in_the_next_file_is_a_new_name() {
    let of = |name: &str| card(name, "UID:x\nTEL:040 5550101\nEMAIL:l@x.fi\n");
    let other = card("Kaisa Salo", "UID:y\n");
    let mut desk = Desk::new();
    let files = [("1.vcf", "Liisa Ek"), ("2.vcf", "Liisa Virta")];
    let files = files.map(|(file, name)| desk.file(file, of(name) + &other));
    desk.import_files(&files, &ImportOptions::default())
        .unwrap();
    assert_eq!(desk.names(), ["Kaisa Salo", "Liisa Virta"]);
}

#[test]
fn a_new_name_on_a_card_that_comes_alone_is_a_new_name() {
    let of = |name: &str| card(name, "UID:x\nTEL:040 5550101\n");
    let mut desk = Desk::of(&of("Liisa Ek"));
    let report = desk.import(&of("Liisa Virta"));
    assert_eq!(desk.names(), ["Liisa Virta"]);
    assert_eq!((report.updated_people, report.duplicates.len()), (1, 0));
}

/// Many programs write each card into a file of its own.
#[test]
fn a_copied_card_in_a_file_of_its_own_takes_nobodys_place() {
    let of = |name: &str| card(name, "UID:x\nTEL:040 5550101\n");
    for known in [false, true] {
        let mut desk = Desk::new();
        if known {
            desk.import(&of("Anna Laine"));
        }
        let files = ["Aatu", "Anna"];
        let files = files.map(|name| desk.file(name, of(&format!("{name} Laine"))));
        let report = desk
            .import_files(&files, &ImportOptions::default())
            .unwrap();
        assert_eq!(desk.names(), ["Aatu Laine", "Anna Laine"], "{known}");
        assert_eq!(report.duplicates.len(), 1);
        desk.is_whole();
    }
}

/// A bride with nothing else on her card: told once, and found again.
#[test]
fn whoever_has_the_uid_of_another_is_found_among_the_duplicates() {
    let found = |desk: &Desk| -> Vec<Vec<Sign>> {
        let query = DuplicatesQuery {
            at_least: None,
            offset: 0,
            limit: 10,
        };
        let pairs = desk.book.duplicates(&query).unwrap().pairs.into_iter();
        let signs = |pair: DuplicatePair| pair.reasons.iter().map(|one| one.sign).collect();
        pairs.map(signs).collect()
    };
    let mut desk = Desk::of(&card("Liisa Ek", "UID:x\n"));
    desk.import(&card("Kaisa Virta", "UID:x\n"));
    assert_eq!(found(&desk), [[Sign::SameUid, Sign::OtherName]]);
    // A bare number is a table's count of its rows.
    let mut desk = Desk::of(&card("Liisa Ek", "UID:17\n"));
    desk.import(&card("Kaisa Virta", "UID:17\n"));
    assert_eq!(desk.names().len(), 2);
    assert_eq!(found(&desk), Vec::<Vec<Sign>>::new());
}

fn firm(name: &str, more: &str) -> String {
    let lines = format!("ORG:{name}\nX-ABShowAs:COMPANY\nTEL:09 123456\n{more}");
    card(name, &lines)
}

/// The firms of a book and their notes, by name.
fn firms(desk: &Desk) -> Vec<(String, String)> {
    let all = desk.book.organisations("").unwrap().into_iter();
    let pages = all.map(|one| desk.book.organisation(one.id, now().today).unwrap());
    pages.map(|page| (page.edit.name, page.edit.note)).collect()
}

#[test]
fn one_uid_at_two_firms_leaves_them_two() {
    let firm = |name: &str, more: &str| firm(name, &format!("UID:x\n{more}"));
    let works = |name: &str, firm: &str| card(name, &format!("ORG:{firm}\n"));
    let mut desk = Desk::new();
    desk.import(
        &[
            works("Anna Ek", "Acme Oy"),
            firm("Acme Oy", "NOTE:Doors\n"),
            firm("Beta Oy", "NOTE:Lifts\n"),
            works("Pekka Ek", "Beta Oy"),
        ]
        .concat(),
    );
    let two = |acme: &str, beta: &str| {
        let pair = |name: &str, note: &str| (name.to_owned(), note.to_owned());
        [pair("Acme Oy", acme), pair("Beta Oy", beta)]
    };
    assert_eq!(firms(&desk), two("Doors", "Lifts"));
    assert_eq!(desk.page("Anna").organisation, "Acme Oy");
    assert_eq!(desk.page("Pekka").organisation, "Beta Oy");
    // Each goes on by the card of its own.
    desk.import(&(firm("Beta Oy", "NOTE:Stairs\n") + &firm("Acme Oy", "NOTE:Gates\n")));
    assert_eq!(firms(&desk), two("Gates", "Stairs"));
    desk.import(&(firm("Beta Oy", "NOTE:Stairs\n") + &firm("Acme Oy", "NOTE:Fences\n")));
    assert_eq!(firms(&desk), two("Fences", "Stairs"));
    // And where the copy stands first.
    let mut desk = Desk::of(&firm("Beta Oy", "NOTE:Lifts\n"));
    desk.import(&(firm("Acme Oy", "NOTE:Doors\n") + &firm("Beta Oy", "NOTE:Lifts\n")));
    assert_eq!(firms(&desk), two("Doors", "Lifts"));
    // Another name at the number it had is a new name, its people's too.
    let mut desk = Desk::of(&(firm("Acme Oy", "") + &works("Anna Ek", "Acme Oy")));
    desk.import(&(firm("Beta Oy", "") + &works("Pekka Ek", "Beta Oy")));
    assert_eq!(firms(&desk), [("Beta Oy".to_owned(), String::new())]);
    assert_eq!(desk.page("Pekka").organisation, "Beta Oy");
    desk.is_whole();
}

#[test]
fn a_firm_is_one_in_two_address_books() {
    let [a, b] = ["a", "b"].map(|uid| format!("UID:{uid}\nNOTE:{uid}\n"));
    for first in ["", &a] {
        let mut desk = Desk::of(&firm("Acme Oy", first));
        desk.import(&firm("Acme Oy", &b));
        assert_eq!(firms(&desk).len(), 1, "{first}");
        desk.is_whole();
    }
    // Two of one name in one book are two, whichever was known before.
    for both in [[&a, &b], [&b, &a]] {
        let mut desk = Desk::of(&firm("Acme Oy", &a));
        desk.import(&both.map(|more| firm("Acme Oy", more)).concat());
        assert_eq!(firms(&desk).len(), 2, "{both:?}");
    }
}

/// Android's export has no UIDs; the telephone and its SIM make two cards.
#[test]
fn of_two_cards_of_one_person_each_goes_on() {
    let phone = |title: &str, line: &str| {
        card(
            "Anna Ek",
            &format!("TEL:040 5550101\nTITLE:{title}\nX-A:{line}\n"),
        )
    };
    let sim = card("Anna Ek", "TEL:040 5550101\nX-A:2\n");
    for sim_first in [false, true] {
        let both = |phone: String| match sim_first {
            true => [sim.clone(), phone].concat(),
            false => [phone, sim.clone()].concat(),
        };
        let mut desk = Desk::of(&both(phone("Nurse", "1")));
        let report = desk.import(&both(phone("Head nurse", "3")));
        assert_eq!(report.updated_people, 1, "{sim_first}");
        assert_eq!(desk.page("Anna").title, "Head nurse", "{sim_first}");
        let text = written(&desk);
        for (line, stands) in [("X-A:1", false), ("X-A:2", true), ("X-A:3", true)] {
            assert_eq!(text.contains(line), stands, "{line} {sim_first}: {text}");
        }
        desk.is_whole();
    }
}

#[test]
fn several_exports_at_once_come_one_after_the_other() {
    let mut desk = Desk::new();
    let files = ["Nurse", "Head nurse"].map(|title| {
        let text = card("Anna Ek", &format!("UID:x\nTITLE:{title}\n"));
        desk.file(&format!("{title}.vcf"), text)
    });
    desk.import_files(&files, &ImportOptions::default())
        .unwrap();
    assert_eq!(desk.page("Anna").title, "Head nurse");
}

#[test]
fn a_number_in_place_of_a_name_is_of_its_own_desk() {
    let antti = card("Antti Laine", "TEL:09 123456 x11\n");
    for bare in ["09 123456 x22", "09 123456"] {
        let bare = card(bare, &format!("TEL:{bare}\n"));
        for both in [antti.clone() + &bare, bare.clone() + &antti] {
            let desk = Desk::of(&both);
            assert_eq!(desk.names().len(), 2, "{both}");
            assert_eq!(desk.page("Antti").points.len(), 1);
        }
    }
}

/// The seventeenth row of one table, and of another.
#[test]
fn a_first_name_at_a_row_of_its_number_is_another_tables_own() {
    let said = [("No", "uid"), ("Who", "name"), ("Born", "birthday")];
    let said = said.map(|(name, says)| (name.to_owned(), says.parse::<Column>().unwrap()));
    for (first, second) in [
        ("17,Anna Ek,", "17,Anna,"),
        ("17,Anna,", "17,Anna Ek,"),
        ("17,Anna Ek,", "17,❤️,"),
        ("17,Anna Ek,--01-01", "17,Matti,--01-01"),
    ] {
        let mut desk = Desk::new();
        let mut import = |file: &str, row: &str| {
            let file = desk.file(file, format!("No,Who,Born\n{row}\n"));
            let options = ImportOptions {
                columns: said.to_vec(),
                ..ImportOptions::default()
            };
            desk.import_files(&[file], &options).unwrap().new_people
        };
        assert_eq!(import("customers.csv", first), 1);
        assert_eq!(import("club.csv", second), 1, "{first} {second}");
        // The same table of another day has the same rows.
        let later = first.replace(",Anna,", ",Anna Maria,");
        assert_eq!(import("customers (2).csv", &later), 0, "{later}");
    }
}

#[test]
fn whoever_says_that_their_own_stands_keeps_their_picture() {
    let photo = |uid: &str, pixel: &str| {
        card(
            "Anna Ek",
            &format!("UID:{uid}\nEMAIL:a@x.fi\nPHOTO;ENCODING=b;TYPE=GIF:{pixel}\n"),
        )
    };
    let (one, other) = ("R0lGODlhAQABAAAAACw=", "R0lGODlhAgACAAAAACw=");
    let mut desk = Desk::of(&photo("a", one));
    let before = desk.page("Anna").photo;
    assert!(before.is_some());
    let file = desk.file("b.vcf", photo("b", other));
    let mine = ImportOptions {
        wishes: ImportWishes {
            rules: vec![FieldRule {
                field: Some(Field::Photo),
                rule: Rule::Mine,
            }],
            ..ImportWishes::default()
        },
        ..ImportOptions::default()
    };
    desk.import_files(&[file], &mine).unwrap();
    assert_eq!(desk.page("Anna").photo, before);
}

#[test]
fn a_group_is_of_everybody_whose_uid_it_names() {
    let group = |uid: &str, more: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Choir\nN:Choir\nX-ADDRESSBOOKSERVER-KIND:group\n\
             X-ADDRESSBOOKSERVER-MEMBER:{uid}\n{more}UID:g\nEND:VCARD\n"
        )
    };
    let two = card("Anna Ek", "UID:x\n") + &card("Pekka Salo", "UID:x\n");
    let mut desk = Desk::of(&(two + &group("urn:uuid:x", "")));
    let tags = |desk: &Desk| ["Anna", "Pekka"].map(|name| desk.page(name).tags);
    assert_eq!(tags(&desk), [["Choir"], ["Choir"]]);
    // Whom the owner took out stays out, however the card writes the UID.
    edit(&mut desk, "Anna", |edit| edit.tags.clear());
    desk.import(&group("x", "NOTE:Later\n"));
    assert_eq!(desk.page("Anna").tags, Vec::<String>::new());
}
