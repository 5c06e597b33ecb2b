//! What is open, and what today asks for.

use std::io::Write;

use chrono::NaiveDate;
use serde_json::json;
use vuoro_core::Book;
use vuoro_core::book::view::{
    AskGuard, FavourRow, Id, Introduction, LedgerQuery, Section, Today, TodayReason, TodayRow,
};
use vuoro_core::domain::date::{Ago, Unit};
use vuoro_core::domain::favour::{Direction, FavourKind, Role, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::domain::stage::Stage;

use crate::exit::Stop;
use crate::output::{self, counted};
use crate::shell::Shell;

/// The most favours that the book gives at once.
const PAGE: u32 = 500;

pub(crate) fn loops(shell: &mut Shell) -> Result<(), Stop> {
    use Direction::{Given, Taken};
    let book = shell.open()?;
    let today = shell.now.today;
    let asked = open(&book, Given, Status::Asked, today)?;
    let promised = open(&book, Given, Status::Promised, today)?;
    let mut with_others = open(&book, Taken, Status::Asked, today)?;
    with_others.extend(open(&book, Taken, Status::Promised, today)?);
    let thanks = book.unthanked(today)?;
    let mut introductions = book.introductions(today)?.rows;
    introductions.retain(|one| one.stage.is_under_way());
    if shell.json {
        return shell.print_json(&json!({
            "asked": asked,
            "promised": promised,
            "thanks": thanks,
            "introductions": introductions,
            "with_others": with_others,
        }));
    }
    let mut any = false;
    for (title, reason, rows) in [
        (
            "They wait for a word of yours",
            TodayReason::TheyAsked,
            &asked,
        ),
        ("You promised", TodayReason::IPromised, &promised),
    ] {
        let rows = rows.iter().map(|row| waiting(row, reason)).collect();
        any |= listed(shell, any, title, rows)?;
    }
    any |= section(shell, any, "You have not thanked yet", &thanks)?;
    let rows = introductions.iter().map(introduction).collect();
    any |= listed(shell, any, "Introductions on their way", rows)?;
    let rows = with_others.iter().map(crate::favours::line).collect();
    any |= listed(shell, any, "Open on the other side", rows)?;
    if !any {
        shell.note("nothing is open");
    }
    Ok(())
}

/// Everything of that side that is open, put off or not; introductions are
/// followed on their way.
fn open(
    book: &Book,
    direction: Direction,
    status: Status,
    today: NaiveDate,
) -> Result<Vec<FavourRow>, Stop> {
    let query = LedgerQuery {
        direction: Some(direction),
        status: Some(status),
        ..LedgerQuery::default()
    };
    let mut rows = Vec::new();
    loop {
        let page = book.ledger_rows(&query, rows.len() as u32, PAGE, today)?;
        let last = page.len() < PAGE as usize;
        rows.extend(page);
        if last {
            break;
        }
    }
    rows.retain(|row| row.kind != FavourKind::Introduction);
    Ok(rows)
}

fn listed(shell: &mut Shell, gap: bool, title: &str, rows: Vec<String>) -> Result<bool, Stop> {
    if rows.is_empty() {
        return Ok(false);
    }
    head(shell, gap, title)?;
    for row in rows {
        writeln!(shell.out, "{row}")?;
    }
    Ok(true)
}

/// A favour that waits, and the command that closes it.
fn waiting(row: &FavourRow, reason: TodayReason) -> String {
    let others = row
        .parties
        .iter()
        .filter(|party| party.person.is_some() && party.role != Role::AskedBy);
    let names: Vec<&str> = others.map(|party| party.name.as_str()).collect();
    let due = row.due.as_ref();
    let due = due.map_or(String::new(), |due| format!(", by {due}"));
    let (names, what) = (names.join(", "), &row.what);
    let closing = closing(reason, row.id, 0);
    format!("{:>6}  {names}: {what}{due}\n        {closing}", row.id)
}

fn introduction(row: &Introduction) -> String {
    let number = row.favour;
    let next = match (row.stage, row.direction) {
        (Stage::Sent, _) => closing(TodayReason::AskHowItWent, number, 0),
        (Stage::Ready, _) => closing(TodayReason::ReadyToSend, number, 0),
        (_, Direction::Given) => closing(TodayReason::AskForConsent, number, 0),
        _ => format!("`vuoro outcome {number} sent`, when it comes"),
    };
    let sides = crate::introductions::sides(row);
    format!("{number:>6}  {sides}\n        {next}")
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
        let mut names = vec![row.person.name.as_str()];
        names.extend(row.others.iter().map(String::as_str));
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
            "{number:>6}  {}{what}{due}\n        {}",
            output::listed(&names),
            closing(row.reason, row.favour.unwrap_or_default(), row.person.id)
        )?;
    }
    Ok(true)
}

/// A title, with a gap before it where something stands above.
fn head(shell: &mut Shell, gap: bool, title: &str) -> Result<(), Stop> {
    let gap = if gap { "\n" } else { "" };
    Ok(writeln!(shell.out, "{gap}{title}")?)
}

/// The command that closes a favour by its number, or the next step with a
/// person where no command does.
fn closing(reason: TodayReason, number: Id, person: Id) -> String {
    match reason {
        TodayReason::TheyAsked => {
            format!("`vuoro settle {number} promised` or `done`, or `vuoro decline {number}`")
        }
        TodayReason::IPromised => format!("`vuoro settle {number} done`"),
        TodayReason::AskedToIntroduce => {
            format!(
                "`vuoro drafts {number}`, then `vuoro consent {number} WHO agreed`, or `vuoro decline {number}`"
            )
        }
        TodayReason::NotThanked => format!("`vuoro thank --favour {number}`"),
        TodayReason::AskForConsent => {
            format!("`vuoro drafts {number}`, then `vuoro consent {number} WHO agreed`")
        }
        TodayReason::AwaitConsent => {
            format!("`vuoro consent {number} WHO agreed` or `declined`, when they answer")
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
        Some(last) => writeln!(shell.out, "You last asked {}.", ago(last))?,
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
