//! From the doors of the first run into a book, and out of an import under way.

use std::fs;
use std::path::PathBuf;

use super::home::phone;
use super::{Home, Window};

/// Enough for whoever wants to stop it.
const MANY: usize = 3_000;

#[test]
fn a_file_that_comes_to_the_doors_becomes_a_book() {
    let home = Home::new();
    let window = Window::open(&home, &[]);
    window.see_room("Whose turn is it?");
    window.see("I have a book or a backup already");
    assert!(!home.book().exists(), "nothing is begun unasked");
    assert!(home.start_again(&[&phone()]).status.success());
    window.see_room("Here is what would change");
    window.press("Cancel");
    window.see_room("Whose turn is it?");

    assert!(home.start_again(&[&phone()]).status.success());
    window.see_room("Here is what would change");
    window.press("Bring them in");
    window.see_room("40 people came in");
    window.press("See the people");
    window.find_person("tiin", "Tiina Hanna Kivikoski");
    window.expect_no_faults();
}

#[test]
fn a_table_that_nobody_knows_comes_in_once_its_columns_are_said() {
    let home = Home::new();
    let table = home.path("kuoro.csv");
    fs::write(
        &table,
        "Kuka;Kulku\r\nAino Aalto;bussi\r\nPekka Salo;pyörä\r\n",
    )
    .expect("a file");
    let window = Window::open(&home, &[&table]);
    window.see_room("What is in this table?");
    window.press_in("main tbody", "Kuka holds");
    window.press_in("[role=listbox]", "Whole name");
    window.see_in("main section", "Aino Aalto");
    window.press("Show what would change");
    window.see_room("Here is what would change");
    window.press("Bring them in");
    window.see_room("2 people came in");
    window.expect_no_faults();
    assert!(home.vuoro(&["people"]).contains("Pekka Salo"));
}

#[test]
fn an_import_under_way_is_stopped_and_the_book_is_as_it_was() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[&many(&home)]);
    // While it only looks.
    window.press_in("main", "Stop");
    window.until("!named('main button', 'Stop')", &[]);
    window.see("Stopped.");

    assert!(home.start_again(&[&many(&home)]).status.success());
    window.see_room("Here is what would change");
    window.press("Bring them in");
    window.press_in("main", "Stop");
    window.see("Stopped. Your book is exactly as it was.");
    window.expect_no_faults();
    assert_eq!(home.vuoro(&["people"]).lines().count(), 1, "only Aino");
    home.vuoro(&["check"]);
}

fn many(home: &Home) -> PathBuf {
    let file = home.path("many.vcf");
    let card = |at| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Somebody {at}\r\nTEL:+35840{at:07}\r\n\
             EMAIL:s{at}@example.org\r\nORG:Firm {at}\r\nNOTE:Met at the fair {at}\r\nEND:VCARD\r\n"
        )
    };
    fs::write(&file, (0..MANY).map(card).collect::<String>()).expect("a file");
    file
}
