//! The real terminal program, as `cargo` built it beside this one.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::desk::BOOK;
use crate::ground::Outcome;

fn program() -> PathBuf {
    let this = env::current_exe().expect("this program");
    let folder = this
        .ancestors()
        .nth(2)
        .expect("the folder of what was built");
    folder.join("vuoro")
}

/// Whether it was built.
pub(crate) fn is_there() -> bool {
    program().is_file()
}

/// A command on the book in a folder, which is all that it can see of a home.
pub(crate) fn command<S: AsRef<OsStr>>(folder: &Path, line: &[S]) -> Command {
    let mut command = Command::new(program());
    settle(command.args(line), folder);
    command
}

/// The same under a limit on the size of a file, in blocks of 512 bytes.
pub(crate) fn limited(folder: &Path, blocks: u64, line: &[&str]) -> Command {
    let mut command = Command::new("/bin/sh");
    command
        .arg("-c")
        .arg(format!("ulimit -f {blocks}; exec \"$0\" \"$@\""))
        .arg(program())
        .args(line);
    settle(&mut command, folder);
    command
}

fn settle(command: &mut Command, folder: &Path) {
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", folder)
        .env("TMPDIR", folder)
        .env("LANG", "fi_FI.UTF-8")
        .env("VUORO_BOOK", folder.join(BOOK))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

pub(crate) fn run<S: AsRef<OsStr>>(folder: &Path, line: &[S]) -> Outcome<Output> {
    command(folder, line)
        .output()
        .map_err(|error| format!("{}: {error}", program().display()))
}

/// Kills it with SIGKILL after so long.
pub(crate) fn kill<S: AsRef<OsStr>>(folder: &Path, line: &[S], after: Duration) -> Outcome<Output> {
    let mut running = command(folder, line)
        .spawn()
        .map_err(|error| format!("{}: {error}", program().display()))?;
    std::thread::sleep(after);
    let _ = running.kill();
    running
        .wait_with_output()
        .map_err(|error| error.to_string())
}

/// How long a command takes that is left to its end.
pub(crate) fn time<S: AsRef<OsStr>>(folder: &Path, line: &[S]) -> Outcome<Duration> {
    let began = Instant::now();
    let output = run(folder, line)?;
    match output.status.success() {
        true => Ok(began.elapsed()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}
