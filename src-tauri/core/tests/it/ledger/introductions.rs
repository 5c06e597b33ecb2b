//! Introductions from the first question to the doors that they opened.

use vuoro_core::book::view::{ConsentSaid, FavourForm, Id, Stage, TodayReason};
use vuoro_core::domain::draft::Language;
use vuoro_core::domain::favour::{Consent, Outcome, Status};
use vuoro_core::error::Invalid;

use crate::desk::{Desk, a_few, ago, introduction, now, record, refused};

use super::said;

#[test]
fn an_introduction_goes_when_each_side_has_agreed() {
    let (mut desk, ids) = a_few();
    let (anna, pekka) = (ids[0], ids[1]);
    let mut form = introduction(None, &[anna, pekka]);
    form.status = Status::Promised;
    form.on = ago(30);
    form.what = "They both build houses".into();
    let id = record(&mut desk, &form);
    let stage = |desk: &Desk| desk.book.introductions(now().today).unwrap().rows[0].stage;
    assert_eq!(stage(&desk), Stage::Asking);
    refused(
        desk.book.outcome(id, Outcome::Sent, "", &now()),
        Invalid::ConsentMissing,
    );
    let contradiction = [said(anna, Consent::Agreed), said(anna, Consent::Declined)];
    refused(
        desk.book.consent(id, &contradiction, "", &now()),
        Invalid::ConsentTwice,
    );
    let stranger = [said(ids[4], Consent::Agreed)];
    refused(
        desk.book.consent(id, &stranger, "", &now()),
        Invalid::NotIntroduced,
    );

    desk.book
        .consent(id, &[said(anna, Consent::Agreed)], &ago(20), &now())
        .unwrap();
    assert_eq!(stage(&desk), Stage::Asking);
    desk.book
        .consent(id, &[said(pekka, Consent::Agreed)], &ago(10), &now())
        .unwrap();
    assert_eq!(stage(&desk), Stage::Ready);
    let today = desk.book.today(now().today).unwrap();
    assert_eq!(today.introductions.rows[0].reason, TodayReason::ReadyToSend);
    assert!(
        desk.book
            .balances(true, now().today)
            .unwrap()
            .iter()
            .all(|one| one.given == 0.0)
    );

    desk.book.outcome(id, Outcome::Sent, "", &now()).unwrap();
    assert_eq!(stage(&desk), Stage::Sent);
    assert!(
        desk.book
            .balances(true, now().today)
            .unwrap()
            .iter()
            .all(|one| one.given > 0.0)
    );
    desk.book.outcome(id, Outcome::Met, "", &now()).unwrap();
    let page = desk.book.favour(id).unwrap();
    assert_eq!(page.row.outcome, Some(Outcome::Met));
    assert_eq!(
        page.events.len(),
        6,
        "promised, agreed twice, done, sent, met"
    );
    desk.is_whole();
}

#[test]
fn an_introduction_that_one_declines_never_goes() {
    let (mut desk, ids) = a_few();
    let mut form = introduction(None, &ids[..2]);
    form.status = Status::Promised;
    let id = record(&mut desk, &form);
    desk.book
        .consent(id, &[said(ids[0], Consent::Declined)], "", &now())
        .unwrap();
    let board = desk.book.introductions(now().today).unwrap();
    assert_eq!(board.rows[0].stage, Stage::Declined);
    refused(
        desk.book.outcome(id, Outcome::Sent, "", &now()),
        Invalid::ConsentMissing,
    );
}

#[test]
fn each_is_asked_about_all_the_others_and_nobody_is_written_to_after_a_no() {
    let (mut desk, ids) = a_few();
    let form = FavourForm {
        status: Status::Promised,
        ..introduction(None, &ids[..3])
    };
    let id = record(&mut desk, &form);
    let names = ids.iter().map(|id| {
        let page = desk.book.person(*id, now().today).unwrap();
        page.name.display
    });
    let names: Vec<String> = names.collect();
    let to = |desk: &Desk| -> Vec<Vec<Id>> {
        let drafts = desk.book.drafts(id, Language::En).unwrap();
        drafts.into_iter().map(|draft| draft.people).collect()
    };
    let drafts = desk.book.drafts(id, Language::En).unwrap();
    for (at, draft) in drafts.iter().enumerate() {
        let others = (0..3).filter(|other| *other != at);
        let told = others.filter(|other| draft.subject.contains(&names[*other]));
        assert_eq!(told.count(), 2, "{}", draft.subject);
    }
    assert_eq!(to(&desk), [[ids[0]], [ids[1]], [ids[2]]]);
    let answers = |consent| ids[..2].iter().map(|id| said(*id, consent)).collect();
    let answers: Vec<ConsentSaid> = answers(Consent::Agreed);
    desk.book.consent(id, &answers, "", &now()).unwrap();
    assert_eq!(to(&desk), [[ids[2]]], "only who has not answered is asked");
    let last = |desk: &mut Desk, consent| {
        let answer = [said(ids[2], consent)];
        desk.book.consent(id, &answer, "", &now()).unwrap();
        to(desk)
    };
    assert_eq!(last(&mut desk, Consent::Agreed), [&ids[..3]]);
    assert!(last(&mut desk, Consent::Declined).is_empty());
}

#[test]
fn nothing_comes_of_an_introduction_before_it_came_about() {
    let (mut desk, ids) = a_few();
    let form = FavourForm {
        on: now().today.to_string(),
        ..introduction(None, &ids[..2])
    };
    let id = record(&mut desk, &form);
    let export = desk.export();
    refused(
        desk.book.outcome(id, Outcome::Met, "2020-01-01", &now()),
        Invalid::TooEarly,
    );
    assert_eq!(desk.export(), export);
    desk.book.outcome(id, Outcome::Met, "", &now()).unwrap();
    // One that was met is not useful before that, and the day of its own outcome is put right.
    let form = introduction(None, &ids[2..4]);
    let id = record(&mut desk, &form);
    desk.book
        .outcome(id, Outcome::Met, "2026-11-10", &now())
        .unwrap();
    refused(
        desk.book.outcome(id, Outcome::Useful, "2026-11-01", &now()),
        Invalid::TooEarly,
    );
    desk.book
        .outcome(id, Outcome::Met, "2026-11-05", &now())
        .unwrap();
}

#[test]
fn the_messages_of_an_introduction_are_written_for_its_owner() {
    let (mut desk, ids) = a_few();
    let mut form = introduction(None, &ids[..2]);
    form.status = Status::Promised;
    form.what = "Timber".into();
    let id = record(&mut desk, &form);
    for language in [Language::En, Language::Fi] {
        let drafts = desk.book.drafts(id, language).unwrap();
        assert_eq!(drafts.len(), 2, "one to ask each");
        assert_eq!(drafts[0].people, ids[..1]);
        assert!(drafts.iter().all(|draft| draft.body.contains("Timber")));
    }
    let link = desk
        .book
        .mail_link(&ids[..1], "A & B?", "One\nTwo")
        .unwrap();
    assert!(link.starts_with("mailto:"), "{link}");
    assert!(
        link.ends_with("?subject=A%20%26%20B%3F&body=One%0D%0ATwo"),
        "{link}"
    );
}

#[test]
fn doors_are_a_tree_that_begins_with_those_whom_one_knew() {
    let (mut desk, ids) = a_few();
    let met = |by: Id, person: Id, on: &str| FavourForm {
        on: on.into(),
        ..introduction(Some(by), &[person])
    };
    record(&mut desk, &met(ids[0], ids[1], "2020"));
    record(&mut desk, &met(ids[1], ids[2], "2022"));
    // Later ones open no door that is open, and none goes round in a circle.
    record(&mut desk, &met(ids[3], ids[2], "2024"));
    record(&mut desk, &met(ids[2], ids[0], "2025"));
    let doors = desk.book.doors().unwrap().doors;
    let place = |id: Id| doors.iter().position(|door| door.person == id).unwrap();
    let parent = |id: Id| doors[place(id)].parent.map(|at| doors[at as usize].person);
    assert_eq!(parent(ids[0]), None);
    assert_eq!(parent(ids[1]), Some(ids[0]));
    assert_eq!(parent(ids[2]), Some(ids[1]));
    assert_eq!(doors[place(ids[0])].behind, 2);
    assert!(
        doors
            .iter()
            .enumerate()
            .all(|(at, door)| door.parent.is_none_or(|p| (p as usize) < at))
    );
}
