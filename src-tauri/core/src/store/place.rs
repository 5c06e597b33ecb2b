//! Giving a file that is written its name, in the place of none that is there.

use std::fs::{self, File};
use std::io::{ErrorKind, Result};
use std::path::Path;

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
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::Unsupported
            ) =>
        {
            without_links(file, name)
        }
        Err(error) => Err(error),
    }
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
}
