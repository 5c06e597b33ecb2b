//! The ledger as its owner keeps it: favours, introductions, what answers what,
//! and the figures that come of them.

use vuoro_core::book::Unlock;
use vuoro_core::book::view::{
    Beneficiary, BreakdownBy, ConsentSaid, FavourForm, Id, LedgerQuery, PeopleAct, PeopleOrder,
    PeopleQuery, Period, PersonEdit, Settings, Stage, Standing, TodayReason,
};
use vuoro_core::domain::circle::{Circle, LifeArea};
use vuoro_core::domain::draft::Language;
use vuoro_core::domain::favour::{Consent, Direction, FavourKind, LinkKind, Outcome, Role, Status};
use vuoro_core::domain::guard::AskGuard;
use vuoro_core::domain::size::Size;
use vuoro_core::domain::turn::{Reason, Turn};
use vuoro_core::error::Invalid;
use vuoro_core::{Book, Error, Now};

use super::cards::phonebook;
use super::desk::{Desk, favour, introduction, now, refused};

fn day(days_ago: i64) -> String {
    (now().today - chrono::Duration::days(days_ago)).to_string()
}

fn of_sizes(mut form: FavourForm, days_ago: i64, cost: Size, values: &[Size]) -> FavourForm {
    form.on = day(days_ago);
    form.cost = cost;
    for (helped, value) in form.beneficiaries.iter_mut().zip(values) {
        helped.value = Some(*value);
    }
    form
}

/// A book of a few people who are nobody's close ones.
fn desk() -> (Desk, Vec<Id>) {
    let mut desk = Desk::new();
    desk.import(&phonebook(0, 6, 0));
    let ids = desk.book.ids().unwrap();
    (desk, ids)
}

fn record(desk: &mut Desk, form: &FavourForm) -> Id {
    desk.book.record_favour(form, &now()).unwrap().made.unwrap()
}

/// The worked example of docs/measures.md, with the first of two people.
fn worked_example() -> (Desk, Vec<Id>) {
    use Size::{AnHour, Days, FiveMinutes, HalfADay, LifeChanging};
    let (mut desk, ids) = desk();
    let (p, q) = (ids[0], ids[1]);
    let given = |what| favour(Direction::Given, &[p], what);
    let taken = |what| favour(Direction::Taken, &[p], what);
    record(
        &mut desk,
        &of_sizes(given("Advice"), 100, FiveMinutes, &[HalfADay]),
    );
    record(
        &mut desk,
        &of_sizes(taken("Read my CV"), 400, AnHour, &[HalfADay]),
    );
    record(
        &mut desk,
        &of_sizes(taken("Job tip"), 900, FiveMinutes, &[LifeChanging]),
    );
    let both = introduction(None, &[p, q]);
    record(
        &mut desk,
        &of_sizes(both, 30, FiveMinutes, &[Days, HalfADay]),
    );
    let mut lift = given("A lift");
    lift.status = Status::Promised;
    record(&mut desk, &lift);
    (desk, ids)
}

#[test]
fn the_worked_example_holds_through_the_book() {
    let (desk, ids) = worked_example();
    let all = desk.book.balances(false, now().today).unwrap();
    let of = all.iter().find(|one| one.id == ids[0]).unwrap();
    let rounded = |number: f64| (number * 100.0).round() / 100.0;
    assert_eq!(rounded(of.balance), 0.74);
    assert_eq!((rounded(of.low), rounded(of.high)), (-0.40, 1.87));
    assert_eq!(of.reciprocity.map(rounded), Some(0.94));
    assert_eq!(of.lean.map(rounded), Some(0.05));
    assert_eq!((of.turn, of.reason), (Turn::Mine, Reason::IPromised));

    let Standing::Numbers(numbers) = desk.book.person(ids[0], now().today).unwrap().standing else {
        panic!("there is enough to tell");
    };
    assert_eq!(numbers.balance, 74);
    assert_eq!((numbers.low, numbers.high), (-40, 187));
    let adds: Vec<Option<i32>> = numbers.why.iter().map(|line| line.adds).collect();
    // The promise adds nothing. Rounded one by one they would come to 73: what
    // was cut most takes up the rest.
    assert_eq!(adds, [None, Some(413), Some(228), Some(-205), Some(-362)]);
}

#[test]
fn sums_that_are_kept_say_what_the_favours_say() {
    let (mut desk, ids) = worked_example();
    for days in [0, 1, 400, 4000] {
        let today = now().today + chrono::Duration::days(days);
        let row = desk
            .book
            .people(&everyone(PeopleOrder::Name), today)
            .unwrap();
        let row = row
            .rows
            .iter()
            .find(|row| row.id == ids[0])
            .unwrap()
            .clone();
        let Standing::Numbers(page) = desk.book.person(ids[0], today).unwrap().standing else {
            panic!("there is enough to tell");
        };
        let bar = row.lean.unwrap();
        assert!(
            (bar.given - page.bar.given).abs() < 1e-9,
            "after {days} days"
        );
        assert!(
            (bar.received - page.bar.received).abs() < 1e-9,
            "after {days} days"
        );
    }
    desk.is_whole();
}

fn everyone(order: PeopleOrder) -> PeopleQuery {
    PeopleQuery {
        order,
        limit: 100,
        ..PeopleQuery::default()
    }
}

#[test]
fn people_are_listed_by_turn_and_never_by_lean() {
    let (mut desk, ids) = desk();
    // The third gave, four times and large; the second asked; to the first much was given.
    for n in 0..4 {
        let taken = favour(Direction::Taken, &[ids[2]], "Taken");
        record(&mut desk, &of_sizes(taken, 100 + n, Size::Days, &[]));
        let given = favour(Direction::Given, &[ids[0]], "Given");
        record(&mut desk, &of_sizes(given, 100 + n, Size::Days, &[]));
    }
    let mut asked = favour(Direction::Given, &[ids[1]], "Asked");
    asked.status = Status::Asked;
    record(&mut desk, &asked);
    let order = |desk: &Desk, today| -> Vec<Id> {
        let page = desk
            .book
            .people(&everyone(PeopleOrder::Turn), today)
            .unwrap();
        assert_eq!(page.total, 6);
        page.rows.iter().map(|row| row.id).collect()
    };
    let first = order(&desk, now().today);
    assert_eq!(first[..2], [ids[1], ids[2]], "mine, by name");
    assert_eq!(first[2], ids[0], "nothing is needed");
    assert_eq!(first.len(), 6, "and everybody else after them");
    let only = PeopleQuery {
        turn: Some(Turn::Mine),
        ..everyone(PeopleOrder::Name)
    };
    assert_eq!(desk.book.people(&only, now().today).unwrap().total, 2);
    let much_later = now().today + chrono::Duration::days(365 * 20);
    assert_eq!(
        desk.book.people(&only, much_later).unwrap().total,
        1,
        "what is asked stays asked"
    );
}

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
fn what_was_received_is_answered_by_what_follows() {
    let (mut desk, ids) = desk();
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
    assert_eq!(
        desk.book
            .overview(&Period::default(), now().today)
            .unwrap()
            .answered,
        Some(100)
    );

    // An answer that was a mistake answers nothing.
    desk.book
        .settle(returned, Status::Void, "", &now())
        .unwrap();
    desk.book.settle(passed, Status::Void, "", &now()).unwrap();
    assert_eq!(desk.book.favour(taken).unwrap().row.answered, []);
    assert_eq!(
        desk.book
            .overview(&Period::default(), now().today)
            .unwrap()
            .answered,
        Some(0)
    );
    desk.is_whole();
}

#[test]
fn what_makes_no_sense_is_refused_and_writes_nothing() {
    let (mut desk, ids) = desk();
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
                on: day(-1),
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
    let (mut desk, ids) = desk();
    let id = record(&mut desk, &favour(Direction::Given, &ids[..1], "Read it"));
    let before = super::desk::export(&desk.book);
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
    assert_eq!(super::desk::export(&desk.book), before);
}

#[test]
fn an_answer_that_no_longer_fits_answers_nothing() {
    let (mut desk, ids) = desk();
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
    assert_eq!(
        desk.book
            .overview(&Period::default(), now().today)
            .unwrap()
            .answered,
        Some(0)
    );
    let said = &desk.book.history(None, 1).unwrap()[0];
    assert_eq!(said.subject.changed, 1, "the history says so: {said:?}");
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);

    // What it answers came later after all; then from the other end.
    revise(&mut desk, given, &|form| form.on = day(30));
    assert_eq!(answered(&desk), []);
    desk.book.undo(None, &now()).unwrap();
    revise(&mut desk, taken, &|form| form.giver = other);
    assert_eq!(answered(&desk), []);
    desk.is_whole();
}

#[test]
fn a_month_that_is_put_right_does_not_lie_ahead() {
    let (mut desk, ids) = desk();
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

fn said(person: Id, consent: Consent) -> ConsentSaid {
    ConsentSaid { person, consent }
}

#[test]
fn an_introduction_goes_when_each_side_has_agreed() {
    let (mut desk, ids) = desk();
    let (anna, pekka) = (ids[0], ids[1]);
    let mut form = introduction(None, &[anna, pekka]);
    form.status = Status::Promised;
    form.on = day(30);
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
        .consent(id, &[said(anna, Consent::Agreed)], &day(20), &now())
        .unwrap();
    assert_eq!(stage(&desk), Stage::Asking);
    desk.book
        .consent(id, &[said(pekka, Consent::Agreed)], &day(10), &now())
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
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
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
fn a_changed_date_says_which_links_it_took_away() {
    let (mut desk, ids) = desk();
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

#[test]
fn the_messages_of_an_introduction_are_written_for_its_owner() {
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
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

#[test]
fn a_tie_that_is_close_tells_what_is_open_and_no_more() {
    let (mut desk, ids) = worked_example();
    desk.book
        .place_person(ids[0], Some(Circle::Close), None, &now())
        .unwrap();
    let open = |desk: &Desk| {
        let standing = desk.book.person(ids[0], now().today).unwrap().standing;
        match standing {
            Standing::Communal { open, .. } => open.map(|open| (open.reason, open.what)),
            other => panic!("{other:?}"),
        }
    };
    let (reason, what) = open(&desk).unwrap();
    assert_eq!(reason, Reason::IPromised, "the lift of the example");
    let page = desk.book.person(ids[0], now().today).unwrap();
    let promise = page.favours.iter().find(|row| row.what == what).unwrap();
    desk.book
        .settle(promise.id, Status::Withdrawn, "", &now())
        .unwrap();
    assert_eq!(open(&desk), None, "nor that it waits for thanks or is uneven");
    let theirs = FavourForm {
        status: Status::Promised,
        ..favour(Direction::Taken, &ids[..1], "Soup")
    };
    record(&mut desk, &theirs);
    assert_eq!(open(&desk), Some((Reason::TheyPromised, "Soup".into())));
}

#[test]
fn a_tie_that_is_close_shows_no_number_until_it_is_asked_for() {
    let (mut desk, ids) = worked_example();
    desk.book
        .place_person(ids[0], Some(Circle::Close), None, &now())
        .unwrap();
    let hidden = |desk: &Desk| {
        let page = desk
            .book
            .people(&everyone(PeopleOrder::Name), now().today)
            .unwrap();
        let row = page.rows.into_iter().find(|row| row.id == ids[0]).unwrap();
        let standing = desk.book.person(ids[0], now().today).unwrap().standing;
        row.lean.is_none() && matches!(standing, Standing::Communal { .. })
    };
    assert!(hidden(&desk));
    let listed = |desk: &Desk, numbers| {
        let all = desk.book.balances(numbers, now().today).unwrap();
        all.iter().any(|one| one.id == ids[0])
    };
    assert!(!listed(&desk, false));
    assert!(listed(&desk, true));
    let by_area = desk
        .book
        .breakdown(BreakdownBy::Circle, &Period::default(), now().today)
        .unwrap();
    assert!(
        by_area.shares.iter().all(|share| share.name != "close"),
        "{by_area:?}"
    );
    let overview = desk.book.overview(&Period::default(), now().today).unwrap();
    let turns = [
        &overview.your_turn,
        &overview.even,
        &overview.nothing_needed,
    ];
    assert!(
        turns
            .iter()
            .all(|list| list.people.iter().all(|row| row.person.id != ids[0]))
    );

    // Nor can it be had from what the network adds up to: q and they are all.
    assert_eq!((overview.given_count, overview.taken_count), (1, 0));
    let without = |by| {
        let shares = desk
            .book
            .breakdown(by, &Period::default(), now().today)
            .unwrap()
            .shares;
        shares.iter().map(|one| one.taken).sum::<i32>()
    };
    assert_eq!(without(BreakdownBy::Kind), 0);
    assert_eq!(without(BreakdownBy::Year), 0);
    let communal = |desk: &Desk| {
        let rows = desk
            .book
            .ledger_rows(&LedgerQuery::default(), 0, 100, now().today);
        let rows = rows.unwrap().into_iter().flat_map(|row| row.parties);
        rows.filter(|party| party.communal).count()
    };
    assert_eq!(communal(&desk), 5, "the list hides their sizes");

    let shown = Settings {
        numbers_for_close: true,
        ..Settings::default()
    };
    desk.book.set_settings(&shown).unwrap();
    assert!(!hidden(&desk));
    assert_eq!(communal(&desk), 0);
    let overview = desk.book.overview(&Period::default(), now().today).unwrap();
    assert_eq!((overview.given_count, overview.taken_count), (2, 2));
    assert!(listed(&desk, false));
    desk.is_whole();
}

#[test]
fn today_begins_with_what_waits_and_puts_it_off_when_told() {
    let (mut desk, ids) = desk();
    let mut promised = favour(Direction::Given, &ids[..1], "A lift");
    promised.status = Status::Promised;
    promised.due = Some(day(-3));
    let lift = record(&mut desk, &promised);
    let mut taken = favour(Direction::Taken, &ids[1..2], "Read my text");
    taken.on = day(5);
    record(&mut desk, &taken);
    let mut asked = favour(Direction::Given, &ids[2..3], "A word with the board");
    asked.status = Status::Asked;
    record(&mut desk, &asked);
    let today = desk.book.today(now().today).unwrap();
    assert_eq!(today.badge, 3);
    assert_eq!(today.promises.rows[0].due, Some(day(-3)));
    let reasons: Vec<TodayReason> = today.turns.rows.iter().map(|row| row.reason).collect();
    assert_eq!(reasons, [TodayReason::TheyAsked, TodayReason::NotThanked]);
    assert_eq!(today.unplaced, 6);

    desk.book.remind(lift, &day(-7), &now()).unwrap();
    assert_eq!(desk.book.today(now().today).unwrap().badge, 2);
    let later = now().today + chrono::Duration::days(7);
    let then = desk.book.today(later).unwrap();
    assert_eq!(then.promises.total, 1);
    assert!(then.promises.rows[0].late, "its day has passed");
    desk.is_whole();
}

#[test]
fn what_was_put_off_is_told_until_it_comes_back_or_is_taken_back() {
    let (mut desk, ids) = desk();
    let mut promised = favour(Direction::Given, &ids[..1], "A lift");
    promised.status = Status::Promised;
    let lift = record(&mut desk, &promised);
    let mut asked = introduction(None, &ids[2..5]);
    asked.status = Status::Asked;
    let both = record(&mut desk, &asked);
    let aside = |desk: &Desk, on: chrono::NaiveDate| -> Vec<(Id, Option<Id>, u32)> {
        let aside = desk.book.today(on).unwrap().aside;
        assert_eq!(aside.total as usize, aside.rows.len());
        let rows = aside.rows.into_iter();
        rows.map(|row| (row.person.id, row.favour, row.days))
            .collect()
    };
    let today = now().today;
    assert_eq!(aside(&desk, today), []);
    desk.book.remind(lift, &day(-7), &now()).unwrap();
    desk.book.remind(both, &day(-2), &now()).unwrap();
    desk.book
        .remind_of_person(ids[1], &day(-3), &now())
        .unwrap();
    let rows = [
        (ids[2], Some(both), 2),
        (ids[1], None, 3),
        (ids[0], Some(lift), 7),
    ];
    assert_eq!(aside(&desk, today), rows, "the soonest first");
    let first = &desk.book.today(today).unwrap().aside.rows[0];
    assert_eq!(
        (first.until.clone(), first.others.len()),
        (day(-2), 2),
        "all who are introduced"
    );
    let later = today + chrono::Duration::days(3);
    assert_eq!(aside(&desk, later), [(ids[0], Some(lift), 4)]);
    // Its day is taken away, it is settled, or they are put away.
    desk.book.remind(both, "", &now()).unwrap();
    desk.book
        .settle(lift, Status::Withdrawn, "", &now())
        .unwrap();
    desk.book
        .edit_people(&ids[1..2], &PeopleAct::Archive, &now())
        .unwrap();
    assert_eq!(aside(&desk, today), []);
    desk.is_whole();
}

#[test]
fn an_introduction_of_which_nothing_was_told_is_set_aside_when_it_is_put_off() {
    let (mut desk, ids) = desk();
    let sent = record(&mut desk, &introduction(None, &ids[..2]));
    let today = |desk: &Desk| desk.book.today(now().today).unwrap();
    assert_eq!(today(&desk).introductions.rows[0].favour, Some(sent));
    desk.book.remind(sent, &day(-7), &now()).unwrap();
    assert_eq!(today(&desk).introductions.total, 0);
    assert_eq!(today(&desk).aside.rows[0].favour, Some(sent));
}

#[test]
fn an_introduction_that_was_thanked_for_is_set_aside_no_more() {
    let (mut desk, ids) = desk();
    let got = record(&mut desk, &introduction(Some(ids[0]), &ids[1..2]));
    desk.book.remind(got, &day(-7), &now()).unwrap();
    let aside = |desk: &Desk| desk.book.today(now().today).unwrap().aside.total;
    assert_eq!(aside(&desk), 1, "it waits for thanks");
    let mut thanks = favour(Direction::Given, &ids[..1], "For Pekka");
    thanks.kind = FavourKind::Thanks;
    let thanks = record(&mut desk, &thanks);
    desk.book
        .link_favours(thanks, got, LinkKind::Thanks, &now())
        .unwrap();
    assert_eq!(aside(&desk), 0);
    desk.is_whole();
}

#[test]
fn a_close_one_who_is_missed_comes_before_any_tie_of_work() {
    let (mut desk, ids) = desk();
    for (id, circle, days) in [
        (ids[0], Circle::Network, 3000),
        (ids[1], Circle::Close, 70),
        (ids[2], Circle::Core, 60),
    ] {
        desk.book
            .place_person(id, Some(circle), None, &now())
            .unwrap();
        let mut given = favour(Direction::Given, &[id], "Given");
        given.on = day(days);
        record(&mut desk, &given);
    }
    let gives = desk.book.today(now().today).unwrap().gives;
    let people: Vec<Id> = gives.rows.iter().map(|row| row.person.id).collect();
    assert_eq!(
        people,
        [ids[2], ids[1]],
        "the most missed first, and no tie of work among them"
    );
}

#[test]
fn somebody_new_comes_with_their_favour_or_not_at_all() {
    let (mut desk, ids) = desk();
    let before = super::desk::export(&desk.book);
    let new = FavourForm {
        beneficiaries: vec![
            Beneficiary {
                person: Some(-1),
                value: Some(Size::Days),
            },
            Beneficiary {
                person: Some(ids[0]),
                value: None,
            },
        ],
        new_people: vec!["Ada Byron".into()],
        ..favour(Direction::Given, &[], "A lift")
    };
    for wrong in [
        FavourForm {
            what: String::new(),
            ..new.clone()
        },
        FavourForm {
            new_people: vec![" ".into()],
            ..new.clone()
        },
        FavourForm {
            new_people: Vec::new(),
            ..new.clone()
        },
    ] {
        desk.book.record_favour(&wrong, &now()).unwrap_err();
        assert_eq!(super::desk::export(&desk.book), before, "{wrong:?}");
    }
    let operations = desk.operations();
    let made = record(&mut desk, &new);
    assert_eq!(desk.operations(), operations + 1, "one step");
    let row = desk.book.favour(made).unwrap().row;
    let ada = row.parties.iter().find(|one| one.name == "Ada Byron");
    assert_eq!(ada.unwrap().value, Some(Size::Days));
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(super::desk::export(&desk.book), before, "one undo for both");
    desk.is_whole();

    let made = record(&mut desk, &favour(Direction::Given, &ids[..1], "A lift"));
    let stood = super::desk::export(&desk.book);
    let seen = desk.book.favour_form(made).unwrap();
    desk.book.revise_favour(made, &seen, &new, &now()).unwrap();
    assert_eq!(desk.names().len(), ids.len() + 1);
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(super::desk::export(&desk.book), stood);
}

/// Starred before a favour, that before a birthday, that before nothing but a
/// number; of equals by name.
#[test]
fn the_likely_close_are_placed_first() {
    let card = |name: &str, more: &str| {
        format!("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{name}\r\nFN:{name}\r\n{more}END:VCARD\r\n")
    };
    let mut desk = Desk::of(
        &[
            card("Aapo", ""),
            card("Bertta", "BDAY:1980-02-03\r\nTEL:+358421111111\r\n"),
            card("Cecilia", "CATEGORIES:starred\r\n"),
            card("Daavid", "EMAIL:d@example.fi\r\n"),
            card("Eeva", ""),
            card("Fanni", "EMAIL:f@example.fi\r\n"),
            card("Galle", "CATEGORIES:starred\r\nBDAY:1980-02-03\r\n"),
        ]
        .concat(),
    );
    let id = |desk: &Desk, name| desk.id(name);
    let eeva = id(&desk, "Eeva");
    record(&mut desk, &favour(Direction::Given, &[eeva], "A lift"));
    record(&mut desk, &favour(Direction::Given, &[eeva], "Soup"));
    let galle = id(&desk, "Galle");
    desk.book
        .place_person(galle, Some(Circle::Core), None, &now())
        .unwrap();
    let order = |desk: &Desk, limit, passed: &[Id]| {
        let placing = desk.book.placing(limit, passed, now().today).unwrap();
        let names = placing.people.into_iter().map(|one| one.person.name);
        names.collect::<Vec<_>>()
    };
    assert_eq!(
        order(&desk, 10, &[]),
        ["Cecilia", "Bertta", "Eeva", "Daavid", "Fanni", "Aapo"]
    );
    let passed = [id(&desk, "Cecilia"), id(&desk, "Daavid")];
    assert_eq!(order(&desk, 3, &passed), ["Bertta", "Eeva", "Fanni"]);
}

#[test]
fn people_are_placed_one_by_one() {
    let (mut desk, ids) = desk();
    let placing = desk.book.placing(10, &[], now().today).unwrap();
    assert_eq!(
        (placing.left, placing.placed, placing.people.len()),
        (6, 0, 6)
    );
    let first = placing.people[0].person.id;
    desk.book
        .place(
            first,
            Some(Circle::Friend),
            &[LifeArea::Hobby, LifeArea::Work],
            &now(),
        )
        .unwrap();
    let passed = [placing.people[1].person.id];
    let next = desk.book.placing(10, &passed, now().today).unwrap();
    assert_eq!((next.left, next.placed, next.people.len()), (5, 1, 4));
    let page = desk.book.person(first, now().today).unwrap();
    assert_eq!((page.circle, page.areas.len()), (Some(Circle::Friend), 2));
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.book.placing(10, &[], now().today).unwrap().left, 6);
    assert_eq!(ids.len(), 6);
}

#[test]
fn before_one_asks_it_is_said_what_speaks_for_and_against() {
    let (mut desk, ids) = desk();
    let advice = |desk: &Desk, size| desk.book.ask_advice(ids[0], size, now().today).unwrap();
    assert_eq!(advice(&desk, Size::AnHour).guards, [AskGuard::FineToAsk]);
    let mut asked = favour(Direction::Taken, &ids[..1], "A reference");
    asked.status = Status::Asked;
    record(&mut desk, &asked);
    assert_eq!(advice(&desk, Size::AnHour).guards, [AskGuard::AskIsOpen]);

    for n in 0..6 {
        let mut promised = favour(Direction::Given, &ids[1..2], &format!("Promise {n}"));
        promised.status = Status::Promised;
        record(&mut desk, &promised);
    }
    let promises = desk.book.promise_advice().unwrap();
    assert_eq!((promises.open, promises.rather_not), (6, true));
}

#[test]
fn another_half_life_is_another_balance_and_the_book_stays_whole() {
    let (mut desk, ids) = worked_example();
    let balance = |desk: &Desk| {
        let all = desk.book.balances(false, now().today).unwrap();
        all.iter().find(|one| one.id == ids[0]).unwrap().balance
    };
    let before = balance(&desk);
    let faster = Settings {
        half_life_days: 365,
        ..Settings::default()
    };
    desk.book.set_settings(&faster).unwrap();
    assert!((balance(&desk) - before).abs() > 0.1);
    desk.is_whole();
}

#[test]
fn of_two_who_helped_the_first_is_written_down() {
    let mut desk = Desk::of(&super::cards::three());
    let line = desk
        .book
        .capture("Anna and Pekka helped me move", now().today);
    let people: Vec<(Role, Id)> = line
        .people
        .iter()
        .map(|one| (one.role, one.candidates[0].id))
        .collect();
    assert_eq!(people.len(), 2);
    let form = line.form(&people);
    assert_eq!(form.giver, Some(desk.id("Anna")));
    assert_eq!(form.beneficiaries[0].person, None, "me");
    assert!(
        form.what.contains("Pekka"),
        "nothing is lost: {}",
        form.what
    );
    record(&mut desk, &form);
}

#[test]
fn one_line_names_those_who_are_in_the_book() {
    let (desk, ids) = desk();
    let name = desk.book.person(ids[0], now().today).unwrap().name;
    let line = format!("{} introduced me to somebody yesterday", name.display);
    let captured = desk.book.capture(&line, now().today);
    assert!(captured.understood, "{captured:?}");
    assert_eq!(captured.kind.value, FavourKind::Introduction);
    assert_eq!(captured.people[0].candidates[0].id, ids[0]);
}

#[test]
fn a_full_name_is_understood_however_many_share_its_parts() {
    let mut desk = Desk::new();
    let named = |name: &str| PersonEdit::named(name);
    for n in 0..15 {
        for name in [format!("Anna Mallinen{n}"), format!("Jukka{n} Lehtonen")] {
            desk.book.add_person(&named(&name), &now()).unwrap();
        }
    }
    let meant = desk.book.add_person(&named("Anna Lehtonen"), &now());
    let meant = meant.unwrap().made.unwrap();
    for line in [
        "helped Anna Lehtonen move",
        "autoin Anna Lehtosta muutossa",
        "autoin Lehtosen Annaa muutossa",
    ] {
        let people = desk.book.capture(line, now().today).people;
        let ids: Vec<Vec<Id>> = people
            .iter()
            .map(|one| one.candidates.iter().map(|one| one.id).collect())
            .collect();
        assert_eq!(ids, [[meant]], "{line}");
    }
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
        on: day(days_ago),
        ..favour(Direction::Given, &[anna], "Advice")
    };
    pages(&of(9));
    for _ in 0..3 {
        pages(&of(0));
    }
    let (again, earlier) = (pages(&of(0)), pages(&of(1)));
    assert!(again <= 23 && earlier <= 23, "{again} and {earlier}");
}
