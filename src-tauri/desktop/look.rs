//! Language and theme of the window, when it locks, and which book it had open,
//! in a small file beside no book: they are this computer's, and are needed
//! before there is a book.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tempfile::NamedTempFile;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// As the system's own frame takes it.
    pub(crate) fn of_frame(self) -> Option<tauri::Theme> {
        match self {
            Self::System => None,
            Self::Light => Some(tauri::Theme::Light),
            Self::Dark => Some(tauri::Theme::Dark),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Look {
    /// `en` or `fi`.
    pub(crate) language: String,
    #[serde(default)]
    pub(crate) theme: Theme,
    /// The book is closed when nobody has touched the window for so long; 0 never.
    #[serde(default)]
    pub(crate) idle_minutes: u16,
    /// The book that was open here last. Where it is gone, that is said.
    #[serde(default)]
    pub(crate) book: Option<PathBuf>,
}

impl Default for Look {
    fn default() -> Self {
        let language = if vuoro_computer::language() == "fi" {
            "fi"
        } else {
            "en"
        };
        Self {
            language: language.into(),
            theme: Theme::default(),
            idle_minutes: 0,
            book: None,
        }
    }
}

impl Look {
    /// What was chosen last; what is missing or unreadable is as if not chosen.
    pub(crate) fn read(file: &Path) -> Self {
        fs::read_to_string(file)
            .ok()
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default()
    }

    /// Keeps the choice. Where that fails it lasts until the window is closed.
    pub(crate) fn keep(&self, file: &Path) {
        if let (Some(folder), Ok(json)) = (file.parent(), serde_json::to_string_pretty(self)) {
            let _ = fs::create_dir_all(folder).and_then(|()| put(&json, folder, file));
        }
    }

    /// Makes the window's frame follow the theme.
    pub(crate) fn show(&self, app: &AppHandle) {
        for window in app.webview_windows().values() {
            let _ = window.set_theme(self.theme.of_frame());
        }
    }
}

/// A program that ends half-way leaves what was there.
fn put(json: &str, folder: &Path, file: &Path) -> io::Result<()> {
    let mut draft = NamedTempFile::new_in(folder)?;
    draft.write_all(json.as_bytes())?;
    draft.persist(file)?;
    Ok(())
}

pub(crate) fn file() -> PathBuf {
    match vuoro_computer::folders() {
        Some(folders) => folders.config_dir().join("window.json"),
        None => PathBuf::from("window.json"),
    }
}
