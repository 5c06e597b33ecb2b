//! What is done with many at once: groups, the archive, and going for good.

use super::*;

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
