//! Groups that come as cards of their own: a tag for whoever they name.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::card::Importer;
use super::uid::plain_uid;
use crate::domain::contact::Contact;
use crate::error::Result;
use crate::exchange::reread;
use crate::exchange::vcard::Card;
use crate::store::card::{self as cards, Became};
use crate::store::tag;

/// A group waits for its members, who may come after it.
pub(super) struct Group {
    card: Card,
    source: String,
    name: String,
    uid: String,
    /// Plain UIDs.
    members: Vec<String>,
}

impl Group {
    pub(super) fn of(contact: &Contact, source: &str, card: &Card) -> Self {
        Self {
            source: source.to_owned(),
            name: contact.name.display.clone(),
            uid: contact.uid.clone(),
            members: plain_members(contact),
            card: card.clone(),
        }
    }
}

impl Importer<'_> {
    /// Gives every group's members its tag; a member that is not in the book
    /// stays named in the group's card.
    pub(super) fn join_groups(&mut self) -> Result<()> {
        let mut named = HashMap::new();
        for group in std::mem::take(&mut self.groups) {
            let uid = plain_uid(&group.uid);
            let seen = cards::seen(self.tx, &group.card.fingerprint)?;
            let id = match (seen, cards::group_of_uid(self.tx, uid)?) {
                (Some(Became::Tag(id)), _) => id,
                (Some(became), _) => {
                    self.tally.unchanged(became, group.card.line, &group.name);
                    continue;
                }
                // By its card, whatever the owner calls it now.
                (None, Some(Some(id))) => id,
                // The owner deleted it: it stays so.
                (None, Some(None)) => {
                    self.source = group.source;
                    self.keep(&group.card, Became::Nothing, &group.uid)?;
                    let (line, name) = (group.card.line, &group.name);
                    self.tally.unchanged(Became::Nothing, line, name);
                    continue;
                }
                (None, None) => tag::of_name(self.tx, &group.name)?,
            };
            let named = match named.entry(id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(self.named(id)?),
            };
            let mut joined = false;
            for member in &group.members {
                for person in cards::people_of_uid(self.tx, member)? {
                    // Whom a card named when they were there, the owner may have
                    // taken out since.
                    let is_new = match named.get(member) {
                        Some(at) => cards::first_of(self.tx, person)? > Some(*at),
                        None => true,
                    };
                    joined |= is_new && tag::give(self.tx, person, id)?;
                }
            }
            if seen.is_some() {
                // An export may hold the very same group twice.
                if !joined {
                    let became = Became::Tag(id);
                    self.tally.unchanged(became, group.card.line, &group.name);
                    continue;
                }
                cards::delete_seen(self.tx, &group.card.fingerprint)?;
            }
            self.tally.group();
            self.source = group.source;
            self.keep(&group.card, Became::Tag(id), &group.uid)?;
            let last = cards::newest(self.tx)?;
            named.extend(group.members.into_iter().map(|member| (member, last)));
        }
        Ok(())
    }

    /// Whom the cards of a group name, and which of its cards did last.
    fn named(&self, group: i64) -> Result<HashMap<String, i64>> {
        let mut named = HashMap::new();
        for (at, original) in cards::of_group(self.tx, group)? {
            let said = reread(&original, &self.told);
            let members = said.map_or_else(Vec::new, |said| plain_members(&said));
            named.extend(members.into_iter().map(|member| (member, at)));
        }
        Ok(named)
    }
}

fn plain_members(group: &Contact) -> Vec<String> {
    let members = group.members.iter();
    members.map(|member| plain_uid(member).to_owned()).collect()
}
