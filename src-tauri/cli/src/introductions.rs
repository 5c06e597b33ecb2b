//! Introductions: begun, answered, sent, and the doors that they opened.

use std::io::Write;

use vuoro_core::book::view::{ConsentSaid, FavourForm, FavourRow, Id, Introduction, PartyView};
use vuoro_core::domain::draft::Language;
use vuoro_core::domain::favour::{Consent, Direction, FavourKind, Role, Status};
use vuoro_core::domain::size::Size;
use vuoro_core::domain::stage::Stage;
use vuoro_core::error::Invalid;
use vuoro_core::{Book, Error};

use crate::args::{ConsentGiven, Drafts, Introduce, IntroducedBy, OutcomeSeen, Tongue};
use crate::exit::Stop;
use crate::ledger::{form, helping, recorded};
use crate::moment;
use crate::output::visible;
use crate::shell::Shell;

pub(crate) fn introduce(shell: &mut Shell, said: &Introduce) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (mut ids, mut names) = (Vec::new(), Vec::new());
    for who in &said.who {
        let one = shell.who(&book, who)?;
        ids.push(Some(one.id));
        names.push(one.name);
    }
    let through = match &said.through {
        Some(who) => Some(shell.who(&book, who)?),
        None => None,
    };
    let form = FavourForm {
        giver: through.as_ref().map(|one| one.id),
        beneficiaries: helping(ids, &said.details),
        kind: FavourKind::Introduction,
        what: said.what.clone(),
        status: if said.ask {
            Status::Promised
        } else {
            Status::Done
        },
        ..form(shell, &said.details, Size::FiveMinutes)?
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    let names = listed(&names);
    let number = receipt.made.unwrap_or_default();
    let text = match (&through, said.ask) {
        (Some(by), _) => format!("{} introduced {names}", by.name),
        (None, false) => format!("you introduced {names}"),
        (None, true) => format!("you would introduce {names} (number {number})"),
    };
    recorded(shell, &receipt, &text)?;
    if said.ask && !shell.json {
        shell.note(&format!(
            "`vuoro drafts {number}` writes the messages; `vuoro consent {number} WHO agreed` notes an answer"
        ));
    }
    Ok(())
}

pub(crate) fn introduced_by(shell: &mut Shell, said: &IntroducedBy) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let (by, to) = (
        shell.who(&book, &said.who)?,
        shell.who(&book, &said.to_whom)?,
    );
    let form = FavourForm {
        giver: Some(by.id),
        beneficiaries: helping(vec![None], &said.details),
        introduced: vec![to.id],
        kind: FavourKind::Introduction,
        what: said.what.clone(),
        status: if said.ask {
            Status::Asked
        } else {
            Status::Done
        },
        ..form(shell, &said.details, Size::FiveMinutes)?
    };
    let receipt = book.record_favour(&form, &shell.now)?;
    let text = if said.ask {
        let number = receipt.made.unwrap_or_default();
        format!(
            "you asked {} to introduce you to {} (number {number})",
            by.name, to.name
        )
    } else {
        format!("{} introduced you to {}", by.name, to.name)
    };
    recorded(shell, &receipt, &text)
}

pub(crate) fn consent(shell: &mut Shell, said: &ConsentGiven) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let id = said.introduction;
    let mut answers = Vec::new();
    let mut told = Vec::new();
    for pair in said.said.chunks(2) {
        let answer = pair.get(1).and_then(|word| word.parse::<Consent>().ok());
        let Some(consent) = answer else {
            return Err(Stop::Unclear {
                what: "what they said is missing, or is no answer".into(),
                hint: format!(
                    "say for example `vuoro consent {id} Anna agreed`: asked, agreed or declined"
                ),
            });
        };
        let (person, name) = party(shell, &book, id, &pair[0])?;
        let gives = |p: &PartyView| p.person == Some(person) && p.role == Role::Giver;
        if book.favour(id)?.row.parties.iter().any(gives) {
            return Err(Stop::Unclear {
                what: format!("{} introduces, and is not introduced", visible(&name)),
                hint: format!(
                    "whether they do it is said by `vuoro settle {id} promised` or `declined`"
                ),
            });
        }
        answers.push(ConsentSaid { person, consent });
        told.push(format!("{name}: {consent}"));
    }
    let on = moment::date("--on", &said.on, &shell.now)?;
    let receipt = book.consent(id, &answers, &on, &shell.now)?;
    recorded(shell, &receipt, &told.join("\n"))?;
    if let Some((no, left)) = after_a_no(&book.favour(id)?.row).filter(|_| !shell.json) {
        shell.note(&format!("{no}; {left}"));
    }
    Ok(())
}

/// Of an introduction to which somebody said no: who did, and what is left
/// between the others.
fn after_a_no(row: &FavourRow) -> Option<(String, String)> {
    let sides = row.parties.iter();
    let sides = sides.filter(|p| p.person.is_some() && p.role.is_side());
    let (no, others): (Vec<&PartyView>, Vec<&PartyView>) =
        sides.partition(|p| p.consent == Some(Consent::Declined));
    let names = |of: &[&PartyView]| {
        let names: Vec<String> = of.iter().map(|p| p.name.clone()).collect();
        listed(&names)
    };
    let numbers: Vec<String> = others
        .iter()
        .filter_map(|p| Some(p.person?.to_string()))
        .collect();
    let left = match row.direction == Direction::Given && others.len() > 1 {
        true => format!(
            "{} can still meet: `vuoro introduce {} --ask`",
            names(&others),
            numbers.join(" ")
        ),
        false => "nothing is left to do".into(),
    };
    (!no.is_empty()).then(|| (format!("{} said no", names(&no)), left))
}

/// Who is meant, those first who are in the introduction.
fn party(shell: &Shell, book: &Book, id: Id, who: &str) -> Result<(Id, String), Stop> {
    let parties = book.favour(id)?.row.parties;
    let found = book.find(who)?;
    let mut here = found
        .into_iter()
        .filter(|one| parties.iter().any(|p| p.person == Some(one.id)));
    match (here.next(), here.next()) {
        (Some(one), None) => Ok((one.id, one.name)),
        _ => shell.who(book, who).map(|one| (one.id, one.name)),
    }
}

pub(crate) fn outcome(shell: &mut Shell, said: &OutcomeSeen) -> Result<(), Stop> {
    let mut book = shell.open()?;
    let on = moment::date("--on", &said.on, &shell.now)?;
    let receipt = match book.outcome(said.introduction, said.outcome, &on, &shell.now) {
        Err(error @ Error::Invalid(Invalid::ConsentMissing)) => {
            let no = after_a_no(&book.favour(said.introduction)?.row);
            let unfit = |(what, hint)| Stop::Unfit { what, hint };
            return Err(no.map_or_else(|| error.into(), unfit));
        }
        done => done?,
    };
    let text = format!("number {}: {}", said.introduction, said.outcome);
    recorded(shell, &receipt, &text)
}

pub(crate) fn list(shell: &mut Shell) -> Result<(), Stop> {
    let all = shell.open()?.introductions(shell.now.today)?;
    if shell.json {
        return shell.print_json(&all);
    }
    let mut stage = None;
    for row in &all.rows {
        if stage.replace(row.stage) != Some(row.stage) {
            let gap = if row.favour == all.rows[0].favour {
                ""
            } else {
                "\n"
            };
            let told = match row.stage {
                Stage::Untold => "outcome not noted",
                stage => stage.word(),
            };
            writeln!(shell.out, "{gap}{told}")?;
        }
        let what = if row.what.is_empty() {
            String::new()
        } else {
            format!(": {}", row.what)
        };
        let chase = if row.chase {
            "  (time to ask how it goes)"
        } else {
            ""
        };
        writeln!(
            shell.out,
            "{:>6}  {}  {}{what}{chase}",
            row.favour,
            row.since,
            sides(row)
        )?;
    }
    if all.rows.is_empty() {
        shell.note("none yet; `vuoro introduce WHO WHO --ask` begins one");
    } else if all.older > 0 {
        shell.note(&format!("and {} that lie further back", all.older));
    }
    Ok(())
}

/// Who with whom, and what each has said while it is not sent.
pub(crate) fn sides(row: &Introduction) -> String {
    let side = |side: &vuoro_core::book::view::IntroductionSide| match row.status.is_open() {
        true => format!("{} ({})", side.name, side.consent.word().replace('_', " ")),
        false => side.name.clone(),
    };
    let names: Vec<String> = row.sides.iter().map(side).collect();
    match (&row.by, row.direction) {
        (Some(by), Direction::Taken) => format!("{} → you and {}", by.name, names.join(", ")),
        (Some(by), _) => format!("{} → {}", by.name, names.join(" and ")),
        (None, _) => names.join(" and "),
    }
}

pub(crate) fn drafts(shell: &mut Shell, said: &Drafts) -> Result<(), Stop> {
    let book = shell.open()?;
    let language = match said.language {
        Tongue::En => Language::En,
        Tongue::Fi => Language::Fi,
    };
    let drafts = book.drafts(said.introduction, language)?;
    if shell.json {
        return shell.print_json(&drafts);
    }
    if drafts.is_empty() {
        let row = book.favour(said.introduction)?.row;
        shell.note(&match after_a_no(&row) {
            Some((no, left)) => format!("there is nothing to send: {no}; {left}"),
            None => "there is nothing to send: it is over".into(),
        });
    }
    for (at, draft) in drafts.iter().enumerate() {
        if said.mailto {
            let link = book.mail_link(&draft.people, &draft.subject, &draft.body)?;
            writeln!(shell.out, "{link}")?;
            continue;
        }
        let gap = if at == 0 { "" } else { "\n\n" };
        let to = draft.names.join(", ");
        writeln!(
            shell.out,
            "{gap}To: {to}\nSubject: {}\n\n{}",
            draft.subject, draft.body
        )?;
    }
    Ok(())
}

pub(crate) fn doors(shell: &mut Shell) -> Result<(), Stop> {
    let doors = shell.open()?.doors()?;
    if shell.json {
        return shell.print_json(&doors);
    }
    let mut depths: Vec<usize> = Vec::new();
    for door in &doors.doors {
        let depth = door.parent.map_or(0, |at| depths[at as usize] + 1);
        depths.push(depth);
        let when = if door.on.is_empty() {
            String::new()
        } else {
            format!(", {}", door.on)
        };
        let indent = depth * 2;
        writeln!(
            shell.out,
            "{:>6}  {:indent$}{}{when}",
            door.person, "", door.name
        )?;
    }
    if !doors.opened.is_empty() {
        writeln!(shell.out, "\nDoors that you opened")?;
    }
    for one in &doors.opened {
        let outcome = one
            .outcome
            .map_or(String::new(), |outcome| format!(", {outcome}"));
        writeln!(
            shell.out,
            "{:>6}  {}, {}{outcome}",
            one.favour,
            listed(&one.names),
            one.on
        )?;
    }
    if doors.doors.is_empty() && doors.opened.is_empty() {
        shell.note("no introduction is in the book yet");
    }
    Ok(())
}

/// `a, b and c`.
fn listed(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.join(", "),
    }
}
