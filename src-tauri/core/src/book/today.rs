//! What today asks for. It begins with what the owner could give, and says of
//! nobody what they have not done.

use chrono::{Datelike, Days, NaiveDate};

use super::Book;
use super::favours::{happened, subject};
use super::people::{receipt, shown};
use super::view::{
    Aside, Birthday, Id, Introduction, IntroductionSide, OperationKind, Receipt, Season, Section,
    SetAside, Stage, Today, TodayReason, TodayRow,
};
use crate::Now;
use crate::domain::circle::Circle;
use crate::domain::date::When;
use crate::domain::favour::{Consent, Direction, FavourKind, Role, Status};
use crate::domain::today::{attention, next};
use crate::error::Result;
use crate::store::change::{Keep, change};
use crate::store::favour::Favour;
use crate::store::today::{self as asked, Waiting};
use crate::store::{favour_party, network, person};

/// Rows that a section begins with; "more" shows the others, up to the most.
const MOST: usize = 50;
const BIRTHDAYS_WITHIN: u64 = 14;
/// Days that make a season.
const SEASON: u64 = 91;

impl Book {
    pub fn today(&self, today: NaiveDate) -> Result<Today> {
        let connection = &self.connection;
        // All of it of one moment, and locked once rather than by each question.
        let _moment = connection.unchecked_transaction()?;
        let promises = self.waiting(
            asked::promises(connection, today)?,
            TodayReason::IPromised,
            today,
        )?;
        let mut turns = self.waiting(
            asked::asked_of_me(connection, today)?,
            TodayReason::TheyAsked,
            today,
        )?;
        let unthanked = asked::unthanked(connection, today, MOST)?;
        append(
            &mut turns,
            self.waiting(unthanked, TodayReason::NotThanked, today)?,
        );
        append(&mut turns, self.by_lean(today)?);
        Ok(Today {
            badge: promises.total + turns.total,
            gives: self.gives(today)?,
            turns,
            promises,
            introductions: self.under_way(today)?,
            dormant: self.dormant(today)?,
            aside: self.aside(today)?,
            birthdays: self.birthdays(today)?,
            season: season(&network::season(
                connection,
                self.settings()?.numbers_for_close,
                today - Days::new(SEASON),
            )?),
            unplaced: asked::unplaced(connection)?,
            suggestions: self.count_suggestions()?,
        })
    }

    /// Everything that waits for thanks: of a long list, today shows the first.
    pub fn unthanked(&self, today: NaiveDate) -> Result<Vec<TodayRow>> {
        let _moment = self.connection.unchecked_transaction()?;
        let all = asked::unthanked(&self.connection, today, usize::MAX)?;
        Ok(self.waiting(all, TodayReason::NotThanked, today)?.rows)
    }

    /// Nobody is reminded of someone before that day; '' takes the day away.
    pub fn remind_of_person(&mut self, id: Id, on: &str, now: &Now) -> Result<Receipt> {
        let row = person::get(&self.connection, i64::from(id))?;
        let on = match on.trim() {
            "" => None,
            text => Some(happened(text, now.today)?.day),
        };
        let names = vec![row.profile.name.display];
        let changed = change(
            &mut self.connection,
            OperationKind::Remind,
            now,
            Keep::Yes,
            |tx, _| {
                person::remind(tx, row.id, on)?;
                Ok((subject(names, String::new()), ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }

    /// Favours that wait for the owner, one row for each.
    fn waiting(&self, waiting: Waiting, reason: TodayReason, today: NaiveDate) -> Result<Section> {
        let ids: Vec<i64> = waiting.rows.iter().map(|(person, _)| *person).collect();
        let people = self.rows(&ids, today)?;
        let rows = people
            .into_iter()
            .zip(waiting.rows)
            .map(|(person, (id, favour))| {
                let introduced = match favour.kind {
                    FavourKind::Introduction if reason == TodayReason::TheyAsked => {
                        self.asked_to_introduce(&favour, id)?
                    }
                    _ => None,
                };
                let mut row = self.row(id, person, reason, Some(favour), today)?;
                if let Some((reason, names)) = introduced {
                    row.reason = reason;
                    row.others = names;
                }
                Ok(row)
            })
            .collect::<Result<_>>()?;
        Ok(Section {
            total: waiting.total,
            rows,
        })
    }

    fn row(
        &self,
        id: i64,
        person: super::view::PersonRow,
        reason: TodayReason,
        favour: Option<Favour>,
        today: NaiveDate,
    ) -> Result<TodayRow> {
        let mut row = TodayRow {
            person,
            reason,
            favour: None,
            what: String::new(),
            on: String::new(),
            ago: None,
            due: None,
            late: false,
            others: Vec::new(),
            reach: asked::reach(&self.connection, id)?,
            channel: None,
        };
        if let Some(favour) = favour {
            row.favour = Some(shown(favour.id));
            row.on = favour.on.to_string();
            row.ago = Some(favour.on.ago(today));
            row.late = favour.due.is_some_and(|due| due.last() < today);
            row.due = favour.due.map(|due| due.to_string());
            row.channel = favour.channel;
            row.what = favour.what;
        }
        Ok(row)
    }

    /// What an introduction that was asked of the owner waits for, and those who
    /// are to be introduced, by name; none where its words say it, as who asked
    /// is not among them. Where it is not known who did, all are to be asked.
    fn asked_to_introduce(
        &self,
        favour: &Favour,
        asker: i64,
    ) -> Result<Option<(TodayReason, Vec<String>)>> {
        let parties = favour_party::of(&self.connection, favour.id)?;
        let asks = |role, consent: Option<Consent>| {
            let mut parties = parties.iter().filter(|p| p.person == asker);
            parties.any(|p| p.role == role && (consent.is_none() || p.consent == consent))
        };
        let others = parties
            .iter()
            .filter(|p| p.role == Role::Beneficiary && p.person != asker)
            .map(|p| person::display(&self.connection, p.person))
            .collect::<Result<_>>()?;
        let is_side = asks(Role::Beneficiary, None);
        let asked = asks(Role::AskedBy, None) || asks(Role::Beneficiary, Some(Consent::Agreed));
        Ok(match (asked, is_side || favour.what.is_empty()) {
            (true, true) => Some((TodayReason::AskedToIntroduce, others)),
            (true, false) => None,
            (false, _) => Some((TodayReason::AskForConsent, others)),
        })
    }

    /// Whose turn the favours themselves say is the owner's.
    fn by_lean(&self, today: NaiveDate) -> Result<Section> {
        let (total, ids) = asked::mine_by_lean(&self.connection, today)?;
        let section = self.people_section(&ids, TodayReason::YourTurn, today)?;
        Ok(Section { total, ..section })
    }

    fn people_section(
        &self,
        ids: &[i64],
        reason: TodayReason,
        today: NaiveDate,
    ) -> Result<Section> {
        let total = ids.len() as u32;
        let ids = &ids[..ids.len().min(MOST)];
        let rows = ids
            .iter()
            .zip(self.rows(ids, today)?)
            .map(|(id, person)| {
                let mut row = self.row(*id, person, reason, None, today)?;
                row.ago = row.person.last_ago;
                row.on = row.person.last_on.clone().unwrap_or_default();
                Ok(row)
            })
            .collect::<Result<_>>()?;
        Ok(Section { total, rows })
    }

    /// Close ones of whom nothing has been heard for longer than usual, the
    /// most missed first; friends after them, however late: a tie of work never
    /// pushes a close one out.
    fn gives(&self, today: NaiveDate) -> Result<Section> {
        let settings = self.settings()?;
        let mut late: Vec<(bool, f64, i64)> = Vec::new();
        for quiet in asked::close_ones(&self.connection, today)? {
            let since = quiet.last.unwrap_or(quiet.added);
            let days = (today - since).num_days();
            let missed = attention(days, settings.cadence(quiet.circle), quiet.circle);
            if missed > 0.0 {
                late.push((quiet.circle == Circle::Friend, missed, quiet.person));
            }
        }
        late.sort_by(|a, b| {
            let missed = b.1.total_cmp(&a.1);
            a.0.cmp(&b.0).then(missed).then(a.2.cmp(&b.2))
        });
        let ids: Vec<i64> = late.into_iter().map(|(.., id)| id).collect();
        self.people_section(&ids, TodayReason::CloseAndQuiet, today)
    }

    fn dormant(&self, today: NaiveDate) -> Result<Section> {
        let ids = asked::dormant(&self.connection, today)?;
        self.people_section(&ids, TodayReason::OldTie, today)
    }

    fn under_way(&self, today: NaiveDate) -> Result<Section> {
        let mut section = Section::default();
        for one in self.introductions(today)?.rows {
            if let Some(reason) = chased(&one) {
                section.total += 1;
                if section.rows.len() < MOST {
                    section
                        .rows
                        .extend(self.introduction_row_of_today(one, reason, today)?);
                }
            }
        }
        Ok(section)
    }

    fn introduction_row_of_today(
        &self,
        one: Introduction,
        reason: TodayReason,
        today: NaiveDate,
    ) -> Result<Option<TodayRow>> {
        let by = one.by.as_ref().map(|by| (by.person, by.name.clone()));
        let mut sides = one
            .sides
            .iter()
            .map(|side| (side.person, side.name.clone()));
        let Some(first) = by.or_else(|| sides.next()) else {
            return Ok(None);
        };
        let others = sides.map(|(_, name)| name).collect();
        let id = i64::from(first.0);
        let Some(person) = self.rows(&[id], today)?.pop() else {
            return Ok(None);
        };
        let mut row = self.row(id, person, reason, None, today)?;
        row.favour = Some(one.favour);
        row.what = one.what;
        row.on = one.since;
        row.ago = Some(one.ago);
        row.others = others;
        Ok(Some(row))
    }

    fn aside(&self, today: NaiveDate) -> Result<Aside> {
        let all = asked::put_off(&self.connection, today)?;
        let total = all.len() as u32;
        let all: Vec<_> = all.into_iter().take(MOST).collect();
        let ids: Vec<i64> = all.iter().map(|one| one.person).collect();
        let rows = all.into_iter().zip(self.rows(&ids, today)?);
        let rows = rows.map(|(one, person)| {
            Ok(SetAside {
                others: match &one.favour {
                    Some(favour) if favour.kind == FavourKind::Introduction => {
                        self.other_parties(favour.id, one.person)?
                    }
                    _ => Vec::new(),
                },
                favour: one.favour.as_ref().map(|favour| shown(favour.id)),
                what: one.favour.map(|favour| favour.what).unwrap_or_default(),
                until: one.until.to_string(),
                days: u32::try_from((one.until - today).num_days()).unwrap_or_default(),
                person,
            })
        });
        Ok(Aside {
            total,
            rows: rows.collect::<Result<_>>()?,
        })
    }

    /// Of an introduction, who else is a party of it; not the owner.
    fn other_parties(&self, favour: i64, person: i64) -> Result<Vec<String>> {
        let owner = person::owner(&self.connection)?;
        let parties = favour_party::of(&self.connection, favour)?;
        parties
            .iter()
            .filter(|party| party.person != person && party.person != owner)
            .map(|party| person::display(&self.connection, party.person))
            .collect()
    }

    fn birthdays(&self, today: NaiveDate) -> Result<Vec<Birthday>> {
        let until = today + Days::new(BIRTHDAYS_WITHIN);
        let mut found = Vec::new();
        for (person, day, anniversary) in asked::days_of_year(&self.connection, today, until)? {
            let Some(on) = next(day, today).filter(|on| *on <= until) else {
                continue;
            };
            let age = day
                .year
                .and_then(|year| u32::try_from(on.year() - year).ok());
            found.push((on, person, age, anniversary));
        }
        found.sort_unstable();
        let ids: Vec<i64> = found.iter().map(|(_, person, ..)| *person).collect();
        Ok(found
            .into_iter()
            .zip(self.rows(&ids, today)?)
            .map(|((on, _, age, anniversary), person)| Birthday {
                person,
                on: When::on(on).to_string(),
                days: u32::try_from((on - today).num_days()).unwrap_or_default(),
                age,
                anniversary,
            })
            .collect())
    }
}

fn append(section: &mut Section, more: Section) {
    section.total += more.total;
    section.rows.extend(more.rows);
}

/// What an introduction waits for from the owner, when it has waited long
/// enough. What others are to do is theirs; what was asked of the owner is among
/// the turns.
fn chased(one: &Introduction) -> Option<TodayReason> {
    let mine = one.direction == Direction::Given;
    let not_asked = |side: &IntroductionSide| side.consent == Consent::NotAsked;
    match one.stage {
        _ if mine && one.status == Status::Asked => None,
        Stage::Asking if mine && one.sides.iter().any(not_asked) => {
            one.chase.then_some(TodayReason::AskForConsent)
        }
        Stage::Asking if mine => one.chase.then_some(TodayReason::AwaitConsent),
        Stage::Ready => one.chase.then_some(TodayReason::ReadyToSend),
        Stage::Sent if mine => one.chase.then_some(TodayReason::AskHowItWent),
        _ => None,
    }
}

fn season(sums: &[(Direction, FavourKind, u32)]) -> Season {
    let mut season = Season::default();
    for (direction, kind, count) in sums {
        match direction {
            Direction::Given => season.given_count += count,
            _ => season.taken_count += count,
        }
        if *kind == FavourKind::Introduction && *direction == Direction::Given {
            season.introductions += count;
        }
    }
    season
}
