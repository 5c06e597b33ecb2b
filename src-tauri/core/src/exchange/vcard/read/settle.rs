//! What only the whole card can tell: which label belongs to what, what is
//! preferred to what, and what to call a contact without a name.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Grouped};
use super::{address, name};
use crate::domain::contact::Contact;
use crate::domain::name::is_unseen;
use crate::exchange::vcard::calendar;
use crate::exchange::vcard::parameters::{KEPT, Rest};

/// Groups in lower case, and where their label is among the labels.
type Groups = HashMap<String, usize>;

/// The contact, if the card says who it is or how to reach them.
pub(super) fn settle(mut draft: Draft) -> Option<Contact> {
    address::settle(&mut draft);
    let mut groups = Groups::new();
    for (at, label) in draft.labels.iter().enumerate() {
        groups.entry(label.group.to_ascii_lowercase()).or_insert(at);
    }
    labels(&mut draft, &groups);
    dates(&mut draft, &groups);
    let free = draft.labels.into_iter().filter(|label| !label.taken);
    draft
        .extra
        .extend(free.map(|label| (label.index, label.line)));
    let aside = draft.aside.iter();
    draft
        .extra
        .extend(aside.map(|(name, rest)| (0, format!("{KEPT}:{name};{rest}"))));
    // What belongs to other lines comes first, in one order.
    draft.extra.sort_by(|(a, one), (b, other)| {
        a.cmp(b).then_with(|| match a {
            0 => one.cmp(other),
            _ => Ordering::Equal,
        })
    });
    let mut contact = draft.contact;
    contact.photo = draft.photo;
    contact.note = draft.notes.join("\n\n");
    contact.points = in_order(draft.points, |point| {
        (point.kind as u8, &mut point.preferred)
    });
    contact.addresses = in_order(draft.addresses, |address| (0, &mut address.preferred));
    let mut known = HashSet::new();
    let related = draft.related.into_iter().map(|related| related.item);
    contact.related = related
        .filter(|one| known.insert((one.label.clone(), one.value.clone())))
        .collect();
    contact.extra = draft.extra.into_iter().map(|(_, line)| line).collect();
    if is_unseen(&contact.name.display) {
        contact.name.display = name::derived(&contact)?;
    }
    Some(contact)
}

/// Gives each labelled thing the `X-ABLabel` of its group.
fn labels(draft: &mut Draft, groups: &Groups) {
    let own = &mut draft.labels;
    let mut take = |group: &str, field: &mut String, rest: &Rest| {
        let found = if group.is_empty() {
            None
        } else {
            groups.get(&group.to_ascii_lowercase())
        };
        if let Some(own) = found.and_then(|at| own.get_mut(*at)) {
            own.taken = true;
            if !own.label.is_empty() {
                field.clone_from(&own.label);
                return rest.text(true);
            }
        }
        rest.text(false)
    };
    for Grouped {
        group, rest, item, ..
    } in &mut draft.points
    {
        item.parameters = take(group, &mut item.label, rest);
    }
    for Grouped {
        group, rest, item, ..
    } in &mut draft.addresses
    {
        item.parameters = take(group, &mut item.label, rest);
    }
    for Grouped {
        group, rest, item, ..
    } in &mut draft.related
    {
        item.parameters = take(group, &mut item.label, rest);
    }
}

/// Apple's dates: the one labelled *anniversary* has a field.
fn dates(draft: &mut Draft, groups: &Groups) {
    for date in std::mem::take(&mut draft.dates) {
        let own = groups
            .get(&date.group.to_ascii_lowercase())
            .and_then(|at| draft.labels.get_mut(*at));
        let anniversary = &mut draft.contact.anniversary;
        match (own, calendar::day(&date.value, None)) {
            (Some(own), Some((day, true)))
                if own.label == "anniversary" && anniversary.is_none() =>
            {
                *anniversary = Some(day);
                own.taken = true;
            }
            _ if date.value.is_empty() => {}
            _ => draft.extra.push((date.index, date.line)),
        }
    }
}

/// Within each kind the preferred first; only the most preferred are marked.
fn in_order<T>(items: Vec<Grouped<T>>, mut of: impl FnMut(&mut T) -> (u8, &mut bool)) -> Vec<T> {
    let mut items: Vec<(u8, u32, T)> = items
        .into_iter()
        .map(|mut item| {
            (
                of(&mut item.item).0,
                item.preference.unwrap_or(u32::MAX),
                item.item,
            )
        })
        .collect();
    items.sort_by_key(|(kind, preference, _)| (*kind, *preference));
    let mut best = (u8::MAX, u32::MAX);
    for (kind, preference, item) in &mut items {
        if best.0 != *kind {
            best = (*kind, *preference);
        }
        *of(item).1 = *preference != u32::MAX && best.1 == *preference;
    }
    items.into_iter().map(|(.., item)| item).collect()
}
