//! People.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::{NoContext, Timestamp, Uuid};

use crate::Now;
use crate::domain::circle::{Circle, LifeArea, Tie};
use crate::domain::contact::Name;
use crate::domain::date::{CalendarDay, When};
use crate::domain::name::{fold, sort_key};
use crate::error::{Error, Result};

/// The columns of a person that a contact may fill.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Profile {
    pub(crate) name: Name,
    pub(crate) organisation_id: Option<i64>,
    pub(crate) department: String,
    pub(crate) title: String,
    pub(crate) role: String,
    pub(crate) pronouns: String,
    pub(crate) birthday: Option<CalendarDay>,
    pub(crate) anniversary: Option<CalendarDay>,
    pub(crate) note: String,
    pub(crate) photo_id: Option<i64>,
}

/// A person as the book keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) uid: String,
    pub(crate) profile: Profile,
    pub(crate) circle: Option<Circle>,
    pub(crate) tie: Option<Tie>,
    pub(crate) added_at: String,
    pub(crate) archived_at: Option<String>,
    pub(crate) remind_on: Option<When>,
}

impl Person {
    pub(super) const COLUMNS: &str =
        "id, uid, display, prefix, given, middle, family, suffix, nickname,
        phonetic_given, phonetic_middle, phonetic_family, organisation_id, department, title, role,
        pronouns, birthday, anniversary, note, photo_id, circle, tie, added_at,
        archived_at, remind_on";

    pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let word = |column: &str| row.get::<_, Option<String>>(column);
        Ok(Self {
            id: row.get("id")?,
            uid: row.get("uid")?,
            profile: Profile {
                name: Name {
                    display: row.get("display")?,
                    prefix: row.get("prefix")?,
                    given: row.get("given")?,
                    middle: row.get("middle")?,
                    family: row.get("family")?,
                    suffix: row.get("suffix")?,
                    nickname: row.get("nickname")?,
                    phonetic_given: row.get("phonetic_given")?,
                    phonetic_middle: row.get("phonetic_middle")?,
                    phonetic_family: row.get("phonetic_family")?,
                },
                organisation_id: row.get("organisation_id")?,
                department: row.get("department")?,
                title: row.get("title")?,
                role: row.get("role")?,
                pronouns: row.get("pronouns")?,
                birthday: word("birthday")?.and_then(|d| d.parse().ok()),
                anniversary: word("anniversary")?.and_then(|d| d.parse().ok()),
                note: row.get("note")?,
                photo_id: row.get("photo_id")?,
            },
            circle: word("circle")?.and_then(|c| c.parse().ok()),
            tie: word("tie")?.and_then(|t| t.parse().ok()),
            added_at: row.get("added_at")?,
            archived_at: row.get("archived_at")?,
            remind_on: super::favour::parsed_or_none(row, "remind_on")?,
        })
    }
}

/// The family name first, for the list in its order; without one, the name.
fn family_key(name: &Name) -> String {
    sort_key(&format!("{} {}", name.family, name.display))
}

/// A UUIDv7 of the moment that the caller told; the rest of it is chance.
pub(crate) fn new_uid(now: &Now) -> String {
    let seconds = u64::try_from(now.at.timestamp()).unwrap_or_default();
    let moment = Timestamp::from_unix(NoContext, seconds, now.at.timestamp_subsec_nanos());
    Uuid::new_v7(moment).to_string()
}

pub(super) fn insert_owner(connection: &Connection, now: &Now) -> Result<()> {
    connection.execute(
        "INSERT INTO person (uid, is_owner, display, folded, sort_key, family_key, added_at)
         VALUES (?1, 1, '', '', '', '', ?2)",
        params![new_uid(now), now.stamp()],
    )?;
    Ok(())
}

/// The owner as another book knows them.
pub(super) fn rename_owner(connection: &Connection, uid: &str, added_at: &str) -> Result<()> {
    connection.execute(
        "UPDATE person SET uid = ?1, added_at = ?2 WHERE is_owner AND (uid <> ?1 OR added_at <> ?2)",
        [uid, added_at],
    )?;
    Ok(())
}

pub(crate) fn owner(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT id FROM person WHERE is_owner")?
        .query_row([], |row| row.get(0))?)
}

/// The owner's own row.
pub(crate) fn the_owner(connection: &Connection) -> Result<Person> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {} FROM person WHERE is_owner",
            Person::COLUMNS
        ))?
        .query_row([], Person::from_row)?)
}

/// The owner's own family name, or ''.
pub(crate) fn owner_family(connection: &Connection) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT family FROM person WHERE is_owner")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn insert(
    connection: &Connection,
    uid: &str,
    profile: &Profile,
    now: &Now,
) -> Result<i64> {
    let Profile { name, .. } = profile;
    connection
        .prepare_cached(
            "INSERT INTO person (uid, display, prefix, given, middle, family, suffix, nickname,
               phonetic_given, phonetic_middle, phonetic_family, folded, sort_key, family_key, organisation_id,
               department, title, role, pronouns, birthday, anniversary, note, photo_id, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
        )?
        .execute(params![
            uid,
            name.display,
            name.prefix,
            name.given,
            name.middle,
            name.family,
            name.suffix,
            name.nickname,
            name.phonetic_given,
            name.phonetic_middle,
            name.phonetic_family,
            fold(&name.display),
            sort_key(&name.display),
            family_key(name),
            profile.organisation_id,
            profile.department,
            profile.title,
            profile.role,
            profile.pronouns,
            profile.birthday.map(|d| d.to_string()),
            profile.anniversary.map(|d| d.to_string()),
            profile.note,
            profile.photo_id,
            now.stamp(),
        ])?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn update(connection: &Connection, id: i64, profile: &Profile) -> Result<()> {
    let Profile { name, .. } = profile;
    connection
        .prepare_cached(
            "UPDATE person SET display = ?2, prefix = ?3, given = ?4, middle = ?5, family = ?6,
               suffix = ?7, nickname = ?8, phonetic_given = ?9, phonetic_middle = ?10,
               phonetic_family = ?11, folded = ?12, sort_key = ?13, family_key = ?14,
               organisation_id = ?15, department = ?16, title = ?17, role = ?18, pronouns = ?19,
               birthday = ?20, anniversary = ?21, note = ?22, photo_id = ?23
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            name.display,
            name.prefix,
            name.given,
            name.middle,
            name.family,
            name.suffix,
            name.nickname,
            name.phonetic_given,
            name.phonetic_middle,
            name.phonetic_family,
            fold(&name.display),
            sort_key(&name.display),
            family_key(name),
            profile.organisation_id,
            profile.department,
            profile.title,
            profile.role,
            profile.pronouns,
            profile.birthday.map(|d| d.to_string()),
            profile.anniversary.map(|d| d.to_string()),
            profile.note,
            profile.photo_id,
        ])?;
    Ok(())
}

pub(crate) fn place(
    connection: &Connection,
    id: i64,
    circle: Option<Circle>,
    tie: Option<Tie>,
) -> Result<()> {
    connection.execute(
        "UPDATE person SET circle = ?2, tie = ?3 WHERE id = ?1 AND (circle IS NOT ?2 OR tie IS NOT ?3)",
        params![id, circle.map(Circle::word), tie.map(Tie::word)],
    )?;
    Ok(())
}

/// Someone other than the owner.
pub(crate) fn get(connection: &Connection, id: i64) -> Result<Person> {
    connection
        .prepare_cached(&format!(
            "SELECT {} FROM person WHERE id = ?1 AND NOT is_owner",
            Person::COLUMNS
        ))?
        .query_row([id], Person::from_row)
        .optional()?
        .ok_or(Error::NotFound("person"))
}

/// Everyone but the owner, in the order of their uid, for an export.
pub(crate) fn all(
    connection: &Connection,
    mut each: impl FnMut(Person) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(&format!(
        "SELECT {} FROM person WHERE NOT is_owner ORDER BY uid",
        Person::COLUMNS
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(Person::from_row(row)?)?;
    }
    Ok(())
}

pub(crate) fn count(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM person WHERE NOT is_owner")?
        .query_row([], |row| row.get(0))?)
}

/// The highest key; 0 where there is nobody.
pub(crate) fn newest(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM person")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn exists(connection: &Connection, id: i64) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND NOT is_owner)")?
        .query_row([id], |row| row.get(0))?)
}

pub(crate) fn display(connection: &Connection, id: i64) -> Result<String> {
    connection
        .prepare_cached("SELECT display FROM person WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("person"))
}

/// What somebody is called, in its parts. How it is said, and a nickname, are no
/// part of it.
pub(crate) fn name(connection: &Connection, id: i64) -> Result<Name> {
    connection
        .prepare_cached(
            "SELECT display, prefix, given, middle, family, suffix FROM person WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Name {
                display: row.get(0)?,
                prefix: row.get(1)?,
                given: row.get(2)?,
                middle: row.get(3)?,
                family: row.get(4)?,
                suffix: row.get(5)?,
                ..Name::default()
            })
        })
        .optional()?
        .ok_or(Error::NotFound("person"))
}

/// Whom a uid means, also one that they had before a merge.
pub(crate) fn by_uid(connection: &Connection, uid: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached(
            "SELECT id FROM person WHERE uid = ?1 AND NOT is_owner
             UNION ALL SELECT person_id FROM person_alias WHERE uid = ?1 LIMIT 1",
        )?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// Whether a uid means anybody, the owner too.
pub(crate) fn has_uid(connection: &Connection, uid: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person WHERE uid = ?1)
                 OR EXISTS (SELECT 1 FROM person_alias WHERE uid = ?1)",
        )?
        .query_row([uid], |row| row.get(0))?)
}

/// The uids that someone had before a merge.
pub(crate) fn aliases(connection: &Connection, id: i64) -> Result<Vec<String>> {
    let mut statement = connection
        .prepare_cached("SELECT uid FROM person_alias WHERE person_id = ?1 ORDER BY uid")?;
    let uids = statement.query_map([id], |row| row.get(0))?;
    Ok(uids.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn uid(connection: &Connection, id: i64) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT uid FROM person WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

/// The first few people of this folded name.
pub(crate) fn named(connection: &Connection, folded: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM person WHERE folded = ?1 AND NOT is_owner ORDER BY id LIMIT 8",
    )?;
    let ids = statement.query_map([folded], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn birthday(connection: &Connection, id: i64) -> Result<Option<CalendarDay>> {
    let day: Option<String> = connection
        .prepare_cached("SELECT birthday FROM person WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(day.and_then(|day| day.parse().ok()))
}

/// Whether someone works at the organisation of this folded name; '' is none.
pub(crate) fn is_employed_by(connection: &Connection, id: i64, employer: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person p JOIN organisation o ON o.id = p.organisation_id
                             WHERE p.id = ?1 AND o.folded = ?2 AND ?2 <> '')",
        )?
        .query_row(params![id, employer], |row| row.get(0))?)
}

pub(crate) fn life_areas(connection: &Connection, id: i64) -> Result<Vec<LifeArea>> {
    let mut statement = connection
        .prepare_cached("SELECT area FROM person_life_area WHERE person_id = ?1 ORDER BY area")?;
    let words = statement.query_map([id], |row| row.get::<_, String>(0))?;
    Ok(words
        .collect::<rusqlite::Result<Vec<_>>>()?
        .iter()
        .filter_map(|word| word.parse().ok())
        .collect())
}

/// Whether they had it not yet.
pub(crate) fn insert_life_area(connection: &Connection, id: i64, area: LifeArea) -> Result<bool> {
    let rows = connection
        .prepare_cached("INSERT OR IGNORE INTO person_life_area (person_id, area) VALUES (?1, ?2)")?
        .execute(params![id, area.word()])?;
    Ok(rows > 0)
}

/// Leaves these areas, and no other.
pub(crate) fn set_life_areas(connection: &Connection, id: i64, areas: &[LifeArea]) -> Result<()> {
    let had = life_areas(connection, id)?;
    for area in had.iter().filter(|area| !areas.contains(area)) {
        connection
            .prepare_cached("DELETE FROM person_life_area WHERE person_id = ?1 AND area = ?2")?
            .execute(params![id, area.word()])?;
    }
    for area in areas.iter().filter(|area| !had.contains(area)) {
        insert_life_area(connection, id, *area)?;
    }
    Ok(())
}

pub(crate) fn set_photo(connection: &Connection, id: i64, photo: Option<i64>) -> Result<()> {
    connection
        .prepare_cached("UPDATE person SET photo_id = ?2 WHERE id = ?1 AND photo_id IS NOT ?2")?
        .execute(params![id, photo])?;
    Ok(())
}

/// Nobody is reminded of them before that day.
pub(crate) fn remind(connection: &Connection, id: i64, on: Option<NaiveDate>) -> Result<()> {
    connection
        .prepare_cached("UPDATE person SET remind_on = ?2 WHERE id = ?1 AND remind_on IS NOT ?2")?
        .execute(params![id, on.map(|on| on.to_string())])?;
    Ok(())
}

/// Puts someone away, or brings them back for `None`; whether that is a change.
pub(crate) fn archive(connection: &Connection, id: i64, at: Option<&str>) -> Result<bool> {
    let changed = connection
        .prepare_cached(
            "UPDATE person SET archived_at = ?2
             WHERE id = ?1 AND (archived_at IS NULL) <> (?2 IS NULL)",
        )?
        .execute(params![id, at])?;
    Ok(changed > 0)
}

/// Takes someone out of the book with all that hangs on them; favours they are
/// a party of must have been seen to before. Whoever had them as a related
/// person keeps the name.
pub(crate) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE related SET value = (SELECT display FROM person WHERE id = ?1)
             WHERE value IN (SELECT form || uid FROM
                               (SELECT '' AS form UNION ALL SELECT 'urn:uuid:'),
                               (SELECT uid FROM person WHERE id = ?1
                                UNION ALL SELECT uid FROM person_alias WHERE person_id = ?1))",
        )?
        .execute([id])?;
    // Whichever nouns there are: a row that names them goes with them.
    let mut keys = connection.prepare_cached(
        "SELECT m.name, f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND f.\"table\" = 'person'",
    )?;
    let keys = keys
        .query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (noun, column) in keys {
        connection
            .prepare_cached(&format!("DELETE FROM {noun} WHERE {column} = ?1"))?
            .execute([id])?;
    }
    connection
        .prepare_cached("DELETE FROM person WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
