//! Backups: why one is made, what it is called, and which are kept. It knows
//! no files; a name is text, and a moment is told.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::words::words;

/// Why a backup was made.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    /// The first change of a day.
    Daily,
    BeforeImport,
    BeforeMigration,
    BeforeErase,
    BeforeRestore,
    /// The owner asked for it.
    ByHand,
}
words!(BackupReason {
    Daily = "daily",
    BeforeImport = "before-import",
    BeforeMigration = "before-migration",
    BeforeErase = "before-erase",
    BeforeRestore = "before-restore",
    ByHand = "by-hand",
});

/// What a book holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Content {
    pub people: u32,
    /// Those that were not void.
    pub favours: u32,
    /// When it was last changed: UTC, RFC 3339. None for a book as it was made.
    pub changed_at: Option<String>,
    /// Of every row.
    pub digest: String,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub reason: BackupReason,
    /// The owner's calendar day then: `2026-11-19`.
    pub day: NaiveDate,
    /// Of the book's state: another one is another state.
    pub mark: String,
    pub content: Content,
}

/// What a backup's name says: `book-2026-11-19T093000Z-daily.vuoro`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// To the second.
    pub at: DateTime<Utc>,
    pub reason: BackupReason,
    /// From 1; others of the same second and reason follow.
    pub number: u32,
}

const AT: &str = "%Y-%m-%dT%H%M%SZ";
const ENDS: &str = ".vuoro";

impl Named {
    /// The name of the file, for a book whose own is called `book`.
    pub fn name(&self, book: &str) -> String {
        let (at, reason) = (self.at.format(AT), self.reason);
        match self.number {
            1 => format!("{book}-{at}-{reason}{ENDS}"),
            number => format!("{book}-{at}-{reason}-{number}{ENDS}"),
        }
    }

    /// The way back. `None` if it is no backup of that book.
    pub fn of(name: &str, book: &str) -> Option<Self> {
        let rest = name.strip_prefix(book)?.strip_prefix('-')?;
        let (at, rest) = rest.strip_suffix(ENDS)?.split_at_checked(18)?;
        let at = NaiveDateTime::parse_from_str(at, AT).ok()?.and_utc();
        let rest = rest.strip_prefix('-')?;
        let (reason, number) = match rest.rsplit_once('-') {
            Some((reason, number)) if number.bytes().all(|b| b.is_ascii_digit()) => {
                (reason, number.parse().ok()?)
            }
            _ => (rest, 1),
        };
        let named = Self {
            at,
            reason: reason.parse().ok()?,
            number,
        };
        (named.name(book) == name).then_some(named)
    }
}

/// So many days, weeks and months that have a backup keep their latest one.
pub const DAYS: usize = 12;
pub const WEEKS: usize = 10;
pub const MONTHS: usize = 9;
/// So many of those made before an import, an erasure or a restore stay besides.
pub const BEFORES: usize = 12;

/// Which of them are not kept. What the owner made by hand and what was made
/// before a migration always is; so is what is `needed`, as the one that was
/// made just now, whatever the clock says.
pub fn superseded(all: &[Named], needed: &[Named]) -> Vec<Named> {
    let mut latest_first = all.to_vec();
    latest_first.sort_unstable_by(|a, b| b.cmp(a));
    let thinned: Vec<&Named> = latest_first
        .iter()
        .filter(|one| {
            !matches!(
                one.reason,
                BackupReason::ByHand | BackupReason::BeforeMigration
            )
        })
        .collect();
    let mut kept: Vec<&Named> = needed.iter().collect();
    let day = |one: &Named| one.at.date_naive();
    kept.extend(latest_of(&thinned, DAYS, |one| day(one).num_days_from_ce()));
    kept.extend(latest_of(&thinned, WEEKS, |one| {
        let week = day(one).iso_week();
        week.year() * 100 + week.week() as i32
    }));
    kept.extend(latest_of(&thinned, MONTHS, |one| {
        day(one).year() * 100 + day(one).month() as i32
    }));
    let befores = thinned
        .iter()
        .filter(|one| one.reason != BackupReason::Daily);
    kept.extend(befores.take(BEFORES));
    let gone = thinned.iter().filter(|one| !kept.contains(*one));
    gone.map(|one| **one).collect()
}

/// The latest of each of the latest periods that have one.
fn latest_of<'a>(
    latest_first: &[&'a Named],
    periods: usize,
    period: impl Fn(&Named) -> i32,
) -> Vec<&'a Named> {
    let mut kept: Vec<&Named> = Vec::new();
    for one in latest_first {
        if kept.len() == periods {
            break;
        }
        if kept.last().is_none_or(|last| period(last) != period(one)) {
            kept.push(one);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{Duration, TimeZone};
    use proptest::prelude::*;

    use super::*;

    fn at(days: i64, minutes: i64, reason: BackupReason) -> Named {
        let first = Utc
            .with_ymd_and_hms(2026, 1, 1, 0, 0, 0)
            .single()
            .expect("a time");
        Named {
            at: first + Duration::days(days) + Duration::minutes(minutes),
            reason,
            number: 1,
        }
    }

    #[test]
    fn a_name_says_when_and_why_and_whose() {
        let named = at(322, 570, BackupReason::BeforeImport);
        assert_eq!(
            named.name("book"),
            "book-2026-11-19T093000Z-before-import.vuoro"
        );
        let second = Named { number: 2, ..named };
        assert_eq!(
            second.name("book"),
            "book-2026-11-19T093000Z-before-import-2.vuoro"
        );
        for one in [named, second] {
            assert_eq!(Named::of(&one.name("book"), "book"), Some(one));
            assert_eq!(
                Named::of(&one.name("book-old"), "book"),
                None,
                "another book's"
            );
        }
        for name in [
            "book.vuoro",
            "book-2026-11-19T093000Z-daily.vuoro.part",
            "book-2026-11-19T093000Z-daily.vuoro.key",
            "book-2026-11-19T093000Z-daily-1.vuoro",
            "book-2026-11-19T093000Z-hourly.vuoro",
            "book-2026-13-19T093000Z-daily.vuoro",
            "book-2026-11-19T09300ä-daily.vuoro",
            "../book-2026-11-19T093000Z-daily.vuoro",
        ] {
            assert_eq!(Named::of(name, "book"), None, "{name}");
        }
    }

    #[test]
    fn after_two_years_of_days_there_are_twelve_days_ten_weeks_and_nine_months() {
        let mut kept: Vec<Named> = Vec::new();
        for day in 0..730 {
            let made = at(day, 480, BackupReason::Daily);
            kept.push(made);
            let gone = superseded(&kept, &[made]);
            kept.retain(|one| !gone.contains(one));
        }
        let days: Vec<i64> = kept
            .iter()
            .rev()
            .map(|one| (kept[kept.len() - 1].at - one.at).num_days())
            .collect();
        assert_eq!(&days[..12], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        let weeks: BTreeSet<_> = kept.iter().map(|one| one.at.iso_week()).collect();
        let months: BTreeSet<_> = kept
            .iter()
            .map(|one| (one.at.year(), one.at.month()))
            .collect();
        assert!(
            weeks.len() >= 10 && months.len() == 9,
            "{weeks:?} {months:?}"
        );
        assert!(kept.len() <= DAYS + WEEKS + MONTHS, "{}", kept.len());
        assert!(days.last().is_some_and(|days| *days >= 240), "{days:?}");
    }

    fn reasons() -> impl Strategy<Value = BackupReason> {
        prop::sample::select(BackupReason::ALL)
    }

    proptest! {
        /// Years of a book that is used now and then, on a clock that jumps.
        #[test]
        fn rotation_keeps_what_it_promises(
            steps in prop::collection::vec((-2i64..40, 0i64..1440, reasons()), 1..250)
        ) {
            let mut kept: Vec<Named> = Vec::new();
            let mut by_hand = 0;
            let mut day = 0;
            for (days, minutes, reason) in steps {
                day += days;
                let made = at(day, minutes, reason);
                if kept.contains(&made) {
                    continue;
                }
                kept.push(made);
                by_hand += usize::from(matches!(reason, BackupReason::ByHand | BackupReason::BeforeMigration));
                let before = kept.clone();
                let gone = superseded(&kept, &[made]);
                kept.retain(|one| !gone.contains(one));
                prop_assert!(kept.contains(&made), "what was made just now is there");
                // The latest day, week and month of all still have their latest.
                let thinned = |all: &[Named]| all.iter()
                    .filter(|one| !matches!(one.reason, BackupReason::ByHand | BackupReason::BeforeMigration))
                    .max().copied();
                prop_assert_eq!(thinned(&kept), thinned(&before));
                let others = kept.len() - kept.iter()
                    .filter(|one| matches!(one.reason, BackupReason::ByHand | BackupReason::BeforeMigration))
                    .count();
                prop_assert_eq!(kept.len() - others, by_hand, "those are never taken");
                prop_assert!(others <= DAYS + WEEKS + MONTHS + BEFORES + 1);
                prop_assert!(superseded(&kept, &[made]).is_empty(), "once is enough");
            }
        }
    }
}
