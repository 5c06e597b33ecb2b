//! What the owner says of themselves. They are no person of any list: a few
//! words, by which it is told what others have in common with them.

use super::write::{differs, folded_tags};
use super::{Book, receipt, sound};
use crate::Now;
use crate::book::view::{Field, OperationKind, OwnerEdit, Receipt, Subject};
use crate::domain::contact::PostalAddress;
use crate::error::Result;
use crate::store::change::{Keep, change};
use crate::store::contact::{self, Holder};
use crate::store::{Connection, list, organisation, person, tag};

impl Book {
    /// What the owner has said of themselves.
    pub fn owner_form(&self) -> Result<OwnerEdit> {
        form(&self.connection)
    }

    /// Makes the owner what `new` says, where it differs from what was `seen`.
    pub fn edit_owner(&mut self, seen: &OwnerEdit, new: &OwnerEdit, now: &Now) -> Result<Receipt> {
        let new = sound::owner(new)?;
        let changed = change(
            &mut self.connection,
            OperationKind::EditOwner,
            now,
            Keep::Yes,
            |tx, _| {
                let subject = Subject {
                    fields: write(tx, seen, &new, now)?,
                    ..Subject::default()
                };
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }
}

fn form(connection: &Connection) -> Result<OwnerEdit> {
    let owner = person::the_owner(connection)?;
    let addresses = contact::addresses(connection, Holder::Person(owner.id))?;
    Ok(OwnerEdit {
        given: owner.profile.name.given,
        family: owner.profile.name.family,
        organisation: match owner.profile.organisation_id {
            Some(id) => organisation::name(connection, id)?,
            None => String::new(),
        },
        town: addresses.into_iter().next().unwrap_or_default().city,
        groups: tag::of_person(connection, owner.id)?,
    })
}

fn write(tx: &Connection, seen: &OwnerEdit, new: &OwnerEdit, now: &Now) -> Result<Vec<Field>> {
    let standing = form(tx)?;
    let owner = person::the_owner(tx)?;
    let mut mine = owner.profile.clone();
    let mut fields = Vec::new();
    let name = |edit: &OwnerEdit| (edit.given.clone(), edit.family.clone());
    if differs(Field::Name, &name(seen), &name(&standing), &name(new))? {
        mine.name.given.clone_from(&new.given);
        mine.name.family.clone_from(&new.family);
        mine.name.display = [new.given.as_str(), &new.family].join(" ").trim().into();
        fields.push(Field::Name);
    }
    let moved = differs(
        Field::Organisation,
        &seen.organisation,
        &standing.organisation,
        &new.organisation,
    )?;
    if moved {
        mine.organisation_id = match new.organisation.as_str() {
            "" => None,
            name => Some(organisation::of_name(tx, name, now)?),
        };
        fields.push(Field::Organisation);
    }
    if mine != owner.profile {
        person::update(tx, owner.id, &mine)?;
    }
    if moved && let Some(left) = owner.profile.organisation_id {
        organisation::drop_if_bare(tx, left)?;
    }
    if differs(Field::Address, &seen.town, &standing.town, &new.town)? {
        let holder = Holder::Person(owner.id);
        let mut addresses = contact::addresses(tx, holder)?;
        match addresses.first_mut() {
            Some(first) => first.city.clone_from(&new.town),
            None => addresses.push(PostalAddress {
                city: new.town.clone(),
                ..PostalAddress::default()
            }),
        }
        addresses.retain(|address| *address != PostalAddress::default());
        list::set_addresses(tx, holder, &addresses)?;
        fields.push(Field::Address);
    }
    let groups = |edit: &OwnerEdit| folded_tags(&edit.groups);
    if differs(Field::Tag, &groups(seen), &groups(&standing), &groups(new))? {
        tag::set(tx, owner.id, &new.groups)?;
        fields.push(Field::Tag);
    }
    Ok(fields)
}
