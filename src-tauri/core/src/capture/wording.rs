//! The short text of a draft, and the name of the occasion: the owner's own
//! words, without what the draft says elsewhere.

use super::dates::Dated;
use super::english::THINGS;
use super::inflection::{self, Case};
use super::relations::Clause;
use super::sense::{Act, Piece, Relation, Sense};
use super::text::{Shape, Token};
use super::{Guess, Line, Span};
use crate::domain::favour::FavourKind;
use crate::domain::name::fold;

/// The event, group or place that the line names: *at Slush*, *Slushissa*.
pub(super) fn occasion(line: &Line) -> Option<Guess<String>> {
    match line.language.is_finnish {
        true => finnish_occasion(line),
        false => english_occasion(line),
    }
}

fn is_free(piece: &Piece) -> bool {
    piece.person.is_none()
        && !piece.dated
        && !piece
            .meanings
            .iter()
            .any(|(sense, _)| matches!(sense, Sense::Channel(_) | Sense::Date(_)))
}

fn english_occasion(line: &Line) -> Option<Guess<String>> {
    let pieces = line.pieces;
    for (at, piece) in pieces.iter().enumerate() {
        let word = line.tokens[piece.from].word.as_str();
        // *an opening at Kone* happened nowhere.
        let job = at > 0 && tells_job(&pieces[at - 1]);
        if job || piece.dated || piece.link() != Some(Relation::Place) && word != "during" {
            continue;
        }
        let article = |piece: &Piece| {
            matches!(
                line.tokens[piece.from].word.as_str(),
                "the" | "a" | "an" | "our" | "his" | "her" | "their"
            )
        };
        let mut first = at + 1;
        while pieces.get(first).is_some_and(article) {
            first += 1;
        }
        let mut end = first;
        while let Some(piece) = pieces.get(end) {
            let token = &line.tokens[piece.from];
            let large = matches!(
                token.shape,
                Shape::Capital | Shape::Initials | Shape::Number
            );
            let named = end > first && large
                || is_free(piece)
                    && (piece.meanings.is_empty()
                        || EVENTS.contains(&token.word.as_str())
                        || large);
            if !named
                || !is_free(piece)
                || token.shape == Shape::Mark
                || token.tail.is_some() && token.shape != Shape::Capital
            {
                break;
            }
            end += 1;
        }
        let begins_number = pieces
            .get(first)
            .is_some_and(|piece| line.tokens[piece.from].shape == Shape::Number);
        if begins_number {
            continue;
        }
        let starts_large = pieces
            .get(first)
            .is_some_and(|piece| line.tokens[piece.from].shape != Shape::Lower);
        // Of small letters only what is known to be one, or one strange word.
        let known = pieces[first.min(end)..end]
            .iter()
            .any(|piece| EVENTS.contains(&line.tokens[piece.from].word.as_str()));
        if end == first || !starts_large && !known && end > first + 1 {
            continue;
        }
        let words = &line.tokens[pieces[first].from..pieces[end - 1].to];
        let text: Vec<String> = words.iter().map(|token| token.text.to_owned()).collect();
        let span = line.span(pieces[at].from, pieces[end - 1].to);
        return Some(Guess::said(capital(&text.join(" ")), span));
    }
    None
}

fn tells_job(piece: &Piece) -> bool {
    piece
        .meanings
        .iter()
        .any(|(sense, _)| matches!(sense, Sense::Kind(FavourKind::JobTip, _)))
}

/// Kinds of events by their English names.
const EVENTS: &[&str] = &[
    "conference",
    "fair",
    "seminar",
    "meetup",
    "party",
    "wedding",
    "workshop",
    "hackathon",
    "reunion",
    "gala",
    "summit",
    "expo",
    "festival",
    "dinner",
    "course",
    "slush",
    "toastmasters",
    "rotary",
    "alumni",
    "event",
    "meeting",
    "webinar",
    "retreat",
    "club",
    "forum",
    "training",
];

/// And the stems of their Finnish ones, with the name; a compound ends in them.
const FINNISH_EVENTS: &[(&str, &str)] = &[
    ("slush", "slush"),
    ("toastmasters", "toastmasters"),
    ("rotary", "rotary"),
    ("seminaari", "seminaari"),
    ("konferenssi", "konferenssi"),
    ("tapahtuma", "tapahtuma"),
    ("messu", "messut"),
    ("kokoukse", "kokous"),
    ("juhl", "juhlat"),
    ("haissa", "häät"),
    ("bilei", "bileet"),
    ("koulutukse", "koulutus"),
    ("kurssi", "kurssi"),
    ("gaala", "gaala"),
    ("meetupi", "meetup"),
    ("hackathoni", "hackathon"),
    ("festivaali", "festivaali"),
    ("foorumi", "foorumi"),
    ("tilaisuude", "tilaisuus"),
    ("tapaamise", "tapaaminen"),
    ("webinaari", "webinaari"),
    ("tyopaja", "työpaja"),
];

fn finnish_occasion(line: &Line) -> Option<Guess<String>> {
    for (at, piece) in line.pieces.iter().enumerate() {
        let job = at > 0 && tells_job(&line.pieces[at - 1]);
        if job || !is_free(piece) || piece.to != piece.from + 1 {
            continue;
        }
        let token = &line.tokens[piece.from];
        let large =
            matches!(token.shape, Shape::Capital | Shape::Initials) && piece.meanings.is_empty();
        let folded = token.word.as_str();
        let listed = FINNISH_EVENTS.iter().find_map(|(stem, name)| {
            let at = folded.find(stem)?;
            let before: String = token
                .text
                .chars()
                .take(folded[..at].chars().count())
                .collect();
            Some(format!("{before}{name}"))
        });
        if !large && listed.is_none() {
            continue;
        }
        let endings = ["issa", "ssa", "lla"];
        let ended = endings.iter().any(|ending| folded.ends_with(ending));
        let name = match &token.tail {
            Some(tail) => endings
                .contains(&tail.as_str())
                .then(|| token.text.to_owned()),
            None => ended.then(|| listed.unwrap_or_else(|| placed(token, line))),
        };
        let Some(name) = name else { continue };
        let mut from = piece.from;
        let mut words = vec![name];
        for before in line.pieces[..at].iter().rev() {
            let token = &line.tokens[before.from];
            let joins = is_free(before)
                && before.meanings.is_empty()
                && matches!(token.shape, Shape::Capital | Shape::Initials);
            if !joins || before.from == 0 {
                break;
            }
            words.insert(0, token.text.to_owned());
            from = before.from;
        }
        return Some(Guess::said(
            capital(&words.join(" ")),
            line.span(from, piece.to),
        ));
    }
    None
}

/// A name without the ending that says where.
fn placed(token: &Token, line: &Line) -> String {
    let words = inflection::nominatives(token, line.language);
    let words: Vec<&String> = words
        .iter()
        .filter(|(_, case)| matches!(case, Case::Inessive | Case::Adessive))
        .map(|(word, _)| word)
        .collect();
    let listed = words
        .iter()
        .find(|word| THINGS.contains(&fold(word).as_str()));
    match (listed, &words[..]) {
        (Some(listed), _) => (*listed).clone(),
        // *Arctic|issa*: the i is the ending's after a consonant.
        (_, [_, without_i, ..]) if token.word.ends_with("issa") => (*without_i).clone(),
        (_, [word, ..]) => (*word).clone(),
        (_, []) => token.text.to_owned(),
    }
}

/// The line without the dates that a field took, its sizes and its occasion; in
/// English, where the verb only says that something was promised, asked for or
/// given, what that is.
pub(super) fn what(
    line: &Line,
    clauses: &[Clause],
    taken: &[Dated],
    occasion: Option<Span>,
) -> Guess<String> {
    let mut kept: Vec<&Piece> = Vec::new();
    let mut phrase: Vec<&Piece> = Vec::new();
    let mut sized = false;
    let is_comma = |piece: &Piece| matches!(line.tokens[piece.from].text, "," | ";" | "." | "–");
    for piece in line.pieces {
        if is_comma(piece) {
            close(&mut kept, &mut phrase, &mut sized);
            phrase.push(piece);
            continue;
        }
        let span = line.piece_span(piece);
        let placed =
            occasion.is_some_and(|occasion| occasion.from <= span.from && span.to <= occasion.to);
        let size = piece
            .meanings
            .iter()
            .any(|(sense, _)| matches!(sense, Sense::Cost(_) | Sense::Worth(_)));
        sized |= size;
        let elsewhere = taken.iter().any(|dated| dated.from == piece.from);
        if !elsewhere && !placed {
            phrase.push(piece);
        }
    }
    close(&mut kept, &mut phrase, &mut sized);
    // Of a line that names nobody the verb is what tells most.
    let names = line.pieces.iter().any(|piece| piece.person.is_some());
    let first = match line.language.is_finnish || !names {
        true => 0,
        false => scaffold(line, clauses, &kept),
    };
    let mut kept = &kept[first.min(kept.len())..];
    while let [rest @ .., last] = kept {
        let hangs = line.tokens[last.from].shape == Shape::Mark
            || last.link().is_some() && !line.language.is_finnish
            || last.has(Sense::And);
        if !hangs || last.person.is_some() {
            break;
        }
        kept = rest;
    }
    let (Some(from), Some(to)) = (kept.first(), kept.last()) else {
        return Guess::said(line.text.trim().to_owned(), line.span(0, line.tokens.len()));
    };
    let mut text = String::new();
    for piece in kept {
        for token in &line.tokens[piece.from..piece.to] {
            let typed = &line.text[token.bytes.0..token.bytes.1];
            if !text.is_empty()
                && !matches!(
                    token.text,
                    "," | "." | ";" | ":" | "!" | "?" | "'" | "’" | ")"
                )
            {
                text.push(' ');
            }
            text.push_str(typed);
        }
    }
    Guess::said(capital(&text), line.span(from.from, to.to))
}

/// A phrase after a comma that tells a size tells nothing else.
fn close<'a>(kept: &mut Vec<&'a Piece>, phrase: &mut Vec<&'a Piece>, sized: &mut bool) {
    let tells = phrase
        .iter()
        .any(|piece| piece.person.is_some() || piece.dated);
    match *sized && !kept.is_empty() && !tells {
        true => phrase.clear(),
        false => kept.append(phrase),
    }
    *sized = false;
}

/// How many pieces only say that something was promised, asked for or given.
fn scaffold(line: &Line, clauses: &[Clause], kept: &[&Piece]) -> usize {
    let mut told = clauses.iter().filter(|clause| !clause.aside);
    let Some(clause) = told.find(|clause| clause.act.is_some()) else {
        return 0;
    };
    let (Some(act), Some(verb)) = (clause.act, clause.verb) else {
        return 0;
    };
    let verb = &line.pieces[verb];
    let tells = verb.meanings.iter().any(|(sense, _)| {
        matches!(
            sense,
            Sense::Kind(_, 2..) | Sense::Kind(FavourKind::HandsOnHelp, _)
        )
    });
    if !matches!(act, Act::Promise | Act::Ask | Act::Get | Act::Do) || tells || clauses.len() > 2 {
        return 0;
    }
    let Some(verb) = kept.iter().position(|piece| piece.from == verb.from) else {
        return 0;
    };
    let mut at = verb + 1;
    while let Some(piece) = kept.get(at) {
        let word = line.tokens[piece.from].word.as_str();
        let small = matches!(
            word,
            "a" | "an" | "the" | "some" | "for" | "to" | "me" | "him" | "her" | "them" | "and"
        );
        let person = piece
            .person
            .as_ref()
            .is_some_and(|person| person.case != Case::Genitive);
        let channel = piece
            .meanings
            .iter()
            .any(|(sense, _)| matches!(sense, Sense::Channel(_)));
        if !(small || person || channel || piece.link() == Some(Relation::Through)) {
            break;
        }
        at += 1;
    }
    let rest = &kept[at.min(kept.len())..];
    let speaks = rest.iter().any(|piece| {
        piece.meanings.is_empty() && piece.person.is_none()
            || piece.is_noun()
            || piece.act().is_some()
    });
    let opens = rest.first().is_some_and(|piece| {
        piece.has(Sense::That)
            || matches!(
                line.tokens[piece.from].word.as_str(),
                "up" | "over" | "out" | "off" | "around"
            )
    });
    match speaks && !opens && rest.first().is_none_or(|piece| piece.link().is_none()) {
        true => at,
        false => 0,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
