//! People who may be one, and making them one.

use tauri::State;
use vuoro_computer::now;
use vuoro_core::book::view::{Choice, Duplicates, DuplicatesQuery, Id, MergeView, Receipt};

use crate::desk::{Answer, Desk};

/// Comparing everyone takes a while in a large book, and keeps nobody waiting.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicates(desk: State<'_, Desk>, query: DuplicatesQuery) -> Answer<Duplicates> {
    desk.compare(|book| book.duplicates(&query))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge_view(desk: State<'_, Desk>, left: Id, right: Id) -> Answer<MergeView> {
    desk.read(|book| book.merge_view(left, right, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge(
    desk: State<'_, Desk>,
    left: Id,
    right: Id,
    choices: Vec<Choice>,
) -> Answer<Receipt> {
    desk.write(|book, now| book.merge(left, right, &choices, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn not_same(desk: State<'_, Desk>, left: Id, right: Id) -> Answer<Receipt> {
    desk.write(|book, now| book.not_same(left, right, now))
}
