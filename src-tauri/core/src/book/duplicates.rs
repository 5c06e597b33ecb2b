//! Finding people who may be one. Only those are compared who meet in a block:
//! a number, an address, a page, a card's UID, a name as it sounds, or a word of it together
//! with a birthday or an employer. Blocks are small, so the work grows with the
//! people and not with their square; what more than a few share tells nobody
//! apart, and is said as a crowd instead.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Book;
use super::people::{detail, shown};
use super::view::{
    Crowd, DuplicatePair, DuplicateReason, DuplicateSide, Duplicates, DuplicatesQuery, Likelihood,
    Sign,
};
use crate::domain::contact::PointKind;
use crate::domain::likeness::{Signs, likelihood, of_birthdays, of_names, spelling};
use crate::domain::nickname::roots;
use crate::error::Result;
use crate::store::likeness::{Sketch, Sketches, shared_value, sketches};
use crate::store::{Connection, card, history, not_same, organisation, person, summary};

/// The most who are compared with each other because of one thing.
const FEW: usize = 20;

/// The most pairs on a page, whatever is asked for.
const PAGE: u32 = 1000;

/// Everyone who may be one with somebody, as of one operation.
#[derive(Debug)]
pub(super) struct Found {
    /// The latest operation that it takes into account.
    as_of: i64,
    /// The likeliest first, then in the order of the names.
    pairs: Vec<Pair>,
    crowds: Vec<CrowdOf>,
}

#[derive(Debug, Clone, Copy)]
struct Pair {
    likelihood: Likelihood,
    left: i64,
    right: i64,
    signs: Signs,
}

#[derive(Debug)]
struct CrowdOf {
    sign: Sign,
    one: i64,
    another: i64,
    people: u32,
}

impl Book {
    /// People who may be one, a page of them. What was found is kept until the
    /// book changes.
    pub fn duplicates(&self, query: &DuplicatesQuery) -> Result<Duplicates> {
        let as_of = history::latest(&self.connection)?;
        let mut kept = self.found.borrow_mut();
        let found = match kept.take() {
            Some(found) if found.as_of == as_of => kept.insert(found),
            _ => kept.insert(find(&self.connection, as_of)?),
        };
        let count = |likelihood| {
            let of_it = found.pairs.iter().filter(|p| p.likelihood == likelihood);
            u32::try_from(of_it.count()).unwrap_or(u32::MAX)
        };
        let pairs = found
            .pairs
            .iter()
            .filter(|pair| query.at_least.is_none_or(|least| pair.likelihood <= least))
            .skip(query.offset as usize)
            .take(query.limit.min(PAGE) as usize)
            .map(|pair| told(&self.connection, pair))
            .collect::<Result<_>>()?;
        let crowds = found.crowds.iter();
        Ok(Duplicates {
            certain: count(Likelihood::Certain),
            likely: count(Likelihood::Likely),
            perhaps: count(Likelihood::Perhaps),
            pairs,
            crowds: crowds
                .map(|crowd| crowd_told(&self.connection, crowd))
                .collect::<Result<_>>()?,
        })
    }
}

/// Compares everyone with those who may be them.
fn find(connection: &Connection, as_of: i64) -> Result<Found> {
    let all = sketches(connection)?;
    let people = all.people();
    let apart: HashSet<(i64, i64)> = not_same::all(connection)?.into_iter().collect();
    let mut blocks = Vec::with_capacity(people.len() * 6);
    for (at, person) in people.iter().enumerate() {
        enter(&all, person, at as u32, &mut blocks);
    }
    blocks.sort_unstable();
    blocks.dedup();
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    let mut crowds = Vec::new();
    for block in blocks.chunk_by(|a, b| a.0 == b.0) {
        if block.len() > FEW {
            if let Some(sign) = block[0].1 {
                crowds.push(CrowdOf {
                    sign,
                    one: people[block[0].2 as usize].id,
                    another: people[block[1].2 as usize].id,
                    people: block.len() as u32,
                });
            }
            continue;
        }
        for (at, (_, _, one)) in block.iter().enumerate() {
            candidates.extend(block[at + 1..].iter().map(|(_, _, other)| (*one, *other)));
        }
    }
    drop(blocks);
    let of_one_uid = card::sharing_a_uid(connection, FEW)?;
    if !of_one_uid.is_empty() {
        let places = people.iter().enumerate();
        let places: HashMap<i64, u32> = places.map(|(at, one)| (one.id, at as u32)).collect();
        candidates.extend(of_one_uid.iter().filter_map(|(one, other)| {
            let (one, other) = (*places.get(one)?, *places.get(other)?);
            Some((one.min(other), one.max(other)))
        }));
    }
    candidates.sort_unstable();
    candidates.dedup();
    let mut pairs: Vec<Pair> = candidates
        .into_iter()
        .filter_map(|(one, other)| {
            let (one, other) = (&people[one as usize], &people[other as usize]);
            compare(&all, one, other, &of_one_uid)
        })
        .filter(|pair| !apart.contains(&(pair.left, pair.right)))
        .collect();
    // Stable: within a likelihood the order of the names stays.
    pairs.sort_by_key(|pair| pair.likelihood);
    crowds.sort_by_key(|crowd| (crowd.sign, std::cmp::Reverse(crowd.people), crowd.one));
    Ok(Found {
        as_of,
        pairs,
        crowds,
    })
}

/// What someone can be met by: the block's key, what its crowd would share, and
/// the person's place.
type Entry = (u64, Option<Sign>, u32);

fn enter(all: &Sketches, person: &Sketch, at: u32, blocks: &mut Vec<Entry>) {
    for (kind, digest) in all.points(person) {
        blocks.push((key(&("point", digest)), Some(sign_of(*kind)), at));
    }
    let words = all.words(person);
    let Some((first, last)) = words.first().zip(words.last()) else {
        return;
    };
    let birthday = person.birthday.map(|day| (day.year, day.month, day.day));
    let lasts = forms(last, "");
    for one in forms(first, all.nickname(person)) {
        for other in &lasts {
            let mut name = [one.as_str(), other];
            name.sort_unstable();
            blocks.push((key(&("name", name)), Some(Sign::SameName), at));
            // In a crowd of one name these still find each other.
            if birthday.is_some() {
                blocks.push((key(&("name born", name, birthday)), None, at));
            }
            if person.employer != 0 {
                blocks.push((key(&("name work", name, person.employer)), None, at));
            }
        }
    }
    for word in [first, last].map(|word| spelling(word)) {
        if let Some((Some(_), ..)) = birthday {
            blocks.push((key(&("born", &word, birthday)), None, at));
        }
        if person.employer != 0 {
            blocks.push((key(&("work", &word, person.employer)), None, at));
        }
    }
}

/// A word of a name as it sounds, and the names whose bearers are called so.
fn forms(word: &str, nickname: &str) -> Vec<String> {
    let called = [word, nickname].into_iter().filter(|word| !word.is_empty());
    let mut forms: Vec<String> = called
        .flat_map(|word| {
            std::iter::once(spelling(word)).chain(roots(word).iter().map(|r| spelling(r)))
        })
        .collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn key(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn sign_of(kind: PointKind) -> Sign {
    match kind {
        PointKind::Phone => Sign::SamePhone,
        PointKind::Email => Sign::SameEmail,
        PointKind::Url | PointKind::Impp | PointKind::Social => Sign::SameProfile,
    }
}

/// Two people who met in a block. The left one is in the book for longer.
fn compare(
    all: &Sketches,
    a: &Sketch,
    b: &Sketch,
    of_one_uid: &HashSet<(i64, i64)>,
) -> Option<Pair> {
    let (left, right) = (a.id.min(b.id), a.id.max(b.id));
    let mut signs = Signs::default();
    let (mine, theirs) = (all.points(a), all.points(b));
    for (kind, _) in mine.iter().filter(|point| theirs.contains(point)) {
        signs.add(sign_of(*kind));
    }
    if of_one_uid.contains(&(left, right)) {
        signs.add(Sign::SameUid);
    }
    signs.add(of_people(all, a, b));
    if let Some(sign) = of_birthdays(a.birthday, b.birthday) {
        signs.add(sign);
    }
    if a.employer != 0 && a.employer == b.employer {
        signs.add(Sign::SameEmployer);
    }
    Some(Pair {
        likelihood: likelihood(signs)?,
        left,
        right,
        signs,
    })
}

/// A nickname that one of them has written down stands for the first name.
fn of_people(all: &Sketches, a: &Sketch, b: &Sketch) -> Sign {
    let (a_words, b_words) = (all.words(a), all.words(b));
    let plain = of_names(&a_words, &b_words);
    if !matches!(plain, Sign::OtherName | Sign::OtherFamilyName) {
        return plain;
    }
    let known_as = |person: &Sketch, words: &[&str], other: &[&str]| {
        let nickname = all.nickname(person);
        let Some((_, rest)) = words.split_first().filter(|_| !nickname.is_empty()) else {
            return false;
        };
        of_names(&[&[nickname], rest].concat(), other) == Sign::SameName
    };
    let by_nickname = known_as(a, &a_words, &b_words) || known_as(b, &b_words, &a_words);
    if by_nickname { Sign::Nickname } else { plain }
}

fn told(connection: &Connection, pair: &Pair) -> Result<DuplicatePair> {
    let side = |id: i64| -> Result<DuplicateSide> {
        let of = summary::get(connection, id)?;
        Ok(DuplicateSide {
            id: shown(id),
            detail: detail(&of.title, &of.organisation, &of.city),
            name: of.name,
            photo: of.photo,
        })
    };
    let reasons = pair.signs.iter().map(|sign| {
        Ok(DuplicateReason {
            sign,
            shared: shared(connection, pair.left, pair.right, sign)?,
        })
    });
    Ok(DuplicatePair {
        likelihood: pair.likelihood,
        left: side(pair.left)?,
        right: side(pair.right)?,
        reasons: reasons.collect::<Result<_>>()?,
    })
}

fn shared(connection: &Connection, left: i64, right: i64, sign: Sign) -> Result<String> {
    let value = |kinds| shared_value(connection, left, right, kinds);
    match sign {
        Sign::SamePhone => value(&[PointKind::Phone]),
        Sign::SameEmail => value(&[PointKind::Email]),
        Sign::SameProfile => value(&[PointKind::Url, PointKind::Social, PointKind::Impp]),
        Sign::SameBirthday | Sign::SameDayOfBirth => {
            let days =
                [left, right].map(|id| person::get(connection, id).map(|p| p.profile.birthday));
            let [left, right] = days;
            // The one with its year.
            let day = left?.max(right?);
            Ok(day.map(|day| day.to_string()).unwrap_or_default())
        }
        Sign::SameEmployer => match person::get(connection, left)?.profile.organisation_id {
            Some(id) => organisation::name(connection, id),
            None => Ok(String::new()),
        },
        _ => Ok(String::new()),
    }
}

fn crowd_told(connection: &Connection, crowd: &CrowdOf) -> Result<Crowd> {
    Ok(Crowd {
        sign: crowd.sign,
        shared: match crowd.sign {
            Sign::SameName => person::display(connection, crowd.one)?,
            sign => shared(connection, crowd.one, crowd.another, sign)?,
        },
        people: crowd.people,
    })
}
