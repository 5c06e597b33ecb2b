//! Taking people elsewhere: the work on it, which may take long, and stops when
//! it is told to.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::ipc::Channel;
use vuoro_core::book::{ExportFormat, ExportProgress, ExportWhom, Exported};

use crate::desk::{Answer, Desk};
use crate::shelf::locked;

#[derive(Debug, Default)]
pub(crate) struct Export {
    /// Set when the work under way is to stop.
    stop: AtomicBool,
    /// Held while a file is being written.
    writes: Mutex<()>,
}

impl Export {
    pub(crate) fn begin(&self) {
        self.stop.store(false, Ordering::Relaxed);
    }

    /// The work under way stops; no file is left of it.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
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
        told: &Channel<ExportProgress>,
    ) -> Answer<Exported> {
        let open = self.shelf().opened()?;
        let book = open.apart()?;
        let _writes = locked(&self.export.writes);
        let mut tell = |progress| {
            // A page that went away hears nothing, and stops nothing.
            let _ = told.send(progress);
            match self.export.stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        Ok(book.export_file(format, whom, path, true, &mut tell)?)
    }
}
