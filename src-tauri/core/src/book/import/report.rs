//! The tally of an import.

use std::collections::{HashMap, HashSet};

use super::card::kind_of;
use super::matching::Likeness;
use crate::book::people::shown;
use crate::book::view::{
    FieldChange, ImportChange, ImportDuplicate, ImportProblem, ImportReport, ImportedName,
    ProblemKind,
};
use crate::domain::contact::Contact;
use crate::exchange::vcard::{Lost, Problem, Reason};
use crate::store::card::Became;
use crate::store::contact::Holder;

#[derive(Default)]
pub(super) struct Tally {
    report: ImportReport,
    /// Who is new, by the number of the card.
    news: Vec<(u32, ImportedName)>,
    /// The how manieth card is looked at, and of which file.
    present: u32,
    file: String,
    /// The how manieth address book is read, and the cards before this file.
    book: u32,
    before: u32,
    /// Whom this import made or met, to tell a second card of theirs, and in
    /// which of its address books they stood last.
    met: HashMap<Holder, u32>,
    updated: HashSet<Holder>,
}

impl Tally {
    /// Whether the next file begins another address book: files of one card each
    /// are one together.
    pub(super) fn ends_book(&self) -> bool {
        self.report.cards > self.before + 1
    }

    pub(super) fn begin_file(&mut self, name: String) {
        self.book += u32::from(self.ends_book());
        self.before = self.report.cards;
        self.file.clone_from(&name);
        self.report.files.push(name);
    }

    pub(super) fn cards(&self) -> u32 {
        self.report.cards
    }

    /// A card that waited is told in its place.
    pub(super) fn report(mut self, digest: String) -> ImportReport {
        self.news.sort_by_key(|(card, _)| *card);
        let news = self.news.into_iter().map(|(_, name)| name);
        let mut report = ImportReport {
            digest,
            news: news.collect(),
            ..self.report
        };
        // What stood beside a favour is of no card, and comes last.
        report.changes.sort_by_key(|one| one.card.wrapping_sub(1));
        report.duplicates.sort_by_key(|one| one.card);
        report
    }

    /// The how manieth card is looked at.
    pub(super) fn present(&self) -> u32 {
        self.present
    }

    /// Whether a card of theirs stood in this import already.
    pub(super) fn has_met(&self, holder: Holder) -> bool {
        self.met.contains_key(&holder)
    }

    /// Whether one stood in the address book that is read.
    pub(super) fn has_met_in_book(&self, holder: Holder) -> bool {
        self.met.get(&holder) == Some(&self.book)
    }

    /// Whether no card of theirs stood in this import before this one.
    fn meet(&mut self, holder: Holder) -> bool {
        self.met.insert(holder, self.book).is_none()
    }

    pub(super) fn card(&mut self) {
        self.report.cards += 1;
        self.present = self.report.cards;
    }

    /// Goes back to a card that waited.
    pub(super) fn back_to(&mut self, card: u32, file: &str) {
        self.present = card;
        file.clone_into(&mut self.file);
    }

    pub(super) fn new_organisation(&mut self, id: i64) {
        self.meet(Holder::Organisation(id));
        self.report.organisations += 1;
    }

    pub(super) fn suggestion(&mut self) {
        self.report.suggestions += 1;
    }

    pub(super) fn group(&mut self) {
        self.report.groups += 1;
    }

    pub(super) fn new_person(&mut self, id: i64, line: u64, contact: &Contact) {
        self.meet(Holder::Person(id));
        self.report.new_people += 1;
        self.report.photos += u32::from(contact.photo.is_some());
        let detail = [&contact.title, &contact.organisation];
        let detail: Vec<&str> = detail
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let name = ImportedName {
            name: contact.name.display.clone(),
            detail: detail.join(" · "),
            line: line_number(line),
        };
        self.news.push((self.present, name));
    }

    /// A card of one who was met already, in this import or before it. Who is new
    /// of this import is counted as such alone; a card that says nothing new, or
    /// only what the owner has written otherwise, changes nothing.
    pub(super) fn known(
        &mut self,
        holder: Holder,
        in_book: bool,
        line: u64,
        name: String,
        fields: Vec<FieldChange>,
    ) {
        if !self.meet(holder) {
            self.same_person(line, &name);
        }
        if fields.iter().all(|field| field.kept_mine) {
            self.report.unchanged += 1;
        } else if in_book && self.updated.insert(holder) {
            match holder {
                Holder::Person(_) => self.report.updated_people += 1,
                Holder::Organisation(_) => self.report.updated_organisations += 1,
            }
        }
        if !fields.is_empty() {
            let person = holder.person();
            self.report.changes.push(ImportChange {
                card: self.present,
                of_person: person.is_some(),
                other_id: person.filter(|_| in_book).map(shown),
                name,
                line: line_number(line),
                fields,
            });
        }
    }

    /// What stood of someone beside a favour, in no card of theirs.
    pub(super) fn beside(&mut self, id: i64, line: u64, name: String, fields: Vec<FieldChange>) {
        if self.updated.insert(Holder::Person(id)) {
            self.report.updated_people += 1;
        }
        self.report.changes.push(ImportChange {
            card: 0,
            of_person: false,
            other_id: None,
            name,
            line: line_number(line),
            fields,
        });
    }

    /// The very same card came before, in this import or in an earlier one.
    pub(super) fn unchanged(&mut self, became: Became, line: u64, name: &str) {
        self.report.unchanged += 1;
        match became {
            Became::Person(id) if !self.meet(Holder::Person(id)) => {
                self.same_person(line, name);
            }
            Became::Organisation(id) => {
                self.meet(Holder::Organisation(id));
            }
            _ => {}
        }
    }

    pub(super) fn duplicate(
        &mut self,
        line: u64,
        name: &str,
        other: String,
        like: &Likeness,
        same: Option<bool>,
    ) {
        self.report.possible_duplicates += u32::from(same.is_none());
        let (name, line) = (name.to_owned(), line_number(line));
        self.report.duplicates.push(ImportDuplicate {
            card: self.present,
            name,
            line,
            other,
            other_id: like.in_book.then(|| shown(like.other)),
            same,
            reason: like.reason,
            shared: like.shared.clone(),
        });
    }

    pub(super) fn unreadable(&mut self, line: u64, problem: Problem) {
        if problem != Problem::Outside {
            self.report.unreadable += 1;
        }
        self.problem(line, kind_of(problem), String::new());
    }

    pub(super) fn lost(&mut self, lost: &Lost) {
        let kind = match lost.reason {
            Reason::NoEnd => ProblemKind::BrokenOff,
            Reason::TooLarge => ProblemKind::TooLarge,
            Reason::NoPlace => ProblemKind::NoPlace,
            _ => ProblemKind::PropertyLost,
        };
        self.report.lost_properties += u32::from(kind != ProblemKind::NoPlace);
        self.problem(lost.line, kind, lost.property.clone());
    }

    fn same_person(&mut self, line: u64, name: &str) {
        self.problem(line, ProblemKind::SamePerson, name.to_owned());
    }

    fn problem(&mut self, line: u64, kind: ProblemKind, what: String) {
        self.report.problems.push(ImportProblem {
            file: self.file.clone(),
            line: line_number(line),
            kind,
            what,
        });
    }
}

fn line_number(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
