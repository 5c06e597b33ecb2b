//! The whole book as one JSON document, from which a book can be made again.

use std::io::Write;

use super::unwritten;
use crate::error::Result;
use crate::exchange::json::Writer;
use crate::store::{Connection, document};

/// Streams the document: its size is no matter of memory.
pub(super) fn write(connection: &Connection, out: &mut dyn Write) -> Result<()> {
    let mut writer = Writer::begin(out).map_err(unwritten)?;
    document::each(connection, &mut |item| {
        writer.item(&item).map_err(unwritten)
    })?;
    writer.end().map_err(unwritten)
}
