//! People.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tauri::State;
use vuoro_computer::now;
use vuoro_core::Error;
use vuoro_core::book::view::{
    Deletion, Erasure, Id, InCommon, Labels, OwnerEdit, PeopleAct, PeoplePage, PeopleQuery,
    PersonEdit, PersonPage, Placing, Receipt,
};
use vuoro_core::book::{EraseOptions, Picture, Reach, Whose};
use vuoro_core::domain::circle::{Circle, LifeArea, Tie};

use crate::desk::{Answer, Desk};
use crate::outside;

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
pub(crate) fn people_ids(desk: State<'_, Desk>, query: PeopleQuery) -> Answer<Vec<Id>> {
    desk.read(|book| book.people_ids(&query, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_person(desk: State<'_, Desk>, person: PersonEdit) -> Answer<Receipt> {
    desk.write(|book, now| book.add_person(&person, now))
}

/// What the owner and somebody have in common.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn in_common(desk: State<'_, Desk>, id: Id) -> Answer<InCommon> {
    desk.read(|book| book.in_common(id))
}

/// What the owner has said of themselves.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn owner_form(desk: State<'_, Desk>) -> Answer<OwnerEdit> {
    desk.read(|book| book.owner_form())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_owner(
    desk: State<'_, Desk>,
    seen: OwnerEdit,
    owner: OwnerEdit,
) -> Answer<Receipt> {
    desk.write(|book, now| book.edit_owner(&seen, &owner, now))
}

/// What a form about someone begins with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person_form(desk: State<'_, Desk>, id: Id) -> Answer<PersonEdit> {
    desk.read(|book| book.person_form(id))
}

/// Writes what differs between the form as it began and as it ended.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_person(
    desk: State<'_, Desk>,
    id: Id,
    seen: PersonEdit,
    person: PersonEdit,
) -> Answer<Receipt> {
    desk.write(|book, now| book.edit_person(id, &seen, &person, now))
}

/// One act on one or many, as one step to undo.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_people(
    desk: State<'_, Desk>,
    people: Vec<Id>,
    act: PeopleAct,
) -> Answer<Receipt> {
    desk.write(|book, now| book.edit_people(&people, &act, now))
}

/// What deleting these people would take along.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn deletion(desk: State<'_, Desk>, people: Vec<Id>) -> Answer<Deletion> {
    desk.compare(|book| book.deletion(&people))
}

/// What erasing these people would take along, for good.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erasure(desk: State<'_, Desk>, people: Vec<Id>) -> Answer<Erasure> {
    desk.compare(|book| book.erasure(&people))
}

/// Takes people out so that nothing of them is left in the book; the names of the
/// backups that were to go with them and did not.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erase(
    desk: State<'_, Desk>,
    people: Vec<Id>,
    backups_too: bool,
    without_backup: bool,
) -> Answer<Vec<String>> {
    let options = EraseOptions {
        backups_too,
        without_backup,
    };
    desk.write(|book, now| book.erase(&people, options, now))
}

/// Opens the computer's own program with what stands on somebody's card.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reach(desk: State<'_, Desk>, whose: Whose, by: Reach) -> Answer<()> {
    let link = desk.read(|book| book.link_to(whose, &by))?;
    Ok(outside::open(&link.ok_or(Error::NoProgram)?)?)
}

/// Labels that stand in the book, to be offered again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn labels(desk: State<'_, Desk>) -> Answer<Labels> {
    desk.read(|book| book.labels())
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

/// People in no circle, likely close ones first; `passed` were skipped for now.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn placing(desk: State<'_, Desk>, limit: u32, passed: Vec<Id>) -> Answer<Placing> {
    desk.read(|book| book.placing(limit, &passed, now().today))
}

/// Puts someone in a circle and says where from one knows them, as one step.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn place(
    desk: State<'_, Desk>,
    id: Id,
    circle: Option<Circle>,
    areas: Vec<LifeArea>,
) -> Answer<Receipt> {
    desk.write(|book, now| book.place(id, circle, &areas, now))
}
