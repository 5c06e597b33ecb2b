//! Two people become one: nothing is lost, balances add, sources still match.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use vuoro_core::Error;
use vuoro_core::book::view::{Choice, Clash, Field, Id, PersonEdit, Standing, Take};
use vuoro_core::domain::balance::{Balance, Entry, Measure};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::date::When;
use vuoro_core::domain::favour::{Direction, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::error::Result;

use super::cards::{ANNA, MIRA, PEKKA, Said, card, phonebook, three};
use super::desk::{Desk, favour, introduction, now};

fn left(field: Field) -> Choice {
    let take = Take::Left;
    Choice { field, take }
}

fn right(field: Field) -> Choice {
    let take = Take::Right;
    Choice { field, take }
}

/// Every field from the left where they differ.
fn all_left() -> Vec<Choice> {
    let single = Field::ALL.iter().filter(|field| !field.holds_both());
    single.map(|field| left(*field)).collect()
}

/// Anna, and another card of hers from another phone.
fn annas() -> (Desk, Id, Id) {
    let mut desk = Desk::of(&three());
    desk.import(&card(Said {
        uid: "other-phone-7",
        name: "Annukka Korhonen",
        email: "anna.k@work.example",
        phone: "+358 42 1111111",
        title: "Head nurse",
        work: "",
        note: "Sings",
        tags: "Choir",
    }));
    let (a, b) = (desk.id("Anna Korhonen"), desk.id("Annukka"));
    (desk, a, b)
}

#[test]
fn everything_of_both_is_one_persons_afterwards() {
    let (mut desk, anna, other) = annas();
    let favours = [
        (Direction::Given, anna, "Read a thesis"),
        (Direction::Taken, other, "Lent a trailer"),
        (Direction::Taken, other, "Fixed a bicycle"),
    ];
    for (direction, who, what) in favours {
        let new = favour(direction, &[who], what);
        desk.book.record_favour(&new, &now()).unwrap();
    }
    let mira = desk.id("Mira");
    desk.book
        .record_favour(&introduction(Some(mira), &[other]), &now())
        .unwrap();
    let before = desk.export();

    let view = desk.book.merge_view(anna, other, now().today).unwrap();
    let asks: Vec<Field> = view
        .fields
        .iter()
        .filter(|f| f.take.is_none())
        .map(|f| f.field)
        .collect();
    assert_eq!(
        asks,
        [Field::Name, Field::Title],
        "only real differences ask"
    );
    assert!(view.obstacles.is_empty());
    let balance = view.balance.unwrap();
    let told = (balance.left, balance.right, balance.together);
    assert_eq!(
        told,
        (None, None, None),
        "of three there is too little to tell"
    );
    assert_eq!((balance.given_count, balance.taken_count), (1, 2));

    match desk.book.merge(anna, other, &[], &now()) {
        Err(Error::Undecided(fields)) => assert_eq!(fields, asks),
        done => panic!("it is for the user to choose: {done:?}"),
    }
    assert_eq!(desk.export(), before, "an open question changes nothing");

    let choices = [left(Field::Name), right(Field::Title)];
    desk.book.merge(anna, other, &choices, &now()).unwrap();
    assert_eq!(desk.names(), ["Anna Korhonen", "Mira Salo", "Pekka Laine"]);
    let page = desk.page("Anna");
    assert_eq!((page.id, page.title.as_str()), (anna, "Head nurse"));
    assert_eq!(page.organisation, "Meilahti", "what only one has is taken");
    assert_eq!(page.note, "Sings");
    assert_eq!(page.tags, ["Choir", "Readers"]);
    let values: Vec<&str> = page.points.iter().map(|p| p.value.as_str()).collect();
    assert_eq!(
        values,
        ["anna@example.fi", "anna.k@work.example", "+358421111111"],
        "the number that both have stands once"
    );
    assert_eq!(page.favours.len(), 4);
    assert_eq!(page.met_through.unwrap().person, mira);
    match page.standing {
        Standing::TooLittle {
            given_count,
            taken_count,
            ..
        } => {
            assert_eq!((given_count, taken_count), (1, 2));
        }
        standing => panic!("{standing:?}"),
    }
    let found = desk.book.find("other-phone-7").unwrap();
    assert_eq!(found[0].id, anna, "the other's uid is hers now");
    desk.is_whole();

    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before, "one step makes them two again");
    desk.is_whole();
}

#[test]
fn one_side_of_a_list_can_be_left_out() {
    let (mut desk, anna, other) = annas();
    let mut choices = all_left();
    choices.push(left(Field::Email));
    choices.push(right(Field::Tag));
    desk.book.merge(anna, other, &choices, &now()).unwrap();
    let page = desk.page("Anna");
    assert_eq!(page.tags, ["Choir"]);
    assert!(page.points.iter().all(|p| p.value != "anna.k@work.example"));
    let refused = desk.book.merge(
        anna,
        desk.id("Mira"),
        &[Choice {
            field: Field::Title,
            take: Take::Both,
        }],
        &now(),
    );
    assert!(matches!(refused, Err(Error::Invalid(_))), "a title is one");
}

#[test]
fn either_source_finds_the_one_person_afterwards() {
    let (mut desk, anna, other) = annas();
    let by_hand = {
        desk.book
            .add_person(&PersonEdit::named("A. Korhonen"), &now())
            .unwrap();
        desk.id("A. Korhonen")
    };
    // A person who was added by hand comes back in our own export, by their uid.
    let mut ours = Vec::new();
    desk.book
        .export(vuoro_core::book::ExportFormat::Vcard, &mut ours)
        .unwrap();
    desk.book.merge(anna, other, &all_left(), &now()).unwrap();
    desk.book.merge(anna, by_hand, &all_left(), &now()).unwrap();
    let merged = desk.export();

    assert_eq!(
        desk.import(&three()).operation,
        None,
        "the first phone's cards"
    );
    assert_eq!(desk.export(), merged);

    let report = desk.import(&card(Said {
        uid: "other-phone-7",
        name: "Annukka Korhonen",
        email: "anna.k@work.example",
        phone: "+358 42 1111111",
        title: "Head nurse",
        work: "Kätilöopisto",
        note: "Sings",
        tags: "Choir",
    }));
    assert_eq!((report.new_people, report.possible_duplicates), (0, 0));
    assert_eq!(desk.names().len(), 3, "the other phone's card, changed");
    assert_eq!(
        desk.page("Anna").title,
        "Nurse",
        "what was chosen stays chosen"
    );

    let report = desk.import(&String::from_utf8(ours).unwrap());
    assert_eq!((report.new_people, report.possible_duplicates), (0, 0));
    assert_eq!(desk.names().len(), 3);
    desk.is_whole();
}

#[test]
fn a_favour_with_oneself_is_refused_by_its_number() {
    let mut desk = Desk::of(&three());
    let (anna, pekka, mira) = (desk.id("Anna"), desk.id("Pekka"), desk.id("Mira"));
    let both = favour(Direction::Given, &[anna, pekka], "A lift to Turku");
    let number = desk
        .book
        .record_favour(&both, &now())
        .unwrap()
        .made
        .unwrap();
    let met = introduction(Some(anna), &[mira]);
    let through = desk.book.record_favour(&met, &now()).unwrap().made.unwrap();
    let before = desk.export();
    for (a, b, favour, clash) in [
        (anna, pekka, number, Clash::BothBenefit),
        (mira, anna, through, Clash::OppositeSides),
    ] {
        let view = desk.book.merge_view(a, b, now().today).unwrap();
        assert_eq!(view.obstacles.len(), 1);
        assert_eq!(
            (view.obstacles[0].favour, view.obstacles[0].clash),
            (favour, clash)
        );
        match desk.book.merge(a, b, &all_left(), &now()) {
            Err(Error::MergeClash { favour: named }) => assert_eq!(named, i64::from(favour)),
            done => panic!("{done:?}"),
        }
    }
    assert_eq!(desk.export(), before);
    let twice = desk.book.merge(anna, anna, &[], &now());
    assert!(matches!(twice, Err(Error::Invalid(_))));
}

#[test]
fn not_the_same_is_remembered_through_a_merge() {
    let mut desk = Desk::of(&phonebook(0, 4, 0));
    let [a, b, c] = [1, 2, 3].map(|n| desk.id(&format!("Person{n}")));
    desk.book.not_same(a, b, &now()).unwrap();
    desk.book.not_same(b, c, &now()).unwrap();
    let said = |desk: &Desk, x, y| {
        desk.book
            .merge_view(x, y, now().today)
            .unwrap()
            .said_not_same
    };
    assert!(said(&desk, b, a) && said(&desk, b, c) && !said(&desk, a, c));
    let again = desk.book.not_same(b, a, &now()).unwrap();
    assert_eq!(again.operation, 0, "said once is enough");

    let before = desk.export();
    desk.book.merge(c, a, &all_left(), &now()).unwrap();
    assert!(
        said(&desk, c, b),
        "whoever is not Person1 is not Person3 either"
    );
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);

    desk.book.merge(a, b, &all_left(), &now()).unwrap();
    assert!(
        said(&desk, a, c),
        "and what was said of the other stays said"
    );
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.export(), before);
}

#[test]
fn a_merge_that_something_builds_on_says_so() {
    let (mut desk, anna, other) = annas();
    let merge = desk.book.merge(anna, other, &all_left(), &now()).unwrap();
    let later = card(Said {
        title: "Matron",
        ..ANNA
    });
    let report = desk.import(&later);
    match desk.book.undo(Some(merge.operation), &now()) {
        Err(Error::CannotUndo { by }) => assert_eq!(by, i64::from(report.operation.unwrap())),
        done => panic!("{done:?}"),
    }
    desk.book.undo(None, &now()).unwrap();
    desk.book.undo(Some(merge.operation), &now()).unwrap();
    assert_eq!(desk.names().len(), 4);
}

#[test]
fn labels_stay_at_their_own_lines() {
    let with = |uid: &str, name: &str, line: &str, label: &str| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nitem1.X-SHOE:{line}\r\n\
             item1.X-ABLabel:{label}\r\nEND:VCARD\r\n"
        )
    };
    let cards = with("u1", "Ada One", "42", "left") + &with("u2", "Ada Two", "43", "right");
    let mut desk = Desk::of(&cards);
    let (a, b) = (desk.id("Ada One"), desk.id("Ada Two"));
    desk.book.merge(a, b, &all_left(), &now()).unwrap();
    let out = desk.export();
    let document: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        document["people"][0]["extra"],
        serde_json::json!([
            "item1.X-SHOE:42",
            "item1.X-ABLabel:left",
            "item2.X-SHOE:43",
            "item2.X-ABLabel:right"
        ])
    );
    assert_eq!(desk.import(&cards).operation, None);
}

/// What each person gave and was given, from the export alone.
fn balances(export: &str) -> BTreeMap<String, Balance> {
    let document: Value = serde_json::from_str(export).unwrap();
    let owner = document["owner"]["uid"].as_str().unwrap();
    let mut balances: BTreeMap<String, Balance> = BTreeMap::new();
    for favour in document["favours"].as_array().unwrap() {
        let parties = favour["parties"].as_array().unwrap();
        let with =
            |role: &str| -> Vec<&Value> { parties.iter().filter(|p| p["role"] == role).collect() };
        let (givers, beneficiaries) = (with("giver"), with("beneficiary"));
        for beneficiary in &beneficiaries {
            let (giver, to) = (
                givers[0]["person"].as_str().unwrap(),
                beneficiary["person"].as_str().unwrap(),
            );
            let (direction, other) = match (giver == owner, to == owner) {
                (true, false) => (Direction::Given, to),
                (false, true) => (Direction::Taken, giver),
                _ => continue,
            };
            let on: When = favour["on"].as_str().unwrap().parse().unwrap();
            let entry = Entry {
                direction,
                status: serde_json::from_value(favour["status"].clone()).unwrap(),
                day: on.representative(now().today),
                cost: serde_json::from_value(favour["cost"].clone()).unwrap(),
                value: serde_json::from_value(beneficiary["value"].clone()).unwrap(),
                beneficiaries: u32::try_from(beneficiaries.len()).unwrap(),
            };
            let sum = balances.entry(other.to_owned()).or_default();
            sum.add(&entry, &Measure::default(), now().today);
        }
    }
    balances
}

#[derive(Debug, Clone)]
enum Passed {
    Given(Vec<Index>, Size, Status),
    Taken(Index, Size, Status),
    Introduced(Index, Index),
    IntroducedBy(Index, Index),
    Placed(Index, Circle),
    NotSame(Index, Index),
}

fn passed() -> impl Strategy<Value = Passed> {
    let size = prop::sample::select(vec![Size::FiveMinutes, Size::AnHour, Size::Days]);
    let status = prop::sample::select(vec![Status::Done, Status::Done, Status::Promised]);
    let circle = prop::sample::select(vec![Circle::Core, Circle::Friend, Circle::Network]);
    let who = any::<Index>;
    prop_oneof![
        4 => (prop::collection::vec(who(), 1..3), size.clone(), status.clone())
            .prop_map(|(w, s, t)| Passed::Given(w, s, t)),
        4 => (who(), size, status).prop_map(|(w, s, t)| Passed::Taken(w, s, t)),
        1 => (who(), who()).prop_map(|(a, b)| Passed::Introduced(a, b)),
        1 => (who(), who()).prop_map(|(a, b)| Passed::IntroducedBy(a, b)),
        1 => (who(), circle).prop_map(|(w, c)| Passed::Placed(w, c)),
        1 => (who(), who()).prop_map(|(a, b)| Passed::NotSame(a, b)),
    ]
}

fn pass(desk: &mut Desk, ids: &[Id], passed: &Passed) -> Result<()> {
    let who = |index: &Index| *index.get(ids);
    match passed {
        Passed::Given(people, cost, status) => {
            let ids: Vec<Id> = people.iter().map(who).collect();
            let mut new = favour(Direction::Given, &ids, "Given");
            (new.cost, new.status) = (*cost, *status);
            desk.book.record_favour(&new, &now())?;
        }
        Passed::Taken(giver, cost, status) => {
            let mut new = favour(Direction::Taken, &[who(giver)], "Taken");
            (new.cost, new.status) = (*cost, *status);
            desk.book.record_favour(&new, &now())?;
        }
        Passed::Introduced(a, b) => {
            let both = introduction(None, &[who(a), who(b)]);
            desk.book.record_favour(&both, &now())?;
        }
        Passed::IntroducedBy(by, to) => {
            let met = introduction(Some(who(by)), &[who(to)]);
            desk.book.record_favour(&met, &now())?;
        }
        Passed::Placed(whom, circle) => {
            desk.book
                .place_person(who(whom), Some(*circle), None, &now())?;
        }
        Passed::NotSame(a, b) => {
            desk.book.not_same(who(a), who(b), &now())?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law 12, and that a merge loses nothing, whoever is merged with whom.
    #[test]
    fn any_two_become_one_and_two_again(
        files in prop::collection::vec((0..8u32, 2..6u32, 0..3u32), 1..4),
        history in prop::collection::vec(passed(), 0..14),
        pair in (any::<Index>(), any::<Index>()),
        takes in prop::collection::vec(prop::sample::select(vec![Take::Left, Take::Right, Take::Both]), Field::ALL.len()),
    ) {
        let mut desk = Desk::new();
        let files: Vec<String> = files.iter().map(|(from, count, v)| phonebook(*from, from + count, *v)).collect();
        for file in &files {
            desk.import(file);
        }
        let ids = desk.book.ids().unwrap();
        for one in &history {
            match pass(&mut desk, &ids, one) {
                Ok(()) | Err(Error::Invalid(_)) => {}
                Err(error) => prop_assert!(false, "{one:?}: {error}"),
            }
        }
        let (a, b) = (*pair.0.get(&ids), *pair.1.get(&ids));
        prop_assume!(a != b);
        let before = desk.export();
        let uid = |id| desk.book.person(id, now().today).unwrap().uid;
        let (kept, gone) = (uid(a), uid(b));
        let choices: Vec<Choice> = Field::ALL.iter().zip(takes).map(|(field, take)| Choice {
            field: *field,
            take: if take == Take::Both && !field.holds_both() { Take::Left } else { take },
        }).collect();
        let view = desk.book.merge_view(a, b, now().today).unwrap();
        match desk.book.merge(a, b, &choices, &now()) {
            Err(Error::MergeClash { favour }) => {
                prop_assert!(view.obstacles.iter().any(|o| i64::from(o.favour) == favour));
                prop_assert_eq!(desk.export(), before);
                return Ok(());
            }
            done => drop(done.unwrap()),
        }
        prop_assert!(view.obstacles.is_empty());
        prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new());
        let merged = desk.export();

        let (mut were, are) = (balances(&before), balances(&merged));
        let theirs = were.remove(&gone).unwrap_or_default();
        let mut sum = were.remove(&kept).unwrap_or_default();
        sum.given += theirs.given;
        sum.taken += theirs.taken;
        let one = are.get(&kept).copied().unwrap_or_default();
        prop_assert!((one.given.weight - sum.given.weight).abs() < 1e-9, "given adds");
        prop_assert!((one.taken.weight - sum.taken.weight).abs() < 1e-9, "taken adds");
        for (uid, balance) in &were {
            prop_assert_eq!(Some(balance), are.get(uid), "nobody else's changes");
        }

        for file in &files {
            let report = desk.import(file);
            prop_assert_eq!(report.operation, None, "every card came before");
        }
        prop_assert_eq!(desk.export(), merged);
        desk.book.undo(None, &now()).unwrap();
        prop_assert_eq!(desk.export(), before, "one step makes them two again");
        prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn the_card_of_either_goes_on_to_bring_its_own_news() {
    let mut desk = Desk::of(&(card(PEKKA) + &card(Said { title: "", ..MIRA })));
    let (pekka, mira) = (desk.id("Pekka"), desk.id("Mira"));
    desk.book.merge(pekka, mira, &all_left(), &now()).unwrap();
    let report = desk.import(&card(Said {
        title: "Baker",
        ..MIRA
    }));
    assert_eq!((report.new_people, report.updated_people), (0, 1));
    let page = desk.page("Pekka");
    assert_eq!(page.title, "Baker");
    assert_eq!(
        page.name.display, "Pekka Laine",
        "the name that was chosen stays"
    );
}
