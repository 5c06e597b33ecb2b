//! Writing what differs. Each field is one decision: left alone, written, or
//! in conflict with what the book says by now.

use std::collections::HashSet;

use super::form;
use crate::Now;
use crate::book::import::normal;
use crate::book::view::{Field, OrganisationEdit, PersonEdit, Relation};
use crate::domain::contact::{ContactPoint, Name, PointKind, Related};
use crate::domain::name::fold;
use crate::error::{Error, Result};
use crate::exchange::phone::Region;
use crate::store::contact::{self, Holder};
use crate::store::person::{self, Profile};
use crate::store::{Connection, list, organisation, tag};

/// Whether a field is to be written: it was changed in the form, and the book
/// does not say so already.
pub(super) fn differs<T: PartialEq>(field: Field, seen: &T, now: &T, new: &T) -> Result<bool> {
    if new == seen || new == now {
        return Ok(false);
    }
    if now != seen {
        return Err(Error::ChangedMeanwhile(field));
    }
    Ok(true)
}

/// Which fields were written.
pub(super) fn person(
    tx: &Connection,
    id: i64,
    seen: &PersonEdit,
    new: &PersonEdit,
    region: &Region,
    now: &Now,
) -> Result<Vec<Field>> {
    let standing = form::of(tx, id)?;
    let mut fields = Vec::new();
    profile(tx, id, seen, &standing, new, now, &mut fields)?;
    points(
        tx,
        Holder::Person(id),
        [&seen.points, &standing.points, &new.points],
        region,
        &mut fields,
    )?;
    if differs(
        Field::Address,
        &seen.addresses,
        &standing.addresses,
        &new.addresses,
    )? {
        list::set_addresses(tx, Holder::Person(id), &new.addresses)?;
        fields.push(Field::Address);
    }
    if differs(
        Field::Related,
        &seen.related,
        &standing.related,
        &new.related,
    )? {
        list::set_related(tx, id, &related(tx, id, &new.related)?)?;
        fields.push(Field::Related);
    }
    let same_tags = folded_tags(&new.tags) == folded_tags(&standing.tags);
    if !same_tags
        && differs(
            Field::Tag,
            &folded_tags(&seen.tags),
            &folded_tags(&standing.tags),
            &folded_tags(&new.tags),
        )?
    {
        tag::set(tx, id, &new.tags)?;
        fields.push(Field::Tag);
    }
    if differs(Field::Area, &seen.areas, &standing.areas, &new.areas)? {
        person::set_life_areas(tx, id, &new.areas)?;
        fields.push(Field::Area);
    }
    let circle = differs(Field::Circle, &seen.circle, &standing.circle, &new.circle)?;
    let tie = differs(Field::Circle, &seen.tie, &standing.tie, &new.tie)?;
    if circle || tie {
        let chosen = |chosen, new, old| if chosen { new } else { old };
        let tie_of = if tie { new.tie } else { standing.tie };
        person::place(tx, id, chosen(circle, new.circle, standing.circle), tie_of)?;
        fields.extend(circle.then_some(Field::Circle));
        fields.extend(tie.then_some(Field::Circle));
    }
    if differs(Field::Other, &seen.extra, &standing.extra, &new.extra)? {
        let left: HashSet<&String> = new.extra.iter().collect();
        for line in standing.extra.iter().filter(|line| !left.contains(line)) {
            contact::take_extra(tx, Holder::Person(id), line)?;
        }
        fields.push(Field::Other);
    }
    Ok(fields)
}

fn profile(
    tx: &Connection,
    id: i64,
    seen: &PersonEdit,
    standing: &PersonEdit,
    new: &PersonEdit,
    now: &Now,
    fields: &mut Vec<Field>,
) -> Result<()> {
    let before = person::get(tx, id)?.profile;
    let mut mine = before.clone();
    name(&mut mine, [&seen.name, &standing.name, &new.name], fields)?;
    type Text = (
        Field,
        fn(&PersonEdit) -> &String,
        fn(&mut Profile) -> &mut String,
    );
    let texts: [Text; 5] = [
        (Field::Department, |e| &e.department, |p| &mut p.department),
        (Field::Title, |e| &e.title, |p| &mut p.title),
        (Field::Role, |e| &e.role, |p| &mut p.role),
        (Field::Pronouns, |e| &e.pronouns, |p| &mut p.pronouns),
        (Field::Note, |e| &e.note, |p| &mut p.note),
    ];
    for (field, of, to) in texts {
        if differs(field, of(seen), of(standing), of(new))? {
            to(&mut mine).clone_from(of(new));
            fields.push(field);
        }
    }
    if differs(
        Field::Birthday,
        &seen.birthday,
        &standing.birthday,
        &new.birthday,
    )? {
        mine.birthday = new.birthday.parse().ok();
        fields.push(Field::Birthday);
    }
    if differs(
        Field::Anniversary,
        &seen.anniversary,
        &standing.anniversary,
        &new.anniversary,
    )? {
        mine.anniversary = new.anniversary.parse().ok();
        fields.push(Field::Anniversary);
    }
    let moved = differs(
        Field::Organisation,
        &seen.organisation,
        &standing.organisation,
        &new.organisation,
    )?;
    if moved {
        mine.organisation_id = match new.organisation.as_str() {
            "" => None,
            name => Some(organisation::of_name(tx, name, now)?),
        };
        fields.push(Field::Organisation);
    }
    if mine != before {
        person::update(tx, id, &mine)?;
    }
    if moved && let Some(left) = before.organisation_id {
        organisation::drop_if_bare(tx, left)?;
    }
    Ok(())
}

/// The parts of a name are one field, the nickname is another.
fn name(
    mine: &mut Profile,
    [seen, standing, new]: [&Name; 3],
    fields: &mut Vec<Field>,
) -> Result<()> {
    let parts = |name: &Name| Name {
        nickname: String::new(),
        ..name.clone()
    };
    if differs(Field::Name, &parts(seen), &parts(standing), &parts(new))? {
        mine.name = Name {
            nickname: std::mem::take(&mut mine.name.nickname),
            ..new.clone()
        };
        fields.push(Field::Name);
    }
    if differs(
        Field::Nickname,
        &seen.nickname,
        &standing.nickname,
        &new.nickname,
    )? {
        mine.name.nickname.clone_from(&new.nickname);
        fields.push(Field::Nickname);
    }
    Ok(())
}

/// Points of each kind are a field of their own.
fn points(
    tx: &Connection,
    holder: Holder,
    [seen, standing, new]: [&Vec<ContactPoint>; 3],
    region: &Region,
    fields: &mut Vec<Field>,
) -> Result<()> {
    let of = |points: &[ContactPoint], kind: PointKind| -> Vec<ContactPoint> {
        let mut points: Vec<_> = points.iter().filter(|p| p.kind == kind).cloned().collect();
        points.sort_by_key(|point| !point.preferred);
        points
    };
    let mut wanted: Vec<ContactPoint> = Vec::new();
    let before = fields.len();
    for kind in [
        PointKind::Phone,
        PointKind::Email,
        PointKind::Url,
        PointKind::Impp,
        PointKind::Social,
    ] {
        let field = Field::from(kind);
        let [seen, standing, new] = [of(seen, kind), of(standing, kind), of(new, kind)];
        if differs(field, &seen, &standing, &new)? {
            wanted.extend(new);
            fields.push(field);
        } else {
            wanted.extend(standing);
        }
    }
    if fields.len() > before {
        let wanted: Vec<(ContactPoint, String)> = wanted
            .into_iter()
            .map(|point| {
                let normal = normal(point.kind, &point.value, region);
                (point, normal)
            })
            .collect();
        list::set_points(tx, holder, &wanted)?;
    }
    Ok(())
}

/// As the book keeps them: somebody in it by UID. One that is as it was keeps
/// the way it was written.
fn related(tx: &Connection, id: i64, new: &[Relation]) -> Result<Vec<Related>> {
    let kept = contact::related(tx, id)?;
    let read = form::relations(tx, id)?;
    new.iter()
        .map(|one| {
            let old = read
                .iter()
                .position(|old| old.person == one.person && old.value == one.value);
            let value = match (old, one.person) {
                (Some(at), _) => kept[at].value.clone(),
                (None, Some(person)) => link(tx, i64::from(person))?,
                (None, None) => one.value.clone(),
            };
            Ok(Related {
                label: one.label.clone(),
                value,
                parameters: old.map_or_else(String::new, |at| kept[at].parameters.clone()),
            })
        })
        .collect()
}

/// The UID of someone as a link, as RFC 6350 has it for `RELATED`.
fn link(tx: &Connection, id: i64) -> Result<String> {
    person::get(tx, id)?;
    let uid = person::uid(tx, id)?;
    Ok(match uuid::Uuid::try_parse(&uid) {
        Ok(_) => format!("urn:uuid:{uid}"),
        Err(_) => uid,
    })
}

pub(super) fn folded_tags(tags: &[String]) -> Vec<String> {
    let mut folded: Vec<String> = tags.iter().map(|tag| fold(tag)).collect();
    folded.sort_unstable();
    folded
}

/// Which fields of an organisation were written.
pub(super) fn organisation(
    tx: &Connection,
    id: i64,
    [seen, standing, new]: [&OrganisationEdit; 3],
    region: &Region,
) -> Result<Vec<Field>> {
    let mut fields = Vec::new();
    if differs(Field::Organisation, &seen.name, &standing.name, &new.name)? {
        organisation::rename(tx, id, &new.name)?;
        fields.push(Field::Organisation);
    }
    if differs(Field::Note, &seen.note, &standing.note, &new.note)? {
        let photo = organisation::get(tx, id)?.photo_id;
        organisation::describe(tx, id, &new.note, photo)?;
        fields.push(Field::Note);
    }
    let holder = Holder::Organisation(id);
    points(
        tx,
        holder,
        [&seen.points, &standing.points, &new.points],
        region,
        &mut fields,
    )?;
    if differs(
        Field::Address,
        &seen.addresses,
        &standing.addresses,
        &new.addresses,
    )? {
        list::set_addresses(tx, holder, &new.addresses)?;
        fields.push(Field::Address);
    }
    Ok(fields)
}
