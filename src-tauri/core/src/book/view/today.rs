//! What today asks for, and who is still to be placed.

use serde::Serialize;
use specta::Type;

use super::{Id, PersonRow};
use crate::domain::channel::Channel;
use crate::domain::circle::LifeArea;
use crate::domain::contact::PointKind;
use crate::domain::date::Ago;
pub use crate::domain::today::TodayReason;

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Today {
    /// Turns and promises: what the rail counts.
    pub badge: u32,
    /// What one could give; close ties first.
    pub gives: Section,
    pub turns: Section,
    pub promises: Section,
    pub introductions: Section,
    /// Old ties.
    pub dormant: Section,
    /// What was put off, the soonest to come back first.
    pub aside: Aside,
    /// Of the next two weeks, the nearest first.
    pub birthdays: Vec<Birthday>,
    pub season: Season,
    /// People in no circle, of whom nothing useful can be said yet.
    pub unplaced: u32,
    /// Favours that files tell of and nobody has looked at.
    pub suggestions: u32,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct Section {
    pub total: u32,
    /// The first few.
    pub rows: Vec<TodayRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TodayRow {
    pub person: PersonRow,
    pub reason: TodayReason,
    /// What it is about, where it is about one favour.
    pub favour: Option<Id>,
    pub what: String,
    pub on: String,
    pub ago: Option<Ago>,
    pub due: Option<String>,
    /// The day by which it was to be done has passed.
    pub late: bool,
    /// Of an introduction: the other sides, by name.
    pub others: Vec<String>,
    /// How they can be reached.
    pub reach: Vec<PointKind>,
    pub channel: Option<Channel>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct Aside {
    pub total: u32,
    /// The first few.
    pub rows: Vec<SetAside>,
}

/// A favour, or somebody, of whom nobody is reminded before some day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct SetAside {
    pub person: PersonRow,
    /// Of an introduction: the other sides.
    pub others: Vec<String>,
    /// The favour that is put off; none: the person.
    pub favour: Option<Id>,
    pub what: String,
    /// When it comes back, `2026-11-26`, and in how many days.
    pub until: String,
    pub days: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Birthday {
    pub person: PersonRow,
    /// `2026-11-23`.
    pub on: String,
    pub days: u32,
    /// What they become, where the year is known.
    pub age: Option<u32>,
    pub anniversary: bool,
}

/// The last three months in counts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
pub struct Season {
    pub given_count: u32,
    pub taken_count: u32,
    pub introductions: u32,
}

/// People who are in no circle yet, likely close ones first.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Placing {
    /// How many wait in all.
    pub left: u32,
    pub placed: u32,
    pub people: Vec<PlacingPerson>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PlacingPerson {
    pub person: PersonRow,
    pub organisation: String,
    pub title: String,
    pub birthday: Option<String>,
    pub tags: Vec<String>,
    pub areas: Vec<LifeArea>,
    /// Numbers and addresses, as they are written.
    pub points: Vec<String>,
    pub note: String,
    pub same_family_name: bool,
    pub starred: bool,
}
