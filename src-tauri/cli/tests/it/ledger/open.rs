//! What is open, and how it is closed.

use crate::terminal::{Terminal, says};

#[test]
fn what_is_open_is_listed_with_the_command_that_closes_it() {
    let t = Terminal::with_book();
    says(
        &t,
        &["promise", "Anna", "A CV review", "--by", "in-3-days"],
        &["you promised: A CV review"],
    );
    says(&t, &["ask", "Pekka", "A ladder"], &["you asked: A ladder"]);
    says(
        &t,
        &["ask", "Pekka", "Her sofa moved", "--theirs"],
        &["they asked: Her sofa moved"],
    );
    says(&t, &["take", "Anna", "Soup"], &["you received: Soup"]);
    let open = says(
        &t,
        &["loops"],
        &[
            "`vuoro settle 2 done`",
            "`vuoro decline 4`",
            "`vuoro thank --favour 5`",
            "with Pekka Laine",
        ],
    );
    assert!(!open.contains("Cake"), "what is done is not open:\n{open}");
    says(&t, &["today"], &["You promised", "Your turn"]);
    says(&t, &["settle", "2", "done"], &["number 2: done"]);
    says(&t, &["decline", "4"], &["number 4: declined"]);
    says(
        &t,
        &["thank", "--favour", "5"],
        &["thanked Anna Korhonen for: Soup"],
    );
    says(&t, &["settle", "3", "withdrawn"], &["withdrawn"]);
    says(&t, &["loops"], &["nothing is open"]);
}

#[test]
fn nobody_is_thanked_for_thanks_and_nothing_begins_void() {
    let t = Terminal::with_book();
    t.run(&["take", "Anna", "The soup", "--kind", "thanks"]);
    let thanks = t.run(&["thank", "Anna"]);
    assert_ne!(thanks.code, 0, "{}", thanks.out);
    for status in ["void", "declined"] {
        let said = t.run(&["give", "Anna", "A lift", "--status", status]);
        assert!(said.err.contains("asked, promised or done"), "{}", said.err);
    }
}

#[test]
fn advice_before_one_asks() {
    let t = Terminal::with_book();
    says(
        &t,
        &["guard", "Pekka"],
        &["You have never asked.", "Fine to ask."],
    );
    t.run(&[
        "take",
        "Pekka",
        "A desk",
        "--on",
        "2 weeks ago",
        "--size",
        "five-minutes",
    ]);
    says(
        &t,
        &["guard", "Pekka", "--size", "five-minutes"],
        &["You have never asked.", "Fine to ask."],
    );
    t.run(&["ask", "Pekka", "A chair", "--on", "2 weeks ago"]);
    t.run(&["settle", "3", "done"]);
    says(
        &t,
        &["guard", "Pekka", "--size", "five-minutes"],
        &["You last asked 2 weeks ago.", "Fine to ask."],
    );
    t.run(&["ask", "Pekka", "A ladder"]);
    says(&t, &["guard", "Pekka"], &["still open"]);
    says(&t, &["guard"], &["There is room for one more."]);
}

#[test]
fn what_was_never_said_is_not_taken_back() {
    let t = Terminal::with_book();
    t.run(&["take", "Anna", "Soup"]);
    let unlink = t.run(&["unlink", "1", "returns", "2"]);
    assert_eq!(unlink.code, 2, "{}", unlink.out);
    let words = "nothing says that number 1 returns number 2";
    assert!(unlink.err.contains(words), "{}", unlink.err);
    let guard = t.run(&["guard", "--size", "days"]);
    assert_eq!(guard.code, 2, "a size is of what is asked of somebody");
    says(&t, &["guard", "Anna", "--size", "days"], &[]);
    says(&t, &["guard"], &["promises of yours"]);
}
