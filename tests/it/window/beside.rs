//! Two faces of one book at the same time.

use super::home::phone;
use super::{Home, Window};

#[test]
fn what_the_terminal_records_beside_the_window_appears() {
    let home = Home::new();
    home.vuoro(&["import", &phone().to_string_lossy(), "--yes"]);
    let window = Window::open(&home, &[]);
    window.find_person("rach", "Rachel Bradford");

    home.vuoro(&["give", "Rachel Bradford", "Showed her the town"]);
    window.control('g');
    window.focus_on("[role=dialog] input:not([role])");
    window.type_text("Lent her a tent");
    // What has not been on the sheet is not saved.
    window.see_in("[role=dialog]", "kept as it is");
    window.strike_key(fantoccini::key::Key::Enter);

    window.see_in("article", "Lent her a tent");
    window.see_in("article", "Showed her the town");
    let balance = home.vuoro(&["balance", "Rachel Bradford", "--why"]);
    assert!(balance.contains("Lent her a tent"), "{balance}");
    window.expect_no_faults();
}
