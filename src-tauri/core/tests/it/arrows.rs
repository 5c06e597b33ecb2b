//! Which part of the program may know of which: told by the words in its files.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Every source file below a folder of the repository, by its path from there.
fn sources(folder: &str, ends: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(ROOT).join(folder);
    let mut folders = vec![root.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The lines of code that have one of these words, as `file:line: text`.
/// Comments and what stands under `#[cfg(test)]`, in place or in a `tests.rs`, are
/// not the program.
fn lines_with(files: &[(String, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let program = |name: &str| Path::new(name).file_name() != Some("tests.rs".as_ref());
    for (name, text) in files.iter().filter(|(name, _)| program(name)) {
        let code = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let code = line.trim_start();
            let comment = code.starts_with("//") || code.starts_with('*');
            if !comment && words.iter().any(|word| has_word(code, word)) {
                found.push(format!("{name}:{}: {code}", number + 1));
            }
        }
    }
    found
}

/// Whether the word stands in the line, and not as a part of a longer one. What
/// ends with colons is the beginning of a path.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(part) && (word.ends_with("::") || !after.is_some_and(part))
    })
}

/// What a file of a room names of the crate's own top: by `crate::`, by as many
/// `super::` as lead there, alone or in braces.
fn named_of_the_top(name: &str, text: &str) -> Vec<String> {
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let lines = code.lines().map(str::trim_start);
    let code: String = lines.filter(|line| !line.starts_with("//")).collect();
    let modules = name.trim_end_matches(".rs").trim_end_matches("mod");
    let modules = modules.split('/').filter(|module| !module.is_empty());
    // The room itself stands above them.
    let up = "super::".repeat(modules.count() + 1);
    let mut named = Vec::new();
    for top in ["crate::", &up] {
        for (at, _) in code.match_indices(top) {
            let rest = &code[at + top.len()..];
            let Some(list) = rest.strip_prefix('{') else {
                named.push(rest.to_owned());
                continue;
            };
            // Commas within further braces part nothing of the top.
            let mut depth = 0;
            let mut item = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => named.push(std::mem::take(&mut item)),
                    _ => item.push(c),
                }
            }
            named.push(item);
        }
    }
    let word = |text: String| {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let text = text.trim_start();
        text.split(|c| !part(c))
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    named.into_iter().map(word).collect()
}

#[test]
fn an_arrow_is_seen_however_it_is_written() {
    for (name, text, expect) in [
        ("a.rs", "use crate::store::x;", &["store"][..]),
        (
            "a.rs",
            "use crate::{domain::{a, b}, store, book as c};",
            &["domain", "store", "book"],
        ),
        (
            "a.rs",
            "use crate::{\n    domain::x,\n    store,\n};",
            &["domain", "store", ""],
        ),
        (
            "a.rs",
            "fn f() { super::super::book::g(); super::h(); }",
            &["book"],
        ),
        ("mod.rs", "use super::book;", &["book"]),
        ("mod.rs", "use self::a::{b, c};", &[]),
        ("b/c.rs", "use super::super::super::{store};", &["store"]),
        ("a.rs", "// as crate::book does", &[]),
        (
            "a.rs",
            "#[cfg(test)]\nmod tests {\n    use crate::book;",
            &[],
        ),
    ] {
        assert_eq!(named_of_the_top(name, text), expect, "{text}");
    }
}

#[track_caller]
fn only(rooms: &[&str], words: &[&str], why: &str) {
    let core = sources("src-tauri/core/src", &[".rs"]);
    assert!(core.len() > 50, "the sources are where they were");
    let (inside, outside): (Vec<_>, Vec<_>) = core
        .into_iter()
        .partition(|(name, _)| rooms.iter().any(|room| name.starts_with(room)));
    assert_eq!(lines_with(&outside, words), [""; 0], "{why}");
    if !rooms.is_empty() {
        assert_ne!(lines_with(&inside, words), [""; 0], "the words are right");
    }
}

#[test]
fn only_the_store_knows_the_database() {
    only(
        &["store/", "error/"],
        &["rusqlite", "libsqlite3_sys"],
        "the store alone names rusqlite, and the error that it may raise",
    );
    let sql = [
        "SELECT",
        "INSERT INTO",
        "UPDATE",
        "DELETE FROM",
        "PRAGMA",
        ".prepare(",
        "prepare_cached",
        "query_row",
        "query_map",
        "execute",
        "execute_batch",
    ];
    only(&["store/"], &sql, "SQL stands in the store");
}

#[test]
fn only_the_exchange_knows_file_formats() {
    let crates = [
        "calcard",
        "vcard_parser",
        "csv::",
        "zip::",
        "encoding_rs",
        "chardetng",
    ];
    only(
        &["exchange/"],
        &crates,
        "the exchange alone names readers of files",
    );
}

#[test]
fn the_core_is_told_the_time_and_asks_nobody() {
    let words = [
        "SystemTime::now",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "Local",
        "now_v7",
        "std::env",
        "env::var",
        "env::args",
        "std::net",
        "std::process::Command",
    ];
    only(&[], &words, "no clock, no environment, no network");
}

#[test]
fn no_arrow_points_back() {
    for (room, words) in [
        ("domain/", &["store", "book", "exchange"][..]),
        ("store/", &["book", "exchange"]),
        ("exchange/", &["store", "book"]),
        ("sample/", &["store", "book", "exchange"]),
    ] {
        let files = sources(&format!("src-tauri/core/src/{room}"), &[".rs"]);
        assert!(!files.is_empty(), "{room}");
        let program = files.iter().filter(|(name, _)| !name.ends_with("tests.rs"));
        for (name, text) in program {
            let named = named_of_the_top(name, text);
            let back: Vec<_> = named
                .iter()
                .filter(|top| words.contains(&top.as_str()))
                .collect();
            assert_eq!(back, [""; 0], "{room}{name}");
        }
    }
}

#[test]
fn a_face_knows_the_core_by_its_book() {
    for face in ["src-tauri/cli/src", "src-tauri/desktop"] {
        let files = sources(face, &[".rs"]);
        assert!(!files.is_empty(), "{face}");
        let words = ["rusqlite", "calcard", "vcard_parser", "csv::", "zip::"];
        assert_eq!(lines_with(&files, &words), [""; 0], "{face}");
    }
}

#[test]
fn only_one_room_of_the_window_knows_tauri() {
    let files = sources("ui/src", &[".ts", ".svelte", ".js"]);
    let (inside, outside): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|(name, _)| name.starts_with("lib/api/"));
    let found = lines_with(&outside, &["@tauri-apps", "__TAURI__"]);
    assert_eq!(found, [""; 0], "the rest runs in any browser");
    assert_ne!(lines_with(&inside, &["@tauri-apps"]), [""; 0]);
}

#[test]
fn a_command_of_the_window_is_at_most_five_lines() {
    let files = sources("src-tauri/desktop/commands", &[".rs"]);
    let mut commands = 0;
    for (name, text) in &files {
        for command in text.split("#[tauri::command").skip(1) {
            let body = command.split_once(" {\n").map_or("", |(_, rest)| rest);
            let lines = body.split("\n}").next().unwrap_or_default().lines().count();
            let title = command.lines().find(|line| line.contains("fn "));
            assert!(lines <= 5, "{name}: {title:?} has {lines} lines");
            commands += 1;
        }
    }
    assert!(commands > 100, "{commands} are not all");
}
