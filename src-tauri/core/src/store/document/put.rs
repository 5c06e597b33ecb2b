//! From records to rows, into an empty book. A record that names what is not
//! there, or that the book's own rules refuse, is an error of the document.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Datelike;
use rusqlite::{Connection, params};

use crate::Now;
use crate::domain::channel::Channel;
use crate::domain::contact::{Photo, PointKind};
use crate::domain::document::{
    Address, Card, Favour, Item, Link, Organisation, Person, Picture, Point, Relation, Suggestion,
};
use crate::domain::favour::{Consent, Direction, Outcome, Role, Status};
use crate::error::{Error, Result};
use crate::store::change::word;
use crate::store::contact::{self, Holder};
use crate::store::person::{self, Profile};
use crate::store::{favour_link, journal, not_same, organisation, photo, setting, tag};

/// Takes a document's items, each after what it names.
pub(crate) struct Put<'a> {
    connection: &'a Connection,
    /// The one that brings it all in.
    operation: i64,
    /// How a point is compared.
    normal: &'a dyn Fn(PointKind, &str) -> String,
    owner: i64,
    people: HashMap<String, i64>,
    organisations: HashMap<String, i64>,
    tags: HashMap<String, i64>,
    photos: HashMap<String, i64>,
    favours: HashMap<String, i64>,
    /// What a favour answers may have been recorded after it.
    links: Vec<(i64, Vec<Link>)>,
    /// How many imports were before that of the last card.
    imports_before: Option<u32>,
}

impl<'a> Put<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        operation: i64,
        normal: &'a dyn Fn(PointKind, &str) -> String,
    ) -> Result<Self> {
        Ok(Self {
            connection,
            operation,
            normal,
            owner: person::owner(connection)?,
            people: HashMap::new(),
            organisations: HashMap::new(),
            tags: HashMap::new(),
            photos: HashMap::new(),
            favours: HashMap::new(),
            links: Vec::new(),
            imports_before: None,
        })
    }

    /// `Err(Error::NotFound)` for what names something that is not there.
    pub(crate) fn item(&mut self, item: &Item) -> Result<()> {
        match item {
            Item::Owner(owner) => self.owner(owner),
            Item::Settings(settings) => setting::put(self.connection, settings),
            Item::Columns(one) => setting::set_columns(self.connection, &one.table, &one.said),
            Item::Photo(picture) => self.photo(picture),
            Item::Organisation(one) => self.organisation(one),
            Item::Tag(name) => {
                let id = tag::of_name(self.connection, name)?;
                self.tags.insert(name.clone(), id);
                Ok(())
            }
            Item::Person(person) => self.person(person),
            Item::NotSame([a, b]) => {
                let (a, b) = (known(&self.people, a)?, known(&self.people, b)?);
                not_same::say(self.connection, a, b)
            }
            Item::Favour(favour) => self.favour(favour),
            Item::Suggestion(one) => self.suggestion(one),
            Item::Card(card) => self.card(card),
        }
    }

    /// What could only be told when everything was there.
    pub(crate) fn finish(&mut self) -> Result<()> {
        let mut answers: HashMap<i64, Vec<i64>> = HashMap::new();
        for (favour, links) in std::mem::take(&mut self.links) {
            for link in links {
                let earlier = known(&self.favours, &link.favour)?;
                favour_link::insert(self.connection, favour, earlier, link.kind)?;
                answers.entry(favour).or_default().push(earlier);
            }
        }
        match is_circular(&answers) {
            true => Err(Error::NotFound("a favour that answers no other")),
            false => Ok(()),
        }
    }

    fn photo(&mut self, picture: &Picture) -> Result<()> {
        let bytes = decoded(&picture.base64)?;
        if blake3::hash(&bytes).to_hex().as_str() != picture.hash {
            return Err(Error::NotFound("photo"));
        }
        let media_type = picture.media_type.clone();
        let id = photo::keep(self.connection, &Photo { media_type, bytes })?;
        self.photos.insert(picture.hash.clone(), id);
        Ok(())
    }

    fn organisation(&mut self, one: &Organisation) -> Result<()> {
        let id = organisation::insert(self.connection, &one.uid, &one.name)?;
        let photo = known_or_none(&self.photos, one.photo.as_ref())?;
        organisation::describe(self.connection, id, &one.note, photo)?;
        self.organisations.insert(one.uid.clone(), id);
        let holder = Holder::Organisation(id);
        self.reach(holder, &one.points, &one.addresses)?;
        for line in &one.extra {
            contact::insert_extra(self.connection, holder, line)?;
        }
        Ok(())
    }

    /// The owner is there already, under another uid.
    fn owner(&mut self, owner: &Person) -> Result<()> {
        person::rename_owner(self.connection, &owner.uid, moment(&owner.added_at)?)?;
        // One who has no name may have said where they work.
        let profile = self.profile(owner)?;
        if profile != Profile::default() {
            person::update(self.connection, self.owner, &profile)?;
        }
        self.around(self.owner, owner)
    }

    fn person(&mut self, one: &Person) -> Result<()> {
        let added = Now::of_stamp(&one.added_at).ok_or(Error::NotFound("moment"))?;
        let profile = self.profile(one)?;
        let id = person::insert(self.connection, &one.uid, &profile, &added)?;
        self.around(id, one)
    }

    fn profile(&self, one: &Person) -> Result<Profile> {
        Ok(Profile {
            name: one.name.clone(),
            organisation_id: known_or_none(&self.organisations, one.organisation.as_ref())?,
            department: one.department.clone(),
            title: one.title.clone(),
            role: one.role.clone(),
            pronouns: one.pronouns.clone(),
            birthday: one.birthday,
            anniversary: one.anniversary,
            note: one.note.clone(),
            photo_id: known_or_none(&self.photos, one.photo.as_ref())?,
        })
    }

    /// What hangs on a person.
    fn around(&mut self, id: i64, one: &Person) -> Result<()> {
        self.people.insert(one.uid.clone(), id);
        self.reach(Holder::Person(id), &one.points, &one.addresses)?;
        for Relation {
            label,
            value,
            parameters,
            position,
        } in &one.related
        {
            self.connection
                .prepare_cached(
                    "INSERT INTO related (person_id, label, value, parameters, position)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![id, label, value, parameters, position])?;
        }
        for name in &one.tags {
            tag::give(self.connection, id, known(&self.tags, name)?)?;
        }
        for line in &one.extra {
            contact::insert_extra(self.connection, Holder::Person(id), line)?;
        }
        for area in &one.areas {
            person::insert_life_area(self.connection, id, *area)?;
        }
        for uid in &one.former_uids {
            self.connection
                .prepare_cached("INSERT INTO person_alias (person_id, uid) VALUES (?1, ?2)")?
                .execute(params![id, uid])?;
        }
        if let Some(at) = &one.archived_at {
            person::archive(self.connection, id, Some(moment(at)?))?;
        }
        if let Some(on) = one.remind_on {
            person::remind(self.connection, id, Some(on.day))?;
        }
        person::place(self.connection, id, one.circle, one.tie)
    }

    fn reach(&self, holder: Holder, points: &[Point], addresses: &[Address]) -> Result<()> {
        for point in points {
            self.connection
                .prepare_cached(
                    "INSERT INTO contact_point (person_id, organisation_id, kind, label, value,
                       normal, service, preferred, parameters, position)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                )?
                .execute(params![
                    holder.person(),
                    holder.organisation(),
                    word(&point.kind),
                    point.label,
                    point.value,
                    (self.normal)(point.kind, &point.value),
                    point.service,
                    point.preferred,
                    point.parameters,
                    point.position,
                ])?;
        }
        for address in addresses {
            self.connection
                .prepare_cached(
                    "INSERT INTO postal_address (person_id, organisation_id, label, po_box,
                       extended, street, city, region, postcode, country, formatted, preferred,
                       parameters, position)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                )?
                .execute(params![
                    holder.person(),
                    holder.organisation(),
                    address.label,
                    address.po_box,
                    address.extended,
                    address.street,
                    address.city,
                    address.region,
                    address.postcode,
                    address.country,
                    address.formatted,
                    address.preferred,
                    address.parameters,
                    address.position,
                ])?;
        }
        Ok(())
    }

    fn favour(&mut self, one: &Favour) -> Result<()> {
        let recorded = Now::of_stamp(&one.recorded_at).ok_or(Error::NotFound("moment"))?;
        if (one.on.day.year() - recorded.today.year()).abs() > 150 {
            return Err(Error::NotFound("date"));
        }
        self.connection
            .prepare_cached(
                "INSERT INTO favour (uid, kind, what, happened_on, status, cost, note, outcome,
                   recorded_at, channel, occasion, due_on, remind_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                one.uid,
                one.kind.word(),
                one.what,
                one.on.to_string(),
                one.status.word(),
                one.cost.weight(),
                one.note,
                one.outcome.map(Outcome::word),
                moment(&one.recorded_at)?,
                one.channel.map(Channel::word),
                one.occasion,
                one.due.map(|due| due.to_string()),
                one.remind_on.map(|on| on.to_string()),
            ])?;
        let id = self.connection.last_insert_rowid();
        self.favours.insert(one.uid.clone(), id);
        for party in &one.parties {
            let person = known(&self.people, &party.person)?;
            // To oneself one is introduced by nobody.
            if party.role == Role::Introduced && person == self.owner {
                return Err(Error::NotFound("party"));
            }
            self.connection
                .prepare_cached(
                    "INSERT INTO favour_party (favour_id, person_id, role, value, consent)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![
                    id,
                    person,
                    party.role.word(),
                    party.value.map(|value| value.weight()),
                    party.consent.map(Consent::word),
                ])?;
        }
        if !one.links.is_empty() {
            self.links.push((id, one.links.clone()));
        }
        for event in &one.events {
            self.connection
                .prepare_cached(
                    "INSERT INTO favour_event (favour_id, status, outcome, person_id, consent,
                       happened_on, written_on, recorded_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    id,
                    event.status.map(Status::word),
                    event.outcome.map(Outcome::word),
                    known_or_none(&self.people, event.consent.as_ref().map(|(who, _)| who))?,
                    event.consent.as_ref().map(|(_, consent)| consent.word()),
                    event.on.to_string(),
                    event
                        .written_on
                        .map_or(event.recorded_at.chars().take(10).collect(), |on| on
                            .to_string()),
                    moment(&event.recorded_at)?
                ])?;
        }
        Ok(())
    }

    fn suggestion(&self, one: &Suggestion) -> Result<()> {
        let fingerprint =
            blake3::Hash::from_hex(&one.fingerprint).map_err(|_| Error::NotFound("fingerprint"))?;
        self.connection
            .prepare_cached(
                "INSERT INTO suggestion (fingerprint, source, line, origin, person_id, name,
                   introduced_id, direction, what, note, happened_on, state, favour_id,
                   organisation, title)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                fingerprint.as_bytes(),
                one.source,
                one.line,
                one.origin.word(),
                known_or_none(&self.people, one.person.as_ref())?,
                one.name,
                known_or_none(&self.people, one.introduced.as_ref())?,
                one.direction.map(Direction::word),
                one.what,
                one.note,
                one.on.map(|on| on.to_string()),
                one.state.word(),
                known_or_none(&self.favours, one.favour.as_ref())?,
                one.organisation,
                one.title,
            ])?;
        Ok(())
    }

    fn card(&mut self, card: &Card) -> Result<()> {
        let became = [&card.person, &card.organisation, &card.tag];
        if became.into_iter().flatten().count() > 1 {
            return Err(Error::NotFound("one of three"));
        }
        let fingerprint = blake3::Hash::from_hex(&card.fingerprint)
            .map_err(|_| Error::NotFound("fingerprint"))?;
        self.connection
            .prepare_cached(
                "INSERT INTO card (person_id, organisation_id, tag_id, fingerprint, uid, source,
                   line, original)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                known_or_none(&self.people, card.person.as_ref())?,
                known_or_none(&self.organisations, card.organisation.as_ref())?,
                known_or_none(&self.tags, card.tag.as_ref())?,
                fingerprint.as_bytes(),
                card.uid,
                card.source,
                card.line,
                decoded(&card.original)?,
            ])?;
        // Where an import began elsewhere, one begins here: the first of all does
        // with the operation.
        let last = self.imports_before.replace(card.imports_before);
        if last.is_some_and(|last| last != card.imports_before) {
            let id = self.connection.last_insert_rowid();
            journal::note_range(self.connection, self.operation, "card", id, id)?;
        }
        Ok(())
    }
}

/// Whether some favour answers itself, through however many others.
fn is_circular(answers: &HashMap<i64, Vec<i64>>) -> bool {
    let mut answered: HashMap<i64, usize> = answers.keys().map(|id| (*id, 0)).collect();
    for earlier in answers.values().flatten() {
        *answered.entry(*earlier).or_default() += 1;
    }
    // Whatever nothing answers any more is taken away, until all of it is.
    let mut free: Vec<i64> = answered
        .iter()
        .filter_map(|(id, by)| (*by == 0).then_some(*id))
        .collect();
    let mut left = answered.len();
    while let Some(id) = free.pop() {
        left -= 1;
        for earlier in answers.get(&id).into_iter().flatten() {
            if let Some(by) = answered.get_mut(earlier) {
                *by -= 1;
                if *by == 0 {
                    free.push(*earlier);
                }
            }
        }
    }
    left > 0
}

fn decoded(base64: &str) -> Result<Vec<u8>> {
    STANDARD
        .decode(base64)
        .map_err(|_| Error::NotFound("bytes"))
}

/// A stamp as this program writes it.
fn moment(stamp: &str) -> Result<&str> {
    let known = Now::of_stamp(stamp).map(|_| stamp);
    known.ok_or(Error::NotFound("moment"))
}

fn known(keys: &HashMap<String, i64>, name: &str) -> Result<i64> {
    keys.get(name).copied().ok_or(Error::NotFound("uid"))
}

fn known_or_none(keys: &HashMap<String, i64>, name: Option<&String>) -> Result<Option<i64>> {
    name.map(|name| known(keys, name)).transpose()
}
