//! What people are called on their cards. The book calls them otherwise where
//! the owner renamed them, or where a first card said less than a later one.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::domain::contact::Contact;
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::{Told, reread};
use crate::store::{Connection, card};

/// Whoever goes by more names than this is told apart by the first of them.
const MOST: usize = 20;

/// The folded names of people's cards, read where somebody asks for them.
pub(super) struct Called {
    /// The last person who was there before the import.
    newest: i64,
    names: HashMap<i64, Vec<String>>,
    /// Who came in this import and has more than one card.
    several: HashSet<i64>,
}

impl Called {
    pub(super) fn of(newest: i64) -> Self {
        Self {
            newest,
            names: HashMap::new(),
            several: HashSet::new(),
        }
    }

    /// Those of somebody new are none while their one card says what the book
    /// says: reading it again is what an import would spend most on.
    pub(super) fn names(&mut self, tx: &Connection, told: &Told, id: i64) -> Result<&[String]> {
        if id > self.newest && !self.several.contains(&id) {
            return Ok(&[]);
        }
        let names = match self.names.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let mut names = Vec::new();
                for original in card::originals_of(tx, id)? {
                    if let Some(contact) = reread(&original, told) {
                        add(&mut names, &contact);
                    }
                }
                unknown.insert(names)
            }
        };
        Ok(names)
    }

    /// One more card became somebody who is there.
    pub(super) fn learn(&mut self, id: i64, contact: &Contact) {
        if let Some(names) = self.names.get_mut(&id) {
            add(names, contact);
        } else if id > self.newest {
            self.several.insert(id);
        }
    }
}

fn add(names: &mut Vec<String>, contact: &Contact) {
    if names.len() < MOST && contact.name.is_told(&contact.points) {
        let name = fold(&contact.name.display);
        if !names.contains(&name) {
            names.push(name);
        }
    }
}
