//! From a `Contact` to a card that other programs can read: our own writer,
//! for vCard 4.0 (RFC 6350) and, for old phones, 3.0 (RFC 2426).
//!
//! Invariant: reading a written card gives an equal `Contact`. What has no form
//! in the version at hand is written in one that only this reader undoes.

mod extra;
mod output;
mod points;
mod preference;

use output::{Output, Said};
use preference::Rank;

use super::cards::Limits;
use super::parameters::Rest;
use super::text::{escaped, fold};
use super::{label, photo};
use crate::domain::contact::{Contact, ContactKind, Name, PostalAddress, Related};

/// The vCard version to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    V3,
    V4,
}

/// Appends the contact as one card, with CRLF line ends.
pub fn write(contact: &Contact, version: Version, out: &mut Vec<u8>) {
    let start = out.len();
    card(contact, Output::new(version, &contact.extra), out);
    // A second title stands as it came. But a line that was kept for what is
    // wrong with it, or that now comes before what it came after, may not be
    // read as a line to keep; then all such lines are wrapped.
    if extra::any_doubtful(contact) && !reads_back(contact, &out[start..]) {
        out.truncate(start);
        card(contact, Output::new(version, &contact.extra).wary(), out);
    }
}

/// Whether a written card is one card, of which nothing is lost when it is read
/// again: how version 3.0 is judged, of which the judge knows nothing. (A value
/// that somebody typed may come back without its outer blanks.)
pub fn comes_back(contact: &Contact, written: &[u8]) -> bool {
    let mut cards = super::cards(written, Limits::none());
    let Some(Ok(card)) = cards.next() else {
        return false;
    };
    let whole = card.outcome.is_ok_and(|back| {
        let said = |text: &str| !text.trim().is_empty();
        back.points.len() == contact.points.iter().filter(|p| said(&p.value)).count()
            && back.kind == contact.kind
            && back.photo == contact.photo
    });
    whole && card.lost.is_empty() && cards.next().is_none()
}

fn reads_back(contact: &Contact, written: &[u8]) -> bool {
    let mut cards = super::cards(written, Limits::none()).flatten();
    cards
        .next()
        .is_some_and(|card| card.outcome.is_ok_and(|back| *back == *contact))
}

fn card(contact: &Contact, mut card: Output, out: &mut Vec<u8>) {
    let version = card.version;
    kind(contact, &mut card);
    if !contact.uid.is_empty() {
        card.text("UID", &contact.uid);
    }
    name(&contact.name, &mut card);
    text(contact, &mut card);
    days(contact, &mut card);
    let points = contact.points.iter();
    let ranks = preference::of(points.map(|p| (p.kind as u8, p.preferred, &*p.parameters)));
    for (point, rank) in contact.points.iter().zip(&ranks) {
        points::write(point, rank, &mut card);
    }
    let place = Place {
        country: extra::lone_country(contact),
        several: contact.addresses.len() > 1,
    };
    let addresses = contact.addresses.iter();
    let ranks = preference::of(addresses.map(|a| (0, a.preferred, &*a.parameters)));
    for (item, rank) in contact.addresses.iter().zip(&ranks) {
        address(item, rank, place, &mut card);
    }
    for item in &contact.related {
        related(item, &mut card);
    }
    for member in &contact.members {
        self::member(member, &mut card);
    }
    if let Some(photo) = &contact.photo {
        self::photo(&photo.media_type, &photo.bytes, &mut card);
    }
    for line in &contact.extra {
        extra::write(line, &mut card);
    }
    out.extend_from_slice(b"BEGIN:VCARD\r\nVERSION:");
    out.extend_from_slice(if version == Version::V4 {
        b"4.0\r\n"
    } else {
        b"3.0\r\n"
    });
    for line in card.lines() {
        fold(line, out);
    }
    out.extend_from_slice(b"END:VCARD\r\n");
}

/// Where an address stands: the group of its country's code, and whether there
/// is another address beside it.
#[derive(Clone, Copy)]
struct Place<'a> {
    country: Option<&'a str>,
    several: bool,
}

fn kind(contact: &Contact, card: &mut Output) {
    let line = match (contact.kind, card.version) {
        (ContactKind::Person, _) => return,
        (ContactKind::Organisation, Version::V4) => "KIND:org",
        (ContactKind::Group, Version::V4) => "KIND:group",
        (ContactKind::Organisation, Version::V3) => "X-ABShowAs:COMPANY",
        (ContactKind::Group, Version::V3) => "X-ADDRESSBOOKSERVER-KIND:group",
    };
    card.line("", line.to_owned());
}

fn name(name: &Name, card: &mut Output) {
    card.text("FN", &name.display);
    let parts = [
        &name.family,
        &name.given,
        &name.middle,
        &name.prefix,
        &name.suffix,
    ];
    // vCard 3.0 must have N, vCard 4.0 need not.
    if card.version == Version::V3 || parts.iter().any(|part| !part.is_empty()) {
        let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
        let sort = extra::sort_as(card);
        card.single("N", format!("N{sort}:{}", parts.join(";")));
    }
    if !name.nickname.is_empty() {
        let names: Vec<String> = name.nickname.split(", ").map(escaped).collect();
        card.single("NICKNAME", format!("NICKNAME:{}", names.join(",")));
    }
    card.some("X-PHONETIC-FIRST-NAME", &name.phonetic_given);
    card.some("X-PHONETIC-MIDDLE-NAME", &name.phonetic_middle);
    card.some("X-PHONETIC-LAST-NAME", &name.phonetic_family);
}

fn text(contact: &Contact, card: &mut Output) {
    if !contact.organisation.is_empty() || !contact.department.is_empty() {
        let units = contact
            .department
            .split("; ")
            .filter(|unit| !unit.is_empty());
        let units: Vec<String> = std::iter::once(contact.organisation.as_str())
            .chain(units)
            .map(escaped)
            .collect();
        card.single("ORG", format!("ORG:{}", units.join(";")));
    }
    card.some("TITLE", &contact.title);
    card.some("ROLE", &contact.role);
    card.some("PRONOUNS", &contact.pronouns);
    card.some("NOTE", &contact.note);
    if !contact.tags.is_empty() {
        let tags: Vec<String> = contact.tags.iter().map(|tag| escaped(tag)).collect();
        card.single("CATEGORIES", format!("CATEGORIES:{}", tags.join(",")));
    }
}

fn days(contact: &Contact, card: &mut Output) {
    let days = [
        ("BDAY", contact.birthday),
        ("ANNIVERSARY", contact.anniversary),
    ];
    for (property, day) in days
        .into_iter()
        .filter_map(|(property, day)| Some((property, day?)))
    {
        let property = match (property, card.version) {
            ("ANNIVERSARY", Version::V3) => "X-ANNIVERSARY",
            _ => property,
        };
        let (month, day_of_month) = (day.month, day.day);
        let line = match (day.year, card.version) {
            (Some(year), Version::V4) => format!("{property}:{year:04}{month:02}{day_of_month:02}"),
            (None, Version::V4) => format!("{property}:--{month:02}{day_of_month:02}"),
            (Some(_), Version::V3) => format!("{property}:{day}"),
            // What Apple writes, and every phone reads as a date.
            (None, Version::V3) => {
                format!("{property};X-APPLE-OMIT-YEAR=1604:1604-{month:02}-{day_of_month:02}")
            }
        };
        card.single(property, line);
    }
}

fn address(address: &PostalAddress, rank: &Rank, place: Place<'_>, card: &mut Output) {
    let said = rank.said(&address.label, address.preferred);
    let parts = address.parts();
    let text = escaped(&address.formatted);
    let old = card.version == Version::V3 && !text.is_empty();
    let no_parts = parts.iter().all(|part| part.is_empty());
    let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
    let parts = parts.join(";");
    if !old {
        let mut head = String::from("ADR");
        if !text.is_empty() {
            let text = output::quoted(&address.formatted);
            head.push_str(&format!(";LABEL=\"{text}\""));
        }
        let types = card.types(&said, ("ADR", ":;;;;;;"));
        let line = format!("{head}{}:{parts}", types.parameters);
        return card.labelled(types.own, place.country, line);
    }
    // vCard 3.0 has the text in a line of its own; their group holds the two
    // together where there is another address.
    let (line, own) = if no_parts {
        let types = card.types(&said, ("LABEL", ":"));
        (format!("LABEL{}:{text}", types.parameters), types.own)
    } else {
        let types = card.types(&said, ("ADR", ":;;;;;;"));
        (format!("ADR{}:{parts}", types.parameters), types.own)
    };
    let own = own.filter(|own| !own.is_empty());
    let group = match place.country {
        Some(group) => group.to_owned(),
        None if own.is_some() || place.several => card.free_group(),
        None => String::new(),
    };
    card.line(&group, line);
    if !no_parts {
        let label = Said {
            label: &address.label,
            ..Said::default()
        };
        let types = card.types(&label, ("LABEL", ":")).parameters;
        card.line(&group, format!("LABEL{types}:{text}"));
    }
    if let Some(own) = own {
        card.line(&group, format!("X-ABLabel:{}", escaped(&own)));
    }
}

fn related(related: &Related, card: &mut Output) {
    let value = escaped(&related.value);
    let mut kept = related.parameters.clone();
    let rest = Rest::of(&["X;", &kept].concat(), &[]);
    if related.label.is_empty() {
        kept = rest.text(false);
    }
    if card.version == Version::V3 {
        let kept = card.kept(&kept, String::new(), "");
        return card.labelled(
            Some(label::own(&related.label)),
            None,
            format!("X-ABRELATEDNAMES{kept}:{value}"),
        );
    }
    let uri = output::is_uri(&related.value);
    let value_type = if uri { "" } else { ";VALUE=text" };
    let (types, own) = match related.label.as_str() {
        "" => (String::new(), None),
        word if label::is_relation(word) && rest.spoken.is_empty() => {
            (format!(";TYPE={word}"), None)
        }
        _ => (String::new(), Some(label::own(&related.label))),
    };
    let value = if uri { related.value.clone() } else { value };
    let start = format!("RELATED{types}{value_type}");
    let end = format!(":{value}");
    let kept = card.kept(&kept, start.clone(), &end);
    card.labelled(own, None, [start, kept, end].concat());
}

fn member(member: &str, card: &mut Output) {
    match card.version {
        Version::V4 if output::is_uri(member) => card.line("", format!("MEMBER:{member}")),
        _ => card.text("X-ADDRESSBOOKSERVER-MEMBER", member),
    }
}

fn photo(media_type: &str, bytes: &[u8], card: &mut Output) {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '+' | '-' | '.');
    let media_type = if media_type.chars().all(fits) {
        media_type
    } else {
        "application/octet-stream"
    };
    let mut line = match card.version {
        Version::V4 => format!("PHOTO:data:{media_type};base64,"),
        Version::V3 => {
            let word = media_type
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_ascii_uppercase();
            format!("PHOTO;ENCODING=b;TYPE={word}:")
        }
    };
    photo::encode(bytes, &mut line);
    card.line("", line);
}
