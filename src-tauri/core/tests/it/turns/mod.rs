//! Whose turn it is while something is on its way, and what is counted of it.

use vuoro_core::Now;
use vuoro_core::book::view::{
    BreakdownBy, ConsentSaid, FavourForm, Id, LedgerQuery, OperationKind, Period, Settings,
    TodayReason,
};
use vuoro_core::domain::circle::{Circle, Tie};
use vuoro_core::domain::favour::{Consent, Direction, FavourKind, LinkKind, Outcome, Role, Status};
use vuoro_core::domain::guard::AskGuard;
use vuoro_core::domain::size::Size;
use vuoro_core::domain::stage::Stage;
use vuoro_core::domain::turn::{Reason, Turn};
use vuoro_core::error::Invalid;

use super::cards::phonebook;
use super::desk::{Desk, favour, introduction, now, refused};

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

fn days_ago(days: i64) -> String {
    (now().today - chrono::Duration::days(days)).to_string()
}

fn asked_introduction(ids: &[Id]) -> FavourForm {
    FavourForm {
        status: Status::Asked,
        on: days_ago(1),
        asked_by: Some(ids[0]),
        ..introduction(None, ids)
    }
}

fn turn_with(desk: &Desk, id: Id) -> Option<(Turn, Reason)> {
    let all = desk.book.balances(false, now().today).unwrap();
    let one = all.into_iter().find(|one| one.id == id)?;
    Some((one.turn, one.reason))
}

fn consents(desk: &Desk) -> Vec<Consent> {
    let on_board = &desk.book.introductions(now().today).unwrap().rows[0];
    on_board.sides.iter().map(|side| side.consent).collect()
}

#[test]
fn what_somebody_asked_for_others_waits_for_an_answer_to_them_and_nobody_has_agreed() {
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
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
    let (mut desk, ids) = desk();
    let promised = FavourForm {
        status: Status::Promised,
        on: days_ago(20),
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
    desk.book
        .consent(id, &asked, &days_ago(10), &now())
        .unwrap();
    assert_eq!(reason(&desk), Some(TodayReason::AwaitConsent));
}

#[test]
fn an_unthanked_favour_stays_mine_while_they_have_not_answered() {
    let (mut desk, ids) = desk();
    let received = FavourForm {
        on: days_ago(49),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let id = record(&mut desk, &received);
    let asked = FavourForm {
        on: days_ago(48),
        status: Status::Asked,
        ..favour(Direction::Taken, &ids[..1], "A ladder")
    };
    record(&mut desk, &asked);
    let then = now().today - chrono::Duration::days(40);
    for today in [then, now().today] {
        let all = desk.book.balances(false, today).unwrap();
        assert_eq!(
            (all[0].turn, all[0].reason),
            (Turn::Mine, Reason::NotThanked)
        );
        let overview = desk.book.overview(&Period::default(), today).unwrap();
        assert_eq!(
            (overview.your_turn.total, overview.their_turn.total),
            (1, 0)
        );
    }
    desk.book.thank(id, &now()).unwrap();
    assert_eq!(
        turn_with(&desk, ids[0]),
        Some((Turn::Theirs, Reason::IAsked))
    );
    desk.is_whole();
}

#[test]
fn a_word_of_thanks_answers_the_one_favour_that_waits_for_it() {
    let (mut desk, ids) = desk();
    let received = FavourForm {
        on: days_ago(3),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let earlier = record(&mut desk, &received);
    let thanks = FavourForm {
        kind: FavourKind::Thanks,
        cost: FavourKind::Thanks.usual_cost(),
        on: days_ago(0),
        ..favour(Direction::Given, &ids[..1], "The desk")
    };
    record(&mut desk, &thanks);
    let page = desk.book.favour(earlier).unwrap();
    assert!(page.row.thanked, "{page:?}");
    assert_eq!(desk.book.today(now().today).unwrap().turns.total, 0);
    let ledger = desk.book.ledger(&LedgerQuery::default(), now().today);
    let ledger = ledger.unwrap();
    assert_eq!((ledger.given_count, ledger.taken_count), (0, 1));
    desk.book.undo(None, &now()).unwrap();
    // Of two that wait, nobody can say which is meant.
    record(&mut desk, &received);
    record(&mut desk, &thanks);
    assert!(!desk.book.favour(earlier).unwrap().row.thanked);
    desk.is_whole();
}

#[test]
fn cakes_that_came_unasked_were_not_asked_for() {
    let (mut desk, ids) = desk();
    for n in 0..3 {
        let cake = FavourForm {
            cost: Size::FiveMinutes,
            on: days_ago(n),
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
        on: days_ago(5),
        ..favour(Direction::Taken, &ids[..1], "A ladder")
    };
    let id = record(&mut desk, &asked);
    desk.book.settle(id, Status::Done, "", &now()).unwrap();
    let (guards, last) = advice(&desk);
    assert_eq!(guards, [AskGuard::FineToAsk]);
    assert_eq!(last, Some(days_ago(5)), "the day on which I asked");
}

#[test]
fn before_a_sixth_promise_a_kind_no_is_suggested() {
    let (mut desk, ids) = desk();
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
fn a_period_has_the_favours_of_its_list_as_they_weigh_today() {
    let (mut desk, ids) = desk();
    let (anna, olli, core) = (ids[0], ids[1], ids[2]);
    desk.book
        .place_person(core, Some(Circle::Core), None, &now())
        .unwrap();
    for (on, with, direction) in [
        ("2025", anna, Direction::Given),
        ("2025-12-31", anna, Direction::Taken),
        ("2026", olli, Direction::Given),
        ("2026-01", anna, Direction::Given),
        ("2026-11-02", anna, Direction::Taken),
        ("2026-11-03", core, Direction::Given),
    ] {
        let favour = FavourForm {
            on: on.into(),
            ..favour(direction, &[with], "A lift")
        };
        record(&mut desk, &favour);
    }
    let period = |from: &str, to: &str| Period {
        from: Some(from.into()),
        to: Some(to.into()),
    };
    let today = now().today;
    let given = |period: &Period, today| {
        let parts = desk.book.breakdown(BreakdownBy::Circle, period, today);
        parts.unwrap().total.unwrap().given
    };
    for (period, counts, people) in [
        (period("", ""), (3, 2), 2),
        (period("2026", "2026"), (2, 1), 2),
        (period("2026-01-01", ""), (2, 1), 2),
        (period("2026-01-02", ""), (0, 1), 1),
        (period("", "2025-12-31"), (1, 1), 1),
        (period("2030", ""), (0, 0), 0),
    ] {
        let overview = desk.book.overview(&period, today).unwrap();
        let counted = (overview.given_count, overview.taken_count);
        assert_eq!(counted, counts, "{period:?}");
        assert_eq!(overview.people_with_favours, people, "{period:?}");
        assert_eq!(overview.your_turn.total + overview.too_little, 2);
        let query = LedgerQuery {
            from: period.from.clone(),
            to: period.to.clone(),
            ..LedgerQuery::default()
        };
        let ledger = desk.book.ledger(&query, today).unwrap();
        assert_eq!(
            (ledger.given_count, ledger.taken_count),
            counts,
            "{period:?}"
        );
    }
    // An old day sees no favour above its full size, in a period as in everything.
    let old = today - chrono::Duration::days(4_000);
    for today in [today, old] {
        let all = given(&Period::default(), today);
        let parts = ["2025", "2026"].map(|year| given(&period(year, year), today));
        assert!((parts[0] + parts[1] - all).abs() < 3, "{parts:?} of {all}");
    }
    assert_eq!(
        given(&Period::default(), old),
        600,
        "three hours at full size"
    );
    let wrong = desk.book.overview(&period("soon", ""), today);
    assert!(wrong.is_err(), "no day");
    desk.is_whole();
}

/// A month or a year of which no more is known is in a period that holds its first
/// day, though the day that stands for it may lie on the other side of an end.
#[test]
fn a_date_belongs_to_the_period_that_holds_its_first_day() {
    let (mut desk, ids) = desk();
    let dates = [
        ("2025", "2025-01-01"),
        ("2025-06-30", "2025-06-30"),
        ("2025-07-01", "2025-07-01"),
        ("2025-11", "2025-11-01"),
        ("~2025-11", "2025-11-01"),
        ("2025-11-14", "2025-11-14"),
        ("2025-11-16", "2025-11-16"),
        ("2025-12-31", "2025-12-31"),
        ("2026", "2026-01-01"),
        ("2026-01-01", "2026-01-01"),
        ("2026-07", "2026-07-01"),
        ("2026-07-02", "2026-07-02"),
    ];
    for (on, _) in dates {
        let favour = FavourForm {
            on: on.into(),
            ..favour(Direction::Given, &[ids[0]], "A lift")
        };
        record(&mut desk, &favour);
    }
    let bounds = [
        ("", "0001-01-01", "9999-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06-30", "2025-06-30", "2025-06-30"),
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2025-11-01", "2025-11-01", "2025-11-01"),
        ("2025-11-15", "2025-11-15", "2025-11-15"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-01-01", "2026-01-01", "2026-01-01"),
        ("2026-07-01", "2026-07-01", "2026-07-01"),
    ];
    for (from, first, _) in bounds {
        for (to, _, last) in bounds {
            let within = |day: &str| first <= day && day <= last;
            let expected = dates.iter().filter(|(_, day)| within(day)).count();
            let period = Period {
                from: Some(from.into()),
                to: Some(to.into()),
            };
            let overview = desk.book.overview(&period, now().today);
            if last < first {
                refused(overview, Invalid::PeriodReversed);
                continue;
            }
            let given = overview.unwrap().given_count;
            assert_eq!(given as usize, expected, "{period:?}");
        }
    }
}

#[test]
fn counts_of_the_ledger_are_those_of_the_overview() {
    let (mut desk, ids) = desk();
    let (anna, core) = (ids[0], ids[1]);
    desk.book
        .place_person(core, Some(Circle::Core), None, &now())
        .unwrap();
    for (on, with) in [("2026-11-02", anna), ("2025", anna), ("2026-11-03", core)] {
        let given = FavourForm {
            on: on.into(),
            ..favour(Direction::Given, &[with], "A lift")
        };
        record(&mut desk, &given);
        let taken = FavourForm {
            on: on.into(),
            ..favour(Direction::Taken, &[with], "A desk")
        };
        let taken = record(&mut desk, &taken);
        desk.book.thank(taken, &now()).unwrap();
    }
    let overview = desk.book.overview(&Period::default(), now().today).unwrap();
    assert_eq!((overview.given_count, overview.taken_count), (2, 2));
    assert_eq!(
        overview.people_with_favours, 1,
        "close ties are not counted"
    );
    let text = |text: &str| LedgerQuery {
        text: text.into(),
        ..LedgerQuery::default()
    };
    for (query, counts) in [
        (LedgerQuery::default(), (2, 2)),
        (text("lift"), (2, 0)),
        (text("desk"), (0, 2)),
        (
            LedgerQuery {
                kind: Some(FavourKind::Thanks),
                ..LedgerQuery::default()
            },
            (0, 0),
        ),
        (
            LedgerQuery {
                from: Some("2026-11".into()),
                ..LedgerQuery::default()
            },
            (1, 1),
        ),
    ] {
        let all = desk.book.ledger(&query, now().today).unwrap();
        assert_eq!((all.given_count, all.taken_count), counts, "{query:?}");
        let months = all.months.iter();
        let of_month = |month: &str| {
            let month = months.clone().find(|one| one.month == month)?;
            Some((month.given_count, month.taken_count))
        };
        if query == LedgerQuery::default() {
            assert_eq!(of_month("2025"), Some((1, 1)), "under its year");
            assert_eq!(of_month("2026-11"), Some((1, 1)));
        }
    }
    let season = desk.book.today(now().today).unwrap().season;
    assert_eq!((season.given_count, season.taken_count), (1, 1));
    let numbers = vuoro_core::book::view::Settings {
        numbers_for_close: true,
        ..Default::default()
    };
    desk.book.set_settings(&numbers).unwrap();
    let all = desk.book.ledger(&LedgerQuery::default(), now().today);
    let all = all.unwrap();
    assert_eq!((all.given_count, all.taken_count), (3, 3));
}

#[test]
fn only_what_may_be_linked_is_offered() {
    let (mut desk, ids) = desk();
    let dated = |direction, what, on: i64| FavourForm {
        on: days_ago(on),
        ..favour(direction, &ids[..1], what)
    };
    let taken = record(&mut desk, &dated(Direction::Taken, "Taken", 10));
    let before = record(&mut desk, &dated(Direction::Given, "Before", 20));
    let after = record(&mut desk, &dated(Direction::Given, "After", 5));
    let offered = |desk: &Desk| -> Vec<Id> {
        let rows = desk.book.linkable(taken, LinkKind::Returns, true).unwrap();
        rows.iter().map(|row| row.id).collect()
    };
    assert_eq!(offered(&desk), [after], "what came before answers nothing");
    let early = desk
        .book
        .link_favours(before, taken, LinkKind::Returns, &now());
    refused(early, Invalid::LinkOrder);
    desk.book
        .link_favours(after, taken, LinkKind::Returns, &now())
        .unwrap();
    assert_eq!(
        offered(&desk),
        [] as [Id; 0],
        "what is said is not offered again"
    );
}

#[test]
fn nothing_is_settled_before_it_was_asked() {
    let (mut desk, ids) = desk();
    let asked = FavourForm {
        status: Status::Asked,
        on: days_ago(5),
        ..favour(Direction::Given, &ids[..1], "A lift")
    };
    let id = record(&mut desk, &asked);
    let early = days_ago(6);
    for status in [Status::Done, Status::Declined] {
        refused(
            desk.book.settle(id, status, &early, &now()),
            Invalid::TooEarly,
        );
    }
    let promised = FavourForm {
        status: Status::Promised,
        on: days_ago(5),
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
        on: days_ago(30),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let taken = record(&mut desk, &taken);
    let given = FavourForm {
        on: days_ago(20),
        ..favour(Direction::Given, &ids[..1], "Soup")
    };
    let given = record(&mut desk, &given);
    desk.book
        .link_favours(given, taken, LinkKind::Returns, &now())
        .unwrap();
    desk.book
        .settle(taken, Status::Done, &days_ago(2), &now())
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
fn what_is_imported_twice_leaves_every_figure_as_it_was() {
    let (mut desk, ids) = desk();
    for (at, id) in ids.iter().enumerate() {
        let form = FavourForm {
            on: days_ago(40 * at as i64),
            ..favour(Direction::Given, &[*id], "A lift")
        };
        record(&mut desk, &form);
    }
    let figures = |desk: &Desk, now: &Now| {
        let all = desk.book.balances(true, now.today).unwrap();
        (
            all,
            desk.book.overview(&Period::default(), now.today).unwrap(),
        )
    };
    let before = figures(&desk, &now());
    desk.import(&phonebook(0, 6, 0));
    assert_eq!(figures(&desk, &now()), before);
}

#[test]
fn thanks_that_an_open_ask_keeps_due_are_listed_until_it_is_settled() {
    let (mut desk, ids) = desk();
    let of = |what: &str, status, days| FavourForm {
        status,
        on: days_ago(days),
        ..favour(Direction::Taken, &ids[..1], what)
    };
    record(&mut desk, &of("Too long ago", Status::Done, 90));
    let desk_of_hers = record(&mut desk, &of("A desk", Status::Done, 49));
    let ladder = record(&mut desk, &of("A ladder", Status::Asked, 48));
    let lift = record(&mut desk, &of("A lift", Status::Promised, 40));
    let waits = |desk: &Desk| {
        let today = desk.book.today(now().today).unwrap();
        let rows = today.turns.rows.iter().map(|row| (row.reason, row.favour));
        (today.badge, rows.collect::<Vec<_>>())
    };
    let once = vec![(TodayReason::NotThanked, Some(desk_of_hers))];
    assert_eq!(waits(&desk), (1, once.clone()));
    let mine = Some((Turn::Mine, Reason::NotThanked));
    assert_eq!(turn_with(&desk, ids[0]), mine, "as the balance says");
    desk.book
        .settle(ladder, Status::Lapsed, "", &now())
        .unwrap();
    assert_eq!(waits(&desk), (1, once));
    desk.book.settle(lift, Status::Lapsed, "", &now()).unwrap();
    assert_eq!(waits(&desk), (0, Vec::new()));
    assert_ne!(turn_with(&desk, ids[0]), mine);
}

#[test]
fn the_lists_of_a_past_day_say_what_the_figures_of_that_day_say() {
    let (mut desk, ids) = desk();
    for n in 0..4 {
        for (direction, on) in [
            (Direction::Given, "2020-01-01"),
            (Direction::Taken, "2026-11-01"),
        ] {
            let form = FavourForm {
                on: on.into(),
                cost: Size::HalfADay,
                ..favour(direction, &ids[..1], &format!("Favour {n}"))
            };
            record(&mut desk, &form);
        }
    }
    let once = FavourForm {
        on: "2020-05-20".into(),
        ..favour(Direction::Taken, &ids[1..2], "A lift")
    };
    record(&mut desk, &once);
    for (on, even, mine) in [
        ("2020-06-01", vec![ids[0]], vec![ids[1]]),
        ("2020-07-01", vec![ids[0]], Vec::new()),
        ("2026-11-19", Vec::new(), vec![ids[0]]),
    ] {
        let day = on.parse().unwrap();
        let overview = desk.book.overview(&Period::default(), day).unwrap();
        for (list, turn, expect) in [
            (&overview.even, Turn::Even, even),
            (&overview.your_turn, Turn::Mine, mine),
        ] {
            let listed: Vec<Id> = list.people.iter().map(|row| row.person.id).collect();
            assert_eq!(
                (list.total as usize, &listed),
                (expect.len(), &expect),
                "{on}"
            );
            let all = desk.book.balances(false, day).unwrap();
            let said = all.iter().filter(|one| one.turn == turn);
            assert_eq!(said.map(|one| one.id).collect::<Vec<_>>(), listed, "{on}");
            for row in &list.people {
                assert_eq!(row.turn.turn, turn, "the word beside it, on {on}");
            }
        }
    }
}

#[test]
fn who_has_a_favour_dated_ahead_stands_among_the_others_by_name() {
    let (mut desk, ids) = desk();
    for id in &ids[..5] {
        let lift = FavourForm {
            on: days_ago(0),
            ..favour(Direction::Taken, &[*id], "A lift")
        };
        record(&mut desk, &lift);
    }
    let yesterday = now().today.pred_opt().unwrap();
    for id in [ids[2], ids[5]] {
        let ladder = FavourForm {
            on: yesterday.to_string(),
            ..favour(Direction::Taken, &[id], "A ladder")
        };
        record(&mut desk, &ladder);
    }
    let list = |day| {
        let overview = desk.book.overview(&Period::default(), day).unwrap();
        let list = overview.your_turn;
        let people: Vec<Id> = list.people.iter().map(|row| row.person.id).collect();
        (list.total as usize, people)
    };
    let names = |people: &[Id]| -> Vec<String> {
        let name = |id: &Id| desk.book.person(*id, now().today).unwrap().name.display;
        people.iter().map(name).collect()
    };
    let (total, people) = list(now().today);
    assert_eq!((total, people.len()), (6, 6));
    assert!(names(&people).is_sorted());
    let (total, people) = list(yesterday);
    assert_eq!(total, 2, "the lifts are of a later day");
    assert_eq!(people.len(), 2);
    assert!(people.contains(&ids[2]) && people.contains(&ids[5]));
    assert!(names(&people).is_sorted());
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let (desk, _) = desk();
    let today = now().today;
    let period = |from: &str, to: &str| Period {
        from: Some(from.into()),
        to: Some(to.into()),
    };
    for (from, to) in [("2027", "2026"), ("2026-11-20", "2026-11-19")] {
        let period = period(from, to);
        refused(desk.book.overview(&period, today), Invalid::PeriodReversed);
        let query = LedgerQuery {
            from: period.from,
            to: period.to,
            ..LedgerQuery::default()
        };
        refused(desk.book.ledger(&query, today), Invalid::PeriodReversed);
    }
    for (from, to) in [("2026-11-30", "2026-11"), ("2026-11", "2026-11-01")] {
        assert!(desk.book.overview(&period(from, to), today).is_ok());
    }
}

#[test]
fn a_circle_of_the_overview_has_all_whose_ties_are_counted() {
    let (mut desk, ids) = desk();
    for (id, circle, tie) in [
        (ids[0], Circle::Friend, None),
        (ids[1], Circle::Friend, Some(Tie::Reciprocal)),
        (ids[2], Circle::Friend, Some(Tie::Communal)),
        (ids[3], Circle::Core, None),
    ] {
        desk.book
            .place_person(id, Some(circle), tie, &now())
            .unwrap();
        record(&mut desk, &favour(Direction::Given, &[id], "A lift"));
    }
    let counts = |desk: &Desk| {
        let bars = desk
            .book
            .overview(&Period::default(), now().today)
            .unwrap()
            .by_circle;
        [Circle::Core, Circle::Friend].map(|circle| {
            let bar = bars.iter().find(|bar| bar.circle == Some(circle)).unwrap();
            bar.given_count
        })
    };
    assert_eq!(counts(&desk), [0, 2]);
    let settings = desk.book.settings().unwrap();
    let close = Settings {
        numbers_for_close: true,
        ..settings
    };
    desk.book.set_settings(&close).unwrap();
    assert_eq!(counts(&desk), [1, 3]);
}

#[test]
fn what_waits_for_thanks_is_listed_whole_where_today_begins_with_the_first() {
    let (mut desk, ids) = desk();
    for n in 0..53 {
        let soup = favour(Direction::Taken, &ids[..1], &format!("Soup {n}"));
        desk.book.record_favour(&soup, &now()).unwrap();
    }
    let today = desk.book.today(now().today).unwrap();
    assert_eq!((today.turns.total, today.turns.rows.len()), (53, 50));
    let all = desk.book.unthanked(now().today).unwrap();
    assert_eq!(all.len(), 53);
    assert!(all.iter().all(|row| row.reason == TodayReason::NotThanked));
}

#[test]
fn an_introduction_to_which_the_other_said_no_waits_for_nobody() {
    let (mut desk, ids) = desk();
    let (emma, grace) = (ids[0], ids[1]);
    let asked = FavourForm {
        status: Status::Asked,
        on: days_ago(1),
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
