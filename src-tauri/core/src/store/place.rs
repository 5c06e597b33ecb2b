//! Giving a file a name, in the place of none that is there.

use std::fs::{self, File};
use std::io::{self, Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use super::backup::beside;

/// Moves a file to a name that nothing has.
///
/// # Errors
/// `AlreadyExists`: what is there is left alone, and so is the file.
pub(crate) fn anew(file: &Path, name: &Path) -> Result<()> {
    // A link replaces nothing, where a renaming would.
    match fs::hard_link(file, name) {
        // It has its name; whoever looks for it there does not miss the other's end.
        Ok(()) => {
            let _ = fs::remove_file(file);
            Ok(())
        }
        Err(error) if has_no_links(&error) => without_links(file, name),
        Err(error) => Err(error),
    }
}

/// Gives a file one more name, that nothing has; where there are no links, to a
/// copy of it.
///
/// # Errors
/// `AlreadyExists`: what is there is left alone.
pub(crate) fn also(file: &Path, name: &Path) -> Result<()> {
    match fs::hard_link(file, name) {
        Err(error) if has_no_links(&error) => copied(file, name),
        linked => linked,
    }
}

/// Moves a file that is in the way to a free name beside it. None where there is none.
pub(crate) fn put_aside(file: &Path) -> Result<Option<PathBuf>> {
    let mut number = 1;
    loop {
        let aside = beside(file, &format!(".{number}"));
        match anew(file, &aside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            placed => return placed.map(|()| Some(aside)),
        }
    }
}

/// Whether both are names of one file or folder that is there. Neither is opened.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    match (which(one), which(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

#[cfg(unix)]
fn which(path: &Path) -> Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn which(path: &Path) -> Result<PathBuf> {
    fs::canonicalize(path)
}

fn has_no_links(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::Unsupported
    )
}

fn copied(file: &Path, name: &Path) -> Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut copy = options.open(name)?;
    let copied = File::open(file)
        .and_then(|mut file| io::copy(&mut file, &mut copy))
        .and_then(|_| copy.sync_all());
    if copied.is_err() {
        let _ = fs::remove_file(name);
    }
    copied
}

/// The file system of a stick has no links. There the name is taken with an
/// empty file first, which is what is left if the program dies in between.
fn without_links(file: &Path, name: &Path) -> Result<()> {
    File::create_new(name)?;
    let moved = fs::rename(file, name);
    if moved.is_err() {
        let _ = fs::remove_file(name);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_no_others_place_with_links_or_without() {
        for place in [anew, without_links] {
            let folder = tempfile::tempdir().expect("a folder");
            let [file, other, name] =
                ["file", "other", "name"].map(|name| folder.path().join(name));
            fs::write(&file, "first").expect("a file");
            fs::write(&other, "second").expect("a file");
            place(&file, &name).expect("placed");
            assert!(!file.exists(), "it is there once");
            let refused = place(&other, &name).expect_err("it is taken");
            assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&name).expect("a file"), b"first");
            assert_eq!(fs::read(&other).expect("a file"), b"second");
            let gone = place(&file, &folder.path().join("new")).expect_err("it is gone");
            assert_eq!(gone.kind(), ErrorKind::NotFound);
            assert!(!folder.path().join("new").exists());
        }
    }

    #[test]
    fn a_file_gets_one_more_name_with_links_or_without() {
        for name_it in [also, copied] {
            let folder = tempfile::tempdir().expect("a folder");
            let [file, name] = ["file", "name"].map(|name| folder.path().join(name));
            fs::write(&file, "first").expect("a file");
            name_it(&file, &name).expect("named");
            assert_eq!(fs::read(&name).expect("a file"), b"first");
            let refused = name_it(&file, &name).expect_err("it is taken");
            assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
            for kept in [&file, &name] {
                assert_eq!(fs::read(kept).expect("a file"), b"first");
            }
        }
    }
}
