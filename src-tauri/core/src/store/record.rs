//! The favours that are there, looked at once more: whether each is what a
//! favour can be.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

use super::{favour, favour_event, favour_link, favour_party, person};
use crate::Now;
use crate::domain::record::{Part, Record, Unfit};
use crate::error::{Error, Invalid, Result};

/// What is wrong with the favours, by their number in the book.
pub(super) fn findings(connection: &Connection) -> Result<Vec<String>> {
    let owner = person::owner(connection)?;
    let last = last_change(connection)?;
    let mut findings = Vec::new();
    let mut statement = connection.prepare("SELECT id FROM favour ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        match wrong(connection, id, owner, last) {
            Ok(None) => {}
            Ok(Some(unfit)) => findings.push(format!("favour {id}: {unfit}")),
            // A word or a date that is none.
            Err(Error::Store(rusqlite::Error::InvalidColumnType(..))) => {
                findings.push(format!("favour {id}: something in it cannot be read"));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(findings)
}

fn wrong(connection: &Connection, id: i64, owner: i64, last: NaiveDate) -> Result<Option<Unfit>> {
    let row = favour::get(connection, id)?;
    let record = Record {
        kind: row.kind,
        what: &row.what,
        on: row.on,
        status: row.status,
        due: row.due,
        outcome: row.outcome,
        parties: &favour_party::of(connection, id)?,
        events: &favour_event::of_favour(connection, id)?,
    };
    if let Err(unfit) = record.check(owner, last) {
        return Ok(Some(unfit));
    }
    let part = Part::Links;
    for (kind, earlier) in favour_link::earlier(connection, id)? {
        if let Err(why) = favour_link::check(connection, id, earlier, kind)? {
            return Ok(Some(Unfit { part, why }));
        }
        if favour_link::leads_to(connection, earlier, id)? {
            let why = Invalid::LinkCircle;
            return Ok(Some(Unfit { part, why }));
        }
    }
    Ok(None)
}

/// The last day on which anything in the book can have been written, wherever
/// its owner was.
fn last_change(connection: &Connection) -> Result<NaiveDate> {
    let at: Option<Option<String>> = connection
        .query_row("SELECT max(at) FROM operation", [], |row| row.get(0))
        .optional()?;
    let last = at.flatten().and_then(|at| Now::of_stamp(&at));
    let day = last.and_then(|now| now.today.checked_add_days(Days::new(1)));
    Ok(day.unwrap_or(NaiveDate::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Book;
    use crate::book::Unlock;
    use crate::book::view::{Beneficiary, FavourForm, PersonEdit};
    use crate::domain::favour::{FavourKind, Status};
    use crate::domain::size::Size;
    use crate::store::{check, open};

    /// A favour to each of two people, and one to both that was promised.
    fn book(folder: &std::path::Path) -> Connection {
        let path = folder.join("book.vuoro");
        let now = Now {
            at: "2026-11-19T09:30:00Z".parse().expect("a moment"),
            today: "2026-11-19".parse().expect("a day"),
        };
        let mut book = Book::create(&path, &Unlock::KeyFile, &now).expect("a book");
        let mut people = Vec::new();
        for name in ["Anna", "Pekka"] {
            let added = book.add_person(&PersonEdit::named(name), &now);
            people.push(added.expect("added").made);
        }
        for (helped, status) in [
            (&people[..1], Status::Done),
            (&people[1..], Status::Done),
            (&people[..], Status::Promised),
        ] {
            let helped = helped.iter().map(|person| Beneficiary {
                person: *person,
                value: None,
            });
            let form = FavourForm {
                giver: None,
                beneficiaries: helped.collect(),
                introduced: Vec::new(),
                asked_by: None,
                kind: FavourKind::Advice,
                what: "Advice".into(),
                note: String::new(),
                on: "2026-11-19".into(),
                status,
                cost: Size::AnHour,
                channel: None,
                occasion: String::new(),
                due: None,
                new_people: Vec::new(),
            };
            book.record_favour(&form, &now).expect("recorded");
        }
        drop(book);
        open::connect(&path, &Unlock::KeyFile).expect("a book").0
    }

    #[test]
    fn a_favour_that_no_form_would_write_is_told_by_its_number() {
        let link = "INSERT INTO favour_link (favour_id, earlier_id, kind) VALUES";
        for (sql, expect) in [
            (
                "UPDATE favour_party SET person_id = 1 WHERE favour_id = 1",
                "favour 1: parties: a favour with oneself is none",
            ),
            (
                "DELETE FROM favour_party WHERE favour_id = 2 AND role = 'giver'",
                "favour 2: parties: a favour is done by one person, who is named",
            ),
            (
                "DELETE FROM favour_party WHERE favour_id = 2 AND role = 'beneficiary'",
                "favour 2: parties: who it was with is missing",
            ),
            (
                "UPDATE favour SET kind = 'introduction' WHERE id = 1",
                "favour 1: parties: an introduction needs two people who do not know each other yet",
            ),
            (
                "UPDATE favour SET happened_on = '2026-12-24' WHERE id = 2",
                "favour 2: on: what is done cannot lie ahead; say that it is promised or asked for",
            ),
            (
                "UPDATE favour SET happened_on = 'soon' WHERE id = 2",
                "favour 2: something in it cannot be read",
            ),
            (
                "UPDATE favour SET due_on = '2026-11-01' WHERE id = 3",
                "favour 3: due: the day until when is before the day of the favour itself",
            ),
            (
                "UPDATE favour SET status = 'done' WHERE id = 3",
                "favour 3: events: what happened to it does not lead to where it stands",
            ),
            (
                &format!("{link} (2, 1, 'returns')"),
                "favour 2: links: these two favours have nothing to do with each other that way",
            ),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let mut connection = book(folder.path());
            let found = |connection: &mut Connection| {
                let found = check::findings(connection).expect("findings").into_iter();
                let ledger = found.filter(|one| one.starts_with("favour "));
                ledger.collect::<Vec<_>>()
            };
            assert_eq!(found(&mut connection), [""; 0]);
            connection.execute_batch(sql).expect("written");
            assert_eq!(found(&mut connection), [expect], "{sql}");
            // What is void counts nowhere: that is the way out.
            let void = "UPDATE favour SET status = 'void', happened_on = '2026-11-19'
                        WHERE id IN (1, 2, 3)";
            connection.execute_batch(void).expect("written");
            assert_eq!(found(&mut connection), [""; 0], "{sql}");
        }
    }
}
