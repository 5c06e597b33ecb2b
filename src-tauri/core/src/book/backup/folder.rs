//! The folder of a book's backups: their names, what a broken-off one left, and
//! which are let go of.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound, TimeDelta};

use super::{BackupRow, of_backup};
use crate::Now;
use crate::book::{BookKey, Unlock};
use crate::domain::backup::{BackupReason, Named, Seal, superseded};
use crate::error::{Error, Failure, Result};
use crate::store::erase::Traces;
use crate::store::key::{KeyFile, Lock};
use crate::store::{backup, journal, key, open, person, place};

/// A copy that is not there yet has this behind its name.
const PART: &str = ".part";

/// Which backups hold somebody.
#[derive(Debug, Default)]
pub(in crate::book) struct Holding {
    pub(in crate::book) sure: Vec<Named>,
    /// The names of those that do not open by what is at hand, or are damaged, and
    /// of books and logs that were put aside.
    pub(in crate::book) unread: Vec<String>,
}

pub(in crate::book) struct Folder {
    path: PathBuf,
    /// `book` of `book.vuoro`: a folder may hold the backups of several.
    stem: String,
}

impl Folder {
    /// `backups/` beside the book.
    ///
    /// # Errors
    /// `NoBook` for one that is in no file.
    pub(in crate::book) fn of(book: &Path) -> Result<Self> {
        if book.as_os_str().is_empty() {
            return Err(Error::NoBook(book.into()));
        }
        let beside = book.parent().unwrap_or(Path::new(""));
        Ok(Self::at(&beside.join("backups"), book))
    }

    pub(super) fn at(place: &Path, book: &Path) -> Self {
        let stem = book.file_stem().unwrap_or(book.as_os_str());
        Self {
            path: place.into(),
            stem: stem.to_string_lossy().into_owned(),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn path_of(&self, named: &Named) -> PathBuf {
        self.path.join(self.name(named))
    }

    pub(super) fn name(&self, named: &Named) -> String {
        named.name(&self.stem)
    }

    pub(super) fn make(&self) -> Result<()> {
        open::make_folder(&self.path)
    }

    /// Every backup that stands here under its name, the latest last.
    pub(in crate::book) fn all(&self) -> Result<Vec<Named>> {
        let mut all: Vec<Named> = self
            .names()?
            .iter()
            .filter_map(|name| Named::of(name, &self.stem))
            .collect();
        all.sort_unstable();
        Ok(all)
    }

    /// The backup of this file's name, which names no other folder.
    pub(super) fn named(&self, name: &str) -> Option<Named> {
        Named::of(name, &self.stem)
    }

    fn names(&self) -> Result<Vec<String>> {
        let unread = |error| Error::file(&self.path, error);
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(unread)?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.extend(entry.map_err(unread)?.file_name().into_string().ok());
        }
        Ok(names)
    }

    /// What the backups that can be opened say of themselves, the latest first.
    pub(super) fn seals<'a>(
        &'a self,
        unlock: &'a Unlock,
    ) -> Result<impl Iterator<Item = Seal> + 'a> {
        let all = self.all()?.into_iter().rev();
        Ok(all.filter_map(|named| self.seal(&named, unlock).ok()))
    }

    fn seal(&self, named: &Named, unlock: &Unlock) -> Result<Seal> {
        let path = self.path_of(named);
        backup::connect(&path, unlock)
            .and_then(|(backup, _)| backup::seal(&backup))
            .and_then(|seal| seal.ok_or_else(|| Error::BackupDamaged(path.clone())))
            .map_err(|error| of_backup(&path, error))
    }

    pub(super) fn row(&self, named: &Named, unlock: &Unlock) -> BackupRow {
        let path = self.path_of(named);
        let bytes = fs::metadata(&path).map_or(0, |about| about.len());
        let seal = self.seal(named, unlock);
        BackupRow {
            name: self.name(named),
            at: moment(named),
            reason: named.reason,
            tenths_of_mb: u32::try_from(bytes.div_ceil(100_000)).unwrap_or(u32::MAX),
            content: seal.as_ref().ok().map(|seal| seal.content.clone()),
            trouble: seal.err().map(Failure::from),
        }
    }

    /// A name that is free, and the file in which it comes about.
    pub(super) fn reserve(&self, reason: BackupReason, now: &Now) -> Result<(Named, PathBuf)> {
        let mut named = Named {
            at: now.at.trunc_subsecs(0),
            reason,
            number: 1,
        };
        loop {
            let path = self.path_of(&named);
            let part = backup::beside(&path, PART);
            // Another process may take the same name at the same moment.
            if !path.exists() && backup::reserve(&part)? {
                return Ok((named, part));
            }
            named.number += 1;
        }
    }

    /// Lets go of what the rotation does not keep.
    pub(super) fn rotate(&self, needed: &[Named]) -> Result<()> {
        for gone in superseded(&self.all()?, needed) {
            // One that cannot be removed is tried again the next time.
            let _ = self.remove(&gone);
        }
        Ok(())
    }

    /// The backups that hold one of these people, be it in what their history
    /// remembers, and those of which that cannot be said; the latest last.
    pub(super) fn holding(&self, traces: &[Traces], unlock: &Unlock) -> Result<Holding> {
        let holds = |named: &Named| -> Result<bool> {
            let (backup, _) = backup::connect(&self.path_of(named), unlock)?;
            for uid in traces.iter().flat_map(|trace| &trace.uids) {
                if person::by_uid(&backup, uid)?.is_some() || journal::knew(&backup, uid)? {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        let mut holding = Holding::default();
        for named in self.all()? {
            match holds(&named) {
                Ok(true) => holding.sure.push(named),
                Ok(false) => {}
                Err(_) => holding.unread.push(self.name(&named)),
            }
        }
        Ok(holding)
    }

    /// Lays the book's key file beside each backup that has the book's key, so
    /// that it opens as the book does. The others are told by `left_behind`.
    pub(super) fn follow(&self, book: &Path, key: &BookKey) {
        for named in self.all().unwrap_or_default() {
            let path = self.path_of(&named);
            if backup::connect(&path, &Unlock::Key(key.clone())).is_ok() {
                let _ = key::copy_beside(book, &path);
            }
        }
    }

    /// The names of those that open otherwise than the book does, whose key file
    /// is `of_book`; the latest last.
    pub(super) fn left_behind(&self, of_book: &KeyFile) -> Result<Vec<String>> {
        let mut all = self.all()?;
        all.retain(|named| {
            KeyFile::read(&self.path_of(named)).is_ok_and(|own| own.locks != of_book.locks)
        });
        Ok(all.iter().map(|named| self.name(named)).collect())
    }

    /// All that open a backup here.
    pub(super) fn locks(&self) -> Result<Vec<Lock>> {
        let all = self.all()?.into_iter();
        let files = all.filter_map(|named| KeyFile::read(&self.path_of(&named)).ok());
        Ok(files.flat_map(|file| file.locks).collect())
    }

    /// Takes a backup away, with its key file.
    pub(super) fn remove(&self, named: &Named) -> Result<()> {
        let path = self.path_of(named);
        fs::remove_file(&path).map_err(|error| Error::file(&path, error))?;
        let _ = fs::remove_file(key::key_file(&path));
        Ok(())
    }

    /// Takes away what backups that were broken off more than an hour ago left.
    pub(super) fn sweep(&self, now: &Now) {
        let names = self.names().unwrap_or_default();
        let old = |at: DateTime<_>| now.at.signed_duration_since(at) > TimeDelta::hours(1);
        for name in &names {
            let Some((named, whole, rest)) = self.belongs(name) else {
                continue;
            };
            // A key alone is one of a backup that lies elsewhere by now: it goes only
            // where the copy itself never came about.
            let is_there = |name: &str| names.iter().any(|other| other == name);
            let is_alone = || !is_there(whole) && is_there(&format!("{whole}{PART}"));
            let left = rest.starts_with(PART)
                || rest.starts_with(".key.new-")
                || rest.starts_with(".key") && is_alone();
            if left && old(named.at) {
                let _ = fs::remove_file(self.path.join(name));
            }
        }
    }

    /// The backup to which a file of this name belongs, its file's name, and what
    /// comes after that.
    fn belongs<'a>(&self, name: &'a str) -> Option<(Named, &'a str, &'a str)> {
        let end = name.find(".vuoro")? + ".vuoro".len();
        let (whole, rest) = name.split_at(end);
        Some((self.named(whole)?, whole, rest))
    }

    /// Whether the file is a backup of here, or would lie in the place of one or of its key.
    pub(in crate::book) fn has(&self, file: &Path) -> bool {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        place::is_same(backup::folder_of(file), &self.path) && self.belongs(&name).is_some()
    }
}

/// When it was made, as it is told: UTC, RFC 3339.
pub(in crate::book) fn moment(named: &Named) -> String {
    named.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
