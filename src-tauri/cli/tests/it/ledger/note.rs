//! One line in the owner's words.

use crate::terminal::{Terminal, json, says};

#[test]
fn a_line_is_shown_before_it_is_saved() {
    let t = Terminal::with_book();
    let line = ["note", "Anna introduced me to Pekka at Slush yesterday"];
    says(
        &t,
        &line,
        &[
            "Anna Korhonen (number 2)",
            "Slush",
            "five minutes  ?",
            "nothing was saved",
        ],
    );
    assert_eq!(
        json(&t, &["favours"]).as_array().unwrap().len(),
        1,
        "only looked at"
    );
    says(&t, &[line[0], line[1], "--yes"], &["saved as number 2"]);
    says(&t, &["person", "Pekka"], &["You met through Anna Korhonen"]);
    t.run(&["add", "Anna Lahti"]);
    let several = t.run(&["note", "Anna helped me yesterday", "--yes"]);
    assert_eq!(several.code, 3);
    assert!(several.err.contains("Anna Lahti"), "{}", several.err);
    assert_eq!(
        json(&t, &["favours"]).as_array().unwrap().len(),
        2,
        "nothing is saved"
    );
    let new = ["note", "Kerttu helped me move"];
    says(&t, &new, &["Kerttu (new)", "nothing was saved"]);
    says(&t, &[new[0], new[1], "--yes"], &["saved as number 3"]);
    says(&t, &["favours", "--with", "Kerttu"], &["with Kerttu"]);
}

#[test]
fn somebody_new_comes_into_the_book_with_the_line() {
    let t = Terminal::with_book();
    let line = "Kerttu introduced me to Veikko Salo";
    says(&t, &["note", line], &["Kerttu (new)", "nothing was saved"]);
    says(&t, &["note", line, "--yes"], &["saved as number 2"]);
    says(&t, &["person", "Veikko"], &["You met through Kerttu"]);
    assert_eq!(json(&t, &["people", "kerttu"])["total"], 1);
    says(&t, &["undo"], &[]);
    assert_eq!(json(&t, &["people", "kerttu"])["total"], 0);
}

#[test]
fn nobody_comes_in_with_a_line_who_takes_no_part_in_what_is_saved() {
    let t = Terminal::with_book();
    let two = ["note", "Pekka and Kerttu helped me move", "--yes"];
    let shown = says(&t, &two, &["giver      Pekka", "what Kerttu gave"]);
    assert!(!shown.contains("(new)"), "{shown}");
    assert_eq!(json(&t, &["people", "kerttu"])["total"], 0);
    // Which Anna need not be known where none of them is saved.
    t.run(&["add", "Anna Lahti"]);
    let of_several = ["note", "Pekka and Anna helped me move", "--yes"];
    says(&t, &of_several, &["what Anna gave", "saved as number 3"]);
    let with_me = ["note", "Veikko and I introduced Emma to Pekka", "--yes"];
    let shown = says(&t, &with_me, &["Emma (new)", "what Veikko gave"]);
    assert!(!shown.contains("giver  "), "I gave it: {shown}");
    assert_eq!(json(&t, &["people", "veikko"])["total"], 0);
    let unnamed = t.run(&["note", "introduced me to Pekka", "--yes"]);
    assert_eq!(unnamed.code, 2, "{}", unnamed.err);
    assert!(
        unnamed.err.contains("does not say who gave it"),
        "{}",
        unnamed.err
    );
}
