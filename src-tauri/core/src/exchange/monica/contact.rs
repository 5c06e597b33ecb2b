//! One person of the document.

use serde_json::Value;

use super::document::Document;
use super::record::{day, day_text, display, is_partial, joined, plain, records, sayings, text_of};
use super::{beside, card, favours};
use crate::domain::contact::{Contact, Related};
use crate::domain::name::is_unseen;
use crate::exchange::entry::Entry;
use crate::exchange::table::kept;
use crate::exchange::vcard::{Card, Problem};

/// What they are called.
const NAMES: &[&str] = &["first_name", "middle_name", "last_name"];

/// Other properties that a field has.
const FIELDS: &[&str] = &[
    "nickname",
    "description",
    "job",
    "company",
    "tags",
    "first_met_through",
];

const DAYS: &[&str] = &["birthdate", "first_met_date", "deceased_date"];

/// Properties that say something of Monica and nothing of the person.
const MONICAS: &[&str] = &[
    "avatar",
    "first_met_reminder",
    "deceased_reminder",
    "is_partial",
    "is_active",
    "last_consulted_at",
    "number_of_views",
    "stay_in_touch_trigger_date",
    "vcard",
    "distant_etag",
];

/// The entry, unless somebody is told of with another as their relation.
pub(super) fn read(document: &Document<'_>, raw: &str, line: u64) -> Option<Entry> {
    let Ok(value) = serde_json::from_str::<Value>(raw) else {
        return Some(unreadable(raw, line));
    };
    let uid = text_of(&value, "uuid");
    if is_partial(&value) && document.is_relation(&uid) {
        return None;
    }
    let mut contact = Contact {
        uid,
        organisation: text_of(&value, "company"),
        title: text_of(&value, "job"),
        note: text_of(&value, "description"),
        ..Contact::default()
    };
    contact.name.display = display(&value);
    contact.name.given = text_of(&value, "first_name");
    contact.name.middle = text_of(&value, "middle_name");
    contact.name.family = text_of(&value, "last_name");
    contact.name.nickname = text_of(&value, "nickname");
    if is_unseen(&contact.name.display) {
        return Some(unreadable(raw, line));
    }
    let tags = value.pointer("/properties/tags").and_then(Value::as_array);
    contact.tags = tags
        .into_iter()
        .flatten()
        .map(plain)
        .filter(|tag| !tag.is_empty())
        .collect();
    // Of an age a day of birth is only reckoned.
    let born = value.pointer("/properties/birthdate");
    let born = born.filter(|day| day.get("is_age_based") != Some(&Value::Bool(true)));
    contact.birthday = born.and_then(day);
    let mut but = [NAMES, FIELDS].concat();
    but.extend(contact.birthday.map(|_| "birthdate"));
    for (key, text) in properties(&value, &but, document) {
        contact.extra.push(kept(key, &text));
    }
    for relationship in document.relationships(&contact.uid) {
        relation(
            &mut contact,
            &relationship.kind,
            &relationship.who,
            document,
        );
    }
    let lost = beside::read(&mut contact, &value, document, line);
    let hints = favours::read(&value, document, line);
    Some(Entry {
        card: Some(Card {
            lost,
            ..card(contact, raw, line)
        }),
        hints,
        lost: Vec::new(),
    })
}

/// What properties but these say. How they met is said by the introduction, where
/// there was one.
fn properties<'v>(
    value: &'v Value,
    but: &[&str],
    document: &Document<'_>,
) -> Vec<(&'v str, String)> {
    let all = value.get("properties").and_then(Value::as_object);
    let all = all.into_iter().flatten();
    let told = all.filter(|(key, _)| {
        let key = key.as_str();
        !MONICAS.contains(&key) && !but.contains(&key)
    });
    let texts = told.map(|(key, property)| {
        let text = match DAYS.contains(&key.as_str()) {
            true => day_text(property),
            false => sayings(property, &[], &|text| document.called(text).to_owned()),
        };
        (key.as_str(), text)
    });
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// Somebody's relation. Of one who is no more than that, what is said of them
/// stands beside it.
fn relation(contact: &mut Contact, kind: &str, who: &str, document: &Document<'_>) {
    let Some(name) = document.name(who) else {
        return;
    };
    contact.related.push(Related {
        label: kind.to_owned(),
        value: name.to_owned(),
        parameters: String::new(),
    });
    let Some(partial) = document.partial(who).filter(|_| document.is_relation(who)) else {
        return;
    };
    let said = properties(&partial, NAMES, document);
    let beside = records(&partial);
    let beside = beside.map(|(kind, record)| (kind, beside::text(kind, record, document)));
    let said = said.into_iter().chain(beside);
    let said = said.filter(|(_, text)| !text.is_empty());
    let said = joined(said.map(|(key, text)| format!("{key} {text}")));
    if !said.is_empty() {
        contact
            .extra
            .push(kept("relationship", &format!("{name}: {said}")));
    }
}

fn unreadable(raw: &str, line: u64) -> Entry {
    let original = raw.as_bytes().to_vec();
    Entry::from(Card {
        line,
        fingerprint: blake3::hash(&original).into(),
        original,
        outcome: Err(Problem::Nothing),
        lost: Vec::new(),
    })
}
