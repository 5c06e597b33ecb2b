//! Cards that come again: what is new is taken, what the owner wrote stays.

use vuoro_core::book::view::{Field, PersonEdit};
use vuoro_core::domain::circle::Circle;

use super::cards::{ANNA, Said, card, phonebook, three};
use super::desk::{Desk, now};

#[test]
fn a_card_of_a_known_uid_brings_its_changes() {
    let mut desk = Desk::of(&three());
    let promoted = Said {
        title: "Head nurse",
        name: "Anna Virtanen",
        email: "anna.v@example.fi",
        ..ANNA
    };
    let report = desk.import(&card(promoted));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    let fields: Vec<Field> = report.changes[0].fields.iter().map(|f| f.field).collect();
    assert_eq!(fields, [Field::Name, Field::Title, Field::Email]);
    let page = desk.page("Anna Virtanen");
    assert_eq!(page.title, "Head nurse");
    let emails: Vec<_> = page.points.iter().map(|p| p.value.as_str()).collect();
    assert!(emails.contains(&"anna@example.fi"), "nothing is taken away");
    assert!(emails.contains(&"anna.v@example.fi"));
}

/// Android and Google write no UID.
#[test]
fn a_card_without_a_uid_brings_its_changes_too() {
    let first = Said { uid: "", ..ANNA };
    let mut desk = Desk::of(&card(first));
    let promoted = Said {
        title: "Head nurse",
        ..first
    };
    let report = desk.import(&card(promoted));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    assert_eq!(desk.page("Anna").title, "Head nurse");
}

#[test]
fn two_phonebooks_in_turn_make_no_duplicates() {
    // Thirty of a hundred people are in both, and half of those say something else.
    let (a, b) = (phonebook(0, 100, 0), phonebook(70, 170, 1));
    let mut desk = Desk::of(&a);
    let second = desk.import(&b);
    assert_eq!((second.new_people, second.updated_people), (70, 15));
    assert_eq!(second.possible_duplicates, 0);
    let before = desk.export();
    let third = desk.import(&a);
    assert_eq!((third.new_people, third.updated_people), (0, 0));
    assert_eq!(third.operation, None, "every card of it came before");
    assert_eq!(desk.export(), before);
    assert_eq!(desk.names().len(), 170);
    desk.is_whole();
}

#[test]
fn the_owners_hand_outlasts_every_import() {
    let mut desk = Desk::of(&phonebook(0, 10, 0));
    desk.book
        .add_person(&PersonEdit::named("Person4 Family4"), &now())
        .unwrap();
    let placed = desk.id("Person2");
    desk.book
        .place_person(placed, Some(Circle::Core), None, &now())
        .unwrap();
    let report = desk.import(&phonebook(0, 10, 1));
    assert_eq!(report.new_people, 0);
    desk.import(&phonebook(0, 10, 0));
    desk.import(&phonebook(0, 10, 2));
    let page = desk.page("Person2");
    assert_eq!(page.circle, Some(Circle::Core));
    assert_eq!(page.title, "Title 2", "the card's own fields go on");
    assert_eq!(
        desk.names().len(),
        11,
        "the one added by hand stays another"
    );
    desk.is_whole();
}

#[test]
fn the_order_of_the_files_does_not_change_who_is_known() {
    let (a, b) = (phonebook(0, 30, 0), phonebook(20, 50, 1));
    let mut names = [[&a, &b], [&b, &a]].map(|files| {
        let mut desk = Desk::new();
        for file in files {
            desk.import(file);
        }
        desk.names()
    });
    names.iter_mut().for_each(|names| names.sort());
    assert_eq!(names[0], names[1]);
    assert_eq!(names[0].len(), 50);
}
