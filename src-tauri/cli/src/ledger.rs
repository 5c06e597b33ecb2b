//! Recording, and taking back, in the terminal.

use std::io::Write;

use vuoro_core::book::view::{
    HistoryRow, NewFavour, NewIntroduction, OperationKind, Receipt, Subject,
};
use vuoro_core::domain::favour::{Direction, Role, Status};
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
    let new = NewFavour {
        direction,
        people: vec![person.id],
        kind: favour.kind,
        what: favour.what.clone(),
        note: details.note.clone(),
        on: moment::date(&details.on, &shell.now),
        status: details.status,
        cost: details.size.unwrap_or(Size::AnHour),
        value: details.value,
    };
    let receipt = book.record_favour(&new, &shell.now)?;
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
            new.on
        ),
    )
}

pub(crate) fn introduce(shell: &mut Shell, said: &Introduce) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (a, b) = (shell.who(&book, &said.a)?, shell.who(&book, &said.b)?);
    let new = introduction(shell, None, vec![a.id, b.id], &said.what, &said.details);
    let receipt = book.record_introduction(&new, &shell.now)?;
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
    let new = introduction(shell, Some(by.id), vec![to.id], &said.what, &said.details);
    let receipt = book.record_introduction(&new, &shell.now)?;
    recorded(
        shell,
        &receipt,
        &format!("{} introduced you to {}", by.name, to.name),
    )
}

fn introduction(
    shell: &Shell,
    by: Option<i32>,
    people: Vec<i32>,
    what: &str,
    details: &Details,
) -> NewIntroduction {
    NewIntroduction {
        by,
        people,
        what: what.into(),
        note: details.note.clone(),
        on: moment::date(&details.on, &shell.now),
        status: details.status,
        cost: details.size.unwrap_or(Size::FiveMinutes),
        value: details.value,
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
    let receipt = book.settle(favour, status, &shell.now)?;
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
