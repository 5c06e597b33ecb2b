//! Organisations that come as cards.

use vuoro_core::book::view::{CardRule, Field, ImportWishes, OrganisationEdit, Rule};

use crate::cards::{ANNA, Said, card};
use crate::desk::{Desk, now};

use super::{firm, import, rules, the_firm};

/// Rules and wishes are for firms as they are for people.
#[test]
fn a_rule_is_for_organisations_too() {
    let wish = |field, rule| CardRule {
        card: 1,
        field,
        rule,
    };
    let wished = ImportWishes {
        cards: vec![
            wish(Field::Note, Rule::Theirs),
            wish(Field::Phone, Rule::Mine),
        ],
        ..ImportWishes::default()
    };
    let (old, new) = ("+358421111111", "+358422222222");
    for (wishes, name, note, phones) in [
        (rules(&[]), "Kone", "A customer", &[old, new][..]),
        (rules(&[(None, Rule::Mine)]), "Kone", "A customer", &[old]),
        (rules(&[(None, Rule::Theirs)]), "Kone Oyj", "Doors", &[new]),
        (
            rules(&[(None, Rule::Both)]),
            "Kone",
            "A customer\n\nDoors",
            &[old, new],
        ),
        (
            rules(&[(None, Rule::Theirs), (Some(Field::Name), Rule::Mine)]),
            "Kone",
            "Doors",
            &[new],
        ),
        (wished, "Kone", "Doors", &[old]),
    ] {
        let said = format!("{wishes:?}");
        let mut desk = Desk::of(&firm("Kone Oy", "Lifts", old));
        let (id, seen) = the_firm(&desk);
        let by_hand = OrganisationEdit {
            name: "Kone".into(),
            note: "A customer".into(),
            ..seen.clone()
        };
        desk.book
            .edit_organisation(id, &seen, &by_hand, &now())
            .unwrap();
        let start = desk.export();
        let newer = firm("Kone Oyj", "Doors", new);
        let report = import(&mut desk, &newer, wishes);
        let (_, stands) = the_firm(&desk);
        let values: Vec<&str> = stands.points.iter().map(|p| p.value.as_str()).collect();
        assert_eq!(
            (stands.name.as_str(), values.as_slice()),
            (name, phones),
            "{said}"
        );
        assert_eq!(stands.note, note, "{said}");
        let changes = &report.changes[0];
        assert_eq!((changes.card, changes.name.as_str()), (1, name), "{said}");
        let kept = |field| {
            changes
                .fields
                .iter()
                .find(|f| f.field == field)
                .unwrap()
                .kept_mine
        };
        assert_eq!(kept(Field::Note), note == "A customer", "{said}");
        assert_eq!(kept(Field::Phone), phones == [old], "{said}");
        assert_eq!(desk.import(&newer).operation, None, "it is not asked again");
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(desk.export(), start, "one step takes it back");
    }
}

/// Firms that the owner made one stay one when a card of theirs says more.
#[test]
fn a_firm_made_one_with_another_does_not_come_back() {
    let (old, new) = ("+358421111111", "+358422222222");
    let mut desk = Desk::of(&card(Said {
        work: "Kone Group",
        ..ANNA
    }));
    let (into, _) = the_firm(&desk);
    desk.import(&firm("Kone Oy", "Lifts", old));
    let from = desk.book.find_organisations("Kone Oy").unwrap()[0].id;
    desk.book
        .merge_organisations(into, &[from], &now())
        .unwrap();
    let report = desk.import(&firm("Kone Oy", "Doors", new));
    let (_, stands) = the_firm(&desk);
    assert_eq!(
        (stands.name.as_str(), stands.note.as_str()),
        ("Kone Group", "Doors")
    );
    assert_eq!((report.organisations, report.updated_organisations), (0, 1));
}
