//! Wishes for single cards, and decisions about likenesses.

use std::collections::BTreeSet;

use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{CardRule, Decision, Field, ImportWishes, Rule};

use crate::cards::{ANNA, Said, card, phonebook};
use crate::desk::{Desk, now};

use super::{firm, import, matron, newer, the_firm};

/// What a card prefers stays so where the owner had nothing of its kind.
#[test]
fn the_first_choice_of_a_card_stays_the_first() {
    let without_uid = firm("Meilahti", "", "+358421111111").replace("UID:kone\r\n", "");
    let desk = Desk::of(&[card(ANNA), without_uid].concat());
    let (_, stands) = the_firm(&desk);
    assert!(stands.points[0].preferred, "{:?}", stands.points);
}

#[test]
fn one_field_of_one_card_can_be_left_out_or_taken() {
    let mut desk = matron();
    let other = card(Said {
        title: "Miller",
        ..crate::cards::MIRA
    });
    let cards = newer() + &other;
    let wish = |card, field, rule| CardRule { card, field, rule };
    let wishes = ImportWishes {
        cards: vec![
            wish(1, Field::Title, Rule::Theirs),
            wish(1, Field::Phone, Rule::Mine),
            wish(2, Field::Title, Rule::Mine),
        ],
        ..ImportWishes::default()
    };
    let report = import(&mut desk, &cards, wishes);
    assert_eq!(
        report.changes.iter().map(|c| c.card).collect::<Vec<_>>(),
        [1, 2]
    );
    let anna = desk.page("Anna");
    assert_eq!(
        (anna.title.as_str(), anna.note.as_str()),
        ("Head nurse", "Sails")
    );
    assert!(anna.points.iter().all(|p| p.value != "+358429999999"));
    assert_eq!(
        desk.page("Mira").title,
        "Baker",
        "what was left out stays as it was"
    );
    let again = desk.import(&cards);
    assert_eq!(again.operation, None, "and is not asked again");
}

#[test]
fn a_likeness_is_decided_in_the_preview_and_remembered() {
    let heino = |email: &str| {
        card(Said {
            name: "Jaakko Heino",
            email,
            ..Said::default()
        })
    };
    let start = |desk: &Desk| desk.book.find("Jaakko").unwrap().len();
    for (same, people) in [(Some(true), 1), (Some(false), 2), (None, 2)] {
        let mut desk = Desk::of(&heino("first@heino.example"));
        let file = desk.file("more.vcf", heino("second@heino.example"));
        let look = ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        };
        let seen = desk
            .import_files(std::slice::from_ref(&file), &look)
            .unwrap();
        let like = &seen.duplicates[0];
        let decision = |same| Decision {
            card: like.card,
            other: like.other_id,
            same,
        };
        let wishes = ImportWishes {
            decisions: same.map(decision).into_iter().collect(),
            ..ImportWishes::default()
        };
        let keep = ImportOptions {
            expected_digest: Some(seen.digest.clone()),
            wishes,
            ..ImportOptions::default()
        };
        let done = desk.import_files(&[file], &keep).unwrap();
        assert_eq!(start(&desk), people, "{same:?}");
        assert_eq!(done.duplicates[0].same, same);
        assert_eq!(done.possible_duplicates, u32::from(same.is_none()));
        let ids: Vec<_> = desk
            .book
            .find("Jaakko")
            .unwrap()
            .iter()
            .map(|c| c.id)
            .collect();
        if let [a, b] = ids[..] {
            let view = desk.book.merge_view(a, b, now().today).unwrap();
            assert_eq!(view.said_not_same, same == Some(false));
        }
        let emails = desk.book.person(ids[0], now().today).unwrap().points.len();
        assert_eq!(emails, if same == Some(true) { 2 } else { 1 });
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(start(&desk), 1, "and undone in one step");
    }
}

#[test]
fn a_report_is_whole_however_long() {
    let mut desk = Desk::new();
    let broken: String = (0..1500)
        .map(|_| "BEGIN:VCARD\r\nVERSION:3.0\r\nX-NOTHING:1\r\nEND:VCARD\r\n")
        .collect();
    let mut many = phonebook(0, 1200, 0);
    many.push_str(&broken);
    let report = desk.preview(&many);
    assert_eq!((report.new_people, report.news.len()), (1200, 1200));
    assert_eq!((report.unreadable, report.problems.len()), (1500, 1500));
    let lines: BTreeSet<u32> = report.problems.iter().map(|p| p.line).collect();
    assert_eq!(lines.len(), 1500, "every one of them, once");
}
