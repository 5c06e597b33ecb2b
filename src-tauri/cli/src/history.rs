//! What was done, and taking it back.

use std::io::Write;

use vuoro_core::book::view::{HistoryRow, OperationKind, Subject};
use vuoro_core::domain::favour::Status;

use crate::exit::Stop;
use crate::shell::Shell;

pub(crate) fn history(shell: &mut Shell, limit: u32) -> Result<(), Stop> {
    let book = shell.open()?;
    let rows = book.history(None, limit)?;
    if shell.json {
        return shell.print_json(&rows);
    }
    for row in &rows {
        let undone = if row.undone { "  (undone)" } else { "" };
        writeln!(
            shell.out,
            "{:>6}  {}  {}{undone}",
            row.operation,
            row.at,
            sentence(row)
        )?;
    }
    Ok(())
}

pub(crate) fn undo(shell: &mut Shell, operation: Option<i32>) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let receipt = book.undo(operation, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    writeln!(shell.out, "undone: {}", sentence(&receipt.row))?;
    Ok(())
}

pub(crate) fn redo(shell: &mut Shell) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let receipt = book.redo(&shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let HistoryRow { subject, .. } = &receipt.row;
    let again = HistoryRow {
        kind: subject.undone.unwrap_or(receipt.row.kind),
        ..receipt.row.clone()
    };
    writeln!(shell.out, "done again: {}", sentence(&again))?;
    Ok(())
}

fn sentence(row: &HistoryRow) -> String {
    let Subject {
        people,
        what,
        added,
        changed,
        undone,
        fields,
        status,
    } = &row.subject;
    let fields: Vec<&str> = fields.iter().map(|field| field.word()).collect();
    let others = match changed.saturating_sub(people.len() as u32) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let people = people.join(", ");
    // An introduction may have no words.
    let told = match what.as_str() {
        "" => people.clone(),
        what => format!("{people}: {what}"),
    };
    match row.kind {
        OperationKind::Import => format!("import of {what}: {added} new, {changed} changed"),
        OperationKind::AddPerson => format!("added {people}"),
        OperationKind::Merge => format!("made one person: {people}"),
        OperationKind::NotSame => format!("not the same: {people}"),
        OperationKind::EditPerson if fields.is_empty() => format!("edited {people}"),
        OperationKind::EditPerson => format!("edited {people}: {}", fields.join(", ")),
        OperationKind::EditPeople => format!("edited {people}{others}: {what}"),
        OperationKind::ArchivePeople => format!("archived {people}{others}"),
        OperationKind::RestorePeople => format!("restored {people}{others}"),
        OperationKind::DeletePeople => format!("deleted {people}{others}"),
        OperationKind::Erase => format!("erased {changed} for good, and the history before"),
        OperationKind::EditOwner => format!("edited you: {}", fields.join(", ")),
        OperationKind::AddOrganisation => format!("added organisation {what}"),
        OperationKind::EditOrganisation => format!("edited organisation {what}"),
        OperationKind::MergeOrganisations => format!("merged {changed} into organisation {what}"),
        OperationKind::DeleteOrganisation => format!("deleted organisation {what}"),
        OperationKind::EditGroup => format!("renamed group {what}"),
        OperationKind::DeleteGroup => format!("deleted group {what}"),
        OperationKind::Give => match status {
            None => format!("gave {told}"),
            Some(Status::Promised) => format!("promised {told}"),
            Some(Status::Asked) => format!("asked by {told}"),
            Some(status) => format!("{status}, for {told}"),
        },
        OperationKind::Take => match status {
            None => format!("received from {told}"),
            Some(Status::Promised) => format!("promised by {told}"),
            Some(Status::Asked) => format!("asked {told}"),
            Some(status) => format!("{status}, from {told}"),
        },
        OperationKind::Introduce => format!("introduction: {people}"),
        OperationKind::Settle => format!("settled with {told}"),
        OperationKind::RecordBetween => format!("between {told}"),
        OperationKind::EditFavour if *changed > 0 => {
            format!("edited favour with {told} (links that fitted no longer: {changed})")
        }
        OperationKind::EditFavour => format!("edited favour with {told}"),
        OperationKind::Void => format!("voided with {told}"),
        OperationKind::LinkFavours => format!("linked favour with {told}"),
        OperationKind::Consent => format!("consent of {told}"),
        OperationKind::Outcome => format!("outcome of introduction: {people}"),
        OperationKind::Remind => format!("reminder of {people}"),
        OperationKind::PlacePerson => format!("placed {people}: {what}"),
        OperationKind::Thank => format!("thanked {told}"),
        OperationKind::AcceptSuggestions => {
            format!("{added} suggested favours accepted: {people}")
        }
        OperationKind::DismissSuggestions => {
            format!("{added} suggested favours dismissed: {people}")
        }
        OperationKind::FillSample => format!("sample of {added} invented people"),
        OperationKind::Undo | OperationKind::Redo => {
            let word = if row.kind == OperationKind::Undo {
                "undo"
            } else {
                "redo"
            };
            match undone {
                Some(kind) => {
                    let undone = HistoryRow {
                        kind: *kind,
                        ..row.clone()
                    };
                    match kind {
                        OperationKind::Undo | OperationKind::Redo => word.into(),
                        _ => format!("{word} of: {}", sentence(&undone)),
                    }
                }
                None => word.into(),
            }
        }
    }
}
