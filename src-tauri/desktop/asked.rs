//! What the command line asks of the window.

use std::ffi::OsString;
use std::path::PathBuf;

/// Which book, and what for.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) book: PathBuf,
    pub(crate) errand: Errand,
}

/// What the window is to do first, or next where it is open already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Errand {
    /// Contact files to look at.
    pub(crate) files: Vec<PathBuf>,
    /// Something is to be written down in one line. The desktop starts the program
    /// so for a key that works wherever one is.
    pub(crate) capture: bool,
}

pub(crate) const CAPTURE: &str = "--capture";

/// Why no window is to be opened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Instead {
    Help,
    Version,
    Wrong,
}

pub(crate) const USAGE: &str = "usage: vuoro-desktop [--book FILE] [--capture] [CONTACTS.vcf …]";

pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Asked, Instead> {
    let (mut book, mut errand) = (None, Errand::default());
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--book") => book = Some(arguments.next().ok_or(Instead::Wrong)?.into()),
            Some(CAPTURE) => errand.capture = true,
            Some("--help" | "-h") => return Err(Instead::Help),
            Some("--version" | "-V") => return Err(Instead::Version),
            Some(word) if word.starts_with("--") => return Err(Instead::Wrong),
            _ => errand.files.push(argument.into()),
        }
    }
    let book = book.unwrap_or_else(vuoro_computer::default_place);
    Ok(Asked {
        // The window remembers it, and may be started from another folder next time.
        book: std::path::absolute(&book).unwrap_or(book),
        errand,
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
            asked.errand.files,
            [PathBuf::from("a.vcf"), PathBuf::from("c.vcf")]
        );
        assert!(!asked.errand.capture);
        let asked = words(&["--capture"]).expect("sound");
        assert!(asked.errand.capture && asked.errand.files.is_empty());
    }

    #[test]
    fn a_question_or_a_mistake_opens_no_window() {
        assert_eq!(words(&["--book"]).err(), Some(Instead::Wrong));
        assert_eq!(words(&["--what"]).err(), Some(Instead::Wrong));
        assert_eq!(words(&["a.vcf", "--help"]).err(), Some(Instead::Help));
        assert_eq!(words(&["-V"]).err(), Some(Instead::Version));
    }
}
