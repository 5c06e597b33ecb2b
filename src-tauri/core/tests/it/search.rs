//! Whom a search finds: by every field, and where a finger slipped.

use vuoro_core::book::view::{PeoplePage, PeopleQuery, PersonEdit, Relation, Settings};
use vuoro_core::domain::contact::{ContactPoint, PointKind, PostalAddress};

use super::cards::{ANNA, Said, card, three};
use super::desk::{Desk, now};

fn search(desk: &Desk, text: &str) -> PeoplePage {
    let query = PeopleQuery {
        text: text.into(),
        limit: 100,
        ..PeopleQuery::default()
    };
    desk.book.people(&query, now().today).unwrap()
}

#[test]
fn every_field_that_somebody_typed_is_found() {
    let mut desk = Desk::of(&three());
    let mut form = PersonEdit::named("Zoë Quist");
    form.name.phonetic_family = "Kvist".into();
    form.name.nickname = "Zizi".into();
    form.pronouns = "xe".into();
    form.organisation = "Quarry Oy".into();
    form.department = "Drilling".into();
    form.title = "Blaster".into();
    form.role = "Fuse".into();
    form.note = "Quokka".into();
    form.tags = vec!["Quilters".into()];
    form.points = vec![
        ContactPoint {
            kind: PointKind::Phone,
            label: "summer cottage".into(),
            value: "+358 40 765 4321".into(),
            ..ContactPoint::default()
        },
        ContactPoint {
            kind: PointKind::Social,
            service: "mastodon".into(),
            value: "@zq@example.fi".into(),
            ..ContactPoint::default()
        },
    ];
    form.addresses = vec![PostalAddress {
        label: "winter".into(),
        street: "Kiviraitti 3".into(),
        extended: "Staircase".into(),
        po_box: "PL 77123".into(),
        postcode: "00765".into(),
        city: "Utsjoki".into(),
        region: "Lapland".into(),
        country: "Saarimaa".into(),
        ..PostalAddress::default()
    }];
    form.related = vec![Relation {
        label: "mother".into(),
        value: "Xenia".into(),
        person: None,
    }];
    let id = desk.book.add_person(&form, &now()).unwrap().made.unwrap();
    for text in [
        "zoe",
        "quist",
        "kvist",
        "zizi",
        "xe",
        "quarry",
        "drill",
        "blaster",
        "fuse",
        "quokka",
        "quilters",
        "cottage",
        "+358407654321",
        "mastodon",
        "winter",
        "kiviraitti",
        "staircase",
        "77123",
        "00765",
        "utsjoki",
        "lapland",
        "saarimaa",
        "xenia",
        "mother",
    ] {
        let page = search(&desk, text);
        let found: Vec<i32> = page.rows.iter().map(|row| row.id).collect();
        assert_eq!((found, page.near), (vec![id], false), "{text}");
    }
    // What is taken out is found no more.
    let seen = desk.book.person_form(id).unwrap();
    let mut new = seen.clone();
    new.related.clear();
    desk.book.edit_person(id, &seen, &new, &now()).unwrap();
    assert_eq!(search(&desk, "xenia").total, 0);
    desk.is_whole();
}

#[test]
fn an_address_of_one_text_is_found() {
    let cards = card(ANNA).replace(
        "END:VCARD",
        "ADR;LABEL=\"Polku 9, Kemi\":;;;;;;\r\nEND:VCARD",
    );
    let desk = Desk::of(&cards.replace("VERSION:3.0", "VERSION:4.0"));
    assert_eq!(search(&desk, "polku").total, 1);
}

#[test]
fn a_slip_is_forgiven_where_nobody_has_what_was_typed() {
    let mut desk = Desk::of(&three());
    for name in ["Aino Järvinen", "Väinö Järvi"] {
        desk.book
            .add_person(&PersonEdit::named(name), &now())
            .unwrap();
    }
    for text in [
        "jarvnen",
        "Järvimen",
        "jävrinen",
        "järvvinen",
        "aino jarvinrn",
    ] {
        let page = search(&desk, text);
        let names: Vec<&str> = page.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((names, page.near), (vec!["Aino Järvinen"], true), "{text}");
    }
    let page = search(&desk, "järvi");
    assert_eq!((page.total, page.near), (2, false), "both begin so");
    for text in ["zzzz", "jrv", "jrvnen", "12"] {
        let page = search(&desk, text);
        assert_eq!((page.total, page.near), (0, false), "{text}");
    }
}

#[test]
fn numbers_are_compared_anew_when_the_book_s_country_changes() {
    let local = Said {
        uid: "",
        phone: "0401234567",
        ..ANNA
    };
    let mut desk = Desk::new();
    let settings = |region: &str| Settings {
        region: region.into(),
        ..Settings::default()
    };
    desk.book.set_settings(&settings("US")).unwrap();
    desk.import(&card(local));
    desk.book.set_settings(&settings("FI")).unwrap();
    desk.is_whole();
    assert_eq!(search(&desk, "+358401234567").total, 1);
    let more = Said {
        email: "",
        note: "Plays the oboe",
        ..local
    };
    let report = desk.import(&card(more));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    // What is taken back is compared so too.
    let id = desk.id("Anna");
    let seen = desk.book.person_form(id).unwrap();
    let mut new = seen.clone();
    new.points.clear();
    let edit = desk.book.edit_person(id, &seen, &new, &now()).unwrap();
    desk.book.set_settings(&settings("SE")).unwrap();
    desk.book.undo(Some(edit.operation), &now()).unwrap();
    desk.is_whole();
    assert_eq!(search(&desk, "+46401234567").total, 1);
}
