//! The ties of a whole book in a few flat arrays, and the best ways along them.
//!
//! A way has at most three ties: mine to the first, theirs to the next, and the
//! last. So it is found without a queue: from the end, one tie back, and one
//! tie more; every way of that length is looked at, and none twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bond::{Bond, Footing};
use crate::domain::Id;

/// Everyone whom a way may lead through or to, in ascending order of keys.
#[derive(Debug)]
pub struct Web {
    people: Vec<Knot>,
    /// How strong the owner's own tie to each is; 0 to whom no way leads
    /// through. Apart, because a search looks at these and at nothing else.
    asked: Vec<f32>,
    /// The ties of the person at a place: `links[starts[place]..starts[place + 1]]`.
    starts: Vec<u32>,
    links: Vec<Link>,
    groups: Vec<Group>,
    /// Likewise, the groups that they are in.
    group_starts: Vec<u32>,
    in_groups: Vec<u32>,
    /// Pairs that no way goes between, the lower place first, in order.
    declined: Vec<(u32, u32)>,
    /// Who is at each employer; the archived are not.
    staff: BTreeMap<Id, Vec<u32>>,
    /// By place.
    asks: Vec<Ask>,
}

/// What the owner asked of whom: when, and whether it is open.
pub(super) type Ask = (u32, NaiveDate, bool);

#[derive(Debug)]
pub(super) struct Knot {
    pub(super) key: i64,
    pub(super) archived: bool,
    pub(super) refuses: bool,
    pub(super) footing: Footing,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) to: u32,
    pub(super) strength: f32,
    /// The favour or the line of a card that says so.
    pub(super) of: Id,
    pub(super) bond: Bond,
}

#[derive(Debug)]
pub(super) struct Group {
    pub(super) bond: Bond,
    pub(super) of: Id,
    pub(super) strength: f32,
    pub(super) members: Vec<u32>,
}

/// A way to somebody: the keys of those it leads through, and theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    pub steps: Vec<i64>,
    pub strength: f32,
}

/// No place: the way ends here.
const NOBODY: u32 = u32::MAX;

/// The best so far, and through whom.
type Best = (f32, u32);

impl Web {
    pub(super) fn new(
        people: Vec<Knot>,
        ties: &[(u32, u32, Link)],
        groups: Vec<Group>,
        declined: Vec<(u32, u32)>,
        staff: BTreeMap<Id, Vec<u32>>,
        asks: Vec<Ask>,
    ) -> Self {
        let both = || {
            ties.iter().flat_map(|(a, b, link)| {
                [
                    (*a, Link { to: *b, ..*link }),
                    (*b, Link { to: *a, ..*link }),
                ]
            })
        };
        let (starts, mut links) = by_place(people.len(), both);
        for place in 0..people.len() {
            let own = starts[place] as usize..starts[place + 1] as usize;
            links[own].sort_unstable_by_key(|link| (link.to, link.bond, link.of));
        }
        let members = || {
            groups
                .iter()
                .enumerate()
                .flat_map(|(at, group)| group.members.iter().map(move |place| (*place, at as u32)))
        };
        let (group_starts, in_groups) = by_place(people.len(), members);
        let asked = people
            .iter()
            .map(|knot| match knot.archived || knot.refuses {
                true => 0.0,
                false => knot.footing.strength(),
            })
            .collect();
        Self {
            people,
            asked,
            starts,
            links,
            groups,
            group_starts,
            in_groups,
            declined,
            staff,
            asks,
        }
    }

    pub fn place(&self, key: i64) -> Option<u32> {
        let at = self.people.binary_search_by_key(&key, |p| p.key).ok()?;
        u32::try_from(at).ok()
    }

    /// How the owner stands with somebody; with a stranger, not at all.
    pub fn footing(&self, key: i64) -> Footing {
        self.place(key)
            .map(|place| self.people[place as usize].footing)
            .unwrap_or_default()
    }

    /// Whether they declined, last, to introduce the owner or to be introduced.
    pub fn refuses(&self, key: i64) -> bool {
        self.place(key)
            .is_some_and(|place| self.people[place as usize].refuses)
    }

    /// How often the owner asked something of them that is open, or that was
    /// asked since that day.
    pub fn asked_since(&self, key: i64, since: NaiveDate) -> usize {
        let Some(of) = self.place(key) else {
            return 0;
        };
        let from = self.asks.partition_point(|(place, ..)| *place < of);
        self.asks[from..]
            .iter()
            .take_while(|(place, ..)| *place == of)
            .filter(|(_, day, open)| *open || *day >= since)
            .count()
    }

    /// What ties two others, the strongest first, of each kind the latest.
    pub fn bonds(&self, one: i64, other: i64) -> Vec<(Bond, Id)> {
        let (Some(one), Some(other)) = (self.place(one), self.place(other)) else {
            return Vec::new();
        };
        let mut bonds: Vec<(f32, Bond, Id)> = self
            .links_of(one)
            .iter()
            .filter(|link| link.to == other)
            .map(|link| (link.strength, link.bond, link.of))
            .collect();
        let shared = self.groups_of(one).filter(|g| g.members.contains(&other));
        bonds.extend(shared.map(|group| (group.strength, group.bond, group.of)));
        // An employer or a tag each says something else; favours repeat.
        let apart = |bond| matches!(bond, Bond::Organisation | Bond::Group | Bond::Related);
        bonds.sort_by_key(|(_, bond, of)| (*bond, std::cmp::Reverse(*of)));
        bonds.dedup_by(|a, b| a.1 == b.1 && (!apart(a.1) || a.2 == b.2));
        bonds.sort_by(|a, b| b.0.total_cmp(&a.0));
        bonds.into_iter().map(|(_, bond, of)| (bond, of)).collect()
    }

    /// The best way to somebody through each first person, the best first. One
    /// that leads to somebody on the way whom the owner knows better is none.
    pub fn ways_to(&self, key: i64, most: usize) -> Vec<Way> {
        let Some(to) = self.place(key) else {
            return Vec::new();
        };
        let mut best: Vec<Best> = vec![(0.0, NOBODY); self.people.len()];
        let mut near = Vec::new();
        self.each_tie(to, |next, strength| {
            let known = &mut best[next as usize].0;
            if *known == 0.0 {
                near.push(next);
            }
            *known = known.max(strength);
        });
        // In order, so that of equal ways the same one is always taken.
        near.sort_unstable();
        let last: Vec<(u32, f32)> = near
            .iter()
            .filter(|next| self.asked[**next as usize] > 0.0)
            .map(|next| (*next, best[*next as usize].0))
            .collect();
        for (next, to_end) in last {
            let known = self.asked[next as usize];
            self.each_tie(next, |first, strength| {
                // Whom one can ask as well oneself, one is not led to.
                let led = self.asked[first as usize] * strength > known;
                if led && first != to && strength * to_end > best[first as usize].0 {
                    best[first as usize] = (strength * to_end, next);
                }
            });
        }
        let mut ways: Vec<(f32, usize, u32)> = best
            .iter()
            .enumerate()
            .filter(|(first, (strength, _))| *strength > 0.0 && self.asked[*first] > 0.0)
            .map(|(first, (strength, next))| (self.asked[first] * strength, first, *next))
            .collect();
        let steps = |next: u32| if next == NOBODY { 2 } else { 3 };
        let order = |a: &(f32, usize, u32), b: &(f32, usize, u32)| {
            b.0.total_cmp(&a.0)
                .then(steps(a.2).cmp(&steps(b.2)))
                .then(a.1.cmp(&b.1))
        };
        if ways.len() > most && most > 0 {
            ways.select_nth_unstable_by(most - 1, order);
        }
        ways.truncate(most);
        ways.sort_unstable_by(order);
        ways.into_iter()
            .map(|(strength, first, next)| self.way(strength, [first as u32, next, to]))
            .collect()
    }

    /// The best way to each who is at an employer, the best first. It leads to
    /// one of them and not through another.
    pub fn ways_into(&self, employer: Id, most: usize) -> Vec<Way> {
        let there = self.staff.get(&employer).map_or(&[][..], Vec::as_slice);
        let mut asked = self.asked.clone();
        for place in there {
            asked[*place as usize] = 0.0;
        }
        let mine = |place: u32| asked[place as usize];
        // From me to somebody with one between; each is worked out once.
        let mut second: Vec<Option<Best>> = vec![None; self.people.len()];
        let mut ways: Vec<(f32, [u32; 3])> = Vec::with_capacity(there.len());
        for to in there {
            let direct = self.people[*to as usize].footing.strength();
            let mut best = (direct, [NOBODY, NOBODY, *to]);
            self.each_tie(*to, |next, strength| {
                // A way is weaker than each of its ties.
                if mine(next) == 0.0 || strength <= best.0 {
                    return;
                }
                let direct = (mine(next), NOBODY);
                let around = *second[next as usize].get_or_insert_with(|| {
                    let mut around = (0.0, NOBODY);
                    self.each_tie(next, |first, strength| {
                        let whole = mine(first) * strength;
                        let better = (whole, std::cmp::Reverse(first));
                        if whole > 0.0 && better > (around.0, std::cmp::Reverse(around.1)) {
                            around = (whole, first);
                        }
                    });
                    around
                });
                let (so_far, first) = if around.0 > direct.0 { around } else { direct };
                let steps = [first, next, *to];
                let whole = so_far * strength;
                if whole > best.0 || (whole == best.0 && best.1[1] != NOBODY && steps < best.1) {
                    best = (whole, steps);
                }
            });
            ways.push(best);
        }
        ways.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1[2].cmp(&b.1[2])));
        ways.truncate(most);
        ways.into_iter()
            .map(|(strength, steps)| self.way(strength, steps))
            .collect()
    }

    fn way(&self, strength: f32, steps: [u32; 3]) -> Way {
        let steps = steps.iter().filter(|place| **place != NOBODY);
        Way {
            steps: steps
                .map(|place| self.people[*place as usize].key)
                .collect(),
            strength,
        }
    }

    fn links_of(&self, place: u32) -> &[Link] {
        let place = place as usize;
        &self.links[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    fn groups_of(&self, place: u32) -> impl Iterator<Item = &Group> {
        let place = place as usize;
        let own = self.group_starts[place] as usize..self.group_starts[place + 1] as usize;
        self.in_groups[own]
            .iter()
            .map(|at| &self.groups[*at as usize])
    }

    /// Each tie of somebody; the same person more than once where several
    /// things tie the two.
    pub(super) fn each_tie(&self, place: u32, mut see: impl FnMut(u32, f32)) {
        let mut tie = |to: u32, strength: f32| {
            let pair = (place.min(to), place.max(to));
            let apart = !self.declined.is_empty() && self.declined.binary_search(&pair).is_ok();
            if to != place && !apart {
                see(to, strength);
            }
        };
        for link in self.links_of(place) {
            tie(link.to, link.strength);
        }
        for group in self.groups_of(place) {
            for member in &group.members {
                tie(*member, group.strength);
            }
        }
    }
}

/// Puts what belongs to each place together: where each begins, and all of it.
fn by_place<T: Copy, I: Iterator<Item = (u32, T)>>(
    places: usize,
    of: impl Fn() -> I,
) -> (Vec<u32>, Vec<T>) {
    let mut starts = vec![0_u32; places + 1];
    for (place, _) in of() {
        starts[place as usize + 1] += 1;
    }
    for place in 0..places {
        starts[place + 1] += starts[place];
    }
    let mut next = starts.clone();
    let mut all: Vec<Option<T>> = vec![None; starts[places] as usize];
    for (place, one) in of() {
        let at = &mut next[place as usize];
        all[*at as usize] = Some(one);
        *at += 1;
    }
    (starts, all.into_iter().flatten().collect())
}
