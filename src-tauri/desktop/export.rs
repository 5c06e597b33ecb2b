//! Taking people elsewhere: the work on it, which may take long, and stops when
//! it is told to.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tauri::ipc::Channel;
use vuoro_core::book::{ExportFormat, ExportProgress, ExportWhom, Exported};

use crate::desk::{Answer, Desk};
use crate::shelf::locked;

#[derive(Debug, Default)]
pub(crate) struct Export {
    /// What is set when the work under way is to stop: of the last that was begun.
    stop: Mutex<Stop>,
    /// Held while a file is being written.
    writes: Mutex<()>,
}

/// Each export has its own, so that none takes up again what was stopped.
pub(crate) type Stop = Arc<AtomicBool>;

impl Export {
    /// One at a time: what was under way stops.
    pub(crate) fn begin(&self) -> Stop {
        self.stop();
        let begun = Stop::default();
        *locked(&self.stop) = Arc::clone(&begun);
        begun
    }

    /// The work under way stops; no file is left of it.
    pub(crate) fn stop(&self) {
        locked(&self.stop).store(true, Ordering::Relaxed);
    }

    /// The same, and waits until none is: who ends with the program clears
    /// nothing away.
    pub(crate) fn end(&self) {
        self.stop();
        drop(locked(&self.writes));
    }
}

impl Desk {
    /// Writes a file in place of what may be there.
    pub(crate) fn export_file(
        &self,
        format: ExportFormat,
        whom: &ExportWhom,
        path: &Path,
        (told, stop): (&Channel<ExportProgress>, &Stop),
    ) -> Answer<Exported> {
        let open = self.shelf().opened()?;
        let book = open.apart()?;
        let _writes = locked(&self.export.writes);
        let mut tell = |progress| {
            // A page that went away hears nothing, and stops nothing.
            let _ = told.send(progress);
            match stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        Ok(book.export_file(format, whom, path, true, &mut tell)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_export_takes_up_none_that_was_stopped() {
        let export = Export::default();
        let first = export.begin();
        export.stop();
        let second = export.begin();
        assert!(first.load(Ordering::Relaxed), "it was stopped");
        assert!(!second.load(Ordering::Relaxed), "it goes on");
        export.stop();
        assert!(second.load(Ordering::Relaxed));
    }
}
