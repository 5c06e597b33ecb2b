//! People in the terminal.

use std::io::Write;

use serde::Serialize;
use vuoro_core::book::view::{CommonPoint, InCommon, PeopleOrder, PeopleQuery, PersonPage};
use vuoro_core::domain::circle::Circle;
use vuoro_core::domain::contact::{PointKind, PostalAddress};

use crate::args::People;
use crate::exit::Stop;
use crate::output::{arrow, counted};
use crate::shell::Shell;

pub(crate) fn list(shell: &mut Shell, list: &People) -> Result<(), Stop> {
    let book = shell.open()?;
    let query = PeopleQuery {
        area: None,
        turn: None,
        unplaced: false,
        text: list.query.join(" "),
        circle: list.circle,
        group: match &list.group {
            Some(word) => Some(crate::edit::groups::which(&book, word)?),
            None => None,
        },
        organisation: None,
        archived: list.archived,
        order: if list.recent {
            PeopleOrder::Recent
        } else {
            PeopleOrder::Name
        },
        offset: 0,
        limit: list.limit,
    };
    let page = book.people(&query, shell.now.today)?;
    if shell.json {
        return shell.print_json(&page);
    }
    for row in &page.rows {
        let circle = row.circle.map_or("", Circle::word);
        writeln!(
            shell.out,
            "{:>6}  {:<32} {:<13} {}{}",
            row.id,
            row.name,
            circle,
            row.detail,
            if row.archived { "  [archived]" } else { "" }
        )?;
    }
    let shown = page.rows.len() as u32;
    if page.near && shown > 0 {
        shell.note("nobody has that; these are called nearly so");
    }
    if shown < page.total {
        let more = if page.more { " or more" } else { "" };
        shell.note(&format!(
            "{shown} of {}{more}; --limit shows more",
            page.total
        ));
    } else if shown == 0 {
        shell.note("nobody");
    }
    Ok(())
}

pub(crate) fn page(shell: &mut Shell, who: &str) -> Result<(), Stop> {
    let book = shell.open()?;
    let id = shell.who(&book, who)?.id;
    let page = book.person(id, shell.now.today)?;
    let common = book.in_common(id)?;
    if shell.json {
        return shell.print_json(&Shown {
            page: &page,
            in_common: &common,
        });
    }
    head(shell, &page)?;
    in_common(shell, &common)?;
    crate::balance::standing(shell, &page.standing, false)?;
    if !page.favours.is_empty() {
        writeln!(shell.out, "\nFavours and introductions")?;
    }
    for favour in &page.favours {
        let what = if favour.what.is_empty() {
            favour.kind.word()
        } else {
            &favour.what
        };
        let others: Vec<&str> = favour
            .parties
            .iter()
            .filter(|party| party.person.is_some_and(|id| id != page.id))
            .map(|party| party.name.as_str())
            .collect();
        let with = if others.is_empty() {
            String::new()
        } else {
            format!("  with {}", others.join(", "))
        };
        writeln!(
            shell.out,
            "{:>6}  {:<11} {}  {:<10} {what}{with}",
            favour.id,
            favour.on,
            arrow(favour.direction),
            favour.status.word(),
        )?;
    }
    Ok(())
}

/// Somebody, as one object.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    page: &'a PersonPage,
    in_common: &'a InCommon,
}

fn in_common(shell: &mut Shell, common: &InCommon) -> Result<(), Stop> {
    let out = &mut shell.out;
    if common.points.is_empty() && common.people.is_empty() {
        return Ok(());
    }
    writeln!(out, "In common")?;
    for point in &common.points {
        let (what, said) = match point {
            CommonPoint::Employer { name, now: true } => ("work", name.clone()),
            CommonPoint::Employer { name, now: false } => ("worked", name.clone()),
            CommonPoint::Group { name } => ("group", name.clone()),
            CommonPoint::Occasion { name, on } => ("at", format!("{name}, {on}")),
            CommonPoint::Town { name } => ("town", name.clone()),
            CommonPoint::Area { area } => ("from", area.word().into()),
        };
        writeln!(out, "  {what:<10} {said}")?;
    }
    if !common.people.is_empty() {
        let named: Vec<&str> = common.people.iter().map(|one| one.name.as_str()).collect();
        let more = match common.people_total as usize - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        writeln!(out, "  {:<10} {}{more}", "both know", named.join(", "))?;
    }
    Ok(writeln!(out)?)
}

fn head(shell: &mut Shell, page: &PersonPage) -> Result<(), Stop> {
    let out = &mut shell.out;
    writeln!(out, "{}  (number {})", page.name.display, page.id)?;
    let work: Vec<&str> = [&page.title, &page.department, &page.organisation]
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    if !work.is_empty() {
        writeln!(out, "{}", work.join(", "))?;
    }
    if let Some(met) = &page.met_through {
        let what = if met.what.is_empty() {
            String::new()
        } else {
            format!(" ({})", met.what)
        };
        writeln!(out, "You met through {}, {}{what}", met.name, met.on)?;
    }
    let mut facts: Vec<(&str, String)> = Vec::new();
    if let Some(since) = &page.archived_at {
        facts.push(("archived", since.chars().take(10).collect()));
    }
    let name = &page.name;
    let phonetic = [
        &name.phonetic_given,
        &name.phonetic_middle,
        &name.phonetic_family,
    ];
    let phonetic: Vec<&str> = phonetic
        .into_iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    for (what, text) in [
        ("nickname", name.nickname.clone()),
        ("sounds", phonetic.join(" ")),
        ("pronouns", page.pronouns.clone()),
        ("role", page.role.clone()),
    ] {
        if !text.is_empty() {
            facts.push((what, text));
        }
    }
    if let Some(circle) = page.circle {
        facts.push(("circle", circle.word().into()));
    }
    for point in &page.points {
        let kind = match point.kind {
            PointKind::Phone => "phone",
            PointKind::Email => "e-mail",
            PointKind::Url => "web",
            PointKind::Impp | PointKind::Social => "profile",
        };
        let said = [&point.service, &point.label].map(String::as_str);
        facts.push((kind, with_label(&point.value, &said)));
    }
    for address in &page.addresses {
        facts.push(("address", with_label(&one_line(address), &[&address.label])));
    }
    facts.extend(
        page.birthday
            .iter()
            .map(|day| ("birthday", day.trim_start_matches("--").to_owned())),
    );
    facts.extend(
        page.anniversary
            .iter()
            .map(|day| ("annivers.", day.trim_start_matches("--").to_owned())),
    );
    for one in &page.related {
        let label = if one.label.is_empty() {
            "related"
        } else {
            &one.label
        };
        let number = one
            .person
            .map(|id| format!("  (number {id})"))
            .unwrap_or_default();
        facts.push((label, format!("{}{number}", one.value)));
    }
    let areas: Vec<&str> = page.areas.iter().map(|area| area.word()).collect();
    for (what, words) in [("areas", areas.join(", ")), ("tags", page.tags.join(", "))] {
        if !words.is_empty() {
            facts.push((what, words));
        }
    }
    facts.extend(
        page.note
            .lines()
            .enumerate()
            .map(|(n, line)| (if n == 0 { "note" } else { "" }, line.to_owned())),
    );
    for (name, fact) in facts {
        writeln!(out, "  {name:<10} {fact}")?;
    }
    writeln!(out)?;
    if !page.also.is_empty() {
        writeln!(out, "Also on the card")?;
        for one in &page.also {
            let name = match (one.label.as_str(), one.name.as_str()) {
                (label, "") => label.to_owned(),
                ("", name) => name.to_owned(),
                (label, name) => format!("{name} ({label})"),
            };
            writeln!(out, "  {name}: {}", one.value.replace('\n', " "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A value, and in brackets what is said of it.
pub(crate) fn with_label(value: &str, said: &[&str]) -> String {
    let said: Vec<&str> = said
        .iter()
        .copied()
        .filter(|word| !word.is_empty())
        .collect();
    match said[..] {
        [] => value.to_owned(),
        _ => format!("{value}  ({})", said.join(", ")),
    }
}

/// All of an address; of one that came as one text, that.
pub(crate) fn one_line(address: &PostalAddress) -> String {
    let parts = [
        &address.po_box,
        &address.extended,
        &address.street,
        &address.postcode,
        &address.city,
        &address.region,
        &address.country,
    ];
    let mut parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
    if parts.iter().all(|part| part.is_empty()) {
        parts = address.formatted.lines().collect();
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join(", ")
}

pub(crate) fn check(shell: &mut Shell) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let findings = book.check()?;
    shell.warn_of_its_place();
    if shell.json {
        shell.print_json(&findings)?;
    } else if findings.is_empty() {
        let people = book.count_people()?;
        let people = counted(people, "person", "people");
        writeln!(shell.out, "the book is whole: {people}")?;
    } else {
        for finding in &findings {
            writeln!(shell.out, "{finding}")?;
        }
    }
    if findings.is_empty() {
        Ok(())
    } else {
        let ledger = findings.iter().all(|one| one.starts_with("favour "));
        Err(Stop::Unsound { ledger })
    }
}
