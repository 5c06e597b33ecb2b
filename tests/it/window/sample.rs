//! The sample book: looked around in, closed, and gone.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Home, Window};

#[test]
fn a_sample_book_leaves_nothing_behind() {
    let home = Home::new();
    let window = Window::open(&home, &[]);
    window.see_room("Whose turn is it?");

    window.press("Open the sample book");
    window.see("This is a sample book.");
    window.until("document.querySelector('[role=option]')", &[]);
    assert!(
        books(&home.path("tmp")).len() == 1,
        "the sample lies in the folder for what is passing"
    );
    window.press_in("[role=listbox]", "");
    window.until("document.querySelector('article')", &[]);
    window.control('g');
    window.focus_on("[role=dialog] input:not([role])");
    window.type_text("Lent her something invented");
    // What has not been on the sheet is not saved.
    window.see_in("[role=dialog]", "“Lent her something invented”");
    window.strike_key(fantoccini::key::Key::Enter);
    window.see("Given: Lent her something invented");

    window.press("Close it");
    window.see_room("Whose turn is it?");
    assert_eq!(books(&home.path("")), [] as [PathBuf; 0], "no book is left");
    window.expect_no_faults();
}

/// Every book under a folder.
fn books(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(books(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "vuoro")
        {
            found.push(path);
        }
    }
    found
}
