//! Postal addresses: `ADR` with its parts, `LABEL` with its text.

use std::collections::{HashMap, HashSet, VecDeque};

use calcard::vcard::VCardParameterName;

use super::draft::{Draft, Grouped};
use super::name::join;
use super::property::Property;
use crate::domain::contact::PostalAddress;
use crate::exchange::vcard::label;

pub(super) fn put(draft: &mut Draft, property: &mut Property<'_>) {
    let label = label::of_types(property.types());
    let formatted = property
        .parameter(&VCardParameterName::Label)
        .map(|text| text.trim().to_owned())
        .unwrap_or_default();
    let parts = property.components(b';');
    let old = draft.old;
    let part = |at: usize| {
        parts
            .get(at)
            .map_or(String::new(), |part| join(part, ", ", old))
    };
    let mut address = PostalAddress {
        label,
        po_box: part(0),
        extended: part(1),
        street: part(2),
        city: part(3),
        region: part(4),
        postcode: part(5),
        country: part(6),
        formatted,
        ..PostalAddress::default()
    };
    finer(&mut address, &part);
    if address.formatted.is_empty() && is_text_alone(&address) {
        return;
    }
    draft
        .addresses
        .push(Grouped::preferable(property, &["LABEL"], address));
}

/// Whether none of its parts is known.
fn is_text_alone(address: &PostalAddress) -> bool {
    address.parts().iter().all(|part| part.is_empty())
}

/// The parts that RFC 9554 §2.1 adds, where the ones they refine are empty.
fn finer(address: &mut PostalAddress, part: &impl Fn(usize) -> String) {
    let of = |parts: &[usize]| {
        let parts: Vec<String> = parts
            .iter()
            .map(|at| part(*at))
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" ")
    };
    if address.street.is_empty() {
        // Street name, number, direction.
        address.street = of(&[11, 10, 17]);
    }
    if address.extended.is_empty() {
        // Room, apartment, floor, building, block, subdistrict, district, landmark.
        address.extended = of(&[7, 8, 9, 12, 13, 14, 15, 16]);
    }
}

/// `LABEL:` before vCard 4.0: the text of the address with the same types.
pub(super) fn text(draft: &mut Draft, property: &mut Property<'_>) {
    // Where a text stands in a parameter, as in vCard 4.0, it can have no tab.
    let text = property.plain().replace('\t', " ");
    if !text.is_empty() {
        let address = PostalAddress {
            label: label::of_types(property.types()),
            formatted: text,
            ..PostalAddress::default()
        };
        let address = Grouped::preferable(property, &[], address);
        draft.address_texts.push(address);
    }
}

/// Brings the texts to their addresses: to the one of its group, if it has one,
/// else to the first with the same types.
pub(super) fn settle(draft: &mut Draft) {
    let texts = draft.address_texts.iter();
    let texts: HashSet<String> = texts
        .map(|text| text.group.to_ascii_lowercase())
        .filter(|group| !group.is_empty())
        .collect();
    let mut of_group: HashMap<String, VecDeque<usize>> = HashMap::new();
    let mut of_label: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, address) in draft.addresses.iter().enumerate() {
        if !address.item.formatted.is_empty() {
            continue;
        }
        let free = match address.group.to_ascii_lowercase() {
            group if texts.contains(&group) => of_group.entry(group),
            _ => of_label.entry(address.item.label.clone()),
        };
        free.or_default().push_back(at);
    }
    for text in std::mem::take(&mut draft.address_texts) {
        let free = match text.group.as_str() {
            "" => of_label.get_mut(&text.item.label),
            group => of_group.get_mut(&group.to_ascii_lowercase()),
        };
        let address = free.and_then(|free| free.pop_front());
        match address.and_then(|at| draft.addresses.get_mut(at)) {
            Some(address) => address.item.formatted = text.item.formatted,
            None => draft.addresses.push(text),
        }
    }
    // Those that are one text are a property of their own before vCard 4.0, and
    // come behind the others from any version.
    draft
        .addresses
        .sort_by_key(|address| is_text_alone(&address.item));
}
