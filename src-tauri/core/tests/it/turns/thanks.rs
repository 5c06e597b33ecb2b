//! What waits for thanks, and what thanks for it.

use vuoro_core::book::view::{FavourForm, Id, LedgerQuery, Period, TodayReason};
use vuoro_core::domain::favour::{Direction, FavourKind, LinkKind, Status};
use vuoro_core::domain::turn::{Reason, Turn};
use vuoro_core::error::Invalid;

use crate::desk::{Desk, a_few, ago, favour, now, record, refused};

use super::turn_with;

#[test]
fn an_unthanked_favour_stays_mine_while_they_have_not_answered() {
    let (mut desk, ids) = a_few();
    let received = FavourForm {
        on: ago(49),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let id = record(&mut desk, &received);
    let asked = FavourForm {
        on: ago(48),
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
fn what_they_do_for_me_while_theirs_is_open_stays_mine_until_it_is_thanked() {
    let (mut desk, ids) = a_few();
    let asked = FavourForm {
        on: ago(90),
        status: Status::Asked,
        ..favour(Direction::Taken, &ids[..1], "A ladder")
    };
    record(&mut desk, &asked);
    let received = FavourForm {
        on: ago(60),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let id = record(&mut desk, &received);
    let mine = Some((Turn::Mine, Reason::NotThanked));
    assert_eq!(turn_with(&desk, ids[0]), mine, "sixty days later");
    desk.book.thank(id, &now()).unwrap();
    let theirs = Some((Turn::Theirs, Reason::IAsked));
    assert_eq!(turn_with(&desk, ids[0]), theirs);
}

#[test]
fn a_word_of_thanks_answers_the_one_favour_that_waits_for_it() {
    let (mut desk, ids) = a_few();
    let received = FavourForm {
        on: ago(3),
        ..favour(Direction::Taken, &ids[..1], "A desk")
    };
    let earlier = record(&mut desk, &received);
    let thanks = FavourForm {
        kind: FavourKind::Thanks,
        cost: FavourKind::Thanks.usual_cost(),
        on: ago(0),
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
fn only_what_may_be_linked_is_offered() {
    let (mut desk, ids) = a_few();
    let dated = |direction, what, on: i64| FavourForm {
        on: ago(on),
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
fn thanks_that_an_open_ask_keeps_due_are_listed_until_it_is_settled() {
    let (mut desk, ids) = a_few();
    let of = |what: &str, status, days| FavourForm {
        status,
        on: ago(days),
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
fn what_waits_for_thanks_is_listed_whole_where_today_begins_with_the_first() {
    let (mut desk, ids) = a_few();
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
