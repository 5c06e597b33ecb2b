//! Bringing contacts in: what was offered, what is said of it, and the work on
//! it. The page never names a path; it works on what was offered last.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tauri::ipc::Channel;
use vuoro_core::book::view::{ImportProgress, ImportReport, ImportWishes, TableLook};
use vuoro_core::book::{Column, ImportOptions, contact_files};
use vuoro_core::error::{FailureKind, Result as BookResult};
use vuoro_core::{Book, Now};

use crate::desk::{Answer, Desk};
use crate::events::FilesOffered;
use crate::shelf::locked;

/// What contacts are called that were pasted; they are written into no file.
const PASTED: &str = "pasted.vcf";

#[derive(Debug, Clone)]
enum Offer {
    Files(Vec<PathBuf>),
    Text(Arc<str>),
}

impl Default for Offer {
    fn default() -> Self {
        Self::Files(Vec::new())
    }
}

#[derive(Debug, Default)]
pub(crate) struct Import {
    /// Files that came unasked, and that the page has not taken. A preview
    /// stands on what was offered, which they must not touch.
    dropped: Mutex<Vec<PathBuf>>,
    offered: Mutex<Offer>,
    /// What was said of the columns of the tables that were offered.
    columns: Mutex<Vec<(String, Column)>>,
    /// So much of it was said of tables before the one that is asked about.
    settled: Mutex<Vec<(String, Column)>>,
    /// Set when the work under way is to stop.
    stop: AtomicBool,
    /// The work under way changes nothing.
    rehearses: AtomicBool,
}

impl Import {
    /// With the files that were named when the program was started.
    pub(crate) fn new(files: Vec<PathBuf>) -> Self {
        Self {
            dropped: Mutex::new(files),
            ..Self::default()
        }
    }

    /// Files that came unasked: dropped on the window, or named to it. A folder
    /// is read only when they are taken: the window waits for this.
    pub(crate) fn drop_files(&self, files: Vec<PathBuf>) -> FilesOffered {
        *locked(&self.dropped) = files;
        self.dropped()
    }

    pub(crate) fn dropped(&self) -> FilesOffered {
        names(&locked(&self.dropped))
    }

    pub(crate) fn take_dropped(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *locked(&self.dropped))
    }

    pub(crate) fn offer(&self, files: Vec<PathBuf>) -> FilesOffered {
        let files = expanded(files);
        let names = names(&files);
        self.lay(Offer::Files(files));
        names
    }

    pub(crate) fn offer_text(&self, text: &str) -> FilesOffered {
        self.lay(Offer::Text(text.into()));
        names(&[PASTED.into()])
    }

    fn lay(&self, offer: Offer) {
        locked(&self.columns).clear();
        locked(&self.settled).clear();
        *locked(&self.offered) = offer;
    }

    /// The work under way stops; an import is then as if never begun.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Nothing is left of what was offered. A preview stops; an import that is
    /// under way comes to its end.
    pub(crate) fn forget(&self) {
        if self.rehearses.load(Ordering::Relaxed) {
            self.stop();
        }
        self.lay(Offer::default());
    }

    fn begin(&self, rehearses: bool) {
        self.rehearses.store(rehearses, Ordering::Relaxed);
        self.stop.store(false, Ordering::Relaxed);
    }

    fn run(
        &self,
        book: &mut Book,
        options: &ImportOptions,
        now: &Now,
        told: &Channel<ImportProgress>,
    ) -> BookResult<ImportReport> {
        let mut tell = |progress| {
            // A page that went away hears nothing, and stops nothing.
            let _ = told.send(progress);
            match self.stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let offer = locked(&self.offered).clone();
        match offer {
            Offer::Files(files) => book.import(&files, options, now, &mut tell),
            Offer::Text(text) => book.import_text(PASTED, &text, options, now, &mut tell),
        }
    }
}

impl Desk {
    /// What the offered table would come in as; none for what needs no word.
    pub(crate) fn say_columns(&self, said: Vec<(String, Column)>) -> Answer<Option<TableLook>> {
        self.create()?;
        let settled = locked(&self.import.settled).clone();
        let said = [settled.clone(), said].concat();
        *locked(&self.import.columns) = said.clone();
        let offer = locked(&self.import.offered).clone();
        match offer {
            Offer::Files(files) => self.read(|book| book.table(&files, &settled, &said)),
            Offer::Text(_) => Ok(None),
        }
    }

    /// What bringing in what was offered would change.
    pub(crate) fn preview_import(
        &self,
        wishes: ImportWishes,
        told: &Channel<ImportProgress>,
    ) -> Answer<ImportReport> {
        self.create()?;
        let options = ImportOptions {
            dry_run: true,
            columns: locked(&self.import.columns).clone(),
            wishes,
            ..ImportOptions::default()
        };
        self.import.begin(true);
        let looked = self.rehearse(|book, now| self.import.run(book, &options, now, told));
        if looked
            .as_ref()
            .is_err_and(|failure| failure.kind == FailureKind::UnknownColumns)
        {
            // Of several tables the next one is asked about.
            *locked(&self.import.settled) = options.columns.clone();
        }
        looked
    }

    /// Brings in just what the preview of this digest looked at.
    pub(crate) fn apply_import(
        &self,
        digest: String,
        wishes: ImportWishes,
        without_backup: bool,
        told: &Channel<ImportProgress>,
    ) -> Answer<ImportReport> {
        let options = ImportOptions {
            without_backup,
            expected_digest: Some(digest),
            columns: locked(&self.import.columns).clone(),
            wishes,
            ..ImportOptions::default()
        };
        self.import.begin(false);
        self.write(|book, now| self.import.run(book, &options, now, told))
    }
}

/// A folder that cannot be read is told of when it is looked at.
fn expanded(files: Vec<PathBuf>) -> Vec<PathBuf> {
    contact_files(&files).unwrap_or(files)
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

#[cfg(test)]
mod tests {
    use vuoro_core::book::said;
    use vuoro_core::book::view::ColumnSaid;

    use super::*;

    #[test]
    fn what_is_dropped_leaves_what_a_preview_stands_on() {
        let import = Import::new(Vec::new());
        import.offer(vec!["contacts.vcf".into()]);
        let who = ColumnSaid {
            name: "Who".into(),
            field: "name".into(),
        };
        *locked(&import.columns) = said(&[who]);
        let dropped = import.drop_files(vec!["holiday/face.jpg".into()]);
        assert_eq!(dropped.files, ["face.jpg"]);
        let stands = |import: &Import| match locked(&import.offered).clone() {
            Offer::Files(files) => files,
            Offer::Text(_) => Vec::new(),
        };
        assert_eq!(stands(&import), [PathBuf::from("contacts.vcf")]);
        assert!(!locked(&import.columns).is_empty());
        import.offer(import.take_dropped());
        assert_eq!(stands(&import), [PathBuf::from("holiday/face.jpg")]);
        assert!(locked(&import.columns).is_empty());
        assert!(import.dropped().files.is_empty(), "it is taken once");
    }

    #[test]
    fn a_lock_stops_a_preview_and_no_import() {
        let import = Import::new(Vec::new());
        for rehearses in [true, false] {
            import.offer_text("BEGIN:VCARD");
            import.begin(rehearses);
            import.forget();
            assert_eq!(import.stop.load(Ordering::Relaxed), rehearses);
            let left = locked(&import.offered).clone();
            assert!(matches!(left, Offer::Files(files) if files.is_empty()));
        }
    }
}
