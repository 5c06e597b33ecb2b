//! The whole book as one JSON document. What passes between people is told by
//! uid, so that the document stands on its own; keys of rows are not in it.

use std::collections::HashMap;
use std::io::Write;

use serde::Serialize;

use super::unwritten;
use super::vcard::{contact_of_organisation, contact_of_person};
use crate::book::view::Settings;
use crate::domain::circle::{Circle, LifeArea, Tie};
use crate::domain::contact::Contact;
use crate::domain::date::When;
use crate::domain::favour::{FavourKind, Role, Status};
use crate::domain::size::Size;
use crate::error::Result;
use crate::store::favour::{self, Favour};
use crate::store::{Connection, not_same, organisation, person, photo, setting};

/// The version of the document's shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct PersonRecord {
    #[serde(flatten)]
    contact: Contact,
    /// BLAKE3 of the photo's bytes, in hexadecimal; the bytes are in `photos`.
    photo: Option<String>,
    /// The uids of people who were merged into this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former_uids: Vec<String>,
    circle: Option<Circle>,
    tie: Option<Tie>,
    areas: Vec<LifeArea>,
    added_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived_at: Option<String>,
}

#[derive(Serialize)]
struct FavourRecord {
    uid: String,
    kind: FavourKind,
    what: String,
    note: String,
    on: When,
    status: Status,
    cost: Size,
    parties: Vec<PartyRecord>,
    links: Vec<LinkRecord>,
    events: Vec<EventRecord>,
    recorded_at: String,
}

#[derive(Serialize)]
struct PartyRecord {
    person: String,
    role: Role,
    value: Option<Size>,
}

#[derive(Serialize)]
struct LinkRecord {
    kind: String,
    favour: String,
}

#[derive(Serialize)]
struct EventRecord {
    status: String,
    on: String,
    recorded_at: String,
}

#[derive(Serialize)]
struct PhotoRecord {
    hash: String,
    media_type: String,
    base64: String,
}

/// Streams the document: its size is no matter of memory.
pub(super) fn write(connection: &Connection, out: &mut dyn Write) -> Result<()> {
    let owner = person::owner(connection)?;
    let mut uids: HashMap<i64, String> = HashMap::new();
    uids.insert(owner, person::uid(connection, owner)?);

    let put = |out: &mut dyn Write, text: &str| out.write_all(text.as_bytes()).map_err(unwritten);
    put(
        out,
        &format!("{{\n\"format\": \"vuoro-book\",\n\"version\": {VERSION},\n"),
    )?;
    put(
        out,
        &format!("\"owner\": {},\n\"settings\": ", json(&uids[&owner])?),
    )?;
    put(out, &json::<Settings>(&setting::get(connection)?)?)?;

    put(out, ",\n\"people\": ")?;
    let mut photos: Vec<i64> = Vec::new();
    let mut list = List::new(out)?;
    person::all(connection, |person| {
        uids.insert(person.id, person.uid.clone());
        photos.extend(person.profile.photo_id);
        let record = PersonRecord {
            contact: contact_of_person(connection, &person)?,
            photo: person
                .profile
                .photo_id
                .map(|id| photo::hash(connection, id))
                .transpose()?,
            former_uids: person::aliases(connection, person.id)?,
            circle: person.circle,
            tie: person.tie,
            areas: person::life_areas(connection, person.id)?,
            added_at: person.added_at,
            archived_at: person.archived_at,
        };
        list.item(&record)
    })?;
    list.end()?;

    put(out, ",\n\"not_same\": ")?;
    let mut list = List::new(out)?;
    for (a, b) in not_same::all(connection)? {
        let mut pair = [a, b].map(|id| uids.get(&id).cloned().unwrap_or_default());
        pair.sort_unstable();
        list.item(&pair)?;
    }
    list.end()?;

    put(out, ",\n\"organisations\": ")?;
    let mut list = List::new(out)?;
    for organisation in organisation::all(connection)? {
        photos.extend(organisation.photo_id);
        list.item(&contact_of_organisation(connection, &organisation)?)?;
    }
    list.end()?;

    put(out, ",\n\"favours\": ")?;
    let mut list = List::new(out)?;
    for favour in favour::all(connection)? {
        list.item(&favour_record(connection, favour, &uids)?)?;
    }
    list.end()?;

    put(out, ",\n\"photos\": ")?;
    let mut hashes = photos
        .into_iter()
        .map(|id| Ok((photo::hash(connection, id)?, id)))
        .collect::<Result<Vec<_>>>()?;
    hashes.sort_unstable();
    hashes.dedup();
    let mut list = List::new(out)?;
    for (hash, id) in hashes {
        let photo = photo::get(connection, id)?;
        let base64 =
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &photo.bytes);
        list.item(&PhotoRecord {
            hash,
            media_type: photo.media_type,
            base64,
        })?;
    }
    list.end()?;
    put(out, "\n}\n")?;
    out.flush().map_err(unwritten)
}

fn favour_record(
    connection: &Connection,
    favour: Favour,
    uids: &HashMap<i64, String>,
) -> Result<FavourRecord> {
    let uid_of = |id| uids.get(&id).cloned().unwrap_or_default();
    Ok(FavourRecord {
        parties: favour::parties(connection, favour.id)?
            .into_iter()
            .map(|p| PartyRecord {
                person: uid_of(p.person),
                role: p.role,
                value: p.value,
            })
            .collect(),
        links: favour::links(connection, favour.id)?
            .into_iter()
            .map(|(kind, favour)| LinkRecord { kind, favour })
            .collect(),
        events: favour::events(connection, favour.id)?
            .into_iter()
            .map(|(status, on, recorded_at)| EventRecord {
                status,
                on,
                recorded_at,
            })
            .collect(),
        uid: favour.uid,
        kind: favour.kind,
        what: favour.what,
        note: favour.note,
        on: favour.on,
        status: favour.status,
        cost: favour.cost,
        recorded_at: favour.recorded_at,
    })
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| unwritten(error.into()))
}

/// A JSON array, one item a line, written as it comes.
struct List<'a> {
    out: &'a mut dyn Write,
    empty: bool,
}

impl<'a> List<'a> {
    fn new(out: &'a mut dyn Write) -> Result<Self> {
        out.write_all(b"[").map_err(unwritten)?;
        Ok(Self { out, empty: true })
    }

    fn item(&mut self, item: &impl Serialize) -> Result<()> {
        let between: &[u8] = if self.empty { b"\n" } else { b",\n" };
        self.empty = false;
        self.out.write_all(between).map_err(unwritten)?;
        serde_json::to_writer(&mut *self.out, item).map_err(|error| unwritten(error.into()))
    }

    fn end(self) -> Result<()> {
        self.out
            .write_all(if self.empty { b"]" } else { b"\n]" })
            .map_err(unwritten)
    }
}
