//! The ledger as a list, and one favour with all that belongs to it.

use chrono::NaiveDate;

use super::Book;
use super::favours::{direction, happened};
use super::people::shown;
use super::view::{EventView, FavourPage, FavourRow, Id, Ledger, LedgerQuery, LinkView, PartyView};
use crate::domain::balance::Measure;
use crate::domain::circle::Tie;
use crate::domain::favour::{LinkKind, Role, Status};
use crate::domain::period::Period;
use crate::error::{Invalid, Result};
use crate::store::favour_event::Happened;
use crate::store::ledger::{self, Filter};
use crate::store::{favour, favour_event, favour_link, favour_party, person, summary};

/// The most rows that come at once.
const PAGE: u32 = 500;

impl Book {
    /// What the favours of a query add up to, and their months.
    pub fn ledger(&self, query: &LedgerQuery, today: NaiveDate) -> Result<Ledger> {
        let settings = self.settings()?;
        let (counts, measure) = (settings.numbers_for_close, Measure::of(&settings));
        let filter = filter(query, today)?;
        let mut all = ledger::totals(&self.connection, &filter, counts, &measure, today)?;
        // With a close tie nothing is counted, whoever else took part.
        if let Some(id) = query.person {
            let who = person::get(&self.connection, i64::from(id))?;
            if Tie::of(who.tie, who.circle) == Tie::Communal && !counts {
                (all.given_count, all.taken_count) = (0, 0);
                (all.introductions_given, all.introductions_taken) = (0, 0);
                for month in &mut all.months {
                    (month.given_count, month.taken_count) = (0, 0);
                }
            }
        }
        Ok(all)
    }

    /// Those favours, the latest first: `limit` of them after the first `offset`.
    pub fn ledger_rows(
        &self,
        query: &LedgerQuery,
        offset: u32,
        limit: u32,
        today: NaiveDate,
    ) -> Result<Vec<FavourRow>> {
        let owner = person::owner(&self.connection)?;
        let filter = filter(query, today)?;
        ledger::page(&self.connection, &filter, offset, limit.min(PAGE))?
            .into_iter()
            .map(|favour| self.favour_row(favour, owner))
            .collect()
    }

    /// The events and groups that favours belong to, the most frequent first.
    pub fn occasions(&self) -> Result<Vec<String>> {
        ledger::occasions(&self.connection)
    }

    /// Everything about one favour.
    pub fn favour(&self, id: Id) -> Result<FavourPage> {
        let owner = person::owner(&self.connection)?;
        let row = favour::get(&self.connection, i64::from(id))?;
        let mut events = Vec::new();
        for favour_event::Event { what, on, .. } in
            favour_event::of_favour(&self.connection, row.id)?
        {
            let mut event = EventView {
                status: None,
                outcome: None,
                consent: None,
                name: String::new(),
                on: on.to_string(),
            };
            match what {
                Happened::Status(status) => event.status = Some(status),
                Happened::Outcome(outcome) => event.outcome = Some(outcome),
                Happened::Consent(person, consent) => {
                    event.consent = Some(consent);
                    event.name = person::display(&self.connection, person)?;
                }
            }
            events.push(event);
        }
        let mut links = Vec::new();
        let earlier = favour_link::earlier(&self.connection, row.id)?;
        let later = favour_link::later(&self.connection, row.id)?;
        let both = earlier.into_iter().map(|link| (link, false));
        for ((kind, other), later) in both.chain(later.into_iter().map(|link| (link, true))) {
            let favour = favour::get(&self.connection, other)?;
            links.push(LinkView {
                kind,
                later,
                favour: self.favour_row(favour, owner)?,
            });
        }
        let next = Status::ALL
            .iter()
            .copied()
            .filter(|next| row.status.may_become(*next));
        Ok(FavourPage {
            form: self.favour_form(id)?,
            next: next.collect(),
            events,
            links,
            remind_on: row.remind_on.map(|on| on.to_string()),
            recorded_at: row.recorded_at.clone(),
            row: self.favour_row(row, owner)?,
        })
    }

    pub(super) fn favour_row(&self, favour: favour::Favour, owner: i64) -> Result<FavourRow> {
        let parties = favour_party::of(&self.connection, favour.id)?;
        let counts = self.settings()?.numbers_for_close;
        let answered = favour_link::answers(&self.connection, favour.id)?;
        let mut answers: Vec<LinkKind> = favour_link::earlier(&self.connection, favour.id)?
            .into_iter()
            .map(|(kind, _)| kind)
            .collect();
        answers.dedup();
        Ok(FavourRow {
            id: shown(favour.id),
            kind: favour.kind,
            direction: direction(&parties, owner),
            what: favour.what,
            note: favour.note,
            on: favour.on.to_string(),
            status: favour.status,
            cost: favour.cost,
            value: parties
                .iter()
                .find(|p| p.role == Role::Beneficiary)
                .and_then(|p| p.value),
            channel: favour.channel,
            occasion: favour.occasion,
            due: favour.due.map(|due| due.to_string()),
            outcome: favour.outcome,
            thanked: answered.contains(&LinkKind::Thanks),
            answered,
            answers,
            parties: parties
                .into_iter()
                .map(|party| self.party_view(&party, owner, counts))
                .collect::<Result<_>>()?,
        })
    }

    fn party_view(
        &self,
        party: &favour_party::Party,
        owner: i64,
        counts: bool,
    ) -> Result<PartyView> {
        let mut view = PartyView {
            person: None,
            name: String::new(),
            role: party.role,
            value: party.value,
            consent: party.consent,
            photo: None,
            communal: false,
        };
        if party.person != owner {
            let of = summary::get(&self.connection, party.person)?;
            view.person = Some(shown(party.person));
            view.communal = Tie::of(of.tie, of.circle) == Tie::Communal && !counts;
            view.name = of.name;
            view.photo = of.photo;
        }
        Ok(view)
    }
}

/// The period between two dates as they are written; '' is left open.
pub(super) fn period(from: Option<&str>, to: Option<&str>, today: NaiveDate) -> Result<Period> {
    let date = |text: Option<&str>| match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => happened(text, today).map(Some),
    };
    let (from, to) = (date(from)?, date(to)?);
    if from.zip(to).is_some_and(|(from, to)| to.last() < from.day) {
        return Err(Invalid::PeriodReversed.into());
    }
    Ok(Period { from, to })
}

fn filter(query: &LedgerQuery, today: NaiveDate) -> Result<Filter> {
    Ok(Filter {
        direction: query.direction,
        kind: query.kind,
        status: query.status,
        person: query.person.map(i64::from),
        occasion: query
            .occasion
            .clone()
            .filter(|text| !text.trim().is_empty()),
        text: crate::domain::name::fold(query.text.trim()),
        period: period(query.from.as_deref(), query.to.as_deref(), today)?,
        void: query.void || query.status == Some(Status::Void),
    })
}
