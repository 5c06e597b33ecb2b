//! The figures, and where none are told.

use crate::terminal::{Terminal, json, says};

#[test]
fn a_circle_is_said_and_an_area_leaves_it() {
    let t = Terminal::with_book();
    says(&t, &["place", "Anna", "friend"], &["friend"]);
    let alone = t.run(&["place", "Anna"]);
    assert!(alone.code != 0 && alone.err.contains("the circle is missing"));
    says(&t, &["place", "Anna", "--area", "work"], &["work"]);
    let page = json(&t, &["person", "Anna"]);
    assert_eq!(
        (&page["circle"], &page["areas"][0]),
        (&"friend".into(), &"work".into())
    );
    says(&t, &["place", "Anna", "none"], &["no circle"]);
}

#[test]
fn the_worked_example_holds_to_two_decimals() {
    let t = Terminal::with_book();
    t.run(&["void", "1"]);
    for line in [
        "give;Anna;advice;--size;five-minutes;--value;half-day;--on;2026-08-11",
        "take;Anna;CV;--size;hour;--value;half-day;--on;2025-10-15",
        "take;Anna;tip;--size;five-minutes;--value;life-changing;--on;2024-06-02",
        "promise;Anna;lift",
    ] {
        assert_eq!(
            t.run(&line.split(';').collect::<Vec<_>>()).code,
            0,
            "{line}"
        );
    }
    // Each of the two has a worth of its own, which the terminal says of both alike.
    let introduce = [
        "introduce",
        "Anna",
        "Pekka",
        "--size",
        "five-minutes",
        "--value",
        "days",
        "--on",
        "2026-10-20",
    ];
    assert_eq!(t.run(&introduce).code, 0);
    let all = json(&t, &["balance", "--all", "--on", "2026-11-19"]);
    let anna = &all[0];
    let figure = |field: &str| (anna[field].as_f64().unwrap() * 100.0).round() / 100.0;
    let figures = ["balance", "low", "high", "reciprocity", "lean"].map(figure);
    assert_eq!(figures, [0.74, -0.40, 1.87, 0.94, 0.05]);
    assert_eq!(anna["turn"], "mine", "a promise is open");
    let table = says(&t, &["balance", "--all", "--on", "2026-11-19"], &["+0.74"]);
    let pekka = table.lines().find(|line| line.contains("Pekka")).unwrap();
    assert!(
        pekka.contains("too little to tell") && !pekka.contains("4.1"),
        "{pekka}"
    );
    let why = says(
        &t,
        &["balance", "Anna", "--why", "--on", "2026-11-19"],
        &[
            "(five minutes, among 2; worth days)",
            "+4.13",
            "+2.28",
            "−2.05",
            "−3.62",
            "together +0.74, somewhere between −0.40 and +1.87",
            "reciprocity 0.94, lean +0.05",
        ],
    );
    assert!(
        !says(&t, &["balance", "Anna"], &["--why"]).contains("−3.62"),
        "{why}"
    );
}

#[test]
fn a_close_tie_shows_numbers_only_where_they_are_asked_for() {
    let t = Terminal::with_book();
    for what in ["Soup", "Tea", "Bread"] {
        t.run(&["take", "Anna", what]);
    }
    says(
        &t,
        &["place", "Anna", "Pekka", "core", "--area", "work"],
        &["Anna Korhonen, Pekka Laine: core"],
    );
    assert_eq!(json(&t, &["balance", "--all"]), serde_json::json!([]));
    assert_eq!(
        json(&t, &["balance", "--by", "circle"])["shares"],
        serde_json::json!([])
    );
    assert!(!t.run(&["favour", "2"]).out.contains("an hour"));
    assert_eq!(json(&t, &["balance", "Anna"])["kind"], "communal");
    assert_eq!(
        json(&t, &["balance", "Anna", "--numbers"])["kind"],
        "numbers"
    );
    says(
        &t,
        &["settings", "set", "close-numbers=yes"],
        &["close-numbers=yes"],
    );
    assert_eq!(json(&t, &["balance", "Anna"])["kind"], "numbers");
}

#[test]
fn the_weights_behind_the_shares_are_told_where_one_asks_why() {
    let t = Terminal::with_book();
    for n in 0..10 {
        let what = format!("Thing {n}");
        t.run(&["give", "Anna", &what, "--size", "hour", "--on", "today"]);
        t.run(&[
            "take", "Pekka", &what, "--size", "half-day", "--on", "today",
        ]);
    }
    says(
        &t,
        &["balance", "--why"],
        &["weighs ", "40.00 received, of which answered 0.00"],
    );
    says(
        &t,
        &["balance", "--by", "circle", "--why"],
        &["weighs ", "40.00 received", "together"],
    );
    assert!(!says(&t, &["balance"], &[]).contains("weighs"));
    let why = json(&t, &["balance", "--why"]);
    assert_eq!(
        (&why["given_count"], &why["why"]["taken_count"]),
        (&11.into(), &10.into())
    );
    assert!(json(&t, &["balance"]).get("why").is_none());
    says(
        &t,
        &["balance", "Pekka", "--why"],
        &["reciprocity 0.00, lean −0.91"],
    );
    for refused in [
        &["balance", "--numbers"][..],
        &["balance", "--by", "kind", "--numbers"],
        &["balance", "--all", "--why"],
    ] {
        assert_eq!(t.run(refused).code, 2, "{refused:?}");
    }
}

#[test]
fn the_network_of_a_period_adds_up_to_the_whole() {
    let t = Terminal::with_book();
    for n in 0..20 {
        let what = format!("Thing {n}");
        if n < 15 {
            t.run(&["give", "Anna", &what, "--size", "hour", "--on", "2025"]);
        }
        t.run(&["take", "Pekka", &what, "--size", "hour", "--on", "today"]);
    }
    let then = ["balance", "--to", "2025"];
    let text = says(
        &t,
        &then,
        &["15 given · 0 received", "shares are told from 20"],
    );
    assert!(!text.contains("Your turn"), "whose turn it is, is of today");
    says(
        &t,
        &["balance", "--from", "1990", "--to", "1991"],
        &["nothing passed then"],
    );
    let given = |bounds: &[&str]| {
        let words = [&["balance", "--by", "kind"], bounds].concat();
        json(&t, &words)["total"]["given"].as_i64().unwrap()
    };
    let parts = [given(&["--to", "2025"]), given(&["--from", "2026"])];
    let off = parts.iter().sum::<i64>() - given(&[]);
    assert!(parts[1] > 0 && off.abs() < 3, "{parts:?} and {off}");
    says(
        &t,
        &["balance", "--by", "circle", "--why", "--from", "2026"],
        &[" given, 40.00 received", "together"],
    );
    for (refused, code) in [
        (&["balance", "Anna", "--from", "2025"][..], 2),
        (&["balance", "--all", "--to", "2025"], 2),
        (&["balance", "--from", "someday"], 7),
        (&["favours", "--from", "2027", "--to", "2026"], 7),
    ] {
        assert_eq!(t.run(refused).code, code, "{refused:?}");
    }
    let reversed = t.run(&["balance", "--from", "2027", "--to", "2026"]);
    assert_eq!(reversed.code, 7);
    assert!(reversed.err.contains("ends before it begins"));
}

#[test]
fn a_share_is_told_of_enough_favours_only_and_of_nothing_nobody_says_some() {
    let t = Terminal::with_book();
    t.run(&["void", "1"]);
    for what in 1..=19 {
        t.run(&[
            "take",
            "Anna",
            &format!("Advice {what}"),
            "--kind",
            "advice",
        ]);
    }
    let few = json(&t, &["balance"]);
    assert_eq!(few["telling"], "counts");
    assert!(few["generosity"].is_null() && few["answered"].is_null());
    let few = json(&t, &["balance", "--by", "kind"]);
    let advice = few["shares"].as_array().unwrap().iter();
    let advice = advice.clone().find(|share| share["name"] == "advice");
    let advice = advice.unwrap();
    assert_eq!(
        (&advice["generosity"], &advice["too_little"]),
        (&serde_json::Value::Null, &true.into())
    );
    says(&t, &["balance", "--by", "kind"], &["too little to tell"]);
    t.run(&["take", "Anna", "Advice 20", "--kind", "advice"]);
    says(
        &t,
        &["balance"],
        &["answered 0 %: nothing of what came to you is returned or passed on yet"],
    );
    says(&t, &["balance", "--by", "kind"], &["generosity 0 %"]);
    assert_eq!(
        json(&t, &["balance", "--by", "kind"])["total"]["generosity"],
        0
    );
}
