//! Names of invented people, in the shares that a phone in Finland would hold.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::name_lists as lists;
use super::rng::Rng;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Finnish,
    English,
    Swedish,
    Estonian,
    Vietnamese,
    Russian,
    Arabic,
}

/// How many of a thousand people have a name of which origin.
const SHARES: &[(Origin, u32)] = &[
    (Origin::Finnish, 800),
    (Origin::English, 80),
    (Origin::Swedish, 55),
    (Origin::Estonian, 25),
    (Origin::Russian, 15),
    (Origin::Vietnamese, 15),
    (Origin::Arabic, 10),
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FullName {
    pub(super) origin: Origin,
    pub(super) woman: bool,
    pub(super) given: String,
    pub(super) middle: String,
    pub(super) family: String,
}

impl FullName {
    pub(super) fn new(rng: &mut Rng) -> Self {
        let origin = rng.weighted(SHARES);
        let woman = rng.percent(50);
        let (women, men, families) = tables(origin);
        let first = |rng: &mut Rng| rng.pick_low(if woman { women } else { men });
        let mut name = Self {
            origin,
            woman,
            given: first(rng).to_owned(),
            middle: String::new(),
            family: (rng.pick_low(families)).to_owned(),
        };
        match origin {
            Origin::Finnish => {
                if rng.percent(78) {
                    name.family = two_parts(rng, lists::FAMILY_HEADS, lists::FAMILY_TAILS);
                }
                if woman && rng.percent(6) {
                    name.family = format!("{}-{}", name.family, rng.pick_low(families));
                }
                match rng.below(100) {
                    0..8 => {
                        let seconds = if woman {
                            lists::SECOND_WOMEN
                        } else {
                            lists::SECOND_MEN
                        };
                        let second = rng.pick(seconds);
                        if second != name.given {
                            name.given = format!("{}-{second}", name.given);
                        }
                    }
                    8..26 => first(rng).clone_into(&mut name.middle),
                    _ => {}
                }
            }
            Origin::English => {
                if rng.percent(60) {
                    name.family = two_parts(rng, lists::ENGLISH_HEADS, lists::ENGLISH_TAILS);
                }
                if rng.percent(25) {
                    name.middle = first(rng).chars().take(1).chain(['.']).collect();
                }
            }
            Origin::Swedish => {
                if rng.percent(70) {
                    name.family = two_parts(rng, lists::SWEDISH_HEADS, lists::SWEDISH_TAILS);
                }
                if rng.percent(30) {
                    name.given = format!("{}-{}", name.given, first(rng));
                }
            }
            Origin::Vietnamese => {
                (rng.pick(lists::VIETNAMESE_MIDDLES)).clone_into(&mut name.middle)
            }
            Origin::Russian if woman => name.family.push('а'),
            _ => {}
        }
        name
    }

    /// As its bearer writes it: the family name stands first in Vietnamese.
    pub(super) fn display(&self) -> String {
        let order = match self.origin {
            Origin::Vietnamese => [&self.family, &self.middle, &self.given],
            _ => [&self.given, &self.middle, &self.family],
        };
        order
            .map(String::as_str)
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

type Table = &'static [&'static str];

fn tables(origin: Origin) -> (Table, Table, Table) {
    match origin {
        Origin::Finnish => (
            lists::FINNISH_WOMEN,
            lists::FINNISH_MEN,
            lists::FINNISH_FAMILIES,
        ),
        Origin::English => (
            lists::ENGLISH_WOMEN,
            lists::ENGLISH_MEN,
            lists::ENGLISH_FAMILIES,
        ),
        Origin::Swedish => (
            lists::SWEDISH_WOMEN,
            lists::SWEDISH_MEN,
            lists::SWEDISH_FAMILIES,
        ),
        Origin::Estonian => (
            lists::ESTONIAN_WOMEN,
            lists::ESTONIAN_MEN,
            lists::ESTONIAN_FAMILIES,
        ),
        Origin::Vietnamese => (
            lists::VIETNAMESE_WOMEN,
            lists::VIETNAMESE_MEN,
            lists::VIETNAMESE_FAMILIES,
        ),
        Origin::Russian => (
            lists::RUSSIAN_WOMEN,
            lists::RUSSIAN_MEN,
            lists::RUSSIAN_FAMILIES,
        ),
        Origin::Arabic => (
            lists::ARABIC_WOMEN,
            lists::ARABIC_MEN,
            lists::ARABIC_FAMILIES,
        ),
    }
}

fn two_parts(rng: &mut Rng, heads: Table, tails: Table) -> String {
    let head = rng.pick(heads);
    let tail = rng.pick(tails);
    if head.to_lowercase() == tail {
        return head.to_owned();
    }
    match head {
        "Iso" | "Yli" | "Ylä" => format!("{head}-{}", capital(tail)),
        // The same vowel on both sides: *Haapa-aho*.
        _ if head.ends_with('a') && tail.starts_with('a') => format!("{head}-{tail}"),
        _ => format!("{head}{tail}"),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What is left of a name in an e-mail address: lower-case ASCII letters.
pub(super) fn ascii(text: &str) -> String {
    let mut out = String::new();
    for letter in text
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'a'..='z' => out.push(letter),
            _ => out.push_str(romanised(letter)),
        }
    }
    out
}

fn romanised(letter: char) -> &'static str {
    match letter {
        'đ' | 'د' | 'д' | 'ض' => "d",
        'а' | 'ا' | 'ع' | 'ى' => "a",
        'б' | 'ب' => "b",
        'в' => "v",
        'г' | 'غ' => "g",
        'е' | 'э' => "e",
        'ж' => "zh",
        'з' | 'ز' => "z",
        'и' | 'ы' | 'ي' => "i",
        'к' | 'ك' => "k",
        'л' | 'ل' => "l",
        'м' | 'م' => "m",
        'н' | 'ن' => "n",
        'о' => "o",
        'п' => "p",
        'р' | 'ر' => "r",
        'с' | 'س' | 'ص' => "s",
        'т' | 'ت' | 'ط' => "t",
        'у' | 'و' => "u",
        'ф' | 'ف' => "f",
        'х' | 'ح' | 'ه' | 'خ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'щ' | 'ش' => "sh",
        'ю' => "yu",
        'я' => "ya",
        'ج' => "j",
        'ق' => "q",
        'ة' => "a",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn shared(people: u64) -> usize {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for person in 0..people {
            *seen
                .entry(FullName::new(&mut Rng::new(1, person)).display())
                .or_default() += 1;
        }
        seen.values().filter(|&&bearers| bearers > 1).sum()
    }

    #[test]
    fn few_people_share_a_full_name() {
        let of_twenty_thousand = shared(20_000);
        assert!(
            of_twenty_thousand < 2_400,
            "{of_twenty_thousand} of 20,000 bear another's name"
        );
        let of_hundred_thousand = shared(100_000);
        assert!(
            of_hundred_thousand < 25_000,
            "{of_hundred_thousand} of 100,000 bear another's name"
        );
        assert!(of_hundred_thousand > 1_000, "in so large a book some do");
    }

    #[test]
    fn every_name_leaves_letters_for_an_address() {
        for person in 0..5_000 {
            let name = FullName::new(&mut Rng::new(9, person));
            assert!(
                ascii(&name.given).len() > 1 && ascii(&name.family).len() > 1,
                "{name:?}"
            );
        }
        assert_eq!(ascii("Đặng Thị Ánh"), "dangthianh");
        assert_eq!(ascii("Щукина"), "shukina");
        assert_eq!(ascii("Väinö-Ylönen"), "vainoylonen");
    }
}
