//! The steps of a walk, and taking one.

use proptest::prelude::*;
use proptest::sample::Index;
use vuoro_core::Error;
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{
    Acceptance, Choice, ConsentSaid, FavourForm, Field, Id, LedgerQuery, OrganisationEdit,
    PeopleAct, PersonEdit, Relation, Settings, Take,
};
use vuoro_core::domain::circle::{Circle, LifeArea};
use vuoro_core::domain::favour::{Consent, Direction, LinkKind, Outcome, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::error::{Fault, Result};

use crate::cards::{group, phonebook};
use crate::desk::{Desk, favour, introduction, now};

use super::refused_for_a_reason;

#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Version `.2` of the people from `.0`, as many as `.1`.
    Import(u32, u32, u32),
    Group(Vec<u32>),
    Add(u8),
    Place(Index, Option<Circle>),
    Give(Vec<Index>, Status),
    Take(Index, Status),
    Introduce(Index, Index),
    IntroducedBy(Index, Index),
    Settle(Index, Status),
    Thank(Index),
    Merge(Index, Index, Take),
    NotSame(Index, Index),
    /// Something that one does to a favour that is there.
    Tend(Index, Index, u8),
    Undo(Index),
    UndoLatest,
    Edit(Index, Index, u8),
    Act(Vec<Index>, u8),
    Join(Index, Index),
    Regroup(Index, u8),
    /// A favour for, or from, somebody who comes with it.
    GiveNew(u8),
    Between(Index, Index),
    /// A file that tells of favours by those of the phonebook, from that one on.
    Hear(u32),
    /// A suggested favour, accepted or put away.
    Answer(Index, bool),
    /// An organisation, edited or deleted.
    Organise(Index, bool),
    /// The settings, and what the owner says of themselves.
    Tune(u8),
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let circle = prop::sample::select(vec![
        None,
        Some(Circle::Core),
        Some(Circle::Friend),
        Some(Circle::Network),
    ]);
    let status = prop::sample::select(vec![Status::Done, Status::Promised, Status::Asked]);
    let end = prop::sample::select(vec![Status::Done, Status::Declined, Status::Withdrawn]);
    let take = prop::sample::select(vec![Take::Left, Take::Right, Take::Both]);
    prop_oneof![
        4 => (0..12u32, 1..8u32, 0..3u32).prop_map(|(from, count, v)| Step::Import(from, count, v)),
        1 => prop::collection::vec(0..20u32, 0..4).prop_map(Step::Group),
        1 => (0..4u8).prop_map(Step::Add),
        2 => (any::<Index>(), circle).prop_map(|(who, circle)| Step::Place(who, circle)),
        2 => (prop::collection::vec(any::<Index>(), 1..3), status.clone())
            .prop_map(|(who, status)| Step::Give(who, status)),
        2 => (any::<Index>(), status).prop_map(|(who, status)| Step::Take(who, status)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Step::Introduce(a, b)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Step::IntroducedBy(a, b)),
        2 => (any::<Index>(), end).prop_map(|(which, status)| Step::Settle(which, status)),
        1 => any::<Index>().prop_map(Step::Thank),
        3 => (any::<Index>(), any::<Index>(), take).prop_map(|(a, b, take)| Step::Merge(a, b, take)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Step::NotSame(a, b)),
        3 => (any::<Index>(), any::<Index>(), 0..6u8).prop_map(|(who, to, how)| Step::Edit(who, to, how)),
        3 => (prop::collection::vec(any::<Index>(), 1..4), 0..8u8)
            .prop_map(|(who, how)| Step::Act(who, how)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Step::Join(a, b)),
        1 => (any::<Index>(), 0..3u8).prop_map(|(which, how)| Step::Regroup(which, how)),
        1 => (0..4u8).prop_map(Step::GiveNew),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Step::Between(a, b)),
        1 => (0..12u32).prop_map(Step::Hear),
        2 => (any::<Index>(), any::<bool>()).prop_map(|(which, yes)| Step::Answer(which, yes)),
        1 => (any::<Index>(), any::<bool>()).prop_map(|(which, goes)| Step::Organise(which, goes)),
        1 => (0..3u8).prop_map(Step::Tune),
        6 => (any::<Index>(), any::<Index>(), 0..14u8).prop_map(|(which, other, how)| Step::Tend(which, other, how)),
        4 => any::<Index>().prop_map(Step::Undo),
        1 => Just(Step::UndoLatest),
    ]
}

/// Somebody of the book, or an id of nobody.
fn one(desk: &Desk, index: &Index) -> Id {
    let ids = desk.book.ids().unwrap();
    if ids.is_empty() {
        999
    } else {
        *index.get(&ids)
    }
}

/// A favour of the book, voided or not, or a number of none.
fn a_favour(desk: &Desk, index: &Index) -> Id {
    let all = LedgerQuery {
        void: true,
        ..LedgerQuery::default()
    };
    let rows = desk.book.ledger_rows(&all, 0, 1000, now().today).unwrap();
    match rows.is_empty() {
        true => 999,
        false => index.get(&rows).id,
    }
}

/// What one does to a favour that is there; refused where it makes no sense.
fn tend(desk: &mut Desk, id: Id, other: Id, who: Id, how: u8) -> Result<()> {
    let now = now();
    let book = &mut desk.book;
    match how {
        0 => book.settle(id, Status::Void, "", &now)?,
        1..=3 => {
            let kind = LinkKind::ALL[usize::from(how) - 1];
            book.link_favours(id, other, kind, &now)?
        }
        4 => {
            let links = book.favour(id)?.links;
            let Some(link) = links.first() else {
                return Ok(());
            };
            let (later, earlier) = match link.later {
                true => (link.favour.id, id),
                false => (id, link.favour.id),
            };
            book.unlink_favours(later, earlier, link.kind, &now)?
        }
        5..=7 => {
            let parties = book.favour(id)?.row.parties;
            let Some(person) = parties.iter().rev().find_map(|party| party.person) else {
                return Ok(());
            };
            let consent = Consent::ALL[usize::from(how) - 4];
            book.consent(id, &[ConsentSaid { person, consent }], "", &now)?
        }
        8..=9 => {
            let outcome = Outcome::ALL[usize::from(how) - 8];
            book.outcome(id, outcome, "", &now)?
        }
        10 => book.remind(id, "2026-12-24", &now)?,
        11 => book.remind_of_person(who, "2027-01", &now)?,
        12 => book.place(who, Some(Circle::Friend), &[LifeArea::Work], &now)?,
        _ => {
            let seen = book.favour_form(id)?;
            let mut form = seen.clone();
            form.cost = Size::Days;
            form.occasion = "Slush".into();
            for helped in &mut form.beneficiaries {
                helped.value = Some(Size::FiveMinutes);
            }
            book.revise_favour(id, &seen, &form, &now)?
        }
    };
    Ok(())
}

pub(super) fn take_step(desk: &mut Desk, step: &Step) -> Result<()> {
    match step {
        Step::Import(from, count, version) => {
            desk.import(&phonebook(*from, from + count, *version));
        }
        Step::Group(members) => {
            let uids: Vec<String> = members
                .iter()
                .map(|n| format!("3F1C8A52-0000-4000-8000-{n:012}"))
                .collect();
            let uids: Vec<&str> = uids.iter().map(String::as_str).collect();
            desk.import(&group("Choir", "choir", &uids));
        }
        Step::Add(n) => {
            desk.book
                .add_person(&PersonEdit::named(&format!("Added{n}")), &now())?;
        }
        Step::Place(who, circle) => {
            let id = one(desk, who);
            desk.book.place_person(id, *circle, None, &now())?;
        }
        Step::Give(who, status) => {
            let ids: Vec<Id> = who.iter().map(|index| one(desk, index)).collect();
            let mut new = favour(Direction::Given, &ids, "Given");
            new.status = *status;
            desk.book.record_favour(&new, &now())?;
        }
        Step::Take(who, status) => {
            let mut new = favour(Direction::Taken, &[one(desk, who)], "Taken");
            new.status = *status;
            desk.book.record_favour(&new, &now())?;
        }
        Step::Introduce(a, b) => {
            let mut new = introduction(None, &[one(desk, a), one(desk, b)]);
            // One that is not made yet: they are to be asked.
            if b.index(2) == 0 {
                new.status = Status::Promised;
            }
            desk.book.record_favour(&new, &now())?;
        }
        Step::IntroducedBy(by, to) => {
            let (by, to) = (one(desk, by), one(desk, to));
            desk.book
                .record_favour(&introduction(Some(by), &[to]), &now())?;
        }
        Step::Settle(which, status) => {
            let id = a_favour(desk, which);
            desk.book.settle(id, *status, "", &now())?;
        }
        Step::Thank(which) => {
            let id = a_favour(desk, which);
            desk.book.thank(id, &now())?;
        }
        Step::Tend(which, other, how) => {
            let who = one(desk, other);
            let (id, other) = (a_favour(desk, which), a_favour(desk, other));
            tend(desk, id, other, who, *how)?;
        }
        Step::Merge(a, b, take) => {
            let (a, b) = (one(desk, a), one(desk, b));
            let choices: Vec<Choice> = Field::ALL
                .iter()
                .map(|field| match field.holds_both() || *take != Take::Both {
                    true => *take,
                    false => Take::Left,
                })
                .zip(Field::ALL)
                .map(|(take, field)| Choice {
                    field: *field,
                    take,
                })
                .collect();
            desk.book.merge(a, b, &choices, &now())?;
        }
        Step::NotSame(a, b) => {
            let (a, b) = (one(desk, a), one(desk, b));
            desk.book.not_same(a, b, &now())?;
        }
        Step::Edit(who, to, how) => edit(desk, one(desk, who), one(desk, to), *how)?,
        Step::Act(who, how) => {
            let ids: Vec<Id> = who.iter().map(|index| one(desk, index)).collect();
            let act = match how {
                0 => PeopleAct::Tag("Rowers".into()),
                1 => PeopleAct::Untag("Rowers".into()),
                2 => PeopleAct::Circle(Some(Circle::Network)),
                3 => PeopleAct::Archive,
                4..=6 => PeopleAct::Restore,
                _ => PeopleAct::Delete { with_favours: true },
            };
            desk.book.edit_people(&ids, &act, &now())?;
        }
        Step::Join(into, from) => {
            let all = desk.book.organisations("")?;
            if !all.is_empty() {
                let (into, from) = (into.get(&all).id, from.get(&all).id);
                desk.book.merge_organisations(into, &[from], &now())?;
            }
        }
        Step::Regroup(which, how) => {
            let all = desk.book.groups()?;
            if !all.is_empty() {
                let id = which.get(&all).id;
                match how {
                    0 => desk.book.delete_group(id, &now())?,
                    1 => desk.book.rename_group(id, "Rowers", true, &now())?,
                    _ => desk.book.rename_group(id, "Kuoro", true, &now())?,
                };
            }
        }
        Step::GiveNew(n) => {
            let direction = match n % 2 {
                0 => Direction::Given,
                _ => Direction::Taken,
            };
            let new = FavourForm {
                new_people: vec![format!("Comes{n}")],
                ..favour(direction, &[-1], "With somebody new")
            };
            desk.book.record_favour(&new, &now())?;
        }
        Step::Between(a, b) => {
            let both = [one(desk, a), one(desk, b)];
            let new = favour(Direction::Between, &both, "Between");
            desk.book.record_favour(&new, &now())?;
        }
        Step::Hear(from) => {
            let told = (*from..from + 3).map(|n| {
                let family = n % 5;
                format!("Person{n},Family{family},Firm {family},Boss,Good {n}.,\"05/14/24, 08:12 PM\",VISIBLE\n")
            });
            let head = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n";
            let file = desk.file(
                "Recommendations_Received.csv",
                head.to_owned() + &told.collect::<String>(),
            );
            desk.import_files(&[file], &ImportOptions::default())?;
        }
        Step::Answer(which, yes) => {
            let rows = desk.book.suggestions()?.rows;
            if !rows.is_empty() {
                let row = which.get(&rows);
                let accepted = Acceptance {
                    suggestion: row.id,
                    person: row.person.is_none().then(|| one(desk, which)),
                    direction: None,
                    what: String::new(),
                };
                match yes {
                    true => desk.book.accept_suggestions(&[accepted], &now())?,
                    false => desk.book.dismiss_suggestions(&[row.id], &now())?,
                };
            }
        }
        Step::Organise(which, goes) => {
            let all = desk.book.organisations("")?;
            if which.index(4) == 0 {
                let new = OrganisationEdit {
                    name: format!("House {}", desk.operations()),
                    ..OrganisationEdit::default()
                };
                desk.book.add_organisation(&new, &now())?;
            }
            if !all.is_empty() {
                let id = which.get(&all).id;
                let seen = desk.book.organisation(id, now().today)?.edit;
                let mut new = seen.clone();
                new.note.push_str("Seen. ");
                match goes {
                    true => desk.book.delete_organisation(id, &now())?,
                    false => desk.book.edit_organisation(id, &seen, &new, &now())?,
                };
            }
        }
        // No step of the history: no undo touches it, and it stands in none's way.
        Step::Tune(n) => {
            let settings = Settings {
                half_life_days: 365 * (u32::from(*n) + 1),
                ..desk.book.settings()?
            };
            desk.book.set_settings(&settings)?;
            let seen = desk.book.owner_form()?;
            let mut new = seen.clone();
            new.organisation = format!("Firm {n}");
            new.town = "Oulu".into();
            new.groups = desk
                .book
                .groups()?
                .into_iter()
                .map(|group| group.name)
                .collect();
            new.groups.truncate(usize::from(*n));
            desk.book.edit_owner(&seen, &new, &now())?;
        }
        Step::Undo(which) => {
            let history = desk.book.history(None, 1000)?;
            if !history.is_empty() {
                let row = which.get(&history);
                refused_for_a_reason(desk, row)?;
            }
        }
        Step::UndoLatest => drop(desk.book.undo(None, &now())?),
    }
    Ok(())
}

/// An edit of one of several fields.
fn edit(desk: &mut Desk, id: Id, to: Id, how: u8) -> Result<()> {
    let seen = desk.book.person_form(id)?;
    let mut new = seen.clone();
    match how {
        0 => new.points.clear(),
        1 => new.points.reverse(),
        2 => new.organisation = format!("Firm {}", to % 5),
        3 => new.tags = vec!["Choir".into(), "Own".into()],
        4 => new.related.push(Relation {
            label: "friend".into(),
            value: String::new(),
            person: Some(to),
        }),
        _ => new.name.family = "Changed".into(),
    }
    match desk.book.edit_person(id, &seen, &new, &now()) {
        Err(Error::Field { fault, .. }) => {
            assert_eq!(fault, Fault::Oneself);
            Ok(())
        }
        done => done.map(drop),
    }
}
