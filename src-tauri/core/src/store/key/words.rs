//! A book's key as 24 English words (BIP-39), to be written on paper: the book
//! and the words open each other, whatever became of the key file.

use std::fmt;

use bip39::{Language, Mnemonic};
use serde::Deserialize;
use specta::Type;
use zeroize::Zeroizing;

use super::BookKey;
use super::secret::chance;
use crate::error::{Error, Result};

/// How many words there are, and how many of them are asked back.
pub(crate) const WORDS: usize = 24;
pub(crate) const ASKED: usize = 3;

/// The recovery words of a key, in their order.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(Zeroizing<String>);

impl Words {
    pub(crate) fn of(key: &BookKey) -> Option<Self> {
        let words = Mnemonic::from_entropy(key.bytes(), Language::English).ok()?;
        Some(Self(Zeroizing::new(words.into_phrase())))
    }

    /// Whether as many words were typed as there are. Numbers between them, as on
    /// the paper, are not counted.
    pub fn are_all_typed(typed: &str) -> bool {
        each_of(typed).count() >= WORDS
    }

    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }

    /// Whether each is the word of its number, and enough of them are there.
    pub(crate) fn are(&self, answers: &[WordSaid]) -> bool {
        let mut numbers: Vec<u8> = answers.iter().map(|answer| answer.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len() >= ASKED
            && answers.iter().all(|WordSaid { number, word }| {
                let right = number
                    .checked_sub(1)
                    .and_then(|at| self.each().nth(usize::from(at)));
                right == Some(word.trim().to_lowercase().as_str())
            })
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(…)")
    }
}

/// A word that was asked back.
#[derive(Clone, PartialEq, Eq, Deserialize, Type)]
pub struct WordSaid {
    /// From 1.
    pub number: u8,
    pub word: String,
}

impl fmt::Debug for WordSaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WordSaid({}, …)", self.number)
    }
}

/// The numbers of the words to ask back, in their order: one of each third.
pub(crate) fn asked() -> [u8; ASKED] {
    let mut dice = [0; ASKED];
    chance(&mut dice);
    const THIRD: u8 = (WORDS / ASKED) as u8;
    let mut first = 1;
    dice.map(|die| {
        let asked = first + die % THIRD;
        first += THIRD;
        asked
    })
}

/// The key that these words say. Numbers between them, as on the paper, do no harm.
///
/// # Errors
/// `NotWords`, with the number of the first that is none of the list, or 0
/// where they are too few, too many, or do not belong together.
pub(crate) fn key_of(typed: &str) -> Result<BookKey> {
    let lower = Zeroizing::new(typed.to_lowercase());
    let words: Vec<&str> = each_of(&lower).collect();
    let known = Language::English.wordmap();
    if let Some(at) = words.iter().position(|word| known.get_bits(word).is_none()) {
        return Err(Error::NotWords { number: at + 1 });
    }
    let unsound = Error::NotWords { number: 0 };
    if words.len() != WORDS {
        return Err(unsound);
    }
    let phrase = Zeroizing::new(words.join(" "));
    let Ok(mnemonic) = Mnemonic::from_phrase(&phrase, Language::English) else {
        return Err(unsound);
    };
    BookKey::of_bytes(mnemonic.entropy()).ok_or(unsound)
}

fn each_of(typed: &str) -> impl Iterator<Item = &str> {
    let words = typed.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the vectors that BIP-39 gives.
    #[test]
    fn a_key_and_its_words_say_each_other() {
        for (hex, first, last) in [
            ("00".repeat(32), "abandon", "art"),
            ("7f".repeat(32), "legal", "title"),
            ("80".repeat(32), "letter", "bless"),
            ("ff".repeat(32), "zoo", "vote"),
        ] {
            let key = BookKey::of_hex(&hex).expect("sound");
            let words = Words::of(&key).expect("sound");
            let each: Vec<&str> = words.each().collect();
            assert_eq!((each.len(), each[0], each[23]), (WORDS, first, last));
            assert_eq!(key_of(&each.join(" ")).expect("sound"), key);
            let paper: String = each
                .iter()
                .enumerate()
                .map(|(at, word)| format!("{}. {}\n", at + 1, word.to_uppercase()))
                .collect();
            assert_eq!(key_of(&paper).expect("sound"), key, "as it stands on paper");
        }
        for _ in 0..200 {
            let key = BookKey::chance();
            let words: Vec<String> = Words::of(&key)
                .expect("sound")
                .each()
                .map(str::to_owned)
                .collect();
            assert_eq!(key_of(&words.join(" ")).expect("sound"), key);
        }
    }

    #[test]
    fn words_that_are_not_a_key_are_told() {
        let words = vec!["zoo"; 23].join(" ");
        for (typed, wrong) in [
            (String::new(), 0),
            (words.clone(), 0),
            (format!("{words} zoo"), 0),
            (format!("{words} zoo vote"), 0),
            (format!("zoo kissa {words}"), 2),
        ] {
            match key_of(&typed) {
                Err(Error::NotWords { number }) => assert_eq!(number, wrong, "{typed}"),
                other => panic!("{typed}: {other:?}"),
            }
        }
    }

    #[test]
    fn three_different_words_prove_the_paper() {
        let words = Words::of(&BookKey::of_hex(&"00".repeat(32)).expect("sound")).expect("sound");
        let answers = |said: &[(u8, &str)]| -> Vec<WordSaid> {
            let answer = |&(number, word): &(u8, &str)| WordSaid {
                number,
                word: word.into(),
            };
            said.iter().map(answer).collect()
        };
        let first = (1, "abandon");
        assert!(words.are(&answers(&[first, (9, " Abandon "), (24, "art")])));
        for wrong in [
            &[][..],
            &[first],
            &[first, first, first],
            &[first, (9, "abandon"), (24, "abandon")],
            &[first, (9, "abandon"), (25, "art")],
            &[(0, "abandon"), (9, "abandon"), (24, "art")],
        ] {
            assert!(!words.are(&answers(wrong)), "{wrong:?}");
        }
        for _ in 0..100 {
            let [a, b, c] = asked();
            assert!((1..=8).contains(&a) && (9..=16).contains(&b) && (17..=24).contains(&c));
        }
    }
}
