//! One file brought into a new book, over and over, beside the floor of it.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use vuoro_core::sample::{Dialect, Options, phonebook};

use crate::figures::{line, median, ratio};
use crate::process::{self, Measured};

pub(crate) struct Rounds(Vec<Measured>);

/// What an iPhone of so many people exports.
pub(crate) fn phone(folder: &Path, people: u32) -> PathBuf {
    let file = folder.join(format!("{people}.vcf"));
    let mut out = BufWriter::new(File::create(&file).expect("a file to import"));
    phonebook(Options::new(Dialect::Iphone, people, 1), &mut out).expect("an export");
    out.flush().expect("an export");
    file
}

impl Rounds {
    pub(crate) fn of(folder: &Path, file: &Path, rounds: usize) -> Self {
        let size = file.metadata().expect("an export").len() as f64 / 1e6;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        eprintln!("import: {name} contacts, {size:.1} MB, {rounds} rounds");
        Self(
            (0..rounds)
                .map(|number| one(folder, file, number))
                .collect(),
        )
    }

    /// A figure's median.
    pub(crate) fn of_each(&self, name: &str) -> f64 {
        median(self.0.iter().map(|round| round[name]))
    }

    pub(crate) fn seconds(&self, name: &str) -> String {
        format!("{:.2} s", self.of_each(name))
    }

    /// The lines of the table that every size has.
    pub(crate) fn tell(&self, contacts: &str) {
        let against = |name: &str, other: &str| {
            let ratios = self.0.iter().map(|round| round[name] / round[other]);
            median(ratios)
        };
        let what = format!("import of {contacts} contacts");
        line(&what, &self.seconds("import"), "", None);
        let floor = self.seconds("floor");
        line("  the same rows, inserted bare", &floor, "", None);
        ratio("  import ÷ floor", against("import", "floor"), 1.5);
        let processors = against("import.cpu", "floor.cpu");
        ratio("  the same, in seconds of all processors", processors, 1.5);
        line("  the same file again", &self.seconds("again"), "", None);
        ratio("  again ÷ import", against("again", "import"), 0.5);
    }
}

fn one(folder: &Path, file: &Path, number: usize) -> Measured {
    let book = folder.join(format!("{number}.vuoro"));
    let copy = folder.join(format!("{number}.copy"));
    let run = |word: &str, paths: &[&Path]| {
        let mut arguments = vec![OsStr::new(word)];
        arguments.extend(paths.iter().map(|path| path.as_os_str()));
        process::run(&arguments)
    };
    let mut measured = run("import", &[file, &book]);
    measured.extend(run("floor", &[&book, &copy]));
    measured.extend(run("undo", &[&book]));
    eprintln!(
        "  import {:.2} s ({:.2} s of processors), floor {:.2} s ({:.2}), again {:.2} s, undo {:.2} s",
        measured["import"],
        measured["import.cpu"],
        measured["floor"],
        measured["floor.cpu"],
        measured["again"],
        measured["undo"],
    );
    for left in std::fs::read_dir(folder).expect("the folder").flatten() {
        if left.path() != file {
            std::fs::remove_file(left.path()).expect("a book of this round");
        }
    }
    measured
}
