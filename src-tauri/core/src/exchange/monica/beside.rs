//! What stands beside a person: how they are reached, notes, what was said and
//! done, pictures and files. What no field holds is kept as text.

use serde_json::Value;

use super::document::Document;
use super::record::{plain, records, sayings, text_of};
use crate::domain::contact::{Contact, ContactPoint, PointKind, PostalAddress};
use crate::exchange::table::kept;
use crate::exchange::vcard::photo::{self, Picture};
use crate::exchange::vcard::{Lost, Reason};

/// The largest photo, decoded.
const PHOTO: usize = 10_000_000;

/// Fills in the contact; what is left out of it.
pub(super) fn read(
    contact: &mut Contact,
    value: &Value,
    document: &Document<'_>,
    line: u64,
) -> Vec<Lost> {
    let avatar = value.pointer("/properties/avatar/avatar_photo");
    let mut pictures: Vec<String> = avatar.map(plain).into_iter().collect();
    let mut left = Vec::new();
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
            "document" => {
                let file = document.file(&plain(record));
                left.extend(file.map(|file| (kind, file, Reason::NoPlace)));
            }
            _ => {}
        }
        if says_more(kind, record, document) {
            contact
                .extra
                .push(kept(kind, &text(kind, record, document)));
        }
    }
    for uuid in &pictures {
        let Some(record) = document.photo(uuid) else {
            continue;
        };
        // A person has one picture.
        let reason = match contact.photo {
            Some(_) => Reason::NoPlace,
            None => match picture(&record) {
                Picture::Photo(photo) => {
                    contact.photo = Some(photo);
                    continue;
                }
                Picture::TooLarge => Reason::TooLarge,
                Picture::Other | Picture::Broken | Picture::Empty => Reason::NotBase64,
            },
        };
        left.push(("photo", record, reason));
    }
    let lost = left.into_iter().map(|(kind, record, reason)| {
        let name = text_of(&record, "original_filename");
        let what = format!("{kind} {name}");
        Lost {
            line,
            property: format!("{}: {}", contact.name.display, what.trim_end()),
            reason,
        }
    });
    lost.collect()
}

/// What a record says, as one text.
pub(super) fn text(kind: &str, record: &Value, document: &Document<'_>) -> String {
    let but: &[&str] = match kind {
        "conversation" => return conversation(record, document),
        // They stand elsewhere, each of its own.
        "photo" | "document" => return String::new(),
        "activity" => {
            let activity = document.activity(&plain(record));
            return activity.map_or(String::new(), |one| rest(&one, &[], document));
        }
        "contact_field" => &["type"],
        "debt" => &["in_debt"],
        "gift" => &["photos"],
        _ => &[],
    };
    rest(record, but, document)
}

/// Whether a record says more than a field has of it, or the favour that is
/// proposed.
fn says_more(kind: &str, record: &Value, document: &Document<'_>) -> bool {
    let taken: &[&str] = match kind {
        "contact_field" => &["data", "type"],
        "address" => &[
            "name",
            "street",
            "city",
            "province",
            "postal_code",
            "country",
        ],
        "note" => &["body", "is_favorite", "favorited_at"],
        "debt" => &["amount", "currency", "reason", "in_debt"],
        // An idea of a gift is no favour yet.
        "gift" if matches!(text_of(record, "status").as_str(), "offered" | "received") => {
            &["name", "comment", "status", "date", "photos"]
        }
        "activity" => {
            let taken = &["summary", "description", "happened_at"];
            let activity = document.activity(&plain(record));
            return activity.is_some_and(|one| !rest(&one, taken, document).is_empty());
        }
        _ => return !text(kind, record, document).is_empty(),
    };
    !rest(record, taken, document).is_empty()
}

fn rest(record: &Value, but: &[&str], document: &Document<'_>) -> String {
    sayings(record, but, &|text| document.called(text).to_owned())
}

/// What was written to each other, a message a line: `→` is mine.
fn conversation(record: &Value, document: &Document<'_>) -> String {
    let day = |record: &Value, key: &str| {
        let at = text_of(record, key);
        at.split('T').next().unwrap_or_default().to_owned()
    };
    let way = document.field_type(&text_of(record, "contact_field_type"));
    let head = [day(record, "happened_at").as_str(), way].join(" ");
    let messages = record.pointer("/properties/messages");
    let messages = messages.and_then(Value::as_array).into_iter().flatten();
    let messages = messages.map(|message| {
        let arrow = match text_of(message, "written_by_me").as_str() {
            "true" | "1" => "→",
            _ => "←",
        };
        let said = [day(message, "written_at").as_str(), arrow].join(" ");
        [said.trim_start(), &text_of(message, "content")].join(" ")
    });
    let lines: Vec<String> = std::iter::once(head.trim().to_owned())
        .chain(messages)
        .collect();
    lines.join("\n").trim().to_owned()
}

fn picture(record: &Value) -> Picture {
    let url = record.pointer("/properties/dataUrl");
    let url = url.and_then(Value::as_str).unwrap_or_default();
    photo::read(url.as_bytes(), false, b"", PHOTO)
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
