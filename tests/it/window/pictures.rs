//! The pictures of the README, taken of the real window.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use super::home::phone;
use super::{Home, Window};

/// `VUORO_PICTURES=folder` keeps them; `scripts/screenshots.sh` does that.
#[test]
fn pictures_can_be_taken() {
    let home = Home::new().with_look("en", "light");
    let folder = match std::env::var_os("VUORO_PICTURES") {
        Some(folder) => PathBuf::from(folder),
        None => home.path("pictures"),
    };
    fs::create_dir_all(&folder).expect("a folder");
    home.vuoro(&[
        "sample",
        "book",
        "--people",
        "60",
        "--favours",
        "320",
        "--seed",
        "14",
    ]);

    let mut window = Window::open(&home, &[&phone()]);
    window.see_room("Here is what would change");
    window.take(&folder, "import-light");
    window.press("Cancel");
    window.take_person(&folder, "person-light");
    window.go("Balance");
    window.see("Generosity");
    window.take(&folder, "balance-light");

    window.quit();
    let home = home.with_look("en", "dark");
    window.open_again(&home, &[]);
    window.take_person(&folder, "person-dark");
    window.expect_no_faults();
}

/// Someone with whom much has passed, both ways.
const FRIEND: &str = "Leena Hirvisalo";

impl Window {
    fn take_person(&self, folder: &Path, name: &str) {
        self.find_person("leena h", FRIEND);
        // The whole list again, with the person picked in it.
        self.control('f');
        self.focus_on("input");
        self.strike_key(Key::Escape);
        self.see("59 people");
        // What the window puts on the page only after the start.
        self.until(
            r#"document.querySelector('[aria-label="Filter"]')
                && [...document.querySelectorAll('nav button')].some((each) => /^Today\s*\d/.test(each.textContent.trim()))"#,
            &[],
        );
        self.ask("document.activeElement.blur()", vec![]);
        self.take(folder, name);
    }

    fn take(&self, folder: &Path, name: &str) {
        self.at_rest();
        self.until(
            "document.fonts.status === 'loaded' && [...document.images].every((each) => each.complete)",
            &[],
        );
        let picture = self.run(async |client| client.screenshot().await);
        fs::write(folder.join(name).with_extension("png"), picture).expect("a file");
    }
}
