//! What one person knows and the other does not is known of the one they become.

use vuoro_core::book::view::{Choice, Field, Id, PeopleAct, PeopleQuery, Take};
use vuoro_core::domain::circle::{Circle, Tie};

use super::desk::{Desk, now};

/// Two who are one, of whom these lines tell.
fn two(left: &str, right: &str) -> (Desk, Id, Id) {
    let card =
        |name: &str, more: &str| format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\n{more}END:VCARD\n");
    let desk = Desk::of(&(card("Anna Laine", left) + &card("Ann Laine", right)));
    let (a, b) = (desk.id("Anna Laine"), desk.id("Ann Laine"));
    (desk, a, b)
}

fn merge(desk: &mut Desk, left: Id, right: Id) {
    let name = Choice {
        field: Field::Name,
        take: Take::Left,
    };
    desk.book.merge(left, right, &[name], &now()).unwrap();
}

#[test]
fn a_tie_that_was_chosen_stays_chosen() {
    let (mut desk, a, b) = two("", "");
    desk.book
        .place_person(b, None, Some(Tie::Communal), &now())
        .unwrap();
    merge(&mut desk, a, b);
    let page = desk.page("Anna");
    assert_eq!((page.tie, page.tie_chosen), (Tie::Communal, true));
    let (mut desk, a, b) = two("", "");
    desk.book
        .place_person(b, Some(Circle::Close), None, &now())
        .unwrap();
    merge(&mut desk, a, b);
    assert_eq!(desk.page("Anna").circle, Some(Circle::Close));
}

#[test]
fn who_comes_back_is_no_longer_put_away() {
    for (left_away, right_away, stays_away) in [
        (true, false, false),
        (false, true, false),
        (true, true, true),
    ] {
        let (mut desk, a, b) = two("", "");
        for (id, away) in [(a, left_away), (b, right_away)] {
            if away {
                desk.book
                    .edit_people(&[id], &PeopleAct::Archive, &now())
                    .unwrap();
            }
        }
        let before = desk.export();
        merge(&mut desk, a, b);
        let query = PeopleQuery {
            limit: 10,
            ..PeopleQuery::default()
        };
        let rows = desk.book.people(&query, now().today).unwrap().rows;
        assert_eq!(rows.is_empty(), stays_away, "{left_away} {right_away}");
        desk.is_whole();
        desk.book.undo(None, &now()).unwrap();
        assert_eq!(desk.export(), before);
    }
}

#[test]
fn nobody_is_reminded_of_them_before_the_later_day() {
    for [kept, gone] in [
        ["", "2026-12-24"],
        ["2026-12-01", "2026-12-24"],
        ["2026-12-24", "2026-12-01"],
    ] {
        let (mut desk, a, b) = two("", "");
        desk.book.remind_of_person(a, kept, &now()).unwrap();
        desk.book.remind_of_person(b, gone, &now()).unwrap();
        merge(&mut desk, a, b);
        let text = desk.export();
        assert!(
            text.contains("\"remind_on\":\"2026-12-24\""),
            "{kept} {gone}"
        );
    }
}

#[test]
fn what_both_have_is_what_either_says_of_it() {
    let (mut desk, a, b) = two(
        "TEL:040 5550101\nADR:;;Katu 1;Turku;;20100;\n",
        "TEL;TYPE=HOME;TYPE=PREF:040 5550101\nTEL:040 5550102\nADR;TYPE=HOME:;;Katu 1;Turku;;20100;\n",
    );
    merge(&mut desk, a, b);
    let page = desk.page("Anna");
    let first = &page.points[0];
    assert_eq!(
        (first.label.as_str(), first.preferred, page.points.len()),
        ("home", true, 2)
    );
    let addresses: Vec<&str> = page.addresses.iter().map(|a| a.label.as_str()).collect();
    assert_eq!(addresses, ["home"]);
    desk.is_whole();
}
