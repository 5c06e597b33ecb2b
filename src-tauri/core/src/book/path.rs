//! Warm paths: who can introduce the owner to a person, or to somebody at an
//! organisation. The web of ties is made of the whole book, and kept until the
//! book changes.

use chrono::{NaiveDate, TimeDelta};

use super::Book;
use super::people::{detail, shown};
use super::view::{DirectTie, PathTo, Paths, Route, Step, TieReason};
use crate::domain::Id;
use crate::domain::date::Ago;
use crate::domain::favour::Role;
use crate::domain::path::{Bond, Footing, Warmth, Way, Weave, Web};
use crate::error::{Error, Result};
use crate::store::{
    Connection, favour, favour_party, history, organisation, person, summary, tag, tie,
};

/// Ways that are told.
const WAYS: usize = 5;

/// Days in which an ask is a recent one.
const LATELY: i64 = 90;

/// The ties of the book, as of one operation and day.
#[derive(Debug)]
pub(super) struct Woven {
    as_of: (i64, NaiveDate, u32),
    web: Web,
}

impl Book {
    /// The ways to somebody, the warmest first.
    pub fn paths(&self, to: PathTo, today: NaiveDate) -> Result<Paths> {
        let half_life = self.settings()?.half_life_days;
        let as_of = (history::latest(&self.connection)?, today, half_life);
        let mut kept = self.woven.borrow_mut();
        let web = &match kept.take() {
            Some(woven) if woven.as_of == as_of => kept.insert(woven),
            _ => kept.insert(Woven {
                as_of,
                web: weave(&self.connection, today, f64::from(half_life))?,
            }),
        }
        .web;
        let told = Told {
            connection: &self.connection,
            web,
            today,
        };
        match to {
            PathTo::Person(id) => told.to_person(id),
            PathTo::Organisation(id) => told.to_organisation(id),
        }
    }
}

fn weave(connection: &Connection, today: NaiveDate, half_life: f64) -> Result<Web> {
    let owner = person::owner(connection)?;
    let mut weave = Weave::new(owner, today, half_life);
    let equal = tie::equal_employers(connection)?;
    let mut employed: Vec<(Id, i64)> = Vec::new();
    for known in tie::people(connection)? {
        weave.person(known.id, known.circle, known.archived);
        if let Some(employer) = known.employer {
            let employer = equal.get(&employer).copied().unwrap_or(employer);
            employed.push((shown(employer), known.id));
        }
    }
    employed.sort_unstable();
    for (bond, members) in [
        (Bond::Organisation, employed),
        (Bond::Group, tie::tagged(connection)?),
    ] {
        for group in members.chunk_by(|a, b| a.0 == b.0) {
            weave.group(bond, group[0].0, group.iter().map(|(_, person)| *person));
        }
    }
    for (row, person, other) in tie::related(connection)? {
        weave.related(person, other, row);
    }
    tie::passings(connection, today, &mut |passing| weave.passing(passing))?;
    Ok(weave.finish())
}

/// Ways, to be told in names and reasons.
struct Told<'a> {
    connection: &'a Connection,
    web: &'a Web,
    today: NaiveDate,
}

impl Told<'_> {
    fn to_person(&self, id: Id) -> Result<Paths> {
        let key = i64::from(id);
        let name = person::get(self.connection, key)?.profile.name.display;
        let footing = self.web.footing(key);
        let ways = self.web.ways_to(key, WAYS);
        Ok(Paths {
            to: PathTo::Person(id),
            name,
            direct: Some(DirectTie {
                barely: footing.is_bare(),
                strength: Warmth::of(footing.strength()),
                why: self.of_owner(&footing)?,
                asked_lately: self.asked_lately(key),
            }),
            declined: self.web.refuses(key),
            routes: self.routes(&ways)?,
        })
    }

    fn to_organisation(&self, id: Id) -> Result<Paths> {
        let key = i64::from(id);
        let name = organisation::get(self.connection, key)?.name;
        let employer = tie::equal_employer(self.connection, key)?;
        let ways = self.web.ways_into(shown(employer), WAYS);
        Ok(Paths {
            to: PathTo::Organisation(id),
            name,
            direct: None,
            declined: false,
            routes: self.routes(&ways)?,
        })
    }

    fn routes(&self, ways: &[Way]) -> Result<Vec<Route>> {
        ways.iter().map(|way| self.route(way)).collect()
    }

    fn route(&self, way: &Way) -> Result<Route> {
        let first = way.steps[0];
        let footing = self.web.footing(first);
        let mut steps = vec![self.step(first, self.of_owner(&footing)?)?];
        for pair in way.steps.windows(2) {
            steps.push(self.step(pair[1], self.between(pair[0], pair[1])?)?);
        }
        Ok(Route {
            steps,
            asked_lately: self.asked_lately(first),
            strength: Warmth::of(way.strength),
            barely: footing.is_bare(),
        })
    }

    fn step(&self, id: i64, why: Vec<TieReason>) -> Result<Step> {
        let of = summary::get(self.connection, id)?;
        Ok(Step {
            person: shown(id),
            detail: detail(&of.title, &of.organisation, &of.city),
            name: of.name,
            photo: of.photo,
            why,
        })
    }

    fn of_owner(&self, footing: &Footing) -> Result<Vec<TieReason>> {
        if footing.is_bare() {
            return Ok(vec![TieReason::Barely]);
        }
        let mut why = Vec::new();
        why.extend(footing.circle.map(|circle| TieReason::Circle { circle }));
        if let Some(favour) = footing.opened.latest() {
            let (on, ago) = self.when(favour)?;
            why.push(TieReason::OpenedADoor { on, ago });
        }
        // An introduction is a favour as well; it is not told twice.
        if let Some(favour) = footing.taken.latest()
            && footing.opened.latest() != Some(favour)
        {
            let (on, ago) = self.when(favour)?;
            why.push(TieReason::TheyHelped { on, ago });
        }
        if let Some(favour) = footing.given.latest() {
            let (on, ago) = self.when(favour)?;
            why.push(TieReason::YouHelped { on, ago });
        }
        if let Some((_, favour)) = footing.met {
            let favour = favour::get(self.connection, i64::from(favour))?;
            why.push(TieReason::MetThrough {
                name: person::display(self.connection, self.giver(favour.id)?)?,
                on: favour.on.to_string(),
            });
        }
        Ok(why)
    }

    fn when(&self, favour: Id) -> Result<(String, Ago)> {
        let on = favour::get(self.connection, i64::from(favour))?.on;
        Ok((on.to_string(), on.ago(self.today)))
    }

    /// Who did it. A favour without a giver ties nobody.
    fn giver(&self, favour: i64) -> Result<i64> {
        let parties = favour_party::of(self.connection, favour)?;
        let giver = parties.iter().find(|party| party.role == Role::Giver);
        giver
            .map(|party| party.person)
            .ok_or(Error::NotFound("favour"))
    }

    fn between(&self, one: i64, other: i64) -> Result<Vec<TieReason>> {
        let name = |id| person::display(self.connection, id);
        let reason = |(bond, of): (Bond, Id)| -> Result<TieReason> {
            Ok(match bond {
                Bond::Organisation => TieReason::Organisation {
                    name: organisation::name(self.connection, i64::from(of))?,
                },
                Bond::Group => TieReason::Group {
                    name: tag::name(self.connection, i64::from(of))?,
                },
                Bond::Related => {
                    let (whose, label) = tie::relation(self.connection, of)?;
                    TieReason::Related {
                        whose: name(whose)?,
                        label,
                    }
                }
                Bond::Opened | Bond::Introduced | Bond::Helped => {
                    let favour = favour::get(self.connection, i64::from(of))?;
                    let owner = person::owner(self.connection)?;
                    let by = self.giver(favour.id)?;
                    let on = favour.on.to_string();
                    let whom = if by == one { other } else { one };
                    match bond {
                        Bond::Opened => TieReason::Opened {
                            by: name(by)?,
                            whom: name(whom)?,
                            to_you: favour_party::of(self.connection, favour.id)?
                                .iter()
                                .any(|party| party.person == owner),
                            on,
                        },
                        Bond::Introduced => TieReason::Introduced {
                            by: (by != owner).then(|| name(by)).transpose()?,
                            on,
                        },
                        _ => TieReason::Helped {
                            by: name(by)?,
                            whom: name(whom)?,
                            on,
                        },
                    }
                }
            })
        };
        let bonds = self.web.bonds(one, other).into_iter();
        bonds.map(reason).collect()
    }

    /// What was asked of somebody and is open, or was asked not long ago.
    fn asked_lately(&self, id: i64) -> u32 {
        let since = self.today - TimeDelta::days(LATELY);
        u32::try_from(self.web.asked_since(id, since)).unwrap_or(u32::MAX)
    }
}
