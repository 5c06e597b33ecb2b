//! The people that a card names beside its own.

use super::draft::{Draft, Grouped};
use super::property::Property;
use crate::domain::contact::Related;
use crate::exchange::vcard::label;
use crate::exchange::vcard::parameters::Rest;
use crate::exchange::vcard::text::{split, unescape};

pub(super) fn put(draft: &mut Draft, property: &mut Property<'_>) {
    let label = label::of_types(property.types());
    let value = property.plain();
    push(draft, property, label, value);
}

pub(super) fn named(draft: &mut Draft, property: &mut Property<'_>, label: &str) {
    let value = property.plain();
    push(draft, property, label.to_owned(), value);
}

/// Someone who acts for the contact: a link, or a card within the card, of
/// which the name becomes the relation and the whole stays a line.
pub(super) fn agent(draft: &mut Draft, property: &mut Property<'_>) {
    let card = unescape(property.value);
    if !card
        .trim_start()
        .get(..11)
        .is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD"))
    {
        return push(draft, property, "agent".into(), card.trim().to_owned());
    }
    if let Some(name) = name_in(&card) {
        push(draft, property, "agent".into(), name);
    }
    draft.keep_property(property);
}

/// `FN` of a nested card, else `N`. A line of it is enough; the card itself is
/// not read in full, so that cards nested a thousand deep cost nothing.
fn name_in(card: &str) -> Option<String> {
    let value = |name: &str| {
        card.lines()
            .take(200)
            .take_while(|line| !line.eq_ignore_ascii_case("END:VCARD"))
            .find_map(|line| {
                let (head, value) = line.split_once(':')?;
                let is = head.split(';').next()?.trim().eq_ignore_ascii_case(name);
                (is && !value.trim().is_empty()).then(|| value.trim().to_owned())
            })
    };
    if let Some(name) = value("FN") {
        return Some(unescape(&name));
    }
    let name = value("N")?;
    let parts = split(&name, b';');
    let given = parts.get(1).map(String::as_str).unwrap_or_default();
    let family = parts.first().map(String::as_str).unwrap_or_default();
    let name = [given, family].join(" ").trim().to_owned();
    (!name.is_empty()).then_some(name)
}

fn push(draft: &mut Draft, property: &Property<'_>, label: String, value: String) {
    let (group, rest) = (property.group.clone(), property.rest(&[]));
    add(
        draft,
        group,
        rest,
        Related {
            label,
            value,
            ..Related::default()
        },
    );
}

pub(super) fn add(draft: &mut Draft, group: String, rest: Rest, item: Related) {
    if !item.value.is_empty() {
        draft.related.push(Grouped {
            group,
            preference: None,
            rest,
            item,
        });
    }
}
