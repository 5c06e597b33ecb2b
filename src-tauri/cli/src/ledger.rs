//! Recording favours, and what becomes of them.

use std::io::Write;

use vuoro_core::Book;
use vuoro_core::book::view::{Beneficiary, FavourForm, Id, Receipt};
use vuoro_core::domain::favour::{Direction, FavourKind, Role, Status};
use vuoro_core::domain::size::Size;

use crate::args::{Also, Between, Details, Favour, Kind, Link, Open};
use crate::exit::Stop;
use crate::moment;
use crate::output::visible;
use crate::shell::Shell;

pub(crate) fn give(shell: &mut Shell, favour: &Favour) -> Result<(), Stop> {
    let also = &favour.others.also;
    let words = (&favour.kind, &favour.details, favour.status);
    record(
        shell,
        Direction::Given,
        &favour.who,
        also,
        &favour.what,
        words,
    )
}

pub(crate) fn take(shell: &mut Shell, favour: &Favour) -> Result<(), Stop> {
    let also = &favour.others.also;
    let words = (&favour.kind, &favour.details, favour.status);
    record(
        shell,
        Direction::Taken,
        &favour.who,
        also,
        &favour.what,
        words,
    )
}

/// What I promise I give, and what they promise I receive.
pub(crate) fn promise(shell: &mut Shell, said: &Open) -> Result<(), Stop> {
    let direction = match said.theirs {
        false => Direction::Given,
        true => Direction::Taken,
    };
    let also = &said.others.also;
    let words = (&said.kind, &said.details, Status::Promised);
    record(shell, direction, &said.who, also, &said.what, words)
}

/// What I ask for I receive, and what they ask for I give.
pub(crate) fn ask(shell: &mut Shell, said: &Open) -> Result<(), Stop> {
    let direction = match said.theirs {
        false => Direction::Taken,
        true => Direction::Given,
    };
    let also = &said.others.also;
    let words = (&said.kind, &said.details, Status::Asked);
    record(shell, direction, &said.who, also, &said.what, words)
}

fn record(
    shell: &mut Shell,
    direction: Direction,
    who: &str,
    also: &[Also],
    what: &str,
    (kind, details, status): (&Kind, &Details, Status),
) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let person = shell.who(&book, who)?;
    let (giver, helped) = match direction {
        Direction::Given => (None, Some(person.id)),
        _ => (Some(person.id), None),
    };
    if details.by.is_some() && !status.is_open() {
        return Err(Stop::Unclear {
            what: "a day by which it is to be done is said of what is asked or promised".into(),
            hint: "say when it was done with --on, or write it down with `vuoro promise` or `vuoro ask`".into(),
        });
    }
    let mut beneficiaries = helping(vec![helped], details);
    let mut names = vec![person.name];
    names.extend(helping_too(
        shell,
        &book,
        also,
        details,
        &mut beneficiaries,
    )?);
    let form = FavourForm {
        giver,
        beneficiaries,
        // Whoever wants it of me is named first.
        asked_by: helped.filter(|_| status == Status::Asked),
        kind: kind.kind,
        what: what.to_owned(),
        status,
        ..form(shell, details, usual(kind.kind))?
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    let verb = match (direction, status) {
        (Direction::Given, Status::Done) => "you gave",
        (_, Status::Done) => "you received",
        (Direction::Given, Status::Promised) => "you promised",
        (_, Status::Promised) => "they promised",
        (Direction::Given, Status::Asked) => "they asked",
        (_, Status::Asked) => "you asked",
        (_, status) => status.word(),
    };
    // What is open is closed by its number.
    let number = match status.is_open() {
        true => format!("; number {}", receipt.made.unwrap_or_default()),
        false => String::new(),
    };
    let (what, names) = (visible(what), names.join(", "));
    let text = format!("{verb}: {what} ({names}, {}{number})", form.on);
    recorded(shell, &receipt, &text)
}

pub(crate) fn between(shell: &mut Shell, said: &Between) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (giver, helped) = (shell.who(&book, &said.who)?, shell.who(&book, &said.whom)?);
    let mut beneficiaries = helping(vec![Some(helped.id)], &said.details);
    let mut names = vec![helped.name];
    let also = &said.others.also;
    names.extend(helping_too(
        shell,
        &book,
        also,
        &said.details,
        &mut beneficiaries,
    )?);
    let form = FavourForm {
        giver: Some(giver.id),
        beneficiaries,
        kind: said.kind.kind,
        what: said.what.clone(),
        ..form(shell, &said.details, usual(said.kind.kind))?
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    let what = visible(&said.what);
    let names = names.join(", ");
    let text = format!("{} helped {names}: {what} ({})", giver.name, form.on);
    recorded(shell, &receipt, &text)
}

pub(crate) fn helping(people: Vec<Option<Id>>, details: &Details) -> Vec<Beneficiary> {
    let value = details.value;
    let one = |person| Beneficiary { person, value };
    people.into_iter().map(one).collect()
}

/// And whom else it helped: to each of them it was worth what is said of them,
/// or else what is said of all. Their names.
fn helping_too(
    shell: &Shell,
    book: &Book,
    also: &[Also],
    details: &Details,
    beneficiaries: &mut Vec<Beneficiary>,
) -> Result<Vec<String>, Stop> {
    let mut names = Vec::new();
    for one in also {
        let other = shell.who(book, &one.who)?;
        beneficiaries.push(Beneficiary {
            person: Some(other.id),
            value: one.value.or(details.value),
        });
        names.push(other.name);
    }
    Ok(names)
}

/// An hour where nobody says, but for a word of thanks and an introduction.
fn usual(kind: FavourKind) -> Size {
    match kind {
        FavourKind::Thanks | FavourKind::Introduction => kind.usual_cost(),
        _ => Size::AnHour,
    }
}

/// What all forms have in common; whom it is with is still to be said.
pub(crate) fn form(shell: &Shell, details: &Details, usual: Size) -> Result<FavourForm, Stop> {
    Ok(FavourForm {
        giver: None,
        beneficiaries: Vec::new(),
        introduced: Vec::new(),
        asked_by: None,
        kind: FavourKind::Other,
        what: String::new(),
        note: details.note.clone(),
        on: moment::date("--on", &details.on, &shell.now)?,
        status: Status::Done,
        cost: details.size.unwrap_or(usual),
        channel: details.channel,
        occasion: details.occasion.clone(),
        due: moment::date_if_said("--by", details.by.as_ref(), &shell.now)?,
        new_people: Vec::new(),
    })
}

/// Says what was written down, with its number where it has one.
pub(crate) fn recorded(shell: &mut Shell, receipt: &Receipt, text: &str) -> Result<(), Stop> {
    if shell.json {
        return shell.print_json(receipt);
    }
    writeln!(shell.out, "{text}")?;
    match receipt.unlinked {
        None => {}
        Some(1) => shell.note("a link fitted no longer, and went; `vuoro undo` brings it back"),
        Some(gone) => shell.note(&format!(
            "{gone} links fitted no longer, and went; `vuoro undo` brings them back"
        )),
    }
    Ok(())
}

pub(crate) fn thank(shell: &mut Shell, who: Option<&str>, favour: Option<Id>) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (id, name, what) = match (who, favour) {
        (Some(who), _) => unthanked(shell, &book, who)?,
        (None, id) => {
            let row = book.favour(id.unwrap_or_default())?.row;
            let giver = row.parties.into_iter().find(|p| p.role == Role::Giver);
            (row.id, giver.map(|p| p.name).unwrap_or_default(), row.what)
        }
    };
    let receipt = book.thank(id, &shell.now)?;
    recorded(shell, &receipt, &format!("thanked {name} for: {what}"))
}

/// The latest favour of theirs that nobody thanked for.
fn unthanked(shell: &Shell, book: &Book, who: &str) -> Result<(Id, String, String), Stop> {
    let person = shell.who(book, who)?;
    let page = book.person(person.id, shell.now.today)?;
    let unthanked = page.favours.into_iter().find(|favour| {
        favour.direction == Direction::Taken
            && favour.status == Status::Done
            && favour.kind != FavourKind::Thanks
            && !favour.thanked
            && favour
                .parties
                .iter()
                .any(|p| p.role == Role::Giver && p.person == Some(person.id))
    });
    match unthanked {
        Some(favour) => Ok((favour.id, person.name, favour.what)),
        None => Err(Stop::NothingToThank(person.name)),
    }
}

/// As of today where no other day is said.
pub(crate) fn settle(
    shell: &mut Shell,
    favour: Id,
    status: Status,
    on: Option<&String>,
) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let on = moment::date_if_said("--on", on, &shell.now)?.unwrap_or_default();
    let receipt = book.settle(favour, status, &on, &shell.now)?;
    recorded(shell, &receipt, &format!("number {favour}: {status}"))
}

pub(crate) fn link(shell: &mut Shell, said: &Link, there: bool) -> Result<(), Stop> {
    let Link {
        later,
        kind,
        earlier,
    } = *said;
    let mut book = shell.open()?;
    let words = kind.word().replace('_', " ");
    let (receipt, not) = if there {
        (book.link_favours(later, earlier, kind, &shell.now)?, "")
    } else {
        let receipt = book.unlink_favours(later, earlier, kind, &shell.now)?;
        if receipt.operation == 0 {
            return Err(Stop::Unclear {
                what: format!("nothing says that number {later} {words} number {earlier}"),
                hint: format!("`vuoro favour {later}` shows what it answers"),
            });
        }
        (receipt, " no longer")
    };
    recorded(
        shell,
        &receipt,
        &format!("number {later}{not} {words} number {earlier}"),
    )
}
