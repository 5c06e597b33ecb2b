//! Each law of the measures as a question to the book.

use chrono::{Duration, NaiveDate};

use super::shown::{communal, missed, why_adds_up};
use super::world::{Figures, World, helped, is_plain, now, today};
use crate::book::PersonBalance;
use crate::book::view::{Choice, FavourForm, Field, Id, Take};
use crate::domain::circle::Circle;
use crate::domain::favour::{FavourKind, Status};
use crate::domain::size::Size;
use crate::domain::turn::{Reason, Turn};
use crate::sample::rng::Rng;

/// `Err` says how it is broken.
pub(super) type Law = fn(&mut World, &[FavourForm], &mut Rng) -> Result<(), String>;

/// In the order of docs/measures.md.
pub(super) const LAWS: [(&str, Law); 18] = [
    ("seen from the other side, all is mirrored", mirrored),
    (
        "one more gift raises what was given, and leaves what was taken",
        one_more_gift,
    ),
    ("order does not matter, and parts add up", parts_add_up),
    ("time fades all alike, and turns nothing round", time_fades),
    (
        "twice the sizes and twice the damping tell the same",
        scaled,
    ),
    ("a favour between others changes nothing", between_others),
    (
        "what one gives is what the others get, by effort and by worth",
        postings,
    ),
    (
        "the effort is counted once, however many it helps",
        cost_once,
    ),
    ("what has not come about adds nothing", only_done),
    (
        "shares stay within their bounds, and no data is not zero",
        bounds,
    ),
    ("the list of why adds up to what is shown", why_adds_up),
    (
        "two who become one add up, and a favour in halves is the favour",
        merged,
    ),
    ("a date ahead never weighs more than its full size", ahead),
    (
        "what is taken back, or made again, was never there",
        taken_back,
    ),
    ("at any hour of the day it is the same", any_hour),
    ("a close tie shows no number", communal),
    ("a circle never changes a balance", circles),
    (
        "a close tie that is missed is never pushed out by work",
        missed,
    ),
];

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs() + b.abs())
}

pub(super) fn say(holds: bool, how: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(how()) }
}

/// Whoever is in neither has nothing.
fn each(
    a: &Figures,
    b: &Figures,
    holds: impl Fn(&PersonBalance, &PersonBalance) -> bool,
) -> Result<(), String> {
    for (id, one) in a {
        let Some(other) = b.get(id) else {
            return Err(format!("{one:?} is gone"));
        };
        say(holds(one, other), || format!("{one:?} and {other:?}"))?;
    }
    say(a.len() == b.len(), || {
        format!("{} people and {}", a.len(), b.len())
    })
}

fn same(a: &PersonBalance, b: &PersonBalance) -> bool {
    let optional = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => near(a, b),
        (a, b) => a == b,
    };
    near(a.given, b.given)
        && near(a.taken, b.taken)
        && near(a.low, b.low)
        && near(a.high, b.high)
        && (a.given_count, a.taken_count) == (b.given_count, b.taken_count)
        && optional(a.reciprocity, b.reciprocity)
        && optional(a.lean, b.lean)
        && (a.turn, a.reason) == (b.turn, b.reason)
}

fn mirrored(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    // Thanks are asked for one way only, and are another law's: for a word of
    // thanks nobody waits.
    let plain = forms.iter().filter(|form| is_plain(form));
    let plain: Vec<FavourForm> = plain
        .map(|form| FavourForm {
            kind: FavourKind::Thanks,
            ..form.clone()
        })
        .collect();
    let turned: Vec<FavourForm> = plain
        .iter()
        .map(|form| {
            let helped_one = form.beneficiaries[0];
            FavourForm {
                giver: helped_one.person,
                beneficiaries: vec![helped(form.giver, helped_one.value)],
                ..form.clone()
            }
        })
        .collect();
    let open_with = |id: Id, given: bool| {
        plain.iter().any(|form| {
            let other = if given {
                form.beneficiaries[0].person
            } else {
                form.giver
            };
            form.status.is_open() && other == Some(id)
        })
    };
    let open_both_ways = |id: Id| open_with(id, true) && open_with(id, false);
    world.set(|settings| settings.target_percent = 0);
    let (one, other) = (world.figures_of(&plain), world.figures_of(&turned));
    world.set(|_| {});
    each(&one, &other, |a, b| {
        let turn = match (a.turn, a.reason) {
            (turn, Reason::Lean) => match turn {
                Turn::Mine => b.turn == Turn::NothingNeeded,
                Turn::NothingNeeded => b.turn == Turn::Mine,
                turn => b.turn == turn,
            },
            // What is open on both sides is mine seen from either.
            _ if open_both_ways(a.id) => (a.turn, b.turn) == (Turn::Mine, Turn::Mine),
            (Turn::Mine, _) => b.turn == Turn::Theirs,
            (_, _) => b.turn == Turn::Mine,
        };
        near(a.balance, -b.balance)
            && near(a.lean.unwrap_or(0.0), -b.lean.unwrap_or(0.0))
            && near(a.reciprocity.unwrap_or(-1.0), b.reciprocity.unwrap_or(-1.0))
            && turn
    })
}

fn gift(to: Id) -> FavourForm {
    FavourForm {
        giver: None,
        beneficiaries: vec![helped(Some(to), Some(Size::Days))],
        introduced: Vec::new(),
        asked_by: None,
        kind: FavourKind::Gift,
        what: "One more".into(),
        note: String::new(),
        on: today().to_string(),
        status: Status::Done,
        cost: Size::AnHour,
        channel: None,
        occasion: String::new(),
        due: None,
        new_people: Vec::new(),
    }
}

fn one_more_gift(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    let with: Vec<FavourForm> = forms
        .iter()
        .cloned()
        .chain(world.people.iter().map(|id| gift(*id)))
        .collect();
    let (before, after) = (world.figures_of(forms), world.figures_of(&with));
    for (id, after) in &after {
        let Some(before) = before.get(id) else {
            continue;
        };
        let holds = near(after.given, before.given + 5.0)
            && near(after.taken, before.taken)
            && after.balance > before.balance;
        say(holds, || format!("{before:?} and {after:?}"))?;
    }
    Ok(())
}

fn parts_add_up(world: &mut World, forms: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let all = world.figures_of(forms);
    let mut shuffled: Vec<(u64, FavourForm)> = forms
        .iter()
        .map(|form| (rng.next(), form.clone()))
        .collect();
    shuffled.sort_by_key(|(key, _)| *key);
    let shuffled: Vec<FavourForm> = shuffled.into_iter().map(|(_, form)| form).collect();
    let again = world.figures_of(&shuffled);
    each(&all, &again, |a, b| {
        near(a.balance, b.balance) && near(a.given, b.given)
    })?;
    let (left, right) = shuffled.split_at(shuffled.len() / 2);
    let (left, right) = (world.figures_of(left), world.figures_of(right));
    for (id, whole) in &all {
        let of = |part: &Figures| part.get(id).map_or(0.0, |one| one.balance);
        say(near(whole.balance, of(&left) + of(&right)), || {
            format!("{whole:?}")
        })?;
    }
    Ok(())
}

fn time_fades(world: &mut World, forms: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let days = i64::from(1 + rng.below(2000));
    let (now, later) = world.with(forms, 30, |world| {
        (
            world.figures(today(), 0),
            world.figures(today() + Duration::days(days), 0),
        )
    });
    let faded = (-(days as f64) / 730.0).exp2();
    each(&now, &later, |a, b| {
        let lean = |one: &PersonBalance| one.lean.unwrap_or(0.0).abs();
        let turned = a.turn == Turn::Mine
            && (b.turn == Turn::Theirs
                || a.reason == Reason::Lean && b.turn == Turn::NothingNeeded);
        near(b.balance, a.balance * faded)
            && near(a.reciprocity.unwrap_or(-1.0), b.reciprocity.unwrap_or(-1.0))
            && lean(b) <= lean(a) + 1e-12
            && !turned
    })
}

fn scaled(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    let smaller = |size: Size| {
        if size == Size::LifeChanging {
            Size::Days
        } else {
            size
        }
    };
    let twice = |size: Size| Size::of_weight(smaller(size).weight() * 2).unwrap_or(size);
    let sized = |of: &dyn Fn(Size) -> Size| -> Vec<FavourForm> {
        let mut forms = forms.to_vec();
        for form in &mut forms {
            form.cost = of(form.cost);
            for helped in &mut form.beneficiaries {
                helped.value = helped.value.map(of);
            }
        }
        forms
    };
    let one = world.figures_of(&sized(&smaller));
    world.set(|settings| settings.damping_tenths = 80);
    let other = world.figures_of(&sized(&twice));
    world.set(|_| {});
    each(&one, &other, |a, b| {
        near(a.reciprocity.unwrap_or(-1.0), b.reciprocity.unwrap_or(-1.0))
            && near(a.lean.unwrap_or(-9.0), b.lean.unwrap_or(-9.0))
            && near(a.balance * 2.0, b.balance)
    })
}

fn is_between(form: &FavourForm) -> bool {
    form.giver.is_some() && form.beneficiaries.iter().all(|b| b.person.is_some())
}

fn between_others(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    let without: Vec<FavourForm> = forms.iter().filter(|f| !is_between(f)).cloned().collect();
    each(&world.figures_of(forms), &world.figures_of(&without), same)
}

/// A favour of mine to several, done today, and what each of them has of it.
fn one_for_many(world: &mut World, rng: &mut Rng) -> (FavourForm, Figures) {
    let many = 1 + rng.below(4) as usize;
    let from = rng.below(40) as usize;
    let people: Vec<Id> = world.people[from..from + many].to_vec();
    let form = FavourForm {
        beneficiaries: people
            .iter()
            .map(|id| helped(Some(*id), Some(rng.pick(Size::ALL))))
            .collect(),
        cost: rng.pick(&Size::ALL[1..]),
        ..gift(people[0])
    };
    let figures = world.figures_of(std::slice::from_ref(&form));
    (form, figures)
}

fn postings(world: &mut World, _: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let (form, figures) = one_for_many(world, rng);
    let shared = f64::from(form.cost.weight()) / form.beneficiaries.len() as f64;
    for helped in &form.beneficiaries {
        let worth = f64::from(helped.value.map_or(0, Size::weight));
        let Some(one) = helped.person.and_then(|id| figures.get(&id)) else {
            return Err("nobody".into());
        };
        let holds = near(one.low, shared.min(worth)) && near(one.high, shared.max(worth));
        say(holds && near(one.given, (shared + worth) / 2.0), || {
            format!("{one:?} of {form:?}")
        })?;
    }
    Ok(())
}

fn cost_once(world: &mut World, _: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let (form, figures) = one_for_many(world, rng);
    let worth: f64 = form
        .beneficiaries
        .iter()
        .filter_map(|b| b.value)
        .map(|v| f64::from(v.weight()))
        .sum();
    let twice: f64 = figures.values().map(|one| one.given * 2.0).sum();
    let cost = f64::from(form.cost.weight());
    say(near(twice - worth, cost), || {
        format!("{} for {cost}", twice - worth)
    })
}

fn only_done(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    let done: Vec<FavourForm> = forms
        .iter()
        .filter(|form| form.status == Status::Done)
        .cloned()
        .collect();
    let (all, done) = (world.figures_of(forms), world.figures_of(&done));
    for (id, one) in &all {
        let (given, taken) = done
            .get(id)
            .map_or((0.0, 0.0), |done| (done.given, done.taken));
        say(near(one.given, given) && near(one.taken, taken), || {
            format!("{one:?}")
        })?;
    }
    Ok(())
}

fn bounds(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    for one in world.figures_of(forms).values() {
        let within = one.reciprocity.is_none_or(|r| (0.0..=1.0).contains(&r))
            && one.lean.is_none_or(|l| -1.0 < l && l < 1.0)
            && one.given >= 0.0
            && one.taken >= 0.0;
        let none = one.given_count + one.taken_count == 0;
        say(
            within && (!none || (one.lean, one.reciprocity) == (None, None)),
            || format!("{one:?}"),
        )?;
    }
    Ok(())
}

fn merged(world: &mut World, forms: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let (a, b) = (rng.pick(&world.people), rng.pick(&world.people));
    let both = |form: &FavourForm| {
        let named =
            |id| form.giver == Some(id) || form.beneficiaries.iter().any(|h| h.person == Some(id));
        named(a) && named(b)
    };
    let apart: Vec<FavourForm> = forms.iter().filter(|form| !both(form)).cloned().collect();
    if a != b {
        world.with(&apart, 30, |world| {
            let before = world.figures(today(), 0);
            let name = Choice {
                field: Field::Name,
                take: Take::Left,
            };
            world
                .book
                .merge(a, b, &[name], &now(30))
                .map_err(|error| error.to_string())?;
            let after = world.figures(today(), 0);
            world
                .book
                .undo(None, &now(30))
                .map_err(|error| error.to_string())?;
            let of = |figures: &Figures, id| {
                figures
                    .get(&id)
                    .map_or(0.0, |one: &PersonBalance| one.balance)
            };
            let sum = of(&before, a) + of(&before, b);
            say(near(of(&after, a), sum), || {
                format!("{} for {sum}", of(&after, a))
            })
        })?;
    }
    // Two halves of one size down weigh what the whole weighs.
    let half = |size: Size| Size::of_weight(size.weight() / 2).unwrap_or(size);
    let even = |form: &&FavourForm| {
        let sizes = form
            .beneficiaries
            .iter()
            .map(|h| h.value.unwrap_or(form.cost));
        sizes.chain([form.cost]).all(|size| size.weight() != 1)
    };
    let whole: Vec<FavourForm> = forms.iter().filter(even).cloned().collect();
    let halves: Vec<FavourForm> = whole
        .iter()
        .flat_map(|form| {
            let mut smaller = form.clone();
            smaller.cost = half(form.cost);
            for one in &mut smaller.beneficiaries {
                one.value = one.value.map(half);
            }
            [smaller.clone(), smaller]
        })
        .collect();
    each(
        &world.figures_of(&whole),
        &world.figures_of(&halves),
        |a, b| near(a.given, b.given) && near(a.taken, b.taken) && near(a.low, b.low),
    )
}

fn ahead(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    let long_ago = NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or_default();
    let (then, later) = world.with(forms, 30, |world| {
        (world.figures(long_ago, 0), world.figures(today(), 0))
    });
    let mut full: std::collections::BTreeMap<Id, f64> = std::collections::BTreeMap::new();
    for form in forms
        .iter()
        .filter(|form| form.status == Status::Done && form.giver.is_none())
    {
        let shared = f64::from(form.cost.weight()) / form.beneficiaries.len() as f64;
        for one in &form.beneficiaries {
            let worth = f64::from(one.value.unwrap_or(form.cost).weight());
            *full.entry(one.person.unwrap_or_default()).or_default() += (shared + worth) / 2.0;
        }
    }
    for (id, one) in &then {
        let most = full.get(id).copied().unwrap_or(0.0);
        say(one.given <= most + 1e-9, || format!("{one:?} for {most}"))?;
    }
    each(&then, &later, |a, b| a.given >= b.given - 1e-9)
}

fn taken_back(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    let (first, second) = forms.split_at(forms.len() / 2);
    world.with(first, 30, |world| {
        let before = world.figures(today(), 0);
        let error = |error: crate::Error| error.to_string();
        let with = world.figures_of(second);
        say(with.len() >= before.len(), || "somebody is gone".into())?;
        each(&before, &world.figures(today(), 0), same)?;
        world.book.record_favours(second, &now(30)).map_err(error)?;
        let undo = world.book.undo(None, &now(30)).map_err(error)?;
        let redo = world.book.undo(Some(undo.operation), &now(30));
        let redo = redo.map_err(error)?;
        each(&with, &world.figures(today(), 0), same)?;
        world
            .book
            .undo(Some(redo.operation), &now(30))
            .map_err(error)?;
        each(&before, &world.figures(today(), 0), same)?;
        let findings = world.book.check().map_err(error)?;
        say(findings.is_empty(), || findings.join("; "))
    })
}

fn any_hour(world: &mut World, forms: &[FavourForm], _: &mut Rng) -> Result<(), String> {
    // The same day of the owner's calendar, written down late or early in the day of UTC.
    let morning = world.with(forms, 22, |world| world.figures(today(), 0));
    let night = world.with(forms, 47, |world| world.figures(today(), 23));
    each(&morning, &night, same)
}

fn circles(world: &mut World, forms: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let (one, circle) = (rng.pick(&world.people), rng.pick(Circle::ALL));
    world.with_lived(forms, rng, |world| {
        let before = world.figures(today(), 0);
        let placed = world.book.place_person(one, Some(circle), None, &now(30));
        placed.map_err(|error| error.to_string())?;
        let after = world.figures(today(), 0);
        world
            .book
            .undo(None, &now(30))
            .map_err(|error| error.to_string())?;
        each(&before, &after, same)
    })
}
