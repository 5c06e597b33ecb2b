//! Finnish clauses: who stands where is told by case, and by the verb's ending.

use super::inflection::Case;
use super::relations::{Clause, Who, is_said, leads, left_over, pronoun};
use super::sense::{Act, Form, Piece, Relation, Sense};
use super::text::Shape;
use super::{Kin, Line};

pub(super) fn clauses(line: &Line) -> Vec<Clause> {
    let pieces = line.pieces;
    let mut clauses = vec![Clause::default()];
    let mut opens = false;
    // What opens is no part of what was asked or promised.
    let mut turned = false;
    let mut turn = None;
    let mut waiting: Vec<(Who, Relation)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.dated {
            continue;
        }
        let led = leads(&clauses);
        let Some(clause) = clauses.last_mut() else {
            break;
        };
        let act = piece.act().filter(|(_, form)| {
            let noun =
                piece.is_noun() && !matches!(form, Form::First | Form::FirstNow | Form::Plain);
            piece.person.is_none()
                && (!noun
                    || clause.act.is_none() && *form == Form::Third && !other_finite(line, at))
        });
        let strange = unknown_verb(line, at).filter(|_| clause.act.is_none());
        if let Some((act, form)) = act.or(strange) {
            let finite = matches!(
                form,
                Form::First
                    | Form::FirstNow
                    | Form::Third
                    | Form::Passive
                    | Form::Plain
                    | Form::Past
            );
            // *että Tom lähettää*
            let subject = waiting.iter().any(|(_, of)| *of == Relation::Agent);
            let finite = finite || form == Form::Base && opens && subject;
            // *sanoi auttavansa* is a promise.
            let word = &line.tokens[piece.from].word;
            if clause.act.is_none() && (word.ends_with("vansa") || word.ends_with("vani")) {
                clause.act = Some(Act::Promise);
                clause.verb = Some(at);
            }
            let infinitive = clause.act.is_some()
                && !opens
                && !matches!(form, Form::First | Form::FirstNow | Form::Third);
            if clause.act.is_some() && (opens && finite || is_said(clause.act) && infinitive) {
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
            // *tuli yöpymään*, *tuli auttamaan*: what it was for tells who gives.
            if clause.act == Some(Act::Visit) && form == Form::Infinitive {
                clause.act = Some(act);
            }
            if clause.act.is_none() {
                clause.act = Some(act);
                clause.verb = Some(at);
                clause.passive = form == Form::Passive;
                clause.present = form == Form::FirstNow;
                let mine = matches!(form, Form::First | Form::FirstNow)
                    || form == Form::Plain && says_mine(line, piece);
                if mine && (!clause.has(Who::Me) || clause.agent().is_none()) {
                    clause.who.insert(0, (Who::Me, Relation::Agent));
                }
                opens = false;
                turned = false;
                turn = None;
            }
            continue;
        }
        // *declined Anna's help*: it was offered.
        clause.offered |=
            piece.has(Sense::Offered) || clause.act == Some(Act::Decline) && line.says_help(piece);
        clause.question |= line.tokens[piece.from].text == "?";
        if line.ends_sentence(at) {
            opens = clause.act.is_some();
            turned = true;
            turn = None;
            continue;
        }
        if piece.has(Sense::That) || piece.turn().is_some() {
            // *voisko se*: what follows is asked.
            opens = clause.act.is_some();
            turn = piece.turn();
            turned = turn.is_some();
            if at == 0 {
                clause.turn = turn;
            }
            continue;
        }
        if piece.has(Sense::And) {
            let next = pieces.get(at + 1);
            turned = true;
            turn = None;
            opens = clause.act.is_some()
                && next.is_some_and(|next| {
                    next.person.is_none()
                        && next.act().is_some_and(|(_, form)| form != Form::Infinitive)
                });
            continue;
        }
        if line.tokens[piece.from].text == "," {
            let mut next = pieces[at + 1..].iter().take(2);
            let own = next.any(|next| {
                let act = next.act();
                next.has(Sense::Beholden)
                    || act.is_some_and(|(act, form)| {
                        act == Act::Decline || matches!(form, Form::First | Form::FirstNow)
                    })
            });
            if led && clause.act.is_none() {
                clause.turn = None;
            }
            opens |= (own || led) && clause.act.is_some();
            turned |= (own || led) && clause.act.is_some();
            continue;
        }
        if is_left_out(line, at) {
            continue;
        }
        if let Some(person) = &piece.person {
            let after = pieces.get(at + 1);
            let post = after.and_then(Piece::link);
            let relation = match person.case {
                Case::Nominative | Case::Genitive if post.is_some() => {
                    post.unwrap_or(Relation::Company)
                }
                Case::Nominative if opens => Relation::Agent,
                // *kiitos Anna*: whom it calls.
                Case::Nominative if clause.act == Some(Act::Thank) => Relation::Goal,
                Case::Nominative if clause.agent().is_some() || clause.passive => {
                    match coordinated(line, at) {
                        true => clause
                            .who
                            .last()
                            .map_or(Relation::Patient, |(_, relation)| *relation),
                        false => Relation::Patient,
                    }
                }
                Case::Nominative => Relation::Agent,
                Case::Genitive if before_noun(line, at) => match clause.who.last() {
                    // *Annan ja Pekan juhliin*: as the one before.
                    Some((_, Relation::Patient)) if coordinated(line, at) => Relation::Patient,
                    _ if clause.act.is_none() && line.owns_deed(at) => Relation::Deed,
                    _ if clause.act.is_none() && line.kin(at) == Some(Kin::Named) => continue,
                    _ if clause.act.is_none() && line.kin(at).is_some() => Relation::Deed,
                    _ if may_host(clause) && before_place(line, at) => Relation::Place,
                    _ => Relation::Owner,
                },
                Case::Genitive | Case::Partitive => Relation::Patient,
                Case::Allative => Relation::Goal,
                Case::Ablative => Relation::Source,
                Case::Elative => Relation::Topic,
                Case::Illative => Relation::Topic,
                Case::Adessive | Case::Inessive | Case::Other => Relation::Place,
            };
            // *Tomin ja Priyan kanssa*: the last says it of both.
            if let (Some(post), Some(last)) = (post, clause.who.last_mut())
                && coordinated(line, at)
                && last.1 != Relation::Agent
            {
                last.1 = post;
            }
            match opens {
                true => waiting.push((Who::Named(at), relation)),
                false => clause.who.push((Who::Named(at), relation)),
            }
            continue;
        }
        if owned_by_me(line, piece, clause) {
            let relation = match guest_of_mine(line, at, clause) {
                true => Relation::Place,
                false => Relation::Owner,
            };
            clause.who.push((Who::Me, relation));
            continue;
        }
        if let Some((who, relation)) = pronoun(piece) {
            let post = pieces.get(at + 1).and_then(Piece::link);
            let mine = who == Who::Me && guest_of_mine(line, at, clause);
            let relation = match mine {
                true => Some(Relation::Place),
                false => relation,
            };
            let relation = post.or(relation).unwrap_or(match who {
                Who::Them if opens || clause.act.is_none() => Relation::Agent,
                _ => Relation::Patient,
            });
            match opens {
                true => waiting.push((who, relation)),
                false => clause.who.push((who, relation)),
            }
        }
    }
    if let Some(clause) = clauses.last_mut() {
        left_over(clause, waiting, turn);
    }
    // *autto Tomia*: the verb says that somebody else did.
    for clause in &mut clauses {
        let theirs = clause.verb.is_some_and(|verb| {
            let mut forms = line.pieces[verb].forms().peekable();
            forms.peek().is_some() && forms.all(|form| form == Form::Third)
        });
        clause.guessed |= theirs && clause.agent().is_none();
    }
    clauses
}

/// *Anna lainasi autoani*: in written Finnish the noun says whose it is.
fn owned_by_me(line: &Line, piece: &Piece, clause: &Clause) -> bool {
    let token = &line.tokens[piece.from];
    let mine = token.word.ends_with("ni") || token.word.ends_with("mme");
    let asks_whose = matches!(
        clause.act,
        Some(Act::Lend | Act::Return | Act::Visit | Act::Get)
    );
    let noun = piece.meanings.is_empty() || piece.is_noun();
    asks_whose && mine && noun && token.shape == Shape::Lower && token.word.len() > 4
}

/// *Anna tuli meille*, *Anna kävi meillä*, *Anna oli meillä*, *vietti viikon mökillämme*.
fn guest_of_mine(line: &Line, at: usize, clause: &Clause) -> bool {
    let is_verb = |at: &usize| line.pieces[*at].act().is_some();
    let verb = clause.verb.or((at..line.pieces.len()).find(is_verb));
    let verb = verb.map(|verb| &line.pieces[verb]);
    let visits = verb.map_or(line.says_was(), |verb| {
        verb.act().is_some_and(|(act, _)| act == Act::Visit)
    });
    let comes = verb.is_some_and(|verb| line.tokens[verb.from].word.starts_with("tul"));
    let mut pieces = line.pieces.iter();
    // *Minulle tuli Annalta lahja*: nobody came.
    let somebody = pieces.any(|piece| {
        let person = piece.person.as_ref();
        person.is_some_and(|person| person.case == Case::Nominative)
    });
    let word = line.tokens[line.pieces[at].from].word.as_str();
    let word = word.trim_end_matches("mme").trim_end_matches("ni");
    let there = ["lla", "ssa"].iter().any(|case| word.ends_with(case));
    visits && somebody && (there || comes && word.ends_with("lle"))
}

fn says_mine(line: &Line, piece: &Piece) -> bool {
    let mut words = line.tokens[piece.from..piece.to].iter();
    words.any(|token| {
        matches!(
            token.word.as_str(),
            "en" | "etten" | "enka" | "emme" | "olen" | "oon" | "olemme"
        ) || token.word.ends_with("in") && token.shape != Shape::Mark
    })
}

fn other_finite(line: &Line, at: usize) -> bool {
    line.pieces.iter().enumerate().any(|(other, piece)| {
        other != at
            && piece.person.is_none()
            && piece
                .act()
                .is_some_and(|(_, form)| matches!(form, Form::First | Form::FirstNow | Form::Third))
    })
}

fn coordinated(line: &Line, at: usize) -> bool {
    at > 1
        && (line.pieces[at - 1].has(Sense::And)
            || line.tokens[line.pieces[at - 1].from].text == ",")
        && (line.pieces[at - 2].person.is_some()
            || line.pieces[at - 2].has(Sense::Me(Some(Relation::Agent))))
}

/// *ajoi Emman kotiin, ei mua*: nothing of it is theirs.
fn is_left_out(line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &line.pieces[at]);
    let not = before.is_some_and(|before| {
        let word = line.tokens[before.from].word.as_str();
        before.to == before.from + 1 && matches!(word, "ei" | "en" | "eika" | "enka")
    });
    let after = line.pieces.get(at + 1);
    not && after.is_none_or(|after| line.tokens[after.from].shape == Shape::Mark)
}

/// A verb that no table has, in a line without another: *tuunasin*, or what
/// follows its subject as *tuunasi*.
fn unknown_verb(line: &Line, at: usize) -> Option<(Act, Form)> {
    let piece = &line.pieces[at];
    let token = &line.tokens[piece.from];
    let strange = piece.meanings.is_empty() && piece.person.is_none() && token.word.len() > 4;
    if !strange || token.shape == Shape::Mark || other_finite(line, at) {
        return None;
    }
    let before = at.checked_sub(1).map(|at| &line.pieces[at]);
    let opens =
        before.is_none_or(|before| before.dated || before.has(Sense::Me(Some(Relation::Agent))));
    let after_subject = before
        .and_then(|before| before.person.as_ref())
        .is_some_and(|person| person.case == Case::Nominative);
    match token.word.as_str() {
        word if opens && word.ends_with("in") => Some((Act::Do, Form::First)),
        word if after_subject && (word.ends_with('i') || word.ends_with("as")) => {
            Some((Act::Do, Form::Third))
        }
        _ => None,
    }
}

fn may_host(clause: &Clause) -> bool {
    matches!(clause.act, None | Some(Act::Get | Act::Visit))
}

/// *Annan mökillä*: a genitive whose noun is a place.
fn before_place(line: &Line, at: usize) -> bool {
    let next = line.pieces.get(at + 1);
    next.is_some_and(|next| {
        let word = &line.tokens[next.from].word;
        word.ends_with("lla") || word.ends_with("ssa")
    })
}

/// *Liisan gradun*: a genitive that has something.
fn before_noun(line: &Line, at: usize) -> bool {
    let Some(next) = line.pieces.get(at + 1) else {
        return false;
    };
    let token = &line.tokens[next.from];
    let kind = next
        .meanings
        .iter()
        .any(|(sense, _)| matches!(sense, Sense::Kind(..)));
    let noun_like = next.is_noun()
        || next.meanings.is_empty()
        || next.has(Sense::Skip)
        || next.has(Sense::Kin)
        || kind && next.act().is_none();
    noun_like && !next.dated && next.person.is_none() && token.shape != Shape::Mark
}
