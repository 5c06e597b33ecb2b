//! What the owner and somebody have in common: where networking begins. What
//! the owner shares is what the book knows of them: what they say of
//! themselves, and where favours of theirs were done.

use super::Book;
use super::people::shown;
use super::view::{CommonPerson, CommonPoint, Id, InCommon};
use crate::domain::circle::LifeArea;
use crate::domain::common::{Shared, Side};
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::{Told, reread};
use crate::store::contact::{self, Holder};
use crate::store::{card, common, history, organisation, person, summary, tag};

/// People who are told by name.
const NAMED: usize = 12;

/// The owner's side, as of one operation.
#[derive(Debug)]
pub(super) struct Mine {
    as_of: i64,
    side: Side,
}

impl Book {
    pub fn in_common(&self, id: Id) -> Result<InCommon> {
        let connection = &self.connection;
        let person = person::get(connection, i64::from(id))?;
        let theirs = Side {
            earlier: self.earlier_employers(person.id)?,
            ..self.known_of(person.id, person.profile.organisation_id)?
        };
        // Looked for once a change: it is a pass over the favours.
        let as_of = history::latest(connection)?;
        let mut kept = self.mine.borrow_mut();
        let mine = match kept.take() {
            Some(mine) if mine.as_of == as_of => kept.insert(mine),
            _ => kept.insert(Mine {
                as_of,
                side: self.owners_side()?,
            }),
        };
        let mut points: Vec<CommonPoint> =
            mine.side.shares(&theirs).into_iter().map(told).collect();
        let areas = person::life_areas(connection, person.id)?;
        points.extend(
            areas
                .into_iter()
                .filter(|area| is_a_place(*area))
                .map(|area| CommonPoint::Area { area }),
        );
        let know = common::who_know(connection, person.id)?;
        let people = know.iter().take(NAMED).map(|key| {
            let of = summary::get(connection, *key)?;
            Ok(CommonPerson {
                person: shown(*key),
                name: of.name,
                photo: of.photo,
            })
        });
        Ok(InCommon {
            points,
            people: people.collect::<Result<_>>()?,
            people_total: know.len() as u32,
            owner_said: self.owner_form()? != Default::default(),
        })
    }

    fn owners_side(&self) -> Result<Side> {
        let owner = person::the_owner(&self.connection)?;
        Ok(Side {
            occasions: common::occasions_of_owner(&self.connection)?
                .into_iter()
                .map(|name| (name, String::new()))
                .collect(),
            ..self.known_of(owner.id, owner.profile.organisation_id)?
        })
    }

    fn known_of(&self, person: i64, employer: Option<i64>) -> Result<Side> {
        let connection = &self.connection;
        let addresses = contact::addresses(connection, Holder::Person(person))?;
        Ok(Side {
            employer: match employer {
                Some(id) => organisation::name(connection, id)?,
                None => String::new(),
            },
            earlier: Vec::new(),
            groups: tag::of_person(connection, person)?,
            occasions: common::occasions_of(connection, person)?,
            towns: addresses.into_iter().map(|address| address.city).collect(),
        })
    }

    /// The employers that somebody's cards have named, each once.
    fn earlier_employers(&self, person: i64) -> Result<Vec<String>> {
        let mut names: Vec<String> = Vec::new();
        for original in card::originals_of(&self.connection, person)? {
            let contact = reread(&original, &Told::default()).unwrap_or_default();
            let name = contact.organisation;
            if !name.is_empty() && names.iter().all(|known| fold(known) != fold(&name)) {
                names.push(name);
            }
        }
        Ok(names)
    }
}

fn told(shared: Shared) -> CommonPoint {
    match shared {
        Shared::Employer { name, now } => CommonPoint::Employer { name, now },
        Shared::Group(name) => CommonPoint::Group { name },
        Shared::Occasion { name, on } => CommonPoint::Occasion { name, on },
        Shared::Town(name) => CommonPoint::Town { name },
    }
}

/// Whether to know somebody from there is to have been there with them.
fn is_a_place(area: LifeArea) -> bool {
    !matches!(area, LifeArea::Friends | LifeArea::Online | LifeArea::Other)
}
