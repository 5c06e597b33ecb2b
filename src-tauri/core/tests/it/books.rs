//! A book of every version that was shipped opens, and nothing of it is lost.
//! That its schema ends as a new book's begins, the opening itself compares.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use vuoro_core::book::view::PeopleAct;
use vuoro_core::book::{ImportOptions, SampleBook, Unlock, key_file, verify};
use vuoro_core::sample::Language;
use vuoro_core::{Book, Error};

use super::desk::now;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const KEY: Unlock = Unlock::KeyFile;

/// What is in the books of each schema: people, favours, lines of history.
const SHIPPED: &[(&str, u32, u32, usize)] = &[
    ("1-empty", 0, 0, 0),
    ("1-typical", 77, 80, 7),
    ("2-empty", 0, 0, 0),
    ("2-typical", 77, 80, 7),
];

fn kept(name: &str) -> PathBuf {
    Path::new(ROOT).join(format!("tests/fixtures/books/{name}.vuoro"))
}

/// How many schemas there are.
fn newest() -> usize {
    let folder = Path::new(ROOT).join("src-tauri/core/src/store/schema");
    fs::read_dir(folder).unwrap().count()
}

/// Everything that a book may have: contacts of a phone, a ledger, a merge,
/// groups, somebody put away, and changes that were taken back.
fn typical(book: &mut Book) {
    let sample = SampleBook {
        people: 25,
        favours: 80,
        seed: 11,
        photo_side: 8,
        language: Language::Finnish,
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    book.fill_sample(&sample, &now(), go_on).unwrap();
    for file in ["phone-android.vcf", "tables/linkedin"] {
        let file = Path::new(ROOT).join("tests/fixtures").join(file);
        let go_on = &mut |_| ControlFlow::Continue(());
        book.import(&[file], &ImportOptions::default(), &now(), go_on)
            .unwrap();
    }
    let ids = book.ids().unwrap();
    let acts = [PeopleAct::Archive, PeopleAct::Delete { with_favours: true }];
    for (act, person) in acts.iter().zip(&ids[3..]) {
        book.edit_people(&[*person], act, &now()).unwrap();
    }
    book.undo(None, &now()).unwrap();
}

/// `VUORO_WRITE_BOOKS=1` writes the books of the newest schema, once; those of
/// an earlier one are what was shipped, and are never written again.
#[test]
fn there_is_a_book_of_every_schema() {
    if std::env::var_os("VUORO_WRITE_BOOKS").is_some() {
        for (name, fill) in [("empty", None), ("typical", Some(typical as fn(&mut Book)))] {
            let path = kept(&format!("{}-{name}", newest()));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let folder = tempfile::tempdir().unwrap();
            let made = folder.path().join("book.vuoro");
            let mut book = Book::create(&made, &KEY, &now()).unwrap();
            if let Some(fill) = fill {
                fill(&mut book);
            }
            drop(book);
            fs::copy(&made, &path).unwrap();
            fs::copy(key_file(&made), key_file(&path)).unwrap();
        }
    }
    for schema in 1..=newest() {
        for name in ["empty", "typical"] {
            let name = format!("{schema}-{name}");
            assert!(
                kept(&name).exists(),
                "{name}: VUORO_WRITE_BOOKS=1 writes it"
            );
            assert!(
                SHIPPED.iter().any(|(shipped, ..)| *shipped == name),
                "{name}"
            );
        }
    }
}

#[test]
fn a_book_of_every_schema_opens_and_is_whole() {
    for (name, people, favours, lines) in SHIPPED {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.vuoro");
        fs::copy(kept(name), &path).unwrap();
        fs::copy(key_file(&kept(name)), key_file(&path)).unwrap();
        if let Err(Error::OlderBook(_)) = Book::open(&path, &KEY) {
            Book::bring_up_to_date(&path, &KEY, &now()).unwrap();
        }
        let mut book = Book::open(&path, &KEY).unwrap();
        assert_eq!(book.check().unwrap(), [""; 0], "{name}");
        let history = book.history(None, 1000).unwrap().len();
        drop(book);
        let content = verify(&path, &KEY, &mut |_| ControlFlow::Continue(()))
            .unwrap()
            .content;
        let found = (content.people, content.favours, history);
        assert_eq!(found, (*people, *favours, *lines), "{name}");
    }
}
