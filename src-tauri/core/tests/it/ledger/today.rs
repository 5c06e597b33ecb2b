//! What today asks for, and what was put off.

use vuoro_core::book::view::{Id, PeopleAct, TodayReason};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{Direction, FavourKind, LinkKind, Status};

use crate::desk::{Desk, a_few, ago, favour, introduction, now, record};

#[test]
fn today_begins_with_what_waits_and_puts_it_off_when_told() {
    let (mut desk, ids) = a_few();
    let mut promised = favour(Direction::Given, &ids[..1], "A lift");
    promised.status = Status::Promised;
    promised.due = Some(ago(-3));
    let lift = record(&mut desk, &promised);
    let mut taken = favour(Direction::Taken, &ids[1..2], "Read my text");
    taken.on = ago(5);
    record(&mut desk, &taken);
    let mut asked = favour(Direction::Given, &ids[2..3], "A word with the board");
    asked.status = Status::Asked;
    record(&mut desk, &asked);
    let today = desk.book.today(now().today).unwrap();
    assert_eq!(today.badge, 3);
    assert_eq!(today.promises.rows[0].due, Some(ago(-3)));
    let reasons: Vec<TodayReason> = today.turns.rows.iter().map(|row| row.reason).collect();
    assert_eq!(reasons, [TodayReason::TheyAsked, TodayReason::NotThanked]);
    assert_eq!(today.unplaced, 6);

    desk.book.remind(lift, &ago(-7), &now()).unwrap();
    assert_eq!(desk.book.today(now().today).unwrap().badge, 2);
    let later = now().today + chrono::Duration::days(7);
    let then = desk.book.today(later).unwrap();
    assert_eq!(then.promises.total, 1);
    assert!(then.promises.rows[0].late, "its day has passed");
    desk.is_whole();
}

#[test]
fn what_was_put_off_is_told_until_it_comes_back_or_is_taken_back() {
    let (mut desk, ids) = a_few();
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
    desk.book.remind(lift, &ago(-7), &now()).unwrap();
    desk.book.remind(both, &ago(-2), &now()).unwrap();
    desk.book
        .remind_of_person(ids[1], &ago(-3), &now())
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
        (ago(-2), 2),
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
    let (mut desk, ids) = a_few();
    let sent = record(&mut desk, &introduction(None, &ids[..2]));
    let today = |desk: &Desk| desk.book.today(now().today).unwrap();
    assert_eq!(today(&desk).introductions.rows[0].favour, Some(sent));
    desk.book.remind(sent, &ago(-7), &now()).unwrap();
    assert_eq!(today(&desk).introductions.total, 0);
    assert_eq!(today(&desk).aside.rows[0].favour, Some(sent));
}

#[test]
fn an_introduction_that_was_thanked_for_is_set_aside_no_more() {
    let (mut desk, ids) = a_few();
    let got = record(&mut desk, &introduction(Some(ids[0]), &ids[1..2]));
    desk.book.remind(got, &ago(-7), &now()).unwrap();
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
    let (mut desk, ids) = a_few();
    for (id, circle, days) in [
        (ids[0], Circle::Network, 3000),
        (ids[1], Circle::Close, 70),
        (ids[2], Circle::Core, 60),
    ] {
        desk.book
            .place_person(id, Some(circle), None, &now())
            .unwrap();
        let mut given = favour(Direction::Given, &[id], "Given");
        given.on = ago(days);
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
