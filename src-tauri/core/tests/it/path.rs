//! Who can introduce one to somebody, and why.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use vuoro_core::Book;
use vuoro_core::book::Unlock;
use vuoro_core::book::view::{
    ConsentSaid, Id, PathTo, Paths, PeopleAct, PersonEdit, Relation, Route, TieReason, Warmth,
};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::favour::{Consent, Direction, Status};

use super::cards::{ANNA, PEKKA, Said, card, three};
use super::desk::{Desk, favour, introduction, now};

fn paths(desk: &Desk, to: &str) -> Paths {
    let to = PathTo::Person(desk.id(to));
    desk.book.paths(to, now().today).unwrap()
}

fn to_firm(desk: &Desk, name: &str) -> Paths {
    let firm = desk.book.find_organisations(name).unwrap()[0].id;
    let to = PathTo::Organisation(firm);
    desk.book.paths(to, now().today).unwrap()
}

fn names(routes: &[Route]) -> Vec<Vec<&str>> {
    routes
        .iter()
        .map(|route| route.steps.iter().map(|step| step.name.as_str()).collect())
        .collect()
}

fn place(desk: &mut Desk, name: &str, circle: Circle) {
    let id = desk.id(name);
    desk.book
        .place_person(id, Some(circle), None, &now())
        .unwrap();
}

fn record(desk: &mut Desk, direction: Direction, who: &str, on: &str, status: Status) -> Id {
    let mut new = favour(direction, &[desk.id(who)], "Something");
    new.on = on.into();
    new.status = status;
    desk.book.record_favour(&new, &now()).unwrap().made.unwrap()
}

/// `whose` card says that `who` is that to them.
fn relate(desk: &mut Desk, whose: &str, who: &str, label: &str) {
    let (id, person) = (desk.id(whose), desk.id(who));
    let seen = desk.book.person_form(id).unwrap();
    let mut new = seen.clone();
    new.related.push(Relation {
        label: label.into(),
        value: String::new(),
        person: Some(person),
    });
    desk.book.edit_person(id, &seen, &new, &now()).unwrap();
}

#[test]
fn a_friend_at_the_same_firm_leads_to_a_name_in_the_book() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Friend);
    let told = paths(&desk, "Pekka");
    let direct = told.direct.unwrap();
    assert!(direct.barely, "an imported name is nobody one knows");
    assert_eq!(direct.why, [TieReason::Barely]);
    assert_eq!(names(&told.routes), [["Anna Korhonen", "Pekka Laine"]]);
    let route = &told.routes[0];
    assert_eq!((route.strength, route.barely), (Warmth::Warm, false));
    let friend = TieReason::Circle {
        circle: Circle::Friend,
    };
    assert_eq!(route.steps[0].why, [friend]);
    let firm = TieReason::Organisation {
        name: "Meilahti".into(),
    };
    assert_eq!(route.steps[1].why, [firm]);
    assert_eq!(route.steps[0].detail, "Nurse · Meilahti");

    place(&mut desk, "Pekka", Circle::Network);
    let told = paths(&desk, "Pekka");
    assert!(!told.direct.unwrap().barely, "one knows them oneself");
    assert_eq!(told.routes.len(), 1, "and others still lead there");
}

#[test]
fn whoever_opened_a_door_before_is_said_to_have() {
    let mut desk = Desk::of(&three());
    let (anna, pekka, mira) = (desk.id("Anna"), desk.id("Pekka"), desk.id("Mira"));
    let by_mira = introduction(Some(mira), &[pekka]);
    desk.book.record_favour(&by_mira, &now()).unwrap();
    let mine = introduction(None, &[anna, mira]);
    desk.book.record_favour(&mine, &now()).unwrap();

    let told = paths(&desk, "Pekka");
    let met = TieReason::MetThrough {
        name: "Mira Salo".into(),
        on: "2026-10".into(),
    };
    assert_eq!(told.direct.unwrap().why, [met]);
    let first = &told.routes[0];
    let opened = TieReason::Opened {
        by: "Mira Salo".into(),
        whom: "Pekka Laine".into(),
        to_you: true,
        on: "2026-10".into(),
    };
    assert_eq!(names(&told.routes)[0], ["Mira Salo", "Pekka Laine"]);
    assert_eq!(first.steps[1].why, [opened]);
    let said = &first.steps[0].why;
    assert!(
        matches!(said[0], TieReason::OpenedADoor { .. }),
        "introduced me before: {said:?}"
    );
    assert!(
        matches!(said[1..], [TieReason::YouHelped { .. }]),
        "an introduction is not told twice: {said:?}"
    );

    let told = paths(&desk, "Anna");
    let through = told.routes.iter().find(|r| r.steps[0].person == mira);
    let together = TieReason::Introduced {
        by: None,
        on: "2026-10".into(),
    };
    assert_eq!(through.unwrap().steps[1].why[0], together);
}

#[test]
fn related_people_and_groups_are_ways_too() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Close);
    // Anna and Mira have a tag in common, Anna and Pekka an employer.
    let told = paths(&desk, "Mira");
    assert_eq!(names(&told.routes), [["Anna Korhonen", "Mira Salo"]]);
    let readers = TieReason::Group {
        name: "Readers".into(),
    };
    assert_eq!(told.routes[0].steps[1].why, [readers]);

    relate(&mut desk, "Mira", "Pekka", "spouse");
    let told = paths(&desk, "Mira");
    assert_eq!(
        names(&told.routes),
        [
            &["Anna Korhonen", "Pekka Laine", "Mira Salo"][..],
            &["Pekka Laine", "Mira Salo"]
        ],
        "through a spouse rather than a tag"
    );
    let spouse = TieReason::Related {
        whose: "Mira Salo".into(),
        label: "spouse".into(),
    };
    assert_eq!(told.routes[1].steps[1].why, [spouse]);
    assert!(told.routes[1].barely, "nobody said that one knows Pekka");
}

#[test]
fn what_changed_is_seen_at_once_whoever_changed_it() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Friend);
    let mut other = Book::open(desk.book.path(), &Unlock::KeyFile).unwrap();
    assert_eq!(paths(&desk, "Pekka").routes.len(), 1);
    let anna = desk.id("Anna");
    other
        .edit_people(&[anna], &PeopleAct::Archive, &now())
        .unwrap();
    assert_eq!(
        names(&paths(&desk, "Pekka").routes),
        [[""; 0]; 0],
        "nobody is led through the archived"
    );
    other.undo(None, &now()).unwrap();
    assert_eq!(paths(&desk, "Pekka").routes.len(), 1, "undo brings it back");
    let seen = other.settings().unwrap();
    let mut settings = seen.clone();
    settings.half_life_days = 100;
    record(&mut desk, Direction::Taken, "Anna", "2024", Status::Done);
    other.set_settings(&settings).unwrap();
    assert_eq!(paths(&desk, "Pekka").routes.len(), 1);
}

#[test]
fn goodwill_breaks_what_would_be_even() {
    let mut desk = Desk::of(
        &(three()
            + &card(Said {
                uid: "d",
                name: "Olli Aho",
                work: "Meilahti",
                ..Said::default()
            })),
    );
    for name in ["Anna", "Olli"] {
        place(&mut desk, name, Circle::Network);
    }
    let first = |desk: &Desk| paths(desk, "Pekka").routes[0].steps[0].name.clone();
    assert_eq!(first(&desk), "Anna Korhonen", "even: the elder in the book");
    record(&mut desk, Direction::Given, "Olli", "2026-09", Status::Done);
    assert_eq!(first(&desk), "Olli Aho", "helped lately");
    record(&mut desk, Direction::Given, "Anna", "2012", Status::Done);
    assert_eq!(first(&desk), "Olli Aho", "long ago says less");
    record(
        &mut desk,
        Direction::Taken,
        "Anna",
        "2026-11",
        Status::Promised,
    );
    assert_eq!(first(&desk), "Olli Aho", "a promise is no favour yet");
}

#[test]
fn how_often_somebody_was_asked_is_told() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Friend);
    let asked = |desk: &Desk| paths(desk, "Pekka").routes[0].asked_lately;
    let take = Direction::Taken;
    record(&mut desk, take, "Anna", "2026-11-02", Status::Done);
    assert_eq!(asked(&desk), 0, "it was not asked for");
    record(
        &mut desk,
        Direction::Given,
        "Anna",
        "2026-11-02",
        Status::Asked,
    );
    assert_eq!(asked(&desk), 0, "they asked me");
    record(&mut desk, take, "Anna", "2025-01-10", Status::Asked);
    assert_eq!(asked(&desk), 1, "it is open still");
    let lately = record(&mut desk, take, "Anna", "2026-09-20", Status::Asked);
    desk.book.settle(lately, Status::Done, "", &now()).unwrap();
    assert_eq!(asked(&desk), 2, "done, and asked not long ago");
    let once = record(&mut desk, take, "Anna", "2026-08-01", Status::Asked);
    desk.book
        .settle(once, Status::Declined, "", &now())
        .unwrap();
    assert_eq!(asked(&desk), 2, "over, and long ago");
    assert_eq!(paths(&desk, "Anna").direct.unwrap().asked_lately, 2);
    desk.book.settle(lately, Status::Void, "", &now()).unwrap();
    assert_eq!(asked(&desk), 1, "what is void never was");
}

#[test]
fn thanks_are_no_goodwill() {
    let mut desk = Desk::of(&three());
    let taken = record(&mut desk, Direction::Taken, "Anna", "2026-11", Status::Done);
    desk.book.thank(taken, &now()).unwrap();
    let why = paths(&desk, "Anna").direct.unwrap().why;
    assert!(
        matches!(why[..], [TieReason::TheyHelped { .. }]),
        "thanks answer a favour and are none: {why:?}"
    );
}

#[test]
fn who_declined_to_be_introduced_is_no_way() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Friend);
    let (anna, mira) = (desk.id("Anna"), desk.id("Mira"));
    assert_eq!(
        paths(&desk, "Mira").routes.len(),
        1,
        "they have a tag in common"
    );
    let mut mine = introduction(None, &[anna, mira]);
    mine.status = Status::Promised;
    let made = desk
        .book
        .record_favour(&mine, &now())
        .unwrap()
        .made
        .unwrap();
    let no = [ConsentSaid {
        person: mira,
        consent: Consent::Declined,
    }];
    desk.book.consent(made, &no, "", &now()).unwrap();
    assert_eq!(paths(&desk, "Mira").routes, [], "Mira declined Anna");
}

#[test]
fn nobody_is_led_through_who_would_not_introduce_them() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Core);
    let mut ask = introduction(Some(desk.id("Anna")), &[desk.id("Mira")]);
    ask.status = Status::Asked;
    let asked = desk.book.record_favour(&ask, &now()).unwrap();
    assert_eq!(paths(&desk, "Pekka").routes.len(), 1, "asked is no answer");
    desk.book
        .settle(asked.made.unwrap(), Status::Declined, "", &now())
        .unwrap();
    let told = paths(&desk, "Pekka");
    assert_eq!(told.routes, []);
    let told = paths(&desk, "Anna");
    assert!(told.declined && !told.direct.unwrap().barely);
}

#[test]
fn a_firm_is_reached_by_whoever_is_best_known_there() {
    let work = |uid, name, work| {
        card(Said {
            uid,
            name,
            work,
            ..Said::default()
        })
    };
    let cards = [
        card(ANNA),
        card(PEKKA),
        work("d", "Olli Aho", "MEILAHTI"),
        work("e", "Kaisa Berg", "Kivi Oy"),
    ];
    let mut desk = Desk::of(&cards.concat());
    place(&mut desk, "Pekka", Circle::Friend);
    place(&mut desk, "Kaisa", Circle::Core);
    relate(&mut desk, "Kaisa", "Olli", "brother");
    let told = to_firm(&desk, "Meilahti");
    assert_eq!(told.direct, None);
    assert_eq!(
        names(&told.routes),
        [
            &["Kaisa Berg", "Olli Aho"][..],
            &["Pekka Laine"],
            &["Anna Korhonen"]
        ],
        "those of the same name in capitals are there, and nobody there leads to another"
    );
    assert!(told.routes[2].barely);
    assert_eq!(
        to_firm(&desk, "MEILAHTI").routes,
        told.routes,
        "whichever of the two is asked for"
    );
    let anna = desk.id("Anna");
    desk.book
        .edit_people(&[anna], &PeopleAct::Archive, &now())
        .unwrap();
    assert_eq!(to_firm(&desk, "Meilahti").routes.len(), 2);
}

/// Every number in it, by the name of its field.
fn numbers(value: &Value, under: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Number(_) => drop(found.insert(under.to_owned())),
        Value::Array(all) => all.iter().for_each(|one| numbers(one, under, found)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, one)| numbers(one, name, found)),
        _ => {}
    }
}

#[test]
fn no_figure_of_a_tie_is_told() {
    let mut desk = Desk::of(&three());
    place(&mut desk, "Anna", Circle::Core);
    record(
        &mut desk,
        Direction::Given,
        "Anna",
        "2026-11-02",
        Status::Done,
    );
    record(
        &mut desk,
        Direction::Taken,
        "Anna",
        "2026-11-03",
        Status::Done,
    );
    let told = serde_json::to_value(paths(&desk, "Pekka")).unwrap();
    let mut found = BTreeSet::new();
    numbers(&told, "", &mut found);
    let known = ["asked_lately", "id", "person", "value"].map(String::from);
    assert_eq!(
        found,
        BTreeSet::from(known),
        "keys, days and asks only: {told}"
    );
}

#[test]
fn who_is_not_in_the_book_has_no_paths() {
    let desk = Desk::of(&three());
    for to in [PathTo::Person(99), PathTo::Organisation(99)] {
        let told = desk.book.paths(to, now().today);
        assert!(
            matches!(told, Err(vuoro_core::Error::NotFound(_))),
            "{told:?}"
        );
    }
}

#[derive(Debug, Clone)]
enum Step {
    Place(usize, Circle),
    Give(usize, Status),
    Take(usize, Status),
    Introduce(usize, usize),
    IntroducedBy(usize, usize, Status),
    Tag(usize),
    Archive(usize),
}

fn step(people: usize) -> impl Strategy<Value = Step> {
    let who = 0..people;
    let circle = prop::sample::select(Circle::ALL);
    let status = prop::sample::select(Status::ALL);
    prop_oneof![
        (who.clone(), circle).prop_map(|(a, circle)| Step::Place(a, circle)),
        (who.clone(), status.clone()).prop_map(|(a, status)| Step::Give(a, status)),
        (who.clone(), status.clone()).prop_map(|(a, status)| Step::Take(a, status)),
        (who.clone(), who.clone()).prop_map(|(a, b)| Step::Introduce(a, b)),
        (who.clone(), who.clone(), status).prop_map(|(a, b, s)| Step::IntroducedBy(a, b, s)),
        who.clone().prop_map(Step::Tag),
        who.prop_map(Step::Archive),
    ]
}

fn take_step(book: &mut Book, ids: &[Id], step: &Step) {
    // What makes no sense is refused, and nothing is written.
    match step {
        Step::Place(a, circle) => drop(book.place_person(ids[*a], Some(*circle), None, &now())),
        Step::Give(a, status) | Step::Take(a, status) => {
            let direction = match step {
                Step::Give(..) => Direction::Given,
                _ => Direction::Taken,
            };
            let mut new = favour(direction, &[ids[*a]], "Something");
            new.status = *status;
            drop(book.record_favour(&new, &now()));
        }
        Step::Introduce(a, b) => {
            let new = introduction(None, &[ids[*a], ids[*b]]);
            drop(book.record_favour(&new, &now()));
        }
        Step::IntroducedBy(a, b, status) => {
            let mut new = introduction(Some(ids[*a]), &[ids[*b]]);
            new.status = *status;
            drop(book.record_favour(&new, &now()));
        }
        Step::Tag(a) => drop(book.edit_people(&[ids[*a]], &PeopleAct::Tag("Choir".into()), &now())),
        Step::Archive(a) => drop(book.edit_people(&[ids[*a]], &PeopleAct::Archive, &now())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_is_one_that_can_be_gone(steps in prop::collection::vec(step(6), 1..20)) {
        let mut book = Book::in_memory(&now()).unwrap();
        let ids: Vec<Id> = (0..6)
            .map(|n| {
                let new = PersonEdit::named(&format!("Person{n}"));
                book.add_person(&new, &now()).unwrap().made.unwrap()
            })
            .collect();
        let today = now().today;
        for step in &steps {
            // Also between the changes, so that nothing stale is kept.
            book.paths(PathTo::Person(ids[0]), today).unwrap();
            take_step(&mut book, &ids, step);
        }
        for id in &ids {
            let told = book.paths(PathTo::Person(*id), today).unwrap();
            prop_assert!(told.routes.len() <= 5);
            prop_assert!(told.routes.is_sorted_by_key(|route| route.strength));
            let firsts: BTreeSet<Id> = told.routes.iter().map(|r| r.steps[0].person).collect();
            prop_assert_eq!(firsts.len(), told.routes.len(), "through another one each");
            for route in &told.routes {
                let on_it: BTreeSet<Id> = route.steps.iter().map(|step| step.person).collect();
                prop_assert_eq!(on_it.len(), route.steps.len(), "nobody twice");
                prop_assert!((2..=3).contains(&route.steps.len()));
                let last = route.steps.last().unwrap();
                prop_assert_eq!(last.person, *id);
                for step in &route.steps {
                    prop_assert!(!step.why.is_empty(), "{:?} has its reason", step);
                    let page = book.person(step.person, today).unwrap();
                    prop_assert!(step.person == *id || page.archived_at.is_none());
                }
            }
        }
    }
}
