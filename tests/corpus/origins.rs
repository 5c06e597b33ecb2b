//! What the tests of other readers say that their own files hold, in the files
//! that lie beside them: KDE's as the card that it writes (`.ref`, `.2_1ref`),
//! Text::VCardFast's and ical.js's as JSON (`.json`). Each value of each property
//! is looked for where it belongs in the contact; what is not there is explained.

use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::Value;
use vuoro_core::domain::contact::{Contact, PointKind};

use super::conserved::{halves, unfolded, unquoted};
use super::corpus;

/// What is not found, and why that is right.
const EXPLAINED: [(&str, &str, &str); 4] = [
    (
        "vcard12.vcf.2_1ref",
        "PHOTO",
        "the picture's bytes are written there as a quoted-printable text",
    ),
    (
        "ex-cobook.json",
        "IMPP",
        "Apple's scheme says nothing; the service stands in a parameter",
    ),
    (
        "cr.json",
        "VAL",
        "a card that names nobody comes in as nobody",
    ),
    (
        "unicode.json",
        "VAL",
        "a card that names nobody comes in as nobody",
    ),
];

/// How a card is written, and no word of the contact.
const FORM: [&str; 5] = ["BEGIN", "END", "VERSION", "PRODID", "KIND"];

/// A property, and the values or parts of it that have words.
struct Said {
    name: String,
    values: Vec<String>,
}

#[test]
fn what_other_programs_expect_of_their_own_files_is_found() {
    let (mut files, mut found, mut missed) = (0, 0, Vec::new());
    for file in corpus() {
        for expected in beside(&file.path) {
            let cards = expect(&expected);
            let contacts: Vec<Contact> = file
                .cards()
                .into_iter()
                .flatten()
                .filter_map(|card| card.outcome.ok().map(|contact| *contact))
                .collect();
            files += 1;
            let name = expected.file_name().expect("a name").to_string_lossy();
            for (number, card) in cards.iter().enumerate() {
                let told = card
                    .iter()
                    .filter(|said| !FORM.contains(&said.name.as_str()));
                for Said { name: of, values } in told {
                    let place = contacts.get(number).map(|contact| place(contact, of));
                    let place = plain(&place.unwrap_or_default());
                    for value in values.iter().flat_map(|value| words(of, value)) {
                        match place.contains(&plain(value)) {
                            true => found += 1,
                            false => missed.push((name.to_string(), of.clone(), value.to_owned())),
                        }
                    }
                }
            }
        }
    }
    if files == 0 {
        return;
    }
    let all = found + missed.len();
    eprintln!("{files} files: {found} of {all} values found");
    let explained = |(file, of, _): &&(String, String, String)| {
        EXPLAINED
            .iter()
            .any(|(at, name, _)| (at, name) == (&file.as_str(), &of.as_str()))
    };
    let (explained, wrong): (Vec<_>, Vec<_>) = missed.iter().partition(explained);
    assert!(
        wrong.is_empty(),
        "not found, and nobody says why: {wrong:#?}"
    );
    for (at, name, why) in EXPLAINED {
        eprintln!("{at} {name}: {why}");
        let occurs = explained
            .iter()
            .any(|(file, of, _)| (at, name) == (file.as_str(), of.as_str()));
        assert!(occurs, "{at} {name} is found now");
    }
    assert!(missed.len() * 100 <= all, "99 of 100 are found");
}

/// The files that say what this one holds.
fn beside(file: &Path) -> Vec<PathBuf> {
    let named = |end: &str| PathBuf::from(format!("{}.{end}", file.display()));
    let all = [named("ref"), named("2_1ref"), file.with_extension("json")];
    all.into_iter().filter(|path| path.exists()).collect()
}

/// The cards that it tells of, each with its properties.
fn expect(path: &Path) -> Vec<Vec<Said>> {
    let text = std::fs::read(path).expect("a file");
    let text = String::from_utf8_lossy(&text);
    match path.extension().is_some_and(|end| end == "json") {
        true => of_json(&serde_json::from_str(&text).expect("JSON")),
        false => of_card(&text),
    }
}

fn of_json(json: &Value) -> Vec<Vec<Said>> {
    let texts = |value: &Value| -> Vec<String> {
        fn all(value: &Value, out: &mut Vec<String>) {
            match value {
                Value::Array(list) => list.iter().for_each(|value| all(value, out)),
                Value::String(text) => out.push(text.clone()),
                _ => {}
            }
        }
        let mut out = Vec::new();
        all(value, &mut out);
        out
    };
    let said = |name: &Value, values: Vec<String>| Said {
        name: name.as_str().unwrap_or_default().to_ascii_uppercase(),
        values,
    };
    if let Some(objects) = json["objects"].as_array() {
        let cards = objects.iter().filter(|object| object["type"] == "vcard");
        return cards
            .map(|card| {
                let lists = card["properties"].as_object().expect("properties").values();
                let properties = lists.flat_map(|list| list.as_array().expect("a list"));
                properties
                    .map(|property| {
                        let values = [&property["value"], &property["values"]];
                        said(
                            &property["name"],
                            values.into_iter().flat_map(texts).collect(),
                        )
                    })
                    .collect()
            })
            .collect();
    }
    // jCard: the name, parameters, a type, and the values.
    let card = |card: &Value| -> Vec<Said> {
        let properties = card[1].as_array().expect("properties").iter();
        properties
            .map(|property| {
                let values = property.as_array().expect("a property").iter().skip(3);
                said(&property[0], values.flat_map(texts).collect())
            })
            .collect()
    };
    match json[0] == "vcard" {
        true => vec![card(json)],
        false => json.as_array().expect("cards").iter().map(card).collect(),
    }
}

fn of_card(text: &str) -> Vec<Vec<Said>> {
    let mut cards = Vec::new();
    for line in unfolded(text) {
        let Some((head, value)) = halves(&line) else {
            continue;
        };
        let upper = head.to_ascii_uppercase();
        let name = upper.split(';').next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default().to_owned();
        if name == "BEGIN" {
            cards.push(Vec::new());
        }
        let value = match upper.contains("QUOTED-PRINTABLE") {
            true => unquoted(value).expect("UTF-8"),
            false => value.to_owned(),
        };
        let values = value
            .replace("\\;", "\\,")
            .split(';')
            .map(str::to_owned)
            .collect();
        if let Some(card) = cards.last_mut() {
            card.push(Said { name, values });
        }
    }
    cards
}

/// The words of a value: a number and an address without their scheme, an
/// account and its service, a day without its midnight.
fn words<'a>(property: &str, value: &'a str) -> Vec<&'a str> {
    let parts = value.split_once(':');
    match (property, parts) {
        ("TEL" | "EMAIL", Some((_, rest))) => vec![rest],
        ("IMPP", Some((service, account))) => vec![service, account],
        ("BDAY" | "ANNIVERSARY", _) => vec![value.split("T00").next().unwrap_or_default()],
        _ => vec![value],
    }
}

/// All that a contact says where a property of this name belongs.
fn place(contact: &Contact, property: &str) -> String {
    let of = |kind| -> Vec<String> {
        let points = contact.points.iter().filter(|point| point.kind == kind);
        points.map(|point| point.value.clone()).collect()
    };
    let json = |value: Result<Value, serde_json::Error>| vec![value.expect("JSON").to_string()];
    let name = &contact.name;
    let mut said = match property {
        "FN" => vec![name.display.clone()],
        "N" => json(serde_json::to_value(name)),
        "NICKNAME" => vec![name.nickname.clone()],
        "ADR" | "LABEL" => json(serde_json::to_value(&contact.addresses)),
        "TEL" => of(PointKind::Phone),
        "EMAIL" => of(PointKind::Email),
        "URL" => of(PointKind::Url),
        "IMPP" => json(serde_json::to_value(&contact.points)),
        "ORG" => vec![contact.organisation.clone(), contact.department.clone()],
        "TITLE" => vec![contact.title.clone()],
        "ROLE" => vec![contact.role.clone()],
        "NOTE" => vec![contact.note.clone()],
        "UID" => vec![contact.uid.clone()],
        "CATEGORIES" => contact.tags.clone(),
        "BDAY" => contact.birthday.iter().map(ToString::to_string).collect(),
        "ANNIVERSARY" => contact
            .anniversary
            .iter()
            .map(ToString::to_string)
            .collect(),
        "PHOTO" => {
            let photo = contact.photo.iter();
            photo
                .map(|photo| BASE64_STANDARD.encode(&photo.bytes))
                .collect()
        }
        _ => json(serde_json::to_value(contact)),
    };
    // What has no field, and what is there more often than a field has room
    // for; KDE's older lines of accounts among it.
    let kept = contact.extra.iter().filter(|line| {
        let line = line.to_ascii_uppercase();
        line.contains(property) || (property == "IMPP" && line.starts_with("X-MESSAGING"))
    });
    said.extend(kept.cloned());
    said.join("\n")
}

/// Letters and digits alone: escapes, blanks and punctuation are written in many ways.
fn plain(text: &str) -> String {
    let text = text.replace("\\n", "").replace("\\N", "");
    let text = text.chars().filter(|c| c.is_alphanumeric());
    text.flat_map(char::to_lowercase).collect()
}
