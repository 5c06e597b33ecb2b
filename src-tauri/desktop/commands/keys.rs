//! What opens the book, and closing it.

use tauri::State;
use vuoro_computer::SystemKeyring;
use vuoro_core::Book;
use vuoro_core::book::{KeyView, Way, WordSaid};

use crate::desk::{Answer, Desk};

/// A day: longer than that is as good as never.
const LONGEST_IDLE: u16 = 24 * 60;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keys(desk: State<'_, Desk>) -> Answer<KeyView> {
    desk.read(|book| book.keys())
}

/// `passphrase` is the new one, where that is the way.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_key_way(desk: State<'_, Desk>, way: Way, passphrase: String) -> Answer<()> {
    desk.add_way(way, passphrase)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_key_way(desk: State<'_, Desk>, way: Way) -> Answer<()> {
    desk.write(|book, _| book.remove_way(way, &SystemKeyring))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recovery_words(desk: State<'_, Desk>) -> Answer<Vec<String>> {
    desk.read(|book| Ok(book.recovery_words()?.each().map(str::to_owned).collect()))
}

/// The numbers of the words to ask back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn asked_words() -> Answer<Vec<u8>> {
    Ok(Book::asked_words().to_vec())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_words(desk: State<'_, Desk>, answers: Vec<WordSaid>) -> Answer<()> {
    desk.write(|book, now| book.check_words(&answers, now))
}

/// Makes a key that the book can be given, and shows its words.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn new_key_words(desk: State<'_, Desk>) -> Answer<Vec<String>> {
    desk.new_key()
}

/// `passphrase` is the one of the book, '' where it has none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn renew_key(
    desk: State<'_, Desk>,
    answers: Vec<WordSaid>,
    passphrase: String,
) -> Answer<()> {
    desk.renew_key(&answers, passphrase)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn lock_book(desk: State<'_, Desk>, half_written: String) -> Answer<()> {
    desk.lock(half_written)
}

/// What was half written when the book was locked, once it is open again; ''
/// for nothing.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_half_written(desk: State<'_, Desk>) -> Answer<String> {
    desk.take_half_written()
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock_book(desk: State<'_, Desk>, passphrase: String) -> Answer<()> {
    desk.unlock(passphrase)
}

/// Whether this computer has a keyring that could keep the key.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn has_keyring() -> Answer<bool> {
    Ok(SystemKeyring.is_there())
}

/// Opens the book with its recovery words, and from then on in this way.
/// `passphrase` is the new one, where that is the way.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn regain_book(
    desk: State<'_, Desk>,
    words: String,
    way: Way,
    passphrase: String,
) -> Answer<()> {
    desk.regain(&words, way, passphrase)
}

/// Begins a new book where one was before; what is left of it stays beside it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn begin_anew(desk: State<'_, Desk>) -> Answer<()> {
    desk.begin_anew()
}

/// 0 is never.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_idle(desk: State<'_, Desk>, minutes: u16) -> Answer<()> {
    desk.change_look(|look| look.idle_minutes = minutes.min(LONGEST_IDLE));
    Ok(())
}
