//! Favours written down, refused, written anew and voided, and their list.

use vuoro_core::book::Unlock;
use vuoro_core::book::view::{Beneficiary, FavourForm, Id, LedgerQuery, PersonEdit};
use vuoro_core::domain::favour::{Direction, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::error::Invalid;
use vuoro_core::{Book, Error, Now};

use crate::desk::{Desk, a_few, ago, favour, introduction, now, record, refused};

use super::worked_example;

#[test]
fn a_void_favour_stays_and_counts_nowhere() {
    let (mut desk, ids) = worked_example();
    let before = desk.book.balances(false, now().today).unwrap();
    let id = record(
        &mut desk,
        &favour(Direction::Given, &[ids[0]], "By mistake"),
    );
    assert_ne!(desk.book.balances(false, now().today).unwrap(), before);
    desk.book.settle(id, Status::Void, "", &now()).unwrap();
    assert_eq!(desk.book.balances(false, now().today).unwrap(), before);
    let page = desk.book.favour(id).unwrap();
    assert_eq!(page.row.status, Status::Void);
    assert_eq!(page.events.len(), 2, "it remembers that it stood");
    assert_eq!(page.next, []);
    let seen = |void| {
        let query = LedgerQuery {
            void,
            ..LedgerQuery::default()
        };
        desk.book.ledger(&query, now().today).unwrap().total
    };
    assert_eq!((seen(false), seen(true)), (5, 6));
    desk.is_whole();
}

#[test]
fn the_ledger_is_told_by_months_and_sorts() {
    let (desk, ids) = worked_example();
    let ledger = desk
        .book
        .ledger(&LedgerQuery::default(), now().today)
        .unwrap();
    assert_eq!(
        (ledger.total, ledger.given_count, ledger.taken_count),
        (5, 2, 2)
    );
    assert_eq!((ledger.introductions_given, ledger.open_count), (1, 1));
    let in_months: u32 = ledger.months.iter().map(|month| month.total).sum();
    assert_eq!(in_months, 5);
    let rows = desk
        .book
        .ledger_rows(&LedgerQuery::default(), 0, 100, now().today)
        .unwrap();
    let dates: Vec<&str> = rows.iter().map(|row| row.on.as_str()).collect();
    assert!(
        dates.is_sorted_by(|a, b| a >= b),
        "the latest first: {dates:?}"
    );
    let found = |query: LedgerQuery| desk.book.ledger(&query, now().today).unwrap().total;
    let of = |text: &str| LedgerQuery {
        text: text.into(),
        ..LedgerQuery::default()
    };
    assert_eq!(found(of("CV")), 1, "in any case");
    let taken = LedgerQuery {
        direction: Some(Direction::Taken),
        ..LedgerQuery::default()
    };
    assert_eq!(found(taken), 2);
    let with_second = LedgerQuery {
        person: Some(ids[1]),
        ..LedgerQuery::default()
    };
    assert_eq!(found(with_second), 1);
}

#[test]
fn what_makes_no_sense_is_refused_and_writes_nothing() {
    let (mut desk, ids) = a_few();
    let (anna, pekka) = (ids[0], ids[1]);
    let given = favour(Direction::Given, &[anna], "Given");
    let helped = |person| Beneficiary {
        person,
        value: None,
    };
    let operations = desk.operations();
    for (form, expect) in [
        (
            FavourForm {
                beneficiaries: vec![helped(None)],
                ..given.clone()
            },
            Invalid::WithOneself,
        ),
        (
            FavourForm {
                giver: Some(anna),
                ..given.clone()
            },
            Invalid::WithOneself,
        ),
        (
            FavourForm {
                beneficiaries: vec![helped(Some(anna)), helped(Some(anna))],
                ..given.clone()
            },
            Invalid::SamePersonTwice,
        ),
        (
            FavourForm {
                beneficiaries: vec![],
                ..given.clone()
            },
            Invalid::NoPeople,
        ),
        (
            FavourForm {
                introduced: vec![pekka],
                ..given.clone()
            },
            Invalid::NoIntroduction,
        ),
        (
            FavourForm {
                what: " ".into(),
                ..given.clone()
            },
            Invalid::NoText,
        ),
        (
            FavourForm {
                on: "3026-01-01".into(),
                ..given.clone()
            },
            Invalid::DateTooFar,
        ),
        (
            FavourForm {
                on: "yesterday".into(),
                ..given.clone()
            },
            Invalid::Date,
        ),
        (
            FavourForm {
                on: ago(-1),
                ..given.clone()
            },
            Invalid::NotYet,
        ),
        (
            FavourForm {
                due: Some("3026".into()),
                ..given.clone()
            },
            Invalid::DueTooFar,
        ),
        (
            FavourForm {
                due: Some("soon".into()),
                ..given.clone()
            },
            Invalid::Date,
        ),
        (introduction(None, &[anna]), Invalid::TooFewPeople),
        (introduction(Some(anna), &[]), Invalid::TooFewPeople),
        (introduction(Some(anna), &[anna]), Invalid::SamePersonTwice),
    ] {
        refused(desk.book.record_favour(&form, &now()), expect);
    }
    assert_eq!(desk.operations(), operations, "nothing was written");
}

#[test]
fn a_favour_is_written_anew_where_it_was_wrong() {
    let (mut desk, ids) = a_few();
    let id = record(&mut desk, &favour(Direction::Given, &ids[..1], "Read it"));
    let before = crate::desk::export(&desk.book);
    let seen = desk.book.favour_form(id).unwrap();
    let mut form = seen.clone();
    form.giver = Some(ids[1]);
    form.beneficiaries = vec![Beneficiary {
        person: None,
        value: Some(Size::Days),
    }];
    form.what = "Read mine".into();
    form.occasion = "Slush 2026".into();
    desk.book.revise_favour(id, &seen, &form, &now()).unwrap();
    assert_eq!(desk.book.favour_form(id).unwrap(), form);
    let (operations, same) = (desk.operations(), form.clone());
    let receipt = desk.book.revise_favour(id, &form, &same, &now()).unwrap();
    assert_eq!(
        (receipt.operation, desk.operations()),
        (0, operations),
        "no step"
    );
    let late = desk.book.revise_favour(id, &seen, &seen, &now());
    assert!(
        matches!(late, Err(Error::FavourChanged)),
        "what another wrote meanwhile is not written over: {late:?}"
    );
    assert_eq!(desk.book.favour_form(id).unwrap(), form);
    assert_eq!(
        desk.book.favour(id).unwrap().row.direction,
        Direction::Taken
    );
    assert_eq!(desk.book.occasions().unwrap(), ["Slush 2026"]);
    let ids_with = |desk: &Desk| -> Vec<Id> {
        desk.book
            .balances(true, now().today)
            .unwrap()
            .iter()
            .map(|one| one.id)
            .collect()
    };
    assert_eq!(ids_with(&desk), [ids[1]]);
    desk.is_whole();
    let seen = form.clone();
    form.status = Status::Declined;
    refused(
        desk.book.revise_favour(id, &seen, &form, &now()),
        Invalid::Status,
    );
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(crate::desk::export(&desk.book), before);
}

#[test]
fn a_month_that_is_put_right_does_not_lie_ahead() {
    let (mut desk, ids) = a_few();
    let before = Now {
        today: now().today - chrono::Duration::days(200),
        ..now()
    };
    let mut form = favour(Direction::Given, &ids[..1], "Advice");
    form.on = before.today.to_string();
    let id = desk
        .book
        .record_favour(&form, &before)
        .unwrap()
        .made
        .unwrap();
    // On the third of a month: its middle is still to come.
    let early = Now {
        today: "2026-11-03".parse().unwrap(),
        ..now()
    };
    let seen = desk.book.favour_form(id).unwrap();
    form.on = "2026-11".into();
    desk.book.revise_favour(id, &seen, &form, &early).unwrap();
    let weighs = |today| desk.book.balances(true, today).unwrap()[0].given;
    let then = weighs(early.today);
    let later = weighs(early.today + chrono::Duration::days(730));
    assert!((later - then / 2.0).abs() < 1e-9, "{then}, {later}");
    desk.is_whole();
}

/// Every page that is written is sealed and put into the log: most of what it costs
/// to record a favour.
#[test]
fn a_favour_writes_few_pages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.vuoro");
    let mut book = Book::create(&path, &Unlock::KeyFile, &now()).unwrap();
    let made = book.add_person(&PersonEdit::named("Anna Ek"), &now());
    let anna = made.unwrap().made.unwrap();
    let log = folder.path().join("book.vuoro-wal");
    let mut pages = |form: &FavourForm| {
        let before = log.metadata().unwrap().len();
        book.record_favour(form, &now()).unwrap();
        (log.metadata().unwrap().len() - before) / (4096 + 24)
    };
    let of = |days_ago| FavourForm {
        on: ago(days_ago),
        ..favour(Direction::Given, &[anna], "Advice")
    };
    pages(&of(9));
    for _ in 0..3 {
        pages(&of(0));
    }
    let (again, earlier) = (pages(&of(0)), pages(&of(1)));
    assert!(again <= 23 && earlier <= 23, "{again} and {earlier}");
}
