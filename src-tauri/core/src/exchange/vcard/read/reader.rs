//! A card's content lines, one by one: each is decoded to text and goes to the
//! parser, or straight to the lines that are kept; what cannot be kept is named.

use super::draft::Draft;
use super::field::Field;
use super::{property, settle};
use crate::domain::contact::Contact;
use crate::exchange::vcard::cards::Limits;
use crate::exchange::vcard::charset::Charset;
use crate::exchange::vcard::error::{Lost, Reason};
use crate::exchange::vcard::head::{Head, Transfer};
use crate::exchange::vcard::line::{Item, Line, Lines};
use crate::exchange::vcard::parameters::is_about_parameters;
use crate::exchange::vcard::photo::{self, Picture};
use crate::exchange::vcard::quoted_printable;
use crate::exchange::vcard::text::{self, one_line, plain_backslashes, unescape};

/// So many properties, and so many losses, are told of one card.
const PROPERTIES: u32 = 100_000;
const LOSSES: usize = 100;
/// The parser is given lines in batches of about this size, so that its view
/// of them never grows with the card.
const BATCH: usize = 64 * 1024;

/// Reads the lines of one card, one after the other.
pub(super) struct Reader<'a> {
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
    pub(super) fn new(limits: &'a Limits, charset: &'a mut Charset, first: u64) -> Self {
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

    pub(super) fn lines(&mut self, card: &[u8], cut_off: bool) {
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

    pub(super) fn finish(mut self) -> (Option<Contact>, Option<std::ops::Range<usize>>, Vec<Lost>) {
        self.flush();
        if self.draft.too_many {
            let line = self.lost.last().map_or(self.first, |lost| lost.line);
            self.lose(line, "CATEGORIES", Reason::TooMany);
        }
        if self.unlisted > 0 {
            let line = self.lost.last().map_or(self.first, |lost| lost.line);
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
            Field::Kept => {
                let line = one_line(&unescape(&value)).into_owned();
                if !is_about_parameters(&line) {
                    self.draft.keep(self.count, line);
                }
            }
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
        let value = text::escaped(&lines.join("\n"));
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
