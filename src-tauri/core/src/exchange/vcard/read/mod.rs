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
mod related;
mod settle;

use std::borrow::Cow;

use draft::Draft;
use field::Field;

use super::cards::{Card, Limits};
use super::charset::Charset;
use super::error::{Lost, Problem, Reason};
use super::front::{Raw, Shape};
use super::head::{Head, Transfer};
use super::line::{Item, Line, Lines};
use super::photo::{self, Picture};
use super::quoted_printable;
use super::text::{plain_backslashes, unescape};
use crate::domain::contact::Contact;

/// So many properties, and so many losses, are told of one card.
const PROPERTIES: u32 = 100_000;
const LOSSES: usize = 100;
/// The parser is given lines in batches of about this size, so that its view
/// of them never grows with the card.
const BATCH: usize = 64 * 1024;

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
    let (contact, photo, mut lost) = reader.finish();
    match raw.shape {
        Shape::NoEnd => lost.push(Lost {
            line: raw.line + line_ends(&bytes),
            property: "END".into(),
            reason: Reason::NoEnd,
        }),
        Shape::NoBegin => {
            lost.push(Lost {
                line: raw.line,
                property: "BEGIN".into(),
                reason: Reason::NoBegin,
            });
        }
        _ => {}
    }
    let whole = matches!(bytes, Cow::Borrowed(_));
    let cut = photo.filter(|_| whole);
    card.outcome = match contact {
        Some(contact) => Ok(Box::new(contact)),
        None if raw.shape == Shape::NoEnd => Err(Problem::NoEnd),
        None => Err(Problem::Nothing),
    };
    card.lost = lost;
    if let (Some(cut), Ok(contact)) = (cut, &card.outcome)
        && let Some(photo) = &contact.photo
    {
        let mark = format!("{PHOTO_MARK}{}", blake3::hash(&photo.bytes).to_hex());
        let mut original = Vec::with_capacity(card.original.len() - cut.len() + mark.len());
        original.extend_from_slice(&card.original[..cut.start]);
        original.extend_from_slice(mark.as_bytes());
        original.extend_from_slice(&card.original[cut.end..]);
        card.original = original;
    }
    card
}

/// Whether a property of this name is read as more than a line to keep.
pub(super) fn has_place(name: &[u8]) -> bool {
    Field::of(name) != Field::Other
}

/// Stands in `original` where a photo's payload stood, before its BLAKE3 hash.
const PHOTO_MARK: &str = "vuoro-photo:";

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

struct Reader<'a> {
    limits: &'a Limits,
    charset: &'a mut Charset,
    draft: Draft,
    batch: String,
    places: Vec<property::Place>,
    count: u32,
    first: u64,
    lost: Vec<Lost>,
    unlisted: u64,
    /// Where the payload of the photo that was kept stands in the card.
    photo: Option<std::ops::Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(limits: &'a Limits, charset: &'a mut Charset, first: u64) -> Self {
        Self {
            limits,
            charset,
            draft: Draft::default(),
            batch: property::OPENING.to_owned(),
            places: Vec::new(),
            count: 0,
            first,
            lost: Vec::new(),
            unlisted: 0,
            photo: None,
        }
    }

    fn lines(&mut self, card: &[u8], cut_off: bool) {
        for item in Lines::new(card, self.first) {
            self.count += 1;
            if self.count > PROPERTIES {
                let (Item::Property(Line { number, .. })
                | Item::Agent { number, .. }
                | Item::Stray { number, .. }) = item;
                self.lose(number, "", Reason::TooMany);
                return;
            }
            match item {
                Item::Property(line) => self.line(&line, card),
                Item::Agent { number, card } => self.agent(number, card),
                // A bare `FN` says as little as `FN:` does.
                Item::Stray { text, .. } if Field::of(text.trim_ascii()) != Field::Other => {}
                // The end of a card that was cut off within its last word.
                Item::Stray { text, .. }
                    if cut_off && b"END:VCARD".starts_with(&text.to_ascii_uppercase()) => {}
                Item::Stray { number, .. } => self.lose(number, "", Reason::NotAProperty),
            }
        }
    }

    fn finish(mut self) -> (Option<Contact>, Option<std::ops::Range<usize>>, Vec<Lost>) {
        self.flush();
        if self.draft.too_many {
            let line = self.lost.last().map_or(self.first, |lost| lost.line);
            self.lose(line, "CATEGORIES", Reason::TooMany);
        }
        if self.unlisted > 0 {
            let line = self.lost.last().map_or(0, |lost| lost.line);
            self.lost.push(Lost {
                line,
                property: String::new(),
                reason: Reason::AndMore(self.unlisted),
            });
        }
        (settle::settle(self.draft), self.photo, self.lost)
    }

    fn lose(&mut self, line: u64, property: &str, reason: Reason) {
        if self.lost.len() < LOSSES {
            self.lost.push(Lost {
                line,
                property: property.to_ascii_uppercase(),
                reason,
            });
        } else {
            self.unlisted += 1;
        }
    }

    fn line(&mut self, line: &Line<'_>, card: &[u8]) {
        let Some(head) = Head::of(&line.bytes) else {
            return self.lose(line.number, "", Reason::NotAProperty);
        };
        let field = Field::of(head.name);
        if field == Field::Dropped {
            return;
        }
        let name = String::from_utf8_lossy(head.name);
        let value = &line.bytes[head.value..];
        if field == Field::Categories && self.draft.too_many {
            return;
        }
        if field == Field::Photo && self.photo(line, &head, value, card) {
            return;
        }
        if line.bytes.len() > self.limits.property {
            return self.lose(line.number, &name, Reason::TooLarge);
        }
        let mut octets = Vec::new();
        let value = match head.transfer {
            Transfer::Plain => value,
            Transfer::QuotedPrintable => {
                quoted_printable::decode(value, &mut octets);
                &octets
            }
            Transfer::Base64 => match self.base64(&head, value, field) {
                Some(bytes) => {
                    octets = bytes;
                    &octets
                }
                None => return self.lose(line.number, &name, Reason::NotBase64),
            },
        };
        let value = self.charset.decode(value, head.charset);
        let value = one_line(&value);
        let clean = head
            .clean
            .as_deref()
            .unwrap_or(&line.bytes[..head.value - 1]);
        let clean = one_line(&self.charset.decode(clean, head.charset)).into_owned();
        match field {
            Field::Other | Field::Photo => {
                self.draft.keep(self.count, [&clean, ":", &value].concat())
            }
            Field::Kept => self
                .draft
                .keep(self.count, one_line(&unescape(&value)).into_owned()),
            _ => self.queue(field, &clean, &value),
        }
    }

    /// Takes a line to the batch for the parser.
    fn queue(&mut self, field: Field, head: &str, value: &str) {
        let start = self.batch.len();
        self.batch.push_str(head);
        self.batch.push(':');
        let at = self.batch.len();
        self.batch.push_str(&plain_backslashes(value));
        let end = self.batch.len();
        self.batch.push('\n');
        self.places.push(property::Place {
            field,
            index: self.count,
            start,
            value: at,
            end,
        });
        if self.batch.len() > BATCH {
            self.flush();
        }
    }

    fn flush(&mut self) {
        for (place, property) in property::parse(&self.batch, &self.places) {
            match property {
                Some(property) => self.draft.put(property),
                None => self
                    .draft
                    .keep(place.index, self.batch[place.start..place.end].to_owned()),
            }
        }
        self.places.clear();
        self.batch.truncate(property::OPENING.len());
    }

    /// Whether the line is done with.
    fn photo(&mut self, line: &Line<'_>, head: &Head<'_>, value: &[u8], card: &[u8]) -> bool {
        let base64 = head.transfer == Transfer::Base64;
        match photo::read(value, base64, &line.bytes[..head.value], self.limits.photo) {
            Picture::Photo(photo) if self.draft.photo.is_none() => {
                self.draft.photo = Some(photo);
                self.photo = Some(value_start(card, line, head.value)..line.span.end);
                true
            }
            // A second picture stays a line of the card.
            Picture::Photo(_) | Picture::Other => false,
            Picture::Empty => true,
            Picture::TooLarge => {
                self.lose(line.number, "PHOTO", Reason::TooLarge);
                true
            }
            Picture::Broken => {
                self.lose(line.number, "PHOTO", Reason::NotBase64);
                true
            }
        }
    }

    /// Base64 that is no stored photo: text in a field for text, else a `data:`
    /// URI, which is how every version since 4.0 writes it.
    fn base64(&self, head: &Head<'_>, value: &[u8], field: Field) -> Option<Vec<u8>> {
        if head.uri || memchr::memchr(b':', value).is_some() {
            return Some(value.to_vec());
        }
        let bytes = photo::decode(value)?;
        if !matches!(field, Field::Other | Field::Photo | Field::Sound) {
            return Some(bytes);
        }
        let mut uri = format!("data:{};base64,", media_type(head, &bytes));
        photo::encode(&bytes, &mut uri);
        Some(uri.into_bytes())
    }

    fn agent(&mut self, number: u64, card: &[u8]) {
        if card.len() > self.limits.property {
            return self.lose(number, "AGENT", Reason::TooLarge);
        }
        // As vCard 3.0 writes it: the whole card as one escaped text.
        let text = self.charset.decode(card, None);
        let lines: Vec<&str> = text
            .split(['\r', '\n'])
            .filter(|line| !line.trim().is_empty())
            .collect();
        let indented = lines
            .iter()
            .skip(1)
            .all(|line| line.starts_with([' ', '\t']));
        let lines: Vec<&str> = lines
            .iter()
            .map(|line| if indented { line.trim_start() } else { line })
            .collect();
        let value = super::text::escaped(&lines.join("\n"));
        self.queue(Field::Agent, "AGENT", &value);
    }
}

fn media_type(head: &Head<'_>, bytes: &[u8]) -> String {
    if let Some(known) = photo::sniff(bytes) {
        return known.to_owned();
    }
    let clean = head
        .clean
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let words: Vec<String> = clean
        .split(|b| matches!(b, b';' | b'=' | b','))
        .skip(1)
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect();
    let word = words
        .iter()
        .find(|word| !matches!(word.as_str(), "type" | "value" | "binary" | "work" | "home"));
    match word.filter(|word| word.bytes().all(|b| b.is_ascii_alphanumeric())) {
        Some(word) if head.named("SOUND") => format!("audio/{word}"),
        Some(word) if head.named("KEY") && word == "pgp" => "application/pgp-keys".into(),
        Some(word) if head.named("KEY") => format!("application/{word}"),
        Some(word) => format!("image/{word}"),
        None => "application/octet-stream".into(),
    }
}

/// Line breaks within a value are written `\n`; other control characters are
/// no text.
fn one_line(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| b.is_ascii_control() && b != b'\t') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("\\n"),
            c if c.is_ascii_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out.into()
}

/// Where a line's value begins in the card: its head may be folded.
fn value_start(card: &[u8], line: &Line<'_>, value: usize) -> usize {
    let mut left = value;
    let mut at = line.span.start;
    while left > 0 && at < line.span.end {
        match card[at] {
            b'\r' | b'\n' => {
                while matches!(card.get(at), Some(b'\r' | b'\n')) {
                    at += 1;
                }
                at += 1;
            }
            _ => {
                left -= 1;
                at += 1;
            }
        }
    }
    at
}
