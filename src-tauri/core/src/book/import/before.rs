//! What the cards of a person or an organisation said before: the one that a
//! card comes after, and all that came before this import.

use std::collections::HashMap;
use std::rc::Rc;

use crate::domain::contact::Contact;
use crate::error::Result;
use crate::exchange::vcard::{self, set_aside};
use crate::exchange::{Told, are_of_one_kind, reread};
use crate::store::contact::Holder;
use crate::store::{Connection, card};

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
    /// Their other cards from before this import: what one of them brought, and
    /// is there no more, was taken out by hand.
    pub(super) ever: Rc<[Contact]>,
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

/// What was read of cards from before this import.
pub(super) struct Memory {
    /// The last card that was there.
    newest: i64,
    /// Of those of whom several cards came.
    kept: HashMap<Holder, Rc<[Contact]>>,
}

impl Memory {
    pub(super) fn of(tx: &Connection) -> Result<Self> {
        Ok(Self {
            newest: card::newest(tx)?,
            kept: HashMap::new(),
        })
    }

    /// A card that has no UID is taken for the holder's last one without, of
    /// its kind and from a file of its name. Another phone's card says what it
    /// says beside it. So do two cards of one import.
    pub(super) fn before(
        &mut self,
        tx: &Connection,
        told: &Told,
        holder: Holder,
        coming: &Coming<'_>,
    ) -> Result<Before> {
        let last = match coming.uid {
            "" if coming.again => None,
            "" => card::latest_without_uid(tx, holder, |source, original| {
                are_of_one_source(source, coming.source)
                    && are_of_one_kind(original, coming.original)
            })?,
            uid => card::latest_of(tx, holder, uid)?,
        };
        let ever = match self.kept.get(&holder) {
            Some(known) => Rc::clone(known),
            None => {
                let mut originals = card::originals_up_to(tx, holder, self.newest)?;
                if !coming.again {
                    // Mostly there is no other.
                    originals.retain(|original| last.as_ref() != Some(original));
                }
                let read = originals.iter().filter_map(|bytes| reread(bytes, told));
                read.map(|contact| of_holder(holder, contact)).collect()
            }
        };
        if coming.again {
            self.kept.insert(holder, Rc::clone(&ever));
        }
        let last = last.and_then(|original| Base::of(&original, told));
        let last = last.map(|base| Base {
            contact: of_holder(holder, base.contact),
            ..base
        });
        Ok(Before { last, ever })
    }
}

/// An organisation has no fields for what only a person has.
fn of_holder(holder: Holder, contact: Contact) -> Contact {
    match holder {
        Holder::Person(_) => contact,
        Holder::Organisation(_) => set_aside(&contact),
    }
}

/// `contacts.vcf`, and `contacts (1).vcf` of another day.
fn are_of_one_source(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        let letters = name.chars().filter(|c| c.is_alphabetic());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}
