//! What leaves the book in each format, as a file that another program reads.

use serde_json::Value;

use super::terminal::{IPHONE, Terminal};

#[test]
fn every_format_is_a_file_of_its_kind() {
    let t = Terminal::with_book();
    let fields = ["title=Nurse", "phone.work=+358 40 123 4567"];
    assert_eq!(
        t.run(&[&["person", "set", "Anna"][..], &fields].concat())
            .code,
        0
    );
    let export = |format: &str| {
        let file = t.path(&format!("book.{format}"));
        let said = t.run(&["export", "--format", format, "--to", file.to_str().unwrap()]);
        assert_eq!(said.code, 0, "{format}: {}", said.err);
        assert!(said.err.contains("2 people"), "{format}: {}", said.err);
        std::fs::read_to_string(file).unwrap()
    };
    let csv = export("csv");
    assert!(csv.lines().next().unwrap().contains("First Name"), "{csv}");
    assert!(
        csv.contains("Nurse") && csv.contains("+358 40 123 4567"),
        "{csv}"
    );
    let old = export("vcard3");
    assert_eq!(old.matches("VERSION:3.0").count(), 2, "{old}");
    assert_eq!(export("vcard").matches("VERSION:4.0").count(), 2);
    let cards: Value = serde_json::from_str(&export("jcard")).unwrap();
    assert_eq!(cards.as_array().unwrap().len(), 2, "{cards}");
    assert!(
        cards
            .as_array()
            .unwrap()
            .iter()
            .all(|card| card[0] == "vcard")
    );
    // Cards come in again as those whom they are of, and into a new book as the same.
    let new = Terminal::new();
    for format in ["vcard3", "vcard", "jcard"] {
        let file = t.path(&format!("book.{format}")).display().to_string();
        let said = t.run(&["import", &file, "--dry-run"]);
        assert_eq!(said.code, 0, "{format}: {}", said.err);
        assert!(!said.out.contains("added"), "{format}: {}", said.out);
        assert_eq!(new.run(&["import", &file, "--yes"]).code, 0, "{format}");
        let page = new.run(&["person", "Anna"]).out;
        assert!(page.contains("Nurse") && page.contains("+358 40 123 4567"));
        assert_eq!(new.run(&["undo"]).code, 0, "{format}");
    }
}

#[test]
fn a_preview_names_who_would_come_in() {
    let t = Terminal::new();
    let said = t.run(&["import", IPHONE, "--dry-run", "--full"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let new = said.out.lines().filter(|line| line.ends_with(", new"));
    assert!(new.count() > 30, "{}", said.out);
    let done = t.run(&["import", IPHONE, "--yes"]);
    assert!(!done.out.contains(", new"), "they are in: {}", done.out);
}
