//! A name's way back to the nominative. What Finnish does to one has more than
//! one way back; the likely ones come first.

use super::lexicon::Language;
use super::text::Token;
use crate::domain::name::fold;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Nominative,
    /// And the English possessive.
    Genitive,
    Partitive,
    /// *-lle*
    Allative,
    /// *-lta*
    Ablative,
    /// *-lla*
    Adessive,
    /// *-sta*
    Elative,
    /// *-ssa*
    Inessive,
    Illative,
    Other,
}

/// What the word may be in the nominative: as it stands, then without each
/// ending that it may have.
pub(super) fn nominatives(token: &Token, language: &Language) -> Vec<(String, Case)> {
    let text = token.text;
    if let Some(tail) = &token.tail {
        let case = match tail.as_str() {
            _ if !language.is_finnish => Case::Genitive,
            tail => case_of(tail),
        };
        return vec![(text.to_owned(), case)];
    }
    let mut all = vec![(text.to_owned(), Case::Nominative)];
    if language.is_finnish {
        let text = without_clitic(text);
        if text != token.text {
            all.push((text.to_owned(), Case::Nominative));
        }
        inflected(text, &mut all);
    }
    all
}

fn without_clitic(text: &str) -> &str {
    match text.strip_suffix("kin") {
        Some(rest) if rest.chars().count() > 3 => rest,
        _ => text,
    }
}

fn case_of(ending: &str) -> Case {
    match ending {
        "n" | "in" => Case::Genitive,
        "a" | "ta" => Case::Partitive,
        "lle" => Case::Allative,
        "lta" => Case::Ablative,
        "lla" => Case::Adessive,
        "sta" => Case::Elative,
        "ssa" => Case::Inessive,
        "iin" | "hin" | "han" | "hon" => Case::Illative,
        _ => Case::Other,
    }
}

const ENDINGS: &[(&str, Case)] = &[
    ("lle", Case::Allative),
    ("lta", Case::Ablative),
    ("lla", Case::Adessive),
    ("ssa", Case::Inessive),
    ("ta", Case::Partitive),
    ("sta", Case::Elative),
    ("ksi", Case::Other),
    ("na", Case::Other),
    ("n", Case::Genitive),
    ("a", Case::Partitive),
];

fn inflected(text: &str, all: &mut Vec<(String, Case)>) {
    let folded = fold(text);
    let letters: Vec<char> = text.chars().collect();
    // Folding changes no count of letters in the names that Finnish inflects.
    if folded.chars().count() != letters.len() {
        return;
    }
    let mut add = |word: String, case: Case| {
        if word.chars().count() > 1 && !all.iter().any(|(other, _)| *other == word) {
            all.push((word, case));
        }
    };
    let plain: Vec<char> = folded.chars().collect();
    // *Pekkaan*: the vowel said twice.
    if let [.., a, b, 'n'] = plain[..]
        && a == b
        && is_vowel(a)
    {
        let stem: String = letters[..letters.len() - 2].iter().collect();
        for word in of_strong(&stem) {
            add(word, Case::Illative);
        }
    }
    for (ending, case) in ENDINGS {
        let Some(rest) = folded.strip_suffix(ending) else {
            continue;
        };
        let length = rest.chars().count();
        if length < 2 {
            continue;
        }
        let stem: String = letters[..length].iter().collect();
        let last = plain[length - 1];
        let words = match *ending {
            // After a vowel: *Mikkoa*, *Tomia*. *Anna* is no partitive of *Ann*.
            "a" if is_vowel(last) => of_strong(&stem),
            // After a consonant, or two vowels: *Virtasta*, *Tuomasta*, *Kaita*.
            "ta" if last == 's' => {
                let mut head = stem.clone();
                head.pop();
                vec![format!("{head}nen"), stem]
            }
            "ta" if !is_vowel(last) || length > 1 && is_vowel(plain[length - 2]) => vec![stem],
            "a" | "ta" => continue,
            _ if !is_vowel(last) => continue,
            _ => of_weak(&stem),
        };
        for word in words {
            add(word, *case);
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'å')
}

/// From a stem whose consonants are as in the nominative: *Mikko|a*, *Niem|eä*.
fn of_strong(stem: &str) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(head) = stem.strip_suffix("se") {
        words.push(format!("{head}nen"));
    }
    words.push(stem.to_owned());
    match stem.chars().last() {
        // *Tomi|a*: Tom; *Niemeä*: Niemi.
        Some('i') => words.push(stem[..stem.len() - 1].to_owned()),
        Some('e') => words.push(format!("{}i", &stem[..stem.len() - 1])),
        _ => {}
    }
    words
}

/// From a stem whose consonants may have softened: *Peka|n*, *Lehdo|n*.
fn of_weak(stem: &str) -> Vec<String> {
    let letters: Vec<char> = stem.chars().collect();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let Some((&last, head)) = letters.split_last() else {
        return Vec::new();
    };
    let ends_in = |consonants: &str| {
        let mut words = Vec::new();
        let body = text(head);
        let word = |last: char| format!("{body}{consonants}{last}");
        words.push(word(last));
        if last == 'e' {
            words.push(word('i'));
        }
        words
    };
    let mut words = Vec::new();
    if let Some(head) = stem.strip_suffix("se") {
        words.push(format!("{head}nen"));
    }
    if let Some(head) = stem.strip_suffix("kse") {
        words.push(format!("{head}s"));
    }
    // *Konee|n*: Kone.
    if stem.ends_with("ee") {
        words.push(text(head));
    }
    // *Lehdo|n*: no name of Finnish keeps this d.
    if let [.., 'h', 'd'] = head {
        let body: String = head[..head.len() - 1].iter().collect();
        words.push(format!("{body}t{}", if last == 'e' { 'i' } else { last }));
    }
    words.push(stem.to_owned());
    // A foreign name's i is the ending's: *Sarahi|n*.
    if last == 'i' && head.last().is_some_and(|c| !is_vowel(*c)) {
        words.push(text(head));
    }
    if last == 'e' {
        words.push(format!("{}i", text(head)));
    }
    let hardened = |from: usize, to: &str| -> Vec<String> {
        let mut body: String = head[..head.len() - from].iter().collect();
        body.push_str(to);
        let word = |last: char| format!("{body}{last}");
        match last {
            'e' => vec![word('i'), word('e')],
            last => vec![word(last)],
        }
    };
    let after_vowel = |n: usize| head.len() > n && is_vowel(head[head.len() - 1 - n]);
    match head {
        [.., 'm', 'm'] => words.extend(hardened(2, "mp")),
        [.., 'n', 'n'] => words.extend(hardened(2, "nt")),
        [.., 'n', 'g'] => words.extend(hardened(2, "nk")),
        [.., 'l', 'l'] => words.extend(hardened(2, "lt")),
        [.., 'r', 'r'] => words.extend(hardened(2, "rt")),
        // *Peka|n*, *Antin*, *Erkin*, *Jopen*.
        [.., before, c @ ('k' | 'p' | 't')] if before != c => {
            words.extend(ends_in(&c.to_string()));
        }
        [.., 'd'] => words.extend(hardened(1, "t")),
        // *Turu|n*: Turku.
        [.., 'r' | 'l'] => words.extend(hardened(0, "k")),
        [.., 'v'] => words.extend(hardened(1, "p")),
        // *Mäe|n*: Mäki.
        [.., before] if is_vowel(*before) && last == 'e' => words.extend(hardened(0, "k")),
        // *Tuomaa|n*: Tuomas.
        [.., before] if *before == last && after_vowel(0) => words.push(format!("{}s", text(head))),
        _ => {}
    }
    words
}
