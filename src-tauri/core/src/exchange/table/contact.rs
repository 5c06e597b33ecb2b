//! One row of a table as a contact. Every cell that says something goes to a
//! field, or is kept beside the contact under its column's name.

use std::collections::{BTreeMap, HashMap};

use super::column::{Column, Field, Part};
use super::day::{self, DayOrder};
use super::own;
use crate::domain::contact::{
    Contact, ContactKind, ContactPoint, PointKind, PostalAddress, Related,
};
use crate::domain::date::CalendarDay;
use crate::domain::favour::Direction;
use crate::domain::name::is_unseen;
use crate::domain::suggestion::{Hint, Origin, Whom, Work};
use crate::exchange::profile;
use crate::exchange::vcard::{label, text::escaped};

/// A cell that is not empty, with its column's name and what it says.
pub(super) struct Cell<'a> {
    pub(super) name: &'a str,
    pub(super) column: &'a Column,
    pub(super) text: &'a str,
}

/// How the table is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) joined: bool,
    pub(super) order: DayOrder,
}

/// The property in which a cell is kept that no field holds.
pub const KEPT: &str = "X-VUORO-COLUMN";

/// The line of it: the column's name, and the cell.
pub(in crate::exchange) fn kept(column: &str, text: &str) -> String {
    format!("{KEPT}:{};{}", escaped(column), escaped(text))
}

/// The contact, if the row says who it is, and who introduced them.
pub(super) fn read(cells: &[Cell<'_>], manner: Manner, line: u64) -> Option<(Contact, Vec<Hint>)> {
    let mut draft = Draft {
        manner,
        contact: Contact::default(),
        labels: HashMap::new(),
        addresses: BTreeMap::new(),
        born: [None; 3],
        born_cells: Vec::new(),
        filed_as: None,
        introducers: Vec::new(),
    };
    for (at, cell) in cells.iter().enumerate() {
        if cell.column.part != Part::Value {
            draft.labels.insert(key(cell.column), (at, false));
        }
    }
    for cell in cells.iter().filter(|cell| cell.column.part == Part::Value) {
        draft.put(cell, cells);
    }
    draft.finish(cells, line)
}

/// What label and value of a group have in common.
type Key = (Field, u32, Part);

fn key(column: &Column) -> Key {
    let field = if is_address(column.field) {
        Field::Formatted
    } else {
        column.field
    };
    (field, column.group, column.part)
}

fn is_address(field: Field) -> bool {
    matches!(
        field,
        Field::Street
            | Field::PoBox
            | Field::Extended
            | Field::City
            | Field::Region
            | Field::Postcode
            | Field::Country
            | Field::Formatted
    )
}

struct Draft {
    manner: Manner,
    contact: Contact,
    /// Where the label of a group stands, and whether something has it now.
    labels: HashMap<Key, (usize, bool)>,
    /// By the number of their group, and their label.
    addresses: BTreeMap<(u32, String), PostalAddress>,
    /// Year, month and day of birth.
    born: [Option<u32>; 3],
    born_cells: Vec<String>,
    /// The name as it is filed, with its column's, until its parts are known.
    filed_as: Option<(String, String)>,
    introducers: Vec<String>,
}

impl Draft {
    fn put(&mut self, cell: &Cell<'_>, cells: &[Cell<'_>]) {
        let contact = &mut self.contact;
        let name = &mut contact.name;
        let single = match cell.column.field {
            Field::Name => &mut name.display,
            Field::Prefix => &mut name.prefix,
            Field::Given => &mut name.given,
            Field::Middle => &mut name.middle,
            Field::Family => &mut name.family,
            Field::Suffix => &mut name.suffix,
            Field::Nickname => &mut name.nickname,
            Field::PhoneticGiven => &mut name.phonetic_given,
            Field::PhoneticMiddle => &mut name.phonetic_middle,
            Field::PhoneticFamily => &mut name.phonetic_family,
            Field::Organisation => &mut contact.organisation,
            Field::Department => &mut contact.department,
            Field::Title => &mut contact.title,
            Field::Role => &mut contact.role,
            Field::Pronouns => &mut contact.pronouns,
            Field::Uid => &mut contact.uid,
            _ => return self.put_other(cell, cells),
        };
        if single.is_empty() {
            *single = one_line(cell.text);
        } else {
            self.keep(cell);
        }
    }

    fn put_other(&mut self, cell: &Cell<'_>, cells: &[Cell<'_>]) {
        match cell.column.field {
            Field::Note => {
                let note = &mut self.contact.note;
                if !note.is_empty() {
                    note.push_str("\n\n");
                }
                note.push_str(cell.text);
            }
            Field::Tags => self.tags(cell.text),
            Field::Phone => self.points(PointKind::Phone, cell, cells),
            Field::Email => self.points(PointKind::Email, cell, cells),
            Field::Url => self.points(PointKind::Url, cell, cells),
            Field::Impp => self.points(PointKind::Impp, cell, cells),
            Field::Social => self.points(PointKind::Social, cell, cells),
            Field::Profile => self.profile(cell),
            Field::Related => {
                let (label, _) = self.label(cell, cells, Part::Label);
                for value in self.values(cell.text) {
                    let label = label.clone();
                    self.contact.related.push(Related {
                        label,
                        value,
                        parameters: String::new(),
                    });
                }
            }
            Field::Birthday | Field::Anniversary => self.day(cell, cell.column.field),
            Field::Event => {
                let (label, _) = self.label(cell, cells, Part::Label);
                let field = match label.to_lowercase().as_str() {
                    "anniversary" => Field::Anniversary,
                    "birthday" => Field::Birthday,
                    _ => return self.keep_as(or(&label, cell.name), cell.text),
                };
                self.day(cell, field);
            }
            Field::Custom => {
                let (label, preferred) = self.label(cell, cells, Part::Label);
                let text = one_line(cell.text);
                if !own::custom(&mut self.contact, &label, preferred, &text) {
                    self.keep_as(or(&label, cell.name), cell.text);
                }
            }
            Field::FiledAs if self.filed_as.is_none() => {
                self.filed_as = Some((cell.name.to_owned(), one_line(cell.text)));
            }
            Field::BirthYear => self.born(cell, 0),
            Field::BirthMonth => self.born(cell, 1),
            Field::BirthDay => self.born(cell, 2),
            Field::Introducer => {
                self.introducers.push(one_line(cell.text));
                self.keep(cell);
            }
            field if is_address(field) => self.address(cell, cells),
            _ => self.keep(cell),
        }
    }

    /// How somebody is filed says how they are shown, or is kept.
    fn take_filed(&mut self) {
        if let Some((column, text)) = self.filed_as.take()
            && !own::filed(&mut self.contact.name, &text)
        {
            self.keep_as(&column, &text);
        }
    }

    fn keep(&mut self, cell: &Cell<'_>) {
        self.keep_as(cell.name, cell.text);
    }

    fn keep_as(&mut self, name: &str, text: &str) {
        self.contact.extra.push(kept(name, text));
    }

    /// The label of the group that this cell is in, and whether it is marked
    /// as the first choice.
    fn label(&mut self, cell: &Cell<'_>, cells: &[Cell<'_>], part: Part) -> (String, bool) {
        let (field, group, _) = key(cell.column);
        let own = match self.labels.get_mut(&(field, group, part)) {
            Some((at, taken)) if group > 0 => {
                *taken = true;
                cells.get(*at).map_or("", |label| label.text)
            }
            _ => cell.column.label.as_str(),
        };
        let marked = self.manner.joined.then(|| own.strip_prefix('*')).flatten();
        (label::of_own(marked.unwrap_or(own)), marked.is_some())
    }

    fn values(&self, text: &str) -> Vec<String> {
        match self.manner.joined {
            true => text
                .split(" ::: ")
                .map(one_line)
                .filter(|v| !v.is_empty())
                .collect(),
            false => vec![one_line(text)],
        }
    }

    fn points(&mut self, kind: PointKind, cell: &Cell<'_>, cells: &[Cell<'_>]) {
        let (mut label, preferred) = self.label(cell, cells, Part::Label);
        let mut service = String::new();
        if matches!(kind, PointKind::Impp | PointKind::Social) {
            service = match cell.column.group {
                0 => std::mem::take(&mut label).to_lowercase(),
                _ => self.label(cell, cells, Part::Service).0.to_lowercase(),
            };
        }
        for (nth, value) in self.values(cell.text).into_iter().enumerate() {
            self.contact.points.push(ContactPoint {
                kind,
                label: label.clone(),
                value,
                service: service.clone(),
                preferred: preferred && nth == 0,
                parameters: String::new(),
            });
        }
    }

    /// Their page at the service: a way to reach them, and how they are known
    /// again.
    fn profile(&mut self, cell: &Cell<'_>) {
        let value = one_line(cell.text);
        let Some((service, key)) = profile::key(&value) else {
            let kind = match value.contains("://") || value.starts_with("www.") {
                true => PointKind::Url,
                false => return self.keep(cell),
            };
            return self.points(kind, cell, &[]);
        };
        if self.contact.uid.is_empty() {
            self.contact.uid = format!("https://www.{key}");
        }
        if service == "meetup"
            && let Some(group) = profile::meetup_group(&value)
        {
            self.contact.tags.push(group);
        }
        let value = match value.contains("://") {
            true => value,
            false => format!("https://{value}"),
        };
        self.contact.points.push(ContactPoint {
            kind: PointKind::Social,
            label: String::new(),
            value,
            service: service.into(),
            preferred: false,
            parameters: String::new(),
        });
    }

    fn tags(&mut self, text: &str) {
        let tags: Vec<&str> = match self.manner.joined {
            true => text
                .split(":::")
                .map(|tag| tag.trim().trim_start_matches("* "))
                .collect(),
            false => text.split([';', ',']).collect(),
        };
        for tag in tags.into_iter().map(one_line).filter(|tag| !tag.is_empty()) {
            if !self.contact.tags.contains(&tag) {
                self.contact.tags.push(tag);
            }
        }
    }

    fn day(&mut self, cell: &Cell<'_>, field: Field) {
        let place = match field {
            Field::Anniversary => &mut self.contact.anniversary,
            _ => &mut self.contact.birthday,
        };
        match (day::day(cell.text, self.manner.order), &place) {
            (Some((day, sure)), None) => {
                *place = Some(day);
                if !sure {
                    // It may have been meant otherwise: keep what was written.
                    self.keep(cell);
                }
            }
            (Some((day, true)), Some(known)) if day == *known => {}
            // Outlook's way to say that there is none.
            (None, _) if cell.text == "0/0/00" => {}
            _ => self.keep(cell),
        }
    }

    fn born(&mut self, cell: &Cell<'_>, part: usize) {
        self.born[part] = cell.text.parse().ok().filter(|number| *number > 0);
        self.born_cells.push(kept(cell.name, cell.text));
    }

    fn address(&mut self, cell: &Cell<'_>, cells: &[Cell<'_>]) {
        let (label, preferred) = self.label(cell, cells, Part::Label);
        let address = self
            .addresses
            .entry((cell.column.group, label.clone()))
            .or_default();
        address.label = label;
        address.preferred |= preferred;
        let part = match cell.column.field {
            Field::Street => &mut address.street,
            Field::PoBox => &mut address.po_box,
            Field::Extended => &mut address.extended,
            Field::City => &mut address.city,
            Field::Region => &mut address.region,
            Field::Postcode => &mut address.postcode,
            Field::Country => &mut address.country,
            _ => &mut address.formatted,
        };
        if !part.is_empty() {
            part.push_str(", ");
        }
        part.push_str(&match cell.column.field {
            Field::Formatted => cell.text.to_owned(),
            _ => {
                let lines = cell.text.lines().map(one_line);
                let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
                lines.join("\n")
            }
        });
    }

    fn finish(mut self, cells: &[Cell<'_>], line: u64) -> Option<(Contact, Vec<Hint>)> {
        let [year, month, day] = self.born;
        let year = year.and_then(|year| i32::try_from(year).ok());
        let born = month
            .zip(day)
            .and_then(|(month, day)| CalendarDay::new(year, month, day));
        let whole = self.born.iter().flatten().count() == self.born_cells.len();
        if let (Some(_), None) = (born, self.contact.birthday) {
            self.contact.birthday = born;
            if whole {
                self.born_cells.clear();
            }
        }
        self.contact.extra.append(&mut self.born_cells);
        // A label without a value says little, and is kept all the same.
        let mut free: Vec<usize> = self
            .labels
            .values()
            .filter(|(_, taken)| !taken)
            .map(|(at, _)| *at)
            .collect();
        free.sort_unstable();
        for cell in free.into_iter().filter_map(|at| cells.get(at)) {
            self.keep(cell);
        }
        self.take_filed();
        let mut contact = self.contact;
        contact.addresses = self.addresses.into_values().collect();
        name(&mut contact)?;
        let hints = self
            .introducers
            .into_iter()
            .map(|name| Hint {
                line,
                origin: Origin::Introduction,
                whom: Whom::Other {
                    name,
                    uid: String::new(),
                },
                work: Work::default(),
                direction: Some(Direction::Taken),
                what: String::new(),
                note: String::new(),
                on: None,
            })
            .collect();
        Some((contact, hints))
    }
}

/// Whether some column says what people are called, or else firms. Where none
/// does, everybody would go by a number or an address.
pub(super) fn is_named(columns: &[Column]) -> bool {
    let any = |fields: &[Field]| columns.iter().any(|column| fields.contains(&column.field));
    let person = [
        Field::Name,
        Field::Given,
        Field::Middle,
        Field::Family,
        Field::Nickname,
    ];
    let personal = [
        Field::Title,
        Field::Department,
        Field::Tags,
        Field::Related,
        Field::Birthday,
        Field::BirthDay,
        Field::Anniversary,
    ];
    any(&person) || (any(&[Field::Organisation]) && !any(&personal))
}

/// What the contact is called; `None` if nothing says.
fn name(contact: &mut Contact) -> Option<()> {
    let name = &contact.name;
    let whole = own::whole(name);
    let nameless = name.display.is_empty() && whole.is_empty() && name.nickname.is_empty();
    let personal = !contact.title.is_empty()
        || !contact.department.is_empty()
        || !contact.tags.is_empty()
        || !contact.related.is_empty()
        || contact.birthday.is_some()
        || contact.anniversary.is_some();
    if nameless && !contact.organisation.is_empty() && !personal {
        contact.kind = ContactKind::Organisation;
    }
    if contact.kind == ContactKind::Organisation && is_unseen(&contact.name.display) {
        contact.name.display.clone_from(&contact.organisation);
    }
    if is_unseen(&contact.name.display) {
        let point = contact
            .points
            .iter()
            .min_by_key(|point| point.kind != PointKind::Email)
            .map_or("", |point| point.value.as_str());
        let choices = [&whole, &contact.name.nickname, &contact.organisation, point];
        let found = choices.into_iter().find(|text| !is_unseen(text))?;
        contact.name.display = found.to_owned();
    }
    Some(())
}

fn or<'a>(label: &'a str, name: &'a str) -> &'a str {
    if label.is_empty() { name } else { label }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
