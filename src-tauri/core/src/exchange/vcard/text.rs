//! Text as vCards escape it (RFC 6350 §3.4), and content lines as they fold
//! it (§3.2). It knows no property.

/// Appends a value of type text: backslash, comma, semicolon and line break
/// are escaped, other control characters are left out.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_ascii_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
}

pub(in crate::exchange) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// The text that an escaped value stands for. A backslash before any other
/// character is only a backslash: `C:\Users` is what someone wrote.
pub(super) fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.clone().next() {
            Some('n' | 'N') => out.push('\n'),
            Some(next @ ('\\' | ',' | ';' | ':' | '"')) => out.push(next),
            _ => {
                out.push('\\');
                continue;
            }
        }
        chars.next();
    }
    out
}

/// The parts of a value between separators that are not escaped.
pub(super) fn split(value: &str, separator: u8) -> Vec<String> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, b) in value.bytes().enumerate() {
        if b == separator && !escaped {
            parts.push(unescape(&value[start..at]).trim().to_owned());
            start = at + 1;
        }
        escaped = b == b'\\' && !escaped;
    }
    parts.push(unescape(&value[start..]).trim().to_owned());
    parts
}

/// A value whose backslashes all mean what [`unescape`] takes them for, for a
/// parser that drops those before other characters. Borrowed if it is one already.
pub(super) fn plain_backslashes(value: &str) -> std::borrow::Cow<'_, str> {
    if !value.contains('\\') {
        return value.into();
    }
    let mut out = String::with_capacity(value.len() + 8);
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        out.push(c);
        if c == '\\' {
            match chars.clone().next() {
                Some(next @ ('n' | 'N' | '\\' | ',' | ';' | ':' | '"')) => {
                    out.push(next);
                    chars.next();
                }
                _ => out.push('\\'),
            }
        }
    }
    out.into()
}

/// A parameter's value as RFC 6868 writes it: `^n`, `^'` and `^^`.
pub(super) fn uncaret(value: &str) -> String {
    if !value.contains('^') {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.clone().next()) {
            ('^', Some('n' | 'N')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            (c, _) => {
                out.push(c);
                continue;
            }
        };
        chars.next();
        out.push(meant);
    }
    out
}

/// Line breaks within a value are written `\n`; other control characters are
/// no text.
pub(super) fn one_line(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.bytes().any(|b| b.is_ascii_control() && b != b'\t') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("\\n"),
            c if c.is_ascii_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out.into()
}

/// The most octets of a line (RFC 6350 §3.2).
pub(super) const FOLDED_AT: usize = 75;

/// Appends a content line, folded between characters, with CRLF.
pub(super) fn fold(line: &str, out: &mut Vec<u8>) {
    let mut rest = line;
    let mut room = FOLDED_AT;
    while rest.len() > room {
        let at = (0..=room)
            .rev()
            .find(|at| rest.is_char_boundary(*at))
            .unwrap_or(rest.len());
        out.extend_from_slice(&rest.as_bytes()[..at]);
        out.extend_from_slice(b"\r\n ");
        rest = &rest[at..];
        // The space that marks the fold is the first of them.
        room = FOLDED_AT - 1;
    }
    out.extend_from_slice(rest.as_bytes());
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_backslash_that_escapes_nothing_stays() {
        for (value, text) in [
            (r"a\, b\; c\: d\\ e\nf\Ng", "a, b; c: d\\ e\nf\ng"),
            (r"C:\Users\temp", r"C:\Users\temp"),
            (r"end\", r"end\"),
        ] {
            assert_eq!(unescape(value), text);
            assert_eq!(unescape(&plain_backslashes(value)), text);
        }
    }

    /// U+0080 to U+009F are text to RFC 6350 (`NON-ASCII`), and often the rest
    /// of something that was decoded twice: what came in so goes out so.
    #[test]
    fn the_later_control_characters_are_text() {
        let text: String = ('\u{80}'..='\u{9f}').collect();
        assert_eq!(one_line(&text), text);
        assert_eq!(unescape(&escaped(&text)), text);
        assert_eq!(
            one_line("a\u{1}b\u{7f}c"),
            "abc",
            "the earlier ones are none"
        );
    }

    proptest! {
        #[test]
        fn escaped_text_comes_back(text in "[^\\x00-\\x1f\\x7f]*(\n[^\\x00-\\x1f\\x7f]*)*") {
            let value = escaped(&text);
            prop_assert!(!value.contains('\n'));
            prop_assert!(plain_backslashes(&value) == value);
            prop_assert_eq!(unescape(&value), text);
        }

        #[test]
        fn a_folded_line_unfolds_to_itself(line in "[^\\x00-\\x1f\\x7f]{0,400}") {
            let mut out = Vec::new();
            fold(&line, &mut out);
            for physical in out.split_inclusive(|b| *b == b'\n') {
                prop_assert!(physical.len() <= 77, "75 octets and CRLF");
                prop_assert!(std::str::from_utf8(physical).is_ok(), "no character is split");
            }
            let text = String::from_utf8(out).expect("UTF-8");
            prop_assert_eq!(text.replace("\r\n ", ""), line + "\r\n");
        }
    }
}
