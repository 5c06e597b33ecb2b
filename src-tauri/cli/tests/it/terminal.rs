//! A folder with a book in it, and somebody who types.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const IPHONE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/fixtures/phone-iphone.vcf"
);

pub(crate) struct Terminal {
    folder: TempDir,
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With a book of two people and a favour.
    pub(crate) fn with_book() -> Self {
        let terminal = Self::new();
        for line in [
            &["add", "Anna Korhonen"][..],
            &["add", "Pekka Laine"],
            &["give", "Anna", "Cake", "--on", "2026-01-02"],
        ] {
            assert_eq!(terminal.run(line).code, 0, "{line:?}");
        }
        terminal
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn book(&self) -> PathBuf {
        self.path("book.vuoro")
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        self.path(name).display().to_string()
    }

    /// The names of what is in the folder.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub(crate) fn command<S: AsRef<OsStr>>(&self, line: &[S]) -> Command {
        self.command_of(Path::new(env!("CARGO_BIN_EXE_vuoro")), line)
    }

    fn command_of<S: AsRef<OsStr>>(&self, program: &Path, line: &[S]) -> Command {
        let mut command = Command::new(program);
        self.settle(command.args(line));
        command
    }

    /// Where every command runs, and what it finds there.
    pub(crate) fn settle(&self, command: &mut Command) {
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.folder.path())
            .env("LANG", "fi_FI.UTF-8")
            .env("VUORO_BOOK", self.book())
            .stdin(Stdio::null());
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, line: &[S]) -> Said {
        Said::of(self.command(line).output().unwrap())
    }
}

impl Said {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let (out, err) = (text(output.stdout), text(output.stderr));
        assert!(!err.contains("panicked"), "{err}");
        Self {
            code: output.status.code().unwrap(),
            out,
            err,
        }
    }
}

/// What is said by a line that goes well, each of these parts among it.
#[track_caller]
pub(crate) fn says(terminal: &Terminal, line: &[&str], parts: &[&str]) -> String {
    let said = terminal.run(line);
    assert_eq!(said.code, 0, "{line:?}: {}", said.err);
    let all = format!("{}{}", said.out, said.err);
    for part in parts {
        assert!(all.contains(part), "{line:?} does not say {part:?}:\n{all}");
    }
    let low = all.to_lowercase();
    assert!(!low.contains("owe") && !low.contains("debt"), "{all}");
    all
}

pub(crate) fn json(terminal: &Terminal, line: &[&str]) -> Value {
    let said = terminal.run(&[line, &["--json"]].concat());
    assert_eq!(said.code, 0, "{line:?}: {}", said.err);
    serde_json::from_str(&said.out).unwrap()
}
