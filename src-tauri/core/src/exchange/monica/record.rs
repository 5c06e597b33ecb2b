//! A record of the document, and what it says.

use serde_json::Value;
use serde_json::value::RawValue;

use crate::domain::date::CalendarDay;

/// What every record has, and what says nothing of anybody.
const OWN: &[&str] = &["uuid", "created_at", "updated_at"];

/// A record and its identifier.
pub(super) fn parsed(raw: &RawValue) -> Option<(String, Value)> {
    let value: Value = serde_json::from_str(raw.get()).ok()?;
    Some((text_of(&value, "uuid"), value))
}

/// Whether somebody is only to stand there as another's relation.
pub(super) fn is_partial(value: &Value) -> bool {
    let properties = value.get("properties");
    properties.and_then(|p| p.get("is_partial")) == Some(&Value::Bool(true))
}

/// A property of a record, or one that stands beside its properties, as text.
pub(super) fn text_of(value: &Value, key: &str) -> String {
    let found = value
        .get("properties")
        .and_then(|properties| properties.get(key))
        .or_else(|| value.get(key));
    found.map(plain).unwrap_or_default()
}

/// A text, a number or a truth as text; nothing for anything else.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect::<String>()
            .trim()
            .to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

/// What a person is called.
pub(super) fn display(value: &Value) -> String {
    let parts = ["first_name", "middle_name", "last_name"].map(|key| text_of(value, key));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    match parts.is_empty() {
        true => text_of(value, "nickname"),
        false => parts.join(" "),
    }
}

/// `1984-05-09T00:00:00Z`, whose year may stand for none.
pub(super) fn day(special: &Value) -> Option<CalendarDay> {
    let text = text_of(special, "date");
    let day: CalendarDay = text.get(..10)?.parse().ok()?;
    match special.get("is_year_unknown") {
        Some(Value::Bool(true)) => CalendarDay::new(None, day.month, day.day),
        _ => Some(day),
    }
}

/// A day as it is kept, or else what stands in its place.
pub(super) fn day_text(special: &Value) -> String {
    day(special).map_or_else(|| text_of(special, "date"), |day| day.to_string())
}

/// What stands beside the person's properties, with the kind of each.
pub(super) fn records(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let blocks = value.get("data").and_then(Value::as_array);
    blocks.into_iter().flatten().flat_map(|block| {
        let kind = block
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let values = block.get("values").and_then(Value::as_array);
        values.into_iter().flatten().map(move |value| (kind, value))
    })
}

/// All that a record says but under these keys, in one text. `called` is what an
/// identifier stands for.
pub(super) fn sayings(record: &Value, but: &[&str], called: &dyn Fn(&str) -> String) -> String {
    let inside = record.get("properties").unwrap_or(record);
    let Value::Object(properties) = inside else {
        return match inside {
            Value::Array(list) => joined(list.iter().map(|one| sayings(one, but, called))),
            plain_value => match plain(plain_value) {
                no if no == "false" => String::new(),
                text => called(&text),
            },
        };
    };
    let told = properties.iter();
    let told = told.filter(|(key, _)| !but.contains(&key.as_str()) && !OWN.contains(&key.as_str()));
    joined(told.map(|(_, value)| sayings(value, &[], called)))
}

pub(super) fn joined(texts: impl Iterator<Item = String>) -> String {
    let said: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    said.join(", ")
}
