//! Cards as Google Contacts exports them: vCard 3.0.

use std::io::{self, Write};

use super::person::{Label, Person};
use super::text::{escape, fields, line, photo};

pub(super) fn card(
    out: &mut dyn Write,
    person: &Person,
    portrait: Option<&[u8]>,
) -> io::Result<()> {
    let mut items = 0;
    line(out, "BEGIN:VCARD")?;
    line(out, "VERSION:3.0")?;
    if person.firm {
        line(out, &format!("FN:{}", escape(&person.organisation)))?;
        fields(out, "N", &["", "", "", "", ""])?;
    } else {
        let name = &person.name;
        let display = name.display();
        line(
            out,
            &format!(
                "FN:{}",
                escape([person.prefix, &display].join(" ").trim_start())
            ),
        )?;
        fields(
            out,
            "N",
            &[&name.family, &name.given, &name.middle, person.prefix, ""],
        )?;
        if !person.nickname.is_empty() {
            line(out, &format!("NICKNAME:{}", escape(person.nickname)))?;
        }
    }
    for (label, address) in &person.emails {
        point(out, &mut items, "EMAIL;TYPE=INTERNET", *label, address)?;
    }
    for (label, number) in &person.phones {
        point(out, &mut items, "TEL", *label, number)?;
    }
    for address in &person.addresses {
        let head = format!("ADR{}", kind(address.label));
        fields(
            out,
            &head,
            &[
                "",
                "",
                &address.street,
                &address.city,
                "",
                &address.postcode,
                &address.country,
            ],
        )?;
    }
    if !person.organisation.is_empty() {
        match person.department {
            "" => fields(out, "ORG", &[&person.organisation])?,
            department => fields(out, "ORG", &[&person.organisation, department])?,
        }
    }
    if !person.title.is_empty() {
        line(out, &format!("TITLE:{}", escape(person.title)))?;
    }
    if let Some(day) = person.birthday {
        match day.year {
            Some(year) => line(
                out,
                &format!("BDAY:{year:04}-{:02}-{:02}", day.month, day.day),
            )?,
            None => line(out, &format!("BDAY:--{:02}-{:02}", day.month, day.day))?,
        }
    }
    for (label, url) in &person.urls {
        let label = if *label == Label::Work {
            "WORK"
        } else {
            "PROFILE"
        };
        labelled(out, &mut items, "URL", &url.replace(':', "\\:"), label)?;
    }
    if !person.account.is_empty() {
        line(
            out,
            &format!("X-JABBER:{}@chat.example.org", person.account),
        )?;
    }
    if let Some(day) = person.anniversary {
        let date = format!(
            "{:04}-{:02}-{:02}",
            day.year.unwrap_or(1604),
            day.month,
            day.day
        );
        labelled(out, &mut items, "X-ABDATE", &date, "_$!<Anniversary>!$_")?;
    }
    if let Some((tie, name)) = &person.related {
        labelled(
            out,
            &mut items,
            "X-ABRELATEDNAMES",
            &escape(name),
            &format!("_$!<{tie}>!$_"),
        )?;
    }
    if !person.note.is_empty() {
        line(out, &format!("NOTE:{}", escape(person.note)))?;
    }
    match portrait {
        Some(portrait) => photo(out, "PHOTO;ENCODING=b;TYPE=JPEG", portrait)?,
        // Google also writes where a picture lies instead of the picture.
        None if person.number % 40 == 7 => {
            line(
                out,
                &format!("PHOTO:https://photos.example.com/contacts/{}", person.uid),
            )?;
        }
        None => {}
    }
    let tags: String = person.tags.iter().flat_map(|tag| [tag, ","]).collect();
    line(out, &format!("CATEGORIES:{tags}myContacts"))?;
    line(out, "END:VCARD")
}

/// A card that stops before its name and its end.
pub(super) fn broken(out: &mut dyn Write) -> io::Result<()> {
    for text in [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "TEL;TYPE=CELL:+358 42 000 0000",
        "NOTE:Tämä kortti katkeaa kesken",
    ] {
        line(out, text)?;
    }
    Ok(())
}

fn point(
    out: &mut dyn Write,
    items: &mut u32,
    head: &str,
    label: Label,
    value: &str,
) -> io::Result<()> {
    match label {
        Label::Own(own) => labelled(out, items, head, value, &escape(own)),
        _ => line(out, &format!("{head}{}:{value}", kind(label))),
    }
}

fn labelled(
    out: &mut dyn Write,
    items: &mut u32,
    head: &str,
    value: &str,
    label: &str,
) -> io::Result<()> {
    *items += 1;
    line(out, &format!("item{items}.{head}:{value}"))?;
    line(out, &format!("item{items}.X-ABLabel:{label}"))
}

fn kind(label: Label) -> &'static str {
    match label {
        Label::Mobile => ";TYPE=CELL",
        Label::Home => ";TYPE=HOME",
        Label::Work => ";TYPE=WORK",
        Label::Main => ";TYPE=MAIN",
        Label::None | Label::Own(_) => "",
    }
}
