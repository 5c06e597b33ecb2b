//! Who gives what a line tells of. The rules know acts and relations, and no
//! language.

use super::relations::{Clause, Who, act, meant};
use super::sense::{Act, Relation, Relation as R};
use crate::domain::favour::FavourKind;

/// Who does what the line tells of, and who else is in it.
pub(super) struct Giving {
    pub(super) giver: Who,
    /// Who asked, where somebody did.
    pub(super) asker: Option<Who>,
    /// Who receives whatever the relations say, where the verb itself tells.
    pub(super) receiver: Option<Who>,
}

impl Giving {
    fn by(giver: Who) -> Self {
        let (asker, receiver) = (None, None);
        Self {
            giver,
            asker,
            receiver,
        }
    }

    fn to(self, receiver: Who) -> Self {
        let receiver = Some(receiver);
        Self { receiver, ..self }
    }

    fn asked_by(self, asker: Who) -> Self {
        let asker = Some(asker);
        Self { asker, ..self }
    }
}

/// The verb's act, where who else is there, or what it is of, says whether its
/// doer gives.
fn settled(clauses: &[Clause], clause: &Clause, kind: Option<FavourKind>) -> Option<Act> {
    let agent = clause.agent();
    let others = |relation| {
        let mut who = clause.who.iter();
        who.any(|(who, other)| *other == relation && Some(*who) != agent && *who != Who::Them)
    };
    match clause.act {
        Some(Act::Lend) => {
            let borrowed =
                others(Relation::Source) || others(Relation::Owner) && !others(Relation::Goal);
            Some(if borrowed { Act::Get } else { Act::Do })
        }
        Some(Act::Visit) => {
            let hosted = match kind {
                Some(FavourKind::Hosting) => true,
                None => others(Relation::Place),
                Some(_) => false,
            };
            // *came over to help with dinner*
            let alone = clauses.iter().filter(|other| other.act.is_some()).count() == 1;
            Some(if hosted && alone { Act::Get } else { Act::Do })
        }
        act => act,
    }
}

fn known(who: Option<Who>) -> Option<Who> {
    who.filter(|who| *who != Who::Them)
}

/// Who gives, where the line tells. `Them` is whoever the line is written about,
/// or somebody it does not name.
pub(super) fn giving(clauses: &[Clause], kind: Option<FavourKind>, about: bool) -> Option<Giving> {
    if let Some(ask) = act(clauses, Act::Ask) {
        // *Tom never asked me for anything*
        let declined = act(clauses, Act::Decline).is_some();
        if declined && ask.content && ask.agent().is_none() {
            return None;
        }
        return asked(clauses, ask, kind, about);
    }
    if let Some(decline) = act(clauses, Act::Decline) {
        return Some(declined(clauses, decline));
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
        let unnamed = about || kind == Some(FavourKind::Introduction);
        let giver = by
            .or(mine.then_some(Who::Me))
            .or(unnamed.then_some(Who::Them))?;
        return Some(Giving::by(giver));
    }
    let hosting = kind == Some(FavourKind::Hosting);
    let lent = kind == Some(FavourKind::Loan);
    let helped = kind == Some(FavourKind::HandsOnHelp);
    let owned = clause.first(&[R::Owner]).is_some();
    let mut who = clauses.iter().flat_map(|clause| &clause.who);
    let alone = who.all(|(who, _)| Some(*who) == agent);
    match settled(clauses, clause, kind) {
        Some(Act::Get) => got(clauses, clause, kind, about),
        Some(Act::Meet) => {
            let giver = known(clause.first(&[R::Through]))?;
            Some(Giving::by(giver).to(known(agent).unwrap_or(Who::Me)))
        }
        // *returned my drill*: it was lent, and is no favour by itself.
        // Nor is *paid me back*. Not so *gave me a lift back to my place*.
        Some(Act::Return) if clauses.len() == 1 && (lent || kind.is_none() || owned && !helped) => {
            None
        }
        Some(_) => match agent {
            // *introduced me to Pekka*: it does not say who did.
            Some(Who::Them) => {
                let met = kind == Some(FavourKind::Introduction) && clause.has(Who::Me);
                (about || met).then(|| Giving::by(Who::Them))
            }
            // *Anna graduated*: it says nothing that was given.
            Some(Who::Named(_)) if alone && kind.is_none() && said.is_none() => None,
            // *helped me move*
            None if about && clause.has(Who::Me) => Some(Giving::by(Who::Them)),
            // *Liisalta tuli lippu*
            None if clause.first(&[R::Source, R::Deed]).is_some() => {
                clause.first(&[R::Source, R::Deed]).map(Giving::by)
            }
            agent => Some(Giving::by(agent.unwrap_or(Who::Me))),
        },
        None => {
            let from = clause.first(&[R::Source, R::By, R::Through, R::Deed]);
            // *dinner at Anna's*
            let host = clause.first(&[R::Owner, R::Place]).filter(|_| hosting);
            let mut who = clause.who.iter();
            let mine = who.any(|(who, relation)| *who == Who::Me && *relation != R::Agent);
            Some(match (known(from), agent) {
                (Some(giver), _) => Giving::by(giver),
                (None, Some(Who::Named(named))) if mine => Giving::by(Who::Named(named)),
                (None, Some(Who::Named(named))) => Giving::by(Who::Me).to(Who::Named(named)),
                (None, None) if clause.who.len() == 1 && known(host).is_some() => {
                    Giving::by(known(host)?)
                }
                _ => Giving::by(Who::Me),
            })
        }
    }
}

fn asked(
    clauses: &[Clause],
    ask: &Clause,
    kind: Option<FavourKind>,
    about: bool,
) -> Option<Giving> {
    let asker = match ask.passive {
        true => ask.first(&[R::By]).unwrap_or(Who::Them),
        false => meant(clauses, ask.agent())
            .or(ask.agent().filter(|_| about))
            .unwrap_or(Who::Me),
    };
    let other = |relations: &[Relation]| {
        let mut who = ask.who.iter();
        let other = who.find(|(who, relation)| {
            *who != asker && *who != Who::Them && relations.contains(relation)
        });
        other.map(|(who, _)| *who)
    };
    let asked = match other(&[R::Patient, R::Source]) {
        Some(who) => Some(who),
        None if ask.passive => Some(Who::Me),
        None => {
            let decliner = act(clauses, Act::Decline).and_then(Clause::agent);
            let decliner = known(decliner).filter(|who| *who != asker);
            // *asked for Tom's help*
            decliner.or(other(&[R::Owner]).filter(|_| asker == Who::Me))
        }
    };
    let content = clauses.iter().find(|clause| clause.content);
    let agent = content.and_then(|content| known(content.agent()));
    let getting = content.filter(|content| settled(clauses, content, kind) == Some(Act::Get));
    if let Some(content) = getting {
        let receiver = agent.unwrap_or(asker);
        let mut who = content.who.iter();
        let from = who.find(|(who, relation)| {
            *who != receiver && *who != Who::Them && matches!(relation, R::Source | R::Owner)
        });
        let giver = from.map(|(who, _)| *who).or(asked);
        let giving = Giving::by(giver.unwrap_or(Who::Me));
        return Some(giving.asked_by(asker).to(receiver));
    }
    let giver = agent
        .or(asked)
        .or((asker != Who::Me).then_some(Who::Me))
        .or(about.then_some(Who::Them));
    Some(Giving::by(giver?).asked_by(asker))
}

fn declined(clauses: &[Clause], decline: &Clause) -> Giving {
    let agent = meant(clauses, decline.agent()).unwrap_or(Who::Me);
    // *invited Sarah but she couldn't come*, *Anna offered to help but I said no*:
    // what was declined is another's to give.
    let mut before = clauses
        .iter()
        .take_while(|clause| clause.act != Some(Act::Decline));
    let host = before.find_map(|clause| {
        let gives = matches!(clause.act, Some(Act::Do | Act::Promise)) && !clause.content;
        known(meant(clauses, clause.agent())).filter(|giver| gives && *giver != agent)
    });
    if let Some(giver) = host {
        return Giving::by(giver).to(agent);
    }
    // *I never got it from Anna*
    let content = clauses.iter().find(|clause| clause.content);
    let from = content
        .filter(|content| content.act == Some(Act::Get))
        .and_then(|content| known(content.first(&[R::Source, R::Owner])));
    if let Some(giver) = from.filter(|giver| *giver != agent) {
        return Giving::by(giver).to(agent);
    }
    let offering = decline.who.iter().find(|(who, relation)| {
        *who != agent && *who != Who::Them && matches!(relation, R::Owner | R::Source)
    });
    match offering.filter(|_| decline.offered) {
        Some((giver, _)) => Giving::by(*giver).to(agent),
        None => Giving::by(agent),
    }
}

/// Who gave what somebody got.
fn got(
    clauses: &[Clause],
    clause: &Clause,
    kind: Option<FavourKind>,
    about: bool,
) -> Option<Giving> {
    let receiver = clause.agent().unwrap_or(Who::Me);
    let order = [
        R::Source,
        R::By,
        R::Through,
        R::Deed,
        R::Owner,
        R::Place,
        R::Company,
    ];
    let from = order.iter().find_map(|relation| {
        let mut who = clause.who.iter();
        who.find(|(who, other)| {
            other == relation && *who != receiver && (about || *who != Who::Them)
        })
        .map(|(who, _)| *who)
    });
    let of_mine = matches!(kind, Some(FavourKind::Hosting | FavourKind::Loan));
    // *Tom came to us for dinner*
    let came = clause.act == Some(Act::Visit);
    let host = clause
        .first(&[R::Goal])
        .filter(|host| came && *host != receiver);
    let from = from.or(known(host));
    let mut others = clause.who.iter().filter(|(who, _)| *who != receiver);
    let (first, second) = (others.next(), others.next());
    let unnamed = match (first, second) {
        (None, _) => about,
        // *got an introduction to Pekka*
        (Some((_, R::Goal)), None) => kind == Some(FavourKind::Introduction),
        _ => false,
    };
    match from {
        Some(giver) => Some(Giving::by(giver).to(receiver)),
        None if unnamed => Some(Giving::by(Who::Them).to(receiver)),
        // *Anna came over for dinner*, *Anna stayed over*
        None if first.is_none() && receiver != Who::Me && (came || of_mine) => {
            Some(Giving::by(Who::Me).to(receiver))
        }
        // *Anna got a new job*: for herself.
        None if first.is_none() && receiver != Who::Me && clauses.len() == 1 => None,
        // *got Anna a ticket*
        None => Some(Giving::by(receiver)),
    }
}
