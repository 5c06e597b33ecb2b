//! The TypeScript side of the commands is committed, and fresh.

use std::path::Path;

/// `VUORO_WRITE_BINDINGS=1` writes it anew; `make bindings` does that.
#[test]
fn the_bindings_are_fresh() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/api/bindings.ts");
    if std::env::var_os("VUORO_WRITE_BINDINGS").is_some() {
        vuoro_desktop::bindings(&committed).expect("the types can be said in TypeScript");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join("bindings.ts");
    vuoro_desktop::bindings(&fresh).expect("the types can be said in TypeScript");
    let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        read(&committed) == read(&fresh),
        "ui/src/lib/api/bindings.ts is stale: run `make bindings` and commit it"
    );
}
