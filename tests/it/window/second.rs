//! The program is started while its window is open.

use super::home::phone;
use super::{Home, Window};

#[test]
fn a_second_start_brings_its_files_to_the_open_window() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let mut window = Window::open(&home, &[]);
    window.see("Aino Aalto");

    let second = home.start_again(&[&phone()]);
    assert!(second.status.success(), "it opens no window of its own");
    window.see_room("Here is what would change");
    window.see("phone-iphone.vcf");
    window.expect_no_faults();

    // The driver kills the first: whoever comes next has to open a window.
    window.quit();
    let alone = home.start_again(&[&phone()]);
    let said = String::from_utf8_lossy(&alone.stderr);
    assert_eq!(
        alone.status.code(),
        Some(1),
        "there is no screen for it here"
    );
    assert_eq!(said.lines().count(), 1, "which is said in a line: {said}");
    window.open_again(&home, &[&phone()]);
    window.see_room("Here is what would change");
    window.expect_no_faults();
}
