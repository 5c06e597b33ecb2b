//! Introductions, as the terminal follows them.

use crate::terminal::{Terminal, json, says};

#[test]
fn an_introduction_from_the_first_question_to_what_came_of_it() {
    let t = Terminal::with_book();
    says(
        &t,
        &["introduce", "Anna", "Pekka", "--ask", "--what", "Boats"],
        &["number 2", "vuoro drafts 2"],
    );
    says(
        &t,
        &["introductions"],
        &["asking", "Anna Korhonen (not asked)"],
    );
    says(
        &t,
        &["loops"],
        &["Anna Korhonen (not asked)", "`vuoro drafts 2`"],
    );
    says(
        &t,
        &["drafts", "2"],
        &[
            "To: Anna Korhonen",
            "Subject: May I introduce you to Pekka Laine?",
        ],
    );
    says(
        &t,
        &["drafts", "2", "--language", "fi"],
        &["Saanko esitellä"],
    );
    says(&t, &["drafts", "2", "--mailto"], &["mailto:?subject="]);
    let early = t.run(&["outcome", "2", "sent"]);
    assert_eq!(early.code, 7, "nobody is introduced unasked: {}", early.err);
    says(
        &t,
        &["consent", "2", "Anna", "agreed", "Pekka", "agreed"],
        &["Pekka Laine: agreed"],
    );
    says(&t, &["introductions"], &["ready"]);
    says(&t, &["outcome", "2", "sent"], &["number 2: sent"]);
    says(&t, &["outcome", "2", "useful"], &["number 2: useful"]);
    says(
        &t,
        &["doors"],
        &[
            "Doors that you opened",
            "Anna Korhonen and Pekka Laine",
            "useful",
        ],
    );
    says(&t, &["favour", "2"], &["Anna Korhonen agreed", "useful"]);
}

#[test]
fn an_introduction_costs_five_minutes_where_nobody_says() {
    let t = Terminal::with_book();
    t.run(&["add", "Liisa Salo"]);
    let kind = ["--also", "Liisa", "--kind", "introduction"];
    for (line, cost) in [
        (
            [&["give", "Pekka", "At the fair"], &kind[..]].concat(),
            "five_minutes",
        ),
        (
            [&["between", "Anna", "Pekka", "There"], &kind[..]].concat(),
            "five_minutes",
        ),
        (
            vec!["between", "Anna", "Pekka", "Hers", "--kind", "thanks"],
            "nothing",
        ),
        (vec!["between", "Anna", "Pekka", "A lift"], "an_hour"),
    ] {
        says(&t, &line, &[]);
        let favours = json(&t, &["favours"]).as_array().unwrap().len();
        let number = favours.to_string();
        assert_eq!(
            json(&t, &["favour", &number])["row"]["cost"],
            cost,
            "{line:?}"
        );
    }
}
