//! What becomes of a card of an organisation.

use super::card::Importer;
use super::matching::{may_mean, shares_a_point};
use super::reader::Delivered;
use super::uid::{Fit, best, plain_uid};
use super::update;
use crate::book::view::{Field, FieldChange};
use crate::domain::contact::Contact;
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::reread;
use crate::exchange::vcard::set_aside;
use crate::store::card::{self as cards, Became};
use crate::store::contact::Holder;
use crate::store::{organisation, person};

impl Importer<'_> {
    /// Whether it is settled which one the card is about. `may_wait`: the rest of
    /// its address book is still to come.
    pub(super) fn organisation(
        &mut self,
        read: &Delivered,
        new: &Contact,
        may_wait: bool,
    ) -> Result<bool> {
        let new = &set_aside(new);
        let Some(id) = self.organisation_of(read, new, may_wait)? else {
            return Ok(false);
        };
        let holder = Holder::Organisation(id);
        let is_new = id > self.newest_organisation;
        if is_new && !self.tally.has_met(holder) {
            update::describe(self.tx, id, read, new)?;
            self.tally.new_organisation(id);
        } else {
            let fields = self.changes(holder, read, new)?;
            let name = organisation::name(self.tx, id)?;
            let is_renamed = |field: &FieldChange| field.field == Field::Name && !field.kept_mine;
            if fields.iter().any(is_renamed) {
                // Those who work there may have stood above it in the file.
                let named = organisation::named_since(self.tx, &name, self.newest_organisation)?;
                if let Some(named) = named.filter(|named| *named != id) {
                    organisation::join(self.tx, named, id)?;
                }
            }
            let line = read.card.line;
            self.tally.known(holder, !is_new, line, name, fields);
        }
        self.keep(&read.card, Became::Organisation(id), &new.uid)?;
        Ok(true)
    }

    /// The organisation of a card, made where there is none; none where the end of
    /// its address book is to tell. The owner may have made it one with another
    /// since it came.
    fn organisation_of(
        &self,
        read: &Delivered,
        new: &Contact,
        may_wait: bool,
    ) -> Result<Option<i64>> {
        let (uid, name) = (plain_uid(&new.uid), new.name.display.as_str());
        if uid.is_empty() {
            return organisation::of_name(self.tx, name, self.now).map(Some);
        }
        let known = cards::organisations_of_uid(self.tx, uid)?;
        let fits = known.iter().map(|id| Ok((self.fit(*id, read, new)?, *id)));
        match best(fits)? {
            Some((Fit::OtherName, _)) if may_wait => return Ok(None),
            Some((_, id)) => return Ok(Some(id)),
            None => {}
        }
        let taken = organisation::by_uid(self.tx, uid)?;
        if let Some(id) = taken.filter(|_| known.is_empty()) {
            return Ok(Some(id));
        }
        let uid = match taken {
            Some(_) => person::new_uid(self.now),
            None => uid.to_owned(),
        };
        // An employer that was only named so far.
        if let Some(named) = organisation::of_no_card(self.tx, &uid, name)? {
            return Ok(Some(named));
        }
        // Another address book calls it by a UID of its own.
        let there = organisation::named(self.tx, name)?;
        if let [id] = there[..]
            && !self.tally.has_met_in_book(Holder::Organisation(id))
        {
            return Ok((!may_wait).then_some(id));
        }
        organisation::insert(self.tx, &uid, name).map(Some)
    }

    /// What speaks for one that has a card's UID. As with people, another name
    /// and a shared number are a rename, unless both stand in one address book.
    fn fit(&self, id: i64, read: &Delivered, new: &Contact) -> Result<Option<Fit>> {
        let (holder, name) = (Holder::Organisation(id), fold(&new.name.display));
        let mut names = vec![fold(&organisation::name(self.tx, id)?)];
        if names[0] != name {
            for card in cards::up_to(self.tx, holder, i64::MAX)? {
                let said = reread(&card.original, &self.told);
                names.extend(said.map(|said| fold(&said.name.display)));
            }
        }
        if names.contains(&name) {
            return Ok(Some(Fit::SameName));
        }
        if names.iter().any(|known| may_mean(&name, known)) {
            return Ok(Some(Fit::Agrees));
        }
        let other_name =
            !self.tally.has_met_in_book(holder) && shares_a_point(self.tx, holder, read, new)?;
        Ok(other_name.then_some(Fit::OtherName))
    }
}
