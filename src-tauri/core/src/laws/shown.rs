//! The laws of what the faces show: the sums of why, what is said of close ties,
//! and whom today suggests.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};

use super::law::say;
use super::world::{World, now, today};
use crate::book::view::{
    Breakdown, BreakdownBy, FavourForm, Id, LedgerQuery, PeopleAct, PeopleQuery, Period, Share,
    Standing,
};
use crate::domain::circle::{Circle, LifeArea};
use crate::domain::mutant::loose;
use crate::sample::rng::Rng;

pub(super) fn why_adds_up(
    world: &mut World,
    forms: &[FavourForm],
    rng: &mut Rng,
) -> Result<(), String> {
    // A pass over the ledger takes longer than a look at its sums.
    let parted = rng
        .percent(5)
        .then(|| today() - Duration::days(i64::from(rng.below(2_000))));
    world.with_lived(forms, rng, |world| {
        let figures = world.figures(today(), 0);
        for (id, one) in &figures {
            let page = world
                .book
                .person(*id, today())
                .map_err(|error| error.to_string())?;
            let Standing::Numbers(numbers) = page.standing else {
                continue;
            };
            let lines: i32 = numbers.why.iter().filter_map(|line| line.adds).sum();
            let older = numbers.older.map_or(0, |older| older.adds);
            say(lines + older == numbers.balance, || format!("{numbers:?}"))?;
            let off = f64::from(numbers.balance) - one.balance * 100.0;
            say(off.abs() <= 0.5 + 1e-6, || {
                format!("{} for {}", numbers.balance, one.balance)
            })?;
        }
        shares_add_up(world, &Period::default())?;
        parted.map_or(Ok(()), |day| periods_add_up(world, day))
    })
}

/// Two periods that adjoin, one up to that day, are in every part of the network
/// what all of it is.
fn periods_add_up(world: &World, last: NaiveDate) -> Result<(), String> {
    let day = |day: NaiveDate| Some(day.to_string());
    let until = Period {
        from: None,
        to: day(last),
    };
    let after = Period {
        from: day(last + Duration::days(1)),
        to: None,
    };
    shares_add_up(world, &until)?;
    shares_add_up(world, &after)?;
    for by in [BreakdownBy::Circle, BreakdownBy::Kind, BreakdownBy::Year] {
        let of = |period| {
            let all = world.book.breakdown(by, period, today());
            all.map_err(|error| error.to_string())
        };
        let (one, other, all) = (of(&until)?, of(&after)?, of(&Period::default())?);
        // One that stands in a period alone is a share of nothing.
        let shares = [&one, &other, &all].map(|of| &of.shares);
        let names = shares.into_iter().flatten().map(|share| &share.name);
        for name in names.collect::<BTreeSet<_>>() {
            let named = |all: &Breakdown| {
                let share = all.shares.iter().find(|share| share.name == *name);
                share.map_or([0; 4], |share| {
                    let counts = [share.given_count, share.taken_count].map(|count| count as i32);
                    [share.given, share.taken, counts[0], counts[1]]
                })
            };
            let (one, other, all) = (named(&one), named(&other), named(&all));
            // Each of the three is rounded for itself, by less than a hundredth.
            let near = |at: usize| (one[at] + other[at] - all[at]).abs() < 3;
            let counted = |at: usize| one[at] + other[at] == all[at];
            say(near(0) && near(1) && counted(2) && counted(3), || {
                format!("{name}: {one:?} and {other:?} for {all:?} by {last}")
            })?;
        }
    }
    Ok(())
}

/// The shares of the whole network open into parts that add up to them.
fn shares_add_up(world: &World, period: &Period) -> Result<(), String> {
    let told = |error: crate::Error| error.to_string();
    let overview = world.book.overview(period, today()).map_err(told)?;
    for by in [BreakdownBy::Circle, BreakdownBy::Kind, BreakdownBy::Year] {
        let parts = world.book.breakdown(by, period, today()).map_err(told)?;
        let all = parts.total.as_ref().ok_or("a total")?;
        let sum = |of: fn(&Share) -> i32| parts.shares.iter().map(of).sum::<i32>();
        let adds_up = sum(|part| part.given) == all.given
            && sum(|part| part.taken) == all.taken
            && sum(|part| part.answered.unwrap_or(0)) == all.answered.unwrap_or(0);
        say(adds_up && all.generosity == overview.generosity, || {
            format!("{parts:?} for {overview:?}")
        })?;
        let near = |part: i32, whole: i32, percent: Option<u32>| {
            let (part, whole) = (f64::from(part), f64::from(whole));
            percent.is_none_or(|said| {
                whole < 100.0 || (part / whole * 100.0 - f64::from(said)).abs() < 1.5
            })
        };
        let shown = near(all.given, all.given + all.taken, overview.generosity)
            && all
                .answered
                .is_none_or(|part| near(part, all.taken, overview.answered));
        say(shown, || format!("{all:?} for {overview:?}"))?;
    }
    Ok(())
}

pub(super) fn communal(
    world: &mut World,
    forms: &[FavourForm],
    rng: &mut Rng,
) -> Result<(), String> {
    let close = rng.pick(&world.people);
    let everyone_too = !rng.percent(90);
    world.with_lived(forms, rng, |world| {
        let error = |error: crate::Error| error.to_string();
        world
            .book
            .place_person(close, Some(Circle::Core), None, &now(30))
            .map_err(error)?;
        let query = PeopleQuery {
            limit: 100,
            ..PeopleQuery::default()
        };
        let rows = world.book.people(&query, today()).map_err(error)?.rows;
        let page = world.book.person(close, today()).map_err(error)?;
        let counted = counted_with(world, close).map_err(error)?;
        let told = world.book.balances(false, today()).map_err(error)?;
        let overview = world
            .book
            .overview(&Period::default(), today())
            .map_err(error)?;
        world.book.undo(None, &now(30)).map_err(error)?;
        let row = rows.iter().find(|row| row.id == close);
        let turns = [
            &overview.your_turn,
            &overview.their_turn,
            &overview.even,
            &overview.nothing_needed,
        ];
        let named = turns
            .iter()
            .any(|list| list.people.iter().any(|row| row.person.id == close));
        let shown = row.is_none_or(|row| row.lean.is_some())
            || !matches!(page.standing, Standing::Communal { .. })
            || told.iter().any(|one| one.id == close)
            || named
            || counted;
        say(!shown, || format!("{row:?} {:?}", page.standing))?;
        // A wrong measure is wrong of the favours, not of what is kept of them.
        if loose().is_some() || !everyone_too {
            return Ok(());
        }
        let everyone = PeopleAct::Circle(Some(Circle::Close));
        let ids = world.people.clone();
        world
            .book
            .edit_people(&ids, &everyone, &now(30))
            .map_err(error)?;
        let nothing = nothing_counted(world).map_err(error)?;
        world.book.undo(None, &now(30)).map_err(error)?;
        say(nothing, || "everybody is close, and counted".into())
    })
}

/// Whether the counts of the ledger know of favours that passed with this close
/// tie alone: then they are not those of the overview.
fn counted_with(world: &World, close: Id) -> crate::error::Result<bool> {
    let overview = world.book.overview(&Period::default(), today())?;
    let counts = (overview.given_count, overview.taken_count);
    let text = LedgerQuery {
        text: "favour".into(),
        ..LedgerQuery::default()
    };
    let all = counts_of(world, &LedgerQuery::default())?;
    let with_them = LedgerQuery {
        person: Some(close),
        ..LedgerQuery::default()
    };
    let theirs = counts_of(world, &with_them)?;
    Ok(all != [counts, counts] || counts_of(world, &text)? != all || theirs != [(0, 0); 2])
}

/// What the ledger counts as given and as received, in all and by its months.
fn counts_of(world: &World, query: &LedgerQuery) -> crate::error::Result<[(u32, u32); 2]> {
    let all = world.book.ledger(query, today())?;
    let months = all.months.iter().fold((0, 0), |(given, taken), month| {
        (given + month.given_count, taken + month.taken_count)
    });
    Ok([(all.given_count, all.taken_count), months])
}

/// Where everybody is close, nothing at all is counted.
fn nothing_counted(world: &World) -> crate::error::Result<bool> {
    let season = world.book.today(today())?.season;
    let all = counts_of(world, &LedgerQuery::default())?;
    Ok(all == [(0, 0); 2] && (season.given_count, season.taken_count) == (0, 0))
}

pub(super) fn missed(world: &mut World, forms: &[FavourForm], rng: &mut Rng) -> Result<(), String> {
    let close = rng.pick(&world.people);
    let error = |error: crate::Error| error.to_string();
    let long_after = today() + Duration::days(400);
    world.with(forms, 30, |world| {
        let others = world
            .people
            .iter()
            .filter(|id| **id != close)
            .copied()
            .collect::<Vec<Id>>();
        // Friends from work are suggested too, some of them late by years.
        let friends = PeopleAct::Circle(Some(Circle::Friend));
        for act in [friends, PeopleAct::Area(LifeArea::Work)] {
            world
                .book
                .edit_people(&others, &act, &now(30))
                .map_err(error)?;
        }
        world
            .book
            .place_person(close, Some(Circle::Close), None, &now(30))
            .map_err(error)?;
        let gives = world.book.today(long_after).map_err(error)?.gives;
        for _ in 0..3 {
            world.book.undo(None, &now(30)).map_err(error)?;
        }
        let first = gives.rows.first().map(|row| row.person.id);
        say(first == Some(close), || format!("{first:?} for {close}"))
    })
}
