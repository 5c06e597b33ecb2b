//! Groups, which are tags: a card's categories, and what one gives by hand.

use super::{Book, Id, OperationKind, Receipt, Subject, receipt, shown, sound};
use crate::Now;
use crate::book::view::GroupRow;
use crate::error::{Error, Result};
use crate::store::change::{Keep, change};
use crate::store::{person, tag};

impl Book {
    /// Every group, by name.
    pub fn groups(&self) -> Result<Vec<GroupRow>> {
        let groups = tag::all(&self.connection)?;
        Ok(groups
            .into_iter()
            .map(|group| GroupRow {
                id: shown(group.id),
                name: group.name,
                people: group.people,
            })
            .collect())
    }

    /// The group that a word means: its number, or its name.
    pub fn find_group(&self, word: &str) -> Result<Option<Id>> {
        if let Ok(id) = word.trim().parse::<Id>()
            && tag::name(&self.connection, i64::from(id)).is_ok()
        {
            return Ok(Some(id));
        }
        Ok(tag::by_name(&self.connection, word)?.map(shown))
    }

    /// Calls a group otherwise. Where there is one of that name, the two become
    /// one only if `join` says so.
    pub fn rename_group(&mut self, id: Id, name: &str, join: bool, now: &Now) -> Result<Receipt> {
        let id = i64::from(id);
        let name = sound::tag(name)?;
        let before = tag::name(&self.connection, id)?;
        let other = tag::by_name(&self.connection, &name)?.filter(|other| *other != id);
        if other.is_some() && !join {
            return Err(Error::NameTaken("group"));
        }
        let changed = change(
            &mut self.connection,
            OperationKind::EditGroup,
            now,
            Keep::Yes,
            |tx, _| {
                match other {
                    Some(other) => tag::join(tx, id, other)?,
                    None => tag::rename(tx, id, &name)?,
                }
                let subject = Subject {
                    what: format!("{before} → {name}"),
                    ..Subject::default()
                };
                Ok((subject, other.unwrap_or(id)))
            },
        )?;
        Ok(receipt(changed.operation, Some(changed.value)))
    }

    /// Its members lose it, and stay in the book.
    pub fn delete_group(&mut self, id: Id, now: &Now) -> Result<Receipt> {
        let id = i64::from(id);
        let owner = person::owner(&self.connection)?;
        let changed = change(
            &mut self.connection,
            OperationKind::DeleteGroup,
            now,
            Keep::Yes,
            |tx, _| {
                let mut members = tag::members(tx, id)?;
                members.retain(|member| *member != owner);
                let subject = Subject {
                    what: tag::name(tx, id)?,
                    changed: members.len() as u32,
                    ..Subject::default()
                };
                tag::delete(tx, id)?;
                Ok((subject, ()))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }
}
