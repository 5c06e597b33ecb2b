//! What Monica, the personal CRM, exports as JSON: people, how the owner met
//! them, and the debts, gifts and activities that may be favours.
//!
//! The document is held in memory as text, and one person of it at a time as
//! more than that: what people say of each other stands all over it.

mod beside;
mod contact;
mod document;
mod favours;
mod list;
mod record;

use std::io::Read;

use super::entry::{Entry, FileError, Told};
use super::vcard::{Card, Lost, PHOTO_MARK, Reason};
use crate::domain::contact::Contact;
use document::Document;

/// The largest document, in bytes.
const LARGEST: u64 = 128 * 1024 * 1024;
/// A document that comes to so many bytes is never too large.
const SMALL: usize = 64 * 1024 * 1024;
/// A line of this, and of the photo's hash, begins what is kept.
const MARK: &[u8] = b"VUORO-RECORD";

/// The people of a document, one after the other.
#[derive(Debug)]
pub(super) struct Monica {
    entries: std::vec::IntoIter<Entry>,
    size: u64,
}

pub(super) fn open(input: impl Read, told: &Told) -> Result<Monica, FileError> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(FileError::TooLarge(LARGEST));
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| FileError::NoContacts)?;
    let text = text.trim_start_matches('\u{FEFF}');
    // What many are told of comes with each of them.
    let most = (bytes.len() * 4).max(SMALL);
    let document = Document::read(text, told.limit, most)?;
    let mut entries = Vec::new();
    for (raw, line) in document.people() {
        let Some(entry) = contact::read(&document, raw, line) else {
            continue;
        };
        if document.is_spent() {
            return Err(FileError::TooLarge(most as u64));
        }
        if entries.len() as u64 == told.limit {
            return Err(FileError::TooMany(told.limit));
        }
        entries.push(entry);
    }
    let left = document.left().into_iter().map(|(line, property)| Lost {
        line,
        property,
        reason: Reason::NoPlace,
    });
    let lost: Vec<Lost> = left.collect();
    if !lost.is_empty() {
        entries.push(Entry {
            lost,
            ..Entry::default()
        });
    }
    Ok(Monica {
        entries: entries.into_iter(),
        size: bytes.len() as u64,
    })
}

impl Monica {
    pub(super) fn position(&self) -> u64 {
        self.size
    }
}

impl Iterator for Monica {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        self.entries.next()
    }
}

/// What is kept of a person: the contact as it was read, since it speaks of
/// others by what stands elsewhere in the document, and the record itself.
fn original(contact: &Contact, raw: &str) -> Vec<u8> {
    let photo = contact.photo.as_ref().map_or(String::new(), |photo| {
        format!(" {PHOTO_MARK}{}", blake3::hash(&photo.bytes).to_hex())
    });
    let contact = serde_json::to_vec(contact).unwrap_or_default();
    [
        MARK,
        photo.as_bytes(),
        b"\n",
        &contact,
        b"\n",
        raw.as_bytes(),
    ]
    .concat()
}

pub(super) fn is_record(original: &[u8]) -> bool {
    original.starts_with(MARK)
}

pub(super) fn reread(original: &[u8]) -> Option<Contact> {
    let rest = original.strip_prefix(MARK)?;
    let line = rest.split(|b| *b == b'\n').nth(1)?;
    serde_json::from_slice(line).ok()
}

fn card(contact: Contact, raw: &str, line: u64) -> Card {
    let original = original(&contact, raw);
    Card {
        line,
        fingerprint: blake3::hash(&original).into(),
        original,
        outcome: Ok(Box::new(contact)),
        lost: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(
        people: Vec<serde_json::Value>,
        more: Vec<serde_json::Value>,
    ) -> Result<Monica, FileError> {
        let mut data = vec![json!({"type": "contact", "values": people})];
        data.extend(more);
        let document = json!({"account": {"data": data}}).to_string();
        open(
            document.as_bytes(),
            &Told::new(crate::exchange::table::DayOrder::default()),
        )
    }

    #[test]
    fn a_picture_is_one_persons() {
        let person = |uuid: &str| {
            json!({"uuid": uuid, "properties": {"first_name": uuid},
                   "data": [{"type": "photo", "values": ["p"]}]})
        };
        let photo = json!({"type": "photo", "values": [{"uuid": "p", "properties":
            {"dataUrl": "data:image/png;base64,iVBORw0KGgo="}}]});
        let entries = read(vec![person("a"), person("b")], vec![photo]).expect("sound");
        let cards = entries.filter_map(|entry| entry.card?.outcome.ok());
        let photos: Vec<bool> = cards.map(|contact| contact.photo.is_some()).collect();
        assert_eq!(photos, [true, false]);
    }

    #[test]
    fn more_people_than_a_file_may_have_are_refused() {
        let person = |name: &str, partial: bool| json!({"uuid": name, "properties": {"first_name": name, "is_partial": partial}});
        let two = vec![person("a", false), person("b", false)];
        let child = json!({"properties": {"type": "child", "contact_is": "c", "of_contact": "a"}});
        let document = |people: &[serde_json::Value]| {
            json!({"account": {"data": [
                {"type": "contact", "values": people},
                {"type": "relationship", "values": [child]},
            ]}})
            .to_string()
        };
        let told = Told {
            limit: 2,
            ..Told::default()
        };
        let open = |people: &[serde_json::Value]| open(document(people).as_bytes(), &told);
        // Somebody's relation is no contact of the file.
        let with_relation = [two.clone(), vec![person("c", true)]].concat();
        assert_eq!(open(&with_relation).expect("two people").count(), 2);
        for third in [person("c", false), json!(1)] {
            let refused = open(&[two.clone(), vec![third]].concat());
            assert!(matches!(refused, Err(FileError::TooMany(2))), "{refused:?}");
        }
    }

    #[test]
    fn a_name_of_a_megabyte_is_not_told_a_hundred_times() {
        let mut people =
            vec![json!({"uuid": "0", "properties": {"first_name": "n".repeat(1 << 20)}})];
        people.extend(
            (1..100).map(|n| json!({"uuid": n.to_string(), "properties": {"first_name": "a"}})),
        );
        let related = (1..100).map(|n| {
            json!({"properties": {"type": "friend", "contact_is": "0", "of_contact": n.to_string()}})
        });
        let related: Vec<_> = related.collect();
        let refused = read(
            people,
            vec![json!({"type": "relationship", "values": related})],
        );
        assert!(
            matches!(refused, Err(FileError::TooLarge(_))),
            "{refused:?}"
        );
    }
}
