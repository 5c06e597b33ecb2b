//! The book as files that others read.

mod json;
mod vcard;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) use vcard::contact_of_person;

use super::Book;
use crate::error::{Error, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// The whole book; its shape is told in `docs/export-json.md`.
    Json,
    /// vCard 4.0, every person and organisation a card.
    Vcard,
}

impl Book {
    /// Writes everything to `out`. The same book gives the same bytes.
    pub fn export(&self, format: ExportFormat, out: &mut dyn Write) -> Result<()> {
        // One view of the book, whatever others write meanwhile.
        let tx = self.connection.unchecked_transaction()?;
        match format {
            ExportFormat::Json => json::write(&tx, out),
            ExportFormat::Vcard => vcard::write(&tx, out),
        }
    }

    /// Writes everything to a file: under a temporary name first, so that what
    /// stands at `path` is whole or is not there. Never replaces a file.
    pub fn export_file(&self, format: ExportFormat, path: &Path) -> Result<()> {
        let failed = |error| Error::file(path, error);
        if path.exists() {
            return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
        }
        let mut draft = path.as_os_str().to_owned();
        draft.push(format!(".part-{}", std::process::id()));
        let draft = Path::new(&draft);
        let written = private(draft).map_err(failed).and_then(|file| {
            let mut out = BufWriter::new(file);
            self.export(format, &mut out)?;
            let file = out
                .into_inner()
                .map_err(|error| failed(error.into_error()))?;
            file.sync_all().map_err(failed)?;
            // Unlike a rename, a link refuses to take another file's place.
            fs::hard_link(draft, path).map_err(failed)
        });
        let _ = fs::remove_file(draft);
        written
    }
}

/// A new file that only its owner may read: it holds other people's lives.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// An error of `out`, which has no name here.
fn unwritten(error: std::io::Error) -> Error {
    Error::file("-", error)
}
