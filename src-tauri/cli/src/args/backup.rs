//! Backups, and the way back.

use std::path::PathBuf;

use clap::Args as Group;

pub(super) const BACKUP_HELP: &str = "\
A backup is a book of its own, sealed like the book, with its key file beside it: keep the two
together. Each is opened again and compared before it counts. Beside the book, in `backups`,
the window makes one a day; 12 days, 10 weeks and 9 months are kept, and the last 12 made before
an import or a restore. What is made by hand, or before an update, stays until you remove it.";

#[derive(Debug, Group)]
pub(crate) struct Backup {
    /// Put it into this folder, as on a stick
    #[arg(long, value_name = "FOLDER", conflicts_with = "list")]
    pub(crate) to: Option<PathBuf>,
    /// List the backups, the latest first
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Debug, Group)]
pub(crate) struct Restore {
    /// Its name in the list, or a file
    #[arg(value_name = "BACKUP")]
    pub(crate) file: PathBuf,
    /// Write it there, and leave the book as it is
    #[arg(long, value_name = "NEWFILE", conflicts_with = "yes")]
    pub(crate) to: Option<PathBuf>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}
