//! Phones, e-mails, links, messengers and profiles as content lines.

use super::Version;
use super::output::{Output, is_uri};
use super::preference::Rank;
use crate::domain::contact::{ContactPoint, PointKind};
use crate::exchange::vcard::judge;
use crate::exchange::vcard::service;
use crate::exchange::vcard::text::escaped;

pub(super) fn write(point: &ContactPoint, rank: &Rank, card: &mut Output) {
    let probe = match point.kind {
        PointKind::Phone => ("TEL", ":1"),
        PointKind::Email => ("EMAIL", ":a@b"),
        PointKind::Url => ("URL", ":http://a"),
        PointKind::Impp => ("IMPP", ":xmpp:a"),
        PointKind::Social => ("X-SOCIALPROFILE", ":a"),
    };
    let types = card.types(&rank.said(&point.label, point.preferred), probe);
    let parameters = types.parameters;
    let line = match point.kind {
        PointKind::Phone => format!("TEL{parameters}:{}", escaped(&point.value)),
        PointKind::Email => format!("EMAIL{parameters}:{}", escaped(&point.value)),
        PointKind::Url => url(&point.value, &parameters, card.version),
        PointKind::Impp => message(point, &parameters, card.version),
        PointKind::Social => {
            let service = if point.service.is_empty() {
                String::new()
            } else {
                format!(";X-SERVICE-TYPE={}", parameter(&point.service))
            };
            format!(
                "X-SOCIALPROFILE{service}{parameters}:{}",
                escaped(&point.value)
            )
        }
    };
    card.labelled(types.own, None, line);
}

/// `URL` must hold a URI; what is none (`www.example.com`) is written as `X-URL`.
fn url(value: &str, parameters: &str, version: Version) -> String {
    let line = format!("URL{parameters}:{value}");
    if is_uri(value) && (version == Version::V3 || judge::fits(&line)) {
        line
    } else {
        format!("X-URL{parameters}:{}", escaped(value))
    }
}

fn message(point: &ContactPoint, parameters: &str, version: Version) -> String {
    let uri = service::write(&point.service, &point.value);
    let alone = service::read("", &uri) == (point.service.clone(), point.value.clone());
    let service = match point.service.as_str() {
        service if alone || service.is_empty() => String::new(),
        service => format!(";X-SERVICE-TYPE={}", parameter(service)),
    };
    let line = format!("IMPP{service}{parameters}:{uri}");
    let same = service::read(&point.service, &uri) == (point.service.clone(), point.value.clone());
    if same && is_uri(&uri) && (version == Version::V3 || judge::fits(&line)) {
        return line;
    }
    let service = format!(";X-SERVICE-TYPE={}", parameter(&point.service));
    format!(
        "X-VUORO-HANDLE{service}{parameters}:{}",
        escaped(&point.value)
    )
}

/// A parameter's value, in quotes where it needs them.
fn parameter(value: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if value.chars().all(fits) {
        value.to_owned()
    } else {
        format!("\"{}\"", super::output::quoted(value))
    }
}
