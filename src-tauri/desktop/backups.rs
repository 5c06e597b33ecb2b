//! Backups of the book that lies open: those that are asked for, and the one of
//! each day, while the window is open.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use vuoro_computer::{now, open_book_by, unlock};
use vuoro_core::book::{
    BackupReason, BackupRow, Comparison, CopyStep, NoKeyring, Passphrase, Unlock, Verified, Way,
    backup_file, backups, compare, restore, restore_by_words, unlock_by_words, verify,
};
use vuoro_core::error::{Failure, Result as BookResult};
use vuoro_core::{Book, Error, Now};

use crate::commands::backup::{BackupsView, PutElsewhere, PutInPlace};
use crate::desk::{Answer, Desk, new_way};
use crate::events::{BackupsChanged, BookChanged};
use crate::shelf::locked;

/// A start is not to be slowed.
const FIRST: Duration = Duration::from_secs(5);
const EVERY: Duration = Duration::from_mins(10);

/// A backup that did not come about.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Failing {
    pub(crate) why: Failure,
    /// Since when: UTC, RFC 3339.
    pub(crate) since: String,
}

/// What was typed to open a backup that does not open by itself.
#[derive(Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Said {
    Passphrase(String),
    Words(String),
}

fn go_on(_: CopyStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Backs the book up on each day that it changed, until the program ends.
pub(crate) fn keep(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        let mut wait = FIRST;
        loop {
            thread::sleep(wait);
            wait = EVERY;
            app.state::<Desk>().back_up_the_day();
        }
    });
}

impl Desk {
    pub(crate) fn backups(&self) -> Answer<BackupsView> {
        let folder = self.place().parent().map(|folder| folder.join("backups"));
        Ok(BackupsView {
            backups: backups(self.place(), &self.at_hand())?,
            folder: folder.unwrap_or_default().display().to_string(),
            failing: locked(&self.failing).clone(),
        })
    }

    /// The key that is open, or what this computer has to open the book. For a
    /// book that its owner closed that is nothing.
    fn at_hand(&self) -> Unlock {
        match self.shelf().lying() {
            Some(open) if open.place == self.place() => open.unlock.clone(),
            _ if self.shelf().is_locked() => Unlock::Ways {
                keyring: Arc::new(NoKeyring),
                passphrase: None,
            },
            _ => unlock(),
        }
    }

    /// The same, with what was typed for this backup.
    fn at_hand_with(&self, said: Option<Said>, file: &Path) -> BookResult<Unlock> {
        match said {
            None => Ok(self.at_hand()),
            Some(Said::Passphrase(said)) => {
                Ok(self.at_hand().with_passphrase(Passphrase::new(said)))
            }
            Some(Said::Words(words)) => unlock_by_words(file, &words, &self.at_hand()),
        }
    }

    pub(crate) fn back_up_now(&self) -> Answer<BackupRow> {
        let made =
            self.back_up(|book, now, go_on| book.backup(BackupReason::ByHand, now, go_on))?;
        let _ = BackupsChanged {}.emit(self.app());
        Ok(made)
    }

    /// Makes the one of the day, where it is due.
    fn back_up_the_day(&self) {
        let made = self.back_up(|book, now, go_on| book.backup_of_the_day(now, go_on));
        if let Ok(Some(_)) = made {
            let _ = BackupsChanged {}.emit(self.app());
        }
    }

    /// Makes one, and remembers since when none could be made.
    fn back_up<T>(
        &self,
        make: impl FnOnce(&Book, &Now, &mut dyn FnMut(CopyStep) -> ControlFlow<()>) -> BookResult<T>,
    ) -> Answer<T> {
        // Where there is no book, or none that opens, the window says so.
        let lying = self.shelf().lying();
        let lies_open = lying.is_some_and(|open| open.place == self.place());
        // The user's own, on a connection of its own: nobody waits for it.
        let made = open_book_by(self.place(), &self.at_hand())
            .and_then(|book| make(&book, &now(), &mut go_on))
            .map_err(Failure::from);
        let mut failing = locked(&self.failing);
        let before = failing.take();
        let failed_before = before.is_some();
        if let Err(why) = &made
            && lies_open
        {
            let since = before.map(|before| before.since);
            *failing = Some(Failing {
                why: why.clone(),
                since: since.unwrap_or_else(|| now().at.to_rfc3339()),
            });
        }
        let tell = failed_before || failing.is_some();
        drop(failing);
        if tell {
            let _ = BackupsChanged {}.emit(self.app());
        }
        made
    }

    pub(crate) fn put_elsewhere(&self, folder: &Path) -> Answer<PutElsewhere> {
        let book = open_book_by(self.place(), &self.at_hand())?;
        let file = book.backup_to(folder, &now(), &mut go_on)?;
        let name = file.file_name().unwrap_or_default();
        Ok(PutElsewhere {
            file: name.to_string_lossy().into_owned(),
            folder: folder.display().to_string(),
        })
    }

    pub(crate) fn choose_backup(&self, file: PathBuf) -> String {
        let name = file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        *locked(&self.chosen) = Some(file);
        name
    }

    fn backup_file(&self, name: Option<&str>) -> BookResult<PathBuf> {
        let chosen = || locked(&self.chosen).clone();
        match name {
            Some(name) => backup_file(self.place(), name),
            None => chosen().ok_or(Error::NotFound("backup")),
        }
    }

    pub(crate) fn verify_backup(&self, name: Option<&str>) -> Answer<Verified> {
        let file = self.backup_file(name)?;
        Ok(verify(&file, &self.at_hand(), &mut go_on)?)
    }

    pub(crate) fn compare_backup(
        &self,
        name: Option<&str>,
        said: Option<Said>,
    ) -> Answer<Comparison> {
        let file = self.backup_file(name)?;
        let at_hand = self.at_hand_with(said, &file)?;
        Ok(compare(self.place(), &at_hand, &file, &mut go_on)?)
    }

    pub(crate) fn restore_backup(
        &self,
        name: Option<&str>,
        said: Option<Said>,
        way: Way,
        passphrase: String,
    ) -> Answer<PutInPlace> {
        let file = self.backup_file(name)?;
        let words = match &said {
            Some(Said::Words(words)) => Some(words.clone()),
            _ => None,
        };
        let passphrase = Passphrase::new(passphrase);
        let at_hand = self.at_hand();
        let by = self.at_hand_with(said, &file)?;
        let act = |book: &Path| match &words {
            None => restore(book, &by, &file, &now(), &mut go_on),
            Some(words) => {
                let way = new_way(way, &passphrase);
                restore_by_words(book, &at_hand, words, way, &file, &now(), &mut go_on)
            }
        };
        let restored = self.shelf().alone(&by, act)?;
        // It was written of the people of the book that was there.
        locked(&self.half_written).clear();
        let _ = BookChanged {}.emit(self.app());
        let _ = BackupsChanged {}.emit(self.app());
        let name = |file: PathBuf| {
            let name = file.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        Ok(PutInPlace {
            before: restored.before,
            aside: restored.aside.map(name),
            logs: restored.logs.into_iter().map(name).collect(),
        })
    }
}
