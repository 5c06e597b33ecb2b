//! Introductions on their way, and the doors that they opened.

use tauri::State;
use vuoro_computer::now;
use vuoro_core::book::view::{ConsentSaid, Doors, Draft, Id, Introductions, Receipt};
use vuoro_core::domain::draft::Language;
use vuoro_core::domain::favour::Outcome;

use crate::desk::{Answer, Desk};
use crate::outside;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn introductions(desk: State<'_, Desk>) -> Answer<Introductions> {
    desk.read(|book| book.introductions(now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn doors(desk: State<'_, Desk>) -> Answer<Doors> {
    desk.read(|book| book.doors())
}

/// What the parties say to it; '' is today.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent(
    desk: State<'_, Desk>,
    favour: Id,
    said: Vec<ConsentSaid>,
    on: String,
) -> Answer<Receipt> {
    desk.write(|book, now| book.consent(favour, &said, &on, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn outcome(
    desk: State<'_, Desk>,
    favour: Id,
    outcome: Outcome,
    on: String,
) -> Answer<Receipt> {
    desk.write(|book, now| book.outcome(favour, outcome, &on, now))
}

/// The messages of an introduction, to be looked over.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn drafts(desk: State<'_, Desk>, favour: Id, language: Language) -> Answer<Vec<Draft>> {
    desk.read(|book| book.drafts(favour, language))
}

/// Opens a message, as it was looked over, in the computer's own mail program.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_draft(
    desk: State<'_, Desk>,
    people: Vec<Id>,
    subject: String,
    body: String,
) -> Answer<()> {
    let link = desk.read(|book| book.mail_link(&people, &subject, &body))?;
    Ok(outside::open(&link)?)
}
