//! The book as a table. Its columns depend on all contacts in it, so that they
//! are gone through twice.

use std::io::Write;

use super::{Chosen, Exported, Pace, Went, unwritten};
use crate::error::Result;
use crate::exchange::google::{self, Widths};
use crate::store::Connection;

pub(super) fn write(
    connection: &Connection,
    chosen: &Chosen,
    mut out: &mut dyn Write,
    pace: &mut Pace<'_>,
) -> Result<Exported> {
    let mut widths = Widths::default();
    chosen.each(connection, pace, |contact| {
        widths.fit(contact);
        Ok(Went::Out)
    })?;
    google::write_head(&widths, &mut out).map_err(unwritten)?;
    let exported = chosen.each(connection, pace, |contact| {
        google::write(contact, &widths, &mut out).map_err(unwritten)?;
        Ok(Went::Out)
    })?;
    out.flush().map_err(unwritten)?;
    Ok(exported)
}
