//! Tells Tauri where its parts are. It runs in a folder under `OUT_DIR`,
//! because Tauri writes `gen/` beside the `Cargo.toml` it finds.

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let scratch = PathBuf::from(env::var("OUT_DIR")?).join("tauri");
    fs::create_dir_all(&scratch)?;
    fs::copy(root.join("Cargo.toml"), scratch.join("Cargo.toml"))?;
    env::set_current_dir(&scratch)?;

    println!(
        "cargo:rerun-if-changed={}",
        root.join("tauri.conf.json").display()
    );
    println!("cargo:rerun-if-changed={}", root.join("ui/dist").display());
    tauri_build::try_build(
        tauri_build::Attributes::new().config_path(root.join("tauri.conf.json")),
    )?;
    Ok(())
}
