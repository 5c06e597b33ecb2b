//! Who can introduce one, asked by somebody who types.

use serde_json::Value;

use super::terminal::Terminal;

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Anna Korhonen\r\nORG:Meilahti\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nUID:b\r\nFN:Pekka Laine\r\nORG:Meilahti\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nFN:Mira Salo\r\nORG:Salo\r\nEND:VCARD\r\n";

fn with_three() -> Terminal {
    let terminal = Terminal::new();
    let file = terminal.file("contacts.vcf", CARDS);
    for line in [
        &["import", &file, "--yes"][..],
        &["place", "Anna", "friend"],
        &["take", "Anna", "Advice", "--status", "asked"],
        &["take", "Anna", "A book", "--status", "asked"],
        &["introduce", "Anna", "Mira", "--on", "2026-02-01"],
    ] {
        assert_eq!(terminal.run(line).code, 0, "{line:?}");
    }
    terminal
}

#[test]
fn a_way_is_told_with_its_reasons() {
    let terminal = with_three();
    assert_eq!(
        terminal.run(&["path", "Pekka"]).out,
        "Pekka Laine  (number 3)\n\
         In your book; nothing says that you know each other.\n\
         \n\
         warm   Anna Korhonen → Pekka Laine\n\
         \x20      you and Anna Korhonen: friend; you did them a favour, 2026-02-01\n\
         \x20      Anna Korhonen and Pekka Laine: both at Meilahti\n\
         \x20      you have asked Anna Korhonen twice lately\n"
    );
    let mira = terminal.run(&["path", "Mira"]).out;
    assert!(
        mira.contains("Korhonen and Mira Salo: you introduced them to each other, 2026-02-01\n"),
        "{mira}"
    );
    let direct = terminal.run(&["path", "Anna"]).out;
    assert!(
        direct.contains("You know them yourself: friend; you did them a favour, 2026-02-01.\n"),
        "{direct}"
    );
    assert!(
        direct.contains("you have asked Anna Korhonen twice lately"),
        "{direct}"
    );
}

#[test]
fn a_firm_is_meant_by_its_name_or_when_nobody_is_called_so() {
    let terminal = with_three();
    for line in [
        &["path", "Meilahti"][..],
        &["path", "meil"],
        &["path", "--organisation", "Meil"],
        &["path", "--organisation", "1"],
    ] {
        let told = terminal.run(line);
        assert!(
            told.out
                .starts_with("Meilahti  (number 1)\n\nwarm   Anna Korhonen\n"),
            "{line:?}: {told:?}"
        );
    }
    let firm = terminal.run(&["path", "salo"]).out;
    assert!(
        firm.starts_with("Salo  (number 2)\n"),
        "its whole name: {firm}"
    );
    let person = terminal.run(&["path", "sal"]).out;
    assert!(person.starts_with("Mira Salo  (number 4)\n"), "{person}");
    let json: Value =
        serde_json::from_str(&terminal.run(&["path", "Meilahti", "--json"]).out).unwrap();
    assert_eq!(json["to"]["kind"], "organisation");
    assert_eq!(json["routes"][0]["steps"][0]["name"], "Anna Korhonen");
    assert_eq!(json["routes"][0]["asked_lately"], 2);
}

#[test]
fn where_nobody_leads_there_the_way_out_is_named() {
    let terminal = Terminal::with_book();
    let told = terminal.run(&["path", "Pekka"]);
    assert_eq!(told.code, 0);
    assert!(
        told.err.contains("nobody is known to lead there"),
        "{told:?}"
    );
    assert!(told.err.contains("vuoro introduced-by"), "{told:?}");
    let nobody = terminal.run(&["path", "Nobody Firm"]);
    assert_eq!(nobody.code, 3, "{nobody:?}");
    assert!(
        nobody.err.contains("nobody in the book is called"),
        "{nobody:?}"
    );
}
