//! What was done, and taking it back.

use serde::Serialize;
use specta::Type;

use super::Book;
use super::people::shown;
use super::view::{HistoryRow, Id, OperationKind, Subject};
use crate::Now;
use crate::error::{Error, Result};
use crate::store::change::{Keep, change};
use crate::store::open::{Cache, set_cache};
use crate::store::{history, undo};

/// What was taken back, and the operation that did it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct UndoReceipt {
    pub operation: Id,
    pub row: HistoryRow,
}

impl Book {
    /// What was done before an operation, the latest first; from now on back
    /// for `None`.
    pub fn history(&self, before: Option<Id>, limit: u32) -> Result<Vec<HistoryRow>> {
        history::before(&self.connection, before.map_or(i64::MAX, i64::from), limit)
    }

    /// Takes back an operation, or for `None` the latest that stands. Refused
    /// where something later builds on it.
    pub fn undo(&mut self, operation: Option<Id>, now: &Now) -> Result<UndoReceipt> {
        let target = match operation {
            Some(id) => i64::from(id),
            None => undo::latest(&self.connection)?.ok_or(Error::NothingToUndo)?,
        };
        self.take_back(target, now)
    }

    /// Does again what the latest undo took back, unless something else was done
    /// since.
    pub fn redo(&mut self, now: &Now) -> Result<UndoReceipt> {
        let target = undo::latest_undo(&self.connection)?.ok_or(Error::NothingToRedo)?;
        self.take_back(target, now)
    }

    fn take_back(&mut self, target: i64, now: &Now) -> Result<UndoReceipt> {
        let row = history::get(&self.connection, target)?;
        if row.undone || row.kind == OperationKind::Erase {
            return Err(Error::NothingToUndo);
        }
        let kind = match row.kind {
            OperationKind::Undo => OperationKind::Redo,
            _ => OperationKind::Undo,
        };
        let subject = Subject {
            undone: Some(row.subject.undone.unwrap_or(row.kind)),
            ..row.subject.clone()
        };
        set_cache(&self.connection, Cache::Bulk)?;
        let changed = change(
            &mut self.connection,
            kind,
            now,
            Keep::Yes,
            |tx, operation| {
                undo::play_back(tx, operation, target)?;
                Ok((subject, ()))
            },
        );
        set_cache(&self.connection, Cache::Everyday)?;
        Ok(UndoReceipt {
            operation: changed?.operation.map_or(0, shown),
            row,
        })
    }
}
