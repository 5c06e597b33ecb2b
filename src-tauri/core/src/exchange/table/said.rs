//! What was said of a table's columns, by its owner, by a dialect, or of such a
//! table before.

use std::collections::{HashMap, HashSet};

use super::column::Column;
use super::sniff::{Known, Shape};
use super::{contact, dialect, guess};
use crate::exchange::entry::Told;

/// By which columns are known again: their names, in order.
pub(super) fn columns_key(header: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    for column in header {
        hasher.update(dialect::name(column).as_bytes());
        hasher.update(b"\x1F");
    }
    hasher.finalize().to_hex().to_string()
}

/// What was said that concerns this table: another file may have the other
/// columns. Columns without a name of their own are known from no other table.
pub(super) fn of_these(told: &Told, shape: &Shape) -> Told {
    let named = !shape.nameless;
    let remembered = told.remembered.get_key_value(&columns_key(&shape.header));
    let remembered = remembered.filter(|_| named).into_iter();
    let columns = told.columns.iter();
    let own = compared(&shape.header);
    Told {
        order: shape.order.unwrap_or(told.order),
        columns: columns
            .filter(|(name, _)| own.contains(&dialect::name(name)))
            .cloned()
            .collect(),
        remembered: remembered
            .map(|(key, columns)| (key.clone(), columns.clone()))
            .collect(),
        limit: told.limit,
    }
}

/// The names of columns as they are compared.
pub(super) fn compared(header: &[String]) -> HashSet<String> {
    header.iter().map(|column| dialect::name(column)).collect()
}

/// What is known of the columns: what the owner says now goes before what a
/// dialect says, and that before what was said of such a table before.
pub(super) fn said(shape: &Shape, told: &Told) -> Option<Vec<Column>> {
    let (header, known) = (&shape.header, shape.known);
    let over = Said::of(&told.columns);
    let remembered = told.remembered.get(&columns_key(header));
    if told.columns.is_empty() && remembered.is_none() && matches!(known, Known::Nothing) {
        return None;
    }
    let remembered = remembered.map(|pairs| Said::of(pairs));
    let columns = header.iter().map(|column| {
        over.get(column)
            .unwrap_or_else(|| match (known, &remembered) {
                (Known::Dialect(dialect), _) => dialect.column(column),
                (_, Some(remembered)) => remembered.get(column).unwrap_or_else(Column::keep),
                _ => guess::guess(column, &[]),
            })
    });
    Some(columns.collect())
}

/// Whether what was said leaves everybody without a name. The tables that Vuoro
/// knows by themselves say who people are.
pub(super) fn is_nameless(known: Known, columns: &[Column], told: &Told) -> bool {
    let by_itself = matches!(known, Known::Dialect(_)) && told.columns.is_empty();
    !by_itself && !contact::is_named(columns)
}

/// What was said of columns, by their names as they are compared; the last word
/// counts.
pub(super) struct Said<'a>(HashMap<String, &'a Column>);

impl<'a> Said<'a> {
    pub(super) fn of(pairs: &'a [(String, Column)]) -> Self {
        let pairs = pairs.iter();
        Self(
            pairs
                .map(|(column, says)| (dialect::name(column), says))
                .collect(),
        )
    }

    pub(super) fn get(&self, column: &str) -> Option<Column> {
        self.0
            .get(&dialect::name(column))
            .map(|says| (*says).clone())
    }
}
