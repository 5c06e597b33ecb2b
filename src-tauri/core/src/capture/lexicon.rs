//! What a language's tables say of a word: its senses, and the form it has.
//! Both languages are looked up here; each fills its own tables.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dates::Dated;
use super::english;
use super::finnish;
use super::sense::{Act, DateWord, Form, Meaning, Piece, Sense};
use super::text::{Shape, Token};
use crate::domain::favour::FavourKind;
use crate::domain::name::fold;

/// A language's words. A list is parted by commas; a verb's irregular forms or
/// a stem's grades by slashes; further words of a phrase follow as they are.
pub(super) struct Tables {
    pub(super) words: &'static [(Sense, &'static str)],
    pub(super) verbs: &'static [(Act, &'static str)],
    pub(super) verbs_of_kind: &'static [(Act, FavourKind, u8, &'static str)],
    pub(super) nouns: &'static [(FavourKind, u8, &'static str)],
    /// Of a verb: every form that it has, or every stem.
    pub(super) conjugate: fn(&str) -> Vec<(String, Form)>,
    /// Of a noun: the forms, or the stems.
    pub(super) decline: fn(&str) -> Vec<String>,
    /// What may follow a stem; nothing where forms are whole.
    pub(super) verb_ending: fn(&str) -> Option<Form>,
    pub(super) noun_ending: fn(&str) -> bool,
}

struct Entry {
    rest: Vec<String>,
    meaning: Meaning,
    kind: Stem,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stem {
    Whole,
    Verb,
    Noun,
}

pub(super) struct Language {
    pub(super) is_finnish: bool,
    tables: &'static Tables,
    index: HashMap<String, Vec<Entry>>,
}

static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::new(&english::TABLES, false));
static FINNISH: LazyLock<Language> = LazyLock::new(|| Language::new(&finnish::TABLES, true));

/// No word is longer; what is longer is not looked up.
const LONGEST_WORD: usize = 40;

impl Language {
    fn new(tables: &'static Tables, is_finnish: bool) -> Self {
        let mut language = Self {
            is_finnish,
            tables,
            index: HashMap::new(),
        };
        for (sense, list) in tables.words {
            for phrase in phrases(list) {
                language.add(phrase, Stem::Whole, (*sense, Form::Plain));
            }
        }
        let verbs = tables.verbs.iter().map(|(act, list)| (*act, None, *list));
        let of_kind = tables.verbs_of_kind.iter();
        let of_kind =
            of_kind.map(|(act, kind, weight, list)| (*act, Some((*kind, *weight)), *list));
        // What tells a kind goes before what does not: *had Tom over* hosts him.
        for (act, kind, list) in of_kind.chain(verbs) {
            for phrase in phrases(list) {
                let (verb, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
                for (form, tense) in (tables.conjugate)(verb) {
                    let stem = match is_finnish {
                        true => Stem::Verb,
                        false => Stem::Whole,
                    };
                    let whole = format!("{form} {rest}");
                    language.add(&whole, stem, (Sense::Act(act), tense));
                    if let Some((kind, weight)) = kind {
                        language.add(&whole, stem, (Sense::Kind(kind, weight), tense));
                    }
                }
            }
        }
        for (kind, weight, list) in tables.nouns {
            for phrase in phrases(list) {
                for form in (tables.decline)(phrase) {
                    let stem = match is_finnish {
                        true => Stem::Noun,
                        false => Stem::Whole,
                    };
                    language.add(&form, stem, (Sense::Kind(*kind, *weight), Form::Noun));
                }
            }
        }
        language
    }

    fn add(&mut self, phrase: &str, kind: Stem, meaning: Meaning) {
        let phrase = fold(phrase);
        let mut words = phrase.split(' ').map(str::to_owned);
        let Some(first) = words.next() else { return };
        let rest = words.collect();
        self.index.entry(first).or_default().push(Entry {
            rest,
            meaning,
            kind,
        });
    }

    /// The language whose words the line has more of.
    pub(super) fn of(tokens: &[Token]) -> &'static Self {
        let known = |language: &Self| -> usize {
            let pieces = language.pieces(tokens, &[]);
            let known = pieces.iter().filter(|piece| !piece.meanings.is_empty());
            known.map(|piece| piece.to - piece.from).sum()
        };
        let looks = tokens.iter().any(looks_finnish);
        match known(&FINNISH) + usize::from(looks) > known(&ENGLISH) {
            true => &FINNISH,
            false => &ENGLISH,
        }
    }

    /// The tokens in pieces; what a date took is one of its own.
    pub(super) fn pieces(&self, tokens: &[Token], dates: &[Dated]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let dated = dates.iter().find(|dated| dated.from == at);
            let end = dates.iter().map(|dated| dated.from).find(|from| *from > at);
            let (to, meanings) = match dated {
                Some(dated) => (dated.to, Vec::new()),
                None => self.senses(&tokens[..end.unwrap_or(tokens.len())], at),
            };
            pieces.push(Piece {
                from: at,
                to,
                meanings,
                dated: dated.is_some(),
                person: None,
            });
            at = to;
        }
        pieces
    }

    /// The date words that begin here, and how many tokens each is.
    pub(super) fn date_words(&self, tokens: &[Token], at: usize) -> Vec<(usize, DateWord)> {
        let Some(token) = tokens.get(at) else {
            return Vec::new();
        };
        let entries = self.index.get(&token.word).into_iter().flatten();
        entries
            .filter_map(|entry| match entry.meaning.0 {
                Sense::Date(word) if follows(tokens, at, &entry.rest) => {
                    Some((1 + entry.rest.len(), word))
                }
                _ => None,
            })
            .collect()
    }

    /// The end of the longest phrase that begins here, and all that it may mean.
    fn senses(&self, tokens: &[Token], at: usize) -> (usize, Vec<Meaning>) {
        let (length, mut meanings) = self.longest(tokens, at);
        // *gave me my tent back*: what goes back is no gift.
        let returned = |sense: Sense| sense == Sense::Act(Act::Return);
        if meanings.iter().any(|(sense, _)| returned(*sense)) {
            meanings.retain(|(sense, form)| returned(*sense) || *form == Form::Noun);
        }
        (at + length, meanings)
    }

    fn longest(&self, tokens: &[Token], at: usize) -> (usize, Vec<Meaning>) {
        let token = &tokens[at];
        if token.shape == Shape::Mark && token.word != "&" && token.word != "+"
            || token.word.len() > LONGEST_WORD
        {
            return (1, Vec::new());
        }
        let mut best: (usize, Vec<Meaning>) = (1, Vec::new());
        let word = token.word.as_str();
        for entry in self.index.get(word).into_iter().flatten() {
            if entry.kind != Stem::Whole {
                continue;
            }
            if let Some(length) = spans(tokens, at, entry) {
                prefer(&mut best, length, entry.meaning);
            }
        }
        if !self.is_finnish {
            // A verb that no table has: *Pekka spotted me*.
            if best.1.is_empty()
                && word.len() > 4
                && word.ends_with("ed")
                && (token.shape == Shape::Lower || at == 0)
            {
                best.1.push((Sense::Act(Act::Do), Form::Past));
            }
            return best;
        }
        // The small words of a language are no stems.
        let small = |(sense, _): &Meaning| {
            matches!(
                sense,
                Sense::Me(_)
                    | Sense::Them(_)
                    | Sense::Link(_)
                    | Sense::And
                    | Sense::That
                    | Sense::Turn(_)
                    | Sense::Filler
            )
        };
        if best.1.iter().any(small) {
            return best;
        }
        // A stem and an ending; the longest stem that fits says most.
        let mut found = false;
        for split in splits(word, 1) {
            let (stem, ending) = word.split_at(split);
            let before = found;
            for entry in self.index.get(stem).into_iter().flatten() {
                if entry.kind == Stem::Whole || before && entry.rest.is_empty() {
                    continue;
                }
                let Some(length) = spans(tokens, at, entry) else {
                    continue;
                };
                let (sense, form) = entry.meaning;
                let form = match entry.kind {
                    Stem::Verb => (self.tables.verb_ending)(ending).map(|form| told(word, form)),
                    _ => (self.tables.noun_ending)(ending).then_some(form),
                };
                if let Some(form) = form {
                    found = true;
                    prefer(&mut best, length, (sense, form));
                    // *kommentoi*: the present is the same.
                    let either = matches!(form, Form::First | Form::Third) && stem.ends_with("oi");
                    if either && entry.kind == Stem::Verb {
                        prefer(&mut best, length, (sense, Form::Base));
                    }
                }
            }
        }
        if best.1.is_empty() {
            best.1 = self.compound(word);
        }
        best
    }

    /// The last part of a compound tells what it is: *muuttoapu* is help.
    fn compound(&self, word: &str) -> Vec<Meaning> {
        for (start, _) in word.char_indices().skip(3) {
            let last = &word[start..];
            for split in splits(last, 3) {
                let (stem, ending) = last.split_at(split);
                let entries = self.index.get(stem).into_iter().flatten();
                let found: Vec<Meaning> = entries
                    .filter(|entry| entry.kind == Stem::Noun && entry.rest.is_empty())
                    .map(|entry| entry.meaning)
                    .collect();
                if !found.is_empty() && (self.tables.noun_ending)(ending) {
                    return found;
                }
            }
        }
        Vec::new()
    }
}

/// Where a word may be parted, from its end to so many letters.
fn splits(word: &str, least: usize) -> impl Iterator<Item = usize> {
    let inner = word.char_indices().skip(least).map(|(at, _)| at);
    let ends: Vec<usize> = inner.chain([word.len()]).collect();
    ends.into_iter().rev()
}

/// *luin* is past, *luen* is not.
fn told(word: &str, form: Form) -> Form {
    let past = word
        .trim_end_matches("mme")
        .trim_end_matches('n')
        .ends_with('i');
    match form {
        Form::First if !past => Form::FirstNow,
        form => form,
    }
}

/// Words that may stand some way behind their verb: *put Tom up*.
const PARTICLES: &[&str] = &[
    "up",
    "over",
    "out",
    "off",
    "through",
    "yhteen",
    "lapi",
    "esiin",
    "sisaan",
    "down",
    "back",
    "takaisin",
    "takas",
    "use",
    "kayttaa",
    "mukaan",
    "puolesta",
    "kaljat",
    "kaljan",
    "oluet",
    "oluen",
    "drinkin",
    "drinkit",
    "lounaan",
    "kahvit",
    "illallisen",
    "paivallisen",
    "ruoan",
    "ruuat",
    "hand",
    "ei",
    "firmaan",
    "yritykseen",
    "lapsia",
    "lasta",
    "koiraa",
    "kissaa",
];

/// How many tokens the entry is here, if it is.
fn spans(tokens: &[Token], at: usize, entry: &Entry) -> Option<usize> {
    if follows(tokens, at, &entry.rest) {
        return Some(1 + entry.rest.len());
    }
    let [particle] = &entry.rest[..] else {
        return None;
    };
    let between = tokens[at + 1..]
        .iter()
        .take(6)
        .take_while(|token| token.shape != Shape::Mark);
    let found = between.into_iter().any(|token| token.word == *particle);
    (found && PARTICLES.contains(&particle.as_str())).then_some(1)
}

fn prefer(best: &mut (usize, Vec<Meaning>), length: usize, meaning: Meaning) {
    if length > best.0 {
        *best = (length, Vec::new());
    }
    if length == best.0 && !best.1.contains(&meaning) {
        best.1.push(meaning);
    }
}

/// *etten ehdikään* as *etten ehdi*.
fn follows(tokens: &[Token], at: usize, rest: &[String]) -> bool {
    rest.iter().enumerate().all(|(n, word)| {
        let next = tokens.get(at + 1 + n);
        next.is_some_and(|next| next.word == *word || next.word.strip_suffix("kaan") == Some(word))
    })
}

/// Not a word of any table, and yet no English one.
fn looks_finnish(token: &Token) -> bool {
    let word = token.text.to_lowercase();
    let ending = [
        "lle", "lta", "lla", "ssa", "sta", "sin", "oin", "aan", "een", "nut", "ksi",
    ];
    let colon = token.tail.as_deref().is_some_and(|tail| tail != "s");
    colon
        || word.contains(['ä', 'ö']) && token.shape == Shape::Lower
        || word.len() > 5 && ending.iter().any(|ending| word.ends_with(ending))
}

fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',')
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}
