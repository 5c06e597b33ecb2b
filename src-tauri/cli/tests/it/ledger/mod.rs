//! The ledger as a newcomer uses it, by what the terminal says.

use serde_json::Value;

use super::terminal::Terminal;

#[track_caller]
pub(crate) fn says(terminal: &Terminal, line: &[&str], parts: &[&str]) -> String {
    let said = terminal.run(line);
    assert_eq!(said.code, 0, "{line:?}: {}", said.err);
    let all = format!("{}{}", said.out, said.err);
    for part in parts {
        assert!(all.contains(part), "{line:?} does not say {part:?}:\n{all}");
    }
    let low = all.to_lowercase();
    assert!(!low.contains("owe") && !low.contains("debt"), "{all}");
    all
}

fn json(terminal: &Terminal, line: &[&str]) -> Value {
    let said = terminal.run(&[line, &["--json"]].concat());
    assert_eq!(said.code, 0, "{line:?}: {}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

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

#[test]
fn the_network_of_a_period_adds_up_to_the_whole() {
    let t = Terminal::with_book();
    for n in 0..15 {
        let what = format!("Thing {n}");
        t.run(&["give", "Anna", &what, "--size", "hour", "--on", "2025"]);
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
        &[" given, 30.00 received", "together"],
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
