//! A restore where the book is gone, or does not open, and its last change is in
//! the log alone: whatever comes of it, that change is somewhere yet.

use std::fs;
use std::path::{Path, PathBuf};

use vuoro_core::Error;
use vuoro_core::book::key_file;

use crate::chance::Chance;
use crate::desk::{self, BOOK, Deed, State, open, state, whole};
use crate::ground::{Ground, Outcome};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The file was moved away.
    File,
    /// The key file was.
    Key,
}

/// What there was.
#[derive(Debug)]
pub(crate) struct Was {
    backed_up: State,
    with_the_last_change: State,
}

/// Lays the book into `live`, as a kill and then its owner left it; what was moved
/// away lies in `aside`.
pub(crate) fn ready(ground: &Ground, lost: Lost, live: &Path, aside: &Path) -> Result<Was, Error> {
    let mut chance = Chance::of(1, "lost", 0);
    let making = aside.join("making");
    desk::copy(&ground.template(), &making);
    let mut book = open(&making)?;
    Deed::Backup.run(&mut book, &mut chance, aside)?;
    let backed_up = state(&book)?;
    drop(book);
    let mut book = open(&making)?;
    Deed::Record.run(&mut book, &mut chance, aside)?;
    let with_the_last_change = state(&book)?;
    desk::copy(&making, live);
    drop(book);
    let place = live.join(BOOK);
    let away = aside.join(BOOK);
    fs::copy(key_file(&place), key_file(&away)).expect("a copy");
    match lost {
        Lost::File => {
            fs::copy(&place, &away).expect("a copy");
            fs::remove_file(&place).expect("removed");
        }
        Lost::Key => fs::remove_file(key_file(&place)).expect("removed"),
    }
    Ok(Was {
        backed_up,
        with_the_last_change,
    })
}

/// Looks at what is there once the disk is sound again; `told` says that it was
/// told as done, and `lasts` that the disk never got better while the program ran.
pub(crate) fn judge(
    (lost, was): (Lost, &Was),
    live: &Path,
    aside: &Path,
    (told, lasts): (bool, bool),
) -> Outcome<()> {
    let restored = open(live).map_err(|error| error.to_string());
    let restored = restored.and_then(|mut book| whole(&mut book));
    let is_restored = restored.as_ref() == Ok(&was.backed_up);
    if told && !is_restored {
        return Err(format!("it was told as done, and there is {restored:?}"));
    }
    let own = live.join(BOOK);
    let mut there = Vec::new();
    for (name, path) in in_folder(live) {
        let is_log = name.starts_with(&format!("{BOOK}-wal"));
        let is_other = name.starts_with(&format!("{BOOK}.unopened-"))
            && !name.ends_with("-wal")
            && !name.ends_with(".key");
        match lost {
            Lost::File if is_log => there.push((aside.join(BOOK), path)),
            Lost::Key if is_other || path == own => there.push((path.clone(), beside_it(&path))),
            _ => {}
        }
    }
    let key = key_file(&aside.join(BOOK));
    let has_all = |(file, log): &(PathBuf, PathBuf)| {
        let found = found(file, log, &key);
        found.as_ref() == Ok(&was.with_the_last_change)
    };
    let Some((file, _)) = there.iter().find(|one| has_all(one)) else {
        return Err("the last change is nowhere".into());
    };
    // Where it came to nothing, and the disk let it, the book is as it was.
    if lost == Lost::Key && !is_restored && !lasts && *file != own {
        return Err(format!("{} is not in its place", file.display()));
    }
    Ok(())
}

fn in_folder(folder: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, entry.path())
    })
}

fn beside_it(file: &Path) -> PathBuf {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// What a book with this log and this key holds.
fn found(file: &Path, log: &Path, key: &Path) -> Outcome<State> {
    let elsewhere = tempfile::tempdir().map_err(|error| error.to_string())?;
    let place = elsewhere.path().join(BOOK);
    for (from, to) in [
        (file, &place),
        (key, &key_file(&place)),
        (log, &beside_it(&place)),
    ] {
        fs::copy(from, to).map_err(|error| error.to_string())?;
    }
    let mut book = open(elsewhere.path()).map_err(|error| error.to_string())?;
    whole(&mut book)
}
