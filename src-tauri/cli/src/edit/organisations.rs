//! Organisations in the terminal.

use std::io::Write;

use vuoro_core::Book;
use vuoro_core::book::view::{Id, OrganisationEdit, OrganisationPage, OrganisationRow};

use super::{assign, said_once, unclear};
use crate::args::{OrganisationAct, Organisations};
use crate::exit::Stop;
use crate::output::visible;
use crate::people::{one_line, with_label};
use crate::shell::Shell;

pub(crate) fn run(shell: &mut Shell, said: &Organisations) -> Result<(), Stop> {
    match &said.act {
        None => list(shell, &said.query.join(" ")),
        Some(OrganisationAct::Show { organisation }) => show(shell, organisation),
        Some(OrganisationAct::Add { name, fields }) => add(shell, name, fields),
        Some(OrganisationAct::Rename { organisation, name }) => rename(shell, organisation, name),
        Some(OrganisationAct::Set {
            organisation,
            fields,
        }) => set(shell, organisation, fields),
        Some(OrganisationAct::Merge { into, others }) => merge(shell, into, others),
        Some(OrganisationAct::Delete { organisation }) => delete(shell, organisation),
    }
}

fn list(shell: &mut Shell, text: &str) -> Result<(), Stop> {
    let book = shell.open()?;
    let rows = book.organisations(text)?;
    if shell.json {
        return shell.print_json(&rows);
    }
    for row in &rows {
        let same = if row.equals > 0 {
            "  (another of this name)"
        } else {
            ""
        };
        writeln!(
            shell.out,
            "{:>6}  {:<40} {:>5}{same}",
            row.id, row.name, row.people
        )?;
    }
    if rows.is_empty() {
        shell.note("none");
    } else if rows.iter().any(|row| row.equals > 0) {
        shell.note("`vuoro organisations merge NUMBER NUMBER` makes two one");
    }
    Ok(())
}

/// The one organisation that a word means.
pub(crate) fn which(book: &Book, word: &str) -> Result<OrganisationRow, Stop> {
    let mut found = book.find_organisations(word)?;
    match found.len() {
        0 => Err(Stop::None {
            what: "organisation",
            word: word.into(),
            list: "vuoro organisations",
        }),
        1 => Ok(found.remove(0)),
        _ => Err(Stop::Which(
            word.into(),
            found.into_iter().map(|one| (one.id, one.name)).collect(),
        )),
    }
}

fn show(shell: &mut Shell, word: &str) -> Result<(), Stop> {
    let book = shell.open()?;
    let id = which(&book, word)?.id;
    let page = book.organisation(id, shell.now.today)?;
    if shell.json {
        return shell.print_json(&page);
    }
    writeln!(shell.out, "{}  (number {id})", page.edit.name)?;
    for point in &page.edit.points {
        let said = [&point.service, &point.label].map(String::as_str);
        writeln!(shell.out, "  {}", with_label(&point.value, &said))?;
    }
    for address in &page.edit.addresses {
        let line = with_label(&one_line(address), &[&address.label]);
        writeln!(shell.out, "  {line}")?;
    }
    for line in page.edit.note.lines() {
        writeln!(shell.out, "  {line}")?;
    }
    for one in &page.equals {
        shell.note(&format!(
            "number {} has the same name: {}",
            one.id, one.name
        ));
    }
    writeln!(shell.out)?;
    for row in &page.people {
        writeln!(shell.out, "{:>6}  {:<32} {}", row.id, row.name, row.detail)?;
    }
    let more = page.people_total - page.people.len() as u32;
    if more > 0 {
        writeln!(shell.out, "        and {more} more")?;
    }
    Ok(())
}

fn add(shell: &mut Shell, name: &str, words: &[String]) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let mut new = OrganisationEdit {
        name: name.to_owned(),
        ..OrganisationEdit::default()
    };
    said_once(words)?;
    for word in words {
        assign::to_organisation(&mut new, word).map_err(unclear)?;
    }
    let receipt = book.add_organisation(&new, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let number = receipt.made.unwrap_or_default();
    writeln!(shell.out, "added: {}  (number {number})", visible(name))?;
    Ok(())
}

fn rename(shell: &mut Shell, word: &str, name: &str) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let one = which(&book, word)?;
    let seen = book.organisation(one.id, shell.now.today)?.edit;
    let new = OrganisationEdit {
        name: name.to_owned(),
        ..seen.clone()
    };
    let receipt = book.edit_organisation(one.id, &seen, &new, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let page = book.organisation(one.id, shell.now.today)?;
    writeln!(shell.out, "{} is now {}", one.name, page.edit.name)?;
    tell_equals(shell, &page);
    Ok(())
}

fn tell_equals(shell: &mut Shell, page: &OrganisationPage) {
    for other in &page.equals {
        shell.note(&format!(
            "number {} has the same name; `vuoro organisations merge {} {}` makes them one",
            other.id, page.id, other.id
        ));
    }
}

fn set(shell: &mut Shell, word: &str, words: &[String]) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let one = which(&book, word)?;
    let seen = book.organisation(one.id, shell.now.today)?.edit;
    let mut new = seen.clone();
    said_once(words)?;
    for word in words {
        assign::to_organisation(&mut new, word).map_err(unclear)?;
    }
    let receipt = book.edit_organisation(one.id, &seen, &new, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let page = book.organisation(one.id, shell.now.today)?;
    let done = match receipt.operation {
        0 => "nothing to change",
        _ => "written",
    };
    writeln!(shell.out, "{}: {done}", page.edit.name)?;
    tell_equals(shell, &page);
    Ok(())
}

fn merge(shell: &mut Shell, into: &str, others: &[String]) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let into = which(&book, into)?;
    let others = others
        .iter()
        .map(|word| which(&book, word).map(|one| one.id))
        .collect::<Result<Vec<Id>, Stop>>()?;
    let receipt = book.merge_organisations(into.id, &others, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    if receipt.operation == 0 {
        writeln!(shell.out, "{}: nothing to merge", into.name)?;
    } else {
        writeln!(shell.out, "{}: one organisation now", into.name)?;
    }
    Ok(())
}

fn delete(shell: &mut Shell, word: &str) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let one = which(&book, word)?;
    let receipt = book.delete_organisation(one.id, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    writeln!(shell.out, "deleted: {}", one.name)?;
    if one.people > 0 {
        shell.note(&format!(
            "{} people have no employer now; `vuoro undo` takes it back",
            one.people
        ));
    }
    Ok(())
}
