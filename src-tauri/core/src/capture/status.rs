//! Whether it is done, promised or asked for, and when.

use super::dates::Dated;
use super::inflection::Case;
use super::relations::{Clause, act, pronoun};
use super::sense::{Act, Form, Piece, Sense};
use super::text::Shape;
use super::{Guess, Line};
use crate::domain::date::{Precision, When};
use crate::domain::favour::{FavourKind, Status};

fn withdrawn<'a>(line: &'a Line) -> Option<&'a Piece> {
    let mut pieces = line.pieces.iter().enumerate();
    let found = pieces.find(|(at, piece)| {
        // *took me back to the station*
        let somebody = line.pieces.get(at + 1).is_some_and(|next| {
            let pronoun = pronoun(next).is_some() && !line.determines(next);
            let person = next.person.as_ref();
            pronoun || person.is_some_and(|person| person.case != Case::Genitive)
        });
        let took = piece.act().is_some_and(|(act, _)| act == Act::Do);
        piece.has(Sense::Withdrawn) && !(took && somebody)
    });
    found.map(|(_, piece)| piece)
}

pub(super) fn status(line: &Line, clauses: &[Clause]) -> Guess<Status> {
    let said = |clause: &Clause, status| Guess {
        value: status,
        said: clause.verb.map(|verb| line.piece_span(&line.pieces[verb])),
    };
    if let Some(decline) = act(clauses, Act::Decline) {
        let withdrawn = decline
            .verb
            .is_some_and(|verb| line.pieces[verb].has(Sense::Withdrawn));
        return said(
            decline,
            match withdrawn {
                true => Status::Withdrawn,
                false => Status::Declined,
            },
        );
    }
    if let Some(withdrawn) = withdrawn(line) {
        return Guess::said(Status::Withdrawn, line.piece_span(withdrawn));
    }
    let ask = act(clauses, Act::Ask);
    // *asked if I'd share it* is no promise yet.
    let promise = act(clauses, Act::Promise).filter(|promise| !(promise.content && ask.is_some()));
    // *asked me to read it and I did*
    let after = clauses
        .iter()
        .filter(|clause| !clause.content)
        .skip_while(|clause| clause.act != Some(Act::Ask))
        .skip(1);
    // Not who asked: *would she read it? I texted her*.
    let asker = ask.and_then(Clause::agent);
    let done = after.into_iter().find(|clause| {
        matches!(clause.act, Some(Act::Do | Act::Introduce | Act::Visit))
            && clause.agent().is_some()
            && clause.agent() != asker
    });
    match (ask, promise, done) {
        (Some(_), None, Some(done)) => return said(done, Status::Done),
        (_, Some(promise), _) => return said(promise, Status::Promised),
        (Some(ask), ..) => return said(ask, Status::Asked),
        _ => {}
    }
    let first = clauses.iter().find(|clause| clause.act.is_some());
    let verb = first
        .and_then(|first| first.verb)
        .map(|verb| &line.pieces[verb]);
    let is = |tense: fn(&Piece, &str) -> bool| {
        verb.is_some_and(|verb| tense(verb, &line.tokens[verb.from].word))
    };
    // *fixed it in two days*: the verb says that it is done.
    let over = is(Piece::is_past);
    // *Anna auttaa lauantaina*, *Anna's helping on Saturday*: it says that it is not.
    let going_on = first.is_some_and(|first| is_going_on(line, first));
    let present = line.language.is_finnish && is(Piece::is_present) || going_on;
    let ahead = !over
        && line.dates.iter().any(|dated| match dated.past {
            None => true,
            Some(_) => (dated.due || present) && dated.future.is_some(),
        });
    match first {
        Some(clause) if clause.act == Some(Act::Thank) => said(clause, Status::Done),
        Some(clause) if ahead || clause.present && line.language.is_finnish => {
            said(clause, Status::Promised)
        }
        Some(_) if going_on => Guess::guessed(Status::Done),
        Some(clause) => said(clause, Status::Done),
        None if ahead => Guess::guessed(Status::Promised),
        None => Guess::guessed(Status::Done),
    }
}

/// *Anna's reading my thesis*; not so *was reading*.
fn is_going_on(line: &Line, clause: &Clause) -> bool {
    let Some(verb) = clause.verb else {
        return false;
    };
    let mut forms = line.pieces[verb].forms().peekable();
    let ing = forms.peek().is_some() && forms.all(|form| form == Form::Ing);
    let mut before = line.pieces[..verb].iter();
    let was = before.any(|piece| {
        let word = line.tokens[piece.from].word.as_str();
        matches!(word, "was" | "were" | "been")
    });
    ing && !was
}

#[derive(Default)]
pub(super) struct Dates {
    pub(super) on: Option<Guess<When>>,
    pub(super) due: Option<Guess<When>>,
    /// Those that a field took: the others stay among the words.
    pub(super) taken: Vec<Dated>,
}

/// When it happened, and until when it is to be done.
pub(super) fn dates(line: &Line, clauses: &[Clause], status: Status) -> Dates {
    let mut dates = Dates::default();
    let content = content(clauses);
    for dated in line.dates {
        // *fixed it by Friday* does not say which day it was.
        let until = dated.due && dated.future.is_some();
        if status == Status::Done && (dated.past.is_none() || until) {
            continue;
        }
        let moved = status == Status::Asked && content.is_none() && is_of_occasion(line, dated);
        let ahead = moved || is_ahead(line, clauses, status, dated);
        let (field, when) = match ahead {
            true => (&mut dates.due, dated.future.or(dated.past)),
            false => (&mut dates.on, dated.past),
        };
        let (None, Some(when)) = (&*field, when) else {
            continue;
        };
        // *next week* is no day to be held to.
        let vague = !dated.due && (when.about || when.precision != Precision::Day);
        *field = Some(match ahead && (moved || vague) {
            true => Guess::guessed(when),
            false => Guess::said(when, line.span(dated.from, dated.to)),
        });
        dates.taken.push(*dated);
    }
    dates
}

/// The verb of what is asked for or promised.
fn content(clauses: &[Clause]) -> Option<usize> {
    let content = clauses.iter().find(|clause| clause.content);
    content.and_then(|clause| clause.verb)
}

/// The date is of what is to come, and not of when it was said.
fn is_ahead(line: &Line, clauses: &[Clause], status: Status, dated: &Dated) -> bool {
    let open = matches!(status, Status::Promised | Status::Asked);
    // Of the verb that stands last before it.
    let mut told: Vec<(usize, bool)> = clauses
        .iter()
        .filter_map(|clause| Some((line.pieces[clause.verb?].from, clause.content)))
        .filter(|(verb, _)| *verb < dated.from)
        .collect();
    told.sort_unstable();
    let of_content = told.last().is_some_and(|(_, content)| *content);
    let content = content(clauses);
    let promise = act(clauses, Act::Promise);
    // *on Friday Anna drives me*: the verb promises by its tense alone.
    let by_tense = status == Status::Promised && promise.is_none();
    match (dated.past, dated.future) {
        _ if dated.due && status != Status::Done => true,
        (None, _) => true,
        (_, None) => false,
        (past, future) if past == future && !by_tense => open && of_content,
        _ => {
            let said = promise.is_some() && dated.from > 0;
            by_tense || open && content.map_or(said, |_| of_content)
        }
    }
}

/// *asked me for help with the move on Saturday*: the day at the end is most
/// likely the move's, which is still to come.
fn is_of_occasion(line: &Line, dated: &Dated) -> bool {
    let weekday = dated.past != dated.future && !dated.due;
    let day = |when: Option<When>| when.is_some_and(|when| when.precision == Precision::Day);
    let last = line.tokens[dated.to..]
        .iter()
        .all(|token| token.shape == Shape::Mark);
    let before = line
        .pieces
        .iter()
        .rev()
        .find(|piece| piece.to <= dated.from);
    let occasion = before.is_some_and(|piece| {
        let happens = piece.meanings.iter().any(|(sense, form)| {
            matches!(
                sense,
                Sense::Kind(
                    FavourKind::HandsOnHelp | FavourKind::Hosting | FavourKind::Access,
                    _
                )
            ) && *form == Form::Noun
        });
        happens && !line.says_help(piece)
    });
    weekday && day(dated.past) && day(dated.future) && last && occasion
}
