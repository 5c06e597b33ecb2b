//! Recording, and taking back, in the terminal.

use std::io::Write;

use vuoro_core::book::view::{
    Beneficiary, FavourForm, HistoryRow, OperationKind, Receipt, Subject,
};
use vuoro_core::domain::favour::{Direction, FavourKind, Role, Status};
use vuoro_core::domain::size::Size;

use crate::args::{Details, Favour, Introduce, IntroducedBy};
use crate::exit::Stop;
use crate::moment;
use crate::output::visible;
use crate::shell::Shell;

pub(crate) fn give(shell: &mut Shell, favour: &Favour) -> Result<(), Stop> {
    record(shell, favour, Direction::Given)
}

pub(crate) fn take(shell: &mut Shell, favour: &Favour) -> Result<(), Stop> {
    record(shell, favour, Direction::Taken)
}

fn record(shell: &mut Shell, favour: &Favour, direction: Direction) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let person = shell.who(&book, &favour.who)?;
    let details = &favour.details;
    let (giver, helped) = match direction {
        Direction::Given => (None, Some(person.id)),
        _ => (Some(person.id), None),
    };
    let form = FavourForm {
        giver,
        beneficiaries: vec![Beneficiary {
            person: helped,
            value: details.value,
        }],
        kind: favour.kind,
        what: favour.what.clone(),
        ..form(shell, details, Size::AnHour)
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    let verb = match (direction, details.status) {
        (Direction::Given, Status::Done) => "you gave",
        (_, Status::Done) => "you received",
        (_, status) => status.word(),
    };
    recorded(
        shell,
        &receipt,
        &format!(
            "{verb}: {} ({}, {})",
            visible(&favour.what),
            person.name,
            form.on
        ),
    )
}

pub(crate) fn introduce(shell: &mut Shell, said: &Introduce) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (a, b) = (shell.who(&book, &said.a)?, shell.who(&book, &said.b)?);
    let helped = |person| Beneficiary {
        person: Some(person),
        value: said.details.value,
    };
    let form = FavourForm {
        beneficiaries: vec![helped(a.id), helped(b.id)],
        kind: FavourKind::Introduction,
        what: said.what.clone(),
        ..form(shell, &said.details, Size::FiveMinutes)
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    recorded(
        shell,
        &receipt,
        &format!("you introduced {} and {}", a.name, b.name),
    )
}

pub(crate) fn introduced_by(shell: &mut Shell, said: &IntroducedBy) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (by, to) = (
        shell.who(&book, &said.who)?,
        shell.who(&book, &said.to_whom)?,
    );
    let form = FavourForm {
        giver: Some(by.id),
        beneficiaries: vec![Beneficiary {
            person: None,
            value: said.details.value,
        }],
        introduced: vec![to.id],
        kind: FavourKind::Introduction,
        what: said.what.clone(),
        ..form(shell, &said.details, Size::FiveMinutes)
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    recorded(
        shell,
        &receipt,
        &format!("{} introduced you to {}", by.name, to.name),
    )
}

/// What all forms have in common; whom it is with is still to be said.
fn form(shell: &Shell, details: &Details, usual: Size) -> FavourForm {
    FavourForm {
        giver: None,
        beneficiaries: Vec::new(),
        introduced: Vec::new(),
        kind: FavourKind::Other,
        what: String::new(),
        note: details.note.clone(),
        on: moment::date(&details.on, &shell.now),
        status: details.status,
        cost: details.size.unwrap_or(usual),
        channel: None,
        occasion: String::new(),
        due: None,
    }
}

fn recorded(shell: &mut Shell, receipt: &Receipt, text: &str) -> Result<(), Stop> {
    if shell.json {
        return shell.print_json(receipt);
    }
    writeln!(shell.out, "{text}")?;
    Ok(())
}

pub(crate) fn thank(shell: &mut Shell, who: &str) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let person = shell.who(&book, who)?;
    let page = book.person(person.id, shell.now.today)?;
    let unthanked = page.favours.iter().find(|favour| {
        favour.direction == Direction::Taken
            && favour.status == Status::Done
            && !favour.thanked
            && favour
                .parties
                .iter()
                .any(|p| p.role == Role::Giver && p.person == Some(person.id))
    });
    let Some(favour) = unthanked else {
        return Err(Stop::NothingToThank(person.name));
    };
    let receipt = book.thank(favour.id, &shell.now)?;
    recorded(
        shell,
        &receipt,
        &format!("thanked {} for: {}", person.name, favour.what),
    )
}

pub(crate) fn settle(shell: &mut Shell, favour: i32, status: Status) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let receipt = book.settle(favour, status, "", &shell.now)?;
    recorded(shell, &receipt, &format!("number {favour}: {status}"))
}

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

fn sentence(row: &HistoryRow) -> String {
    let Subject {
        people,
        what,
        added,
        changed,
        undone,
        fields,
    } = &row.subject;
    let fields: Vec<&str> = fields.iter().map(|field| field.word()).collect();
    let others = match changed.saturating_sub(people.len() as u32) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let people = people.join(", ");
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
        OperationKind::EditOrganisation => format!("edited organisation {what}"),
        OperationKind::MergeOrganisations => format!("merged {changed} into organisation {what}"),
        OperationKind::DeleteOrganisation => format!("deleted organisation {what}"),
        OperationKind::EditGroup => format!("renamed group {what}"),
        OperationKind::DeleteGroup => format!("deleted group {what}"),
        OperationKind::Give => format!("gave {people}: {what}"),
        OperationKind::Take => format!("received from {people}: {what}"),
        OperationKind::Introduce => format!("introduction: {people}"),
        OperationKind::Settle => format!("settled with {people}: {what}"),
        OperationKind::RecordBetween => format!("between {people}: {what}"),
        OperationKind::EditFavour => format!("edited favour with {people}: {what}"),
        OperationKind::Void => format!("voided with {people}: {what}"),
        OperationKind::LinkFavours => format!("linked favour with {people}: {what}"),
        OperationKind::Consent => format!("consent of {people}: {what}"),
        OperationKind::Outcome => format!("outcome of introduction: {people}"),
        OperationKind::Remind => format!("reminder of {people}"),
        OperationKind::PlacePerson => format!("placed {people}: {what}"),
        OperationKind::Thank => format!("thanked {people}: {what}"),
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
