//! Which people a list shows: search as you type, circles, orders, pages.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::common::CLOSEST;
use super::sums::number as number_of;
use super::within::Within;
use crate::domain::name::fold;
use crate::domain::query::{PeopleOrder, PeopleQuery};
use crate::domain::slip::slips;
use crate::error::Result;

/// A search lists no more than this; nobody scrolls further, one types on.
const MOST: usize = 1000;
/// Nor more of those who are called nearly so.
const MOST_NEAR: usize = 50;

pub(crate) struct Hits {
    pub(crate) total: u32,
    pub(crate) more: bool,
    /// Nobody has what was typed; these have a name that is one slip away.
    pub(crate) near: bool,
    /// The page that was asked for.
    pub(crate) ids: Vec<i64>,
}

pub(crate) fn people(
    connection: &Connection,
    query: &PeopleQuery,
    today: NaiveDate,
) -> Result<Hits> {
    let typed = fold(&query.text);
    if typed.is_empty() {
        return listed(connection, query, today);
    }
    let within = Within::of(query, today);
    let mut ids = by_name(connection, &typed, &within)?;
    // One letter is the beginning of half of all words; names are enough then.
    if typed.chars().count() > 1 && ids.len() < MOST {
        let named: std::collections::HashSet<i64> = ids.iter().copied().collect();
        let others = match number(&typed) {
            Some(number) => by_number(connection, &typed, &number, &within)?,
            None => by_text(connection, &typed, &within)?,
        };
        ids.extend(others.into_iter().filter(|id| !named.contains(id)));
    }
    let more = ids.len() >= MOST;
    ids.truncate(MOST);
    Ok(Hits {
        total: ids.len() as u32,
        more,
        near: false,
        ids: page(&ids, query).to_vec(),
    })
}

/// The same; where nobody has what was typed, who is called nearly so.
pub(crate) fn people_or_near(
    connection: &Connection,
    query: &PeopleQuery,
    today: NaiveDate,
) -> Result<Hits> {
    let hits = people(connection, query, today)?;
    if hits.total > 0 {
        return Ok(hits);
    }
    let ids = by_slip(connection, &fold(&query.text), &Within::of(query, today))?;
    Ok(Hits {
        total: ids.len() as u32,
        more: false,
        near: !ids.is_empty(),
        ids: page(&ids, query).to_vec(),
    })
}

fn page<'a>(ids: &'a [i64], query: &PeopleQuery) -> &'a [i64] {
    let from = ids.len().min(query.offset as usize);
    let to = ids.len().min(from + query.limit as usize);
    &ids[from..to]
}

/// Everyone whom the whole list shows, in no order.
pub(crate) fn all(
    connection: &Connection,
    query: &PeopleQuery,
    today: NaiveDate,
) -> Result<Vec<i64>> {
    if !fold(&query.text).is_empty() {
        let query = PeopleQuery {
            offset: 0,
            limit: MOST as u32,
            ..query.clone()
        };
        return Ok(people_or_near(connection, &query, today)?.ids);
    }
    let these = Within::of(query, today).listed();
    let mut statement = connection.prepare(&format!("SELECT id FROM person WHERE {these}"))?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// People of whose name a part begins so; nobody for no text.
pub(crate) fn of_name(connection: &Connection, text: &str) -> Result<Vec<i64>> {
    match fold(text).as_str() {
        "" => Ok(Vec::new()),
        typed => by_name(connection, typed, &Within::default()),
    }
}

/// People of whose name this is a whole word, or all of it, whoever is likely meant
/// first: who is called so before who has it as another name, then the closest,
/// then with whom something passed last. At most a dozen, for more tell nobody apart.
pub(crate) fn of_word(connection: &Connection, word: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT k.person_id FROM name_key k
           JOIN person_row r ON r.person_id = k.person_id AND r.archived = 0
         WHERE k.key = ?1 OR (k.key >= ?1 || ' ' AND k.key < ?1 || '!')
         GROUP BY k.person_id
         ORDER BY max(k.begins) DESC, {CLOSEST}, r.last_on DESC, k.person_id LIMIT 12"
    ))?;
    let ids = statement.query_map([fold(word)], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Names that have a word beginning so; those that begin with it come first.
fn by_name(connection: &Connection, typed: &str, within: &Within) -> Result<Vec<i64>> {
    let these = within.these("person_id");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT person_id, begins FROM name_key
         WHERE key >= ?1 AND key < ?2 {these} ORDER BY key LIMIT ?3"
    ))?;
    let end = format!("{typed}\u{10ffff}");
    let rows = statement.query_map(params![typed, end, MOST as i64], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?))
    })?;
    let rows: Vec<(i64, bool)> = rows.collect::<rusqlite::Result<_>>()?;
    let (first, then): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, begins)| *begins);
    let mut seen = std::collections::HashSet::new();
    let all = first.into_iter().chain(then).map(|(id, _)| id);
    Ok(all.filter(|id| seen.insert(*id)).collect())
}

/// Who was most likely meant where nobody is called so: a look for each name
/// that is one slip away, which an index answers.
fn by_slip(connection: &Connection, typed: &str, within: &Within) -> Result<Vec<i64>> {
    let mut ids: Vec<i64> = Vec::new();
    for slip in slips(typed) {
        for id in by_name(connection, &slip, within)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.len() >= MOST_NEAR {
            break;
        }
    }
    ids.truncate(MOST_NEAR);
    Ok(ids)
}

/// A telephone number as it was typed: its digits, with a `+` where it begins
/// with its country.
fn number(typed: &str) -> Option<String> {
    let is_number = typed.chars().any(|c| c.is_ascii_digit())
        && typed
            .chars()
            .all(|c| c.is_ascii_digit() || " +-()./".contains(c));
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    is_number.then(|| match digits.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None if typed.starts_with('+') => format!("+{digits}"),
        None => digits,
    })
}

/// Numbers that begin so: with their country as a range of the compared form,
/// without it as a word of what was dialled. A postcode is a number too.
fn by_number(
    connection: &Connection,
    typed: &str,
    number: &str,
    within: &Within,
) -> Result<Vec<i64>> {
    let tells = number.len() > 3;
    if !number.starts_with('+') {
        let columns = if tells { "{reach other}" } else { "reach" };
        return matching(connection, &format!("{columns} : \"{number}\"*"), within);
    }
    let these = within.these("person_id");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT person_id FROM contact_point
         WHERE normal >= ?1 AND normal < ?2 AND kind = 'phone' AND person_id IS NOT NULL {these}
         ORDER BY normal LIMIT ?3"
    ))?;
    let end = format!("{number}:");
    let rows = statement.query_map(params![number, end, MOST as i64], |row| row.get(0))?;
    let mut ids = rows.collect::<rusqlite::Result<Vec<i64>>>()?;
    if tells && !typed.starts_with('+') {
        // *00100* begins as a country's number does.
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let others = format!("other : \"{digits}\"*");
        ids.extend(matching(connection, &others, within)?);
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    Ok(ids)
}

/// Anything else that is known of them, each word the beginning of one.
fn by_text(connection: &Connection, typed: &str, within: &Within) -> Result<Vec<i64>> {
    match full_text(typed) {
        Some(expression) => matching(connection, &expression, within),
        None => Ok(Vec::new()),
    }
}

fn matching(connection: &Connection, expression: &str, within: &Within) -> Result<Vec<i64>> {
    let these = within.these("s.rowid");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.rowid FROM person_search s WHERE person_search MATCH ?1 {these} LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![expression, MOST as i64], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The typed words as an FTS5 expression, every word quoted, so that nothing
/// typed is ever an operator. None while a word is one letter: half of all
/// words begin with it, and names are enough until there is more.
fn full_text(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let all_tell = !words.is_empty() && words.iter().all(|word| word.chars().count() > 1);
    all_tell.then(|| {
        words
            .iter()
            .map(|word| format!("\"{word}\"*"))
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// Everyone, or everyone of a circle, a group, an organisation, a page at a time.
fn listed(connection: &Connection, query: &PeopleQuery, today: NaiveDate) -> Result<Hits> {
    let within = Within::of(query, today);
    match query.order {
        PeopleOrder::Recent if within.is_everyone() => return recent(connection, query),
        PeopleOrder::Turn if within.is_everyone() => return by_turn(connection, query, today),
        _ => {}
    }
    let day = number_of(today);
    let order = match query.order {
        PeopleOrder::Name => "sort_key, id",
        PeopleOrder::FamilyName => "family_key, id",
        PeopleOrder::Recent => {
            "(SELECT last_on FROM person_row WHERE person_id = id) DESC, id DESC"
        }
        PeopleOrder::Turn => &format!(
            "(SELECT turn FROM tie_turn t WHERE t.person_id = id AND from_day <= {day} AND {day} < to_day)
             NULLS LAST, sort_key, id"
        ),
    };
    let these = within.listed();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id FROM person WHERE {these} ORDER BY {order} LIMIT ?1 OFFSET ?2"
    ))?;
    let ids = statement.query_map([query.limit, query.offset], |row| row.get(0))?;
    Ok(Hits {
        total: total(connection, &within)?,
        more: false,
        near: false,
        ids: ids.collect::<rusqlite::Result<_>>()?,
    })
}

fn total(connection: &Connection, within: &Within) -> Result<u32> {
    if within.is_everyone() {
        let sql = "SELECT count(*) FROM person_row WHERE archived = 0";
        return Ok(connection
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))?);
    }
    let these = within.listed();
    Ok(connection
        .prepare_cached(&format!("SELECT count(*) FROM person WHERE {these}"))?
        .query_row([], |row| row.get(0))?)
}

/// By whose turn it is, from one index; whoever it is nobody's turn with, by
/// name after them.
fn by_turn(connection: &Connection, query: &PeopleQuery, today: NaiveDate) -> Result<Hits> {
    let day = number_of(today);
    let mut statement = connection.prepare_cached(
        "SELECT person_id FROM tie_turn WHERE from_day <= ?3 AND ?3 < to_day
         ORDER BY turn, sort_key, person_id LIMIT ?1 OFFSET ?2",
    )?;
    let ids = statement.query_map(params![query.limit, query.offset, day], |row| row.get(0))?;
    let mut ids = ids.collect::<rusqlite::Result<Vec<i64>>>()?;
    if (ids.len() as u32) < query.limit {
        let told: u32 = connection
            .prepare_cached("SELECT count(*) FROM tie_turn WHERE from_day <= ?1 AND ?1 < to_day")?
            .query_row([day], |row| row.get(0))?;
        let mut statement = connection.prepare_cached(
            "SELECT id FROM person WHERE archived_at IS NULL AND NOT is_owner
               AND NOT EXISTS (SELECT 1 FROM tie_turn t WHERE t.person_id = id)
             ORDER BY sort_key, id LIMIT ?1 OFFSET ?2",
        )?;
        let left = query.limit - ids.len() as u32;
        let offset = query.offset.saturating_sub(told);
        for id in statement.query_map([left, offset], |row| row.get(0))? {
            ids.push(id?);
        }
    }
    Ok(Hits {
        total: total(connection, &Within::default())?,
        more: false,
        near: false,
        ids,
    })
}

/// Those with the latest favour first; who has none comes after, the latest
/// newcomer first. A range of one index, so that a page costs no sort of everyone.
fn recent(connection: &Connection, query: &PeopleQuery) -> Result<Hits> {
    let mut statement = connection.prepare_cached(
        "SELECT person_id FROM person_row WHERE archived = 0
         ORDER BY last_on DESC, person_id DESC LIMIT ?1 OFFSET ?2",
    )?;
    let ids = statement.query_map([query.limit, query.offset], |row| row.get(0))?;
    Ok(Hits {
        total: total(connection, &Within::default())?,
        more: false,
        near: false,
        ids: ids.collect::<rusqlite::Result<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_an_operator() {
        for (typed, expression) in [
            ("anna leh", Some("\"anna\"* \"leh\"*")),
            ("an\" or bo*", Some("\"an\"* \"or\"* \"bo\"*")),
            ("near(", Some("\"near\"*")),
            ("anna l", None),
            ("***", None),
        ] {
            assert_eq!(full_text(typed).as_deref(), expression, "{typed}");
        }
    }

    #[test]
    fn a_number_is_one_however_it_is_spaced() {
        for (typed, read) in [
            ("040 123", Some("040123")),
            ("+358 40", Some("+35840")),
            ("00358-40", Some("+35840")),
            ("anna 040", None),
            ("+", None),
        ] {
            assert_eq!(number(typed).as_deref(), read, "{typed}");
        }
    }
}
