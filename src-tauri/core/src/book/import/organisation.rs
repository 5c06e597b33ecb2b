//! What becomes of a card of an organisation.

use super::card::Importer;
use super::matching::{may_mean, plain_uid, shares_a_point};
use super::reader::Delivered;
use super::update;
use crate::domain::contact::Contact;
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::reread;
use crate::exchange::vcard::set_aside;
use crate::store::card::{self as cards, Became};
use crate::store::contact::Holder;
use crate::store::{organisation, person};

impl Importer<'_> {
    pub(super) fn organisation(&mut self, read: &Delivered, new: &Contact) -> Result<()> {
        let new = &set_aside(new);
        let id = self.organisation_of(read, new)?;
        let holder = Holder::Organisation(id);
        if id > self.newest_organisation && !self.tally.has_met(holder) {
            update::describe(self.tx, id, read, new)?;
            self.tally.new_organisation(id);
        } else {
            let fields = self.changes(holder, read, new)?;
            let name = organisation::name(self.tx, id)?;
            self.tally.organisation(id, read.card.line, name, fields);
        }
        self.keep(&read.card, Became::Organisation(id), &new.uid)
    }

    /// The organisation of a card, made where there is none. The owner may have
    /// made it one with another since it came.
    fn organisation_of(&self, read: &Delivered, new: &Contact) -> Result<i64> {
        let (uid, name) = (plain_uid(&new.uid), new.name.display.as_str());
        if uid.is_empty() {
            return organisation::of_name(self.tx, name, self.now);
        }
        let known = cards::organisations_of_uid(self.tx, uid)?;
        for id in &known {
            if self.is_of_organisation(*id, read, new)? {
                return Ok(*id);
            }
        }
        let taken = organisation::by_uid(self.tx, uid)?;
        if let Some(id) = taken.filter(|_| known.is_empty()) {
            return Ok(id);
        }
        let uid = match taken {
            Some(_) => person::new_uid(self.now),
            None => uid.to_owned(),
        };
        // An employer that was only named so far.
        let named = organisation::of_no_card(self.tx, &uid, name)?;
        named.map_or_else(|| organisation::insert(self.tx, &uid, name), Ok)
    }

    /// Whether a card that has an organisation's UID is its own. As with people,
    /// another name and a shared number are a rename, unless both stand in one
    /// import.
    fn is_of_organisation(&self, id: i64, read: &Delivered, new: &Contact) -> Result<bool> {
        let (holder, name) = (Holder::Organisation(id), fold(&new.name.display));
        if may_mean(&name, &fold(&organisation::name(self.tx, id)?)) {
            return Ok(true);
        }
        for card in cards::up_to(self.tx, holder, i64::MAX)? {
            let said = reread(&card.original, &self.told);
            if said.is_some_and(|said| may_mean(&name, &fold(&said.name.display))) {
                return Ok(true);
            }
        }
        Ok(!self.tally.has_met(holder) && shares_a_point(self.tx, holder, read, new)?)
    }
}
