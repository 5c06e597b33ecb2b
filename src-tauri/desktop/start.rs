//! How things stand when the window opens.

use std::sync::atomic::Ordering;

use serde::Serialize;
use specta::Type;
use vuoro_computer::{Hazard, hazard, now};
use vuoro_core::domain::date::When;
use vuoro_core::domain::period::twelve_months;
use vuoro_core::error::{Failure, FailureKind};

use crate::desk::{Answer, Desk};
use crate::look::{Look, Theme};

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
    /// It was here, and is not any more.
    Gone,
    /// It opens with its passphrase.
    Locked,
    /// There is one that cannot be opened.
    Trouble,
}

#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Start {
    book: BookState,
    trouble: Option<Failure>,
    /// The book's path, for showing.
    place: String,
    /// What may befall it there.
    hazard: Option<Hazard>,
    version: String,
    /// `en` or `fi`.
    language: String,
    theme: Theme,
    /// The book is closed when nobody has touched the window for so long; 0 never.
    idle_minutes: u16,
    /// The day on this computer, `2026-11-19`.
    today: String,
    /// The one before, likewise.
    yesterday: String,
    /// This month and the eleven before it, the oldest first: `2025-12` … `2026-11`.
    months: Vec<String>,
    people: u32,
    /// Contact files that came unasked, and that nobody has taken.
    offered: Vec<String>,
    /// Something is to be written down, and nobody has shown the line for it.
    capture: bool,
}

impl Start {
    pub(crate) fn now(desk: &Desk) -> Self {
        let counted = desk.read(|book| book.count_people());
        let book = state(&counted, desk.is_sample(), desk.had_book());
        if matches!(book, BookState::Empty | BookState::Open) && !desk.had_book() {
            desk.change_look(|look| look.book = Some(desk.place().into()));
        }
        let Look {
            language,
            theme,
            idle_minutes,
            ..
        } = desk.look();
        let today = now().today;
        Self {
            book,
            people: *counted.as_ref().unwrap_or(&0),
            trouble: counted.err().filter(|_| book == BookState::Trouble),
            place: desk.place().display().to_string(),
            hazard: hazard(desk.place()),
            version: env!("CARGO_PKG_VERSION").into(),
            language,
            theme,
            idle_minutes,
            today: today.to_string(),
            yesterday: today.pred_opt().unwrap_or(today).to_string(),
            months: twelve_months(today).iter().map(When::to_string).collect(),
            offered: desk.import.dropped().files,
            capture: desk.capture.load(Ordering::Relaxed),
        }
    }
}

fn state(counted: &Answer<u32>, is_sample: bool, had_book: bool) -> BookState {
    match counted {
        Ok(_) if is_sample => BookState::Sample,
        Ok(0) => BookState::Empty,
        Ok(_) => BookState::Open,
        Err(failure) => match failure.kind {
            FailureKind::NoBook if had_book => BookState::Gone,
            FailureKind::NoBook => BookState::None,
            FailureKind::BookGone => BookState::Gone,
            // A wrong one may stand in the environment; another can be typed.
            FailureKind::PassphraseNeeded | FailureKind::WrongPassphrase => BookState::Locked,
            _ => BookState::Trouble,
        },
    }
}

#[cfg(test)]
mod tests {
    use vuoro_core::Error;

    use super::*;

    #[test]
    fn a_book_that_does_not_open_says_what_it_waits_for() {
        let place = || "book.vuoro".into();
        for (why, had_book, expected) in [
            (Error::NoBook(place()), false, BookState::None),
            (Error::NoBook(place()), true, BookState::Gone),
            (Error::BookGone(place()), false, BookState::Gone),
            (Error::PassphraseNeeded(place()), true, BookState::Locked),
            (Error::WrongPassphrase(place()), true, BookState::Locked),
            (Error::KeyMisfit(place()), true, BookState::Trouble),
        ] {
            let told = format!("{why:?}");
            let stands = state(&Err(why.into()), false, had_book);
            assert_eq!(stands, expected, "{told}");
        }
    }
}
