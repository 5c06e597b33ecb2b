//! Backups in the real window: the day's own comes by itself, and a restore
//! exchanges the book under the open window.

use super::{Home, Window};

#[test]
fn the_days_backup_comes_by_itself_and_a_restore_is_seen_at_once() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    home.vuoro(&["backup"]);
    home.vuoro(&["add", "Newly Met"]);
    let window = Window::open(&home, &[]);
    window.go("Settings");
    window.press_in("nav[aria-label=Settings]", "Backups");
    // Nobody asked for it.
    window.see("daily · 2 people");
    window.see("made by you · 1 person");

    // The one by hand is the older of the two, and so the last.
    window.ask(
        "[...document.querySelectorAll('[aria-label^=\"Restore the backup\"]')].at(-1).click()",
        Vec::new(),
    );
    window.see_in("[role=dialog]", "Would be gone: 1 person.");
    window.press_in("[role=dialog]", "Restore");
    window.see("before a restore · 2 people");
    let people = home.vuoro(&["people"]);
    assert!(people.contains("Aino Aalto"), "{people}");
    assert!(!people.contains("Newly Met"), "{people}");

    // The window writes to the book that is there now.
    window.go("People");
    window.find_person("aino", "Aino Aalto");
    home.vuoro(&["give", "Aino Aalto", "Cake"]);
    window.see_in("article", "Cake");
    window.expect_no_faults();
}
