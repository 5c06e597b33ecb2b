//! How a tie stands, in the figures and words that are shown.

use chrono::{Datelike, Months, NaiveDate};

use super::people::shown;
use super::view::{
    Contribution, LeanBar, LeanWords, LinePoint, Numbers, Older, Standing, TurnView,
};
use crate::domain::balance::{Balance, Entry, Measure};
use crate::domain::circle::{Circle, Tie};
use crate::domain::favour::{Direction, Status};
use crate::domain::rounding::hundredths;
use crate::domain::settings::Settings;
use crate::domain::turn::{Tied, mutuality, turn};
use crate::error::Result;
use crate::store::{Connection, favour};

/// Months that the running line shows.
pub(super) const MONTHS: u32 = 24;

/// Contributions that are told one by one, the latest; the others as one sum.
const LINES: usize = 100;

/// The share of `G + T + κ` at which half a bar is full.
const FULL: f64 = 0.75;

/// What a standing is told of.
pub(super) struct Told<'a> {
    pub(super) connection: &'a Connection,
    pub(super) settings: Settings,
    pub(super) measure: Measure,
    pub(super) today: NaiveDate,
}

impl Told<'_> {
    pub(super) fn standing(
        &self,
        ties: &[Tied<i64>],
        tie: Tie,
        circle: Option<Circle>,
    ) -> Result<Standing> {
        let entries: Vec<Entry> = ties.iter().map(|t| t.entry).collect();
        if tie == Tie::Communal && !self.settings.numbers_for_close {
            let cadence = self.settings.cadence(circle.unwrap_or(Circle::Friend));
            let open: Vec<Tied<i64>> = ties
                .iter()
                .filter(|tied| tied.entry.status.is_open())
                .copied()
                .collect();
            return Ok(Standing::Communal {
                mutuality: mutuality(&entries, cadence, self.today),
                open: match open.is_empty() {
                    true => None,
                    false => Some(self.turn(&open, &Balance::default())?),
                },
            });
        }
        let balance = Balance::of(&entries, &self.measure, self.today);
        let (why, older) = self.why(ties)?;
        let turn = self.turn(ties, &balance)?;
        if balance.too_little_to_tell() {
            return Ok(Standing::TooLittle {
                given_count: balance.given_count,
                taken_count: balance.taken_count,
                turn,
                why,
            });
        }
        let (_, net) = self.adds(ties);
        let (low, high) = balance.band();
        let by_cost = balance.given.by_cost - balance.taken.by_cost;
        Ok(Standing::Numbers(Box::new(Numbers {
            given: hundredth(balance.given.weight),
            taken: hundredth(balance.taken.weight),
            given_count: balance.given_count,
            taken_count: balance.taken_count,
            balance: net,
            low: hundredth(low),
            high: hundredth(high),
            low_is_effort: low == by_cost,
            lean: balance.lean(&self.measure).unwrap_or_default(),
            reciprocity: balance.reciprocity().unwrap_or_default(),
            words: words(balance.lean(&self.measure).unwrap_or_default()),
            bar: bar(&balance, &self.measure),
            turn,
            why,
            older,
            line: line(&entries, &self.measure, self.today),
        })))
    }

    /// What each counted entry adds, in hundredths, and their sum.
    fn adds(&self, ties: &[Tied<i64>]) -> (Vec<i32>, i32) {
        let amounts: Vec<f64> = ties
            .iter()
            .map(|t| t.entry.adds(&self.measure, self.today).weight)
            .collect();
        hundredths(&amounts)
    }

    /// The latest contributions, and what all the older ones add together.
    fn why(&self, ties: &[Tied<i64>]) -> Result<(Vec<Contribution>, Option<Older>)> {
        let (adds, _) = self.adds(ties);
        let mut by_day: Vec<(&Tied<i64>, i32)> = ties.iter().zip(adds).collect();
        by_day.sort_by_key(|(tied, _)| std::cmp::Reverse((tied.entry.day, tied.favour)));
        let older = by_day.split_off(by_day.len().min(LINES));
        let older = (!older.is_empty()).then(|| Older {
            count: older.len() as u32,
            adds: older.iter().map(|(_, adds)| adds).sum(),
        });
        let mut why = Vec::with_capacity(by_day.len());
        for (tied, adds) in by_day {
            let favour = favour::get(self.connection, tied.favour)?;
            let entry = tied.entry;
            why.push(Contribution {
                favour: shown(tied.favour),
                kind: tied.kind,
                what: favour.what,
                direction: entry.direction,
                status: entry.status,
                cost: entry.cost,
                value: entry.value.unwrap_or(entry.cost),
                value_is_estimate: entry.value.is_none(),
                among: entry.beneficiaries,
                on: favour.on.to_string(),
                adds: (entry.status == Status::Done && entry.weighs()).then_some(adds),
            });
        }
        Ok((why, older))
    }

    pub(super) fn turn(&self, ties: &[Tied<i64>], balance: &Balance) -> Result<TurnView> {
        let (turn, reason, favour) = turn(ties, balance, &self.measure, self.today);
        let favour = match favour {
            Some(id) => Some(favour::get(self.connection, id)?),
            None => None,
        };
        Ok(TurnView {
            turn,
            reason,
            favour: favour.as_ref().map(|favour| shown(favour.id)),
            kind: favour.as_ref().map(|favour| favour.kind),
            on: favour
                .as_ref()
                .map(|f| f.on.to_string())
                .unwrap_or_default(),
            ago: favour.as_ref().map(|favour| favour.on.ago(self.today)),
            what: favour.map(|favour| favour.what).unwrap_or_default(),
        })
    }
}

fn hundredth(weight: f64) -> i32 {
    (weight * 100.0).round() as i32
}

pub(super) fn tenth(weight: f64) -> i32 {
    (weight * 10.0).round() as i32
}

pub(super) fn bar(balance: &Balance, measure: &Measure) -> LeanBar {
    let all = balance.given.weight + balance.taken.weight + measure.damping;
    let half = |weight: f64| (weight / all / FULL).min(1.0);
    let lean = balance.lean(measure).unwrap_or_default();
    LeanBar {
        received: half(balance.taken.weight),
        given: half(balance.given.weight),
        hint: if lean < -0.15 {
            Some(Direction::Taken)
        } else if lean > 0.35 {
            Some(Direction::Given)
        } else {
            None
        },
    }
}

fn words(lean: f64) -> LeanWords {
    match lean {
        l if l > 0.6 => LeanWords::MostlyGiven,
        l if l > 0.35 => LeanWords::Given,
        l if l > 0.05 => LeanWords::EvenGiven,
        l if l >= -0.05 => LeanWords::Even,
        l if l >= -0.15 => LeanWords::EvenTaken,
        l if l >= -0.6 => LeanWords::Taken,
        _ => LeanWords::MostlyTaken,
    }
}

/// The balance at the end of each of the last months, and what came in each.
fn line(entries: &[Entry], measure: &Measure, today: NaiveDate) -> Vec<LinePoint> {
    let this_month = today.with_day(1).unwrap_or(today);
    (0..MONTHS)
        .rev()
        .filter_map(|back| {
            let month = this_month.checked_sub_months(Months::new(back))?;
            let next = month.checked_add_months(Months::new(1))?;
            let end = next.pred_opt()?.min(today);
            let (mut balance, mut fresh) = (Balance::default(), Balance::default());
            for entry in entries.iter().filter(|e| e.day <= end || back == 0) {
                balance.add(entry, measure, end);
                if entry.day >= month {
                    // At its full size: what came, not what is left of it.
                    fresh.add(entry, measure, entry.day);
                }
            }
            Some(LinePoint {
                month: month.format("%Y-%m").to_string(),
                given: tenth(fresh.given.weight),
                taken: tenth(fresh.taken.weight),
                balance: tenth(balance.net()),
            })
        })
        .collect()
}
