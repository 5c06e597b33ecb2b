//! The book as cards: one a person, one an organisation that has more to say
//! than its name. Every card is judged before it is written.

use std::io::Write;

use super::{Chosen, Exported, Pace, Went, Why, unwritten};
use crate::domain::contact::{Contact, ContactKind, Name};
use crate::error::Result;
use crate::exchange::vcard::{
    Refusal, Version, comes_back, jcard, judge, take_back, write as write_card,
};
use crate::store::contact::{self, Holder};
use crate::store::organisation::Organisation;
use crate::store::person::Person;
use crate::store::{Connection, organisation, tag};

pub(super) fn write(
    connection: &Connection,
    chosen: &Chosen,
    version: Version,
    out: &mut dyn Write,
    pace: &mut Pace<'_>,
) -> Result<Exported> {
    let mut card = Vec::new();
    let exported = chosen.each(connection, pace, |contact| {
        card.clear();
        if let Err(why) = judged(contact, version, &mut card) {
            return Ok(Went::Refused(why));
        }
        out.write_all(&card).map_err(unwritten)?;
        Ok(Went::Out)
    })?;
    out.flush().map_err(unwritten)?;
    Ok(exported)
}

/// A list of jCards, one a line.
pub(super) fn write_jcards(
    connection: &Connection,
    chosen: &Chosen,
    out: &mut dyn Write,
    pace: &mut Pace<'_>,
) -> Result<Exported> {
    let mut card = Vec::new();
    let mut between: &[u8] = b"[\n";
    let exported = chosen.each(connection, pace, |contact| {
        card.clear();
        if let Err(why) = judged(contact, Version::V4, &mut card) {
            return Ok(Went::Refused(why));
        }
        let Some(json) = jcard(&card) else {
            return Ok(Went::Refused(whole("it is no jCard")));
        };
        out.write_all(between).map_err(unwritten)?;
        between = b",\n";
        out.write_all(json.to_string().as_bytes())
            .map_err(unwritten)?;
        Ok(Went::Out)
    })?;
    let end: &[u8] = if between == b"[\n" { b"[]\n" } else { b"\n]\n" };
    out.write_all(end).map_err(unwritten)?;
    out.flush().map_err(unwritten)?;
    Ok(exported)
}

/// Appends a card that was let out, else says why it was not: 4.0 is asked of
/// the judge; 3.0, of which the judge knows nothing, is read again.
fn judged(contact: &Contact, version: Version, card: &mut Vec<u8>) -> std::result::Result<(), Why> {
    write_card(contact, version, card);
    match version {
        Version::V4 => judge(card).map_err(|refusal| Why {
            said: refusal.to_string(),
            property: match refusal {
                Refusal::Property(name) => name,
                Refusal::NotText | Refusal::NotACard => String::new(),
            },
        }),
        Version::V3 if comes_back(contact, card) => Ok(()),
        Version::V3 => Err(whole("something of it would be lost")),
    }
}

fn whole(said: &str) -> Why {
    Why {
        property: String::new(),
        said: said.into(),
    }
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
    Ok(take_back(Contact {
        note: organisation.note.clone(),
        points: contact::points(connection, holder)?,
        addresses: contact::addresses(connection, holder)?,
        extra: contact::extras(connection, holder)?,
        ..only_named(organisation)
    }))
}

/// What a card would say of an organisation that says nothing but its name.
pub(super) fn only_named(organisation: &Organisation) -> Contact {
    Contact {
        kind: ContactKind::Organisation,
        uid: organisation.uid.clone(),
        name: Name {
            display: organisation.name.clone(),
            ..Name::default()
        },
        organisation: organisation.name.clone(),
        ..Contact::default()
    }
}
