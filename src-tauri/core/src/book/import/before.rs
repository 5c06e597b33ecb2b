//! What the cards of a person or an organisation said before: the one that a
//! card comes after, and all that came before this import.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::facts::Facts;
use super::lines::{REVISED, list_of};
use crate::domain::contact::Contact;
use crate::error::Result;
use crate::exchange::vcard::{self, set_aside};
use crate::exchange::{Told, are_of_one_kind, reread};
use crate::store::card::{self, Earlier};
use crate::store::contact::Holder;
use crate::store::{Connection, journal};

/// A card that came before, and what it said.
pub(super) struct Spoken {
    card: Earlier,
    pub(super) contact: Contact,
    facts: OnceCell<Facts>,
}

impl Spoken {
    fn of(holder: Holder, card: Earlier, told: &Told) -> Option<Self> {
        let contact = reread(&card.original, told)?;
        let contact = match holder {
            Holder::Person(_) => contact,
            // An organisation has no fields for what only a person has.
            Holder::Organisation(_) => set_aside(&contact),
        };
        Some(Self {
            card,
            contact,
            facts: OnceCell::new(),
        })
    }

    /// Its picture's hash, in hexadecimal.
    pub(super) fn photo(&self) -> Option<String> {
        vcard::photo_hash(&self.card.original)
    }

    fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(&self.contact))
    }
}

/// A holder's cards, the oldest first.
#[derive(Default)]
struct Cards {
    all: Vec<Spoken>,
    /// The places of those that no other one came after.
    standing: Vec<usize>,
}

pub(super) struct Before {
    cards: Rc<Cards>,
    /// The place of the one that the card comes after.
    last: Option<usize>,
    /// The last card that was there before this import.
    newest: i64,
}

impl Before {
    /// What the card said when it last came, where it came before.
    pub(super) fn last(&self) -> Option<&Spoken> {
        self.last.map(|place| &self.cards.all[place])
    }

    /// Their other cards from before this import: what one of them brought, and
    /// is there no more, was taken out by hand.
    pub(super) fn ever(&self) -> Vec<&Contact> {
        let others = self.cards.all.iter().enumerate();
        others
            .filter(|(place, one)| Some(*place) != self.last && one.card.id <= self.newest)
            .map(|(_, one)| &one.contact)
            .collect()
    }

    /// What their other cards say by now.
    pub(super) fn beside(&self) -> Vec<&Contact> {
        let others = self.cards.standing.iter();
        others
            .filter(|place| Some(**place) != self.last)
            .map(|place| &self.cards.all[*place].contact)
            .collect()
    }
}

/// A card that comes now.
pub(super) struct Coming<'a> {
    /// Plain.
    pub(super) uid: &'a str,
    pub(super) source: &'a str,
    pub(super) original: &'a [u8],
    pub(super) contact: &'a Contact,
    /// Another card of this import was theirs as well.
    pub(super) again: bool,
}

/// Of so many people what was read of their cards is kept.
const KEPT: usize = 256;

/// What was read of cards that came before.
pub(super) struct Memory {
    /// The last card that was there.
    newest: i64,
    /// And when the file began that is read.
    file: i64,
    /// The first card of each import, in their order.
    imports: OnceCell<Vec<i64>>,
    /// Those that came once more as they were, and those that a card of this
    /// import came after: none comes after them now.
    seen: HashSet<[u8; 32]>,
    /// Of those of whom several cards came.
    kept: HashMap<Holder, Rc<Cards>>,
}

impl Memory {
    pub(super) fn of(tx: &Connection) -> Result<Self> {
        let newest = card::newest(tx)?;
        Ok(Self {
            newest,
            file: newest,
            imports: OnceCell::new(),
            seen: HashSet::new(),
            kept: HashMap::new(),
        })
    }

    pub(super) fn begin_file(&mut self, tx: &Connection) -> Result<()> {
        self.file = card::newest(tx)?;
        self.kept.clear();
        Ok(())
    }

    /// A card came once more as it was.
    pub(super) fn saw(&mut self, fingerprint: [u8; 32]) {
        self.seen.insert(fingerprint);
    }

    /// Of what a holder's cards say by now, a card comes after the one that it is
    /// most like: of those of its UID from another file, and where it has none, of
    /// those without one from before this import, of its kind and from a file of
    /// its name, if it says most of what that said. Another phone's card says what
    /// it says beside it.
    pub(super) fn before(
        &mut self,
        tx: &Connection,
        told: &Told,
        holder: Holder,
        coming: &Coming<'_>,
    ) -> Result<Before> {
        let cards = match self.kept.get(&holder) {
            Some(known) => Rc::clone(known),
            None => Rc::new(self.cards(tx, told, holder)?),
        };
        if coming.again {
            if self.kept.len() == KEPT {
                self.kept.clear();
            }
            self.kept.insert(holder, Rc::clone(&cards));
        }
        let facts = OnceCell::new();
        let facts = || facts.get_or_init(|| Facts::of(coming.contact));
        let unseen = |place: &usize| !self.seen.contains(&cards.all[*place].card.fingerprint);
        let standing = cards.standing.iter().copied().filter(unseen);
        let may_be = standing.filter(|place| {
            let (uid, source) = (coming.uid, coming.source);
            let earlier = &cards.all[*place];
            self.is_of_one(earlier, uid, source, coming.original)
                && !is_older(coming.contact, &earlier.contact)
                && (!uid.is_empty() || facts().say_most_of(earlier.facts()))
        });
        let may_be: Vec<usize> = may_be.collect();
        let last = match may_be[..] {
            [] => None,
            [only] => Some(only),
            _ => self.most_like(tx, &cards.all, &may_be, facts())?,
        };
        self.seen
            .extend(last.map(|place| cards.all[place].card.fingerprint));
        Ok(Before {
            cards,
            last,
            newest: self.newest,
        })
    }

    /// A holder's cards that came before this file.
    fn cards(&self, tx: &Connection, told: &Told, holder: Holder) -> Result<Cards> {
        let earlier = card::up_to(tx, holder, self.file)?.into_iter().rev();
        let mut cards = Cards::default();
        for card in earlier {
            let Some(one) = Spoken::of(holder, card, told) else {
                continue;
            };
            let comes_after = self.comes_after(tx, &cards, &one)?;
            cards.standing.retain(|place| Some(*place) != comes_after);
            let mut standing = cards.standing.iter().map(|place| &cards.all[*place]);
            let is_old = standing.any(|newer| {
                self.are_versions(newer, &one) && is_older(&one.contact, &newer.contact)
            });
            if !is_old {
                cards.standing.push(cards.all.len());
            }
            cards.all.push(one);
        }
        Ok(cards)
    }

    /// The place of the card that this one came after when it came.
    fn comes_after(&self, tx: &Connection, cards: &Cards, one: &Spoken) -> Result<Option<usize>> {
        let mut may_be = Vec::new();
        for place in &cards.standing {
            let earlier = &cards.all[*place];
            if self.are_versions(earlier, one)
                && !is_older(&one.contact, &earlier.contact)
                && !self.are_of_one_file(tx, &earlier.card, &one.card)?
            {
                may_be.push(*place);
            }
        }
        match may_be[..] {
            [] => Ok(None),
            [only] => Ok(Some(only)),
            _ => self.most_like(tx, &cards.all, &may_be, one.facts()),
        }
    }

    /// Whether two are versions of one card.
    fn are_versions(&self, earlier: &Spoken, one: &Spoken) -> bool {
        let card = &one.card;
        self.is_of_one(earlier, &card.uid, &card.source, &card.original)
            && (!card.uid.is_empty() || one.facts().say_most_of(earlier.facts()))
    }

    /// Of cards that are equally like it the last one, and of those of one file
    /// the first.
    fn most_like(
        &self,
        tx: &Connection,
        all: &[Spoken],
        may_be: &[usize],
        facts: &Facts,
    ) -> Result<Option<usize>> {
        let mut best: Option<(usize, (usize, usize))> = None;
        for place in may_be.iter().copied() {
            let (one, unlike) = (&all[place], all[place].facts().unlike(facts));
            let is_better = match best {
                None => true,
                Some((_, least)) if unlike != least => unlike < least,
                Some((so_far, _)) => !self.are_of_one_file(tx, &all[so_far].card, &one.card)?,
            };
            if is_better {
                best = Some((place, unlike));
            }
        }
        Ok(best.map(|(place, _)| place))
    }

    /// Whether a card may be the next version of this one.
    fn is_of_one(&self, earlier: &Spoken, uid: &str, source: &str, original: &[u8]) -> bool {
        let card = &earlier.card;
        card.uid == uid
            && (!uid.is_empty()
                || card.id <= self.newest
                    && are_of_one_source(&card.source, source)
                    && are_of_one_kind(&card.original, original))
    }

    /// Whether two cards stood beside each other: in one import, and the second
    /// one further down.
    fn are_of_one_file(&self, tx: &Connection, first: &Earlier, second: &Earlier) -> Result<bool> {
        if first.source != second.source || first.line >= second.line {
            return Ok(false);
        }
        let imports = match self.imports.get() {
            Some(known) => known,
            None => {
                let mut imports = journal::beginnings(tx, "card")?;
                imports.push(self.newest + 1);
                self.imports.get_or_init(|| imports)
            }
        };
        let import = |card: &Earlier| imports.partition_point(|first| *first <= card.id);
        Ok(import(first) == import(second))
    }
}

/// Whether a card was written before another, where both say when: an old export
/// that is found again is no next version.
fn is_older(one: &Contact, other: &Contact) -> bool {
    let written = |card: &Contact| {
        let line = card.extra.iter().find(|line| list_of(line) == REVISED)?;
        let (_, time) = line.split_once(':')?;
        let digits: String = time.chars().filter(char::is_ascii_digit).collect();
        (digits.len() >= 8).then_some(digits)
    };
    let (Some(one), Some(other)) = (written(one), written(other)) else {
        return false;
    };
    // One may say the day alone.
    let both = one.len().min(other.len());
    one[..both] < other[..both]
}

/// `contacts.vcf`, and `contacts (1).vcf` of another day.
pub(super) fn are_of_one_source(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// What is left of a file's name without what numbers it.
pub(super) fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}
