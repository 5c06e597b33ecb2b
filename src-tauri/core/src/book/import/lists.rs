//! What a card does to what a person or an organisation may have many of:
//! numbers and addresses, related people, tags, and lines that nothing else
//! holds.

use std::collections::HashSet;

use super::items::{Becomes, Item, Said, keys};
use super::lines::{Lines, REVISED};
use super::reader::{Delivered, normal};
use super::update::Update;
use crate::book::view::Field;
use crate::domain::contact::{Contact, ContactPoint, PointKind, PostalAddress, Related};
use crate::domain::name::fold;
use crate::domain::unite::regroup;
use crate::error::Result;
use crate::exchange::phone::Region;
use crate::store::contact::{self, Holder};
use crate::store::{list, tag};

/// A way to reach someone, with its compared form.
type Point = (ContactPoint, String);

impl Update<'_> {
    pub(super) fn lists(
        &mut self,
        read: &Delivered,
        theirs: &Contact,
        region: &Region,
    ) -> Result<()> {
        let mine = contact::numbered_points(self.tx, self.holder)?;
        let (ids, mine): (Vec<i64>, Vec<Point>) = mine.into_iter().unzip();
        let compared = |contact: &Contact| -> Vec<Point> {
            let points = contact.points.iter();
            let compared = |p: &ContactPoint| (p.clone(), normal(p.kind, &p.value, region));
            points.map(compared).collect()
        };
        let last = self.base.map(compared);
        let ever: Vec<Point> = self.ever.iter().copied().flat_map(compared).collect();
        let new = theirs.points.iter().cloned();
        let new: Vec<Point> = new.zip(read.normals.iter().cloned()).collect();
        for kind in PointKind::ALL.iter().copied() {
            self.points(kind, (&ids, &mine), (last.as_deref(), &ever), &new)?;
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
        (ids, mine): (&[i64], &[Point]),
        (last, ever): (Option<&[Point]>, &[Point]),
        theirs: &[Point],
    ) -> Result<()> {
        let own = |(point, _): &&Point| point.kind == kind;
        let item = |(p, normal): &Point| Item::new(p.key(normal), &p.value, &p.label);
        let items =
            |points: &[Point]| -> Vec<Item> { points.iter().filter(own).map(item).collect() };
        let new: Vec<&Point> = theirs.iter().filter(own).collect();
        if new.is_empty() {
            return Ok(());
        }
        let said = Said::of(last.map(items), ever.iter().filter(own).map(item));
        let holder = self.holder;
        let has_some = mine.iter().any(|point| own(&point));
        match self.becomes(kind.into(), has_some, &items(mine), &said, &items(theirs)) {
            Becomes::Ours { added, labelled } => {
                let numbered = ids.iter().zip(mine).filter(|(_, point)| own(point));
                let ids: Vec<i64> = numbered.map(|(id, _)| *id).collect();
                for (place, at) in labelled {
                    contact::label_point(self.tx, ids[place], &new[at].0.label)?;
                }
                for (point, normal) in added.into_iter().map(|place| new[place]) {
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
        let new = &theirs.addresses;
        if new.is_empty() {
            return Ok(());
        }
        let item = |a: &PostalAddress| Item::new(a.key(), &a.one_line(), &a.label);
        let items = |list: &[PostalAddress]| -> Vec<Item> { list.iter().map(item).collect() };
        let holder = self.holder;
        let mine = contact::numbered_addresses(self.tx, holder)?;
        let (ids, mine): (Vec<i64>, Vec<PostalAddress>) = mine.into_iter().unzip();
        let ever = self.ever.iter().flat_map(|one| &one.addresses).map(item);
        let said = Said::of(self.base.map(|base| items(&base.addresses)), ever);
        match self.becomes(
            Field::Address,
            !mine.is_empty(),
            &items(&mine),
            &said,
            &items(new),
        ) {
            Becomes::Ours { added, labelled } => {
                for (place, at) in labelled {
                    contact::label_address(self.tx, ids[place], &new[at].label)?;
                }
                for place in added {
                    contact::insert_address(self.tx, holder, &new[place])?;
                }
            }
            Becomes::Theirs => list::set_addresses(self.tx, holder, new)?,
        }
        Ok(())
    }

    fn related(&mut self, person: i64, theirs: &Contact) -> Result<()> {
        let new = &theirs.related;
        if new.is_empty() {
            return Ok(());
        }
        let item = |r: &Related| {
            let key = [r.label.as_str(), r.value.as_str()].join("\x1F");
            Item::new(key, &r.value, "")
        };
        let items = |list: &[Related]| -> Vec<Item> { list.iter().map(item).collect() };
        let mine = items(&contact::related(self.tx, person)?);
        let ever = self.ever.iter().flat_map(|one| &one.related).map(item);
        let said = Said::of(self.base.map(|base| items(&base.related)), ever);
        match self.becomes(Field::Related, !mine.is_empty(), &mine, &said, &items(new)) {
            Becomes::Ours { added, .. } => {
                for place in added {
                    contact::insert_related(self.tx, person, &new[place])?;
                }
            }
            Becomes::Theirs => list::set_related(self.tx, person, new)?,
        }
        Ok(())
    }

    fn tags(&mut self, person: i64, theirs: &Contact) -> Result<()> {
        let item = |name: &String| Item::new(fold(name), name, "");
        let items = |names: &[String]| -> Vec<Item> { names.iter().map(item).collect() };
        let new = &theirs.tags;
        if new.is_empty() {
            return Ok(());
        }
        let (mut mine, mut grouped) = (tag::of_person(self.tx, person)?, Vec::new());
        if self.replaces(Field::Tag) {
            // A group that came as a card of its own says itself who is in it:
            // that is no matter of the person's card.
            let own: HashSet<String> = new.iter().map(|tag| fold(tag)).collect();
            for name in std::mem::take(&mut mine) {
                let list = match !own.contains(&fold(&name)) && tag::has_card(self.tx, &name)? {
                    true => &mut grouped,
                    false => &mut mine,
                };
                list.push(name);
            }
        }
        let ever = self.ever.iter().flat_map(|one| &one.tags).map(item);
        let said = Said::of(self.base.map(|base| items(&base.tags)), ever);
        match self.becomes(
            Field::Tag,
            !mine.is_empty(),
            &items(&mine),
            &said,
            &items(new),
        ) {
            Becomes::Ours { added, .. } => {
                for place in added {
                    let id = tag::of_name(self.tx, &new[place])?;
                    tag::give(self.tx, person, id)?;
                }
            }
            Becomes::Theirs => tag::set(self.tx, person, &[grouped, new.clone()].concat())?,
        }
        Ok(())
    }

    /// Lines of one name are one list: what another program says stays. What the
    /// same card said otherwise the last time, and no other one says, gives way to
    /// what it says now.
    fn others(&mut self, theirs: &Contact) -> Result<()> {
        let new = Lines::of(&theirs.extra);
        if new.is_empty() {
            return Ok(());
        }
        let (holder, base) = (self.holder, self.base);
        let mine = contact::numbered_extras(self.tx, holder)?;
        let (ids, texts): (Vec<i64>, Vec<String>) = mine.into_iter().unzip();
        let mine = Lines::of(&texts);
        let last = base.map(|base| Lines::of(&base.extra));
        let beside = self.beside.iter().map(|one| Lines::of(&one.extra));
        let beside: Vec<Lines<'_>> = beside.collect();
        let cards: Vec<Lines<'_>> = self.ever.iter().map(|one| Lines::of(&one.extra)).collect();
        let (mut gone, mut added) = (HashSet::new(), Vec::new());
        for name in new.names() {
            let standing = mine.items(name);
            if name == REVISED && !self.has_changed() && !standing.is_empty() {
                continue;
            }
            let before = last.as_ref().map(|last| last.items(name));
            let ever = cards.iter().flat_map(|one| one.items(name));
            let said = Said::of(before, ever);
            let has_some = !texts.is_empty();
            let coming = new.items(name);
            let becomes = self.becomes(Field::Other, has_some, &standing, &said, &coming);
            let places = match &becomes {
                Becomes::Ours { added, .. } if added.is_empty() => continue,
                Becomes::Ours { added, .. } => added.clone(),
                Becomes::Theirs => (0..coming.len()).collect(),
            };
            let known: HashSet<&str> = keys(&standing).collect();
            let stays: HashSet<&str> = keys(&coming).collect();
            let earlier = said.last.iter().flat_map(|items| keys(items));
            let earlier: HashSet<&str> = earlier.collect();
            // What another card of theirs still says stays.
            let others = beside.iter().flat_map(|one| one.items(name));
            let others: HashSet<String> = others.map(|item| item.key).collect();
            let gives_way = |key: &str| match &becomes {
                Becomes::Theirs => true,
                _ => name == REVISED || earlier.contains(key) && !others.contains(key),
            };
            for (place, item) in mine.places(name).zip(&standing) {
                if gives_way(&item.key) && !stays.contains(item.key.as_str()) {
                    gone.insert(place);
                }
            }
            for place in places {
                if !known.contains(coming[place].key.as_str()) {
                    added.push(new.text(name, place));
                }
            }
        }
        for place in &gone {
            contact::delete_extra(self.tx, ids[*place])?;
        }
        let stays = texts
            .iter()
            .enumerate()
            .filter(|(at, _)| !gone.contains(at));
        let stays: Vec<String> = stays.map(|(_, line)| line.clone()).collect();
        // What stands beside a line that is there already goes to it.
        let groups = new.groups_in(&mine);
        let (beside, apart): (Vec<String>, Vec<String>) =
            added.into_iter().partition(|line| groups.is_known(line));
        let beside = beside.iter().map(|line| groups.renamed(line));
        for line in beside.chain(regroup(&stays, &apart)) {
            contact::insert_extra(self.tx, holder, &line)?;
        }
        Ok(())
    }
}
