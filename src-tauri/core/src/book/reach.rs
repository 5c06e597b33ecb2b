//! Reaching someone by what stands on their card: the links that call, write,
//! and open a page or a map. A link is made here of what the book holds; the page
//! only says which one is meant.

use serde::Deserialize;
use specta::Type;

use super::Book;
use super::view::Id;
use crate::domain::contact::{ContactPoint, PointKind, PostalAddress};
use crate::error::Result;
use crate::exchange::web;
use crate::store::contact::{self, Holder};

/// Whose card it stands on.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    Person(Id),
    Organisation(Id),
}

/// Which of the ways to reach them is meant.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// The first of this kind.
    First(PointKind),
    /// The one that is shown so.
    Point { kind: PointKind, shown: String },
    /// The address of this place among theirs, from 0.
    Map(u32),
}

impl Book {
    /// The link that calls, writes, or opens a page or a map. None where they have
    /// no such thing, or where it is none that a program opens.
    pub fn link_to(&self, whose: Whose, reach: &Reach) -> Result<Option<String>> {
        let holder = match whose {
            Whose::Person(id) => Holder::Person(i64::from(id)),
            Whose::Organisation(id) => Holder::Organisation(i64::from(id)),
        };
        let point = |meant: &dyn Fn(&ContactPoint) -> bool| -> Result<Option<String>> {
            let points = contact::points(&self.connection, holder)?;
            Ok(points.iter().find(|point| meant(point)).and_then(link))
        };
        match reach {
            Reach::First(kind) => point(&|point| point.kind == *kind),
            Reach::Point { kind, shown } => point(&|point| {
                point.kind == *kind && [&point.value, &shown_value(point)].contains(&shown)
            }),
            Reach::Map(at) => {
                let addresses = contact::addresses(&self.connection, holder)?;
                Ok(addresses.get(*at as usize).map(map_link))
            }
        }
    }
}

/// Addresses of pages as nobody takes them for another's.
pub(super) fn shown_points(mut points: Vec<ContactPoint>) -> Vec<ContactPoint> {
    for point in &mut points {
        point.value = shown_value(point);
    }
    points
}

fn shown_value(point: &ContactPoint) -> String {
    match point.kind == PointKind::Url || point.value.contains("://") {
        true => web::shown(&point.value),
        false => point.value.clone(),
    }
}

/// A message in the owner's own mail program.
pub(super) fn mail_link(addresses: &[String], subject: &str, body: &str) -> String {
    let to: Vec<String> = addresses.iter().map(|one| escaped(address(one))).collect();
    // Line breaks are CRLF there (RFC 6068 §5).
    let body = body.replace('\n', "\r\n");
    format!(
        "mailto:{}?subject={}&body={}",
        to.join(","),
        escaped(subject),
        escaped(&body)
    )
}

fn address(value: &str) -> &str {
    value.trim().trim_start_matches("mailto:")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'-' | b'_' | b'+' => {
                escaped.push(char::from(byte));
            }
            byte => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// A URI in which nothing of the value can be more than a number or an address,
/// or the address of a page.
fn link(point: &ContactPoint) -> Option<String> {
    match point.kind {
        PointKind::Phone => {
            let dialled = |c: &char| c.is_ascii_digit() || matches!(c, '+' | '*' | '#' | ',');
            let number: String = point.value.chars().filter(dialled).collect();
            Some(format!("tel:{}", number.replace('#', "%23")))
        }
        PointKind::Email => Some(format!("mailto:{}", escaped(address(&point.value)))),
        PointKind::Url | PointKind::Impp | PointKind::Social => web::link(&point.value),
    }
}

/// OpenStreetMap's page that looks for an address.
fn map_link(address: &PostalAddress) -> String {
    let parts = [
        &address.street,
        &address.postcode,
        &address.city,
        &address.region,
        &address.country,
    ];
    let parts: Vec<&str> = match parts.iter().all(|part| part.is_empty()) {
        true => address.formatted.lines().collect(),
        false => parts.map(String::as_str).to_vec(),
    };
    let said: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let said = said.join(", ");
    format!(
        "https://www.openstreetmap.org/search?query={}",
        escaped(&said)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_a_number_or_an_address_and_nothing_else() {
        for (kind, value, expect) in [
            (PointKind::Phone, "+358 (40) 123-4567", "tel:+358401234567"),
            (PointKind::Phone, "112#;rm -rf", "tel:112%23"),
            (
                PointKind::Email,
                "Anna.B+x@example.fi",
                "mailto:Anna.B+x@example.fi",
            ),
            (
                PointKind::Email,
                "a@b.fi?bcc=c@d.fi&body=x",
                "mailto:a@b.fi%3Fbcc%3Dc@d.fi%26body%3Dx",
            ),
            (PointKind::Email, "ä b@c.fi", "mailto:%C3%A4%20b@c.fi"),
            (PointKind::Url, "example.fi/a b", "https://example.fi/a%20b"),
            (PointKind::Social, "@anna", ""),
            (PointKind::Impp, "xmpp:anna@example.fi", ""),
        ] {
            let point = ContactPoint {
                kind,
                value: value.into(),
                ..ContactPoint::default()
            };
            assert_eq!(link(&point).unwrap_or_default(), expect, "{value}");
        }
    }

    #[test]
    fn a_map_is_asked_for_the_place_and_not_for_who_lives_there() {
        let address = PostalAddress {
            po_box: "PL 1".into(),
            street: "Satakunnankatu 18".into(),
            postcode: "33210".into(),
            city: "Tampere & co".into(),
            ..PostalAddress::default()
        };
        let expect = "https://www.openstreetmap.org/search?query=\
                      Satakunnankatu%2018%2C%2033210%2C%20Tampere%20%26%20co";
        assert_eq!(map_link(&address), expect);
        let written = PostalAddress {
            formatted: "Katu 1\nTurku".into(),
            ..PostalAddress::default()
        };
        assert!(map_link(&written).ends_with("query=Katu%201%2C%20Turku"));
    }
}
