//! `X-ANDROID-CUSTOM`: a row of the phone's own database as one line,
//! `vnd.android.cursor.item/KIND;value;type;label;…`.

use super::draft::Draft;
use super::property::Property;
use super::related;
use crate::domain::contact::Related;
use crate::exchange::vcard::calendar;
use crate::exchange::vcard::label;
use crate::exchange::vcard::parameters::Rest;
use crate::exchange::vcard::text::split;

/// `ContactsContract.CommonDataKinds.Relation`, from type 1.
const RELATIONS: [&str; 14] = [
    "assistant",
    "brother",
    "child",
    "domestic partner",
    "father",
    "friend",
    "manager",
    "mother",
    "parent",
    "partner",
    "referred by",
    "relative",
    "sister",
    "spouse",
];

pub(super) fn put(draft: &mut Draft, property: &mut Property<'_>) {
    let parts = split(property.value, b';');
    let part = |at: usize| parts.get(at).map(|part| part.trim()).unwrap_or_default();
    let kind = part(0).rsplit('/').next().unwrap_or_default();
    match (kind, part(1)) {
        (_, "") => draft.keep_property(property),
        ("nickname", nickname) => draft.nickname(nickname),
        ("relation", value) => {
            let known = part(2)
                .parse::<usize>()
                .ok()
                .and_then(|kind| RELATIONS.get(kind.checked_sub(1)?));
            let label = known.map_or_else(|| label::of_own(part(3)), |label| (*label).to_owned());
            let value = value.to_owned();
            let item = Related {
                label,
                value,
                ..Related::default()
            };
            related::add(draft, String::new(), Rest::default(), item);
        }
        ("contact_event", date) => {
            let field = match part(2) {
                "1" => &mut draft.contact.anniversary,
                "3" => &mut draft.contact.birthday,
                _ => return draft.keep_property(property),
            };
            match calendar::day(date, None) {
                Some((day, true)) if field.is_none_or(|known| known == day) => *field = Some(day),
                _ => draft.keep_property(property),
            }
        }
        _ => draft.keep_property(property),
    }
}
