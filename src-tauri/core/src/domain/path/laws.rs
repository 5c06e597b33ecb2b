//! What holds of every web: small ones by hand, and random ones against every
//! way that there is.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Bond, Part, Passing, Way, Weave, Web};
use crate::domain::Id;
use crate::domain::circle::Circle;
use crate::domain::favour::{Role, Status};

const OWNER: i64 = 0;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap_or_default()
}

#[derive(Debug, Clone)]
enum Said {
    Passing(Passing),
    Related(i64, i64),
    Group(Bond, Vec<i64>),
}

/// People 1, 2, … in these circles, and what is said of them.
fn web(people: &[(Option<Circle>, bool)], said: &[Said]) -> Web {
    let mut weave = Weave::new(OWNER, today(), 730.0);
    for (at, (circle, archived)) in people.iter().enumerate() {
        weave.person(at as i64 + 1, *circle, *archived);
    }
    for (at, one) in said.iter().enumerate() {
        match one {
            Said::Passing(passing) => weave.passing(passing),
            Said::Related(a, b) => weave.related(*a, *b, at as Id),
            Said::Group(bond, members) => weave.group(*bond, at as Id, members.iter().copied()),
        }
    }
    weave.finish()
}

fn passing(favour: Id, parts: &[(i64, Role)]) -> Passing {
    Passing {
        favour,
        day: today(),
        asked: None,
        introduction: true,
        status: Status::Done,
        faded: false,
        parts: parts
            .iter()
            .map(|(person, role)| Part {
                person: *person,
                role: *role,
                declined: false,
            })
            .collect(),
    }
}

fn mine(a: i64, b: i64) -> Passing {
    let parts = [
        (OWNER, Role::Giver),
        (a, Role::Beneficiary),
        (b, Role::Beneficiary),
    ];
    passing(1, &parts)
}

/// Somebody introduced the owner to somebody.
fn theirs(by: i64, to: i64) -> Passing {
    let parts = [
        (by, Role::Giver),
        (OWNER, Role::Beneficiary),
        (to, Role::Introduced),
    ];
    passing(2, &parts)
}

fn steps(ways: &[Way]) -> Vec<Vec<i64>> {
    ways.iter().map(|way| way.steps.clone()).collect()
}

const FRIEND: (Option<Circle>, bool) = (Some(Circle::Friend), false);
const NETWORK: (Option<Circle>, bool) = (Some(Circle::Network), false);
const BARE: (Option<Circle>, bool) = (None, false);
const ARCHIVED: (Option<Circle>, bool) = (Some(Circle::Core), true);

#[test]
fn each_first_person_has_the_best_way_through_them() {
    let of = [
        Said::Related(1, 4),
        Said::Related(2, 4),
        Said::Group(Bond::Group, vec![1, 3, 4]),
    ];
    let web = web(&[FRIEND, NETWORK, FRIEND, BARE], &of);
    let ways = web.ways_to(4, 5);
    assert_eq!(steps(&ways), [vec![1, 4], vec![2, 4], vec![3, 4]]);
    assert_eq!(steps(&web.ways_to(4, 2)), [vec![1, 4], vec![2, 4]]);
    assert_eq!(web.bonds(1, 4)[0].0, Bond::Related, "the strongest first");
    assert_eq!(web.bonds(1, 4).len(), 2);
}

#[test]
fn of_equal_ways_the_shorter_and_then_the_elder_comes_first() {
    let of = [Said::Related(2, 3), Said::Related(1, 3)];
    let web = web(&[FRIEND, FRIEND, BARE], &of);
    assert_eq!(steps(&web.ways_to(3, 5)), [vec![1, 3], vec![2, 3]]);
}

#[test]
fn a_way_has_three_ties_at_most() {
    let of = [(1, 2), (2, 3), (3, 4)].map(|(a, b)| Said::Related(a, b));
    let web = web(&[FRIEND, BARE, BARE, BARE], &of);
    assert_eq!(
        steps(&web.ways_to(3, 5)),
        [vec![1, 2, 3], vec![2, 3], vec![4, 3]]
    );
    assert_eq!(steps(&web.ways_to(4, 5)), [[3, 4]], "1 is four ties away");
}

#[test]
fn nobody_is_asked_for_whom_one_can_ask_as_well() {
    let of = [(1, 2), (2, 3)].map(|(a, b)| Said::Related(a, b));
    let known = web(&[NETWORK, FRIEND, BARE], &of);
    assert_eq!(steps(&known.ways_to(3, 5)), [[2, 3]]);
    let unknown = web(&[NETWORK, BARE, BARE], &of);
    assert_eq!(steps(&unknown.ways_to(3, 5)), [vec![1, 2, 3], vec![2, 3]]);
}

#[test]
fn no_way_leads_through_the_archived_or_who_declined() {
    let archived = web(&[ARCHIVED, BARE], &[Said::Related(1, 2)]);
    assert_eq!(steps(&archived.ways_to(2, 5)), [[0_i64; 0]; 0]);
    assert_eq!(
        steps(&archived.ways_to(1, 5)),
        [[2, 1]],
        "one leads to them all the same"
    );

    let declined = Passing {
        status: Status::Declined,
        ..theirs(1, 3)
    };
    let of = [Said::Related(1, 2), Said::Passing(declined.clone())];
    let one = web(&[FRIEND, BARE, BARE], &of);
    assert!(one.refuses(1) && one.ways_to(2, 5).is_empty());
    let later = Passing {
        day: today() + chrono::TimeDelta::days(1),
        ..theirs(1, 2)
    };
    let of = [
        Said::Related(1, 3),
        Said::Passing(later),
        Said::Passing(declined),
    ];
    let one = web(&[FRIEND, BARE, BARE], &of);
    assert!(!one.refuses(1), "the latest word counts");
    assert_eq!(one.ways_to(2, 5).len(), 1);
    assert_eq!(
        one.ways_to(3, 5),
        [],
        "but to that one they would not introduce"
    );
}

#[test]
fn who_declined_each_other_are_no_way_to_each_other() {
    let mut passing = mine(1, 2);
    passing.parts[2].declined = true;
    let of = [Said::Related(1, 2), Said::Passing(passing)];
    let web = web(&[FRIEND, BARE], &of);
    assert!(web.ways_to(2, 5).is_empty());
    assert!(!web.refuses(2), "they said nothing of the owner");
}

#[test]
fn what_many_share_ties_nobody() {
    let many = vec![BARE; Bond::FEW + 1];
    let of = |count: usize| {
        [Said::Group(
            Bond::Organisation,
            (1..=count as i64).collect(),
        )]
    };
    assert!(web(&many, &of(Bond::FEW + 1)).ways_to(1, 5).is_empty());
    assert_eq!(
        web(&many, &of(Bond::FEW)).ways_to(1, 99).len(),
        Bond::FEW - 1
    );
}

#[test]
fn to_a_firm_the_best_known_come_first_and_none_is_gone_through() {
    let of = [
        Said::Group(Bond::Organisation, vec![2, 3, 4]),
        Said::Related(1, 3),
    ];
    let web = web(&[FRIEND, NETWORK, BARE, BARE], &of);
    assert_eq!(steps(&web.ways_into(0, 5)), [vec![1, 3], vec![2], vec![4]]);
}

// Against every way that there is ---------------------------------------------

fn said(people: i64) -> impl Strategy<Value = Said> {
    let one = 1..=people;
    let day = (0_u64..4).prop_map(|days| today() - chrono::Days::new(days * 500));
    let parts = prop::collection::vec(
        (
            0..=people,
            prop::sample::select(Role::ALL),
            prop::bool::weighted(0.1),
        ),
        1..5,
    );
    prop_oneof![
        (one.clone(), one.clone()).prop_map(|(a, b)| Said::Related(a, b)),
        (
            prop::sample::select(vec![Bond::Organisation, Bond::Group]),
            prop::collection::btree_set(one, 2..6)
        )
            .prop_map(|(bond, members)| Said::Group(bond, members.into_iter().collect())),
        (
            any::<[bool; 2]>(),
            prop::sample::select(vec![
                Status::Done,
                Status::Done,
                Status::Declined,
                Status::Asked
            ]),
            day,
            0..=people,
            parts
        )
            .prop_map(|([introduction, faded], status, day, giver, others)| {
                let giver = [(giver, Role::Giver, false)];
                let parts = giver.into_iter().chain(others);
                Said::Passing(Passing {
                    favour: 1,
                    day,
                    asked: None,
                    introduction,
                    status,
                    faded,
                    parts: parts
                        .map(|(person, role, declined)| Part {
                            person,
                            role,
                            declined,
                        })
                        .collect(),
                })
            }),
    ]
}

prop_compose! {
    fn world()(people in prop::collection::vec(
        (prop::option::of(prop::sample::select(Circle::ALL)), prop::bool::weighted(0.15)), 2..9))
        (said in prop::collection::vec(said(people.len() as i64), 0..14), people in Just(people))
        -> (Vec<(Option<Circle>, bool)>, Vec<Said>) {
        (people, said)
    }
}

/// How strong each tie is, by both ends.
fn table(web: &Web, people: usize) -> Vec<Vec<f32>> {
    let mut table = vec![vec![0.0_f32; people]; people];
    for (from, row) in table.iter_mut().enumerate() {
        web.each_tie(from as u32, |to, strength| {
            row[to as usize] = row[to as usize].max(strength);
        });
    }
    table
}

/// Every way of at most three ties to `to`, its strength and its steps.
fn all_ways(
    web: &Web,
    table: &[Vec<f32>],
    to: usize,
    open: &dyn Fn(usize) -> bool,
) -> Vec<(f32, Vec<i64>)> {
    let key = |at: usize| at as i64 + 1;
    let mine = |at: usize| web.footing(key(at)).strength();
    let mut ways = Vec::new();
    for x in (0..table.len()).filter(|x| *x != to && open(*x)) {
        if table[x][to] > 0.0 {
            ways.push((mine(x) * table[x][to], vec![key(x), key(to)]));
        }
        for y in (0..table.len()).filter(|y| *y != to && *y != x && open(*y)) {
            if table[x][y] > 0.0 && table[y][to] > 0.0 {
                let strength = mine(x) * (table[x][y] * table[y][to]);
                ways.push((strength, vec![key(x), key(y), key(to)]));
            }
        }
    }
    ways
}

/// Whether a way does not lead to somebody whom the owner may as well ask.
fn leads(web: &Web, table: &[Vec<f32>], steps: &[i64]) -> bool {
    let [x, y, _] = steps[..] else {
        return true;
    };
    let tie = table[x as usize - 1][y as usize - 1];
    web.footing(x).strength() * tie > web.footing(y).strength()
}

/// The same but for the last digit, which the order of a product decides.
fn close(a: f32, b: f32) -> bool {
    (a - b).abs() <= 1e-6
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_way_is_better_than_the_best((people, said) in world()) {
        let web = web(&people, &said);
        let table = table(&web, people.len());
        let open = |at: usize| !people[at].1 && !web.refuses(at as i64 + 1);
        for (a, row) in table.iter().enumerate() {
            for (b, strength) in row.iter().enumerate() {
                prop_assert_eq!(*strength, table[b][a], "a tie is as strong from both ends");
                prop_assert!((0.0..1.0).contains(strength));
                let bonds = web.bonds(a as i64 + 1, b as i64 + 1);
                prop_assert!(*strength == 0.0 || !bonds.is_empty(), "a tie has its reason");
            }
        }
        for to in 0..people.len() {
            let ways = web.ways_to(to as i64 + 1, usize::MAX);
            let all = all_ways(&web, &table, to, &open);
            prop_assert!(ways.is_sorted_by(|a, b| a.strength >= b.strength));
            for way in &ways {
                prop_assert!(all.iter().any(|(strength, steps)|
                    close(*strength, way.strength) && *steps == way.steps), "{:?} is no way", way);
                prop_assert!(leads(&web, &table, &way.steps), "{:?} is a detour", way);
            }
            for (strength, steps) in &all {
                prop_assert!(ways.first().is_some_and(|best| best.strength >= strength - 1e-6),
                    "{:?} is better than {:?}", steps, ways.first());
            }
            for (strength, steps) in all.iter().filter(|(_, steps)| leads(&web, &table, steps)) {
                let through = ways.iter().find(|way| way.steps[0] == steps[0]);
                prop_assert!(through.is_some_and(|way| way.strength >= strength - 1e-6),
                    "{:?} is better than {:?}", steps, through);
            }
        }
    }

    #[test]
    fn to_each_at_a_firm_there_is_no_better_way((people, mut said) in world(), there in any::<u8>()) {
        let at = |place: &usize| there >> place & 1 == 1 && !people[*place].1;
        let there: Vec<usize> = (0..people.len()).filter(at).collect();
        let firm = said.len() as Id;
        said.push(Said::Group(Bond::Organisation, there.iter().map(|at| *at as i64 + 1).collect()));
        let web = web(&people, &said);
        let table = table(&web, people.len());
        let open = |at: usize| !people[at].1 && !web.refuses(at as i64 + 1) && !there.contains(&at);
        let ways = web.ways_into(firm, usize::MAX);
        prop_assert_eq!(ways.len(), there.len(), "each is reached, if only as one in the book");
        prop_assert!(ways.is_sorted_by(|a, b| a.strength >= b.strength));
        for to in there.iter().copied() {
            let key = to as i64 + 1;
            let mut all = all_ways(&web, &table, to, &open);
            all.push((web.footing(key).strength(), vec![key]));
            let told = ways.iter().find(|way| way.steps.last() == Some(&key));
            let best = all.iter().map(|(strength, _)| *strength).fold(0.0, f32::max);
            prop_assert!(told.is_some_and(|way| close(way.strength, best)
                && all.iter().any(|(_, steps)| *steps == way.steps)), "{:?}, {}", told, best);
        }
    }

    #[test]
    fn the_order_in_which_things_are_said_decides_nothing((people, said) in world()) {
        // A key of each, as rows have one, so that the order is not told by it.
        let said: Vec<Said> = said.into_iter().filter(|one| matches!(one, Said::Passing(_))).collect();
        let forth = web(&people, &said);
        let back = web(&people, &said.iter().rev().cloned().collect::<Vec<_>>());
        for to in 1..=people.len() as i64 {
            let (a, b) = (forth.ways_to(to, 5), back.ways_to(to, 5));
            prop_assert_eq!(a.len(), b.len());
            for (a, b) in a.iter().zip(&b) {
                prop_assert!(close(a.strength, b.strength), "{:?} {:?}", a, b);
            }
        }
    }
}
