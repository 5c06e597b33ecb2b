//! A vCard 4.0 of this writer as jCard: the same content lines as JSON, so that
//! nothing is in one and not in the other.

use serde_json::{Map, Value, json};

use super::super::head::Head;
use super::super::parameters::split;
use super::super::text::{split as split_text, uncaret, unescape};
use super::lines::word;
use super::{default_type, is_ours};

/// One written card as a jCard. `None` if it is no card of this writer.
pub fn jcard(card: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(card).ok()?.replace("\r\n ", "");
    let inner = text
        .strip_prefix("BEGIN:VCARD\r\n")?
        .strip_suffix("END:VCARD\r\n")?;
    let properties: Option<Vec<Value>> = inner.lines().map(property).collect();
    Some(json!(["vcard", properties?]))
}

fn property(line: &str) -> Option<Value> {
    let head = Head::of(line.as_bytes())?;
    let name = std::str::from_utf8(head.name).ok()?.to_ascii_lowercase();
    let mut parameters = Map::new();
    if let Ok(group) = std::str::from_utf8(head.group)
        && !group.is_empty()
    {
        parameters.insert("group".into(), group.to_ascii_lowercase().into());
    }
    let mut kind = default_type(&name).to_owned();
    for parameter in split(&line[..head.value - 1]).skip(1) {
        let (key, value) = parameter.split_once('=')?;
        let key = key.to_ascii_lowercase();
        if key == "value" {
            // What is no word at all is no type that anybody knows.
            let said = word(value.trim_matches('"')).unwrap_or("unknown");
            kind = said.to_ascii_lowercase();
            continue;
        }
        for value in values(value, is_ours(&key)) {
            // A list of values is an array, one value is not (§3.4).
            let known = parameters.remove(&key);
            let both = match known {
                None => Value::from(value),
                Some(Value::Array(mut list)) => {
                    list.push(value.into());
                    list.into()
                }
                Some(one) => json!([one, value]),
            };
            parameters.insert(key.clone(), both);
        }
    }
    let value = &line[head.value..];
    let (kind, values) = typed(&name, kind, value);
    let mut property = vec![name.into(), Value::Object(parameters), kind.into()];
    property.extend(values);
    Some(Value::Array(property))
}

fn typed(name: &str, kind: String, value: &str) -> (String, Vec<Value>) {
    match name {
        "n" | "adr" | "gender" | "clientpidmap" | "org" => {
            let parts: Vec<Value> = unescaped(value, ';').map(component).collect();
            match <[Value; 1]>::try_from(parts) {
                Ok(only) => (kind, only.to_vec()),
                Err(parts) => (kind, vec![parts.into()]),
            }
        }
        "nickname" | "categories" => {
            let list = split_text(value, b',');
            (kind, list.into_iter().map(Value::from).collect())
        }
        "bday" | "anniversary" if kind == "date-and-or-time" => (kind, vec![dashed(value).into()]),
        // A URI is written as it is, and what nobody knows as well.
        _ if matches!(kind.as_str(), "uri" | "unknown") => (kind, vec![value.into()]),
        _ => (kind, vec![unescape(value).into()]),
    }
}

/// A component of several values is an array of them.
fn component(part: &str) -> Value {
    let list = split_text(part, b',');
    match list.as_slice() {
        [one] => one.as_str().into(),
        list => list.into(),
    }
}

/// The raw parts between separators that are not escaped.
fn unescaped(value: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    value.split(move |c| {
        let between = c == separator && !escaped;
        escaped = c == '\\' && !escaped;
        between
    })
}

/// The values of a parameter, without quotes and, but for one of ours, circumflexes.
fn values(text: &str, ours: bool) -> Vec<String> {
    let mut quoted = false;
    let parts = text.split(move |c| {
        quoted ^= c == '"';
        c == ',' && !quoted
    });
    let plain = parts.map(|part| part.trim_matches('"'));
    match ours {
        true => plain.map(str::to_owned).collect(),
        false => plain.map(uncaret).collect(),
    }
}

/// `19840509` as jCard has it, `1984-05-09` (§3.5.3).
fn dashed(day: &str) -> String {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match (day.len(), day.strip_prefix("--")) {
        (8, None) if digits(day) => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        (6, Some(rest)) if digits(rest) => format!("--{}-{}", &rest[..2], &rest[2..]),
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_the_same_in_json() {
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna\\, K.\r\nN:Korhonen;Anna;Maria,Liisa;;\r\n\
                    item1.TEL;PREF=1;TYPE=cell,work:+358\r\nADR;LABEL=\"a^nb\";GEO=\"geo:1,2\":;;Katu \
                    1;;;;\r\nBDAY:--0509\r\nCATEGORIES:Choir,Work\r\nNOTE:one\\n\r\n  two\r\n\
                    URL:http://a.b/c;d\r\nX-ABLabel:Gym\r\nX-A;VALUE=\"text\":a\r\nX-B;VALUE=a\\b:b\r\nEND:VCARD\r\n";
        let expect = json!(["vcard", [
            ["version", {}, "text", "4.0"],
            ["fn", {}, "text", "Anna, K."],
            ["n", {}, "text", ["Korhonen", "Anna", ["Maria", "Liisa"], "", ""]],
            ["tel", {"group": "item1", "pref": "1", "type": ["cell", "work"]}, "text", "+358"],
            ["adr", {"label": "a\nb", "geo": "geo:1,2"}, "text", ["", "", "Katu 1", "", "", "", ""]],
            ["bday", {}, "date-and-or-time", "--05-09"],
            ["categories", {}, "text", "Choir", "Work"],
            ["note", {}, "text", "one\n two"],
            ["url", {}, "uri", "http://a.b/c;d"],
            ["x-ablabel", {}, "unknown", "Gym"],
            ["x-a", {}, "text", "a"],
            ["x-b", {}, "unknown", "b"],
        ]]);
        assert_eq!(jcard(card.as_bytes()), Some(expect));
    }
}
