//! What hangs on a person or an organisation: points, addresses, related
//! people, and lines that no column models.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::contact::{ContactPoint, PointKind, PostalAddress, Related};
use crate::error::Result;

use super::change::{from_word, word};

/// To whom a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Holder {
    Person(i64),
    Organisation(i64),
}

impl Holder {
    pub(crate) fn person(self) -> Option<i64> {
        match self {
            Self::Person(id) => Some(id),
            Self::Organisation(_) => None,
        }
    }

    pub(super) fn organisation(self) -> Option<i64> {
        match self {
            Self::Person(_) => None,
            Self::Organisation(id) => Some(id),
        }
    }

    /// The column that names the holder of a row, and the holder's key.
    pub(super) fn column(self) -> (&'static str, i64) {
        match self {
            Self::Person(id) => ("person_id", id),
            Self::Organisation(id) => ("organisation_id", id),
        }
    }

    /// The condition that selects this holder's rows, and its parameter.
    pub(super) fn rows(self) -> (&'static str, i64) {
        match self {
            Self::Person(id) => ("person_id = ?1", id),
            Self::Organisation(id) => ("organisation_id = ?1", id),
        }
    }
}

pub(crate) fn insert_point(
    connection: &Connection,
    holder: Holder,
    point: &ContactPoint,
    normal: &str,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO contact_point
               (person_id, organisation_id, kind, label, value, normal, service, preferred,
                parameters)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            holder.person(),
            holder.organisation(),
            kind_word(point.kind),
            point.label,
            point.value,
            normal,
            point.service,
            point.preferred,
            point.parameters,
        ])?;
    Ok(())
}

/// The points of each kind, the preferred first, then in the owner's order,
/// then as they came.
pub(crate) fn points(connection: &Connection, holder: Holder) -> Result<Vec<ContactPoint>> {
    let points = compared_points(connection, holder)?.into_iter();
    Ok(points.map(|(point, _)| point).collect())
}

/// The same, each with its compared form.
pub(crate) fn compared_points(
    connection: &Connection,
    holder: Holder,
) -> Result<Vec<(ContactPoint, String)>> {
    let points = numbered_points(connection, holder)?.into_iter();
    Ok(points.map(|(_, point)| point).collect())
}

/// And with its key.
pub(crate) fn numbered_points(
    connection: &Connection,
    holder: Holder,
) -> Result<Vec<(i64, (ContactPoint, String))>> {
    let (rows, id) = holder.rows();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT kind, label, value, service, preferred, parameters, normal, id FROM contact_point
         WHERE {rows} ORDER BY kind, preferred DESC, position NULLS LAST, id"
    ))?;
    let points = statement.query_map([id], |row| {
        let point = (point_from_row(row)?, row.get("normal")?);
        Ok((row.get("id")?, point))
    })?;
    Ok(points.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn label_point(connection: &Connection, id: i64, label: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE contact_point SET label = ?2 WHERE id = ?1")?
        .execute(params![id, label])?;
    Ok(())
}

pub(super) fn point_from_row(row: &Row<'_>) -> rusqlite::Result<ContactPoint> {
    Ok(ContactPoint {
        kind: from_word(&row.get::<_, String>(0)?).unwrap_or(PointKind::Url),
        label: row.get(1)?,
        value: row.get(2)?,
        service: row.get(3)?,
        preferred: row.get(4)?,
        parameters: row.get("parameters")?,
    })
}

/// So many people of one number are looked at: a switchboard may have hundreds.
pub(crate) const SHARED: usize = 8;

/// People who have a phone or an e-mail of this normalised form, the first few.
pub(crate) fn people_with(
    connection: &Connection,
    kind: PointKind,
    normal: &str,
) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT person_id FROM contact_point INDEXED BY contact_point_normal
         WHERE normal = ?1 AND kind = ?2 AND person_id IS NOT NULL ORDER BY 1 LIMIT ?3",
    )?;
    let limit = SHARED as i64;
    let people = statement.query_map(params![normal, kind_word(kind), limit], |row| row.get(0))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Whoever of this folded name has it, among the many who do.
pub(crate) fn named_with(
    connection: &Connection,
    kind: PointKind,
    normal: &str,
    folded: &str,
) -> Result<Option<i64>> {
    // By the name first: a thousand namesakes are more than anybody knows.
    Ok(connection
        .prepare_cached(
            "SELECT p.id FROM (SELECT id FROM person WHERE folded = ?3 AND NOT is_owner
                               ORDER BY id LIMIT 1000) p
             WHERE EXISTS (SELECT 1 FROM contact_point c
                            WHERE c.person_id = p.id AND c.kind = ?2 AND c.normal = ?1)
             LIMIT 1",
        )?
        .query_row([normal, &kind_word(kind), folded], |row| row.get(0))
        .optional()?)
}

pub(crate) fn insert_address(
    connection: &Connection,
    holder: Holder,
    address: &PostalAddress,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO postal_address (person_id, organisation_id, label, po_box, extended, street,
               city, region, postcode, country, formatted, preferred, parameters)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
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
        ])?;
    Ok(())
}

pub(crate) fn addresses(connection: &Connection, holder: Holder) -> Result<Vec<PostalAddress>> {
    let addresses = numbered_addresses(connection, holder)?.into_iter();
    Ok(addresses.map(|(_, address)| address).collect())
}

/// The same, each with its key.
pub(crate) fn numbered_addresses(
    connection: &Connection,
    holder: Holder,
) -> Result<Vec<(i64, PostalAddress)>> {
    let (rows, id) = holder.rows();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT label, po_box, extended, street, city, region, postcode, country, formatted, preferred,
                parameters, id
         FROM postal_address WHERE {rows} ORDER BY preferred DESC, position NULLS LAST, id"
    ))?;
    let addresses =
        statement.query_map([id], |row| Ok((row.get("id")?, address_from_row(row)?)))?;
    Ok(addresses.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn label_address(connection: &Connection, id: i64, label: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE postal_address SET label = ?2 WHERE id = ?1")?
        .execute(params![id, label])?;
    Ok(())
}

pub(super) fn address_from_row(row: &Row<'_>) -> rusqlite::Result<PostalAddress> {
    Ok(PostalAddress {
        label: row.get(0)?,
        po_box: row.get(1)?,
        extended: row.get(2)?,
        street: row.get(3)?,
        city: row.get(4)?,
        region: row.get(5)?,
        postcode: row.get(6)?,
        country: row.get(7)?,
        formatted: row.get(8)?,
        preferred: row.get(9)?,
        parameters: row.get(10)?,
    })
}

pub(crate) fn insert_related(
    connection: &Connection,
    person: i64,
    related: &Related,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO related (person_id, label, value, parameters) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            person,
            related.label,
            related.value,
            related.parameters
        ])?;
    Ok(())
}

pub(crate) fn related(connection: &Connection, person: i64) -> Result<Vec<Related>> {
    let mut statement = connection.prepare_cached(
        "SELECT label, value, parameters FROM related WHERE person_id = ?1 ORDER BY position NULLS LAST, id",
    )?;
    let related = statement.query_map([person], |row| {
        Ok(Related {
            label: row.get(0)?,
            value: row.get(1)?,
            parameters: row.get(2)?,
        })
    })?;
    Ok(related.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn insert_extra(connection: &Connection, holder: Holder, line: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO extra_property (person_id, organisation_id, line) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![holder.person(), holder.organisation(), line])?;
    Ok(())
}

/// Every such line of the book, with its key and whose it is.
pub(crate) fn all_extras(connection: &Connection) -> Result<Vec<(i64, Holder, String)>> {
    let mut statement = connection
        .prepare_cached("SELECT id, person_id, organisation_id, line FROM extra_property")?;
    let rows = statement.query_map([], |row| {
        let holder = match row.get(1)? {
            Some(person) => Holder::Person(person),
            None => Holder::Organisation(row.get(2)?),
        };
        Ok((row.get(0)?, holder, row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn take_extra(connection: &Connection, holder: Holder, line: &str) -> Result<()> {
    let (rows, id) = holder.rows();
    connection
        .prepare_cached(&format!(
            "DELETE FROM extra_property WHERE {rows} AND line = ?2"
        ))?
        .execute(params![id, line])?;
    Ok(())
}

pub(crate) fn delete_extra(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM extra_property WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(crate) fn extras(connection: &Connection, holder: Holder) -> Result<Vec<String>> {
    let lines = numbered_extras(connection, holder)?.into_iter();
    Ok(lines.map(|(_, line)| line).collect())
}

/// The same, each with its key.
pub(crate) fn numbered_extras(
    connection: &Connection,
    holder: Holder,
) -> Result<Vec<(i64, String)>> {
    let (rows, id) = holder.rows();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, line FROM extra_property WHERE {rows} ORDER BY id"
    ))?;
    let lines = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn kind_word(kind: PointKind) -> String {
    word(&kind)
}
