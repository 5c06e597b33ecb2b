//! A picture set by hand: looked at before it is kept, and kept as it came.

use super::{Book, Field, Id, OperationKind, Receipt, Subject, receipt};
use crate::Now;
use crate::domain::contact::Photo;
use crate::error::{Error, Fault, Result};
use crate::exchange::picture;
use crate::store::change::{Keep, change};
use crate::store::{person, photo};

/// Bytes, as of a card's photo.
const LARGEST: usize = 10_000_000;

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
        let new = bytes.map(looked_at).transpose()?;
        let changed = change(
            &mut self.connection,
            OperationKind::EditPerson,
            now,
            Keep::Yes,
            |tx, _| {
                let standing = person::get(tx, id)?.profile;
                let hash = standing
                    .photo_id
                    .map(|id| photo::hash(tx, id))
                    .transpose()?;
                let new = new.map(|photo| photo::keep(tx, &photo)).transpose()?;
                if new != standing.photo_id && hash.as_deref() != seen {
                    return Err(Error::ChangedMeanwhile(Field::Photo));
                }
                person::set_photo(tx, id, new)?;
                let subject = Subject {
                    people: vec![standing.name.display],
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
