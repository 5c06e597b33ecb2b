//! The desk: what is done with the book, and what was put beside it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tauri::AppHandle;
use tauri_specta::Event;
use tempfile::TempDir;
use vuoro_computer::{create_book, now};
use vuoro_core::book::Column;
use vuoro_core::book::view::{Id, Receipt};
use vuoro_core::error::{Failure, Result as BookResult};
use vuoro_core::{Book, Error, Now};

use crate::backups::Failing;
use crate::events::{BookChanged, FilesOffered};
use crate::look::{self, Look};
use crate::shelf::Shelf;

/// Bytes; the book says what is too large.
const MOST_OF_A_PHOTO: u64 = 11_000_000;

/// A command's answer.
pub(crate) type Answer<T> = Result<T, Failure>;

#[derive(Debug)]
pub(crate) struct Desk {
    app: AppHandle,
    shelf: Arc<Shelf>,
    offered: Mutex<Vec<PathBuf>>,
    /// Holds contacts that were pasted, until others are or the desk is left.
    pasted: Mutex<Option<TempDir>>,
    /// What was said of the columns of the file that was offered.
    columns: Mutex<Vec<(String, Column)>>,
    stop: Arc<AtomicBool>,
    look: Mutex<Look>,
    /// Since when no backup could be made.
    pub(crate) failing: Mutex<Option<Failing>>,
    /// The backup that was looked for elsewhere.
    pub(crate) chosen: Mutex<Option<PathBuf>>,
}

impl Desk {
    pub(crate) fn new(app: &AppHandle, shelf: Arc<Shelf>, files: Vec<PathBuf>) -> Self {
        Self {
            app: app.clone(),
            shelf,
            offered: Mutex::new(files),
            pasted: Mutex::default(),
            columns: Mutex::default(),
            stop: Arc::default(),
            look: Mutex::new(Look::read(&look::file())),
            failing: Mutex::default(),
            chosen: Mutex::default(),
        }
    }

    pub(crate) fn app(&self) -> &AppHandle {
        &self.app
    }

    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    pub(crate) fn place(&self) -> &Path {
        self.shelf.place()
    }

    /// Asks the book something.
    pub(crate) fn read<T>(&self, ask: impl FnOnce(&Book) -> BookResult<T>) -> Answer<T> {
        let open = self.shelf.opened()?;
        let book = locked(&open.reader);
        Ok(ask(&book)?)
    }

    /// Asks the book something that takes long.
    pub(crate) fn compare<T>(&self, ask: impl FnOnce(&Book) -> BookResult<T>) -> Answer<T> {
        let open = self.shelf.opened()?;
        let book = locked(&open.comparer);
        Ok(ask(&book)?)
    }

    /// Changes the book, and tells the window that it did.
    pub(crate) fn write<T>(&self, act: impl FnOnce(&mut Book, &Now) -> BookResult<T>) -> Answer<T> {
        let open = self.shelf.opened()?;
        let mut book = locked(&open.writer);
        let done = act(&mut book, &now())?;
        let _ = BookChanged {}.emit(&self.app);
        Ok(done)
    }

    /// Changes the book only in rehearsal: there is nothing to tell.
    pub(crate) fn rehearse<T>(
        &self,
        act: impl FnOnce(&mut Book, &Now) -> BookResult<T>,
    ) -> Answer<T> {
        let open = self.shelf.opened()?;
        let mut book = locked(&open.writer);
        Ok(act(&mut book, &now())?)
    }

    /// Makes the user's book where there is none yet.
    pub(crate) fn create(&self) -> Answer<()> {
        self.shelf.made()?;
        Ok(())
    }

    /// Lays an invented book on the desk; the user's own stays where it is.
    pub(crate) fn open_sample(
        &self,
        fill: impl FnOnce(&mut Book, &Now) -> BookResult<()>,
    ) -> Answer<()> {
        let folder = TempDir::with_prefix("vuoro-sample-")
            .map_err(|error| Error::file(std::env::temp_dir(), error))?;
        let place = folder.path().join("sample.vuoro");
        let mut book = create_book(&place)?;
        fill(&mut book, &now())?;
        drop(book);
        self.shelf.lay_sample(&place, folder)?;
        let _ = BookChanged {}.emit(&self.app);
        Ok(())
    }

    pub(crate) fn is_sample(&self) -> bool {
        self.shelf.is_sample()
    }

    /// Stops the work under way, and closes whatever lies open.
    pub(crate) fn leave(&self) {
        self.stop_work();
        locked(&self.pasted).take();
        self.shelf.clear();
    }

    /// Gives someone the picture in a file. One that is far too large for a
    /// photo is not read.
    pub(crate) fn set_photo(&self, id: Id, seen: Option<&str>, file: &Path) -> Answer<Receipt> {
        let unread = |error| Error::file(file, error);
        let mut bytes = Vec::new();
        let picture = std::fs::File::open(file).map_err(unread)?;
        picture
            .take(MOST_OF_A_PHOTO)
            .read_to_end(&mut bytes)
            .map_err(unread)?;
        self.write(|book, now| book.set_photo(id, seen, Some(&bytes), now))
    }

    pub(crate) fn offer(&self, files: Vec<PathBuf>) -> FilesOffered {
        let mut offered = locked(&self.offered);
        locked(&self.columns).clear();
        // A folder that cannot be read is told of when it is looked at.
        *offered = vuoro_core::book::contact_files(&files).unwrap_or(files);
        names(&offered)
    }

    /// Contacts that were pasted, in a folder that goes with the desk.
    pub(crate) fn offer_text(&self, text: &str) -> Answer<FilesOffered> {
        let folder = TempDir::with_prefix("vuoro-pasted-")
            .map_err(|error| Error::file(std::env::temp_dir(), error))?;
        let file = folder.path().join("pasted.vcf");
        std::fs::write(&file, text).map_err(|error| Error::file(&file, error))?;
        *locked(&self.pasted) = Some(folder);
        Ok(self.offer(vec![file]))
    }

    pub(crate) fn offered(&self) -> Vec<PathBuf> {
        locked(&self.offered).clone()
    }

    pub(crate) fn offered_names(&self) -> FilesOffered {
        names(&locked(&self.offered))
    }

    pub(crate) fn say_columns(&self, columns: Vec<(String, Column)>) {
        *locked(&self.columns) = columns;
    }

    pub(crate) fn columns(&self) -> Vec<(String, Column)> {
        locked(&self.columns).clone()
    }

    pub(crate) fn begin_work(&self) {
        self.stop.store(false, Ordering::Relaxed);
    }

    pub(crate) fn stop_work(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Set when the work under way is to stop.
    pub(crate) fn stopper(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    pub(crate) fn look(&self) -> Look {
        locked(&self.look).clone()
    }

    pub(crate) fn set_look(&self, look: Look) {
        look.show(&self.app);
        look.keep(&look::file());
        *locked(&self.look) = look;
    }
}

fn names(files: &[PathBuf]) -> FilesOffered {
    let name = |path: &PathBuf| {
        path.file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned()
    };
    FilesOffered {
        files: files.iter().map(name).collect(),
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in one command must not close the book to all others: a change
    // that did not end was taken back by its transaction.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
