//! Two people who are one, or are not, in the terminal.

use std::io::Write;

use vuoro_core::Error;
use vuoro_core::book::view::{
    Choice, DuplicateReason, DuplicateSide, DuplicatesQuery, Field, Likelihood, MergeField,
    MergeView, Sign, Take,
};

use crate::args::Merge;
use crate::exit::Stop;
use crate::output::{plain, signed};
use crate::shell::Shell;

pub(crate) fn merge(shell: &mut Shell, said: &Merge) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let left = shell.who(&book, &said.who)?;
    let right = shell.who(&book, &said.other)?;
    let view = book.merge_view(left.id, right.id, shell.now.today)?;
    if said.dry_run {
        return match shell.json {
            true => shell.print_json(&view),
            false => beside(shell, &view, &said.take),
        };
    }
    match book.merge(left.id, right.id, &said.take, &shell.now) {
        Ok(receipt) if shell.json => shell.print_json(&receipt),
        Ok(_) => {
            writeln!(
                shell.out,
                "{} and {} are one person now",
                left.name, right.name
            )?;
            shell.note("`vuoro undo` makes them two again");
            Ok(())
        }
        Err(error @ (Error::Undecided(_) | Error::MergeClash { .. })) => {
            if !shell.json {
                beside(shell, &view, &said.take)?;
            }
            Err(error.into())
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn duplicates(shell: &mut Shell, all: bool, limit: u32, skip: u32) -> Result<(), Stop> {
    let book = shell.open()?;
    let found = book.duplicates(&DuplicatesQuery {
        at_least: (!all).then_some(Likelihood::Likely),
        offset: skip,
        limit,
    })?;
    if shell.json {
        return shell.print_json(&found);
    }
    for pair in &found.pairs {
        let side = |side: &DuplicateSide| format!("{} {}", side.id, side.name);
        let reasons: Vec<String> = pair.reasons.iter().map(reason).collect();
        writeln!(
            shell.out,
            "{:<8} {} = {}  ({})",
            pair.likelihood.word(),
            side(&pair.left),
            side(&pair.right),
            reasons.join(", ")
        )?;
    }
    let asked = found.certain + found.likely + if all { found.perhaps } else { 0 };
    let told = skip.min(asked) + found.pairs.len() as u32;
    if asked == 0 {
        shell.note("nobody is in the book twice, as far as one can tell");
    } else if told < asked {
        shell.note(&format!(
            "{} of {asked}; `--skip {told}` goes on, --limit lists more at once",
            found.pairs.len()
        ));
    }
    if !all && found.perhaps > 0 {
        let more = found.perhaps;
        shell.note(&format!("and {more} who perhaps are one; --all lists them"));
    }
    for crowd in &found.crowds {
        let what = match crowd.sign {
            Sign::SameName => "are called something like",
            _ => "share",
        };
        shell.note(&format!(
            "{} people {what} {}: too many to tell them apart by it alone",
            crowd.people, crowd.shared
        ));
    }
    Ok(())
}

fn reason(reason: &DuplicateReason) -> String {
    let shared = &reason.shared;
    match reason.sign {
        Sign::SamePhone => format!("same number {shared}"),
        Sign::SameEmail => format!("same e-mail {shared}"),
        Sign::SameProfile => format!("same page {shared}"),
        Sign::SameUid => "one UID on their cards".into(),
        Sign::SameName => "same name".into(),
        Sign::FullerName => "one name has a word more".into(),
        Sign::Nickname => "a nickname".into(),
        Sign::SoundsAlike => "names that sound alike".into(),
        Sign::Misspelled => "names a letter or two apart".into(),
        Sign::Initial => "an initial".into(),
        Sign::FirstNameOnly => "only a first name".into(),
        Sign::OtherFamilyName => "same first name".into(),
        Sign::OtherName => "other names".into(),
        Sign::SameBirthday => format!("born {shared}"),
        Sign::SameDayOfBirth => format!("birthday {}", shared.trim_start_matches("--")),
        Sign::OtherBirthday => "other birthdays".into(),
        Sign::SameEmployer => format!("both at {shared}"),
    }
}

pub(crate) fn not_same(shell: &mut Shell, who: &str, other: &str) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let left = shell.who(&book, who)?;
    let right = shell.who(&book, other)?;
    let receipt = book.not_same(left.id, right.id, &shell.now)?;
    if shell.json {
        return shell.print_json(&receipt);
    }
    writeln!(
        shell.out,
        "{} and {} are two people; they are not listed as duplicates any more",
        left.name, right.name
    )?;
    Ok(())
}

/// The two beside each other; a mark stands before what is taken.
fn beside(shell: &mut Shell, view: &MergeView, choices: &[Choice]) -> Result<(), Stop> {
    let out = &mut shell.out;
    let (left, right) = (&view.left, &view.right);
    writeln!(out, "{:<14}  {:<34}  {}", "", left.name, right.name)?;
    writeln!(
        out,
        "{:<14}  number {:<27}  number {}",
        "", left.id, right.id
    )?;
    let chosen = |field: Field| {
        choices
            .iter()
            .rev()
            .find(|c| c.field == field)
            .map(|c| c.take)
    };
    for field in &view.fields {
        let take = chosen(field.field).or(field.take);
        let [a, b] = marks(take);
        let (l, r) = values(field);
        let ask = if take.is_none() { "  ← choose" } else { "" };
        writeln!(out, "{:<14} {a}{l:<34} {b}{r}{ask}", field.field.word())?;
    }
    for list in &view.lists {
        let [a, b] = marks(Some(chosen(list.field).unwrap_or(Take::Both)));
        for row in 0..list.left.len().max(list.right.len()) {
            let of = |values: &[String]| values.get(row).map(|v| brief(v)).unwrap_or_default();
            let (l, r) = (of(&list.left), of(&list.right));
            let mark = |mark, value: &str| if value.is_empty() { ' ' } else { mark };
            let name = if row == 0 { list.field.word() } else { "" };
            let (a, b) = (mark(a, &l), mark(b, &r));
            writeln!(out, "{name:<14} {a}{l:<34} {b}{r}")?;
        }
    }
    let favours = |count: u32| match count {
        1 => "1 favour".to_owned(),
        count => format!("{count} favours"),
    };
    let (l, r) = (favours(left.favours), favours(right.favours));
    writeln!(out, "{:<14}  {l:<34}  {r}", "")?;
    if let Some(balance) = view.balance {
        let told = |net: Option<i32>| net.map_or("too little to tell".to_owned(), signed);
        writeln!(
            out,
            "{:<14}  {:<34}  {}",
            "balance",
            told(balance.left),
            told(balance.right)
        )?;
        let together = balance.together.map_or(told(None), plain);
        writeln!(out, "{:<14}  {together}", "together")?;
    }
    for obstacle in &view.obstacles {
        let what = match obstacle.what.as_str() {
            "" => "an introduction",
            what => what,
        };
        writeln!(
            out,
            "both take part in favour {}, {}: {what}",
            obstacle.favour, obstacle.on
        )?;
    }
    Ok(())
}

fn marks(take: Option<Take>) -> [char; 2] {
    match take {
        Some(Take::Left) => ['*', ' '],
        Some(Take::Right) => [' ', '*'],
        Some(Take::Both) => ['*', '*'],
        None => ['?', '?'],
    }
}

fn values(field: &MergeField) -> (String, String) {
    if field.field == Field::Photo {
        let shown = |hash: &str| if hash.is_empty() { "" } else { "a picture" }.to_owned();
        return (shown(&field.left), shown(&field.right));
    }
    (brief(&field.left), brief(&field.right))
}

/// One line of at most 34 characters.
fn brief(text: &str) -> String {
    let line = crate::output::visible(text);
    match line.char_indices().nth(33) {
        Some((end, _)) if line.chars().count() > 34 => format!("{}…", &line[..end]),
        _ => line,
    }
}
