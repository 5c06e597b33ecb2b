//! What is compared of everyone, when duplicates are looked for.

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::{Connection, Row};

use crate::domain::contact::PointKind;
use crate::domain::date::CalendarDay;
use crate::domain::name::fold;
use crate::error::Result;

use super::change::from_word;

/// Everyone as they are compared, in the order of their names. They lie in few
/// long rows, which go back to the system whole once they were compared; a name
/// at a time, they would not.
#[derive(Debug)]
pub(crate) struct Sketches {
    people: Vec<Sketch>,
    /// Names and nicknames, folded, one after the other.
    text: String,
    /// Digests of the numbers, addresses and profiles that are one's own.
    points: Vec<(PointKind, u64)>,
}

#[derive(Debug)]
pub(crate) struct Sketch {
    pub(crate) id: i64,
    pub(crate) birthday: Option<CalendarDay>,
    /// The same for organisations of one folded name; 0 for none.
    pub(crate) employer: u32,
    name: Range<u32>,
    nickname: Range<u32>,
    points: Range<u32>,
}

impl Sketches {
    pub(crate) fn people(&self) -> &[Sketch] {
        &self.people
    }

    /// The words of the name as shown, folded, the first eight.
    pub(crate) fn words(&self, person: &Sketch) -> Vec<&str> {
        let name = &self.text[place(&person.name)];
        let words = name.split(|c: char| !c.is_alphanumeric());
        words.filter(|w| !w.is_empty()).take(8).collect()
    }

    /// Folded; '' for none.
    pub(crate) fn nickname(&self, person: &Sketch) -> &str {
        &self.text[place(&person.nickname)]
    }

    pub(crate) fn points(&self, person: &Sketch) -> &[(PointKind, u64)] {
        &self.points[place(&person.points)]
    }

    fn say(&mut self, words: &str) -> Range<u32> {
        let start = self.text.len();
        self.text.push_str(words);
        start as u32..self.text.len() as u32
    }
}

fn text<'a>(row: &'a Row, column: usize) -> rusqlite::Result<&'a str> {
    Ok(row.get_ref(column)?.as_str()?)
}

fn place(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// Everyone but the owner.
pub(crate) fn sketches(connection: &Connection) -> Result<Sketches> {
    let employers = employers(connection)?;
    let mut all = Sketches {
        people: Vec::new(),
        text: String::new(),
        points: Vec::new(),
    };
    let mut statement = connection.prepare(
        "SELECT id, folded, nickname, birthday, organisation_id FROM person
         WHERE NOT is_owner ORDER BY folded, id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let birthday: Option<String> = row.get(3)?;
        let organisation: Option<i64> = row.get(4)?;
        let name = all.say(text(row, 1)?);
        let nickname = all.say(&fold(text(row, 2)?));
        all.people.push(Sketch {
            id: row.get(0)?,
            birthday: birthday.and_then(|day| day.parse().ok()),
            employer: organisation
                .and_then(|id| employers.get(&id).copied())
                .unwrap_or(0),
            name,
            nickname,
            points: 0..0,
        });
    }
    let mut points = points(connection, &all.people)?.into_iter().peekable();
    for (at, person) in all.people.iter_mut().enumerate() {
        let start = all.points.len() as u32;
        while let Some((_, kind, digest)) = points.next_if(|(of, ..)| *of == at as u32) {
            all.points.push((kind, digest));
        }
        person.points = start..all.points.len() as u32;
    }
    Ok(all)
}

/// Whose (by their place) each point is, each once, in the order of the people.
fn points(connection: &Connection, people: &[Sketch]) -> Result<Vec<(u32, PointKind, u64)>> {
    let places = people.iter().enumerate();
    let places: HashMap<i64, u32> = places.map(|(at, person)| (person.id, at as u32)).collect();
    let mut points = Vec::new();
    let mut statement = connection
        .prepare("SELECT person_id, kind, normal FROM contact_point WHERE person_id IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kind = from_word(text(row, 1)?).unwrap_or(PointKind::Url);
        let digest = digest(kind, text(row, 2)?);
        if let (Some(at), Some(digest)) = (places.get(&row.get(0)?), digest) {
            points.push((*at, kind, digest));
        }
    }
    points.sort_unstable();
    points.dedup();
    Ok(points)
}

fn employers(connection: &Connection) -> Result<HashMap<i64, u32>> {
    let mut statement =
        connection.prepare("SELECT id, dense_rank() OVER (ORDER BY folded) FROM organisation")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A point as it is compared; none for one that is nobody's own: a service
/// number, a word that is no address, a site's front page.
pub(crate) fn digest(kind: PointKind, normal: &str) -> Option<u64> {
    let text = match kind {
        PointKind::Phone => normal.starts_with('+').then(|| normal.to_owned()),
        PointKind::Email => normal.contains('@').then(|| normal.to_owned()),
        PointKind::Url | PointKind::Social => profile(normal),
        PointKind::Impp => Some(normal.to_lowercase()),
    }?;
    let hash = blake3::hash(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    Some(u64::from_le_bytes(first))
}

/// A page below a site, without what does not tell pages apart.
fn profile(url: &str) -> Option<String> {
    let url = url.to_lowercase();
    let url = url.split(['?', '#']).next()?;
    let url = url
        .strip_prefix("https://")
        .or(url.strip_prefix("http://"))
        .unwrap_or(url);
    let url = url
        .strip_prefix("www.")
        .unwrap_or(url)
        .trim_end_matches('/');
    url.split_once('/').map(|_| url.to_owned())
}

/// The values that two people have of one kind, as the first wrote them, by
/// what they are compared by.
pub(crate) fn shared_value(
    connection: &Connection,
    a: i64,
    b: i64,
    kinds: &[PointKind],
) -> Result<String> {
    let mut statement = connection
        .prepare_cached("SELECT kind, normal, value FROM contact_point WHERE person_id = ?1")?;
    let mut read = |person: i64| -> Result<Vec<(PointKind, u64, String)>> {
        let mut points = Vec::new();
        let mut rows = statement.query([person])?;
        while let Some(row) = rows.next()? {
            let kind = from_word(&row.get::<_, String>(0)?).unwrap_or(PointKind::Url);
            if let Some(digest) = digest(kind, &row.get::<_, String>(1)?) {
                points.push((kind, digest, row.get(2)?));
            }
        }
        Ok(points)
    };
    let (mine, theirs) = (read(a)?, read(b)?);
    let shared = mine.into_iter().find(|(kind, digest, _)| {
        kinds.contains(kind) && theirs.iter().any(|(_, other, _)| other == digest)
    });
    Ok(shared.map(|(_, _, value)| value).unwrap_or_default())
}
