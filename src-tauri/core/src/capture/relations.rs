//! Clauses, and how their people stand to the verb. English says it by place
//! and preposition, Finnish by case and by the verb's own ending; both end in
//! the same relations, and what follows knows no language.

use super::sense::{Act, Piece, Relation, Sense, Turn};
use super::{Line, asides, english_clauses, finnish_clauses};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Me,
    /// Somebody named elsewhere in the line.
    Them,
    /// By the piece that names them.
    Named(usize),
}

#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    pub(super) act: Option<Act>,
    /// The piece of the verb.
    pub(super) verb: Option<usize>,
    pub(super) passive: bool,
    /// The verb says that it has not been done yet.
    pub(super) present: bool,
    /// It says what is asked for, promised or declined: an infinitive, or a
    /// clause of its own after *that* or *if*.
    pub(super) content: bool,
    /// It speaks of an offer: who takes or declines it would receive.
    pub(super) offered: bool,
    /// How it hangs on what stands before it.
    pub(super) turn: Option<Turn>,
    /// It says why, when or what else, and nothing of what came about.
    pub(super) aside: bool,
    pub(super) who: Vec<(Who, Relation)>,
}

impl Clause {
    /// Of two who did it together, me.
    pub(super) fn agent(&self) -> Option<Who> {
        if self.who.contains(&(Who::Me, Relation::Agent)) {
            return Some(Who::Me);
        }
        self.first(&[Relation::Agent])
    }

    /// The first who stands in one of these relations.
    pub(super) fn first(&self, relations: &[Relation]) -> Option<Who> {
        let mut who = self.who.iter();
        who.find(|(_, relation)| relations.contains(relation))
            .map(|(who, _)| *who)
    }

    pub(super) fn has(&self, who: Who) -> bool {
        self.who.iter().any(|(other, _)| *other == who)
    }
}

pub(super) fn clauses(line: &Line) -> Vec<Clause> {
    let mut clauses = match line.language.is_finnish {
        true => finnish_clauses::clauses(line),
        false => english_clauses::clauses(line),
    };
    asides::find(line, &mut clauses);
    clauses
}

/// Who is meant by *she*: whoever was named before.
pub(super) fn meant(clauses: &[Clause], who: Option<Who>) -> Option<Who> {
    if who != Some(Who::Them) {
        return who;
    }
    let mut all = clauses.iter().flat_map(|clause| &clause.who);
    all.find(|(who, _)| matches!(who, Who::Named(_)))
        .map(|(who, _)| *who)
}

/// Whether the line began with why or when, and what came about is to follow:
/// *when I asked, …*
pub(super) fn leads(clauses: &[Clause]) -> bool {
    let first = clauses.first();
    let opens = first.is_some_and(|first| first.turn == Some(Turn::Circumstance));
    opens && clauses[1..].iter().all(|clause| clause.content)
}

/// Acts that speak of another one.
pub(super) fn is_said(act: Option<Act>) -> bool {
    matches!(
        act,
        Some(Act::Ask | Act::Promise | Act::Decline | Act::Thank)
    )
}

pub(super) fn pronoun(piece: &Piece) -> Option<(Who, Option<Relation>)> {
    piece.meanings.iter().find_map(|(sense, _)| match sense {
        Sense::Me(relation) => Some((Who::Me, *relation)),
        Sense::Them(relation) => Some((Who::Them, *relation)),
        _ => None,
    })
}
