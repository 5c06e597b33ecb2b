//! What stands where a card and the book differ: in everything, in a field, and
//! of one card alone.

use super::terminal::Terminal;

fn card(uid: &str, name: &str, title: &str, phone: &str) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nTITLE:{title}\r\n\
         TEL:{phone}\r\nEND:VCARD\r\n"
    )
}

/// Two people whose titles were changed by hand, and a file that says other ones.
fn with_both() -> (Terminal, String) {
    let terminal = Terminal::new();
    let first = terminal.file(
        "first.vcf",
        card("a", "Anna Korhonen", "Nurse", "+358 40 1")
            + &card("p", "Pekka Laine", "Cook", "+358 40 2"),
    );
    assert_eq!(terminal.run(&["import", &first, "--yes"]).code, 0);
    for (who, title) in [("Anna", "title=Sister"), ("Pekka", "title=Baker")] {
        assert_eq!(terminal.run(&["person", "set", who, title]).code, 0);
    }
    let later = terminal.file(
        "later.vcf",
        card("a", "Anna Korhonen", "Head nurse", "+358 40 11")
            + &card("p", "Pekka Laine", "Chef", "+358 40 22"),
    );
    (terminal, later)
}

#[test]
fn one_card_is_ruled_against_the_rule_for_all() {
    let (terminal, later) = with_both();
    let seen = terminal.run(&["import", &later, "--dry-run"]);
    assert!(seen.out.contains("     2. line 8: Pekka Laine"), "{seen:?}");
    assert!(seen.out.contains("say --on-conflict 1:mine"), "{seen:?}");

    for (rule, why) in [
        ("9:mine", "card 9 of these files changes nobody"),
        ("Anna:mine", "say the number that the preview shows"),
        ("1:title=both", "a title is one"),
        ("1:mood=mine", "it is one of"),
    ] {
        let refused = terminal.run(&["import", &later, "--yes", "--on-conflict", rule]);
        assert_eq!(refused.code, 2, "{rule}: {refused:?}");
        assert!(refused.err.contains(why), "{rule}: {refused:?}");
    }

    let rules = ["theirs", "1:title=mine", "2:mine"].map(|rule| ["--on-conflict", rule]);
    let line = [&["import", &later], rules.as_flattened()].concat();
    let preview = terminal.run(&[&line[..], &["--dry-run"]].concat());
    assert!(
        preview.out.contains("1  person would be changed"),
        "{preview:?}"
    );
    let done = terminal.run(&[&line[..], &["--yes"]].concat());
    assert_eq!(done.code, 0, "{done:?}");
    let page = |who: &str| terminal.run(&["person", who]).out;
    let (anna, pekka) = (page("Anna"), page("Pekka"));
    assert!(
        anna.contains("Sister") && anna.contains("+358 40 11"),
        "{anna}"
    );
    assert!(
        !anna.contains("+358 40 1\n"),
        "her list is the card's: {anna}"
    );
    assert!(
        pekka.contains("Baker") && !pekka.contains("+358 40 22"),
        "{pekka}"
    );
}

#[test]
fn whose_card_it_is_and_what_of_it_stands_are_said_together() {
    let (terminal, _) = with_both();
    let card =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Korhonen\r\nTITLE:Head nurse\r\nEND:VCARD\r\n";
    let file = terminal.file("more.vcf", card);
    let line = ["import", &file, "--yes", "--on-conflict", "1:theirs"];
    let refused = terminal.run(&line);
    assert_eq!(refused.code, 2, "it is nobody's so far: {refused:?}");
    let done = terminal.run(&[&line[..], &["--same", "1"]].concat());
    assert_eq!(done.code, 0, "{done:?}");
    let page = terminal.run(&["person", "Anna"]).out;
    assert!(page.contains("Head nurse"), "{page}");
}

/// The program joins who has the name and the employer; the owner knows better.
#[test]
fn a_card_that_would_be_joined_is_parted_by_its_number() {
    let terminal = Terminal::new();
    let of = |more: &str| {
        format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Virta\r\nORG:Kone\r\n{more}END:VCARD\r\n")
    };
    let first = terminal.file("first.vcf", of(""));
    assert_eq!(terminal.run(&["import", &first, "--yes"]).code, 0);
    let firm = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kone\r\nX-ABShowAs:COMPANY\r\nNOTE:Lifts\r\nEND:VCARD\r\n";
    let later = terminal.file("later.vcf", of("TITLE:Pilot\r\n") + firm);
    let preview = terminal.run(&["import", &later, "--dry-run"]);
    assert!(
        preview.out.contains("--new 1 where it is somebody else"),
        "{preview:?}"
    );
    let firms = terminal.run(&["import", &later, "--new", "2", "--yes"]);
    assert_eq!(firms.code, 2, "{firms:?}");
    let line = ["import", &later, "--new", "1"];
    let preview = terminal.run(&[&line[..], &["--dry-run"]].concat());
    assert!(
        preview
            .out
            .contains("Anna Virta is, as you say, not Anna Virta (it would be joined"),
        "{preview:?}"
    );
    assert_eq!(terminal.run(&[&line[..], &["--yes"]].concat()).code, 0);
    let people = terminal.run(&["people", "Anna"]);
    assert_eq!(people.out.matches("Anna Virta").count(), 2, "{people:?}");
}
