//! One act on one or many people, as one step.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Book, Id, OperationKind, Receipt, Subject, receipt, shown, sound};
use crate::Now;
use crate::book::view::{Deletion, PeopleAct, PeopleQuery};
use crate::error::{Error, Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::{Connection, favour, favour_party, organisation, person, search, tag};

/// Names that the history keeps of such an act; of the others it knows how many.
const NAMED: usize = 5;

impl Book {
    /// Everyone whom the whole list of a query shows, in no order.
    pub fn people_ids(&self, query: &PeopleQuery, today: NaiveDate) -> Result<Vec<Id>> {
        let ids = search::all(&self.connection, query, today)?;
        Ok(ids.into_iter().map(shown).collect())
    }

    /// What deleting these people would take along; it changes nothing.
    pub fn deletion(&self, ids: &[Id]) -> Result<Deletion> {
        let ids: BTreeSet<i64> = ids.iter().map(|id| i64::from(*id)).collect();
        let (gone, shared) = hanging(&self.connection, &ids)?;
        Ok(Deletion {
            people: ids.len() as u32,
            favours: gone.len() as u32,
            shared: shared.len() as u32,
        })
    }

    pub fn edit_people(&mut self, ids: &[Id], act: &PeopleAct, now: &Now) -> Result<Receipt> {
        let ids: BTreeSet<i64> = ids.iter().map(|id| i64::from(*id)).collect();
        if ids.is_empty() {
            return Err(Invalid::NoPeople.into());
        }
        let (kind, what) = match act {
            PeopleAct::Tag(name) | PeopleAct::Untag(name) => {
                (OperationKind::EditPeople, sound::tag(name)?)
            }
            PeopleAct::Circle(circle) => (
                OperationKind::EditPeople,
                circle
                    .map(|circle| circle.word().to_owned())
                    .unwrap_or_default(),
            ),
            PeopleAct::Area(area) => (OperationKind::EditPeople, area.word().to_owned()),
            PeopleAct::Archive => (OperationKind::ArchivePeople, String::new()),
            PeopleAct::Restore => (OperationKind::RestorePeople, String::new()),
            PeopleAct::Delete { .. } => (OperationKind::DeletePeople, String::new()),
        };
        let changed = change(&mut self.connection, kind, now, Keep::Yes, |tx, _| {
            let mut people = Vec::new();
            for id in ids.iter().take(NAMED) {
                people.push(person::get(tx, *id)?.profile.name.display);
            }
            let changed = match act {
                PeopleAct::Tag(_) => give_tag(tx, &ids, &what)?,
                PeopleAct::Untag(_) => take_tag(tx, &ids, &what)?,
                PeopleAct::Circle(circle) => each(&ids, |id| {
                    let tie = person::get(tx, id)?.tie;
                    person::place(tx, id, *circle, tie).map(|()| true)
                })?,
                PeopleAct::Area(area) => each(&ids, |id| person::insert_life_area(tx, id, *area))?,
                PeopleAct::Archive => {
                    let at = now.stamp();
                    each(&ids, |id| person::archive(tx, id, Some(&at)))?
                }
                PeopleAct::Restore => each(&ids, |id| person::archive(tx, id, None))?,
                PeopleAct::Delete { with_favours } => delete(tx, &ids, *with_favours)?,
            };
            let subject = Subject {
                people,
                what: what.clone(),
                changed: if ids.len() > 1 { changed } else { 0 },
                ..Subject::default()
            };
            Ok((subject, ()))
        })?;
        Ok(receipt(changed.operation, None))
    }
}

/// How many of them it changed.
fn each(ids: &BTreeSet<i64>, mut act: impl FnMut(i64) -> Result<bool>) -> Result<u32> {
    let mut changed = 0;
    for id in ids {
        changed += u32::from(act(*id)?);
    }
    Ok(changed)
}

fn give_tag(tx: &Connection, ids: &BTreeSet<i64>, name: &str) -> Result<u32> {
    let tag = tag::of_name(tx, name)?;
    each(ids, |id| tag::give(tx, id, tag))
}

fn take_tag(tx: &Connection, ids: &BTreeSet<i64>, name: &str) -> Result<u32> {
    let Some(tag) = tag::by_name(tx, name)? else {
        return Ok(0);
    };
    let changed = each(ids, |id| tag::take(tx, id, tag))?;
    tag::drop_if_bare(tx, tag)?;
    Ok(changed)
}

pub(crate) fn delete(tx: &Connection, ids: &BTreeSet<i64>, with_favours: bool) -> Result<u32> {
    let (gone, _) = hanging(tx, ids)?;
    if !gone.is_empty() && !with_favours {
        return Err(Error::HasFavours {
            favours: gone.len() as u32,
        });
    }
    for id in &gone {
        favour::delete(tx, *id)?;
    }
    each(ids, |id| {
        let left = person::get(tx, id)?.profile.organisation_id;
        person::delete(tx, id)?;
        if let Some(left) = left {
            organisation::drop_if_bare(tx, left)?;
        }
        Ok(true)
    })
}

/// The favours of these people: those that go with them, because its giver or
/// everybody who was helped is among them, and those that stay with others.
pub(crate) fn hanging(
    tx: &Connection,
    ids: &BTreeSet<i64>,
) -> Result<(BTreeSet<i64>, BTreeSet<i64>)> {
    let (mut gone, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for id in ids {
        for favour in favour::of_person(tx, *id, u32::MAX)? {
            let parties = favour_party::of(tx, favour.id)?;
            if favour_party::stands_without(favour.kind, &parties, ids) {
                shared.insert(favour.id);
            } else {
                gone.insert(favour.id);
            }
        }
    }
    Ok((gone, shared))
}
