//! What this program's own tables say that Google has no column for, and how
//! they say it: in custom fields, and in how somebody is filed.

use crate::domain::contact::{Contact, ContactKind, ContactPoint, Name, PointKind};

pub(in crate::exchange) const ROLE: &str = "Role";
pub(in crate::exchange) const PRONOUNS: &str = "Pronouns";
pub(in crate::exchange) const SHOWN_AS: &str = "Shown As";
/// Whether it is an organisation, where its row would be taken for a person's.
pub(in crate::exchange) const KIND: &str = "Kind";
pub(in crate::exchange) const ORGANISATION: &str = "Organisation";
const IM: &str = "IM";
const PROFILE: &str = "Profile";

/// The parts of a name that make the name in a table of Google's.
pub(in crate::exchange) fn whole(name: &Name) -> String {
    let parts = [&name.given, &name.middle, &name.family].map(String::as_str);
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether the text says only by which name somebody is filed: `Korhonen, Anna`.
pub(in crate::exchange) fn is_filed(family: &str, text: &str) -> bool {
    let rest = text.strip_prefix(family).filter(|_| !family.is_empty());
    rest.is_some_and(|rest| rest.trim_start().starts_with(','))
}

/// `IM (skype)`, `Profile (mastodon, work)`.
pub(in crate::exchange) fn handle(point: &ContactPoint) -> String {
    let word = match point.kind {
        PointKind::Impp => IM,
        _ => PROFILE,
    };
    match (point.service.as_str(), point.label.as_str()) {
        ("", "") => word.to_owned(),
        (service, "") => format!("{word} ({service})"),
        (service, label) => format!("{word} ({service}, {label})"),
    }
}

/// Kind, service and label of such a text.
fn of_handle(text: &str) -> Option<(PointKind, &str, &str)> {
    let kinds = [(IM, PointKind::Impp), (PROFILE, PointKind::Social)];
    kinds.into_iter().find_map(|(word, kind)| {
        let rest = text.strip_prefix(word)?;
        if rest.is_empty() {
            return Some((kind, "", ""));
        }
        let inside = rest.strip_prefix(" (")?.strip_suffix(')')?;
        let (service, label) = inside.split_once(", ").unwrap_or((inside, ""));
        Some((kind, service, label))
    })
}

/// An organisation whose row says what only people have.
pub(in crate::exchange) fn is_doubtful(contact: &Contact) -> bool {
    let name = &contact.name;
    let personal = [&name.nickname, &contact.title, &contact.department];
    contact.kind == ContactKind::Organisation
        && (!whole(name).is_empty()
            || personal.iter().any(|text| !text.is_empty())
            || !contact.tags.is_empty()
            || !contact.related.is_empty()
            || contact.birthday.is_some()
            || contact.anniversary.is_some())
}

/// Takes a custom field that this program wrote; whether it is one.
pub(super) fn custom(contact: &mut Contact, label: &str, preferred: bool, text: &str) -> bool {
    let single = match label {
        ROLE => &mut contact.role,
        PRONOUNS => &mut contact.pronouns,
        SHOWN_AS => &mut contact.name.display,
        KIND if text == ORGANISATION => {
            contact.kind = ContactKind::Organisation;
            return true;
        }
        handle => {
            let Some((kind, service, label)) = of_handle(handle) else {
                return false;
            };
            contact.points.push(ContactPoint {
                kind,
                label: label.to_owned(),
                value: text.to_owned(),
                service: service.to_owned(),
                preferred,
                parameters: String::new(),
            });
            return true;
        }
    };
    let free = single.is_empty();
    if free {
        *single = text.to_owned();
    }
    free
}

/// How somebody is filed is how they are shown, unless it only turns their
/// name round. Of a name that stands twice, only the whole is known. Whether it
/// was taken.
pub(super) fn filed(name: &mut Name, text: &str) -> bool {
    if is_filed(&name.family, text) || !name.display.is_empty() {
        return false;
    }
    if name.middle.is_empty() && name.family.is_empty() && name.given == text {
        name.given.clear();
    }
    name.display = text.to_owned();
    true
}
