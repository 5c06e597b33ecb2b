//! How strong a tie is, by what speaks for it.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::circle::Circle;
use crate::domain::words::words;

/// What ties two others to each other, as far as the book knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bond {
    /// One of them introduced the other to the owner, or to somebody.
    Opened,
    /// One stands on the other's card: a spouse, a friend, an assistant.
    Related,
    /// They were introduced to each other.
    Introduced,
    /// One did the other a favour.
    Helped,
    /// The same employer.
    Organisation,
    /// The same tag.
    Group,
}

impl Bond {
    /// The most who may share an employer or a tag for it to say that they
    /// know each other.
    pub const FEW: usize = 50;

    pub(super) fn strength(self) -> f32 {
        match self {
            Self::Opened | Self::Related => 0.8,
            Self::Introduced => 0.6,
            Self::Helped => 0.5,
            // Of two; the more there are, the less two of them are tied.
            Self::Organisation => 0.6,
            Self::Group => 0.4,
        }
    }

    /// An introduction of which nothing came.
    pub(super) fn faded(self) -> f32 {
        self.strength() / 3.0
    }

    /// Of an employer or tag that so many share.
    pub(super) fn among(self, people: usize) -> f32 {
        self.strength() / (1.0 + people.saturating_sub(2) as f32 / 8.0)
    }
}

/// Favours of one kind that passed between the owner and somebody.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Passed {
    /// How many, each halved with every half-life: what is recent counts.
    recent: f32,
    /// The day of the latest, and its key.
    latest: Option<(i32, Id)>,
}

impl Passed {
    pub(super) fn add(&mut self, day: i32, favour: Id, decay: f32) {
        self.recent += decay;
        self.latest = self.latest.max(Some((day, favour)));
    }

    /// The favour that happened last.
    pub fn latest(&self) -> Option<Id> {
        self.latest.map(|(_, favour)| favour)
    }

    /// Grows with each, towards `most`: the first says more than the tenth.
    fn speaks(&self, most: f32) -> f32 {
        most * self.recent / (self.recent + 1.0)
    }
}

/// How the owner stands with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Footing {
    pub circle: Option<Circle>,
    /// They were introduced to the owner: the day and the key of the first
    /// introduction.
    pub met: Option<(i32, Id)>,
    pub given: Passed,
    pub taken: Passed,
    /// Introductions that they made for the owner.
    pub opened: Passed,
}

impl Footing {
    /// In the book, and nothing known of how: perhaps a number in a phone.
    pub fn is_bare(&self) -> bool {
        self.circle.is_none()
            && self.met.is_none()
            && [self.given, self.taken, self.opened]
                .iter()
                .all(|passed| passed.latest.is_none())
    }

    /// How readily they would be asked. What speaks for it adds to what is not
    /// yet certain, so that nothing takes anything away and 1 is never reached.
    pub fn strength(&self) -> f32 {
        if self.is_bare() {
            return 0.05;
        }
        let circle = match self.circle {
            Some(Circle::Core) => 0.95,
            Some(Circle::Close) => 0.9,
            Some(Circle::Friend) => 0.75,
            Some(Circle::Network) => 0.55,
            Some(Circle::Acquaintance) => 0.35,
            None => 0.1,
        };
        let met = if self.met.is_some() { 0.2 } else { 0.0 };
        // What they received lately is goodwill; whom they introduced before,
        // they may again.
        let open: f32 = [
            circle,
            met,
            self.opened.speaks(0.4),
            self.taken.speaks(0.3),
            self.given.speaks(0.25),
        ]
        .iter()
        .map(|speaks| 1.0 - speaks)
        .product();
        1.0 - open
    }
}

/// A whole way, in a word.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    Warm,
    Fair,
    Faint,
}

words!(Warmth {
    Warm = "warm",
    Fair = "fair",
    Faint = "faint",
});

impl Warmth {
    pub fn of(strength: f32) -> Self {
        match strength {
            s if s >= 0.4 => Self::Warm,
            s if s >= 0.12 => Self::Fair,
            _ => Self::Faint,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn footing(circle: Option<Circle>) -> Footing {
        Footing {
            circle,
            ..Footing::default()
        }
    }

    #[test]
    fn the_closer_the_stronger() {
        let strengths: Vec<f32> = Circle::ALL
            .iter()
            .map(|circle| footing(Some(*circle)).strength())
            .collect();
        assert!(strengths.is_sorted_by(|a, b| a > b), "{strengths:?}");
        let bare = footing(None);
        assert!(bare.is_bare() && bare.strength() < strengths[4]);
    }

    #[test]
    fn each_favour_speaks_for_a_tie_and_a_recent_one_more() {
        for circle in [None, Some(Circle::Core), Some(Circle::Acquaintance)] {
            let plain = footing(circle);
            for part in 0..3 {
                let with = |decay| {
                    let mut with = plain;
                    let passed = [&mut with.given, &mut with.taken, &mut with.opened];
                    passed[part].recent += decay;
                    passed[part].latest = Some((0, 1));
                    with.strength()
                };
                assert!(plain.strength() < with(0.1), "{circle:?} {part}");
                assert!(with(0.1) < with(1.0), "{circle:?} {part}");
                assert!(with(1e9) < 1.0, "{circle:?} {part}");
            }
        }
    }

    #[test]
    fn what_many_share_ties_less() {
        for bond in [Bond::Organisation, Bond::Group] {
            assert_eq!(bond.among(2), bond.strength());
            assert!(bond.among(10) < bond.among(9));
            assert!(bond.among(Bond::FEW) > 0.0);
        }
        assert!(Bond::Introduced.faded() < Bond::Introduced.strength());
    }
}
