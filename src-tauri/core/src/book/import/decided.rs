//! What the owner says of whose a card is.

use super::card::Importer;
use super::matching::{Likeness, Match};
use crate::book::people::shown;
use crate::book::view::LikenessReason;
use crate::error::Result;
use crate::store::person;

impl Importer<'_> {
    /// Somebody whom a card surely is, where the owner says that it is not, or is
    /// somebody else's.
    pub(super) fn doubted(&self, found: Match) -> Match {
        let Match::Known(id) = found else {
            return found;
        };
        let card = self.tally.present();
        let in_book = id <= self.newest;
        let them = in_book.then(|| shown(id));
        let mut decisions = self.wishes.decisions.iter();
        // Agreed with where it says that it is them; else it is about these two.
        match decisions.find(|d| d.card == card && (d.other == them) != d.same) {
            None => found,
            Some(_) => Match::New(Some(Likeness {
                other: id,
                in_book,
                reason: LikenessReason::Sure,
                shared: String::new(),
            })),
        }
    }

    /// What the owner decided of this card. Whom it is they may know better;
    /// whom it is not counts only of the two that it is about.
    pub(super) fn decided(&self, like: Likeness) -> Result<(Likeness, Option<bool>)> {
        let card = self.tally.present();
        let Some(decision) = self.wishes.decisions.iter().find(|d| d.card == card) else {
            return Ok((like, None));
        };
        if decision.other == like.in_book.then(|| shown(like.other)) {
            return Ok((like, Some(decision.same)));
        }
        let other = decision.other.map(i64::from).filter(|_| decision.same);
        match other {
            Some(other) if person::exists(self.tx, other)? => {
                let like = Likeness {
                    other,
                    in_book: true,
                    ..like
                };
                Ok((like, Some(true)))
            }
            _ => Ok((like, None)),
        }
    }
}
