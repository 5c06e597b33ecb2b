//! Two who share a name and something more, and are two all the same: a father
//! and a son at one number, namesakes at one firm.

use super::before::are_of_one_source;
use super::facts::Facts;
use super::matching::{Match, Search};
use super::uid::plain_uid;
use crate::book::view::LikenessReason;
use crate::domain::contact::{ContactPoint, PointKind};
use crate::error::Result;
use crate::exchange::{are_of_one_kind, profile, reread};
use crate::store::contact::{self, Holder};
use crate::store::{card, person};

/// Of those whom a card is about by what it shares with them, those whom nothing
/// else tells apart from it.
#[derive(Default)]
pub(super) struct Candidates {
    pub(super) those: Vec<i64>,
    /// Told apart, but perhaps only since the card was changed at home.
    changed: Option<i64>,
}

impl Search<'_> {
    /// Takes whoever may be meant, or says whom the card is only like.
    pub(super) fn weigh(
        &mut self,
        candidates: &mut Candidates,
        id: i64,
        apart: Option<LikenessReason>,
    ) -> Result<()> {
        match apart {
            None => candidates.those.push(id),
            Some(_) if self.may_follow(id)? => {
                candidates.changed.get_or_insert(id);
            }
            Some(reason) => self.alike(id, reason, ""),
        }
        Ok(())
    }

    /// Who was told apart, where the card is theirs as it was changed. They may
    /// still have one of their own further down.
    pub(super) fn changed(&self, candidates: &Candidates) -> Option<Match> {
        candidates.changed.map(|id| match self.may_wait {
            true => Match::Later,
            false => Match::Known(id),
        })
    }

    /// The one of several whose cards a card is most like; of those equally like
    /// it, one of whom none stood in this address book.
    pub(super) fn most_like(&self, ids: &[i64]) -> Result<Option<Match>> {
        match ids {
            [] => return Ok(None),
            [only] => return Ok(Some(Match::Known(*only))),
            _ => {}
        }
        let said = Facts::of(self.contact);
        let mut best = None;
        for id in ids {
            let cards = card::originals_of(self.tx, *id)?;
            let cards = cards.iter().filter_map(|one| reread(one, self.told));
            let unlike = cards.map(|one| said.unlike(&Facts::of(&one))).min();
            let unlike = unlike.unwrap_or((usize::MAX, usize::MAX));
            let unlike = (unlike, self.tally.has_met_in_book(Holder::Person(*id)));
            if best.is_none_or(|(so_far, _)| unlike < so_far) {
                best = Some((unlike, *id));
            }
        }
        Ok(best.map(|(_, id)| Match::Known(id)))
    }

    /// Whether a card may be the next version of one of theirs, by whatever it
    /// says otherwise: nobody has two of them in one address book.
    fn may_follow(&self, id: i64) -> Result<bool> {
        let holder = Holder::Person(id);
        if self.tally.has_met_in_book(holder) {
            return Ok(false);
        }
        let has_uid = !plain_uid(&self.contact.uid).is_empty();
        let said = Facts::of(self.contact);
        let earlier = card::up_to(self.tx, holder, i64::MAX)?;
        Ok(earlier.iter().any(|one| {
            are_of_one_source(&one.source, self.source)
                && are_of_one_kind(&one.original, &self.read.card.original)
                && (one.uid.is_empty() || !has_uid)
                && reread(&one.original, self.told)
                    .is_some_and(|one| said.say_most_of(&Facts::of(&one)))
        }))
    }

    /// Whether somebody was born on the card's day, or a card of theirs said so
    /// before the owner corrected it; none where that cannot be told: the same day
    /// without its year is that of many.
    pub(super) fn is_born_then(&mut self, id: i64) -> Result<Option<bool>> {
        let Some(born) = self.contact.birthday else {
            return Ok(None);
        };
        let Some(theirs) = person::birthday(self.tx, id)? else {
            return Ok(None);
        };
        let years = born.year.is_some() && theirs.year.is_some();
        if (theirs.month, theirs.day) == (born.month, born.day) && (!years || theirs == born) {
            return Ok(years.then_some(true));
        }
        let said = self.called.said(self.tx, self.told, id)?;
        match said.born.contains(&born) {
            true => Ok(born.year.is_some().then_some(true)),
            false => Ok(Some(false)),
        }
    }

    pub(super) fn born_apart(&mut self, id: i64) -> Result<Option<LikenessReason>> {
        let apart = self.is_born_then(id)? == Some(false);
        Ok(apart.then_some(LikenessReason::OtherBirthday))
    }

    /// Both have numbers, addresses or pages at one service, and none is the same.
    pub(super) fn reached_apart(&self, id: i64) -> Result<Option<LikenessReason>> {
        let theirs = contact::compared_points(self.tx, Holder::Person(id))?;
        let theirs: Vec<_> = theirs.iter().filter_map(|(p, n)| reach(p, n)).collect();
        let said = self.contact.points.iter().zip(&self.read.normals);
        let said: Vec<_> = said.filter_map(|(p, n)| reach(p, n)).collect();
        let shared = said.iter().any(|one| theirs.contains(one));
        let of_one_kind = |(kind, _): &(_, _)| theirs.iter().any(|(of, _)| of == kind);
        let apart = !shared && said.iter().any(of_one_kind);
        Ok(apart.then_some(LikenessReason::OtherPoints))
    }
}

/// Where somebody is reached, with what it is compared to.
fn reach<'a>(point: &ContactPoint, normal: &'a str) -> Option<(&'static str, &'a str)> {
    let kind = match point.kind {
        PointKind::Phone => "phone",
        PointKind::Email => "email",
        PointKind::Url | PointKind::Social => profile::key(&point.value)?.0,
        PointKind::Impp => return None,
    };
    Some((kind, normal))
}
