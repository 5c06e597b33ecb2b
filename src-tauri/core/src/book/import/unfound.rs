//! What was said of columns that no file has: a slip, when all are read.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::reader::of_file;
use crate::error::{Error, Result};
use crate::exchange::{Entries, FileError, Told};

/// The columns of which something was said, and which no file has had so far:
/// each may stand in another of the files.
pub(super) struct Unfound {
    names: Vec<String>,
    /// The last table, and its columns.
    table: Option<(PathBuf, Vec<String>)>,
}

impl Unfound {
    pub(super) fn of(told: &Told) -> Self {
        Self {
            names: told.columns.iter().map(|(name, _)| name.clone()).collect(),
            table: None,
        }
    }

    pub(super) fn saw<R: Read>(&mut self, path: &Path, entries: &Entries<R>) {
        self.names = entries.lacking(std::mem::take(&mut self.names));
        let columns = entries.columns();
        if !columns.is_empty() {
            self.table = Some((path.into(), columns));
        }
    }

    /// The error of the last file: what was said of no other was said of this one.
    pub(super) fn last(&self, path: &Path, error: FileError) -> Error {
        match error {
            FileError::UnknownColumns(columns) if !self.names.is_empty() => Error::NoSuchColumn {
                path: path.into(),
                columns,
            },
            error => of_file(path, error),
        }
    }

    /// Refused where something was said of a column that no table has.
    pub(super) fn none(&mut self) -> Result<()> {
        match self.table.take() {
            Some((path, columns)) if !self.names.is_empty() => {
                Err(Error::NoSuchColumn { path, columns })
            }
            _ => Ok(()),
        }
    }
}
