//! How close people are, said of one or of several at once.

use std::io::{self, IsTerminal, Write};

use console::Term;
use vuoro_core::book::view::PeopleAct;
use vuoro_core::domain::circle::{Circle, LifeArea};

use crate::edit::whom;
use crate::exit::Stop;
use crate::placing::walk;
use crate::shell::Shell;

pub(crate) fn place(shell: &mut Shell, said: &[String], areas: &[LifeArea]) -> Result<(), Stop> {
    let (who, circle) = match said {
        [] => return unplaced(shell),
        // An area alone leaves them in their circle.
        [_] if !areas.is_empty() => (said, None),
        [_] => {
            return Err(Stop::Unclear {
                what: "the circle is missing".into(),
                hint: "core, close, friend, network, acquaintance or none".into(),
            });
        }
        [who @ .., last] => (who, Some(circle(last)?)),
    };
    let mut book = shell.open()?;
    let (ids, names) = whom(shell, &book, who)?;
    let mut receipts = Vec::new();
    if let [id] = ids[..] {
        let page = book.person(id, shell.now.today)?;
        let mut all = page.areas;
        all.extend(areas);
        all.sort_unstable();
        all.dedup();
        let circle = circle.unwrap_or(page.circle);
        receipts.push(book.place(id, circle, &all, &shell.now)?);
    } else {
        let circle = circle.map(PeopleAct::Circle);
        for act in circle
            .into_iter()
            .chain(areas.iter().copied().map(PeopleAct::Area))
        {
            receipts.push(book.edit_people(&ids, &act, &shell.now)?);
        }
    }
    if shell.json {
        return match &receipts[..] {
            [one] => shell.print_json(one),
            all => shell.print_json(&all),
        };
    }
    let said: Vec<&str> = match circle {
        Some(circle) => vec![circle.map_or("no circle", Circle::word)],
        None => areas.iter().map(|area| area.word()).collect(),
    };
    writeln!(shell.out, "{}: {}", names.join(", "), said.join(", "))?;
    Ok(())
}

fn circle(word: &str) -> Result<Option<Circle>, Stop> {
    if word.eq_ignore_ascii_case("none") {
        return Ok(None);
    }
    let circle = word.to_lowercase().parse();
    circle.map(Some).map_err(|_| Stop::Unclear {
        what: format!("\"{}\" is no circle", crate::output::visible(word)),
        hint: "people first, then core, close, friend, network, acquaintance or none".into(),
    })
}

/// Who is in no circle, likely close ones first: asked about one by one where
/// somebody can answer with a key, else listed.
fn unplaced(shell: &mut Shell) -> Result<(), Stop> {
    let terminal = Term::stdout();
    if !shell.json && terminal.is_term() && io::stdin().is_terminal() {
        let mut book = shell.open()?;
        let now = shell.now;
        return walk(&mut book, &now, &mut shell.out, &mut || {
            terminal.read_char()
        });
    }
    let placing = shell.open()?.placing(50, &[], shell.now.today)?;
    if shell.json {
        return shell.print_json(&placing);
    }
    for one in &placing.people {
        writeln!(
            shell.out,
            "{:>6}  {:<32} {}",
            one.person.id, one.person.name, one.person.detail
        )?;
    }
    shell.note(&format!(
        "{} in no circle, {} placed; `vuoro place NUMBER… CIRCLE` places them",
        placing.left, placing.placed
    ));
    Ok(())
}
