//! A picture set by hand: looked at before it is kept, and kept as it came.

use super::{Book, Field, Id, OperationKind, Receipt, Subject, receipt};
use crate::Now;
use crate::domain::contact::Photo;
use crate::error::{Error, Fault, Result};
use crate::exchange::picture;
use crate::store::change::{Keep, change};
use crate::store::{Connection, person, photo};

/// Bytes, as of a card's photo.
const LARGEST: usize = 10_000_000;

/// A picture that somebody is given with what else is written of them.
#[derive(Debug, Clone, Copy)]
pub struct NewPhoto<'a> {
    /// The hash of the one that was looked at.
    pub seen: Option<&'a str>,
    /// None: they have none from now on.
    pub bytes: Option<&'a [u8]>,
}

/// The same, found to be one that shows.
pub(super) struct Picked<'a> {
    seen: Option<&'a str>,
    photo: Option<Photo>,
}

impl<'a> Picked<'a> {
    pub(super) fn of(new: &NewPhoto<'a>) -> Result<Self> {
        Ok(Self {
            seen: new.seen,
            photo: new.bytes.map(looked_at).transpose()?,
        })
    }

    /// Whether it is another one than before.
    pub(super) fn write(&self, tx: &Connection, id: i64) -> Result<bool> {
        let standing = person::get(tx, id)?.profile.photo_id;
        let hash = standing.map(|id| photo::hash(tx, id)).transpose()?;
        let new = self.photo.as_ref();
        let new = new.map(|photo| photo::keep(tx, photo)).transpose()?;
        if new != standing && hash.as_deref() != self.seen {
            return Err(Error::ChangedMeanwhile(Field::Photo));
        }
        person::set_photo(tx, id, new)?;
        Ok(new != standing)
    }
}

impl Book {
    /// Gives someone this picture, or none. `seen` is the hash of the one that
    /// was looked at.
    pub fn set_photo(
        &mut self,
        id: Id,
        seen: Option<&str>,
        bytes: Option<&[u8]>,
        now: &Now,
    ) -> Result<Receipt> {
        let id = i64::from(id);
        let new = Picked::of(&NewPhoto { seen, bytes })?;
        let changed = change(
            &mut self.connection,
            OperationKind::EditPerson,
            now,
            Keep::Yes,
            |tx, _| {
                new.write(tx, id)?;
                let subject = Subject {
                    people: vec![person::display(tx, id)?],
                    fields: vec![Field::Photo],
                    ..Subject::default()
                };
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }
}

/// A picture that can be shown, within the limits.
fn looked_at(bytes: &[u8]) -> Result<Photo> {
    let wrong = |fault| Error::Field {
        field: Field::Photo,
        fault,
    };
    if bytes.len() > LARGEST {
        return Err(wrong(Fault::PictureTooLarge));
    }
    let media_type = picture::media_type(bytes).ok_or_else(|| wrong(Fault::NotAPicture))?;
    // Decoding it is the only proof that it will show.
    picture::thumbnail(bytes, 16).ok_or_else(|| wrong(Fault::NotAPicture))?;
    Ok(Photo {
        media_type: media_type.into(),
        bytes: bytes.to_vec(),
    })
}
