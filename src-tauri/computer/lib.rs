//! What both faces ask of the computer they run on: its clock, its locale,
//! where this user's book lies, what opens it and what interrupts. The core is told these
//! things and never asks; this crate asks and knows nothing of favours.

mod hazard;
mod interrupt;
mod keyring;

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, Utc};
use vuoro_core::book::view::Settings;
use vuoro_core::book::{Passphrase, Unlock};
use vuoro_core::error::Result;
use vuoro_core::{Book, Error, Now};

pub use hazard::{Hazard, hazard};
pub use interrupt::Interruptible;
pub use keyring::SystemKeyring;

/// Where the system limits the size of files, it ends a program that comes to
/// the limit. Afterwards it gives an error instead, which can be told.
pub fn outlive_file_limits() {
    #[cfg(unix)]
    {
        use std::sync::atomic::AtomicBool;

        use signal_hook::consts::signal::SIGXFSZ;

        // That it came is not asked: the write that brought it says so itself.
        let came = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(SIGXFSZ, came);
    }
}

pub fn now() -> Now {
    Now {
        at: Utc::now(),
        today: Local::now().date_naive(),
    }
}

/// The book that is meant where none is named: `VUORO_BOOK`, or the one in
/// Vuoro's folder of this user.
pub fn default_place() -> PathBuf {
    if let Some(place) = env::var_os("VUORO_BOOK").filter(|place| !place.is_empty()) {
        return place.into();
    }
    match folders() {
        Some(folders) => folders.data_dir().join("book.vuoro"),
        None => PathBuf::from("book.vuoro"),
    }
}

/// Makes a folder into which only this user may look, where there is none.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Vuoro's folders of this user; none where the user has no home.
pub fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "vuoro")
}

/// What this computer has at hand to open a book: its keyring, and the
/// passphrase in `VUORO_PASSPHRASE`.
pub fn unlock() -> Unlock {
    Unlock::Ways {
        keyring: Arc::new(SystemKeyring),
        passphrase: passphrase(),
    }
}

/// What `VUORO_PASSPHRASE` says.
pub fn passphrase() -> Option<Passphrase> {
    let said = env::var("VUORO_PASSPHRASE").ok();
    said.filter(|said| !said.is_empty()).map(Passphrase::new)
}

/// Opens the book that is there; one that an older version wrote is brought up
/// to date first.
pub fn open_book_by(place: &Path, unlock: &Unlock) -> Result<Book> {
    match Book::open(place, unlock) {
        Err(Error::OlderBook(_)) => {
            Book::bring_up_to_date(place, unlock, &now())?;
            Book::open(place, unlock)
        }
        opened => opened,
    }
}

/// So often is tried again what others stand in the way of, a second each time.
const TRIES: u32 = 10;

/// Waits for others who have the book, or are to let go of it. `waiting` is told
/// of it once, after the first second.
pub fn patiently<T>(
    waiting: &mut dyn FnMut(&Error),
    mut act: impl FnMut() -> Result<T>,
) -> Result<T> {
    for tried in 0..TRIES {
        match act() {
            Err(error @ (Error::Taken(_) | Error::InUse(_))) if tried == 0 => waiting(&error),
            Err(Error::Taken(_) | Error::InUse(_)) => {}
            done => return done,
        }
    }
    act()
}

/// Makes a book that reads numbers as they are dialled here.
pub fn create_book(place: &Path) -> Result<Book> {
    let mut book = Book::create(place, &unlock(), &now())?;
    as_dialled_here(&mut book)?;
    Ok(book)
}

/// An empty book in no file, which reads numbers as they are dialled here.
pub fn imagine_book() -> Result<Book> {
    let mut book = Book::in_memory(&now())?;
    as_dialled_here(&mut book)?;
    Ok(book)
}

fn as_dialled_here(book: &mut Book) -> Result<()> {
    if let Some(region) = region() {
        let settings = Settings {
            region,
            ..book.settings()?
        };
        // A region without telephone numbers keeps the default.
        let _ = book.set_settings(&settings);
    }
    Ok(())
}

/// The language of this computer's words: `fi` of `fi_FI.UTF-8`. WebKitGTK's
/// own answer may be "C", so the environment is asked.
pub fn language() -> String {
    let locale = locale(&["LC_ALL", "LC_MESSAGES", "LANG"]);
    language_of(&locale).to_lowercase()
}

/// The country whose numbers are dialled here: `FI` of `fi_FI.UTF-8`.
fn region() -> Option<String> {
    region_of(&locale(&["LC_ALL", "LC_TELEPHONE", "LANG"]))
}

/// The first of these that is set, as the system itself reads them.
fn locale(names: &[&str]) -> String {
    let mut set = names.iter().filter_map(|name| env::var(name).ok());
    set.find(|value| !value.is_empty()).unwrap_or_default()
}

fn language_of(locale: &str) -> &str {
    locale.split(['_', '.', '@']).next().unwrap_or_default()
}

fn region_of(locale: &str) -> Option<String> {
    let country = locale.split(['.', '@']).next()?.split('_').nth(1)?;
    (country.len() == 2).then(|| country.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_language_and_country() {
        for (locale, language, region) in [
            ("fi_FI.UTF-8", "fi", Some("FI")),
            ("sv_FI@euro", "sv", Some("FI")),
            ("de_AT", "de", Some("AT")),
            ("fi", "fi", None),
            ("en.UTF-8", "en", None),
            ("es_419.UTF-8", "es", None),
            ("C.UTF-8", "C", None),
            ("", "", None),
        ] {
            assert_eq!(language_of(locale), language, "{locale}");
            assert_eq!(region_of(locale).as_deref(), region, "{locale}");
        }
    }
}
