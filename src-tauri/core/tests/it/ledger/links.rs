//! What answers what, and what no longer does.

use vuoro_core::book::view::{BreakdownBy, FavourForm, Period};
use vuoro_core::domain::favour::{Direction, LinkKind, Status};
use vuoro_core::error::Invalid;

use crate::desk::{Desk, a_few, ago, favour, now, record, refused};

/// In per cent of what was received, also of so few favours that nobody is told.
fn answered_share(desk: &Desk) -> Option<i32> {
    let (by, ever) = (BreakdownBy::Kind, Period::default());
    let all = desk.book.breakdown(by, &ever, now().today).unwrap().total?;
    Some(all.answered? * 100 / all.taken)
}

#[test]
fn what_was_received_is_answered_by_what_follows() {
    let (mut desk, ids) = a_few();
    let (anna, pekka) = (ids[0], ids[1]);
    let taken = record(&mut desk, &favour(Direction::Taken, &[anna], "Taken"));
    let returned = record(&mut desk, &favour(Direction::Given, &[anna], "Returned"));
    let passed = record(&mut desk, &favour(Direction::Given, &[pekka], "Passed on"));
    let mut link = |later, earlier, kind| {
        desk.book
            .link_favours(later, earlier, kind, &now())
            .map(|_| ())
    };
    link(returned, taken, LinkKind::Returns).unwrap();
    link(passed, taken, LinkKind::PassesOn).unwrap();
    refused(
        link(taken, returned, LinkKind::Returns),
        Invalid::LinkCircle,
    );
    refused(link(taken, taken, LinkKind::Returns), Invalid::LinkCircle);
    refused(
        link(passed, returned, LinkKind::PassesOn),
        Invalid::LinkUnfit,
    );
    let page = desk.book.favour(taken).unwrap();
    assert_eq!(page.row.answered, [LinkKind::PassesOn, LinkKind::Returns]);
    assert_eq!(answered_share(&desk), Some(100));

    // An answer that was a mistake answers nothing.
    desk.book
        .settle(returned, Status::Void, "", &now())
        .unwrap();
    desk.book.settle(passed, Status::Void, "", &now()).unwrap();
    assert_eq!(desk.book.favour(taken).unwrap().row.answered, []);
    assert_eq!(answered_share(&desk), Some(0));
    desk.is_whole();
}

#[test]
fn an_answer_that_no_longer_fits_answers_nothing() {
    let (mut desk, ids) = a_few();
    let taken = record(&mut desk, &favour(Direction::Taken, &ids[..1], "Taken"));
    let given = record(&mut desk, &favour(Direction::Given, &ids[..1], "Given"));
    desk.book
        .link_favours(given, taken, LinkKind::Returns, &now())
        .unwrap();
    let before = desk.export();
    let answered = |desk: &Desk| desk.book.favour(taken).unwrap().row.answered;
    let revise = |desk: &mut Desk, id, change: &dyn Fn(&mut FavourForm)| {
        let seen = desk.book.favour_form(id).unwrap();
        let mut form = seen.clone();
        change(&mut form);
        desk.book.revise_favour(id, &seen, &form, &now()).unwrap();
    };
    revise(&mut desk, given, &|form| {
        form.what = "In other words".into()
    });
    assert_eq!(answered(&desk), [LinkKind::Returns], "it fits as before");
    desk.book.undo(None, &now()).unwrap();

    // It helped somebody else after all.
    let other = Some(ids[1]);
    revise(&mut desk, given, &|form| {
        form.beneficiaries[0].person = other
    });
    assert_eq!(answered(&desk), []);
    assert_eq!(answered_share(&desk), Some(0));
    let said = &desk.book.history(None, 1).unwrap()[0];
    assert_eq!(said.subject.changed, 1, "the history says so: {said:?}");
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);

    // What it answers came later after all; then from the other end.
    revise(&mut desk, given, &|form| form.on = ago(30));
    assert_eq!(answered(&desk), []);
    desk.book.undo(None, &now()).unwrap();
    revise(&mut desk, taken, &|form| form.giver = other);
    assert_eq!(answered(&desk), []);
    desk.is_whole();
}

#[test]
fn a_changed_date_says_which_links_it_took_away() {
    let (mut desk, ids) = a_few();
    let dated = |direction, who, on: &str| FavourForm {
        on: on.into(),
        ..favour(direction, &[who], "Soup")
    };
    let first = record(&mut desk, &dated(Direction::Taken, ids[0], "2026-11-01"));
    let second = record(&mut desk, &dated(Direction::Given, ids[1], "2026-11-05"));
    desk.book
        .link_favours(second, first, LinkKind::PassesOn, &now())
        .unwrap();
    let seen = desk.book.favour_form(first).unwrap();
    let same = desk
        .book
        .revise_favour(
            first,
            &seen,
            &FavourForm {
                note: "hot".into(),
                ..seen.clone()
            },
            &now(),
        )
        .unwrap();
    assert_eq!(same.unlinked, None);
    let seen = desk.book.favour_form(first).unwrap();
    let later = FavourForm {
        on: "2026-11-18".into(),
        ..seen.clone()
    };
    let receipt = desk
        .book
        .revise_favour(first, &seen, &later, &now())
        .unwrap();
    assert_eq!(receipt.unlinked, Some(1));
}
