//! Every command says its answer as JSON when asked to.

use serde_json::Value;

use super::terminal::{IPHONE, Terminal};

#[test]
fn every_answer_is_one_json_value() {
    let terminal = Terminal::new();
    for line in [
        &["import", IPHONE, "--dry-run"][..],
        &["import", IPHONE, "--yes"],
        &["add", "Olli Uusi"],
        &["people", "ma"],
        &["place", "Olli", "friend"],
        &["give", "Olli", "Cake"],
        &["take", "Olli", "Soup"],
        &["give", "Olli", "A lift", "--status", "promised"],
        &["introduce", "Olli", "Toomas"],
        &["introduced-by", "Olli", "Toomas"],
        &["thank", "Olli"],
        &["settle", "3", "done"],
        &["promise", "Olli", "A chair", "--by", "tomorrow"],
        &["ask", "Toomas", "A boat"],
        &["between", "Olli", "Toomas", "A desk"],
        &["note", "Toomas helped me yesterday"],
        &["introduce", "Olli", "Toomas", "--ask"],
        &["consent", "10", "Olli", "agreed"],
        &["introductions"],
        &["drafts", "10"],
        &["doors"],
        &["decline", "8"],
        &["link", "1", "returns", "2"],
        &["unlink", "1", "returns", "2"],
        &["void", "1"],
        &["favours"],
        &["favour", "2"],
        &["favour", "2", "what=Good soup"],
        &["loops"],
        &["today"],
        &["guard"],
        &["guard", "Olli"],
        &["place"],
        &["settings"],
        &["settings", "set", "half-life=700"],
        &["balance", "--all"],
        &["balance", "--by", "kind"],
        &["balance"],
        &["balance", "Olli"],
        &["person", "Olli"],
        &["path", "Olli"],
        &["history"],
        &["undo"],
        &["check"],
        &["export"],
    ] {
        let said = terminal.run(&[line, &["--json"]].concat());
        assert_eq!(said.code, 0, "{line:?}: {}", said.err);
        let value = serde_json::from_str::<Value>(&said.out);
        assert!(value.is_ok(), "{line:?}: {value:?}\n{}", said.out);
    }
}

#[test]
fn a_close_tie_shows_no_number_in_json_either() {
    let terminal = Terminal::with_book();
    for what in ["Soup", "Tea", "Bread"] {
        terminal.run(&["take", "Anna", what]);
    }
    terminal.run(&["place", "Anna", "core"]);
    let said = terminal.run(&["balance", "Anna", "--json"]);
    let standing: Value = serde_json::from_str(&said.out).unwrap();
    let fields: Vec<_> = standing.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["kind", "mutuality", "open"]);
    assert_eq!(
        standing["open"],
        Value::Null,
        "nothing is asked or promised"
    );
    let row: Value = serde_json::from_str(&terminal.run(&["people", "--json"]).out).unwrap();
    assert_eq!(row["rows"][0]["lean"], Value::Null);
}
