//! What goes out as JSON, held against its published schema by another program's
//! validator.

use std::ops::ControlFlow;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use vuoro_core::book::{ExportFormat, ExportWhom};

use super::desk::Desk;
use super::whole::{rich, settled};

const SCHEMA: &str = include_str!("../../../../docs/export.schema.json");

struct Schema {
    schemas: Schemas,
    document: SchemaIndex,
}

impl Schema {
    fn published() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let place = "https://vuoro.invalid/export.schema.json";
        let text = serde_json::from_str(SCHEMA).expect("JSON");
        compiler.add_resource(place, text).expect("a resource");
        let document = compiler.compile(place, &mut schemas).expect("a schema");
        Self { schemas, document }
    }

    /// What is against it.
    fn against(&self, document: &Value) -> Option<String> {
        let judged = self.schemas.validate(document, self.document);
        judged.err().map(|error| format!("{error:#}"))
    }
}

#[test]
fn every_book_goes_out_as_its_schema_says() {
    let schema = Schema::published();
    for desk in [Desk::new(), rich(), settled()] {
        let whole: Value = serde_json::from_str(&desk.export()).unwrap();
        assert_eq!(schema.against(&whole), None);
        let Some(anna) = desk.book.find("Anna Korhonen").unwrap().pop() else {
            continue;
        };
        let (anna, mut about) = (ExportWhom::People(vec![anna.id]), Vec::new());
        desk.book
            .export_of(ExportFormat::Json, &anna, &mut about, &mut |_| {
                ControlFlow::Continue(())
            })
            .unwrap();
        let about: Value = serde_json::from_slice(&about).unwrap();
        assert_eq!(schema.against(&about), None);
    }
}

#[test]
fn what_no_book_says_is_against_the_schema() {
    let schema = Schema::published();
    let sound: Value = serde_json::from_str(&settled().export()).unwrap();
    for (place, value) in [
        ("/people/0/uid", json!(7)),
        ("/people/0/circle", json!("best")),
        ("/people/0/points", json!({})),
        ("/favours/0/kind", json!("debt")),
        ("/cards/0/line", json!(-1)),
        ("/settings", Value::Null),
    ] {
        let mut broken = sound.clone();
        *broken.pointer_mut(place).expect(place) = value;
        assert!(schema.against(&broken).is_some(), "{place}");
    }
}
