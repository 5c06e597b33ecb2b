//! What is told of a close tie.

use vuoro_core::book::view::{
    BreakdownBy, FavourForm, LedgerQuery, PeopleOrder, Period, Settings, Standing,
};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{Direction, Status};
use vuoro_core::domain::turn::Reason;

use crate::desk::{Desk, favour, now, record};

use super::{everyone, worked_example};

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
    assert_eq!(
        open(&desk),
        None,
        "nor that it waits for thanks or is uneven"
    );
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
