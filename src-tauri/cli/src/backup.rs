//! Backups in the terminal: making, listing, verifying, restoring.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use vuoro_computer::unlock;
use vuoro_core::Error;
use vuoro_core::book::{
    BackupReason, BackupRow, Comparison, Content, CopyStep, Unlock, backup_file, backups, compare,
    restore, restore_to, verify,
};
use vuoro_core::error::FailureKind;

use crate::args::{Backup, Restore};
use crate::edit::confirmed;
use crate::exit::Stop;
use crate::output::{counted, plain};
use crate::shell::Shell;

fn go_on(_: CopyStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn backup(shell: &mut Shell, said: &Backup) -> Result<(), Stop> {
    if said.list {
        return list(shell);
    }
    let book = shell.open()?;
    let file = match &said.to {
        Some(folder) => book.backup_to(folder, &shell.now, &mut go_on)?,
        None => {
            let row = book.backup(BackupReason::ByHand, &shell.now, &mut go_on)?;
            backup_file(shell.place(), &row.name)?
        }
    };
    if shell.json {
        let file = file.display().to_string();
        return shell.print_json(&serde_json::json!({ "file": file }));
    }
    writeln!(shell.out, "{}", file.display())?;
    shell.note("opened again and compared; its key file lies beside it: keep the two together");
    Ok(())
}

fn list(shell: &mut Shell) -> Result<(), Stop> {
    let rows = listed(shell)?;
    if shell.json {
        return shell.print_json(&rows);
    }
    for row in &rows {
        let BackupRow { name, at, .. } = row;
        let reason = row.reason.word();
        let size = format!("{} MB", plain(row.tenths_of_mb as i32));
        let holds = match (&row.content, &row.trouble) {
            (Some(content), _) => holds(content),
            (None, Some(trouble)) => trouble.message.clone(),
            (None, None) => String::new(),
        };
        writeln!(
            shell.out,
            "{at}  {reason:<16} {size:>9}  {holds}\n    {name}"
        )?;
    }
    if rows.is_empty() {
        shell.note("there is no backup yet; `vuoro backup` makes one");
    }
    Ok(())
}

/// The rows; without what is in them where that takes a passphrase, and nobody is
/// there to say it.
fn listed(shell: &Shell) -> Result<Vec<BackupRow>, Error> {
    let needs = |row: &BackupRow| {
        let trouble = row.trouble.as_ref();
        trouble.is_some_and(|why| why.kind == FailureKind::PassphraseNeeded)
    };
    let read = |by: &Unlock| match backups(shell.place(), by)? {
        rows if rows.iter().any(needs) => Err(Error::PassphraseNeeded(shell.place().into())),
        rows => Ok(rows),
    };
    match shell.unlocked(unlock(), read) {
        Err(Error::PassphraseNeeded(_)) => backups(shell.place(), &unlock()),
        rows => rows.map(|(rows, _)| rows),
    }
}

fn holds(content: &Content) -> String {
    format!(
        "{}, {}",
        counted(content.people, "person", "people"),
        counted(content.favours, "favour", "favours")
    )
}

/// A name of the list, or a file.
fn meant(shell: &Shell, file: &Path) -> Result<PathBuf, Stop> {
    if file.exists() || file.components().count() > 1 {
        return Ok(file.into());
    }
    Ok(backup_file(shell.place(), &file.to_string_lossy())?)
}

pub(crate) fn verified(shell: &mut Shell, file: Option<&Path>) -> Result<(), Stop> {
    let file = match file {
        Some(file) => meant(shell, file)?,
        None => shell.place().to_owned(),
    };
    let (verified, _) = shell.unlocked(unlock(), |by| verify(&file, by, &mut go_on))?;
    if shell.json {
        return shell.print_json(&verified);
    }
    let what = match verified.reason {
        Some(_) => "the backup",
        None => "the book",
    };
    writeln!(shell.out, "{what} is sound: {}", holds(&verified.content))?;
    Ok(())
}

pub(crate) fn restored(shell: &mut Shell, said: &Restore) -> Result<(), Stop> {
    let file = meant(shell, &said.file)?;
    if let Some(to) = &said.to {
        let write = |by: &Unlock| restore_to(&file, by, to, &mut go_on);
        let (content, _) = shell.unlocked(unlock(), write)?;
        if shell.json {
            return shell.print_json(&content);
        }
        writeln!(shell.out, "{}: {}", to.display(), holds(&content))?;
        return Ok(());
    }
    let mut by = unlock();
    if !said.yes {
        let look = |by: &Unlock| compare(shell.place(), by, &file, &mut go_on);
        let (seen, opened_by) = shell.unlocked(by, look)?;
        by = opened_by;
        show(shell, &seen)?;
        if !confirmed("Put it in the book's place? [y/N] ")? {
            return Err(Stop::Declined);
        }
    }
    let (place, now) = (shell.place().to_owned(), shell.now);
    let put = |by: &Unlock| shell.patiently(|| restore(&place, by, &file, &now, &mut go_on));
    let (done, _) = shell.unlocked(by, put)?;
    if shell.json {
        return shell.print_json(&done);
    }
    writeln!(shell.out, "restored: {}", holds(&done.content))?;
    if let Some(before) = done.before {
        shell.note(&format!("`vuoro restore {before}` takes it back"));
    }
    if let Some(aside) = done.aside {
        let aside = aside.display();
        shell.note(&format!("the book that did not open lies at {aside}"));
    }
    for log in done.logs {
        let (own, log) = (log.with_extension(""), log.display());
        shell.note(&format!(
            "the last changes to the book that was here lie at {log}: to have them, put its file \
             back in its place, and this beside it as {}",
            own.display()
        ));
    }
    Ok(())
}

/// Each beside the other, and what would be gone and back.
fn show(shell: &mut Shell, seen: &Comparison) -> Result<(), Stop> {
    if shell.json {
        return shell.print_json(seen);
    }
    let changed = |content: &Content| {
        let at = content.changed_at.as_deref().unwrap_or("never");
        format!("{}, last changed {at}", holds(content))
    };
    let book = match (&seen.book, &seen.trouble) {
        (Some(book), _) => changed(book),
        (None, Some(trouble)) => trouble.message.clone(),
        (None, None) => "there is none".into(),
    };
    if seen.log_left {
        shell.note(
            "the last changes to the book that was here are in a log that stayed behind: to have \
             them, put its own file back where it was; else the log is put aside",
        );
    }
    writeln!(shell.out, "the book    {book}")?;
    writeln!(shell.out, "the backup  {}", changed(&seen.backup))?;
    for (what, difference) in [("gone", seen.lost), ("back", seen.back)] {
        let people = counted(difference.people, "person", "people");
        let favours = counted(difference.favours, "favour", "favours");
        writeln!(shell.out, "would be {what}: {people}, {favours}")?;
    }
    Ok(())
}
