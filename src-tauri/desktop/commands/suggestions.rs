//! Favours that imported files tell of.

use tauri::State;
use vuoro_core::book::view::{Acceptance, Id, Receipt, Suggestions};

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn suggestions(desk: State<'_, Desk>) -> Answer<Suggestions> {
    desk.read(|book| book.suggestions())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_suggestions(desk: State<'_, Desk>) -> Answer<u32> {
    desk.read(|book| book.count_suggestions())
}

/// Makes favours of them, as one change.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn accept_suggestions(
    desk: State<'_, Desk>,
    accepted: Vec<Acceptance>,
) -> Answer<Receipt> {
    desk.write(|book, now| book.accept_suggestions(&accepted, now))
}

/// Puts them away, as one change.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn dismiss_suggestions(desk: State<'_, Desk>, ids: Vec<Id>) -> Answer<Receipt> {
    desk.write(|book, now| book.dismiss_suggestions(&ids, now))
}
