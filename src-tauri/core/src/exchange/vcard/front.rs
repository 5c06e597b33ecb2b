//! Where one card ends and the next begins, in a stream of bytes. It finds
//! physical lines (CRLF, LF or a bare CR), counts them, and cuts the stream at
//! `BEGIN:VCARD` and `END:VCARD`. What a line says is not its concern, but for
//! `AGENT`, which may hold a whole card.

use std::io::{self, Read};

use memchr::memchr2;

use super::source::Source;

const BLOCK: usize = 256 * 1024;
/// So much of the text outside cards is kept to be shown.
const OUTSIDE: usize = 64 * 1024;

/// One card's bytes as they came, or the text between two cards.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// 1-based line of the first byte.
    pub(super) line: u64,
    /// From `BEGIN` to `END`, with the line ends between.
    pub(super) bytes: Vec<u8>,
    pub(super) shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    #[default]
    Whole,
    /// Another card begins, or the file ends, before this one did.
    NoEnd,
    /// Lines and an `END` without a `BEGIN`.
    NoBegin,
    /// Larger than a card may be; `bytes` holds as much as was allowed.
    TooLarge,
    /// No card: the text between two, or around them.
    Outside,
}

pub(super) struct Front<R> {
    source: Source<R>,
    /// Bytes read and not yet given out: `buffer[start..end]`.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    eof: bool,
    /// Number of the line that `start` is in.
    line: u64,
    /// Whether `start` is inside a line, of which a part was too long to hold.
    midline: bool,
    /// Whether any byte but white space was seen.
    inked: bool,
    /// Whether a card was seen.
    begun: bool,
    largest: usize,
}

/// A line, or as much of it as the buffer holds: `buffer[start..content]` and
/// its line end up to `next`.
struct Piece {
    content: usize,
    next: usize,
    complete: bool,
}

impl<R: Read> Front<R> {
    pub(super) fn new(input: R, largest_card: usize) -> Self {
        Self {
            source: Source::new(input),
            buffer: vec![0; BLOCK],
            start: 0,
            end: 0,
            eof: false,
            line: 1,
            midline: false,
            inked: false,
            begun: false,
            largest: largest_card,
        }
    }

    /// Bytes of the file behind what was given out.
    pub(super) fn position(&self) -> u64 {
        self.source
            .taken()
            .saturating_sub((self.end - self.start) as u64)
    }

    pub(super) fn inked(&self) -> bool {
        self.inked
    }

    /// Whether the file has a card in what was read so far.
    pub(super) fn begun(&self) -> bool {
        self.begun
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Raw>> {
        let mut raw = Raw {
            line: self.line,
            bytes: Vec::with_capacity(1024),
            shape: Shape::Outside,
        };
        let mut outside_whole = true;
        // Cards open at this point: 1 for a card, more inside AGENT.
        let mut depth = 0u64;
        let mut agent = false;
        while let Some(piece) = self.piece()? {
            let content = &self.buffer[self.start..piece.content];
            let mark = match depth {
                _ if self.midline => Mark::Text,
                0 | 1 => Mark::of(content),
                _ => Mark::nested(content),
            };
            match (depth, mark) {
                (0, Mark::Blank) => {
                    self.pass(&piece);
                    continue;
                }
                (0, Mark::Begin) => {
                    self.begun = true;
                    if !raw.bytes.is_empty() {
                        return Ok(Some(raw));
                    }
                    depth = 1;
                    raw.line = self.line;
                    raw.shape = Shape::Whole;
                    self.take(&mut raw, &piece);
                    continue;
                }
                (0, Mark::End) => {
                    self.inked = true;
                    // A card whose first line is missing. A lone END says nothing.
                    if outside_whole && raw.bytes.contains(&b':') {
                        self.take(&mut raw, &piece);
                        raw.shape = Shape::NoBegin;
                        self.begun = true;
                        return Ok(Some(raw));
                    }
                    self.pass(&piece);
                    continue;
                }
                (0, _) => {
                    self.inked = true;
                    if raw.bytes.is_empty() {
                        raw.line = self.line;
                    }
                    if raw.bytes.len() + (piece.next - self.start) <= OUTSIDE {
                        self.take(&mut raw, &piece);
                    } else {
                        outside_whole = false;
                        self.pass(&piece);
                    }
                    continue;
                }
                (_, Mark::Begin) if !agent => {
                    if raw.shape == Shape::Whole {
                        raw.shape = Shape::NoEnd;
                    }
                    return Ok(Some(raw));
                }
                (_, Mark::Begin | Mark::AgentBegin) => {
                    depth += 1;
                    agent = false;
                }
                (_, Mark::End) => {
                    depth -= 1;
                    agent = false;
                }
                (_, Mark::Agent) => agent = true,
                (_, Mark::Blank) => {}
                (_, Mark::Text) => agent = false,
            }
            if raw.bytes.len() + (piece.next - self.start) > self.largest {
                raw.shape = Shape::TooLarge;
                self.pass(&piece);
            } else {
                self.take(&mut raw, &piece);
            }
            if depth == 0 {
                return Ok(Some(raw));
            }
        }
        if raw.shape == Shape::Whole {
            raw.shape = Shape::NoEnd;
        }
        Ok((!raw.bytes.is_empty()).then_some(raw))
    }

    fn take(&mut self, raw: &mut Raw, piece: &Piece) {
        raw.bytes
            .extend_from_slice(&self.buffer[self.start..piece.next]);
        self.pass(piece);
    }

    fn pass(&mut self, piece: &Piece) {
        self.start = piece.next;
        self.midline = !piece.complete;
        self.line += u64::from(piece.complete);
    }

    fn piece(&mut self) -> io::Result<Option<Piece>> {
        let mut seen = self.start;
        loop {
            if let Some(at) = memchr2(b'\n', b'\r', &self.buffer[seen..self.end]) {
                let content = seen + at;
                let mut next = content + 1;
                if self.buffer[content] == b'\r' {
                    if next == self.end && !self.eof {
                        // Whether an LF follows is not known yet.
                        seen = self.fill(content)?;
                        continue;
                    }
                    next += usize::from(self.buffer[..self.end].get(next) == Some(&b'\n'));
                }
                return Ok(Some(Piece {
                    content,
                    next,
                    complete: true,
                }));
            }
            if self.eof || self.end - self.start == self.buffer.len() {
                let next = self.end;
                return Ok((self.start < next).then_some(Piece {
                    content: next,
                    next,
                    complete: false,
                }));
            }
            seen = self.fill(self.end)?;
        }
    }

    /// Reads on, moving what is left to the front of the buffer where there is
    /// no room behind it. Gives back where `at` is now.
    fn fill(&mut self, at: usize) -> io::Result<usize> {
        let mut at = at;
        if self.end == self.buffer.len() {
            if self.start == 0 {
                self.buffer.resize(self.end + 1, 0);
            }
            self.buffer.copy_within(self.start..self.end, 0);
            at -= self.start;
            self.end -= self.start;
            self.start = 0;
        }
        let n = loop {
            match self.source.read(&mut self.buffer[self.end..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.end += n;
        self.eof = n == 0;
        Ok(at)
    }
}

/// What a line means for the bounds of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Begin,
    End,
    /// `AGENT:`, with a card in the lines that follow.
    Agent,
    /// `AGENT:BEGIN:VCARD`.
    AgentBegin,
    Blank,
    Text,
}

impl Mark {
    /// Within `AGENT` the whole card may be indented.
    pub(super) fn nested(line: &[u8]) -> Self {
        Self::of(line.trim_ascii_start())
    }

    pub(super) fn of(line: &[u8]) -> Self {
        match line.first().map(u8::to_ascii_uppercase) {
            Some(b'B') if is(line, b"BEGIN") => Self::Begin,
            Some(b'E') if is(line, b"END") => Self::End,
            Some(b'A') => agent(line),
            // Some programs indent the marks, or put a byte order mark on
            // every card of a file that was put together from many.
            Some(b' ' | b'\t' | 0xEF | 0) | None => {
                let bare = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
                if bare.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
                    Self::Blank
                } else if bare.len() < line.len() && is(bare, b"BEGIN") {
                    Self::Begin
                } else {
                    Self::Text
                }
            }
            Some(_) => Self::Text,
        }
    }
}

/// Whether the line is `name:VCARD`.
fn is(line: &[u8], name: &[u8]) -> bool {
    line.len() < 64
        && line
            .split_at_checked(name.len())
            .is_some_and(|(head, rest)| {
                head.eq_ignore_ascii_case(name)
                    && rest
                        .trim_ascii()
                        .strip_prefix(b":")
                        .is_some_and(|value| value.trim_ascii().eq_ignore_ascii_case(b"VCARD"))
            })
}

fn agent(line: &[u8]) -> Mark {
    let rest = match line.split_at_checked(5) {
        Some((name, rest)) if name.eq_ignore_ascii_case(b"AGENT") => rest,
        _ => return Mark::Text,
    };
    let colon = rest.iter().take(128).position(|b| *b == b':');
    match (rest.first(), colon.map(|at| rest[at + 1..].trim_ascii())) {
        (Some(b':' | b';'), Some(b"")) => Mark::Agent,
        (Some(b':' | b';'), Some(value)) if is(value, b"BEGIN") => Mark::AgentBegin,
        _ => Mark::Text,
    }
}
