//! One line, read with the people of the book.

use chrono::NaiveDate;

use super::Book;
use super::view::{Beneficiary, FavourForm, Id};
use crate::capture::{self, Captured, Known, People, Reading, Sheet};
use crate::domain::favour::{Direction, Role};
use crate::store::search;

impl Book {
    /// The draft of a favour that a line tells of. Nothing is written.
    pub fn capture(&self, line: &str, today: NaiveDate) -> Captured {
        capture::read(line, today, self, false)
    }

    /// The same, laid over the sheet on which the line is typed.
    pub fn capture_on(&self, sheet: &Sheet, line: &str, today: NaiveDate) -> Reading {
        capture::read(line, today, self, sheet.is_about_somebody()).laid_over(sheet)
    }
}

impl Captured {
    /// The favour as it is written down, with those whom its people turned out to
    /// be, in the parts that the line gives them. One favour has one giver: of
    /// several the first, and what the others gave is a favour of its own.
    pub fn form(&self, people: &[(Role, Id)]) -> FavourForm {
        let of = |role| {
            let of_role = people.iter().filter(move |(part, _)| *part == role);
            of_role.map(|(_, id)| *id)
        };
        let mine = (self.direction.value == Direction::Taken).then_some(None);
        let helped = mine.into_iter().chain(of(Role::Beneficiary).map(Some));
        let occasion = self.occasion.as_ref().map(|one| one.value.clone());
        FavourForm {
            giver: match self.direction.value {
                Direction::Given => None,
                _ => of(Role::Giver).next(),
            },
            beneficiaries: helped
                .map(|person| Beneficiary {
                    person,
                    value: self.value.value,
                })
                .collect(),
            introduced: of(Role::Introduced).collect(),
            asked_by: of(Role::AskedBy).next(),
            kind: self.kind.value,
            what: self.what.value.clone(),
            note: String::new(),
            on: self.on.value.to_string(),
            status: self.status.value,
            cost: self.cost.value,
            channel: self.channel.as_ref().map(|channel| channel.value),
            occasion: occasion.unwrap_or_default(),
            due: self.due.as_ref().map(|due| due.value.to_string()),
            new_people: Vec::new(),
        }
    }
}

impl People for Book {
    fn named(&self, word: &str) -> Vec<Known> {
        // A book that cannot be read says so where it is opened; here nobody is
        // known then, and the line is a draft all the same.
        let found = search::of_word(&self.connection, word).and_then(|ids| self.candidates(&ids));
        let known = found.unwrap_or_default().into_iter().map(|one| Known {
            id: one.id,
            name: one.name,
            detail: one.detail,
        });
        known.collect()
    }
}
