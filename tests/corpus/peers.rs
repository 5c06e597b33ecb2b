//! What other programs read of the cards that this one writes: Python's vobject
//! and ical.js, where they are installed (`make peers` does that).

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};
use vuoro_core::domain::contact::{Contact, PointKind};
use vuoro_core::exchange::vcard::{Version, write};

use super::files;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn other_readers_find_in_our_cards_what_we_put_there() {
    let contacts: Vec<Contact> = files("corpus")
        .into_iter()
        .chain(files("probes"))
        .flat_map(|file| file.cards().into_iter().flatten().collect::<Vec<_>>())
        .filter_map(|card| card.outcome.ok())
        .map(|contact| *contact)
        .collect();
    if contacts.is_empty() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let peers = Path::new(ROOT).join("target/tools/peers");
    let python = Some(peers.join("venv/bin/python")).filter(|python| python.exists());
    let python = python.unwrap_or_else(|| "python3".into());
    let readers = [
        ("vobject", python, "tests/peers/read.py"),
        ("ical.js", PathBuf::from("node"), "tests/peers/read.mjs"),
    ];
    let mut wrong = Vec::new();
    for version in [Version::V4, Version::V3] {
        let mut cards = Vec::new();
        contacts
            .iter()
            .for_each(|contact| write(contact, version, &mut cards));
        let expected: Vec<Value> = contacts.iter().map(expected).collect();
        let (file, expect) = (
            folder.path().join("cards.vcf"),
            folder.path().join("expected.json"),
        );
        std::fs::write(&file, &cards).expect("a file");
        std::fs::write(&expect, Value::from(expected).to_string()).expect("a file");
        for (name, program, script) in &readers {
            let script = Path::new(ROOT).join(script);
            let mut command = Command::new(program);
            let run = command
                .arg(script)
                .args([&file, &expect])
                .env("VUORO_PEERS", &peers)
                .output();
            match run {
                Ok(run) if run.status.code() == Some(77) => {
                    eprintln!("skipped: {name} is not installed (make peers)");
                }
                Err(_) => eprintln!("skipped: {name} is not installed (make peers)"),
                Ok(run) => {
                    let said = String::from_utf8_lossy(&run.stdout);
                    eprintln!(
                        "{name}, {version:?}: {}",
                        said.lines().last().unwrap_or_default()
                    );
                    wrong.push((run.status.success(), format!("{name} {version:?}\n{said}")));
                }
            }
        }
    }
    wrong.retain(|(success, _)| !success);
    let wrong: Vec<String> = wrong.into_iter().map(|(_, said)| said).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What every reader must find, property by property.
fn expected(contact: &Contact) -> Value {
    let mut lines = Map::new();
    let several = |name: &str| {
        let mut lines = contact.extra.iter().map(|line| line.to_ascii_uppercase());
        lines.any(|line| line.contains(name))
    };
    if !several("FN") {
        lines.insert("FN".into(), json!([[contact.name.display]]));
    }
    for (name, text) in [("TITLE", &contact.title), ("ROLE", &contact.role)] {
        if !text.is_empty() && !several(name) {
            lines.insert(name.into(), json!([[text]]));
        }
    }
    let of = |kind| -> Vec<Value> {
        let points = contact.points.iter().filter(|point| point.kind == kind);
        points.map(|point| json!([point.value])).collect()
    };
    for (name, kind) in [("TEL", PointKind::Phone), ("EMAIL", PointKind::Email)] {
        let values = of(kind);
        if !values.is_empty() && !several(name) {
            lines.insert(name.into(), values.into());
        }
    }
    if !contact.note.is_empty() && !several("NOTE") {
        lines.insert("NOTE".into(), json!([[contact.note]]));
    }
    lines.into()
}
