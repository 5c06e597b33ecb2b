//! From one card's bytes to a `Contact`. The order of the work: content lines,
//! their text, then the parser, then each property to its place. What has no
//! place is kept as it is; what cannot be kept is named.

mod address;
mod android;
mod draft;
mod field;
mod name;
mod point;
mod property;
mod reader;
mod related;
mod settle;

use std::borrow::Cow;
use std::ops::Range;

use field::Field;
use reader::Reader;

use super::cards::{Card, Limits};
use super::charset::Charset;
use super::error::{Lost, Problem, Reason};
use super::front::{Raw, Shape};

pub(super) fn read(raw: Raw, limits: &Limits, charset: &mut Charset) -> Card {
    let mut card = Card {
        line: raw.line,
        fingerprint: fingerprint(&raw.bytes),
        original: raw.bytes,
        outcome: Err(Problem::Outside),
        lost: Vec::new(),
    };
    match raw.shape {
        Shape::Outside => return card,
        Shape::TooLarge => {
            card.outcome = Err(Problem::TooLarge);
            return card;
        }
        Shape::Whole | Shape::NoEnd | Shape::NoBegin => {}
    }
    let Some(bytes) = without_nul(&card.original) else {
        card.outcome = Err(Problem::NotText);
        return card;
    };
    let mut reader = Reader::new(limits, charset, raw.line);
    reader.lines(&bytes, raw.shape == Shape::NoEnd);
    let (contact, payload, mut lost) = reader.finish();
    card.outcome = match contact {
        Some(contact) => Ok(Box::new(contact)),
        None if raw.shape == Shape::NoEnd => Err(Problem::NoEnd),
        None => Err(Problem::Nothing),
    };
    let broken = match raw.shape {
        Shape::NoEnd => Some((raw.line + line_ends(&bytes), "END", Reason::NoEnd)),
        Shape::NoBegin => Some((raw.line, "BEGIN", Reason::NoBegin)),
        _ => None,
    };
    if let Some((line, property, reason)) = broken.filter(|_| card.outcome.is_ok()) {
        lost.push(Lost {
            line,
            property: property.into(),
            reason,
        });
    }
    card.lost = lost;
    let as_it_came = matches!(bytes, Cow::Borrowed(_));
    if let (Some(payload), Ok(contact)) = (payload, &card.outcome)
        && let Some(photo) = contact.photo.as_ref().filter(|_| as_it_came)
    {
        card.original = without(&card.original, payload, &photo.bytes);
    }
    card
}

/// The card with a mark in the place of its photo's payload.
fn without(card: &[u8], payload: Range<usize>, photo: &[u8]) -> Vec<u8> {
    let hash = blake3::hash(photo).to_hex();
    [
        &card[..payload.start],
        PHOTO_MARK.as_bytes(),
        hash.as_bytes(),
        &card[payload.end..],
    ]
    .concat()
}

/// Whether a property of this name is read as more than a line to keep.
pub(super) fn has_place(name: &[u8]) -> bool {
    Field::of(name) != Field::Other
}

/// Stands in `original` where a photo's payload stood, before its BLAKE3 hash.
pub(in crate::exchange) const PHOTO_MARK: &str = "vuoro-photo:";

/// The hash of the photo that a kept card came with, in hexadecimal.
pub fn photo_hash(original: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(original, PHOTO_MARK.as_bytes())? + PHOTO_MARK.len();
    let hash = original.get(at..at + 64)?;
    let is_hash = hash.iter().all(u8::is_ascii_hexdigit);
    is_hash.then(|| String::from_utf8_lossy(hash).into_owned())
}

/// Line ends and blank lines at the end do not count, so the card is the same
/// card after a journey through another system.
fn fingerprint(bytes: &[u8]) -> [u8; 32] {
    let bytes = bytes.trim_ascii_end();
    if memchr::memchr(b'\r', bytes).is_none() {
        return blake3::hash(bytes).into();
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'\r', rest) {
        plain.extend_from_slice(&rest[..at]);
        plain.push(b'\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    plain.extend_from_slice(rest);
    blake3::hash(&plain).into()
}

/// NULs are no part of any text. `None` if there are so many that this is none.
fn without_nul(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let count = memchr::memchr_iter(0, bytes).count();
    if count == 0 {
        return Some(bytes.into());
    }
    (count * 4 < bytes.len()).then(|| {
        bytes
            .iter()
            .copied()
            .filter(|b| *b != 0)
            .collect::<Vec<_>>()
            .into()
    })
}

fn line_ends(bytes: &[u8]) -> u64 {
    let bytes = bytes.trim_ascii_end();
    let lf = memchr::memchr_iter(b'\n', bytes).count();
    let cr = memchr::memchr_iter(b'\r', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    (lf + cr) as u64
}

#[cfg(test)]
mod tests;
