//! One invented person, before any phone has written them down.
//!
//! The person of a seed and a place in the row is the same in every dialect
//! and in the story, so that favours can be told about the people of a file.

use super::details as card;
use super::names::{FullName, ascii};
use super::numbers::Directory;
use super::rng::Rng;
use super::words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Mobile,
    Home,
    Work,
    Main,
    None,
    /// In its owner's own words.
    Own(&'static str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) label: Label,
    pub(super) street: String,
    pub(super) city: String,
    pub(super) postcode: String,
    pub(super) country: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<u32>,
    pub(super) month: u32,
    pub(super) day: u32,
}

#[derive(Debug)]
pub(super) struct Person {
    pub(super) number: u32,
    pub(super) uid: String,
    pub(super) revised: String,
    pub(super) name: FullName,
    pub(super) prefix: &'static str,
    pub(super) nickname: &'static str,
    /// The card is a firm's, not a person's.
    pub(super) firm: bool,
    pub(super) organisation: String,
    pub(super) department: &'static str,
    pub(super) title: &'static str,
    pub(super) phones: Vec<(Label, String)>,
    pub(super) emails: Vec<(Label, String)>,
    pub(super) addresses: Vec<Address>,
    pub(super) urls: Vec<(Label, String)>,
    /// An account on a social network.
    pub(super) account: String,
    pub(super) birthday: Option<Day>,
    pub(super) anniversary: Option<Day>,
    /// `Mother`, `Spouse` … and a name.
    pub(super) related: Option<(&'static str, String)>,
    pub(super) note: &'static str,
    pub(super) tags: Vec<&'static str>,
    pub(super) portrait: bool,
}

/// The people of a seed, in order.
#[derive(Debug)]
pub(super) struct People {
    seed: u64,
    numbers: std::ops::Range<u32>,
    directory: Directory,
}

impl People {
    pub(super) fn new(people: u32, seed: u64) -> Self {
        Self {
            seed,
            numbers: 0..people,
            directory: Directory::new(seed),
        }
    }
}

impl Iterator for People {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        let number = self.numbers.next()?;
        Some(person(self.seed, number, &mut self.directory))
    }
}

/// The name of one person, without making those before; `None` for a firm.
pub(super) fn name_of(seed: u64, number: u32) -> Option<FullName> {
    let mut rng = Rng::new(seed, u64::from(number));
    let name = FullName::new(&mut rng);
    (!is_firm(&mut rng)).then_some(name)
}

fn is_firm(rng: &mut Rng) -> bool {
    rng.percent(2)
}

fn person(seed: u64, number: u32, directory: &mut Directory) -> Person {
    let mut rng = Rng::new(seed, u64::from(number));
    let name = FullName::new(&mut rng);
    let firm = is_firm(&mut rng);
    let rng = &mut rng;
    let employed = firm || rng.percent(45);
    let organisation = if employed {
        card::firm_name(rng)
    } else {
        String::new()
    };
    let nicknames = if name.woman {
        words::NICKNAMES_WOMEN
    } else {
        words::NICKNAMES_MEN
    };
    Person {
        number,
        uid: card::uid(rng),
        revised: card::revised(rng),
        prefix: card::some(rng, 2, &["Dr.", "Prof.", "TkT"]),
        nickname: card::some(rng, 5, nicknames),
        firm,
        department: if employed {
            card::some(rng, 18, words::DEPARTMENTS)
        } else {
            ""
        },
        title: if employed && !firm {
            card::some(rng, 65, words::TITLES)
        } else {
            ""
        },
        phones: card::phones(&name, directory, rng),
        emails: card::emails(&name, firm, &organisation, directory, rng),
        addresses: card::addresses(rng),
        urls: card::urls(&name, &organisation, rng),
        account: if rng.percent(4) {
            format!("{}{}", ascii(&name.given), rng.below(1_000))
        } else {
            String::new()
        },
        birthday: if !firm && rng.percent(25) {
            Some(card::birthday(rng))
        } else {
            None
        },
        anniversary: if !firm && rng.percent(2) {
            Some(Day {
                year: Some(1985 + rng.below(38)),
                ..card::birthday(rng)
            })
        } else {
            None
        },
        related: if !firm && rng.percent(3) {
            Some(card::related(rng))
        } else {
            None
        },
        note: card::some(rng, 13, words::NOTES),
        tags: card::tags(rng),
        portrait: !firm && rng.percent(20),
        name,
        organisation,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_name_can_be_had_without_the_people_before() {
        for person in People::new(500, 3) {
            let name = name_of(3, person.number);
            assert_eq!(name.is_none(), person.firm);
            assert!(name.is_none_or(|name| name == person.name));
        }
    }

    #[test]
    fn a_longer_row_begins_with_the_shorter() {
        let short: Vec<String> = People::new(50, 8)
            .map(|person| format!("{person:?}"))
            .collect();
        let long: Vec<String> = People::new(90, 8)
            .take(50)
            .map(|person| format!("{person:?}"))
            .collect();
        assert_eq!(short, long);
    }

    #[test]
    fn shares_are_those_of_a_phone() {
        let people: Vec<Person> = People::new(4_000, 2).collect();
        let share = |test: fn(&Person) -> bool| {
            people.iter().filter(|person| test(person)).count() * 100 / people.len()
        };
        assert!((18..=22).contains(&share(|p| p.portrait)));
        assert!((93..=98).contains(&share(|p| !p.phones.is_empty())));
        assert!((60..=75).contains(&share(|p| !p.emails.is_empty())));
        assert!((22..=27).contains(&share(|p| p.birthday.is_some())));
        assert!((4..=10).contains(&share(|p| p.birthday.is_some_and(|day| day.year.is_none()))));
        assert!((10..=15).contains(&share(|p| p.note.contains(' '))));
        let uids: HashSet<&str> = people.iter().map(|p| p.uid.as_str()).collect();
        assert_eq!(uids.len(), people.len());
    }
}
