//! A favour that no form would write comes in by no document either.

use serde_json::{Value, json};
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{ConsentSaid, FavourForm};
use vuoro_core::domain::favour::{Consent, Direction, LinkKind, Outcome, Status};
use vuoro_core::domain::record::Part;
use vuoro_core::error::Invalid;
use vuoro_core::{Book, Error};

use super::cards::phonebook;
use super::desk::{Desk, a_few, ago, export, favour, introduction, now, record, refused};

const RECEIVED: usize = 0;
const RETURNED: usize = 1;
const PROMISED: usize = 2;
const INTRODUCED: usize = 3;
const ASKED: usize = 4;
const BROUGHT: usize = 5;

/// A favour received and one that returns it; one that was promised and came
/// about, an introduction to somebody, one that is being asked for, and one of
/// two that was sent.
fn document() -> (Desk, Value) {
    let mut desk = Desk::of(&phonebook(0, 4, 0));
    let ids = desk.book.ids().unwrap();
    let dated = |form: FavourForm| FavourForm {
        on: ago(20),
        ..form
    };
    let received = dated(favour(Direction::Taken, &ids[..1], "A desk"));
    let received = record(&mut desk, &received);
    let returned = record(&mut desk, &favour(Direction::Given, &ids[..1], "A lift"));
    desk.book
        .link_favours(returned, received, LinkKind::Returns, &now())
        .unwrap();
    let promised = FavourForm {
        status: Status::Promised,
        due: Some(ago(3)),
        ..dated(favour(Direction::Given, &ids[1..2], "A book"))
    };
    let promised = record(&mut desk, &promised);
    desk.book
        .settle(promised, Status::Done, &ago(2), &now())
        .unwrap();
    record(&mut desk, &dated(introduction(Some(ids[0]), &ids[1..2])));
    for sent in [false, true] {
        let asked = FavourForm {
            status: Status::Promised,
            ..dated(introduction(None, &ids[2..4]))
        };
        let asked = record(&mut desk, &asked);
        let said = |person| ConsentSaid {
            person,
            consent: Consent::Agreed,
        };
        let said = [said(ids[2]), said(ids[3])];
        desk.book
            .consent(asked, &said[..1 + usize::from(sent)], &ago(10), &now())
            .unwrap();
        if sent {
            desk.book
                .outcome(asked, Outcome::Sent, &ago(5), &now())
                .unwrap();
        }
    }
    let document = serde_json::from_str(&desk.export()).unwrap();
    (desk, document)
}

#[test]
fn what_no_form_would_write_comes_in_by_no_document() {
    let (desk, document) = document();
    let mut book = Book::in_memory(&now()).unwrap();
    let empty = export(&book);
    let owner = document["owner"]["uid"].clone();
    let person = |at: usize| document["people"][at]["uid"].clone();
    let of = |at: usize| document["favours"][at]["uid"].clone();
    let parties = |said: &[(&Value, &str)]| -> Value {
        said.iter()
            .map(|(person, role)| {
                json!({ "person": person, "role": role, "value": null, "consent": null })
            })
            .collect()
    };
    let (anna, bert) = (person(0), person(1));
    let me = &owner;
    let (me, anna, bert) = (me, &anna, &bert);
    let mut check = |at: usize, field: &str, to: Value, part: Part, why: Invalid| {
        let mut document = document.clone();
        let favour = &mut document["favours"][at];
        match favour.pointer_mut(field) {
            Some(place) => *place = to,
            // What says nothing is left out of a document.
            None => favour[&field[1..]] = to,
        }
        let file = desk.file("odd.json", serde_json::to_string(&document).unwrap());
        let said = import(&mut book, &file);
        match said {
            Err(Error::RefusedFavour {
                line: 1,
                number,
                unfit,
                ..
            }) => assert_eq!(
                (number, unfit.part, unfit.why),
                (at as u64 + 1, part, why),
                "{field}"
            ),
            other => panic!("{field}: {why:?}: {other:?}"),
        }
        assert_eq!(export(&book), empty, "{field}: nothing was written");
    };
    for (at, said, why) in [
        (
            RETURNED,
            &[(me, "giver"), (me, "beneficiary")][..],
            Invalid::WithOneself,
        ),
        (
            RETURNED,
            &[(anna, "giver"), (anna, "beneficiary"), (me, "beneficiary")],
            Invalid::WithOneself,
        ),
        (RETURNED, &[(anna, "beneficiary")], Invalid::OneGiver),
        (
            RETURNED,
            &[(me, "giver"), (bert, "giver"), (anna, "beneficiary")],
            Invalid::OneGiver,
        ),
        (RETURNED, &[(me, "giver")], Invalid::NoPeople),
        (
            RETURNED,
            &[(me, "giver"), (anna, "beneficiary"), (anna, "beneficiary")],
            Invalid::SamePersonTwice,
        ),
        (
            RETURNED,
            &[(me, "giver"), (anna, "beneficiary"), (bert, "introduced")],
            Invalid::NoIntroduction,
        ),
        (
            RETURNED,
            &[(me, "giver"), (anna, "beneficiary"), (me, "asked_by")],
            Invalid::OneAsker,
        ),
        (
            INTRODUCED,
            &[(anna, "giver"), (me, "beneficiary")],
            Invalid::TooFewPeople,
        ),
        (
            INTRODUCED,
            &[(me, "giver"), (anna, "beneficiary")],
            Invalid::TooFewPeople,
        ),
        (
            INTRODUCED,
            &[(anna, "giver"), (bert, "beneficiary"), (bert, "introduced")],
            Invalid::SamePersonTwice,
        ),
        (
            INTRODUCED,
            &[(anna, "giver"), (bert, "beneficiary"), (me, "introduced")],
            Invalid::SamePersonTwice,
        ),
    ] {
        check(at, "/parties", parties(said), Part::Parties, why);
    }
    for (at, field, to, part, why) in [
        (RETURNED, "/what", json!(" "), Part::What, Invalid::NoText),
        (
            RETURNED,
            "/on",
            json!("2027-01-05"),
            Part::On,
            Invalid::NotYet,
        ),
        (
            RETURNED,
            "/on",
            json!("1026-01-05"),
            Part::On,
            Invalid::DateTooFar,
        ),
        (
            RETURNED,
            "/parties/0/value",
            json!("days"),
            Part::Parties,
            Invalid::ValueOfNone,
        ),
        (
            RETURNED,
            "/parties/0/consent",
            json!("agreed"),
            Part::Parties,
            Invalid::NotIntroduced,
        ),
        (
            RETURNED,
            "/status",
            json!("promised"),
            Part::Events,
            Invalid::History,
        ),
        (
            RETURNED,
            "/links/0/favour",
            of(ASKED),
            Part::Links,
            Invalid::LinkUnfit,
        ),
        (
            RETURNED,
            "/on",
            json!(ago(21)),
            Part::Links,
            Invalid::LinkOrder,
        ),
        (
            RECEIVED,
            "/links",
            json!([{ "kind": "returns", "favour": of(PROMISED) }]),
            Part::Links,
            Invalid::LinkOrder,
        ),
        (
            ASKED,
            "/due",
            json!(ago(40)),
            Part::Due,
            Invalid::DueTooEarly,
        ),
        (ASKED, "/due", json!("3026"), Part::Due, Invalid::DueTooFar),
        (
            PROMISED,
            "/events/0/status",
            json!("declined"),
            Part::Events,
            Invalid::History,
        ),
        (
            PROMISED,
            "/events/1/on",
            json!("2027-01-05"),
            Part::Events,
            Invalid::Ahead,
        ),
        (
            ASKED,
            "/parties/1/consent",
            json!("declined"),
            Part::Events,
            Invalid::ConsentTwice,
        ),
        (
            ASKED,
            "/parties/2/consent",
            json!("asked"),
            Part::Events,
            Invalid::History,
        ),
        (
            ASKED,
            "/outcome",
            json!("met"),
            Part::Outcome,
            Invalid::History,
        ),
        (
            BROUGHT,
            "/outcome",
            json!("met"),
            Part::Outcome,
            Invalid::History,
        ),
    ] {
        check(at, field, to, part, why);
    }
}

fn import(
    book: &mut Book,
    file: &std::path::Path,
) -> vuoro_core::error::Result<vuoro_core::book::view::ImportReport> {
    let options = ImportOptions::default();
    book.import(&[file.to_owned()], &options, &now(), &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
}

#[test]
fn nothing_happens_to_a_favour_before_its_day_or_on_one_that_has_not_come() {
    let (mut desk, ids) = a_few();
    let promised = FavourForm {
        status: Status::Promised,
        on: ago(5),
        ..favour(Direction::Given, &ids[..1], "A lift")
    };
    let open = record(&mut desk, &promised);
    let done = record(
        &mut desk,
        &FavourForm {
            status: Status::Done,
            ..promised.clone()
        },
    );
    let asked = FavourForm {
        status: Status::Promised,
        on: ago(5),
        ..introduction(None, &ids[..2])
    };
    let asked = record(&mut desk, &asked);
    let before = desk.export();
    let said = [ConsentSaid {
        person: ids[0],
        consent: Consent::Agreed,
    }];
    for (on, why) in [
        (ago(6), Invalid::TooEarly),
        ("2020".into(), Invalid::TooEarly),
        (ago(-1), Invalid::Ahead),
        ("2027".into(), Invalid::Ahead),
    ] {
        for status in [
            Status::Done,
            Status::Withdrawn,
            Status::Lapsed,
            Status::Void,
        ] {
            refused(desk.book.settle(open, status, &on, &now()), why);
        }
        refused(desk.book.settle(done, Status::Void, &on, &now()), why);
        refused(desk.book.consent(asked, &said, &on, &now()), why);
        let faded = desk.book.outcome(asked, Outcome::Faded, &on, &now());
        refused(faded, why);
    }
    let declined = FavourForm {
        status: Status::Declined,
        on: ago(-1),
        ..promised.clone()
    };
    refused(desk.book.record_favour(&declined, &now()), Invalid::Ahead);
    let due = FavourForm {
        due: Some(ago(6)),
        ..promised.clone()
    };
    refused(desk.book.record_favour(&due, &now()), Invalid::DueTooEarly);
    let seen = desk.book.favour_form(open).unwrap();
    let revised = desk.book.revise_favour(open, &seen, &due, &now());
    refused(revised, Invalid::DueTooEarly);
    assert_eq!(desk.export(), before, "nothing was written");
    // Within the month, on the day itself, and today are in time.
    desk.book
        .settle(open, Status::Done, "2026-11", &now())
        .unwrap();
    desk.book.consent(asked, &said, &ago(5), &now()).unwrap();
    desk.book.settle(done, Status::Void, "", &now()).unwrap();
    // What lies ahead may be called off today, and is due no earlier.
    let ahead = FavourForm {
        on: ago(-10),
        due: Some(ago(-10)),
        ..promised
    };
    let ahead = record(&mut desk, &ahead);
    desk.book
        .settle(ahead, Status::Withdrawn, "", &now())
        .unwrap();
    assert_eq!(export(&desk.made_again()), desk.export());
    desk.is_whole();
}
