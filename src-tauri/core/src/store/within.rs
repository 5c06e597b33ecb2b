//! Which part of the book a list is of: a circle, a group, an employer, whose turn.

use chrono::NaiveDate;

use super::sums::number;
use crate::domain::Id;
use crate::domain::circle::{Circle, LifeArea};
use crate::domain::query::PeopleQuery;
use crate::domain::turn::Turn;

#[derive(Default)]
pub(super) struct Within {
    circle: Option<Circle>,
    area: Option<LifeArea>,
    /// And the day for which it is asked.
    turn: Option<(Turn, i64)>,
    unplaced: bool,
    group: Option<Id>,
    organisation: Option<Id>,
    archived: bool,
}

impl Within {
    pub(super) fn of(query: &PeopleQuery, today: NaiveDate) -> Self {
        Self {
            circle: query.circle,
            area: query.area,
            turn: query.turn.map(|turn| (turn, number(today))),
            unplaced: query.unplaced,
            group: query.group,
            organisation: query.organisation,
            archived: query.archived,
        }
    }

    /// Nothing is left out but the archived.
    pub(super) fn is_everyone(&self) -> bool {
        self.conditions().is_empty()
    }

    /// The conditions on a row of `person`. Their words are the program's own.
    fn conditions(&self) -> Vec<String> {
        let mut conditions = Vec::new();
        if let Some(circle) = self.circle {
            conditions.push(format!("circle = '{circle}'"));
        }
        if let Some(area) = self.area {
            conditions.push(format!(
                "id IN (SELECT person_id FROM person_life_area WHERE area = '{area}')"
            ));
        }
        if let Some((turn, day)) = self.turn {
            conditions.push(format!(
                "id IN (SELECT person_id FROM tie_turn
                         WHERE turn = {} AND from_day <= {day} AND {day} < to_day)",
                turn as i64
            ));
        }
        if self.unplaced {
            conditions.push("circle IS NULL".into());
        }
        if let Some(group) = self.group {
            conditions.push(format!(
                "id IN (SELECT person_id FROM person_tag WHERE tag_id = {group})"
            ));
        }
        if let Some(organisation) = self.organisation {
            conditions.push(format!("organisation_id = {organisation}"));
        }
        if self.archived {
            conditions.push("archived_at IS NOT NULL".into());
        }
        conditions
    }

    /// For a list: a row of `person` without the archived, unless it is of them.
    pub(super) fn listed(&self) -> String {
        let mut conditions = self.conditions();
        if !self.archived {
            conditions.push("archived_at IS NULL".into());
        }
        conditions.push("NOT is_owner".into());
        conditions.join(" AND ")
    }

    /// For a search: whose key stands in `column`. Without a condition the
    /// search itself says everything.
    pub(super) fn these(&self, column: &str) -> String {
        match self.conditions() {
            none if none.is_empty() => String::new(),
            some => format!(
                "AND EXISTS (SELECT 1 FROM person WHERE person.id = {column} AND {})",
                some.join(" AND ")
            ),
        }
    }
}
