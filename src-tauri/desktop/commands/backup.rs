//! Backups: the list, making one, reading one through, restoring one. The page
//! names them as the list does; other places are asked for in the system's own
//! dialog.

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use vuoro_core::book::{BackupRow, Comparison, Verified, Way};

use crate::backups::{Failing, Said};
use crate::desk::{Answer, Desk};

/// How the book is backed up.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct BackupsView {
    /// The latest first.
    pub(crate) backups: Vec<BackupRow>,
    /// Where they lie, for showing.
    pub(crate) folder: String,
    /// The last one that was to be made was not.
    pub(crate) failing: Option<Failing>,
}

/// A backup that was put elsewhere, for showing.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct PutElsewhere {
    pub(crate) file: String,
    pub(crate) folder: String,
}

/// What became of the book that a backup took the place of, for showing.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct PutInPlace {
    /// The name of the backup of it.
    pub(crate) before: Option<String>,
    /// The name of its file, where it did not open.
    pub(crate) aside: Option<String>,
    /// The names of its logs, where its file was gone.
    pub(crate) logs: Vec<String>,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backups(desk: State<'_, Desk>) -> Answer<BackupsView> {
    desk.backups()
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn back_up(desk: State<'_, Desk>) -> Answer<BackupRow> {
    desk.back_up_now()
}

/// Puts one into a folder of the user's choice; none when the dialog was closed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn back_up_elsewhere(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Answer<Option<PutElsewhere>> {
    let chosen = app.dialog().file().blocking_pick_folder();
    let folder = chosen.and_then(|folder| folder.into_path().ok());
    folder.map(|folder| desk.put_elsewhere(&folder)).transpose()
}

/// Looks for a backup elsewhere; its name, or none when the dialog was closed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_backup(app: AppHandle, desk: State<'_, Desk>) -> Answer<Option<String>> {
    let dialog = app.dialog().file().add_filter("Vuoro", &["vuoro"]);
    let file = dialog.blocking_pick_file();
    Ok(file.and_then(|file| Some(desk.choose_backup(file.into_path().ok()?))))
}

/// Reads it to its end; without a name, the one that was chosen elsewhere.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn verify_backup(desk: State<'_, Desk>, name: Option<String>) -> Answer<Verified> {
    desk.verify_backup(name.as_deref())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn compare_backup(
    desk: State<'_, Desk>,
    name: Option<String>,
    said: Option<Said>,
) -> Answer<Comparison> {
    desk.compare_backup(name.as_deref(), said)
}

/// Puts it in the book's place. After recovery words, `way` and the new `passphrase` are as in `regain_book`.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_backup(
    desk: State<'_, Desk>,
    name: Option<String>,
    said: Option<Said>,
    way: Way,
    passphrase: String,
) -> Answer<PutInPlace> {
    desk.restore_backup(name.as_deref(), said, way, passphrase)
}
