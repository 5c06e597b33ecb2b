//! Whole exports: the cards of many people in one dialect.

use std::io::{self, Write};

use super::person::{People, Person};
use super::photo::Portraits;
use super::rng::Rng;
use super::{android, google, iphone};

/// Whose export a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Iphone,
    Android,
    Google,
}

/// What to write. The same options give the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    pub dialect: Dialect,
    /// Cards of people and, about one in fifty, of firms. An `Iphone` file has
    /// one more, of a group.
    pub people: u32,
    pub seed: u64,
    /// One more card halfway that stops in the middle, before its name.
    pub broken_card: bool,
    /// Pixels on each edge of a picture: 16 to 640.
    pub photo_side: u32,
}

impl Options {
    /// A whole file with pictures as large as a phone's.
    pub fn new(dialect: Dialect, people: u32, seed: u64) -> Self {
        Self {
            dialect,
            people,
            seed,
            broken_card: false,
            photo_side: 320,
        }
    }
}

/// Writes a phone's export as vCard text.
///
/// # Errors
/// Those of `out`.
pub fn phonebook(options: Options, out: &mut dyn Write) -> io::Result<()> {
    let Options {
        dialect,
        people,
        seed,
        ..
    } = options;
    let mut portraits = Portraits::new(seed, options.photo_side);
    let mut members = Vec::new();
    for person in People::new(people, seed) {
        if options.broken_card && person.number == people / 2 {
            match dialect {
                Dialect::Iphone => iphone::broken(out)?,
                Dialect::Android => android::broken(out)?,
                Dialect::Google => google::broken(out)?,
            }
        }
        let portrait = match person.portrait {
            true => Some(portraits.jpeg(person.number, person.name.woman)?),
            false => None,
        };
        match dialect {
            Dialect::Iphone => iphone::card(out, &person, portrait.as_deref())?,
            Dialect::Android => android::card(out, &person, portrait.as_deref())?,
            Dialect::Google => google::card(out, &person, portrait.as_deref())?,
        }
        if joins(&person) {
            members.push(person.uid);
        }
    }
    if dialect == Dialect::Iphone {
        let uid = format!(
            "{:08X}-70CB-4A11-8B0C-5A3B6D2E9F10",
            Rng::new(seed, 0x0067_726f_7570).below(u32::MAX)
        );
        iphone::group(out, "Lukupiiri", &uid, &members)?;
    }
    Ok(())
}

/// Every fifth of the first hundred is in the reading circle.
fn joins(person: &Person) -> bool {
    person.number < 100 && person.number % 5 == 2 && !person.firm
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Dialect; 3] = [Dialect::Iphone, Dialect::Android, Dialect::Google];

    fn written(options: Options) -> Vec<u8> {
        let mut out = Vec::new();
        phonebook(options, &mut out).expect("a vector takes everything");
        out
    }

    fn small(dialect: Dialect) -> Options {
        Options {
            photo_side: 32,
            ..Options::new(dialect, 300, 1)
        }
    }

    fn count(text: &str, word: &str) -> usize {
        text.lines().filter(|line| line.starts_with(word)).count()
    }

    #[test]
    fn the_same_options_give_the_same_bytes() {
        for dialect in ALL {
            assert_eq!(written(small(dialect)), written(small(dialect)));
            assert_ne!(
                written(small(dialect)),
                written(Options {
                    seed: 2,
                    ..small(dialect)
                })
            );
        }
    }

    #[test]
    fn every_card_has_an_end_but_the_broken_one() {
        for dialect in ALL {
            let group = usize::from(dialect == Dialect::Iphone);
            let whole = String::from_utf8(written(small(dialect))).expect("text");
            assert_eq!(
                (count(&whole, "BEGIN:VCARD"), count(&whole, "END:VCARD")),
                (300 + group, 300 + group)
            );
            assert_eq!(count(&whole, "FN"), 300 + group);
            let broken = written(Options {
                broken_card: true,
                ..small(dialect)
            });
            let broken = String::from_utf8(broken).expect("text");
            assert_eq!(
                (count(&broken, "BEGIN:VCARD"), count(&broken, "END:VCARD")),
                (301 + group, 300 + group)
            );
        }
    }

    #[test]
    fn lines_end_as_they_should_and_are_short() {
        for dialect in ALL {
            let text = String::from_utf8(written(small(dialect))).expect("text");
            let longest = text.split("\r\n").map(str::len).max();
            // Android folds nothing but pictures and quoted-printable.
            let limit = if dialect == Dialect::Android { 120 } else { 75 };
            assert!(longest <= Some(limit), "{longest:?}");
            assert!(!text.replace("\r\n", "").contains(['\n', '\r']));
        }
    }

    #[test]
    fn twenty_thousand_people_weigh_as_much_as_they_do_on_a_phone() {
        // A tenth of them, in one dialect: the weight is nearly all pictures.
        let size = written(Options::new(Dialect::Google, 2_000, 1)).len() * 10;
        assert!(
            (75_600_000..92_400_000).contains(&size),
            "{size} bytes for 20,000"
        );
    }

    /// The files in `tests/fixtures` are written by this test: `UPDATE_EXPECT=1 cargo test -p vuoro-core fixtures`.
    #[test]
    fn fixtures_are_what_the_generator_writes() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");
        for (dialect, name) in ALL.into_iter().zip(["iphone", "android", "google"]) {
            let options = Options {
                broken_card: true,
                photo_side: 64,
                ..Options::new(dialect, 40, 6423)
            };
            let path = format!("{folder}/phone-{name}.vcf");
            let wanted = written(options);
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                std::fs::write(&path, &wanted).expect("the fixture is written");
            }
            let found = std::fs::read(&path).expect("the fixture is there");
            assert!(found == wanted, "{path} is not what the generator writes");
            assert!(
                found.len() < 60_000,
                "{path} has grown to {} bytes",
                found.len()
            );
        }
    }
}
