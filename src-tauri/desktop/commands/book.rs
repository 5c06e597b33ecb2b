//! The book itself: how it stands, making it, its settings.

use std::ops::ControlFlow;

use tauri::State;
use vuoro_core::book::SampleBook;
use vuoro_core::book::view::Settings;
use vuoro_core::sample::Language;

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
    let language = if desk.look().language == "fi" {
        Language::Finnish
    } else {
        Language::English
    };
    let sample = SampleBook {
        people: 40,
        favours: 160,
        seed: 7,
        photo_side: 96,
        language,
    };
    desk.open_sample(|book, now| book.fill_sample(&sample, now, &mut |_| ControlFlow::Continue(())))
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
