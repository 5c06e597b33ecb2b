//! The part of a content line before its value: group, name and parameters, as
//! far as they say how the value is encoded. What `TYPE` and the others mean is
//! left to the parser; this only makes sure that it is given a head it can read.

use super::quoted_printable;

/// How a value is written beyond plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Transfer {
    #[default]
    Plain,
    QuotedPrintable,
    Base64,
}

#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    pub(super) group: &'a [u8],
    /// As written; compare without regard to case.
    pub(super) name: &'a [u8],
    pub(super) transfer: Transfer,
    pub(super) charset: Option<&'a [u8]>,
    /// `VALUE=uri` or `VALUE=url`.
    pub(super) uri: bool,
    /// The head without what concerns the transfer alone, where that differs
    /// from the head as it stands.
    pub(super) clean: Option<Vec<u8>>,
    /// Where the value begins in the line.
    pub(super) value: usize,
}

impl<'a> Head<'a> {
    /// `None` where the line does not begin like a property.
    pub(super) fn of(line: &'a [u8]) -> Option<Self> {
        let at = memchr::memchr2(b':', b';', line)?;
        let (group, name) = name(&line[..at])?;
        let mut head = Head {
            group,
            name,
            value: at + 1,
            ..Head::default()
        };
        if line[at] == b';' {
            head.parameters(line, at)?;
        }
        Some(head)
    }

    pub(super) fn named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    fn parameters(&mut self, line: &'a [u8], start: usize) -> Option<()> {
        let (colon, quoted) = colon(line, start)?;
        self.value = colon + 1;
        let mut clean = Vec::new();
        let mut rewritten = false;
        clean.extend_from_slice(&line[..start]);
        let mut at = start + 1;
        while at <= colon {
            let end = if quoted {
                unquoted(line, b';', at, colon)
            } else {
                None
            };
            let end = end.or_else(|| {
                memchr::memchr(b';', &line[at..colon])
                    .filter(|_| !quoted)
                    .map(|n| at + n)
            });
            let end = end.unwrap_or(colon);
            let parameter = line[at..end].trim_ascii();
            at = end + 1;
            if self.transfer_of(parameter) {
                rewritten = true;
                continue;
            }
            clean.push(b';');
            match plain_type(parameter).or_else(|| own_type(parameter)) {
                Some(words) => {
                    rewritten = true;
                    clean.extend(words);
                }
                None if !quoted && parameter.contains(&b'"') => {
                    // A quote that nothing closes would swallow the value.
                    rewritten = true;
                    clean.extend(parameter.iter().filter(|b| **b != b'"'));
                }
                None => clean.extend_from_slice(parameter),
            }
        }
        self.clean = rewritten.then_some(clean);
        Some(())
    }

    /// Takes a parameter that says how the value is encoded.
    fn transfer_of(&mut self, parameter: &'a [u8]) -> bool {
        let (name, value) = match memchr::memchr(b'=', parameter) {
            Some(at) => (
                parameter[..at].trim_ascii(),
                Some(bare(&parameter[at + 1..])),
            ),
            None => (parameter, None),
        };
        let is = |text: &[u8], word: &str| text.eq_ignore_ascii_case(word.as_bytes());
        match value {
            Some(value) if is(name, "ENCODING") => {
                self.transfer = transfer(value).unwrap_or(self.transfer);
                true
            }
            Some(value) if is(name, "CHARSET") => {
                self.charset = Some(value);
                true
            }
            Some(value) => {
                self.uri |= is(name, "VALUE") && (is(value, "URI") || is(value, "URL"));
                false
            }
            None if is(name, "QUOTED-PRINTABLE") || is(name, "BASE64") => {
                self.transfer = transfer(name).unwrap_or(self.transfer);
                true
            }
            None => is(name, "8BIT") || is(name, "7BIT") || name.is_empty(),
        }
    }
}

/// Whether a text can stand before a property's first parameter or value.
pub(super) fn named(text: &[u8]) -> bool {
    name(text).is_some()
}

fn transfer(word: &[u8]) -> Option<Transfer> {
    match word.to_ascii_uppercase().as_slice() {
        b"QUOTED-PRINTABLE" | b"Q" | b"QP" => Some(Transfer::QuotedPrintable),
        b"BASE64" | b"B" => Some(Transfer::Base64),
        b"7BIT" | b"8BIT" => Some(Transfer::Plain),
        _ => None,
    }
}

/// Group and name, where the text can be a property's name.
fn name(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = text.trim_ascii();
    // `X-GOOGLE TALK:` is real; prose with a colon in it does not begin so.
    let own = text
        .get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"X-"));
    let fits = |b: &u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/' | b'.') || (own && *b == b' ')
    };
    if text.is_empty() || text.len() > 128 || !text.iter().all(fits) {
        return None;
    }
    match memchr::memchr(b'.', text) {
        Some(at) if at + 1 < text.len() => Some((&text[..at], &text[at + 1..])),
        Some(_) => None,
        None => Some((&[], text)),
    }
}

/// Where the value's colon is, and whether quotes in the head are balanced.
fn colon(line: &[u8], start: usize) -> Option<(usize, bool)> {
    match unquoted(line, b':', start, line.len()) {
        Some(at) => Some((at, true)),
        None => memchr::memchr(b':', &line[start..]).map(|n| (start + n, false)),
    }
}

fn unquoted(line: &[u8], wanted: u8, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(wanted, b'"', &line[at..to])?;
        if line[at] == wanted {
            return Some(at);
        }
        at += 1 + memchr::memchr(b'"', &line[at + 1..to])? + 1;
    }
}

fn bare(value: &[u8]) -> &[u8] {
    let value = value.trim_ascii();
    value
        .strip_prefix(b"\"")
        .and_then(|v| v.strip_suffix(b"\""))
        .unwrap_or(value)
}

/// `TYPE="home,work"` without its quotes: RFC 6350's own examples have them,
/// and the parser would drop each word in them that it does not know.
fn plain_type(parameter: &[u8]) -> Option<Vec<u8>> {
    let value = parameter
        .split_at_checked(5)
        .filter(|(name, _)| name.eq_ignore_ascii_case(b"TYPE="))?
        .1;
    let inside = value.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let plain = !inside.iter().any(|b| matches!(b, b'"' | b';' | b':'));
    plain.then(|| [b"TYPE=", inside].concat())
}

/// `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=47=79=6D)` as a word of `TYPE`:
/// a label of one's own, as Samsung's phones write it in vCard 2.1. What would end a
/// parameter is a blank in it.
fn own_type(parameter: &[u8]) -> Option<Vec<u8>> {
    const NAME: &[u8] = b"X-CUSTOM(";
    let (name, inside) = parameter.split_at_checked(NAME.len())?;
    let mut label = inside.strip_suffix(b")")?;
    if !name.eq_ignore_ascii_case(NAME) {
        return None;
    }
    while let Some(comma) = memchr::memchr(b',', label) {
        let is = |word: &[u8]| {
            let begin = label[..comma].get(..word.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
        };
        if !is(b"CHARSET=") && !is(b"ENCODING=") {
            break;
        }
        label = &label[comma + 1..];
    }
    let mut word = Vec::new();
    quoted_printable::decode(label, &mut word);
    for byte in &mut word {
        if byte.is_ascii_control() || b"\\\",;:=".contains(byte) {
            *byte = b' ';
        }
    }
    let says = std::str::from_utf8(&word).is_ok_and(|word| !word.trim().is_empty());
    says.then(|| [b"TYPE=", word.trim_ascii()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    #[test]
    fn a_head_is_read_and_cleaned() {
        let check = |line: &str, group: &str, name: &str, clean: Option<&str>, value: &str| {
            let head = Head::of(line.as_bytes()).expect(line);
            assert_eq!(text(head.group), group, "{line}");
            assert_eq!(text(head.name), name, "{line}");
            assert_eq!(head.clean.as_deref().map(text).as_deref(), clean, "{line}");
            assert_eq!(&line[head.value..], value, "{line}");
        };
        check("FN:A:b", "", "FN", None, "A:b");
        check("item1.TEL;type=CELL;type=pref:1", "item1", "TEL", None, "1");
        check("X-P;X-V=\"a:b;c\":v", "", "X-P", None, "v");
        check(
            "N;QUOTED-PRINTABLE;CHARSET=UTF-8:=41",
            "",
            "N",
            Some("N"),
            "=41",
        );
        check(
            "TEL;TYPE=\"work,gym\":1",
            "",
            "TEL",
            Some("TEL;TYPE=work,gym"),
            "1",
        );
        check(
            "TEL;PREF;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=4D=C3=B6kki=2C B):1",
            "",
            "TEL",
            Some("TEL;PREF;TYPE=Mökki  B"),
            "1",
        );
        check(
            "TEL;X-CUSTOM(Soccer coach):1",
            "",
            "TEL",
            Some("TEL;TYPE=Soccer coach"),
            "1",
        );
        check("TEL;X-CUSTOM():1", "", "TEL", None, "1");
        check("TEL;TYPE=\"work:1", "", "TEL", Some("TEL;TYPE=work"), "1");
        check("ADR;;HOME:a", "", "ADR", Some("ADR;HOME"), "a");
    }

    #[test]
    fn a_line_that_is_no_property_has_no_head() {
        for line in [
            "",
            "THIS IS NOT A PROPERTY",
            "nocolon",
            "two words: x",
            ":x",
            "a.:x",
            "ö:x",
        ] {
            assert!(Head::of(line.as_bytes()).is_none(), "{line}");
        }
    }
}
