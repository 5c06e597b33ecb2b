//! More than a hundred texts that would be scripts, in every text of a book
//! and of the files that are brought in, on the screens of the real window:
//! nothing runs, nothing is refused by the policy, nothing is more than text.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::payload_book::{book, cards, payloads, table};
use super::{Home, Window};
use crate::reached;

thread_local! {
    /// How many places were looked at in this test, the lists' rows aside.
    static LOOKED: Cell<usize> = const { Cell::new(0) };
}

const WALK: &str = include_str!("payloads.js");

fn home() -> Home {
    let home = Home::new().with_look("en", "light");
    let document = home.path("book.json");
    fs::write(&document, book().to_string()).expect("a file");
    home.vuoro(&["import", &document.to_string_lossy(), "--yes"]);
    home
}

#[test]
fn no_text_ever_becomes_a_script_where_it_is_shown() {
    let home = home();
    let count = payloads().len();
    let mut window = Window::open(&home, &[&cards(&home)]);

    window.see_room("Here is what would change");
    window.unfold();
    window.is_harmless("a preview");
    window.press("Bring them in");
    window.until("named('button', 'See the people')", &[]);
    window.unfold();
    window.is_harmless("a report");
    window.press("See the people");

    window.people(count);
    window.dialogs_of_a_person();
    for (room, heading) in [
        ("Today", "Today"),
        ("Favours", "Favours"),
        ("Introductions", "Introductions"),
        ("Organisations", "Organisations"),
        ("Groups", "Groups"),
        ("Suggested", "Suggested favours"),
        ("Settings", "Settings"),
    ] {
        window.go(room);
        window.see_room(heading);
        window.see_in("main", "pwned");
        window.unfold();
        window.is_harmless(room);
        if let "Organisations" | "Groups" = room {
            window.walked("visit('main ul button', 'main article', 12)");
        }
    }
    window.adding();
    window.placing();
    window.expect_no_faults();
    window.quit();
    left_sealed(&home);
    window.leave_reached("script-shown");
}

#[test]
fn no_text_ever_becomes_a_script_where_something_is_done_with_it() {
    let home = home();
    home.vuoro(&["backup"]);
    let count = payloads().len();
    let mut window = Window::open(&home, &[]);

    window.recording();
    window.history_and_backups();
    window.erasing();
    window.table(&home);
    window.palette();
    window.ledger(count);
    window.introductions();
    window.balance();
    window.duplicates();
    window.expect_no_faults();
    window.quit();
    left_sealed(&home);
    window.leave_reached("script-handled");
}

/// Of the book's texts nothing lies open in the window's home, but in the files
/// that were brought in.
fn left_sealed(home: &Home) {
    let ours = [".csv", ".json", ".vcf"];
    let mut left = home.holding("", "window.pwned");
    let brought = left.len();
    left.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        !(file.parent() == home.book().parent() && ours.iter().any(|end| name.ends_with(end)))
    });
    assert!(brought > left.len(), "what was brought in is found");
    assert!(left.is_empty(), "{left:?}");
}

impl Window {
    /// Nothing on the page is more than text, and nothing has run or was refused.
    fn is_harmless(&self, place: &str) {
        self.at_rest();
        let found = self.ask(&format!("{WALK}\nreturn harm()"), vec![]);
        assert_eq!(found, json!([]), "{place}");
        LOOKED.with(|looked| looked.set(looked.get() + 1));
    }

    fn leave_reached(&self, name: &str) {
        let (texts, places) = (payloads().len(), LOOKED.get());
        let what = name.trim_start_matches("script-");
        let figure =
            format!("{texts} texts {what}, {places} places: 0 run, 0 refused by the policy");
        reached::leave(name, &figure);
    }

    fn unfold(&self) {
        self.walked("unfold()");
    }

    /// Walks by a script of `payloads.js`, and gives what was said on the way.
    fn walked(&self, script: &str) -> Vec<String> {
        let script = format!(
            "{}\n{WALK}\nconst done = arguments[0];\n{script}.then(done, (error) => done({{ said: [], found: [`${{error}}`] }}));",
            super::page::PAGE
        );
        let way: Value = self.run(async |client| client.execute_async(&script, vec![]).await);
        assert_eq!(way["found"], json!([]), "on the way of {script}");
        let said = way["said"].as_array().into_iter().flatten();
        said.filter_map(|said| Some(said.as_str()?.to_owned()))
            .collect()
    }

    /// The pages of everyone, and their rows.
    fn people(&self, count: usize) {
        self.until(
            "document.querySelector('[role=listbox] [role=option] .name')",
            &[],
        );
        let mut seen = BTreeSet::new();
        // Whoever has favours stands first: the people of the book.
        for turn in 0..=count / 10 {
            seen.extend(self.walked(&format!(
                "walk(document.querySelector('[role=listbox]'), 'article', 10, {})",
                turn == 0
            )));
        }
        assert!(seen.len() >= count, "{} pages", seen.len());
    }

    /// Whoever has all payloads in each field: the form, and what asks about them.
    fn dialogs_of_a_person(&self) {
        self.find_person("zeta", "Zeta");
        self.see_in("article", "window.pwned");
        self.is_harmless("a person");
        self.press_in("main .bar", "Edit");
        self.until("document.querySelector('article form, main form')", &[]);
        self.is_harmless("the form of a person");
        self.strike_key(Key::Escape);
        self.until("named('main .bar button', 'Edit')", &[]);
        for item in [
            "Introduce to someone…",
            "Who can introduce me?",
            "Circle and kind of tie…",
            "Export…",
            "Delete…",
        ] {
            self.press_in("main .bar", "More");
            self.press_in("[role=menu]", item);
            self.until(
                "document.querySelector('[role=dialog], [role=alertdialog]')",
                &[],
            );
            self.is_harmless(item);
            self.close();
        }
    }

    /// The form about somebody new, with a text in its name.
    fn adding(&self) {
        self.go("People");
        self.press_in("main", "Add a person");
        self.until("document.querySelector('main form input')", &[]);
        self.type_each("main form input", &payloads(), "main form");
        self.is_harmless("the form of somebody new");
        self.press_in("main form", "Cancel");
        self.press_in("[role=dialog]", "Leave");
    }

    /// One of those who are in no circle, and one who was just placed.
    fn placing(&self) {
        self.control('k');
        self.focus_on("[role=dialog] input");
        self.type_text("place people");
        self.press_in("[role=dialog]", "Place people");
        self.see_room("Place people");
        self.see_in("main .placing", "pwned");
        self.is_harmless("placing");
        self.type_text("4");
        self.until("named('main aside button', 'Undo')", &[]);
        self.is_harmless("whoever was placed");
    }

    /// Whoever has all of them is in the favour from the start, and then in the line.
    fn recording(&self) {
        self.find_person("zeta", "Zeta");
        self.control('g');
        self.see_in("[role=dialog] .sentence", "Zeta");
        self.is_harmless("a favour's people");
        self.type_each("[role=dialog] .line input", &lines(), ".sentence");
        // A line of which nothing is understood is kept as what was done.
        let last = "<img src=x onerror=window.pwned=1>";
        self.type_each("[role=dialog] .line input", &[last], ".sentence");
        self.see_in("[role=dialog]", "kept as it is");
        self.focus_on("[role=dialog] .line input");
        self.strike_key(Key::Enter);
        self.until("!document.querySelector('[role=dialog]')", &[]);
        self.is_harmless("what was saved");
    }

    fn palette(&self) {
        self.control('k');
        self.focus_on("[role=dialog] input");
        self.type_each("[role=dialog] input", &payloads(), "[role=dialog]");
        self.close();
    }

    /// The ledger from its top to its end, some favours beside it, and what is done to the one that has
    /// all of them.
    fn ledger(&self, count: usize) {
        self.go("Favours");
        self.see_room("Favours");
        self.until("document.querySelector('main [role=option]')", &[]);
        let seen = self.walked("scroll(document.querySelector('main .rows'), '[role=option]')");
        let seen: BTreeSet<String> = seen.into_iter().collect();
        assert!(seen.len() >= count, "{} favours", seen.len());
        self.walked("walk(document.querySelector('main .rows'), 'aside', 10, true)");

        self.control('f');
        self.focus_on("main input");
        self.type_text("zeta");
        // All the others are gone before one is picked.
        self.until(
            "document.querySelectorAll('main .rows [role=option]').length <= 3",
            &[],
        );
        self.press_in("main .rows", "Zeta");
        self.see_in("aside", "Zeta");
        self.press_in("aside", "Link another favour");
        self.until("document.querySelector('[role=dialog]')", &[]);
        self.is_harmless("links");
        self.close();
        self.type_text("e");
        self.see_in("[role=dialog] .sentence", "Zeta");
        self.is_harmless("a favour on its sheet");
        self.close();
    }

    fn introductions(&self) {
        self.go("Introductions");
        self.see_room("Introductions");
        self.press_in("main", "Zeta");
        self.until("document.querySelector('[role=dialog] textarea')", &[]);
        self.see_in("[role=dialog]", "Zeta");
        self.is_harmless("an introduction");
        self.close();
        self.press("List");
        self.until("document.querySelector('main table')", &[]);
        self.is_harmless("introductions as a list");
        self.press("Doors");
        self.see("Who opened which door");
        self.press("Show all");
        self.is_harmless("doors");
        self.type_text("t");
        self.until("document.querySelector('main table')", &[]);
        self.is_harmless("doors as a table");
    }

    fn balance(&self) {
        self.go("Balance");
        self.see_room("Balance");
        self.see("Generosity");
        // Once: another time leads to the people themselves.
        self.ask(
            "document.querySelectorAll('main section > .link').forEach((each) => each.click())",
            vec![],
        );
        for part in ["Group", "Life area", "Year"] {
            self.press_in("main", part);
            self.is_harmless(part);
        }
        self.press_in("main", "Group");
        self.type_text("t");
        self.until("document.querySelector('main table')", &[]);
        self.is_harmless("the balance as tables");
    }

    /// The pairs, and two people who differ in everything beside each other.
    fn duplicates(&self) {
        self.control('k');
        self.focus_on("[role=dialog] input");
        self.type_text("duplicates");
        self.press_in("[role=dialog]", "People who may be one");
        self.see_room("People who may be one");
        self.press("All");
        self.until("document.querySelector('main [data-place]')", &[]);
        self.walked("scroll(document.querySelector('main .frame'), 'li', 'Zeta')");
        self.see_room("Make these one person");
        self.see_in("main [role=group]", "window.pwned");
        self.is_harmless("two people beside each other");
        self.ask(
            "document.querySelectorAll('main [role=radiogroup] [data-side=left]').forEach((each) => each.click())",
            vec![],
        );
        self.press("Make one person");
        self.see("are now one person");
        self.is_harmless("people who became one");
    }

    fn history_and_backups(&self) {
        self.go("Settings");
        self.see_in("[data-part=history]", "pwned");
        self.is_harmless("the history");
        self.press_in("[data-part=backups]", "Restore the backup");
        self.until("document.querySelector('[role=dialog] table')", &[]);
        self.is_harmless("a backup beside the book");
        self.close();
    }

    fn erasing(&self) {
        self.go("People");
        self.find_person("zeta", "Zeta");
        self.press_in("main .bar", "More");
        self.press_in("[role=menu]", "Delete…");
        self.press_in("[role=dialog]", "Erase for good…");
        self.until(
            "document.querySelectorAll('[role=dialog] input').length > 1",
            &[],
        );
        self.see_in("[role=dialog]", "Zeta");
        self.is_harmless("erasing");
        self.close();
    }

    /// Headers and cells that nobody knows, and people out of them.
    fn table(&self, home: &Home) {
        let offered = home.start_again(&[&table(home)]);
        assert!(offered.status.success(), "the window takes the file");
        self.see_room("What is in this table?");
        self.see_in("main table", "pwned");
        self.is_harmless("a table's columns");
        self.press_in("main tbody", "holds");
        self.press_in("[role=listbox]", "Whole name");
        self.see_in("main section", "pwned");
        self.is_harmless("people out of a table");
        self.press("Show what would change");
        self.see_room("Here is what would change");
        self.unfold();
        self.is_harmless("a preview of a table");
    }

    /// Each of these in a field, one after the other; the page answers in this part of it.
    fn type_each(&self, field: &str, texts: &[impl AsRef<str>], answer: &str) {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        // A few at a time: the computer may be busy.
        for few in texts.chunks(10) {
            let few = json!(few).to_string();
            self.walked(&format!("typeEach({field:?}, {few}, {answer:?})"));
        }
    }

    fn close(&self) {
        self.strike_key(Key::Escape);
        self.until(
            "!document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')",
            &[],
        );
    }
}

/// All of them in a few lines, each as long as a line may be.
fn lines() -> Vec<String> {
    let mut lines = vec![String::new()];
    for payload in payloads() {
        let last = lines.last_mut().expect("there is one");
        if last.len() + payload.len() < 950 {
            last.push_str(payload);
            last.push(' ');
        } else {
            lines.push(format!("{payload} "));
        }
    }
    lines
}
