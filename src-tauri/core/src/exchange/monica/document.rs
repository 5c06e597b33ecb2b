//! The document as a whole: where the people are, and what stands apart from
//! them and is told of by identifier.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::list::{each, types};
use super::record::{display, is_partial, parsed, text_of};
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
    properties: Option<&'a RawValue>,
    #[serde(borrow, default)]
    instance: Option<Instance<'a>>,
}

#[derive(Default, Deserialize)]
struct Properties<'a> {
    #[serde(borrow, default)]
    journal_entries: Option<&'a RawValue>,
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
    #[serde(borrow, default)]
    activity_types: Option<&'a RawValue>,
    #[serde(borrow, default)]
    life_event_types: Option<&'a RawValue>,
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
    /// Those who are no more than somebody's relation.
    partial: HashMap<String, &'a RawValue>,
    /// Of them, those whose relation is a person of the document.
    relations: HashSet<String>,
    field_types: HashMap<String, String>,
    /// What activities and events of a life are called.
    types: HashMap<String, String>,
    relationships: HashMap<String, Vec<Relationship>>,
    activities: HashMap<String, &'a RawValue>,
    /// Those that somebody took part in.
    done: RefCell<HashSet<String>>,
    /// Each is one person's.
    photos: RefCell<HashMap<String, &'a RawValue>>,
    files: RefCell<HashMap<String, &'a RawValue>>,
    /// Records that are no person's, by what they are: the first, and how many.
    others: HashMap<String, (&'a RawValue, usize)>,
    /// What stands there once may be told of each: so many bytes of it still may.
    room: Cell<usize>,
}

impl<'a> Document<'a> {
    /// # Errors
    /// `NoContacts` for JSON that is no export of Monica's, `TooMany` where more
    /// than `limit` contacts are in it. Of what is told by identifier `room` bytes
    /// are told.
    pub(super) fn read(text: &'a str, limit: u64, room: usize) -> Result<Self, FileError> {
        let whole: Result<Whole<'a>, _> = serde_json::from_str(text);
        let account = whole.map_err(|_| FileError::NoContacts)?.account;
        let mut document = Self {
            text,
            people: Vec::new(),
            count: 0,
            names: HashMap::new(),
            partial: HashMap::new(),
            relations: HashSet::new(),
            field_types: HashMap::new(),
            types: HashMap::new(),
            relationships: HashMap::new(),
            activities: HashMap::new(),
            done: RefCell::default(),
            photos: RefCell::default(),
            files: RefCell::default(),
            others: HashMap::new(),
            room: Cell::new(room),
        };
        let mut any = false;
        each(account.data, |Block { kind, values }| {
            any |= kind == "contact";
            match kind.as_str() {
                "contact" => each(values, |raw| document.person(raw, limit)),
                "relationship" => each(values, |raw| document.relationship(raw)),
                "activity" => each(values, |raw| keyed(&mut document.activities, raw)),
                "photo" => each(values, |raw| keyed(document.photos.get_mut(), raw)),
                "document" => each(values, |raw| keyed(document.files.get_mut(), raw)),
                kind if is_of_monica(kind) => Ok(()),
                // Whatever it is: it makes no other record unreadable.
                kind => each(values, |raw| document.other(kind, raw)).or(Ok(())),
            }
        })?;
        let properties = account.properties.map(RawValue::get).unwrap_or_default();
        let properties: Properties<'a> = serde_json::from_str(properties).unwrap_or_default();
        let journal = properties.journal_entries;
        each(journal, |raw| document.other("journal_entry", raw)).unwrap_or_default();
        if let Some(instance) = account.instance {
            let fields = ["type", "protocol", "name"];
            types(instance.contact_field_types, &fields, |uuid, kind| {
                document.field_types.insert(uuid, kind.to_lowercase());
            })?;
            for list in [instance.activity_types, instance.life_event_types] {
                types(list, &["name", "translation_key"], |uuid, name| {
                    document.types.insert(uuid, name);
                })?;
            }
        }
        let whole =
            |of: &&String| document.names.contains_key(*of) && !document.partial.contains_key(*of);
        let told = document.relationships.iter();
        let told = told.filter(|(of, _)| whole(of)).flat_map(|(_, all)| all);
        let partial = told.filter(|one| document.partial.contains_key(&one.who));
        document.relations = partial.map(|one| one.who.clone()).collect();
        match any {
            true => Ok(document),
            false => Err(FileError::NoContacts),
        }
    }

    /// Each person, with the line on which they begin.
    pub(super) fn people(&self) -> impl Iterator<Item = (&'a str, u64)> + '_ {
        let mut line = self.lines();
        self.people.iter().map(move |raw| (raw.get(), line(raw)))
    }

    /// What nobody was found to have: of each kind the line of the first, and how
    /// many there are.
    pub(super) fn left(&self) -> Vec<(u64, String)> {
        let (photos, files) = (self.photos.borrow(), self.files.borrow());
        let done = self.done.borrow();
        let idle = self.activities.iter();
        let idle = idle.filter(|(uuid, _)| !done.contains(*uuid));
        let photos = photos.values().map(|raw| ("photo", *raw, 1));
        let files = files.values().map(|raw| ("document", *raw, 1));
        let idle = idle.map(|(_, raw)| ("activity", *raw, 1));
        let others = self.others.iter();
        let others = others.map(|(kind, (first, count))| (kind.as_str(), *first, *count));
        let mut kinds: BTreeMap<&str, (&RawValue, usize)> = BTreeMap::new();
        for (kind, raw, count) in photos.chain(files).chain(idle).chain(others) {
            let (first, all) = kinds.entry(kind).or_insert((raw, 0));
            *all += count;
            if raw.get().as_ptr() < first.get().as_ptr() {
                *first = raw;
            }
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|(_, (first, _))| first.get().as_ptr());
        let mut line = self.lines();
        let named = kinds.into_iter().map(|(kind, (first, count))| {
            let what = match count {
                1 => kind.to_owned(),
                many => format!("{kind} × {many}"),
            };
            (line(first), what)
        });
        named.collect()
    }

    /// Tells the line on which each begins, of such as stand one behind the other.
    fn lines(&self) -> impl FnMut(&RawValue) -> u64 + '_ {
        let (mut line, mut at) = (1, 0);
        move |raw: &RawValue| {
            let raw = raw.get();
            // They are slices of the text, one behind the other.
            let begin = (raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
            let begin = begin.min(self.text.len());
            if begin > at {
                let between = &self.text.as_bytes()[at..begin];
                line += memchr::memchr_iter(b'\n', between).count() as u64;
                at = begin;
            }
            line
        }
    }

    /// Whether more was told than may be: nothing is told from then on.
    pub(super) fn is_spent(&self) -> bool {
        self.room.get() == 0
    }

    fn tell<'t>(&self, text: &'t str) -> &'t str {
        self.room.set(self.room.get().saturating_sub(text.len()));
        if self.is_spent() { "" } else { text }
    }

    /// Nobody is known by an identifier that is not there.
    pub(super) fn name(&self, uuid: &str) -> Option<&str> {
        let name = self.names.get(uuid).filter(|_| !uuid.is_empty())?;
        Some(self.tell(name))
    }

    /// Whether somebody is told of with a person of the document, and is none.
    pub(super) fn is_relation(&self, uuid: &str) -> bool {
        self.relations.contains(uuid)
    }

    /// The record of somebody who is no more than a relation.
    pub(super) fn partial(&self, uuid: &str) -> Option<Value> {
        serde_json::from_str(self.tell(self.partial.get(uuid)?.get())).ok()
    }

    /// `email`, `phone`, `facebook` …
    pub(super) fn field_type(&self, uuid: &str) -> &str {
        self.field_types
            .get(uuid)
            .map_or("", |kind| self.tell(kind))
    }

    /// What an identifier stands for, or the text that is none.
    pub(super) fn called<'t>(&'t self, text: &'t str) -> &'t str {
        let type_of = || self.types.get(text).map(|name| self.tell(name));
        self.name(text).or_else(type_of).unwrap_or(text)
    }

    pub(super) fn relationships(&self, uuid: &str) -> &[Relationship] {
        self.relationships.get(uuid).map_or(&[], Vec::as_slice)
    }

    pub(super) fn activity(&self, uuid: &str) -> Option<Value> {
        let raw = self.activities.get(uuid)?;
        self.done.borrow_mut().insert(uuid.to_owned());
        serde_json::from_str(self.tell(raw.get())).ok()
    }

    /// Given once: who names another's picture has none.
    pub(super) fn photo(&self, uuid: &str) -> Option<Value> {
        let photo = self.photos.borrow_mut().remove(uuid)?;
        serde_json::from_str(photo.get()).ok()
    }

    /// A file that somebody keeps, given once.
    pub(super) fn file(&self, uuid: &str) -> Option<Value> {
        let file = self.files.borrow_mut().remove(uuid)?;
        serde_json::from_str(file.get()).ok()
    }

    fn person(&mut self, raw: &'a RawValue, limit: u64) -> Result<(), FileError> {
        let said = parsed(raw);
        let partial = said.as_ref().is_some_and(|(_, value)| is_partial(value));
        if !partial {
            if self.count == limit {
                return Err(FileError::TooMany(limit));
            }
            self.count += 1;
        }
        if let Some((uuid, value)) = said {
            if partial && !uuid.is_empty() {
                self.partial.insert(uuid.clone(), raw);
            }
            self.names.insert(uuid, display(&value));
        }
        self.people.push(raw);
        Ok(())
    }

    fn other(&mut self, kind: &str, raw: &'a RawValue) -> Result<(), FileError> {
        let (_, count) = self.others.entry(kind.to_owned()).or_insert((raw, 0));
        *count += 1;
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

/// Users and what they are synchronised with: nothing of the people.
fn is_of_monica(kind: &str) -> bool {
    kind == "user" || kind.replace('_', "").starts_with("addressbook")
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
