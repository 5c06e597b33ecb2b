//! English clauses: who stands where is told by place and preposition.

use super::inflection::Case;
use super::relations::{Clause, Who, is_said, leads, left_over, pronoun};
use super::sense::{Act, Form, Piece, Relation, Sense};
use super::text::Shape;
use super::{Kin, Line};
use crate::domain::favour::FavourKind;

pub(super) fn clauses(line: &Line) -> Vec<Clause> {
    let pieces = line.pieces;
    let word = |at: usize| line.tokens[pieces[at].from].word.as_str();
    let mut clauses = vec![Clause::default()];
    let mut link: Option<Relation> = None;
    // A participle after *was* or *got*.
    let mut passive = false;
    let mut opens = false;
    // What opens is no part of what was asked or promised.
    let mut turned = false;
    let mut turn = None;
    // Of the clause that opens, before its verb.
    let mut waiting: Vec<(Who, Relation)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.dated {
            link = None;
            continue;
        }
        let led = leads(&clauses);
        let Some(clause) = clauses.last_mut() else {
            break;
        };
        if piece.person.is_none()
            && is_verb(line, at, clause, link, opens)
            && let Some((act, form)) = piece.act()
        {
            let infinitive =
                link == Some(Relation::Goal) && matches!(form, Form::Base | Form::Plain);
            let subject = pronoun(piece);
            let begins_own = subject.is_some_and(|(_, relation)| relation == Some(Relation::Agent));
            // *came to stay*, *came to help*: what it was for tells who gives.
            if clause.act == Some(Act::Visit) && infinitive && !opens {
                clause.act = Some(act);
                link = piece.link();
                continue;
            }
            let next =
                clause.act.is_some() && (infinitive || opens || begins_own || is_said(clause.act));
            if next {
                let content = is_said(clause.act) && (infinitive || !turned);
                let mut new = Clause {
                    content,
                    turn: turn.take(),
                    ..Clause::default()
                };
                new.who.append(&mut waiting);
                clauses.push(new);
            }
            let Some(clause) = clauses.last_mut() else {
                break;
            };
            if clause.act.is_none() {
                clause.act = Some(act);
                clause.verb = Some(at);
                clause.passive = passive && form == Form::Past;
                if clause.passive {
                    suffers(clause);
                }
            }
            if let Some((who, Some(Relation::Agent))) = subject {
                clause.who.push((who, Relation::Agent));
            }
            passive = false;
            opens = false;
            turned = false;
            turn = None;
            // *stayed with Anna*: the phrase ends in its preposition.
            link = piece.link();
            continue;
        }
        // *declined Anna's help*: it was offered.
        clause.offered |=
            piece.has(Sense::Offered) || clause.act == Some(Act::Decline) && line.says_help(piece);
        clause.question |= word(at) == "?";
        if line.ends_sentence(at) {
            opens = clause.act.is_some();
            turned = true;
            turn = None;
            link = None;
            continue;
        }
        if piece.has(Sense::That) || piece.turn().is_some() {
            opens = clause.act.is_some();
            turn = piece.turn();
            turned = turn.is_some();
            if at == 0 {
                clause.turn = turn;
            }
            link = None;
            continue;
        }
        if piece.person.is_some() || pronoun(piece).is_some() {
            let (who, given) = match pronoun(piece) {
                Some(pronoun) if piece.person.is_none() => pronoun,
                _ => (Who::Named(at), None),
            };
            let owner = piece
                .person
                .as_ref()
                .is_some_and(|person| person.case == Case::Genitive)
                || next_is_bare_apostrophe(line, at);
            let after_and = at > 0 && pieces[at - 1].has(Sense::And);
            let begins = given == Some(Relation::Agent) && clause.act.is_some();
            let owner = owner || given == Some(Relation::Owner);
            // *drove Emma, not me*
            if at > 0 && word(at - 1) == "not" {
                continue;
            }
            let kin = match owner && clause.act.is_none() {
                true => line.kin(at),
                false => None,
            };
            clause.guessed |= kin == Some(Kin::Alone);
            if kin == Some(Kin::Named) {
                continue;
            }
            let relation = match given {
                _ if owner && clause.act.is_none() && line.owns_deed(at) => Relation::Deed,
                None if kin.is_some() => Relation::Deed,
                _ if owner && gets_for_kin(line, at, clause) => Relation::Goal,
                _ if owner && link == Some(Relation::Place) => Relation::Place,
                _ if owner => Relation::Owner,
                Some(relation) => relation,
                None if link.is_some() => link.unwrap_or(Relation::Patient),
                None if who == Who::Me && clause.act.is_none() => Relation::Patient,
                None if clause.act.is_none() || opens => Relation::Agent,
                None if after_and && clause.act.is_some() && verb_next(line, at) => {
                    opens = true;
                    turned = true;
                    Relation::Agent
                }
                None => Relation::Patient,
            };
            turned |= begins && after_and;
            opens |= begins;
            match opens {
                true => waiting.push((who, relation)),
                false => clause.who.push((who, relation)),
            }
            continue;
        }
        if let Some(relation) = piece.link() {
            link = Some(relation);
        } else if piece.has(Sense::And) {
            if at + 1 < pieces.len()
                && clause.act.is_some()
                && pieces[at + 1].act().is_some()
                && pieces[at + 1].person.is_none()
            {
                opens = true;
                turned = true;
                turn = None;
            }
        } else if piece.has(Sense::Be) {
            passive = true;
            link = None;
        } else if matches!(word(at), "," | "a" | "an" | "the" | "each" | "both") {
            // They stand between a preposition and its noun. After a comma
            // a verb has a subject of its own, if only a silent *I*.
            let next = pieces.get(at + 1).filter(|_| word(at) == ",");
            let verb = next.is_some_and(|next| {
                next.act().is_some_and(|(_, form)| form == Form::Past) && !next.is_noun()
            });
            let ends = word(at) == "," && led;
            if ends && clause.act.is_none() {
                clause.turn = None;
            }
            opens |= (verb || ends) && clause.act.is_some();
            turned |= (verb || ends) && clause.act.is_some();
        } else {
            link = None;
        }
    }
    if let Some(clause) = clauses.last_mut() {
        left_over(clause, waiting, turn);
    }
    if let Some(main) = clauses.first_mut() {
        without_subject(line, main);
    }
    // *helped Tom*: who writes leaves out the *I*; not so in *helped me move*.
    let main = clauses
        .first_mut()
        .filter(|main| main.act.is_some() && !main.passive);
    let silent = |main: &&mut Clause| main.first(&[Relation::Agent, Relation::Deed]).is_none();
    if let Some(main) = main.filter(silent) {
        let to_me = main.first(&[Relation::Patient, Relation::Goal]) == Some(Who::Me)
            && matches!(main.act, Some(Act::Do | Act::Introduce | Act::Visit));
        let agent = if to_me { Who::Them } else { Who::Me };
        main.guessed |= !to_me && main.verb.is_some_and(|verb| has_subject(line, verb));
        main.who.push((agent, Relation::Agent));
    }
    clauses
}

/// In the passive the subject is whom it is done to.
fn suffers(clause: &mut Clause) {
    for (_, relation) in &mut clause.who {
        if *relation == Relation::Agent {
            *relation = Relation::Patient;
        }
    }
}

/// *driven home by Tom*, *was introduced to Pekka*: who writes leaves out the *I*.
fn without_subject(line: &Line, main: &mut Clause) {
    let Some(verb) = main.verb else {
        return;
    };
    let participle = line.pieces[verb]
        .meanings
        .iter()
        .any(|(sense, form)| matches!(sense, Sense::Act(_)) && *form == Form::Past);
    let by = matches!(main.first(&[Relation::By]), Some(Who::Named(_)));
    let of = |relations: &[Relation]| main.first(relations).is_some();
    // *I read a draft by Tom*: he wrote it.
    let mut after = line.pieces[verb + 1..]
        .iter()
        .skip_while(|piece| line.determines(piece) || piece.has(Sense::Skip));
    let written = line.pieces[verb].has(Sense::Kind(FavourKind::Feedback, 2))
        && after.next().is_some_and(Piece::is_noun);
    let mine = main.who.contains(&(Who::Me, Relation::Agent));
    if participle && by && !mine && !written && !of(&[Relation::Patient]) {
        main.passive = true;
        suffers(main);
    }
    let mut before = line.pieces[..verb].iter();
    let begins = before.all(|piece| piece.dated || piece.has(Sense::Be) || piece.has(Sense::Skip));
    let suffering = [Relation::Patient, Relation::Owner, Relation::Deed];
    if main.passive && begins && main.first(&suffering).is_none() {
        main.who.push((Who::Me, Relation::Patient));
    }
}

/// Words before the verb that no table has: somebody else may do it.
fn has_subject(line: &Line, verb: usize) -> bool {
    line.pieces[..verb].iter().any(|piece| {
        let strange = piece.meanings.is_empty() && piece.person.is_none() && !piece.dated;
        strange && line.tokens[piece.from].shape != Shape::Mark
    })
}

/// *got my nephew a job*: it was for him.
fn gets_for_kin(line: &Line, at: usize, clause: &Clause) -> bool {
    let mut after = line.pieces[at + 1..].iter();
    let kin = after.next().is_some_and(|kin| kin.has(Sense::Kin));
    let thing = after.next().is_some_and(|next| line.determines(next));
    clause.act == Some(Act::Get) && kin && thing
}

fn next_is_bare_apostrophe(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let next = line.tokens.get(piece.to);
    piece.person.is_some() && next.is_some_and(|next| matches!(next.text, "'" | "’"))
}

fn verb_next(line: &Line, at: usize) -> bool {
    let next = line.pieces.get(at + 1);
    next.is_some_and(|next| {
        next.act()
            .is_some_and(|(_, form)| form != Form::Base && form != Form::Ing)
    })
}

/// Whether what may be a verb is one here: *a review of*, *for help* and *my
/// offer* are none.
fn is_verb(line: &Line, at: usize, clause: &Clause, link: Option<Relation>, opens: bool) -> bool {
    let piece = &line.pieces[at];
    let Some((act, form)) = piece.act() else {
        return false;
    };
    let before = at.checked_sub(1).map(|at| &line.pieces[at]);
    let word = before.map(|before| line.tokens[before.to - 1].word.as_str());
    if form == Form::Plain {
        // *will* promises only what follows.
        let will = piece.has(Sense::Will);
        let next = line.pieces[at + 1..]
            .iter()
            .find(|next| next.person.is_some() || !next.has(Sense::Skip));
        let verb_follows = next.is_some_and(|next| {
            next.act()
                .is_some_and(|(_, form)| matches!(form, Form::Base))
        });
        return !will || verb_follows;
    }
    if matches!(
        word,
        Some("a" | "an" | "the" | "some" | "any" | "quick" | "this" | "that" | "good" | "big")
    ) {
        return false;
    }
    let owner = before.is_some_and(|before| {
        before
            .person
            .as_ref()
            .is_some_and(|person| person.case == Case::Genitive)
            || before.meanings.iter().any(|(sense, _)| {
                matches!(
                    sense,
                    Sense::Me(Some(Relation::Owner)) | Sense::Them(Some(Relation::Owner))
                )
            })
    });
    if owner && form != Form::Past {
        return false;
    }
    // *got introduced*, *has promised*.
    if act == Act::Get {
        let next = line.pieces[at + 1..]
            .iter()
            .find(|next| !next.has(Sense::Skip));
        let participle = next.is_some_and(|next| {
            next.act()
                .is_some_and(|(act, form)| act != Act::Get && form == Form::Past)
                && !next.is_noun()
        });
        if participle && clause.act.is_none() {
            return false;
        }
    }
    match form {
        Form::Ing => link.is_some() || clause.act.is_none() || is_said(clause.act),
        Form::Base if link == Some(Relation::Goal) && word == Some("for") => false,
        Form::Base if matches!(link, Some(Relation::Goal) | None) => {
            // *help* and *review* after a noun or a person are nouns, unless what
            // went before wants a verb.
            clause.act.is_none()
                || opens
                || link.is_some()
                || wants_verb(clause) && !piece.is_noun()
        }
        Form::Base => false,
        Form::Third if piece.is_noun() && clause.act.is_some() => false,
        _ => true,
    }
}

fn wants_verb(clause: &Clause) -> bool {
    matches!(clause.act, Some(Act::Promise | Act::Decline | Act::Ask))
}
