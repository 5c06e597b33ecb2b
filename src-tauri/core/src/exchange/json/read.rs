//! A document from JSON, item by item, its sections in any order. An item is
//! handed over as it is read, and the reader's memory holds one at a time.

use std::cell::Cell;
use std::fmt;
use std::io::{BufReader, Read};
use std::rc::Rc;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::domain::document::{FORMAT, Item, Section, VERSION};
use crate::domain::settings::Settings;

/// Why a document cannot be read. It names the place, never what stands there.
#[derive(Debug, thiserror::Error)]
pub enum ReadError<E> {
    #[error(transparent)]
    Io(std::io::Error),
    #[error("it is no book of Vuoro")]
    NotABook,
    #[error("its version is {0}")]
    Newer(u32),
    /// It is no JSON there, or not what a document has there.
    #[error("line {line}: a document does not go on like that")]
    Broken { line: usize },
    /// Whoever was handed an item refused it.
    #[error("line {line}: {error}")]
    Refused { line: usize, error: E },
}

/// Whether a file begins like a document, its keys in whatever order.
pub fn is_book(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let Some(inside) = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .strip_prefix('{')
    else {
        return false;
    };
    let first = inside.trim_start().split('"').nth(1).unwrap_or_default();
    inside.contains(&format!("\"{FORMAT}\"")) || Section::ALL.iter().any(|s| s.key() == first)
}

/// Reads a document whole, and hands over the items of the sections asked for,
/// each with the line on which it ends.
pub fn read<E>(
    input: impl Read,
    wanted: &[Section],
    each: &mut dyn FnMut(Item, usize) -> Result<(), E>,
) -> Result<(), ReadError<E>> {
    let mut input = BufReader::with_capacity(256 * 1024, input);
    skip_mark(&mut input).map_err(ReadError::Io)?;
    let line = Rc::new(Cell::new(1));
    let input = Counted {
        input,
        line: Rc::clone(&line),
    };
    let mut reader = serde_json::Deserializer::from_reader(input);
    let mut state = State {
        line,
        wanted,
        each,
        refused: None,
        format: false,
        version: None,
    };
    let read = reader
        .deserialize_map(Whole(&mut state))
        .and_then(|()| reader.end());
    if let Err(error) = read {
        if let Some((line, error)) = state.refused {
            return Err(ReadError::Refused { line, error });
        }
        if error.is_io() {
            return Err(ReadError::Io(error.into()));
        }
        if let Some(version) = state.version.filter(|version| *version != VERSION) {
            return Err(ReadError::Newer(version));
        }
        let line = error.line();
        return Err(ReadError::Broken { line });
    }
    match (state.format, state.version) {
        (true, Some(VERSION)) => Ok(()),
        (true, Some(version)) => Err(ReadError::Newer(version)),
        _ => Err(ReadError::NotABook),
    }
}

/// A byte order mark is no JSON, and some editors write one.
fn skip_mark(input: &mut impl std::io::BufRead) -> std::io::Result<()> {
    if input.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
        input.consume(3);
    }
    Ok(())
}

/// Counts the lines that go through it, byte by byte: the parser's own count
/// has gone on to the next item by the time it tells of an error.
struct Counted<R> {
    input: R,
    line: Rc<Cell<usize>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let count = self.input.read(out)?;
        let ends = memchr::memchr_iter(b'\n', &out[..count]).count();
        self.line.set(self.line.get() + ends);
        Ok(count)
    }
}

struct State<'a, E> {
    wanted: &'a [Section],
    each: &'a mut dyn FnMut(Item, usize) -> Result<(), E>,
    /// The line up to which the file has been read.
    line: Rc<Cell<usize>>,
    refused: Option<(usize, E)>,
    format: bool,
    version: Option<u32>,
}

impl<E> State<'_, E> {
    fn give<J: serde::de::Error>(&mut self, item: Item) -> Result<(), J> {
        let line = self.line.get();
        (self.each)(item, line).map_err(|error| {
            self.refused = Some((line, error));
            J::custom("refused")
        })
    }
}

struct Whole<'s, 'a, E>(&'s mut State<'a, E>);

impl<'de, E> Visitor<'de> for Whole<'_, '_, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let state = self.0;
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(A::Error::custom("twice"));
            }
            let section = Section::ALL.into_iter().find(|one| one.key() == key);
            match (key.as_str(), section) {
                ("format", _) => state.format = map.next_value::<String>()? == FORMAT,
                ("version", _) => {
                    let version = map.next_value()?;
                    state.version = Some(version);
                    if version != VERSION {
                        return Err(A::Error::custom("version"));
                    }
                }
                (_, Some(section)) if state.wanted.contains(&section) => {
                    map.next_value_seed(Part(state, section))?;
                }
                (_, Some(_)) => drop(map.next_value::<IgnoredAny>()?),
                _ => return Err(A::Error::custom("unknown")),
            }
            seen.push(key);
        }
        Ok(())
    }
}

/// One section.
struct Part<'s, 'a, E>(&'s mut State<'a, E>, Section);

impl<'de, E> DeserializeSeed<'de> for Part<'_, '_, E> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match self.1 {
            Section::Owner => {
                let owner = Box::deserialize(from)?;
                self.0.give(Item::Owner(owner))
            }
            Section::Settings => {
                // What an earlier version did not write is as it is without a word.
                let said: serde_json::Map<String, serde_json::Value> =
                    Deserialize::deserialize(from)?;
                let settings = Settings::default().with(said).map_err(D::Error::custom)?;
                self.0.give(Item::Settings(settings))
            }
            _ => from.deserialize_seq(self),
        }
    }
}

impl<'de, E> Visitor<'de> for Part<'_, '_, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = next(&mut list, self.1)? {
            self.0.give(item)?;
        }
        Ok(())
    }
}

fn next<'de, A: SeqAccess<'de>>(list: &mut A, section: Section) -> Result<Option<Item>, A::Error> {
    Ok(match section {
        Section::Columns => list.next_element()?.map(Item::Columns),
        Section::Photos => list.next_element()?.map(Item::Photo),
        Section::Organisations => list.next_element()?.map(Item::Organisation),
        Section::Tags => list.next_element()?.map(Item::Tag),
        Section::People => list.next_element()?.map(Item::Person),
        Section::NotSame => list.next_element()?.map(Item::NotSame),
        Section::Favours => list.next_element()?.map(Item::Favour),
        Section::Suggestions => list.next_element()?.map(Item::Suggestion),
        Section::Cards => list.next_element()?.map(Item::Card),
        Section::Owner | Section::Settings => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Result<Vec<String>, String> {
        let mut tags = Vec::new();
        let read = read(
            text.as_bytes(),
            &[Section::Tags],
            &mut |item, _| match item {
                Item::Tag(tag) if tag == "bad" => Err("refused"),
                Item::Tag(tag) => {
                    tags.push(tag);
                    Ok(())
                }
                _ => Ok(()),
            },
        );
        read.map(|()| tags).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let head = "{\"format\": \"vuoro-book\",\n\"version\": 1,\n";
        let check = |rest: &str, expect: Result<&[&str], &str>| {
            let expect = expect.map(|tags| tags.iter().map(|t| (*t).to_owned()).collect());
            assert_eq!(
                tags(&[head, rest].concat()),
                expect.map_err(str::to_owned),
                "{rest}"
            );
        };
        check("\"tags\": [\"a\", \"b\"]}", Ok(&["a", "b"]));
        check("\"people\": [], \"tags\": []}", Ok(&[]));
        check(
            "\"tags\": [\"a\",",
            Err("line 3: a document does not go on like that"),
        );
        check(
            "\"tags\": [1]}",
            Err("line 3: a document does not go on like that"),
        );
        check(
            "\"more\": 1}",
            Err("line 3: a document does not go on like that"),
        );
        check("\"tags\":\n[\"bad\"]}", Err("line 4: refused"));
        assert_eq!(tags("{}"), Err("it is no book of Vuoro".into()));
        assert_eq!(
            tags("{\"format\": \"vuoro-book\", \"version\": 7, \"new\": 1}"),
            Err("its version is 7".into())
        );
    }

    #[test]
    fn a_book_is_known_by_its_beginning() {
        assert!(is_book(b"\xEF\xBB\xBF{ \"format\": \"vuoro-book\""));
        assert!(is_book(b"{\n  \"cards\": [{"));
        assert!(!is_book(b"{\"version\": \"1.0-preview.1\""));
        assert!(!is_book(b"BEGIN:VCARD \"vuoro-book\""));
    }
}
