//! Whether the book knows the person of a card already. Sure signs join them;
//! weaker ones are reported for the owner to decide.

use std::collections::HashSet;

use super::apart::Candidates;
use super::called::Called;
use super::reader::Delivered;
use super::report::Tally;
use super::uid::plain_uid;
use crate::book::view::LikenessReason;
use crate::domain::contact::{Contact, ContactPoint, Name, PointKind};
use crate::domain::name::{agree, fold, in_words, is_initial};
use crate::error::Result;
use crate::exchange::{Told, profile};
use crate::store::contact::Holder;
use crate::store::known::{Known, Sign};
use crate::store::{Connection, contact, person};

pub(super) enum Match {
    /// The same person, for sure.
    Known(i64),
    /// Someone new; perhaps like somebody who is there.
    New(Option<Likeness>),
    /// Somebody by another name, unless they stand further down in the address book.
    Later,
}

pub(super) struct Likeness {
    pub(super) other: i64,
    /// Whether they were in the book before this import.
    pub(super) in_book: bool,
    pub(super) reason: LikenessReason,
    pub(super) shared: String,
}

/// Looks for whom a card is about.
///
/// The same UID, else the same e-mail, else the same number, else the same name
/// and one more thing in common. An e-mail or a number that is shared by two
/// names joins nobody: couples share telephones, and secretaries mailboxes. A
/// card that names nobody is of the only one who has its address. Nor does a UID
/// join two names that have nothing in common: a card is copied with its UID and
/// its number, and the seventeenth row of one table is not that of another.
/// Another birthday parts namesakes at one number, and another number those at
/// one firm, unless it is the same card as it was changed.
pub(super) struct Search<'a> {
    pub(super) tx: &'a Connection,
    pub(super) told: &'a Told,
    pub(super) known: &'a Known,
    pub(super) called: &'a mut Called,
    pub(super) read: &'a Delivered,
    pub(super) contact: &'a Contact,
    /// The file that the card comes from.
    pub(super) source: &'a str,
    pub(super) tally: &'a Tally,
    /// Whether the rest of its address book is still to come.
    pub(super) may_wait: bool,
    /// The last person who was there before the import.
    pub(super) newest: i64,
    /// Whom it is like, for the owner to decide.
    pub(super) like: Option<Likeness>,
}

/// Somebody who has the address that is looked for, and how they are called.
struct There {
    id: i64,
    whole: Name,
    /// As shown, folded.
    name: String,
}

impl Search<'_> {
    pub(super) fn find(mut self) -> Result<Match> {
        let name = fold(&self.contact.name.display);
        if let Some(found) = self.by_uid(&name)? {
            return Ok(found);
        }
        if let Some(found) = self.by_page()? {
            return Ok(found);
        }
        if self.may_wait && self.says_too_little(&name) {
            return Ok(Match::Later);
        }
        let found = match self.by_points(&name)? {
            None => self.by_name(&name)?,
            found => found,
        };
        Ok(found.unwrap_or(Match::New(self.like)))
    }

    /// Whether a name may be that of several at one number, some of them further
    /// down in its address book.
    fn says_too_little(&self, name: &str) -> bool {
        let mut points = self.contact.points.iter().zip(&self.read.normals);
        is_short(name) && points.any(|(point, normal)| distinctive(point.kind, normal))
    }

    /// A page at LinkedIn is one person's, whatever their name has become.
    fn by_page(&self) -> Result<Option<Match>> {
        let points = self.contact.points.iter().zip(&self.read.normals);
        let social = [PointKind::Social, PointKind::Url];
        let pages = points.filter(|(p, _)| social.contains(&p.kind));
        for (point, page) in pages {
            if !self.known.may_have(&Sign::Point(page)) || profile::key(&point.value).is_none() {
                continue;
            }
            for kind in social {
                let theirs = contact::people_with(self.tx, kind, page)?;
                if let Some(found) = self.most_like(&theirs)? {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }

    fn by_points(&mut self, name: &str) -> Result<Option<Match>> {
        let (known, contact, read) = (self.known, self.contact, self.read);
        for kind in [PointKind::Email, PointKind::Phone] {
            let points = contact.points.iter().zip(&read.normals);
            let telling = points.filter(|(p, n)| {
                p.kind == kind && distinctive(kind, n) && known.may_have(&Sign::Point(n))
            });
            for (point, normal) in telling {
                let found = self.by_point(point, normal, name)?;
                if found.is_some() {
                    return Ok(found);
                }
            }
        }
        Ok(None)
    }

    fn by_point(
        &mut self,
        point: &ContactPoint,
        normal: &str,
        name: &str,
    ) -> Result<Option<Match>> {
        let (tx, kind) = (self.tx, point.kind);
        let mut ids = contact::people_with(tx, kind, normal)?;
        if ids.len() == contact::SHARED {
            let other = contact::named_with(tx, kind, normal, name)?;
            ids.extend(other.filter(|id| !ids.contains(id)));
        }
        let (mut there, mut namesakes) = (Vec::new(), Candidates::default());
        for id in ids {
            let whole = person::name(tx, id)?;
            let one = There {
                id,
                name: fold(&whole.display),
                whole,
            };
            let apart = match may_mean(name, &one.name) {
                true => self.born_apart(id)?,
                false => None,
            };
            if one.name == name || apart.is_some() {
                self.weigh(&mut namesakes, id, apart)?;
            } else {
                there.push(one);
            }
        }
        if let Some(found) = self.most_like(&namesakes.those)? {
            return Ok(Some(found));
        }
        let key = point.key(normal);
        if self.contact.name.is_told(&self.contact.points) {
            if let Some(id) = self.by_agreement(&there, &key, kind, name)? {
                return Ok(Some(Match::Known(id)));
            }
        } else if let [one] = there.as_slice()
            && has(tx, one.id, kind, &key)?
        {
            // Whose address it is says nobody else.
            return Ok(Some(Match::Known(one.id)));
        }
        for one in &there {
            if !is_told(tx, one.id, &one.whole)? && has(tx, one.id, kind, &key)? {
                return Ok(Some(Match::Known(one.id)));
            }
        }
        if let Some(found) = self.changed(&namesakes) {
            return Ok(Some(found));
        }
        if let Some(one) = there.first() {
            let reason = match kind {
                PointKind::Email => LikenessReason::SameEmailOtherName,
                _ => LikenessReason::SamePhoneOtherName,
            };
            self.alike(one.id, reason, &point.value);
        }
        Ok(None)
    }

    /// Of those who have a number or an e-mail, whom a name that is not quite
    /// theirs may mean: whoever has been called so before, else the only one
    /// whom it may mean. `A. Laine` is nobody's where Antti and Aino answer, and
    /// who is called `A. Laine` here, but Antti on a card, is not Aino.
    fn by_agreement(
        &mut self,
        there: &[There],
        key: &str,
        kind: PointKind,
        name: &str,
    ) -> Result<Option<i64>> {
        let mut may_be = Vec::new();
        for one in there {
            let names = &self.called.said(self.tx, self.told, one.id)?.names;
            if names.iter().any(|known| known == name) {
                return Ok(Some(one.id));
            }
            let denied = |known: &String| agree(known, &one.name) && !agree(known, name);
            if may_mean(name, &one.name) && !names.iter().any(denied) {
                may_be.push(one.id);
            }
        }
        let [id] = may_be[..] else {
            return Ok(None);
        };
        Ok(has(self.tx, id, kind, key)?.then_some(id))
    }

    fn by_name(&mut self, name: &str) -> Result<Option<Match>> {
        if !self.known.may_have(&Sign::Name(name)) {
            return Ok(None);
        }
        let (tx, contact) = (self.tx, self.contact);
        let mut namesakes = Candidates::default();
        for id in person::named(tx, name)? {
            let born_apart = self.born_apart(id)?;
            let joined = self.is_born_then(id)? == Some(true) || self.had_its_point(id)?;
            if joined || person::is_employed_by(tx, id, &fold(&contact.organisation))? {
                let apart = match born_apart {
                    None if !joined => self.reached_apart(id)?,
                    apart => apart,
                };
                self.weigh(&mut namesakes, id, apart)?;
            } else {
                self.alike(id, LikenessReason::OnlyName, "");
            }
        }
        Ok(self
            .most_like(&namesakes.those)?
            .or_else(|| self.changed(&namesakes)))
    }

    /// Whether a card of somebody's had an address or a number of this one, which
    /// the owner corrected since.
    fn had_its_point(&mut self, id: i64) -> Result<bool> {
        let points = self.contact.points.iter().zip(&self.read.normals);
        let telling: Vec<&str> = points
            .filter(|(point, normal)| distinctive(point.kind, normal))
            .map(|(_, normal)| normal.as_str())
            .collect();
        if telling.is_empty() {
            return Ok(false);
        }
        let had = self.called.said(self.tx, self.told, id)?;
        Ok(telling.iter().any(|normal| had.points.contains(*normal)))
    }

    pub(super) fn alike(&mut self, id: i64, reason: LikenessReason, shared: &str) {
        let newest = self.newest;
        self.like.get_or_insert_with(|| Likeness {
            other: id,
            in_book: id <= newest,
            reason,
            shared: shared.to_owned(),
        });
    }
}

/// Whether two folded names may be one person's, and both are names.
pub(super) fn may_mean(one: &str, other: &str) -> bool {
    one == other || in_words(one) && in_words(other) && agree(one, other)
}

/// Whether a name is a word alone, or has an initial for one.
pub(super) fn is_short(folded: &str) -> bool {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.len() == 1 || words.iter().any(|word| is_initial(word))
}

/// Whether a card has a number, an address or a page that its UID's holder has.
pub(super) fn shares_a_point(
    tx: &Connection,
    holder: Holder,
    read: &Delivered,
    contact: &Contact,
) -> Result<bool> {
    let key = |point: &ContactPoint, normal: &str| (point.kind, point.key(normal));
    let theirs = contact::compared_points(tx, holder)?;
    let theirs: HashSet<_> = theirs.iter().map(|(p, normal)| key(p, normal)).collect();
    let mut said = contact.points.iter().zip(&read.normals);
    Ok(said.any(|(point, normal)| theirs.contains(&key(point, normal))))
}

/// Whether it is known what somebody is called.
pub(super) fn is_told(tx: &Connection, id: i64, name: &Name) -> Result<bool> {
    Ok(name.is_in_parts() || name.is_told(&contact::points(tx, Holder::Person(id))?))
}

/// Whether somebody has this very address. Behind one switchboard are many desks.
fn has(tx: &Connection, id: i64, kind: PointKind, key: &str) -> Result<bool> {
    let points = contact::compared_points(tx, Holder::Person(id))?;
    Ok(points
        .iter()
        .any(|(point, normal)| point.kind == kind && point.key(normal) == key))
}

/// From now on the book has what a card says.
pub(super) fn learn(known: &mut Known, read: &Delivered, contact: &Contact) {
    known.learn(&Sign::Uid(plain_uid(&contact.uid)));
    for normal in &read.normals {
        known.learn(&Sign::Point(normal));
    }
    known.learn(&Sign::Name(&fold(&contact.name.display)));
}

/// An emergency or a service number is everybody's.
pub(super) fn distinctive(kind: PointKind, normal: &str) -> bool {
    match kind {
        PointKind::Phone => normal.starts_with('+'),
        _ => normal.contains('@'),
    }
}
