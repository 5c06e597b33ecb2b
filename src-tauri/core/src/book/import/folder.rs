//! A folder that is brought in stands for the contact files in it.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::exchange::archive;

/// Endings of files that may hold contacts.
const ENDINGS: [&str; 4] = ["vcf", "vcard", "csv", "zip"];

/// The same files, each folder replaced by the contact files that lie in it, by
/// name. A folder without any stays, and is refused as one.
pub fn contact_files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        let inside = if path.is_dir() { of(path)? } else { Vec::new() };
        if inside.is_empty() {
            files.push(path.clone());
        }
        files.extend(inside);
    }
    Ok(files)
}

fn of(folder: &Path) -> Result<Vec<PathBuf>> {
    let unread = |error| Error::file(folder, error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let fits = ending.is_some_and(|it| ENDINGS.contains(&it.to_lowercase().as_str()));
        if fits && path.is_file() {
            files.push(path);
        }
    }
    // LinkedIn's archive has many more tables, which are about other things.
    let of_linkedin = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        archive::is_of_linkedin(&name)
    };
    if files.iter().any(of_linkedin) {
        files.retain(of_linkedin);
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_for_the_contacts_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["b.VCF", "a.vcf", "notes.txt"] {
            std::fs::write(at(name), "x").expect("written");
        }
        std::fs::create_dir(at("c.vcf")).expect("made");
        let single = PathBuf::from("single.vcf");
        let files = contact_files(&[folder.path().into(), single.clone()]).expect("read");
        assert_eq!(files, [at("a.vcf"), at("b.VCF"), single]);
        let empty = at("c.vcf");
        assert_eq!(
            contact_files(std::slice::from_ref(&empty)).expect("read"),
            [empty]
        );
    }
}
