//! Organisations.

use super::*;

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
