//! Editing in the terminal: people, one or several at once.

mod assign;
pub(crate) mod groups;
pub(crate) mod organisations;
pub(crate) mod owner;
mod reach;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use vuoro_core::book::view::{Id, PeopleAct, PersonEdit, Receipt};
use vuoro_core::book::{EraseOptions, NewPhoto};
use vuoro_core::domain::field::Field;
use vuoro_core::error::Fault;
use vuoro_core::{Book, Error};

use crate::args::{AddPerson, Person, PersonAct};
use crate::exit::Stop;
use crate::output::{counted, visible};
use crate::shell::Shell;

pub(crate) fn person(shell: &mut Shell, said: &Person) -> Result<(), Stop> {
    match (&said.act, &said.who) {
        (None, Some(who)) | (Some(PersonAct::Show { who }), _) => crate::people::page(shell, who),
        (Some(PersonAct::Add(new)), _) => add(shell, new),
        (Some(PersonAct::Set { who, fields }), _) => set(shell, who, fields),
        (Some(PersonAct::Archive { who }), _) => act(shell, who, &PeopleAct::Archive, "put away"),
        (Some(PersonAct::Restore { who }), _) => {
            act(shell, who, &PeopleAct::Restore, "brought back")
        }
        (
            Some(PersonAct::Delete {
                who,
                with_favours,
                yes,
            }),
            _,
        ) => delete(shell, who, *with_favours, *yes),
        (
            Some(PersonAct::Erase {
                who,
                and_backups,
                no_backup,
                yes,
            }),
            _,
        ) => {
            let options = EraseOptions {
                backups_too: *and_backups,
                without_backup: *no_backup,
            };
            erase(shell, who, options, *yes)
        }
        (None, None) => Ok(()),
    }
}

pub(crate) fn add(shell: &mut Shell, said: &AddPerson) -> Result<(), Stop> {
    let mut form = PersonEdit::default();
    form.name.display.clone_from(&said.name);
    let photo = assign_all(&mut form, &said.fields, |_| false)?;
    let mut book = shell.open_or_create()?;
    let photo = photo.flatten();
    let receipt = book.add_person_with(&form, photo.as_deref(), &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    writeln!(
        shell.out,
        "added {} (number {})",
        visible(&said.name),
        receipt.made.unwrap_or_default()
    )?;
    Ok(())
}

fn set(shell: &mut Shell, who: &str, words: &[String]) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let person = shell.who(&book, who)?;
    let seen = book.person_form(person.id)?;
    let mut form = seen.clone();
    let photo = assign_all(&mut form, words, |file| book.is_own(file))?;
    let before = book.person(person.id, shell.now.today)?.photo;
    let photo = photo.as_ref().map(|bytes| NewPhoto {
        seen: before.as_deref(),
        bytes: bytes.as_deref(),
    });
    let receipt = book.edit_person_with(person.id, [&seen, &form], photo, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let name = book.person(person.id, shell.now.today)?.name.display;
    if receipt.operation == 0 {
        writeln!(shell.out, "{name}: nothing to change")?;
    } else {
        writeln!(shell.out, "{name}: written")?;
    }
    Ok(())
}

/// A photo that was asked for: its bytes, or none to take it out.
type Photo = Option<Vec<u8>>;

/// `is_own` says of a file that it is that of the book that lies open.
fn assign_all(
    form: &mut PersonEdit,
    words: &[String],
    is_own: impl Fn(&Path) -> bool,
) -> Result<Option<Photo>, Stop> {
    said_once(words)?;
    let mut photo = None;
    for word in words {
        match assign::photo(word) {
            Some("") => photo = Some(None),
            Some(file) if is_own(Path::new(file)) => {
                let (field, fault) = (Field::Photo, Fault::NotAPicture);
                return Err(Error::Field { field, fault }.into());
            }
            Some(file) => {
                let bytes = std::fs::read(file).map_err(|error| Error::file(file, error))?;
                photo = Some(Some(bytes));
            }
            None => assign::assign(form, word).map_err(unclear)?,
        }
    }
    Ok(photo)
}

/// Of two values that are written to one field, nobody knows which is meant.
pub(crate) fn said_once(words: &[String]) -> Result<(), Stop> {
    let mut fields = std::collections::BTreeSet::new();
    for word in words {
        let field = word.split_once('=').map_or("", |(field, _)| field.trim());
        let is_written = !field.is_empty() && !field.ends_with(['+', '-']);
        if is_written && !fields.insert(field) {
            return Err(Stop::Unclear {
                what: format!("{} is written twice", visible(field)),
                hint: "say each field once; nothing was changed".into(),
            });
        }
    }
    Ok(())
}

fn unclear(wrong: assign::Wrong) -> Stop {
    Stop::Unclear {
        what: visible(&wrong.what),
        hint: wrong.hint,
    }
}

/// Everyone whom the words mean; one that is unclear stops all.
pub(crate) fn whom(
    shell: &Shell,
    book: &Book,
    who: &[String],
) -> Result<(Vec<Id>, Vec<String>), Stop> {
    let mut people = (Vec::new(), Vec::new());
    for who in who {
        let found = shell.who(book, who)?;
        people.0.push(found.id);
        people.1.push(found.name);
    }
    Ok(people)
}

fn act(shell: &mut Shell, who: &[String], act: &PeopleAct, done: &str) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (ids, names) = whom(shell, &book, who)?;
    let receipt = book.edit_people(&ids, act, &shell.now)?;
    tell(shell, &receipt, &names, done)
}

fn tell(shell: &mut Shell, receipt: &Receipt, names: &[String], done: &str) -> Result<(), Stop> {
    if shell.json {
        return shell.print_json(receipt);
    }
    if receipt.operation == 0 {
        writeln!(shell.out, "nothing to change")?;
    } else {
        writeln!(shell.out, "{done}: {}", names.join(", "))?;
    }
    Ok(())
}

fn delete(shell: &mut Shell, who: &[String], with_favours: bool, yes: bool) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (ids, names) = whom(shell, &book, who)?;
    let takes = book.deletion(&ids)?;
    if takes.favours > 0 && !with_favours {
        return Err(Error::HasFavours {
            favours: takes.favours,
        }
        .into());
    }
    if !yes {
        shell.note(&format!("to be deleted: {}", names.join(", ")));
        if takes.favours > 0 {
            shell.note(&format!("and {} favours with them", takes.favours));
        }
        if takes.shared > 0 {
            shell.note(&format!("{} favours stay, with others", takes.shared));
        }
        if !confirmed("Delete? [y/N] ")? {
            return Err(Stop::Declined);
        }
    }
    let receipt = book.edit_people(&ids, &PeopleAct::Delete { with_favours }, &shell.now)?;
    tell(shell, &receipt, &names, "deleted")
}

fn erase(shell: &mut Shell, who: &[String], options: EraseOptions, yes: bool) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (ids, names) = whom(shell, &book, who)?;
    if !yes {
        let takes = book.erasure(&ids)?;
        shell.note(&format!(
            "to be erased, and never to come back: {}",
            names.join(", ")
        ));
        for (count, one, many) in [
            (takes.favours, "favour with them", "favours with them"),
            (
                takes.steps,
                "step of the history, which nobody can undo then",
                "steps of the history, none of which can be undone then",
            ),
        ] {
            if count > 0 {
                shell.note(&format!("and {}", counted(count, one, many)));
            }
        }
        for (count, one, many) in [
            (
                takes.shared,
                "favour stays with others, without words",
                "favours stay with others, without words",
            ),
            (
                takes.mentions,
                "note or favour of others names them and stays as it is",
                "notes and favours of others name them and stay as they are",
            ),
        ] {
            if count > 0 {
                shell.note(&counted(count, one, many));
            }
        }
        if !takes.backups.is_empty() {
            let (count, goes) = (
                takes.backups.len() as u32,
                if options.backups_too { " goes too" } else { "" },
            );
            let hold = ("backup that holds them", "backups that hold them");
            shell.note(&format!(
                "{}{goes}: {}",
                counted(count, hold.0, hold.1),
                takes.backups.join(", ")
            ));
        }
        for name in &takes.unread {
            shell.note(&format!(
                "{name} could not be looked into, and may hold them too"
            ));
        }
        if !confirmed("Erase for good? [y/N] ")? {
            return Err(Stop::Declined);
        }
    }
    for name in book.erase(&ids, options, &shell.now)? {
        shell.note(&format!(
            "{name} may still hold them: it could not be deleted, or not be looked into"
        ));
    }
    if shell.json {
        return shell.print_json(&serde_json::json!({ "erased": ids }));
    }
    writeln!(shell.out, "erased: {}", names.join(", "))?;
    Ok(())
}

/// Asks whoever sits there; nobody there is no yes.
pub(crate) fn confirmed(question: &str) -> Result<bool, Stop> {
    if !io::stdin().is_terminal() {
        return Err(Stop::NeedsYes);
    }
    let mut err = io::stderr().lock();
    let _ = err.write_all(question.as_bytes());
    let _ = err.flush();
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(matches!(
        line.trim(),
        "y" | "Y" | "yes" | "k" | "K" | "kyllä"
    ))
}
