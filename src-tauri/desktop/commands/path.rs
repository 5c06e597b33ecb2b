//! Who can introduce one to somebody.

use tauri::State;
use vuoro_computer::now;
use vuoro_core::book::view::{PathTo, Paths};

use crate::desk::{Answer, Desk};

/// Weaving the ties of a large book takes a while, and keeps nobody waiting.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn paths(desk: State<'_, Desk>, to: PathTo) -> Answer<Paths> {
    desk.compare(|book| book.paths(to, now().today))
}
