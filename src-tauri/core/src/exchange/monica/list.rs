//! The lists of a document, item by item.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer as _, Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::record::{parsed, text_of};
use crate::exchange::entry::FileError;

/// Hands over what a list holds, one after the other: millions of nothing are
/// never held together.
pub(super) fn each<'a, T: Deserialize<'a>>(
    list: Option<&'a RawValue>,
    take: impl FnMut(T) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let Some(list) = list else {
        return Ok(());
    };
    let mut taken = Ok(());
    let items = Items {
        take,
        taken: &mut taken,
        of: PhantomData,
    };
    let read = serde_json::Deserializer::from_str(list.get()).deserialize_seq(items);
    taken?;
    read.map_err(|_| FileError::NoContacts)
}

struct Items<'t, T, F> {
    take: F,
    /// What became of it.
    taken: &'t mut Result<(), FileError>,
    of: PhantomData<T>,
}

impl<'a, T, F> Visitor<'a> for Items<'_, T, F>
where
    T: Deserialize<'a>,
    F: FnMut(T) -> Result<(), FileError>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element()? {
            *self.taken = (self.take)(item);
            if self.taken.is_err() {
                return Err(A::Error::custom("refused"));
            }
        }
        Ok(())
    }
}

/// Hands over each type of a list: its identifier, and the first of these keys
/// that says anything.
pub(super) fn types(
    list: Option<&RawValue>,
    keys: &[&str],
    mut take: impl FnMut(String, String),
) -> Result<(), FileError> {
    each(list, |raw: &RawValue| {
        if let Some((uuid, value)) = parsed(raw) {
            let mut texts = keys.iter().map(|key| text_of(&value, key));
            let text = texts.find(|text| !text.is_empty());
            take(uuid, text.unwrap_or_default());
        }
        Ok(())
    })
}
