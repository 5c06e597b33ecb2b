//! Bringing contacts in: a file is offered, looked at, and brought in. The page
//! never names a path; it works on what was offered last.

use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use vuoro_core::book::view::{ColumnSaid, ImportProgress, ImportReport, ImportWishes, TableLook};
use vuoro_core::book::{ImportOptions, said};

use crate::desk::{Answer, Desk};
use crate::events::FilesOffered;

/// Opens the system's own dialog; none when it was closed without a choice.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_files(app: AppHandle, desk: State<'_, Desk>) -> Answer<Option<FilesOffered>> {
    let chosen = app
        .dialog()
        .file()
        .add_filter(
            "Contacts",
            &["vcf", "vcard", "csv", "tsv", "txt", "xls", "zip", "json"],
        )
        .add_filter("All files", &["*"])
        .blocking_pick_files();
    let paths = chosen
        .into_iter()
        .flatten()
        .filter_map(|file| file.into_path().ok())
        .collect::<Vec<_>>();
    Ok((!paths.is_empty()).then(|| desk.offer(paths)))
}

/// Offers contacts that were pasted as text.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn offer_text(desk: State<'_, Desk>, text: String) -> Answer<FilesOffered> {
    desk.offer_text(&text)
}

/// Says what the columns of the offered table are, and shows what it would come
/// in as; nothing for files that need no such word.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn say_columns(
    desk: State<'_, Desk>,
    columns: Vec<ColumnSaid>,
) -> Answer<Option<TableLook>> {
    desk.create()?;
    desk.say_columns(said(&columns));
    desk.read(|book| book.table(&desk.offered(), &desk.columns()))
}

/// Says what bringing in the offered files would change, and changes nothing.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preview_import(
    desk: State<'_, Desk>,
    wishes: ImportWishes,
    progress: Channel<ImportProgress>,
) -> Answer<ImportReport> {
    desk.create()?;
    let options = ImportOptions {
        dry_run: true,
        columns: desk.columns(),
        wishes,
        ..ImportOptions::default()
    };
    desk.begin_work();
    desk.rehearse(|book, now| {
        book.import(
            &desk.offered(),
            &options,
            now,
            &mut teller(&desk, &progress),
        )
    })
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
    let options = ImportOptions {
        without_backup,
        expected_digest: Some(digest),
        columns: desk.columns(),
        wishes,
        ..ImportOptions::default()
    };
    desk.begin_work();
    desk.write(|book, now| {
        book.import(
            &desk.offered(),
            &options,
            now,
            &mut teller(&desk, &progress),
        )
    })
}

/// Stops a preview or an import; the book is as it was.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_import(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_work();
    Ok(())
}

fn teller(
    desk: &Desk,
    channel: &Channel<ImportProgress>,
) -> impl FnMut(ImportProgress) -> ControlFlow<()> {
    let (stop, channel) = (desk.stopper(), channel.clone());
    move |progress| {
        // A page that went away hears nothing, and stops nothing.
        let _ = channel.send(progress);
        if stop.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}
