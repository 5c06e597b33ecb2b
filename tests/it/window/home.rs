//! A home folder that goes with the test: the book, the choices of the window,
//! and whatever a program leaves behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder"));
        for folder in ["config/vuoro", "tmp", "run"] {
            fs::create_dir_all(home.path(folder)).expect("a folder");
        }
        // WebKit refuses a folder that others can read.
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(home.path("run"), private).expect("one's own folder");
        home
    }

    /// As if language and theme had been chosen before.
    pub(crate) fn with_look(self, language: &str, theme: &str) -> Self {
        let look = serde_json::json!({ "language": language, "theme": theme });
        fs::write(self.path("config/vuoro/window.json"), look.to_string()).expect("a file");
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn book(&self) -> PathBuf {
        self.path("book.vuoro")
    }

    /// Makes a program see this home only.
    pub(crate) fn confine<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        for inherited in [
            "LANG",
            "LC_MESSAGES",
            "VUORO_BOOK",
            "VUORO_PASSPHRASE",
            "WAYLAND_DISPLAY",
        ] {
            command.env_remove(inherited);
        }
        command
            .env("HOME", self.0.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TMPDIR", self.path("tmp"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
    }

    /// Starts the window's program on the book once more, where there is no screen: a window that
    /// is open takes the files.
    pub(crate) fn start_again(&self, files: &[&Path]) -> Output {
        let mut start = Command::new(env!("CARGO_BIN_EXE_vuoro-desktop"));
        let start = self.confine(&mut start).arg("--book").arg(self.book());
        let start = start.args(files).env_remove("DISPLAY");
        start.output().expect("the program starts")
    }

    /// The files in which these bytes lie open, as text of one or two bytes a letter.
    pub(crate) fn holding(&self, folder: &str, word: &str) -> Vec<PathBuf> {
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let holds = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
        let mut folders = vec![self.path(folder)];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                    Ok(kind) if kind.is_file() => {
                        let bytes = fs::read(entry.path()).unwrap_or_default();
                        if holds(&bytes, word.as_bytes()) || holds(&bytes, &wide) {
                            found.push(entry.path());
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The terminal's program, on the book.
    pub(crate) fn terminal(&self, words: &[&str]) -> Command {
        let mut command = Command::new(terminal());
        let confined = self.confine(&mut command).arg("--book").arg(self.book());
        confined.args(words);
        command
    }

    /// Runs the terminal's program on the book, and answers what it prints.
    pub(crate) fn vuoro(&self, words: &[&str]) -> String {
        let done = self.terminal(words).output();
        let done = done.expect("the terminal's program starts");
        assert!(
            done.status.success(),
            "vuoro {words:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        String::from_utf8(done.stdout).expect("text")
    }
}

/// The cards of 39 people and a firm, one that breaks off after its number, and a group.
pub(crate) fn phone() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/phone-iphone.vcf")
}

/// The terminal's program, another package's: cargo builds it beside the
/// window's when the whole workspace is tested.
fn terminal() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_vuoro-desktop")).with_file_name("vuoro");
    assert!(
        program.exists(),
        "{} is not built: the window is tested with `cargo test --workspace`",
        program.display()
    );
    program
}
