//! A book that cannot be opened: said calmly, and not touched.

use std::fs;

use rusqlite::Connection;

use super::home::phone;
use super::{Home, Window};

#[test]
fn a_book_whose_key_is_missing_is_left_alone() {
    let home = Home::new();
    home.vuoro(&["import", &phone().to_string_lossy(), "--yes"]);
    let key = home.path("book.vuoro.key");
    let put_away = home.path("key");
    fs::rename(&key, &put_away).expect("the key is put away");
    let before = fs::read(home.book()).expect("the book");

    let window = Window::open(&home, &[&phone()]);
    window.see_room("The key of your book isn’t on this computer.");
    window.see("Your book is whole and sealed.");
    window.see(&key.to_string_lossy());
    window.press("Try again");
    window.see_room("The key of your book isn’t on this computer.");
    assert!(
        fs::read(home.book()).expect("the book") == before,
        "not a byte of the book has changed"
    );
    assert!(!key.exists(), "no other key is made for it");

    // With the key back, the same button opens it; the file that was named has waited.
    fs::rename(&put_away, &key).expect("the key is brought back");
    window.press("Try again");
    window.see("Nothing to change");
    window.see("Already the same 42");
    window.expect_no_faults();
}

#[test]
fn a_book_of_a_newer_vuoro_is_left_alone() {
    let home = Home::new();
    home.vuoro(&["import", &phone().to_string_lossy(), "--yes"]);
    let key = fs::read_to_string(home.path("book.vuoro.key")).expect("the key");
    let book = Connection::open(home.book()).expect("a file");
    book.pragma_update(None, "key", format!("x'{}'", key.trim()))
        .expect("the key fits");
    book.pragma_update(None, "user_version", 99)
        .expect("the book can be written");
    book.close().expect("the book is closed");
    let before = fs::read(home.book()).expect("the book");

    let window = Window::open(&home, &[]);
    window.see_room("A newer Vuoro has written this book.");
    window.see("The file has not been changed by a single byte.");
    window.see(&home.book().to_string_lossy());
    assert!(
        fs::read(home.book()).expect("the book") == before,
        "not a byte of the book has changed"
    );
    window.expect_no_faults();
}
