//! Where the book stands: the user's own, or an invented one in its place.
//! Whoever asks while it is being opened or made waits, and gets the same one.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use vuoro_computer::{create_book, now, open_book_by, patiently, unlock};
use vuoro_core::book::view::{PeopleOrder, PeopleQuery};
use vuoro_core::book::{NoKeyring, Passphrase, Unlock};
use vuoro_core::error::Result;
use vuoro_core::{Book, Error};

/// Connections to one book, so that a search never waits for an import, nor for
/// everyone to be compared with everyone.
#[derive(Debug)]
pub(crate) struct Open {
    reader: Mutex<Book>,
    writer: Mutex<Book>,
    /// Opened when it is first asked: no start waits for it.
    comparer: OnceLock<Mutex<Book>>,
    pub(crate) place: PathBuf,
    /// What opens it once more, without asking again.
    pub(crate) unlock: Unlock,
    /// The book's state when another program's changes were last looked for.
    known: AtomicI64,
    /// Holds a sample book's folder, which goes when the book is closed.
    sample: Option<TempDir>,
}

impl Open {
    fn at(place: &Path, sample: Option<TempDir>) -> Result<Self> {
        Self::by(place, &unlock(), sample)
    }

    /// What is asked to open it is asked once, not for each connection.
    fn by(place: &Path, unlock: &Unlock, sample: Option<TempDir>) -> Result<Self> {
        let writer = open_book_by(place, unlock)?;
        let unlock = writer.unlock()?;
        Ok(Self {
            known: AtomicI64::new(writer.changes_elsewhere()?),
            reader: Mutex::new(open_book_by(place, &unlock)?),
            writer: Mutex::new(writer),
            comparer: OnceLock::new(),
            place: place.to_owned(),
            unlock,
            sample,
        })
    }

    /// For what the book is asked.
    pub(crate) fn reader(&self) -> Result<MutexGuard<'_, Book>> {
        self.alive(locked(&self.reader))
    }

    /// For what takes long to answer.
    pub(crate) fn comparer(&self) -> Result<MutexGuard<'_, Book>> {
        let book = match self.comparer.get() {
            Some(book) => book,
            None => {
                let book = Mutex::new(self.apart()?);
                // Of two who come first at once, one connection stays.
                self.comparer.get_or_init(|| book)
            }
        };
        self.alive(locked(book))
    }

    /// For what takes so long that nothing else is to wait for it: a connection
    /// of its own, which goes with the work.
    pub(crate) fn apart(&self) -> Result<Book> {
        open_book_by(&self.place, &self.unlock)
    }

    /// For what changes the book.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Book>> {
        self.alive(locked(&self.writer))
    }

    /// The book, over an error of the disk that its connection met before.
    fn alive<'a>(&self, mut book: MutexGuard<'a, Book>) -> Result<MutexGuard<'a, Book>> {
        if book.revive()? {
            // Another connection counts the changes of others from its own beginning.
            self.known.store(UNKNOWN, Ordering::Relaxed);
        }
        Ok(book)
    }

    /// Whether another program has changed the book since this was last asked;
    /// none while a change is being written here. All changes of this window
    /// are the writer's own.
    pub(crate) fn was_changed_elsewhere(&self) -> Option<bool> {
        let writer = self.alive(self.writer.try_lock().ok()?).ok()?;
        let state = writer.changes_elsewhere().ok()?;
        Some(self.known.swap(state, Ordering::Relaxed) != state)
    }
}

/// What no state of a book is.
const UNKNOWN: i64 = -1;

#[derive(Debug)]
pub(crate) struct Shelf {
    /// Where the user's own book lies, whichever is open.
    place: PathBuf,
    open: RwLock<Option<Arc<Open>>>,
    /// The owner closed the book: only the passphrase opens it again.
    locked: AtomicBool,
}

/// How long what is under way may take before the book is had alone.
const PATIENCE: Duration = Duration::from_secs(5);

impl Shelf {
    pub(crate) fn new(place: PathBuf) -> Self {
        Self {
            place,
            open: RwLock::default(),
            locked: AtomicBool::default(),
        }
    }

    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Opens the user's book before anybody asks, and reads what a window opens
    /// on, so that it lies in memory. What goes wrong is told to whoever asks.
    pub(crate) fn prepare(&self) {
        let Ok(open) = self.opened() else { return };
        let Ok(book) = open.reader() else { return };
        let _ = book.count_people();
        let _ = book.people(&first_page(), now().today);
    }

    /// The book that lies open; the user's own is opened when none does.
    pub(crate) fn opened(&self) -> Result<Arc<Open>> {
        self.opened_by(|place| Open::at(place, None))
    }

    /// The same, and the user's book is made where there is none yet.
    pub(crate) fn made(&self) -> Result<Arc<Open>> {
        self.opened_by(|place| match Open::at(place, None) {
            Err(Error::NoBook(_)) => match create_book(place) {
                // The terminal may have made it a moment ago.
                Ok(_) | Err(Error::BookExists(_)) => Open::at(place, None),
                Err(error) => Err(error),
            },
            opened => opened,
        })
    }

    /// The book that lies open, if one does.
    pub(crate) fn lying(&self) -> Option<Arc<Open>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.clone()
    }

    fn opened_by(&self, open: impl FnOnce(&Path) -> Result<Open>) -> Result<Arc<Open>> {
        if let Some(lying) = self.lying() {
            return Ok(lying);
        }
        let mut lying = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(lying) = lying.as_ref() {
            return Ok(Arc::clone(lying));
        }
        if self.is_locked() {
            return Err(Error::PassphraseNeeded(self.place.clone()));
        }
        let opened = Arc::new(open(&self.place)?);
        *lying = Some(Arc::clone(&opened));
        Ok(opened)
    }

    /// Closes the user's book until its passphrase is said. What is under way
    /// is done to its end.
    pub(crate) fn lock(&self) {
        self.locked.store(true, Ordering::Release);
        self.clear();
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.locked.load(Ordering::Acquire)
    }

    /// Opens the user's book with its passphrase.
    pub(crate) fn unlock(&self, passphrase: Passphrase) -> Result<()> {
        let by = Unlock::Ways {
            keyring: Arc::new(NoKeyring),
            passphrase: Some(passphrase),
        };
        let opened = Open::by(&self.place, &by, None)?;
        self.lay(opened);
        Ok(())
    }

    /// Lays a book here that was opened otherwise.
    pub(crate) fn lay_again(&self, book: &Book) -> Result<()> {
        let opened = Open::by(&self.place, &book.unlock()?, None)?;
        self.lay(opened);
        Ok(())
    }

    fn lay(&self, opened: Open) {
        let mut lying = self.open.write().unwrap_or_else(PoisonError::into_inner);
        *lying = Some(Arc::new(opened));
        self.locked.store(false, Ordering::Release);
    }

    /// Has the open book become another one, such as with another key, and opens
    /// that. Whoever asks meanwhile waits.
    ///
    /// # Errors
    /// `Busy` where what is under way takes too long; else the act's own.
    pub(crate) fn exchange(&self, mut act: impl FnMut(Book) -> Result<Book>) -> Result<()> {
        let mut lying = self.open.write().unwrap_or_else(PoisonError::into_inner);
        let open = lying
            .take()
            .ok_or_else(|| Error::NoBook(self.place.clone()))?;
        let began = Instant::now();
        while Arc::strong_count(&open) > 1 && began.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        let open = match Arc::try_unwrap(open) {
            Ok(open) => open,
            Err(open) => {
                *lying = Some(open);
                return Err(Error::Busy);
            }
        };
        let Open {
            reader,
            writer,
            comparer,
            sample,
            ..
        } = open;
        // Each of them has the book open; the act may have to have it alone.
        drop((reader, comparer));
        let book = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (place, before) = (book.path().to_owned(), book.unlock()?);
        let mut book = Some(book);
        // A backup that is under way has the book for a moment longer.
        let done = patiently(&mut |_| (), || match book.take() {
            Some(book) => act(book),
            None => act(open_book_by(&place, &before)?),
        });
        let (unlock, done) = match done.and_then(|book| book.unlock()) {
            Ok(unlock) => (unlock, Ok(())),
            Err(error) => (before, Err(error)),
        };
        let opened = Open::by(&place, &unlock, sample);
        // Where it does not open, the act's own error says more.
        done.and(opened.map(|open| *lying = Some(Arc::new(open))))
    }

    /// Lays an invented book here; the user's own stays where it is.
    pub(crate) fn lay_sample(&self, place: &Path, folder: TempDir) -> Result<()> {
        let sample = Arc::new(Open::at(place, Some(folder))?);
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(sample);
        Ok(())
    }

    /// Closes the user's book, for what has to have it alone, and opens what is
    /// there then `by` what opened it; whoever asks meanwhile waits.
    pub(crate) fn alone<T>(&self, by: &Unlock, act: impl FnMut(&Path) -> Result<T>) -> Result<T> {
        let mut act = act;
        let mut lying = self.open.write().unwrap_or_else(PoisonError::into_inner);
        *lying = None;
        // A question that is still being answered holds the book a moment longer.
        let done = patiently(&mut |_| (), || act(&self.place));
        // Where another key is needed now, whoever asks next is told so.
        if let Ok(open) = Open::by(&self.place, by, None) {
            *lying = Some(Arc::new(open));
            self.locked.store(false, Ordering::Release);
        }
        done
    }

    pub(crate) fn is_sample(&self) -> bool {
        self.lying().is_some_and(|open| open.sample.is_some())
    }

    /// Closes whatever lies open. A sample leaves nothing behind, also while a
    /// question to it is still being answered.
    pub(crate) fn clear(&self) {
        let open = self
            .open
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(folder) = open.as_ref().and_then(|open| open.sample.as_ref()) {
            let _ = std::fs::remove_dir_all(folder.path());
        }
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in one command must not close the book to all others: a change
    // that did not end was taken back by its transaction.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn first_page() -> PeopleQuery {
    PeopleQuery {
        order: PeopleOrder::Recent,
        limit: 100,
        ..PeopleQuery::default()
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use vuoro_core::book::view::PersonEdit;
    use vuoro_core::book::{ExportFormat, ExportWhom, NewKey, NewWay, Way, WordSaid, Words};

    use super::*;

    #[test]
    fn everyone_who_wants_a_book_at_once_gets_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        for round in 0..20 {
            let shelf = Shelf::new(folder.path().join(format!("{round}.vuoro")));
            let all = std::thread::scope(|scope| {
                let ask = || shelf.made();
                let asking: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
                asking
                    .into_iter()
                    .map(|one| one.join().expect("no panic").expect("a book"))
                    .collect::<Vec<_>>()
            });
            assert!(
                all.iter().all(|open| Arc::ptr_eq(open, &all[0])),
                "two that write would keep each other waiting"
            );
        }
    }

    #[test]
    fn nobody_waits_for_an_export() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::new(folder.path().join("book.vuoro"));
        let open = shelf.made().expect("a book");
        let add = |name: &str| {
            let mut writer = open.writer.try_lock().expect("nobody holds it");
            let added = writer.add_person(&PersonEdit::named(name), &now());
            added.expect("added")
        };
        add("Salo");
        let mut told = 0;
        let mut out = Vec::new();
        drop(open.comparer().expect("one more connection"));
        let comparer = open.comparer.get().expect("it is open now");
        let book = open.apart().expect("one more connection");
        let everyone = ExportWhom::Everyone;
        let written = book.export_of(ExportFormat::Vcard, &everyone, &mut out, &mut |_| {
            let today = comparer.try_lock().expect("nobody holds it");
            today.today(now().today).expect("answered");
            drop(open.reader.try_lock().expect("nobody holds it"));
            add("Meri");
            told += 1;
            ControlFlow::Continue(())
        });
        assert!(told > 1, "it is asked in the middle of it");
        assert_eq!(written.expect("written").people, 1, "of when it began");
    }

    #[test]
    fn a_book_that_was_closed_opens_with_its_passphrase_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::new(folder.path().join("book.vuoro"));
        let open = shelf.made().expect("a book");
        let words = || Passphrase::new("kissa kävelee".into());
        let mut book = open.writer().expect("the book");
        book.add_way(NewWay::Passphrase(&words())).expect("a way");
        drop(book);
        drop(open);
        shelf.lock();
        for _ in 0..2 {
            assert!(matches!(shelf.opened(), Err(Error::PassphraseNeeded(_))));
            assert!(matches!(shelf.made(), Err(Error::PassphraseNeeded(_))));
        }
        shelf.unlock(words()).expect("the passphrase");
        shelf.opened().expect("the book");
    }

    #[test]
    fn a_book_that_was_had_alone_lies_open_again_whatever_came_of_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::new(folder.path().join("book.vuoro"));
        shelf.made().expect("a book");
        shelf.exchange(Ok).expect("nobody else has it");
        shelf.opened().expect("the book");
        let failed = shelf.exchange(|_| Err(Error::Busy));
        assert!(matches!(failed, Err(Error::Busy)));
        let under_way = shelf.opened().expect("the book");
        assert!(
            matches!(shelf.exchange(Ok), Err(Error::Busy)),
            "somebody is still at it"
        );
        drop(under_way);
        shelf.exchange(Ok).expect("now they are not");
        let mut tries = 0;
        let waited = shelf.exchange(|book| {
            tries += 1;
            match tries {
                1 => Err(Error::InUse(book.path().into())),
                _ => Ok(book),
            }
        });
        waited.expect("whoever had it lets go");
        let gone = shelf.exchange(|book| {
            let place = book.path().to_owned();
            drop(book);
            std::fs::remove_file(place).expect("removed");
            Err(Error::Cancelled)
        });
        assert!(matches!(gone, Err(Error::Cancelled)), "{gone:?}");
    }

    #[test]
    fn a_window_gets_over_a_disk_that_failed() {
        use std::io::{Read, Seek, SeekFrom, Write};
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("book.vuoro");
        let mut book = create_book(&place).expect("a book");
        for name in ["Anna", "Mira", "Pekka"] {
            let mut person = PersonEdit::named(name);
            person.note = "in Turku ".repeat(500);
            book.add_person(&person, &now()).expect("added");
        }
        drop(book);
        // Open to the end: closing it would drop the locks that SQLite has on it.
        let disk = std::fs::File::options().read(true).write(true).open(&place);
        let mut disk = disk.expect("the disk");
        let mut sound = Vec::new();
        disk.read_to_end(&mut sound).expect("the book's bytes");
        let half = sound.len() / 2;
        let torn: Vec<u8> = sound[half..].iter().map(|byte| !byte).collect();
        let mut write = |bytes: &[u8]| {
            disk.seek(SeekFrom::Start(half as u64)).expect("found");
            disk.write_all(bytes).expect("written");
        };
        let shelf = Shelf::new(place);
        let open = shelf.opened().expect("the book");
        let ask =
            |book: Result<MutexGuard<'_, Book>>| book?.export(ExportFormat::Json, &mut Vec::new());
        drop(open.comparer().expect("the book"));
        write(&torn);
        for book in [open.reader(), open.writer(), open.comparer()] {
            ask(book).expect_err("the disk fails");
        }
        write(&sound[half..]);
        for book in [open.reader(), open.writer(), open.comparer()] {
            ask(book).expect("nobody has to close the window");
        }
        let mut writer = open.writer().expect("the book");
        writer
            .add_person(&PersonEdit::named("Salo"), &now())
            .expect("added");
        drop(writer);
        assert_eq!(
            open.was_changed_elsewhere(),
            Some(true),
            "what others did while the disk failed is not missed"
        );
        assert_eq!(open.was_changed_elsewhere(), Some(false));
    }

    fn read_off(words: &Words) -> Vec<WordSaid> {
        let said = |(number, word): (u8, &str)| WordSaid {
            number,
            word: word.into(),
        };
        (1..).zip(words.each()).take(3).map(said).collect()
    }

    /// A book that opens with this passphrase alone.
    fn sealed(shelf: &Shelf, words: &Passphrase) {
        let open = shelf.made().expect("a book");
        let mut book = open.writer().expect("the book");
        book.add_way(NewWay::Passphrase(words)).expect("a way");
        let read_off = read_off(&book.recovery_words().expect("words"));
        book.check_words(&read_off, &now())
            .expect("the right words");
        book.remove_way(Way::File, &NoKeyring).expect("removed");
    }

    #[test]
    fn a_book_is_given_a_new_key_while_it_lies_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::new(folder.path().join("book.vuoro"));
        shelf.made().expect("a book");
        let new = NewKey::new();
        let words = new.words().expect("words");
        shelf
            .exchange(|book| book.renew_key(&new, &read_off(&words), None, &NoKeyring, &now()))
            .expect("nothing of this window stands in its own way");
        let book = shelf.opened().expect("the book");
        let book = book.reader().expect("the book");
        let opens = book.recovery_words().expect("words");
        assert!(opens.each().eq(words.each()), "the new words open it");
    }

    #[test]
    fn a_book_that_only_a_passphrase_opens_lies_open_after_it_was_had_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::new(folder.path().join("book.vuoro"));
        sealed(&shelf, &Passphrase::new("kissa kävelee".into()));
        let by = shelf.opened().expect("the book").unlock.clone();
        shelf.alone(&by, |_| Ok(())).expect("nobody else has it");
        shelf.opened().expect("nothing is asked again");
        let failed: Result<()> = shelf.alone(&by, |_| Err(Error::Cancelled));
        assert!(matches!(failed, Err(Error::Cancelled)));
        shelf.opened().expect("nor after what came to nothing");
        drop(shelf);
        let again = Shelf::new(folder.path().join("book.vuoro"));
        assert!(
            matches!(again.opened(), Err(Error::PassphraseNeeded(_))),
            "only the passphrase opens it"
        );
    }

    #[test]
    fn a_book_that_is_not_there_is_only_made_when_it_is_wanted() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::new(folder.path().join("book.vuoro"));
        assert!(matches!(shelf.opened(), Err(Error::NoBook(_))));
        assert!(!shelf.place().exists(), "asking makes none");
        shelf.made().expect("a book");
        shelf.opened().expect("the book");
    }
}
