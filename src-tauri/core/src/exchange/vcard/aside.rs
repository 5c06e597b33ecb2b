//! What a card says of an organisation that an organisation has no place for,
//! as a person has: a contact's name, a title, a birthday. It is set aside as
//! the lines that say it, and taken back before the organisation goes out.

use std::collections::HashSet;

use super::cards::Limits;
use super::head::Head;
use super::line::{Item, Lines};
use super::write::{Version, write};
use crate::domain::contact::{Contact, ContactKind, Name};
use crate::domain::unite::regroup;

/// The properties of the lines that are set aside.
const ASIDE: [&str; 14] = [
    "N",
    "NICKNAME",
    "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-MIDDLE-NAME",
    "X-PHONETIC-LAST-NAME",
    "ORG",
    "TITLE",
    "ROLE",
    "PRONOUNS",
    "BDAY",
    "ANNIVERSARY",
    "CATEGORIES",
    "RELATED",
    "MEMBER",
];

/// The contact with what an organisation has no place for as lines to keep.
/// Its own name among it says nothing that is not said.
pub fn set_aside(contact: &Contact) -> Contact {
    let mut left = contact.clone();
    let display = left.name.display.clone();
    let own = std::mem::take(&mut left.organisation);
    let aside = Contact {
        name: std::mem::replace(
            &mut left.name,
            Name {
                display: display.clone(),
                ..Name::default()
            },
        ),
        organisation: if own == display { String::new() } else { own },
        department: std::mem::take(&mut left.department),
        title: std::mem::take(&mut left.title),
        role: std::mem::take(&mut left.role),
        pronouns: std::mem::take(&mut left.pronouns),
        birthday: left.birthday.take(),
        anniversary: left.anniversary.take(),
        related: std::mem::take(&mut left.related),
        tags: std::mem::take(&mut left.tags),
        members: std::mem::take(&mut left.members),
        ..Contact::default()
    };
    let mut card = Vec::new();
    write(&aside, Version::V4, &mut card);
    let lines: Vec<String> = Lines::new(&card, 1)
        .filter_map(|item| match item {
            Item::Property(line) => Some(String::from_utf8_lossy(&line.bytes).into_owned()),
            Item::Agent { .. } | Item::Stray { .. } => None,
        })
        .filter(|line| !is(line, &["VERSION", "FN"]))
        .collect();
    let mut extra = regroup(&left.extra, &lines);
    extra.append(&mut left.extra);
    left.extra = extra;
    left
}

/// The way back: an organisation that says all that its cards said. Its own
/// name stands where phones look for it.
pub fn take_back(mut contact: Contact) -> Contact {
    let groups: HashSet<String> = contact
        .extra
        .iter()
        .filter(|line| is(line, &ASIDE))
        .filter_map(|line| group(line))
        .collect();
    let of_aside = |line: &String| {
        is(line, &ASIDE)
            || (is(line, &["X-ABLABEL"]) && group(line).is_some_and(|one| groups.contains(&one)))
    };
    let (aside, left): (Vec<String>, Vec<String>) =
        contact.extra.iter().cloned().partition(of_aside);
    let display = std::mem::take(&mut contact.name.display);
    if let Some(said) = read(&aside) {
        contact = Contact {
            name: said.name,
            organisation: said.organisation,
            department: said.department,
            title: said.title,
            role: said.role,
            pronouns: said.pronouns,
            birthday: said.birthday,
            anniversary: said.anniversary,
            related: said.related,
            tags: said.tags,
            members: said.members,
            extra: [left, said.extra].concat(),
            ..contact
        };
    }
    if contact.organisation.is_empty() {
        contact.organisation.clone_from(&display);
    }
    contact.name.display = display;
    contact
}

fn read(lines: &[String]) -> Option<Contact> {
    if lines.is_empty() {
        return None;
    }
    let card = format!(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\n{}\r\nEND:VCARD\r\n",
        lines.join("\r\n")
    );
    let card = super::cards(card.as_bytes(), Limits::none()).next()?.ok()?;
    let said = card.outcome.ok().filter(|_| card.lost.is_empty())?;
    let plain = said.points.is_empty() && said.kind == ContactKind::Person;
    plain.then_some(*said)
}

fn is(line: &str, names: &[&str]) -> bool {
    Head::of(line.as_bytes()).is_some_and(|head| names.iter().any(|name| head.named(name)))
}

fn group(line: &str) -> Option<String> {
    let head = Head::of(line.as_bytes())?;
    let group = String::from_utf8_lossy(head.group).to_lowercase();
    (!group.is_empty()).then_some(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACME: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Acme Oy\r\nN:Laine;Matti;;;\r\n\
        ORG:Acme Oy;Sales\r\nTITLE;LANGUAGE=en:Clerk\r\nTITLE:Second\r\nNICKNAME:Acme\r\n\
        BDAY:1984-05-09\r\nCATEGORIES:Firms\r\nitem1.X-ABRELATEDNAMES:Liisa\r\n\
        item1.X-ABLabel:Boss\r\nitem2.X-SHOE:43\r\nitem2.X-ABLabel:Size\r\nTEL:040 1234567\r\n\
        X-ABShowAs:COMPANY\r\nEND:VCARD\r\n";

    fn acme() -> Contact {
        let card = super::super::cards(ACME.as_bytes(), Limits::none()).next();
        *card.expect("one").expect("read").outcome.expect("sound")
    }

    #[test]
    fn what_is_set_aside_comes_back() {
        let card = acme();
        let left = set_aside(&card);
        assert_eq!(left.name.given, "");
        assert_eq!((left.title.as_str(), left.tags.len()), ("", 0));
        assert_eq!(left.points, card.points, "what it has a place for stays");
        let mut back = take_back(left.clone());
        assert_eq!(set_aside(&back).extra.len(), left.extra.len());
        let mut expect = card;
        back.extra.sort();
        expect.extra.sort();
        assert_eq!(back, expect);
    }

    #[test]
    fn its_own_name_says_nothing_more() {
        let firm = Contact {
            kind: ContactKind::Organisation,
            name: Name {
                display: "Kone Oy".into(),
                ..Name::default()
            },
            organisation: "Kone Oy".into(),
            ..Contact::default()
        };
        let left = set_aside(&firm);
        assert_eq!(left.extra, [""; 0]);
        assert_eq!(take_back(left), firm);
    }
}
