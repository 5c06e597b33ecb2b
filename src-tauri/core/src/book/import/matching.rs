//! Whether the book knows the person of a card already. Sure signs join them;
//! weaker ones are reported for the owner to decide.

use super::reader::Delivered;
use crate::book::view::LikenessReason;
use crate::domain::contact::{Contact, PointKind};
use crate::domain::name::{agree, fold};
use crate::error::Result;
use crate::exchange::profile;
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

/// `newest` is the last person who was there before the import.
///
/// The same UID, else the same e-mail, else the same number, else the same name
/// and one more thing in common. An e-mail or a number that is shared by two
/// names joins nobody: couples share telephones, and secretaries mailboxes. A
/// card that names nobody is of the only one who has its address.
pub(super) fn find(
    tx: &Connection,
    known: &Known,
    read: &Delivered,
    contact_: &Contact,
    newest: i64,
) -> Result<Match> {
    let uid = plain_uid(&contact_.uid);
    if !uid.is_empty() && known.may_have(&Sign::Uid(uid)) {
        let known = match card::person_of_uid(tx, uid)? {
            None => person::by_uid(tx, uid)?,
            known => known,
        };
        if let Some(id) = known {
            return Ok(Match::Known(id));
        }
    }
    // A page at LinkedIn is one person's, whatever their name has become.
    let points = contact_.points.iter().zip(&read.normals);
    let social = [PointKind::Social, PointKind::Url];
    for (_, page) in
        points.filter(|(p, _)| social.contains(&p.kind) && profile::key(&p.value).is_some())
    {
        for kind in social {
            if let Some(id) = contact::people_with(tx, kind, page)?.first() {
                return Ok(Match::Known(*id));
            }
        }
    }
    let name = fold(&contact_.name.display);
    let told = contact_.name.is_told(&contact_.points);
    let mut like = None;
    for kind in [PointKind::Email, PointKind::Phone] {
        let points = contact_.points.iter().zip(&read.normals);
        let telling = points.filter(|(p, n)| {
            p.kind == kind && distinctive(kind, n) && known.may_have(&Sign::Point(n))
        });
        for (point, normal) in telling {
            let people = contact::people_with(tx, kind, normal)?;
            for id in people.iter().copied() {
                let other = fold(&person::display(tx, id)?);
                let same = match told {
                    true => agree(&name, &other),
                    // Whose address it is says nobody else.
                    false => other == name || people.len() == 1,
                };
                if same || !is_told(tx, id)? {
                    return Ok(Match::Known(id));
                }
                like.get_or_insert(Likeness {
                    other: id,
                    in_book: id <= newest,
                    reason: match kind {
                        PointKind::Email => LikenessReason::SameEmailOtherName,
                        _ => LikenessReason::SamePhoneOtherName,
                    },
                    shared: point.value.clone(),
                });
            }
            if people.len() == contact::SHARED
                && let Some(id) = contact::named_with(tx, kind, normal, &name)?
            {
                return Ok(Match::Known(id));
            }
        }
    }
    let namesakes = if known.may_have(&Sign::Name(&name)) {
        person::named(tx, &name)?
    } else {
        Vec::new()
    };
    for id in namesakes {
        if one_more_in_common(tx, id, contact_)? {
            return Ok(Match::Known(id));
        }
        like.get_or_insert(Likeness {
            other: id,
            in_book: id <= newest,
            reason: LikenessReason::OnlyName,
            shared: String::new(),
        });
    }
    Ok(Match::New(like))
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
