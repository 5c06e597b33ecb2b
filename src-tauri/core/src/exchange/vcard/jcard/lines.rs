//! A jCard as the content lines that it stands for.

use serde_json::{Map, Value};

use super::super::front::Mark;
use super::super::text::{escaped, one_line};
use super::{default_type, is_ours};

/// A card's lines, and the properties that are none.
pub(super) struct Lines<'a> {
    pub(super) text: String,
    pub(super) refused: Vec<&'a Value>,
}

/// `None` for what is no jCard.
pub(super) fn lines(card: &Value) -> Option<Lines<'_>> {
    let (name, properties) = match card.as_array()?.as_slice() {
        [Value::String(name), Value::Array(properties), ..] => (name, properties),
        _ => return None,
    };
    if !name.eq_ignore_ascii_case("vcard") {
        return None;
    }
    let mut text = "BEGIN:VCARD\r\nVERSION:4.0\r\n".to_owned();
    let mut refused = Vec::new();
    for property in properties {
        match line(property) {
            // There is one form of jCard, and it is that of 4.0.
            Some((name, _)) if name == "VERSION" => {}
            Some((name, line)) if !is_of_a_card(&name, &line) => {
                text.push_str(&line);
                text.push_str("\r\n");
            }
            _ => refused.push(property),
        }
    }
    text.push_str("END:VCARD\r\n");
    Some(Lines { text, refused })
}

/// Whether a line would begin or end a card among the others.
fn is_of_a_card(name: &str, line: &str) -> bool {
    matches!(name, "BEGIN" | "END") || matches!(Mark::of(line.as_bytes()), Mark::AgentBegin)
}

/// What a property that is no line calls itself.
pub(super) fn name_of(property: &Value) -> String {
    let name = property.get(0).and_then(Value::as_str).unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// A property's name, and its line.
fn line(property: &Value) -> Option<(String, String)> {
    let (name, parameters, kind, values) = match property.as_array()?.as_slice() {
        [
            Value::String(name),
            Value::Object(parameters),
            Value::String(kind),
            values @ ..,
        ] => (name, parameters, kind.to_ascii_lowercase(), values),
        _ => return None,
    };
    let upper = word(name)?.to_ascii_uppercase();
    let mut line = String::new();
    if let Some(group) = parameters.get("group").and_then(Value::as_str) {
        line.push_str(word(group)?);
        line.push('.');
    }
    line.push_str(&upper);
    if kind != "unknown" && kind != default_type(&name.to_ascii_lowercase()) {
        line.push_str(";VALUE=");
        line.push_str(word(&kind)?);
    }
    said(parameters, &mut line)?;
    line.push(':');
    let of_kind = |one: &str| match kind.as_str() {
        "text" | "language-tag" => escaped(one),
        kind if kind.starts_with("date") => undashed(&one_line(one)),
        _ => one_line(one).into_owned(),
    };
    let values: Vec<String> = values.iter().map(|one| value(one, &of_kind)).collect();
    line.push_str(&values.join(","));
    Some((upper, line))
}

/// The parameters, `;` before each.
fn said(parameters: &Map<String, Value>, line: &mut String) -> Option<()> {
    for (name, said) in parameters {
        if name == "group" {
            continue;
        }
        let said = match said {
            Value::Array(list) => list.iter().map(plain).collect(),
            one => vec![plain(one)],
        };
        line.push(';');
        line.push_str(&word(name)?.to_ascii_uppercase());
        line.push('=');
        let said: Vec<String> = said
            .iter()
            .map(|said| quoted(said, is_ours(name)))
            .collect();
        line.push_str(&said.join(","));
    }
    Some(())
}

/// One value: parts between semicolons where it has some, each of one text or
/// of several.
fn value(value: &Value, of_kind: &impl Fn(&str) -> String) -> String {
    let text = |one: &Value| of_kind(&plain(one));
    let part = |part: &Value| match part {
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(","),
        one => text(one),
    };
    match value {
        Value::Array(parts) => parts.iter().map(part).collect::<Vec<_>>().join(";"),
        one => text(one),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// `1984-05-09` as vCard 4.0 has it, `19840509`.
fn undashed(day: &str) -> String {
    let rest = day.strip_prefix("--");
    let parts: Vec<&str> = rest.unwrap_or(day).split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts
        .iter()
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    match (rest, lengths.as_slice()) {
        (None, [4, 2, 2]) if digits => parts.concat(),
        (Some(_), [2, 2]) if digits => format!("--{}", parts.concat()),
        _ => day.to_owned(),
    }
}

/// A parameter's value as RFC 6868 has it, in quotes where it needs them.
fn quoted(value: &str, ours: bool) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    for c in value.chars() {
        match c {
            '"' => out.push_str("^'"),
            '^' if !ours => out.push_str("^^"),
            '\n' => out.push_str("^n"),
            c if c.is_ascii_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    match word(&out) {
        Some(_) => out,
        None => format!("\"{out}\""),
    }
}

/// A name of a property, a group, a parameter or a type.
pub(super) fn word(text: &str) -> Option<&str> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    (!text.is_empty() && text.bytes().all(fits)).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::jcard;
    use super::*;

    #[test]
    fn what_goes_out_as_json_comes_back_as_the_same_lines() {
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna\\, K.\r\nN:Korhonen;Anna;Maria,Liisa;;\r\n\
                    item1.TEL;PREF=1;TYPE=cell,work:+358\r\nTEL;VALUE=uri:tel:+358-40\r\n\
                    ADR;GEO=\"geo:1,2\";LABEL=\"a^nb\":;;Katu 1;;;;\r\nORG:Kone\\; Oy;Lab\r\n\
                    BDAY:--0509\r\nANNIVERSARY:20100612\r\nCATEGORIES:Choir,A\\,B\r\nNOTE:one\\n two\\\\\r\nURL:http://a.b/c;d\r\n\
                    TITLE;X-VUORO-PARAMETERS=\"X-A=^'^-^'\":Nurse\r\nX-FOO:a\\,b;c\r\nEND:VCARD\r\n";
        let json = jcard(card.as_bytes()).expect("a card of ours");
        let lines = lines(&json).expect("a jCard");
        assert_eq!(lines.text, card);
        assert!(lines.refused.is_empty());
    }

    #[test]
    fn what_is_no_property_is_named_and_the_rest_is_read() {
        let card = json!(["VCARD", [
            ["fn", {}, "text", "Aino\r\nEND:VCARD"],
            ["end", {}, "text", "vcard"],
            ["te:l", {}, "text", "1"],
            ["note"],
            ["x-count", {"x-a": [1, "b;c"]}, "integer", 5],
        ], []]);
        let lines = lines(&card).expect("a jCard");
        assert_eq!(
            lines.text,
            "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Aino\\nEND:VCARD\r\n\
             X-COUNT;VALUE=integer;X-A=1,\"b;c\":5\r\nEND:VCARD\r\n"
        );
        let refused: Vec<String> = lines.refused.into_iter().map(name_of).collect();
        assert_eq!(refused, ["end", "te:l", "note"]);
        assert!(super::lines(&json!(["vcalendar", []])).is_none());
    }
}
