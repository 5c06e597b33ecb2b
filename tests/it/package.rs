//! What the Debian package tells the desktop, kept true without building it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn config() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).expect("JSON")
}

fn deb() -> Value {
    config()["bundle"]["linux"]["deb"].clone()
}

/// The kinds of file that the package says it opens, each once.
fn kinds() -> Vec<String> {
    let associations = config()["bundle"]["fileAssociations"].clone();
    let kinds = associations.as_array().expect("a list").iter();
    kinds
        .flat_map(|each| each["mimeType"].as_str().expect("a kind").split(';'))
        .map(str::to_owned)
        .collect()
}

/// The desktop entry as Tauri's packager fills it in.
fn entry() -> String {
    let config = config();
    let program = config["mainBinaryName"].as_str().expect("a name");
    read(deb()["desktopTemplate"].as_str().expect("a template"))
        .replace("{{exec}}", program)
        .replace("{{icon}}", program)
        .replace("{{name}}", config["productName"].as_str().expect("a name"))
        .replace("{{mime_type}}", &kinds().join(";"))
}

fn line<'a>(entry: &'a str, key: &str) -> &'a str {
    let line = entry
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("{key} is not in the desktop entry"))
}

#[test]
fn contact_files_open_with_vuoro() {
    let entry = entry();
    assert_eq!(
        line(&entry, "MimeType"),
        "text/vcard;text/x-vcard;text/csv;",
        "of all kinds of contact file, and nothing else"
    );
    assert_eq!(
        line(&entry, "Exec"),
        "vuoro-desktop %F",
        "several files are opened at once"
    );
    assert!(!entry.contains("{{"), "every word is filled in: {entry}");
}

#[test]
fn a_favour_is_written_down_from_the_desktop_itself() {
    let entry = entry();
    assert_eq!(line(&entry, "Actions"), "capture;");
    let (_, action) = entry
        .split_once("[Desktop Action capture]")
        .expect("the action");
    assert_eq!(line(action, "Exec"), "vuoro-desktop --capture");
    assert_ne!(line(action, "Name"), line(action, "Name[fi]"));
}

#[test]
fn the_menu_speaks_finnish_too() {
    let entry = entry();
    for key in ["GenericName", "Comment", "Keywords"] {
        assert_ne!(line(&entry, key), line(&entry, &format!("{key}[fi]")));
    }
}

#[test]
fn every_file_of_the_package_is_there() {
    let deb = deb();
    let files = deb["files"].as_object().expect("files");
    for (place, source) in files {
        let source = source.as_str().expect("a path");
        // What `make package` builds itself lies under target.
        assert!(
            source.starts_with("target/") || root().join(source).is_file(),
            "{place} is to be {source}, which is not there"
        );
    }
    for place in ["/usr/bin/vuoro", "/usr/share/doc/vuoro/copyright"] {
        assert!(files.contains_key(place), "{place} is not in the package");
    }
    let icon = line(&entry(), "Icon").to_owned();
    for size in ["16x16", "48x48", "scalable"] {
        assert!(
            files
                .keys()
                .any(|place| place.contains(&format!("/{size}/apps/{icon}."))),
            "the entry's icon has no {size}"
        );
    }
}

#[test]
fn the_metainfo_says_what_the_entry_says() {
    let info = read("src-tauri/desktop/package/app.vuoro.Vuoro.metainfo.xml");
    let config = config();
    for (tag, value) in [
        ("id", config["identifier"].as_str().expect("an identifier")),
        ("name", line(&entry(), "Name")),
        (
            "binary",
            config["mainBinaryName"].as_str().expect("a program"),
        ),
        (
            "project_license",
            config["bundle"]["license"].as_str().expect("a licence"),
        ),
        ("mediatype", "text/vcard"),
    ] {
        let said = format!("<{tag}>{value}</{tag}>");
        assert!(info.contains(&said), "{said} is not in it");
    }
    let entry = format!(
        "{}.desktop",
        config["productName"].as_str().expect("a name")
    );
    assert!(info.contains(&format!(">{entry}</launchable>")), "{entry}");
}

/// Where the desktop's own judges are installed, they are asked too.
#[test]
fn the_desktop_accepts_the_entry_and_the_metainfo() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("vuoro.desktop");
    fs::write(&file, entry()).expect("a file");
    let info = root().join("src-tauri/desktop/package/app.vuoro.Vuoro.metainfo.xml");
    let mut entry = Command::new("desktop-file-validate");
    let mut metainfo = Command::new("appstreamcli");
    for judge in [
        entry.arg(&file),
        metainfo.args(["validate", "--no-net"]).arg(&info),
    ] {
        // A computer without the judge has judged nothing.
        if let Ok(said) = judge.output() {
            let text = String::from_utf8_lossy(&said.stdout).into_owned();
            assert!(said.status.success(), "{text}");
        }
    }
}
