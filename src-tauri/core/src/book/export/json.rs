//! The whole book as one JSON document, from which a book can be made again; or
//! everything about some people.

use std::io::Write;

use super::{Chosen, Exported, Pace, unwritten};
use crate::domain::document::Item;
use crate::error::Result;
use crate::exchange::json::Writer;
use crate::store::Connection;
use crate::store::document::{self, Scope};

/// Streams the document: its size is no matter of memory. Of some people it
/// holds all that the book knows of them, and of others their names.
pub(super) fn write(
    connection: &Connection,
    chosen: &Chosen,
    out: &mut dyn Write,
    pace: &mut Pace<'_>,
) -> Result<Exported> {
    let scope = chosen.ids.as_ref().map(|ids| {
        let people = ids.iter().copied().collect();
        Scope::of(connection, people)
    });
    let scope = scope.transpose()?;
    let mut writer = Writer::begin(out).map_err(unwritten)?;
    let mut exported = Exported::default();
    document::each(connection, scope.as_ref(), &mut |item| {
        match item {
            Item::Person(_) => exported.people += 1,
            Item::Organisation(_) => exported.organisations += 1,
            _ => {}
        }
        pace.step()?;
        writer.item(&item).map_err(unwritten)
    })?;
    writer.end().map_err(unwritten)?;
    if let Some(ids) = &chosen.ids {
        // The others are there by name only.
        exported.people = ids.len() as u32;
    }
    Ok(exported)
}
