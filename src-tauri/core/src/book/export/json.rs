//! The whole book as one JSON document, from which a book can be made again.

use std::io::Write;

use super::{Exported, unwritten};
use crate::domain::document::Item;
use crate::error::Result;
use crate::exchange::json::Writer;
use crate::store::{Connection, document};

/// Streams the document: its size is no matter of memory.
pub(super) fn write(connection: &Connection, out: &mut dyn Write) -> Result<Exported> {
    let mut writer = Writer::begin(out).map_err(unwritten)?;
    let mut exported = Exported::default();
    document::each(connection, &mut |item| {
        match item {
            Item::Person(_) => exported.people += 1,
            Item::Organisation(_) => exported.organisations += 1,
            _ => {}
        }
        writer.item(&item).map_err(unwritten)
    })?;
    writer.end().map_err(unwritten)?;
    Ok(exported)
}
