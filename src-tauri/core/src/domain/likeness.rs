//! How alike two people are: by their names, by what they share, and what that
//! makes of them. Nothing here joins anyone; it is said for the owner to decide.

use serde::{Deserialize, Serialize};

use super::date::CalendarDay;
use super::nickname::same_bearer;
use super::words::words;

/// How sure it is that two are one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Likelihood {
    Certain,
    Likely,
    Perhaps,
}

words!(Likelihood {
    Certain = "certain",
    Likely = "likely",
    Perhaps = "perhaps",
});

/// Why two may be one, or may not.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    SamePhone,
    SameEmail,
    /// The same page or account of theirs elsewhere.
    SameProfile,
    /// Their cards have one UID: perhaps a copy, perhaps a new name.
    SameUid,
    /// The same words, in whatever order, case and accents.
    SameName,
    /// One name has a word more.
    FullerName,
    /// `Bob` and `Robert`.
    Nickname,
    /// Spelled otherwise, said the same: `Wirtanen` and `Virtanen`.
    SoundsAlike,
    /// A letter or two apart.
    Misspelled,
    /// An initial stands for a word.
    Initial,
    /// One of them has no more than a first name.
    FirstNameOnly,
    /// The first name only; perhaps a married name.
    OtherFamilyName,
    OtherName,
    SameBirthday,
    /// The day and the month; one of them tells no year.
    SameDayOfBirth,
    OtherBirthday,
    SameEmployer,
}

impl Sign {
    pub const ALL: [Self; 17] = [
        Self::SamePhone,
        Self::SameEmail,
        Self::SameProfile,
        Self::SameUid,
        Self::SameName,
        Self::FullerName,
        Self::Nickname,
        Self::SoundsAlike,
        Self::Misspelled,
        Self::Initial,
        Self::FirstNameOnly,
        Self::OtherFamilyName,
        Self::OtherName,
        Self::SameBirthday,
        Self::SameDayOfBirth,
        Self::OtherBirthday,
        Self::SameEmployer,
    ];
}

/// A set of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs(u32);

impl Signs {
    pub fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u16;
    }

    pub fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u16) != 0
    }

    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.into_iter().filter(move |sign| self.has(*sign))
    }

    fn any(self, signs: &[Sign]) -> bool {
        signs.iter().any(|sign| self.has(*sign))
    }
}

/// What their names, as folded words, say of two people.
pub fn of_names(a: &[&str], b: &[&str]) -> Sign {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut left = long.to_vec();
    let mut weakest = Sign::SameName;
    let mut unmatched = false;
    for word in short {
        let best = left
            .iter()
            .enumerate()
            .filter_map(|(at, other)| Some((of_words(word, other)?, at)))
            .min();
        match best {
            Some((sign, at)) => {
                weakest = weakest.max(sign);
                left.remove(at);
            }
            None => unmatched = true,
        }
    }
    if unmatched || short.is_empty() {
        let first = short.len() > 1 && short.first() == long.first();
        return match first {
            true => Sign::OtherFamilyName,
            false => Sign::OtherName,
        };
    }
    if short.len() == 1 && long.len() > 1 {
        return Sign::FirstNameOnly;
    }
    if weakest == Sign::SameName && !left.is_empty() {
        return Sign::FullerName;
    }
    weakest
}

fn of_words(a: &str, b: &str) -> Option<Sign> {
    let letters = |word: &str| word.chars().count();
    if a == b {
        Some(Sign::SameName)
    } else if same_bearer(a, b) {
        Some(Sign::Nickname)
    } else if letters(a) == 1 || letters(b) == 1 {
        (a.starts_with(b) || b.starts_with(a)).then_some(Sign::Initial)
    } else if spelling(a) == spelling(b) {
        Some(Sign::SoundsAlike)
    } else {
        // One slip in five letters, two in ten: `Anna` and `Anne` are two names.
        let slips = letters(a).min(letters(b)) / 5;
        (slips > 0 && strsim::osa_distance(a, b) <= slips.min(2)).then_some(Sign::Misspelled)
    }
}

/// A folded word as Finnish and English would both write the sound of it, so
/// that `Wirtanen`, `Carlsson`, `Christina` and `Haemaelaeinen` meet theirs.
/// Vowels stay: Finnish names differ by them.
pub fn spelling(word: &str) -> String {
    let mut text = word.to_owned();
    for (from, to) in [
        ("sch", "s"),
        ("sh", "s"),
        ("ph", "f"),
        ("th", "t"),
        ("ch", "k"),
        ("ck", "k"),
        ("gh", "g"),
        ("kh", "k"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
        ("z", "s"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("ij", "i"),
        ("y", "i"),
        ("j", "i"),
    ] {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    let mut letters = text.chars().peekable();
    let mut said = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let letter = match letter {
            // Before a front vowel it is an s: `Cecilia`, `Alice`.
            'c' if letters.peek().is_some_and(|next| matches!(next, 'e' | 'i')) => 's',
            'c' => 'k',
            letter => letter,
        };
        if !said.ends_with(letter) {
            said.push(letter);
        }
    }
    said
}

pub fn of_birthdays(a: Option<CalendarDay>, b: Option<CalendarDay>) -> Option<Sign> {
    let (a, b) = (a?, b?);
    if (a.month, a.day) != (b.month, b.day) {
        return Some(Sign::OtherBirthday);
    }
    match (a.year, b.year) {
        (Some(a), Some(b)) if a == b => Some(Sign::SameBirthday),
        (Some(_), Some(_)) => Some(Sign::OtherBirthday),
        _ => Some(Sign::SameDayOfBirth),
    }
}

/// What the signs make of two people; nothing where they say too little.
pub fn likelihood(signs: Signs) -> Option<Likelihood> {
    use Likelihood::{Certain, Likely, Perhaps};
    use Sign as S;
    let reach = signs.any(&[S::SamePhone, S::SameEmail, S::SameProfile, S::SameUid]);
    let whole = signs.any(&[S::SameName, S::FullerName, S::Nickname, S::SoundsAlike]);
    let near = signs.any(&[S::Misspelled, S::Initial]);
    let first = signs.has(S::FirstNameOnly);
    if signs.has(S::OtherBirthday) {
        // Father and son of one name, or a mistyped day.
        return ((reach && (whole || near)) || signs.has(S::SameName)).then_some(Perhaps);
    }
    if reach {
        return Some(match (whole, near || first) {
            (true, _) => Certain,
            (_, true) => Likely,
            // Couples share numbers, and offices mailboxes.
            _ => Perhaps,
        });
    }
    if signs.has(S::SameBirthday) {
        if whole {
            return Some(Certain);
        }
        if near {
            return Some(Likely);
        }
        return signs.has(S::OtherFamilyName).then_some(Perhaps);
    }
    if signs.any(&[S::SameDayOfBirth, S::SameEmployer]) && whole {
        return Some(Likely);
    }
    if signs.any(&[S::SameDayOfBirth, S::SameEmployer]) && near {
        return Some(Perhaps);
    }
    whole.then_some(Perhaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::name::fold;

    fn of(a: &str, b: &str) -> Sign {
        let (a, b) = (fold(a), fold(b));
        let [a, b] = [&a, &b].map(|name| {
            let words = name.split(|c: char| !c.is_alphanumeric());
            words.filter(|w| !w.is_empty()).collect::<Vec<_>>()
        });
        of_names(&a, &b)
    }

    #[test]
    fn names_are_compared_as_people_write_them() {
        for (a, b, expect) in [
            ("Matti Laine", "LAINE, Matti", Sign::SameName),
            ("Hämäläinen Grace", "Grace Hamalainen", Sign::SameName),
            ("Anna Lehtonen", "Anna Maria Lehtonen", Sign::FullerName),
            ("Bob Smith", "Robert Smith", Sign::Nickname),
            ("Pena Virtanen", "Pentti Wirtanen", Sign::SoundsAlike),
            ("Kristina Carlsson", "Christina Karlsson", Sign::SoundsAlike),
            ("Väinö Haemaelaeinen", "Väinö Hämäläinen", Sign::SoundsAlike),
            ("Matti Virtanen", "Matti Virtanne", Sign::Misspelled),
            ("M. Laine", "Matti Laine", Sign::Initial),
            ("Matti", "Matti Laine", Sign::FirstNameOnly),
            ("Anna Lehtonen", "Anna Korhonen", Sign::OtherFamilyName),
            ("Anna Laine", "Anne Laine", Sign::OtherName),
            ("Pekka Laine", "Petri Laine", Sign::OtherName),
            ("Mika Salo", "Mikko Salo", Sign::OtherName),
        ] {
            assert_eq!(of(a, b), expect, "{a} / {b}");
            assert_eq!(of(b, a), expect, "{b} / {a}");
        }
    }

    #[test]
    fn signs_together_say_how_likely() {
        use Sign as S;
        let check = |list: &[Sign], expect| {
            let mut signs = Signs::default();
            list.iter().for_each(|sign| signs.add(*sign));
            assert_eq!(likelihood(signs), expect, "{list:?}");
            assert_eq!(signs.iter().count(), list.len());
        };
        let (certain, likely, perhaps) = (
            Some(Likelihood::Certain),
            Some(Likelihood::Likely),
            Some(Likelihood::Perhaps),
        );
        check(&[S::SamePhone, S::SameName], certain);
        check(&[S::SameEmail, S::Initial], likely);
        check(&[S::SameEmail, S::OtherName], perhaps);
        check(&[S::SamePhone, S::SameName, S::OtherBirthday], perhaps);
        check(&[S::SamePhone, S::OtherName, S::OtherBirthday], None);
        check(&[S::Nickname, S::SameBirthday], certain);
        check(&[S::SameName, S::SameEmployer], likely);
        check(&[S::SameName], perhaps);
        check(&[S::Misspelled], None);
        check(&[S::FirstNameOnly, S::SameEmployer], None);
        check(&[S::OtherName, S::SameBirthday, S::SameEmployer], None);
        check(&[S::OtherFamilyName, S::SameBirthday], perhaps);
    }
}
