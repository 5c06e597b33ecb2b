//! The parameters of a line that no field of a contact models: kept as they
//! came, so that they go out again. A point, an address and a related person
//! has a field for them; of the properties that are one text each, they are
//! kept as a line among the lines kept, in the [`KEPT`] form.

use super::label;
use super::text::uncaret;

/// Before the name of a property and the parameters that it had, in a line
/// that the book keeps and no card shows. Within a card, the name of a
/// parameter that holds those which the card's version has no form for.
pub(super) const KEPT: &str = "X-VUORO-PARAMETERS";

/// Whether a line kept tells of parameters and is no line of a card.
pub fn is_about_parameters(line: &str) -> bool {
    line.strip_prefix(KEPT)
        .is_some_and(|rest| rest.starts_with(':'))
}

/// What became of a line's parameters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rest {
    /// `TYPE` words that a label does not say.
    pub(super) silent: Vec<String>,
    /// `TYPE` words that a label says.
    pub(super) spoken: Vec<String>,
    /// All the others, in their order, but for those that are read.
    pub(super) others: Vec<String>,
    /// The `PREF` among those that were wrapped.
    pub(super) level: Option<u32>,
}

impl Rest {
    /// `head` is group, name and parameters; `read` names those that become a
    /// field. How a value is encoded, and its type, show in the value itself.
    pub(super) fn of(head: &str, read: &[&str]) -> Self {
        let mut rest = Self::default();
        // In quotes a tab is no character of a parameter (RFC 6350 §3.3).
        let head = head.replace('\t', " ");
        for parameter in split(&head).skip(1).map(str::trim) {
            let (name, value) = match parameter.split_once('=') {
                Some((name, value)) => (name.trim(), value.trim()),
                None => ("TYPE", parameter),
            };
            let is = |word: &&str| name.eq_ignore_ascii_case(word);
            if is(&"VALUE") || read.iter().any(is) || parameter.is_empty() {
                continue;
            }
            if is(&KEPT) {
                let mut inside = unwrapped(unquoted(value));
                if read.contains(&"PREF") {
                    (inside, rest.level) = without_preference(&inside);
                }
                let inside = Self::of(&["X;", &inside].concat(), read);
                rest.silent.extend(inside.silent);
                rest.spoken.extend(inside.spoken);
                rest.others.extend(inside.others);
            } else if is(&"TYPE") {
                for word in unquoted(value).split(',').map(str::trim) {
                    match word {
                        "" => {}
                        word if label::is_silent(word) => rest.silent.push(word.to_owned()),
                        word => rest.spoken.push(word.to_owned()),
                    }
                }
            } else {
                rest.others.push(parameter.to_owned());
            }
        }
        rest
    }

    /// As one text. `spoken`: also the words that a label says, where another
    /// label stands above them.
    pub(super) fn text(&self, spoken: bool) -> String {
        let spoken = self.spoken.iter().filter(|_| spoken);
        let words: Vec<&str> = spoken.chain(&self.silent).map(String::as_str).collect();
        let mut parts = Vec::new();
        if !words.is_empty() {
            parts.push(["TYPE=", &words.join(",")].concat());
        }
        parts.extend(self.others.iter().cloned());
        parts.join(";")
    }
}

/// The text without its `PREF`, and the level that this had.
pub(super) fn without_preference(parameters: &str) -> (String, Option<u32>) {
    let is = |one: &&str| {
        one.split_once('=')
            .is_some_and(|(name, _)| name.eq_ignore_ascii_case("PREF"))
    };
    let level = split(parameters)
        .find(|one| is(one))
        .and_then(|one| one.split_once('=')?.1.trim().parse().ok());
    if level.is_none() {
        return (parameters.to_owned(), None);
    }
    let rest: Vec<&str> = split(parameters).filter(|one| !is(one)).collect();
    (rest.join(";"), level)
}

/// The parts of a head between the semicolons that stand outside quotes.
pub(super) fn split(head: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    head.split(move |c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    })
}

fn unquoted(value: &str) -> &str {
    value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .unwrap_or(value)
}

/// The parameters as a version has them: with the judge's word on whether
/// `line`, which ends before them, can have them. `;` stands before each.
pub(super) fn written(parameters: &str, fits: impl Fn(&str) -> bool) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    let plain = [";", parameters].concat();
    let one_line = !parameters.contains(char::is_control) && !parameters.contains('\\');
    let closed = parameters.matches('"').count().is_multiple_of(2);
    if one_line && closed && fits(&plain) {
        return plain;
    }
    let mut wrapped = format!(";{KEPT}=\"");
    for c in parameters.chars() {
        match c {
            '"' => wrapped.push_str("^'"),
            '^' => wrapped.push_str("^^"),
            '\n' => wrapped.push_str("^n"),
            // Some parsers take one before a quote for an escape.
            '\\' => wrapped.push_str("^-"),
            // The later control characters are text, here as in a value.
            c if c.is_ascii_control() => {}
            c => wrapped.push(c),
        }
    }
    wrapped.push('"');
    wrapped
}

/// The way back from what [`written`] wraps.
fn unwrapped(value: &str) -> String {
    let pieces: Vec<String> = value
        .split("^^")
        .map(|piece| uncaret(&piece.replace("^-", "\\")))
        .collect();
    pieces.join("^")
}

/// Whether vCard 3.0 has all of these parameters.
pub(super) fn are_of_version_3(parameters: &str) -> bool {
    split(parameters).all(|one| {
        let name = one
            .split('=')
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        let is_word = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        matches!(name.as_str(), "TYPE" | "LANGUAGE") || (name.starts_with("X-") && is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_field_says_is_what_is_left() {
        for (head, read, silent, others) in [
            ("TEL;TYPE=cell,voice;PREF=1", &["PREF"][..], "voice", ""),
            (
                "item1.TEL;PID=1.1;LANGUAGE=fi",
                &[],
                "",
                "PID=1.1;LANGUAGE=fi",
            ),
            (
                "ADR;LABEL=\"a;b:c\";GEO=\"geo:1,2\"",
                &["LABEL"],
                "",
                "GEO=\"geo:1,2\"",
            ),
            ("TEL;HOME;VALUE=uri", &[], "", ""),
            (
                "TEL;X-VUORO-PARAMETERS=\"PID=1;GEO=^'a^'\"",
                &[],
                "",
                "PID=1;GEO=\"a\"",
            ),
        ] {
            let rest = Rest::of(head, read);
            assert_eq!(rest.silent.join(","), silent, "{head}");
            assert_eq!(rest.others.join(";"), others, "{head}");
        }
    }

    #[test]
    fn what_a_version_has_no_form_for_is_wrapped_and_comes_back() {
        let parameters = "GEO=\"geo:1,2\";X-A=^n;X-B=^-\\";
        let wrapped = written(parameters, |_| false);
        let back = Rest::of(&["ADR", &wrapped].concat(), &[]);
        assert_eq!(back.text(false), parameters);
    }

    #[test]
    fn a_preference_is_told_apart() {
        assert_eq!(
            without_preference("PID=1;PREF=3;X=2"),
            ("PID=1;X=2".into(), Some(3))
        );
        assert_eq!(without_preference("PID=1"), ("PID=1".into(), None));
    }
}
