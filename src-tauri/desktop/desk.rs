//! The desk: what is done with the book, and what was put beside it.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use tauri::AppHandle;
use tauri_specta::Event;
use tempfile::TempDir;
use vuoro_computer::{SystemKeyring, create_book, now};
use vuoro_core::book::view::{Id, Receipt};
use vuoro_core::book::{NewKey, NewWay, Passphrase, SampleBook, Way, WordSaid, begin_anew, keys};
use vuoro_core::domain::field::Field;
use vuoro_core::error::{Failure, Fault, Result as BookResult};
use vuoro_core::sample::Language;
use vuoro_core::{Book, Error, Now};

use crate::asked::Errand;
use crate::backups::Failing;
use crate::events::BookChanged;
use crate::export::Export;
use crate::import::Import;
use crate::look::{self, Look};
use crate::shelf::{Shelf, locked};

/// Bytes; the book says what is too large.
const MOST_OF_A_PHOTO: u64 = 11_000_000;

/// A command's answer.
pub(crate) type Answer<T> = Result<T, Failure>;

#[derive(Debug)]
pub(crate) struct Desk {
    app: AppHandle,
    shelf: Arc<Shelf>,
    pub(crate) import: Import,
    pub(crate) export: Export,
    /// Something is to be written down, and the page has not shown the line for it.
    pub(crate) capture: AtomicBool,
    look: Mutex<Look>,
    /// Since when no backup could be made.
    pub(crate) failing: Mutex<Option<Failing>>,
    /// The backup that was looked for elsewhere.
    pub(crate) chosen: Mutex<Option<PathBuf>>,
    /// What the page had half written when the book was locked: in this memory and
    /// nowhere else, for who opens the book again.
    pub(crate) half_written: Mutex<String>,
    /// A key whose words are being written down.
    new_key: Mutex<Option<NewKey>>,
}

impl Desk {
    pub(crate) fn new(app: &AppHandle, shelf: Arc<Shelf>, errand: Errand) -> Self {
        Self {
            app: app.clone(),
            shelf,
            import: Import::new(errand.files),
            export: Export::default(),
            capture: errand.capture.into(),
            look: Mutex::new(Look::read(&look::file())),
            failing: Mutex::default(),
            chosen: Mutex::default(),
            half_written: Mutex::default(),
            new_key: Mutex::default(),
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
        let book = open.reader()?;
        Ok(ask(&book)?)
    }

    /// Asks the book something that takes long.
    pub(crate) fn compare<T>(&self, ask: impl FnOnce(&Book) -> BookResult<T>) -> Answer<T> {
        let open = self.shelf.opened()?;
        let book = open.comparer()?;
        Ok(ask(&book)?)
    }

    /// Changes the book, and tells the window that it did.
    pub(crate) fn write<T>(&self, act: impl FnOnce(&mut Book, &Now) -> BookResult<T>) -> Answer<T> {
        let done = self.rehearse(act)?;
        let _ = BookChanged {}.emit(&self.app);
        Ok(done)
    }

    /// Changes the book only in rehearsal: there is nothing to tell.
    pub(crate) fn rehearse<T>(
        &self,
        act: impl FnOnce(&mut Book, &Now) -> BookResult<T>,
    ) -> Answer<T> {
        let open = self.shelf.opened()?;
        let mut book = open.writer()?;
        Ok(act(&mut book, &now())?)
    }

    /// Makes the user's book where there is none yet.
    pub(crate) fn create(&self) -> Answer<()> {
        self.shelf.made()?;
        Ok(())
    }

    /// Lays an invented book on the desk; the user's own stays where it is.
    pub(crate) fn open_sample(&self) -> Answer<()> {
        let sample = SampleBook {
            people: 40,
            favours: 160,
            seed: 7,
            photo_side: 96,
            language: match self.look().language.as_str() {
                "fi" => Language::Finnish,
                _ => Language::English,
            },
        };
        let folder = TempDir::with_prefix("vuoro-sample-")
            .map_err(|error| Error::file(std::env::temp_dir(), error))?;
        let place = folder.path().join("sample.vuoro");
        let mut book = create_book(&place)?;
        book.fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))?;
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
        self.import.stop();
        self.import.forget();
        self.export.end();
        self.shelf.clear();
    }

    /// Gives someone the picture in a file. One that is far too large for a
    /// photo is not read, nor is the book itself.
    pub(crate) fn set_photo(&self, id: Id, seen: Option<&str>, file: &Path) -> Answer<Receipt> {
        if self.read(|book| Ok(book.is_own(file)))? {
            let (field, fault) = (Field::Photo, Fault::NotAPicture);
            return Err(Error::Field { field, fault }.into());
        }
        let unread = |error| Error::file(file, error);
        let mut bytes = Vec::new();
        let picture = std::fs::File::open(file).map_err(unread)?;
        picture
            .take(MOST_OF_A_PHOTO)
            .read_to_end(&mut bytes)
            .map_err(unread)?;
        self.write(|book, now| book.set_photo(id, seen, Some(&bytes), now))
    }

    pub(crate) fn look(&self) -> Look {
        locked(&self.look).clone()
    }

    pub(crate) fn change_look(&self, change: impl FnOnce(&mut Look)) {
        let mut look = locked(&self.look);
        change(&mut look);
        look.show(&self.app);
        look.keep(&look::file());
    }

    /// Whether the book that is meant was open here once.
    pub(crate) fn had_book(&self) -> bool {
        locked(&self.look).book.as_deref() == Some(self.place())
    }

    /// Closes the book until its passphrase is said, and keeps what was being
    /// written until then.
    ///
    /// # Errors
    /// `LastWay` for a book that this would not keep anybody out of.
    pub(crate) fn lock(&self, half_written: String) -> Answer<()> {
        // The files are asked, and not the book: a lock waits for nobody.
        if !keys(&self.shelf.opened()?.place)?.can_lock {
            return Err(Error::LastWay.into());
        }
        self.import.take_dropped();
        self.import.forget();
        // The page that would tell of it goes, and the book would stay open for it.
        self.export.stop();
        locked(&self.new_key).take();
        locked(&self.chosen).take();
        self.shelf.lock();
        *locked(&self.half_written) = half_written;
        Ok(())
    }

    pub(crate) fn take_half_written(&self) -> Answer<String> {
        self.shelf.opened()?;
        Ok(std::mem::take(&mut *locked(&self.half_written)))
    }

    pub(crate) fn unlock(&self, passphrase: String) -> Answer<()> {
        Ok(self.shelf.unlock(Passphrase::new(passphrase))?)
    }

    /// Opens a book whose key is lost, with its recovery words.
    pub(crate) fn regain(&self, words: &str, way: Way, passphrase: String) -> Answer<()> {
        let passphrase = Passphrase::new(passphrase);
        let book = Book::regain(self.place(), words, new_way(way, &passphrase), &now())?;
        Ok(self.shelf.lay_again(&book)?)
    }

    /// Begins a new book where one was before.
    pub(crate) fn begin_anew(&self) -> Answer<()> {
        begin_anew(self.place())?;
        locked(&self.half_written).clear();
        self.change_look(|look| look.book = None);
        self.create()
    }

    /// Adds a way to open the book, or another passphrase.
    pub(crate) fn add_way(&self, way: Way, passphrase: String) -> Answer<()> {
        let passphrase = Passphrase::new(passphrase);
        self.write(|book, _| book.add_way(new_way(way, &passphrase)))
    }

    /// The words of a key that the book can be given.
    pub(crate) fn new_key(&self) -> Answer<Vec<String>> {
        let key = NewKey::new();
        let words = key.words()?.each().map(str::to_owned).collect();
        *locked(&self.new_key) = Some(key);
        Ok(words)
    }

    /// Gives the book the key whose words were written down.
    pub(crate) fn renew_key(&self, answers: &[WordSaid], passphrase: String) -> Answer<()> {
        let new = locked(&self.new_key).take().ok_or(Error::WrongWords)?;
        let passphrase = (!passphrase.is_empty()).then(|| Passphrase::new(passphrase));
        let renewed = self.shelf.exchange(|book| {
            book.renew_key(&new, answers, passphrase.as_ref(), &SystemKeyring, &now())
        });
        if renewed.is_err() {
            *locked(&self.new_key) = Some(new);
        }
        Ok(renewed?)
    }
}

/// The way as this computer offers it.
pub(crate) fn new_way(way: Way, passphrase: &Passphrase) -> NewWay<'_> {
    match way {
        Way::File => NewWay::File,
        Way::Keyring => NewWay::Keyring(&SystemKeyring),
        Way::Passphrase => NewWay::Passphrase(passphrase),
    }
}
