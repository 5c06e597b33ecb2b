//! Favours listed, rewritten, linked and voided; several who were helped.

use serde_json::Value;

use crate::terminal::{Terminal, json, says};

#[test]
fn favours_are_listed_rewritten_linked_and_voided() {
    let t = Terminal::with_book();
    says(
        &t,
        &[
            "take",
            "Anna",
            "Soup",
            "--on",
            "2026-02-03",
            "--occasion",
            "Slush",
        ],
        &[],
    );
    says(
        &t,
        &[
            "give",
            "Anna",
            "A lift",
            "--also",
            "Pekka",
            "--on",
            "2026-03-04",
        ],
        &["Anna Korhonen, Pekka Laine"],
    );
    says(
        &t,
        &["between", "Anna", "Pekka", "A desk"],
        &["Anna Korhonen helped Pekka Laine"],
    );
    says(
        &t,
        &["favours"],
        &["     3  2026-03-04", "2 given · 1 received · 1 between"],
    );
    for (line, expect) in [
        (&["favours", "--given"][..], &[3, 1][..]),
        (&["favours", "--taken"], &[2]),
        (&["favours", "--with", "Pekka"], &[4, 3]),
        (&["favours", "--occasion", "Slush"], &[2]),
        (&["favours", "--from", "2026-02", "--to", "2026-02"], &[2]),
        (&["favours", "sou"], &[2]),
    ] {
        let rows = json(&t, line);
        let ids: Vec<i64> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["id"].as_i64().unwrap())
            .collect();
        assert_eq!(ids, expect, "{line:?}");
    }
    says(
        &t,
        &[
            "favour",
            "3",
            "what=A ride",
            "size=half-day",
            "on=2026-03-05",
        ],
        &["written"],
    );
    says(
        &t,
        &["favour", "3"],
        &[
            "A ride",
            "2026-03-05",
            "half a day",
            "Pekka Laine (number 3)",
        ],
    );
    says(
        &t,
        &["link", "3", "returns", "2"],
        &["number 3 returns number 2"],
    );
    says(&t, &["favour", "2"], &["A ride (number 3) returns this"]);
    says(&t, &["unlink", "3", "returns", "2"], &["no longer"]);
    says(&t, &["void", "1"], &["number 1: void"]);
    assert!(!t.run(&["favours"]).out.contains("Cake"));
    says(&t, &["favours", "--void"], &["Cake"]);
}

#[test]
fn others_are_helped_too_each_with_a_worth_of_their_own() {
    let t = Terminal::with_book();
    t.run(&["add", "Liisa Salo"]);
    let worths = |number: &str| -> Vec<(String, Value)> {
        let favour = json(&t, &["favour", number]);
        let parties = favour["row"]["parties"].as_array().unwrap().clone();
        let helped = parties.iter().filter(|p| p["role"] == "beneficiary");
        helped
            .map(|p| (p["name"].as_str().unwrap().to_owned(), p["value"].clone()))
            .collect()
    };
    let give = [
        "give",
        "Anna",
        "A talk",
        "--value",
        "hour",
        "--also",
        "Pekka",
        "--also",
        "Liisa=days",
    ];
    says(&t, &give, &["Anna Korhonen, Pekka Laine, Liisa Salo"]);
    let expect = [
        ("Anna Korhonen", "an_hour"),
        ("Pekka Laine", "an_hour"),
        ("Liisa Salo", "days"),
    ];
    for (one, (name, value)) in worths("2").iter().zip(expect) {
        assert_eq!((one.0.as_str(), one.1.as_str()), (name, Some(value)));
    }
    says(
        &t,
        &["ask", "Anna", "A ladder", "--also", "Pekka"],
        &["Pekka Laine"],
    );
    says(
        &t,
        &["promise", "Anna", "A lift", "--also", "Pekka=half-day"],
        &["Pekka Laine"],
    );
    assert_eq!(worths("4")[1].1, "half_a_day");
    let between = ["between", "Anna", "Pekka", "A tip", "--also", "Liisa=days"];
    says(
        &t,
        &between,
        &["Anna Korhonen helped Pekka Laine, Liisa Salo"],
    );
    let wrong = t.run(&["give", "Anna", "A cake", "--also", "Pekka=huge"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("half-day"), "{}", wrong.err);
}
