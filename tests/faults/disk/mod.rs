//! A disk that can fail: it keeps what was written to a folder apart from what
//! was made safe there, by fsync of a file for its bytes and by fsync of a
//! folder for its names. It stands under SQLite and under Rust's own files
//! alike (`calls`), so that the key file, an export and a backup are on it too,
//! and the core knows nothing of it.

mod calls;
mod surface;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::chance::Chance;
pub(crate) use surface::Surface;

/// What is done to a disk, and may fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Open,
    Read,
    Write,
    Length,
    Sync,
    Name,
}

/// What goes wrong, and from which call on.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    /// One call gives an I/O error; the next ones work again.
    Once(u64),
    /// From this call on nothing can be read or written.
    Broken(u64),
    /// From this call on there is no room for one byte more.
    Full(u64),
}

/// How far the disk tells the truth about fsync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Honesty {
    Honest,
    /// It says "done", and has done nothing.
    Lying,
}

/// The disk as it is at one moment, and how much had been acknowledged by then.
#[derive(Debug)]
pub(crate) struct Moment {
    pub(crate) surface: Surface,
    pub(crate) acknowledged: usize,
}

#[derive(Debug)]
struct Inside {
    surface: Surface,
    honesty: Honesty,
    fault: Option<Fault>,
    /// Every call since the fault was set.
    log: Vec<Call>,
    has_failed: bool,
    acknowledged: usize,
    /// In how many calls one moment is kept; 0 for none.
    one_in: usize,
    chance: Chance,
    moments: Vec<Moment>,
}

/// The disk under one folder, for as long as it lives.
#[derive(Debug)]
pub(crate) struct Disk {
    folder: PathBuf,
    inside: Arc<Mutex<Inside>>,
}

impl Disk {
    /// What is in the folder counts as safe.
    pub(crate) fn under(folder: &Path, chance: Chance) -> Self {
        let inside = Arc::new(Mutex::new(Inside {
            surface: Surface::of(folder),
            honesty: Honesty::Honest,
            fault: None,
            log: Vec::new(),
            has_failed: false,
            acknowledged: 0,
            one_in: 0,
            chance,
            moments: Vec::new(),
        }));
        calls::watch(folder, &inside);
        Self {
            folder: folder.into(),
            inside,
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn lie(&self) {
        self.inside().honesty = Honesty::Lying;
    }

    /// Keeps the disk of a moment at about one in so many calls, and right
    /// after what was acknowledged.
    pub(crate) fn keep_moments(&self, one_in: usize) {
        self.inside().one_in = one_in;
    }

    /// Says that one more change was told to its user as done.
    pub(crate) fn acknowledge(&self) {
        let mut inside = self.inside();
        inside.acknowledged += 1;
        if inside.one_in > 0 && inside.chance.percent(35) {
            inside.keep();
        }
    }

    pub(crate) fn moments(&self) -> Vec<Moment> {
        std::mem::take(&mut self.inside().moments)
    }

    /// Counts calls from here, and lets one of them fail.
    pub(crate) fn set(&self, fault: Option<Fault>) {
        let mut inside = self.inside();
        inside.fault = fault;
        inside.has_failed = false;
        inside.log.clear();
    }

    /// Whether any call failed since then.
    pub(crate) fn has_failed(&self) -> bool {
        self.inside().has_failed
    }

    pub(crate) fn log(&self) -> Vec<Call> {
        self.inside().log.clone()
    }

    /// Whether this disk has seen every byte that was written to the folder.
    /// What it missed could not be lost in a cut. (Memory that is shared
    /// between processes is no file's content after a cut.)
    pub(crate) fn has_seen_all(&self) -> Result<(), String> {
        // The reading comes by here as well.
        let written = self.inside().surface.as_written();
        for (name, bytes) in written {
            if !name.to_string_lossy().ends_with("-shm") && fs::read(&name).ok() != Some(bytes) {
                return Err(format!("{} was written past the disk", name.display()));
            }
        }
        Ok(())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        calls::forget(&self.folder);
    }
}

impl Inside {
    /// Counts a call; an error number where it fails.
    fn fails(&mut self, call: Call, takes_room: bool) -> Option<i32> {
        self.log.push(call);
        let count = self.log.len() as u64;
        let fails = match self.fault? {
            Fault::Once(at) => (count == at).then_some(libc::EIO),
            Fault::Broken(at) => (count >= at).then_some(libc::EIO),
            Fault::Full(at) => (count >= at && takes_room).then_some(libc::ENOSPC),
        };
        self.has_failed |= fails.is_some();
        fails
    }

    fn keep(&mut self) {
        self.moments.push(Moment {
            surface: self.surface.clone(),
            acknowledged: self.acknowledged,
        });
    }

    /// After each call that changed something.
    fn changed(&mut self) {
        if self.one_in > 0 && self.chance.below(self.one_in) == 0 {
            self.keep();
        }
    }
}
