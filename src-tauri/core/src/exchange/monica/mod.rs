//! What Monica, the personal CRM, exports as JSON: people, how the owner met
//! them, and the debts, gifts and activities that may be favours.
//!
//! The document is held in memory as text, and one person of it at a time as
//! more than that: what people say of each other stands all over it.

mod contact;
mod document;
mod favours;

use std::io::Read;

use super::entry::{Entry, FileError, Told};
use super::vcard::{Card, PHOTO_MARK};
use crate::domain::contact::Contact;
use document::Document;

/// The largest document, in bytes.
const LARGEST: u64 = 128 * 1024 * 1024;
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
    let document =
        Document::read(text.trim_start_matches('\u{FEFF}')).ok_or(FileError::NoContacts)?;
    let mut entries = Vec::new();
    for (raw, line) in document.people() {
        if entries.len() as u64 == told.limit {
            return Err(FileError::TooMany(told.limit));
        }
        entries.extend(contact::read(&document, raw, line));
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
