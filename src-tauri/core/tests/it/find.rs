//! Whom a word means when something is written down about them.

use vuoro_core::book::view::{Id, PersonEdit};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::Direction;

use super::cards::{ANNA, Said, card, three};
use super::desk::{Desk, favour, now};

#[test]
fn a_word_means_people_by_their_names_only() {
    let alone = Said {
        name: "Anna Korhonen",
        work: "Meilahti",
        note: "Helsinki",
        ..ANNA
    };
    let desk = Desk::of(&card(alone));
    for who in ["anna", "KORH", "Korhonen Anna", "Anna  Korhonen", ANNA.uid] {
        assert_eq!(desk.book.find(who).unwrap().len(), 1, "{who}");
    }
    // A favour for "Meilahti" must not be written down as Anna's.
    for who in [
        "Meilahti", "Helsinki", "nurse", "example", "", "  ", "nna", "0", "-1",
    ] {
        assert_eq!(desk.book.find(who).unwrap(), [], "{who:?}");
    }
}

#[test]
fn a_full_name_means_that_one_and_a_part_all_that_have_it() {
    let mut desk = Desk::of(&three());
    desk.book
        .add_person(&PersonEdit::named("Anna"), &now())
        .unwrap();
    desk.book
        .add_person(&PersonEdit::named("Annabel Laine"), &now())
        .unwrap();
    assert_eq!(desk.book.find("Anna").unwrap().len(), 1);
    assert_eq!(desk.book.find("ann").unwrap().len(), 3);
    assert_eq!(desk.book.find("laine").unwrap().len(), 2);
}

#[test]
fn every_name_of_a_crowd_is_found_whole_however_many_share_its_beginning() {
    let mut desk = Desk::new();
    for n in 0..30 {
        desk.book
            .add_person(&PersonEdit::named(&format!("Anna {n:02}")), &now())
            .unwrap();
    }
    desk.book
        .add_person(&PersonEdit::named("Zita Anna"), &now())
        .unwrap();
    assert_eq!(desk.id("Anna 29"), desk.page("Anna 29").id);
    desk.book
        .add_person(&PersonEdit::named("Anna"), &now())
        .unwrap();
    assert_eq!(desk.book.find("anna").unwrap().len(), 1);
}

#[test]
fn of_many_who_share_a_name_a_line_means_the_likeliest_first() {
    let mut desk = Desk::new();
    let mut add = |name: String, circle| -> Id {
        let added = desk.book.add_person(&PersonEdit::named(&name), &now());
        let id = added.unwrap().made.unwrap();
        desk.book.place_person(id, circle, None, &now()).unwrap();
        id
    };
    let close_by_another_name = add("Hannu Onni Kuusikangas".into(), Some(Circle::Core));
    let crowd: Vec<Id> = (0..15).map(|n| add(format!("Onni Aho{n}"), None)).collect();
    let friend = add("Onni Jokinen".into(), Some(Circle::Friend));
    let recent = favour(Direction::Given, &[crowd[14]], "A lift");
    desk.book.record_favour(&recent, &now()).unwrap();
    let line = desk
        .book
        .capture("Onni helped me move yesterday", now().today);
    let meant: Vec<Id> = line.people[0].candidates.iter().map(|one| one.id).collect();
    assert_eq!(meant[..3], [friend, crowd[14], crowd[0]]);
    assert!(!meant.contains(&close_by_another_name), "a dozen are shown");
}
