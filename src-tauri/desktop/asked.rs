//! What the command line asks of the window.

use std::ffi::OsString;
use std::path::PathBuf;

/// Which book, and which contact files to look at first.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) book: PathBuf,
    pub(crate) files: Vec<PathBuf>,
}

/// Why no window is to be opened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Instead {
    Help,
    Version,
    Wrong,
}

pub(crate) const USAGE: &str = "usage: vuoro-desktop [--book FILE] [CONTACTS.vcf …]";

pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Asked, Instead> {
    let (mut book, mut files) = (None, Vec::new());
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--book") => book = Some(arguments.next().ok_or(Instead::Wrong)?.into()),
            Some("--help" | "-h") => return Err(Instead::Help),
            Some("--version" | "-V") => return Err(Instead::Version),
            Some(word) if word.starts_with("--") => return Err(Instead::Wrong),
            _ => files.push(argument.into()),
        }
    }
    let book = book.unwrap_or_else(vuoro_computer::default_place);
    Ok(Asked {
        // The window remembers it, and may be started from another folder next time.
        book: std::path::absolute(&book).unwrap_or(book),
        files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Result<Asked, Instead> {
        parse(words.iter().map(OsString::from))
    }

    #[test]
    fn a_book_and_files_are_told_apart() {
        let asked = words(&["--book", "b.vuoro", "a.vcf", "c.vcf"]).expect("sound");
        assert_eq!(
            asked.book,
            std::path::absolute("b.vuoro").expect("a folder")
        );
        assert!(asked.book.is_absolute(), "{:?}", asked.book);
        assert_eq!(
            asked.files,
            [PathBuf::from("a.vcf"), PathBuf::from("c.vcf")]
        );
    }

    #[test]
    fn a_question_or_a_mistake_opens_no_window() {
        assert_eq!(words(&["--book"]).err(), Some(Instead::Wrong));
        assert_eq!(words(&["--what"]).err(), Some(Instead::Wrong));
        assert_eq!(words(&["a.vcf", "--help"]).err(), Some(Instead::Help));
        assert_eq!(words(&["-V"]).err(), Some(Instead::Version));
    }
}
