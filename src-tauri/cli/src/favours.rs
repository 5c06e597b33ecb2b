//! The ledger as a list, and one favour.

use std::io::Write;

use vuoro_core::book::view::{FavourForm, FavourPage, FavourRow, Id, LedgerQuery};
use vuoro_core::domain::favour::{Direction, Role, Status};

use crate::args;
use crate::edit::said_once;
use crate::exit::Stop;
use crate::moment;
use crate::output::{arrow, size, visible};
use crate::shell::Shell;

pub(crate) fn list(shell: &mut Shell, said: &args::Favours) -> Result<(), Stop> {
    let book = shell.open()?;
    let query = LedgerQuery {
        direction: match (said.given, said.taken, said.between) {
            (true, ..) => Some(Direction::Given),
            (_, true, _) => Some(Direction::Taken),
            (.., true) => Some(Direction::Between),
            _ => None,
        },
        kind: said.kind,
        status: said.status,
        person: match &said.with {
            Some(who) => Some(shell.who(&book, who)?.id),
            None => None,
        },
        occasion: said.occasion.clone(),
        text: said.query.join(" "),
        from: moment::date_if_said("--from", said.from.as_ref(), &shell.now)?,
        to: moment::date_if_said("--to", said.to.as_ref(), &shell.now)?,
        void: said.void,
    };
    let rows = book.ledger_rows(&query, said.skip, said.limit, shell.now.today)?;
    if shell.json {
        return shell.print_json(&rows);
    }
    let all = book.ledger(&query, shell.now.today)?;
    for row in &rows {
        writeln!(shell.out, "{}", line(row))?;
    }
    if rows.is_empty() {
        shell.note("no such favour is in the book");
        return Ok(());
    }
    let shown = rows.len() as u32;
    if shown < all.total {
        shell.note(&format!(
            "{shown} of {}; --limit and --skip show more",
            all.total
        ));
    }
    let counted = all.given_count + all.taken_count + all.between_count + all.open_count;
    if counted == 0
        && rows
            .iter()
            .any(|row| row.parties.iter().any(|p| p.communal))
    {
        shell.note("not counted: what passes with a close tie is remembered, not added up");
        return Ok(());
    }
    shell.note(&format!(
        "{} given · {} received · {} between others · {} open",
        all.given_count, all.taken_count, all.between_count, all.open_count
    ));
    Ok(())
}

/// Its number, date, direction, status, what it was and with whom.
pub(crate) fn line(row: &FavourRow) -> String {
    let with: Vec<&str> = row
        .parties
        .iter()
        .filter(|party| party.person.is_some() && party.role != Role::AskedBy)
        .map(|party| party.name.as_str())
        .collect();
    format!(
        "{:>6}  {:<11} {}  {:<9} {}  with {}",
        row.id,
        row.on,
        arrow(row.direction),
        row.status.word(),
        what(row),
        with.join(", ")
    )
}

fn what(row: &FavourRow) -> String {
    match row.what.is_empty() {
        true => row.kind.word().replace('_', " "),
        false => row.what.clone(),
    }
}

pub(crate) fn favour(shell: &mut Shell, id: Id, fields: &[String]) -> Result<(), Stop> {
    let mut book = shell.open()?;
    if !fields.is_empty() {
        let seen = book.favour_form(id)?;
        let mut form = seen.clone();
        said_once(fields)?;
        for field in fields {
            rewrite(shell, &mut form, field)?;
        }
        let receipt = book.revise_favour(id, &seen, &form, &shell.now)?;
        return crate::ledger::recorded(shell, &receipt, &format!("number {id}: written"));
    }
    let page = book.favour(id)?;
    if shell.json {
        return shell.print_json(&page);
    }
    show(shell, &page)
}

fn rewrite(shell: &Shell, form: &mut FavourForm, said: &str) -> Result<(), Stop> {
    let unclear = |hint: String| Stop::Unclear {
        what: format!(
            "\"{}\" is no field of a favour, or no value of it",
            visible(said)
        ),
        hint,
    };
    let fields = "the fields are what note on by kind size value channel occasion; who took part \
                  is not rewritten: `vuoro void NUMBER`, and record it anew";
    let (field, value) = said
        .split_once('=')
        .ok_or_else(|| unclear(fields.to_owned()))?;
    let word = value.to_lowercase().replace('-', "_");
    let none = value.is_empty();
    let date = |field| moment::date(field, value, &shell.now);
    match field {
        "what" => form.what = value.into(),
        "note" => form.note = value.into(),
        "occasion" => form.occasion = value.into(),
        "on" => form.on = date("on")?,
        "by" if none => form.due = None,
        "by" => form.due = Some(date("by")?),
        "kind" => form.kind = word.parse().map_err(|e| unclear(format!("{e}")))?,
        "size" => form.cost = args::size(value).map_err(unclear)?,
        "value" => {
            let value = match none {
                true => None,
                false => Some(args::size(value).map_err(unclear)?),
            };
            for one in &mut form.beneficiaries {
                one.value = value;
            }
        }
        "channel" if none => form.channel = None,
        "channel" => form.channel = Some(word.parse().map_err(|e| unclear(format!("{e}")))?),
        _ => return Err(unclear(fields.to_owned())),
    }
    Ok(())
}

fn show(shell: &mut Shell, page: &FavourPage) -> Result<(), Stop> {
    let row = &page.row;
    let out = &mut shell.out;
    writeln!(out, "{}  (number {})", what(row), row.id)?;
    let mut facts: Vec<(&str, String)> = vec![
        ("kind", row.kind.word().replace('_', " ")),
        ("way", arrow(row.direction).trim().to_owned()),
        ("status", row.status.to_string()),
        ("on", row.on.clone()),
    ];
    facts.extend(row.due.iter().map(|due| ("by", due.clone())));
    // A close tie shows no size.
    let close = row.parties.iter().any(|party| party.communal);
    if !close {
        facts.push(("cost", size(row.cost).to_owned()));
    }
    let mut parties: Vec<_> = row.parties.iter().collect();
    parties.sort_by_key(|party| party.role != Role::Giver);
    for party in parties {
        let name = match (party.person, party.name.as_str()) {
            (None, _) => "you".to_owned(),
            (Some(id), name) => format!("{name} (number {id})"),
        };
        let role = match party.role {
            Role::Giver => "giver",
            Role::Beneficiary => "helped",
            Role::Introduced => "introduced",
            Role::AskedBy => "asked by",
        };
        let value = party.value.filter(|_| !close);
        let worth = value.map_or(String::new(), |v| format!(", worth {}", size(v)));
        let consent = party.consent.map_or(String::new(), |c| {
            format!(", {}", c.word().replace('_', " "))
        });
        facts.push((role, format!("{name}{worth}{consent}")));
    }
    let channel = row.channel.map(|c| c.word().replace('_', " "));
    facts.extend(channel.map(|channel| ("channel", channel)));
    for (name, text) in [("occasion", &row.occasion), ("note", &row.note)] {
        facts.extend(text.lines().map(|line| (name, line.to_owned())));
    }
    for link in &page.links {
        let kind = link.kind.word().replace('_', " ");
        // What is void answers nothing any more.
        let void = match link.favour.status {
            Status::Void => ", void",
            _ => "",
        };
        let other = format!("{} (number {}{void})", what(&link.favour), link.favour.id);
        facts.push(match link.later {
            false => ("link", format!("{kind}: {other}")),
            true => ("link", format!("{other} {kind} this")),
        });
    }
    for event in &page.events {
        let words = [
            event.status.map(|s| s.to_string()),
            event.outcome.map(|o| o.to_string()),
            event
                .consent
                .map(|c| format!("{} {}", event.name, c.word().replace('_', " "))),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        facts.push(("history", format!("{}  {}", event.on, words.join(", "))));
    }
    for (name, fact) in facts {
        writeln!(out, "  {name:<10} {fact}")?;
    }
    if !page.next.is_empty() {
        let next: Vec<&str> = page.next.iter().map(|status| status.word()).collect();
        shell.note(&format!("it can become: {}", next.join(", ")));
    }
    Ok(())
}
