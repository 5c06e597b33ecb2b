//! What was asked or promised, of whom, and for whom it waits.

use vuoro_core::book::view::{ConsentSaid, FavourForm, Id, OperationKind, TodayReason};
use vuoro_core::domain::favour::{Consent, Direction, LinkKind, Outcome, Role, Status};
use vuoro_core::domain::guard::AskGuard;
use vuoro_core::domain::size::Size;
use vuoro_core::domain::stage::Stage;
use vuoro_core::domain::turn::{Reason, Turn};
use vuoro_core::error::Invalid;

use crate::desk::{Desk, a_few, ago, favour, introduction, now, record, refused};

use super::turn_with;

fn asked_introduction(ids: &[Id]) -> FavourForm {
    FavourForm {
        status: Status::Asked,
        on: ago(1),
        asked_by: Some(ids[0]),
        ..introduction(None, ids)
    }
}

fn consents(desk: &Desk) -> Vec<Consent> {
    let on_board = &desk.book.introductions(now().today).unwrap().rows[0];
    on_board.sides.iter().map(|side| side.consent).collect()
}

#[test]
fn what_somebody_asked_for_others_waits_for_an_answer_to_them_and_nobody_has_agreed() {
    let (mut desk, ids) = a_few();
    let (ben, tom, sanna) = (ids[0], ids[1], ids[2]);
    let theirs = Some((Turn::Mine, Reason::TheyAsked));
    let asked = FavourForm {
        asked_by: Some(ben),
        what: "Introduce them".into(),
        ..asked_introduction(&[tom, sanna])
    };
    let id = record(&mut desk, &asked);
    assert_eq!(consents(&desk), [Consent::NotAsked, Consent::NotAsked]);
    let turns = [ben, tom, sanna].map(|id| turn_with(&desk, id));
    assert_eq!(turns, [theirs, None, None]);
    let row = &desk.book.today(now().today).unwrap().turns.rows[0];
    assert_eq!(
        (row.reason, row.person.id),
        (TodayReason::TheyAsked, ben),
        "its words say who is to be introduced"
    );
    // It stays so when it is written anew, and when one of them agrees.
    let seen = desk.book.favour_form(id).unwrap();
    assert_eq!(seen.asked_by, Some(ben));
    let anew = FavourForm {
        note: "by letter".into(),
        ..seen.clone()
    };
    desk.book.revise_favour(id, &seen, &anew, &now()).unwrap();
    let agreed = ConsentSaid {
        person: tom,
        consent: Consent::Agreed,
    };
    desk.book.consent(id, &[agreed], "", &now()).unwrap();
    let turns = [ben, tom, sanna].map(|id| turn_with(&desk, id));
    assert_eq!(turns, [theirs, None, None]);
    let page = desk.book.favour(id).unwrap();
    assert!(
        (page.row.parties.iter()).any(|p| p.role == Role::AskedBy && p.person == Some(ben)),
        "{page:?}"
    );
    let by_ben = ConsentSaid {
        person: ben,
        consent: Consent::Agreed,
    };
    refused(
        desk.book.consent(id, &[by_ben], "", &now()),
        Invalid::NotIntroduced,
    );
    desk.book.settle(id, Status::Declined, "", &now()).unwrap();
    assert_eq!(turn_with(&desk, ben), None, "nothing ever passed");
    // A favour for another is asked by who asked as well.
    let help = FavourForm {
        status: Status::Asked,
        asked_by: Some(ben),
        ..favour(Direction::Given, &[ids[3]], "Help him move")
    };
    record(&mut desk, &help);
    assert_eq!([ben, ids[3]].map(|id| turn_with(&desk, id)), [theirs, None]);
}

#[test]
fn of_an_introduction_of_which_nobody_knows_who_asked_all_are_to_be_asked() {
    let (mut desk, ids) = a_few();
    let asked = FavourForm {
        asked_by: None,
        ..asked_introduction(&ids[..2])
    };
    record(&mut desk, &asked);
    assert_eq!(consents(&desk), [Consent::NotAsked, Consent::NotAsked]);
    assert_eq!([0, 1].map(|at| turn_with(&desk, ids[at])), [None, None]);
    let today = desk.book.today(now().today).unwrap();
    let row = &today.turns.rows[0];
    assert_eq!(
        (row.reason, row.others.len(), today.introductions.total),
        (TodayReason::AskForConsent, 1, 0)
    );
}

#[test]
fn an_introduction_that_was_asked_of_me_is_mine_to_answer_at_once() {
    let (mut desk, ids) = a_few();
    let (tom, liisa) = (ids[0], ids[1]);
    let both = record(&mut desk, &asked_introduction(&ids[..3]));
    let row = &desk.book.today(now().today).unwrap().turns.rows[0];
    assert_eq!((row.favour, row.others.len()), (Some(both), 2));
    desk.book.undo(None, &now()).unwrap();
    let id = record(&mut desk, &asked_introduction(&[tom, liisa]));
    let today = desk.book.today(now().today).unwrap();
    assert_eq!(today.badge, 1);
    let row = &today.turns.rows[0];
    assert_eq!(
        (row.reason, row.favour, row.person.id),
        (TodayReason::AskedToIntroduce, Some(id), tom)
    );
    let page = desk.book.person(liisa, now().today).unwrap();
    assert_eq!(row.others, [page.name.display]);
    assert_eq!(turn_with(&desk, tom), Some((Turn::Mine, Reason::TheyAsked)));
    assert_eq!(turn_with(&desk, liisa), None, "she did not ask");
    let on_board = &desk.book.introductions(now().today).unwrap().rows[0];
    let consents: Vec<Consent> = on_board.sides.iter().map(|side| side.consent).collect();
    assert_eq!(consents, [Consent::Agreed, Consent::NotAsked]);
    // Weeks later it is there once, not a second time as one on its way.
    let later = now().today + chrono::Duration::days(30);
    let today = desk.book.today(later).unwrap();
    assert_eq!((today.turns.total, today.introductions.total), (1, 0));
    desk.book.settle(id, Status::Declined, "", &now()).unwrap();
    assert_eq!(desk.book.today(now().today).unwrap().badge, 0);
    desk.is_whole();
}

#[test]
fn an_introduction_to_which_somebody_said_no_is_no_promise_any_more() {
    let (mut desk, ids) = a_few();
    let promised = FavourForm {
        status: Status::Promised,
        ..introduction(None, &ids[..2])
    };
    let id = record(&mut desk, &promised);
    let mine = Some((Turn::Mine, Reason::IPromised));
    assert_eq!(
        [turn_with(&desk, ids[0]), turn_with(&desk, ids[1])],
        [mine; 2]
    );
    assert_eq!(desk.book.promise_advice().unwrap().open, 1);
    let say = |desk: &mut Desk, consent| {
        let said = ConsentSaid {
            person: ids[0],
            consent,
        };
        desk.book.consent(id, &[said], "", &now()).unwrap();
    };
    say(&mut desk, Consent::Declined);
    assert_eq!(
        [turn_with(&desk, ids[0]), turn_with(&desk, ids[1])],
        [None; 2]
    );
    assert_eq!(desk.book.promise_advice().unwrap().open, 0);
    desk.is_whole();
    // Whoever changes their mind is waited for again.
    say(&mut desk, Consent::Agreed);
    assert_eq!(turn_with(&desk, ids[0]), mine);
    desk.is_whole();
}

#[test]
fn who_was_asked_and_has_not_answered_is_not_still_to_be_asked() {
    let (mut desk, ids) = a_few();
    let promised = FavourForm {
        status: Status::Promised,
        on: ago(20),
        ..introduction(None, &ids[..2])
    };
    let id = record(&mut desk, &promised);
    let reason = |desk: &Desk| {
        let today = desk.book.today(now().today).unwrap();
        today.introductions.rows.first().map(|row| row.reason)
    };
    assert_eq!(reason(&desk), Some(TodayReason::AskForConsent));
    let asked = ids[..2].iter().map(|person| ConsentSaid {
        person: *person,
        consent: Consent::Asked,
    });
    let asked: Vec<ConsentSaid> = asked.collect();
    desk.book.consent(id, &asked, &ago(10), &now()).unwrap();
    assert_eq!(reason(&desk), Some(TodayReason::AwaitConsent));
}

#[test]
fn cakes_that_came_unasked_were_not_asked_for() {
    let (mut desk, ids) = a_few();
    for n in 0..3 {
        let cake = FavourForm {
            cost: Size::FiveMinutes,
            on: ago(n),
            ..favour(Direction::Taken, &ids[..1], "A cake")
        };
        record(&mut desk, &cake);
    }
    let advice = |desk: &Desk| {
        let advice = desk.book.ask_advice(ids[0], Size::FiveMinutes, now().today);
        let advice = advice.unwrap();
        (advice.guards, advice.last_on)
    };
    assert_eq!(advice(&desk), (vec![AskGuard::FineToAsk], None));
    let asked = FavourForm {
        status: Status::Asked,
        on: ago(5),
        ..favour(Direction::Taken, &ids[..1], "A ladder")
    };
    let id = record(&mut desk, &asked);
    desk.book.settle(id, Status::Done, "", &now()).unwrap();
    let (guards, last) = advice(&desk);
    assert_eq!(guards, [AskGuard::FineToAsk]);
    assert_eq!(last, Some(ago(5)), "the day on which I asked");
}

#[test]
fn before_a_sixth_promise_a_kind_no_is_suggested() {
    let (mut desk, ids) = a_few();
    let promised = FavourForm {
        status: Status::Promised,
        ..favour(Direction::Given, &ids[..1], "A lift")
    };
    for open in 1..=5 {
        record(&mut desk, &promised);
        let advice = desk.book.promise_advice().unwrap();
        assert_eq!((advice.open, advice.rather_not), (open, open == 5));
    }
}

#[test]
fn nothing_is_settled_before_it_was_asked() {
    let (mut desk, ids) = a_few();
    let asked = FavourForm {
        status: Status::Asked,
        on: ago(5),
        ..favour(Direction::Given, &ids[..1], "A lift")
    };
    let id = record(&mut desk, &asked);
    let early = ago(6);
    for status in [Status::Done, Status::Declined] {
        refused(
            desk.book.settle(id, status, &early, &now()),
            Invalid::TooEarly,
        );
    }
    let promised = FavourForm {
        status: Status::Promised,
        on: ago(5),
        ..introduction(Some(ids[0]), &ids[1..2])
    };
    let met = record(&mut desk, &promised);
    refused(
        desk.book.outcome(met, Outcome::Sent, &early, &now()),
        Invalid::TooEarly,
    );
    let void = FavourForm {
        status: Status::Void,
        ..asked.clone()
    };
    refused(desk.book.record_favour(&void, &now()), Invalid::Status);

    // One that lay ahead and was answered by something later is answered no longer.
    let taken = FavourForm {
        status: Status::Promised,
        on: ago(30),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let taken = record(&mut desk, &taken);
    let given = FavourForm {
        on: ago(20),
        ..favour(Direction::Given, &ids[..1], "Soup")
    };
    let given = record(&mut desk, &given);
    desk.book
        .link_favours(given, taken, LinkKind::Returns, &now())
        .unwrap();
    desk.book
        .settle(taken, Status::Done, &ago(2), &now())
        .unwrap();
    let page = desk.book.favour(taken).unwrap();
    assert!(
        page.links.is_empty(),
        "the soup came first: {:?}",
        page.links
    );
    let settled = &desk.book.history(None, 1).unwrap()[0];
    assert_eq!(settled.kind, OperationKind::Settle);
    desk.is_whole();
}

#[test]
fn an_introduction_to_which_the_other_said_no_waits_for_nobody() {
    let (mut desk, ids) = a_few();
    let (emma, grace) = (ids[0], ids[1]);
    let asked = FavourForm {
        status: Status::Asked,
        on: ago(1),
        ..introduction(Some(emma), &[grace])
    };
    let id = record(&mut desk, &asked);
    assert_eq!(turn_with(&desk, emma), Some((Turn::Theirs, Reason::IAsked)));
    let no = ConsentSaid {
        person: grace,
        consent: Consent::Declined,
    };
    desk.book.consent(id, &[no], "", &now()).unwrap();
    assert_eq!(turn_with(&desk, emma), None);
    let board = desk.book.introductions(now().today).unwrap();
    assert_eq!(board.rows[0].stage, Stage::Declined);
}
