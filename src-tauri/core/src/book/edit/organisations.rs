//! Organisations as nouns of their own.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Book, Id, OperationKind, Receipt, Subject, receipt, shown, sound, write};
use crate::Now;
use crate::book::reach::shown_points;
use crate::book::view::{
    OrganisationEdit, OrganisationPage, OrganisationRow, PeopleOrder, PeopleQuery,
};
use crate::domain::name::fold;
use crate::error::{Error, Result};
use crate::store::change::{Keep, change};
use crate::store::contact::{self, Holder};
use crate::store::{Connection, organisation, person, photo, search};

/// The most people that an organisation's page lists.
const PEOPLE: u32 = 1000;

impl Book {
    /// By name, those of whose name a word begins so; '' for all.
    pub fn organisations(&self, text: &str) -> Result<Vec<OrganisationRow>> {
        let counted = organisation::counted(&self.connection, text)?;
        let mut names: BTreeMap<&str, u32> = BTreeMap::new();
        for one in &counted {
            *names.entry(&one.folded).or_default() += 1;
        }
        Ok(counted
            .iter()
            .map(|one| OrganisationRow {
                id: shown(one.id),
                name: one.name.clone(),
                people: one.people,
                equals: names[one.folded.as_str()] - 1,
            })
            .collect())
    }

    /// The organisations that a word means: a number, a whole name, or the
    /// beginning of a word of one.
    pub fn find_organisations(&self, word: &str) -> Result<Vec<OrganisationRow>> {
        let all = self.organisations("")?;
        let of = |test: &dyn Fn(&&OrganisationRow) -> bool| -> Vec<OrganisationRow> {
            all.iter().filter(test).cloned().collect()
        };
        if let Ok(id) = word.trim().parse::<Id>() {
            let found = of(&|one| one.id == id);
            if !found.is_empty() {
                return Ok(found);
            }
        }
        let exact = of(&|one| one.name == word.trim());
        if !exact.is_empty() {
            return Ok(exact);
        }
        let folded = fold(word);
        let equal = of(&|one| fold(&one.name) == folded);
        if equal.is_empty() && !folded.is_empty() {
            return self.organisations(word);
        }
        Ok(equal)
    }

    pub fn organisation(&self, id: Id, today: NaiveDate) -> Result<OrganisationPage> {
        let key = i64::from(id);
        let standing = organisation::get(&self.connection, key)?;
        let query = PeopleQuery {
            organisation: Some(id),
            order: PeopleOrder::Name,
            limit: PEOPLE,
            ..PeopleQuery::default()
        };
        let people = search::people(&self.connection, &query, today)?;
        let equals = organisation::of_equal_name(&self.connection, key)?;
        let edit = form(&self.connection, key)?;
        Ok(OrganisationPage {
            id,
            uid: standing.uid.clone(),
            points: shown_points(edit.points.clone()),
            edit,
            photo: standing
                .photo_id
                .map(|id| photo::hash(&self.connection, id))
                .transpose()?,
            people: self.rows(&people.ids, today)?,
            people_total: people.total,
            equals: self
                .organisations(&standing.name)?
                .into_iter()
                .filter(|one| equals.contains(&i64::from(one.id)))
                .collect(),
        })
    }

    /// One at which nobody is yet.
    ///
    /// # Errors
    /// `NameTaken` where there is one of that name.
    pub fn add_organisation(&mut self, new: &OrganisationEdit, now: &Now) -> Result<Receipt> {
        let region = self.region()?;
        let new = sound::organisation(new, &OrganisationEdit::default())?;
        let changed = change(
            &mut self.connection,
            OperationKind::AddOrganisation,
            now,
            Keep::Yes,
            |tx, _| {
                let id = organisation::insert(tx, &person::new_uid(now), &new.name)?;
                if !organisation::of_equal_name(tx, id)?.is_empty() {
                    return Err(Error::NameTaken("organisation"));
                }
                let bare = form(tx, id)?;
                write::organisation(tx, id, [&bare, &bare, &new], &region)?;
                let subject = Subject {
                    what: new.name.clone(),
                    ..Subject::default()
                };
                Ok((subject, id))
            },
        )?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    pub fn edit_organisation(
        &mut self,
        id: Id,
        seen: &OrganisationEdit,
        new: &OrganisationEdit,
        now: &Now,
    ) -> Result<Receipt> {
        let region = self.region()?;
        let id = i64::from(id);
        let new = sound::organisation(new, seen)?;
        let changed = change(
            &mut self.connection,
            OperationKind::EditOrganisation,
            now,
            Keep::Yes,
            |tx, _| {
                let standing = form(tx, id)?;
                let fields = write::organisation(tx, id, [seen, &standing, &new], &region)?;
                let subject = Subject {
                    what: organisation::name(tx, id)?,
                    fields,
                    ..Subject::default()
                };
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }

    /// Makes several organisations one: everyone and everything of `from` is
    /// `into`'s, and its own name, note and picture stand where it has them.
    pub fn merge_organisations(&mut self, into: Id, from: &[Id], now: &Now) -> Result<Receipt> {
        let into = i64::from(into);
        let changed = change(
            &mut self.connection,
            OperationKind::MergeOrganisations,
            now,
            Keep::Yes,
            |tx, _| {
                let mut merged = 0;
                for from in from.iter().map(|id| i64::from(*id)) {
                    if from == into {
                        continue;
                    }
                    let (mine, theirs) =
                        (organisation::get(tx, into)?, organisation::get(tx, from)?);
                    let notes = [mine.note.as_str(), theirs.note.as_str()];
                    let note = match notes {
                        [mine, theirs] if mine.contains(theirs) => mine.to_owned(),
                        ["", theirs] => theirs.to_owned(),
                        [mine, theirs] => format!("{mine}\n\n{theirs}"),
                    };
                    organisation::describe(tx, into, &note, mine.photo_id.or(theirs.photo_id))?;
                    organisation::join(tx, from, into)?;
                    merged += 1;
                }
                let subject = Subject {
                    what: organisation::get(tx, into)?.name,
                    changed: merged,
                    ..Subject::default()
                };
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(into)))
    }

    /// Takes it out of the book. Who was there stays, without an employer.
    pub fn delete_organisation(&mut self, id: Id, now: &Now) -> Result<Receipt> {
        let id = i64::from(id);
        let changed = change(
            &mut self.connection,
            OperationKind::DeleteOrganisation,
            now,
            Keep::Yes,
            |tx, _| {
                let subject = Subject {
                    what: organisation::get(tx, id)?.name,
                    ..Subject::default()
                };
                organisation::delete(tx, id)?;
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }
}

/// The present state of an organisation, as a form has it.
fn form(connection: &Connection, id: i64) -> Result<OrganisationEdit> {
    let standing = organisation::get(connection, id)?;
    let holder = Holder::Organisation(id);
    Ok(OrganisationEdit {
        name: standing.name,
        note: standing.note,
        points: contact::points(connection, holder)?,
        addresses: contact::addresses(connection, holder)?,
    })
}
