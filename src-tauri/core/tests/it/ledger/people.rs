//! Who comes in with a favour, who is meant by a name, and how people are placed.

use vuoro_core::book::view::{Beneficiary, FavourForm, Id, PersonEdit};
use vuoro_core::domain::circle::{Circle, LifeArea};
use vuoro_core::domain::favour::{Direction, FavourKind, Role};
use vuoro_core::domain::size::Size;

use crate::desk::{Desk, a_few, favour, now, record};

#[test]
fn somebody_new_comes_with_their_favour_or_not_at_all() {
    let (mut desk, ids) = a_few();
    let before = crate::desk::export(&desk.book);
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
        assert_eq!(crate::desk::export(&desk.book), before, "{wrong:?}");
    }
    let operations = desk.operations();
    let made = record(&mut desk, &new);
    assert_eq!(desk.operations(), operations + 1, "one step");
    let row = desk.book.favour(made).unwrap().row;
    let ada = row.parties.iter().find(|one| one.name == "Ada Byron");
    assert_eq!(ada.unwrap().value, Some(Size::Days));
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(crate::desk::export(&desk.book), before, "one undo for both");
    desk.is_whole();

    let made = record(&mut desk, &favour(Direction::Given, &ids[..1], "A lift"));
    let stood = crate::desk::export(&desk.book);
    let seen = desk.book.favour_form(made).unwrap();
    desk.book.revise_favour(made, &seen, &new, &now()).unwrap();
    assert_eq!(desk.names().len(), ids.len() + 1);
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(crate::desk::export(&desk.book), stood);
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
    let (mut desk, ids) = a_few();
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
fn of_two_who_helped_the_first_is_written_down() {
    let mut desk = Desk::of(&crate::cards::three());
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
    let (desk, ids) = a_few();
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
