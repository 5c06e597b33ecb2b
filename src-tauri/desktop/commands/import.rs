//! Bringing contacts in: a file is offered, looked at, and brought in. The page
//! never names a path; it works on what was offered last.

use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt, FilePath};
use vuoro_core::book::said;
use vuoro_core::book::view::{ColumnSaid, ImportProgress, ImportReport, ImportWishes, TableLook};

use crate::desk::{Answer, Desk};
use crate::events::FilesOffered;

const CONTACTS: [&str; 8] = ["vcf", "vcard", "csv", "tsv", "txt", "xls", "zip", "json"];

/// Opens the system's own dialog; none when it was closed without a choice.
/// The words are what it calls files with contacts, and all files.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_files(
    app: AppHandle,
    desk: State<'_, Desk>,
    contacts: String,
    all: String,
) -> Answer<Option<FilesOffered>> {
    let dialog = app.dialog().file().add_filter(contacts, &CONTACTS);
    let chosen = dialog.add_filter(all, &["*"]).blocking_pick_files();
    let paths = |files: Vec<FilePath>| files.into_iter().filter_map(|file| file.into_path().ok());
    Ok(chosen.map(|files| desk.import.offer(paths(files).collect())))
}

/// Offers the files that came unasked: dropped on the window, or named to it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_dropped(desk: State<'_, Desk>) -> Answer<FilesOffered> {
    Ok(desk.import.offer(desk.import.take_dropped()))
}

/// Offers contacts that were pasted as text.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn offer_text(desk: State<'_, Desk>, text: String) -> Answer<FilesOffered> {
    Ok(desk.import.offer_text(&text))
}

/// Says what the columns of the offered table are, and shows what it would come
/// in as; nothing for files that need no such word.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn say_columns(
    desk: State<'_, Desk>,
    columns: Vec<ColumnSaid>,
) -> Answer<Option<TableLook>> {
    desk.say_columns(said(&columns))
}

/// Says what bringing in what was offered would change, and changes nothing.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preview_import(
    desk: State<'_, Desk>,
    wishes: ImportWishes,
    progress: Channel<ImportProgress>,
) -> Answer<ImportReport> {
    desk.preview_import(wishes, &progress)
}

/// Brings in just what the preview of this digest looked at.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn apply_import(
    desk: State<'_, Desk>,
    digest: String,
    wishes: ImportWishes,
    without_backup: bool,
    progress: Channel<ImportProgress>,
) -> Answer<ImportReport> {
    desk.apply_import(digest, wishes, without_backup, &progress)
}

/// Stops a preview or an import; the book is as it was.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_import(desk: State<'_, Desk>) -> Answer<()> {
    desk.import.stop();
    Ok(())
}
