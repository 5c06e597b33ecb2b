//! A table in the columns of Google's contacts (2024 on), which Google, and
//! most programs that read tables of contacts, take in. It knows neither the
//! book nor a file.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before
//! it; this program's own reader takes it off again. A number or a date does not:
//! other programs would keep the apostrophe, and nothing can be done with digits.

use std::io::{Result, Write};

use super::table::own::{
    KIND, ORGANISATION, PRONOUNS, ROLE, SHOWN_AS, handle, is_doubtful, is_filed, whole,
};
use crate::domain::contact::{Contact, ContactKind, ContactPoint, PointKind, PostalAddress};

/// The columns that every table has.
const HEAD: [&str; 17] = [
    "First Name",
    "Middle Name",
    "Last Name",
    "Phonetic First Name",
    "Phonetic Middle Name",
    "Phonetic Last Name",
    "Name Prefix",
    "Name Suffix",
    "Nickname",
    "File As",
    "Organization Name",
    "Organization Title",
    "Organization Department",
    "Birthday",
    "Notes",
    "Photo",
    "Labels",
];
/// Between several values in one cell.
const BETWEEN: &str = " ::: ";
/// Before a label that is the system's own, and before the preferred value's.
const MARK: &str = "* ";

/// How many numbered groups of columns a table needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Widths {
    emails: usize,
    phones: usize,
    addresses: usize,
    websites: usize,
    events: usize,
    relations: usize,
    custom: usize,
}

impl Widths {
    /// Makes room for one more contact.
    pub fn fit(&mut self, contact: &Contact) {
        let count = |kind| of_kind(contact, kind).count();
        self.emails = self.emails.max(count(PointKind::Email));
        self.phones = self.phones.max(count(PointKind::Phone));
        self.addresses = self.addresses.max(contact.addresses.len());
        self.websites = self.websites.max(count(PointKind::Url));
        self.events = self.events.max(usize::from(contact.anniversary.is_some()));
        self.relations = self.relations.max(contact.related.len());
        self.custom = self.custom.max(custom(contact).len());
    }
}

/// The header row.
pub fn write_head(widths: &Widths, out: &mut impl Write) -> Result<()> {
    let mut row: Vec<String> = HEAD.iter().map(|name| (*name).to_owned()).collect();
    let mut group = |count: usize, name: &str, parts: &[&str]| {
        for number in 1..=count {
            row.extend(parts.iter().map(|part| format!("{name} {number} - {part}")));
        }
    };
    group(widths.emails, "E-mail", &["Label", "Value"]);
    group(widths.phones, "Phone", &["Label", "Value"]);
    let parts = [
        "Label",
        "Formatted",
        "Street",
        "City",
        "PO Box",
        "Region",
        "Postal Code",
        "Country",
        "Extended Address",
    ];
    group(widths.addresses, "Address", &parts);
    group(widths.websites, "Website", &["Label", "Value"]);
    group(widths.events, "Event", &["Label", "Value"]);
    group(widths.relations, "Relation", &["Label", "Value"]);
    group(widths.custom, "Custom Field", &["Label", "Value"]);
    write_row(&row, out)
}

/// One contact, in a table of these widths.
pub fn write(contact: &Contact, widths: &Widths, out: &mut impl Write) -> Result<()> {
    let name = &contact.name;
    let firm = contact.kind == ContactKind::Organisation;
    let whole = whole(name);
    // A name of which only the whole is known is a first name to Google.
    let given = match whole.is_empty() && !firm {
        true => &name.display,
        false => &name.given,
    };
    let shown = match firm {
        true => name.display != contact.organisation,
        false => name.display != whole,
    };
    let filed = is_filed(&name.family, &name.display);
    let file_as = if shown && !filed { &name.display } else { "" };
    let mut row: Vec<String> = [
        given,
        &name.middle,
        &name.family,
        &name.phonetic_given,
        &name.phonetic_middle,
        &name.phonetic_family,
        &name.prefix,
        &name.suffix,
        &name.nickname,
    ]
    .map(String::to_owned)
    .to_vec();
    row.push(file_as.to_owned());
    row.extend([&contact.organisation, &contact.title, &contact.department].map(String::to_owned));
    row.push(
        contact
            .birthday
            .map_or(String::new(), |day| day.to_string()),
    );
    row.extend([
        contact.note.clone(),
        String::new(),
        contact.tags.join(BETWEEN),
    ]);

    let pairs = |points: &mut dyn Iterator<Item = &ContactPoint>| {
        points
            .map(|point| vec![label(&point.label, point.preferred), point.value.clone()])
            .collect::<Vec<_>>()
    };
    let mut group = |count: usize, parts: usize, cells: Vec<Vec<String>>| {
        let filled = cells.len();
        row.extend(cells.into_iter().flatten());
        let empty = count.saturating_sub(filled) * parts;
        row.extend(std::iter::repeat_n(String::new(), empty));
    };
    group(
        widths.emails,
        2,
        pairs(&mut of_kind(contact, PointKind::Email)),
    );
    group(
        widths.phones,
        2,
        pairs(&mut of_kind(contact, PointKind::Phone)),
    );
    group(
        widths.addresses,
        9,
        contact.addresses.iter().map(address).collect(),
    );
    group(
        widths.websites,
        2,
        pairs(&mut of_kind(contact, PointKind::Url)),
    );
    let anniversary = contact.anniversary.iter();
    let anniversary = anniversary.map(|day| vec!["Anniversary".into(), day.to_string()]);
    group(widths.events, 2, anniversary.collect());
    let related = contact.related.iter();
    let related = related.map(|one| vec![label(&one.label, false), one.value.clone()]);
    group(widths.relations, 2, related.collect());
    group(widths.custom, 2, custom(contact));
    write_row(&row, out)
}

fn of_kind(contact: &Contact, kind: PointKind) -> impl Iterator<Item = &ContactPoint> {
    contact
        .points
        .iter()
        .filter(move |point| point.kind == kind)
}

fn address(address: &PostalAddress) -> Vec<String> {
    vec![
        label(&address.label, address.preferred),
        address.formatted.clone(),
        address.street.clone(),
        address.city.clone(),
        address.po_box.clone(),
        address.region.clone(),
        address.postcode.clone(),
        address.country.clone(),
        address.extended.clone(),
    ]
}

/// What Google has no column for.
fn custom(contact: &Contact) -> Vec<Vec<String>> {
    let name = &contact.name;
    let filed = is_filed(&name.family, &name.display) && name.display != whole(name);
    let shown = if filed { &name.display } else { "" };
    let kind = if is_doubtful(contact) {
        ORGANISATION
    } else {
        ""
    };
    let texts = [
        (ROLE, contact.role.as_str()),
        (PRONOUNS, &contact.pronouns),
        (SHOWN_AS, shown),
        (KIND, kind),
    ];
    let texts = texts.into_iter().filter(|(_, value)| !value.is_empty());
    let mut fields: Vec<Vec<String>> = texts
        .map(|(name, value)| vec![name.to_owned(), value.to_owned()])
        .collect();
    for point in &contact.points {
        if matches!(point.kind, PointKind::Impp | PointKind::Social) {
            let mark = if point.preferred { MARK } else { "" };
            fields.push(vec![[mark, &handle(point)].concat(), point.value.clone()]);
        }
    }
    fields
}

fn label(label: &str, preferred: bool) -> String {
    let mark = if preferred { MARK } else { "" };
    [mark, &capitals(label)].concat()
}

/// `home fax` as Google writes it: `Home Fax`.
fn capitals(label: &str) -> String {
    let known = [
        "home", "work", "mobile", "other", "main", "fax", "pager", "car", "homepage",
    ];
    if !label.split(' ').all(|word| known.contains(&word)) {
        return label.to_owned();
    }
    let words: Vec<String> = label
        .split(' ')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect();
    words.join(" ")
}

fn write_row(cells: &[String], out: &mut impl Write) -> Result<()> {
    let mut line = String::new();
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            line.push(',');
        }
        let is_number = |c: char| c.is_ascii_digit() || " ()+-./".contains(c);
        let guarded =
            cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !cell.chars().all(is_number);
        let guard = if guarded { "'" } else { "" };
        if cell.contains([',', '"', '\n', '\r']) {
            line.push_str(&format!("\"{guard}{}\"", cell.replace('"', "\"\"")));
        } else {
            line.push_str(guard);
            line.push_str(cell);
        }
    }
    line.push_str("\r\n");
    out.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::{Name, Related};

    fn table(contacts: &[Contact]) -> String {
        let mut widths = Widths::default();
        contacts.iter().for_each(|contact| widths.fit(contact));
        let mut out = Vec::new();
        write_head(&widths, &mut out).expect("a head");
        for contact in contacts {
            write(contact, &widths, &mut out).expect("a row");
        }
        String::from_utf8(out).expect("UTF-8")
    }

    fn point(kind: PointKind, label: &str, value: &str, preferred: bool) -> ContactPoint {
        ContactPoint {
            kind,
            label: label.into(),
            value: value.into(),
            preferred,
            ..ContactPoint::default()
        }
    }

    #[test]
    fn a_table_has_as_many_columns_as_its_widest_contact_needs() {
        let anna = Contact {
            name: Name {
                display: "Anna Korhonen".into(),
                given: "Anna".into(),
                family: "Korhonen".into(),
                ..Name::default()
            },
            note: "Said \"hello\",\nand left".into(),
            tags: vec!["Choir".into(), "Work".into()],
            points: vec![
                point(PointKind::Email, "home", "anna@example.fi", true),
                point(PointKind::Email, "", "a@example.fi", false),
                point(PointKind::Phone, "work fax", "+358 42 1", false),
            ],
            related: vec![Related {
                label: "mother".into(),
                value: "Liisa".into(),
                ..Related::default()
            }],
            ..Contact::default()
        };
        let odd = Contact {
            name: Name {
                display: "=cmd()".into(),
                ..Name::default()
            },
            birthday: "--05-09".parse().ok(),
            ..Contact::default()
        };
        let text = table(&[anna, odd]);
        let head = HEAD.join(",");
        assert_eq!(
            text,
            format!(
                "{head},E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,\
                 Phone 1 - Label,Phone 1 - Value,Relation 1 - Label,Relation 1 - Value\r\n\
                 Anna,,Korhonen,,,,,,,,,,,,\"Said \"\"hello\"\",\nand left\",,Choir ::: Work,\
                 * Home,anna@example.fi,,a@example.fi,Work Fax,+358 42 1,mother,Liisa\r\n\
                 '=cmd(),,,,,,,,,'=cmd(),,,,--05-09,,,,,,,,,,,\r\n"
            )
        );
    }
}
