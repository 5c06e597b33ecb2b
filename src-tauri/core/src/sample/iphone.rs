//! Cards as an iPhone exports them: vCard 3.0 with Apple's item groups.

use std::io::{self, Write};

use super::person::{Label, Person};
use super::text::{escape, fields, line, photo};

const PRODUCT: &str = "PRODID:-//Apple Inc.//iPhone OS 18.5//EN";

pub(super) fn card(
    out: &mut dyn Write,
    person: &Person,
    portrait: Option<&[u8]>,
) -> io::Result<()> {
    let mut item = Items(0);
    begin(out)?;
    if person.firm {
        fields(out, "N", &["", "", "", "", ""])?;
        fields(out, "FN", &[&person.organisation])?;
        fields(out, "ORG", &[&person.organisation, person.department])?;
        line(out, "X-ABShowAs:COMPANY")?;
    } else {
        let name = &person.name;
        fields(
            out,
            "N",
            &[&name.family, &name.given, &name.middle, person.prefix, ""],
        )?;
        let display = name.display();
        fields(
            out,
            "FN",
            &[[person.prefix, &display].join(" ").trim_start()],
        )?;
        if !person.nickname.is_empty() {
            fields(out, "NICKNAME", &[person.nickname])?;
        }
        if !person.organisation.is_empty() {
            fields(out, "ORG", &[&person.organisation, person.department])?;
        }
        if !person.title.is_empty() {
            fields(out, "TITLE", &[person.title])?;
        }
    }
    for (at, (label, address)) in person.emails.iter().enumerate() {
        point(
            out,
            &mut item,
            "EMAIL;type=INTERNET",
            *label,
            at == 0,
            address,
        )?;
    }
    for (at, (label, number)) in person.phones.iter().enumerate() {
        point(out, &mut item, "TEL", *label, at == 0, number)?;
    }
    for (at, address) in person.addresses.iter().enumerate() {
        let group = item.next();
        let head = format!("{group}.ADR{}{}", kind(address.label), preferred(at == 0));
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
        line(out, &format!("{group}.X-ABADR:fi"))?;
    }
    for (at, (label, url)) in person.urls.iter().enumerate() {
        let label = if *label == Label::None {
            "_$!<HomePage>!$_"
        } else {
            "_$!<Work>!$_"
        };
        let group = item.next();
        line(
            out,
            &format!("{group}.URL{}:{}", preferred(at == 0), escape(url)),
        )?;
        line(out, &format!("{group}.X-ABLabel:{label}"))?;
    }
    if !person.account.is_empty() {
        let account = &person.account;
        let head = format!("X-SOCIALPROFILE;type=mastodon;x-user={account}");
        line(
            out,
            &format!("{head}:https://social.example.org/@{account}"),
        )?;
    }
    if let Some(day) = person.birthday {
        match day.year {
            Some(year) => line(
                out,
                &format!("BDAY:{year:04}-{:02}-{:02}", day.month, day.day),
            )?,
            None => line(
                out,
                &format!(
                    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-{:02}-{:02}",
                    day.month, day.day
                ),
            )?,
        }
    }
    if let Some(day) = person.anniversary {
        let group = item.next();
        let year = day.year.unwrap_or(1604);
        line(
            out,
            &format!(
                "{group}.X-ABDATE;type=pref:{year:04}-{:02}-{:02}",
                day.month, day.day
            ),
        )?;
        line(out, &format!("{group}.X-ABLabel:_$!<Anniversary>!$_"))?;
    }
    if let Some((tie, name)) = &person.related {
        let group = item.next();
        line(
            out,
            &format!("{group}.X-ABRELATEDNAMES;type=pref:{}", escape(name)),
        )?;
        line(out, &format!("{group}.X-ABLabel:_$!<{tie}>!$_"))?;
    }
    if !person.note.is_empty() {
        line(out, &format!("NOTE:{}", escape(person.note)))?;
    }
    if !person.tags.is_empty() {
        line(out, &format!("CATEGORIES:{}", person.tags.join(",")))?;
    }
    if let Some(portrait) = portrait {
        photo(out, "PHOTO;ENCODING=b;TYPE=JPEG", portrait)?;
    }
    line(out, &format!("REV:{}", person.revised))?;
    line(out, &format!("UID:{}", person.uid))?;
    line(out, "END:VCARD")
}

/// A group of the address book: a card that names others by their UID.
pub(super) fn group(
    out: &mut dyn Write,
    name: &str,
    uid: &str,
    members: &[String],
) -> io::Result<()> {
    begin(out)?;
    fields(out, "N", &[name, "", "", "", ""])?;
    fields(out, "FN", &[name])?;
    line(out, "X-ADDRESSBOOKSERVER-KIND:group")?;
    for member in members {
        line(
            out,
            &format!("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{member}"),
        )?;
    }
    line(out, "REV:2025-02-11T08:15:00Z")?;
    line(out, &format!("UID:{uid}"))?;
    line(out, "END:VCARD")
}

/// A card that stops before its name and its end, as a full disk leaves one.
pub(super) fn broken(out: &mut dyn Write) -> io::Result<()> {
    begin(out)?;
    line(out, "TEL;type=CELL;type=VOICE;type=pref:+358 42 000 0000")?;
    line(out, "NOTE:Tämä kortti katkeaa kesken\\, eikä sillä ole")
}

fn begin(out: &mut dyn Write) -> io::Result<()> {
    ["BEGIN:VCARD", "VERSION:3.0", PRODUCT]
        .iter()
        .try_for_each(|text| line(out, text))
}

/// Apple groups the lines that belong together under `item1`, `item2` ….
struct Items(u32);

impl Items {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("item{}", self.0)
    }
}

fn point(
    out: &mut dyn Write,
    item: &mut Items,
    head: &str,
    label: Label,
    first: bool,
    value: &str,
) -> io::Result<()> {
    if let Label::Own(own) = label {
        let group = item.next();
        line(out, &format!("{group}.{head}{}:{value}", preferred(first)))?;
        return line(out, &format!("{group}.X-ABLabel:{}", escape(own)));
    }
    let voice = if head == "TEL" && label != Label::Main {
        ";type=VOICE"
    } else {
        ""
    };
    line(
        out,
        &format!("{head}{}{voice}{}:{value}", kind(label), preferred(first)),
    )
}

fn kind(label: Label) -> &'static str {
    match label {
        Label::Mobile => ";type=CELL",
        Label::Home => ";type=HOME",
        Label::Work => ";type=WORK",
        Label::Main => ";type=MAIN",
        Label::None | Label::Own(_) => "",
    }
}

fn preferred(first: bool) -> &'static str {
    if first { ";type=pref" } else { "" }
}
