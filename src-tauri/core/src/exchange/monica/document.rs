//! The document as a whole: where the people are, and what stands apart from
//! them and is told of by identifier.

use std::cell::RefCell;
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    account: Account<'a>,
}

#[derive(Deserialize)]
struct Account<'a> {
    #[serde(borrow, default)]
    data: Vec<Block<'a>>,
    #[serde(borrow, default)]
    instance: Option<Instance<'a>>,
}

#[derive(Deserialize)]
struct Block<'a> {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(borrow, default)]
    values: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Instance<'a> {
    #[serde(borrow, default)]
    contact_field_types: Vec<&'a RawValue>,
}

/// A relationship: `of` has `who` for a `kind`.
pub(super) struct Relationship {
    pub(super) kind: String,
    pub(super) who: String,
}

pub(super) struct Document<'a> {
    text: &'a str,
    people: Vec<&'a RawValue>,
    /// All by their identifiers.
    names: HashMap<String, String>,
    field_types: HashMap<String, String>,
    relationships: HashMap<String, Vec<Relationship>>,
    activities: HashMap<String, &'a RawValue>,
    /// Each is one person's.
    photos: RefCell<HashMap<String, &'a RawValue>>,
}

impl<'a> Document<'a> {
    /// `None` for JSON that is no export of Monica's.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let whole: Whole<'a> = serde_json::from_str(text).ok()?;
        let mut document = Self {
            text,
            people: Vec::new(),
            names: HashMap::new(),
            field_types: HashMap::new(),
            relationships: HashMap::new(),
            activities: HashMap::new(),
            photos: RefCell::default(),
        };
        let mut any = false;
        for Block { kind, values } in whole.account.data {
            any |= kind == "contact";
            match kind.as_str() {
                "contact" => document.people.extend(values),
                "relationship" => values.iter().for_each(|raw| document.relationship(raw)),
                "activity" => keyed(&mut document.activities, values),
                "photo" => keyed(document.photos.get_mut(), values),
                _ => {}
            }
        }
        for raw in whole
            .account
            .instance
            .map(|i| i.contact_field_types)
            .unwrap_or_default()
        {
            if let Some((uuid, value)) = parsed(raw) {
                let kind = ["type", "protocol", "name"]
                    .iter()
                    .map(|key| text_of(&value, key))
                    .find(|text| !text.is_empty());
                document
                    .field_types
                    .insert(uuid, kind.unwrap_or_default().to_lowercase());
            }
        }
        for raw in &document.people {
            if let Some((uuid, value)) = parsed(raw) {
                document.names.insert(uuid, display(&value));
            }
        }
        any.then_some(document)
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

    fn relationship(&mut self, raw: &RawValue) {
        let Ok(value) = serde_json::from_str::<Value>(raw.get()) else {
            return;
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
    }
}

fn keyed<'a>(map: &mut HashMap<String, &'a RawValue>, values: Vec<&'a RawValue>) {
    #[derive(Deserialize)]
    struct Keyed {
        uuid: String,
    }
    for raw in values {
        if let Ok(Keyed { uuid }) = serde_json::from_str(raw.get()) {
            map.insert(uuid, raw);
        }
    }
}

fn parsed(raw: &RawValue) -> Option<(String, Value)> {
    let value: Value = serde_json::from_str(raw.get()).ok()?;
    Some((text_of(&value, "uuid"), value))
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
