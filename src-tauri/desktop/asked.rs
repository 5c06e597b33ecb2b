//! What the command line asks of the window.

use std::ffi::OsString;
use std::path::PathBuf;

/// Which book, and which contact files to look at first.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) book: Option<PathBuf>,
    pub(crate) files: Vec<PathBuf>,
}

const USAGE: &str = "usage: vuoro-desktop [--book FILE] [CONTACTS.vcf …]";

pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Asked, &'static str> {
    let mut asked = Asked::default();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--book") => {
                asked.book = Some(arguments.next().ok_or(USAGE)?.into());
            }
            Some(word) if word.starts_with("--") => return Err(USAGE),
            _ => asked.files.push(argument.into()),
        }
    }
    Ok(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_and_files_are_told_apart() {
        let words = |words: &[&str]| parse(words.iter().map(OsString::from));
        let asked = words(&["--book", "b.vuoro", "a.vcf", "c.vcf"]).expect("sound");
        assert_eq!(asked.book, Some(PathBuf::from("b.vuoro")));
        assert_eq!(
            asked.files,
            [PathBuf::from("a.vcf"), PathBuf::from("c.vcf")]
        );
        assert!(words(&["--book"]).is_err());
        assert!(words(&["--what"]).is_err());
    }
}
