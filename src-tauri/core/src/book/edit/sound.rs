//! Whether what was written makes sense, and its one form: texts of one line
//! without stray blanks, standard labels in lower case, empty rows left out.
//!
//! What stood there before is never judged: a card may hold what a form would
//! not take, and that must not keep its owner from editing the rest.

use crate::book::people::single_line;
use crate::book::view::{Field, OrganisationEdit, OwnerEdit, PersonEdit, Relation};
use crate::domain::contact::{ContactPoint, Name, PointKind, PostalAddress};
use crate::domain::date::CalendarDay;
use crate::domain::name::shown;
use crate::error::{Error, Fault, Result};
use crate::exchange::vcard;

/// The most characters of a note.
const NOTE: usize = 100_000;
/// The most points, addresses, related people or tags of one person.
const MANY: usize = 1_000;

pub(super) fn person(new: &PersonEdit, seen: &PersonEdit) -> Result<PersonEdit> {
    let text = |field, text: &String, seen: &String| line_or(field, text, [seen]);
    Ok(PersonEdit {
        name: name(&new.name, &seen.name)?,
        organisation: text(Field::Organisation, &new.organisation, &seen.organisation)?,
        department: text(Field::Department, &new.department, &seen.department)?,
        title: text(Field::Title, &new.title, &seen.title)?,
        role: text(Field::Role, &new.role, &seen.role)?,
        pronouns: text(Field::Pronouns, &new.pronouns, &seen.pronouns)?,
        birthday: day(Field::Birthday, &new.birthday)?,
        anniversary: day(Field::Anniversary, &new.anniversary)?,
        note: note(&new.note, &seen.note)?,
        points: points(&new.points, &seen.points)?,
        addresses: addresses(&new.addresses, &seen.addresses)?,
        related: related(&new.related, &seen.related)?,
        tags: tags(&new.tags, &seen.tags)?,
        areas: {
            let mut areas = new.areas.clone();
            areas.sort_unstable_by_key(|area| area.word());
            areas.dedup();
            areas
        },
        circle: new.circle,
        tie: new.tie,
        extra: vcard::left(&seen.extra, &new.extra),
    })
}

pub(super) fn organisation(
    new: &OrganisationEdit,
    seen: &OrganisationEdit,
) -> Result<OrganisationEdit> {
    let name = line_or(Field::Organisation, &new.name, [&seen.name])?;
    if name.is_empty() {
        return Err(wrong(Field::Organisation, Fault::Empty));
    }
    Ok(OrganisationEdit {
        name,
        note: note(&new.note, &seen.note)?,
        points: points(&new.points, &seen.points)?,
        addresses: addresses(&new.addresses, &seen.addresses)?,
    })
}

/// Nothing of it has to be said.
pub(super) fn owner(new: &OwnerEdit) -> Result<OwnerEdit> {
    Ok(OwnerEdit {
        given: line(Field::Name, &new.given)?,
        family: line(Field::Name, &new.family)?,
        organisation: line(Field::Organisation, &new.organisation)?,
        town: line(Field::Address, &new.town)?,
        groups: tags(&new.groups, &[])?,
    })
}

/// The name of a tag or a group.
pub(super) fn tag(name: &str) -> Result<String> {
    let name = line(Field::Tag, name)?;
    // Folded to nothing it could not be told from another.
    if crate::domain::name::fold(&name).is_empty() {
        return Err(wrong(Field::Tag, Fault::Empty));
    }
    Ok(name)
}

fn wrong(field: Field, fault: Fault) -> Error {
    Error::Field { field, fault }
}

fn line(field: Field, text: &str) -> Result<String> {
    single_line(text).map_err(|_| wrong(field, Fault::TooLong))
}

/// A text as it stood before, or else one line.
fn line_or<'a>(
    field: Field,
    text: &str,
    seen: impl IntoIterator<Item = &'a String>,
) -> Result<String> {
    as_seen_or(text, seen, || line(field, text))
}

/// What stood there is never judged.
fn as_seen_or<'a>(
    text: &str,
    seen: impl IntoIterator<Item = &'a String>,
    judged: impl FnOnce() -> Result<String>,
) -> Result<String> {
    match seen.into_iter().any(|old| old == text) {
        true => Ok(text.to_owned()),
        false => judged(),
    }
}

fn name(new: &Name, seen: &Name) -> Result<Name> {
    // A form of somebody new has seen nobody's name.
    if new == seen && !new.display.is_empty() {
        return Ok(new.clone());
    }
    let part = |text: &String, seen: &String| line_or(Field::Name, text, [seen]);
    let parts = Name {
        display: part(&new.display, &seen.display)?,
        prefix: part(&new.prefix, &seen.prefix)?,
        given: part(&new.given, &seen.given)?,
        middle: part(&new.middle, &seen.middle)?,
        family: part(&new.family, &seen.family)?,
        suffix: part(&new.suffix, &seen.suffix)?,
        nickname: line_or(Field::Nickname, &new.nickname, [&seen.nickname])?,
        phonetic_given: part(&new.phonetic_given, &seen.phonetic_given)?,
        phonetic_middle: part(&new.phonetic_middle, &seen.phonetic_middle)?,
        phonetic_family: part(&new.phonetic_family, &seen.phonetic_family)?,
    };
    let display = match shown(seen, &parts) {
        // Somebody may be known by a nickname only.
        none if none.is_empty() => parts.nickname.clone(),
        display => display,
    };
    if display.is_empty() {
        return Err(wrong(Field::Name, Fault::Empty));
    }
    Ok(Name { display, ..parts })
}

fn day(field: Field, text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    match text.parse::<CalendarDay>() {
        Ok(day) => Ok(day.to_string()),
        Err(_) => Err(wrong(field, Fault::NotADay)),
    }
}

/// Line breaks stay, other control characters go.
fn note(new: &str, seen: &str) -> Result<String> {
    if new == seen {
        return Ok(new.to_owned());
    }
    if new.chars().count() > NOTE {
        return Err(wrong(Field::Note, Fault::TooLong));
    }
    let text: String = new
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    Ok(text.trim_matches(['\n', ' ', '\t']).to_owned())
}

fn label<'a>(
    field: Field,
    text: &str,
    seen: impl IntoIterator<Item = &'a String>,
) -> Result<String> {
    as_seen_or(text, seen, || Ok(vcard::label(&line(field, text)?)))
}

/// Whether it stood there, and no more often so far: said once more, it is one.
fn stood<T: PartialEq>(one: &T, so_far: &[T], seen: &[T]) -> bool {
    let often = |list: &[T]| list.iter().filter(|other| *other == one).count();
    often(so_far) < often(seen)
}

fn points(new: &[ContactPoint], seen: &[ContactPoint]) -> Result<Vec<ContactPoint>> {
    if new == seen {
        return Ok(seen.to_vec());
    }
    let mut points: Vec<ContactPoint> = Vec::with_capacity(new.len());
    for point in new {
        if stood(point, &points, seen) {
            points.push(point.clone());
            continue;
        }
        let field = Field::from(point.kind);
        let of_kind = || seen.iter().filter(|old| old.kind == point.kind);
        let value = line_or(field, &point.value, of_kind().map(|old| &old.value))?;
        if value.is_empty() {
            continue;
        }
        if of_kind().all(|old| old.value != point.value) {
            possible(point.kind, &value).map_err(|fault| wrong(field, fault))?;
        }
        let point = ContactPoint {
            label: label(field, &point.label, of_kind().map(|old| &old.label))?,
            service: line_or(field, &point.service, of_kind().map(|old| &old.service))?,
            value,
            ..point.clone()
        };
        if !points.contains(&point) {
            points.push(point);
        }
    }
    if points.len() > MANY.max(seen.len()) {
        return Err(wrong(Field::Other, Fault::TooLong));
    }
    Ok(points)
}

fn possible(kind: PointKind, value: &str) -> std::result::Result<(), Fault> {
    let sound = match kind {
        PointKind::Phone => value.chars().any(|c| c.is_ascii_digit()),
        PointKind::Email => value
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        PointKind::Url => !value.contains(' '),
        PointKind::Impp | PointKind::Social => true,
    };
    match kind {
        _ if sound => Ok(()),
        PointKind::Phone => Err(Fault::NotANumber),
        PointKind::Email => Err(Fault::NotAnEmail),
        _ => Err(Fault::NotALink),
    }
}

fn addresses(new: &[PostalAddress], seen: &[PostalAddress]) -> Result<Vec<PostalAddress>> {
    if new == seen {
        return Ok(seen.to_vec());
    }
    let mut addresses: Vec<PostalAddress> = Vec::with_capacity(new.len());
    for address in new {
        if stood(address, &addresses, seen) {
            addresses.push(address.clone());
            continue;
        }
        let part = |of: fn(&PostalAddress) -> &String| {
            line_or(Field::Address, of(address), seen.iter().map(of))
        };
        let parts = PostalAddress {
            label: label(
                Field::Address,
                &address.label,
                seen.iter().map(|old| &old.label),
            )?,
            po_box: part(|a| &a.po_box)?,
            extended: part(|a| &a.extended)?,
            street: part(|a| &a.street)?,
            city: part(|a| &a.city)?,
            region: part(|a| &a.region)?,
            postcode: part(|a| &a.postcode)?,
            country: part(|a| &a.country)?,
            formatted: String::new(),
            preferred: address.preferred,
            parameters: String::new(),
        };
        // The address as one text holds while no part of it is another.
        let mut same = seen.iter().filter(|old| old.parts() == parts.parts());
        let as_shown = same.clone().find(|old| old.formatted == address.formatted);
        let text = as_shown.or_else(|| same.next());
        // A position on the map, and the like, hold only of the same place.
        let same_place = |old: &&PostalAddress| {
            [&old.street, &old.postcode, &old.city, &old.country]
                == [&parts.street, &parts.postcode, &parts.city, &parts.country]
        };
        let old = seen.iter().find(same_place);
        let parameters = old.map_or_else(String::new, |old| old.parameters.clone());
        let is_empty = parts.parts().iter().all(|part| part.is_empty());
        let formatted = match text {
            Some(old) if !is_empty => old.formatted.clone(),
            _ => String::new(),
        };
        let parts = PostalAddress {
            parameters,
            formatted,
            ..parts
        };
        // An address that came as one text only stays it while no part is written.
        let old = seen.iter().find(|old| {
            old.formatted == address.formatted && !old.formatted.is_empty() && is_empty
        });
        match old {
            Some(old) => addresses.push(PostalAddress {
                formatted: old.formatted.clone(),
                ..parts
            }),
            None if is_empty => {}
            None if addresses.contains(&parts) => {}
            None => addresses.push(parts),
        }
    }
    if addresses.len() > MANY.max(seen.len()) {
        return Err(wrong(Field::Address, Fault::TooLong));
    }
    Ok(addresses)
}

fn related(new: &[Relation], seen: &[Relation]) -> Result<Vec<Relation>> {
    if new == seen {
        return Ok(seen.to_vec());
    }
    let mut all: Vec<Relation> = Vec::with_capacity(new.len());
    for one in new {
        if stood(one, &all, seen) {
            all.push(one.clone());
            continue;
        }
        let value = line_or(
            Field::Related,
            &one.value,
            seen.iter().map(|old| &old.value),
        )?;
        if value.is_empty() && one.person.is_none() {
            continue;
        }
        let relation = Relation {
            label: label(
                Field::Related,
                &one.label,
                seen.iter().map(|old| &old.label),
            )?,
            value,
            person: one.person,
        };
        if !all.contains(&relation) {
            all.push(relation);
        }
    }
    if all.len() > MANY.max(seen.len()) {
        return Err(wrong(Field::Related, Fault::TooLong));
    }
    Ok(all)
}

fn tags(new: &[String], seen: &[String]) -> Result<Vec<String>> {
    let mut tags: Vec<String> = Vec::new();
    let mut folded: Vec<String> = Vec::new();
    for name in new.iter().filter(|name| !name.trim().is_empty()) {
        let name = match seen.contains(name) {
            true => name.clone(),
            false => tag(name)?,
        };
        let key = crate::domain::name::fold(&name);
        if !folded.contains(&key) {
            folded.push(key);
            tags.push(name);
        }
    }
    if tags.len() > MANY.max(seen.len()) {
        return Err(wrong(Field::Tag, Fault::TooLong));
    }
    Ok(tags)
}
