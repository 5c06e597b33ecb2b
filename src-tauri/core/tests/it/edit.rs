//! Editing by hand: what is written, what is refused, and that no later import
//! undoes it.

use proptest::prelude::*;
use vuoro_core::Error;
use vuoro_core::book::view::{
    Field, Id, OrganisationEdit, PeopleAct, PeopleQuery, Period, PersonEdit, Relation,
};
use vuoro_core::book::{Reach, Whose};
use vuoro_core::domain::circle::{Circle, LifeArea, Tie};
use vuoro_core::domain::contact::{ContactPoint, PointKind, PostalAddress};
use vuoro_core::domain::favour::Direction;
use vuoro_core::error::Fault;

use super::cards::{ANNA, MIRA, PEKKA, Said, card, firm, group, three};
use super::desk::{Desk, favour, introduction, now};

impl Desk {
    /// Edits someone in a form that is opened now.
    #[track_caller]
    fn edit(&mut self, name: &str, change: impl FnOnce(&mut PersonEdit)) {
        let id = self.id(name);
        let seen = self.book.person_form(id).unwrap();
        let mut new = seen.clone();
        change(&mut new);
        self.book.edit_person(id, &seen, &new, &now()).unwrap();
        self.is_whole();
    }

    fn act(&mut self, names: &[&str], act: &PeopleAct) -> Result<(), Error> {
        let ids: Vec<Id> = names.iter().map(|name| self.id(name)).collect();
        self.book.edit_people(&ids, act, &now()).map(drop)
    }

    fn members(&self, group: &str) -> Vec<String> {
        let query = PeopleQuery {
            group: self.book.find_group(group).unwrap(),
            limit: 100,
            ..PeopleQuery::default()
        };
        assert!(query.group.is_some(), "there is no group {group}");
        let page = self.book.people(&query, now().today).unwrap();
        page.rows.into_iter().map(|row| row.name).collect()
    }
}

fn point(kind: PointKind, label: &str, value: &str) -> ContactPoint {
    ContactPoint {
        kind,
        label: label.into(),
        value: value.into(),
        ..ContactPoint::default()
    }
}

fn png(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(4, 4, image::Rgb([shade, 0, 0]));
    pixels
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

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

#[test]
fn a_group_stays_as_the_owner_made_it() {
    let mut desk = Desk::of(&(three() + &group("Choir", "g1", &[ANNA.uid, PEKKA.uid])));
    desk.act(&["Pekka"], &PeopleAct::Untag("choir".into()))
        .unwrap();
    let choir = desk.book.find_group("Choir").unwrap().unwrap();
    desk.book
        .rename_group(choir, "Kuoro", false, &now())
        .unwrap();
    desk.import(&group("Choir", "g1", &[ANNA.uid, PEKKA.uid, MIRA.uid]));
    assert_eq!(
        desk.members("Kuoro"),
        ["Anna Korhonen", "Mira Salo"],
        "Mira is news, Pekka is not"
    );
    assert_eq!(desk.book.find_group("Choir").unwrap(), None);
    desk.book.delete_group(choir, &now()).unwrap();
    // The card itself is kept, as every card is.
    let but_cards = |desk: &Desk| {
        let mut book: serde_json::Value = serde_json::from_str(&desk.export()).unwrap();
        book.as_object_mut().unwrap().remove("cards");
        book
    };
    let before = but_cards(&desk);
    desk.import(&group("Choir", "g1", &[ANNA.uid]));
    assert_eq!(
        but_cards(&desk),
        before,
        "a group that was deleted stays so"
    );
    desk.is_whole();
}

#[test]
fn two_groups_become_one_only_on_demand() {
    let mut desk = Desk::of(&three());
    desk.act(&["Pekka", "Anna"], &PeopleAct::Tag("Choir".into()))
        .unwrap();
    let choir = desk.book.find_group("Choir").unwrap().unwrap();
    let taken = desk.book.rename_group(choir, "readers", false, &now());
    assert!(matches!(taken, Err(Error::NameTaken(_))), "{taken:?}");
    let before = desk.export();
    desk.book
        .rename_group(choir, "readers", true, &now())
        .unwrap();
    assert_eq!(
        desk.members("Readers"),
        ["Anna Korhonen", "Mira Salo", "Pekka Laine"]
    );
    assert_eq!(desk.book.groups().unwrap().len(), 1);
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);
}

#[test]
fn the_archived_are_out_of_sight_and_nowhere_else() {
    let mut desk = Desk::of(&three());
    let anna = desk.id("Anna");
    for n in 0..5 {
        desk.book
            .record_favour(
                &favour(Direction::Given, &[anna], &format!("Help {n}")),
                &now(),
            )
            .unwrap();
    }
    let before = desk.book.overview(&Period::default(), now().today).unwrap();
    assert_eq!(before.nothing_needed.total, 1, "{before:?}");
    desk.act(&["Anna"], &PeopleAct::Archive).unwrap();
    desk.is_whole();
    assert_eq!(desk.names(), ["Mira Salo", "Pekka Laine"]);
    for order in [
        vuoro_core::book::view::PeopleOrder::Recent,
        vuoro_core::book::view::PeopleOrder::FamilyName,
    ] {
        let query = PeopleQuery {
            order,
            limit: 10,
            ..PeopleQuery::default()
        };
        let page = desk.book.people(&query, now().today).unwrap();
        assert_eq!((page.total, page.rows.len()), (2, 2), "{order:?}");
    }
    let query = PeopleQuery {
        text: "ann".into(),
        limit: 10,
        ..PeopleQuery::default()
    };
    let found = desk.book.people(&query, now().today).unwrap();
    assert!(found.rows[0].archived, "a search finds them, with a mark");
    let query = PeopleQuery {
        archived: true,
        limit: 10,
        ..PeopleQuery::default()
    };
    assert_eq!(desk.book.people(&query, now().today).unwrap().total, 1);
    let after = desk.book.overview(&Period::default(), now().today).unwrap();
    assert_eq!(
        after.given_count, before.given_count,
        "the ledger keeps them"
    );
    assert_eq!(after.nothing_needed.total, 0, "nobody's turn is waited for");
    assert_eq!(desk.book.groups().unwrap()[0].people, 1);
    assert_eq!(desk.members("Readers"), ["Mira Salo"]);
    // A card of theirs is theirs, and does not bring them back into sight.
    let report = desk.import(&card(Said {
        title: "Doctor",
        ..ANNA
    }));
    assert_eq!(report.new_people, 0);
    assert_eq!(desk.names().len(), 2);
    desk.act(&["Anna"], &PeopleAct::Restore).unwrap();
    assert_eq!(desk.names().len(), 3);
}

#[test]
fn nobody_goes_without_a_word_about_their_favours() {
    let mut desk = Desk::of(&three());
    let [anna, pekka, mira] = ["Anna", "Pekka", "Mira"].map(|name| desk.id(name));
    desk.book
        .record_favour(&favour(Direction::Given, &[anna], "Cake"), &now())
        .unwrap();
    desk.book
        .record_favour(&introduction(None, &[anna, pekka]), &now())
        .unwrap();
    desk.book
        .record_favour(&introduction(Some(mira), &[anna]), &now())
        .unwrap();
    // Of an introduction there must be two sides left.
    desk.book
        .record_favour(&introduction(None, &[anna, pekka, mira]), &now())
        .unwrap();
    let before = desk.export();
    let takes = desk.book.deletion(&[anna]).unwrap();
    assert_eq!((takes.people, takes.favours, takes.shared), (1, 3, 1));
    match desk.act(
        &["Anna"],
        &PeopleAct::Delete {
            with_favours: false,
        },
    ) {
        Err(Error::HasFavours { favours: 3 }) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.export(), before);
    desk.act(&["Anna"], &PeopleAct::Delete { with_favours: true })
        .unwrap();
    desk.is_whole();
    assert_eq!(desk.names(), ["Mira Salo", "Pekka Laine"]);
    assert_eq!(
        desk.page("Pekka").favours.len(),
        1,
        "what was with others stays"
    );
    assert_eq!(desk.page("Mira").favours.len(), 1);
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before, "one undo brings all of it back");
    // Nobody to ask about: no favours, no question.
    desk.edit("Pekka", |form| {
        form.related.push(Relation {
            label: "friend".into(),
            value: String::new(),
            person: Some(mira),
        })
    });
    let both = desk.book.deletion(&[mira]).unwrap();
    assert_eq!((both.favours, both.shared), (1, 1));
    desk.act(&["Mira"], &PeopleAct::Delete { with_favours: true })
        .unwrap();
    let related = desk.page("Pekka").related;
    assert_eq!(
        (related[0].value.as_str(), related[0].person),
        ("Mira Salo", None)
    );
}

#[test]
fn many_are_said_to_be_known_from_one_place() {
    let mut desk = Desk::of(&three());
    desk.edit("Anna", |form| form.areas = vec![LifeArea::Family]);
    let before = desk.export();
    let work = PeopleAct::Area(LifeArea::Work);
    desk.act(&["Anna", "Pekka"], &work).unwrap();
    assert_eq!(desk.page("Anna").areas, [LifeArea::Family, LifeArea::Work]);
    assert_eq!(desk.page("Pekka").areas, [LifeArea::Work]);
    assert!(desk.page("Mira").areas.is_empty());
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before, "one step");
}

#[test]
fn an_organisation_is_reached_by_what_its_page_shows() {
    let mut desk = Desk::of(&firm("Firm", "+358922222"));
    let id = desk.book.organisations("").unwrap()[0].id;
    let seen = desk.book.organisation(id, now().today).unwrap().edit;
    let mut new = seen.clone();
    // A Cyrillic а among Latin letters.
    new.points.push(ContactPoint {
        kind: PointKind::Url,
        value: "https://p\u{430}ypal.com/x".into(),
        ..ContactPoint::default()
    });
    new.addresses.push(PostalAddress {
        city: "Turku".into(),
        ..PostalAddress::default()
    });
    desk.book
        .edit_organisation(id, &seen, &new, &now())
        .unwrap();
    let points = desk.book.organisation(id, now().today).unwrap().points;
    let whose = Whose::Organisation(id);
    let opened: Vec<String> = points
        .into_iter()
        .map(|point| Reach::Point {
            kind: point.kind,
            shown: point.value,
        })
        .chain([Reach::Map(0), Reach::First(PointKind::Phone)])
        .map(|reach| desk.book.link_to(whose, &reach).unwrap().unwrap())
        .collect();
    assert_eq!(
        opened,
        [
            "tel:+358922222",
            "https://xn--pypal-4ve.com/x",
            "https://www.openstreetmap.org/search?query=Turku",
            "tel:+358922222",
        ]
    );
    for none in [Reach::Map(1), Reach::First(PointKind::Email)] {
        assert_eq!(desk.book.link_to(whose, &none).unwrap(), None);
    }
}

#[test]
fn organisations_are_renamed_and_made_one() {
    let mut desk =
        Desk::of(&(three() + &firm("MEILAHTI", "+358911111") + &firm("Firm", "+358922222")));
    let all = desk.book.organisations("").unwrap();
    let said: Vec<_> = all
        .iter()
        .map(|o| (o.name.as_str(), o.people, o.equals))
        .collect();
    assert_eq!(
        said,
        [("Firm", 0, 0), ("Meilahti", 2, 1), ("MEILAHTI", 0, 1)]
    );
    let (into, from) = (all[1].id, all[2].id);
    let page = desk.book.organisation(into, now().today).unwrap();
    assert_eq!((page.people_total, page.equals.len()), (2, 1));
    let before = desk.export();
    desk.book
        .merge_organisations(into, &[from], &now())
        .unwrap();
    desk.is_whole();
    let page = desk.book.organisation(into, now().today).unwrap();
    assert_eq!(page.edit.points[0].value, "+358911111");
    assert!(page.equals.is_empty());
    let new = OrganisationEdit {
        name: "HUS".into(),
        note: "Ask first".into(),
        ..page.edit.clone()
    };
    desk.book
        .edit_organisation(into, &page.edit, &new, &now())
        .unwrap();
    assert_eq!(desk.page("Anna").organisation, "HUS");
    assert_eq!(
        desk.book
            .people_ids(
                &PeopleQuery {
                    text: "hus".into(),
                    ..PeopleQuery::default()
                },
                now().today
            )
            .unwrap()
            .len(),
        2
    );
    desk.is_whole();
    // A card of the same employer does not bring the old name back.
    desk.import(&card(Said {
        title: "Doctor",
        ..ANNA
    }));
    assert_eq!(desk.page("Anna").organisation, "HUS");
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);
}

#[test]
fn an_organisation_is_there_before_anybody_who_works_there() {
    let mut desk = Desk::new();
    let new = OrganisationEdit {
        name: " Kivi  Oy ".into(),
        note: "Whom I would like to know".into(),
        ..OrganisationEdit::default()
    };
    let made = desk
        .book
        .add_organisation(&new, &now())
        .unwrap()
        .made
        .unwrap();
    let page = desk.book.organisation(made, now().today).unwrap();
    assert_eq!((page.edit.name.as_str(), page.people_total), ("Kivi Oy", 0));
    assert_eq!(page.edit.note, new.note);
    let again = OrganisationEdit {
        name: "KIVI OY".into(),
        ..OrganisationEdit::default()
    };
    let taken = desk.book.add_organisation(&again, &now());
    assert!(matches!(taken, Err(Error::NameTaken(_))), "{taken:?}");
    let nameless = desk
        .book
        .add_organisation(&OrganisationEdit::default(), &now());
    assert!(nameless.is_err());
    desk.is_whole();
    let whole = desk.export();
    assert!(whole.contains("Kivi Oy"), "it goes out with the book");
    // Somebody who comes to work there is there, and not at another of that name.
    let mut person = PersonEdit::named("Aino Aalto");
    person.organisation = "Kivi Oy".into();
    desk.book.add_person(&person, &now()).unwrap();
    let all = desk.book.organisations("").unwrap();
    assert_eq!((all.len(), all[0].people), (1, 1));
    for _ in 0..2 {
        desk.book.undo(None, &now()).unwrap();
    }
    assert!(desk.book.organisations("").unwrap().is_empty());
    desk.is_whole();
}

#[test]
fn an_employer_that_nobody_has_any_more_goes() {
    let mut desk = Desk::of(&card(ANNA));
    desk.edit("Anna", |form| form.organisation = "Töölö".into());
    let names: Vec<_> = desk
        .book
        .organisations("")
        .unwrap()
        .into_iter()
        .map(|o| o.name)
        .collect();
    assert_eq!(names, ["Töölö"]);
}

fn any_form() -> impl Strategy<Value = PersonEdit> {
    let word = || {
        prop::sample::select(vec![
            "",
            "Anna",
            "Äyräs ja Poika",
            "<b>x</b>",
            "a;b,c\\n",
            "日本",
        ])
    };
    let kind = prop::sample::select(vec![
        PointKind::Phone,
        PointKind::Email,
        PointKind::Url,
        PointKind::Impp,
        PointKind::Social,
    ]);
    let label = || prop::sample::select(vec!["", "home", "Work", "own word", "mobile work"]);
    let points = prop::collection::vec((kind, label(), 0..4u8, any::<bool>()), 0..6);
    let addresses = prop::collection::vec((label(), word(), word(), any::<bool>()), 0..3);
    let related = prop::collection::vec((label(), word()), 0..3);
    let tags = prop::collection::vec(word(), 0..3);
    let day = || prop::sample::select(vec!["", "1984-05-09", "--02-29"]);
    let circle = prop::option::of(prop::sample::select(Circle::ALL.to_vec()));
    (
        (word(), word(), word(), day(), day()),
        points,
        addresses,
        related,
        tags,
        circle,
    )
        .prop_map(
            |(
                (given, title, work, birthday, anniversary),
                points,
                addresses,
                related,
                tags,
                circle,
            )| PersonEdit {
                name: vuoro_core::domain::contact::Name {
                    display: "Somebody".into(),
                    given: given.into(),
                    ..Default::default()
                },
                title: title.into(),
                organisation: work.into(),
                birthday: birthday.into(),
                anniversary: anniversary.into(),
                note: format!("{title}\n\n{work}").trim().into(),
                points: points
                    .into_iter()
                    .map(|(kind, label, n, preferred)| ContactPoint {
                        preferred,
                        value: match kind {
                            PointKind::Email => format!("a{n}@example.fi"),
                            PointKind::Url => format!("https://example.fi/{n}"),
                            _ => format!("+35840123456{n}"),
                        },
                        ..point(kind, label, "")
                    })
                    .collect(),
                addresses: addresses
                    .into_iter()
                    .map(|(label, street, city, preferred)| PostalAddress {
                        label: label.into(),
                        street: street.into(),
                        city: city.into(),
                        preferred,
                        ..PostalAddress::default()
                    })
                    .collect(),
                related: related
                    .into_iter()
                    .map(|(label, value)| Relation {
                        label: label.into(),
                        value: value.into(),
                        person: None,
                    })
                    .collect(),
                tags: tags.into_iter().map(String::from).collect(),
                circle,
                ..PersonEdit::default()
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// From any state to any other: what a form ends with is what the next one
    /// begins with, saving it again changes nothing, and undo brings it back.
    #[test]
    fn a_form_ends_as_the_next_begins(first in any_form(), second in any_form()) {
        let mut desk = Desk::new();
        let id = desk.book.add_person(&first, &now()).unwrap().made.unwrap();
        let seen = desk.book.person_form(id).unwrap();
        let before = desk.export();
        let edited = desk.book.edit_person(id, &seen, &second, &now()).unwrap();
        let stands = desk.book.person_form(id).unwrap();
        // A fresh book given the second form stands where the edited one does.
        let mut other = Desk::new();
        let fresh = other.book.add_person(&second, &now()).unwrap().made.unwrap();
        prop_assert_eq!(&stands, &other.book.person_form(fresh).unwrap());
        prop_assert_eq!(desk.book.edit_person(id, &stands, &stands, &now()).unwrap().operation, 0);
        prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new());
        if edited.operation != 0 {
            desk.book.undo(Some(edited.operation), &now()).unwrap();
        }
        prop_assert_eq!(desk.export(), before);
    }
}

/// Somebody with a date and a property of no field, and one that only programs read.
const MET: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:met\r\nFN:Maija Metso\r\n\
    item1.X-ABDATE:2019-06-01\r\nitem1.X-ABLabel:First met\r\n\
    X-SPOUSE-HOBBY:Orienteering\\, chess\r\nREV:2020\r\nEND:VCARD\r\n";

#[test]
fn what_a_card_says_besides_is_shown_found_and_can_be_taken_out() {
    let mut desk = Desk::of(&[MET, &card(ANNA)].concat());
    let also = |desk: &Desk| -> Vec<String> {
        let also = desk.page("Maija").also.into_iter();
        also.map(|one| format!("{} {} {}", one.name, one.label, one.value))
            .collect()
    };
    let date = "X-ABDATE First met 2019-06-01".to_owned();
    assert_eq!(
        also(&desk),
        [date.clone(), "X-SPOUSE-HOBBY  Orienteering, chess".into()]
    );
    let found = |desk: &Desk, text: &str| {
        let query = PeopleQuery {
            text: text.into(),
            limit: 10,
            ..PeopleQuery::default()
        };
        let rows = desk.book.people(&query, now().today).unwrap().rows;
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(found(&desk, "orienteer"), ["Maija Metso"]);
    assert_eq!(found(&desk, "chess"), ["Maija Metso"]);

    let before = desk.export();
    desk.edit("Maija", |form| {
        form.extra.retain(|line| !line.contains("HOBBY"));
        form.extra.push("X-MADE-UP:by a form".into());
    });
    assert_eq!(also(&desk), [date], "a form takes lines out and adds none");
    assert_eq!(found(&desk, "chess"), [""; 0]);
    let history = desk.book.history(None, 1).unwrap();
    assert_eq!(history[0].subject.fields, [Field::Other]);
    // The label goes with the date that it was of; the card brings neither again.
    desk.edit("Maija", |form| {
        form.extra.retain(|line| !line.contains("X-ABDATE"));
    });
    let id = desk.id("Maija");
    assert_eq!(desk.book.person_form(id).unwrap().extra, ["REV:2020"]);
    desk.import(&MET.replace("FN:", "NICKNAME:Maikki\r\nFN:"));
    assert_eq!(desk.page("Maija").name.nickname, "Maikki");
    assert_eq!(also(&desk), [""; 0]);
    for _ in 0..3 {
        desk.book.undo(None, &now()).unwrap();
    }
    assert_eq!(desk.export(), before);
    desk.is_whole();
}

#[test]
fn a_line_that_changed_meanwhile_is_not_taken_out_unseen() {
    let mut desk = Desk::of(MET);
    let id = desk.id("Maija");
    let seen = desk.book.person_form(id).unwrap();
    desk.edit("Maija", |form| {
        form.extra.retain(|line| !line.contains("HOBBY"));
    });
    let mut new = seen.clone();
    new.extra.retain(|line| !line.contains("ABDATE"));
    match desk.book.edit_person(id, &seen, &new, &now()) {
        Err(Error::ChangedMeanwhile(Field::Other)) => {}
        other => panic!("{other:?}"),
    }
}
