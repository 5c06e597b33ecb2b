//! Who opened which door: the owner's acquaintances as a tree of introductions.

use std::collections::{BTreeMap, BTreeSet};

use super::Book;
use super::people::{detail, shown};
use super::view::{Door, Doors, OpenedDoor};
use crate::domain::name::sort_key;
use crate::error::Result;
use crate::store::introduction::Opened;
use crate::store::{favour_party, introduction, person, summary};

impl Book {
    /// The tree, and the doors that the owner opened.
    pub fn doors(&self) -> Result<Doors> {
        let owner = person::owner(&self.connection)?;
        let mut through: BTreeMap<i64, Opened> = BTreeMap::new();
        for opened in introduction::opened_to_owner(&self.connection)? {
            // The first door counts; whoever introduced somebody is known by then.
            if !leads_back(&through, opened.giver, opened.person) {
                through.entry(opened.person).or_insert(opened);
            }
        }
        let mut children: BTreeMap<Option<i64>, Vec<(String, i64)>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let people = through.values().flat_map(|o| [o.giver, o.person]);
        for id in people.filter(|id| seen.insert(*id)) {
            let name = summary::get(&self.connection, id)?.name;
            let parent = through.get(&id).map(|opened| opened.giver);
            children
                .entry(parent)
                .or_default()
                .push((sort_key(&name), id));
        }
        let mut doors = Vec::new();
        self.branch(None, None, &mut children, &through, &mut doors)?;
        let opened = introduction::opened_by_owner(&self.connection)?
            .into_iter()
            .map(|favour| {
                let mut people = Vec::new();
                let mut names = Vec::new();
                for party in favour_party::of(&self.connection, favour.id)? {
                    if party.role.is_side() && party.person != owner {
                        people.push(shown(party.person));
                        names.push(person::display(&self.connection, party.person)?);
                    }
                }
                Ok(OpenedDoor {
                    favour: shown(favour.id),
                    people,
                    names,
                    on: favour.on.to_string(),
                    what: favour.what,
                    outcome: favour.outcome,
                })
            })
            .collect::<Result<_>>()?;
        Ok(Doors { doors, opened })
    }

    /// Adds whoever was met through `parent`, and whoever through them; how many.
    fn branch(
        &self,
        parent: Option<i64>,
        place: Option<u32>,
        children: &mut BTreeMap<Option<i64>, Vec<(String, i64)>>,
        through: &BTreeMap<i64, Opened>,
        doors: &mut Vec<Door>,
    ) -> Result<u32> {
        let mut own = children.remove(&parent).unwrap_or_default();
        own.sort();
        let mut behind = 0;
        for (_, id) in own {
            let of = summary::get(&self.connection, id)?;
            let opened = through.get(&id);
            let at = doors.len();
            let text = |of: fn(&Opened) -> &String| opened.map(of).cloned().unwrap_or_default();
            doors.push(Door {
                person: shown(id),
                detail: detail(&of.title, &of.organisation, &of.city),
                name: of.name,
                circle: of.circle,
                photo: of.photo,
                parent: place,
                favour: opened.map(|opened| shown(opened.favour)),
                on: text(|opened| &opened.on),
                occasion: text(|opened| &opened.occasion),
                what: text(|opened| &opened.what),
                behind: 0,
            });
            let below = self.branch(Some(id), Some(at as u32), children, through, doors)?;
            doors[at].behind = below;
            behind += below + 1;
        }
        Ok(behind)
    }
}

/// Whether `from` was met, through however many, through `to`.
fn leads_back(through: &BTreeMap<i64, Opened>, from: i64, to: i64) -> bool {
    let mut at = from;
    loop {
        if at == to {
            return true;
        }
        match through.get(&at) {
            Some(opened) => at = opened.giver,
            None => return false,
        }
    }
}
