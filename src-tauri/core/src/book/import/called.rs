//! What people are called on their cards, and where they are reached. The book
//! says otherwise where the owner renamed or corrected them, or where a first
//! card said less than a later one.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::matching::distinctive;
use super::reader::normal;
use crate::domain::contact::Contact;
use crate::domain::date::CalendarDay;
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::phone::Region;
use crate::exchange::{Told, reread};
use crate::store::{Connection, card};

/// Whoever goes by more names than this is told apart by the first of them.
const MOST: usize = 20;

/// What somebody's cards say.
#[derive(Default)]
pub(super) struct Said {
    /// Folded.
    pub(super) names: Vec<String>,
    /// Numbers and addresses, as they are compared.
    pub(super) points: HashSet<String>,
    pub(super) born: Vec<CalendarDay>,
}

/// What people's cards say, read where somebody asks for it.
pub(super) struct Called {
    /// The last person who was there before the import.
    newest: i64,
    region: Region,
    people: HashMap<i64, Said>,
    /// Of who came in this import and has only one card.
    nothing: Said,
    /// Who came in this import and has more.
    several: HashSet<i64>,
}

impl Called {
    pub(super) fn of(newest: i64, region: Region) -> Self {
        Self {
            newest,
            region,
            people: HashMap::new(),
            nothing: Said::default(),
            several: HashSet::new(),
        }
    }

    /// Of somebody new it is nothing while their one card says what the book
    /// says: reading it again is what an import would spend most on.
    pub(super) fn said(&mut self, tx: &Connection, told: &Told, id: i64) -> Result<&Said> {
        if id > self.newest && !self.several.contains(&id) {
            return Ok(&self.nothing);
        }
        let said = match self.people.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let mut said = Said::default();
                for original in card::originals_of(tx, id)? {
                    if let Some(contact) = reread(&original, told) {
                        said.add(&contact, &self.region);
                    }
                }
                unknown.insert(said)
            }
        };
        Ok(said)
    }

    /// One more card became somebody who is there.
    pub(super) fn learn(&mut self, id: i64, contact: &Contact) {
        if let Some(said) = self.people.get_mut(&id) {
            said.add(contact, &self.region);
        } else if id > self.newest {
            self.several.insert(id);
        }
    }
}

impl Said {
    fn add(&mut self, contact: &Contact, region: &Region) {
        if self.names.len() < MOST && contact.name.is_told(&contact.points) {
            let name = fold(&contact.name.display);
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        let points = contact.points.iter();
        let points = points.map(|point| (point.kind, normal(point.kind, &point.value, region)));
        let telling = points.filter(|(kind, normal)| distinctive(*kind, normal));
        self.points.extend(telling.map(|(_, normal)| normal));
        self.born.extend(contact.birthday);
    }
}
