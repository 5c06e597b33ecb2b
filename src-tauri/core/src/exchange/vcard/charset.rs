//! From a value's bytes to text: UTF-8 where it is UTF-8, else as `CHARSET=`
//! says, else as the bytes themselves suggest. No byte is ever refused.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much a guess is based on; later text hardly changes it any more.
const ENOUGH: usize = 64 * 1024;

/// Decodes the values of one file, which it takes to be written alike.
pub(in crate::exchange) struct Charset {
    /// Fed with all text so far that was neither UTF-8 nor declared, since one
    /// name alone is too little to tell encodings apart.
    detector: EncodingDetector,
    fed: usize,
}

impl Charset {
    pub(in crate::exchange) fn new() -> Self {
        Self {
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            fed: 0,
        }
    }

    pub(in crate::exchange) fn decode<'a>(
        &mut self,
        bytes: &'a [u8],
        declared: Option<&[u8]>,
    ) -> Cow<'a, str> {
        // A file in UTF-16 was made UTF-8 as a whole, and its cards still say so.
        let is_16 = |encoding: &&Encoding| [UTF_16LE, UTF_16BE].contains(encoding);
        let declared = declared
            .and_then(Encoding::for_label)
            .filter(|encoding| !is_16(encoding) || bytes.contains(&0));
        if let Some(encoding) = declared
            && encoding != UTF_8
            && !encoding.is_single_byte()
        {
            // Short text in Shift-JIS, GBK and their kin is now and then valid
            // UTF-8 by chance, and ISO-2022-JP is all ASCII: believe the card.
            let (text, errors) = encoding.decode_without_bom_handling(bytes);
            if !errors {
                return text;
            }
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let encoding = match declared {
                    Some(encoding) if encoding != UTF_8 => encoding,
                    _ if mostly_utf8(bytes) => return Cow::Owned(mend(bytes)),
                    _ => self.guess(bytes),
                };
                encoding.decode_without_bom_handling(bytes).0
            }
        }
    }

    fn guess(&mut self, bytes: &[u8]) -> &'static Encoding {
        if self.fed < ENOUGH {
            let some = &bytes[..bytes.len().min(ENOUGH)];
            self.detector.feed(some, false);
            self.detector.feed(b"\n", false);
            self.fed += some.len();
        }
        self.detector.guess(None, Utf8Detection::Deny)
    }
}

/// More characters of UTF-8 than bytes that are none: UTF-8 with a scratch.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad
}

/// The bytes that are no UTF-8 are read as Windows-1252, one by one, which
/// keeps them apart; U+FFFD would make them all the same.
fn mend(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_as_it_was_meant() {
        let check = |bytes: &[u8], declared: Option<&str>, expect: &str| {
            let mut charset = Charset::new();
            let text = charset.decode(bytes, declared.map(str::as_bytes));
            assert_eq!(text, expect, "{declared:?}");
        };
        check("Päivi".as_bytes(), None, "Päivi");
        check("Päivi".as_bytes(), Some("ISO-8859-1"), "Päivi");
        check(b"P\xE4ivi", None, "Päivi");
        check(b"P\xE4ivi", Some("UTF-8"), "Päivi");
        check(b"\x88\xC0\x93\xA1", Some("SHIFT_JIS"), "安藤");
        check(b"\x1B$B0BF#\x1B(B", Some("ISO-2022-JP"), "安藤");
        check(b"\xC4\xA3", Some("GBK"), "模");
        check(
            b"\xCF\xF0\xE8\xE2\xE5\xF2, \xE4\xF0\xF3\xE7\xFC\xFF",
            None,
            "Привет, друзья",
        );
        check("ääää\u{e4}".as_bytes(), Some("nonsense"), "äääää");
        check(b"\xC3\xA4\xC3\xB6\xE4", None, "äöä");
        check(b"Anna", Some("UTF-16"), "Anna");
        check(b"\0A\0n", Some("UTF-16BE"), "An");
    }
}
