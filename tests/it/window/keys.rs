//! What opens the book, in the real window: a new key while it is open, and
//! what a paste leaves behind.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::{Home, Window};

#[test]
fn a_new_key_is_given_in_the_open_window_and_its_words_open_the_book() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let before = home.vuoro(&["key", "words"]);
    let window = Window::open(&home, &[]);
    window.go("Settings");
    window.press_in("nav[aria-label=Settings]", "Security");
    window.press("Make a new key…");
    window.until(
        "document.querySelectorAll('[role=dialog] li').length === 24",
        &[],
    );
    window.ask(
        "window.newWords = [...document.querySelectorAll('[role=dialog] li')]
           .map((each) => each.textContent.replace(/[^a-z]/g, ''))",
        vec![],
    );
    window.press_in("[role=dialog]", "I wrote them down");
    window.until(
        "document.querySelectorAll('[role=dialog] input').length === 3",
        &[],
    );
    window.ask(
        "for (const field of document.querySelectorAll('[role=dialog] input')) {
           const number = Number(/\\d+/.exec(field.labels[0].textContent)[0]);
           field.value = window.newWords[number - 1];
           field.dispatchEvent(new Event('input', { bubbles: true }));
         }",
        vec![],
    );
    window.press_in("[role=dialog]", "Seal with the new key");
    window.see("The book has a new key.");
    // The window goes on with the book that is there now.
    window.go("People");
    window.find_person("aino", "Aino Aalto");
    window.expect_no_faults();
    let after = home.vuoro(&["key", "words"]);
    assert_ne!(before, after, "the words are others now");
    assert!(home.vuoro(&["people"]).contains("Aino Aalto"));
}

#[test]
fn pasted_contacts_come_in_and_are_written_nowhere_else() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[]);
    window.find_person("aino", "Aino Aalto");
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Kanarialintu Salo\nEND:VCARD\n";
    window.ask(
        "document.activeElement?.blur();
         const data = new DataTransfer();
         data.setData('text/plain', arguments[0]);
         const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
         document.body.dispatchEvent(event);",
        vec![json!(card)],
    );
    window.see("Kanarialintu Salo");
    assert_eq!(
        holding(&home.path("tmp"), b"Kanarialintu"),
        0,
        "a preview writes no file"
    );
    window.press("Bring them in");
    window.see("See the people");
    assert_eq!(holding(&home.path("tmp"), b"Kanarialintu"), 0);
    assert!(home.vuoro(&["people"]).contains("Kanarialintu Salo"));
    window.expect_no_faults();
}

/// How many files under this folder hold these bytes.
fn holding(folder: &Path, bytes: &[u8]) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => holding(&entry.path(), bytes),
            _ => {
                let read = fs::read(entry.path()).unwrap_or_default();
                usize::from(read.windows(bytes.len()).any(|part| part == bytes))
            }
        })
        .sum()
}
