//! What somebody asked for others, and what became of it, as the terminal tells it.

use super::terminal::{Terminal, says};

#[test]
fn who_asked_for_others_is_kept_and_nobody_is_said_to_have_agreed() {
    let t = Terminal::with_book();
    says(&t, &["add", "Ben Carter"], &[]);
    says(
        &t,
        &["note", "Ben asked me to introduce Anna to Pekka", "--yes"],
        &["asked by   Ben Carter", "saved as number 2"],
    );
    let shown = says(&t, &["favour", "2"], &["asked by   Ben Carter"]);
    assert_eq!(shown.matches("not asked").count(), 2, "{shown}");
    assert!(!shown.contains("agreed"), "{shown}");
    let turns = says(&t, &["balance"], &["Ben Carter"]);
    assert!(!turns.contains("Pekka Laine –"), "{turns}");
    let drafts = says(&t, &["drafts", "2"], &["To: Anna Korhonen", "To: Pekka"]);
    assert_eq!(drafts.matches("To: ").count(), 2, "{drafts}");
    says(&t, &["consent", "2", "Pekka", "declined"], &[]);
    let nothing = says(
        &t,
        &["drafts", "2"],
        &["Pekka Laine said no; nothing is left to do"],
    );
    assert!(!nothing.contains("To: "), "{nothing}");
    says(
        &t,
        &["note", "Ben asked me to help Pekka", "--yes"],
        &["helped     Pekka Laine", "asked by   Ben Carter"],
    );
}

#[test]
fn a_no_of_three_says_whose_it_is_and_what_is_left_between_the_others() {
    let t = Terminal::with_book();
    says(&t, &["add", "Ben Carter"], &[]);
    says(&t, &["introduce", "Anna", "Pekka", "Ben", "--ask"], &[]);
    says(&t, &["consent", "2", "Anna", "agreed"], &[]);
    let no = t.run(&["consent", "2", "Pekka", "declined"]);
    let sent = t.run(&["outcome", "2", "sent"]);
    assert_eq!(sent.code, 7, "{}", sent.err);
    let drafts = t.run(&["drafts", "2"]);
    for said in [no, sent, drafts] {
        for part in [
            "Pekka Laine said no",
            "Anna Korhonen and Ben Carter can still meet: `vuoro introduce 2 4 --ask`",
        ] {
            assert!(said.err.contains(part), "{part}: {}", said.err);
        }
        assert!(!said.err.contains("vuoro consent"), "{}", said.err);
    }
    says(
        &t,
        &["introduce", "2", "4", "--ask"],
        &["Anna Korhonen and Ben Carter"],
    );
    says(
        &t,
        &["loops"],
        &["Anna Korhonen (not asked) and Ben Carter"],
    );
}

#[test]
fn who_asks_to_be_introduced_has_agreed() {
    let t = Terminal::with_book();
    says(
        &t,
        &["note", "Anna asked me to introduce her to Pekka", "--yes"],
        &["asked by   Anna Korhonen"],
    );
    let ask = "ask --theirs Pekka boats --kind introduction --also Anna";
    let ask: Vec<&str> = ask.split(' ').collect();
    says(&t, &ask, &["they asked"]);
    for (number, asker) in [("2", "Anna Korhonen"), ("3", "Pekka Laine")] {
        let shown = says(&t, &["favour", number], &["not asked"]);
        let agreed = shown.lines().find(|line| line.contains("agreed")).unwrap();
        assert!(agreed.contains(asker), "{shown}");
    }
}

#[test]
fn a_received_introduction_that_was_declined_is_over() {
    let t = Terminal::with_book();
    says(&t, &["introduced-by", "Anna", "Pekka", "--ask"], &[]);
    let giver = t.run(&["consent", "2", "Anna", "agreed"]);
    assert!(
        giver.err.contains("vuoro settle 2 promised"),
        "{}",
        giver.err
    );
    says(&t, &["consent", "2", "Pekka", "declined"], &[]);
    let standing = says(&t, &["balance", "Anna"], &[]);
    assert!(!standing.contains("Theirs"), "{standing}");
    says(&t, &["introductions"], &["declined"]);
    says(&t, &["loops"], &["nothing is open"]);
}

#[test]
fn the_history_does_not_say_that_what_was_promised_was_given() {
    let t = Terminal::with_book();
    says(&t, &["promise", "Pekka", "a hand"], &[]);
    says(&t, &["ask", "Anna", "her drill"], &[]);
    says(&t, &["introduce", "Anna", "Pekka"], &[]);
    says(&t, &["void", "4"], &[]);
    let history = says(
        &t,
        &["history"],
        &[
            "promised Pekka Laine: a hand",
            "asked Anna Korhonen: her drill",
        ],
    );
    assert_eq!(history.matches("gave ").count(), 1, "the cake: {history}");
    assert!(
        history.lines().all(|line| !line.trim_end().ends_with(':')),
        "{history}"
    );
    says(
        &t,
        &["undo"],
        &["undone: voided with Anna Korhonen, Pekka Laine"],
    );
}

#[test]
fn what_went_with_a_changed_date_is_said_and_a_void_answer_is_none() {
    let t = Terminal::with_book();
    says(&t, &["take", "Pekka", "Soup", "--on", "2026-01-05"], &[]);
    says(&t, &["give", "Pekka", "Bread", "--on", "2026-01-06"], &[]);
    says(&t, &["link", "3", "returns", "2"], &[]);
    says(&t, &["void", "3"], &[]);
    says(
        &t,
        &["favour", "2"],
        &["Bread (number 3, void) returns this"],
    );
    says(&t, &["undo"], &[]);
    says(
        &t,
        &["favour", "2", "on=2026-01-20"],
        &["a link fitted no longer"],
    );
    let due = t.run(&["give", "Pekka", "x", "--by", "tomorrow"]);
    assert_eq!(due.code, 2, "{}", due.err);
    says(
        &t,
        &["merge", "Anna", "Pekka", "--dry-run"],
        &["too little to tell"],
    );
}
