//! The file's bytes, made 8-bit: UTF-16 becomes UTF-8 and a byte order mark
//! goes. It knows nothing of lines or cards.

use std::io::{self, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};

const BLOCK: usize = 64 * 1024;

/// A reader over text in UTF-8 or any 8-bit encoding.
pub(in crate::exchange) struct Source<R> {
    input: R,
    /// Bytes taken from `input` so far.
    taken: u64,
    state: State,
}

enum State {
    Start,
    /// Bytes pass through; those looked at first are handed out first.
    Bytes {
        first: Vec<u8>,
        at: usize,
    },
    Utf16 {
        decoder: Box<Decoder>,
        raw: Vec<u8>,
        ready: Vec<u8>,
        at: usize,
        ended: bool,
    },
}

impl<R: Read> Source<R> {
    pub(in crate::exchange) fn new(input: R) -> Self {
        Self {
            input,
            taken: 0,
            state: State::Start,
        }
    }

    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    fn start(&mut self) -> io::Result<()> {
        let mut first = vec![0; 512];
        let mut filled = 0;
        while filled < first.len() {
            match self.input.read(&mut first[filled..]) {
                Ok(0) => break,
                Ok(n) => filled += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        self.taken = filled as u64;
        first.truncate(filled);
        self.state = match utf16(&first) {
            // The decoder drops the byte order mark itself.
            Some(encoding) => State::Utf16 {
                decoder: Box::new(encoding.new_decoder_with_bom_removal()),
                raw: first,
                ready: Vec::new(),
                at: 0,
                ended: false,
            },
            None => {
                let at = if first.starts_with(b"\xEF\xBB\xBF") {
                    3
                } else {
                    0
                };
                State::Bytes { first, at }
            }
        };
        Ok(())
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if let State::Start = self.state {
            self.start()?;
        }
        match &mut self.state {
            State::Start => Ok(0),
            State::Bytes { first, at } => {
                if *at < first.len() {
                    let n = hand_out(first, at, out);
                    return Ok(n);
                }
                let n = self.input.read(out)?;
                self.taken += n as u64;
                Ok(n)
            }
            State::Utf16 {
                decoder,
                raw,
                ready,
                at,
                ended,
            } => {
                while *at == ready.len() {
                    if *ended {
                        return Ok(0);
                    }
                    if raw.is_empty() {
                        raw.resize(BLOCK, 0);
                        let read = self.input.read(raw);
                        raw.truncate(*read.as_ref().unwrap_or(&0));
                        self.taken += read? as u64;
                        *ended = raw.is_empty();
                    }
                    ready.clear();
                    *at = 0;
                    let room = decoder.max_utf8_buffer_length(raw.len());
                    ready.resize(room.unwrap_or(raw.len() * 3 + 16), 0);
                    let (_, _, written, _) = decoder.decode_to_utf8(raw, ready, *ended);
                    ready.truncate(written);
                    raw.clear();
                }
                Ok(hand_out(ready, at, out))
            }
        }
    }
}

fn hand_out(from: &[u8], at: &mut usize, out: &mut [u8]) -> usize {
    let n = out.len().min(from.len() - *at);
    out[..n].copy_from_slice(&from[*at..*at + n]);
    *at += n;
    n
}

/// UTF-16 by its byte order mark, or by the zero bytes that ASCII has in it.
fn utf16(first: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match first {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let units = first.chunks_exact(2).take(32);
    let (mut high, mut low, mut all) = (0, 0, 0);
    for unit in units {
        all += 1;
        high += usize::from(unit[0] == 0 && unit[1] != 0);
        low += usize::from(unit[1] == 0 && unit[0] != 0);
    }
    // A card begins with ASCII, so nearly every unit has one zero byte; a
    // stray NUL in an 8-bit file does not look like that.
    if all < 4 {
        None
    } else if low * 10 >= all * 8 && high * 10 <= all {
        Some(UTF_16LE)
    } else if high * 10 >= all * 8 && low * 10 <= all {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Source::new(bytes).read_to_string(&mut text).expect("UTF-8");
        text
    }

    #[test]
    fn every_unicode_form_gives_the_same_text() {
        let text = "BEGIN:VCARD\r\nFN:Päivi 李 😀\r\nEND:VCARD\r\n".repeat(4000);
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.clone().into_bytes(),
            marked(b"\xEF\xBB\xBF", text.as_bytes()),
            le.clone(),
            marked(b"\xFF\xFE", &le),
            be.clone(),
            marked(b"\xFE\xFF", &be),
        ] {
            assert_eq!(read(&bytes), text);
        }
    }

    #[test]
    fn a_stray_nul_is_not_utf_16() {
        assert_eq!(read(b"BEGIN:VCARD\nFN:A\0B\n"), "BEGIN:VCARD\nFN:A\0B\n");
    }
}
