//! A folder that is brought in stands for the contact files in it.

use std::path::{Path, PathBuf};

use super::before::letters;
use super::{probe, whole};
use crate::error::{Error, Result};
use crate::exchange::archive;

/// Endings of files that hold contacts, or tables.
const ENDINGS: [&str; 5] = ["vcf", "vcard", "csv", "tsv", "zip"];
/// Endings of files that hold anything, and sometimes contacts: such a file is
/// taken out of a folder only if it can be read as it is.
const PERHAPS: [&str; 3] = ["txt", "xls", "json"];

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

/// An empty file that nobody named stops none of the others.
fn has_something(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|about| about.is_file() && about.len() > 0)
}

/// What lies in the folders among `named`, and is not among the files taken.
pub fn left_out(named: &[PathBuf], taken: &[PathBuf]) -> Vec<PathBuf> {
    let folders = named.iter().filter(|path| path.is_dir());
    let inside = folders.filter_map(|folder| std::fs::read_dir(folder).ok());
    let files = inside.flatten().flatten().map(|entry| entry.path());
    let hidden = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with('.')
    };
    let mut left: Vec<PathBuf> = files
        .filter(|path| path.is_file() && !hidden(path) && !taken.contains(path))
        .collect();
    left.sort();
    left
}

fn of(folder: &Path) -> Result<Vec<PathBuf>> {
    let unread = |error| Error::file(folder, error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let ending = ending(&path);
        let fits = ENDINGS.contains(&ending.as_str()) && !is_none(&path)
            || PERHAPS.contains(&ending.as_str()) && can_be_read(&path);
        if fits && has_something(&path) {
            files.push(path);
        }
    }
    // LinkedIn's archive has many more tables, which are about other things.
    let of_linkedin = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        archive::is_of_linkedin(&name)
    };
    if files.iter().any(of_linkedin) {
        files.retain(|path| ending(path) != "csv" || of_linkedin(path));
    }
    files.sort_by_cached_key(|path| (in_order(path), path.clone()));
    Ok(files)
}

/// `contacts.vcf`, `contacts (1).vcf`, `contacts (10).vcf`: as they were made.
fn in_order(path: &Path) -> (String, Vec<u64>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let numbers = name.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter_map(|digits| digits.parse().ok());
    (letters(&name), numbers.collect())
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

/// A file that is not what it is called stops none of the others either. A table
/// of which the owner is to be asked is one.
fn is_none(path: &Path) -> bool {
    let looked = probe(&[path.to_owned()], &[]);
    matches!(
        looked,
        Err(Error::NoContacts(_) | Error::EmptyFile(_) | Error::BadArchive(_))
    )
}

/// A whole book is none of the files of a folder: it comes alone.
fn can_be_read(path: &Path) -> bool {
    let files = [path.to_owned()];
    path.is_file() && whole::is_whole(path).is_ok_and(|whole| !whole) && probe(&files, &[]).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_for_the_contacts_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["b.VCF", "a.vcf"] {
            std::fs::write(at(name), "BEGIN:VCARD\nFN:A\nEND:VCARD\n").expect("written");
        }
        for name in ["stray.vcf", "broken.zip", "notes.txt", ".hidden"] {
            std::fs::write(at(name), "x").expect("written");
        }
        std::fs::write(at("ours.csv"), "Kuka;Nro\nPekka Ek;040 5550102\n").expect("written");
        std::fs::write(at("empty.vcf"), "\n\n").expect("written");
        let members = "Name\tUser ID\tMember ID\nAnna\t1\t1\n";
        std::fs::write(at("members.xls"), members).expect("written");
        std::fs::create_dir(at("c.vcf")).expect("made");
        let single = PathBuf::from("single.vcf");
        let files = contact_files(&[folder.path().into(), single.clone()]).expect("read");
        let found = ["a.vcf", "b.VCF", "members.xls", "ours.csv"].map(at);
        assert_eq!(files, [&found[..], std::slice::from_ref(&single)].concat());
        let left = left_out(&[folder.path().into(), single], &files);
        assert_eq!(
            left,
            ["broken.zip", "empty.vcf", "notes.txt", "stray.vcf"].map(at)
        );
        let empty = at("c.vcf");
        assert_eq!(
            contact_files(std::slice::from_ref(&empty)).expect("read"),
            [empty]
        );
    }

    #[test]
    fn what_was_exported_later_comes_later() {
        let names = [
            "contacts.vcf",
            "contacts (1).vcf",
            "contacts (10).vcf",
            "x 2.vcf",
        ];
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by_key(|name| in_order(Path::new(name)));
        assert_eq!(sorted, names);
    }

    #[test]
    fn beside_linkedins_tables_other_files_are_no_tables_of_its_archive() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for (name, content) in [
            ("Connections.csv", "First Name,Last Name,URL\nA,B,x\n"),
            ("Ad_Targeting.csv", "Name,Interests\nA,B\n"),
            ("phone.vcf", "BEGIN:VCARD\nFN:A\nEND:VCARD\n"),
        ] {
            std::fs::write(at(name), content).expect("written");
        }
        let files = contact_files(&[folder.path().into()]).expect("read");
        assert_eq!(files, [at("Connections.csv"), at("phone.vcf")]);
    }
}
