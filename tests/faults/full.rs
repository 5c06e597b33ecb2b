//! A disk with no room, for real: a small tmpfs where this is root, and a limit
//! on the size of files, at which the system would rather end a program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::desk::{self, open, whole};
use crate::ground::{Ground, Outcome};
use crate::terminal;

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let refused = ground.rounds("file-size limit", (60, 6), |_, chance, folder| {
        desk::copy(&ground.template(), folder);
        let size = fs::metadata(folder.join(desk::BOOK)).map_or(0, |m| m.len());
        let blocks = 1 + chance.below(size as usize / 512 + 200) as u64;
        tight(folder, |line| terminal::limited(folder, blocks, line))
            .map_err(|why| format!("{blocks} blocks: {why}"))
    })?;
    let (limits, refused): (usize, u64) = (refused.len(), refused.into_iter().sum());
    if refused == 0 {
        return Err(format!(
            "{limits} limits on the size of a file, and none was met"
        ));
    }
    let mut figure = format!("{limits} limits on the size of a file, {refused} commands refused");
    match small_disk(ground)? {
        Some((disks, 0)) => return Err(format!("{disks} small disks, and none was full")),
        Some((disks, refused)) => figure.push_str(&format!(
            "; {disks} small disks filled up, {refused} commands refused"
        )),
        None => figure.push_str("; no small disk, for this was not root"),
    }
    Ok(figure + ": old data whole, a plain message")
}

/// Whether the command said what it is about, and no more than that.
fn judged(output: &Output) -> Outcome<bool> {
    if output.status.success() {
        return Ok(true);
    }
    let err = String::from_utf8_lossy(&output.stderr);
    let plain = err
        .lines()
        .filter(|line| !line.starts_with("made a new book"))
        .all(|line| line.starts_with("vuoro: ") || line.starts_with("hint: "));
    let foreign = ["os error", "code", "SQL", "I/O"];
    if output.status.code().is_none() || !plain || foreign.iter().any(|word| err.contains(word)) {
        return Err(format!("{}: {err}", output.status));
    }
    Ok(false)
}

/// Writes under a limit; what was refused is not there, what was told is.
fn tight(folder: &Path, limited: impl Fn(&[&str]) -> Command) -> Outcome<u64> {
    let (mut known, who) = look(folder)?;
    let cards = desk::cards(folder, "cards", 30).display().to_string();
    let mut refused = 0;
    for line in [
        &["give", who.as_str(), "In a tight place"][..],
        &["import", &cards, "--yes"],
        &["export", "--to", "out.json", "--force"],
        &["undo"],
        &["check"],
    ] {
        let output = limited(line).output().map_err(|error| error.to_string())?;
        let told = judged(&output).map_err(|why| format!("{line:?}: {why}"))?;
        refused += u64::from(!told);
        let (found, _) = look(folder).map_err(|why| format!("after {line:?}: {why}"))?;
        let writes = !matches!(line[0], "export" | "check");
        if told && writes && found == known {
            return Err(format!("{line:?} was told and is lost"));
        }
        if !told && found != known {
            return Err(format!("{line:?} was refused and is there"));
        }
        known = found;
    }
    Ok(refused)
}

/// What is in the book, and somebody in it: looked at where there is room, for
/// a book that is opened writes beside itself.
fn look(folder: &Path) -> Outcome<(desk::State, String)> {
    let text = |error: vuoro_core::Error| error.to_string();
    let elsewhere = tempfile::tempdir().map_err(|error| error.to_string())?;
    desk::copy(folder, elsewhere.path());
    let mut book = open(elsewhere.path()).map_err(text)?;
    let found = whole(&mut book)?;
    Ok((found, book.ids().map_err(text)?[0].to_string()))
}

/// Disks of different sizes; `None` where this user may not make any.
fn small_disk(ground: &Ground) -> Outcome<Option<(u64, u64)>> {
    let disks = ground.many(24, 3);
    let mut refused = 0;
    for number in 0..disks {
        let place = ground.place(&format!("small-{number}"));
        fs::create_dir_all(&place).map_err(|error| error.to_string())?;
        let size: u64 = fs::read_dir(ground.template())
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| entry.metadata().ok())
            .map(|metadata| metadata.len())
            .sum();
        // Room for the book, and from nothing to half a megabyte besides.
        let room = size + 24_576 + number * 500_000 / disks;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o"])
            .arg(format!("size={room}"))
            .arg("vuoro-faults")
            .arg(&place)
            .output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            return Ok(None);
        }
        desk::copy(&ground.template(), &place);
        let outcome = tight(&place, |line| terminal::command(&place, line));
        let _ = Command::new("umount").arg("-l").arg(&place).status();
        refused += outcome.map_err(|why| format!("a disk of {room} bytes: {why}"))?;
    }
    Ok(Some((disks, refused)))
}
