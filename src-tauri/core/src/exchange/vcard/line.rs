//! A card's physical lines put together to content lines: unfolded on bytes
//! (a fold may stand inside a character), with the soft breaks of
//! quoted-printable joined, base64 that nobody indented, and text that was
//! broken raw. It knows how lines hang together, not what they say.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::front::Mark;
use super::head::{Head, Transfer, named};

#[derive(Debug)]
pub(super) enum Item<'a> {
    Property(Line<'a>),
    /// The card within `AGENT`, from its `BEGIN` to its `END`.
    Agent {
        number: u64,
        card: &'a [u8],
    },
    /// Neither a property nor the rest of one.
    Stray {
        number: u64,
        text: &'a [u8],
    },
}

#[derive(Debug)]
pub(super) struct Line<'a> {
    /// 1-based line of the file.
    pub(super) number: u64,
    pub(super) bytes: Cow<'a, [u8]>,
    /// Where it stands in the card, folds included, its line end not.
    pub(super) span: Range<usize>,
}

/// The content lines of one card, without `BEGIN` and `END`.
pub(super) struct Lines<'a> {
    card: &'a [u8],
    at: usize,
    number: u64,
    /// Whether lines end with LF, so that a CR alone is part of a text.
    lf: bool,
    /// Where a line is known to begin like a property: seen from the line before.
    begins: Option<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(card: &'a [u8], first: u64) -> Self {
        Self {
            card,
            at: 0,
            number: first,
            lf: memchr::memchr(b'\n', card).is_some(),
            begins: None,
        }
    }

    /// The physical line at `at`, and where the next one begins.
    fn physical(&self, at: usize) -> Option<(&'a [u8], usize)> {
        let rest = &self.card[at..];
        if rest.is_empty() {
            return None;
        }
        let Some(n) = memchr2(b'\n', b'\r', rest) else {
            return Some((rest, self.card.len()));
        };
        let crlf = rest[n] == b'\r' && rest.get(n + 1) == Some(&b'\n');
        Some((&rest[..n], at + n + 1 + usize::from(crlf)))
    }

    fn pass(&mut self, next: usize) {
        self.at = next;
        self.number += 1;
    }

    fn property(&mut self, first: &'a [u8], next: usize) -> Line<'a> {
        let (number, start) = (self.number, self.at);
        let mut line = Line {
            number,
            bytes: Cow::Borrowed(first),
            span: start..start + first.len(),
        };
        self.pass(next);
        let mut blank = 0;
        // Found out when a line needs it: most lines are whole as they are.
        let mut join = None;
        let mut quotes = Quotes::default();
        while let Some((more, next)) = self.physical(self.at) {
            let soft = blank == 0
                && !more.is_empty()
                && line.bytes.last() == Some(&b'=')
                && !(join.is_none() && is_folded(more) && quotes.are_open(&line.bytes))
                && join_of(&mut join, &line.bytes) == Join::Soft
                && !matches!(Mark::of(more), Mark::Begin | Mark::End);
            if soft {
                let bytes = line.bytes.to_mut();
                bytes.pop();
                bytes.extend_from_slice(more);
            } else if is_folded(more) {
                if more.trim_ascii().is_empty() && blank > 0 {
                    self.pass(next);
                    continue;
                }
                line.bytes.to_mut().extend_from_slice(&more[1..]);
            } else if more.is_empty() {
                // A blank line belongs to the line only if it goes on after.
                blank += 1;
                self.pass(next);
                continue;
            } else if starts_property(more)
                || matches!(Mark::of(more), Mark::Begin | Mark::End)
                || self.folded_after_parameters(more, next)
            {
                self.begins = Some(self.at);
                break;
            } else {
                let inside = self.lf && self.card.get(self.at.wrapping_sub(1)) == Some(&b'\r');
                match join_of(&mut join, &line.bytes) {
                    // A soft break, and a blank line that has come between.
                    Join::Soft if line.bytes.last() == Some(&b'=') => {
                        let bytes = line.bytes.to_mut();
                        bytes.pop();
                        bytes.extend_from_slice(more);
                    }
                    Join::Base64 if blank == 0 && more.iter().all(is_base64) => {
                        line.bytes.to_mut().extend_from_slice(more);
                    }
                    kind if kind == Join::Raw || inside => {
                        let bytes = line.bytes.to_mut();
                        bytes.extend(std::iter::repeat_n(b'\n', blank + 1));
                        bytes.extend_from_slice(more);
                    }
                    _ => break,
                }
            }
            blank = 0;
            line.span.end = self.at + more.len();
            self.pass(next);
        }
        line
    }

    /// The nested card that begins here, whole.
    fn nested(&mut self) -> Range<usize> {
        let start = self.at;
        let mut depth = 0u64;
        while let Some((line, next)) = self.physical(self.at) {
            match Mark::nested(line) {
                Mark::Begin | Mark::AgentBegin => depth += 1,
                Mark::End => depth = depth.saturating_sub(1),
                _ => {}
            }
            let end = self.at + line.len();
            self.pass(next);
            if depth == 0 {
                return start..end;
            }
        }
        start..self.card.len()
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        loop {
            let (first, next) = self.physical(self.at)?;
            let number = self.number;
            match Mark::of(first) {
                Mark::Begin | Mark::End | Mark::Blank => self.pass(next),
                Mark::AgentBegin => {
                    let begin = memchr::memchr(b':', first).map_or(0, |colon| colon + 1);
                    let nested = self.nested();
                    return Some(Item::Agent {
                        number,
                        card: &self.card[nested.start + begin..nested.end],
                    });
                }
                Mark::Agent if self.agent_follows(next) => {
                    self.pass(next);
                    while let Some((line, next)) = self.physical(self.at)
                        && line.trim_ascii().is_empty()
                    {
                        self.pass(next);
                    }
                    let nested = self.nested();
                    return Some(Item::Agent {
                        number,
                        card: &self.card[nested],
                    });
                }
                // A head may be folded before its colon.
                _ if self.begins == Some(self.at)
                    || starts_property(first)
                    || self.folded_head(first, next) =>
                {
                    return Some(Item::Property(self.property(first, next)));
                }
                _ => {
                    self.pass(next);
                    return Some(Item::Stray {
                        number,
                        text: first,
                    });
                }
            }
        }
    }
}

impl Lines<'_> {
    fn agent_follows(&self, mut at: usize) -> bool {
        while let Some((line, next)) = self.physical(at) {
            match Mark::of(line) {
                Mark::Blank => at = next,
                mark => return mark == Mark::Begin,
            }
        }
        false
    }

    /// Prose may go on with an indented line too; a property says by its first
    /// parameter that it is one.
    fn folded_after_parameters(&self, first: &[u8], next: usize) -> bool {
        memchr::memchr(b';', first).is_some_and(|at| named(&first[..at]))
            && self.folded_head(first, next)
    }

    fn folded_head(&self, first: &[u8], next: usize) -> bool {
        if !first.first().is_some_and(u8::is_ascii_alphanumeric) {
            return false;
        }
        let mut head = first.to_vec();
        let mut at = next;
        // A long label of an address may be folded more than once.
        while matches!(self.card.get(at), Some(b' ' | b'\t')) && head.len() < HEAD {
            let Some((more, next)) = self.physical(at) else {
                return false;
            };
            head.extend_from_slice(&more[1..]);
            if memchr::memchr(b':', more).is_some() && Head::of(&head).is_some() {
                return true;
            }
            at = next;
        }
        false
    }
}

/// A head is no longer than this before its colon.
const HEAD: usize = 16 * 1024;

/// How a line may go on without the white space of a fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// Quoted-printable, after an `=` at the end of a line.
    Soft,
    Base64,
    /// Prose that some programs write with its line breaks as they are.
    Raw,
    Never,
}

fn join_of(known: &mut Option<Join>, line: &[u8]) -> Join {
    *known.get_or_insert_with(|| match Head::of(line) {
        Some(head) => match head.transfer {
            Transfer::QuotedPrintable => Join::Soft,
            Transfer::Base64 => Join::Base64,
            Transfer::Plain if head.named("NOTE") || head.named("LABEL") => Join::Raw,
            Transfer::Plain if head.named("PHOTO") || head.named("LOGO") => Join::Base64,
            Transfer::Plain => Join::Never,
        },
        None => Join::Never,
    })
}

/// Follows the quotes of a head as its line grows: in them, what looks like a
/// parameter is text.
#[derive(Default)]
struct Quotes {
    read: usize,
    open: bool,
    /// The value has begun.
    over: bool,
}

impl Quotes {
    fn are_open(&mut self, line: &[u8]) -> bool {
        for byte in &line[self.read..] {
            match byte {
                b'"' => self.open = !self.open,
                b':' if !self.open => self.over = true,
                _ => continue,
            }
            if self.over {
                break;
            }
        }
        self.read = line.len();
        self.open && !self.over
    }
}

fn starts_property(line: &[u8]) -> bool {
    let head = &line[..line.len().min(4096)];
    match memchr2(b':', b';', head) {
        Some(at) if head[at] == b':' => named(&head[..at]),
        Some(_) => Head::of(line).is_some(),
        None => false,
    }
}

fn is_folded(line: &[u8]) -> bool {
    matches!(line.first(), Some(b' ' | b'\t'))
}

fn is_base64(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(card: &str) -> Vec<String> {
        Lines::new(card.as_bytes(), 1)
            .map(|item| match item {
                Item::Property(line) => {
                    format!("{} {}", line.number, String::from_utf8_lossy(&line.bytes))
                }
                Item::Agent { number, card } => {
                    format!("{number} agent {}", String::from_utf8_lossy(card))
                }
                Item::Stray { number, .. } => format!("{number} stray"),
            })
            .collect()
    }

    #[test]
    fn lines_hang_together() {
        let check = |card: &str, expect: &[&str]| assert_eq!(lines(card), expect, "{card:?}");
        check(
            "BEGIN:VCARD\r\nFN:A\r\n B\r\nTEL:1\r\nEND:VCARD",
            &["2 FN:AB", "4 TEL:1"],
        );
        check("FN:A\rTEL:1\r", &["1 FN:A", "2 TEL:1"]);
        check("NOTE:a\r\r\n b\r\r\nTEL:1", &["1 NOTE:ab", "5 TEL:1"]);
        check(
            "NOTE;QUOTED-PRINTABLE:a=\nb=\n c\nTEL:1",
            &["1 NOTE;QUOTED-PRINTABLE:ab c", "4 TEL:1"],
        );
        check(
            "NOTE;QUOTED-PRINTABLE:a=\nEND:VCARD",
            &["1 NOTE;QUOTED-PRINTABLE:a="],
        );
        check(
            "NOTE;QUOTED-PRINTABLE:a=\n\n=41b\nTEL:1",
            &["1 NOTE;QUOTED-PRINTABLE:a=41b", "4 TEL:1"],
        );
        check("X-A:a\rb\r\nTEL:1\r\n", &["1 X-A:a\nb", "3 TEL:1"]);
        check(
            "PHOTO;BASE64:AAA\nBBB=\n\nTEL:1",
            &["1 PHOTO;BASE64:AAABBB=", "4 TEL:1"],
        );
        check("NOTE:a\n\nb c\nTEL:1", &["1 NOTE:a\n\nb c", "4 TEL:1"]);
        check(
            "TEL:1\nwhat is this\nTEL:2",
            &["1 TEL:1", "2 stray", "3 TEL:2"],
        );
        check("TEL;TYPE=\n HOME:1", &["1 TEL;TYPE=HOME:1"]);
        check(
            "NOTE:a\nADR;LABEL=\"b\n  c\":;;x\nTEL:1",
            &["1 NOTE:a", "2 ADR;LABEL=\"b c\":;;x", "4 TEL:1"],
        );
        check(
            "ADR;LABEL=\"a;QUOTED-PRINTABLE:b=\n 0D\":;;x\nTEL:1",
            &["1 ADR;LABEL=\"a;QUOTED-PRINTABLE:b=0D\":;;x", "3 TEL:1"],
        );
        check("NOTE:a\nwhy\n so: b", &["1 NOTE:a\nwhyso: b"]);
        check("ADR;TYPE=HOME\n :;;x", &["1 ADR;TYPE=HOME:;;x"]);
        check(
            "AGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1",
            &["1 agent BEGIN:VCARD\nFN:B\nEND:VCARD", "5 TEL:1"],
        );
        check(
            "AGENT:BEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1",
            &["1 agent BEGIN:VCARD\nFN:B\nEND:VCARD", "4 TEL:1"],
        );
    }
}
