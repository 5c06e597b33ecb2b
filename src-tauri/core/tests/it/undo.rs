//! Taking back, and taking that back.

use vuoro_core::Error;
use vuoro_core::book::view::{Choice, Field, Id, PersonEdit, Take};
use vuoro_core::book::{SampleBook, UndoReceipt};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{Direction, Status};
use vuoro_core::sample::Language;

use super::cards::{ANNA, MIRA, PEKKA, Said, card, firm, group, phonebook, three};
use super::desk::{Desk, favour, introduction, now};

/// A book with three people, a promise of mine and a favour received.
fn desk() -> (Desk, Id, Id) {
    let mut desk = Desk::of(&three());
    let (anna, pekka) = (desk.id("Anna"), desk.id("Pekka"));
    let mut promise = favour(Direction::Given, &[anna], "A lift");
    promise.status = Status::Promised;
    let promise = desk.book.record_favour(&promise, &now()).unwrap();
    let taken = favour(Direction::Taken, &[pekka], "Read my CV");
    let taken = desk.book.record_favour(&taken, &now()).unwrap();
    (desk, promise.made.unwrap(), taken.made.unwrap())
}

#[test]
fn every_kind_of_change_is_taken_back_whole() {
    type Act = fn(&mut Desk, Id, Id);
    let acts: [(&str, Act); 10] = [
        ("import of new people", |desk, _, _| {
            let new = Said {
                name: "Olli Uusi",
                uid: "new",
                tags: "Readers,Runners",
                work: "Meilahti",
                ..MIRA
            };
            let firm = firm("Kone Oy", "+358423333333");
            let club = group("Club", "club", &[ANNA.uid, "new"]);
            desk.import(&[card(new), firm, club].concat());
        }),
        ("import that changes people", |desk, _, _| {
            let title = Said {
                title: "Head nurse",
                phone: "+358424444444",
                note: "a\\nb",
                ..ANNA
            };
            let report = desk.import(&card(title));
            assert_eq!(report.updated_people, 1);
        }),
        ("add", |desk, _, _| {
            desk.book
                .add_person(&PersonEdit::named("Olli Uusi"), &now())
                .unwrap();
        }),
        ("place", |desk, _, _| {
            let id = desk.id("Mira");
            desk.book
                .place_person(id, Some(Circle::Close), None, &now())
                .unwrap();
        }),
        ("give", |desk, _, _| {
            let both = [desk.id("Mira"), desk.id("Anna")];
            desk.book
                .record_favour(&favour(Direction::Given, &both, "Cake"), &now())
                .unwrap();
        }),
        ("take", |desk, _, _| {
            let id = desk.id("Mira");
            desk.book
                .record_favour(&favour(Direction::Taken, &[id], "Cake"), &now())
                .unwrap();
        }),
        ("introduce", |desk, _, _| {
            let both = [desk.id("Mira"), desk.id("Anna")];
            desk.book
                .record_favour(&introduction(None, &both), &now())
                .unwrap();
        }),
        ("introduced by", |desk, _, _| {
            let (by, to) = (desk.id("Mira"), desk.id("Pekka"));
            desk.book
                .record_favour(&introduction(Some(by), &[to]), &now())
                .unwrap();
        }),
        ("settle", |desk, promise, _| {
            desk.book.settle(promise, Status::Done, "", &now()).unwrap();
        }),
        ("thank", |desk, _, taken| {
            desk.book.thank(taken, &now()).unwrap();
        }),
    ];
    for (what, act) in acts {
        let (mut desk, promise, taken) = desk();
        let before = desk.export();
        act(&mut desk, promise, taken);
        let after = desk.export();
        assert_ne!(before, after, "{what}: it changes the book");
        desk.is_whole();
        let undo = desk.book.undo(None, &now()).unwrap();
        assert_eq!(desk.export(), before, "{what}: undone");
        desk.is_whole();
        let redo = desk.book.undo(Some(undo.operation), &now()).unwrap();
        assert_eq!(desk.export(), after, "{what}: done again");
        desk.is_whole();
        desk.book.undo(Some(redo.operation), &now()).unwrap();
        assert_eq!(desk.export(), before, "{what}: undone again");
        desk.is_whole();
    }
}

#[test]
fn what_was_undone_is_done_again_from_the_last_until_something_else_is_done() {
    let mut desk = Desk::of(&three());
    let anna = desk.id("Anna");
    let mut states = vec![desk.export()];
    for what in ["Soup", "Bread", "Salt"] {
        desk.book
            .record_favour(&favour(Direction::Given, &[anna], what), &now())
            .unwrap();
        states.push(desk.export());
    }
    let none = |done: Result<UndoReceipt, Error>| {
        assert!(matches!(done, Err(Error::NothingToRedo)), "{done:?}");
    };
    none(desk.book.redo(&now()));
    // There and back twice, so that what was done again is undone again.
    for _ in 0..2 {
        for state in states[..3].iter().rev() {
            desk.book.undo(None, &now()).unwrap();
            assert_eq!(desk.export(), *state);
        }
        for state in &states[1..] {
            desk.book.redo(&now()).unwrap();
            assert_eq!(desk.export(), *state);
        }
        none(desk.book.redo(&now()));
    }
    desk.book.undo(None, &now()).unwrap();
    let pepper = favour(Direction::Given, &[anna], "Pepper");
    desk.book.record_favour(&pepper, &now()).unwrap();
    none(desk.book.redo(&now()));
    desk.is_whole();
}

#[test]
fn a_sample_is_taken_back_in_its_two_steps() {
    let mut desk = Desk::new();
    let empty = desk.export();
    let sample = SampleBook {
        people: 30,
        favours: 60,
        seed: 7,
        language: Language::English,
        photo_side: 16,
    };
    let mut on = |_| std::ops::ControlFlow::Continue(());
    desk.book.fill_sample(&sample, &now(), &mut on).unwrap();
    desk.is_whole();
    assert_eq!(desk.operations(), 2, "an import, and what passed since");
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), empty);
    desk.is_whole();
    assert!(matches!(
        desk.book.undo(None, &now()),
        Err(Error::NothingToUndo)
    ));
}

#[test]
fn an_import_stays_while_a_favour_builds_on_it() {
    let mut desk = Desk::of(&three());
    let anna = desk.id("Anna");
    let given = favour(Direction::Given, &[anna], "Cake");
    let given = desk.book.record_favour(&given, &now()).unwrap();
    let before = desk.export();
    let refused = desk.book.undo(Some(1), &now()).unwrap_err();
    assert!(
        matches!(refused, Error::CannotUndo { by } if by == i64::from(given.operation)),
        "{refused:?}"
    );
    assert_eq!(desk.export(), before, "a refusal changes nothing");
    desk.is_whole();
    desk.book.undo(Some(given.operation), &now()).unwrap();
    desk.book.undo(Some(1), &now()).unwrap();
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn an_import_stays_while_a_later_card_changed_its_person() {
    let mut desk = Desk::of(&three());
    let changed = Said {
        title: "Head nurse",
        ..ANNA
    };
    let report = desk.import(&card(changed));
    let refused = desk.book.undo(Some(1), &now()).unwrap_err();
    let by = i64::from(report.operation.unwrap());
    assert!(matches!(refused, Error::CannotUndo { by: b } if b == by));
}

#[test]
fn the_refusal_names_what_stands_and_not_what_was_taken_back() {
    let mut desk = Desk::of(&three());
    let anna = desk.id("Anna");
    let place = |desk: &mut Desk, circle| {
        let receipt = desk.book.place_person(anna, Some(circle), None, &now());
        receipt.unwrap().operation
    };
    let stands = place(&mut desk, Circle::Core);
    place(&mut desk, Circle::Friend);
    desk.book.undo(None, &now()).unwrap();
    let refused = desk.book.undo(Some(1), &now()).unwrap_err();
    assert!(
        matches!(refused, Error::CannotUndo { by } if by == i64::from(stands)),
        "undoing an undo would bring back more: {refused:?}"
    );
}

#[test]
fn an_older_change_of_other_rows_is_taken_back_alone() {
    let mut desk = Desk::of(&three());
    let (anna, pekka) = (desk.id("Anna"), desk.id("Pekka"));
    let older = desk
        .book
        .record_favour(&favour(Direction::Given, &[anna], "Cake"), &now())
        .unwrap();
    let kept = favour(Direction::Given, &[pekka], "Soup");
    desk.book.record_favour(&kept, &now()).unwrap();
    desk.book.undo(Some(older.operation), &now()).unwrap();
    assert_eq!(desk.page("Anna").favours.len(), 0);
    assert_eq!(desk.page("Pekka").favours.len(), 1);
    desk.is_whole();
}

/// Whatever the two have alike: the place of what goes is free again when the
/// other's comes back, in the order of either way.
#[test]
fn every_merge_is_taken_back_and_done_again() {
    let people = phonebook(9, 15, 0) + &phonebook(0, 1, 2) + &phonebook(4, 5, 0);
    let mut desk = Desk::of(&people);
    let ids = desk.book.ids().unwrap();
    let before = desk.export();
    for take in [Take::Left, Take::Right] {
        let choices = Field::ALL.iter().map(|field| Choice {
            field: *field,
            take,
        });
        let choices: Vec<Choice> = choices.collect();
        for (a, b) in ids.iter().flat_map(|a| ids.iter().map(move |b| (*a, *b))) {
            if a == b || desk.book.merge(a, b, &choices, &now()).is_err() {
                continue;
            }
            let merged = desk.export();
            let undone = desk.book.undo(None, &now()).unwrap().operation;
            assert_eq!(desk.export(), before, "{a} and {b}");
            let again = desk.book.undo(Some(undone), &now());
            let again = again.unwrap_or_else(|error| panic!("{a} and {b}, {take:?}: {error}"));
            assert_eq!(desk.export(), merged, "{a} and {b}: done again");
            desk.book.undo(Some(again.operation), &now()).unwrap();
            assert_eq!(desk.export(), before, "{a} and {b}: taken back again");
        }
    }
    desk.is_whole();
}

/// A favour cannot come back to somebody who is gone.
#[test]
fn a_redo_is_refused_while_its_person_is_gone() {
    let mut desk = Desk::of(&three());
    let anna = desk.id("Anna");
    let given = favour(Direction::Given, &[anna], "Cake");
    desk.book.record_favour(&given, &now()).unwrap();
    let undone_favour = desk.book.undo(None, &now()).unwrap().operation;
    let undone_import = desk.book.undo(None, &now()).unwrap().operation;
    let refused = desk.book.undo(Some(undone_favour), &now()).unwrap_err();
    assert!(
        matches!(refused, Error::CannotUndo { by } if by == i64::from(undone_import)),
        "{refused:?}"
    );
    desk.book.undo(Some(undone_import), &now()).unwrap();
    desk.book.undo(Some(undone_favour), &now()).unwrap();
    assert_eq!(desk.page("Anna").favours.len(), 1);
    desk.is_whole();
}

/// The same cards cannot be in the book twice.
#[test]
fn a_redo_is_refused_while_the_same_cards_are_there_again() {
    let mut desk = Desk::of(&three());
    let undone = desk.book.undo(None, &now()).unwrap().operation;
    let again = desk.import(&[PEKKA, MIRA].map(card).concat());
    let refused = desk.book.undo(Some(undone), &now()).unwrap_err();
    let by = i64::from(again.operation.unwrap());
    assert!(
        matches!(refused, Error::CannotUndo { by: b } if b == by),
        "{refused:?}"
    );
    assert_eq!(desk.names().len(), 2);
    desk.is_whole();
}

#[test]
fn an_operation_is_taken_back_once() {
    let mut desk = Desk::of(&three());
    desk.book.undo(Some(1), &now()).unwrap();
    for operation in [None, Some(1)] {
        let refused = desk.book.undo(operation, &now()).unwrap_err();
        assert!(matches!(refused, Error::NothingToUndo), "{refused:?}");
    }
    let refused = desk.book.undo(Some(99), &now()).unwrap_err();
    assert!(matches!(refused, Error::NotFound(_)), "{refused:?}");
}
