//! What comes from outside: each with a reason, of a licence that may come in,
//! and none older than the fault that was mended in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect("JSON")
}

/// The names in the first cells of the tables, but those of the last.
fn explained() -> BTreeSet<String> {
    let page = read("docs/dependencies.md");
    let tables = page.split("## Not older than").next().expect("tables");
    let cells = tables.lines().filter_map(|line| line.strip_prefix("| `"));
    cells
        .filter_map(|line| line.split('|').next())
        .flat_map(|cell| cell.split(','))
        .map(|name| name.trim().trim_matches('`').to_owned())
        .collect()
}

fn crates() -> BTreeSet<String> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--locked", "--offline"])
        .args(["--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .flat_map(|package| package["dependencies"].as_array().expect("dependencies"))
        // One of our own has no source.
        .filter(|dependency| !dependency["source"].is_null())
        .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
        .collect()
}

fn packages() -> BTreeSet<String> {
    let manifest = json("ui/package.json");
    ["dependencies", "devDependencies"]
        .iter()
        .flat_map(|kind| manifest[kind].as_object().expect("packages").keys())
        .cloned()
        .collect()
}

/// Every crate that a build for this kind of computer takes in, whatever brings it along.
fn taken_in() -> Vec<Value> {
    let said = |mut command: Command| {
        let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output();
        String::from_utf8(output.expect("it starts").stdout).expect("text")
    };
    let mut version = Command::new(env!("CARGO"));
    version.arg("-vV");
    let about = said(version);
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let mut metadata = Command::new(env!("CARGO"));
    metadata
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(["--filter-platform", host.expect("a kind of computer")]);
    let metadata: Value = serde_json::from_str(&said(metadata)).expect("JSON");
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let nodes: BTreeSet<&str> = nodes
        .iter()
        .filter_map(|node| node["id"].as_str())
        .collect();
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let taken = packages.filter(|package| !package["source"].is_null());
    let taken = taken.filter(|package| nodes.contains(package["id"].as_str().unwrap_or_default()));
    taken.cloned().collect()
}

/// The licences that may come in, and those that may with one crate only, as
/// `cargo deny` reads them.
fn allowed() -> (Vec<String>, Vec<(String, Vec<String>)>) {
    let page = read("deny.toml");
    let licences = page.split("[licenses]").nth(1).expect("a part");
    let licences = licences.split("\n[").next().unwrap_or_default();
    let words = |text: &str| -> Vec<String> {
        text.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    let list = licences.split("allow = [").nth(1).expect("a list");
    let everywhere = words(list.split(']').next().unwrap_or_default());
    let exceptions = licences.lines().filter(|line| line.contains("crate = "));
    let exceptions = exceptions.map(|line| {
        let mut words = words(line);
        (words.remove(0), words)
    });
    (everywhere, exceptions.collect())
}

/// Whether one of the licences that are offered may come in, with all that it asks for.
fn may(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    /// Reads up to a closing bracket: `OR` binds less than `AND`.
    fn any(words: &mut &[String], allowed: &dyn Fn(&str) -> bool) -> bool {
        let (mut either, mut all) = (false, true);
        while let Some((word, rest)) = words.split_first() {
            *words = rest;
            match word.as_str() {
                ")" => break,
                "(" => all &= any(words, allowed),
                "OR" => (either, all) = (either || all, true),
                "AND" => {}
                licence if words.first().is_some_and(|word| word == "WITH") => {
                    all &= allowed(&format!("{licence} {}", words[..2].join(" ")));
                    *words = &words[2..];
                }
                licence => all &= allowed(licence),
            }
        }
        either || all
    }
    // An older way to write it.
    let plain = expression.replace('/', " OR ");
    let plain = plain.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    !words.is_empty() && any(&mut words.as_slice(), allowed)
}

#[test]
fn an_offer_of_licences_is_read_as_it_is_meant() {
    let allowed =
        |licence: &str| ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].contains(&licence);
    for (expression, expect) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND Zlib", true),
        ("(MIT OR GPL-3.0) AND Zlib", true),
        ("(MIT OR Zlib) AND GPL-3.0", false),
        ("GPL-3.0 AND MIT OR Zlib", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0 WITH LLVM-exception AND GPL-3.0", false),
        ("Apache-2.0", false),
        ("", false),
    ] {
        assert_eq!(may(expression, &allowed), expect, "{expression}");
    }
}

/// What `cargo deny check` judges too, where it is installed.
#[test]
fn crates_come_from_the_registry_with_a_licence_that_may_come_in() {
    let (everywhere, exceptions) = allowed();
    assert!(everywhere.iter().any(|licence| licence == "MIT"));
    let taken = taken_in();
    assert!(taken.len() > 200, "{} crates", taken.len());
    let refused = taken.iter().filter_map(|package| {
        let name = package["name"].as_str().expect("a name");
        let licence = package["license"].as_str().unwrap_or_default();
        let here = |licence: &str| {
            let with_it = exceptions.iter().filter(|(of, _)| of == name);
            with_it
                .flat_map(|(_, all)| all)
                .chain(&everywhere)
                .any(|one| one == licence)
        };
        (!may(licence, &here)).then(|| format!("{name}: {licence:?}"))
    });
    assert_eq!(refused.collect::<Vec<_>>(), Vec::<String>::new());

    let lock = read("Cargo.lock");
    for package in lock
        .split("[[package]]")
        .filter(|package| package.contains("\nsource = "))
    {
        assert!(
            package
                .contains("\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n"),
            "it comes from elsewhere: {package}"
        );
        assert!(package.contains("\nchecksum = "), "no digest: {package}");
    }
}

/// What a lock file holds: the name and the version of each crate.
fn locked(path: &str) -> BTreeSet<(String, String)> {
    let lock = read(path);
    let value = |package: &str, name: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(name));
        line.map(|value| value.trim_matches('"').to_owned())
    };
    lock.split("[[package]]")
        .filter_map(|package| Some((value(package, "name = ")?, value(package, "version = ")?)))
        .collect()
}

#[test]
fn the_fuzzers_run_the_crates_that_are_shipped() {
    let (shipped, fuzzed) = (locked("Cargo.lock"), locked("fuzz/Cargo.lock"));
    let names: BTreeSet<&String> = shipped.iter().map(|(name, _)| name).collect();
    let others: Vec<_> = fuzzed
        .difference(&shipped)
        .filter(|(name, _)| names.contains(name))
        .collect();
    assert!(fuzzed.len() > 50, "the lock file was read");
    assert!(
        others.is_empty(),
        "bring fuzz/Cargo.lock up to Cargo.lock: {others:?}"
    );
}

#[test]
fn everything_from_outside_has_a_reason() {
    let named: BTreeSet<String> = crates().union(&packages()).cloned().collect();
    let explained = explained();
    let of = |a: &BTreeSet<String>, b: &BTreeSet<String>| -> Vec<String> {
        a.difference(b).cloned().collect()
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(
        of(&named, &explained),
        none,
        "say why in docs/dependencies.md"
    );
    assert_eq!(of(&explained, &named), none, "nothing needs it any more");
}

#[test]
fn npm_packages_come_from_the_registry_with_a_licence_that_may_come_in() {
    const ALLOWED: [&str; 9] = [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BlueOak-1.0.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MPL-2.0",
    ];
    // Their manifests say nothing; their folders hold the MIT licence's text, or
    // are part of one that does.
    const SILENT: [&str; 3] = [
        "@inlang/plugin-message-format",
        "@lix-js/sdk-linux-x64",
        "svelte-toolbelt",
    ];
    let lock = json("ui/package-lock.json");
    let packages = lock["packages"].as_object().expect("packages");
    let mut refused = Vec::new();
    for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let name = path.rsplit("node_modules/").next().expect("a name");
        let licence = package["license"].as_str().unwrap_or_default();
        let may = match licence {
            "" => SILENT.contains(&name),
            // A font is no program: its licence lets it be part of one.
            "OFL-1.1" => name == "@fontsource-variable/inter",
            said => said
                .trim_matches(['(', ')'])
                .split(" OR ")
                .any(|one| ALLOWED.contains(&one.split(" WITH ").next().expect("a word"))),
        };
        if !may {
            refused.push(format!("{name}: {licence:?}"));
        }
        assert!(
            package["resolved"].is_null(),
            "{name} is bound to one registry"
        );
        assert!(package["integrity"].is_string(), "{name} has no digest");
    }
    assert_eq!(refused, Vec::<String>::new());
    assert!(packages.len() > 100, "the lock file was read");
}

#[test]
fn nothing_is_older_than_a_fault_that_was_mended() {
    let lock = read("Cargo.lock");
    let tauri = lock
        .split("[[package]]")
        .find(|package| package.contains("\nname = \"tauri\"\n"))
        .and_then(|package| package.split("version = \"").nth(1)?.split('"').next())
        .expect("Tauri is in the lock file");
    let numbers: Vec<u32> = tauri
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect();
    assert!(numbers >= vec![2, 11, 1], "Tauri {tauri}: CVE-2026-42184");
    let sqlite = rusqlite::version();
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "SQLite {sqlite} may lose a commit when its log is reset"
    );
}
