//! The book itself: how it stands, making it, its settings.

use std::ops::ControlFlow;

use serde::Serialize;
use specta::Type;
use tauri::State;
use vuoro_core::book::SampleBook;
use vuoro_core::book::view::Settings;
use vuoro_core::error::{Failure, FailureKind};
use vuoro_core::sample::Language;

use crate::desk::{Answer, Desk};
use crate::look::{Look, Theme};
use crate::moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BookState {
    /// There is none yet.
    None,
    /// There is one, and nobody in it.
    Empty,
    Open,
    /// An invented one.
    Sample,
    /// There is one that cannot be opened.
    Trouble,
}

/// How things stand when the window opens.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Start {
    book: BookState,
    trouble: Option<Failure>,
    /// The book's path, for showing.
    place: String,
    version: String,
    /// `en` or `fi`.
    language: String,
    theme: Theme,
    /// The day on this computer, `2026-11-19`.
    today: String,
    people: u32,
    /// Contact files that were named when the program was started.
    offered: Vec<String>,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn start(desk: State<'_, Desk>) -> Answer<Start> {
    let counted = desk.read(|book| book.count_people());
    let Look { language, theme } = desk.look();
    Ok(Start {
        book: match &counted {
            Ok(_) if desk.is_sample() => BookState::Sample,
            Ok(0) => BookState::Empty,
            Ok(_) => BookState::Open,
            Err(failure) if failure.kind == FailureKind::NoBook => BookState::None,
            Err(_) => BookState::Trouble,
        },
        people: *counted.as_ref().unwrap_or(&0),
        trouble: counted
            .err()
            .filter(|failure| failure.kind != FailureKind::NoBook),
        place: desk.place().display().to_string(),
        version: env!("CARGO_PKG_VERSION").into(),
        language,
        theme,
        today: moment::now().today.to_string(),
        offered: desk.offered_names().files,
    })
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
    desk.set_look(Look { language, theme });
    Ok(())
}
