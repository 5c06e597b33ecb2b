//! Whether the book knows the person of a card already. Sure signs join them;
//! weaker ones are reported for the owner to decide.

use std::collections::HashSet;

use super::called::Called;
use super::reader::Delivered;
use crate::book::view::LikenessReason;
use crate::domain::contact::{Contact, ContactPoint, PointKind};
use crate::domain::name::{agree, fold, in_words};
use crate::error::Result;
use crate::exchange::{Told, profile};
use crate::store::contact::Holder;
use crate::store::known::{Known, Sign};
use crate::store::{Connection, card, contact, person};

pub(super) enum Match {
    /// The same person, for sure.
    Known(i64),
    /// Someone new; perhaps like somebody who is there.
    New(Option<Likeness>),
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
/// join two names that have nothing in common: a card is copied with its UID,
/// and the seventeenth row of one table is not that of another.
pub(super) struct Search<'a> {
    pub(super) tx: &'a Connection,
    pub(super) told: &'a Told,
    pub(super) known: &'a Known,
    pub(super) called: &'a mut Called,
    pub(super) read: &'a Delivered,
    pub(super) contact: &'a Contact,
    /// The last person who was there before the import.
    pub(super) newest: i64,
}

/// Somebody who has the address that is looked for, and how they are called.
struct There {
    id: i64,
    name: String,
}

impl Search<'_> {
    pub(super) fn find(mut self) -> Result<Match> {
        let name = fold(&self.contact.name.display);
        let mut like = None;
        let found = match self.by_uid(&name, &mut like)? {
            None => self.by_page()?,
            found => found,
        };
        let found = match found {
            None => self.by_points(&name, &mut like)?,
            found => found,
        };
        let found = match found {
            None => self.by_name(&name, &mut like)?,
            found => found,
        };
        Ok(found.map_or(Match::New(like), Match::Known))
    }

    fn by_uid(&mut self, name: &str, like: &mut Option<Likeness>) -> Result<Option<i64>> {
        let uid = plain_uid(&self.contact.uid);
        if uid.is_empty() || !self.known.may_have(&Sign::Uid(uid)) {
            return Ok(None);
        }
        let people = card::people_of_uid(self.tx, uid)?;
        // One that came with no card is of this program's own making.
        if people.is_empty() {
            return person::by_uid(self.tx, uid);
        }
        for id in &people {
            if self.is_theirs(*id, name)? {
                return Ok(Some(*id));
            }
        }
        self.alike(like, people[0], LikenessReason::SameUidOtherName, "");
        Ok(None)
    }

    /// Whether a card that has somebody's UID calls them as they are called, or
    /// says anything else of them that is known.
    fn is_theirs(&mut self, id: i64, name: &str) -> Result<bool> {
        if agree(name, &fold(&person::display(self.tx, id)?)) {
            return Ok(true);
        }
        let names = self.called.names(self.tx, self.told, id)?;
        if names.iter().any(|known| agree(name, known)) {
            return Ok(true);
        }
        let key = |point: &ContactPoint, normal: &str| (point.kind, point.key(normal));
        let theirs = contact::compared_points(self.tx, Holder::Person(id))?;
        let theirs: HashSet<_> = theirs.iter().map(|(p, normal)| key(p, normal)).collect();
        let mut mine = self.contact.points.iter().zip(&self.read.normals);
        Ok(
            mine.any(|(point, normal)| theirs.contains(&key(point, normal)))
                || person::born_or_employed(self.tx, id, self.contact.birthday, "")?
                || !self.contact.name.is_told(&self.contact.points)
                || !is_told(self.tx, id)?,
        )
    }

    /// A page at LinkedIn is one person's, whatever their name has become.
    fn by_page(&self) -> Result<Option<i64>> {
        let points = self.contact.points.iter().zip(&self.read.normals);
        let social = [PointKind::Social, PointKind::Url];
        for (_, page) in
            points.filter(|(p, _)| social.contains(&p.kind) && profile::key(&p.value).is_some())
        {
            for kind in social {
                if let Some(id) = contact::people_with(self.tx, kind, page)?.first() {
                    return Ok(Some(*id));
                }
            }
        }
        Ok(None)
    }

    fn by_points(&mut self, name: &str, like: &mut Option<Likeness>) -> Result<Option<i64>> {
        let (known, contact) = (self.known, self.contact);
        for kind in [PointKind::Email, PointKind::Phone] {
            let points = contact.points.iter().zip(&self.read.normals);
            let telling = points.filter(|(p, n)| {
                p.kind == kind && distinctive(kind, n) && known.may_have(&Sign::Point(n))
            });
            for (point, normal) in telling {
                let found = self.by_point(point, normal, name, like)?;
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
        like: &mut Option<Likeness>,
    ) -> Result<Option<i64>> {
        let (tx, kind) = (self.tx, point.kind);
        let mut there = Vec::new();
        for id in contact::people_with(tx, kind, normal)? {
            let name = fold(&person::display(tx, id)?);
            there.push(There { id, name });
        }
        if let Some(one) = there.iter().find(|one| one.name == name) {
            return Ok(Some(one.id));
        }
        if there.len() == contact::SHARED
            && let Some(id) = contact::named_with(tx, kind, normal, name)?
        {
            return Ok(Some(id));
        }
        if self.contact.name.is_told(&self.contact.points) {
            if let Some(id) = self.by_agreement(&there, &point.key(normal), kind, name)? {
                return Ok(Some(id));
            }
        } else if let [one] = there.as_slice() {
            // Whose address it is says nobody else.
            return Ok(Some(one.id));
        }
        for one in &there {
            if !is_told(tx, one.id)? {
                return Ok(Some(one.id));
            }
        }
        if let Some(one) = there.first() {
            let reason = match kind {
                PointKind::Email => LikenessReason::SameEmailOtherName,
                _ => LikenessReason::SamePhoneOtherName,
            };
            self.alike(like, one.id, reason, &point.value);
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
            let names = self.called.names(self.tx, self.told, one.id)?;
            if names.iter().any(|known| known == name) {
                return Ok(Some(one.id));
            }
            let denied = |known: &String| agree(known, &one.name) && !agree(known, name);
            if in_words(name)
                && in_words(&one.name)
                && agree(name, &one.name)
                && !names.iter().any(denied)
            {
                may_be.push(one.id);
            }
        }
        let [id] = may_be[..] else {
            return Ok(None);
        };
        // Behind one switchboard are many desks.
        let points = contact::compared_points(self.tx, Holder::Person(id))?;
        let has = |(p, normal): &(ContactPoint, String)| p.kind == kind && p.key(normal) == key;
        Ok(points.iter().any(has).then_some(id))
    }

    fn by_name(&self, name: &str, like: &mut Option<Likeness>) -> Result<Option<i64>> {
        if !self.known.may_have(&Sign::Name(name)) {
            return Ok(None);
        }
        for id in person::named(self.tx, name)? {
            if one_more_in_common(self.tx, id, self.contact)? {
                return Ok(Some(id));
            }
            self.alike(like, id, LikenessReason::OnlyName, "");
        }
        Ok(None)
    }

    fn alike(&self, like: &mut Option<Likeness>, id: i64, reason: LikenessReason, shared: &str) {
        like.get_or_insert_with(|| Likeness {
            other: id,
            in_book: id <= self.newest,
            reason,
            shared: shared.to_owned(),
        });
    }
}

/// Whether it is known what somebody is called.
fn is_told(tx: &Connection, id: i64) -> Result<bool> {
    let points = contact::points(tx, Holder::Person(id))?;
    Ok(person::get(tx, id)?.profile.name.is_told(&points))
}

/// From now on the book has what a card says.
pub(super) fn learn(known: &mut Known, read: &Delivered, contact: &Contact) {
    known.learn(&Sign::Uid(plain_uid(&contact.uid)));
    for normal in &read.normals {
        known.learn(&Sign::Point(normal));
    }
    known.learn(&Sign::Name(&fold(&contact.name.display)));
}

/// A UID as it is compared: without the `urn:uuid:` that some programs add.
pub(in crate::book) fn plain_uid(uid: &str) -> &str {
    let uid = uid.trim();
    match uid.get(..9) {
        Some(prefix) if prefix.eq_ignore_ascii_case("urn:uuid:") => &uid[9..],
        _ => uid,
    }
}

/// An emergency or a service number is everybody's.
fn distinctive(kind: PointKind, normal: &str) -> bool {
    match kind {
        PointKind::Phone => normal.starts_with('+'),
        _ => normal.contains('@'),
    }
}

/// A birthday with its year, or the employer, besides the name.
fn one_more_in_common(tx: &Connection, id: i64, contact: &Contact) -> Result<bool> {
    let birthday = contact.birthday.filter(|day| day.year.is_some());
    person::born_or_employed(tx, id, birthday, &fold(&contact.organisation))
}
