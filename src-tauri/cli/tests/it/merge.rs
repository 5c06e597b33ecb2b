//! Two people made one, and told apart, by somebody who types.

use serde_json::Value;

use super::terminal::Terminal;

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Matti Laine\r\nTITLE:Surveyor\r\n\
    ORG:Kivi & Co\r\nTEL:+358405550163\r\nBDAY:--06-14\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nUID:b\r\nFN:Masa Laine\r\nORG:Kivi ja Kumppanit Oy\r\n\
    TEL:+358405550163\r\nTEL:+35835550122\r\nBDAY:1979-06-14\r\nEND:VCARD\r\n";

fn with_both() -> Terminal {
    let terminal = Terminal::new();
    let file = terminal.file("contacts.vcf", CARDS);
    assert_eq!(terminal.run(&["import", &file, "--yes"]).code, 0);
    terminal
}

#[test]
fn what_differs_is_asked_and_the_rest_is_united() {
    let terminal = with_both();
    let asked = terminal.run(&["merge", "Matti", "Masa"]);
    assert_eq!(asked.code, 3, "{asked:?}");
    assert!(
        asked.err.contains("they differ in name, organisation"),
        "{asked:?}"
    );
    assert!(
        asked.err.contains("--take FIELD=left"),
        "the way out: {asked:?}"
    );
    assert!(
        asked.out.contains("Kivi ja Kumppanit Oy  ← choose"),
        "{asked:?}"
    );
    let people = terminal.run(&["people"]).out;
    assert_eq!(people.lines().count(), 2, "nothing was changed: {people}");

    let wrong = terminal.run(&["merge", "Matti", "Masa", "--take", "colour=left"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("organisation"),
        "the fields are listed: {wrong:?}"
    );

    let line = [
        "merge",
        "Matti",
        "Masa",
        "--take",
        "name=left",
        "--take",
        "organisation=right",
    ];
    let done = terminal.run(&line);
    assert_eq!(
        done.out, "Matti Laine and Masa Laine are one person now\n",
        "{done:?}"
    );
    let page: Value =
        serde_json::from_str(&terminal.run(&["person", "Matti", "--json"]).out).unwrap();
    assert_eq!(page["organisation"], "Kivi ja Kumppanit Oy");
    assert_eq!(page["birthday"], "1979-06-14", "the fuller date");
    assert_eq!(page["points"].as_array().unwrap().len(), 2);

    let file = terminal.path("contacts.vcf").display().to_string();
    let again = terminal.run(&["import", &file, "--yes"]);
    assert!(again.out.contains("Nothing to change."), "{again:?}");
    let undone = terminal.run(&["undo"]);
    assert_eq!(
        undone.out,
        "undone: made one person: Matti Laine, Masa Laine\n"
    );
    assert_eq!(terminal.run(&["people"]).out, people);
    assert!(terminal.run(&["check"]).out.contains("the book is whole"));
}

#[test]
fn several_of_a_name_are_listed_and_nothing_is_changed() {
    let terminal = with_both();
    let which = terminal.run(&["merge", "Laine", "Masa"]);
    assert_eq!(which.code, 3);
    assert!(
        which.err.contains("\"Laine\" may be any of these"),
        "{which:?}"
    );
    let which = terminal.run(&["not-same", "Matti", "Laine"]);
    assert_eq!(which.code, 3);
    let told = terminal.run(&["not-same", "Matti", "Masa"]);
    assert_eq!(told.code, 0);
    assert!(told.out.contains("are two people"), "{told:?}");
}

#[test]
fn a_favour_with_oneself_is_named() {
    let terminal = with_both();
    for line in [
        &["introduce", "Matti", "Masa", "--what", "Boats"][..],
        &["give", "Matti", "Cake"],
    ] {
        assert_eq!(terminal.run(line).code, 0);
    }
    let line = [
        "merge",
        "Matti",
        "Masa",
        "--take",
        "name=left",
        "--take",
        "organisation=left",
    ];
    let refused = terminal.run(&line);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("favour (number 1)"), "{refused:?}");
    assert!(
        refused.out.contains("Boats"),
        "and what it was: {refused:?}"
    );
}

#[test]
fn duplicates_are_listed_until_they_are_decided() {
    let terminal = with_both();
    let listed = terminal.run(&["duplicates"]);
    assert_eq!(
        listed.out,
        "certain  2 Matti Laine = 3 Masa Laine  (same number +358405550163, a nickname, birthday 1979-06-14)\n"
    );
    for file in ["one.vcf", "two.vcf"] {
        let card = format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jaakko Heino\r\nEMAIL:{file}@x.example\r\nEND:VCARD\r\n"
        );
        let path = terminal.file(file, card);
        assert_eq!(terminal.run(&["import", &path, "--yes"]).code, 0);
    }
    let listed = terminal.run(&["duplicates"]);
    assert_eq!(
        listed.out.lines().count(),
        1,
        "a name alone is for --all: {listed:?}"
    );
    assert!(
        listed
            .err
            .contains("and 1 who perhaps are one; --all lists them"),
        "{listed:?}"
    );
    let page = terminal.run(&["duplicates", "--all", "--limit", "1"]);
    assert!(page.err.contains("1 of 2; `--skip 1` goes on"), "{page:?}");
    let rest: Value = serde_json::from_str(
        &terminal
            .run(&["duplicates", "--all", "--skip", "1", "--json"])
            .out,
    )
    .unwrap();
    assert_eq!(rest["pairs"][0]["reasons"][0]["sign"], "same_name");
    assert_eq!(terminal.run(&["not-same", "Matti", "Masa"]).code, 0);
    assert_eq!(terminal.run(&["not-same", "4", "5"]).code, 0);
    let none = terminal.run(&["duplicates", "--all"]);
    assert_eq!((none.out.as_str(), none.code), ("", 0));
    assert!(none.err.contains("nobody is in the book twice"), "{none:?}");
}

/// Two of the cards are perhaps Matti Laine: one by his name alone, one by his
/// number under another name.
const LATER: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Olga Pereira\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Matti Laine\r\nEMAIL:matti@elsewhere.example\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kaisa Laine\r\nTEL:+358405550163\r\nEND:VCARD\r\n";

#[test]
fn a_likeness_is_decided_by_its_number_before_anything_comes_in() {
    let terminal = with_both();
    let file = terminal.file("later.vcf", LATER);
    let seen = terminal.run(&["import", &file, "--dry-run"]);
    assert!(
        seen.out
            .contains("     2. line 5: Matti Laine is perhaps Matti Laine"),
        "{seen:?}"
    );
    assert!(
        seen.out.contains("     3. line 10: Kaisa Laine is perhaps"),
        "{seen:?}"
    );
    assert!(seen.out.contains("say --same 2 where"), "{seen:?}");

    for (words, why) in [
        (&["--same", "1"][..], "card 1 of these files is nobody"),
        (&["--same", "2", "--new", "2"], "card 2 was decided twice"),
        (&["--same", "all", "--new", "all"], "both the same and new"),
        (&["--new", "2=Masa"], "who card 2 is not"),
        (&["--same", "matti"], "say the number"),
    ] {
        let line = [&["import", &file, "--yes"][..], words].concat();
        let refused = terminal.run(&line);
        assert_eq!(refused.code, 2, "{words:?}: {refused:?}");
        assert!(refused.err.contains(why), "{words:?}: {refused:?}");
    }
    let nobody = terminal.run(&["import", &file, "--yes", "--same", "2=Ursula"]);
    assert_eq!(nobody.code, 3, "{nobody:?}");
    assert_eq!(
        terminal.run(&["people"]).out.lines().count(),
        2,
        "nothing came in"
    );

    let line = ["import", &file, "--dry-run", "--same", "2", "--new", "all"];
    let decided = terminal.run(&line);
    assert!(
        decided
            .out
            .contains("Matti Laine is, as you say, Matti Laine"),
        "{decided:?}"
    );
    assert!(
        decided.out.contains("Kaisa Laine is, as you say, not"),
        "{decided:?}"
    );
    assert!(!decided.out.contains("stay two"), "{decided:?}");

    let line = ["import", &file, "--yes", "--same", "2", "--new", "all"];
    assert_eq!(terminal.run(&line).code, 0);
    let people = terminal.run(&["people"]).out;
    assert_eq!(people.lines().count(), 4, "{people}");
    let page = terminal.run(&["person", "Matti Laine"]).out;
    assert!(page.contains("matti@elsewhere.example"), "{page}");
    let alike = terminal.run(&["duplicates", "--all"]).out;
    assert!(
        !alike.contains("Matti Laine = 5 Kaisa Laine"),
        "it is remembered: {alike}"
    );

    assert_eq!(terminal.run(&["undo"]).code, 0);
    let line = ["import", &file, "--yes", "--same", "2=Masa", "--same", "3"];
    assert_eq!(terminal.run(&line).code, 0);
    let page = terminal.run(&["person", "Masa"]).out;
    assert!(
        page.contains("matti@elsewhere.example"),
        "whom one names: {page}"
    );
    assert_eq!(terminal.run(&["people"]).out.lines().count(), 3);
}
