//! Making two people one, and saying that they are two.

use chrono::NaiveDate;

use super::Book;
use super::people::{detail, receipt, shown};
use super::view::{
    Choice, Field, Id, MergeBalance, MergeField, MergeList, MergeObstacle, MergeSide, MergeView,
    OperationKind, Receipt, Subject, Take,
};
use crate::Now;
use crate::domain::balance::{Balance, Entry};
use crate::domain::circle::{Circle, Tie};
use crate::domain::contact::{Contact, PointKind};
use crate::domain::rounding::tenths;
use crate::domain::unite;
use crate::error::{Error, Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::contact::Holder;
use crate::store::favour::Shared;
use crate::store::merge::{self, Rows};
use crate::store::person::{self, Person};
use crate::store::{Connection, balance, card, favour, not_same, organisation, photo};

const LISTS: [(Field, Rows); 10] = [
    (Field::Phone, Rows::Points(PointKind::Phone)),
    (Field::Email, Rows::Points(PointKind::Email)),
    (Field::Url, Rows::Points(PointKind::Url)),
    (Field::Impp, Rows::Points(PointKind::Impp)),
    (Field::Social, Rows::Points(PointKind::Social)),
    (Field::Address, Rows::Addresses),
    (Field::Related, Rows::Related),
    (Field::Tag, Rows::Tags),
    (Field::Area, Rows::Areas),
    (Field::Other, Rows::Lines),
];

/// A text of a person that is chosen on its own.
type Text = (Field, fn(&mut Contact) -> &mut String);

const TEXTS: [Text; 7] = [
    (Field::Nickname, |c| &mut c.name.nickname),
    (Field::Organisation, |c| &mut c.organisation),
    (Field::Department, |c| &mut c.department),
    (Field::Title, |c| &mut c.title),
    (Field::Role, |c| &mut c.role),
    (Field::Pronouns, |c| &mut c.pronouns),
    (Field::Note, |c| &mut c.note),
];

impl Book {
    /// What making these two one would unite, and what is to be chosen.
    pub fn merge_view(&self, left: Id, right: Id, today: NaiveDate) -> Result<MergeView> {
        let (left, right) = two(left, right)?;
        let connection = &self.connection;
        let (a, b) = (
            Side::read(connection, left)?,
            Side::read(connection, right)?,
        );
        Ok(MergeView {
            left: a.shown(connection)?,
            right: b.shown(connection)?,
            fields: said(fields(&a, &b)),
            lists: lists(&a, &b),
            obstacles: obstacles(connection, left, right)?,
            balance: self.together(&a, &b, today)?,
            said_not_same: not_same::was_said(connection, left, right)?,
        })
    }

    /// Makes two people one. The left one stays; every row of the right one is
    /// taken up, and their uid goes on to mean the one who stays. What was not
    /// chosen is taken as `merge_view` proposes it.
    pub fn merge(&mut self, left: Id, right: Id, choices: &[Choice], now: &Now) -> Result<Receipt> {
        let (kept, gone) = two(left, right)?;
        if choices
            .iter()
            .any(|c| c.take == Take::Both && !c.field.holds_both())
        {
            return Err(Invalid::NotBoth.into());
        }
        let chosen = |field| {
            let choice = choices.iter().rev().find(|c| c.field == field);
            choice.map(|choice| choice.take)
        };
        let changed = change(
            &mut self.connection,
            OperationKind::Merge,
            now,
            Keep::Yes,
            |tx, _| {
                let (a, b) = (Side::read(tx, kept)?, Side::read(tx, gone)?);
                if let Some(obstacle) = obstacles(tx, kept, gone)?.first() {
                    let favour = i64::from(obstacle.favour);
                    return Err(Error::MergeClash { favour });
                }
                let fields = fields(&a, &b);
                let undecided = fields.iter().map(|f| (f.field, chosen(f.field).or(f.take)));
                let undecided: Vec<Field> = undecided
                    .filter(|(_, take)| take.is_none())
                    .map(|(field, _)| field)
                    .collect();
                if !undecided.is_empty() {
                    return Err(Error::Undecided(undecided));
                }
                let holders = [kept, gone].map(Holder::Person);
                for (field, rows) in LISTS {
                    let take = chosen(field).unwrap_or(Take::Both);
                    merge::rows(tx, holders[0], holders[1], rows, take)?;
                }
                let takes: Vec<(Field, Take)> = fields
                    .iter()
                    .filter_map(|f| Some((f.field, chosen(f.field).or(f.take)?)))
                    .collect();
                unite_profile(tx, &a, &b, &takes)?;
                merge::take_up(tx, kept, gone)?;
                // Where one of them was, and now nobody is.
                let employers = [&a, &b].map(|side| side.person.profile.organisation_id);
                for employer in employers.into_iter().flatten() {
                    organisation::drop_if_bare(tx, employer)?;
                }
                Ok((
                    Subject {
                        people: vec![a.person.profile.name.display, b.person.profile.name.display],
                        ..Subject::default()
                    },
                    (),
                ))
            },
        )?;
        Ok(receipt(changed.operation, Some(kept)))
    }

    /// Remembers that these are two people.
    pub fn not_same(&mut self, left: Id, right: Id, now: &Now) -> Result<Receipt> {
        let (a, b) = two(left, right)?;
        let changed = change(
            &mut self.connection,
            OperationKind::NotSame,
            now,
            Keep::Yes,
            |tx, _| {
                let people = [a, b].map(|id| Ok(person::get(tx, id)?.profile.name.display));
                not_same::say(tx, a, b)?;
                Ok((
                    Subject {
                        people: people.into_iter().collect::<Result<_>>()?,
                        ..Subject::default()
                    },
                    (),
                ))
            },
        )?;
        Ok(receipt(changed.operation, None))
    }

    /// The two balances and their sum; nothing where either tie is communal.
    fn together(&self, a: &Side, b: &Side, today: NaiveDate) -> Result<Option<MergeBalance>> {
        if [a, b].iter().any(|side| side.tie() == Tie::Communal) {
            return Ok(None);
        }
        let measure = self.measure()?;
        let of = |side: &Side| -> Result<Vec<Entry>> {
            let ties = balance::of_person(&self.connection, side.person.id)?;
            Ok(ties.into_iter().map(|tied| tied.entry).collect())
        };
        let (left, right) = (of(a)?, of(b)?);
        let all: Vec<Entry> = left.iter().chain(&right).copied().collect();
        let of = |entries: &[Entry]| Balance::of(entries, &measure, today);
        let (left, right, together) = (of(&left), of(&right), of(&all));
        let (shown, sum) = tenths(&[left.net(), right.net()]);
        let tells = |of: &Balance, net: i32| (!of.too_little_to_tell()).then_some(net);
        Ok(Some(MergeBalance {
            left: tells(&left, shown[0]),
            right: tells(&right, shown[1]),
            together: tells(&together, sum),
            given_count: together.given_count,
            taken_count: together.taken_count,
        }))
    }
}

fn two(left: Id, right: Id) -> Result<(i64, i64)> {
    if left == right {
        return Err(Invalid::SamePersonTwice.into());
    }
    Ok((i64::from(left), i64::from(right)))
}

/// One of the two, with everything that is compared.
struct Side {
    person: Person,
    contact: Contact,
    areas: Vec<String>,
    /// The photo's hash, or ''.
    photo: String,
}

impl Side {
    fn read(connection: &Connection, id: i64) -> Result<Self> {
        let person = person::get(connection, id)?;
        let areas = person::life_areas(connection, id)?;
        let photo = person
            .profile
            .photo_id
            .map(|id| photo::hash(connection, id));
        Ok(Self {
            contact: super::export::contact_of_person(connection, &person)?,
            areas: areas.iter().map(|area| area.word().to_owned()).collect(),
            photo: photo.transpose()?.unwrap_or_default(),
            person,
        })
    }

    fn shown(&self, connection: &Connection) -> Result<MergeSide> {
        let Contact {
            title,
            organisation,
            ..
        } = &self.contact;
        Ok(MergeSide {
            id: shown(self.person.id),
            name: self.contact.name.display.clone(),
            detail: detail(title, organisation, ""),
            circle: self.person.circle,
            photo: Some(self.photo.clone()).filter(|hash| !hash.is_empty()),
            sources: card::sources(connection, self.person.id)?,
            added_at: self.person.added_at.clone(),
            favours: favour::count_of(connection, self.person.id)?,
        })
    }

    fn tie(&self) -> Tie {
        Tie::of(self.person.tie, self.person.circle)
    }

    fn list(&self, field: Field) -> Vec<String> {
        let Contact {
            points,
            addresses,
            related,
            tags,
            extra,
            ..
        } = &self.contact;
        match field {
            Field::Address => addresses.iter().map(|one| one.one_line()).collect(),
            Field::Related => related.iter().map(|r| r.value.clone()).collect(),
            Field::Tag => tags.clone(),
            Field::Area => self.areas.clone(),
            Field::Other => extra.clone(),
            field => points
                .iter()
                .filter(|point| Field::from(point.kind) == field)
                .map(|point| point.value.clone())
                .collect(),
        }
    }
}

/// The single values, in the order they are shown.
fn fields(a: &Side, b: &Side) -> Vec<MergeField> {
    let (left, right) = (&a.contact, &b.contact);
    let field = |field, left: &str, right: &str, take| MergeField {
        field,
        left: left.to_owned(),
        right: right.to_owned(),
        differs: !left.is_empty() && !right.is_empty() && left != right,
        take,
    };
    let mut fields = vec![MergeField {
        differs: without_nickname(left) != without_nickname(right),
        ..field(
            Field::Name,
            &left.name.display,
            &right.name.display,
            unite::of_name(&left.name, &right.name),
        )
    }];
    let (mut l, mut r) = (left.clone(), right.clone());
    for (name, of) in TEXTS {
        let (left, right) = (of(&mut l), of(&mut r));
        let take = match name {
            Field::Note => Some(unite::of_note(left, right)),
            _ => unite::of_text(left, right),
        };
        fields.push(field(name, left, right, take));
    }
    for (name, left, right) in [
        (Field::Birthday, left.birthday, right.birthday),
        (Field::Anniversary, left.anniversary, right.anniversary),
    ] {
        let text = |day: Option<crate::domain::date::CalendarDay>| {
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let take = unite::of_day(left, right);
        fields.push(field(name, &text(left), &text(right), take));
    }
    fields.push(MergeField {
        differs: (a.person.circle, a.person.tie) != (b.person.circle, b.person.tie)
            && placed(a)
            && placed(b),
        ..field(Field::Circle, circle(a), circle(b), closer(a, b))
    });
    // The one that stays keeps its face: two pictures nearly always differ.
    let face = if a.photo.is_empty() {
        Take::Right
    } else {
        Take::Left
    };
    fields.push(field(Field::Photo, &a.photo, &b.photo, Some(face)));
    fields
}

/// Those that one of the two says anything of.
fn said(fields: Vec<MergeField>) -> Vec<MergeField> {
    let has = |f: &MergeField| !f.left.is_empty() || !f.right.is_empty() || f.differs;
    fields.into_iter().filter(has).collect()
}

fn without_nickname(contact: &Contact) -> crate::domain::contact::Name {
    crate::domain::contact::Name {
        nickname: String::new(),
        ..contact.name.clone()
    }
}

fn placed(side: &Side) -> bool {
    side.person.circle.is_some() || side.person.tie.is_some()
}

fn circle(side: &Side) -> &'static str {
    side.person.circle.map_or("", Circle::word)
}

/// The closer circle, with its tie. A tie chosen by hand on both sides, and
/// differently, is for the user to choose; in one circle the communal one goes
/// before, for of such a person nothing was to be counted.
fn closer(a: &Side, b: &Side) -> Option<Take> {
    let (left, right) = (&a.person, &b.person);
    if !placed(b) {
        return Some(Take::Left);
    }
    if !placed(a) {
        return Some(Take::Right);
    }
    if left.tie != right.tie && left.tie.is_some() && right.tie.is_some() {
        return (left.circle == right.circle).then_some(match right.tie {
            Some(Tie::Communal) => Take::Right,
            _ => Take::Left,
        });
    }
    let rank = |person: &Person| person.circle.map_or(u8::MAX, |circle| circle as u8);
    Some(match rank(right) < rank(left) {
        true => Take::Right,
        false => Take::Left,
    })
}

fn lists(a: &Side, b: &Side) -> Vec<MergeList> {
    LISTS
        .iter()
        .map(|(field, _)| MergeList {
            field: *field,
            left: a.list(*field),
            right: b.list(*field),
        })
        .filter(|list| !list.left.is_empty() || !list.right.is_empty())
        .collect()
}

fn obstacles(connection: &Connection, left: i64, right: i64) -> Result<Vec<MergeObstacle>> {
    let shared = favour::shared(connection, left, right)?.into_iter();
    Ok(shared
        .filter_map(
            |Shared {
                 favour,
                 left,
                 right,
             }| {
                Some(MergeObstacle {
                    clash: unite::clash(&left, &right)?,
                    favour: shown(favour.id),
                    on: favour.on.to_string(),
                    what: favour.what,
                })
            },
        )
        .collect())
}

/// Writes the chosen values to the one who stays.
fn unite_profile(tx: &Connection, a: &Side, b: &Side, takes: &[(Field, Take)]) -> Result<()> {
    let take = |field| {
        let found = takes.iter().find(|(name, _)| *name == field);
        found.map_or(Take::Left, |(_, take)| *take)
    };
    let theirs = |field| take(field) == Take::Right;
    let (before, other) = (&a.person.profile, &b.person.profile);
    let mut mine = before.clone();
    if theirs(Field::Name) {
        mine.name = other.name.clone();
        mine.name.nickname.clone_from(&before.name.nickname);
    }
    for (field, mine, other) in [
        (
            Field::Nickname,
            &mut mine.name.nickname,
            &other.name.nickname,
        ),
        (Field::Department, &mut mine.department, &other.department),
        (Field::Title, &mut mine.title, &other.title),
        (Field::Role, &mut mine.role, &other.role),
        (Field::Pronouns, &mut mine.pronouns, &other.pronouns),
    ] {
        if theirs(field) {
            mine.clone_from(other);
        }
    }
    if theirs(Field::Organisation) {
        mine.organisation_id = other.organisation_id;
    }
    if theirs(Field::Birthday) {
        mine.birthday = other.birthday;
    }
    if theirs(Field::Anniversary) {
        mine.anniversary = other.anniversary;
    }
    if theirs(Field::Photo) {
        mine.photo_id = other.photo_id;
    }
    mine.note = match take(Field::Note) {
        Take::Left => before.note.clone(),
        Take::Right => other.note.clone(),
        Take::Both => {
            let notes = [before.note.as_str(), &other.note];
            let said: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
            said.join("\n\n")
        }
    };
    if mine != *before {
        person::update(tx, a.person.id, &mine)?;
    }
    if theirs(Field::Circle) {
        person::place(tx, a.person.id, b.person.circle, b.person.tie)?;
    }
    Ok(())
}
