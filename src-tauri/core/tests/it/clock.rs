//! A clock that jumps: a traveller's day that is yesterday again, an empty
//! battery that says 1970, a day far ahead. Nothing is refused for it, and
//! nothing is told in another order than it was done.

use chrono::{NaiveDate, TimeZone, Utc};
use vuoro_core::Now;
use vuoro_core::book::view::{
    BreakdownBy, LedgerQuery, PeopleOrder, PeopleQuery, Period, Standing,
};
use vuoro_core::domain::favour::{Consent, Direction, Outcome, Status};

use super::desk::{Desk, favour, introduction, now};

fn on(year: i32, month: u32, day: u32) -> Now {
    Now {
        at: Utc.with_ymd_and_hms(year, month, day, 9, 30, 0).unwrap(),
        today: NaiveDate::from_ymd_opt(year, month, day).unwrap(),
    }
}

const CARDS: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Aalto\nEND:VCARD\n\
                     BEGIN:VCARD\nVERSION:3.0\nFN:Pekka Puro\nEND:VCARD\n";

/// A book of today: five favours with Anna, and an introduction under way.
fn book() -> Desk {
    let mut desk = Desk::of(CARDS);
    let (anna, pekka) = (desk.id("Anna Aalto"), desk.id("Pekka Puro"));
    for day in 15..20 {
        let mut done = favour(Direction::Given, &[anna], &format!("On the {day}th"));
        done.on = format!("2026-11-{day}");
        desk.book.record_favour(&done, &now()).unwrap();
    }
    let mut bring = introduction(None, &[anna, pekka]);
    bring.on = "2026-11-19".into();
    bring.status = Status::Promised;
    desk.book.record_favour(&bring, &now()).unwrap();
    desk
}

#[test]
fn every_room_can_be_read_on_any_day() {
    let desk = book();
    let anna = desk.id("Anna Aalto");
    for then in [
        on(1970, 1, 1),
        on(2020, 2, 29),
        on(2026, 11, 18),
        on(2126, 1, 1),
    ] {
        let (today, book) = (then.today, &desk.book);
        let query = PeopleQuery {
            order: PeopleOrder::Turn,
            limit: 100,
            ..PeopleQuery::default()
        };
        assert_eq!(book.people(&query, today).unwrap().rows.len(), 2, "{today}");
        book.today(today).unwrap();
        book.overview(&Period::default(), today).unwrap();
        book.introductions(today).unwrap();
        book.breakdown(BreakdownBy::Year, &Period::default(), today)
            .unwrap();
        let ledger = book.ledger(&LedgerQuery::default(), today).unwrap();
        assert_eq!(ledger.total, 6, "{today}");
        let Standing::Numbers(numbers) = book.person(anna, today).unwrap().standing else {
            panic!("on {today} there is as much to tell as on any day");
        };
        let sum: i32 = numbers.why.iter().filter_map(|one| one.adds).sum();
        assert_eq!(numbers.balance, sum, "{today}: the list adds up");
        assert!(numbers.given <= 5 * 200, "{today}: {}", numbers.given);
    }
}

#[test]
fn a_day_that_is_yesterday_again_refuses_nothing() {
    let mut desk = book();
    let (anna, pekka) = (desk.id("Anna Aalto"), desk.id("Pekka Puro"));
    let page = desk.book.person(anna, now().today).unwrap();
    let bring = page
        .favours
        .iter()
        .find(|row| row.status == Status::Promised);
    let bring = bring.unwrap().id;
    let yesterday = on(2026, 11, 18);
    let book = &mut desk.book;

    let mut taken = favour(Direction::Taken, &[pekka], "Lent me a tent");
    taken.on = "2026-11-18".into();
    let taken = book
        .record_favour(&taken, &yesterday)
        .unwrap()
        .made
        .unwrap();
    book.thank(taken, &yesterday).unwrap();
    let mut promised = favour(Direction::Given, &[anna], "A lift");
    promised.on = "2026-11-19".into();
    promised.status = Status::Promised;
    let promised = book.record_favour(&promised, &now()).unwrap().made.unwrap();
    book.settle(promised, Status::Done, "", &yesterday).unwrap();
    for person in [anna, pekka] {
        let said = vuoro_core::book::view::ConsentSaid {
            person,
            consent: Consent::Agreed,
        };
        book.consent(bring, &[said], "", &yesterday).unwrap();
    }
    book.settle(bring, Status::Done, "", &yesterday).unwrap();
    book.outcome(bring, Outcome::Useful, "", &yesterday)
        .unwrap();
    desk.is_whole();
}

#[test]
fn what_was_done_last_is_told_first_and_taken_back_first_whatever_the_clock_says() {
    let mut desk = book();
    let anna = desk.id("Anna Aalto");
    let mut then = favour(Direction::Given, &[anna], "With an empty battery");
    then.on = "1970-01-01".into();
    desk.book.record_favour(&then, &on(1970, 1, 1)).unwrap();
    let latest = desk.book.history(None, 1).unwrap().remove(0);
    assert_eq!(latest.subject.what, "With an empty battery");
    let undone = desk.book.undo(None, &on(1970, 1, 2)).unwrap();
    assert_eq!(undone.row.subject.what, "With an empty battery");
    desk.is_whole();
}
