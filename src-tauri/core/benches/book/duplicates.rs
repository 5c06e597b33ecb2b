//! Looking for duplicates among ten and a hundred thousand people.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::Path;

use vuoro_core::Book;
use vuoro_core::book::view::DuplicatesQuery;
use vuoro_core::book::{SampleBook, Unlock};
use vuoro_core::sample::Language;

use crate::figures::{line, median, ratio};
use crate::process::{self, Measured, timed};
use crate::{folder, now};

const ROUNDS: usize = 3;

pub(crate) fn measure() {
    let folder = folder();
    let [few, many] = [10_000, 99_999].map(|people| {
        let path = folder.path().join(format!("{people}.vuoro"));
        let mut book = Book::create(&path, &Unlock::KeyFile, &now()).expect("a new book");
        let sample = SampleBook {
            people,
            favours: 0,
            seed: 2,
            language: Language::Finnish,
            photo_side: 16,
        };
        book.fill_sample(&sample, &now(), &mut |_| ControlFlow::Continue(()))
            .expect("a filled book");
        drop(book);
        let run = |_| process::run(&[OsStr::new("duplicates"), path.as_os_str()]);
        let rounds: Vec<Measured> = (0..ROUNDS).map(run).collect();
        let of = |name: &str| median(rounds.iter().map(|round| round[name]));
        (of("duplicates"), of("duplicates.peak"))
    });
    let met = Some(many.0 <= 10.0);
    let seconds = format!("{:.2} s", many.0);
    line("duplicates among 100,000 people", &seconds, "≤ 10 s", met);
    ratio("  beside 10,000 people", many.0 / few.0, 11.0);
    let memory = format!("{:.0} MB", many.1);
    line("  memory at its most", &memory, "", None);
}

/// What is measured, in a process of its own.
pub(crate) fn find(path: &Path) {
    let book = Book::open(path, &Unlock::KeyFile).expect("the book");
    let query = DuplicatesQuery {
        at_least: None,
        offset: 0,
        limit: 100,
    };
    let found = timed("duplicates", || book.duplicates(&query)).expect("the duplicates");
    eprintln!(
        "duplicates: {} certain, {} likely, {} perhaps, {} crowds",
        found.certain,
        found.likely,
        found.perhaps,
        found.crowds.len(),
    );
}
