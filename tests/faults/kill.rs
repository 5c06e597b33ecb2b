//! The real program, killed at any moment: what it had told is there, and
//! nothing is half there.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use vuoro_core::Book;
use vuoro_core::book::view::LedgerQuery;
use vuoro_core::book::{Unlock, unlock_by_words};

use crate::chance::Chance;
use crate::desk::{self, open, whole};
use crate::ground::{Ground, Outcome};
use crate::terminal;

/// So many books, and so many kills of writings to each.
const WRITES: (u64, u64) = (50, 3);
const KILLS: u64 = 20;
/// Kills of what writes a lot at once.
const WHOLES: (u64, u64) = (200, 4);
const BACKUPS: (u64, u64) = (500, 4);
const SINGLES: (u64, u64) = (40, 2);
const CARDS: u32 = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Import,
    Undo,
    Edit,
    Export,
    Backup,
    Restore,
    Erase,
}

/// How many kills of each, and what they are called.
const FLOWS: [(Flow, (u64, u64), &str); 6] = [
    (Flow::Import, WHOLES, "imports"),
    (Flow::Undo, WHOLES, "undoings"),
    // One row after the other, and a file that is renamed at its end.
    (Flow::Edit, SINGLES, "edits of everyone"),
    (Flow::Export, SINGLES, "exports"),
    (Flow::Erase, SINGLES, "erasings"),
    (Flow::Restore, WHOLES, "restores"),
];

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    kills: u64,
    acknowledged: u64,
    /// Killed before it had told anything.
    cut_short: u64,
}

impl Tally {
    fn sum(tallies: &[Self]) -> Self {
        tallies.iter().fold(Self::default(), |sum, one| Self {
            kills: sum.kills + one.kills,
            acknowledged: sum.acknowledged + one.acknowledged,
            cut_short: sum.cut_short + one.cut_short,
        })
    }

    fn told(self, what: &str) -> String {
        format!(
            "{} of {what} ({} acknowledged, {} cut short)",
            self.kills, self.acknowledged, self.cut_short
        )
    }
}

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let writes = ground.rounds("kill writes", WRITES, |_, chance, folder| {
        writes(ground, chance, folder)
    })?;
    let mut figures = vec![Tally::sum(&writes).told("writings")];
    for (flow, kills, what) in FLOWS {
        let name = format!("kill {flow:?}").to_lowercase();
        let tallies = ground.rounds(&name, kills, |_, chance, folder| {
            at_once(ground, flow, chance, folder)
        })?;
        figures.push(Tally::sum(&tallies).told(what));
    }
    let renewals = ground.rounds("kill renewal", SINGLES, |_, chance, folder| {
        renewal(ground, chance, folder)
    })?;
    figures.push(Tally::sum(&renewals).told("new keys"));
    Ok(format!(
        "kills: {}: 0 lost, 0 half-done",
        figures.join(", ")
    ))
}

/// Backups that are killed. Whatever is listed afterwards gives the book back
/// where there is none.
pub(crate) fn backups(ground: &Ground) -> Outcome<String> {
    let rounds = ground.rounds("kill backup", BACKUPS, |_, chance, folder| {
        let tally = at_once(ground, Flow::Backup, chance, folder)?;
        let written = whole(&mut open(folder).map_err(|error| error.to_string())?)?;
        let listed = desk::sound_backups(folder)?;
        for (number, backup) in listed.iter().enumerate() {
            if desk::given_back(backup, &folder.join(format!("restored-{number}")))? != written {
                return Err(format!("{} is another book", backup.display()));
            }
        }
        Ok((tally, listed.len()))
    })?;
    let (tallies, listed): (Vec<Tally>, Vec<usize>) = rounds.into_iter().unzip();
    let listed: usize = listed.into_iter().sum();
    Ok(format!(
        "kills: {}: {listed} listed afterwards, {listed} restored, each the book that it is of",
        Tally::sum(&tallies).told("backups")
    ))
}

/// What of the harness's own favours is in the book.
fn favours(book: &Book) -> Outcome<BTreeSet<String>> {
    let rows = book
        .ledger_rows(&LedgerQuery::default(), 0, 10_000, desk::now().today)
        .map_err(|error| error.to_string())?;
    Ok(rows
        .into_iter()
        .map(|row| row.what)
        .filter(|what| what.starts_with("kept "))
        .collect())
}

fn someone(book: &Book, chance: &mut Chance) -> Outcome<String> {
    let ids = book.ids().map_err(|error| error.to_string())?;
    Ok(chance.of_these(&ids).to_string())
}

fn writes(ground: &Ground, chance: &mut Chance, folder: &Path) -> Outcome<Tally> {
    desk::copy(&ground.template(), folder);
    let mut tally = Tally::default();
    let who = someone(&open(folder).map_err(|error| error.to_string())?, chance)?;
    let whole_time = terminal::time(folder, &["give", &who, "a first one"])?;
    let mut known = BTreeSet::new();
    for number in 0..KILLS {
        let what = format!("kept {number}");
        let after = whole_time.mul_f64(chance.below(1200) as f64 / 1000.0);
        let said = terminal::kill(folder, &["give", &who, &what], after)?;
        let told = said.status.success() || !said.stdout.is_empty();
        tally.kills += 1;
        tally.acknowledged += u64::from(told);
        tally.cut_short += u64::from(!told);
        let at = |why: String| format!("kill {number} after {after:?}: {why}");
        let mut book = open(folder).map_err(|error| at(error.to_string()))?;
        whole(&mut book).map_err(at)?;
        let found = favours(&book)?;
        if told {
            known.insert(what.clone());
        }
        if let Some(lost) = known.difference(&found).next() {
            return Err(at(format!("\"{lost}\" was told and is lost")));
        }
        // What was not told may be there, or not; from now on it is known.
        known = found;
    }
    Ok(tally)
}

fn at_once(ground: &Ground, flow: Flow, chance: &mut Chance, folder: &Path) -> Outcome<Tally> {
    let text = |error: vuoro_core::Error| error.to_string();
    desk::copy(&ground.template(), folder);
    let cards = desk::cards(folder, "cards", CARDS as usize);
    let cards = cards.display().to_string();
    let out = folder.join("out.json").display().to_string();
    let import = ["import", cards.as_str(), "--yes"];
    let ids = open(folder).and_then(|book| book.ids()).map_err(text)?;
    let mut edit = vec!["place".to_owned()];
    edit.extend(ids.iter().map(ToString::to_string));
    edit.push("close".into());
    let edit: Vec<&str> = edit.iter().map(String::as_str).collect();
    let mut backup = String::new();
    let trial = folder.join("trial");
    if flow == Flow::Restore {
        terminal::time(folder, &["backup"])?;
        terminal::time(folder, &["give", &ids[0].to_string(), "After the backup"])?;
        let latest = desk::sound_backups(folder)?.remove(0);
        backup = latest
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into());
    }
    let erased = ids[0].to_string();
    let line: &[&str] = match flow {
        Flow::Erase => &["person", "erase", &erased, "--yes"],
        Flow::Import => &import,
        Flow::Undo => &["undo"],
        Flow::Edit => &edit,
        Flow::Export => &["export", "--to", &out],
        Flow::Backup => &["backup"],
        Flow::Restore => &["restore", &backup, "--yes"],
    };
    // How long it takes here and now, on a book of its own.
    if flow == Flow::Undo {
        terminal::time(folder, &import)?;
    }
    copy_aside(folder, &trial)?;
    let time = match flow {
        Flow::Export => terminal::time(&trial, &["export", "--to", "other.json"])?,
        _ => terminal::time(&trial, line)?,
    };
    let after = time.mul_f64(chance.below(1150) as f64 / 1000.0);
    let before = whole(&mut open(folder).map_err(text)?)?;
    let steps = open(folder)
        .and_then(|b| b.history(None, 10_000))
        .map_err(text)?
        .len();
    let people = open(folder).and_then(|b| b.count_people()).map_err(text)?;
    let said = terminal::kill(folder, line, after)?;
    // What a restore would give and take is shown before it is done.
    let shows = matches!(flow, Flow::Restore);
    let told = said.status.success() || !(shows || said.stdout.is_empty());

    let at = |why: &str| format!("after {after:?}, told {told}: {why}");
    let mut book = open(folder).map_err(|error| at(&error.to_string()))?;
    let found = whole(&mut book).map_err(|why| at(&why))?;
    let done = found != before;
    let new_steps = book.history(None, 10_000).map_err(text)?.len() as i64 - steps as i64;
    let now = i64::from(book.count_people().map_err(text)?) - i64::from(people);
    let expected = match flow {
        _ if !done => (0, 0),
        Flow::Import => (1, i64::from(CARDS)),
        Flow::Undo => (1, -i64::from(CARDS)),
        Flow::Edit => (1, 0),
        // Of the history there is left that it ended here.
        Flow::Erase => (1 - steps as i64, -1),
        Flow::Restore => (-1, 0),
        Flow::Export | Flow::Backup => return Err(at("reading changed the book")),
    };
    if (new_steps, now) != expected {
        return Err(at(&format!(
            "half-done: {new_steps} steps, {now} people more"
        )));
    }
    if told && !done && !matches!(flow, Flow::Export | Flow::Backup) {
        return Err(at("it was told and is lost"));
    }
    drop(book);
    let backups = desk::sound_backups(folder).map_err(|why| at(&why))?;
    if told && flow == Flow::Backup && backups.is_empty() {
        return Err(at("the backup was told and is lost"));
    }
    if flow == Flow::Export && (told || Path::new(&out).exists()) {
        let mut other = Book::in_memory(&desk::now()).map_err(text)?;
        desk::import(&mut other, Path::new(&out), false)
            .map_err(|error| at(&format!("a half of an export: {error}")))?;
    }
    Ok(Tally {
        kills: 1,
        acknowledged: u64::from(told),
        cut_short: u64::from(!told && !done),
    })
}

/// A new key that is told to begin, and then killed. The book opens by what its
/// key file lists, whichever key it has; one that was told is the new one.
fn renewal(ground: &Ground, chance: &mut Chance, folder: &Path) -> Outcome<Tally> {
    let text = |error: vuoro_core::Error| error.to_string();
    desk::copy(&ground.template(), folder);
    let trial = folder.join("trial");
    copy_aside(folder, &trial)?;
    let (_, said, time) = terminal::renew(&trial, Duration::MAX)?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned());
    }
    let before = whole(&mut open(folder).map_err(text)?)?;
    let after = time.mul_f64(chance.below(1150) as f64 / 1000.0);
    let (words, said, _) = terminal::renew(folder, after)?;
    let told = said.status.success();
    let at = |why: &str| format!("after {after:?}, told {told}: {why}");
    let found = whole(&mut open(folder).map_err(|error| at(&error.to_string()))?);
    if found != Ok(before) {
        return Err(at(&format!("the book is another: {found:?}")));
    }
    let book = folder.join(desk::BOOK);
    let is_new = unlock_by_words(&book, &words, &Unlock::KeyFile).is_ok();
    if told && !is_new {
        return Err(at("the key was told and is not the book's"));
    }
    Ok(Tally {
        kills: 1,
        acknowledged: u64::from(told),
        cut_short: u64::from(!told && !is_new),
    })
}

/// A copy of the folder as it is, in a folder of it.
fn copy_aside(folder: &Path, trial: &Path) -> Outcome<()> {
    let whole = folder.with_extension("aside");
    desk::copy(folder, &whole);
    fs::rename(&whole, trial).map_err(|error| error.to_string())
}

/// Terminals that write at the same time beside an open window: every favour
/// that one of them told is there.
pub(crate) fn crowd(ground: &Ground) -> Outcome<String> {
    const TERMINALS: usize = 20;
    let each = ground.many(10, 2) as usize;
    let folder = ground.place("crowd");
    desk::copy(&ground.template(), &folder);
    let mut window = open(&folder).map_err(|error| error.to_string())?;
    let who = someone(&window, &mut Chance::of(ground.seed, "crowd", 0))?;
    let mut told = BTreeSet::new();
    let (mut busy, mut said) = (0, 0);
    for round in 0..each {
        let mut running = Vec::new();
        for terminal in 0..TERMINALS {
            let what = format!("kept {terminal} {round}");
            let command = terminal::command(&folder, &["give", &who, &what])
                .stdout(Stdio::piped())
                .spawn()
                .map_err(|error| error.to_string())?;
            running.push((what, command));
        }
        let gift = desk::gift(who.parse().unwrap_or(0), &format!("kept window {round}"));
        if window.record_favour(&gift, &desk::now()).is_ok() {
            told.insert(gift.what);
        }
        for (what, command) in running {
            let output = command.wait_with_output().map_err(|e| e.to_string())?;
            let err = String::from_utf8_lossy(&output.stderr);
            said += u32::from(err.contains("waiting"));
            match output.status.code() {
                Some(0) => drop(told.insert(what)),
                Some(6) => busy += 1,
                _ => return Err(format!("{what}: {}: {err}", output.status)),
            }
        }
    }
    let seen = favours(&window)?;
    drop(window);
    let mut book = open(&folder).map_err(|error| error.to_string())?;
    whole(&mut book)?;
    let found = favours(&book)?;
    let _ = fs::remove_dir_all(&folder);
    if let Some(lost) = told.difference(&found).next() {
        return Err(format!("\"{lost}\" was told and is lost"));
    }
    if seen != found {
        return Err("the window did not see what the terminals wrote".into());
    }
    Ok(format!(
        "{TERMINALS} terminals at once beside a window, {} favours acknowledged: 0 lost; \
         {busy} were told that the book is busy, {said} that they wait",
        told.len()
    ))
}

/// A window has several connections to its book. The terminal that comes and
/// goes must not take the log from under them.
pub(crate) fn beside(ground: &Ground) -> Outcome<String> {
    let windows = ground.rounds("beside", (100, 8), |number, chance, folder| {
        desk::copy(&ground.template(), folder);
        let text = |error: vuoro_core::Error| error.to_string();
        let mut window = open(folder).map_err(text)?;
        let reader = open(folder).map_err(text)?;
        let who = someone(&window, chance)?;
        let mut told = BTreeSet::new();
        for turn in 0..4 {
            let what = format!("kept terminal {turn}");
            terminal::time(folder, &["give", &who, &what])?;
            told.insert(what);
            // The window's lock keeps the terminal, when it ends, from taking the log away.
            let inode = fs::metadata(folder.join(desk::BOOK)).map_or(0, |m| m.ino());
            let held = format!(":{inode} ");
            // The list changes while it is read, and a line may be passed over.
            let is_held = (0..20).any(|_| {
                let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
                locks.lines().any(|line| line.contains(&held))
            });
            if !is_held {
                return Err(format!("turn {turn}: the window holds no lock on its book"));
            }
            if chance.percent(30) {
                drop(open(folder).map_err(text)?);
            }
            let gift = desk::gift(who.parse().unwrap_or(0), &format!("kept window {turn}"));
            window.record_favour(&gift, &desk::now()).map_err(text)?;
            told.insert(gift.what);
            if favours(&reader)? != told {
                return Err(format!("turn {turn}: another connection does not see all"));
            }
        }
        // What a kill of the window would leave.
        let left = folder.join("left");
        fs::create_dir(&left).map_err(|error| error.to_string())?;
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_file() {
                // In place of a copy, whose end would close the window's locks.
                let _ = std::process::Command::new("cp")
                    .arg(entry.path())
                    .arg(&left)
                    .status();
            }
        }
        let mut book = open(&left).map_err(text)?;
        whole(&mut book)?;
        match told.difference(&favours(&book)?).next() {
            Some(lost) => Err(format!("\"{lost}\" was told and is lost ({number})")),
            None => Ok(()),
        }
    })?;
    let count = windows.len();
    Ok(format!(
        "{count} windows with a terminal that came and went four times: every acknowledged favour there"
    ))
}
