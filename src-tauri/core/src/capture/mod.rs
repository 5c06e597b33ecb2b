//! One line in the owner's words, read into a draft of a favour. Nothing is
//! decided here and nothing is saved: whatever the line does not say is a guess
//! and marked as one.
//!
//! The line becomes tokens, the tokens pieces with senses (the tables of each
//! language), the pieces clauses whose people stand in a relation to the verb
//! (by position and preposition in English, by case in Finnish), and a few
//! rules make giver and receiver of them. This module asks who is known through
//! `People` and knows neither the book nor the clock.

mod lexicon;
mod sense;
mod text;

// The tables: lists of words, filled to the line.
#[rustfmt::skip]
mod english;
#[rustfmt::skip]
mod finnish;

mod asides;
mod calendar;
mod contraction;
mod date_names;
mod dates;
mod english_clauses;
mod finnish_clauses;
mod giving;
mod hedge;
mod homograph;
mod inflection;
mod names;
mod negation;
mod places;
mod relations;
mod roles;
mod status;
mod wording;

mod draft;
mod sheet;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::domain::Id;
use crate::domain::channel::Channel;
use crate::domain::date::When;
use crate::domain::favour::{Direction, FavourKind, Role, Status};
use crate::domain::size::Size;
pub use sheet::{OnSheet, Part, Reading, Sheet, Stands};

/// A line is cut here, in characters: longer is no line.
pub const LONGEST: usize = 1_000;

/// Whom the owner knows.
pub trait People {
    /// Everyone whose given name, family name, nickname or full name, folded
    /// (`domain::name::fold`), is this folded word. At most thirty are asked of
    /// a line.
    fn named(&self, word: &str) -> Vec<Known>;
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Known {
    pub id: Id,
    pub name: String,
    /// What tells two of one name apart.
    pub detail: String,
}

/// A stretch of the line, in UTF-16 code units as the window counts them:
/// `line.slice(from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Span {
    pub from: u32,
    pub to: u32,
}

/// A value, and the words that say it. Where none do it is a guess.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Guess<T> {
    pub value: T,
    pub said: Option<Span>,
}

impl<T> Guess<T> {
    fn guessed(value: T) -> Self {
        Self { value, said: None }
    }

    fn said(value: T, said: Span) -> Self {
        let said = Some(said);
        Self { value, said }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct CapturedPerson {
    pub role: Role,
    pub said: Span,
    /// The name in the nominative, as the owner would write it down.
    pub word: String,
    /// One: it is them. Several: to choose from. None: somebody new.
    pub candidates: Vec<Known>,
}

/// The draft of a favour. The owner is among the people only where a person
/// would be: never; the direction says it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Captured {
    /// Whether the line says at least what was done or by or for whom. If not,
    /// all of it is in `what`, and the rest is guesses.
    pub understood: bool,
    pub direction: Guess<Direction>,
    pub kind: Guess<FavourKind>,
    pub status: Guess<Status>,
    pub on: Guess<When>,
    /// Until when it is promised or asked for.
    pub due: Option<Guess<When>>,
    pub cost: Guess<Size>,
    /// None: taken as the cost until the owner knows.
    pub value: Guess<Option<Size>>,
    pub channel: Option<Guess<Channel>>,
    /// The event, group or place where it happened.
    pub occasion: Option<Guess<String>>,
    pub people: Vec<CapturedPerson>,
    /// For the line of the ledger.
    pub what: Guess<String>,
}

/// Reads a line, in English or Finnish. One that is written about somebody, such
/// as on their page, need not name them: *read her thesis*.
pub fn read(text: &str, today: NaiveDate, known: &dyn People, about: bool) -> Captured {
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    let tokens = text::tokens(text);
    let language = lexicon::Language::of(&tokens);
    let dates = dates::find(&tokens, language, today);
    let mut pieces = language.pieces(&tokens, &dates);
    names::find(&mut pieces, &tokens, language, known);
    contraction::settle(&mut pieces, &tokens, language);
    homograph::settle(&mut pieces, language);
    negation::settle(&mut pieces, &tokens, language);
    let line = Line {
        text,
        tokens: &tokens,
        pieces: &pieces,
        dates: &dates,
        language,
        today,
        about,
    };
    let clauses = relations::clauses(&line);
    draft::draft(&line, &clauses)
}

/// A line and what was found in it, before anybody has a part.
struct Line<'a> {
    text: &'a str,
    tokens: &'a [text::Token<'a>],
    pieces: &'a [sense::Piece],
    dates: &'a [dates::Dated],
    language: &'a lexicon::Language,
    today: NaiveDate,
    /// It is written about somebody.
    about: bool,
}

/// Who does it, as their owner has them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    Named,
    Alone,
}

impl Line<'_> {
    /// Of tokens, from and to.
    fn span(&self, from: usize, to: usize) -> Span {
        Span {
            from: self.tokens[from].span.from,
            to: self.tokens[to - 1].span.to,
        }
    }

    /// *a*, *my*, *Tom's*: what follows is a noun.
    fn determines(&self, piece: &sense::Piece) -> bool {
        use sense::{Relation, Sense};
        let article = matches!(self.tokens[piece.from].word.as_str(), "a" | "an" | "the");
        let owner = |sense: &Sense| {
            matches!(
                sense,
                Sense::Me(Some(Relation::Owner)) | Sense::Them(Some(Relation::Owner))
            )
        };
        let possessive = piece
            .person
            .as_ref()
            .is_some_and(|person| person.case == inflection::Case::Genitive);
        let pronoun = piece.meanings.iter().any(|(sense, _)| owner(sense));
        !self.language.is_finnish && (article && piece.person.is_none() || possessive || pronoun)
    }

    /// *Anna's advice*, of which a verb or its worth tells: what she gave, not
    /// what is hers.
    fn owns_deed(&self, owner: usize) -> bool {
        use sense::{Form, Sense};
        let rest = &self.pieces[owner + 1..];
        let mut nouns = rest.iter().skip_while(|piece| piece.has(Sense::Skip));
        let deed = nouns.next().is_some_and(|noun| {
            noun.meanings.iter().any(|(sense, form)| match sense {
                Sense::Kind(FavourKind::HandsOnHelp, _) => self.says_help(noun),
                Sense::Kind(kind, weight) => {
                    let given = matches!(
                        kind,
                        FavourKind::Advice
                            | FavourKind::Feedback
                            | FavourKind::Referral
                            | FavourKind::Introduction
                    );
                    given && *weight > 2 && *form == Form::Noun
                }
                _ => false,
            })
        });
        let told = |(sense, form): &sense::Meaning| match sense {
            Sense::Act(_) => matches!(form, Form::Third | Form::Past),
            Sense::Worth(_) => true,
            _ => false,
        };
        deed && nouns.any(|piece| piece.person.is_none() && piece.meanings.iter().any(told))
    }

    /// *Emma's brother Neil fixed it*, *Tomin sisko auttoi*: who does it is told
    /// by whose they are. Where they are named, that says who.
    fn kin(&self, owner: usize) -> Option<Kin> {
        use sense::Sense;
        let idle = |piece: &&sense::Piece| {
            piece.person.is_none() && piece.has(Sense::Skip) && !piece.has(Sense::Kin)
        };
        let mut rest = self.pieces[owner + 1..].iter().skip_while(idle);
        rest.next().filter(|kin| kin.has(Sense::Kin))?;
        let mut rest = rest.skip_while(idle).peekable();
        let named = rest.next_if(|piece| piece.person.is_some()).is_some();
        let verb = rest.find(|piece| !idle(piece))?;
        let acts = verb.person.is_none() && (verb.act().is_some() || verb.has(Sense::Be));
        acts.then_some(match named {
            true => Kin::Named,
            false => Kin::Alone,
        })
    }

    /// *was*, *olivat*.
    fn says_was(&self) -> bool {
        let was = ["was", "were", "oli", "olivat", "ollut", "olleet"];
        let mut tokens = self.tokens.iter();
        tokens.any(|token| was.contains(&token.word.as_str()))
    }

    /// Whether a sentence ends here and another one follows that has a verb.
    fn ends_sentence(&self, at: usize) -> bool {
        let mark = self.tokens[self.pieces[at].from].text;
        let mut after = self.pieces[at + 1..].iter();
        matches!(mark, "." | "!" | "?" | ";")
            && after.any(|piece| piece.person.is_none() && piece.act().is_some())
    }

    /// *help*, *apu*: what is done, where other words of its kind name a thing.
    fn says_help(&self, piece: &sense::Piece) -> bool {
        let word = self.tokens[piece.from].word.as_str();
        ["help", "apu", "avu"]
            .iter()
            .any(|help| word.starts_with(help))
    }

    fn piece_span(&self, piece: &sense::Piece) -> Span {
        self.span(piece.from, piece.to)
    }
}
