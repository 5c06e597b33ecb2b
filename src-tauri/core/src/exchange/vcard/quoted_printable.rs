//! Quoted-printable (RFC 2045 §6.7) as vCard 2.1 has it, decoded leniently: an
//! `=` that begins no octet stands for itself. Soft line breaks are joined
//! before this, where lines are known.

/// Appends the octets that `text` stands for.
pub(super) fn decode(text: &[u8], out: &mut Vec<u8>) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        match octet(&rest[at + 1..]) {
            Some(octet) => {
                out.push(octet);
                rest = &rest[at + 3..];
            }
            None => {
                out.push(b'=');
                rest = &rest[at + 1..];
            }
        }
    }
    out.extend_from_slice(rest);
}

fn octet(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| text.get(at).and_then(|b| char::from(*b).to_digit(16));
    Some((digit(0)? * 16 + digit(1)?) as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn decoded(text: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        super::decode(text, &mut out);
        out
    }

    #[test]
    fn what_is_no_octet_stands_for_itself() {
        for (text, expect) in [
            ("P=C3=A4ivi", "Päivi"),
            ("=c3=a4", "ä"),
            ("a=b", "a=b"),
            ("100%=", "100%="),
            ("=4", "=4"),
            ("=G1=3D", "=G1="),
        ] {
            assert_eq!(decoded(text.as_bytes()), expect.as_bytes(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_octet_comes_back(bytes: Vec<u8>) {
            let text: String = bytes.iter().map(|b| format!("={b:02X}")).collect();
            prop_assert_eq!(decoded(text.as_bytes()), bytes);
        }
    }
}
