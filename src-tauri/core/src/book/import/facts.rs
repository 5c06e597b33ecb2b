//! What a card says, fact by fact: how like two cards of one person are.

use std::collections::BTreeSet;

use super::lines::{REVISED, list_of};
use crate::domain::contact::Contact;
use crate::domain::date::CalendarDay;
use crate::domain::unite::group_of;
use crate::exchange::vcard;

/// Each thing that a card says, by the property that says it.
pub(super) struct Facts(BTreeSet<(String, String)>);

impl Facts {
    /// Pictures apart. The parts of a name say what is shown says.
    pub(super) fn of(contact: &Contact) -> Self {
        let day = |day: &Option<_>| day.map_or(String::new(), |day: CalendarDay| day.to_string());
        let texts = [
            ("FN", contact.name.display.clone()),
            ("NICKNAME", contact.name.nickname.clone()),
            ("ORG", contact.organisation.clone()),
            ("UNIT", contact.department.clone()),
            ("TITLE", contact.title.clone()),
            ("ROLE", contact.role.clone()),
            ("PRONOUNS", contact.pronouns.clone()),
            ("NOTE", contact.note.clone()),
            ("BDAY", day(&contact.birthday)),
            ("ANNIVERSARY", day(&contact.anniversary)),
        ];
        let texts = texts.map(|(property, value)| (property.to_owned(), value));
        let points = contact.points.iter().map(|point| {
            let property = format!("{:?} {}", point.kind, point.label);
            (property, point.value.clone())
        });
        let addresses = contact.addresses.iter();
        let addresses = addresses.map(|one| (format!("ADR {}", one.label), one.key()));
        let related = contact.related.iter();
        let related = related.map(|one| (format!("RELATED {}", one.label), one.value.clone()));
        let tags = contact.tags.iter();
        let tags = tags.map(|tag| ("CATEGORIES".to_owned(), tag.clone()));
        let lines = contact.extra.iter();
        let lines = lines.filter(|line| !vcard::is_about_parameters(line));
        let lines = lines.map(|line| (list_of(line), without_group(line).to_owned()));
        let all = texts.into_iter().chain(points).chain(addresses);
        let all = all.chain(related).chain(tags).chain(lines);
        Self(
            all.filter(|(property, value)| !value.is_empty() && property != REVISED)
                .collect(),
        )
    }

    /// Whether a card says most of what another said.
    pub(super) fn say_most_of(&self, earlier: &Self) -> bool {
        2 * self.0.intersection(&earlier.0).count() >= earlier.0.len()
    }

    /// How unlike two cards are. What a property says changes more easily than
    /// which properties there are; the words tell where that tells nothing.
    pub(super) fn unlike(&self, other: &Self) -> (usize, usize) {
        let only_one = |one: BTreeSet<&str>, other: BTreeSet<&str>| -> usize {
            one.symmetric_difference(&other).count()
        };
        let facts = self.0.symmetric_difference(&other.0).count();
        let properties = only_one(self.properties(), other.properties());
        (
            facts + 2 * properties,
            only_one(self.words(), other.words()),
        )
    }

    fn properties(&self) -> BTreeSet<&str> {
        self.0
            .iter()
            .map(|(property, _)| property.as_str())
            .collect()
    }

    fn words(&self) -> BTreeSet<&str> {
        let values = self.0.iter().map(|(_, value)| value.as_str());
        values
            .flat_map(|value| value.split(|c: char| !c.is_alphanumeric()))
            .collect()
    }
}

/// A line without the group that happens to number it.
fn without_group(line: &str) -> &str {
    let bare = group_of(line).and_then(|_| line.split_once('.'));
    bare.map_or(line, |(_, bare)| bare)
}
