//! What other programs' readers take to parse the file that an import brings in:
//! Python's vobject and ical.js, where `make peers` has installed them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::figures::line;
use crate::process;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// `import` is the seconds of all processors that the whole import took.
pub(crate) fn measure(file: &Path, import: f64) {
    let ours = process::run(&["read".as_ref(), file.as_os_str()]);
    let (cards, seconds) = (ours["cards"], ours["read.cpu"]);
    tell("  Vuoro's reader alone, of processors", seconds, import);
    let tools = Path::new(ROOT).join("target/tools/peers");
    let python = Some(tools.join("venv/bin/python")).filter(|python| python.exists());
    let readers = [
        (
            "vobject",
            python.unwrap_or_else(|| "python3".into()),
            "read.py",
        ),
        ("ical.js", PathBuf::from("node"), "read.mjs"),
    ];
    for (name, program, script) in readers {
        let what = format!("  {name}, parsing the same file");
        let script = Path::new(ROOT).join("tests/peers").join(script);
        let ran = Command::new(program)
            .arg(script)
            .arg("--time")
            .arg(file)
            .env("VUORO_PEERS", &tools)
            .output();
        let said = match ran {
            Ok(ran) if ran.status.success() => ran.stdout,
            Ok(ran) if ran.status.code() != Some(77) => {
                let why = String::from_utf8_lossy(&ran.stderr);
                eprintln!("  {name}: {}", why.lines().last().unwrap_or_default());
                line(&what, "it cannot read it", "", None);
                continue;
            }
            _ => {
                line(&what, "skipped: run make peers", "", None);
                continue;
            }
        };
        let said: serde_json::Value = serde_json::from_slice(&said).expect("JSON");
        let figure = |name: &str| said[name].as_f64().expect("a figure");
        eprintln!("  {name}: {} cards of {cards}", figure("cards"));
        tell(&what, figure("seconds"), import);
    }
}

fn tell(what: &str, seconds: f64, import: f64) {
    let figure = format!("{seconds:.2} s, {:.2} of the import", seconds / import);
    line(what, &figure, "", None);
}
