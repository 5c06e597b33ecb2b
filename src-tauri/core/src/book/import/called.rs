//! What people are called on their cards. The book calls them otherwise where
//! the owner renamed them, or where a first card said less than a later one.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::contact::Contact;
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::{Told, reread};
use crate::store::{Connection, card};

/// Whoever goes by more names than this is told apart by the first of them.
const MOST: usize = 20;

/// The folded names of people's cards, read where somebody asks for them.
#[derive(Default)]
pub(super) struct Called(HashMap<i64, Vec<String>>);

impl Called {
    pub(super) fn names(&mut self, tx: &Connection, told: &Told, id: i64) -> Result<&[String]> {
        let names = match self.0.entry(id) {
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

    /// One more card became this person.
    pub(super) fn learn(&mut self, id: i64, contact: &Contact) {
        if let Some(names) = self.0.get_mut(&id) {
            add(names, contact);
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
