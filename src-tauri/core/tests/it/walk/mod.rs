//! Any sequence of changes leaves a whole book, and can be taken back to the
//! beginning.

mod step;

use proptest::prelude::*;
use vuoro_core::book::EraseOptions;
use vuoro_core::book::view::{HistoryRow, Id, OperationKind, Overview, Period};
use vuoro_core::error::Result;
use vuoro_core::{Book, Error};

use crate::cards::phonebook;
use crate::desk::{Desk, export, now};

use step::{Step, step, take_step};

/// Undoes an operation, or sees that the refusal names one that stands.
fn refused_for_a_reason(desk: &mut Desk, row: &HistoryRow) -> Result<()> {
    let before = desk.export();
    match desk.book.undo(Some(row.operation), &now()) {
        Err(Error::CannotUndo { by }) => {
            let history = desk.book.history(None, 1000)?;
            let way = history.iter().find(|r| i64::from(r.operation) == by);
            let way = way.unwrap_or_else(|| panic!("number {by} is in the history"));
            assert!(way.operation > row.operation, "it came later: {way:?}");
            assert!(!way.undone, "it stands: {way:?}");
            assert_eq!(desk.export(), before, "a refusal changes nothing");
            Ok(())
        }
        done => done.map(drop),
    }
}

/// Every measure of the network, without the keys of rows.
fn counts(overview: &Overview) -> Overview {
    let mut overview = overview.clone();
    for list in [
        &mut overview.your_turn,
        &mut overview.their_turn,
        &mut overview.even,
        &mut overview.nothing_needed,
    ] {
        for row in &mut list.people {
            row.person.id = 0;
            row.turn.favour = None;
        }
    }
    overview
}

/// Two came in and were taken back; one of them came in anew. The refusal to
/// bring both back names the import that has one of them now.
#[test]
fn a_place_that_is_taken_is_named_by_who_took_it() {
    let mut desk = Desk::new();
    desk.import(&phonebook(10, 12, 0));
    let undone = desk.book.undo(None, &now()).unwrap();
    let taken = desk.import(&phonebook(7, 11, 1)).operation.unwrap();
    match desk.book.undo(Some(undone.operation), &now()) {
        Err(Error::CannotUndo { by }) => assert_eq!(by, i64::from(taken)),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_is_taken_back(steps in prop::collection::vec(step(), 1..24)) {
        let mut desk = Desk::new();
        let (start, settings) = (desk.export(), desk.book.settings().unwrap());
        for step in &steps {
            match take_step(&mut desk, step) {
                Ok(())
                | Err(
                    Error::Invalid(_)
                    | Error::NotFound(_)
                    | Error::NothingToUndo
                    | Error::MergeClash { .. },
                ) => {}
                Err(error) => prop_assert!(false, "{step:?}: {error}"),
            }
            prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new(), "{:?}", step);
        }
        // What it came to is told whole: a book made of the export is equal.
        let mut again = desk.made_again();
        prop_assert_eq!(export(&again), desk.export());
        prop_assert_eq!(again.check().unwrap(), Vec::<String>::new());
        let overview = |book: &Book| book.overview(&Period::default(), now().today).unwrap();
        prop_assert_eq!(counts(&overview(&again)), counts(&overview(&desk.book)));
        loop {
            match desk.book.undo(None, &now()) {
                Ok(undone) => prop_assert_ne!(undone.row.kind, OperationKind::Undo),
                Err(Error::NothingToUndo) => break,
                Err(error) => prop_assert!(false, "{error}"),
            }
            prop_assert_eq!(desk.book.check().unwrap(), Vec::<String>::new());
        }
        desk.book.set_settings(&settings).unwrap();
        prop_assert_eq!(desk.export(), start);
    }
}

/// What was erased is out of every undo's reach, and so is what was done before;
/// what is done after it can be taken back as ever.
#[test]
fn an_erasure_closes_what_was_before_it() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut desk = Desk::new();
    let mut walk = |desk: &mut Desk, until: usize| {
        while desk.operations() < until {
            let step = step().new_tree(&mut runner).unwrap().current();
            if !matches!(step, Step::Undo(_) | Step::UndoLatest | Step::Tune(_)) {
                let _ = take_step(desk, &step);
            }
        }
    };
    walk(&mut desk, 60);
    let before = desk.book.history(None, 1000).unwrap();
    let ids = desk.book.ids().unwrap();
    desk.book
        .erase(&ids[..1], EraseOptions::default(), &now())
        .unwrap();
    let erased = desk.export();
    let history = desk.book.history(None, 1000).unwrap();
    for row in before.iter().chain(&history) {
        let refused = desk.book.undo(Some(row.operation), &now());
        assert!(
            matches!(refused, Err(Error::NotFound(_) | Error::NothingToUndo)),
            "{row:?}: {refused:?}"
        );
        assert_eq!(desk.export(), erased, "a refusal changes nothing");
    }
    walk(&mut desk, 30);
    desk.is_whole();
    loop {
        match desk.book.undo(None, &now()) {
            Ok(_) => {}
            Err(Error::NothingToUndo) => break,
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(desk.export(), erased);
    desk.is_whole();
}

/// What one does to a book; an erasure is for good, and a sample is an import.
const KINDS: [OperationKind; 30] = [
    OperationKind::Import,
    OperationKind::AddPerson,
    OperationKind::EditPerson,
    OperationKind::Merge,
    OperationKind::NotSame,
    OperationKind::Give,
    OperationKind::Take,
    OperationKind::Introduce,
    OperationKind::RecordBetween,
    OperationKind::EditFavour,
    OperationKind::Settle,
    OperationKind::Void,
    OperationKind::Thank,
    OperationKind::LinkFavours,
    OperationKind::Consent,
    OperationKind::Outcome,
    OperationKind::Remind,
    OperationKind::PlacePerson,
    OperationKind::AcceptSuggestions,
    OperationKind::DismissSuggestions,
    OperationKind::EditPeople,
    OperationKind::ArchivePeople,
    OperationKind::RestorePeople,
    OperationKind::DeletePeople,
    OperationKind::AddOrganisation,
    OperationKind::EditOrganisation,
    OperationKind::MergeOrganisations,
    OperationKind::DeleteOrganisation,
    OperationKind::EditGroup,
    OperationKind::DeleteGroup,
];

/// Two hundred changes, each taken back out of its turn: either that is refused
/// for a reason and changes nothing, or it can be done again to the letter.
#[test]
fn changes_are_taken_back_in_any_order_or_refused_for_a_reason() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut desk = Desk::new();
    while desk.operations() < 200 {
        let step = step().new_tree(&mut runner).unwrap().current();
        if !matches!(step, Step::Undo(_) | Step::UndoLatest) {
            let _ = take_step(&mut desk, &step);
        }
    }
    let all = desk.export();
    let history = desk.book.history(None, 1000).unwrap();
    let done = |kind: &&OperationKind| history.iter().any(|row| row.kind == **kind);
    let missing: Vec<_> = KINDS.iter().filter(|kind| !done(kind)).collect();
    assert!(missing.is_empty(), "nothing was done of {missing:?}");
    let mut operations: Vec<Id> = history.iter().map(|row| row.operation).collect();
    // In an order that has nothing to do with theirs.
    operations.sort_by_key(|id| id.wrapping_mul(7_919) % 211);
    let (mut undone, mut refused) = (Vec::new(), 0);
    for operation in operations {
        let before = desk.export();
        match desk.book.undo(Some(operation), &now()) {
            Ok(undo) => {
                let without = desk.export();
                let redo = desk.book.undo(Some(undo.operation), &now()).unwrap();
                assert_eq!(desk.export(), before, "{operation} is done again");
                let undo = desk.book.undo(Some(redo.operation), &now()).unwrap();
                assert_eq!(desk.export(), without, "{operation} is taken back again");
                undone.push(undo.operation);
            }
            Err(Error::CannotUndo { by }) => {
                refused += 1;
                let now = desk.book.history(None, 2000).unwrap();
                let reason = now.iter().find(|row| i64::from(row.operation) == by);
                assert!(
                    reason.is_some_and(|row| !row.undone),
                    "{by} stands in the way"
                );
                assert_eq!(desk.export(), before, "a refusal changes nothing");
            }
            Err(error) => panic!("{operation}: {error}"),
        }
    }
    assert!(
        undone.len() > 50 && refused > 20,
        "{} and {refused}",
        undone.len()
    );
    desk.is_whole();
    for undo in undone.into_iter().rev() {
        desk.book.undo(Some(undo), &now()).unwrap();
    }
    assert_eq!(desk.export(), all);
    desk.is_whole();
}
