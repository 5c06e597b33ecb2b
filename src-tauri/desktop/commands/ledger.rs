//! The ledger, its sums, and the history.

use tauri::State;
use vuoro_computer::now;
use vuoro_core::book::UndoReceipt;
use vuoro_core::book::view::{HistoryRow, Id, NewFavour, NewIntroduction, Overview, Receipt};
use vuoro_core::domain::favour::Status;

use crate::desk::{Answer, Desk};

/// Lines of the history that come at once.
const LINES: u32 = 100;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_favour(desk: State<'_, Desk>, favour: NewFavour) -> Answer<Receipt> {
    desk.write(|book, now| book.record_favour(&favour, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_introduction(
    desk: State<'_, Desk>,
    introduction: NewIntroduction,
) -> Answer<Receipt> {
    desk.write(|book, now| book.record_introduction(&introduction, now))
}

/// An open favour is done, declined, withdrawn or lapsed, as of today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settle(desk: State<'_, Desk>, favour: Id, status: Status) -> Answer<Receipt> {
    desk.write(|book, now| book.settle(favour, status, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn thank(desk: State<'_, Desk>, favour: Id) -> Answer<Receipt> {
    desk.write(|book, now| book.thank(favour, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn overview(desk: State<'_, Desk>) -> Answer<Overview> {
    desk.read(|book| book.overview(now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history(desk: State<'_, Desk>, before: Option<Id>) -> Answer<Vec<HistoryRow>> {
    desk.read(|book| book.history(before, LINES))
}

/// Takes back an operation, or the latest that stands.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo(desk: State<'_, Desk>, operation: Option<Id>) -> Answer<UndoReceipt> {
    desk.write(|book, now| book.undo(operation, now))
}
