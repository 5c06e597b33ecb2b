//! Who moves to another book: every file of the corpus into a book, out of it as
//! vCards, and into a new book. Then the same people are in both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use vuoro_core::book::ExportFormat;
use vuoro_core::{Book, Error};

use super::book::{export, import, now};
use super::{corpus, probes};

#[test]
fn the_people_of_every_file_are_the_same_in_a_new_book() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut people, mut wrong) = (0, Vec::new());
    for file in corpus().into_iter().chain(probes()) {
        let name = &file.name;
        let mut book = Book::in_memory(&now()).expect("a book");
        match import(&mut book, &file.path) {
            Ok(_) => {}
            Err(Error::NoContacts(_) | Error::EmptyFile(_) | Error::UnknownColumns { .. }) => {
                continue;
            }
            Err(error) => panic!("{name}: {error}"),
        }
        let before = everybody(&book);
        people += before.len();
        for format in [
            ExportFormat::Vcard,
            ExportFormat::Vcard3,
            ExportFormat::Jcard,
        ] {
            let mut after = moved(&book, format, folder.path());
            let at = format!("{name} {format:?}");
            if format == ExportFormat::Jcard {
                let before = in_substance(before.clone());
                after = after.map(in_substance);
                compare(&at, &before, after.as_ref(), &mut wrong);
                continue;
            }
            compare(&at, &before, after.as_ref(), &mut wrong);
        }
    }
    for difference in &wrong {
        eprintln!("{difference}");
    }
    eprintln!(
        "{people} people and organisations moved three times, {} differences",
        wrong.len()
    );
    assert!(wrong.is_empty());
}

/// Who is in a book that was made of this one's cards; nobody, where there is
/// nothing to take along.
fn moved(book: &Book, format: ExportFormat, folder: &Path) -> Option<BTreeMap<String, Value>> {
    let file: PathBuf = folder.join("cards.vcf");
    let mut cards = Vec::new();
    book.export(format, &mut cards).expect("an export");
    std::fs::write(&file, &cards).expect("a file");
    let mut other = Book::in_memory(&now()).expect("a book");
    match import(&mut other, &file) {
        Ok(report) => {
            assert_eq!(
                (report.unreadable, report.lost_properties),
                (0, 0),
                "{report:?}"
            );
            Some(everybody(&other))
        }
        Err(Error::EmptyFile(_) | Error::NoContacts(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

/// jCard has the names of properties and parameters in lower case, parameters
/// in no order, and no word for what needs no escape: what is kept as a line says
/// the same in other letters.
fn in_substance(mut all: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    fn plain(line: &mut Value) {
        let text = line.as_str().unwrap_or_default().to_lowercase();
        let mut quoted = false;
        let end = text.find(|c| {
            quoted ^= c == '"';
            c == ':' && !quoted
        });
        let (head, value) = text.split_at(end.unwrap_or(text.len()));
        let parts = [head, value].map(|text| {
            let text = text.replace(['\\', '"'], "");
            let parts = text.split(';').filter(|part| !part.starts_with("value="));
            let mut parts: Vec<String> = parts.map(str::to_owned).collect();
            parts.sort();
            parts.join(";")
        });
        *line = parts.concat().into();
    }
    for one in all.values_mut() {
        let lines = one["extra"].as_array_mut();
        lines.into_iter().flatten().for_each(plain);
        for list in ["points", "addresses", "related"] {
            let list = one.get_mut(list).and_then(Value::as_array_mut);
            let said = list.into_iter().flatten();
            said.for_each(|item| plain(&mut item["parameters"]));
        }
    }
    all
}

fn compare(
    at: &str,
    before: &BTreeMap<String, Value>,
    after: Option<&BTreeMap<String, Value>>,
    wrong: &mut Vec<String>,
) {
    let nobody = BTreeMap::new();
    let after = after.unwrap_or(&nobody);
    for uid in before
        .keys()
        .chain(after.keys().filter(|uid| !before.contains_key(*uid)))
    {
        match (before.get(uid), after.get(uid)) {
            (Some(one), Some(other)) if one == other => {}
            (Some(Value::Object(one)), Some(Value::Object(other))) => {
                let fields: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                for field in fields {
                    let (before, after) = (one.get(field), other.get(field));
                    if before != after {
                        wrong.push(format!("{at}: {field}: {before:?} became {after:?}"));
                    }
                }
            }
            (one, other) => wrong.push(format!("{at}: {uid}: {one:?} became {other:?}")),
        }
    }
}

/// Every person, and every organisation that says more than its name, by uid:
/// all that the book says of them but when they came and what else they were
/// called.
fn everybody(book: &Book) -> BTreeMap<String, Value> {
    let document: Value = serde_json::from_slice(&export(book)).expect("JSON");
    let list = |section: &str| document[section].as_array().cloned().unwrap_or_default();
    let organisations: BTreeMap<String, String> = list("organisations")
        .iter()
        .map(|one| (text(&one["uid"]), text(&one["name"])))
        .collect();
    let mut all = BTreeMap::new();
    for mut person in list("people") {
        let fields = person.as_object_mut().expect("an object");
        fields.retain(|field, _| !["added_at", "former_uids"].contains(&field.as_str()));
        // Two cards of one person are one card now: what stands in the order of
        // kinds there stood in the order of cards here.
        if let Some(points) = fields["points"].as_array_mut() {
            points.sort_by_key(|point| point["kind"].as_str().map(str::to_owned));
        }
        let work = fields["organisation"]
            .as_str()
            .map(|uid| organisations[uid].clone());
        fields.insert("organisation".into(), work.into());
        all.insert(text(&fields["uid"]), person);
    }
    for one in list("organisations") {
        let empty = |field: &str| one[field].as_array().is_none_or(Vec::is_empty);
        let lists = ["points", "addresses", "extra"];
        let only_name = lists.into_iter().all(empty) && one["note"] == "" && one["photo"].is_null();
        if !only_name {
            all.insert(text(&one["uid"]), one);
        }
    }
    all
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
