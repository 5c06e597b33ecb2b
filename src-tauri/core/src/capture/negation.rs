//! *doesn't*, *never*, *ei*: each declines the verb that follows it. Where none
//! does, it says nothing.

use super::lexicon::Language;
use super::sense::{Act, Form, Piece, Sense};
use super::text::{Shape, Token};

pub(super) fn settle(pieces: &mut [Piece], tokens: &[Token], language: &Language) {
    for at in 0..pieces.len() {
        if !pieces[at].has(Sense::Not) {
            continue;
        }
        let after = &pieces[at + 1..];
        let negates = !is_not_only(after, tokens)
            && match language.is_finnish {
                true => finnish(after, tokens),
                false => english(after, tokens),
            };
        let meanings = &mut pieces[at].meanings;
        match negates {
            true => meanings.push((Sense::Act(Act::Decline), Form::Plain)),
            false => meanings.retain(|(sense, _)| *sense != Sense::Not),
        }
    }
}

/// *haven't only helped Tom but also Emma*: both came about.
fn is_not_only(after: &[Piece], tokens: &[Token]) -> bool {
    let goes_on =
        |piece: &&Piece| tokens[piece.from].shape != Shape::Mark && piece.turn().is_none();
    after.iter().take_while(goes_on).any(|piece| {
        let word = tokens[piece.from].word.as_str();
        matches!(word, "only" | "vain" | "pelkastaan" | "ainoastaan")
    })
}

fn english(after: &[Piece], tokens: &[Token]) -> bool {
    let next = after
        .iter()
        .find(|next| next.person.is_some() || !next.has(Sense::Skip));
    next.filter(|next| next.person.is_none())
        .is_some_and(|next| {
            let verb = next
                .act()
                .is_some_and(|(_, form)| matches!(form, Form::Base | Form::Third | Form::Past));
            // *I don't have a car*: says why, or what else.
            verb && tokens[next.from].word != "have"
        })
}

/// A verb of no table counts where it has another with it: *ei viitsinyt auttaa*.
/// A participle is what it negates, whatever stands between: *ei edes auttanut*.
fn finnish(after: &[Piece], tokens: &[Token]) -> bool {
    let between = |piece: &&Piece| {
        piece.person.is_some()
            || piece.dated
            || piece.has(Sense::Skip)
            || matches!(
                tokens[piece.from].word.as_str(),
                "ole" | "oo" | "ollut" | "enaa" | "koskaan" | "ikina"
            )
    };
    let goes_on = |piece: &&Piece| {
        let opens = piece.has(Sense::And) || piece.has(Sense::That) || piece.turn().is_some();
        tokens[piece.from].shape != Shape::Mark && !opens
    };
    let mut same = after.iter().take_while(goes_on);
    let participle = same.any(|piece| {
        let verb = piece.act().filter(|_| piece.person.is_none());
        verb.is_some_and(|(_, form)| form == Form::Past)
    });
    let mut after = after.iter().skip_while(between);
    let Some(next) = after.next() else {
        return participle;
    };
    let strange = next.meanings.is_empty() && tokens[next.from].shape == Shape::Lower;
    let mut infinitive = after.take(1).map(Piece::act);
    participle
        || next.act().is_some()
        || strange
            && infinitive.any(|act| {
                act.is_some_and(|(_, form)| matches!(form, Form::Base | Form::Infinitive))
            })
}
