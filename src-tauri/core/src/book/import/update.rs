//! What a card adds to, and changes of, a person or an organisation that the
//! book knows.

use super::before::{Before, Spoken};
use super::card::profile_of;
use super::matching::{is_short, may_mean};
use super::reader::Delivered;
use crate::Now;
use crate::book::view::{Field, FieldChange, ImportWishes, Rule};
use crate::domain::contact::{Contact, Name};
use crate::domain::date::CalendarDay;
use crate::domain::merge::{Settled, rule_of, ruled, settle};
use crate::domain::name::fold;
use crate::error::Result;
use crate::exchange::phone::Region;
use crate::store::contact::{self, Holder};
use crate::store::person::{self, Profile};
use crate::store::{Connection, card, organisation, photo, tag};

/// A text of a person, and the same one of a card.
type Text = (
    Field,
    fn(&mut Profile) -> &mut String,
    fn(&Contact) -> &String,
);

/// A day of a person, and the same one of a card.
type Day<'a> = (
    Field,
    &'a mut Option<CalendarDay>,
    fn(&Contact) -> &Option<CalendarDay>,
);

/// What is wanted of one card.
#[derive(Clone, Copy)]
pub(super) struct CardWishes<'a> {
    wishes: &'a ImportWishes,
    card: u32,
}

impl<'a> CardWishes<'a> {
    pub(super) fn of(wishes: &'a ImportWishes, card: u32) -> Self {
        Self { wishes, card }
    }

    /// The wish for this card, else the rule for all.
    pub(super) fn rule(&self, field: Field) -> Rule {
        let all = || rule_of(&self.wishes.rules, field);
        self.wish(field).unwrap_or_else(all)
    }

    pub(super) fn wish(&self, field: Field) -> Option<Rule> {
        let mut own = self.wishes.cards.iter().rev();
        let own = own.find(|wish| (wish.card, wish.field) == (self.card, field));
        own.map(|wish| wish.rule)
    }
}

/// Whom a card is about, and what was said of them before.
pub(super) struct Met<'a> {
    pub(super) holder: Holder,
    pub(super) before: &'a Before,
    /// Another card of this import was theirs as well.
    pub(super) again: bool,
    pub(super) wishes: CardWishes<'a>,
}

/// Brings a person or an organisation up to date; what changed, field by field.
pub(super) fn update(
    tx: &Connection,
    met: Met<'_>,
    read: &Delivered,
    theirs: &Contact,
    region: &Region,
    now: &Now,
) -> Result<Vec<FieldChange>> {
    let last = met.before.last();
    let last_photo = last.map(Spoken::photo);
    let mut update = Update {
        tx,
        holder: met.holder,
        again: met.again,
        now,
        base: last.map(|base| &base.contact),
        base_photo: last_photo.as_ref().map(|photo| photo.as_deref()),
        ever: met.before.ever(),
        beside: met.before.beside(),
        wishes: met.wishes,
        changes: Vec::new(),
    };
    match met.holder {
        Holder::Person(id) => update.profile(id, theirs)?,
        Holder::Organisation(id) => update.description(id, theirs)?,
    }
    update.lists(read, theirs, region)?;
    Ok(update.changes)
}

pub(super) struct Update<'a> {
    pub(super) tx: &'a Connection,
    pub(super) holder: Holder,
    pub(super) again: bool,
    /// What the same card said when it last came.
    pub(super) base: Option<&'a Contact>,
    /// What their other cards said before this import.
    pub(super) ever: Vec<&'a Contact>,
    /// What their other cards say by now.
    pub(super) beside: Vec<&'a Contact>,
    pub(super) wishes: CardWishes<'a>,
    now: &'a Now,
    base_photo: Option<Option<&'a str>>,
    changes: Vec<FieldChange>,
}

impl Update<'_> {
    fn profile(&mut self, id: i64, theirs: &Contact) -> Result<()> {
        let before = person::get(self.tx, id)?.profile;
        let mut mine = before.clone();
        self.name(&mut mine.name, theirs)?;
        let texts: [Text; 6] = [
            (
                Field::Nickname,
                |p| &mut p.name.nickname,
                |c| &c.name.nickname,
            ),
            (Field::Department, |p| &mut p.department, |c| &c.department),
            (Field::Title, |p| &mut p.title, |c| &c.title),
            (Field::Role, |p| &mut p.role, |c| &c.role),
            (Field::Pronouns, |p| &mut p.pronouns, |c| &c.pronouns),
            (Field::Note, |p| &mut p.note, |c| &c.note),
        ];
        for (field, of_profile, of_contact) in texts {
            self.text(field, of_profile(&mut mine), theirs, of_contact);
        }
        let mut work = match mine.organisation_id {
            Some(id) => organisation::name(self.tx, id)?,
            None => String::new(),
        };
        if self.text(Field::Organisation, &mut work, theirs, |c| &c.organisation) {
            mine.organisation_id = Some(organisation::of_name(self.tx, &work, self.now)?);
        }
        let days: [Day<'_>; 2] = [
            (Field::Birthday, &mut mine.birthday, |c| &c.birthday),
            (Field::Anniversary, &mut mine.anniversary, |c| {
                &c.anniversary
            }),
        ];
        for (field, day, of) in days {
            let shown = |day: &Option<CalendarDay>| day.map_or(String::new(), |d| d.to_string());
            let new = of(theirs);
            let settled = self.settled(day, self.base.map(of), |one| of(one) == new, new, &None);
            match self.ruled(field, settled) {
                Settled::Same => {}
                settled => {
                    self.note_change(field, shown(day), shown(new), settled);
                    if settled == Settled::Take {
                        *day = *new;
                    }
                }
            }
        }
        self.photo(&mut mine.photo_id, theirs)?;
        if mine != before {
            person::update(self.tx, id, &mine)?;
        }
        if let Some(left) = before.organisation_id
            && mine.organisation_id != Some(left)
        {
            organisation::drop_if_bare(self.tx, left)?;
        }
        Ok(())
    }

    /// What an organisation has of a person's fields, lists apart.
    fn description(&mut self, id: i64, theirs: &Contact) -> Result<()> {
        let mut mine = organisation::get(self.tx, id)?;
        if self.text(Field::Name, &mut mine.name, theirs, |c| &c.name.display) {
            organisation::rename(self.tx, id, &mine.name)?;
        }
        self.text(Field::Note, &mut mine.note, theirs, |c| &c.note);
        self.photo(&mut mine.photo_id, theirs)?;
        organisation::describe(self.tx, id, &mine.note, mine.photo_id)
    }

    /// The parts of a name belong together and are taken or left as one.
    fn name(&mut self, mine: &mut Name, theirs: &Contact) -> Result<()> {
        if !theirs.name.is_told(&theirs.points) {
            return Ok(());
        }
        let parts = |name: &Name| Name {
            nickname: String::new(),
            ..name.clone()
        };
        let (now, new) = (parts(mine), parts(&theirs.name));
        let known = self.base.map(|base| parts(&base.name));
        let only_shown = now
            == Name {
                display: now.display.clone(),
                ..Name::default()
            };
        let settled = match settle(&now, known.as_ref(), &new, &Name::default()) {
            // The same name, and now its parts are known too.
            Settled::KeepMine if only_shown && now.display == new.display => Settled::Take,
            // A number stood where now a name is known.
            Settled::KeepMine if !mine.is_told(&contact::points(self.tx, self.holder)?) => {
                Settled::Take
            }
            // A card of theirs knew only a part of the name that this one knows.
            Settled::KeepMine if self.is_a_part(&now, &new) => Settled::Take,
            settled => settled,
        };
        let settled = self.ruled(Field::Name, settled);
        if settled == Settled::Same {
            return Ok(());
        }
        self.note_change(Field::Name, now.display, new.display.clone(), settled);
        if settled == Settled::Take {
            *mine = Name {
                nickname: std::mem::take(&mut mine.nickname),
                ..new
            };
        }
        Ok(())
    }

    /// Whether a name is short for another, and no hand of the owner's wrote it:
    /// all that their cards told so far was this.
    fn is_a_part(&self, name: &Name, of: &Name) -> bool {
        let (short, whole) = (fold(&name.display), fold(&of.display));
        let cards = self.base.iter().chain(&self.ever).chain(&self.beside);
        let mut told = cards.filter(|card| card.name.is_told(&card.points));
        is_short(&short)
            && !is_short(&whole)
            && may_mean(&short, &whole)
            && told.clone().next().is_some()
            && told.all(|card| card.name.display == name.display)
    }

    /// Whether the text was taken.
    fn text(
        &mut self,
        field: Field,
        mine: &mut String,
        theirs: &Contact,
        of: fn(&Contact) -> &String,
    ) -> bool {
        let (base, theirs) = (self.base.map(of), of(theirs));
        let was_said = |one: &Contact| of(one) == theirs;
        let settled = self.settled(mine, base, was_said, theirs, &String::new());
        let settled = self.ruled(field, settled);
        // Whoever wants both has both, whichever card theirs may come after.
        let both = field == Field::Note && self.wishes.rule(field) == Rule::Both;
        let is_in_theirs = settled == Settled::Take && theirs.contains(mine.as_str());
        if both && settled != Settled::Same && !is_in_theirs && !mine.contains(theirs.as_str()) {
            let united = format!("{mine}\n\n{theirs}");
            self.note_change(field, mine.clone(), united.clone(), Settled::Take);
            *mine = united;
            return true;
        }
        if settled != Settled::Same {
            self.note_change(field, mine.clone(), theirs.clone(), settled);
        }
        if settled == Settled::Take {
            mine.clone_from(theirs);
        }
        settled == Settled::Take
    }

    /// A picture is settled as any field is. Each program makes a file of its own of
    /// one picture: where there is none and another card of theirs brought one,
    /// whichever it was, the owner took it out.
    fn photo(&mut self, mine: &mut Option<i64>, theirs: &Contact) -> Result<()> {
        let Some(picture) = &theirs.photo else {
            return Ok(());
        };
        let known = mine.map(|id| photo::hash(self.tx, id)).transpose()?;
        let id = photo::keep(self.tx, picture)?;
        let new = photo::hash(self.tx, id)?;
        let mine_now = known.as_deref().unwrap_or_default();
        let base = self.base_photo.map(Option::unwrap_or_default);
        let taken_out = base.is_none() && mine_now.is_empty() && !self.ever.is_empty();
        let brought = |hash: &str| card::brought_photo(self.tx, self.holder, hash);
        let settled = match () {
            () if taken_out && brought(&new)? => Settled::Same,
            () if taken_out && brought("")? => Settled::KeepMine,
            () => settle(&mine_now, base.as_ref(), &new.as_str(), &""),
        };
        let settled = self.ruled(Field::Photo, settled);
        if settled != Settled::Same {
            self.note_change(Field::Photo, mine_now.into(), new.clone(), settled);
        }
        if settled == Settled::Take {
            *mine = Some(id);
        }
        Ok(())
    }

    /// Settles one field. What is not there, and was said by another card of
    /// theirs before, was taken out by hand.
    fn settled<T: PartialEq>(
        &self,
        mine: &T,
        base: Option<&T>,
        was_said: impl Fn(&Contact) -> bool,
        theirs: &T,
        empty: &T,
    ) -> Settled {
        if base.is_none() && mine == empty && self.ever.iter().copied().any(was_said) {
            return Settled::Same;
        }
        settle(mine, base, theirs, empty)
    }

    fn ruled(&self, field: Field, settled: Settled) -> Settled {
        let all = rule_of(&self.wishes.wishes.rules, field);
        ruled(settled, all, self.wishes.wish(field))
    }

    pub(super) fn note_change(
        &mut self,
        field: Field,
        before: String,
        after: String,
        settled: Settled,
    ) {
        let kept_mine = settled == Settled::KeepMine;
        self.changes.push(FieldChange {
            field,
            before,
            after,
            kept_mine,
        });
    }

    /// Whether anything of theirs is written so far.
    pub(super) fn has_changed(&self) -> bool {
        self.changes.iter().any(|change| !change.kept_mine)
    }
}

/// Everything a card says, of someone new.
pub(super) fn insert(
    tx: &Connection,
    uid: &str,
    read: &Delivered,
    new: &Contact,
    now: &Now,
) -> Result<i64> {
    let id = person::insert(tx, uid, &profile_of(tx, new, now)?, now)?;
    insert_lists(tx, Holder::Person(id), read, new)?;
    for related in &new.related {
        contact::insert_related(tx, id, related)?;
    }
    for name in &new.tags {
        let tag = tag::of_name(tx, name)?;
        tag::give(tx, id, tag)?;
    }
    Ok(id)
}

/// Everything but its name, of an organisation of which no card has said more.
pub(super) fn describe(tx: &Connection, id: i64, read: &Delivered, new: &Contact) -> Result<()> {
    let photo = new.photo.as_ref().map(|p| photo::keep(tx, p)).transpose()?;
    organisation::describe(tx, id, &new.note, photo)?;
    insert_lists(tx, Holder::Organisation(id), read, new)
}

fn insert_lists(tx: &Connection, holder: Holder, read: &Delivered, new: &Contact) -> Result<()> {
    for (point, normal) in new.points.iter().zip(&read.normals) {
        contact::insert_point(tx, holder, point, normal)?;
    }
    for address in &new.addresses {
        contact::insert_address(tx, holder, address)?;
    }
    for line in &new.extra {
        contact::insert_extra(tx, holder, line)?;
    }
    Ok(())
}
