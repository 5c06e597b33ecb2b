//! Clauses, and how their people stand to the verb. English says it by place
//! and preposition, Finnish by case and by the verb's own ending; both end in
//! the same relations, and what follows knows no language.

use super::sense::{Act, Piece, Relation, Sense, Turn};
use super::{Line, asides, english_clauses, finnish_clauses};
use crate::domain::favour::FavourKind;

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
    /// It ends in a question mark.
    pub(super) question: bool,
    /// How it hangs on what stands before it.
    pub(super) turn: Option<Turn>,
    /// It says why, when or what else, and nothing of what came about.
    pub(super) aside: bool,
    /// Who does it is told by no more than that nobody else does.
    pub(super) guessed: bool,
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
    for clause in &mut clauses {
        if is_guest_of_mine(line, clause) {
            clause.act = Some(Act::Visit);
        }
    }
    answer_questions(&mut clauses);
    for at in 0..clauses.len() {
        if invites(line, &clauses, at) {
            clauses[at].act = Some(Act::Do);
        } else if offers(&clauses, at) {
            clauses[at].act = Some(Act::Promise);
        }
    }
    asides::find(line, &mut clauses);
    clauses
}

/// *Tom was at ours*, *Tom oli meillä*: nothing else is told of him.
fn is_guest_of_mine(line: &Line, clause: &Clause) -> bool {
    let somebody = matches!(clause.agent(), Some(Who::Named(_)));
    let here = clause.who.contains(&(Who::Me, Relation::Place));
    clause.act.is_none() && somebody && here && line.says_was()
}

/// *Would Emma read it? Asked her today*: what is asked is what the question says.
/// One that nobody is said to have asked is mine to ask.
fn answer_questions(clauses: &mut Vec<Clause>) {
    let question = |clause: &Clause| {
        let deed = clause.act.is_some() && !is_said(clause.act);
        clause.question && deed && !clause.content
    };
    let Some(at) = clauses.iter().position(question) else {
        return;
    };
    clauses[at].content = true;
    if act(clauses, Act::Ask).is_none() {
        let ask = Clause {
            act: Some(Act::Ask),
            who: vec![(Who::Me, Relation::Agent)],
            ..Clause::default()
        };
        clauses.insert(at, ask);
    }
}

/// *asked me to dinner*, *pyysi minut illalliselle*: what is asked for is to come.
fn invites(line: &Line, clauses: &[Clause], at: usize) -> bool {
    let (ask, next) = (&clauses[at], clauses.get(at + 1));
    // In Finnish *Tomin saunaan* is his sauna as well.
    let whom = match line.language.is_finnish {
        true => &[Relation::Patient, Relation::Owner][..],
        false => &[Relation::Patient],
    };
    let somebody = ask.passive || ask.first(whom).is_some();
    let Some(verb) = ask.verb.filter(|_| ask.act == Some(Act::Ask) && somebody) else {
        return false;
    };
    let end = next.and_then(|next| next.verb);
    let mut after = verb + 1..end.unwrap_or(line.pieces.len());
    // *asked us over*
    let over = |piece: &Piece| {
        piece.to == piece.from + 1
            && matches!(line.tokens[piece.from].word.as_str(), "over" | "round")
    };
    !next.is_some_and(|next| next.content)
        && after.any(|at| is_destination(line, at) || over(&line.pieces[at]))
}

/// *to her party*, *saunaan*: where a guest goes.
fn is_destination(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let word = |piece: &Piece| line.tokens[piece.from].word.as_str();
    let for_guests = piece.meanings.iter().any(|(sense, _)| {
        matches!(
            sense,
            Sense::Kind(FavourKind::Hosting | FavourKind::Access, _)
        )
    });
    for_guests
        && match line.language.is_finnish {
            true => word(piece).ends_with("lle") || word(piece).ends_with('n'),
            false => {
                let mut before = line.pieces[..at].iter().rev();
                let link = before.find(|piece| !piece.has(Sense::Skip) && !line.determines(piece));
                link.is_some_and(|link| word(link) == "to")
            }
        }
}

/// *Anna wants to help me*: nobody is asked, and she is who would.
fn offers(clauses: &[Clause], at: usize) -> bool {
    let (ask, next) = (&clauses[at], clauses.get(at + 1));
    let nobody = ask.first(&[Relation::Patient, Relation::Source]).is_none();
    let theirs = ask.agent().is_some_and(|agent| agent != Who::Me);
    ask.act == Some(Act::Ask)
        && !ask.passive
        && nobody
        && theirs
        && next.is_some_and(|next| {
            let mut who = next.who.iter();
            let for_me = who.any(|(who, relation)| {
                *who == Who::Me && matches!(relation, Relation::Patient | Relation::Goal)
            });
            let gives = next.content && next.agent().is_none() && next.act != Some(Act::Get);
            gives && for_me
        })
}

/// Who was to have a clause of their own, and no verb came. After *when* they
/// only say when: *cooked dinner when Tom was ill*.
pub(super) fn left_over(clause: &mut Clause, waiting: Vec<(Who, Relation)>, turn: Option<Turn>) {
    let last = clause.who.iter().rev().find(|(who, _)| *who != Who::Me);
    let relation = match turn {
        Some(Turn::Circumstance) => Relation::Topic,
        // *helped Emma but also Tom*
        Some(Turn::Contrast) => last.map_or(Relation::Topic, |(_, relation)| *relation),
        // *introduced them, they're happy*: it tells nothing of who did it.
        _ => {
            let named = waiting.into_iter().filter(|(who, _)| *who != Who::Them);
            clause.who.extend(named);
            return;
        }
    };
    let named = waiting.into_iter().filter(|(who, _)| *who != Who::Me);
    clause.who.extend(named.map(|(who, _)| (who, relation)));
}

/// The first clause of an act.
pub(super) fn act(clauses: &[Clause], act: Act) -> Option<&Clause> {
    clauses.iter().find(|clause| clause.act == Some(act))
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
