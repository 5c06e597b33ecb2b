//! The draft: kind, status, dates and sizes beside the people.

use super::asides;
use super::dates::Dated;
use super::inflection::Case;
use super::relations::{Clause, Who, act, is_said, pronoun};
use super::roles::parts;
use super::sense::{Act, Form, Meaning, Piece, Relation, Sense};
use super::text::Shape;
use super::wording;
use super::{Captured, CapturedPerson, Guess, Line, Span};
use crate::domain::date::{Precision, When};
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
    let understood = parts.is_some() && (kind.is_some() || acts.into_iter().any(says));
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

fn status(line: &Line, clauses: &[Clause]) -> Guess<Status> {
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
    let done = after.into_iter().find(|clause| {
        matches!(clause.act, Some(Act::Do | Act::Introduce | Act::Visit))
            && clause.agent().is_some()
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
struct Dates {
    on: Option<Guess<When>>,
    due: Option<Guess<When>>,
    /// Those that a field took: the others stay among the words.
    taken: Vec<Dated>,
}

/// When it happened, and until when it is to be done.
fn dates(line: &Line, clauses: &[Clause], status: Status) -> Dates {
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
    let content = content(clauses).map(|verb| line.pieces[verb].from);
    let promise = act(clauses, Act::Promise);
    // *on Friday Anna drives me*: the verb promises by its tense alone.
    let by_tense = status == Status::Promised && promise.is_none();
    match (dated.past, dated.future) {
        _ if dated.due && status != Status::Done => true,
        (None, _) => true,
        (_, None) => false,
        (past, future) if past == future && !by_tense => {
            open && content.is_some_and(|verb| dated.from > verb)
        }
        _ => {
            let said = promise.is_some() && dated.from > 0;
            by_tense || open && content.map_or(said, |verb| dated.from > verb)
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
