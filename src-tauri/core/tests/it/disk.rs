//! A book that lies open while its disk fails for a moment.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;

use vuoro_core::Book;
use vuoro_core::book::view::PersonEdit;
use vuoro_core::book::{ExportFormat, SampleBook, Unlock};
use vuoro_core::sample::Language;

use super::desk::{export, now};

#[test]
fn an_open_book_gets_over_a_disk_that_failed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.vuoro");
    let mut book = Book::create(&path, &Unlock::KeyFile, &now()).unwrap();
    let sample = SampleBook {
        people: 25,
        favours: 80,
        seed: 11,
        photo_side: 8,
        language: Language::English,
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    book.fill_sample(&sample, &now(), go_on).unwrap();
    let before = export(&book);
    drop(book);

    // Open to the end: closing it would drop the locks that SQLite has on it.
    let mut disk = File::options().read(true).write(true).open(&path).unwrap();
    let mut sound = Vec::new();
    disk.read_to_end(&mut sound).unwrap();
    let half = sound.len() / 2;
    let torn: Vec<u8> = sound[half..].iter().map(|byte| !byte).collect();
    let mut write = |bytes: &[u8]| {
        disk.seek(SeekFrom::Start(half as u64)).unwrap();
        disk.write_all(bytes).unwrap();
    };

    let mut book = Book::open(&path, &Unlock::KeyFile).unwrap();
    assert!(!book.revive().unwrap(), "nothing is wrong with it yet");
    let read = |book: &Book| book.export(ExportFormat::Json, &mut Vec::new());
    write(&torn);
    assert!(read(&book).is_err(), "the disk fails");
    write(&sound[half..]);
    assert!(
        read(&book).is_err(),
        "the engine holds it against the connection"
    );
    assert!(book.revive().unwrap(), "it is opened anew");
    assert_eq!(export(&book), before);
    book.add_person(&PersonEdit::named("Mira Salo"), &now())
        .unwrap();
    assert!(!book.revive().unwrap(), "once is enough");
}
