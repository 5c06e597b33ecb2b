//! What is good to know before one asks, or promises once more. It warns and
//! never forbids, and as often it encourages: people underestimate how readily
//! others say yes (Flynn & Lake 2008).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::balance::{Amount, Balance, Entry, Measure};
use super::circle::Circle;
use super::favour::{Direction, Status};
use super::size::Size;
use super::turn::Tied;

/// Days within which asks are counted.
const LATELY: i64 = 90;
/// Asks within that time from which on it is said, and for acquaintances.
const ASKS: usize = 3;
const ASKS_OF_ACQUAINTANCE: usize = 2;
/// The lean after which an ask would weigh on the tie.
const HEAVY: f64 = -0.6;
/// Days of silence after which one reconnects before asking something large.
const DORMANT: i64 = 730;

/// One thing to know before asking someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AskGuard {
    /// Something that I asked is still open.
    AskIsOpen,
    /// I have asked often lately.
    AskedOften,
    /// I would have received far more than given.
    LeansFar,
    /// Nothing has passed for years, and it is no small thing.
    ReconnectFirst,
    /// Nothing speaks against it.
    FineToAsk,
}

/// What to know before asking someone for something of this size; they were
/// asked on the days `asked`.
pub fn ask<F>(
    ties: &[Tied<F>],
    asked: &[NaiveDate],
    circle: Option<Circle>,
    counts: bool,
    size: Size,
    measure: &Measure,
    today: NaiveDate,
) -> Vec<AskGuard> {
    let mut guards = Vec::new();
    let is_open = |e: &Entry| e.direction == Direction::Taken && e.status == Status::Asked;
    if ties.iter().any(|t| is_open(&t.entry)) {
        guards.push(AskGuard::AskIsOpen);
    }
    let lately = asked
        .iter()
        .filter(|day| (0..=LATELY).contains(&(today - **day).num_days()))
        .count();
    let often = match circle {
        Some(Circle::Acquaintance) => ASKS_OF_ACQUAINTANCE,
        _ => ASKS,
    };
    if lately >= often {
        guards.push(AskGuard::AskedOften);
    }
    // A communal tie is not counted, here neither.
    if counts {
        let entries: Vec<Entry> = ties.iter().map(|t| t.entry).collect();
        let before = Balance::of(&entries, measure, today);
        let mut after = before;
        let weight = f64::from(size.weight());
        after.taken += Amount {
            weight,
            by_cost: weight,
            by_value: weight,
        };
        after.taken_count += 1;
        // Of a first few favours no lean is told, nor held against who asks.
        let heavy = after.lean(measure).is_some_and(|lean| lean < HEAVY);
        if heavy && !before.too_little_to_tell() {
            guards.push(AskGuard::LeansFar);
        }
    }
    let last = ties
        .iter()
        .filter(|t| t.entry.status == Status::Done && t.entry.day <= today)
        .map(|t| t.entry.day)
        .max();
    let silent = last.is_some_and(|day| (today - day).num_days() > DORMANT);
    if silent && size >= Size::HalfADay {
        guards.push(AskGuard::ReconnectFirst);
    }
    if guards.is_empty() {
        guards.push(AskGuard::FineToAsk);
    }
    guards
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::favour::FavourKind;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day")
    }

    fn taken(status: Status, days_ago: i64, cost: Size) -> Tied<u32> {
        Tied {
            favour: 1,
            kind: FavourKind::Advice,
            entry: Entry {
                direction: Direction::Taken,
                status,
                day: today() - chrono::Duration::days(days_ago),
                cost,
                value: None,
                beneficiaries: 1,
            },
            answered: true,
            carried_on: false,
        }
    }

    #[track_caller]
    fn check(ties: &[Tied<u32>], asked: &[i64], circle: Circle, size: Size, expect: &[AskGuard]) {
        let asked: Vec<NaiveDate> = asked
            .iter()
            .map(|days_ago| today() - chrono::Duration::days(*days_ago))
            .collect();
        let circle = Some(circle);
        let guards = ask(
            ties,
            &asked,
            circle,
            true,
            size,
            &Measure::default(),
            today(),
        );
        assert_eq!(guards, expect);
    }

    #[test]
    fn it_says_what_speaks_against_and_what_for() {
        use AskGuard::{AskIsOpen, AskedOften, FineToAsk, LeansFar, ReconnectFirst};
        let small = |days| taken(Status::Done, days, Size::FiveMinutes);
        use Circle::{Acquaintance, Friend, Network};
        use Size::{AnHour, FiveMinutes, HalfADay};
        check(&[], &[], Network, AnHour, &[FineToAsk]);
        check(&[small(400)], &[400], Network, AnHour, &[FineToAsk]);
        let open = taken(Status::Asked, 100, FiveMinutes);
        check(&[open], &[100], Network, FiveMinutes, &[AskIsOpen]);
        let twice = [small(10), small(80)];
        check(&twice, &[10, 80], Acquaintance, FiveMinutes, &[AskedOften]);
        check(&twice, &[10, 80], Friend, FiveMinutes, &[FineToAsk]);
        // What came unasked was not asked for.
        check(&twice, &[], Acquaintance, FiveMinutes, &[FineToAsk]);
        check(&[small(800)], &[], Friend, HalfADay, &[ReconnectFirst]);
        // A mistake of today breaks no silence.
        let mistake = taken(Status::Void, 0, AnHour);
        check(
            &[small(800), mistake],
            &[],
            Friend,
            HalfADay,
            &[ReconnectFirst],
        );
        let large = || taken(Status::Done, 200, Size::Days);
        let few = [large(), small(300), small(310)];
        check(&[], &[], Friend, Size::Days, &[FineToAsk]);
        check(&few, &[], Friend, Size::Days, &[FineToAsk]);
        let enough = [large(), small(300), small(310), small(320)];
        check(&enough, &[], Friend, HalfADay, &[LeansFar]);
    }

    #[test]
    fn a_tie_that_is_not_counted_leans_nowhere() {
        let large = taken(Status::Done, 200, Size::LifeChanging);
        let (circle, measure) = (Some(Circle::Core), Measure::default());
        let guards = ask(&[large], &[], circle, false, Size::Days, &measure, today());
        assert_eq!(guards, [AskGuard::FineToAsk]);
    }
}
