//! What an invented person's card says, one property at a time, each in the
//! share of cards that have it on a phone.

use super::names::{FullName, ascii};
use super::numbers::{Directory, host};
use super::person::{Address, Day, Label};
use super::rng::Rng;
use super::words;

/// One of `words` for so many of a hundred, else nothing.
pub(super) fn some(rng: &mut Rng, share: u32, words: &[&'static str]) -> &'static str {
    if rng.percent(share) {
        rng.pick(words)
    } else {
        ""
    }
}

pub(super) fn firm_name(rng: &mut Rng) -> String {
    format!(
        "{}{}",
        rng.pick(words::FIRM_HEADS),
        rng.pick(words::FIRM_TAILS)
    )
}

/// A random UUID in Apple's capitals.
pub(super) fn uid(rng: &mut Rng) -> String {
    let (high, low) = (rng.next(), rng.next());
    format!(
        "{:08X}-{:04X}-4{:03X}-{:04X}-{:012X}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    )
}

pub(super) fn revised(rng: &mut Rng) -> String {
    format!(
        "{}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        2019 + rng.below(7),
        1 + rng.below(12),
        1 + rng.below(28),
        rng.below(24),
        rng.below(60),
        rng.below(60)
    )
}

pub(super) fn phones(
    name: &FullName,
    directory: &mut Directory,
    rng: &mut Rng,
) -> Vec<(Label, String)> {
    let count = rng.weighted(&[(0, 4), (1, 62), (2, 26), (3, 8)]);
    let more = &[
        (Label::Work, 6),
        (Label::Home, 3),
        (Label::Main, 1),
        (Label::None, 2),
        (Label::Own(""), 2),
    ];
    (0..count)
        .map(|at| {
            let label = if at == 0 {
                Label::Mobile
            } else {
                own(rng.weighted(more), rng)
            };
            (label, directory.phone(name.origin, rng))
        })
        .collect()
}

fn own(label: Label, rng: &mut Rng) -> Label {
    match label {
        Label::Own(_) => Label::Own(rng.pick(words::OWN_LABELS)),
        other => other,
    }
}

pub(super) fn emails(
    name: &FullName,
    firm: bool,
    organisation: &str,
    directory: &mut Directory,
    rng: &mut Rng,
) -> Vec<(Label, String)> {
    let mut emails = Vec::new();
    if !firm && rng.percent(62) {
        let label = if rng.percent(60) {
            Label::Home
        } else {
            Label::None
        };
        emails.push((label, directory.mailbox(name, rng)));
    }
    if !organisation.is_empty() && rng.percent(45) {
        let owner = if firm { None } else { Some(name) };
        emails.push((Label::Work, directory.office(owner, organisation)));
    }
    emails
}

pub(super) fn addresses(rng: &mut Rng) -> Vec<Address> {
    let count = rng.weighted(&[(0, 78), (1, 20), (2, 2)]);
    let mut label = Label::Home;
    (0..count)
        .map(|_| {
            let address = address(label, rng);
            label = Label::Work;
            address
        })
        .collect()
}

fn address(label: Label, rng: &mut Rng) -> Address {
    if rng.percent(8) {
        let (street, city, postcode, country) = rng.pick(words::ABROAD);
        return Address {
            label,
            street: street.into(),
            city: city.into(),
            postcode: postcode.into(),
            country: country.into(),
        };
    }
    let (city, postcode) = rng.pick_low(words::CITIES);
    let house = 1 + rng.below(80);
    let street = rng.pick(words::STREETS);
    Address {
        label,
        street: match rng.below(4) {
            0 => format!(
                "{street} {house} {} {}",
                rng.pick(&["A", "B", "C"]),
                1 + rng.below(60)
            ),
            1 => format!("{street} {house}\nPL {}", 1 + rng.below(200)),
            _ => format!("{street} {house}"),
        },
        city: city.to_owned(),
        postcode: format!("{:05}", postcode + rng.below(9) * 10),
        country: if rng.percent(60) {
            "Suomi".to_owned()
        } else {
            String::new()
        },
    }
}

pub(super) fn urls(name: &FullName, organisation: &str, rng: &mut Rng) -> Vec<(Label, String)> {
    let mut urls = Vec::new();
    if rng.percent(5) {
        urls.push((
            Label::None,
            format!(
                "https://www.example.com/~{}{}",
                ascii(&name.family),
                rng.below(100)
            ),
        ));
    }
    if !organisation.is_empty() && rng.percent(10) {
        urls.push((
            Label::Work,
            format!("https://{}.example.com/?lang=fi", host(organisation)),
        ));
    }
    urls
}

pub(super) fn birthday(rng: &mut Rng) -> Day {
    let leap = rng.below(200) == 0;
    let (month, day) = if leap {
        (2, 29)
    } else {
        (1 + rng.below(12), 1 + rng.below(28))
    };
    let year = 1940 + rng.below(66);
    Day {
        year: rng
            .percent(72)
            .then_some(if leap { year / 4 * 4 } else { year }),
        month,
        day,
    }
}

pub(super) fn related(rng: &mut Rng) -> (&'static str, String) {
    let name = FullName::new(rng);
    let ties: &[&'static str] = if name.woman {
        &["Mother", "Sister", "Spouse", "Child", "Friend", "Manager"]
    } else {
        &[
            "Father",
            "Brother",
            "Spouse",
            "Child",
            "Friend",
            "Assistant",
        ]
    };
    (rng.pick(ties), name.display())
}

pub(super) fn tags(rng: &mut Rng) -> Vec<&'static str> {
    let count = rng.weighted(&[(0, 84), (1, 12), (2, 4)]);
    let first = rng.below(words::TAGS.len() as u32) as usize;
    words::TAGS
        .iter()
        .cycle()
        .skip(first)
        .take(count)
        .copied()
        .collect()
}
