//! A phonebook of the largest size that people have.

use std::ops::ControlFlow;

use vuoro_core::Error;
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::ImportStep;
use vuoro_core::sample::{Dialect, Options, phonebook};

use super::desk::{Desk, now};

const PEOPLE: u32 = 20_000;

#[test]
fn twenty_thousand_cards_come_in_and_go_back() {
    let options = Options {
        photo_side: 16,
        ..Options::new(Dialect::Iphone, PEOPLE, 11)
    };
    let mut cards = Vec::new();
    phonebook(options, &mut cards).unwrap();
    let mut desk = Desk::new();
    let empty = desk.export();
    let file = desk.file("phone.vcf", cards);
    for step in [ImportStep::Reading, ImportStep::Saving] {
        let (files, mut read) = ([file.clone()], 0);
        let stopped =
            desk.book
                .import(&files, &ImportOptions::default(), &now(), &mut |progress| {
                    read = read.max(progress.cards);
                    let amid = progress.step == step && read >= PEOPLE / 2;
                    match amid {
                        true => ControlFlow::Break(()),
                        false => ControlFlow::Continue(()),
                    }
                });
        assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
        assert!(read >= PEOPLE / 2, "{read} were read");
        assert!(desk.export() == empty, "stopped in {step:?}");
        assert_eq!(desk.operations(), 0);
        desk.is_whole();
    }
    let report = desk
        .import_files(&[file], &ImportOptions::default())
        .unwrap();
    let told = report.new_people + report.organisations + report.groups + report.unchanged;
    assert!(told + report.updated_people >= PEOPLE, "{told} of {PEOPLE}");
    desk.is_whole();
    desk.book.undo(None, &now()).unwrap();
    assert!(desk.export() == empty, "the book is as it was before");
    desk.is_whole();
}
