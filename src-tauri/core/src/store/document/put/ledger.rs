//! Favours, with all that hangs on them, and what files propose.

use std::collections::HashMap;

use rusqlite::params;

use super::{Put, known, known_or_none, moment};
use crate::Now;
use crate::domain::channel::Channel;
use crate::domain::document::{Event, Favour, Suggestion};
use crate::domain::favour::{Consent, Direction, Outcome, Status};
use crate::domain::record::{self, Happened, Part, Party, Record, Unfit};
use crate::error::{Error, Invalid, Result};
use crate::store::{favour_link, favour_party};

/// A favour, and where it stands in its document: its line, and the how manieth
/// of all it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    favour: i64,
    line: usize,
    number: usize,
}

impl Put<'_> {
    pub(super) fn favour(&mut self, one: &Favour, line: usize) -> Result<()> {
        let recorded = moment(&one.recorded_at)?;
        let parties = self.parties(one)?;
        let events = one.events.iter().map(|event| self.event(event));
        let events = events.collect::<Result<Vec<_>>>()?;
        let record = Record {
            kind: one.kind,
            what: &one.what,
            on: one.on,
            status: one.status,
            due: one.due,
            outcome: one.outcome,
            parties: &parties,
            events: &events,
        };
        let mut place = Place {
            favour: 0,
            line,
            number: self.favours.len() + 1,
        };
        let checked = record.check(self.owner, self.today);
        checked.map_err(|unfit| self.refused(place, unfit))?;
        self.connection
            .prepare_cached(
                "INSERT INTO favour (uid, kind, what, happened_on, status, cost, note, outcome,
                   recorded_at, channel, occasion, due_on, remind_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                one.uid,
                one.kind.word(),
                one.what,
                one.on.to_string(),
                one.status.word(),
                one.cost.weight(),
                one.note,
                one.outcome.map(Outcome::word),
                recorded,
                one.channel.map(Channel::word),
                one.occasion,
                one.due.map(|due| due.to_string()),
                one.remind_on.map(|on| on.to_string()),
            ])?;
        let id = self.connection.last_insert_rowid();
        place.favour = id;
        self.favours.insert(one.uid.clone(), id);
        for party in &parties {
            favour_party::insert(self.connection, id, party)?;
        }
        if !one.links.is_empty() {
            self.links.push((place, one.links.clone()));
        }
        for (event, told) in events.iter().zip(&one.events) {
            let consent = match event.what {
                Happened::Consent(person, consent) => Some((person, consent)),
                _ => None,
            };
            self.connection
                .prepare_cached(
                    "INSERT INTO favour_event (favour_id, status, outcome, person_id, consent,
                       happened_on, written_on, recorded_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    id,
                    told.status.map(Status::word),
                    told.outcome.map(Outcome::word),
                    consent.map(|(person, _)| person),
                    consent.map(|(_, consent)| Consent::word(consent)),
                    event.on.to_string(),
                    event.written_on.to_string(),
                    moment(&told.recorded_at)?
                ])?;
        }
        Ok(())
    }

    fn parties(&self, one: &Favour) -> Result<Vec<Party>> {
        let party = |said: &crate::domain::document::Party| {
            Ok(Party {
                person: known(&self.people, &said.person)?,
                role: said.role,
                value: said.value,
                consent: said.consent,
            })
        };
        one.parties.iter().map(party).collect()
    }

    fn event(&self, one: &Event) -> Result<record::Event> {
        let what = match (one.status, one.outcome, &one.consent) {
            (Some(status), None, None) => Happened::Status(status),
            (None, Some(outcome), None) => Happened::Outcome(outcome),
            (None, None, Some((who, consent))) => {
                Happened::Consent(known(&self.people, who)?, *consent)
            }
            _ => return Err(Error::NotFound("one of three")),
        };
        let recorded = Now::of_stamp(&one.recorded_at).ok_or(Error::NotFound("moment"))?;
        Ok(record::Event {
            what,
            on: one.on,
            written_on: one.written_on.map_or(recorded.today, |on| on.day),
        })
    }

    /// What could only be told when everything was there.
    pub(crate) fn finish(&mut self) -> Result<()> {
        let mut answers: HashMap<i64, Vec<i64>> = HashMap::new();
        let mut places = HashMap::new();
        for (place, links) in std::mem::take(&mut self.links) {
            places.insert(place.favour, place);
            for link in links {
                let earlier = known(&self.favours, &link.favour)?;
                favour_link::insert(self.connection, place.favour, earlier, link.kind)?;
                let standing =
                    favour_link::check(self.connection, place.favour, earlier, link.kind)?;
                standing.map_err(|why| self.refused_link(place, why))?;
                answers.entry(place.favour).or_default().push(earlier);
            }
        }
        match in_a_circle(&answers).and_then(|id| places.get(&id)) {
            Some(place) => Err(self.refused_link(*place, Invalid::LinkCircle)),
            None => Ok(()),
        }
    }

    fn refused_link(&self, place: Place, why: Invalid) -> Error {
        let part = Part::Links;
        self.refused(place, Unfit { part, why })
    }

    fn refused(&self, place: Place, unfit: Unfit) -> Error {
        Error::RefusedFavour {
            path: self.file.into(),
            line: place.line as u64,
            number: place.number as u64,
            unfit,
        }
    }

    pub(super) fn suggestion(&self, one: &Suggestion) -> Result<()> {
        let fingerprint =
            blake3::Hash::from_hex(&one.fingerprint).map_err(|_| Error::NotFound("fingerprint"))?;
        self.connection
            .prepare_cached(
                "INSERT INTO suggestion (fingerprint, source, line, origin, person_id, name,
                   introduced_id, direction, what, note, happened_on, state, favour_id,
                   organisation, title)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                fingerprint.as_bytes(),
                one.source,
                one.line,
                one.origin.word(),
                known_or_none(&self.people, one.person.as_ref())?,
                one.name,
                known_or_none(&self.people, one.introduced.as_ref())?,
                one.direction.map(Direction::word),
                one.what,
                one.note,
                one.on.map(|on| on.to_string()),
                one.state.word(),
                known_or_none(&self.favours, one.favour.as_ref())?,
                one.organisation,
                one.title,
            ])?;
        Ok(())
    }
}

/// A favour that answers itself, through however many others.
fn in_a_circle(answers: &HashMap<i64, Vec<i64>>) -> Option<i64> {
    let mut answered: HashMap<i64, usize> = answers.keys().map(|id| (*id, 0)).collect();
    for earlier in answers.values().flatten() {
        *answered.entry(*earlier).or_default() += 1;
    }
    // Whatever nothing answers any more is taken away, until all of it is.
    let mut free: Vec<i64> = answered
        .iter()
        .filter_map(|(id, by)| (*by == 0).then_some(*id))
        .collect();
    while let Some(id) = free.pop() {
        for earlier in answers.get(&id).into_iter().flatten() {
            if let Some(by) = answered.get_mut(earlier) {
                *by -= 1;
                if *by == 0 {
                    free.push(*earlier);
                }
            }
        }
    }
    // Of those that are left, the one that came first.
    let left = answered.into_iter().filter(|(_, by)| *by > 0);
    left.map(|(id, _)| id).min()
}
