//! One line in the owner's words, shown as it was read before it is saved.

use std::io::{self, IsTerminal, Write};

use vuoro_core::book::Candidate;
use vuoro_core::book::view::{FavourForm, Id};
use vuoro_core::capture::{Captured, CapturedPerson};
use vuoro_core::domain::favour::{Direction, Role};

use crate::edit::confirmed;
use crate::exit::Stop;
use crate::output::{arrow, size, visible};
use crate::shell::Shell;

pub(crate) fn note(shell: &mut Shell, line: &str, yes: bool) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let draft = book.capture(line, shell.now.today);
    if !draft.understood {
        return Err(Stop::Unclear {
            what: "that line does not say who gave what to whom".into(),
            hint: "for example \"Anna introduced me to Pekka at Slush yesterday\"; or say it with `vuoro give`".into(),
        });
    }
    // To look at it, who is meant need not be settled yet.
    if shell.json && !yes {
        return shell.print_json(&draft);
    }
    let gives = |one: &CapturedPerson| one.role == Role::Giver;
    if draft.direction.value != Direction::Given && !draft.parties().any(gives) {
        return Err(Stop::Unclear {
            what: "that line does not say who gave it".into(),
            hint: "name them in it, or say it with `vuoro take`".into(),
        });
    }
    let mut people = Vec::new();
    let mut new_people = Vec::new();
    for person in draft.parties() {
        people.push((person.role, meant(person, &mut new_people)?));
    }
    let form = FavourForm {
        new_people,
        ..draft.form(&people)
    };
    if !shell.json {
        show(shell, &draft)?;
    }
    if !yes {
        if !io::stdin().is_terminal() {
            shell.note("nothing was saved; --yes saves it as it was read, ? marks a guess");
            return Ok(());
        }
        shell.out.flush()?;
        if !confirmed("Save? ? marks a guess [y/N] ")? {
            return Err(Stop::Declined);
        }
    }
    let receipt = book.record_favour(&form, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    let number = receipt.made.unwrap_or_default();
    writeln!(shell.out, "saved as number {number}")?;
    shell.note(&format!(
        "`vuoro favour {number} FIELD=VALUE` puts it right, `vuoro undo` takes it back"
    ));
    Ok(())
}

/// Whom a name means; one that nobody has comes into the book with the favour.
fn meant(person: &CapturedPerson, new_people: &mut Vec<String>) -> Result<Id, Stop> {
    match &person.candidates[..] {
        [one] => Ok(one.id),
        [] => {
            let known = new_people.iter().position(|name| *name == person.word);
            let at = known.unwrap_or_else(|| {
                new_people.push(person.word.clone());
                new_people.len() - 1
            });
            Ok(-1 - Id::try_from(at).unwrap_or(Id::MAX - 1))
        }
        several => {
            let candidate = several.iter().map(|one| Candidate {
                id: one.id,
                name: one.name.clone(),
                detail: one.detail.clone(),
            });
            Err(Stop::Several(person.word.clone(), candidate.collect()))
        }
    }
}

fn show(shell: &mut Shell, draft: &Captured) -> Result<(), Stop> {
    let words = |word: &str| word.replace('_', " ");
    let mut facts = vec![
        ("what", draft.what.value.clone(), draft.what.said.is_some()),
        (
            "way",
            arrow(draft.direction.value).trim().to_owned(),
            draft.direction.said.is_some(),
        ),
        (
            "kind",
            words(draft.kind.value.word()),
            draft.kind.said.is_some(),
        ),
        (
            "status",
            words(draft.status.value.word()),
            draft.status.said.is_some(),
        ),
    ];
    let others: Vec<&str> = draft.other_givers().map(|one| one.word.as_str()).collect();
    for person in draft.parties() {
        let said = match person.role {
            Role::Giver => "giver",
            Role::Beneficiary => "helped",
            Role::Introduced => "introduced",
            Role::AskedBy => "asked by",
        };
        let name = person.candidates.first();
        let name = name.map_or_else(
            || format!("{} (new)", person.word),
            |one| format!("{} (number {})", one.name, one.id),
        );
        facts.push((said, name, true));
    }
    facts.push(("on", draft.on.value.to_string(), draft.on.said.is_some()));
    if let Some(due) = &draft.due {
        facts.push(("by", due.value.to_string(), due.said.is_some()));
    }
    facts.push((
        "cost",
        size(draft.cost.value).to_owned(),
        draft.cost.said.is_some(),
    ));
    if let Some(value) = draft.value.value {
        facts.push(("worth", size(value).to_owned(), draft.value.said.is_some()));
    }
    if let Some(channel) = &draft.channel {
        facts.push((
            "channel",
            words(channel.value.word()),
            channel.said.is_some(),
        ));
    }
    if let Some(occasion) = &draft.occasion {
        facts.push(("occasion", occasion.value.clone(), occasion.said.is_some()));
    }
    for (name, value, said) in facts {
        // Of several who gave, the first is a guess.
        let said = said && (name != "giver" || others.is_empty());
        let guess = if said { "" } else { "  ?" };
        writeln!(shell.out, "  {name:<10} {}{guess}", visible(&value))?;
    }
    if !others.is_empty() {
        shell.note(&format!(
            "a favour has one giver: what {} gave is a favour of its own",
            visible(&others.join(", "))
        ));
    }
    Ok(())
}
