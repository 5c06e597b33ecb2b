//! The balance in the terminal.

use std::io::Write;

use chrono::NaiveDate;
use serde::Serialize;
use vuoro_core::book::view::{
    BreakdownBy, Contribution, LedgerQuery, Numbers, Overview, Period, Share, Standing, TurnList,
};
use vuoro_core::domain::balance::FEWEST_TO_TELL;
use vuoro_core::domain::favour::{Direction, FavourKind, Status};
use vuoro_core::domain::network::{Answering, Giving, Telling};
use vuoro_core::domain::size::Size;
use vuoro_core::domain::turn::Mutuality;

use crate::args;
use crate::exit::Stop;
use crate::moment;
use crate::output::{arrow, counted, exact, exact_signed, lean, size, turn, visible};
use crate::shell::Shell;

pub(crate) fn balance(shell: &mut Shell, said: &args::Balance) -> Result<(), Stop> {
    let on = moment::day_of("--on", &said.on, &shell.now)?;
    let period = Period {
        from: moment::date_if_said("--from", said.from.as_ref(), &shell.now)?,
        to: moment::date_if_said("--to", said.to.as_ref(), &shell.now)?,
    };
    match (&said.who, said.by) {
        (Some(who), _) => person(shell, who, said, on),
        (None, Some(part)) => breakdown(shell, part.into(), &period, said.why, on),
        (None, None) if said.all => everyone(shell, said.numbers, on),
        (None, None) if said.numbers => Err(Stop::Unclear {
            what: "--numbers is for somebody, or for everyone in figures".into(),
            hint: "as in `vuoro balance Anna --numbers`, `vuoro balance --all --numbers`".into(),
        }),
        (None, None) => overview(shell, &period, said.why, on),
    }
}

fn person(shell: &mut Shell, who: &str, said: &args::Balance, on: NaiveDate) -> Result<(), Stop> {
    let book = shell.open()?;
    let person = shell.who(&book, who)?;
    let standing = book.standing(person.id, said.numbers, on)?;
    if shell.json {
        return shell.print_json(&standing);
    }
    writeln!(shell.out, "{}\n", person.name)?;
    self::standing(shell, &standing, said.why)?;
    match standing {
        // Of a close tie what was promised is the next step.
        Standing::Communal { .. } => {
            let query = LedgerQuery {
                direction: Some(Direction::Given),
                status: Some(Status::Promised),
                person: Some(person.id),
                ..LedgerQuery::default()
            };
            for row in book.ledger_rows(&query, 0, 5, on)? {
                let by = row.due.as_ref();
                let by = by.map_or(String::new(), |by| format!(", by {by}"));
                let what = visible(&row.what);
                writeln!(shell.out, "You promised: {what}{by} (number {})", row.id)?;
            }
        }
        Standing::Numbers(_) if !said.why => {
            shell.note("--why lists the favours that add up to it");
        }
        _ => {}
    }
    Ok(())
}

/// Every tie in figures. The order is that in which people came: nobody is
/// ranked.
fn everyone(shell: &mut Shell, numbers: bool, on: NaiveDate) -> Result<(), Stop> {
    let all = shell.open()?.balances(numbers, on)?;
    if shell.json {
        return shell.print_json(&all);
    }
    let share = |share: Option<f64>| share.map_or("–".into(), |share| format!("{share:.2}"));
    writeln!(
        shell.out,
        "        {:<28} {:>8} {:>8} {:>8}  {:<18} {:>5} {:>6}  turn",
        "", "given", "taken", "balance", "band", "R", "lean"
    )?;
    for row in &all {
        if ((row.given_count + row.taken_count) as usize) < FEWEST_TO_TELL {
            let (id, name) = (row.id, &row.name);
            let turn = row.turn.word().replace('_', " ");
            writeln!(
                shell.out,
                "{id:>6}  {name:<28} {:>58}  {turn}",
                "too little to tell"
            )?;
            continue;
        }
        let band = format!("{:+.2} … {:+.2}", row.low, row.high);
        writeln!(
            shell.out,
            "{:>6}  {:<28} {:>8.2} {:>8.2} {:>+8.2}  {band:<18} {:>5} {:>6}  {}",
            row.id,
            row.name,
            row.given,
            row.taken,
            row.balance,
            share(row.reciprocity),
            share(row.lean),
            row.turn.word().replace('_', " ")
        )?;
    }
    Ok(())
}

fn breakdown(
    shell: &mut Shell,
    by: BreakdownBy,
    period: &Period,
    why: bool,
    on: NaiveDate,
) -> Result<(), Stop> {
    let parts = shell.open()?.breakdown(by, period, on)?;
    if shell.json {
        return shell.print_json(&parts);
    }
    for share in &parts.shares {
        let name = match share.name.as_str() {
            "" => "(none)".to_owned(),
            name => name.replace('_', " "),
        };
        let generosity = match (share.generosity, share.too_little) {
            (Some(percent), false) => format!("generosity {percent} %"),
            _ => "too little to tell".to_owned(),
        };
        writeln!(
            shell.out,
            "{name:<24} {:>4} given {:>4} received   {generosity}",
            share.given_count, share.taken_count
        )?;
        if why && !share.too_little {
            writeln!(shell.out, "  {}", weights(share))?;
        }
    }
    if let Some(all) = parts.total.filter(|all| why && !all.too_little) {
        writeln!(shell.out, "{:<24} {}", "together", weights(&all))?;
    }
    Ok(())
}

/// What stands behind a part's shares.
fn weights(share: &Share) -> String {
    let answered = match share.answered {
        Some(answered) => format!(", of which answered {}", exact(answered)),
        None => String::new(),
    };
    format!(
        "weighs {} given, {} received{answered}",
        exact(share.given),
        exact(share.taken)
    )
}

pub(crate) fn standing(shell: &mut Shell, standing: &Standing, why: bool) -> Result<(), Stop> {
    match standing {
        Standing::Communal { mutuality, .. } => {
            let words = match mutuality {
                Mutuality::Both => "Both of you have shown up lately.",
                Mutuality::OnlyMe => "You have been there. A quiet evening together?",
                Mutuality::OnlyThem => "They have been there for you. Something small back?",
                Mutuality::Neither => "It has been a while. Call?",
            };
            writeln!(
                shell.out,
                "{words}\nA close tie is remembered, not added up."
            )?;
        }
        Standing::TooLittle {
            turn: view,
            why: lines,
            ..
        } => {
            writeln!(shell.out, "{}", turn(view))?;
            if !turn(view).starts_with("Too little") {
                writeln!(shell.out, "Too little to tell yet.")?;
            }
            for line in lines.iter().filter(|_| why) {
                writeln!(
                    shell.out,
                    "  {:<11} {}  {}",
                    line.on,
                    arrow(line.direction),
                    name(line)
                )?;
            }
        }
        Standing::Numbers(numbers) => self::numbers(shell, numbers, why)?,
    }
    Ok(())
}

fn numbers(shell: &mut Shell, numbers: &Numbers, why: bool) -> Result<(), Stop> {
    let out = &mut shell.out;
    writeln!(out, "{}", lean(numbers.words))?;
    writeln!(out, "{}\n", turn(&numbers.turn))?;
    for line in numbers.why.iter().filter(|_| why) {
        let adds = line.adds.map_or("–".into(), exact_signed);
        let text = format!("{}{}", name(line), worth(line));
        writeln!(
            out,
            "  {:<11} {}  {text:<56} {adds:>6}",
            line.on,
            arrow(line.direction)
        )?;
    }
    if let Some(older) = numbers.older.filter(|_| why) {
        let text = format!("{} that lie further back", older.count);
        writeln!(
            out,
            "  {:<11} {:<10}  {text:<56} {:>6}",
            "",
            "",
            exact_signed(older.adds)
        )?;
    }
    if why {
        writeln!(out)?;
    }
    writeln!(
        out,
        "  given {}, received {}: together {}, somewhere between {} and {}",
        exact(numbers.given),
        exact(numbers.taken),
        exact_signed(numbers.balance),
        exact_signed(numbers.low),
        exact_signed(numbers.high),
    )?;
    if why {
        writeln!(
            out,
            "  reciprocity {}, lean {}",
            exact(hundredths(numbers.reciprocity)),
            exact_signed(hundredths(numbers.lean))
        )?;
    }
    Ok(())
}

fn hundredths(share: f64) -> i32 {
    (share * 100.0).round() as i32
}

/// What it cost and was worth; a word of thanks has no size.
fn worth(line: &Contribution) -> String {
    if line.kind == FavourKind::Thanks && line.cost == Size::Nothing {
        String::new()
    } else if line.among > 1 {
        let (cost, value) = (size(line.cost), size(line.value));
        format!(" ({cost}, among {}; worth {value})", line.among)
    } else if line.value_is_estimate || line.value == line.cost {
        format!(" ({})", size(line.cost))
    } else {
        format!(" ({}, worth {})", size(line.cost), size(line.value))
    }
}

fn name(line: &Contribution) -> String {
    let kind = line.kind.word().replace('_', " ");
    let what = match (line.kind, line.what.is_empty()) {
        (_, true) => kind,
        (FavourKind::Thanks, false) => format!("{kind}: {}", line.what),
        (_, false) => line.what.clone(),
    };
    match line.status {
        vuoro_core::domain::favour::Status::Done => what,
        status => format!("{what} [{status}]"),
    }
}

/// The overview, and what stands behind its shares.
#[derive(Serialize)]
struct Explained {
    #[serde(flatten)]
    overview: Overview,
    why: Option<Share>,
}

fn overview(shell: &mut Shell, period: &Period, why: bool, on: NaiveDate) -> Result<(), Stop> {
    let book = shell.open()?;
    let overview = book.overview(period, on)?;
    if shell.json && why {
        let why = book.breakdown(BreakdownBy::Kind, period, on)?.total;
        return shell.print_json(&Explained { overview, why });
    }
    if shell.json {
        return shell.print_json(&overview);
    }
    let within = *period != Period::default();
    let out = &mut shell.out;
    writeln!(
        out,
        "{} given · {} received · introductions {} and {}",
        overview.given_count,
        overview.taken_count,
        overview.introductions_given,
        overview.introductions_taken,
    )?;
    match overview.telling {
        Telling::Nothing if within => writeln!(out, "nothing passed then")?,
        Telling::Nothing => {}
        Telling::Counts => writeln!(
            out,
            "shares are told from {} favours on: fewer say too little",
            overview.enough
        )?,
        Telling::Shares => {
            shares(out, &overview)?;
            let all = book.breakdown(BreakdownBy::Kind, period, on)?.total;
            if let Some(all) = all.filter(|_| why) {
                writeln!(out, "all that passed {}", weights(&all))?;
            }
        }
    }
    // Whose turn it is comes of everything that passed, of no part of it.
    if within {
        shell.note("as it weighs today; whose turn it is, is told without --from and --to");
        return Ok(());
    }
    turns(shell, "Your turn", &overview.your_turn)?;
    turns(shell, "Theirs", &overview.their_turn)?;
    turns(shell, "Even", &overview.even)?;
    turns(shell, "Nothing needed", &overview.nothing_needed)?;
    if overview.too_little > 0 {
        writeln!(
            shell.out,
            "\nToo little to tell yet: {}",
            counted(overview.too_little, "person", "people")
        )?;
    }
    Ok(())
}

fn shares(out: &mut impl Write, overview: &Overview) -> Result<(), Stop> {
    if let (Some(words), Some(percent)) = (overview.giving, overview.generosity) {
        let words = match words {
            Giving::MuchMore => "you give much more than you receive",
            Giving::LittleMore => "you give a little more than you receive",
            Giving::Even => "you give and receive about as much",
            Giving::LittleLess => "you receive a little more than you give",
            Giving::MuchLess => "you receive much more than you give",
        };
        writeln!(out, "generosity {percent} %: {words}")?;
    }
    if let (Some(words), Some(percent)) = (overview.answering, overview.answered) {
        let said = match words {
            Answering::Most => "most of what comes to you is returned or passed on",
            Answering::Much => "much of what comes to you is returned or passed on",
            Answering::Some => "some of what comes to you is returned or passed on",
            Answering::Nothing => "nothing of what came to you is returned or passed on yet",
        };
        writeln!(out, "answered {percent} %: {said}")?;
    }
    Ok(())
}

fn turns(shell: &mut Shell, title: &str, list: &TurnList) -> Result<(), Stop> {
    if list.total == 0 {
        return Ok(());
    }
    writeln!(shell.out, "\n{title}")?;
    for row in &list.people {
        let view = turn(&row.turn);
        let reason = view.split_once(": ").map_or("", |(_, reason)| reason);
        writeln!(
            shell.out,
            "{:>6}  {:<32} {reason}",
            row.person.id, row.person.name
        )?;
    }
    let more = list.total - list.people.len() as u32;
    if more > 0 {
        writeln!(shell.out, "        and {more} more")?;
    }
    Ok(())
}
