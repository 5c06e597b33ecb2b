//! Errors of the disk: at each call of each flow once an I/O error, once a disk
//! that is gone from there on, once one that is full. What was there stays
//! whole, what was acknowledged is there, and the user is told in plain words.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use vuoro_core::book::{EraseOptions, ExportFormat, ExportWhom, key_file};
use vuoro_core::{Book, Error};

use crate::chance::Chance;
use crate::desk::{self, BOOK, Deed, State, open, state, whole};
use crate::disk::{Call, Disk, Fault};
use crate::drawer::{self, Drawer};
use crate::ground::{Ground, Outcome};
use crate::lost::{self, Lost};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Create,
    Open,
    Do(Deed),
    Preview,
    Check,
    Export,
    Restore,
    RestoreLost(Lost),
    Erase,
    Renew,
}

const FLOWS: [Flow; 20] = [
    Flow::Create,
    Flow::Open,
    Flow::Do(Deed::Record),
    Flow::Do(Deed::Revise),
    Flow::Do(Deed::Edit),
    Flow::Preview,
    Flow::Do(Deed::Import),
    Flow::Do(Deed::Undo),
    Flow::Do(Deed::Merge),
    Flow::Do(Deed::Delete),
    Flow::Check,
    Flow::Export,
    Flow::Do(Deed::Backup),
    Flow::Restore,
    Flow::RestoreLost(Lost::File),
    Flow::RestoreLost(Lost::Key),
    Flow::RestoreLost(Lost::FileInRenewal),
    Flow::RestoreLost(Lost::KeyInRenewal),
    Flow::Erase,
    Flow::Renew,
];

impl Flow {
    fn writes(self) -> bool {
        match self {
            Self::Do(deed) => deed != Deed::Backup,
            flow => matches!(flow, Self::Create | Self::Restore | Self::Erase),
        }
    }

    fn run(self, book: &mut Option<Book>, desk: Desk<'_>) -> Result<(), Error> {
        let Desk {
            live,
            aside,
            drawer,
        } = desk;
        // The same in the rehearsal and in every trial.
        let mut chance = Chance::of(1, "flow", 0);
        match (self, book) {
            (Self::Create, book) => *book = Some(desk::create(live)?),
            (Self::Open, book) => {
                let opened = open(live)?;
                opened.count_people()?;
                *book = Some(opened);
            }
            (Self::Restore | Self::RestoreLost(_), _) => desk::restore_latest(live)?,
            (Self::Renew, book) => {
                *book = book.take().map(|book| drawer.renew(book)).transpose()?;
            }
            (_, None) => {}
            (Self::Do(deed), Some(book)) => drop(deed.run(book, &mut chance, aside)?),
            (Self::Preview, Some(book)) => {
                desk::import(book, &desk::cards(aside, "preview", 4), true)?;
            }
            (Self::Erase, Some(book)) => {
                let someone = book.ids()?[0];
                book.erase(&[someone], EraseOptions::default(), &desk::now())?;
            }
            (Self::Check, Some(book)) => drop(book.check()?),
            (Self::Export, Some(book)) => {
                let file = live.join("out.json");
                let everyone = ExportWhom::Everyone;
                let go_on = &mut |_| ControlFlow::Continue(());
                book.export_file(ExportFormat::Json, &everyone, &file, false, go_on)?;
            }
        }
        Ok(())
    }
}

/// What a flow needs beside the book.
#[derive(Debug, Clone, Copy)]
struct Desk<'a> {
    live: &'a Path,
    aside: &'a Path,
    drawer: &'a Arc<Drawer>,
}

/// Trials of one flow and one kind of fault.
const TRIALS: (u64, u64) = (72, 4);

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    faults: u64,
    failed: u64,
    /// It was told as failed, and is there as a whole all the same.
    kept: u64,
    /// The window that met it went on, by another connection where it had to.
    went_on: u64,
    revived: u64,
}

impl Tally {
    /// Counts a fault that came to pass, and one that was told.
    fn count(&mut self, disk: &Disk, told: Option<&Error>) -> Outcome<()> {
        self.faults += u64::from(disk.has_failed());
        self.failed += u64::from(told.is_some());
        told.map_or(Ok(()), plain)
    }
}

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let trials = ground.many(TRIALS.0, TRIALS.1);
    let kinds: [fn(u64) -> Fault; 3] = [Fault::Once, Fault::Broken, Fault::Full];
    // Each flow once, and then each with the other kinds.
    let flows = FLOWS.len();
    let rounds = ((flows * kinds.len()) as u64, (flows * kinds.len()) as u64);
    let tallies = ground.rounds("fault", rounds, |number, chance, folder| {
        let flow = FLOWS[number as usize % flows];
        let kind = kinds[number as usize / flows];
        let log = rehearse(ground, flow, &folder.join("rehearsal"))?;
        let mut tally = Tally::default();
        for at in points(&log, kind(0), trials as usize, chance) {
            if tally.faults >= TRIALS.1 && ground.is_over() {
                continue;
            }
            let trial = folder.join(format!("trial-{at}"));
            let fault = kind(at);
            try_out(ground, flow, fault, &trial, &mut tally)
                .map_err(|why| format!("{flow:?}, {fault:?} of {}: {why}", log.len()))?;
            let _ = fs::remove_dir_all(&trial);
        }
        Ok(tally)
    })?;
    let sum = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>();
    Ok(format!(
        "{} faults in {} flows: the old book whole, or the new one where it was acknowledged; \
         {} told in plain words, of which {} were whole in the book all the same; {} windows went \
         on with what they had open, {} of them by a new connection that they made themselves, \
         and none had to be closed",
        sum(|t| t.faults),
        FLOWS.len(),
        sum(|t| t.failed),
        sum(|t| t.kept),
        sum(|t| t.went_on),
        sum(|t| t.revived),
    ))
}

/// The book at which the flow begins, open where it is open then; and what it holds.
fn ready(
    ground: &Ground,
    flow: Flow,
    Desk { live, drawer, .. }: Desk<'_>,
) -> Result<(Option<Book>, Option<State>), Error> {
    if flow == Flow::Create {
        let _ = fs::create_dir_all(live);
        return Ok((None, None));
    }
    desk::copy(&ground.template(), live);
    let mut book = open(live)?;
    if flow == Flow::Restore {
        let mut chance = Chance::of(1, "restore", 0);
        Deed::Backup.run(&mut book, &mut chance, live)?;
        Deed::Record.run(&mut book, &mut chance, live)?;
    }
    if flow == Flow::Renew {
        drawer.take(&mut book)?;
    }
    let before = state(&book)?;
    let stays = !matches!(flow, Flow::Open | Flow::Restore);
    Ok((stays.then_some(book), Some(before)))
}

/// Every call that the flow makes on a sound disk, its end included.
fn rehearse(ground: &Ground, flow: Flow, folder: &Path) -> Outcome<Vec<Call>> {
    let (live, aside) = (folder.join("live"), folder.join("aside"));
    fs::create_dir_all(&aside).map_err(|error| error.to_string())?;
    let disk = Disk::under(&live, Chance::of(0, "disk", 0));
    let desk = Desk {
        live: &live,
        aside: &aside,
        drawer: &Arc::default(),
    };
    let mut book = None;
    match flow {
        Flow::RestoreLost(lost) => lost::ready(ground, lost, &live, &aside).map(drop),
        flow => ready(ground, flow, desk).map(|(open, _)| book = open),
    }
    .map_err(|error| error.to_string())?;
    disk.set(None);
    flow.run(&mut book, desk)
        .map_err(|error| format!("on a sound disk: {error}"))?;
    Ok(disk.log())
}

/// Where to let it fail: every change first, readings in the room that is left.
fn points(log: &[Call], kind: Fault, most: usize, chance: &mut Chance) -> Vec<u64> {
    let (mut changes, mut others): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    for (at, call) in (1..).zip(log) {
        match call {
            // A full disk can be read.
            Call::Read | Call::Sync | Call::Length if matches!(kind, Fault::Full(_)) => {}
            Call::Read => others.push(at),
            _ => changes.push(at),
        }
    }
    chance.shuffle(&mut changes);
    chance.shuffle(&mut others);
    changes.truncate(most.saturating_sub(others.len().min(most / 4)));
    others.truncate(most - changes.len());
    changes.extend(others);
    changes
}

fn try_out(
    ground: &Ground,
    flow: Flow,
    fault: Fault,
    folder: &Path,
    tally: &mut Tally,
) -> Outcome<()> {
    let (live, aside) = (folder.join("live"), folder.join("aside"));
    fs::create_dir_all(&aside).map_err(|error| error.to_string())?;
    let disk = Disk::under(&live, Chance::of(0, "disk", 0));
    let desk = Desk {
        live: &live,
        aside: &aside,
        drawer: &Arc::default(),
    };
    if let Flow::RestoreLost(lost) = flow {
        let was = lost::ready(ground, lost, &live, &aside).map_err(|error| error.to_string())?;
        disk.set(Some(fault));
        let told = flow.run(&mut None, desk);
        tally.count(&disk, told.as_ref().err())?;
        disk.set(None);
        drop(disk);
        let lasts = !matches!(fault, Fault::Once(_));
        return lost::judge((lost, &was), &live, &aside, (told.is_ok(), lasts));
    }
    let (mut book, before) = ready(ground, flow, desk).map_err(|error| error.to_string())?;
    let keys = || fs::read(key_file(&live.join(BOOK))).ok();
    let keys_before = keys();
    disk.set(Some(fault));
    let told = flow.run(&mut book, desk);
    tally.count(&disk, told.as_ref().err())?;
    let acknowledged = match &told {
        Ok(()) => {
            disk.set(None);
            // The error may have met what asks for no answer.
            let held = match &mut book {
                Some(book) => revived(book, tally).and_then(|()| state(book)),
                None => open(&live).and_then(|book| state(&book)),
            };
            Some(held.map_err(|error| format!("after it was told as done: {error}"))?)
        }
        Err(_) => None,
    };
    let is_same = match flow {
        Flow::Renew => keys() == keys_before,
        flow => flow.writes() && acknowledged == before,
    };
    if is_same && acknowledged.is_some() {
        return Err("it was told as done, and nothing was".into());
    }
    // When the disk is sound again the same window goes on; where an error
    // lasts, half of the programs end on it instead.
    let goes_on = match fault {
        Fault::Once(_) => true,
        Fault::Broken(at) | Fault::Full(at) => at % 2 == 0,
    };
    if let (true, Err(_), Some(open)) = (goes_on, &told, &mut book) {
        disk.set(None);
        let again = |why: String| format!("in the same window: {why}");
        revived(open, tally).map_err(|error| again(error.to_string()))?;
        tally.went_on += 1;
        let now = whole(open).map_err(again)?;
        if before.as_ref() == Some(&now) {
            flow.run(&mut book, desk)
                .map_err(|error| again(error.to_string()))?;
            return next_start(&live, None).map(drop);
        }
    }
    // The program ends on the disk that is as it is.
    drop(book);
    disk.set(None);
    drop(disk);
    let backups = desk::sound_backups(&live)?.len();
    if flow == Flow::Do(Deed::Backup) && acknowledged.is_some() && backups == 0 {
        return Err("the backup that was acknowledged is not there".into());
    }
    leftovers(&live, fault)?;
    let found = next_start(
        &live,
        (flow == Flow::Create).then_some(acknowledged.is_none()),
    )?;
    if flow == Flow::Renew {
        drawer::opens(desk.drawer, &live).map_err(|error| format!("by the keyring: {error}"))?;
    }
    match (acknowledged, found) {
        (Some(state), found) if found.as_ref() != Some(&state) => {
            Err("what was acknowledged is not there".into())
        }
        (None, Some(found)) if before.as_ref().is_some_and(|before| *before != found) => {
            // Whole it is: an error came after the last byte of it was written.
            tally.kept += 1;
            if flow.writes() {
                Ok(())
            } else {
                Err("reading changed the book".into())
            }
        }
        _ => Ok(()),
    }
}

/// What a window does before each thing that is done with its book.
fn revived(book: &mut Book, tally: &mut Tally) -> Result<(), Error> {
    tally.revived += u64::from(book.revive()?);
    Ok(())
}

/// The book that the next start finds, whole. `new` says that it was to be
/// made, and whether that was told as failed: then it can be made now.
fn next_start(live: &Path, new: Option<bool>) -> Outcome<Option<State>> {
    let opened = match open(live) {
        Err(Error::NoBook(_)) if new == Some(true) => desk::create(live),
        opened => opened,
    };
    let mut book = opened.map_err(|error| format!("the next start: {error}"))?;
    whole(&mut book)
        .map(Some)
        .map_err(|why| format!("the next start: {why}"))
}

/// Nothing half-written stands about; a disk that is gone keeps what it has.
fn leftovers(live: &Path, fault: Fault) -> Outcome<()> {
    if !matches!(fault, Fault::Full(_)) {
        return Ok(());
    }
    for entry in fs::read_dir(live).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if [".new-", ".part", ".restoring"]
            .iter()
            .any(|part| name.contains(part))
        {
            return Err(format!("{name} was left behind"));
        }
    }
    Ok(())
}

/// Words of our own, which a user understands: none of SQLite's or the system's.
fn plain(error: &Error) -> Outcome<()> {
    let said = error.to_string();
    let lower = said.to_lowercase();
    let foreign = [
        "os error",
        "code",
        "sql",
        "i/o",
        "database",
        "malformed",
        "errno",
        "unable to",
    ];
    match foreign.iter().find(|word| lower.contains(*word)) {
        Some(word) => Err(format!("\"{word}\" is no word of ours: {said}")),
        None => Ok(()),
    }
}
