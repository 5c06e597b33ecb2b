//! Whose a UID is: a strong sign, and no proof.

use super::before::are_of_one_source;
use super::matching::{Match, Search, is_told, may_mean, shares_a_point};
use crate::book::view::LikenessReason;
use crate::domain::name::{fold, in_words};
use crate::error::Result;
use crate::store::contact::Holder;
use crate::store::known::Sign;
use crate::store::{card, person};

/// What speaks for a UID's holder, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The card calls them as they, or a card of theirs, are called.
    SameName,
    /// Neither name denies the other.
    Agrees,
    /// One of the two has no name.
    Nameless,
    /// Another name, and a thing that is the same.
    OtherName,
}

/// Of a UID's holders, the last one first, whom a card is about.
pub(super) fn best(
    fits: impl Iterator<Item = Result<(Option<Fit>, i64)>>,
) -> Result<Option<(Fit, i64)>> {
    let mut best: Option<(Fit, i64)> = None;
    for found in fits {
        let (fit, id) = found?;
        if let Some(fit) = fit
            && best.is_none_or(|(so_far, _)| fit < so_far)
        {
            best = Some((fit, id));
            if fit == Fit::SameName {
                break;
            }
        }
    }
    Ok(best)
}

impl Search<'_> {
    pub(super) fn by_uid(&mut self, name: &str) -> Result<Option<Match>> {
        let uid = plain_uid(&self.contact.uid);
        if uid.is_empty() || !self.known.may_have(&Sign::Uid(uid)) {
            return Ok(None);
        }
        let people = card::people_of_uid(self.tx, uid)?;
        // One that came with no card is of this program's own making.
        if people.is_empty() {
            return Ok(person::by_uid(self.tx, uid)?.map(Match::Known));
        }
        let mut fits = Vec::new();
        for id in &people {
            fits.extend(self.fit(*id, name)?.map(|fit| (fit, *id)));
        }
        let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else {
            self.alike(people[0], LikenessReason::SameUidOtherName, "");
            return Ok(None);
        };
        if best == Fit::OtherName && self.may_wait {
            return Ok(Some(Match::Later));
        }
        fits.retain(|(fit, _)| *fit == best);
        let those: Vec<i64> = fits.into_iter().map(|(_, id)| id).collect();
        self.most_like(&those)
    }

    /// Whether a card that has somebody's UID calls them as they are called, or
    /// says anything else of them that is known. Whoever has a card in this address
    /// book has that from another one: a new name does not stand beside the old one.
    fn fit(&mut self, id: i64, name: &str) -> Result<Option<Fit>> {
        let called = person::name(self.tx, id)?;
        let mut names = self.called.said(self.tx, self.told, id)?.names.clone();
        names.push(fold(&called.display));
        names.retain(|known| may_mean(name, known));
        let in_two_words = |known: &String| has_two_words(name) && has_two_words(known);
        if names.iter().any(in_two_words) || !names.is_empty() && self.is_of_their_file(id)? {
            let same = names.iter().any(|known| known == name);
            return Ok(Some(if same { Fit::SameName } else { Fit::Agrees }));
        }
        if !self.contact.name.is_told(&self.contact.points) || !is_told(self.tx, id, &called)? {
            return Ok(Some(Fit::Nameless));
        }
        let holder = Holder::Person(id);
        let other_name = !self.tally.has_met_in_book(holder)
            && (shares_a_point(self.tx, holder, self.read, self.contact)?
                || self.is_born_then(id)? == Some(true));
        Ok(other_name.then_some(Fit::OtherName))
    }

    /// Whether a UID may be trusted where a name is one word. Tables count
    /// their rows, each from 1: there it is another Anna's.
    fn is_of_their_file(&self, id: i64) -> Result<bool> {
        let uid = plain_uid(&self.contact.uid);
        if !uid.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(true);
        }
        let sources = card::sources(self.tx, id)?;
        Ok(sources
            .iter()
            .any(|one| are_of_one_source(one, self.source)))
    }
}

fn has_two_words(folded: &str) -> bool {
    let words = folded.split_whitespace().filter(|word| in_words(word));
    words.count() > 1
}

/// A UID as it is compared: without the `urn:uuid:` that some programs add.
pub(in crate::book) fn plain_uid(uid: &str) -> &str {
    let uid = uid.trim();
    match uid.get(..9) {
        Some(prefix) if prefix.eq_ignore_ascii_case("urn:uuid:") => &uid[9..],
        _ => uid,
    }
}
