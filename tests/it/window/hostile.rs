//! What a stranger has written into a card is shown, and never run.

use std::fs;

use super::{Home, Window};

const MARKUP: &str = "<img src=x onerror=window.pwned=1>";

#[test]
fn markup_in_a_card_is_only_text() {
    let home = Home::new();
    let file = home.path("hostile.vcf");
    let script = "<script>window.pwned=1</script>";
    let address = "javascript:window.pwned=1";
    let card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{MARKUP};Mallory;;;\r\nFN:Mallory {MARKUP}\r\nORG:{script}\r\n\
         NOTE:{script}{MARKUP}\r\nURL:{address}\r\nEMAIL:{MARKUP}@example.org\r\nTEL:{script}\r\n\
         ADR:;;{MARKUP};{script};;;\r\nNICKNAME:{MARKUP}\r\nEND:VCARD\r\n"
    );
    fs::write(&file, card).expect("a file");
    let window = Window::open(&home, &[&file]);

    window.see_room("Here is what would change");
    window.see(MARKUP);
    window.press("Bring them in");
    window.see_room("1 person came in");
    window.press("See the people");
    window.find_person("mallory", "Mallory");
    window.see_in("article", MARKUP);
    window.see_in("article", script);

    // The words of a favour are a text like any other.
    window.control('g');
    window.focus_on("[role=dialog] input:not([role])");
    window.type_text(MARKUP);
    // What has not been on the sheet is not saved.
    window.see_in("[role=dialog]", &format!("“{MARKUP}”"));
    window.strike_key(fantoccini::key::Key::Enter);
    window.see(&format!("Given: {MARKUP}"));
    window.go("Balance");
    window.see("1 favour is recorded.");
    window.go("Settings");
    window.see_in("[data-part=history]", MARKUP);
    window.control('k');
    window.focus_on("[role=dialog] input");
    window.type_text("mall");
    window.until("named('[role=dialog] [role=option]', 'Mallory')", &[]);

    window.until("window.pwned === undefined", &[]);
    window.until(
        "!document.querySelector('img[src=x], body script:not([src]), [href^=\"javascript:\"]')",
        &[],
    );
    window.expect_no_faults();
}
