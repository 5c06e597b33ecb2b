//! A contact in the making: takes one property after the other, and at the end
//! settles what only the whole card can tell (labels of groups, preference,
//! a display name where the card has none).

use std::collections::BTreeMap;

use calcard::vcard::VCardParameterName;

use super::field::Field;
use super::property::Property;
use super::{address, android, name, point, related};
use crate::domain::contact::{Contact, ContactKind, ContactPoint, Photo, PostalAddress, Related};
use crate::exchange::vcard::calendar;
use crate::exchange::vcard::label;
use crate::exchange::vcard::parameters::Rest;
use crate::exchange::vcard::text::{escaped, unescape};

/// So many tags, as properties, may one card have.
const TAGS: usize = 100_000;

/// Something with a label, until the label of its group is known.
pub(super) struct Grouped<T> {
    pub(super) group: String,
    /// 1 for the most preferred; `None` comes after all.
    pub(super) preference: Option<u32>,
    pub(super) rest: Rest,
    pub(super) item: T,
}

impl<T> Grouped<T> {
    /// Something whose line takes part in preference.
    pub(super) fn preferable(property: &Property<'_>, read: &[&str], item: T) -> Self {
        let mut rest = property.rest(&[&["PREF"], read].concat());
        rest.silent
            .retain(|word| !word.eq_ignore_ascii_case("pref"));
        let level = rest.level.or_else(|| property.preference());
        let preference = level.map(|level| level.max(1));
        if let Some(level) = preference.filter(|level| *level > 1) {
            rest.others.push(format!("PREF={level}"));
        }
        Self {
            group: property.group.clone(),
            preference,
            rest,
            item,
        }
    }
}

#[derive(Default)]
pub(super) struct Draft {
    pub(super) contact: Contact,
    pub(super) photo: Option<Photo>,
    pub(super) points: Vec<Grouped<ContactPoint>>,
    pub(super) addresses: Vec<Grouped<PostalAddress>>,
    /// `LABEL` lines: addresses of which only the text is known.
    pub(super) address_texts: Vec<Grouped<PostalAddress>>,
    pub(super) related: Vec<Grouped<Related>>,
    /// `X-ABLabel` by group, with the line, and whether something took it.
    pub(super) labels: Vec<OwnLabel>,
    /// Dates that wait for their label.
    pub(super) dates: Vec<Date>,
    /// Lines to keep, by their place in the card.
    pub(super) extra: Vec<(u32, String)>,
    pub(super) old: bool,
    sorted: bool,
    named: Option<u32>,
    pub(super) notes: Vec<String>,
    /// Of properties that are one text each: their parameters.
    pub(super) aside: BTreeMap<&'static str, String>,
    /// Whether a list was longer than a card may have it.
    pub(super) too_many: bool,
}

/// An `X-ABLabel`: what its group is called.
pub(super) struct OwnLabel {
    pub(super) group: String,
    pub(super) label: String,
    pub(super) index: u32,
    pub(super) line: String,
    /// Whether something of its group has it now.
    pub(super) taken: bool,
}

/// A date whose label says what it is.
pub(super) struct Date {
    pub(super) group: String,
    pub(super) index: u32,
    pub(super) line: String,
    pub(super) value: String,
}

impl Draft {
    /// Keeps a line as it is.
    pub(super) fn keep(&mut self, index: u32, line: String) {
        self.extra.push((index, line));
    }

    pub(super) fn keep_property(&mut self, property: &Property<'_>) {
        // A line without a value says nothing.
        if !property.value.trim().is_empty() {
            self.keep(property.index, property.text.to_owned());
        }
    }

    pub(super) fn put(&mut self, mut property: Property<'_>) {
        let property = &mut property;
        match property.field {
            Field::Version => self.old = property.value.trim().starts_with('2'),
            Field::DisplayName => self.display_name(property),
            Field::Name => name::put(self, property),
            Field::Nickname => {
                let mut names = property.list(b',');
                names.retain(|name| !name.is_empty());
                if !names.is_empty() {
                    let first = self.contact.name.nickname.is_empty();
                    self.only_aside("NICKNAME", property, first);
                }
                self.nickname(&names.join(", "));
            }
            Field::PhoneticGiven => self.single(property, |c| &mut c.name.phonetic_given),
            Field::PhoneticMiddle => self.single(property, |c| &mut c.name.phonetic_middle),
            Field::PhoneticFamily => self.single(property, |c| &mut c.name.phonetic_family),
            Field::Sound => name::sound(self, property),
            Field::Sort if property.value.trim().is_empty() => {}
            Field::Sort => self.sort(property.index, property.text.to_owned()),
            Field::Birthday => self.day(property, |c| &mut c.birthday),
            Field::Anniversary => self.day(property, |c| &mut c.anniversary),
            Field::LabelledDate => self.dates.push(Date {
                group: property.group.clone(),
                index: property.index,
                line: property.text.to_owned(),
                value: property.plain(),
            }),
            Field::Address => address::put(self, property),
            Field::AddressText => address::text(self, property),
            Field::Phone | Field::Email | Field::Url => point::put(self, property),
            Field::Impp | Field::Messenger(_) | Field::Handle => point::message(self, property),
            Field::Social | Field::Network(_) => point::social(self, property),
            Field::Title => self.single(property, |c| &mut c.title),
            Field::Role => self.single(property, |c| &mut c.role),
            Field::Pronouns => self.single(property, |c| &mut c.pronouns),
            Field::Uid => self.single(property, |c| &mut c.uid),
            Field::Organisation => self.organisation(property),
            Field::Note => {
                let note = property.plain();
                if !note.is_empty() {
                    self.only_aside("NOTE", property, self.notes.is_empty());
                    self.notes.push(note);
                }
            }
            Field::Categories => {
                let old = self.old;
                let tags = property.list(b',').into_iter().flat_map(|tag| {
                    // vCard 2.1 has no word for it; some phones wrote lists with semicolons.
                    let by = if old { ';' } else { '\0' };
                    tag.split(by)
                        .map(|tag| tag.trim().to_owned())
                        .collect::<Vec<_>>()
                });
                let tags: Vec<String> = tags.filter(|tag| !tag.is_empty()).collect();
                if !tags.is_empty() {
                    self.only_aside("CATEGORIES", property, self.contact.tags.is_empty());
                }
                self.contact.tags.extend(tags);
                self.too_many |= self.contact.tags.len() > TAGS;
                self.contact.tags.truncate(TAGS);
            }
            Field::Related => related::put(self, property),
            Field::RelatedAs(label) => related::named(self, property, label),
            Field::Agent => related::agent(self, property),
            Field::Kind => self.kind(property),
            Field::ShowAs => match property.value.trim().eq_ignore_ascii_case("COMPANY") {
                true if self.contact.kind != ContactKind::Group => {
                    self.contact.kind = ContactKind::Organisation
                }
                _ => self.keep_property(property),
            },
            Field::Member => {
                let member = property.plain();
                if !member.is_empty() {
                    self.contact.members.push(member);
                }
            }
            Field::OwnLabel => self.labels.push(OwnLabel {
                group: property.group.clone(),
                label: label::of_own(&property.plain()),
                index: property.index,
                line: property.text.to_owned(),
                taken: false,
            }),
            Field::Android => android::put(self, property),
            Field::Photo | Field::Kept | Field::Dropped | Field::Other => {
                self.keep_property(property)
            }
        }
    }

    /// Keeps the parameters of a property that is one text.
    pub(super) fn set_aside(&mut self, name: &'static str, property: &Property<'_>, read: &[&str]) {
        let rest = property.rest(read).text(true);
        if rest.is_empty() {
            self.aside.remove(name);
        } else {
            self.aside.insert(name, rest);
        }
    }

    /// The same where several lines become one text: then the parameters of
    /// each say nothing of the whole.
    fn only_aside(&mut self, name: &'static str, property: &Property<'_>, first: bool) {
        if first {
            self.set_aside(name, property, &[]);
        } else {
            self.aside.remove(name);
        }
    }

    /// A field that holds one text: the first one, the others are kept.
    fn single(
        &mut self,
        property: &mut Property<'_>,
        field: impl FnOnce(&mut Contact) -> &mut String,
    ) {
        let field = field(&mut self.contact);
        if field.is_empty() {
            *field = property.plain();
            let name = match property.field {
                Field::Title => "TITLE",
                Field::Role => "ROLE",
                Field::Pronouns => "PRONOUNS",
                Field::Uid => "UID",
                _ => return,
            };
            if !field.is_empty() {
                self.set_aside(name, property, &[]);
            }
        } else {
            self.keep_property(property);
        }
    }

    fn display_name(&mut self, property: &mut Property<'_>) {
        let name = property.plain();
        let level = property.preference().unwrap_or(101);
        match self.named {
            _ if name.is_empty() => {}
            None => {
                self.contact.name.display = name;
                self.named = Some(level);
                self.set_aside("FN", property, &[]);
            }
            // Several names, of which a later one is preferred.
            Some(known) if level < known => {
                let before = std::mem::replace(&mut self.contact.name.display, name);
                self.named = Some(level);
                let parameters = self.aside.remove("FN").unwrap_or_default();
                let head = [
                    "FN",
                    if parameters.is_empty() { "" } else { ";" },
                    &parameters,
                ];
                self.keep(
                    property.index,
                    [&head.concat(), ":", &escaped(&before)].concat(),
                );
                self.set_aside("FN", property, &[]);
            }
            Some(_) => self.keep_property(property),
        }
    }

    /// The first line about sorting comes first of all lines kept, since the
    /// next version of vCard has it not as a line but with the name.
    pub(super) fn sort(&mut self, index: u32, line: String) {
        let first = !std::mem::replace(&mut self.sorted, true);
        let line = match line.strip_prefix("SORT-STRING:") {
            Some(value) => [
                "SORT-STRING:",
                &escaped(&unescape(value).replace('\t', " ")),
            ]
            .concat(),
            None => line,
        };
        self.keep(if first { 0 } else { index }, line);
    }

    pub(super) fn nickname(&mut self, nickname: &str) {
        let nickname = nickname.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = &mut self.contact.name.nickname;
        if !known.is_empty() && !nickname.is_empty() {
            known.push_str(", ");
        }
        known.push_str(&nickname);
    }

    fn organisation(&mut self, property: &mut Property<'_>) {
        if !self.contact.organisation.is_empty() || !self.contact.department.is_empty() {
            return self.keep_property(property);
        }
        let mut units = property.list(b';').into_iter();
        self.contact.organisation = units.next().unwrap_or_default();
        let departments: Vec<String> = units.filter(|unit| !unit.is_empty()).collect();
        self.contact.department = departments.join("; ");
        if !self.contact.organisation.is_empty() || !self.contact.department.is_empty() {
            self.set_aside("ORG", property, &[]);
        }
    }

    fn kind(&mut self, property: &mut Property<'_>) {
        match property.plain().to_ascii_lowercase().as_str() {
            "" | "individual" => {}
            "org" | "organization" => self.contact.kind = ContactKind::Organisation,
            "group" => self.contact.kind = ContactKind::Group,
            _ => self.keep_property(property),
        }
    }

    fn day(
        &mut self,
        property: &mut Property<'_>,
        field: impl FnOnce(&mut Contact) -> &mut Option<crate::domain::date::CalendarDay>,
    ) {
        let omitted = property
            .other("X-APPLE-OMIT-YEAR")
            .and_then(|year| year.parse().ok());
        let day = calendar::day(&unescape(property.value), omitted);
        let field = field(&mut self.contact);
        match day {
            Some((day, whole))
                if field.is_none() && !property.has(&VCardParameterName::Calscale) =>
            {
                *field = Some(day);
                if !whole {
                    // The hour of birth has no place in a contact.
                    self.keep_property(property);
                } else {
                    let name = match property.field {
                        Field::Birthday => "BDAY",
                        _ => "ANNIVERSARY",
                    };
                    self.set_aside(name, property, &["X-APPLE-OMIT-YEAR"]);
                }
            }
            Some((day, true)) if *field == Some(day) => {}
            _ => self.keep_property(property),
        }
    }
}
