//! Small phonebooks, written by hand.

/// What one card says; an empty text is left out.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Said<'a> {
    pub(crate) uid: &'a str,
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) phone: &'a str,
    pub(crate) title: &'a str,
    pub(crate) work: &'a str,
    pub(crate) note: &'a str,
    pub(crate) tags: &'a str,
}

pub(crate) fn card(said: Said<'_>) -> String {
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".into(),
        format!("FN:{}", said.name),
    ];
    for (name, value) in [
        ("UID", said.uid),
        ("EMAIL", said.email),
        ("TEL", said.phone),
        ("TITLE", said.title),
        ("ORG", said.work),
        ("NOTE", said.note),
        ("CATEGORIES", said.tags),
    ] {
        if !value.is_empty() {
            lines.push(format!("{name}:{value}"));
        }
    }
    lines.push("END:VCARD\r\n".into());
    lines.join("\r\n")
}

/// An Apple group: a name, and the UIDs of those in it.
pub(crate) fn group(name: &str, uid: &str, members: &[&str]) -> String {
    let members: String = members
        .iter()
        .map(|uid| format!("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{uid}\r\n"))
        .collect();
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name}\r\nFN:{name}\r\n\
         X-ADDRESSBOOKSERVER-KIND:group\r\n{members}UID:{uid}\r\nEND:VCARD\r\n"
    )
}

pub(crate) fn firm(name: &str, phone: &str) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:{name}\r\nORG:{name};\r\n\
         X-ABShowAs:COMPANY\r\nTEL:{phone}\r\nEND:VCARD\r\n"
    )
}

pub(crate) const ANNA: Said<'_> = Said {
    uid: "3F1C8A52-0000-4000-8000-00000000000A",
    name: "Anna Korhonen",
    email: "anna@example.fi",
    phone: "+358421111111",
    title: "Nurse",
    work: "Meilahti",
    note: "",
    tags: "Readers",
};

pub(crate) const PEKKA: Said<'_> = Said {
    uid: "3F1C8A52-0000-4000-8000-00000000000B",
    name: "Pekka Laine",
    email: "pekka@example.fi",
    phone: "+358422222222",
    title: "",
    work: "Meilahti",
    note: "",
    tags: "",
};

pub(crate) const MIRA: Said<'_> = Said {
    uid: "3F1C8A52-0000-4000-8000-00000000000C",
    name: "Mira Salo",
    email: "mira@example.fi",
    phone: "",
    title: "Baker",
    work: "",
    note: "",
    tags: "Readers",
};

/// Anna, Pekka and Mira.
pub(crate) fn three() -> String {
    [ANNA, PEKKA, MIRA].map(card).concat()
}

/// Phonebook `version` of people `from..to`: a later version of a card says
/// something else in some of its fields, and every third card has no UID.
pub(crate) fn phonebook(from: u32, to: u32, version: u32) -> String {
    (from..to)
        .map(|n| {
            let changed = if n.is_multiple_of(2) { version } else { 0 };
            let uid = format!("3F1C8A52-0000-4000-8000-{n:012}");
            card(Said {
                uid: if n.is_multiple_of(3) { "" } else { &uid },
                name: &format!("Person{n} Family{}", n % 5),
                email: &format!("p{n}@example.fi"),
                phone: &format!("+3584230{n:05}"),
                title: &format!("Title {changed}"),
                work: &format!("Firm {}", (n + changed) % 4),
                note: if changed > 0 { "Met\\nagain" } else { "" },
                tags: if n.is_multiple_of(4) { "Choir" } else { "" },
            })
        })
        .collect()
}
