//! Small cases made by hand, our own and sixty that lie beside the corpus: what
//! becomes of each card of each is written down, and stays so.
//! `VUORO_WRITE_PROBES=1` writes it anew, for a person to read the difference.

use std::path::Path;

use serde_json::Value;
use vuoro_core::domain::contact::Contact;

use super::{File, PROBES, SHARED, files};

const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/probes.tsv");

#[test]
fn every_probe_of_our_own_comes_to_what_is_written_down() {
    let own = Path::new(PROBES);
    compare(files(own), &own.join("expected.tsv"));
}

#[test]
fn every_probe_beside_the_corpus_comes_to_what_is_written_down() {
    let files = files(&Path::new(SHARED).join("probes"));
    if files.is_empty() {
        return;
    }
    assert_eq!(files.len(), 60, "the cases are all there");
    compare(files, Path::new(BESIDE));
}

#[track_caller]
fn compare(files: Vec<File>, written: &Path) {
    let mut table = String::from("file\tline\toutcome\tlost\n");
    for file in files {
        for item in file.cards() {
            let row = match item {
                Err(error) => format!("\t\t{error:?}\t"),
                Ok(card) => {
                    let outcome = match &card.outcome {
                        Ok(contact) => said(contact),
                        Err(problem) => format!("{problem:?}"),
                    };
                    let lost: Vec<String> = card.lost.iter().map(ToString::to_string).collect();
                    format!("\t{}\t{outcome}\t{}", card.line, lost.join("; "))
                }
            };
            table.push_str(&format!("{}{}\n", file.name, row.replace('\n', "\\n")));
        }
    }
    if std::env::var_os("VUORO_WRITE_PROBES").is_some() {
        std::fs::write(written, &table).expect("a file");
    }
    let known = std::fs::read_to_string(written).unwrap_or_default();
    for (now, before) in table.lines().zip(known.lines()) {
        assert_eq!(now, before, "what came of it before");
    }
    assert_eq!(table.lines().count(), known.lines().count());
}

/// The fields that say something, and what picture there is.
fn said(contact: &Contact) -> String {
    fn full(value: Value) -> Option<Value> {
        match value {
            Value::Null | Value::Bool(false) => None,
            Value::String(text) if text.is_empty() => None,
            Value::Array(list) => {
                let list: Vec<Value> = list.into_iter().filter_map(full).collect();
                (!list.is_empty()).then(|| list.into())
            }
            Value::Object(fields) => {
                let fields = fields.into_iter();
                let fields = fields.filter_map(|(name, value)| Some((name, full(value)?)));
                let fields: serde_json::Map<String, Value> = fields.collect();
                (!fields.is_empty()).then(|| fields.into())
            }
            value => Some(value),
        }
    }
    let mut fields = serde_json::to_value(contact).expect("JSON");
    if let Some(photo) = &contact.photo {
        fields["photo"] = format!("{photo:?}").into();
    }
    full(fields).unwrap_or_default().to_string()
}
