//! What is counted, wherever it is counted.

use vuoro_core::Now;
use vuoro_core::book::view::{FavourForm, LedgerQuery, Period, Settings};
use vuoro_core::domain::circle::{Circle, Tie};
use vuoro_core::domain::favour::{Direction, FavourKind};

use crate::cards::phonebook;
use crate::desk::{Desk, a_few, ago, favour, now, record};

#[test]
fn counts_of_the_ledger_are_those_of_the_overview() {
    let (mut desk, ids) = a_few();
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
fn what_is_imported_twice_leaves_every_figure_as_it_was() {
    let (mut desk, ids) = a_few();
    for (at, id) in ids.iter().enumerate() {
        let form = FavourForm {
            on: ago(40 * at as i64),
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
fn a_circle_of_the_overview_has_all_whose_ties_are_counted() {
    let (mut desk, ids) = a_few();
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
