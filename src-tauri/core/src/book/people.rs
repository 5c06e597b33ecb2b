//! Finding people, adding and placing them.

use chrono::NaiveDate;
use serde::Serialize;

use super::Book;
use super::standing::bar;
use super::view::{Id, OperationKind, PeoplePage, PeopleQuery, PersonRow, Receipt, Subject};
use crate::Now;
use crate::domain::balance::{Balance, Measure};
use crate::domain::circle::{Circle, Tie};
use crate::domain::date::{Ago, When};
use crate::error::{Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::{balance, person, photo, search, summary};

/// The most rows a page has, whatever is asked for.
const PAGE: u32 = 1000;

/// Someone that a word on the command line may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    pub id: Id,
    pub name: String,
    pub detail: String,
}

/// A picture that came with a card. Drawing it takes a while and needs no book.
#[derive(Debug, Clone)]
pub struct Picture(Vec<u8>);

impl Picture {
    /// Made safe to show: decoded within limits and drawn anew as PNG, at most
    /// `pixels` (16 to 512) on its longer side. `None` where it is no picture
    /// that we decode.
    pub fn drawn(&self, pixels: u32) -> Option<Vec<u8>> {
        crate::exchange::picture::thumbnail(&self.0, pixels)
    }
}

fn ago(on: &str, today: NaiveDate) -> Option<Ago> {
    Some(on.parse::<When>().ok()?.ago(today))
}

impl Book {
    /// How many people the book has, its owner apart.
    pub fn count_people(&self) -> Result<u32> {
        person::count(&self.connection)
    }

    /// The id of everyone, for a pass over the book.
    pub fn ids(&self) -> Result<Vec<Id>> {
        let ids = summary::everyone(&self.connection)?;
        Ok(ids.into_iter().map(shown).collect())
    }

    pub fn people(&self, query: &PeopleQuery, today: NaiveDate) -> Result<PeoplePage> {
        let query = PeopleQuery {
            limit: query.limit.min(PAGE),
            ..query.clone()
        };
        let hits = search::people_or_near(&self.connection, &query, today)?;
        Ok(PeoplePage {
            total: hits.total,
            more: hits.more,
            near: hits.near,
            rows: self.rows(&hits.ids, today)?,
        })
    }

    /// The rows of these people, in this order.
    pub(super) fn rows(&self, ids: &[i64], today: NaiveDate) -> Result<Vec<PersonRow>> {
        let settings = self.settings()?;
        let measure = Measure::of(&settings);
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            let of = summary::get(&self.connection, *id)?;
            // Nothing for a communal tie, and nothing where there is too little to tell.
            let counts =
                settings.numbers_for_close || Tie::of(of.tie, of.circle) == Tie::Reciprocal;
            let sums = match counts {
                true => balance::sums(&self.connection, *id, &measure, today)?,
                false => Balance::default(),
            };
            rows.push(PersonRow {
                id: shown(*id),
                detail: detail(&of.title, &of.organisation, &of.city),
                lean: (!sums.too_little_to_tell()).then(|| bar(&sums, &measure)),
                name: of.name,
                circle: of.circle,
                photo: of.photo,
                last_ago: of.last_on.as_deref().and_then(|on| ago(on, today)),
                last_on: of.last_on,
                archived: of.archived,
            });
        }
        Ok(rows)
    }

    /// Whom a word means: an id, a uid, a full name, or the beginning of any
    /// part of a name. More than one: it is for the user to say.
    pub fn find(&self, who: &str) -> Result<Vec<Candidate>> {
        let who = who.trim();
        if let Ok(id) = who.parse::<Id>()
            && person::exists(&self.connection, i64::from(id))?
        {
            return self.candidates(&[i64::from(id)]);
        }
        if let Some(id) = person::by_uid(&self.connection, who)? {
            return self.candidates(&[id]);
        }
        let mut ids = search::of_name(&self.connection, who)?;
        ids.truncate(20);
        let candidates = self.candidates(&ids)?;
        let folded = crate::domain::name::fold(who);
        let exact: Vec<Candidate> = candidates
            .iter()
            .filter(|c| crate::domain::name::fold(&c.name) == folded)
            .cloned()
            .collect();
        Ok(if exact.is_empty() { candidates } else { exact })
    }

    pub(super) fn candidates(&self, ids: &[i64]) -> Result<Vec<Candidate>> {
        ids.iter()
            .map(|id| {
                let of = summary::get(&self.connection, *id)?;
                let reach = summary::reach(&self.connection, *id)?;
                Ok(Candidate {
                    id: shown(*id),
                    detail: detail(&of.title, &of.organisation, &reach),
                    name: of.name,
                })
            })
            .collect()
    }

    /// Puts someone in a circle, or in none, and says what kind of tie it is.
    pub fn place_person(
        &mut self,
        id: Id,
        circle: Option<Circle>,
        tie: Option<Tie>,
        now: &Now,
    ) -> Result<Receipt> {
        let id = i64::from(id);
        let name = person::get(&self.connection, id)?.profile.name.display;
        let changed = change(
            &mut self.connection,
            OperationKind::PlacePerson,
            now,
            Keep::Yes,
            |tx, _| {
                person::place(tx, id, circle, tie)?;
                let what = circle.map(|c| c.word().to_owned()).unwrap_or_default();
                Ok((
                    Subject {
                        people: vec![name],
                        what,
                        ..Subject::default()
                    },
                    (),
                ))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }

    /// The picture of this hash, as it came.
    pub fn photo(&self, hash: &str) -> Result<Option<Picture>> {
        Ok(photo::by_hash(&self.connection, hash)?.map(|photo| Picture(photo.bytes)))
    }
}

pub(super) fn detail(title: &str, work: &str, place: &str) -> String {
    let said: Vec<&str> = [title, work, place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .take(2)
        .collect();
    said.join(" · ")
}

/// A key as the faces have it. Keys are given out one by one from 1; a book
/// with two billion rows of one noun is beyond what this program is for.
pub(super) fn shown(id: i64) -> Id {
    Id::try_from(id).unwrap_or(Id::MAX)
}

pub(super) fn receipt(operation: Option<i64>, made: Option<i64>) -> Receipt {
    Receipt {
        operation: operation.map_or(0, shown),
        made: made.map(shown),
        unlinked: None,
    }
}

/// The same of a change that took so many links away.
pub(super) fn unlinking(receipt: Receipt, links: u32) -> Receipt {
    Receipt {
        unlinked: (links > 0).then_some(links),
        ..receipt
    }
}

/// A text of one line: white space folded, control characters dropped.
pub(super) fn single_line(text: &str) -> Result<String> {
    if text.chars().count() > 10_000 {
        return Err(Invalid::TooLong.into());
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    Ok(words.join(" "))
}
