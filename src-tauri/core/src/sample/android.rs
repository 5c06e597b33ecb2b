//! Cards as Android's own contacts program exports them: vCard 2.1.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::person::{Label, Person};
use super::text::android;

pub(super) fn card(
    out: &mut dyn Write,
    person: &Person,
    portrait: Option<&[u8]>,
) -> io::Result<()> {
    out.write_all(b"BEGIN:VCARD\r\nVERSION:2.1\r\n")?;
    if person.firm {
        android(out, "FN", &[&person.organisation])?;
    } else {
        let name = &person.name;
        android(
            out,
            "N",
            &[&name.family, &name.given, &name.middle, person.prefix, ""],
        )?;
        let display = name.display();
        android(
            out,
            "FN",
            &[[person.prefix, &display].join(" ").trim_start()],
        )?;
        if !person.nickname.is_empty() {
            custom(out, "nickname", &[person.nickname, "1"])?;
        }
    }
    for (label, number) in &person.phones {
        android(out, &format!("TEL{}", kind(*label, ";VOICE")), &[number])?;
    }
    for (label, address) in &person.emails {
        android(out, &format!("EMAIL{}", kind(*label, "")), &[address])?;
    }
    for address in &person.addresses {
        let parts = [
            "",
            "",
            &address.street,
            &address.city,
            "",
            &address.postcode,
            &address.country,
        ];
        android(out, &format!("ADR{}", kind(address.label, "")), &parts)?;
    }
    if !person.organisation.is_empty() {
        match person.department {
            "" => android(out, "ORG", &[&person.organisation])?,
            department => android(out, "ORG", &[&person.organisation, department])?,
        }
    }
    if !person.title.is_empty() {
        android(out, "TITLE", &[person.title])?;
    }
    for (_, url) in &person.urls {
        android(out, "URL", &[url])?;
    }
    if let Some(portrait) = portrait {
        photo(out, portrait)?;
    }
    if !person.note.is_empty() {
        android(out, "NOTE", &[person.note])?;
    }
    if let Some(day) = person.birthday {
        let year = day.year.map_or("-".to_owned(), |year| format!("{year:04}"));
        android(
            out,
            "BDAY",
            &[&format!("{year}-{:02}-{:02}", day.month, day.day)],
        )?;
    }
    if let Some(day) = person.anniversary {
        let year = day.year.map_or("-".to_owned(), |year| format!("{year:04}"));
        custom(
            out,
            "contact_event",
            &[&format!("{year}-{:02}-{:02}", day.month, day.day), "1"],
        )?;
    }
    if let Some((tie, name)) = &person.related {
        custom(out, "relation", &[name, relation(tie)])?;
    }
    if !person.tags.is_empty() {
        android(out, "CATEGORIES", &[&person.tags.join(",")])?;
    }
    out.write_all(b"END:VCARD\r\n")
}

/// A card that stops before its name and its end.
pub(super) fn broken(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"BEGIN:VCARD\r\nVERSION:2.1\r\nTEL;CELL:+358420000000\r\n")?;
    out.write_all(
        b"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=54=C3=A4=6D=C3=A4=20=6B=6F=72=7\r\n",
    )
}

/// A row of Android's contacts that vCard has no word for: its kind, then its fifteen columns.
fn custom(out: &mut dyn Write, kind: &str, columns: &[&str]) -> io::Result<()> {
    let kind = format!("vnd.android.cursor.item/{kind}");
    let row: Vec<&str> = std::iter::once(kind.as_str())
        .chain(columns.iter().copied())
        .chain(std::iter::repeat(""))
        .take(16)
        .collect();
    android(out, "X-ANDROID-CUSTOM", &row)
}

/// The number that Android keeps for a relation.
fn relation(tie: &str) -> &'static str {
    match tie {
        "Assistant" => "1",
        "Brother" => "2",
        "Child" => "3",
        "Father" => "5",
        "Friend" => "6",
        "Manager" => "7",
        "Mother" => "8",
        "Sister" => "13",
        _ => "14",
    }
}

/// Short lines that begin with a blank, and an empty line after the last.
fn photo(out: &mut dyn Write, portrait: &[u8]) -> io::Result<()> {
    let text = format!("PHOTO;ENCODING=BASE64;JPEG:{}", STANDARD.encode(portrait));
    for (at, part) in text.as_bytes().chunks(72).enumerate() {
        if at > 0 {
            out.write_all(b"\r\n ")?;
        }
        out.write_all(part)?;
    }
    out.write_all(b"\r\n\r\n")
}

/// Bare words, as 2.1 has them. Android keeps a label of the user's own only where it is ASCII.
fn kind(label: Label, other: &str) -> String {
    match label {
        Label::Mobile => ";CELL".to_owned(),
        Label::Home => ";HOME".to_owned(),
        Label::Work => ";WORK".to_owned(),
        Label::Main => ";WORK;PREF".to_owned(),
        Label::Own(own) if own.bytes().all(|octet| octet.is_ascii_alphanumeric()) => {
            format!(";X-{own}")
        }
        Label::None | Label::Own(_) => other.to_owned(),
    }
}
