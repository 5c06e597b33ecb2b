//! What a card does to what a person or an organisation may have many of:
//! numbers and addresses, related people, tags, and lines that nothing else
//! holds.

use std::collections::BTreeSet;

use super::reader::{Delivered, normal};
use super::update::Update;
use crate::book::view::{Field, Rule};
use crate::domain::contact::{Contact, ContactPoint, PointKind, PostalAddress, Related};
use crate::domain::merge::{Settled, is_news};
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::phone::Region;
use crate::exchange::{table, vcard};
use crate::store::contact::{self, Holder};
use crate::store::{list, tag};

/// An item of a list.
#[derive(Clone)]
struct Item {
    /// What it is compared by.
    key: String,
    shown: String,
    /// Alone it makes nothing new, but it is the card's where the list is to be.
    label: String,
}

impl Item {
    fn new(key: String, shown: &str, label: &str) -> Self {
        Self {
            key,
            shown: shown.to_owned(),
            label: label.to_owned(),
        }
    }
}

/// A way to reach someone, with its compared form.
type Point = (ContactPoint, String);

/// What becomes of a list.
enum Becomes {
    Same,
    /// These of the card's items are added to it, by their places there.
    More(Vec<usize>),
    Theirs,
}

impl Update<'_> {
    pub(super) fn lists(
        &mut self,
        read: &Delivered,
        theirs: &Contact,
        region: &Region,
    ) -> Result<()> {
        let mine = contact::compared_points(self.tx, self.holder)?;
        let base = self.base.map(|base| {
            let compared = |p: &ContactPoint| (p.clone(), normal(p.kind, &p.value, region));
            base.points.iter().map(compared).collect::<Vec<_>>()
        });
        let new = theirs.points.iter().cloned();
        let new: Vec<Point> = new.zip(read.normals.iter().cloned()).collect();
        for kind in PointKind::ALL.iter().copied() {
            self.points(kind, &mine, base.as_deref(), &new)?;
        }
        self.addresses(theirs)?;
        if let Holder::Person(id) = self.holder {
            self.related(id, theirs)?;
            self.tags(id, theirs)?;
        }
        self.others(theirs)
    }

    fn points(
        &mut self,
        kind: PointKind,
        mine: &[Point],
        base: Option<&[Point]>,
        theirs: &[Point],
    ) -> Result<()> {
        let own = |(point, _): &&Point| point.kind == kind;
        let items = |points: &[Point]| -> Vec<Item> {
            let item = |(p, normal): &Point| Item::new(p.key(normal), &p.value, &p.label);
            points.iter().filter(own).map(item).collect()
        };
        let new: Vec<&Point> = theirs.iter().filter(own).collect();
        let base = base.map(items);
        let holder = self.holder;
        let has_some = mine.iter().any(|point| own(&point));
        match self.becomes(kind.into(), &items(mine), base.as_deref(), &items(theirs)) {
            Becomes::Same => {}
            Becomes::More(places) => {
                for (point, normal) in places.into_iter().map(|place| new[place]) {
                    // The owner's own first choice stays the first.
                    let point = ContactPoint {
                        preferred: point.preferred && !has_some,
                        ..point.clone()
                    };
                    contact::insert_point(self.tx, holder, &point, normal)?;
                }
            }
            Becomes::Theirs => {
                // Points of another kind stand as they do by now.
                let mut all = contact::compared_points(self.tx, holder)?;
                all.retain(|(point, _)| point.kind != kind);
                all.extend(new.into_iter().cloned());
                list::set_points(self.tx, holder, &all)?;
            }
        }
        Ok(())
    }

    fn addresses(&mut self, theirs: &Contact) -> Result<()> {
        let items = |list: &[PostalAddress]| -> Vec<Item> {
            let item = |a: &PostalAddress| {
                let parts = [
                    &a.po_box,
                    &a.extended,
                    &a.street,
                    &a.city,
                    &a.region,
                    &a.postcode,
                    &a.country,
                    &a.formatted,
                ];
                // Where a text is broken into lines makes no other place of it.
                let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
                Item::new(
                    parts.join("\x1F"),
                    &format!("{}, {}", a.street, a.city),
                    &a.label,
                )
            };
            list.iter().map(item).collect()
        };
        let holder = self.holder;
        let mine = items(&contact::addresses(self.tx, holder)?);
        let base = self.base.map(|base| items(&base.addresses));
        let new = &theirs.addresses;
        match self.becomes(Field::Address, &mine, base.as_deref(), &items(new)) {
            Becomes::Same => {}
            Becomes::More(places) => {
                for place in places {
                    contact::insert_address(self.tx, holder, &new[place])?;
                }
            }
            Becomes::Theirs => list::set_addresses(self.tx, holder, new)?,
        }
        Ok(())
    }

    fn related(&mut self, person: i64, theirs: &Contact) -> Result<()> {
        let items = |list: &[Related]| -> Vec<Item> {
            let item = |r: &Related| {
                let key = [r.label.as_str(), r.value.as_str()].join("\x1F");
                Item::new(key, &r.value, "")
            };
            list.iter().map(item).collect()
        };
        let mine = items(&contact::related(self.tx, person)?);
        let base = self.base.map(|base| items(&base.related));
        let new = &theirs.related;
        match self.becomes(Field::Related, &mine, base.as_deref(), &items(new)) {
            Becomes::Same => {}
            Becomes::More(places) => {
                for place in places {
                    contact::insert_related(self.tx, person, &new[place])?;
                }
            }
            Becomes::Theirs => list::set_related(self.tx, person, new)?,
        }
        Ok(())
    }

    fn tags(&mut self, person: i64, theirs: &Contact) -> Result<()> {
        let items = |names: &[String]| -> Vec<Item> {
            let item = |name: &String| Item::new(fold(name), name, "");
            names.iter().map(item).collect()
        };
        let new = &theirs.tags;
        if new.is_empty() {
            return Ok(());
        }
        let (mut mine, mut grouped) = (tag::of_person(self.tx, person)?, Vec::new());
        if self.replaces(Field::Tag) {
            // A group that came as a card of its own says itself who is in it:
            // that is no matter of the person's card.
            for name in std::mem::take(&mut mine) {
                let own = new.iter().any(|tag| fold(tag) == fold(&name));
                let list = match !own && tag::has_card(self.tx, &name)? {
                    true => &mut grouped,
                    false => &mut mine,
                };
                list.push(name);
            }
        }
        let base = self.base.map(|base| items(&base.tags));
        match self.becomes(Field::Tag, &items(&mine), base.as_deref(), &items(new)) {
            Becomes::Same => {}
            Becomes::More(places) => {
                for place in places {
                    let id = tag::of_name(self.tx, &new[place])?;
                    tag::give(self.tx, person, id)?;
                }
            }
            Becomes::Theirs => tag::set(self.tx, person, &[grouped, new.clone()].concat())?,
        }
        Ok(())
    }

    /// Lines of one name are one list: what another program says stays. What the
    /// same card said otherwise the last time gives way to what it says now.
    fn others(&mut self, theirs: &Contact) -> Result<()> {
        // Parameters are of the lines of that card, not of what stands here.
        let said = |line: &&String| !vcard::is_about_parameters(line);
        let lines: Vec<&String> = theirs.extra.iter().filter(said).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let holder = self.holder;
        let mine = contact::extras(self.tx, holder)?;
        let mut names: Vec<String> = lines.iter().map(|line| list_of(line)).collect();
        // When a card was written is the last thing to ask, and alone no news.
        names.sort_by_key(|name| (name == REVISED, name.clone()));
        names.dedup();
        for name in names {
            let own = |line: &&String| list_of(line) == name;
            if name == REVISED && !self.has_changed() && mine.iter().any(|line| own(&line)) {
                continue;
            }
            let shown = name.split(':').next().unwrap_or_default();
            let items = |lines: Vec<&String>| -> Vec<Item> {
                let item = |line: &String| Item::new(line.clone(), shown, "");
                lines.into_iter().filter(own).map(item).collect()
            };
            let base: Option<Vec<&String>> = self
                .base
                .map(|base| base.extra.iter().filter(own).collect());
            let standing = items(mine.iter().collect());
            let new: Vec<&String> = lines.iter().copied().filter(own).collect();
            let has_some = !mine.is_empty();
            let becomes = self.settle_list(
                Field::Other,
                has_some,
                &standing,
                base.clone().map(items).as_deref(),
                &items(new.clone()),
            );
            let added: Vec<&String> = match &becomes {
                Becomes::Same => continue,
                Becomes::More(places) => places.iter().map(|place| new[*place]).collect(),
                Becomes::Theirs => new.clone(),
            };
            let gives_way = |line: &&String| match &becomes {
                Becomes::Theirs => true,
                _ if name == REVISED => true,
                _ => base.as_ref().is_some_and(|base| base.contains(line)),
            };
            let own = mine.iter().filter(own);
            for line in own.filter(|line| gives_way(line) && !new.contains(line)) {
                contact::take_extra(self.tx, holder, line)?;
            }
            for line in added.into_iter().filter(|line| !mine.contains(line)) {
                contact::insert_extra(self.tx, holder, line)?;
            }
        }
        Ok(())
    }

    /// Whether the card's list takes the place of the owner's. Two cards of one
    /// person in one import stand together, against what was there before.
    fn replaces(&self, field: Field) -> bool {
        self.wishes.rule(field) == Rule::Theirs && !self.again
    }

    fn becomes(
        &mut self,
        field: Field,
        mine: &[Item],
        base: Option<&[Item]>,
        theirs: &[Item],
    ) -> Becomes {
        self.settle_list(field, !mine.is_empty(), mine, base, theirs)
    }

    /// Settles a list, and notes what changes of it. `has_some`: whether the
    /// owner has any of the field.
    fn settle_list(
        &mut self,
        field: Field,
        has_some: bool,
        mine: &[Item],
        base: Option<&[Item]>,
        theirs: &[Item],
    ) -> Becomes {
        if self.replaces(field) {
            return self.replaced(field, mine, base, theirs);
        }
        // The owner has some and wants no others, or wants none of this card's.
        let keeps = match self.wishes.wish(field) {
            Some(wish) => wish == Rule::Mine,
            None => has_some && self.wishes.rule(field) == Rule::Mine,
        };
        let settled = if keeps {
            Settled::KeepMine
        } else {
            Settled::Take
        };
        let keys =
            |list: &[Item]| -> Vec<String> { list.iter().map(|item| item.key.clone()).collect() };
        let (mut known, base) = (keys(mine), base.map(keys));
        let mut places = Vec::new();
        for (place, item) in theirs.iter().enumerate() {
            if is_news(&known, base.as_deref(), &item.key) {
                self.note_change(field, String::new(), item.shown.clone(), settled);
                known.push(item.key.clone());
                places.push(place);
            }
        }
        match keeps || places.is_empty() {
            true => Becomes::Same,
            false => Becomes::More(places),
        }
    }

    /// The card's list in place of the owner's, unless the card says nothing
    /// of it, or nothing that it did not say the last time.
    fn replaced(
        &mut self,
        field: Field,
        mine: &[Item],
        base: Option<&[Item]>,
        theirs: &[Item],
    ) -> Becomes {
        let new = said(theirs);
        let again = base.is_some_and(|base| said(base) == new);
        if new.is_empty() || again || said(mine) == new {
            return Becomes::Same;
        }
        let of = |list: &[Item], key: &str| list.iter().find(|item| item.key == key).cloned();
        for item in theirs {
            let (before, after) = match of(mine, &item.key) {
                None => (String::new(), item.shown.clone()),
                Some(was) if was.label != item.label => (labelled(&was), labelled(item)),
                Some(_) => continue,
            };
            self.note_change(field, before, after, Settled::Take);
        }
        for item in mine.iter().filter(|item| of(theirs, &item.key).is_none()) {
            self.note_change(field, item.shown.clone(), String::new(), Settled::Take);
        }
        Becomes::Theirs
    }
}

/// What a list says, in no order.
fn said(list: &[Item]) -> BTreeSet<(&str, &str)> {
    list.iter()
        .map(|item| (item.key.as_str(), item.label.as_str()))
        .collect()
}

fn labelled(item: &Item) -> String {
    match item.label.as_str() {
        "" => item.shown.clone(),
        label => format!("{label}: {}", item.shown),
    }
}

/// When a card was written.
const REVISED: &str = "REV";

/// Which list a content line is in: its property's name, without the group, and
/// for a cell of a table the column's.
fn list_of(line: &str) -> String {
    let head = line.split([':', ';']).next().unwrap_or_default();
    let name = head.rsplit('.').next().unwrap_or_default().to_uppercase();
    match line.split_once(':') {
        Some((_, cell)) if name == table::KEPT => {
            [&name, ":", cell.split(';').next().unwrap_or_default()].concat()
        }
        _ => name,
    }
}
