//! The tables of a LinkedIn archive that tell of favours and not of people:
//! recommendations, endorsements of skills, and invitations with a message.

use super::day::{self, DayOrder};
use super::dialect::name;
use crate::domain::favour::Direction;
use crate::domain::suggestion::{Hint, Origin, Whom, Work};
use crate::exchange::profile;

/// A table of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Invitations,
    /// Which way they went stands only in the file's name.
    Recommendations(Option<Direction>),
    Endorsements(Direction),
}

impl Form {
    /// The form of a row that has the names of its columns, if it is one.
    pub(super) fn of(header: &[String], file: &str) -> Option<Self> {
        let names: Vec<String> = header.iter().map(|column| name(column)).collect();
        let has = |wanted: &[&str]| {
            wanted
                .iter()
                .all(|one| names.iter().any(|name| name == one))
        };
        let file = file.to_lowercase();
        if has(&["from", "to", "sent at", "direction"]) {
            Some(Self::Invitations)
        } else if has(&["first name", "last name", "text", "creation date"]) {
            Some(Self::Recommendations(if file.contains("given") {
                Some(Direction::Given)
            } else if file.contains("received") {
                Some(Direction::Taken)
            } else {
                None
            }))
        } else if has(&["endorsement date", "skill name"]) {
            let mine = names.iter().any(|name| name.starts_with("endorsee "));
            let direction = if mine {
                Direction::Given
            } else {
                Direction::Taken
            };
            Some(Self::Endorsements(direction))
        } else {
            None
        }
    }

    /// What a row tells of; `None` for one that tells of no favour.
    pub(super) fn read(self, header: &[String], cells: &[String], line: u64) -> Option<Hint> {
        let row = Row { header, cells };
        match self {
            Self::Invitations => invitation(&row, line),
            Self::Recommendations(direction) => {
                let text = row.get(&["text"]);
                let gone = matches!(
                    row.get(&["status"]).to_uppercase().as_str(),
                    "DELETED" | "REJECTED"
                );
                (!text.is_empty() && !gone).then(|| Hint {
                    line,
                    origin: Origin::Recommendation,
                    whom: row.whom(&["first name"], &["last name"], &[]),
                    work: row.work(),
                    direction,
                    what: beginning(&text),
                    note: text,
                    on: day::when(&row.get(&["creation date"]), DayOrder::MonthFirst),
                })
            }
            Self::Endorsements(direction) => {
                let skill = row.get(&["skill name"]);
                let status = row.get(&["endorsement status"]).to_uppercase();
                let gone = matches!(status.as_str(), "DELETED" | "REJECTED" | "HIDDEN");
                (!skill.is_empty() && !gone).then(|| Hint {
                    line,
                    origin: Origin::Endorsement,
                    whom: row.whom(
                        &["endorsee first name", "endorser first name", "first name"],
                        &["endorsee last name", "endorser last name", "last name"],
                        &["endorsee public url", "endorser public url", "public url"],
                    ),
                    work: row.work(),
                    direction: Some(direction),
                    what: skill,
                    note: String::new(),
                    on: day::when(&row.get(&["endorsement date"]), DayOrder::MonthFirst),
                })
            }
        }
    }
}

/// An invitation is a favour only where somebody wrote a message with it.
fn invitation(row: &Row<'_>, line: u64) -> Option<Hint> {
    let message = row.get(&["message"]);
    if message.is_empty() {
        return None;
    }
    let outgoing = row.get(&["direction"]).eq_ignore_ascii_case("outgoing");
    let (direction, who, url) = match outgoing {
        true => (Direction::Given, "to", "inviteeprofileurl"),
        false => (Direction::Taken, "from", "inviterprofileurl"),
    };
    Some(Hint {
        line,
        origin: Origin::Invitation,
        whom: row.whom(&[who], &[], &[url]),
        work: row.work(),
        direction: Some(direction),
        what: beginning(&message),
        note: message,
        on: day::when(&row.get(&["sent at"]), DayOrder::MonthFirst),
    })
}

struct Row<'a> {
    header: &'a [String],
    cells: &'a [String],
}

impl Row<'_> {
    fn get(&self, columns: &[&str]) -> String {
        let found = self
            .header
            .iter()
            .zip(self.cells)
            .find(|(column, _)| columns.contains(&name(column).as_str()));
        found.map(|(_, cell)| cell.clone()).unwrap_or_default()
    }

    /// LinkedIn says it beside recommendations; other tables of the archive may.
    fn work(&self) -> Work {
        Work {
            organisation: self.get(&["company"]),
            title: self.get(&["job title", "position"]),
        }
    }

    fn whom(&self, first: &[&str], last: &[&str], url: &[&str]) -> Whom {
        let names = [self.get(first), self.get(last)];
        let names: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|n| !n.is_empty())
            .collect();
        Whom::Other {
            name: names.join(" "),
            uid: profile::key(&self.get(url))
                .map(|(_, key)| format!("https://www.{key}"))
                .unwrap_or_default(),
        }
    }
}

/// The first words of a text, for a line of the ledger.
pub(in crate::exchange) fn beginning(text: &str) -> String {
    const LONG: usize = 80;
    let line = super::contact::one_line(text);
    if line.chars().count() <= LONG {
        return line;
    }
    let head: String = line.chars().take(LONG).collect();
    let whole = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}
