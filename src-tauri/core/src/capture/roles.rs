//! Who gave and who received. The rules know acts and relations, and no
//! language.

use super::relations::{Clause, Who, meant};
use super::sense::{Act, Relation};
use crate::domain::favour::{Direction, FavourKind, Role};

pub(super) struct Parts {
    pub(super) direction: Direction,
    /// The verb that says the direction.
    pub(super) said: Option<usize>,
    /// By their pieces.
    pub(super) people: Vec<(Role, usize)>,
}

/// Who does what the line tells of, and who else is in it.
struct Giving {
    giver: Who,
    /// Who asked, where somebody did.
    asker: Option<Who>,
    /// Who receives whatever the relations say, where the verb itself tells.
    receiver: Option<Who>,
}

pub(super) fn act(clauses: &[Clause], act: Act) -> Option<&Clause> {
    clauses.iter().find(|clause| clause.act == Some(act))
}

/// The verb's act, where borrowing and lending are one verb.
fn settled(clause: &Clause) -> Option<Act> {
    match clause.act {
        Some(Act::Lend) => {
            let agent = clause.agent();
            let others = |relation| {
                let mut who = clause.who.iter();
                who.any(|(who, other)| {
                    *other == relation && Some(*who) != agent && *who != Who::Them
                })
            };
            let borrowed =
                others(Relation::Source) || others(Relation::Owner) && !others(Relation::Goal);
            Some(if borrowed { Act::Get } else { Act::Do })
        }
        act => act,
    }
}

fn known(who: Option<Who>) -> Option<Who> {
    who.filter(|who| *who != Who::Them)
}

/// Who gives, where the line tells. `Them` is whoever the line is written about,
/// or somebody it does not name.
fn giving(clauses: &[Clause], kind: Option<FavourKind>, about: bool) -> Option<Giving> {
    use Relation as R;
    let content = clauses.iter().find(|clause| clause.content);
    let decline = act(clauses, Act::Decline);
    if let Some(ask) = act(clauses, Act::Ask) {
        let asker = match ask.passive {
            true => ask.first(&[R::By]).unwrap_or(Who::Them),
            false => meant(clauses, ask.agent())
                .or(ask.agent().filter(|_| about))
                .unwrap_or(Who::Me),
        };
        let asked = ask.who.iter().find(|(who, relation)| {
            *who != asker && *who != Who::Them && matches!(relation, R::Patient | R::Source)
        });
        let asked = match asked {
            Some((who, _)) => Some(*who),
            None if ask.passive => Some(Who::Me),
            None => {
                let decliner = decline.and_then(Clause::agent);
                known(decliner).filter(|who| *who != asker)
            }
        };
        let agent = content.and_then(|content| known(content.agent()));
        let getting = content.is_some_and(|content| settled(content) == Some(Act::Get));
        if getting {
            let receiver = agent.unwrap_or(asker);
            let from = content.and_then(|content| {
                let mut who = content.who.iter();
                who.find(|(who, relation)| {
                    *who != receiver
                        && *who != Who::Them
                        && matches!(relation, R::Source | R::Owner)
                })
            });
            let giver = from.map(|(who, _)| *who).or(asked);
            return Some(Giving {
                giver: giver.unwrap_or(Who::Me),
                asker: Some(asker),
                receiver: Some(receiver),
            });
        }
        let giver = agent
            .or(asked)
            .or((asker != Who::Me).then_some(Who::Me))
            .or(about.then_some(Who::Them));
        return Some(Giving {
            giver: giver?,
            asker: Some(asker),
            receiver: None,
        });
    }
    if let Some(decline) = decline {
        let agent = meant(clauses, decline.agent()).unwrap_or(Who::Me);
        // *invited Sarah but she couldn't come*: what was declined is mine to give.
        let mut before = clauses
            .iter()
            .take_while(|clause| clause.act != Some(Act::Decline));
        let host = before.find_map(|clause| {
            let gives = clause.act == Some(Act::Do) && !clause.content;
            known(clause.agent()).filter(|giver| gives && *giver != agent)
        });
        if let Some(giver) = host {
            return Some(Giving {
                giver,
                asker: None,
                receiver: Some(agent),
            });
        }
        let offering = decline.who.iter().find(|(who, relation)| {
            *who != agent && *who != Who::Them && matches!(relation, R::Owner | R::Source)
        });
        return Some(match offering.filter(|_| decline.offered) {
            Some((giver, _)) => Giving {
                giver: *giver,
                asker: None,
                receiver: Some(agent),
            },
            None => Giving {
                giver: agent,
                asker: None,
                receiver: None,
            },
        });
    }
    let said = act(clauses, Act::Promise).or(act(clauses, Act::Thank));
    let clause = said
        .or(clauses.iter().find(|clause| clause.act.is_some()))
        .or(clauses.first())?;
    let agent = clause.agent();
    if clause.passive {
        // Whoever it was if not I, the line does not say.
        let by = known(clause.first(&[R::By, R::Source, R::Through, R::Deed]));
        let mine = !clause.has(Who::Me) || agent == Some(Who::Me);
        let giver = by
            .or(mine.then_some(Who::Me))
            .or(about.then_some(Who::Them))?;
        return Some(Giving {
            giver,
            asker: None,
            receiver: None,
        });
    }
    let simple = |giver| {
        Some(Giving {
            giver,
            asker: None,
            receiver: None,
        })
    };
    match settled(clause) {
        Some(Act::Get) => {
            let receiver = agent.unwrap_or(Who::Me);
            let order = [
                R::Source,
                R::By,
                R::Through,
                R::Deed,
                R::Owner,
                R::Company,
                R::Place,
            ];
            let mut order = order.iter();
            let from = order.find_map(|relation| {
                let mut who = clause.who.iter();
                who.find(|(who, other)| {
                    other == relation && *who != receiver && (about || *who != Who::Them)
                })
            });
            let mut others = clause.who.iter().filter(|(who, _)| *who != receiver);
            let unnamed = match (others.next(), others.next()) {
                (None, _) => about,
                // *got an introduction to Pekka*
                (Some((_, R::Goal)), None) => kind == Some(FavourKind::Introduction),
                _ => false,
            };
            match from {
                Some((giver, _)) => Some(Giving {
                    giver: *giver,
                    asker: None,
                    receiver: Some(receiver),
                }),
                None if unnamed => Some(Giving {
                    giver: Who::Them,
                    asker: None,
                    receiver: Some(receiver),
                }),
                // *got Anna a ticket*
                None => simple(receiver),
            }
        }
        Some(Act::Meet) => {
            let giver = known(clause.first(&[R::Through]))?;
            Some(Giving {
                giver,
                asker: None,
                receiver: Some(known(agent).unwrap_or(Who::Me)),
            })
        }
        Some(_) => match agent {
            // *introduced me to Pekka*: it does not say who did.
            Some(Who::Them) => {
                let met = kind == Some(FavourKind::Introduction) && clause.has(Who::Me);
                (about || met).then(|| simple(Who::Them))?
            }
            // *helped me move*
            None if about && clause.has(Who::Me) => simple(Who::Them),
            // *Liisalta tuli lippu*
            None if clause.first(&[R::Source, R::Deed]).is_some() => {
                simple(clause.first(&[R::Source, R::Deed])?)
            }
            agent => simple(agent.unwrap_or(Who::Me)),
        },
        None => {
            let from = clause.first(&[R::Source, R::By, R::Through, R::Deed]);
            let mine = clause
                .who
                .iter()
                .any(|(who, relation)| *who == Who::Me && *relation != R::Agent);
            match (known(from), agent) {
                (Some(giver), _) => simple(giver),
                (None, Some(Who::Named(named))) if mine => simple(Who::Named(named)),
                (None, Some(Who::Named(named))) => Some(Giving {
                    giver: Who::Me,
                    asker: None,
                    receiver: Some(Who::Named(named)),
                }),
                _ => simple(Who::Me),
            }
        }
    }
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
        let receivers = receiver.map_or_else(
            || receivers(&others, asker, kind),
            |receiver| vec![receiver],
        );
        direction = match giver {
            Who::Me => Direction::Given,
            _ if receivers.contains(&Who::Me) || receivers.is_empty() => Direction::Taken,
            _ => Direction::Between,
        };
        people.extend(role(Role::Beneficiary, &receivers));
    }
    // A line about nobody tells of no favour between two.
    if people.is_empty() && !about {
        return None;
    }
    let verb = clauses.iter().find_map(|clause| clause.verb);
    Some(Parts {
        direction,
        said: verb,
        people,
    })
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
