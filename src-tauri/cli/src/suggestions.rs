//! Favours that imported files tell of, in the terminal.

use std::io::Write;

use vuoro_core::book::view::{Acceptance, Id, Suggested};
use vuoro_core::domain::favour::Direction;
use vuoro_core::domain::suggestion::Origin;

use crate::args::{Suggestions, Way};
use crate::exit::Stop;
use crate::output::{arrow, visible};
use crate::shell::Shell;

pub(crate) fn list(shell: &mut Shell) -> Result<(), Stop> {
    let all = shell.open()?.suggestions()?;
    if shell.json {
        return shell.print_json(&all);
    }
    for row in &all.rows {
        let way = row.direction.map_or("? which way", arrow);
        let who = match (&row.person, row.candidates.len()) {
            (Some(person), _) => person.name.clone(),
            (None, 0) => format!("{} (not in the book)", visible(&row.name)),
            (None, _) => format!("{} (one of several)", visible(&row.name)),
        };
        let on = row.on.as_deref().unwrap_or("no date   ");
        writeln!(
            shell.out,
            "{:>6}  {on}  {way}  {who}: {}",
            row.id,
            words(row)
        )?;
    }
    match all.total {
        0 => shell.note("no file has told of a favour that waits for you"),
        _ => shell.note(
            "none of these counts yet; `vuoro suggestions accept NUMBER` (or --all) records them",
        ),
    }
    Ok(())
}

/// What it is, in a few words.
fn words(row: &Suggested) -> String {
    let what = visible(&row.what);
    match row.origin {
        Origin::Endorsement => format!("endorsed for {what}"),
        Origin::Recommendation => format!("recommendation, \"{what}\""),
        Origin::Invitation => format!("invitation, \"{what}\""),
        Origin::Introduction => match &row.introduced {
            Some(to) => format!("introduced you to {}", to.name),
            None => "introduction".into(),
        },
        Origin::Debt => format!("loan of {what}"),
        Origin::Gift => format!("gift, {what}"),
        Origin::Activity => what,
    }
}

pub(crate) fn settle(shell: &mut Shell, act: &Suggestions) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let rows = book.suggestions()?.rows;
    let now = shell.now;
    let (receipt, count, word) = match act {
        Suggestions::Accept {
            numbers,
            all,
            with,
            way,
        } => {
            let person = match with {
                Some(who) => Some(shell.who(&book, who)?.id),
                None => None,
            };
            let direction = way.map(|way| match way {
                Way::Given => Direction::Given,
                Way::Received => Direction::Taken,
            });
            let ready = |row: &&Suggested| row.person.is_some() && row.direction.is_some();
            let ids: Vec<Id> = match all {
                true => rows.iter().filter(ready).map(|row| row.id).collect(),
                false => numbers.clone(),
            };
            let accepted: Vec<Acceptance> = ids
                .iter()
                .map(|id| Acceptance {
                    suggestion: *id,
                    person,
                    direction,
                    what: rows
                        .iter()
                        .find(|row| row.id == *id && row.origin == Origin::Endorsement)
                        .map(words)
                        .unwrap_or_default(),
                })
                .collect();
            let receipt = book.accept_suggestions(&accepted, &now)?;
            (receipt, ids.len(), "accepted")
        }
        Suggestions::Dismiss { numbers, all } => {
            let ids: Vec<Id> = match all {
                true => rows.iter().map(|row| row.id).collect(),
                false => numbers.clone(),
            };
            (
                book.dismiss_suggestions(&ids, &now)?,
                ids.len(),
                "dismissed",
            )
        }
    };
    if shell.json {
        return shell.print_json(&receipt);
    }
    let left = book.suggestions()?.total;
    shell.note(&match (count, left) {
        (0, 0) => "nothing waits for you".to_owned(),
        (0, left) => format!("{left} wait, and each needs a word of yours: see --with and --as"),
        (_, 0) => format!("{count} {word}; `vuoro undo` takes it back"),
        (_, left) => format!("{count} {word}, {left} left; `vuoro undo` takes it back"),
    });
    Ok(())
}
