//! Which card of a person a card is the next version of: what was written by
//! hand stands, and what the telephone changed comes in.

use vuoro_core::book::view::{FieldRule, ImportReport, ImportWishes, Rule};
use vuoro_core::book::{EraseOptions, ImportOptions};
use vuoro_core::domain::field::Field;

use super::desk::{Desk, edit, now, written};

fn card(more: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\nN:Ek;Anna;;;\nFN:Anna Ek\n{more}END:VCARD\n")
}

/// A card as it came first, with a note more, and without it once more.
fn thrice(key: &str, titles: [&str; 3]) -> [String; 3] {
    let [first, second, third] = titles;
    [
        card(&format!("{key}TEL:040 5550101\nTITLE:{first}\n")),
        card(&format!(
            "{key}TEL:040 5550101\nTITLE:{second}\nNOTE:Sails\n"
        )),
        card(&format!("{key}TEL:040 5550101\nTITLE:{third}\n")),
    ]
}

/// Others, who make a card begin further down.
fn above(count: usize) -> String {
    let other = |nth| format!("BEGIN:VCARD\nVERSION:3.0\nFN:Other{nth} Salo\nEND:VCARD\n");
    (0..count).map(other).collect()
}

#[test]
fn a_card_that_takes_on_its_old_shape_comes_after_its_last_version() {
    for key in ["UID:anna\n", ""] {
        let [first, second, third] = thrice(key, ["Nurse", "Head nurse", "Matron"]);
        let mut desk = Desk::of(&(above(1) + &first));
        desk.import(&(above(2) + &second));
        desk.import(&(above(3) + &third));
        assert_eq!(desk.page("Anna").title, "Matron", "{key}");
        desk.is_whole();
    }
}

#[test]
fn what_was_written_by_hand_stands_against_a_card_in_its_old_shape() {
    for key in ["UID:anna\n", ""] {
        for by_hand in ["Nurse", ""] {
            let [first, second, third] = thrice(key, ["Nurse", "Head nurse", "Head nurse"]);
            let mut desk = Desk::of(&first);
            desk.import(&second);
            edit(&mut desk, "Anna", |edit| edit.title = by_hand.into());
            desk.import(&third);
            assert_eq!(desk.page("Anna").title, by_hand, "{key}");
        }
    }
}

#[test]
fn in_a_book_made_of_its_own_export_too_what_was_written_by_hand_stands() {
    for key in ["UID:anna\n", ""] {
        for by_hand in ["Nurse", ""] {
            let [first, second, third] = thrice(key, ["Nurse", "Head nurse", "Head nurse"]);
            let mut desk = Desk::of(&(above(1) + &first));
            desk.import(&(above(2) + &second));
            edit(&mut desk, "Anna", |edit| edit.title = by_hand.into());
            let mut again = Desk {
                book: desk.made_again(),
                folder: desk.folder,
            };
            // What came before comes once more, and then the next version.
            again.import(&(above(1) + &first));
            again.import(&(above(2) + &second));
            assert_eq!(again.page("Anna").title, by_hand, "{key}");
            again.import(&(above(3) + &third));
            assert_eq!(again.page("Anna").title, by_hand, "{key}");
            again.is_whole();
        }
    }
}

#[test]
fn when_somebody_else_is_erased_what_was_written_by_hand_stands() {
    let [first, second, third] = thrice("UID:anna\n", ["Nurse", "Head nurse", "Head nurse"]);
    let mut desk = Desk::of(&(above(1) + &first));
    desk.import(&(above(2) + &second));
    edit(&mut desk, "Anna", |edit| edit.title = "Nurse".into());
    let other = desk.id("Other1");
    desk.book
        .erase(&[other], EraseOptions::default(), &now())
        .unwrap();
    desk.import(&(above(3) + &third));
    assert_eq!(desk.page("Anna").title, "Nurse");
    desk.is_whole();
}

#[test]
fn of_a_table_too_a_row_comes_after_its_last_version() {
    let mut desk = Desk::new();
    let mut title = "Nurse";
    for (day, note) in ["", "Sails", ""].into_iter().enumerate() {
        let table = format!(
            "First Name,Last Name,Organization Title,Notes,E-mail 1 - Label,E-mail 1 - Value\n\
             Anna,Ek,{title},{note},,anna@x.fi\n"
        );
        let file = desk.file(&format!("contacts ({day}).csv"), table);
        desk.import_files(&[file], &ImportOptions::default())
            .unwrap();
        title = if day == 0 { "Head nurse" } else { "Matron" };
    }
    assert_eq!(desk.page("Anna").title, "Matron");
}

#[test]
fn two_cards_of_one_shape_go_on_each_by_its_own() {
    let of = |shoe: &str, note: &str| {
        card(&format!(
            "TEL:040 5550101\nX-SHOE:{shoe}\nNOTE:from the {note}\n"
        ))
    };
    let mut desk = Desk::of(&(of("39", "phone") + &of("41", "SIM")));
    desk.import(&(of("38", "phone, changed") + &of("41", "SIM 2")));
    assert_eq!(desk.page("Anna").note, "from the phone, changed");
    let text = written(&desk);
    for (line, stands) in [
        ("X-SHOE:38", true),
        ("X-SHOE:39", false),
        ("X-SHOE:41", true),
    ] {
        assert_eq!(text.contains(line), stands, "{line}: {text}");
    }
}

#[test]
fn what_a_second_card_changes_is_counted() {
    let second = |title: &str| card(&format!("TEL:040 5550101\nX-A:2\nTITLE:{title}\n"));
    let first = card("TEL:040 5550101\nX-A:1\n");
    let mut desk = Desk::of(&(first.clone() + &second("Cook")));
    let news = first + &second("Chef");
    let ImportReport {
        updated_people,
        unchanged,
        ..
    } = desk.preview(&news);
    assert_eq!((updated_people, unchanged), (1, 1));
    desk.import(&news);
    assert_eq!(desk.page("Anna").title, "Chef");
    // Nor is anybody counted twice.
    let both = card("TEL:040 5550101\nX-A:1\nTITLE:Cook\n") + &second("Baker");
    assert_eq!(desk.import(&both).updated_people, 1);
    let report = Desk::new().import(&both);
    assert_eq!((report.new_people, report.updated_people), (1, 0));
}

/// Two telephones whose files have one name.
#[test]
fn a_card_without_uid_that_says_little_of_the_same_is_another_telephones() {
    let of = |title: &str, note: &str, firm: &str| {
        card(&format!(
            "TEL:040 5550101\nTITLE:{title}\nNOTE:{note}\nORG:{firm}\n"
        ))
    };
    let one = of("Nurse", "Has the boat key", "Mehiläinen");
    let other = of("Neighbour", "Allergic to nuts", "Katu 1");
    let mut desk = Desk::of(&one);
    let report = desk.import(&other);
    assert!(report.changes[0].fields.iter().all(|field| field.kept_mine));
    let page = desk.page("Anna");
    assert_eq!(
        (page.title.as_str(), page.note.as_str()),
        ("Nurse", "Has the boat key")
    );
    // Each goes on by its own card.
    desk.import(&one.replace("Nurse", "Head nurse"));
    assert_eq!(desk.page("Anna").title, "Head nurse");
}

#[test]
fn whoever_wants_both_notes_has_both() {
    let both = ImportOptions {
        wishes: ImportWishes {
            rules: vec![FieldRule {
                field: Some(Field::Note),
                rule: Rule::Both,
            }],
            ..ImportWishes::default()
        },
        ..ImportOptions::default()
    };
    let of = |note: &str| card(&format!("TEL:040 5550101\nTITLE:Nurse\nNOTE:{note}\n"));
    let mut desk = Desk::of(&of("Has the boat key"));
    for note in ["Allergic to nuts", "Allergic to nuts and dogs"] {
        let file = desk.file("contacts.vcf", of(note));
        desk.import_files(&[file], &both).unwrap();
    }
    let note = desk.page("Anna").note;
    assert!(note.starts_with("Has the boat key\n\n"), "{note}");
    assert!(note.contains("nuts and dogs"), "{note}");
}

#[test]
fn a_line_that_another_card_of_theirs_still_says_stays() {
    let of = |uid: &str, shoe: &str| card(&format!("UID:{uid}\nEMAIL:a@x.fi\nX-SHOE:{shoe}\n"));
    let mut desk = Desk::of(&of("a", "43"));
    desk.import(&of("b", "43"));
    desk.import(&of("a", "44"));
    let stand = |desk: &Desk| {
        let text = written(desk);
        ["43", "44", "45"].map(|shoe| text.contains(&format!("X-SHOE:{shoe}")))
    };
    assert_eq!(stand(&desk), [true, true, false]);
    // What its own older version said does not.
    desk.import(&of("b", "45"));
    assert_eq!(stand(&desk), [false, true, true]);
}
