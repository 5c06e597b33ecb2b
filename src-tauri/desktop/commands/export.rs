//! Taking people elsewhere: where to is asked in the system's own dialog, so
//! that the page never names a path.

use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use vuoro_core::book::{ExportFormat, ExportProgress, ExportWhom, Exported, Refused};

use crate::desk::{Answer, Desk};
use crate::export::Stop;

/// What was written, and where, for showing; and who is not in it.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct ExportDone {
    file: String,
    folder: String,
    people: u32,
    organisations: u32,
    refused: Vec<Refused>,
}

/// Writes a file; none when the dialog was closed without a choice. The dialog
/// has asked about a file that is there already.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn export_people(
    app: AppHandle,
    desk: State<'_, Desk>,
    format: ExportFormat,
    whom: ExportWhom,
    progress: Channel<ExportProgress>,
) -> Answer<Option<ExportDone>> {
    let Some((path, stop)) = chosen(&app, &desk, format) else {
        return Ok(None);
    };
    let written = desk.export_file(format, &whom, &path, (&progress, &stop));
    written.map(|exported| Some(told(&path, exported)))
}

/// Stops an export; no file is left of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_export(desk: State<'_, Desk>) -> Answer<()> {
    desk.export.stop();
    Ok(())
}

/// Where to, and what stops it from now on.
fn chosen(app: &AppHandle, desk: &Desk, format: ExportFormat) -> Option<(PathBuf, Stop)> {
    let stop = desk.export.begin();
    let (name, kind, ends) = match format {
        ExportFormat::Json => ("book.json", "JSON", "json"),
        ExportFormat::Vcard | ExportFormat::Vcard3 => ("people.vcf", "vCard", "vcf"),
        ExportFormat::Jcard => ("people.json", "jCard", "json"),
        ExportFormat::Csv => ("people.csv", "CSV", "csv"),
    };
    let dialog = app.dialog().file().add_filter(kind, &[ends]);
    let file = dialog.set_file_name(name).blocking_save_file()?;
    Some((file.into_path().ok()?, stop))
}

fn told(path: &Path, exported: Exported) -> ExportDone {
    let shown = |path: Option<&Path>| path.map_or(String::new(), |p| p.display().to_string());
    ExportDone {
        file: shown(path.file_name().map(Path::new)),
        folder: shown(path.parent()),
        people: exported.people,
        organisations: exported.organisations,
        refused: exported.refused,
    }
}
