//! A person's photo in the real window: pasted, brought as a file, and taken back.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{Home, Window};

/// One red dot.
const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA\
                       AABJRU5ErkJggg==";

#[test]
fn a_photo_is_pasted_brought_as_a_file_and_taken_back() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[]);
    window.find_person("aino", "Aino Aalto");
    window.paste(PICTURE);
    window.see("Photo saved: Aino Aalto");
    window.until("document.querySelector('article img')", &[]);
    window.control('z');
    window.until("!document.querySelector('article img')", &[]);

    // What is no picture changes nothing, and is said.
    window.paste(&STANDARD.encode("no picture"));
    window.see("that isn’t a picture we can show");
    window.until("!document.querySelector('article img')", &[]);

    // A file comes to the open page as a drop does.
    let file = home.path("aino.png");
    let bytes = STANDARD.decode(PICTURE).expect("a picture");
    fs::write(&file, bytes).expect("a file");
    assert!(home.start_again(&[&file]).status.success());
    window.until("document.querySelector('article img')", &[]);
    window.expect_no_faults();
    let cards = home.vuoro(&["export", "--format", "vcard"]);
    assert!(cards.contains("PHOTO"), "the book has it: {cards}");
}

impl Window {
    /// Pastes a picture, given in base64.
    fn paste(&self, picture: &str) {
        self.ask(
            "document.activeElement?.blur();
             const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
             const data = new DataTransfer();
             data.items.add(new File([bytes], 'picture.png', { type: 'image/png' }));
             const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
             document.body.dispatchEvent(event);",
            vec![json!(picture)],
        );
    }
}
