//! A line laid over the sheet on which it is typed. What its words say comes
//! before what the sheet was opened with, and that before a guess; what was
//! chosen on the sheet since stays.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Captured, CapturedPerson, Guess};
use crate::domain::Id;
use crate::domain::favour::{Direction, FavourKind, Role};
use crate::domain::size::Size;

/// How a sheet stands before a line is read.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
pub struct Sheet {
    pub side: Direction,
    /// Whether it was opened for that side, rather than for none.
    pub side_said: bool,
    pub side_chosen: bool,
    pub kind: FavourKind,
    pub kind_chosen: bool,
    /// Whom it was opened about.
    pub people: Vec<OnSheet>,
    /// The parts whose people were chosen by hand.
    pub chosen: Vec<Role>,
}

impl Sheet {
    pub fn is_about_somebody(&self) -> bool {
        !self.people.is_empty()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
pub struct OnSheet {
    pub role: Role,
    pub person: Id,
}

/// What a line says, and what of it is laid on the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Reading {
    pub captured: Captured,
    /// None: as the sheet has it.
    pub direction: Option<Guess<Direction>>,
    pub kind: Option<Guess<FavourKind>>,
    pub cost: Guess<Size>,
    /// Of the parts whose people the line changes, who stands in them.
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Part {
    pub role: Role,
    pub people: Vec<Stands>,
    /// Whether it is clear whom the line names; none where it names nobody here.
    pub sure: Option<bool>,
}

/// Someone on the sheet: of those whom it was opened about, or of the people of
/// the line, by their place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    Sheet(Id),
    Line(u32),
}

impl Captured {
    /// The people of a part, with their places among all. One favour has one
    /// giver: of several the first, and what the others gave is a favour of its
    /// own.
    pub fn in_part(&self, role: Role) -> impl Iterator<Item = (usize, &CapturedPerson)> {
        let most = if role == Role::Giver { 1 } else { usize::MAX };
        let people = self.people.iter().enumerate();
        people.filter(move |(_, one)| one.role == role).take(most)
    }

    /// Those who take part in the favour that is written down.
    pub fn parties(&self) -> impl Iterator<Item = &CapturedPerson> {
        let mine = self.direction.value == Direction::Given;
        let roles = Role::ALL
            .iter()
            .filter(move |role| !(mine && **role == Role::Giver));
        roles.flat_map(|role| self.in_part(*role).map(|(_, one)| one))
    }

    /// Those who gave as well, or gave with me.
    pub fn other_givers(&self) -> impl Iterator<Item = &CapturedPerson> {
        let givers = self.people.iter().filter(|one| one.role == Role::Giver);
        givers.skip(usize::from(self.direction.value != Direction::Given))
    }

    pub fn laid_over(self, sheet: &Sheet) -> Reading {
        // Words that nobody in the book is called are a weaker sign than whom the
        // sheet was opened about: not even the side of strangers counts then.
        let strangers = !sheet.people.is_empty()
            && !self.people.is_empty()
            && self.people.iter().all(|one| one.candidates.is_empty());
        let says = self.understood && !strangers && !sheet.side_chosen;
        let direction = (says && (self.direction.said.is_some() || !sheet.side_said))
            .then(|| self.direction.clone());
        let kind = (self.understood && !sheet.kind_chosen).then(|| self.kind.clone());
        let meant = Meant {
            side: direction.as_ref().map_or(sheet.side, |guess| guess.value),
            introduces: kind.as_ref().map_or(sheet.kind, |guess| guess.value)
                == FavourKind::Introduction,
            strangers,
        };
        let cost = match self.cost.said {
            Some(_) => self.cost.clone(),
            None => {
                let kind = kind.as_ref().map_or(sheet.kind, |guess| guess.value);
                Guess::guessed(kind.usual_cost())
            }
        };
        Reading {
            parts: parts(&self, sheet, meant),
            direction,
            kind,
            cost,
            captured: self,
        }
    }
}

/// What a sheet is of when the line is laid on it.
#[derive(Clone, Copy)]
struct Meant {
    side: Direction,
    introduces: bool,
    strangers: bool,
}

fn parts(captured: &Captured, sheet: &Sheet, meant: Meant) -> Vec<Part> {
    let mut parts = Vec::new();
    for role in [
        Role::Giver,
        Role::Beneficiary,
        Role::Introduced,
        Role::AskedBy,
    ] {
        if sheet.chosen.contains(&role) {
            continue;
        }
        let named: Vec<(usize, &CapturedPerson)> = captured.in_part(role).collect();
        let mut people = Vec::new();
        // *introduced her to Pekka*, from her own page.
        if let ([(_, lone)], true, Role::Beneficiary) = (&named[..], meant.introduces, role) {
            let known = lone.candidates.first().map(|one| one.id);
            let with = on_sheet(sheet, role).filter(|id| Some(*id) != known);
            people.extend(with.map(Stands::Sheet));
        }
        let nobody_else = people.is_empty();
        if named.is_empty() || nobody_else && meant.strangers {
            parts.extend(turned_over(sheet, meant.side, role));
            continue;
        }
        let clear = named.iter().all(|(_, one)| one.candidates.len() == 1);
        let alone = role != Role::Giver || captured.other_givers().next().is_none();
        people.extend(named.iter().map(|(at, _)| Stands::Line(*at as u32)));
        parts.push(Part {
            role,
            people,
            sure: Some(clear && alone),
        });
    }
    parts
}

/// A sheet was opened about somebody and the line says the other way, without a
/// name for this part: they stand on the other side then.
fn turned_over(sheet: &Sheet, side: Direction, role: Role) -> Option<Part> {
    let people: Vec<Id> = match (side, role) {
        _ if side == sheet.side => return None,
        (Direction::Taken, Role::Giver) => on_sheet(sheet, Role::Beneficiary).take(1).collect(),
        (Direction::Given, Role::Beneficiary) => on_sheet(sheet, Role::Giver).collect(),
        (Direction::Taken, Role::Beneficiary) | (Direction::Given, Role::Giver) => Vec::new(),
        _ => return None,
    };
    Some(Part {
        role,
        people: people.into_iter().map(Stands::Sheet).collect(),
        sure: None,
    })
}

fn on_sheet(sheet: &Sheet, role: Role) -> impl Iterator<Item = Id> {
    let people = sheet.people.iter();
    people
        .filter(move |one| one.role == role)
        .map(|one| one.person)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::{Known, People, read};
    use super::*;

    /// Anna is one of two, Pekka is known, and nobody else is.
    struct World;

    impl People for World {
        fn named(&self, word: &str) -> Vec<Known> {
            let known = |id, name: &str| Known {
                id,
                name: name.to_owned(),
                detail: String::new(),
            };
            match word {
                "anna" => vec![known(1, "Anna Lehtonen"), known(2, "Anna Laine")],
                "pekka" => vec![known(3, "Pekka Niemi")],
                _ => Vec::new(),
            }
        }
    }

    fn laid(line: &str, sheet: &Sheet) -> Reading {
        let today = NaiveDate::from_ymd_opt(2026, 11, 19).expect("a day");
        read(line, today, &World, sheet.is_about_somebody()).laid_over(sheet)
    }

    fn blank() -> Sheet {
        Sheet {
            side: Direction::Given,
            side_said: false,
            side_chosen: false,
            kind: FavourKind::Advice,
            kind_chosen: false,
            people: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// Opened to write down what was given to person 7.
    fn about() -> Sheet {
        Sheet {
            side_said: true,
            people: vec![OnSheet {
                role: Role::Beneficiary,
                person: 7,
            }],
            ..blank()
        }
    }

    fn part(reading: &Reading, role: Role) -> Option<(Vec<Stands>, Option<bool>)> {
        let part = reading.parts.iter().find(|part| part.role == role);
        part.map(|part| (part.people.clone(), part.sure))
    }

    #[test]
    fn a_line_fills_a_blank_sheet() {
        let reading = laid("Pekka helped me move", &blank());
        assert_eq!(
            reading.direction.as_ref().map(|g| g.value),
            Some(Direction::Taken)
        );
        assert_eq!(
            part(&reading, Role::Giver),
            Some((vec![Stands::Line(0)], Some(true)))
        );
        let several = laid("Anna helped me move", &blank());
        assert_eq!(
            part(&several, Role::Giver),
            Some((vec![Stands::Line(0)], Some(false))),
            "which Anna is a guess"
        );
        let nothing = laid("something kind", &blank());
        assert!(nothing.direction.is_none() && nothing.parts.is_empty());
    }

    #[test]
    fn of_several_givers_the_first_is_a_guess() {
        let reading = laid("Pekka and Kerttu helped me move", &blank());
        assert_eq!(reading.captured.other_givers().count(), 1, "{reading:?}");
        assert_eq!(
            part(&reading, Role::Giver),
            Some((vec![Stands::Line(0)], Some(false)))
        );
    }

    #[test]
    fn what_was_chosen_stays() {
        let sheet = Sheet {
            side_chosen: true,
            kind_chosen: true,
            kind: FavourKind::Hosting,
            chosen: vec![Role::Giver],
            ..blank()
        };
        let reading = laid("Pekka helped me move", &sheet);
        assert_eq!((&reading.direction, &reading.kind), (&None, &None));
        assert_eq!(part(&reading, Role::Giver), None);
        assert_eq!(
            reading.cost,
            Guess::guessed(FavourKind::Hosting.usual_cost())
        );
    }

    #[test]
    fn strangers_do_not_replace_whom_the_sheet_is_about() {
        let reading = laid("Something helped me move", &about());
        assert_eq!(reading.direction, None, "{reading:?}");
        assert_eq!(reading.parts, Vec::new());
        let known = laid("Pekka helped me move", &about());
        assert_eq!(
            part(&known, Role::Giver),
            Some((vec![Stands::Line(0)], Some(true)))
        );
        assert_eq!(
            part(&known, Role::Beneficiary),
            Some((Vec::new(), None)),
            "it helped me, and nobody else"
        );
    }

    #[test]
    fn whom_the_sheet_is_about_turns_over_with_the_side() {
        let reading = laid("she helped me move", &about());
        assert_eq!(
            reading.direction.as_ref().map(|guess| guess.value),
            Some(Direction::Taken),
            "{reading:?}"
        );
        assert_eq!(
            part(&reading, Role::Giver),
            Some((vec![Stands::Sheet(7)], None))
        );
        assert_eq!(part(&reading, Role::Beneficiary), Some((Vec::new(), None)));
    }

    #[test]
    fn whom_the_sheet_is_about_is_introduced_to_another() {
        let sheet = Sheet {
            kind: FavourKind::Introduction,
            kind_chosen: true,
            ..about()
        };
        let both = |person| Some((vec![Stands::Sheet(7), person], Some(true)));
        let reading = laid("I introduced her to Pekka", &sheet);
        assert_eq!(
            part(&reading, Role::Beneficiary),
            both(Stands::Line(0)),
            "{reading:?}"
        );
        let stranger = laid("I introduced her to Ursula", &sheet);
        let (people, sure) = part(&stranger, Role::Beneficiary).expect("both");
        assert_eq!(people.len(), 2, "{stranger:?}");
        assert_eq!(sure, Some(false));
    }
}
