//! One property of a card as the parser gives it: the only file that knows the
//! parser's types.

use calcard::Entry;
use calcard::common::IanaString;
use calcard::vcard::{VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardValue};

use super::field::Field;
use crate::exchange::vcard::parameters::Rest;
use crate::exchange::vcard::text::{split, uncaret, unescape};

/// The opening that every batch of lines is given.
pub(super) const OPENING: &str = "BEGIN:VCARD\nVERSION:4.0\n";

/// Where a property stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) field: Field,
    /// Its place among the card's properties.
    pub(super) index: u32,
    /// The content line in the batch, and where in it the value begins.
    pub(super) start: usize,
    pub(super) value: usize,
    pub(super) end: usize,
}

pub(super) struct Property<'a> {
    pub(super) field: Field,
    pub(super) index: u32,
    /// The whole content line, unfolded, in UTF-8 and without transfer encoding.
    pub(super) text: &'a str,
    /// The part of it after the colon, escaped as it was.
    pub(super) value: &'a str,
    pub(super) group: String,
    entry: VCardEntry,
}

/// Parses a batch of content lines. The parser gives one entry for each line;
/// where it does not, the lines are given to it one by one, and one that it
/// cannot read comes back as `None`.
pub(super) fn parse<'a>(
    batch: &'a str,
    places: &'a [Place],
) -> Vec<(&'a Place, Option<Property<'a>>)> {
    let mut entries = entries(batch);
    if entries.len() == places.len() {
        return places
            .iter()
            .zip(entries)
            .map(|(place, entry)| (place, Some(property(batch, place, entry))))
            .collect();
    }
    places
        .iter()
        .map(|place| {
            entries = self::entries(&[OPENING, &batch[place.start..place.end], "\n"].concat());
            let entry = if entries.len() == 1 {
                entries.pop()
            } else {
                None
            };
            (place, entry.map(|entry| property(batch, place, entry)))
        })
        .collect()
}

/// The entries after the opening's.
fn entries(text: &str) -> Vec<VCardEntry> {
    match calcard::Parser::new(text).entry() {
        Entry::VCard(VCard { mut entries }) if !entries.is_empty() => {
            entries.remove(0);
            entries
        }
        _ => Vec::new(),
    }
}

fn property<'a>(batch: &'a str, place: &Place, mut entry: VCardEntry) -> Property<'a> {
    Property {
        field: place.field,
        index: place.index,
        text: &batch[place.start..place.end],
        value: &batch[place.value..place.end],
        group: entry.group.take().unwrap_or_default(),
        entry,
    }
}

impl Property<'_> {
    /// The value as one text.
    pub(super) fn plain(&mut self) -> String {
        match self.entry.values.as_mut_slice() {
            [VCardValue::Text(text)] => tidy(std::mem::take(text)),
            // A list, a date, a data: URI: the text itself is what is wanted.
            _ => tidy(unescape(self.value)),
        }
    }

    /// The values of a property that is a list. The parser is not exact about
    /// blanks within them, so that one stands for many.
    pub(super) fn list(&mut self, separator: u8) -> Vec<String> {
        let parts = self
            .components(separator)
            .into_iter()
            .map(|texts| texts.join(","));
        parts
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The components of a structured value, each a list of its own.
    pub(super) fn components(&mut self, separator: u8) -> Vec<Vec<String>> {
        let mut parts = Vec::new();
        for value in std::mem::take(&mut self.entry.values) {
            match value {
                VCardValue::Text(text) => parts.push(vec![text]),
                VCardValue::Component(texts) => parts.push(texts),
                // A `VALUE=` that makes numbers or dates of it is none of its business.
                _ => {
                    return split(self.value, separator)
                        .into_iter()
                        .map(|text| vec![text])
                        .collect();
                }
            }
        }
        parts
    }

    /// The parameters that become no field; those that do are named.
    pub(super) fn rest(&self, read: &[&str]) -> Rest {
        let head = self.text.len() - self.value.len() - 1;
        Rest::of(&self.text[..head], read)
    }

    /// The words of `TYPE=`, and parameters without a name that are such words.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        self.entry
            .params
            .iter()
            .filter_map(|parameter| match (&parameter.name, &parameter.value) {
                (VCardParameterName::Type, VCardParameterValue::Type(word)) => Some(word.as_str()),
                (VCardParameterName::Type, VCardParameterValue::Text(word)) => Some(word.as_str()),
                (VCardParameterName::Other(word), VCardParameterValue::Null) => Some(word.as_str()),
                _ => None,
            })
    }

    /// A parameter that the parser has no name for.
    pub(super) fn other(&self, name: &str) -> Option<String> {
        self.entry
            .params
            .iter()
            .find_map(|parameter| match (&parameter.name, &parameter.value) {
                (VCardParameterName::Other(theirs), VCardParameterValue::Text(value))
                    if theirs.eq_ignore_ascii_case(name) =>
                {
                    Some(uncaret(value))
                }
                _ => None,
            })
    }

    pub(super) fn parameter(&self, name: &VCardParameterName) -> Option<String> {
        self.entry
            .params
            .iter()
            .find_map(|parameter| match &parameter.value {
                VCardParameterValue::Text(value) if parameter.name == *name => Some(uncaret(value)),
                _ => None,
            })
    }

    pub(super) fn has(&self, name: &VCardParameterName) -> bool {
        self.entry
            .params
            .iter()
            .any(|parameter| parameter.name == *name)
    }

    pub(super) fn values(&self, name: &VCardParameterName) -> Vec<String> {
        let named = self
            .entry
            .params
            .iter()
            .filter(|parameter| parameter.name == *name);
        named
            .filter_map(|parameter| match &parameter.value {
                VCardParameterValue::Text(value) => Some(uncaret(value)),
                _ => None,
            })
            .collect()
    }

    /// 1 for the most preferred to 100, from `PREF=`, bare `PREF` or `TYPE=pref`.
    pub(super) fn preference(&self) -> Option<u32> {
        let levels = self.entry.params.iter().filter_map(|parameter| {
            match (&parameter.name, &parameter.value) {
                (VCardParameterName::Pref, VCardParameterValue::Integer(level)) => Some(*level),
                (VCardParameterName::Pref, _) => Some(1),
                _ => None,
            }
        });
        let word = self
            .types()
            .flat_map(|types| types.split(','))
            .any(|word| word.trim().eq_ignore_ascii_case("pref"));
        levels.chain(word.then_some(1)).min()
    }
}

fn tidy(text: String) -> String {
    // What the parser decoded by itself has line ends of either kind.
    let text = match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text,
    };
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        text
    } else {
        trimmed.to_owned()
    }
}
