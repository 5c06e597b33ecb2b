//! Bits that turned and files that were cut short: each is told, or what is
//! read is what was written. Only in the log a bit that turned ends what SQLite
//! takes as written: an earlier state is served then, as a whole and in silence.

use std::fs;
use std::path::Path;
use std::process::Output;

use vuoro_core::Error;
use vuoro_core::book::key_file;

use crate::chance::Chance;
use crate::desk::{self, BOOK, State, open, state};
use crate::ground::{Ground, Outcome};
use crate::terminal;

const FLIPS: (u64, u64) = (8_000, 120);
const BACKUP_FLIPS: (u64, u64) = (10_000, 1_000);
const LENGTHS: (u64, u64) = (400, 30);
const LOG_FLIPS: (u64, u64) = (400, 30);
const TOLD: (u64, u64) = (60, 4);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// It did not open, or could not be read.
    Refused,
    /// All that is read is right, and a check names what is not.
    Found,
    /// The content is what was written, and nothing is said.
    Same,
    /// The log ends before the damage: an earlier state, as a whole.
    Earlier,
}

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let (template, closed) = (ground.template(), fs::read(ground.template().join(BOOK)));
    let closed = closed.map_err(|error| error.to_string())?;
    let written = known(&template)?;
    let flips = ground.rounds("flip", FLIPS, |_, chance, folder| {
        let mut bytes = closed.clone();
        let bit = chance.below(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        seen(
            &template,
            folder,
            BOOK,
            &bytes,
            std::slice::from_ref(&written),
        )
        .map_err(|why| format!("bit {bit}: {why}"))
    })?;
    let lengths = ground.rounds("cut short", LENGTHS, |number, chance, folder| {
        // At the ends of pages too: there no seal is torn.
        let length = match number % 2 {
            0 => chance.below(closed.len()),
            _ => chance.below(closed.len() / 4096) * 4096,
        };
        seen(
            &template,
            folder,
            BOOK,
            &closed[..length],
            std::slice::from_ref(&written),
        )
        .map_err(|why| format!("{length} bytes: {why}"))
    })?;
    let log = log_flips(ground)?;
    let backup = backup_flips(ground)?;
    let told = ground.rounds("told", TOLD, |_, chance, folder| {
        told(&template, folder, &closed, chance)
    })?;
    Ok(format!(
        "{}; {}; {backup} flips of a backup, each refused when it is verified; in the log beside \
         the book: {}; {} flips told in the terminal, each in one line and a hint",
        tally("flips", &flips),
        tally("truncations", &lengths),
        tally_of_the_log(&log),
        told.len(),
    ))
}

fn count(all: &[Seen], seen: Seen) -> usize {
    all.iter().filter(|one| **one == seen).count()
}

fn tally(what: &str, all: &[Seen]) -> String {
    format!(
        "{} {what}, 0 served in silence ({} refused, {} found by the check, {} without effect)",
        all.len(),
        count(all, Seen::Refused),
        count(all, Seen::Found),
        count(all, Seen::Same)
    )
}

/// SQLite takes what follows a turned bit in its log as never written.
fn tally_of_the_log(all: &[Seen]) -> String {
    format!(
        "{} flips, {} of which give an earlier whole state, told by nobody ({} refused, {} found \
         by the check, {} without effect)",
        all.len(),
        count(all, Seen::Earlier),
        count(all, Seen::Refused),
        count(all, Seen::Found),
        count(all, Seen::Same)
    )
}

fn known(folder: &Path) -> Outcome<State> {
    open(folder)
        .and_then(|book| state(&book))
        .map_err(|error| error.to_string())
}

/// Puts the bytes in the place of one file, and reads everything. The last of
/// the states is the right one.
fn seen(
    template: &Path,
    folder: &Path,
    name: &str,
    bytes: &[u8],
    states: &[State],
) -> Outcome<Seen> {
    desk::copy(template, folder);
    fs::write(folder.join(name), bytes).map_err(|error| error.to_string())?;
    let Ok(mut book) = open(folder) else {
        return Ok(Seen::Refused);
    };
    let Ok(read) = state(&book) else {
        return Ok(Seen::Refused);
    };
    let right = states.last() == Some(&read);
    if !right && !states.contains(&read) {
        return Err("it was served in silence".into());
    }
    match book.check() {
        Ok(findings) if findings.is_empty() && right => Ok(Seen::Same),
        Ok(findings) if findings.is_empty() => Ok(Seen::Earlier),
        _ => Ok(Seen::Found),
    }
}

/// Bits of the log that was not brought home yet. SQLite takes the log as ended
/// where it does not fit: what is served is then a whole state of before.
fn log_flips(ground: &Ground) -> Outcome<Vec<Seen>> {
    let live = ground.place("log");
    let kept = ground.place("log-kept");
    desk::copy(&ground.template(), &live);
    let fault = |error: vuoro_core::Error| error.to_string();
    let mut book = open(&live).map_err(fault)?;
    let mut chance = Chance::of(ground.seed, "log", 0);
    let mut states = vec![state(&book).map_err(fault)?];
    for _ in 0..4 {
        desk::Deed::Record
            .run(&mut book, &mut chance, &live)
            .map_err(fault)?;
        states.push(state(&book).map_err(fault)?);
    }
    // As a kill would leave it: the log lies beside the book.
    desk::copy(&live, &kept);
    let name = format!("{BOOK}-wal");
    let log = fs::read(kept.join(&name)).map_err(|error| error.to_string())?;
    drop(book);
    ground.rounds("log flip", LOG_FLIPS, |_, chance, folder| {
        let mut bytes = log.clone();
        let bit = chance.below(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        seen(&kept, folder, &name, &bytes, &states).map_err(|why| format!("bit {bit}: {why}"))
    })
}

/// Bits of a backup, which nobody opens before it is verified.
fn backup_flips(ground: &Ground) -> Outcome<usize> {
    let text = |error: vuoro_core::Error| error.to_string();
    let place = ground.place("backup");
    desk::copy(&ground.template(), &place);
    let mut book = open(&place).map_err(text)?;
    let mut chance = Chance::of(ground.seed, "backup", 0);
    desk::Deed::Backup
        .run(&mut book, &mut chance, &place)
        .map_err(text)?;
    drop(book);
    let file = desk::sound_backups(&place)?.remove(0);
    let sound = fs::read(&file).map_err(|error| error.to_string())?;
    let refused = ground.rounds("backup flip", BACKUP_FLIPS, |_, chance, folder| {
        let copy = folder.join("copy.vuoro");
        let mut bytes = sound.clone();
        let bit = chance.below(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&copy, &bytes)
            .and_then(|()| fs::copy(key_file(&file), key_file(&copy)))
            .map_err(|error| error.to_string())?;
        match desk::is_sound(&copy) {
            Ok(()) => Err(format!("bit {bit}: it was taken for sound")),
            // Refused as damaged, and not because it cannot be opened at all.
            Err(Error::BackupDamaged(_)) => Ok(()),
            Err(error) => Err(format!("bit {bit}: {error}")),
        }
    })?;
    Ok(refused.len())
}

/// What the terminal says of a damaged book.
fn told(template: &Path, folder: &Path, closed: &[u8], chance: &mut Chance) -> Outcome<()> {
    desk::copy(template, folder);
    let mut bytes = closed.to_vec();
    let bit = chance.below(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    fs::write(folder.join(BOOK), &bytes).map_err(|error| error.to_string())?;
    let Output { status, stderr, .. } = terminal::run(folder, &["check"])?;
    let said = String::from_utf8_lossy(&stderr);
    let is_plain = said
        .lines()
        .all(|line| line.starts_with("vuoro: ") || line.starts_with("hint: "));
    if status.success() || !is_plain || said.lines().count() > 2 || !said.contains("hint: ") {
        return Err(format!("bit {bit}: {status}: {said}"));
    }
    Ok(())
}
