//! One function per thing that a user does. A face calls these and nothing
//! else; each is one read, or one change that can be undone.

pub mod view;

mod all;
mod backup;
mod breakdown;
mod capture;
mod common;
mod doors;
mod duplicates;
mod edit;
mod erase;
mod export;
mod favour_form;
mod favours;
mod guards;
mod history;
mod import;
mod introductions;
mod keys;
mod ledger;
mod links;
mod merge;
mod named;
mod overview;
mod page;
mod path;
mod people;
mod placing;
mod reach;
mod sample;
mod standing;
mod suggestions;
mod today;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use crate::domain::backup::{BackupReason, Content};
pub use crate::store::backup::CopyStep;
pub use crate::store::key::words::{WordSaid, Words};
pub use crate::store::key::{
    BookKey, Keyring, KeyringFault, NoKeyring, Passphrase, Unlock, Way, key_file,
};
/// The way to a schema that nobody ships, for who breaks it off to see what is left.
#[doc(hidden)]
pub use crate::store::migrate::{STEPS, Step};
pub use crate::store::others::when_waiting;
pub use all::PersonBalance;
#[doc(hidden)]
pub use backup::bring_up_to;
pub use backup::{
    BackupRow, Comparison, Difference, Restored, Verified, backup_file, backups, compare, restore,
    restore_by_words, restore_to, unlock_by_words, verify, with_key_of,
};
pub use edit::NewPhoto;
pub use erase::EraseOptions;
pub use export::{ExportFormat, ExportProgress, ExportWhom, Exported, Refused};
pub use history::UndoReceipt;
pub use import::{Column, ImportOptions, UnknownField, contact_files, left_out, probe, said};
pub use keys::{KeyView, NewKey, NewWay, begin_anew, keys};
pub use people::{Candidate, Picture};
pub use reach::{Reach, Whose};
pub use sample::SampleBook;
use standing::Told;
use view::Settings;

use chrono::NaiveDate;

use crate::Now;
use crate::domain::balance::Measure;
use crate::domain::contact::PointKind;
use crate::error::{Error, Invalid, Result};
use crate::exchange::phone::Region;
use crate::store::backup::{beside, folder_of};
use crate::store::hold::Hold;
use crate::store::open::{Cache, set_cache};
use crate::store::parts::OPENED;
use crate::store::{Connection, check, derived, open, others, place, setting};

/// A book that is open: one connection to one file.
#[derive(Debug)]
pub struct Book {
    connection: Connection,
    /// Let go of after the connection is closed.
    _hold: Hold,
    path: PathBuf,
    keyring: Arc<dyn Keyring>,
    /// None of a book that is in no file.
    key: Option<BookKey>,
    /// The possible duplicates that were last looked for.
    found: RefCell<Option<duplicates::Found>>,
    /// The web of ties that a path was last looked for in.
    woven: RefCell<Option<path::Woven>>,
    /// The owner's side of what is in common, as it was last looked for.
    mine: RefCell<Option<common::Mine>>,
}

impl Book {
    /// Makes a book where there is none.
    pub fn create(path: &Path, unlock: &Unlock, now: &Now) -> Result<Self> {
        Ok(Self::of(open::create(path, unlock, now)?, path, unlock))
    }

    /// Opens the book that is there.
    ///
    /// # Errors
    /// `OlderBook` for one that is to be brought `up_to_date` first; `Taken`
    /// where somebody has it alone for longer than a second: ask again.
    pub fn open(path: &Path, unlock: &Unlock) -> Result<Self> {
        let mut book = Self::of(open::open(path, unlock)?, path, unlock);
        // A book that opens is open: what could not be derived is so next time.
        let _ = book.freshen();
        Ok(book)
    }

    /// Derives anew what another version of the program derived otherwise.
    fn freshen(&mut self) -> Result<()> {
        if !derived::is_stale(&self.connection)? {
            return Ok(());
        }
        let normal = normal_by(self.region()?);
        set_cache(&self.connection, Cache::Bulk)?;
        let done = derived::freshen(&mut self.connection, &normal);
        set_cache(&self.connection, Cache::Everyday)?;
        done
    }

    /// A book that is in no file, to try something out on.
    pub fn in_memory(now: &Now) -> Result<Self> {
        let opened = (open::in_memory(now)?, Hold::nothing(), None);
        Ok(Self::of(opened, Path::new(""), &Unlock::KeyFile))
    }

    fn of(
        (connection, hold, key): (Connection, Hold, Option<BookKey>),
        path: &Path,
        unlock: &Unlock,
    ) -> Self {
        Self {
            connection,
            _hold: hold,
            path: path.into(),
            keyring: unlock.keyring(),
            key,
            found: RefCell::default(),
            woven: RefCell::default(),
            mine: RefCell::default(),
        }
    }

    /// Opens the book anew where its connection is of no use any more, as it is
    /// after the disk failed in the middle of a page; whether it was so. Who
    /// keeps a book open asks this before each thing that is done with it.
    ///
    /// # Errors
    /// Those of `open`. The book can be asked once more.
    pub fn revive(&mut self) -> Result<bool> {
        let Some(key) = &self.key else {
            return Ok(false);
        };
        let Some(anew) = open::anew(&self.connection, &self.path, key)? else {
            return Ok(false);
        };
        self.connection = anew;
        Ok(true)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file is the book's own. Nobody but SQLite may open it: closing it
    /// would drop SQLite's locks on it, and another program would take the log away.
    pub fn is_own(&self, file: &Path) -> bool {
        let own = OPENED.map(|end| beside(&self.path, end));
        self.key.is_some() && own.iter().any(|own| place::is_same(own, file))
    }

    /// Whether a file of this name would lie in the place of the book, of what belongs
    /// to it, or of one of its backups.
    fn is_in_place_of(&self, file: &Path) -> bool {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_owned();
        let (own, other) = (name(&self.path), name(file));
        let begins = other.as_encoded_bytes().starts_with(own.as_encoded_bytes());
        self.is_own(file)
            || begins && place::is_same(folder_of(file), folder_of(&self.path))
            || backup::Folder::of(&self.path).is_ok_and(|folder| folder.has(file))
    }

    pub fn settings(&self) -> Result<Settings> {
        setting::get(&self.connection)
    }

    pub fn set_settings(&mut self, settings: &Settings) -> Result<()> {
        if !is_sound(settings) {
            return Err(Invalid::Setting.into());
        }
        let region = Region::of(&settings.region).ok_or(Error::Invalid(Invalid::Setting))?;
        setting::set(&mut self.connection, settings, &normal_by(region))?;
        self.found.take();
        Ok(())
    }

    /// A number that differs when another program, or another connection of this
    /// one, has changed the book since this was last asked.
    pub fn changes_elsewhere(&self) -> Result<i64> {
        others::changes(&self.connection)
    }

    /// One line for each thing that is wrong with the book; none for a sound one.
    pub fn check(&mut self) -> Result<Vec<String>> {
        let mut findings = check::findings(&mut self.connection)?;
        let normal = normal_by(self.region()?);
        findings.extend(check::numbers(&self.connection, &normal)?);
        Ok(findings)
    }

    fn measure(&self) -> Result<Measure> {
        Ok(Measure::of(&self.settings()?))
    }

    fn told(&self, today: NaiveDate) -> Result<Told<'_>> {
        let settings = self.settings()?;
        Ok(Told {
            connection: &self.connection,
            measure: Measure::of(&settings),
            settings,
            today,
        })
    }

    fn region(&self) -> Result<Region> {
        Region::of(&self.settings()?.region).ok_or(Error::Invalid(Invalid::Setting))
    }
}

/// How a number is compared in a book of this region.
fn normal_by(region: Region) -> impl Fn(&str) -> String {
    move |number| import::normal(PointKind::Phone, number, &region)
}

/// Whether each setting is in its range.
fn is_sound(settings: &Settings) -> bool {
    settings.is_in_range() && Region::of(&settings.region).is_some()
}
