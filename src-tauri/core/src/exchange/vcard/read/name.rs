//! Names: in parts, as they sound, and made up from what else a card says.

use calcard::vcard::VCardParameterName;

use super::draft::Draft;
use super::property::Property;
use crate::domain::contact::{Contact, Name, PointKind};
use crate::domain::name::is_unseen;
use crate::exchange::vcard::text::{escaped, split};

/// `N:family;given;middle;prefix;suffix`, and the two parts of RFC 9554.
pub(super) fn put(draft: &mut Draft, property: &mut Property<'_>) {
    let phonetic = property.has(&VCardParameterName::Phonetic);
    let sort = property.values(&VCardParameterName::SortAs).join(",");
    let parts = property.components(b';');
    let old = draft.old;
    let part = |at: usize, with: &str| {
        parts
            .get(at)
            .map_or(String::new(), |part| join(part, with, old))
    };
    let name = &mut draft.contact.name;
    if phonetic && name.phonetic_family.is_empty() && name.phonetic_given.is_empty() {
        name.phonetic_family = part(0, " ");
        name.phonetic_given = part(1, " ");
        name.phonetic_middle = part(2, " ");
        // What it says of the reading (`PHONETIC=ipa`) stays with the line.
        return draft.keep_property(property);
    }
    if phonetic || known_of(name).iter().any(|part| !part.is_empty()) {
        return draft.keep_property(property);
    }
    name.family = part(0, " ");
    name.given = part(1, " ");
    name.middle = part(2, " ");
    name.prefix = part(3, " ");
    name.suffix = part(4, ", ");
    // RFC 9554 repeats these two in the family name and the suffix, for
    // readers that do not know them.
    add(&mut name.family, &part(5, " "), " ");
    add(&mut name.suffix, &part(6, ", "), ", ");
    if parts
        .iter()
        .skip(7)
        .any(|part| part.iter().any(|text| !text.is_empty()))
    {
        draft.keep_property(property);
    }
    if known_of(&draft.contact.name)
        .iter()
        .any(|part| !part.is_empty())
    {
        draft.set_aside("N", property, &["SORT-AS"]);
    }
    if !sort.is_empty() {
        draft.sort(property.index, ["SORT-STRING:", &escaped(&sort)].concat());
    }
}

fn known_of(name: &Name) -> [&String; 5] {
    [
        &name.family,
        &name.given,
        &name.middle,
        &name.prefix,
        &name.suffix,
    ]
}

fn add(part: &mut String, more: &str, with: &str) {
    if !more.is_empty() && !part.contains(more) {
        if !part.is_empty() {
            part.push_str(with);
        }
        part.push_str(more);
    }
}

/// A list as one text. A comma before a blank, or in a card older than lists,
/// is one that somebody wrote.
pub(super) fn join(list: &[String], with: &str, old: bool) -> String {
    let written = old || list.iter().skip(1).any(|text| text.starts_with(' '));
    let list: Vec<&str> = list
        .iter()
        .map(|text| text.as_str())
        .filter(|text| written || !text.is_empty())
        .collect();
    list.join(if written { "," } else { with })
        .trim()
        .to_owned()
}

/// `SOUND;X-IRMC-N:family;given` is how Japanese phones write a name's reading.
pub(super) fn sound(draft: &mut Draft, property: &mut Property<'_>) {
    let irmc = property
        .types()
        .any(|word| word.to_ascii_uppercase().starts_with("X-IRMC-N"));
    let name = &mut draft.contact.name;
    let known = !name.phonetic_family.is_empty() || !name.phonetic_given.is_empty();
    if !irmc || known {
        return draft.keep_property(property);
    }
    let mut parts = split(property.value, b';').into_iter();
    name.phonetic_family = parts.next().unwrap_or_default();
    name.phonetic_given = parts.next().unwrap_or_default();
    name.phonetic_middle = parts.next().unwrap_or_default();
}

/// What to call a contact whose card has no `FN`. `None` if nothing in it says
/// who it is or how to reach them.
pub(super) fn derived(contact: &Contact) -> Option<String> {
    let Name {
        prefix,
        given,
        middle,
        family,
        suffix,
        nickname,
        ..
    } = &contact.name;
    let parts = [prefix, given, middle, family].map(|part| part.as_str());
    let mut name = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if !name.is_empty() && !suffix.is_empty() {
        name.push_str(", ");
    }
    name.push_str(suffix);
    let point = |kind: PointKind| {
        contact
            .points
            .iter()
            .find(|point| point.kind == kind)
            .map(|point| &point.value)
    };
    let Name {
        phonetic_given,
        phonetic_family,
        ..
    } = &contact.name;
    let sound = [phonetic_given.as_str(), phonetic_family].join(" ");
    let address = contact.addresses.first().map(|address| {
        let parts = [
            &address.street,
            &address.city,
            &address.country,
            &address.formatted,
        ];
        parts
            .into_iter()
            .find(|part| !part.is_empty())
            .cloned()
            .unwrap_or_default()
    });
    let choices = [
        Some(&name),
        Some(nickname),
        Some(&contact.organisation),
        Some(&contact.department),
        point(PointKind::Email),
        point(PointKind::Phone),
        point(PointKind::Impp),
        point(PointKind::Social),
        point(PointKind::Url),
        Some(&sound),
        address.as_ref(),
    ];
    let first = choices
        .into_iter()
        .flatten()
        .map(|text| text.trim())
        .find(|text| !is_unseen(text))?;
    Some(first.lines().next().unwrap_or_default().trim().to_owned())
}
