//! What the owner and somebody have in common, and what the owner says of
//! themselves for that.

use vuoro_core::Error;
use vuoro_core::book::view::{
    CommonPoint, Field, InCommon, OrganisationRow, OwnerEdit, PeopleAct, Relation,
};
use vuoro_core::domain::circle::{Circle, LifeArea};
use vuoro_core::domain::contact::PostalAddress;
use vuoro_core::domain::favour::Direction;

use super::cards::{ANNA, MIRA, Said, card, three};
use super::desk::{Desk, favour, introduction, now};

impl Desk {
    /// What the owner writes of themselves, in a form that is opened now.
    #[track_caller]
    fn says(&mut self, change: impl FnOnce(&mut OwnerEdit)) {
        let seen = self.book.owner_form().unwrap();
        let mut new = seen.clone();
        change(&mut new);
        self.book.edit_owner(&seen, &new, &now()).unwrap();
        self.is_whole();
    }

    fn common(&self, name: &str) -> InCommon {
        self.book.in_common(self.id(name)).unwrap()
    }

    fn points(&self, name: &str) -> Vec<String> {
        let told = |point: CommonPoint| match point {
            CommonPoint::Employer { name, now: true } => format!("work {name}"),
            CommonPoint::Employer { name, now: false } => format!("worked {name}"),
            CommonPoint::Group { name } => format!("group {name}"),
            CommonPoint::Occasion { name, on } => format!("at {name} {on}"),
            CommonPoint::Town { name } => format!("town {name}"),
            CommonPoint::Area { area } => format!("from {}", area.word()),
        };
        self.common(name).points.into_iter().map(told).collect()
    }

    fn know(&self, name: &str) -> Vec<String> {
        let people = self.common(name).people.into_iter();
        people.map(|one| one.name).collect()
    }

    fn lives_in(&mut self, name: &str, town: &str) {
        let id = self.id(name);
        let seen = self.book.person_form(id).unwrap();
        let mut new = seen.clone();
        new.addresses.push(PostalAddress {
            city: town.into(),
            ..PostalAddress::default()
        });
        self.book.edit_person(id, &seen, &new, &now()).unwrap();
    }
}

#[test]
fn what_the_owner_says_of_themselves_is_what_others_share() {
    let mut desk = Desk::of(&three());
    assert_eq!(desk.points("Anna"), [""; 0]);
    assert!(!desk.common("Anna").owner_said);
    desk.lives_in("Anna", "Turku");
    desk.says(|me| {
        me.organisation = "meilahti".into();
        me.town = " turku ".into();
        me.groups = vec!["readers".into(), "Choir".into()];
    });
    assert!(desk.common("Anna").owner_said);
    assert_eq!(
        desk.points("Anna"),
        ["work Meilahti", "group Readers", "town Turku"]
    );
    assert_eq!(desk.points("Pekka"), ["work Meilahti"]);
    // Another employer is none in common; that they were there once is said by a group.
    desk.says(|me| me.organisation = "Kone".into());
    assert_eq!(desk.points("Pekka"), [""; 0]);
    desk.says(|me| me.groups.push("Meilahti".into()));
    assert_eq!(desk.points("Pekka"), ["worked Meilahti"]);
}

#[test]
fn where_somebody_worked_before_is_known_by_an_earlier_card() {
    let mut desk = Desk::of(&card(ANNA));
    desk.import(&card(Said {
        work: "Kivi Oy",
        ..ANNA
    }));
    assert_eq!(desk.page("Anna").organisation, "Kivi Oy");
    desk.says(|me| me.organisation = "Meilahti".into());
    assert_eq!(desk.points("Anna"), ["worked Meilahti"]);
}

#[test]
fn an_event_at_which_favours_of_both_were_done_is_in_common() {
    let mut desk = Desk::of(&three());
    let (anna, pekka) = (desk.id("Anna"), desk.id("Pekka"));
    let at = |person, direction, occasion: &str| {
        let mut form = favour(direction, &[person], "Talked");
        form.occasion = occasion.into();
        form
    };
    let given = at(anna, Direction::Given, "Slush 2024");
    desk.book.record_favour(&given, &now()).unwrap();
    assert_eq!(desk.points("Anna"), ["at Slush 2024 2026-11-01"]);
    assert_eq!(desk.points("Pekka"), [""; 0]);
    // Pekka is in the group of that name, where the owner was with Anna.
    let act = PeopleAct::Tag("slush 2024".into());
    desk.book.edit_people(&[pekka], &act, &now()).unwrap();
    assert_eq!(desk.points("Pekka"), ["group slush 2024"]);
    let area = PeopleAct::Area(LifeArea::Studies);
    desk.book.edit_people(&[pekka], &area, &now()).unwrap();
    let area = PeopleAct::Area(LifeArea::Online);
    desk.book.edit_people(&[pekka], &area, &now()).unwrap();
    assert_eq!(desk.points("Pekka"), ["group slush 2024", "from studies"]);
}

#[test]
fn who_knows_both_is_who_introduced_helped_or_is_related_to_them() {
    let others = ["Aino Aho", "Eino Elo", "Olli Oja"].map(|name| {
        card(Said {
            name,
            ..Said::default()
        })
    });
    let mut desk = Desk::of(&format!("{}{}", three(), others.concat()));
    let [anna, pekka, mira, aino, eino] =
        ["Anna", "Pekka", "Mira", "Aino", "Eino"].map(|name| desk.id(name));
    assert_eq!(desk.know("Pekka"), [""; 0]);
    // Anna introduced Pekka to the owner, and Aino helped him; the owner introduced Mira.
    for form in [
        introduction(Some(anna), &[pekka]),
        favour(Direction::Between, &[aino, pekka], "Moved his piano"),
        introduction(None, &[pekka, mira]),
    ] {
        desk.book.record_favour(&form, &now()).unwrap();
    }
    let seen = desk.book.person_form(eino).unwrap();
    let mut new = seen.clone();
    new.related.push(Relation {
        label: "brother".into(),
        value: String::new(),
        person: Some(pekka),
    });
    desk.book.edit_person(eino, &seen, &new, &now()).unwrap();
    assert_eq!(
        desk.know("Pekka"),
        ["Aino Aho", "Anna Korhonen", "Eino Elo", "Mira Salo"]
    );
    // Those nearest to the owner come first, and the archived are left out.
    desk.book
        .place_person(mira, Some(Circle::Close), None, &now())
        .unwrap();
    desk.book
        .edit_people(&[aino], &PeopleAct::Archive, &now())
        .unwrap();
    assert_eq!(
        desk.know("Pekka"),
        ["Mira Salo", "Anna Korhonen", "Eino Elo"]
    );
    assert_eq!(desk.common("Pekka").people_total, 3);
    assert_eq!(desk.know("Eino"), ["Pekka Laine"]);
    assert_eq!(desk.know("Olli"), [""; 0]);
}

#[test]
fn the_owner_is_in_no_list_and_nobodys_count() {
    let mut desk = Desk::of(&three());
    let before = desk.names();
    desk.says(|me| {
        me.given = "Ville".into();
        me.family = "Vuori".into();
        me.organisation = "Meilahti".into();
        me.town = "Oulu".into();
        me.groups = vec!["Readers".into()];
    });
    assert_eq!(desk.names(), before);
    assert!(desk.book.find("Ville").unwrap().is_empty());
    let at = |row: &&OrganisationRow| row.name == "Meilahti";
    let work = desk.book.organisations("").unwrap();
    assert_eq!(work.iter().find(at).unwrap().people, 2);
    let group = desk.book.groups().unwrap();
    let group = group.iter().find(|group| group.name == "Readers").unwrap();
    assert_eq!(group.people, 2);
    // The book comes back from its export with what its owner said.
    let again = desk.made_again();
    assert_eq!(again.owner_form().unwrap(), desk.book.owner_form().unwrap());
    assert_eq!(super::desk::export(&again), desk.export());
}

#[test]
fn what_the_owner_says_is_undone_and_never_written_over_unseen() {
    let mut desk = Desk::of(&card(MIRA));
    let before = desk.export();
    desk.says(|me| me.organisation = "Kone".into());
    assert_eq!(desk.book.owner_form().unwrap().organisation, "Kone");
    let stale = OwnerEdit::default();
    let mut new = stale.clone();
    new.organisation = "Wärtsilä".into();
    match desk.book.edit_owner(&stale, &new, &now()) {
        Err(Error::ChangedMeanwhile(Field::Organisation)) => {}
        other => panic!("{other:?}"),
    }
    // What is there already, and what was not touched, is no change.
    new.organisation = "Kone".into();
    let same = desk.book.edit_owner(&stale, &new, &now()).unwrap();
    assert_eq!(same.operation, 0);
    desk.book.undo(None, &now()).unwrap();
    assert_eq!(desk.book.owner_form().unwrap(), OwnerEdit::default());
    assert_eq!(desk.export(), before);
}
