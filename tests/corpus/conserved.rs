//! Nothing is lost: each word of each property of the corpus is somewhere in
//! the contact. Read with a few lines of code that have nothing in common with
//! the reader.

use super::{as_text, corpus};

#[test]
fn every_word_of_a_card_is_in_its_contact() {
    let (mut properties, mut missing) = (0, Vec::new());
    for file in corpus() {
        let text = as_text(&file.bytes);
        // Where the encoding must be guessed there is nothing to compare with.
        let utf8 = std::str::from_utf8(&file.bytes).is_ok() || file.bytes.starts_with(b"\xFF\xFE");
        let contacts: Vec<String> = file
            .cards()
            .into_iter()
            .flatten()
            .filter_map(|card| card.outcome.ok())
            .map(|contact| serde_json::to_string(&contact).expect("JSON"))
            .collect();
        if contacts.is_empty() {
            continue;
        }
        let hay = plain(&contacts.join("\n"));
        for line in unfolded(&text) {
            let Some((head, value)) = halves(&line) else {
                continue;
            };
            let upper = head.to_ascii_uppercase();
            let name = upper
                .split(';')
                .next()
                .unwrap_or_default()
                .rsplit('.')
                .next()
                .unwrap_or_default();
            if is_structure(name)
                || is_binary(&upper, value)
                || is_other_charset(&upper)
                || (!utf8 && !text.is_ascii())
            {
                continue;
            }
            let quoted = upper.contains("QUOTED") || upper.contains("ENCODING=Q");
            let value = if quoted {
                unquoted(value)
            } else {
                Some(value.to_owned())
            };
            let Some(value) = value else { continue };
            properties += 1;
            let value = plain(said(name, &value));
            let word = value
                .split(' ')
                .find(|word| word.chars().count() > 2 && !hay.contains(*word));
            if let Some(word) = word {
                missing.push(format!("{}: {name}: {word:?}", file.name));
            }
        }
    }
    for part in &missing {
        eprintln!("{part}");
    }
    eprintln!("{} of {properties} properties miss a word", missing.len());
    assert_eq!(missing.len(), 0, "every word is kept");
}

/// Head and value, at the first colon outside quotes.
pub(crate) fn halves(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    colon
        .map(|at| (&line[..at], &line[at + 1..]))
        .or_else(|| line.split_once(':'))
}

/// What becomes a kind, a nested card or nothing, but no word of the contact.
fn is_structure(name: &str) -> bool {
    let name = name.trim_matches('\u{feff}');
    matches!(
        name,
        "BEGIN" | "END" | "VERSION" | "PRODID" | "KIND" | "X-ABSHOWAS" | "AGENT"
    )
}

fn is_binary(head: &str, value: &str) -> bool {
    let payload = value.len() > 200 && !value.contains(' ');
    head.contains("BASE64")
        || head.contains("ENCODING=B")
        || value.starts_with("data:")
        || payload
        || (head.starts_with("PHOTO") && !value.contains(':'))
}

/// Octets in an encoding that is not this file's own.
fn is_other_charset(head: &str) -> bool {
    head.contains("CHARSET") && !head.contains("UTF-8")
}

/// The part of a value that is the contact's: not the scheme of a number, not
/// midnight, not the name of a table in a phone.
fn said<'a>(name: &str, value: &'a str) -> &'a str {
    match name {
        "TEL" | "EMAIL" | "IMPP" => value.split_once(':').map_or(value, |(_, rest)| rest),
        "X-ANDROID-CUSTOM" => value.split_once(';').map_or(value, |(_, rest)| rest),
        "BDAY" | "ANNIVERSARY" => value.split_once("T00").map_or(value, |(day, _)| day),
        _ => value,
    }
}

/// Letters and digits; escapes and punctuation do not count.
fn plain(text: &str) -> String {
    let text = text
        .replace("\\\\n", " ")
        .replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\t", " ")
        .replace('-', "");
    text.chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        })
        .collect()
}

pub(crate) fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(['\r', '\n']) {
        match lines.last_mut() {
            _ if line.is_empty() => lines.push(String::new()),
            Some(last) if last.ends_with('=') && last.to_ascii_uppercase().contains("QUOTED") => {
                last.pop();
                last.push_str(line);
            }
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// `None` where the octets' encoding must be guessed.
pub(crate) fn unquoted(value: &str) -> Option<String> {
    let bytes = value.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let octet = value
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match octet {
            Some(octet) if bytes[at] == b'=' => {
                out.push(octet);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}
