//! Editing by hand: one person, several at once, organisations, groups.
//!
//! A form gives what it saw and what it is to be. Only what differs between the
//! two is written, and only where the book still says what the form saw: what
//! somebody else changed meanwhile is never overwritten unseen.

mod form;
mod groups;
mod labels;
mod organisations;
mod owner;
mod people;
mod photo;
mod sound;
mod write;

pub(super) use people::{delete, hanging};
pub use photo::NewPhoto;

use photo::Picked;

use super::Book;
use super::people::{receipt, shown};
use super::view::{Field, Id, OperationKind, PersonEdit, Receipt, Relation, Subject};
use crate::Now;
use crate::error::{Error, Result};
use crate::store::Connection;
use crate::store::change::{Keep, change};
use crate::store::person::{self, Profile};

/// Adds someone of whom nothing but the name is known.
pub(super) fn add_named(tx: &Connection, name: &str, now: &Now) -> Result<i64> {
    let mut new = PersonEdit::default();
    name.clone_into(&mut new.name.display);
    insert(tx, &sound::person(&new, &PersonEdit::default())?, now)
}

fn insert(tx: &Connection, new: &PersonEdit, now: &Now) -> Result<i64> {
    let profile = Profile {
        name: new.name.clone(),
        ..Profile::default()
    };
    person::insert(tx, &person::new_uid(now), &profile, now)
}

impl Book {
    /// What a form about someone begins with.
    pub fn person_form(&self, id: Id) -> Result<PersonEdit> {
        form::of(&self.connection, i64::from(id))
    }

    pub(super) fn relations(&self, person: i64) -> Result<Vec<Relation>> {
        form::relations(&self.connection, person)
    }

    /// Adds someone with all that is known of them.
    pub fn add_person(&mut self, new: &PersonEdit, now: &Now) -> Result<Receipt> {
        self.add_person_with(new, None, now)
    }

    /// The same, with their picture.
    pub fn add_person_with(
        &mut self,
        new: &PersonEdit,
        photo: Option<&[u8]>,
        now: &Now,
    ) -> Result<Receipt> {
        let region = self.region()?;
        let photo = NewPhoto {
            seen: None,
            bytes: photo,
        };
        let photo = Picked::of(&photo)?;
        let new = sound::person(new, &PersonEdit::default())?;
        let name = new.name.display.clone();
        let changed = change(
            &mut self.connection,
            OperationKind::AddPerson,
            now,
            Keep::Yes,
            |tx, _| {
                let id = insert(tx, &new, now)?;
                let seen = form::of(tx, id)?;
                write::person(tx, id, &seen, &new, &region, now)?;
                photo.write(tx, id)?;
                let subject = Subject {
                    people: vec![name],
                    ..Subject::default()
                };
                Ok((subject, id))
            },
        )?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    /// Makes someone what `new` says, where it differs from what was `seen`.
    pub fn edit_person(
        &mut self,
        id: Id,
        seen: &PersonEdit,
        new: &PersonEdit,
        now: &Now,
    ) -> Result<Receipt> {
        self.edit_person_with(id, [seen, new], None, now)
    }

    /// The same, and gives them a picture or takes it.
    pub fn edit_person_with(
        &mut self,
        id: Id,
        [seen, new]: [&PersonEdit; 2],
        photo: Option<NewPhoto>,
        now: &Now,
    ) -> Result<Receipt> {
        let region = self.region()?;
        let photo = photo.as_ref().map(Picked::of).transpose()?;
        let id = i64::from(id);
        let new = sound::person(new, seen)?;
        if new
            .related
            .iter()
            .any(|one| one.person.map(i64::from) == Some(id))
        {
            return Err(Error::Field {
                field: Field::Related,
                fault: crate::error::Fault::Oneself,
            });
        }
        let changed = change(
            &mut self.connection,
            OperationKind::EditPerson,
            now,
            Keep::Yes,
            |tx, _| {
                let mut fields = write::person(tx, id, seen, &new, &region, now)?;
                if let Some(photo) = &photo
                    && photo.write(tx, id)?
                {
                    fields.push(Field::Photo);
                }
                let subject = Subject {
                    people: vec![person::display(tx, id)?],
                    fields,
                    ..Subject::default()
                };
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }
}
