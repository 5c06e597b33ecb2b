//! Changes that have nothing to do with each other are taken back in any order.
//!
//! Each side of the book has people, a firm and a tag of its own, so that no
//! change on one side touches a row of another: a refusal must name a later
//! change of the same side, or an undo of one.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use vuoro_core::Error;
use vuoro_core::book::view::{Choice, ConsentSaid, Field, Id, PeopleAct, PersonEdit, Take};
use vuoro_core::domain::circle::{Circle, LifeArea};
use vuoro_core::domain::favour::{Consent, Direction, LinkKind, Outcome, Status};
use vuoro_core::error::Result;

use super::cards::{Said, card};
use super::desk::{Desk, favour, introduction, now};

const SIDES: usize = 10;
const CHANGES: usize = 200;

#[derive(Debug, Clone)]
struct Step {
    side: usize,
    deed: u8,
    one: Index,
    other: Index,
}

fn step() -> impl Strategy<Value = Step> {
    (0..SIDES, 0..20u8, any::<Index>(), any::<Index>()).prop_map(|(side, deed, one, other)| Step {
        side,
        deed,
        one,
        other,
    })
}

/// What belongs to one side.
#[derive(Default)]
struct Side {
    people: BTreeSet<Id>,
    favours: Vec<Id>,
    /// Those that stand, in their order.
    operations: Vec<Id>,
    undos: Vec<Id>,
}

/// Three people of one side, as their phone has them for the `version`th time.
fn phonebook(side: usize, version: usize) -> String {
    let one = |n: usize| {
        card(Said {
            uid: &format!("3F1C8A52-0000-4000-80{side:02}-{n:012}"),
            name: &format!("Person{n} Side{side}"),
            email: &format!("p{n}@side{side}.example.fi"),
            phone: &format!("+3584{side:02}30{n:04}"),
            title: &format!("Title {version}"),
            work: &format!("Firm {side}"),
            note: "",
            tags: &format!("Tag {side}"),
        })
    };
    (0..3).map(one).collect()
}

/// Does it, and says which favour was made.
fn take_step(desk: &mut Desk, side: &Side, step: &Step) -> Result<Option<Id>> {
    let now = now();
    let here: BTreeSet<Id> = desk.book.ids()?.into_iter().collect();
    let people: Vec<Id> = side.people.intersection(&here).copied().collect();
    if people.is_empty() || step.deed == 0 {
        desk.import(&phonebook(step.side, step.other.index(3)));
        return Ok(None);
    }
    let (one, other) = (*step.one.get(&people), *step.other.get(&people));
    let that = |index: &Index| match side.favours.is_empty() {
        true => 9999,
        false => *index.get(&side.favours),
    };
    let (which, earlier) = (that(&step.one), that(&step.other));
    let book = &mut desk.book;
    match step.deed {
        1 => book.add_person(
            &PersonEdit::named(&format!("New of side {}", step.side)),
            &now,
        ),
        2 => book.place(one, Some(Circle::Friend), &[LifeArea::Work], &now),
        3..=5 => {
            let mut new = favour(Direction::Given, &[one], "Given");
            new.status = [Status::Done, Status::Promised, Status::Asked][step.other.index(3)];
            return book.record_favour(&new, &now).map(|receipt| receipt.made);
        }
        6..=7 => {
            let new = favour(Direction::Taken, &[one], "Taken");
            return book.record_favour(&new, &now).map(|receipt| receipt.made);
        }
        8 => {
            let mut new = introduction(None, &[one, other]);
            new.status = [Status::Done, Status::Promised][step.other.index(2)];
            return book.record_favour(&new, &now).map(|receipt| receipt.made);
        }
        9 => book.settle(which, Status::Done, "", &now),
        10 => book.settle(which, Status::Void, "", &now),
        11 => book.thank(which, &now),
        12 => book.link_favours(which, earlier, LinkKind::ALL[step.other.index(3)], &now),
        13 => book.outcome(which, Outcome::ALL[step.other.index(2)], "", &now),
        14 => {
            let consent = Consent::ALL[1 + step.other.index(2)];
            let said = ConsentSaid {
                person: one,
                consent,
            };
            book.consent(which, &[said], "", &now)
        }
        15 => book.remind_of_person(one, "2027-01", &now),
        16 => {
            let choices = Field::ALL.iter().map(|field| Choice {
                field: *field,
                take: Take::Left,
            });
            book.merge(one, other, &choices.collect::<Vec<_>>(), &now)
        }
        17 => book.not_same(one, other, &now),
        18 => {
            let act = [
                PeopleAct::Archive,
                PeopleAct::Tag(format!("Rowers {}", step.side)),
            ];
            book.edit_people(&[one], &act[step.other.index(act.len())], &now)
        }
        _ => {
            let seen = book.person_form(one)?;
            let mut new = seen.clone();
            new.title = format!("Captain {}", step.deed);
            new.note = "Sails.".into();
            book.edit_person(one, &seen, &new, &now)
        }
    }?;
    Ok(None)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_changes_are_taken_back_in_any_order(
        steps in prop::collection::vec(step(), 3 * CHANGES),
        order in prop::collection::vec(any::<Index>(), 4 * CHANGES),
    ) {
        let mut desk = Desk::new();
        let start = desk.export();
        let mut sides: Vec<Side> = (0..SIDES).map(|_| Side::default()).collect();
        for step in &steps {
            let before = desk.operations();
            if before == CHANGES {
                break;
            }
            let people: BTreeSet<Id> = desk.book.ids().unwrap().into_iter().collect();
            match take_step(&mut desk, &sides[step.side], step) {
                Ok(made) => sides[step.side].favours.extend(made),
                Err(Error::Invalid(_) | Error::NotFound(_) | Error::MergeClash { .. }) => {}
                Err(error) => prop_assert!(false, "{step:?}: {error}"),
            }
            let side = &mut sides[step.side];
            let now_there = desk.book.ids().unwrap();
            side.people.extend(now_there.iter().filter(|id| !people.contains(id)));
            if desk.operations() > before {
                side.operations.push(desk.book.history(None, 1).unwrap()[0].operation);
            }
        }
        prop_assert_eq!(desk.operations(), CHANGES);

        let (mut early, mut refused) = (0, 0);
        let mut order = order.iter();
        while let Some(index) = order.next().filter(|_| sides.iter().any(|s| !s.operations.is_empty())) {
            let standing: Vec<(usize, Id)> = sides
                .iter()
                .enumerate()
                .flat_map(|(n, side)| side.operations.iter().map(move |id| (n, *id)))
                .collect();
            let (n, operation) = *index.get(&standing);
            let side = &mut sides[n];
            match desk.book.undo(Some(operation), &now()) {
                Ok(undo) => {
                    early += u32::from(side.operations.last() != Some(&operation));
                    side.operations.retain(|id| *id != operation);
                    side.undos.push(undo.operation);
                }
                Err(Error::CannotUndo { by }) => {
                    let mut there = side.operations.iter().chain(&side.undos);
                    let way = there.find(|id| i64::from(**id) == by);
                    prop_assert!(way.is_some_and(|way| *way > operation), "{operation} is refused for {by}");
                    refused += 1;
                }
                Err(error) => prop_assert!(false, "{operation}: {error}"),
            }
        }
        prop_assert!(early > 10 && refused > 10, "{early} before a later one, {refused} refused");
        let waits_for = loop {
            match desk.book.undo(None, &now()) {
                Ok(_) => {}
                Err(Error::NothingToUndo) => break None,
                Err(Error::CannotUndo { by }) => break Some(by),
                Err(error) => prop_assert!(false, "{error}"),
            }
        };
        match waits_for {
            None => prop_assert_eq!(desk.export(), start),
            // What made and unmade the same was parted: only an undo can be left in the way.
            Some(by) => {
                let mut undos = sides.iter().flat_map(|side| &side.undos);
                prop_assert!(undos.any(|id| i64::from(*id) == by), "{by}");
            }
        }
        desk.is_whole();
    }
}

/// A change, and one that takes it back by another door: the one before them can
/// be undone under them, and what they then wait for is that undo, not themselves.
#[test]
fn what_waits_for_an_undo_names_it() {
    let mut desk = Desk::of(&phonebook(1, 0));
    let id = desk.id("Person0 Side1");
    let now = now();
    let book = &mut desk.book;
    book.remind_of_person(id, "2027-01", &now).unwrap();
    let remind = book.history(None, 1).unwrap()[0].operation;
    book.edit_people(&[id], &PeopleAct::Archive, &now).unwrap();
    let archive = book.history(None, 1).unwrap()[0].operation;
    book.edit_people(&[id], &PeopleAct::Restore, &now).unwrap();
    let undo = book.undo(Some(remind), &now).unwrap().operation;
    let restored = book.history(None, 2).unwrap()[1].operation;
    match book.undo(Some(archive), &now) {
        Err(Error::CannotUndo { by }) => assert_eq!(by, i64::from(restored), "not {undo}"),
        other => panic!("{other:?}"),
    }
    match book.undo(Some(restored), &now) {
        Err(Error::CannotUndo { by }) => assert_eq!(by, i64::from(undo)),
        other => panic!("{other:?}"),
    }
}
