//! Phones that come again and again.

use proptest::prelude::*;
use proptest::sample::Index;
use vuoro_core::domain::contact::PointKind;

use crate::cards::phonebook;
use crate::desk::{Desk, now};

#[derive(Debug, Clone)]
enum Hand {
    Title(Index),
    Note(Index),
    DropPhone(Index),
    Rename(Index),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A, then B with three in ten in both, what was written by hand between
    /// and after, then A again, and B: nobody twice, no edit lost.
    #[test]
    fn phones_in_turn_make_no_duplicates_and_lose_no_edit(
        people in 4..16u32,
        version in 0..3u32,
        hands in prop::collection::vec((any::<bool>(), prop_oneof![
            any::<Index>().prop_map(Hand::Title),
            any::<Index>().prop_map(Hand::Note),
            any::<Index>().prop_map(Hand::DropPhone),
            any::<Index>().prop_map(Hand::Rename),
        ]), 0..6),
    ) {
        let shared = (people * 3).div_ceil(10);
        let a = phonebook(0, people, 0);
        let b = phonebook(people - shared, 2 * people - shared, version);
        let all = (2 * people - shared) as usize;
        let mut desk = Desk::of(&a);
        let write = |desk: &mut Desk, hand: &Hand, count: u32| {
            let who = |index: &Index| format!("p{}@example.fi", index.index(count as usize));
            let (index, change): (&Index, fn(&mut vuoro_core::book::view::PersonEdit)) = match hand {
                Hand::Title(index) => (index, |form| form.title = "By hand".into()),
                Hand::Note(index) => (index, |form| form.note = "By hand".into()),
                Hand::DropPhone(index) => (index, |form| form.points.retain(|p| p.kind != PointKind::Phone)),
                Hand::Rename(index) => (index, |form| form.name.display = format!("{} Byhand", form.name.display)),
            };
            let email = who(index);
            let id = desk.book.ids().unwrap().into_iter().find(|id| {
                desk.book.person(*id, now().today).unwrap().points.iter().any(|p| p.value == email)
            }).unwrap();
            let seen = desk.book.person_form(id).unwrap();
            let mut form = seen.clone();
            change(&mut form);
            desk.book.edit_person(id, &seen, &form, &now()).unwrap();
            id
        };
        let mut written = Vec::new();
        for (_, hand) in hands.iter().filter(|(between, _)| *between) {
            written.push((write(&mut desk, hand, people), hand.clone()));
        }
        let report = desk.import(&b);
        prop_assert_eq!(report.possible_duplicates, 0);
        for (_, hand) in hands.iter().filter(|(between, _)| !*between) {
            written.push((write(&mut desk, hand, people), hand.clone()));
        }
        let before = desk.export();
        for file in [&a, &b, &a] {
            let report = desk.import(file);
            prop_assert_eq!((report.operation, report.new_people), (None, 0));
        }
        prop_assert_eq!(desk.export(), before);
        prop_assert_eq!(desk.names().len(), all);
        // A third version comes; what was written by hand is still there.
        desk.import(&phonebook(0, people, 2));
        prop_assert_eq!(desk.names().len(), all);
        for (id, hand) in &written {
            let page = desk.book.person(*id, now().today).unwrap();
            match hand {
                Hand::Title(_) => prop_assert_eq!(page.title, "By hand"),
                Hand::Note(_) => prop_assert_eq!(page.note, "By hand"),
                Hand::Rename(_) => prop_assert!(page.name.display.ends_with("Byhand")),
                Hand::DropPhone(_) => {
                    prop_assert!(page.points.iter().all(|p| p.kind != PointKind::Phone), "{page:?}");
                }
            }
        }
        prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new());
    }
}
