//! A person's photo, from the system's dialog, from a file that was dropped,
//! or from the clipboard. The page never names a path.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use vuoro_core::book::view::{Field, Id, Receipt};
use vuoro_core::error::Fault;
use vuoro_core::{Error, error};

use crate::desk::{Answer, Desk};

const KINDS: &str = "JPEG, PNG, GIF, WebP";
const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "gif", "webp"];

/// Opens the system's own dialog; none when it was closed without a choice.
/// `seen` is the hash of the photo that is there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_photo(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    seen: Option<String>,
) -> Answer<Option<Receipt>> {
    let dialog = app.dialog().file().add_filter(KINDS, &ENDINGS);
    let chosen = dialog.blocking_pick_file();
    let chosen = chosen.and_then(|file| file.into_path().ok());
    let set = |path: PathBuf| desk.set_photo(id, seen.as_deref(), &path);
    chosen.map(set).transpose()
}

/// Takes the picture file that was dropped last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_dropped_photo(
    desk: State<'_, Desk>,
    id: Id,
    seen: Option<String>,
) -> Answer<Receipt> {
    let file = desk.import.take_dropped().into_iter().next();
    desk.set_photo(id, seen.as_deref(), &file.unwrap_or_default())
}

/// A picture in base64, from the clipboard; none takes the photo out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_photo(
    desk: State<'_, Desk>,
    id: Id,
    seen: Option<String>,
    picture: Option<String>,
) -> Answer<Receipt> {
    let bytes = picture.map(decoded).transpose()?;
    desk.write(|book, now| book.set_photo(id, seen.as_deref(), bytes.as_deref(), now))
}

fn decoded(picture: String) -> error::Result<Vec<u8>> {
    STANDARD.decode(picture).map_err(|_| Error::Field {
        field: Field::Photo,
        fault: Fault::NotAPicture,
    })
}
