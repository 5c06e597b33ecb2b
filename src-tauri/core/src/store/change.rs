//! The one door through which the book is written: one transaction, one
//! operation in the history, one step to undo.

use rusqlite::{Connection, TransactionBehavior, params};

use super::{derived, journal};
use crate::Now;
use crate::domain::history::{OperationKind, Subject};
use crate::error::Result;

/// What became of a change.
#[derive(Debug)]
pub(crate) struct Changed<T> {
    /// None when not one row differs from before: then nothing was written.
    pub(crate) operation: Option<i64>,
    pub(crate) value: T,
}

/// Whether the work is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    Yes,
    /// It was a rehearsal: all of it is taken back.
    No,
    /// Nor does it, or what was done before it, ever come back: what the journal
    /// remembers goes in the same transaction.
    ForGood,
}

/// Runs `work` as one operation. Whatever it returns as its subject is what the
/// history says of it. An error takes everything back.
pub(crate) fn change<T>(
    connection: &mut Connection,
    kind: OperationKind,
    now: &Now,
    keep: Keep,
    work: impl FnOnce(&Connection, i64) -> Result<(Subject, T)>,
) -> Result<Changed<T>> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.prepare_cached("INSERT INTO operation (kind, subject, at) VALUES (?1, '{}', ?2)")?
        .execute(params![word(&kind), now.stamp()])?;
    let operation = tx.last_insert_rowid();
    let marks = journal::marks(&tx)?;
    let (subject, value) = work(&tx, operation)?;
    journal::note_inserted(&tx, operation, &marks)?;
    let deeds = journal::deeds(&tx, operation)?;
    if keep == Keep::No || deeds.is_none() {
        tx.rollback()?;
        return Ok(Changed {
            operation: None,
            value,
        });
    }
    derived::refresh(&tx, &deeds, marks["person"])?;
    tx.prepare_cached("UPDATE operation SET subject = ?2 WHERE id = ?1")?
        .execute(params![operation, word(&subject)])?;
    if keep == Keep::ForGood {
        journal::forget(&tx, operation)?;
    }
    tx.commit()?;
    Ok(Changed {
        operation: Some(operation),
        value,
    })
}

/// An enum as its word, a struct as its JSON.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The way back from `word`.
pub(crate) fn from_word<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).ok()
}

/// A struct from its JSON; a field that an earlier version did not write has
/// its default.
pub(crate) fn from_json<T: Default + serde::Serialize + serde::de::DeserializeOwned>(
    json: &str,
) -> T {
    let stored = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(json);
    let whole = serde_json::to_value(T::default()).map(|mut whole| {
        if let (Some(fields), Ok(stored)) = (whole.as_object_mut(), stored) {
            fields.extend(stored);
        }
        whole
    });
    whole.and_then(serde_json::from_value).unwrap_or_default()
}
