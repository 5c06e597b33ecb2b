//! What a suite reached for a promise of docs/trust.md: left in a small file, from which `make faults` makes the
//! table. Nothing is left where nobody asked for it (`VUORO_REACHED`, a folder), nor by a test that failed.

use std::fs;
use std::path::Path;

/// Leaves the figure under this name, with the day. Called at the end of a test.
pub(crate) fn leave(name: &str, figure: &str) {
    let Some(folder) = std::env::var_os("VUORO_REACHED") else {
        return;
    };
    let day = chrono::Utc::now().date_naive();
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(Path::new(&folder).join(name), format!("{day}\t{figure}\n")).expect("a file");
}
