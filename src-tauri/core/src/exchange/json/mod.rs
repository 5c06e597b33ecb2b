//! The whole book as JSON: a [`Document`](crate::domain::document::Document),
//! written and read item by item, so that its size is no matter of memory.

mod read;
mod write;

pub use read::{ReadError, is_book, read};
pub use write::Writer;

#[cfg(test)]
mod tests {
    use crate::domain::document::Document;

    /// `docs/export.schema.json` is what the types say. `VUORO_WRITE_SCHEMA=1`
    /// writes it anew.
    #[test]
    fn the_schema_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/export.schema.json");
        let schema = schemars::schema_for!(Document);
        let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
        if std::env::var_os("VUORO_WRITE_SCHEMA").is_some() {
            std::fs::write(path, &text).expect("a file");
        }
        let known = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            known == text,
            "docs/export.schema.json is stale: run `make schema`"
        );
    }
}
