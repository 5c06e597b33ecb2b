//! From records to rows, into an empty book. A record that names what is not
//! there, or that the book's own rules refuse, is an error of the document.

mod ledger;

use std::collections::HashMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

use crate::Now;
use crate::domain::contact::{Photo, PointKind};
use crate::domain::document::{
    Address, Card, Item, Link, Organisation, Person, Picture, Point, Relation,
};
use crate::error::{Error, Result};
use crate::store::change::word;
use crate::store::contact::{self, Holder};
use crate::store::person::{self, Profile};
use crate::store::{journal, not_same, organisation, photo, setting, tag};

/// Takes a document's items, each after what it names.
pub(crate) struct Put<'a> {
    connection: &'a Connection,
    /// The one that brings it all in.
    operation: i64,
    /// How a point is compared.
    normal: &'a dyn Fn(PointKind, &str) -> String,
    /// What it comes from, and the day on which it comes.
    file: &'a Path,
    today: NaiveDate,
    owner: i64,
    people: HashMap<String, i64>,
    organisations: HashMap<String, i64>,
    tags: HashMap<String, i64>,
    photos: HashMap<String, i64>,
    favours: HashMap<String, i64>,
    /// What a favour answers may have been recorded after it.
    links: Vec<(ledger::Place, Vec<Link>)>,
    /// How many imports were before that of the last card.
    imports_before: Option<u32>,
}

impl<'a> Put<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        operation: i64,
        normal: &'a dyn Fn(PointKind, &str) -> String,
        file: &'a Path,
        today: NaiveDate,
    ) -> Result<Self> {
        Ok(Self {
            connection,
            operation,
            normal,
            file,
            today,
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

    /// An item, and the line on which it ends. `Err(Error::NotFound)` for what
    /// names something that is not there.
    pub(crate) fn item(&mut self, item: &Item, line: usize) -> Result<()> {
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
            Item::Favour(favour) => self.favour(favour, line),
            Item::Suggestion(one) => self.suggestion(one),
            Item::Card(card) => self.card(card),
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
