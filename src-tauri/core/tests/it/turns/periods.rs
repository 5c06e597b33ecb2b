//! What is told of a period, and of another day.

use vuoro_core::book::view::{BreakdownBy, FavourForm, Id, LedgerQuery, Period};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::Direction;
use vuoro_core::domain::size::Size;
use vuoro_core::domain::turn::Turn;
use vuoro_core::error::Invalid;

use crate::desk::{a_few, ago, favour, now, record, refused};

#[test]
fn a_period_has_the_favours_of_its_list_as_they_weigh_today() {
    let (mut desk, ids) = a_few();
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
    let (mut desk, ids) = a_few();
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
fn the_lists_of_a_past_day_say_what_the_figures_of_that_day_say() {
    let (mut desk, ids) = a_few();
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
    let (mut desk, ids) = a_few();
    for id in &ids[..5] {
        let lift = FavourForm {
            on: ago(0),
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
    let (desk, _) = a_few();
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
