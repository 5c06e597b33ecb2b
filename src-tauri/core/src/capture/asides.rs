//! Which clauses say why, when or what else, and nothing of what came about:
//! *Anna drove me home because I couldn't* tells of a lift, not of a refusal.

use super::Line;
use super::relations::{Clause, Who, is_said, leads, meant};
use super::sense::{Act, Form, Meaning, Relation, Sense, Turn};
use crate::domain::favour::FavourKind;

pub(super) fn find(line: &Line, clauses: &mut [Clause]) {
    for at in 0..clauses.len() {
        clauses[at].aside = match at {
            0 => {
                let mut later = clauses[1..].iter();
                leads(&clauses[..1]) && later.any(|later| later.act.is_some() && !later.content)
            }
            _ if clauses[at].content => clauses[at - 1].aside,
            _ => is_aside(line, clauses, at),
        };
    }
    // *Anna couldn't make it but Pekka helped me*: what follows came about.
    let contrast = (1..clauses.len()).find(|at| came_about_instead(line, clauses, *at));
    if let Some(contrast) = contrast {
        let before = clauses[..contrast].iter_mut();
        before.for_each(|clause| clause.aside = true);
    }
    stands_since(clauses);
    for at in 0..clauses.len() {
        let mut later = clauses[at + 1..].iter();
        let next = later.find(|later| later.act.is_some() && !later.aside);
        // *Anna got a car and drove me home*: it goes on with her.
        let ends = next.is_none_or(|next| next.agent().is_some());
        // *I got sick and Tom drove me home*
        let mine = clauses[at].agent() == Some(Who::Me) && next.is_none();
        clauses[at].aside |= ends && !mine && is_one_s_own(line, &clauses[at]);
    }
}

/// *hasn't read it yet, promised it by Friday*: what is promised since stands.
fn stands_since(clauses: &mut [Clause]) {
    let declined = |clause: &Clause| clause.act == Some(Act::Decline);
    let since = (1..clauses.len()).find(|at| {
        let clause = &clauses[*at];
        let told = !clause.content && clause.turn != Some(Turn::Circumstance);
        clause.act == Some(Act::Promise) && told && clauses[..*at].iter().any(declined)
    });
    let Some(since) = since else { return };
    let (before, after) = clauses.split_at_mut(since);
    let who = before.iter().find(|clause| declined(clause));
    let who = who
        .and_then(Clause::agent)
        .filter(|_| after[0].agent().is_none());
    after[0].who.extend(who.map(|who| (who, Relation::Agent)));
    before.iter_mut().for_each(|clause| clause.aside = true);
}

/// *Anna got a new job*, *Anna moved to Turku*: for themselves.
fn is_one_s_own(line: &Line, clause: &Clause) -> bool {
    let Some(verb) = clause.verb.filter(|_| !clause.content) else {
        return false;
    };
    let agent = clause.agent();
    let alone = clause.who.iter().all(|(who, _)| Some(*who) == agent);
    let piece = &line.pieces[verb];
    let kind = |(sense, _): &Meaning| matches!(sense, Sense::Kind(FavourKind::Hosting, _));
    // *Anna stayed over*: not without a host.
    let got =
        piece.act().is_some_and(|(act, _)| act == Act::Get) && !piece.meanings.iter().any(kind);
    // *Tom moved the boxes*
    let object = line.pieces.get(verb + 1);
    let of = object.is_some_and(|object| line.determines(object) || object.is_noun());
    let own = got || piece.has(Sense::Own) && !of;
    agent.is_some_and(|agent| agent != Who::Them) && alone && own
}

/// What came about, without what is said beside it. Who is named there alone is
/// meant here: *helped with the move, because Tom asked*.
pub(super) fn told(clauses: &[Clause]) -> Vec<Clause> {
    let (asides, mut told): (Vec<Clause>, Vec<Clause>) =
        clauses.iter().cloned().partition(|clause| clause.aside);
    let named = |clauses: &[Clause]| {
        let mut who = clauses.iter().flat_map(|clause| &clause.who);
        who.find(|(who, _)| matches!(who, Who::Named(_)))
            .map(|(who, _)| *who)
    };
    let Some(elsewhere) = named(&asides).filter(|_| named(&told).is_none()) else {
        return told;
    };
    let mut meant = told.iter_mut().flat_map(|clause| &mut clause.who);
    match meant.find(|(who, _)| *who == Who::Them) {
        Some((them, _)) => *them = elsewhere,
        None => {
            let first = told.first_mut();
            first
                .into_iter()
                .for_each(|first| first.who.push((elsewhere, Relation::Topic)));
        }
    }
    told
}

fn is_aside(line: &Line, clauses: &[Clause], at: usize) -> bool {
    let clause = &clauses[at];
    let mut before = clauses[..at].iter().filter(|before| !before.aside);
    if !matches!(clause.act, Some(Act::Decline | Act::Ask | Act::Promise)) {
        return false;
    }
    let deed = |before: &&Clause| came_about(line, before);
    let beholden = clause
        .verb
        .is_some_and(|verb| line.pieces[verb].has(Sense::Beholden));
    match clause.turn {
        _ if beholden => before.any(|before| deed(&before)),
        // *said no when I asked for a loan*: it says what was declined.
        Some(Turn::Circumstance) => before.any(|before| {
            let declined = before.act == Some(Act::Decline) && clause.act == Some(Act::Ask);
            before.act.is_some() && !declined
        }),
        Some(Turn::Contrast) => before.any(|before| deed(&before)),
        // *lunch with Tom, who asked for a reference*: that is what is told.
        Some(Turn::Sequel) => {
            clause.act == Some(Act::Decline) && before.any(|before| deed(&before))
        }
        // *Anna drove me home, I don't drive*
        None => {
            let not = clause
                .verb
                .is_some_and(|verb| line.pieces[verb].has(Sense::Not));
            not && before.any(|before| deed(&before))
        }
    }
}

/// It tells of something that was done. Who is invited may still decline.
fn came_about(line: &Line, clause: &Clause) -> bool {
    let Some(verb) = clause.verb.map(|verb| &line.pieces[verb]) else {
        return false;
    };
    let finite = verb.meanings.iter().any(|(sense, form)| {
        matches!(sense, Sense::Act(_))
            && matches!(form, Form::First | Form::Third | Form::Past | Form::Passive)
    });
    let invites = verb.meanings.iter().any(|(sense, _)| {
        matches!(
            sense,
            Sense::Kind(FavourKind::Access | FavourKind::Hosting, _) | Sense::Act(Act::Ask)
        )
    });
    finite && !invites && !clause.content && clause.act.is_some() && !is_said(clause.act)
}

/// After *but* or *so*, somebody else did what the first would or could not.
fn came_about_instead(line: &Line, clauses: &[Clause], at: usize) -> bool {
    let clause = &clauses[at];
    let before = &clauses[..at];
    let deed = matches!(
        clause.act,
        Some(Act::Do | Act::Introduce | Act::Lend | Act::Visit)
    );
    let instead = matches!(clause.turn, Some(Turn::Contrast | Turn::Sequel));
    if !deed || !instead || !came_about(line, clause) {
        return false;
    }
    let who = meant(clauses, clause.agent());
    let said = before.iter().filter(|before| is_said(before.act));
    let mut said = said.filter(|before| !before.content).peekable();
    let other = |said: &Clause| match said.act {
        Some(Act::Decline) => meant(clauses, said.agent()) != who,
        _ => matches!(who, Some(Who::Named(_))) && !who.is_some_and(|who| said.has(who)),
    };
    who.is_some_and(|who| who != Who::Them) && said.peek().is_some() && said.all(other)
}
