//! The people of a line and their parts in it, from who gives and how the others
//! stand to that.

use super::giving::{Giving, giving};
use super::relations::{Clause, Who, act};
use super::sense::{Act, Relation};
use crate::domain::favour::{Direction, FavourKind, Role};

pub(super) struct Parts {
    pub(super) direction: Direction,
    /// The verb that says the direction.
    pub(super) said: Option<usize>,
    /// By their pieces.
    pub(super) people: Vec<(Role, usize)>,
}

/// The parts of a line; `about` somebody, who need not be named in it.
pub(super) fn parts(clauses: &[Clause], kind: Option<FavourKind>, about: bool) -> Option<Parts> {
    let Giving {
        giver,
        asker,
        receiver,
    } = giving(clauses, kind, about)?;
    let introduction = kind == Some(FavourKind::Introduction);
    let thanks = act(clauses, Act::Thank).filter(|thanks| {
        thanks
            .who
            .iter()
            .any(|(who, _)| *who != giver && *who != Who::Them)
    });
    let mut others: Vec<(Who, Relation)> = Vec::new();
    let mut together: Vec<Who> = Vec::new();
    for clause in clauses {
        if thanks.is_some() && clause.act != Some(Act::Thank) {
            continue;
        }
        for (who, relation) in &clause.who {
            let agent = *relation == Relation::Agent;
            let is_asker = Some(*who) == asker && *who != Who::Me;
            if *who == giver || *who == Who::Them || is_asker || agent && *who == Who::Me {
                continue;
            }
            // Two who did it together both gave.
            if agent && clause.agent() == Some(giver) {
                together.push(*who);
                continue;
            }
            if !others.iter().any(|(other, _)| other == who) {
                others.push((*who, *relation));
            }
        }
    }
    if giver == Who::Me {
        others.retain(|(who, _)| *who != Who::Me);
    }
    let mut people = Vec::new();
    if let Who::Named(giver) = giver {
        people.push((Role::Giver, giver));
    }
    let role = |role: Role, who: &[Who]| -> Vec<(Role, usize)> {
        let named = who.iter().filter_map(|who| match who {
            Who::Named(piece) => Some((role, *piece)),
            _ => None,
        });
        named.collect()
    };
    people.extend(role(Role::Giver, &together));
    let asker = asker.filter(|asker| *asker != giver);
    let direction;
    if introduction {
        let who: Vec<Who> = others
            .iter()
            .filter(|(_, relation)| *relation != Relation::Place)
            .map(|(who, _)| *who)
            .collect();
        let named = who.iter().filter(|who| **who != Who::Me).count();
        let for_me = giver != Who::Me
            && (who.contains(&Who::Me)
                || receiver == Some(Who::Me)
                || asker == Some(Who::Me) && named < 2
                || named < 2 && asker.is_none());
        let mut who = who;
        if let Some(asker) = asker.filter(|asker| *asker != Who::Me && named < 2) {
            who.insert(0, asker);
        }
        if let Some(receiver) =
            receiver.filter(|receiver| *receiver != Who::Me && !who.contains(receiver))
        {
            who.insert(0, receiver);
        }
        direction = match (giver, for_me) {
            (Who::Me, _) => Direction::Given,
            (_, true) => Direction::Taken,
            _ => Direction::Between,
        };
        // *introduced Tom and me to Rachel*: Tom was with me.
        let of = |who: Who| {
            others
                .iter()
                .find(|(other, _)| *other == who)
                .map(|(_, relation)| *relation)
        };
        let mine = of(Who::Me);
        let apart = others.iter().any(|(_, relation)| Some(*relation) != mine);
        for other in who {
            let with_me = mine.is_some() && apart && of(other) == mine;
            let part = match for_me && !with_me {
                true => Role::Introduced,
                false => Role::Beneficiary,
            };
            people.extend(role(part, &[other]));
        }
    } else {
        let receivers = match receiver {
            Some(receiver) => with_companions(clauses, &others, receiver),
            None => receivers(&others, asker, kind),
        };
        direction = match giver {
            Who::Me => Direction::Given,
            _ if receivers.contains(&Who::Me) || receivers.is_empty() => Direction::Taken,
            _ => Direction::Between,
        };
        people.extend(role(Role::Beneficiary, &receivers));
    }
    // Who asked, and neither gives it nor is helped by it.
    if let Some(Who::Named(asker)) = asker
        && (introduction || !people.iter().any(|(_, piece)| *piece == asker))
    {
        people.push((Role::AskedBy, asker));
    }
    // A line about nobody tells of no favour between two.
    if people.is_empty() && !about {
        return None;
    }
    // Whether a guest gave or received, what they came for lets one guess.
    let guest = act(clauses, Act::Visit).is_some();
    let verb = clauses.iter().find_map(|clause| clause.verb);
    Some(Parts {
        direction,
        said: verb.filter(|_| !guest && !clauses.iter().any(|clause| clause.guessed)),
        people,
    })
}

/// *Tom and Emma stayed at ours*: what the one received, so did the other.
fn with_companions(clauses: &[Clause], others: &[(Who, Relation)], receiver: Who) -> Vec<Who> {
    let does = |clause: &Clause, who: Who| clause.who.contains(&(who, Relation::Agent));
    let beside = |(who, relation): &&(Who, Relation)| {
        let mut clauses = clauses.iter();
        *relation == Relation::Agent
            && *who != receiver
            && clauses.any(|clause| does(clause, receiver) && does(clause, *who))
    };
    let others = others.iter().filter(beside).map(|(who, _)| *who);
    [receiver].into_iter().chain(others).collect()
}

/// Those who stand nearest to what was done. In a recommendation that is whom
/// it is about, else whom it went to.
fn receivers(others: &[(Who, Relation)], asker: Option<Who>, kind: Option<FavourKind>) -> Vec<Who> {
    // *thanked me for the introduction to Priya*: not her.
    let of_object = matches!(
        kind,
        Some(FavourKind::Referral | FavourKind::Visibility | FavourKind::Thanks)
    );
    let rank = |relation: Relation| match relation {
        Relation::Patient => 0,
        Relation::Goal if of_object => 2,
        Relation::Goal => 0,
        Relation::Owner => 1,
        Relation::Company => 3,
        Relation::Agent | Relation::By | Relation::Through | Relation::Deed => 4,
        Relation::Topic => 5,
        Relation::Source => 6,
        Relation::Place => 7,
    };
    let nearest = others.iter().map(|(_, relation)| rank(*relation)).min();
    let near: Vec<Who> = others
        .iter()
        .filter(|(_, relation)| Some(rank(*relation)) == nearest)
        .map(|(who, _)| *who)
        .collect();
    match asker {
        // What is asked for is for the one who asks, unless it says for whom.
        Some(asker) if nearest.is_none_or(|nearest| nearest > 1) => vec![asker],
        _ => near,
    }
}
