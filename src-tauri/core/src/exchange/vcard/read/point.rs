//! Phones, e-mails, links, messengers and profiles.

use calcard::vcard::VCardParameterName;

use super::draft::{Draft, Grouped};
use super::field::Field;
use super::property::Property;
use crate::domain::contact::{ContactPoint, PointKind};
use crate::exchange::vcard::{label, service};

pub(super) fn put(draft: &mut Draft, property: &mut Property<'_>) {
    let label = label::of_types(property.types());
    let (kind, scheme) = match property.field {
        Field::Phone => (PointKind::Phone, "tel:"),
        Field::Email => (PointKind::Email, "mailto:"),
        _ => (PointKind::Url, ""),
    };
    let value = without(scheme, &property.plain()).to_owned();
    push(
        draft,
        property,
        ContactPoint {
            kind,
            label,
            value,
            ..ContactPoint::default()
        },
        &[],
    );
}

/// However often it stands there: what is left is written and read as it is.
fn without<'a>(scheme: &str, mut value: &'a str) -> &'a str {
    while let Some((start, rest)) = value.split_at_checked(scheme.len())
        && !scheme.is_empty()
        && start.eq_ignore_ascii_case(scheme)
    {
        value = rest;
    }
    value
}

pub(super) fn message(draft: &mut Draft, property: &mut Property<'_>) {
    let label = label::of_types(property.types());
    let value = property.plain();
    let (service, value) = match property.field {
        Field::Messenger(service) => (service.to_owned(), value),
        Field::Handle => (service::normal(&declared(property)), value),
        _ => service::read(&declared(property), &value),
    };
    push(
        draft,
        property,
        ContactPoint {
            kind: PointKind::Impp,
            label,
            value,
            service,
            ..ContactPoint::default()
        },
        &SERVICE,
    );
}

pub(super) fn social(draft: &mut Draft, property: &mut Property<'_>) {
    let mut service = match property.field {
        Field::Network(service) => service.to_owned(),
        _ => service::normal(&declared(property)),
    };
    // Apple puts the service among the types.
    let mut words = Vec::new();
    for word in property.types() {
        let place = matches!(
            word.to_ascii_lowercase().as_str(),
            "home" | "work" | "other" | "pref"
        );
        if !place && service.is_empty() {
            service = service::normal(word);
        } else if !word.eq_ignore_ascii_case(&service) {
            words.push(word);
        }
    }
    let label = label::of_types(words.into_iter());
    let user = property
        .other("X-USER")
        .or(property.parameter(&VCardParameterName::Username));
    let mut value = without("x-apple:", &property.plain()).to_owned();
    let mut read = SERVICE.to_vec();
    if value.is_empty() {
        value = user.unwrap_or_default();
        read.extend(["X-USER", "USERNAME"]);
    }
    push(
        draft,
        property,
        ContactPoint {
            kind: PointKind::Social,
            label,
            value,
            service,
            ..ContactPoint::default()
        },
        &read,
    );
}

/// `X-SERVICE-TYPE=` (Apple), `SERVICE-TYPE=` (RFC 9554).
fn declared(property: &Property<'_>) -> String {
    let theirs = property
        .other("X-SERVICE-TYPE")
        .or_else(|| property.parameter(&VCardParameterName::ServiceType));
    theirs
        .or_else(|| property.other("X-SERVICE"))
        .unwrap_or_default()
}

/// The parameters that [`declared`] reads.
const SERVICE: [&str; 3] = ["X-SERVICE-TYPE", "SERVICE-TYPE", "X-SERVICE"];

fn push(draft: &mut Draft, property: &Property<'_>, mut point: ContactPoint, read: &[&str]) {
    point.value = point.value.trim().to_owned();
    if point.value.is_empty() {
        return;
    }
    let mut point = Grouped::preferable(property, read, point);
    if point.item.kind == PointKind::Social {
        // Among the types of these stands the service.
        let service = &point.item.service;
        let is_other = |word: &String| service::normal(word) != *service;
        point.rest.spoken.retain(is_other);
        point.rest.silent.retain(is_other);
    }
    draft.points.push(point);
}
