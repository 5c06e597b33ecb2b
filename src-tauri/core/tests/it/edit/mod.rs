//! Editing by hand: what is written, what is refused, and that no later import
//! undoes it.

use proptest::prelude::*;
use vuoro_core::Error;
use vuoro_core::book::view::{
    Field, Id, OrganisationEdit, PeopleAct, PeopleQuery, Period, PersonEdit, Relation,
};
use vuoro_core::book::{Reach, Whose};
use vuoro_core::domain::circle::{Circle, LifeArea, Tie};
use vuoro_core::domain::contact::{ContactPoint, PointKind, PostalAddress};
use vuoro_core::domain::favour::Direction;
use vuoro_core::error::Fault;

use crate::cards::{ANNA, MIRA, PEKKA, Said, card, firm, group, three};
use crate::desk::{Desk, favour, introduction, now, png};

mod any;
mod firms;
mod person;
mod several;

impl Desk {
    /// Edits someone in a form that is opened now.
    #[track_caller]
    fn edit(&mut self, name: &str, change: impl FnOnce(&mut PersonEdit)) {
        let id = self.id(name);
        let seen = self.book.person_form(id).unwrap();
        let mut new = seen.clone();
        change(&mut new);
        self.book.edit_person(id, &seen, &new, &now()).unwrap();
        self.is_whole();
    }

    fn act(&mut self, names: &[&str], act: &PeopleAct) -> Result<(), Error> {
        let ids: Vec<Id> = names.iter().map(|name| self.id(name)).collect();
        self.book.edit_people(&ids, act, &now()).map(drop)
    }

    fn members(&self, group: &str) -> Vec<String> {
        let query = PeopleQuery {
            group: self.book.find_group(group).unwrap(),
            limit: 100,
            ..PeopleQuery::default()
        };
        assert!(query.group.is_some(), "there is no group {group}");
        let page = self.book.people(&query, now().today).unwrap();
        page.rows.into_iter().map(|row| row.name).collect()
    }
}

fn point(kind: PointKind, label: &str, value: &str) -> ContactPoint {
    ContactPoint {
        kind,
        label: label.into(),
        value: value.into(),
        ..ContactPoint::default()
    }
}
