//! Recording introductions: favours with three parties.

use super::Book;
use super::favours::{checked_note, happened};
use super::people::{receipt, single_line};
use super::view::{NewIntroduction, OperationKind, Receipt, Subject};
use crate::Now;
use crate::domain::favour::{FavourKind, Role};
use crate::error::{Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour, Party};
use crate::store::person;

impl Book {
    /// Writes an introduction down: mine, of two or more people to each other,
    /// or somebody's, who introduced me to one or more.
    pub fn record_introduction(&mut self, new: &NewIntroduction, now: &Now) -> Result<Receipt> {
        let mut names = self.parties_of(&new.people)?;
        let owner = person::owner(&self.connection)?;
        let people = new.people.iter().map(|id| i64::from(*id));
        let party = |person, role, value| Party {
            person,
            role,
            value,
        };
        let parties: Vec<Party> = match new.by {
            None if new.people.len() < 2 => return Err(Invalid::TooFewPeople.into()),
            // Both whom I brought together benefit; its cost is counted once.
            None => std::iter::once(party(owner, Role::Giver, None))
                .chain(people.map(|id| party(id, Role::Beneficiary, new.value)))
                .collect(),
            Some(by) if new.people.contains(&by) => return Err(Invalid::SamePersonTwice.into()),
            Some(by) => {
                let by = i64::from(by);
                names.insert(0, person::get(&self.connection, by)?.profile.name.display);
                [
                    party(by, Role::Giver, None),
                    party(owner, Role::Beneficiary, new.value),
                ]
                .into_iter()
                .chain(people.map(|id| party(id, Role::Introduced, None)))
                .collect()
            }
        };
        // An introduction names itself; words are welcome, and not needed.
        let what = single_line(&new.what)?;
        let on = happened(&new.on, now.today)?;
        let mut row = Favour::new(
            FavourKind::Introduction,
            &what,
            on,
            new.status,
            new.cost,
            now,
        );
        row.note = checked_note(&new.note)?;
        let changed = change(
            &mut self.connection,
            OperationKind::Introduce,
            now,
            Keep::Yes,
            |tx, _| {
                let id = favour::insert(tx, &row, &parties)?;
                Ok((
                    Subject {
                        people: names,
                        what,
                        ..Subject::default()
                    },
                    id,
                ))
            },
        )?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }
}
