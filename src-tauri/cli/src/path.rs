//! Warm paths in the terminal: who can introduce one to somebody.

use std::io::Write;

use vuoro_core::Book;
use vuoro_core::book::view::{PathTo, Route, TieReason, Warmth};

use crate::edit::organisations;
use crate::exit::Stop;
use crate::shell::Shell;

pub(crate) fn paths(shell: &mut Shell, word: &str, organisation: bool) -> Result<(), Stop> {
    let book = shell.open()?;
    let to = whom(shell, &book, word, organisation)?;
    let paths = book.paths(to, shell.now.today)?;
    if shell.json {
        return shell.print_json(&paths);
    }
    let id = match to {
        PathTo::Person(id) | PathTo::Organisation(id) => id,
    };
    writeln!(shell.out, "{}  (number {id})", paths.name)?;
    if let Some(direct) = &paths.direct {
        if direct.barely {
            writeln!(
                shell.out,
                "In your book; nothing says that you know each other."
            )?;
        } else {
            let why = reasons(&direct.why);
            writeln!(shell.out, "You know them yourself: {why}.")?;
        }
        if let Some(asked) = asked(&paths.name, direct.asked_lately) {
            writeln!(shell.out, "{asked}.")?;
        }
    }
    if paths.declined {
        writeln!(shell.out, "They declined an introduction, the last time.")?;
    }
    for route in &paths.routes {
        writeln!(shell.out)?;
        self::route(&mut shell.out, route)?;
    }
    if paths.routes.is_empty() {
        let name = &paths.name;
        shell.note(match to {
            PathTo::Organisation(_) => "nobody in your book is there",
            PathTo::Person(_) => "nobody is known to lead there",
        });
        shell.note(&format!(
            "who knows {name}? `vuoro introduce`, `vuoro introduced-by` and `related` in \
             `vuoro person set` say so"
        ));
    }
    Ok(())
}

/// A person by the words that every command takes, or an organisation: where
/// its whole name was said, or nobody is called so.
fn whom(shell: &Shell, book: &Book, word: &str, organisation: bool) -> Result<PathTo, Stop> {
    let firm = || Ok(PathTo::Organisation(organisations::which(book, word)?.id));
    if organisation {
        return firm();
    }
    let people = book.find(word)?;
    if word.trim().parse::<i32>().is_err() {
        let whole = |name: &str| name.to_lowercase() == word.trim().to_lowercase();
        let firms = book.find_organisations(word)?;
        let named = firms.iter().any(|one| whole(&one.name));
        let called = people.iter().any(|one| whole(&one.name));
        if !firms.is_empty() && (people.is_empty() || named && !called) {
            return firm();
        }
    }
    Ok(PathTo::Person(shell.who(book, word)?.id))
}

fn route(out: &mut impl Write, route: &Route) -> Result<(), Stop> {
    let names: Vec<&str> = route.steps.iter().map(|step| step.name.as_str()).collect();
    let strength = match route.strength {
        Warmth::Warm => "warm",
        Warmth::Fair => "fair",
        Warmth::Faint => "faint",
    };
    writeln!(out, "{strength:<5}  {}", names.join(" → "))?;
    let mut before = "you";
    for step in &route.steps {
        let why = reasons(&step.why);
        writeln!(out, "       {before} and {}: {why}", step.name)?;
        before = &step.name;
    }
    if let Some(asked) = asked(names[0], route.asked_lately) {
        writeln!(out, "       {asked}")?;
    }
    Ok(())
}

fn asked(name: &str, times: u32) -> Option<String> {
    let times = match times {
        0 => return None,
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    Some(format!("you have asked {name} {times} lately"))
}

fn reasons(why: &[TieReason]) -> String {
    let said: Vec<String> = why.iter().map(reason).collect();
    said.join("; ")
}

fn reason(reason: &TieReason) -> String {
    match reason {
        TieReason::Circle { circle } => circle.word().to_owned(),
        TieReason::OpenedADoor { on, .. } => format!("introduced you to somebody, {on}"),
        TieReason::TheyHelped { on, .. } => format!("did you a favour, {on}"),
        TieReason::YouHelped { on, .. } => format!("you did them a favour, {on}"),
        TieReason::MetThrough { name, on } => format!("you met through {name}, {on}"),
        TieReason::Barely => "in your book; nothing says that you know each other".to_owned(),
        TieReason::Opened {
            by,
            whom,
            to_you,
            on,
        } => match to_you {
            true => format!("{by} introduced you to {whom}, {on}"),
            false => format!("{by} introduced {whom} to somebody, {on}"),
        },
        TieReason::Introduced { by: None, on } => {
            format!("you introduced them to each other, {on}")
        }
        TieReason::Introduced { by: Some(by), on } => {
            format!("{by} introduced them to each other, {on}")
        }
        TieReason::Helped { by, whom, on } => format!("{by} did {whom} a favour, {on}"),
        TieReason::Related { whose, label } if label.is_empty() => {
            format!("related, on {whose}'s card")
        }
        TieReason::Related { whose, label } => format!("{label}, on {whose}'s card"),
        TieReason::Organisation { name } => format!("both at {name}"),
        TieReason::Group { name } => format!("both in {name}"),
    }
}
