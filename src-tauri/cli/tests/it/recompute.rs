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
