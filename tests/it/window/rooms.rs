//! Every room in the real engine: nothing in the way of those who see, hear or
//! move in other ways, nothing that the policy refuses, no error.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::home::phone;
use super::{Home, Window};

/// The words by which the rooms are found, in a language of the window.
struct Words {
    language: &'static str,
    balance: &'static str,
    import: &'static str,
    settings: &'static str,
    preview: &'static str,
    cancel: &'static str,
    people: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    balance: "Balance",
    import: "Import",
    settings: "Settings",
    preview: "Here is what would change",
    cancel: "Cancel",
    people: "People",
};
const FINNISH: Words = Words {
    language: "fi",
    balance: "Tasapaino",
    import: "Tuonti",
    settings: "Asetukset",
    preview: "Tämä muuttuisi",
    cancel: "Peru",
    people: "Ihmiset",
};

#[test]
fn every_room_is_accessible_in_english_by_day() {
    walk(&ENGLISH, "light");
}

#[test]
fn every_room_is_accessible_in_english_by_night() {
    walk(&ENGLISH, "dark");
}

#[test]
fn every_room_is_accessible_in_finnish_by_day() {
    walk(&FINNISH, "light");
}

#[test]
fn every_room_is_accessible_in_finnish_by_night() {
    walk(&FINNISH, "dark");
}

fn walk(words: &Words, theme: &str) {
    let home = Home::new().with_look(words.language, theme);
    let axe = axe();
    let mut window = Window::open(&home, &[]);
    window.until("named('h1', '')", &[]);
    window.expect_accessible(&axe, "the doors");
    window.expect_no_faults();
    window.quit();

    home.vuoro(&[
        "sample",
        "book",
        "--language",
        if words.language == "fi" {
            "finnish"
        } else {
            "english"
        },
    ]);
    home.vuoro(&["add", "Nobody Yet"]);
    window.open_again(&home, &[&phone()]);
    window.see_room(words.preview);
    window.expect_accessible(&axe, "a preview");
    window.press(words.cancel);

    window.until("document.querySelector('[role=option]')", &[]);
    window.expect_accessible(&axe, "people");
    window.press_in("[role=listbox]", "");
    window.until("document.querySelector('article')", &[]);
    window.expect_accessible(&axe, "a person");
    window.control('g');
    window.focus_on("[role=dialog] input:not([role])");
    window.expect_accessible(&axe, "a favour");
    window.strike_key(fantoccini::key::Key::Escape);
    window.until("!document.querySelector('[role=dialog]')", &[]);
    window.find_person("nobody y", "Nobody Yet");
    window.expect_accessible(&axe, "a person without favours");

    window.go(words.balance);
    window.see_room(words.balance);
    window.until("document.querySelector('main svg')", &[]);
    window.expect_accessible(&axe, "the balance");
    window.type_text("t");
    window.until("document.querySelector('main table')", &[]);
    window.expect_accessible(&axe, "the balance as tables");

    window.go(words.import);
    window.see("JSON");
    window.expect_accessible(&axe, "the import");
    window.go(words.settings);
    window.see_room(words.settings);
    window.expect_accessible(&axe, "the settings");
    window.control('k');
    window.focus_on("[role=dialog] input");
    window.expect_accessible(&axe, "the palette");
    window.strike_key(fantoccini::key::Key::Escape);
    window.until("!document.querySelector('[role=dialog]')", &[]);
    window.go(words.people);
    window.until("document.querySelector('[role=listbox]')", &[]);
    window.type_text("?");
    window.until("document.querySelector('[role=dialog] li')", &[]);
    window.expect_accessible(&axe, "the keys");
    window.expect_no_faults();
    window.quit();

    fs::remove_file(home.path("book.vuoro.key")).expect("the key is lost");
    window.open_again(&home, &[]);
    window.until("document.querySelector('h1')", &[]);
    window.expect_accessible(&axe, "a book that cannot be opened");
    window.expect_no_faults();
}

/// The text of axe-core, which judges a page from within.
fn axe() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; please run `npm ci --prefix ui`, or `make test`, which does",
            file.display()
        )
    })
}

impl Window {
    /// Nothing on the page as it stands breaks a rule of WCAG 2.2, A and AA.
    fn expect_accessible(&self, axe: &str, place: &str) {
        // Half-faded colours are nobody's to read.
        self.at_rest();
        self.ask(
            &format!("if (!window.axe) {{ {axe}; window.axe = axe ?? module?.exports; }}"),
            vec![],
        );
        let judge = "const done = arguments[0];
            axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              resultTypes: ['violations'],
            }).then(
              ({ violations }) => done(violations.map(({ id, nodes }) =>
                `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`)),
              (error) => done([String(error)]),
            );";
        let found: Value = self.run(async |client| client.execute_async(judge, vec![]).await);
        assert_eq!(found, json!([]), "{place} is not accessible to everyone");
    }
}
