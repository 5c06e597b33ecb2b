//! What other programs read of the cards that this one writes: Python's vobject
//! and ical.js, where they are installed (`make peers` does that).

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use vuoro_core::domain::contact::{Contact, PointKind};
use vuoro_core::exchange::vcard::{Version, write};

use super::{corpus, probes};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn other_readers_find_in_our_cards_what_we_put_there() {
    let contacts: Vec<Contact> = corpus()
        .into_iter()
        .chain(probes())
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
        let expected: Vec<Value> = contacts
            .iter()
            .map(|contact| expected(contact, version))
            .collect();
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

/// What every reader must find, property by property, each line as the list of
/// its parts. What a contact has in a line of its own making as well is left out.
fn expected(contact: &Contact, version: Version) -> Value {
    let mut lines = Map::new();
    let mut expect = |name: &str, values: Vec<Value>| {
        let kept = contact.extra.iter().any(|line| property(line) == name);
        if !values.is_empty() && !kept {
            lines.insert(name.into(), values.into());
        }
    };
    let one = |text: &str| -> Vec<Value> {
        let filled = Some(text).filter(|text| !text.is_empty());
        filled.map(|text| json!([text])).into_iter().collect()
    };
    let of = |kind| -> Vec<Value> {
        let points = contact.points.iter().filter(|point| point.kind == kind);
        points.map(|point| json!([point.value])).collect()
    };
    let name = &contact.name;
    expect("FN", one(&name.display));
    let parts = [
        &name.family,
        &name.given,
        &name.middle,
        &name.prefix,
        &name.suffix,
    ];
    if parts.iter().any(|part| !part.is_empty()) {
        expect("N", vec![json!(parts)]);
    }
    if !name.nickname.is_empty() {
        let names: Vec<&str> = name.nickname.split(", ").collect();
        expect("NICKNAME", vec![json!(names)]);
    }
    expect("TITLE", one(&contact.title));
    expect("ROLE", one(&contact.role));
    expect("TEL", of(PointKind::Phone));
    expect("EMAIL", of(PointKind::Email));
    // What is no address of a page goes by another name.
    let pages = of(PointKind::Url).into_iter();
    let pages = pages.filter(|page| page[0].as_str().is_some_and(is_address));
    expect("URL", pages.collect());
    expect("NOTE", one(&contact.note));
    expect("UID", one(&contact.uid));
    let addresses = contact.addresses.iter().map(|address| address.parts());
    // An address that is one text is a parameter of an empty one; before 4.0, another property.
    let empty = |parts: &[&str; 7]| parts.iter().all(|part| part.is_empty());
    let addresses = addresses.filter(|parts| version == Version::V4 || !empty(parts));
    expect("ADR", addresses.map(|parts| json!(parts)).collect());
    if !contact.organisation.is_empty() {
        let departments = contact.department.split("; ");
        let units: Vec<&str> = [contact.organisation.as_str()]
            .into_iter()
            .chain(departments.filter(|unit| !unit.is_empty()))
            .collect();
        expect("ORG", vec![json!(units)]);
    }
    if !contact.tags.is_empty() {
        expect("CATEGORIES", vec![json!(contact.tags)]);
    }
    if let Some(day) = contact.birthday {
        let digits = day.to_string().replace('-', "");
        // Before 4.0 a day without a year is one of Apple's.
        match (day.year, version) {
            (None, Version::V3) => expect("BDAY", one(&format!("1604{digits}"))),
            _ => expect("BDAY", one(&digits)),
        }
    }
    if let Some(photo) = &contact.photo {
        expect("PHOTO", one(&BASE64_STANDARD.encode(&photo.bytes)));
    }
    lines.into()
}

/// Whether a text is the address of a page, as every reader has it.
fn is_address(text: &str) -> bool {
    text.split_once("://").is_some_and(|(_, rest)| {
        let host = rest.split('/').next().unwrap_or_default();
        !host.contains('%')
    })
}

/// The name of a line's property, without its group.
fn property(line: &str) -> String {
    let head = line.split([';', ':']).next().unwrap_or_default();
    let name = head.rsplit('.').next().unwrap_or_default();
    name.to_ascii_uppercase()
}
