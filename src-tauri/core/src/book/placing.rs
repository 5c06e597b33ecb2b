//! Placing people: after an import nobody is in a circle, and nothing useful
//! can be said of anybody.

use chrono::NaiveDate;

use super::Book;
use super::favours::subject;
use super::people::receipt;
use super::view::{Id, OperationKind, PersonRow, Placing, PlacingPerson, Receipt};
use crate::Now;
use crate::domain::circle::{Circle, LifeArea};
use crate::domain::name::fold;
use crate::error::Result;
use crate::store::change::{Keep, change};
use crate::store::contact::{self, Holder};
use crate::store::{organisation, person, placing, tag};

/// The most who come at once.
const PAGE: u32 = 100;

impl Book {
    /// People in no circle, likely close ones first; `passed` are those who were
    /// skipped for now.
    pub fn placing(&self, limit: u32, passed: &[Id], today: NaiveDate) -> Result<Placing> {
        let family = fold(&person::owner_family(&self.connection)?);
        let passed: Vec<i64> = passed.iter().map(|id| i64::from(*id)).collect();
        let ids = placing::unplaced(&self.connection, &family, limit.min(PAGE), &passed)?;
        let (left, placed) = placing::counts(&self.connection)?;
        let people = ids
            .iter()
            .zip(self.rows(&ids, today)?)
            .map(|(id, row)| self.placing_person(*id, row, &family))
            .collect::<Result<_>>()?;
        Ok(Placing {
            left,
            placed,
            people,
        })
    }

    fn placing_person(&self, id: i64, row: PersonRow, family: &str) -> Result<PlacingPerson> {
        let profile = person::get(&self.connection, id)?.profile;
        let tags = tag::of_person(&self.connection, id)?;
        let points = contact::points(&self.connection, Holder::Person(id))?;
        Ok(PlacingPerson {
            person: row,
            organisation: match profile.organisation_id {
                Some(id) => organisation::name(&self.connection, id)?,
                None => String::new(),
            },
            title: profile.title,
            birthday: profile.birthday.map(|day| day.to_string()),
            starred: tags.iter().any(|tag| is_star(&fold(tag))),
            tags,
            areas: person::life_areas(&self.connection, id)?,
            points: points.into_iter().map(|point| point.value).collect(),
            note: profile.note,
            same_family_name: !family.is_empty() && fold(&profile.name.family) == family,
        })
    }

    /// Puts someone in a circle and says where from one knows them, as one step.
    pub fn place(
        &mut self,
        id: Id,
        circle: Option<Circle>,
        areas: &[LifeArea],
        now: &Now,
    ) -> Result<Receipt> {
        let id = i64::from(id);
        let row = person::get(&self.connection, id)?;
        let names = vec![row.profile.name.display];
        let changed = change(
            &mut self.connection,
            OperationKind::PlacePerson,
            now,
            Keep::Yes,
            |tx, _| {
                person::place(tx, id, circle, row.tie)?;
                person::set_life_areas(tx, id, areas)?;
                let what = circle.map_or("", Circle::word).to_owned();
                Ok((subject(names, what), ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }
}

/// A group that phones make of whom their owner starred.
fn is_star(tag: &str) -> bool {
    matches!(tag, "starred" | "favorites" | "favourites" | "suosikit")
}
