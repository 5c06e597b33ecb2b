//! One person of the document.

use serde_json::Value;

use super::document::{Document, display, is_partial, plain, text_of};
use super::{card, favours};
use crate::domain::contact::{Contact, ContactPoint, PointKind, PostalAddress, Related};
use crate::domain::date::CalendarDay;
use crate::domain::name::is_unseen;
use crate::exchange::entry::Entry;
use crate::exchange::table::kept;
use crate::exchange::vcard::photo::{self, Picture};
use crate::exchange::vcard::{Card, Problem};

/// The largest photo, decoded.
const PHOTO: usize = 10_000_000;

/// Properties that a field has, or that say something of Monica and nothing of
/// the person.
const TAKEN: &[&str] = &[
    "first_name",
    "middle_name",
    "last_name",
    "nickname",
    "description",
    "job",
    "company",
    "avatar",
    "tags",
    "birthdate",
    "first_met_date",
    "first_met_through",
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

/// The entry, unless the person only stands there as somebody's relation.
pub(super) fn read(document: &Document<'_>, raw: &str, line: u64) -> Option<Entry> {
    let Ok(value) = serde_json::from_str::<Value>(raw) else {
        return Some(unreadable(raw, line));
    };
    if is_partial(&value) {
        return None;
    }
    let properties = value.get("properties");
    let mut contact = Contact {
        uid: text_of(&value, "uuid"),
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
    let tags = properties
        .and_then(|p| p.get("tags"))
        .and_then(Value::as_array);
    contact.tags = tags
        .into_iter()
        .flatten()
        .map(plain)
        .filter(|tag| !tag.is_empty())
        .collect();
    dates(&mut contact, &value);
    for (key, property) in properties.and_then(Value::as_object).into_iter().flatten() {
        let text = plain(property);
        if !TAKEN.contains(&key.as_str()) && !text.is_empty() && text != "false" {
            contact.extra.push(kept(key, &text));
        }
    }
    for relationship in document.relationships(&contact.uid) {
        if let Some(name) = document.name(&relationship.who) {
            contact.related.push(Related {
                label: relationship.kind.clone(),
                value: name.to_owned(),
                parameters: String::new(),
            });
        }
    }
    parts(&mut contact, &value, document);
    let hints = favours::read(&value, document, line);
    Some(Entry {
        card: Some(card(contact, raw, line)),
        hints,
    })
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

fn dates(contact: &mut Contact, value: &Value) {
    let special = |key: &str| value.get("properties").and_then(|p| p.get(key));
    let guessed = |day: &Value| day.get("is_age_based") == Some(&Value::Bool(true));
    if let Some(born) = special("birthdate") {
        match day(born).filter(|_| !guessed(born)) {
            Some(day) => contact.birthday = Some(day),
            None => contact
                .extra
                .push(kept("birthdate", &text_of(born, "date"))),
        }
    }
    // How they met is said by the introduction, where there was one.
    for key in ["first_met_date", "deceased_date"] {
        if let Some(day) = special(key).and_then(day) {
            contact.extra.push(kept(key, &day.to_string()));
        }
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

fn parts(contact: &mut Contact, value: &Value, document: &Document<'_>) {
    let avatar = value
        .pointer("/properties/avatar/avatar_photo")
        .map(plain)
        .unwrap_or_default();
    let mut pictures = vec![avatar];
    for (kind, record) in records(value) {
        match kind {
            "contact_field" => field(contact, record, document),
            "address" => address(contact, record),
            "note" => {
                let body = text_of(record, "body");
                let gap = if contact.note.is_empty() || body.is_empty() {
                    ""
                } else {
                    "\n\n"
                };
                contact.note.push_str(gap);
                contact.note.push_str(&body);
            }
            "photo" => pictures.push(plain(record)),
            // Proposed as favours; an idea of a gift is none yet.
            "debt" | "activity" => {}
            "gift" if matches!(text_of(record, "status").as_str(), "offered" | "received") => {}
            other => {
                let said = sayings(record);
                if !said.is_empty() {
                    contact.extra.push(kept(other, &said));
                }
            }
        }
    }
    contact.photo = pictures.iter().find_map(|uuid| {
        let record = document.photo(uuid)?;
        let url = record.pointer("/properties/dataUrl")?.as_str()?;
        match photo::read(url.as_bytes(), false, b"", PHOTO) {
            Picture::Photo(photo) => Some(photo),
            _ => None,
        }
    });
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

/// All that a record says, in one text.
fn sayings(record: &Value) -> String {
    let properties = record.get("properties").and_then(Value::as_object);
    let texts = properties
        .into_iter()
        .flatten()
        .map(|(_, value)| plain(value))
        .filter(|text| !text.is_empty() && text != "false");
    texts.collect::<Vec<_>>().join(", ")
}

fn field(contact: &mut Contact, record: &Value, document: &Document<'_>) {
    let value = text_of(record, "data");
    if value.is_empty() {
        return;
    }
    let kind = document.field_type(&text_of(record, "type"));
    let (kind, service) = match kind {
        "email" | "mailto:" => (PointKind::Email, ""),
        "phone" | "tel:" => (PointKind::Phone, ""),
        "whatsapp" | "telegram" | "signal" | "skype" | "messenger" | "hangouts" => {
            (PointKind::Impp, kind)
        }
        _ if value.contains('@') && !value.contains('/') && kind.is_empty() => {
            (PointKind::Email, "")
        }
        "" if value.contains("://") => (PointKind::Url, ""),
        "" => (PointKind::Phone, ""),
        service => (PointKind::Social, service),
    };
    contact.points.push(ContactPoint {
        kind,
        label: String::new(),
        value,
        service: service.trim_end_matches(':').to_owned(),
        preferred: false,
        parameters: String::new(),
    });
}

fn address(contact: &mut Contact, record: &Value) {
    contact.addresses.push(PostalAddress {
        label: text_of(record, "name"),
        street: text_of(record, "street"),
        city: text_of(record, "city"),
        region: text_of(record, "province"),
        postcode: text_of(record, "postal_code"),
        country: text_of(record, "country"),
        ..PostalAddress::default()
    });
}
