//! Groups in the terminal.

use std::io::Write;

use vuoro_core::Book;
use vuoro_core::book::view::{Id, PeopleAct, PeopleOrder, PeopleQuery};

use crate::args::{GroupAct, Groups};
use crate::exit::Stop;
use crate::shell::Shell;

pub(crate) fn run(shell: &mut Shell, said: &Groups) -> Result<(), Stop> {
    match &said.act {
        None => list(shell),
        Some(GroupAct::Show { group }) => show(shell, group),
        Some(GroupAct::Rename { group, name, join }) => rename(shell, group, name, *join),
        Some(GroupAct::Add { group, who }) => super::act(
            shell,
            who,
            &PeopleAct::Tag(group.clone()),
            &format!("in {group} now"),
        ),
        Some(GroupAct::Remove { group, who }) => {
            let act = PeopleAct::Untag(group.clone());
            super::act(shell, who, &act, &format!("not in {group} any more"))
        }
        Some(GroupAct::Delete { group }) => delete(shell, group),
    }
}

/// The group that a word means.
pub(crate) fn which(book: &Book, word: &str) -> Result<Id, Stop> {
    book.find_group(word)?.ok_or_else(|| Stop::None {
        what: "group",
        word: word.into(),
        list: "vuoro groups",
    })
}

fn list(shell: &mut Shell) -> Result<(), Stop> {
    let book = shell.open()?;
    let groups = book.groups()?;
    if shell.json {
        return shell.print_json(&groups);
    }
    for group in &groups {
        writeln!(
            shell.out,
            "{:>6}  {:<40} {:>5}",
            group.id, group.name, group.people
        )?;
    }
    if groups.is_empty() {
        shell.note("none; `vuoro groups add NAME WHO…` makes one");
    }
    Ok(())
}

fn show(shell: &mut Shell, word: &str) -> Result<(), Stop> {
    let book = shell.open()?;
    let query = PeopleQuery {
        group: Some(which(&book, word)?),
        order: PeopleOrder::Name,
        limit: 1000,
        ..PeopleQuery::default()
    };
    let page = book.people(&query, shell.now.today)?;
    if shell.json {
        return shell.print_json(&page);
    }
    for row in &page.rows {
        writeln!(shell.out, "{:>6}  {:<32} {}", row.id, row.name, row.detail)?;
    }
    let more = page.total - page.rows.len() as u32;
    if more > 0 {
        writeln!(shell.out, "        and {more} more")?;
    }
    Ok(())
}

fn rename(shell: &mut Shell, word: &str, name: &str, join: bool) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let group = which(&book, word)?;
    let receipt = book.rename_group(group, name, join, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    writeln!(shell.out, "renamed: {name}")?;
    Ok(())
}

fn delete(shell: &mut Shell, word: &str) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let group = which(&book, word)?;
    let receipt = book.delete_group(group, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    writeln!(shell.out, "deleted: {word}; its people stay in the book")?;
    Ok(())
}
