//! The jCards of a file: one alone, a list of them, or one behind the other.
//! Memory does not grow with the file.

use std::io::{self, BufRead, BufReader, Read};

use serde_json::Value;

use super::super::cards::{Card, Limits, cards};
use super::super::error::{Lost, Problem, ReadError, Reason};
use super::super::source::Source;
use super::lines::{Lines, lines, name_of};

/// Whether a file begins like one with jCards, or is a list of none.
pub fn is_jcard(start: &[u8]) -> bool {
    fn inside(text: &[u8]) -> Option<&[u8]> {
        Some(text.strip_prefix(b"[")?.trim_ascii_start())
    }
    let first = inside(start.trim_ascii());
    let first = first.map(|first| inside(first).unwrap_or(first));
    let mark = b"\"vcard\"";
    first.is_some_and(|first| match first.get(..mark.len()) {
        Some(head) => head.eq_ignore_ascii_case(mark),
        None => first == b"]",
    })
}

/// Iterator over a file's jCards. An unreadable one is an item, never an end;
/// after an error nothing follows.
pub struct Jcards<R> {
    input: BufReader<Source<R>>,
    limits: Limits,
    /// Of the byte that comes next, from 1.
    line: u64,
    /// That byte stands at the beginning of an array.
    opened: bool,
    /// Cards given out so far.
    count: u64,
    /// Anything stands in the file.
    inked: bool,
    done: bool,
}

/// Reads a file's jCards as a stream.
pub fn jcards<R: Read>(input: R, limits: Limits) -> Jcards<R> {
    Jcards {
        input: BufReader::with_capacity(64 * 1024, Source::new(input)),
        limits,
        line: 1,
        opened: false,
        count: 0,
        inked: false,
        done: false,
    }
}

impl<R> std::fmt::Debug for Jcards<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jcards")
            .field("count", &self.count)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// A stretch of the file: an array that begins with a text, or what stands
/// between two of them.
#[derive(Default)]
struct Piece {
    line: u64,
    bytes: Vec<u8>,
    is_array: bool,
    is_whole: bool,
    too_large: bool,
    depth: u32,
    quoted: bool,
    escaped: bool,
}

impl Piece {
    /// The next byte of the array.
    fn take(&mut self, b: u8, most: usize) {
        match b {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.quoted => self.escaped = true,
            b'"' => self.quoted = !self.quoted,
            b'[' if !self.quoted => self.depth += 1,
            b']' if !self.quoted => self.depth -= 1,
            _ => {}
        }
        self.is_whole = self.depth == 0;
        self.keep(b, most);
    }

    fn keep(&mut self, b: u8, most: usize) {
        match self.bytes.len() < most {
            true => self.bytes.push(b),
            false => self.too_large = true,
        }
    }

    fn card(self, limits: &Limits) -> Card {
        if !self.is_array {
            return self.unread(Problem::Outside);
        }
        if self.too_large {
            return self.unread(Problem::TooLarge);
        }
        let Ok(json) = serde_json::from_slice::<Value>(&self.bytes) else {
            return self.unread(Problem::NoEnd);
        };
        let Some(Lines { text, refused }) = lines(&json) else {
            return self.unread(Problem::Outside);
        };
        let Some(Ok(mut card)) = cards(text.as_bytes(), limits.clone()).next() else {
            return self.unread(Problem::Nothing);
        };
        card.lost.extend(refused.iter().map(|property| Lost {
            line: 0,
            property: name_of(property),
            reason: Reason::NotAProperty,
        }));
        // What is no content line is kept behind them.
        for property in &refused {
            let json = property.to_string();
            card.original.extend_from_slice(json.as_bytes());
            card.original.extend_from_slice(b"\r\n");
        }
        if !refused.is_empty() {
            card.fingerprint = blake3::hash(&self.bytes).into();
        }
        card.line = self.line;
        card.lost.iter_mut().for_each(|lost| lost.line = self.line);
        card
    }

    fn unread(self, problem: Problem) -> Card {
        Card {
            line: self.line,
            fingerprint: blake3::hash(&self.bytes).into(),
            original: self.bytes,
            outcome: Err(problem),
            lost: Vec::new(),
        }
    }
}

impl<R: Read> Jcards<R> {
    /// Bytes of the file read so far, for progress.
    pub fn position(&self) -> u64 {
        self.input.get_ref().taken()
    }

    fn piece(&mut self) -> io::Result<Option<Piece>> {
        let mut piece = Piece::default();
        loop {
            let block = self.input.fill_buf()?;
            let Some(&b) = block.first() else {
                return Ok((!piece.bytes.is_empty()).then_some(piece));
            };
            let begins = !piece.is_array && self.opened && b == b'"';
            if begins && !piece.bytes.is_empty() {
                return Ok(Some(piece));
            }
            self.input.consume(1);
            if begins {
                (piece.is_array, piece.line, piece.depth) = (true, self.line, 1);
                piece.bytes.push(b'[');
            }
            if piece.is_array {
                piece.take(b, self.limits.card);
            } else if !b.is_ascii_whitespace() && !matches!(b, b'[' | b']' | b',') {
                if piece.bytes.is_empty() {
                    piece.line = self.line;
                }
                piece.keep(b, self.limits.property);
            }
            self.opened = b == b'[' || (self.opened && b.is_ascii_whitespace());
            self.line += u64::from(b == b'\n');
            if piece.is_whole {
                return Ok(Some(piece));
            }
        }
    }
}

impl<R: Read> Iterator for Jcards<R> {
    type Item = Result<Card, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let piece = self.piece();
        self.inked |= matches!(piece, Ok(Some(_)));
        let error = match piece {
            Ok(None) if self.inked => {
                self.done = true;
                return None;
            }
            // A list of none: an empty file is taken for no jCard.
            Ok(None) => ReadError::NotVcard,
            Ok(Some(piece)) if !piece.is_array => return Some(Ok(piece.card(&self.limits))),
            Ok(Some(_)) if self.count == self.limits.cards => {
                ReadError::TooManyCards(self.limits.cards)
            }
            Ok(Some(piece)) => {
                self.count += 1;
                return Some(Ok(piece.card(&self.limits)));
            }
            Err(error) => ReadError::Io(error),
        };
        self.done = true;
        Some(Err(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name or the problem of each, with its line.
    fn read(file: &str) -> Vec<(u64, String)> {
        let limits = Limits {
            cards: 4,
            card: 400,
            ..Limits::default()
        };
        let told = |card: Result<Card, ReadError>| match card {
            Err(error) => (0, error.to_string()),
            Ok(card) => {
                let outcome = card.outcome.map(|contact| contact.name.display);
                (
                    card.line,
                    outcome.unwrap_or_else(|problem| problem.to_string()),
                )
            }
        };
        jcards(file.as_bytes(), limits).map(told).collect()
    }

    #[test]
    fn cards_are_found_wherever_they_stand_and_none_ends_the_others() {
        let card = |name: &str| format!(r#"["vcard",[["fn",{{}},"text","{name}"]]]"#);
        let check = |file: &str, expect: &[(u64, &str)]| {
            let told = read(file);
            let told: Vec<_> = told.iter().map(|(line, said)| (*line, &**said)).collect();
            assert_eq!(told, expect, "{file}");
        };
        let (aino, eino) = (card("Aino"), card("Eino ]\\\"["));
        check(&aino, &[(1, "Aino")]);
        check("[]\n", &[(0, "this is not a vCard file")]);
        check(
            &format!("[\n{aino},\n{eino}\n]\n"),
            &[(2, "Aino"), (3, "Eino ]\"[")],
        );
        check(&format!("{aino}\n{eino}"), &[(1, "Aino"), (2, "Eino ]\"[")]);
        let outside = Problem::Outside.to_string();
        let no_end = Problem::NoEnd.to_string();
        check(
            &format!(
                "[ [\"vcard\" []],\n{aino}, 7, [\"vcalendar\", []],\n{}",
                &eino[..20]
            ),
            &[
                (1, &no_end),
                (2, "Aino"),
                (2, &outside),
                (2, &outside),
                (3, &no_end),
            ],
        );
        let large = card(&"x".repeat(400));
        let too_large = Problem::TooLarge.to_string();
        check(
            &format!("[{large},{aino}]"),
            &[(1, &too_large), (1, "Aino")],
        );
        check(
            &aino.repeat(5),
            &[
                (1, "Aino"),
                (1, "Aino"),
                (1, "Aino"),
                (1, "Aino"),
                (0, "the file has more than 4 cards"),
            ],
        );
    }

    #[test]
    fn what_is_no_line_is_kept_too() {
        let card = |more: &str| {
            let json = format!(r#"["vcard",[["fn",{{}},"text","Aino"],{more}]]"#);
            let mut cards = jcards(json.as_bytes(), Limits::default());
            cards.next().expect("a card").expect("readable")
        };
        let odd = card(r#"["x.foo",{},"text","kept"],["title",{},"text","Cook"]"#);
        let lost: Vec<_> = odd.lost.iter().map(|lost| lost.property.as_str()).collect();
        assert_eq!(lost, ["x.foo"]);
        let original = String::from_utf8_lossy(&odd.original);
        assert!(original.contains(r#"["x.foo",{},"text","kept"]"#));
        assert_eq!(odd.outcome.expect("a contact").title, "Cook");
        let other = card(r#"["x.foo",{},"text","another"],["title",{},"text","Cook"]"#);
        assert_ne!(odd.fingerprint, other.fingerprint, "it says something else");
        // A card within a card would go on to the end of the outer one.
        let nested = card(r#"["agent",{},"unknown","BEGIN:VCARD"],["title",{},"text","Cook"]"#);
        assert_eq!(nested.outcome.expect("a contact").title, "Cook");
    }

    #[test]
    fn a_file_of_them_is_known_by_its_beginning() {
        for (start, expect) in [
            (r#"["vcard",["#, true),
            ("\n[ [ \"VCARD\" ,", true),
            (" [ ]\n", true),
            ("[\n\n\n]\n\n\n\n\n\n\n\n", true),
            ("[]\n\n\n\n\n\n\n\n", true),
            ("[1]", false),
            (r#"[["vcalendar""#, false),
            (r#"{"vcard":1}"#, false),
            ("\"vcard\",name\n", false),
        ] {
            assert_eq!(is_jcard(start.as_bytes()), expect, "{start}");
        }
    }
}
