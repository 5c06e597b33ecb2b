//! Whose turn it is, and why.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::balance::{Balance, Entry, Measure};
use super::favour::{Direction, FavourKind, Status};
use super::words::words;

/// How long a received favour waits for thanks before the book stops asking.
pub const THANKS_WITHIN_DAYS: u64 = 30;

/// How far from the target a lean must be to be anybody's turn.
const MARGIN: f64 = 0.25;

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Mine,
    Theirs,
    Even,
    /// I have given enough; feel free to ask.
    NothingNeeded,
    TooLittleToTell,
}

words!(Turn {
    Mine = "mine",
    Theirs = "theirs",
    Even = "even",
    NothingNeeded = "nothing_needed",
    TooLittleToTell = "too_little_to_tell",
});

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They asked something of me, and wait for an answer.
    TheyAsked,
    /// I promised something.
    IPromised,
    /// They did something lately, and I have not thanked.
    NotThanked,
    /// I asked something of them.
    IAsked,
    /// They promised something.
    TheyPromised,
    /// The favours themselves.
    Lean,
}

/// What the turn is decided from: the entries of one tie.
#[derive(Debug, Clone, Copy)]
pub struct Tied<F> {
    pub favour: F,
    pub kind: FavourKind,
    pub entry: Entry,
    /// Something later thanks for it, returns it or passes it on.
    pub answered: bool,
    /// Something later returns it or passes it on; thanks alone do not.
    pub carried_on: bool,
}

impl<F> Tied<F> {
    /// A favour received, of which nothing later says a word.
    pub fn is_unanswered(&self) -> bool {
        self.entry.direction == Direction::Taken
            && self.entry.status == Status::Done
            && self.kind != FavourKind::Thanks
            && !self.answered
    }

    /// The days on which it waits for thanks: from the first, to before the last.
    pub fn waits_for_thanks(&self) -> Option<(NaiveDate, NaiveDate)> {
        let end = self
            .entry
            .day
            .checked_add_days(Days::new(THANKS_WITHIN_DAYS + 1))?;
        self.is_unanswered().then_some((self.entry.day, end))
    }
}

/// Whose turn it is with one person, why, and the favour that says so. Of the
/// favours only those are looked at that are open or unanswered; the others are
/// in the balance.
pub fn turn<F: Copy>(
    ties: &[Tied<F>],
    balance: &Balance,
    measure: &Measure,
    today: NaiveDate,
) -> (Turn, Reason, Option<F>) {
    let open = |direction, status| {
        ties.iter()
            .filter(|t| t.entry.direction == direction && t.entry.status == status)
            .min_by_key(|t| t.entry.day)
            .map(|t| t.favour)
    };
    // What was unthanked when something of theirs opened stays so while that is
    // open: time alone does not hand the turn to them.
    let theirs_since = ties
        .iter()
        .filter(|t| t.entry.direction == Direction::Taken && t.entry.status.is_open())
        .map(|t| t.entry.day)
        .min();
    let unthanked = || {
        ties.iter()
            .filter(|t| {
                t.waits_for_thanks().is_some_and(|(from, to)| {
                    from <= today && (today < to || theirs_since.is_some_and(|day| day < to))
                })
            })
            .min_by_key(|t| t.entry.day)
            .map(|t| t.favour)
    };
    use Direction::{Given, Taken};
    let (turn, reason, favour) = if let Some(f) = open(Given, Status::Asked) {
        (Turn::Mine, Reason::TheyAsked, f)
    } else if let Some(f) = open(Given, Status::Promised) {
        (Turn::Mine, Reason::IPromised, f)
    } else if let Some(f) = unthanked() {
        (Turn::Mine, Reason::NotThanked, f)
    } else if let Some(f) = open(Taken, Status::Asked) {
        (Turn::Theirs, Reason::IAsked, f)
    } else if let Some(f) = open(Taken, Status::Promised) {
        (Turn::Theirs, Reason::TheyPromised, f)
    } else {
        return (by_lean(balance, measure), Reason::Lean, None);
    };
    (turn, reason, Some(favour))
}

fn by_lean(balance: &Balance, measure: &Measure) -> Turn {
    match balance.lean(measure) {
        Some(lean) if !balance.too_little_to_tell() => {
            if lean < measure.target - MARGIN {
                Turn::Mine
            } else if lean > measure.target + MARGIN {
                Turn::NothingNeeded
            } else {
                Turn::Even
            }
        }
        _ => Turn::TooLittleToTell,
    }
}

/// Whose turn it is over time, and whether the lean alone says so: from each day
/// on, until the next of the list. The first holds for all days before it too.
/// `amounts` are the sums of the tie on the day `base`, on or after its latest
/// favour; from there all only fades.
pub fn over_time<F: Copy>(
    ties: &[Tied<F>],
    amounts: &Balance,
    base: NaiveDate,
    measure: &Measure,
) -> Vec<(NaiveDate, Turn, bool)> {
    let on = |day: NaiveDate| {
        let balance = amounts.faded(measure.decay((day - base).num_days()));
        let (turn, reason, _) = turn(ties, &balance, measure, day);
        (turn, reason == Reason::Lean)
    };
    let mut days = vec![base];
    for (from, to) in ties.iter().filter_map(Tied::waits_for_thanks) {
        days.extend([from, to].into_iter().filter(|day| *day > base));
    }
    days.sort_unstable();
    days.dedup();
    // Nothing is left of a favour by then, to any figure that is shown.
    let last = days[days.len() - 1];
    days.push(last + chrono::Duration::days((measure.half_life_days * FADED_AFTER) as i64));
    let mut turns: Vec<(NaiveDate, Turn, bool)> = Vec::new();
    for pair in days.windows(2) {
        let (mut from, until) = (pair[0], pair[1]);
        // Between two of these days only the lean moves, and only towards zero:
        // where both ends agree, so does all between them.
        loop {
            let now = on(from);
            let last = turns.last().map(|(_, turn, by_lean)| (*turn, *by_lean));
            if last != Some(now) {
                turns.push((from, now.0, now.1));
            }
            let before_end = until.pred_opt().unwrap_or(until);
            if from >= before_end || on(before_end) == now {
                break;
            }
            let (mut same, mut other) = (from, before_end);
            while (other - same).num_days() > 1 {
                let middle = same + chrono::Duration::days((other - same).num_days() / 2);
                if on(middle) == now {
                    same = middle;
                } else {
                    other = middle;
                }
            }
            from = other;
        }
    }
    turns
}

/// Half-lives after which nothing is left.
const FADED_AFTER: f64 = 40.0;

/// Whether both of a communal tie have shown up within two cadences: all that
/// is said of it, since counting hurts close ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Mutuality {
    Both,
    OnlyMe,
    OnlyThem,
    Neither,
}

pub fn mutuality(entries: &[Entry], cadence_days: u16, today: NaiveDate) -> Mutuality {
    let shown_up = |direction| {
        entries.iter().any(|e| {
            e.direction == direction
                && e.status == Status::Done
                && (0..=2 * i64::from(cadence_days)).contains(&(today - e.day).num_days())
        })
    };
    match (shown_up(Direction::Given), shown_up(Direction::Taken)) {
        (true, true) => Mutuality::Both,
        (true, false) => Mutuality::OnlyMe,
        (false, true) => Mutuality::OnlyThem,
        (false, false) => Mutuality::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::size::Size;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day")
    }

    fn tied(favour: u32, direction: Direction, status: Status, days_ago: i64) -> Tied<u32> {
        Tied {
            favour,
            kind: FavourKind::Advice,
            entry: Entry {
                direction,
                status,
                day: today() - chrono::Duration::days(days_ago),
                cost: Size::HalfADay,
                value: None,
                beneficiaries: 1,
            },
            answered: false,
            carried_on: false,
        }
    }

    fn check(ties: &[Tied<u32>], expect: (Turn, Reason, Option<u32>)) {
        let entries: Vec<Entry> = ties.iter().map(|t| t.entry).collect();
        let balance = Balance::of(&entries, &Measure::default(), today());
        assert_eq!(turn(ties, &balance, &Measure::default(), today()), expect);
    }

    #[test]
    fn what_is_open_comes_before_the_balance() {
        use Direction::{Given, Taken};
        let mut ties: Vec<_> = (0..6).map(|n| tied(n, Given, Status::Done, 50)).collect();
        check(&ties, (Turn::NothingNeeded, Reason::Lean, None));
        ties.push(tied(10, Taken, Status::Promised, 5));
        check(&ties, (Turn::Theirs, Reason::TheyPromised, Some(10)));
        ties.push(tied(11, Given, Status::Promised, 5));
        check(&ties, (Turn::Mine, Reason::IPromised, Some(11)));
        ties.push(tied(12, Given, Status::Asked, 1));
        check(&ties, (Turn::Mine, Reason::TheyAsked, Some(12)));
    }

    #[test]
    fn thanks_are_asked_for_once_and_not_for_ever() {
        use Direction::Taken;
        let mut received = tied(1, Taken, Status::Done, 3);
        check(&[received], (Turn::Mine, Reason::NotThanked, Some(1)));
        received.answered = true;
        check(&[received], (Turn::TooLittleToTell, Reason::Lean, None));
        let long_ago = tied(2, Taken, Status::Done, 31);
        check(&[long_ago], (Turn::TooLittleToTell, Reason::Lean, None));
    }

    #[test]
    fn time_alone_does_not_hand_the_turn_to_them() {
        use Direction::Taken;
        let desk = tied(1, Taken, Status::Done, 49);
        let ladder = tied(2, Taken, Status::Asked, 48);
        check(&[desk, ladder], (Turn::Mine, Reason::NotThanked, Some(1)));
        let long_ago = tied(1, Taken, Status::Done, 400);
        check(&[long_ago, ladder], (Turn::Theirs, Reason::IAsked, Some(2)));
    }

    #[test]
    fn the_turns_of_coming_days_are_those_that_the_days_will_say() {
        use Direction::{Given, Taken};
        let measure = Measure::default();
        let received: Vec<_> = (0..5).map(|n| tied(n, Taken, Status::Done, 3)).collect();
        let given: Vec<_> = (0..5).map(|n| tied(n, Given, Status::Done, 3)).collect();
        for ties in [received, given] {
            let entries: Vec<Entry> = ties.iter().map(|t| t.entry).collect();
            let base = today() - chrono::Duration::days(3);
            let told = over_time(
                &ties,
                &Balance::of(&entries, &measure, base),
                base,
                &measure,
            );
            assert!(told.len() > 1, "it changes as it fades: {told:?}");
            for day in (0..6000).map(|n| base + chrono::Duration::days(n)) {
                let said = told
                    .iter()
                    .rev()
                    .find(|(from, ..)| *from <= day)
                    .map(|(_, turn, by_lean)| (*turn, *by_lean));
                let balance = Balance::of(&entries, &measure, day);
                let (truth, reason, _) = turn(&ties, &balance, &measure, day);
                assert_eq!(said, Some((truth, reason == Reason::Lean)), "{day}");
            }
        }
    }

    #[test]
    fn a_close_tie_is_told_by_who_has_shown_up() {
        use Direction::{Given, Taken};
        let mine = tied(1, Given, Status::Done, 20).entry;
        let theirs = tied(2, Taken, Status::Done, 20).entry;
        assert_eq!(mutuality(&[mine, theirs], 14, today()), Mutuality::Both);
        assert_eq!(mutuality(&[mine], 14, today()), Mutuality::OnlyMe);
        assert_eq!(mutuality(&[theirs], 14, today()), Mutuality::OnlyThem);
        assert_eq!(mutuality(&[theirs], 7, today()), Mutuality::Neither);
        let before = today() - chrono::Duration::days(300);
        assert_eq!(mutuality(&[mine, theirs], 14, before), Mutuality::Neither);
    }
}
