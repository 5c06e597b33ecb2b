//! Pictures as cards carry them: base64 or `data:` URIs, told apart by their
//! own first bytes. They are taken out of the card as they are, never decoded
//! to pixels and never fetched.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::domain::contact::Photo;

/// Base64 as it is found: padded or not, with stray bits at the end.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What a `PHOTO` turned out to hold.
#[derive(Debug)]
pub(in crate::exchange) enum Picture {
    Photo(Photo),
    /// Text of another kind: a link, a drawing, a file name.
    Other,
    TooLarge,
    Broken,
    Empty,
}

/// Reads the value of a `PHOTO`. `declared` is the head, in which one of the
/// words `JPEG`, `PNG` … may stand in one of several places.
pub(in crate::exchange) fn read(
    value: &[u8],
    base64: bool,
    declared: &[u8],
    limit: usize,
) -> Picture {
    let value = value.trim_ascii();
    let (declared, payload) = match data_uri(value) {
        Some(uri) => {
            if !uri.base64 {
                return Picture::Other;
            }
            (uri.media_type, uri.payload)
        }
        None if value.is_empty() => return Picture::Empty,
        None if base64 || (value.len() > 64 && value.iter().all(is_base64)) => (declared, value),
        None => return Picture::Other,
    };
    if payload.len() / 4 * 3 > limit {
        return Picture::TooLarge;
    }
    match decode(payload) {
        Some(bytes) if bytes.is_empty() => Picture::Empty,
        Some(bytes) => match media_type(&bytes, declared) {
            Some(media_type) => Picture::Photo(Photo {
                media_type: media_type.into(),
                bytes,
            }),
            None => Picture::Other,
        },
        // A link that calls itself base64.
        None if !base64 || value.contains(&b':') => Picture::Other,
        None => Picture::Broken,
    }
}

pub(super) fn encode(bytes: &[u8], out: &mut String) {
    LENIENT.encode_string(bytes, out);
}

/// `None` if this is no base64 at all.
pub(super) fn decode(payload: &[u8]) -> Option<Vec<u8>> {
    if let Ok(bytes) = LENIENT.decode(payload) {
        return Some(bytes);
    }
    // Blanks, the other alphabet, an end that was cut off, and padding with
    // something behind it are forgiven; anything else is not base64.
    let mut clean = Vec::with_capacity(payload.len());
    for b in payload {
        match b {
            b'=' => break,
            b' ' | b'\t' | b'\r' | b'\n' | b'\\' => {}
            b'-' => clean.push(b'+'),
            b'_' => clean.push(b'/'),
            b if is_base64(b) => clean.push(*b),
            _ => return None,
        }
    }
    if clean.len() % 4 == 1 {
        clean.pop();
    }
    LENIENT.decode(&clean).ok()
}

fn is_base64(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')
}

pub(super) struct DataUri<'a> {
    pub(super) media_type: &'a [u8],
    pub(super) base64: bool,
    pub(super) payload: &'a [u8],
}

/// `data:image/png;base64,…`, also with the comma or semicolon escaped.
pub(super) fn data_uri(value: &[u8]) -> Option<DataUri<'_>> {
    let (scheme, rest) = value.split_at_checked(5)?;
    if !scheme.eq_ignore_ascii_case(b"data:") {
        return None;
    }
    let comma = memchr::memchr(b',', rest)?;
    let meta = rest[..comma].strip_suffix(b"\\").unwrap_or(&rest[..comma]);
    let media_type = meta
        .split(|b| matches!(b, b';' | b'\\'))
        .next()
        .unwrap_or_default();
    let base64 = meta.len() >= 6 && meta[meta.len() - 6..].eq_ignore_ascii_case(b"base64");
    Some(DataUri {
        media_type,
        base64,
        payload: &rest[comma + 1..],
    })
}

/// By the picture's own signature, else as declared. `None` for a drawing
/// (SVG), which can hold scripts and links and is not kept as a photo.
fn media_type<'a>(bytes: &[u8], declared: &'a [u8]) -> Option<std::borrow::Cow<'a, str>> {
    if let Some(known) = sniff(bytes) {
        return Some(known.into());
    }
    let start = bytes[..bytes.len().min(256)].trim_ascii_start();
    if start.starts_with(b"<") {
        return None;
    }
    let declared = declared.to_ascii_lowercase();
    let has = |word: &str| memchr::memmem::find(&declared, word.as_bytes()).is_some();
    let known = [
        ("svg", None),
        ("png", Some("image/png")),
        ("gif", Some("image/gif")),
        ("webp", Some("image/webp")),
        ("heic", Some("image/heic")),
        ("heif", Some("image/heif")),
        ("bmp", Some("image/bmp")),
        ("tif", Some("image/tiff")),
        ("jp", Some("image/jpeg")),
    ];
    match known.iter().find(|(word, _)| has(word)) {
        Some((_, media_type)) => media_type.map(Into::into),
        None => Some("application/octet-stream".into()),
    }
}

pub(in crate::exchange) fn sniff(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("image/webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4)? {
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" => Some("image/heic"),
            b"mif1" | b"msf1" => Some("image/heif"),
            b"avif" | b"avis" => Some("image/avif"),
            _ => None,
        },
        [b'B', b'M', ..] => Some("image/bmp"),
        [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => Some("image/tiff"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(value: &str, base64: bool, declared: &str) -> String {
        match read(value.as_bytes(), base64, declared.as_bytes(), 1000) {
            Picture::Photo(photo) => photo.media_type,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_picture_is_known_by_its_own_bytes() {
        assert_eq!(
            kind("/9j/4AAQSkZJRg==", true, "PHOTO;TYPE=PNG"),
            "image/jpeg"
        );
        assert_eq!(
            kind("data:image/jpeg;base64,iVBORw0KGgo=", false, ""),
            "image/png"
        );
        assert_eq!(
            kind("data:image/jpeg;base64\\,iVBORw0KGgo=", false, ""),
            "image/png"
        );
        assert_eq!(kind("AAAA", true, "PHOTO;JPEG"), "image/jpeg");
        assert_eq!(kind("AAAA", true, "PHOTO"), "application/octet-stream");
        assert_eq!(kind("PHN2Zz4=", true, "PHOTO;TYPE=PNG"), "Other");
        assert_eq!(kind("https://example.com/a.png", false, "PHOTO"), "Other");
        assert_eq!(kind("!!!", true, "PHOTO"), "Broken");
        assert_eq!(kind(&"A".repeat(1400), true, "PHOTO"), "TooLarge");
        assert_eq!(kind("", true, "PHOTO"), "Empty");
    }

    #[test]
    fn base64_is_read_as_it_is_found() {
        for text in ["aGVsbG8=", "aGVsbG8", "aGVs bG8=", "aGVsbG8=x", "aGVs\\bG8"] {
            assert_eq!(
                decode(text.as_bytes()).as_deref(),
                Some(b"hello".as_slice()),
                "{text}"
            );
        }
        assert_eq!(decode(b"caf\xE9"), None);
    }
}
