//! The document as a whole: where the people are, and what stands apart from
//! them and is told of by identifier.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer as _, Error as _, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::exchange::entry::FileError;

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    account: Account<'a>,
}

#[derive(Deserialize)]
struct Account<'a> {
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
    #[serde(borrow, default)]
    instance: Option<Instance<'a>>,
}

#[derive(Deserialize)]
struct Block<'a> {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(borrow, default)]
    values: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Instance<'a> {
    #[serde(borrow, default)]
    contact_field_types: Option<&'a RawValue>,
}

/// A relationship: `of` has `who` for a `kind`.
pub(super) struct Relationship {
    pub(super) kind: String,
    pub(super) who: String,
}

pub(super) struct Document<'a> {
    text: &'a str,
    people: Vec<&'a RawValue>,
    /// Of them, those who are more than somebody's relation.
    count: u64,
    /// All by their identifiers.
    names: HashMap<String, String>,
    field_types: HashMap<String, String>,
    relationships: HashMap<String, Vec<Relationship>>,
    activities: HashMap<String, &'a RawValue>,
    /// Each is one person's.
    photos: RefCell<HashMap<String, &'a RawValue>>,
}

impl<'a> Document<'a> {
    /// # Errors
    /// `NoContacts` for JSON that is no export of Monica's, `TooMany` where more
    /// than `limit` people would come of it.
    pub(super) fn read(text: &'a str, limit: u64) -> Result<Self, FileError> {
        let whole: Result<Whole<'a>, _> = serde_json::from_str(text);
        let account = whole.map_err(|_| FileError::NoContacts)?.account;
        let mut document = Self {
            text,
            people: Vec::new(),
            count: 0,
            names: HashMap::new(),
            field_types: HashMap::new(),
            relationships: HashMap::new(),
            activities: HashMap::new(),
            photos: RefCell::default(),
        };
        let mut any = false;
        each(account.data, |Block { kind, values }| {
            any |= kind == "contact";
            match kind.as_str() {
                "contact" => each(values, |raw| document.person(raw, limit)),
                "relationship" => each(values, |raw| document.relationship(raw)),
                "activity" => each(values, |raw| keyed(&mut document.activities, raw)),
                "photo" => each(values, |raw| keyed(document.photos.get_mut(), raw)),
                _ => Ok(()),
            }
        })?;
        let types = account.instance.and_then(|i| i.contact_field_types);
        each(types, |raw: &RawValue| {
            if let Some((uuid, value)) = parsed(raw) {
                let kind = ["type", "protocol", "name"]
                    .iter()
                    .map(|key| text_of(&value, key))
                    .find(|text| !text.is_empty());
                document
                    .field_types
                    .insert(uuid, kind.unwrap_or_default().to_lowercase());
            }
            Ok(())
        })?;
        match any {
            true => Ok(document),
            false => Err(FileError::NoContacts),
        }
    }

    /// Each person, with the line on which they begin.
    pub(super) fn people(&self) -> impl Iterator<Item = (&'a str, u64)> + '_ {
        let (mut line, mut at) = (1, 0);
        self.people.iter().map(move |raw| {
            let raw = raw.get();
            // They are slices of the text, one behind the other.
            let begin = (raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
            let begin = begin.min(self.text.len());
            if begin > at {
                let between = &self.text.as_bytes()[at..begin];
                line += memchr::memchr_iter(b'\n', between).count() as u64;
                at = begin;
            }
            (raw, line)
        })
    }

    /// Nobody is known by an identifier that is not there.
    pub(super) fn name(&self, uuid: &str) -> Option<&str> {
        let name = self.names.get(uuid).filter(|_| !uuid.is_empty());
        name.map(String::as_str)
    }

    /// `email`, `phone`, `facebook` …
    pub(super) fn field_type(&self, uuid: &str) -> &str {
        self.field_types.get(uuid).map_or("", String::as_str)
    }

    pub(super) fn relationships(&self, uuid: &str) -> &[Relationship] {
        self.relationships.get(uuid).map_or(&[], Vec::as_slice)
    }

    pub(super) fn activity(&self, uuid: &str) -> Option<Value> {
        serde_json::from_str(self.activities.get(uuid)?.get()).ok()
    }

    /// Given once: who names another's picture has none.
    pub(super) fn photo(&self, uuid: &str) -> Option<Value> {
        let photo = self.photos.borrow_mut().remove(uuid)?;
        serde_json::from_str(photo.get()).ok()
    }

    fn person(&mut self, raw: &'a RawValue, limit: u64) -> Result<(), FileError> {
        let said = parsed(raw);
        if !said.as_ref().is_some_and(|(_, value)| is_partial(value)) {
            if self.count == limit {
                return Err(FileError::TooMany(limit));
            }
            self.count += 1;
        }
        if let Some((uuid, value)) = said {
            self.names.insert(uuid, display(&value));
        }
        self.people.push(raw);
        Ok(())
    }

    fn relationship(&mut self, raw: &RawValue) -> Result<(), FileError> {
        let Ok(value) = serde_json::from_str::<Value>(raw.get()) else {
            return Ok(());
        };
        let of = text_of(&value, "of_contact");
        if !of.is_empty() {
            self.relationships
                .entry(of)
                .or_default()
                .push(Relationship {
                    kind: text_of(&value, "type"),
                    who: text_of(&value, "contact_is"),
                });
        }
        Ok(())
    }
}

/// Hands over what a list holds, one after the other: millions of nothing are
/// never held together.
fn each<'a, T: Deserialize<'a>>(
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

fn keyed<'a>(map: &mut HashMap<String, &'a RawValue>, raw: &'a RawValue) -> Result<(), FileError> {
    #[derive(Deserialize)]
    struct Keyed {
        uuid: String,
    }
    if let Ok(Keyed { uuid }) = serde_json::from_str(raw.get()) {
        map.insert(uuid, raw);
    }
    Ok(())
}

fn parsed(raw: &RawValue) -> Option<(String, Value)> {
    let value: Value = serde_json::from_str(raw.get()).ok()?;
    Some((text_of(&value, "uuid"), value))
}

/// Whether somebody only stands there as another's relation.
pub(super) fn is_partial(value: &Value) -> bool {
    let properties = value.get("properties");
    properties.and_then(|p| p.get("is_partial")) == Some(&Value::Bool(true))
}

/// A property of a record, or one that stands beside its properties, as text.
pub(super) fn text_of(value: &Value, key: &str) -> String {
    let found = value
        .get("properties")
        .and_then(|properties| properties.get(key))
        .or_else(|| value.get(key));
    found.map(plain).unwrap_or_default()
}

/// A text, a number or a truth as text; nothing for anything else.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect::<String>()
            .trim()
            .to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

/// What a person is called.
pub(super) fn display(value: &Value) -> String {
    let parts = ["first_name", "middle_name", "last_name"].map(|key| text_of(value, key));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    match parts.is_empty() {
        true => text_of(value, "nickname"),
        false => parts.join(" "),
    }
}
