//! How a list is settled: what of the owner's, of a card's, and of what cards
//! said before, stands afterwards.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::update::Update;
use crate::book::view::{Field, Rule};
use crate::domain::merge::{Settled, settle};

/// An item of a list.
pub(super) struct Item {
    /// What it is compared by.
    pub(super) key: String,
    shown: String,
    label: String,
}

impl Item {
    pub(super) fn new(key: String, shown: &str, label: &str) -> Self {
        Self {
            key,
            shown: shown.to_owned(),
            label: label.to_owned(),
        }
    }
}

/// What cards said of a list before.
pub(super) struct Said {
    /// What the same card said, where it came before.
    pub(super) last: Option<Vec<Item>>,
    /// The keys of what any of them said, and whether one of them labelled it.
    ever: HashMap<String, bool>,
}

impl Said {
    pub(super) fn of(last: Option<Vec<Item>>, ever: impl Iterator<Item = Item>) -> Self {
        let mut all = HashMap::new();
        for item in ever {
            *all.entry(item.key).or_default() |= !item.label.is_empty();
        }
        Self { last, ever: all }
    }
}

/// What becomes of a list.
pub(super) enum Becomes {
    Ours {
        /// These of the card's items are added to it, by their places there.
        added: Vec<usize>,
        /// These of its own, by their places, get the labels of the card's.
        labelled: Vec<(usize, usize)>,
    },
    Theirs,
}

impl Update<'_> {
    /// Whether the card's list takes the place of the owner's. Two cards of one
    /// person in one import stand together, against what was there before.
    pub(super) fn replaces(&self, field: Field) -> bool {
        self.wishes.rule(field) == Rule::Theirs && !self.again
    }

    /// Settles a list, and notes what changes of it. `has_some`: whether the
    /// owner has any of the field.
    pub(super) fn becomes(
        &mut self,
        field: Field,
        has_some: bool,
        mine: &[Item],
        said: &Said,
        theirs: &[Item],
    ) -> Becomes {
        let (mut added, mut labelled) = (Vec::new(), Vec::new());
        if self.replaces(field) {
            if is_news(mine, said, theirs) {
                self.note_replaced(field, mine, theirs);
                return Becomes::Theirs;
            }
            return Becomes::Ours { added, labelled };
        }
        // The owner has some and wants no others, or wants none of this card's.
        let keeps = match self.wishes.wish(field) {
            Some(wish) => wish == Rule::Mine,
            None => has_some && self.wishes.rule(field) == Rule::Mine,
        };
        let settled = if keeps {
            Settled::KeepMine
        } else {
            Settled::Take
        };
        let mut seen = HashSet::new();
        let earlier = said.last.as_deref().unwrap_or_default();
        let (last, standing, coming) = (by_key(earlier), by_key(mine), by_key(theirs));
        for (place, item) in theirs.iter().enumerate() {
            let key = item.key.as_str();
            match standing.get(key) {
                None if last.contains_key(key) || said.ever.contains_key(key) => {}
                None => {
                    if seen.insert(key) {
                        self.note_change(field, String::new(), item.shown.clone(), settled);
                        added.push(place);
                    }
                }
                Some(Some(at)) if coming[key].is_some() => {
                    let before = match last.get(key) {
                        None => None,
                        Some(Some(at)) => Some(&earlier[*at].label),
                        Some(None) => continue,
                    };
                    if learns(&mine[*at], before, said, item) {
                        self.note_change(field, with_label(&mine[*at]), with_label(item), settled);
                        labelled.push((*at, place));
                    }
                }
                Some(_) => {}
            }
        }
        if keeps {
            (added, labelled) = (Vec::new(), Vec::new());
        }
        Becomes::Ours { added, labelled }
    }

    fn note_replaced(&mut self, field: Field, mine: &[Item], theirs: &[Item]) {
        fn first(list: &[Item]) -> HashMap<&str, &Item> {
            let items = list.iter().rev();
            items.map(|item| (item.key.as_str(), item)).collect()
        }
        let (standing, coming) = (first(mine), first(theirs));
        for item in theirs {
            let (before, after) = match standing.get(item.key.as_str()) {
                None => (String::new(), item.shown.clone()),
                Some(was) if was.label != item.label => (with_label(was), with_label(item)),
                Some(_) => continue,
            };
            self.note_change(field, before, after, Settled::Take);
        }
        for item in mine
            .iter()
            .filter(|item| !coming.contains_key(item.key.as_str()))
        {
            self.note_change(field, item.shown.clone(), String::new(), Settled::Take);
        }
    }
}

/// Whether the card's list is to stand, unless it says nothing of it, or nothing
/// that it did not say the last time.
fn is_news(mine: &[Item], said: &Said, theirs: &[Item]) -> bool {
    let new = all_of(theirs);
    let again = said.last.as_ref().is_some_and(|last| all_of(last) == new);
    !new.is_empty() && !again && all_of(mine) != new
}

/// What a list says, in no order.
fn all_of(list: &[Item]) -> BTreeSet<(&str, &str)> {
    list.iter()
        .map(|item| (item.key.as_str(), item.label.as_str()))
        .collect()
}

/// The places of items by their keys; none where several have one key.
fn by_key(items: &[Item]) -> HashMap<&str, Option<usize>> {
    let mut places = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let known = places.entry(item.key.as_str());
        known.and_modify(|at| *at = None).or_insert(Some(place));
    }
    places
}

pub(super) fn keys(items: &[Item]) -> impl Iterator<Item = &str> {
    items.iter().map(|item| item.key.as_str())
}

/// Whether an item gets the card's label, which is settled as any text is.
fn learns(mine: &Item, last: Option<&String>, said: &Said, theirs: &Item) -> bool {
    // One that another card brought was taken away by hand.
    let cleared =
        mine.label.is_empty() && last.is_none() && said.ever.get(&mine.key) == Some(&true);
    !cleared && settle(&mine.label, last, &theirs.label, &String::new()) == Settled::Take
}

fn with_label(item: &Item) -> String {
    match item.label.as_str() {
        "" => item.shown.clone(),
        label => format!("{label}: {}", item.shown),
    }
}
