//! *Emma's helping me*, *Tom's going to*: where a verb follows that wants a
//! subject, the *'s* of a name is no possessive.

use super::inflection::Case;
use super::lexicon::Language;
use super::sense::{Form, Piece, Sense};
use super::text::{Shape, Token};

pub(super) fn settle(pieces: &mut [Piece], tokens: &[Token], language: &Language) {
    if language.is_finnish {
        return;
    }
    for at in 0..pieces.len() {
        let begins = at.checked_sub(1).is_none_or(|before| {
            let before = &pieces[before];
            let opens = before.has(Sense::And) || before.has(Sense::That);
            let mark = tokens[before.from].shape == Shape::Mark;
            before.dated || opens || before.turn().is_some() || mark
        });
        let verb_follows = is_subject(&pieces[at + 1..], tokens, begins);
        if let Some(person) = &mut pieces[at].person
            && person.case == Case::Genitive
            && verb_follows
        {
            person.case = Case::Nominative;
        }
    }
}

fn is_subject(after: &[Piece], tokens: &[Token], begins: bool) -> bool {
    let adverb = |piece: &&Piece| {
        let word = tokens[piece.from].word.as_str();
        piece.person.is_none() && (matches!(word, "just" | "also") || word.ends_with("ly"))
    };
    let mut after = after.iter().skip_while(adverb);
    let Some(verb) = after.next().filter(|verb| verb.person.is_none()) else {
        return false;
    };
    let is = |form: Form| verb.forms().any(|other| other == form);
    // *Tom's coaching helped*: that is his.
    let goes_on = after.next().is_some_and(|next| {
        let finite = next.forms().any(|form| form == Form::Past);
        next.person.is_some() || !finite && !next.has(Sense::Be)
    });
    verb.has(Sense::Will)
        || begins && goes_on && (is(Form::Ing) || is(Form::Past) && !verb.is_noun())
}
