//! The file in which an export comes about, beside the name that it is to get.

use std::fs::{self, File};
use std::io::Result;
use std::path::{Path, PathBuf};

use crate::store::backup::{beside, folder_of};

/// Behind the file's name until it is whole; a process's number follows.
const PART: &str = ".part-";

pub(super) fn of(path: &Path) -> PathBuf {
    beside(path, &format!("{PART}{}", std::process::id()))
}

/// A new file that only its owner may read: it holds other people's lives. What is
/// still being written is locked.
pub(super) fn begin(draft: &Path) -> Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(draft)?;
    // A folder on another machine may know no locks; then nobody else sweeps there.
    let _ = file.try_lock();
    Ok(file)
}

/// Takes away what exports of this name left that were killed, or that a failing
/// disk did not let go of: nobody else would, and it lies in the clear.
pub(super) fn sweep(path: &Path) {
    let begins = beside(path, PART);
    let begins = begins.file_name().unwrap_or_default().as_encoded_bytes();
    let entries = fs::read_dir(folder_of(path))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let name = entry.file_name();
        let number = name.as_encoded_bytes().strip_prefix(begins);
        let is_draft = number.is_some_and(|n| !n.is_empty() && n.iter().all(u8::is_ascii_digit));
        if is_draft && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_left(draft: &Path) -> bool {
    let file = File::options().write(true).open(draft);
    file.is_ok_and(|file| file.try_lock().is_ok())
}
