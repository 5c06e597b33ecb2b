//! What the shell tells the window.

use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, DragDropEvent, Manager, Window, WindowEvent};
use tauri_specta::Event;

use crate::asked::Errand;
use crate::desk::Desk;

/// Something in the book changed: what is shown is to be asked for again.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct BookChanged {}

/// A backup was made, or could not be.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct BackupsChanged {}

/// Another program is writing to the book, and a change waits for it.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct BookBusy {}

/// Something is to be written down, from wherever the user was.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct CaptureWanted {}

/// Contact files that can be previewed. The window learns their names only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesOffered {
    pub(crate) files: Vec<String>,
}

/// Whether files are held over the window.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesHover(pub(crate) bool);

/// Files are dropped on the shell, not on the page: no path reaches the page.
pub(crate) fn of_window(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else {
        return;
    };
    let app = window.app_handle();
    let _ = match event {
        DragDropEvent::Enter { .. } => FilesHover(true).emit(app),
        DragDropEvent::Leave => FilesHover(false).emit(app),
        DragDropEvent::Drop { paths, .. } => {
            let offered = app.state::<Desk>().import.drop_files(paths.clone());
            FilesHover(false).emit(app).and_then(|()| offered.emit(app))
        }
        _ => Ok(()),
    };
}

/// The program was started a second time: its errand is done here, and the
/// window comes to the front.
pub(crate) fn started_again(app: &AppHandle, errand: Errand) {
    let desk = app.state::<Desk>();
    if !errand.files.is_empty() {
        let _ = desk.import.drop_files(errand.files).emit(app);
    }
    if errand.capture {
        desk.capture.store(true, Ordering::Relaxed);
        let _ = CaptureWanted {}.emit(app);
    }
    for window in app.webview_windows().values() {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
