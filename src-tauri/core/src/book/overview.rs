//! The whole network: what was given and received, and whose turn it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Book;
use super::standing::{Told, line, tenth};
use super::view::{KindBar, Overview, OverviewBar, TurnList, TurnRow};
use crate::domain::balance::{Balance, Entry, Measure};
use crate::domain::circle::{Circle, Tie};
use crate::domain::favour::{Direction, FavourKind, Status};
use crate::domain::network::{Answering, ENOUGH, Giving, Telling};
use crate::domain::turn::{Tied, Turn, turn};
use crate::error::Result;
use crate::store::favour::{self, Whose};
use crate::store::person;

/// The most names a list of turns holds.
const NAMES: usize = 100;

impl Book {
    pub fn overview(&self, today: NaiveDate) -> Result<Overview> {
        let measure = self.measure()?;
        let ties = favour::entries(&self.connection, Whose::Everyone, today)?;
        let mut sums = Sums::default();
        let mut turns: BTreeMap<u8, Vec<(String, i64)>> = BTreeMap::new();
        let (mut too_little, mut communal) = (0, 0);
        for (id, ties) in &ties {
            let person = person::get(&self.connection, *id)?;
            let tie = Tie::of(person.tie, person.circle);
            sums.add(ties, person.circle, tie, &measure, today);
            // Put away: what passed still counts, and nobody's turn is waited for.
            if person.archived_at.is_some() {
                continue;
            }
            if tie == Tie::Communal {
                communal += 1;
                continue;
            }
            match turn(ties, &measure, today).0 {
                Turn::TooLittleToTell => too_little += 1,
                turn => {
                    let name = crate::domain::name::sort_key(&person.profile.name.display);
                    turns.entry(turn as u8).or_default().push((name, *id));
                }
            }
        }
        let told = Told {
            connection: &self.connection,
            measure,
            today,
        };
        let generosity = sums.all.generosity().map(percent);
        let answered = (sums.received > 0.0).then(|| percent(sums.answered / sums.received));
        let favours = sums.all.given_count + sums.all.taken_count;
        let mut list = |turn: Turn| self.turn_list(turns.remove(&(turn as u8)), &ties, &told);
        Ok(Overview {
            telling: Telling::of(favours, generosity),
            enough: ENOUGH,
            giving: generosity.map(Giving::of),
            answering: answered.map(Answering::of),
            given_count: sums.all.given_count,
            taken_count: sums.all.taken_count,
            introductions_given: sums.introductions().given_count,
            introductions_taken: sums.introductions().taken_count,
            generosity,
            answered,
            people_with_favours: ties.len() as u32,
            by_circle: sums.circles(),
            by_kind: sums.kinds(),
            line: line(&sums.entries, &measure, today),
            your_turn: list(Turn::Mine)?,
            their_turn: list(Turn::Theirs)?,
            even: list(Turn::Even)?,
            nothing_needed: list(Turn::NothingNeeded)?,
            too_little,
            communal,
        })
    }

    fn turn_list(
        &self,
        people: Option<Vec<(String, i64)>>,
        ties: &BTreeMap<i64, Vec<Tied<i64>>>,
        told: &Told<'_>,
    ) -> Result<TurnList> {
        let mut people = people.unwrap_or_default();
        // By name: people are never ranked by lean.
        people.sort();
        let ids: Vec<i64> = people.iter().take(NAMES).map(|(_, id)| *id).collect();
        let rows = self.rows(&ids, told.today)?;
        Ok(TurnList {
            total: people.len() as u32,
            people: ids
                .iter()
                .zip(rows)
                .map(|(id, person)| {
                    Ok(TurnRow {
                        person,
                        turn: told.turn(&ties[id])?,
                    })
                })
                .collect::<Result<_>>()?,
        })
    }
}

/// The sums of a pass over the ledger.
#[derive(Default)]
struct Sums {
    all: Balance,
    by_circle: BTreeMap<Option<Circle>, Balance>,
    by_kind: BTreeMap<&'static str, Balance>,
    entries: Vec<Entry>,
    seen: BTreeSet<i64>,
    received: f64,
    answered: f64,
}

impl Sums {
    fn add(
        &mut self,
        ties: &[Tied<i64>],
        circle: Option<Circle>,
        tie: Tie,
        measure: &Measure,
        today: NaiveDate,
    ) {
        for tied in ties {
            let entry = &tied.entry;
            // A favour to several people weighs for each, and is one favour.
            let again = !self.seen.insert(tied.favour);
            for sums in [
                &mut self.all,
                self.by_kind.entry(word(tied.kind)).or_default(),
            ] {
                let counts = (sums.given_count, sums.taken_count);
                sums.add(entry, measure, today);
                if again {
                    (sums.given_count, sums.taken_count) = counts;
                }
            }
            // A communal tie in a reciprocal circle is not shown in its bar either.
            if tie == Tie::Reciprocal {
                self.by_circle
                    .entry(circle)
                    .or_default()
                    .add(entry, measure, today);
            }
            if entry.direction == Direction::Taken && entry.status == Status::Done {
                let weight = entry.amount(measure, today).weight;
                self.received += weight;
                self.answered += if tied.carried_on { weight } else { 0.0 };
            }
            self.entries.push(*entry);
        }
    }

    fn introductions(&self) -> Balance {
        self.by_kind
            .get(word(FavourKind::Introduction))
            .copied()
            .unwrap_or_default()
    }

    fn circles(&self) -> Vec<OverviewBar> {
        let circles = Circle::ALL.iter().map(|c| Some(*c)).chain([None]);
        circles
            .map(|circle| {
                let sums = self.by_circle.get(&circle).copied().unwrap_or_default();
                OverviewBar {
                    circle,
                    given: tenth(sums.given.weight),
                    taken: tenth(sums.taken.weight),
                    given_count: sums.given_count,
                    taken_count: sums.taken_count,
                    communal: Tie::of(None, circle) == Tie::Communal,
                }
            })
            .collect()
    }

    fn kinds(&self) -> Vec<KindBar> {
        FavourKind::ALL
            .iter()
            .filter_map(|kind| {
                let sums = self
                    .by_kind
                    .get(word(*kind))
                    .filter(|sums| sums.count() > 0)?;
                Some(KindBar {
                    kind: *kind,
                    given: tenth(sums.given.weight),
                    taken: tenth(sums.taken.weight),
                    given_count: sums.given_count,
                    taken_count: sums.taken_count,
                })
            })
            .collect()
    }
}

fn word(kind: FavourKind) -> &'static str {
    kind.word()
}

fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
