//! People.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tauri::State;
use vuoro_computer::now;
use vuoro_core::book::Picture;
use vuoro_core::book::view::{Id, PeoplePage, PeopleQuery, PersonPage, Receipt};
use vuoro_core::domain::circle::{Circle, Tie};

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn people(desk: State<'_, Desk>, query: PeopleQuery) -> Answer<PeoplePage> {
    desk.read(|book| book.people(&query, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person(desk: State<'_, Desk>, id: Id) -> Answer<PersonPage> {
    desk.read(|book| book.person(id, now().today))
}

/// A picture drawn anew as PNG, in base64; none where it cannot be decoded.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn photo(desk: State<'_, Desk>, hash: String, pixels: u32) -> Answer<Option<String>> {
    let picture = desk.read(|book| book.photo(&hash))?;
    Ok(picture
        .as_ref()
        .and_then(|p| Picture::drawn(p, pixels))
        .map(|png| STANDARD.encode(png)))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_person(desk: State<'_, Desk>, name: String) -> Answer<Receipt> {
    desk.write(|book, now| book.add_person(&name, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn place_person(
    desk: State<'_, Desk>,
    id: Id,
    circle: Option<Circle>,
    tie: Option<Tie>,
) -> Answer<Receipt> {
    desk.write(|book, now| book.place_person(id, circle, tie, now))
}
