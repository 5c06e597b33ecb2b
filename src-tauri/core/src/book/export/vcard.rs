//! The book as vCards: one a person, one an organisation that has more to say
//! than its name. Every card is judged before it is written.

use std::io::Write;

use super::unwritten;
use crate::domain::contact::{Contact, ContactKind, Name};
use crate::error::{Error, Result};
use crate::exchange::vcard::{Version, judge, write as write_card};
use crate::store::contact::{self, Holder};
use crate::store::organisation::Organisation;
use crate::store::person::Person;
use crate::store::{Connection, organisation, person, photo, tag};

pub(super) fn write(connection: &Connection, out: &mut dyn Write) -> Result<()> {
    let mut card = Vec::new();
    let mut put = |contact: &Contact| {
        card.clear();
        write_card(contact, Version::V4, &mut card);
        judge(&card).map_err(|refusal| Error::CardRefused(refusal.to_string()))?;
        out.write_all(&card).map_err(unwritten)
    };
    person::all(connection, |person| {
        let mut contact = contact_of_person(connection, &person)?;
        if let Some(id) = person.profile.photo_id {
            contact.photo = Some(photo::get(connection, id)?);
        }
        put(&contact)
    })?;
    for organisation in organisation::all(connection)? {
        let mut contact = contact_of_organisation(connection, &organisation)?;
        if let Some(id) = organisation.photo_id {
            contact.photo = Some(photo::get(connection, id)?);
        }
        let says_more = !contact.points.is_empty()
            || !contact.addresses.is_empty()
            || !contact.note.is_empty()
            || contact.photo.is_some();
        if says_more {
            put(&contact)?;
        }
    }
    out.flush().map_err(unwritten)
}

/// Everything the book says about a person, but for the photo's bytes.
pub(in crate::book) fn contact_of_person(
    connection: &Connection,
    person: &Person,
) -> Result<Contact> {
    let holder = Holder::Person(person.id);
    let profile = person.profile.clone();
    Ok(Contact {
        kind: ContactKind::Person,
        uid: person.uid.clone(),
        name: profile.name,
        organisation: match profile.organisation_id {
            Some(id) => organisation::name(connection, id)?,
            None => String::new(),
        },
        department: profile.department,
        title: profile.title,
        role: profile.role,
        pronouns: profile.pronouns,
        birthday: profile.birthday,
        anniversary: profile.anniversary,
        note: profile.note,
        points: contact::points(connection, holder)?,
        addresses: contact::addresses(connection, holder)?,
        related: contact::related(connection, person.id)?,
        tags: tag::of_person(connection, person.id)?,
        members: Vec::new(),
        extra: contact::extras(connection, holder)?,
        photo: None,
    })
}

pub(super) fn contact_of_organisation(
    connection: &Connection,
    organisation: &Organisation,
) -> Result<Contact> {
    let holder = Holder::Organisation(organisation.id);
    Ok(Contact {
        kind: ContactKind::Organisation,
        uid: organisation.uid.clone(),
        name: Name {
            display: organisation.name.clone(),
            ..Name::default()
        },
        note: organisation.note.clone(),
        points: contact::points(connection, holder)?,
        addresses: contact::addresses(connection, holder)?,
        extra: contact::extras(connection, holder)?,
        ..Contact::default()
    })
}
