//! What the owner says of themselves in the terminal.

use std::io::Write;

use vuoro_core::book::view::OwnerEdit;

use crate::exit::Stop;
use crate::output::visible;
use crate::shell::Shell;

pub(crate) fn me(shell: &mut Shell, words: &[String]) -> Result<(), Stop> {
    if words.is_empty() {
        return show(shell);
    }
    let mut book = shell.open_or_create()?;
    let seen = book.owner_form()?;
    let mut form = seen.clone();
    super::said_once(words)?;
    for word in words {
        assign(&mut form, word)?;
    }
    let receipt = book.edit_owner(&seen, &form, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let said = match receipt.operation {
        0 => "nothing to change",
        _ => "written; `vuoro person WHO` shows what you have in common",
    };
    Ok(writeln!(shell.out, "{said}")?)
}

fn show(shell: &mut Shell) -> Result<(), Stop> {
    let form = shell.open()?.owner_form()?;
    if shell.json {
        return shell.print_json(&form);
    }
    let name = [form.given.as_str(), &form.family].join(" ");
    let facts = [
        ("name", name.trim().to_owned()),
        ("work", form.organisation),
        ("town", form.town),
        ("groups", form.groups.join(", ")),
    ];
    let mut any = false;
    for (what, said) in facts.iter().filter(|(_, said)| !said.is_empty()) {
        any = true;
        writeln!(shell.out, "  {what:<10} {said}")?;
    }
    if !any {
        shell.note("the book knows nothing of you; `vuoro me --help` says what it can know");
    }
    Ok(())
}

fn assign(form: &mut OwnerEdit, word: &str) -> Result<(), Stop> {
    let unclear = || Stop::Unclear {
        what: format!(
            "\"{}\" is nothing that the book knows of you",
            visible(word)
        ),
        hint: "as in organisation=\"Kivi Oy\" town=Tampere group+=Choir".into(),
    };
    let (field, value) = word.split_once('=').ok_or_else(unclear)?;
    let value = value.trim();
    match field.trim() {
        "given" => form.given = value.into(),
        "family" => form.family = value.into(),
        "organisation" | "organization" => form.organisation = value.into(),
        "town" => form.town = value.into(),
        "group+" => form.groups.push(value.into()),
        "group-" => form
            .groups
            .retain(|group| group.to_lowercase() != value.to_lowercase()),
        _ => return Err(unclear()),
    }
    Ok(())
}
