//! What the cards of a person or an organisation said before: the one that a
//! card comes after, and all that came before this import.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::domain::contact::Contact;
use crate::error::Result;
use crate::exchange::vcard::{self, set_aside};
use crate::exchange::{Told, are_of_one_kind, reread};
use crate::store::Connection;
use crate::store::card::{self, Earlier};
use crate::store::contact::Holder;

/// What one card said.
pub(super) struct Base {
    pub(super) contact: Contact,
    /// Its picture's hash, in hexadecimal.
    pub(super) photo: Option<String>,
}

impl Base {
    pub(super) fn of(original: &[u8], told: &Told) -> Option<Self> {
        Some(Self {
            contact: reread(original, told)?,
            photo: vcard::photo_hash(original),
        })
    }
}

#[derive(Default)]
pub(super) struct Before {
    /// What the card said when it last came, where it came before.
    pub(super) last: Option<Base>,
    /// The key of that card.
    id: Option<i64>,
    /// What the cards from before this import said.
    all: Rc<[Spoken]>,
}

/// What a card said.
struct Spoken {
    id: i64,
    contact: Contact,
}

impl Before {
    /// Their other cards from before this import: what one of them brought, and
    /// is there no more, was taken out by hand.
    pub(super) fn ever(&self) -> Vec<&Contact> {
        let others = self.all.iter().filter(|card| Some(card.id) != self.id);
        others.map(|card| &card.contact).collect()
    }
}

/// A card that comes now.
pub(super) struct Coming<'a> {
    /// Plain.
    pub(super) uid: &'a str,
    pub(super) source: &'a str,
    pub(super) original: &'a [u8],
    /// Another card of this import was theirs as well.
    pub(super) again: bool,
}

/// Of so many people what was read of their cards is kept.
const KEPT: usize = 256;

/// What was read of cards from before this import.
pub(super) struct Memory {
    /// The last card that was there.
    newest: i64,
    /// And when the file began that is read.
    file: i64,
    /// Those that came once more as they were, and those that a card of this
    /// import came after: none comes after them now.
    seen: HashSet<[u8; 32]>,
    /// Of those of whom several cards came.
    kept: HashMap<Holder, Rc<[Spoken]>>,
}

impl Memory {
    pub(super) fn of(tx: &Connection) -> Result<Self> {
        let newest = card::newest(tx)?;
        Ok(Self {
            newest,
            file: newest,
            seen: HashSet::new(),
            kept: HashMap::new(),
        })
    }

    pub(super) fn begin_file(&mut self, tx: &Connection) -> Result<()> {
        self.file = card::newest(tx)?;
        Ok(())
    }

    /// A card came once more as it was.
    pub(super) fn saw(&mut self, fingerprint: [u8; 32]) {
        self.seen.insert(fingerprint);
    }

    /// A card comes after the last one of its UID from another file. One without is
    /// taken for the holder's last one without from before this import, of its
    /// kind and from a file of its name. Another phone's card says what it says
    /// beside it. So do two cards of one file: each comes after the one that has
    /// its properties.
    pub(super) fn before(
        &mut self,
        tx: &Connection,
        told: &Told,
        holder: Holder,
        coming: &Coming<'_>,
    ) -> Result<Before> {
        let earlier = card::up_to(tx, holder, self.file)?;
        let last = earlier
            .iter()
            .filter(|card| !coming.uid.is_empty() || card.id <= self.newest)
            .filter(|card| !self.seen.contains(&card.fingerprint) && is_of_one(card, coming))
            .min_by_key(|card| unlike(&card.original, coming.original));
        let id = last.map(|card| card.id);
        let all = match self.kept.get(&holder) {
            Some(known) => Rc::clone(known),
            None => {
                let read = |card: &Earlier| {
                    Some(Spoken {
                        id: card.id,
                        contact: of_holder(holder, reread(&card.original, told)?),
                    })
                };
                let before = earlier.iter().filter(|card| card.id <= self.newest);
                // Mostly there is no other.
                let others = before.filter(|card| coming.again || Some(card.id) != id);
                others.filter_map(read).collect()
            }
        };
        if coming.again {
            if self.kept.len() == KEPT {
                self.kept.clear();
            }
            self.kept.insert(holder, Rc::clone(&all));
        }
        self.seen.extend(last.map(|card| card.fingerprint));
        let last = last.and_then(|card| Base::of(&card.original, told));
        let last = last.map(|base| Base {
            contact: of_holder(holder, base.contact),
            ..base
        });
        Ok(Before { last, id, all })
    }
}

/// Whether a card that comes may be the next version of this one.
fn is_of_one(card: &Earlier, coming: &Coming<'_>) -> bool {
    card.uid == coming.uid
        && (!coming.uid.is_empty()
            || are_of_one_source(&card.source, coming.source)
                && are_of_one_kind(&card.original, coming.original))
}

/// How many properties only one of two cards has. What they say of them changes.
fn unlike(one: &[u8], other: &[u8]) -> usize {
    fn properties(original: &[u8]) -> HashSet<&[u8]> {
        let lines = original.split(|b| matches!(b, b'\n' | b'\r'));
        let lines = lines.filter(|line| !line.starts_with(b" ") && !line.starts_with(b"\t"));
        lines
            .filter_map(|line| line.split(|b| *b == b':').next())
            .collect()
    }
    let (one, other) = (properties(one), properties(other));
    one.symmetric_difference(&other).count()
}

/// An organisation has no fields for what only a person has.
fn of_holder(holder: Holder, contact: Contact) -> Contact {
    match holder {
        Holder::Person(_) => contact,
        Holder::Organisation(_) => set_aside(&contact),
    }
}

/// `contacts.vcf`, and `contacts (1).vcf` of another day.
pub(super) fn are_of_one_source(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}
