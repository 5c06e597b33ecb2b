//! The book itself: how it stands, making it, its settings.

use tauri::State;
use vuoro_core::book::view::Settings;

use crate::desk::{Answer, Desk};
use crate::look::Theme;
use crate::start::Start;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn start(desk: State<'_, Desk>) -> Answer<Start> {
    Ok(Start::now(&desk))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn create_book(desk: State<'_, Desk>) -> Answer<()> {
    desk.create()
}

/// The "look around" door.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_sample(desk: State<'_, Desk>) -> Answer<()> {
    desk.open_sample()
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn close_sample(desk: State<'_, Desk>) -> Answer<()> {
    desk.leave();
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn settings(desk: State<'_, Desk>) -> Answer<Settings> {
    desk.read(|book| book.settings())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_settings(desk: State<'_, Desk>, settings: Settings) -> Answer<()> {
    desk.write(|book, _| book.set_settings(&settings))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_look(desk: State<'_, Desk>, language: String, theme: Theme) -> Answer<()> {
    let language = if language == "fi" { "fi" } else { "en" }.into();
    desk.change_look(|look| (look.language, look.theme) = (language, theme));
    Ok(())
}
