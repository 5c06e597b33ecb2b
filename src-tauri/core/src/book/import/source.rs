//! Where contacts come from: files, the folder of an archive, or a text.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::exchange::{Told, archive};

/// Where contacts come from, open and ready to be read.
pub(crate) struct Source {
    pub(super) path: PathBuf,
    /// Bytes, as far as it is known; for progress only.
    pub(super) size: u64,
    /// Contacts that it may have.
    pub(super) limit: u64,
    pub(super) input: Input,
}

pub(super) enum Input {
    File(File),
    Stream(Box<dyn Read + Send>),
}

impl Source {
    /// The file of this path; for the folder of an unpacked archive of
    /// LinkedIn's, the files in it.
    pub(crate) fn of_path(path: &Path) -> Result<Vec<Self>> {
        if !path.is_dir() {
            return Ok(vec![Self::file(path)?]);
        }
        let wrong = |error| Error::file(path, error);
        let mut files = Vec::new();
        for item in path.read_dir().map_err(wrong)? {
            let item = item.map_err(wrong)?;
            if archive::is_of_linkedin(&item.file_name().to_string_lossy()) {
                files.push(item.path());
            }
        }
        if files.is_empty() {
            return Err(Error::IsFolder(path.into()));
        }
        files.sort();
        files.iter().map(|file| Self::file(file)).collect()
    }

    fn file(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::file(path, error))?;
        let metadata = file.metadata().map_err(|error| Error::file(path, error))?;
        if metadata.is_dir() {
            return Err(Error::IsFolder(path.into()));
        }
        Ok(Self {
            path: path.into(),
            size: metadata.len(),
            limit: Told::LIMIT,
            input: match metadata.is_file() {
                true => Input::File(file),
                false => Input::Stream(Box::new(file)),
            },
        })
    }

    /// So many contacts it may have, and no more.
    pub(super) fn allow(&mut self, contacts: u64) {
        self.limit = contacts;
    }

    pub(super) fn text(name: &str, text: &str) -> Self {
        Self {
            limit: Told::LIMIT,
            ..Self::stream(name, text.len() as u64, Cursor::new(text.to_owned()))
        }
    }

    /// What this program itself writes, however many cards that are.
    pub(crate) fn stream(name: &str, size: u64, input: impl Read + Send + 'static) -> Self {
        Self {
            path: name.into(),
            size,
            limit: u64::MAX,
            input: Input::Stream(Box::new(input)),
        }
    }
}

/// A file's name as it is shown.
pub(super) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .replace(char::is_control, "")
}
