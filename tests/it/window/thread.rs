//! The thread that everything else hangs on: from a phone's file to a balance
//! that can be trusted, and is still there the next day.

use fantoccini::key::Key;

use super::home::phone;
use super::{Home, Window};

const PIANIST: &str = "Tiina Hanna Kivikoski";

#[test]
fn from_a_phone_s_file_to_a_balance_that_stays() {
    let home = Home::new();
    let phone = phone();
    let mut window = Window::open(&home, &[&phone]);

    // A file named at the start is looked at first, and nothing is saved yet.
    window.see_room("Here is what would change");
    window.see_in("dl", "New people 40");
    window.see_in("dl", "Already the same 0");
    window.press("Bring them in");
    window.see_room("40 people came in");
    window.press("See the people");
    window.see("40 people");

    // Found by typing, and a favour recorded without the mouse.
    window.find_person("tiin", PIANIST);
    window.see_in("article", "Too little to tell yet.");
    give(&window, "Read her thesis");
    window.see_in("article", "Read her thesis");
    window.see_in("article", "Too little to tell yet.");

    // From another room, whoever it is about is found in the sheet.
    window.go("Balance");
    window.see("1 favour is recorded.");
    window.control('t');
    window.focus_on("[role=dialog] input:not([role])");
    window.tab_to("[role=combobox]");
    window.type_text("tiin");
    window.until(
        "named('[role=dialog] [role=option]', arguments[0])",
        &[PIANIST],
    );
    window.strike_key(Key::Enter);
    window.see_in("[role=dialog] .sentence", PIANIST);
    window.tab_to("input:not([role])");
    window.type_text("Lent me her cabin");
    window.strike_key(Key::Enter);
    window.see("Received: Lent me her cabin");
    window.see("2 favours are recorded.");

    // Enough of them, and the balance is said in words and in numbers.
    window.go("People");
    window.find_person("tiin", PIANIST);
    for what in ["Moved a piano", "Wrote a letter", "Fed the cat"] {
        give(&window, what);
    }
    window.see_in(
        "article",
        "You have helped Tiina more than the other way round.",
    );
    let standing = window.part("article section");
    window.go("Balance");
    window.see("5 favours are recorded.");
    window.see("4 given");
    window.see("1 received");

    // One key takes the latest back, and what is shown follows.
    window.control('z');
    window.see("Undone: ");
    window.see("4 favours are recorded.");
    window.go("People");
    window.find_person("tiin", PIANIST);
    window.see_no_more("Fed the cat");
    give(&window, "Fed the cat");
    window.until(
        "part('article section') === arguments[0]",
        &[standing.as_str()],
    );
    window.expect_no_faults();

    // The next day all of it is there, and the same file changes nothing.
    window.open_again(&home, &[&phone]);
    window.see_room("Nothing to change");
    window.see_in("dl", "New people 0");
    window.see_in("dl", "People with changes 0");
    window.press("Good");
    window.see("40 people");
    window.find_person("tiin", PIANIST);
    window.until(
        "part('article section') === arguments[0]",
        &[standing.as_str()],
    );
    window.go("Balance");
    window.see("4 given");
    window.see("1 received");
    window.expect_no_faults();
    window.quit();

    let balance = home.vuoro(&["balance", "Tiina", "--why"]);
    assert!(
        balance.contains("Fed the cat"),
        "the terminal reads the same book: {balance}"
    );
}

/// On a person's page, by the keyboard alone.
fn give(window: &Window, what: &str) {
    window.control('g');
    window.see_in("[role=dialog] .sentence", "To ");
    window.focus_on("[role=dialog] input:not([role])");
    window.type_text(what);
    // What has not been on the sheet is not saved, nor is half a line of it.
    window.see_in("[role=dialog]", &format!("“{what}”"));
    window.strike_key(Key::Enter);
    window.see(&format!("Given: {what}"));
    window.until("!document.querySelector('[role=dialog]')", &[]);
    window.see_in("article", what);
}
