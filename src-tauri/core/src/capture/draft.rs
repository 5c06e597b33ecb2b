//! The draft: the kind and the sizes beside status, dates and people.

use super::asides;
use super::hedge;
use super::relations::{Clause, Who, act, is_said};
use super::roles::parts;
use super::sense::{Act, Form, Meaning, Piece, Relation, Sense};
use super::status::{Dates, dates, status};
use super::text::Shape;
use super::wording;
use super::{Captured, CapturedPerson, Guess, Line, Span};
use crate::domain::date::When;
use crate::domain::favour::{Direction, FavourKind, Status};
use crate::domain::size::Size;

pub(super) fn draft(line: &Line, all: &[Clause]) -> Captured {
    let clauses = &asides::told(all)[..];
    let kind = kind(line, clauses);
    let parts = parts(clauses, kind.as_ref().map(|kind| kind.value), line.about);
    let mut status = status(line, clauses);
    let Dates { on, due, taken } = dates(line, clauses, status.value);
    // *fixed it tomorrow*: one of the two is not meant.
    if status.value == Status::Done && line.dates.iter().any(|dated| dated.past.is_none()) {
        status.said = None;
    }
    let occasion = wording::occasion(line);
    let size = |of: fn(&Sense) -> Option<Size>| {
        let mut pieces = line.pieces.iter();
        pieces.find_map(|piece| {
            let size = piece.meanings.iter().find_map(|(sense, _)| of(sense))?;
            Some(Guess::said(size, line.piece_span(piece)))
        })
    };
    let cost = size(|sense| match sense {
        Sense::Cost(size) => Some(*size),
        _ => None,
    });
    let value = size(|sense| match sense {
        Sense::Worth(size) => Some(*size),
        _ => None,
    });
    let channel = line.pieces.iter().find_map(|piece| {
        let channel = piece.meanings.iter().find_map(|(sense, _)| match sense {
            Sense::Channel(channel) => Some(*channel),
            _ => None,
        })?;
        Some(Guess::said(channel, line.piece_span(piece)))
    });
    // An unknown verb makes no favour of a line that names nobody.
    let named = parts.as_ref().is_some_and(|parts| !parts.people.is_empty());
    let acts = clauses.iter().filter_map(|clause| clause.act);
    let says = |act| named || is_said(Some(act));
    // What may yet be, or might have been, is no favour that was done.
    let done = status.value != Status::Done || !hedge::is_hedged(line, clauses);
    let understood = done && parts.is_some() && (kind.is_some() || acts.into_iter().any(says));
    let Some(parts) = parts.filter(|_| understood) else {
        return nothing(line);
    };
    let kind = kind.unwrap_or(Guess::guessed(FavourKind::Other));
    let together = kind.value == FavourKind::Hosting && together(line, clauses);
    let usual = match together && is_light_meal(line) {
        true => Size::AnHour,
        false => kind.value.usual_cost(),
    };
    let people = parts
        .people
        .iter()
        .filter_map(|(role, piece)| {
            let piece = &line.pieces[*piece];
            let person = piece.person.as_ref()?;
            Some(CapturedPerson {
                role: *role,
                said: line.piece_span(piece),
                word: person.word.clone(),
                candidates: person.candidates.clone(),
            })
        })
        .collect();
    Captured {
        understood: true,
        direction: Guess {
            value: parts.direction,
            said: parts
                .said
                .filter(|_| !together)
                .map(|verb| line.piece_span(&line.pieces[verb])),
        },
        cost: cost.unwrap_or(Guess::guessed(usual)),
        value: match value {
            Some(value) => Guess {
                value: Some(value.value),
                said: value.said,
            },
            None => Guess::guessed(None),
        },
        kind,
        status,
        on: on.unwrap_or(Guess::guessed(When::on(line.today))),
        due,
        channel,
        what: wording::what(
            line,
            all,
            &taken,
            occasion.as_ref().and_then(|occasion| occasion.said),
        ),
        occasion,
        people,
    }
}

/// Nothing of the line was understood: all of it is kept, to be written down.
fn nothing(line: &Line) -> Captured {
    let guess = FavourKind::Other;
    Captured {
        understood: false,
        direction: Guess::guessed(Direction::Given),
        kind: Guess::guessed(guess),
        status: Guess::guessed(Status::Done),
        on: Guess::guessed(When::on(line.today)),
        due: None,
        cost: Guess::guessed(guess.usual_cost()),
        value: Guess::guessed(None),
        channel: None,
        occasion: None,
        people: Vec::new(),
        what: Guess {
            value: line.text.trim().to_owned(),
            said: (!line.tokens.is_empty()).then(|| line.span(0, line.tokens.len())),
        },
    }
}

/// The word that tells most decides; of equals, the first.
fn kind(line: &Line, clauses: &[Clause]) -> Option<Guess<FavourKind>> {
    if let Some(thank) = clauses.iter().find(|clause| clause.act == Some(Act::Thank)) {
        let verb = thank.verb.map(|verb| line.piece_span(&line.pieces[verb]));
        return Some(Guess {
            value: FavourKind::Thanks,
            said: verb,
        });
    }
    let mut best: Option<(u8, FavourKind, Span)> = None;
    for (at, piece) in line.pieces.iter().enumerate() {
        if piece.person.is_some() {
            continue;
        }
        // *an interview*, *her draft*: no verb.
        let before = |n: usize| at.checked_sub(n).map(|at| &line.pieces[at]);
        let determined = |n: usize| before(n).is_some_and(|piece| line.determines(piece));
        let noun =
            determined(1) || before(1).is_some_and(|piece| piece.has(Sense::Skip)) && determined(2);
        let mine = piece
            .meanings
            .iter()
            .any(|(_, form)| matches!(form, Form::First));
        for (sense, form) in &piece.meanings {
            // *palautin* is no feedback, though *palaute* is.
            if mine && *form == Form::Noun {
                continue;
            }
            if noun && matches!(form, Form::Base | Form::Third) {
                continue;
            }
            if let Sense::Kind(kind, weight) = sense
                && best.is_none_or(|(most, ..)| *weight > most)
            {
                best = Some((*weight, *kind, line.piece_span(piece)));
            }
        }
    }
    let met = act(clauses, Act::Meet).filter(|meet| meet.first(&[Relation::Through]).is_some());
    if let Some(verb) = met.and_then(|meet| meet.verb) {
        return Some(Guess::said(
            FavourKind::Introduction,
            line.piece_span(&line.pieces[verb]),
        ));
    }
    // *Tom was at ours*
    let guest = act(clauses, Act::Visit).is_some_and(|visit| visit.verb.is_none());
    if guest && best.is_none() {
        return Some(Guess::guessed(FavourKind::Hosting));
    }
    // *promised Kerttu my old sofa*: what is promised by its name is a thing.
    let thing = act(clauses, Act::Promise)
        .and_then(|promise| promise.verb)
        .is_some_and(|verb| {
            line.pieces[verb + 1..]
                .iter()
                .any(|piece| names_thing(line, piece))
        });
    let weak = best.is_none_or(|(weight, kind, _)| weight < 2 && kind != FavourKind::Other);
    if thing && weak && !clauses.iter().any(|clause| clause.content) {
        return Some(Guess::guessed(FavourKind::Gift));
    }
    let (weight, kind, span) = best?;
    let work = kind == FavourKind::Feedback && weight == 2;
    Some(
        match work && clauses.iter().any(|clause| passes_on(line, clause)) {
            true => Guess::said(FavourKind::Referral, span),
            false => Guess::said(kind, span),
        },
    )
}

/// *gave Tom's CV to my boss*: what is his was shown to a third, not read.
fn passes_on(line: &Line, clause: &Clause) -> bool {
    let owner = clause.first(&[Relation::Owner]);
    let theirs = owner.is_some_and(|owner| owner != Who::Them && Some(owner) != clause.agent());
    let Some(verb) = clause.verb.filter(|_| theirs) else {
        return false;
    };
    let tells = line.pieces[verb]
        .meanings
        .iter()
        .any(|(sense, _)| matches!(sense, Sense::Kind(kind, _) if *kind != FavourKind::Gift));
    let after = &line.pieces[verb + 1..];
    let goes = (1..after.len()).any(|at| {
        let token = &line.tokens[after[at].from];
        match line.language.is_finnish {
            true => {
                let tail = token.tail.as_deref().unwrap_or(&token.word);
                let ends = ["lle", "lleni", "lleen", "llemme", "llensa"];
                after[at].person.is_none() && ends.iter().any(|end| tail.ends_with(end))
            }
            false => {
                let to_do = after.get(at + 1).is_some_and(|next| next.act().is_some());
                token.word == "to" && !to_do
            }
        }
    });
    clause.act == Some(Act::Do) && !tells && goes
}

/// *had coffee with Anna*: it does not say who treated whom.
fn together(line: &Line, clauses: &[Clause]) -> bool {
    let Some(clause) = clauses.first() else {
        return false;
    };
    let strange = |verb: usize| line.pieces[verb].meanings.is_empty();
    // *stayed with Anna*: it does.
    let telling = clause.verb.is_some_and(|verb| {
        let kind = |(sense, form): &Meaning| {
            matches!(sense, Sense::Kind(..)) && !matches!(form, Form::Noun | Form::Plain)
        };
        line.pieces[verb].meanings.iter().any(kind)
    });
    let silent = match clause.act {
        None | Some(Act::Get | Act::Meet | Act::Visit) => !telling,
        Some(Act::Do) => clause.verb.is_some_and(strange),
        _ => false,
    };
    let mut named = clause.who.iter().filter(|(who, _)| *who != Who::Me);
    let with = |(_, relation): &(Who, Relation)| *relation == Relation::Company;
    silent && clause.first(&[Relation::Company]).is_some() && named.all(with)
}

/// Coffee or a lunch, in either language; folded.
fn is_light_meal(line: &Line) -> bool {
    let mut words = line.tokens.iter().map(|token| token.word.as_str());
    let light = [
        "coffee",
        "lunch",
        "breakfast",
        "brunch",
        "kahv",
        "louna",
        "aamiai",
        "bruns",
    ];
    words.any(|word| light.iter().any(|light| word.starts_with(light)))
}

/// A word of no table that is no name: most likely a thing.
fn names_thing(line: &Line, piece: &Piece) -> bool {
    let small = line.tokens[piece.from].shape == Shape::Lower;
    let noun = piece.is_noun() || piece.meanings.is_empty();
    small && noun && piece.person.is_none() && !piece.dated
}
