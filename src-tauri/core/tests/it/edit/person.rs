//! The form of one person: its fields, its photo, and what no import undoes.

use super::*;

#[test]
fn what_is_written_by_hand_is_kept_as_it_is() {
    let mut desk = Desk::of(&three());
    let mira = desk.id("Mira");
    desk.edit("Anna", |form| {
        form.name.given = "Anna".into();
        form.name.family = "Korhonen".into();
        form.name.phonetic_given = "Anna".into();
        form.pronouns = " she  / her ".into();
        form.birthday = "--02-29".into();
        form.anniversary = "2010-06-19".into();
        form.note = "Likes jazz\r\nand tea\u{7}\n".into();
        form.points
            .push(point(PointKind::Phone, "Work", "040 123 4567"));
        form.points
            .push(point(PointKind::Phone, "Summer house", "09 1"));
        form.points.push(point(PointKind::Email, "", "  "));
        form.addresses.push(PostalAddress {
            label: "home".into(),
            street: "Katu 1".into(),
            ..PostalAddress::default()
        });
        form.addresses.push(PostalAddress::default());
        form.related.push(Relation {
            label: "sister".into(),
            value: String::new(),
            person: Some(mira),
        });
        form.related.push(Relation {
            label: "dog".into(),
            value: "Musti".into(),
            person: None,
        });
        form.tags.push("Choir".into());
        form.tags.push(" choir".into());
        form.areas = vec![LifeArea::Work, LifeArea::Hobby];
        form.circle = Some(Circle::Friend);
        form.tie = Some(Tie::Communal);
    });
    let form = desk.book.person_form(desk.id("Anna")).unwrap();
    assert_eq!(form.pronouns, "she / her");
    assert_eq!(
        (&form.birthday[..], &form.anniversary[..]),
        ("--02-29", "2010-06-19")
    );
    assert_eq!(form.note, "Likes jazz\nand tea");
    let phones: Vec<_> = form
        .points
        .iter()
        .filter(|p| p.kind == PointKind::Phone)
        .collect();
    assert_eq!(phones[1].label, "work", "a standard word in its one form");
    assert_eq!(phones[2].label, "Summer house");
    assert_eq!(form.points.len(), 4, "an empty row is none");
    assert_eq!(form.addresses.len(), 1);
    assert_eq!(form.related[0].value, "Mira Salo");
    assert_eq!(form.related[0].person, Some(mira));
    assert_eq!(form.related[1].person, None);
    assert_eq!(
        form.tags,
        ["Choir", "Readers"],
        "one tag however it is typed"
    );
    assert_eq!(
        (form.circle, form.tie),
        (Some(Circle::Friend), Some(Tie::Communal))
    );
    // The number is found by however it is dialled.
    assert_eq!(
        desk.book
            .people_ids(
                &PeopleQuery {
                    text: "+35840123".into(),
                    ..PeopleQuery::default()
                },
                now().today
            )
            .unwrap(),
        [desk.id("Anna")]
    );
    assert_eq!(desk.operations(), 2, "an import and one edit");
}

#[test]
fn the_owners_order_stays_and_the_preferred_comes_first() {
    let mut desk = Desk::of(&card(ANNA));
    let value = |n: u32| format!("+35840000000{n}");
    desk.edit("Anna", |form| {
        form.points = (0..4)
            .map(|n| point(PointKind::Phone, "", &value(n)))
            .collect();
    });
    desk.edit("Anna", |form| {
        form.points.swap(0, 3);
        form.points[2].preferred = true;
    });
    let values = |desk: &Desk| -> Vec<String> {
        desk.page("Anna")
            .points
            .into_iter()
            .map(|p| p.value)
            .collect()
    };
    assert_eq!(values(&desk), [2, 3, 1, 0].map(value));
    desk.edit("Anna", |form| {
        form.points.push(point(PointKind::Phone, "", &value(9)))
    });
    assert_eq!(
        values(&desk),
        [2, 3, 1, 0, 9].map(value),
        "a new one comes last"
    );
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(values(&desk), [0, 1, 2, 3].map(value));
}

#[test]
fn a_form_overwrites_nothing_unseen() {
    let mut desk = Desk::of(&card(ANNA));
    let id = desk.id("Anna");
    let seen = desk.book.person_form(id).unwrap();
    // Meanwhile a card changes the title and brings an address.
    desk.import(&card(Said {
        title: "Head nurse",
        email: "new@example.fi",
        ..ANNA
    }));
    let mut new = seen.clone();
    new.note = "Mine".into();
    new.points.retain(|p| p.kind != PointKind::Phone);
    desk.book.edit_person(id, &seen, &new, &now()).unwrap();
    let page = desk.page("Anna");
    assert_eq!((&page.title[..], &page.note[..]), ("Head nurse", "Mine"));
    assert_eq!(
        page.points.len(),
        2,
        "both e-mails, and no number: {:?}",
        page.points
    );
    let before = desk.export();
    for (field, new) in [
        (
            Field::Title,
            PersonEdit {
                title: "Doctor".into(),
                ..seen.clone()
            },
        ),
        (
            Field::Email,
            PersonEdit {
                points: Vec::new(),
                ..seen.clone()
            },
        ),
    ] {
        match desk.book.edit_person(id, &seen, &new, &now()) {
            Err(Error::ChangedMeanwhile(told)) => assert_eq!(told, field),
            other => panic!("{field}: {other:?}"),
        }
    }
    // What both wrote alike is no conflict.
    let new = PersonEdit {
        title: "Head nurse".into(),
        ..seen.clone()
    };
    assert_eq!(
        desk.book
            .edit_person(id, &seen, &new, &now())
            .unwrap()
            .operation,
        0
    );
    assert_eq!(desk.export(), before);
}

#[test]
fn what_makes_no_sense_names_its_field() {
    let mut desk = Desk::of(&three());
    let id = desk.id("Anna");
    let seen = desk.book.person_form(id).unwrap();
    let before = desk.export();
    let with = |kind, value: &str| {
        let mut form = seen.clone();
        form.points.push(point(kind, "", value));
        form
    };
    let mut nameless = seen.clone();
    nameless.name = Default::default();
    for (field, fault, new) in [
        (Field::Name, Fault::Empty, nameless),
        (
            Field::Birthday,
            Fault::NotADay,
            PersonEdit {
                birthday: "1985-02-29".into(),
                ..seen.clone()
            },
        ),
        (
            Field::Anniversary,
            Fault::NotADay,
            PersonEdit {
                anniversary: "June".into(),
                ..seen.clone()
            },
        ),
        (
            Field::Phone,
            Fault::NotANumber,
            with(PointKind::Phone, "at the desk"),
        ),
        (
            Field::Email,
            Fault::NotAnEmail,
            with(PointKind::Email, "anna.example.fi"),
        ),
        (Field::Url, Fault::NotALink, with(PointKind::Url, "my page")),
        (
            Field::Title,
            Fault::TooLong,
            PersonEdit {
                title: "x".repeat(10_001),
                ..seen.clone()
            },
        ),
        (
            Field::Note,
            Fault::TooLong,
            PersonEdit {
                note: "x".repeat(100_001),
                ..seen.clone()
            },
        ),
        (
            Field::Related,
            Fault::Oneself,
            PersonEdit {
                related: vec![Relation {
                    person: Some(id),
                    ..Relation::default()
                }],
                ..seen.clone()
            },
        ),
    ] {
        match desk.book.edit_person(id, &seen, &new, &now()) {
            Err(Error::Field {
                field: told,
                fault: why,
            }) => assert_eq!((told, why), (field, fault)),
            other => panic!("{field}: {other:?}"),
        }
    }
    for bytes in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..],
        b"",
        b"\xFF\xD8\xFF nothing more",
    ] {
        let set = desk.book.set_photo(id, None, Some(bytes), &now());
        assert!(
            matches!(
                set,
                Err(Error::Field {
                    field: Field::Photo,
                    ..
                })
            ),
            "{set:?}"
        );
    }
    assert_eq!(desk.export(), before);
}

/// A card may hold what a form would not take.
#[test]
fn what_came_from_a_card_is_never_judged() {
    let mut desk = Desk::of(&card(Said {
        phone: "ask at the desk",
        email: "nobody",
        ..ANNA
    }));
    desk.edit("Anna", |form| form.title = "Doctor".into());
    desk.edit("Anna", |form| form.points[0].label = "work".into());
    assert_eq!(desk.page("Anna").points.len(), 2);
}

#[test]
fn no_import_undoes_an_edit() {
    let mut desk = Desk::of(&card(Said {
        note: "Met at the fair",
        ..ANNA
    }));
    desk.edit("Anna", |form| {
        form.name.display = "Anna Laine".into();
        form.title = String::new();
        form.organisation = "Töölö".into();
        form.note = "Mine".into();
        form.points.retain(|p| p.kind != PointKind::Phone);
        form.points[0].label = "Own word".into();
        form.tags.clear();
        form.birthday = "--05-09".into();
    });
    let before = desk.export();
    // The same words in other lines: another card, and nothing new in it.
    let again = card(Said {
        note: "Met at the fair",
        ..ANNA
    })
    .replace("VERSION:3.0", "VERSION:3.0\r\nREV:20260101");
    let report = desk.import(&again);
    assert_eq!(
        (report.new_people, report.updated_people),
        (0, 1),
        "REV is kept: {report:?}"
    );
    let page = desk.page("Anna Laine");
    assert_eq!(
        (&page.title[..], &page.organisation[..], &page.note[..]),
        ("", "Töölö", "Mine")
    );
    assert_eq!(page.birthday.as_deref(), Some("--05-09"));
    assert_eq!(page.points.len(), 1, "the number stays away");
    assert_eq!(page.points[0].label, "Own word");
    assert!(page.tags.is_empty());
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);
    // News are news all the same.
    desk.import(&card(Said {
        phone: "+358429999999",
        title: "Doctor",
        ..ANNA
    }));
    let page = desk.page("Anna Laine");
    let phones: Vec<_> = page
        .points
        .iter()
        .filter(|p| p.kind == PointKind::Phone)
        .collect();
    assert_eq!(phones.len(), 1);
    assert_eq!(phones[0].value, "+358429999999");
    desk.is_whole();
}

#[test]
fn a_photo_by_hand_stays() {
    use base64::Engine;
    let encoded = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let with = |shade: u8, rev: u8| {
        card(ANNA).replace(
            "END:VCARD",
            &format!(
                "REV:2026010{rev}\r\nPHOTO;ENCODING=b;TYPE=PNG:{}\r\nEND:VCARD",
                encoded(&png(shade))
            ),
        )
    };
    let mut desk = Desk::of(&with(1, 1));
    let id = desk.id("Anna");
    let from_card = desk.page("Anna").photo;
    assert!(from_card.is_some());
    desk.book
        .set_photo(id, from_card.as_deref(), Some(&png(2)), &now())
        .unwrap();
    let by_hand = desk.page("Anna").photo;
    assert_ne!(by_hand, from_card);
    desk.import(&with(1, 2));
    assert_eq!(
        desk.page("Anna").photo,
        by_hand,
        "the card says nothing new"
    );
    let report = desk.import(&with(3, 3));
    assert_eq!(
        desk.page("Anna").photo,
        by_hand,
        "what the owner chose stays"
    );
    assert!(
        report.changes.iter().all(|c| c
            .fields
            .iter()
            .all(|f| f.field != Field::Photo || f.kept_mine)),
        "{report:?}"
    );
    let changes = report.changes.iter().flat_map(|change| &change.fields);
    let pictures: Vec<_> = changes.filter(|f| f.field == Field::Photo).collect();
    assert!(
        pictures.len() == 1
            && Some(&pictures[0].before) == by_hand.as_ref()
            && !pictures[0].after.is_empty(),
        "which picture stands and which would come is said: {pictures:?}"
    );
    // Taken out, it stays out, until the card shows another.
    desk.book
        .set_photo(id, by_hand.as_deref(), None, &now())
        .unwrap();
    desk.import(&with(3, 4));
    assert_eq!(desk.page("Anna").photo, None);
    desk.import(&with(5, 5));
    assert!(desk.page("Anna").photo.is_some());
    // Somebody else's choice meanwhile is not overwritten unseen.
    let set = desk.book.set_photo(id, None, Some(&png(9)), &now());
    assert!(
        matches!(set, Err(Error::ChangedMeanwhile(Field::Photo))),
        "{set:?}"
    );
    desk.is_whole();
}
