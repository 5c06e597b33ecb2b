//! Another program, in another language, computes every measure from the
//! export, and finds what the book says.

use std::process::Command;

use serde_json::Value;

use super::terminal::Terminal;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/peers/balance.py");

#[test]
#[expect(clippy::print_stderr, reason = "it says what it skips")]
fn the_export_holds_enough_to_compute_every_measure() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no python3 here");
        return;
    }
    let terminal = Terminal::new();
    let sample = ["sample", "book", "--people", "60", "--favours", "400"];
    assert_eq!(terminal.run(&sample).code, 0);
    // What the sample may lack: a month alone, several who benefit, and open ones.
    let people: Value = serde_json::from_str(&terminal.run(&["people", "--json"]).out).unwrap();
    let id = |n: usize| people["rows"][n]["id"].to_string();
    let (a, b) = (id(0), id(1));
    for line in [
        &[
            "give", &a, "A tour", "--also", &b, "--size", "days", "--value", "hour", "--on",
            "2025-11",
        ][..],
        &["take", &b, "A couch", "--on", "~2024", "--size", "half-day"],
        &["promise", &a, "A lift"],
        &["introduce", &a, &b, "--on", "2026-02-01"],
        // A thank-you answers, and carries nothing on.
        &["take", &b, "A bed for a month", "--size", "days"],
        &["thank", &b],
    ] {
        assert_eq!(terminal.run(line).code, 0, "{line:?}");
    }
    let void = terminal.run(&["void", "3"]);
    assert_eq!(void.code, 0, "{}", void.err);
    let file = terminal.path("book.json").display().to_string();
    assert_eq!(terminal.run(&["export", "--to", &file]).code, 0);
    for day in ["2027-01-31", "2026-11-27", "2031-06-01"] {
        compare(&terminal, &file, day);
    }
    terminal.run(&[
        "settings",
        "set",
        "half-life=200",
        "target=-20",
        "damping=70",
    ]);
    assert_eq!(terminal.run(&["export", "--to", &file, "--force"]).code, 0);
    compare(&terminal, &file, "2027-01-31");
}

#[track_caller]
fn compare(terminal: &Terminal, file: &str, day: &str) {
    let output = Command::new("python3")
        .args([SCRIPT, file, day])
        .output()
        .unwrap();
    let theirs: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    compare_network(terminal, &theirs["network"], day);
    let theirs = &theirs["ties"];
    let said = terminal.run(&["balance", "--all", "--json", "--numbers", "--on", day]);
    let ours: Value = serde_json::from_str(&said.out).unwrap();
    let ours = ours.as_array().unwrap();
    assert_eq!(
        ours.len(),
        theirs.as_object().unwrap().len(),
        "of the same people"
    );
    assert!(ours.len() > 20, "{} ties are too few to tell", ours.len());
    for row in ours {
        let other = &theirs[row["uid"].as_str().unwrap()];
        for field in ["turn", "given_count", "taken_count"] {
            assert_eq!(
                row[field], other[field],
                "{field} on {day} of {}",
                row["id"]
            );
        }
        for field in [
            "given",
            "taken",
            "balance",
            "low",
            "high",
            "reciprocity",
            "lean",
        ] {
            let near = match (row[field].as_f64(), other[field].as_f64()) {
                (Some(one), Some(two)) => (one - two).abs() < 1e-9,
                (one, two) => one == two,
            };
            assert!(
                near,
                "{field} on {day} of {}: {} and {}",
                row["id"], row[field], other[field]
            );
        }
    }
}

/// The two shares of the network, and what each part of it gives and takes.
#[track_caller]
fn compare_network(terminal: &Terminal, theirs: &Value, day: &str) {
    let share = |part: f64, whole: f64| (whole > 0.0).then_some(part / whole * 100.0);
    let weight = |part: &Value, of: &str| part[of].as_f64().unwrap_or_default();
    // Per cent are told whole.
    let near = |told: &Value, share: Option<f64>, what: &str| match (told.as_f64(), share) {
        (Some(told), Some(share)) => assert!(
            (told - share).abs() < 0.5 + 1e-6,
            "{what} on {day}: {told} and {share}"
        ),
        (told, share) => assert_eq!(told, share, "{what} on {day}"),
    };
    let said = terminal.run(&["balance", "--json", "--on", day]);
    let ours: Value = serde_json::from_str(&said.out).unwrap();
    let all = &theirs["all"][""];
    let (given, taken) = (weight(all, "given"), weight(all, "taken"));
    near(
        &ours["generosity"],
        share(given, given + taken),
        "generosity",
    );
    let answered = weight(all, "answered");
    near(
        &ours["answered"],
        share(answered, taken),
        "the answered share",
    );
    assert!(answered > 0.0, "something is answered");
    for by in ["circle", "area", "group", "kind", "year"] {
        let said = terminal.run(&["balance", "--by", by, "--json", "--on", day]);
        let ours: Value = serde_json::from_str(&said.out).unwrap();
        let parts = theirs[by].as_object().unwrap();
        let shares = ours["shares"].as_array().unwrap();
        let filled = shares
            .iter()
            .filter(|share| weight(share, "given_count") + weight(share, "taken_count") > 0.0);
        assert_eq!(filled.count(), parts.len(), "as many parts by {by}");
        for part in shares {
            let what = format!("{by} {}", part["name"]);
            let other = &parts
                .get(part["name"].as_str().unwrap())
                .cloned()
                .unwrap_or_default();
            let (given, taken) = (weight(other, "given"), weight(other, "taken"));
            let enough = !part["too_little"].as_bool().unwrap();
            let generosity = share(given, given + taken).filter(|_| enough);
            near(&part["generosity"], generosity, &what);
            // In hundredths, rounded so that those of all parts add up.
            for of in ["given", "taken", "answered"] {
                let Some(told) = part[of].as_f64() else {
                    continue;
                };
                let computed = weight(other, of) * 100.0;
                assert!(
                    (told - computed).abs() < 1.0 + 1e-6,
                    "{of} by {what} on {day}: {told} and {computed}"
                );
            }
        }
    }
}
