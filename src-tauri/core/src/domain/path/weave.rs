//! From what the book says of people to the ties between them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};

use super::bond::{Bond, Footing};
use super::web::{Ask, Group, Knot, Link, Web};
use crate::domain::Id;
use crate::domain::circle::Circle;
use crate::domain::favour::{Role, Status};

/// Takes in people first, then what ties them, in any order.
#[derive(Debug)]
pub struct Weave {
    today: i32,
    half_life_days: f32,
    owner: i64,
    /// Everyone but the owner, by key.
    people: Vec<Person>,
    links: Vec<(u32, u32, Link)>,
    groups: Vec<Group>,
    /// What the owner asked of whom: when, and whether it is open.
    asks: Vec<Ask>,
    /// Who is at each employer, however many they are; the archived are not.
    staff: BTreeMap<Id, Vec<u32>>,
    /// Of whom one declined to be introduced to the other.
    declined: BTreeSet<(u32, u32)>,
    /// Who were introduced to each other all the same.
    introduced: HashSet<(u32, u32)>,
}

#[derive(Debug)]
struct Person {
    key: i64,
    archived: bool,
    footing: Footing,
    /// The days on which they last declined an introduction, and took part
    /// in one.
    declined: Option<i32>,
    agreed: Option<i32>,
}

/// A favour.
#[derive(Debug, Clone)]
pub struct Passing {
    pub favour: Id,
    pub day: NaiveDate,
    /// When it was asked for, if it was.
    pub asked: Option<NaiveDate>,
    pub introduction: bool,
    pub status: Status,
    /// An introduction of which nothing came.
    pub faded: bool,
    pub parts: Vec<Part>,
}

/// Somebody's part in it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub person: i64,
    pub role: Role,
    /// They declined to be introduced.
    pub declined: bool,
}

impl Weave {
    pub fn new(owner: i64, today: NaiveDate, half_life_days: f64) -> Self {
        Self {
            today: today.num_days_from_ce(),
            half_life_days: half_life_days as f32,
            owner,
            people: Vec::new(),
            links: Vec::new(),
            groups: Vec::new(),
            asks: Vec::new(),
            staff: BTreeMap::new(),
            declined: BTreeSet::new(),
            introduced: HashSet::new(),
        }
    }

    /// In ascending order of their keys.
    pub fn person(&mut self, key: i64, circle: Option<Circle>, archived: bool) {
        self.people.push(Person {
            key,
            archived,
            footing: Footing {
                circle,
                ..Footing::default()
            },
            declined: None,
            agreed: None,
        });
    }

    fn place(&self, key: i64) -> Option<u32> {
        let at = self.people.binary_search_by_key(&key, |p| p.key).ok()?;
        u32::try_from(at).ok()
    }

    pub fn passing(&mut self, passing: &Passing) {
        let day = passing.day.num_days_from_ce();
        let of = |role| passing.parts.iter().filter(move |part| part.role == role);
        let Some(giver) = of(Role::Giver).next() else {
            return;
        };
        let is_owner = |part: &Part| part.person == self.owner;
        let to_owner = of(Role::Beneficiary).any(is_owner);
        let asked_by_owner = of(Role::AskedBy).any(is_owner);
        let helped = self.places(of(Role::Beneficiary));
        let introduced = self.places(of(Role::Introduced));
        if passing.introduction {
            // With the owner, if it is theirs, or among themselves.
            let met: Vec<(u32, bool)> = helped.iter().chain(&introduced).copied().collect();
            self.answers(passing, day, giver.person, to_owner, &met);
        }
        if to_owner && let Some(by) = self.place(giver.person) {
            let open = passing.status == Status::Asked;
            let asked = passing
                .asked
                .or((open || asked_by_owner).then_some(passing.day));
            self.asks.extend(asked.map(|day| (by, day, open)));
        }
        if passing.status != Status::Done {
            return;
        }
        let age = (self.today - day).max(0) as f32;
        let decay = (-age / self.half_life_days).exp2();
        let Some(by) = self.place(giver.person) else {
            if giver.person == self.owner {
                for (to, _) in &helped {
                    let given = &mut self.people[*to as usize].footing.given;
                    given.add(day, passing.favour, decay);
                }
                if passing.introduction {
                    self.each_other(&helped, passing);
                }
            }
            return;
        };
        if to_owner {
            let footing = &mut self.people[by as usize].footing;
            footing.taken.add(day, passing.favour, decay);
            if passing.introduction {
                footing.opened.add(day, passing.favour, decay);
                for (met, _) in introduced.iter().filter(|(_, declined)| !declined) {
                    let met = &mut self.people[*met as usize].footing.met;
                    let this = (day, passing.favour);
                    *met = Some(met.map_or(this, |first| first.min(this)));
                }
            }
        }
        let both: Vec<(u32, bool)> = helped.iter().chain(&introduced).copied().collect();
        let bond = match passing.introduction {
            true => Bond::Opened,
            false => Bond::Helped,
        };
        for (to, _) in &both {
            self.link(by, *to, bond, bond.strength(), passing.favour);
        }
        if passing.introduction {
            self.each_other(&both, passing);
        }
    }

    /// Where they are, and whether they declined; the owner is nowhere.
    fn places<'a>(&self, parts: impl Iterator<Item = &'a Part>) -> Vec<(u32, bool)> {
        parts
            .filter_map(|part| Some((self.place(part.person)?, part.declined)))
            .collect()
    }

    /// Who declined an introduction, or took part in one: of the owner, or of
    /// each other.
    fn answers(
        &mut self,
        passing: &Passing,
        day: i32,
        giver: i64,
        to_owner: bool,
        met: &[(u32, bool)],
    ) {
        let by = self.place(giver);
        if to_owner && let Some(by) = by {
            let declined = passing.status == Status::Declined;
            let done = passing.status == Status::Done;
            self.people[by as usize].answer(day, declined, done);
            for (other, refused) in met {
                self.people[*other as usize].answer(day, *refused, done);
                if declined {
                    self.declined.insert(ordered(by, *other));
                }
            }
        }
        for (at, (one, declined)) in met.iter().enumerate() {
            for (other, as_well) in &met[at + 1..] {
                if *declined || *as_well {
                    self.declined.insert(ordered(*one, *other));
                }
            }
        }
    }

    fn each_other(&mut self, met: &[(u32, bool)], passing: &Passing) {
        let bond = Bond::Introduced;
        let strength = match passing.faded {
            true => bond.faded(),
            false => bond.strength(),
        };
        let met: Vec<u32> = met
            .iter()
            .filter(|(_, declined)| !declined)
            .map(|(place, _)| *place)
            .take(Bond::FEW)
            .collect();
        for (at, one) in met.iter().enumerate() {
            for other in &met[at + 1..] {
                self.introduced.insert(ordered(*one, *other));
                self.link(*one, *other, bond, strength, passing.favour);
            }
        }
    }

    /// `of` is the key of the row of `person`'s card that names the other.
    pub fn related(&mut self, person: i64, other: i64, of: Id) {
        if let (Some(a), Some(b)) = (self.place(person), self.place(other)) {
            self.link(a, b, Bond::Related, Bond::Related.strength(), of);
        }
    }

    /// People who share an employer or a tag. The archived are not counted:
    /// whoever is left is a way to the others.
    pub fn group(&mut self, bond: Bond, of: Id, members: impl IntoIterator<Item = i64>) {
        let members: Vec<u32> = members
            .into_iter()
            .filter_map(|key| self.place(key))
            .collect();
        let left: Vec<u32> = members
            .iter()
            .copied()
            .filter(|place| !self.people[*place as usize].archived)
            .collect();
        if members.len() >= 2 && left.len() <= Bond::FEW {
            self.groups.push(Group {
                bond,
                of,
                strength: bond.among(left.len()),
                members,
            });
        }
        if bond == Bond::Organisation {
            self.staff.insert(of, left);
        }
    }

    fn link(&mut self, a: u32, b: u32, bond: Bond, strength: f32, of: Id) {
        if a != b {
            let link = |to| Link {
                to,
                strength,
                of,
                bond,
            };
            self.links.push((a, b, link(b)));
        }
    }

    pub fn finish(mut self) -> Web {
        self.asks.sort_unstable();
        let people = self.people.into_iter().map(|person| Knot {
            key: person.key,
            archived: person.archived,
            refuses: person.refuses(),
            footing: person.footing,
        });
        let apart = self.declined.into_iter();
        let declined = apart.filter(|pair| !self.introduced.contains(pair));
        Web::new(
            people.collect(),
            &self.links,
            self.groups,
            declined.collect(),
            self.staff,
            self.asks,
        )
    }
}

impl Person {
    fn answer(&mut self, day: i32, declined: bool, done: bool) {
        match (declined, done) {
            (true, _) => self.declined = self.declined.max(Some(day)),
            (false, true) => self.agreed = self.agreed.max(Some(day)),
            (false, false) => {}
        }
    }

    /// The latest word counts; of one day, the no.
    fn refuses(&self) -> bool {
        self.declined.is_some() && self.declined >= self.agreed
    }
}

fn ordered(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}
