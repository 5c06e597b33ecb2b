//! The real terminal program, as `cargo` built it beside this one.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
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
    thread::sleep(after);
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

/// Gives the book a new key, and kills it so long after the words were said back.
/// Gives the words, what was said, and how long that took.
pub(crate) fn renew(folder: &Path, after: Duration) -> Outcome<(String, Output, Duration)> {
    let text = |error: std::io::Error| error.to_string();
    let mut running = command(folder, &["key", "renew", "--json"])
        .stdin(Stdio::piped())
        .spawn()
        .map_err(text)?;
    let mut shown = String::new();
    let mut out = BufReader::new(running.stdout.take().ok_or("no output")?);
    while !shown.trim_end().ends_with(']') {
        if out.read_line(&mut shown).map_err(text)? == 0 {
            return Err(format!("no words were shown: {shown}"));
        }
    }
    // A list of plain words.
    let words: Vec<&str> = shown.split('"').skip(1).step_by(2).collect();
    let answers: String = (1..)
        .zip(words.iter().take(3))
        .map(|(number, word)| format!("{number} {word}\n"))
        .collect();
    let mut input = running.stdin.take().ok_or("no input")?;
    input.write_all(answers.as_bytes()).map_err(text)?;
    drop(input);
    let began = Instant::now();
    while began.elapsed() < after && running.try_wait().map_err(text)?.is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    let took = began.elapsed();
    let _ = running.kill();
    let said = running.wait_with_output().map_err(text)?;
    Ok((words.join(" "), said, took))
}
