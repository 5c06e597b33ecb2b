//! Any form at all, and lines that no field holds.

use super::*;

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
