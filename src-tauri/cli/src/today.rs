//! What is open, and what today asks for.

use std::io::Write;

use serde_json::json;
use vuoro_core::Book;
use vuoro_core::book::view::{
    AskGuard, FavourRow, Id, LedgerQuery, Section, Today, TodayReason, TodayRow,
};
use vuoro_core::domain::date::{Ago, Unit};
use vuoro_core::domain::favour::{Direction, Status};
use vuoro_core::domain::size::Size;

use crate::exit::Stop;
use crate::output::counted;
use crate::shell::Shell;

pub(crate) fn loops(shell: &mut Shell) -> Result<(), Stop> {
    let book = shell.open()?;
    let today = book.today(shell.now.today)?;
    let mut turns = today.turns.rows.clone();
    turns.retain(|row| row.favour.is_some());
    let waiting = [
        elsewhere(shell, &book, Status::Asked)?,
        elsewhere(shell, &book, Status::Promised)?,
    ]
    .concat();
    if shell.json {
        return shell.print_json(&json!({
            "turns": turns,
            "promises": today.promises.rows,
            "introductions": today.introductions.rows,
            "with_others": waiting,
        }));
    }
    let mut any = false;
    for (title, rows) in [
        ("They wait for a word of yours", &turns),
        ("You promised", &today.promises.rows),
        ("Introductions on their way", &today.introductions.rows),
    ] {
        any |= section(shell, any, title, rows)?;
    }
    if !waiting.is_empty() {
        head(shell, any, "Open on the other side")?;
        any = true;
        for row in &waiting {
            writeln!(shell.out, "{}", crate::favours::line(row))?;
        }
    }
    if !any {
        shell.note("nothing is open");
    }
    Ok(())
}

/// What I asked for, or was promised.
fn elsewhere(shell: &Shell, book: &Book, status: Status) -> Result<Vec<FavourRow>, Stop> {
    let query = LedgerQuery {
        direction: Some(Direction::Taken),
        status: Some(status),
        ..LedgerQuery::default()
    };
    Ok(book.ledger_rows(&query, 0, 50, shell.now.today)?)
}

pub(crate) fn today(shell: &mut Shell) -> Result<(), Stop> {
    let book = shell.open()?;
    let today = book.today(shell.now.today)?;
    if shell.json {
        return shell.print_json(&today);
    }
    let mut any = false;
    let Today {
        gives,
        turns,
        promises,
        introductions,
        dormant,
        ..
    } = &today;
    for (title, list) in [
        ("What you could give", gives),
        ("Your turn", turns),
        ("You promised", promises),
        ("Introductions on their way", introductions),
        ("Old ties, as useful as new ones", dormant),
    ] {
        let Section { total, rows } = list;
        any |= section(shell, any, title, rows)?;
        let more = total.saturating_sub(rows.len() as u32);
        if more > 0 {
            writeln!(shell.out, "        and {more} more")?;
        }
    }
    if !today.birthdays.is_empty() {
        head(shell, any, "Birthdays and anniversaries")?;
    }
    for day in &today.birthdays {
        let age = day
            .age
            .map_or(String::new(), |age| format!(", {age} years"));
        writeln!(
            shell.out,
            "{:>6}  {}  {}{age}",
            day.person.id, day.on, day.person.name
        )?;
    }
    if today.aside.total > 0 {
        let things = counted(today.aside.total, "thing is", "things are");
        shell.note(&format!("{things} set aside for later days"));
    }
    if today.unplaced > 0 {
        let people = counted(today.unplaced, "person is", "people are");
        shell.note(&format!(
            "{people} in no circle yet; `vuoro place` lists them"
        ));
    }
    if today.suggestions > 0 {
        shell.note("files tell of favours; `vuoro suggestions` lists them");
    }
    Ok(())
}

fn section(shell: &mut Shell, gap: bool, title: &str, rows: &[TodayRow]) -> Result<bool, Stop> {
    if rows.is_empty() {
        return Ok(false);
    }
    head(shell, gap, title)?;
    for row in rows {
        let number = row.favour.unwrap_or(row.person.id);
        let other = if row.other.is_empty() {
            String::new()
        } else {
            format!(" and {}", row.other)
        };
        let what = if row.what.is_empty() {
            String::new()
        } else {
            format!(": {}", row.what)
        };
        let due = row
            .due
            .as_ref()
            .map_or(String::new(), |due| format!(", by {due}"));
        writeln!(
            shell.out,
            "{number:>6}  {}{other}{what}{due}\n        {}",
            row.person.name,
            closing(row)
        )?;
    }
    Ok(true)
}

/// A title, with a gap before it where something stands above.
fn head(shell: &mut Shell, gap: bool, title: &str) -> Result<(), Stop> {
    let gap = if gap { "\n" } else { "" };
    Ok(writeln!(shell.out, "{gap}{title}")?)
}

/// The command that closes it, or the next step where no command does.
fn closing(row: &TodayRow) -> String {
    let number = row.favour.unwrap_or_default();
    let person = row.person.id;
    match row.reason {
        TodayReason::TheyAsked => {
            format!("`vuoro settle {number} promised` or `done`, or `vuoro decline {number}`")
        }
        TodayReason::IPromised => format!("`vuoro settle {number} done`"),
        TodayReason::NotThanked => format!("`vuoro thank --favour {number}`"),
        TodayReason::AskForConsent => {
            format!("`vuoro drafts {number}`, then `vuoro consent {number} WHO agreed`")
        }
        TodayReason::ReadyToSend => {
            format!("`vuoro drafts {number}`, then `vuoro outcome {number} sent`")
        }
        TodayReason::AskHowItWent => format!("`vuoro outcome {number} met`, `useful` or `faded`"),
        TodayReason::YourTurn => {
            format!("something you could give; `vuoro balance {person} --why`")
        }
        TodayReason::CloseAndQuiet => "it has been a while; a call, a visit?".into(),
        TodayReason::OldTie => "years ago; say hello?".into(),
    }
}

pub(crate) fn guard(shell: &mut Shell, who: Option<&str>, size: Size) -> Result<(), Stop> {
    let book = shell.open()?;
    let Some(who) = who else {
        let advice = book.promise_advice()?;
        if shell.json {
            return shell.print_json(&advice);
        }
        let open = counted(
            advice.open,
            "promise of yours is open",
            "promises of yours are open",
        );
        let words = match advice.rather_not {
            true => "A kind no may be the better answer now.",
            false => "There is room for one more.",
        };
        writeln!(shell.out, "{open}. {words}")?;
        return Ok(());
    };
    let id: Id = shell.who(&book, who)?.id;
    let advice = book.ask_advice(id, size, shell.now.today)?;
    if shell.json {
        return shell.print_json(&advice);
    }
    match advice.last_ago {
        Some(last) => writeln!(shell.out, "You last asked, or were helped, {}.", ago(last))?,
        None => writeln!(shell.out, "You have never asked.")?,
    }
    for guard in &advice.guards {
        let words = match guard {
            AskGuard::AskIsOpen => "Something that you asked is still open.",
            AskGuard::AskedOften => "You have asked often lately. Who else could help?",
            AskGuard::LeansFar => {
                "You would have received far more than you gave. Give something first?"
            }
            AskGuard::ReconnectFirst => "Nothing has passed for years: say hello first, then ask.",
            AskGuard::FineToAsk => "Fine to ask. People say yes more readily than one thinks.",
        };
        writeln!(shell.out, "{words}")?;
    }
    Ok(())
}

fn ago(ago: Ago) -> String {
    let (one, many) = match ago.unit {
        Unit::Day => ("day", "days"),
        Unit::Week => ("week", "weeks"),
        Unit::Month => ("month", "months"),
        Unit::Year => ("year", "years"),
    };
    match (ago.value, ago.unit) {
        (0, Unit::Day) => "today".into(),
        (0, _) => format!("this {one}"),
        (value, _) if value < 0 => format!("in {}", counted(value.unsigned_abs(), one, many)),
        (value, _) => format!("{} ago", counted(value.unsigned_abs(), one, many)),
    }
}
