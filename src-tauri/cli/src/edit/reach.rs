//! Assignments to what somebody is reached by: numbers, addresses, profiles.

use vuoro_core::book::view::PersonEdit;
use vuoro_core::domain::contact::{ContactPoint, PointKind, PostalAddress};

use super::assign::{Deed, Wrong, wrong};

pub(super) fn point(
    form: &mut PersonEdit,
    kind: PointKind,
    field: &str,
    rest: &str,
    value: &str,
    deed: Deed,
) -> Result<(), Wrong> {
    let by_service = matches!(kind, PointKind::Impp | PointKind::Social);
    let is_so = |point: &ContactPoint| {
        let said = if by_service {
            &point.service
        } else {
            &point.label
        };
        point.kind == kind && (rest.is_empty() || said.to_lowercase() == rest.to_lowercase())
    };
    let new = || ContactPoint {
        kind,
        label: if by_service {
            String::new()
        } else {
            rest.to_owned()
        },
        service: if by_service {
            rest.to_owned()
        } else {
            String::new()
        },
        value: value.to_owned(),
        ..ContactPoint::default()
    };
    let path = if rest.is_empty() {
        field.to_owned()
    } else {
        format!("{field}.{rest}")
    };
    match deed {
        Deed::Add => form.points.push(new()),
        Deed::Take => {
            let before = form.points.len();
            form.points
                .retain(|point| !(is_so(point) && same(point, value)));
            if form.points.len() == before {
                return wrong(
                    format!("{path}: there is none of that value"),
                    "`vuoro person WHO` shows what there is",
                );
            }
        }
        Deed::Write if value.is_empty() => form.points.retain(|point| !is_so(point)),
        Deed::Write => {
            let mut so = form.points.iter_mut().filter(|point| is_so(point));
            match (so.next(), so.next()) {
                (None, _) => form.points.push(new()),
                (Some(point), None) => point.value = value.to_owned(),
                (Some(_), Some(_)) => {
                    return wrong(
                        format!("{path}: there are several"),
                        format!(
                            "say which by its label, as in {field}.work=…, or take one out with {path}-=VALUE and add with {path}+=VALUE"
                        ),
                    );
                }
            }
        }
    }
    Ok(())
}

/// The same number however it is spaced, the same address in any case.
fn same(point: &ContactPoint, value: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    match point.kind {
        PointKind::Phone => point.value == value || digits(&point.value) == digits(value),
        _ => point.value.to_lowercase() == value.to_lowercase(),
    }
}

pub(super) fn prefer(form: &mut PersonEdit, value: &str) -> Result<(), Wrong> {
    let Some(kind) = form.points.iter().find(|p| same(p, value)).map(|p| p.kind) else {
        return wrong(
            "prefer: there is no number or address of that value",
            "`vuoro person WHO` shows what there is",
        );
    };
    for point in form.points.iter_mut().filter(|point| point.kind == kind) {
        point.preferred = same(point, value);
    }
    Ok(())
}

const PARTS: &str = "street, postcode, city, country, region, po_box or extended";

pub(super) fn address(
    form: &mut PersonEdit,
    rest: &str,
    value: &str,
    deed: Deed,
) -> Result<(), Wrong> {
    let parts = [
        "street", "postcode", "city", "country", "region", "po_box", "extended",
    ];
    let (label, part) = match rest.rsplit_once('.') {
        Some((label, part)) => (label, Some(part)),
        None if parts.contains(&rest) => ("", Some(rest)),
        None => (rest, None),
    };
    let is_so =
        |one: &PostalAddress| label.is_empty() || one.label.to_lowercase() == label.to_lowercase();
    if deed == Deed::Take || value.is_empty() && part.is_none() {
        form.addresses.retain(|one| {
            let named = value.is_empty() || one.street.to_lowercase() == value.to_lowercase();
            !(is_so(one) && named)
        });
        return Ok(());
    }
    let several = form.addresses.iter().filter(|one| is_so(one)).count() > 1;
    if several && deed == Deed::Write {
        return wrong(
            "address: there are several",
            "say which by its label, as in address.home=\"Street 1; 00100; Helsinki\"",
        );
    }
    let at = form
        .addresses
        .iter()
        .position(is_so)
        .filter(|_| deed == Deed::Write);
    let at = at.unwrap_or_else(|| {
        form.addresses.push(PostalAddress {
            label: label.to_owned(),
            ..PostalAddress::default()
        });
        form.addresses.len() - 1
    });
    let one = &mut form.addresses[at];
    if let Some(part) = part {
        *match part {
            "street" => &mut one.street,
            "postcode" => &mut one.postcode,
            "city" => &mut one.city,
            "country" => &mut one.country,
            "region" => &mut one.region,
            "po_box" => &mut one.po_box,
            "extended" => &mut one.extended,
            _ => {
                return wrong(
                    format!("an address has no part \"{part}\""),
                    format!("it is {PARTS}"),
                );
            }
        } = value.to_owned();
        return Ok(());
    }
    let mut said = value.split(';').map(|part| part.trim().to_owned());
    let mut next = || said.next().unwrap_or_default();
    (one.street, one.postcode, one.city, one.country) = (next(), next(), next(), next());
    Ok(())
}
