//! Organisations and groups.

use tauri::State;
use vuoro_core::book::view::{
    GroupRow, Id, OrganisationEdit, OrganisationPage, OrganisationRow, Receipt,
};

use crate::desk::{Answer, Desk};
use vuoro_computer::now;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn organisations(desk: State<'_, Desk>, text: String) -> Answer<Vec<OrganisationRow>> {
    desk.read(|book| book.organisations(&text))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn organisation(desk: State<'_, Desk>, id: Id) -> Answer<OrganisationPage> {
    desk.read(|book| book.organisation(id, now().today))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_organisation(
    desk: State<'_, Desk>,
    organisation: OrganisationEdit,
) -> Answer<Receipt> {
    desk.write(|book, now| book.add_organisation(&organisation, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn edit_organisation(
    desk: State<'_, Desk>,
    id: Id,
    seen: OrganisationEdit,
    organisation: OrganisationEdit,
) -> Answer<Receipt> {
    desk.write(|book, now| book.edit_organisation(id, &seen, &organisation, now))
}

/// Makes several one: everyone and everything of `from` is `into`'s.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge_organisations(
    desk: State<'_, Desk>,
    into: Id,
    from: Vec<Id>,
) -> Answer<Receipt> {
    desk.write(|book, now| book.merge_organisations(into, &from, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn delete_organisation(desk: State<'_, Desk>, id: Id) -> Answer<Receipt> {
    desk.write(|book, now| book.delete_organisation(id, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn groups(desk: State<'_, Desk>) -> Answer<Vec<GroupRow>> {
    desk.read(|book| book.groups())
}

/// `join`: where there is one of that name, the two become one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rename_group(
    desk: State<'_, Desk>,
    id: Id,
    name: String,
    join: bool,
) -> Answer<Receipt> {
    desk.write(|book, now| book.rename_group(id, &name, join, now))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn delete_group(desk: State<'_, Desk>, id: Id) -> Answer<Receipt> {
    desk.write(|book, now| book.delete_group(id, now))
}
