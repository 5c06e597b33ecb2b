//! What the tests of another reader (ez-vcard) say that these files hold,
//! property by property, against what this one makes of them.

use serde_json::Value;
use vuoro_core::domain::contact::{Contact, ContactPoint, PointKind};

use super::{SHARED, corpus};

#[test]
fn another_readers_expectations_are_met() {
    let Ok(json) = std::fs::read_to_string(format!("{SHARED}/corpus/expected-ez-vcard.json"))
    else {
        eprintln!("skipped: no corpus");
        return;
    };
    let tests: Vec<Value> = serde_json::from_str(&json).expect("JSON");
    let files = corpus();
    let (mut met, mut missed) = (0, Vec::new());
    for test in &tests {
        let name = test["file"].as_str().expect("a file name");
        let file = files
            .iter()
            .find(|file| file.name == name)
            .expect("a file of the corpus");
        let cards: Vec<_> = file.cards().into_iter().flatten().collect();
        let expected = test["cards"].as_array().expect("cards");
        assert_eq!(cards.len(), expected.len(), "{name}");
        for (card, expected) in cards.iter().zip(expected) {
            let contact = card.outcome.as_ref().expect("a contact");
            let properties = expected["props"].as_array().expect("properties");
            // Which program wrote the card says nothing about the contact.
            let of_it = |property: &&Value| property["class"] != "ProductId.class";
            for property in properties.iter().filter(of_it) {
                if holds(contact, property) {
                    met += 1;
                } else {
                    missed.push(format!("{name} line {}: {property}", card.line));
                }
            }
        }
    }
    let nobody = tests
        .iter()
        .flat_map(|test| test["cards"].as_array().into_iter().flatten());
    let nobody = nobody.flat_map(|card| card["props"].as_array().into_iter().flatten());
    let vacuous = nobody
        .filter(|property| holds(&Contact::default(), property))
        .count();
    assert!(
        vacuous <= 5,
        "{vacuous} expectations are met by a contact without anything in it"
    );
    let all = met + missed.len();
    eprintln!(
        "{met} of {all} expectations met, {:.2} %",
        met as f64 * 100.0 / all as f64
    );
    for property in &missed {
        eprintln!("{property}");
    }
    assert!(missed.len() * 100 <= all, "99 of 100 are met");
}

fn holds(contact: &Contact, property: &Value) -> bool {
    let fields = &property["fields"];
    let texts = |field: &str| -> Vec<String> {
        let lists = fields[field].as_array().into_iter().flatten();
        let texts = lists.flat_map(|list| {
            list.as_array()
                .cloned()
                .unwrap_or_else(|| vec![list.clone()])
        });
        texts
            .filter_map(|text| {
                text.as_str()
                    .map(|text| text.replace("\r\n", "\n").trim().to_owned())
            })
            .collect()
    };
    let text = |field: &str| texts(field).join(",");
    let class = property["class"].as_str().unwrap_or_default();
    match property["kind"].as_str().unwrap_or_default() {
        "telephone" => {
            let uri = texts("uri").join(";ext=");
            let value = if uri.is_empty() { text("text") } else { uri };
            point(contact, PointKind::Phone, &value, &text("types"))
        }
        "email" => point(contact, PointKind::Email, &text("value"), &text("types")),
        "impp" => contact.points.iter().any(|point| {
            point.kind == PointKind::Impp
                && text("uri").ends_with(&point.value)
                && !point.service.is_empty()
        }),
        "structuredName" => {
            let name = &contact.name;
            let parts = [
                ("family", &name.family),
                ("given", &name.given),
                ("additional", &name.middle),
                ("prefixes", &name.prefix),
                ("suffixes", &name.suffix),
            ];
            parts.iter().all(|(field, part)| same(part, &text(field)))
        }
        "address" => contact.addresses.iter().any(|address| {
            let parts = [
                ("poBox", &address.po_box),
                ("extendedAddress", &address.extended),
                ("streetAddress", &address.street),
                ("locality", &address.city),
                ("region", &address.region),
                ("postalCode", &address.postcode),
                ("country", &address.country),
            ];
            let types = text("types").to_lowercase();
            // In a group, a label of one's own stands above the types.
            let grouped = !fields["group"].is_null();
            let word = |word: &str| grouped || types.contains(word) == address.label.contains(word);
            parts.iter().all(|(field, part)| same(part, &text(field)))
                && (fields["label"].is_null() || same(&address.formatted, &text("label")))
                && word("home")
                && word("work")
                && (!types.contains(".pref") || address.preferred)
        }),
        "binaryProperty" if class == "Photo.class" && fields["url"].is_null() => {
            contact.photo.as_ref().is_some_and(|photo| {
                let kind = text("contentType").to_lowercase().replace("imagetype.", "");
                photo.bytes.len().to_string() == text("dataLength")
                    && photo.media_type.ends_with(&kind)
            })
        }
        "binaryProperty" => {
            let name = class.trim_end_matches(".class").to_uppercase();
            contact
                .extra
                .iter()
                .any(|line| line.starts_with(&name) && line.contains(&text("url")))
        }
        "dateProperty" => date(contact, class, fields),
        "geo" => {
            let (latitude, longitude) = (text("latitude"), text("longitude"));
            contact.extra.iter().any(|line| {
                line.contains("GEO") && line.contains(&latitude) && line.contains(&longitude)
            })
        }
        "timezone" => {
            // `ZoneOffset.ofHours(-5)`
            let hours = text("offset").replace(|c: char| c != '-' && !c.is_ascii_digit(), "");
            let hours: i32 = hours.parse().expect("hours");
            // As `-0500`, or as `1:00`.
            let sign = if hours < 0 { '-' } else { '+' };
            let said = [format!("{sign}{:02}", hours.abs()), format!("{hours}:")];
            let zones = contact.extra.iter().filter(|line| line.starts_with("TZ"));
            let mut zones = zones.filter_map(|line| Some(line.split_once(':')?.1));
            zones.any(|zone| said.iter().any(|said| zone.starts_with(said)))
        }
        // `Gender.male()`
        "property" if text("expected") == "Gender.male()" => {
            contact.extra.iter().any(|line| line == "GENDER:M")
        }
        "listProperty" => {
            let values = texts("values");
            match class {
                "Categories.class" => values.iter().all(|tag| contact.tags.contains(tag)),
                "Nickname.class" => values
                    .iter()
                    .all(|name| contact.name.nickname.contains(name.as_str())),
                _ => {
                    let units = [contact.organisation.as_str()]
                        .into_iter()
                        .chain(contact.department.split("; "));
                    let units: Vec<&str> = units.collect();
                    let first = values
                        .iter()
                        .filter(|unit| !unit.is_empty())
                        .all(|unit| units.contains(&unit.as_str()));
                    first
                        || contact.extra.iter().any(|line| {
                            line.starts_with("ORG:")
                                && values.iter().all(|unit| line.contains(unit.as_str()))
                        })
                }
            }
        }
        "simpleProperty" => simple(contact, class, &text("value")),
        "rawProperty" => raw(contact, class.trim_matches('"'), &text("value")),
        kind => panic!("an expectation of a kind unknown: {kind}"),
    }
}

/// Lists are one text in a contact.
fn same(ours: &str, theirs: &str) -> bool {
    let plain = |text: &str| {
        text.split([',', ' ', '\n'])
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    plain(ours) == plain(theirs)
}

fn point(contact: &Contact, kind: PointKind, value: &str, types: &str) -> bool {
    let types = types.to_lowercase();
    let fits = |point: &ContactPoint| {
        let word = |theirs: &str, ours: &str| !types.contains(theirs) || point.label.contains(ours);
        point.kind == kind
            && point.value == value
            && word(".home", "home")
            && word(".work", "work")
            && word(".cell", "mobile")
            && word(".fax", "fax")
            && word(".pager", "pager")
            && word(".car", "car")
            && (!types.contains(".pref") || point.preferred)
    };
    contact.points.iter().any(fits)
}

fn date(contact: &Contact, class: &str, fields: &Value) -> bool {
    let day = if class == "Birthday.class" {
        contact.birthday
    } else {
        contact.anniversary
    };
    let Some(day) = day else { return false };
    let numbers = |field: &str| -> Vec<u32> {
        let text = fields[field].to_string();
        text.split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect()
    };
    let ours = |year: bool| {
        let mut parts = if year {
            day.year.map(|year| year as u32).into_iter().collect()
        } else {
            Vec::new()
        };
        parts.extend([day.month, day.day]);
        parts
    };
    if !fields["partialDate"].is_null() {
        return day.year.is_none() && numbers("partialDate") == ours(false);
    }
    if !fields["builder"].is_null() {
        return [numbers("year"), numbers("month"), numbers("date")].concat() == ours(true);
    }
    if !fields["text"].is_null() {
        // The same day once more, as text.
        return numbers("text") == ours(true);
    }
    numbers("date") == ours(true)
}

fn simple(contact: &Contact, class: &str, value: &str) -> bool {
    let name = &contact.name;
    let kept = |property: &str| {
        let plain = |text: &str| text.replace('\\', "");
        contact.extra.iter().any(|line| {
            let bare = line
                .split_once('.')
                .filter(|(group, _)| !group.contains([':', ';']))
                .map_or(line.as_str(), |(_, rest)| rest);
            bare.to_ascii_uppercase().starts_with(property)
                && plain(&line.replace("\\n", "\n")).ends_with(&plain(value))
        })
    };
    match class {
        "FormattedName.class" => name.display == value || kept("FN"),
        "Title.class" => contact.title == value || kept("TITLE"),
        "Role.class" => contact.role == value || kept("ROLE"),
        "Note.class" => {
            contact.note.split("\n\n").any(|note| note == value) || contact.note.contains(value)
        }
        "Uid.class" => contact.uid == value,
        "Url.class" => point(contact, PointKind::Url, value, ""),
        "Revision.class" => {
            // `LocalDateTime.of(2012, 3, 5, 13, 32, 54)…`
            let numbers = value.split(|c: char| !c.is_ascii_digit());
            let numbers = numbers.filter_map(|number| number.parse::<u32>().ok());
            let moment: String = numbers.map(|number| format!("{number:02}")).collect();
            let digits =
                |line: &String| -> String { line.chars().filter(char::is_ascii_digit).collect() };
            contact
                .extra
                .iter()
                .any(|line| line.starts_with("REV") && digits(line) == moment)
        }
        "Label.class" => contact
            .addresses
            .iter()
            .any(|address| address.formatted == value),
        "SortString.class" => kept("SORT-STRING"),
        "FreeBusyUrl.class" => kept("FBURL"),
        "Classification.class" => kept("CLASS"),
        "SourceDisplayText.class" => kept("NAME"),
        "Language.class" => kept("LANG"),
        other => kept(&other.trim_end_matches(".class").to_uppercase()),
    }
}

fn raw(contact: &Contact, name: &str, value: &str) -> bool {
    let label = value.trim_start_matches("_$!<").trim_end_matches(">!$_");
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let labels = contact.points.iter().map(|point| &point.label);
    let labels = labels.chain(contact.addresses.iter().map(|address| &address.label));
    let labels = labels.chain(contact.related.iter().map(|related| &related.label));
    match name.to_ascii_uppercase().as_str() {
        "X-ABLABEL"
            if labels
                .into_iter()
                .any(|ours| ours.eq_ignore_ascii_case(label)) =>
        {
            true
        }
        "X-ABLABEL" if label == "Anniversary" && contact.anniversary.is_some() => true,
        "X-ABDATE" | "X-EVOLUTION-ANNIVERSARY" | "X-MS-ANNIVERSARY" | "X-ANNIVERSARY"
            if contact
                .anniversary
                .is_some_and(|day| digits(&day.to_string()) == digits(value)) =>
        {
            true
        }
        "X-ABSHOWAS" => true,
        _ if contact.related.iter().any(|related| related.value == value) => true,
        _ if contact.points.iter().any(|point| point.value == value) => true,
        "X-PHONETIC-FIRST-NAME" => contact.name.phonetic_given == value,
        "X-PHONETIC-LAST-NAME" => contact.name.phonetic_family == value,
        upper => contact.extra.iter().any(|line| {
            line.to_ascii_uppercase().contains(upper)
                && line.replace('\\', "").ends_with(&value.replace('\\', ""))
        }),
    }
}
