//! Lists that the owner writes anew: points, addresses, related people. Only
//! rows that differ are written, and a row that is edited stays the same row,
//! so that what else it holds stays with it.

use rusqlite::{Connection, Row, params};

use super::contact::{
    Holder, address_from_row, insert_address, insert_point, insert_related, kind_word,
    point_from_row,
};
use crate::domain::contact::{ContactPoint, PostalAddress, Related};
use crate::error::Result;

/// Whether two are likely one item, before and after an edit.
type Alike<T> = fn(&T, &T) -> bool;

/// A row as it stands.
struct Standing<T> {
    id: i64,
    position: Option<i64>,
    item: T,
}

/// Makes these a holder's points; each comes with its compared form.
pub(crate) fn set_points(
    connection: &Connection,
    holder: Holder,
    points: &[(ContactPoint, String)],
) -> Result<()> {
    let (rows, id) = holder.rows();
    let standing = standing(
        connection,
        &format!(
            "SELECT kind, label, value, service, preferred, parameters, normal, id, position
             FROM contact_point WHERE {rows}
             ORDER BY kind, preferred DESC, position NULLS LAST, id"
        ),
        id,
        |row| Ok((point_from_row(row)?, row.get::<_, String>("normal")?)),
    )?;
    // Points of one kind are a list of their own.
    let mut ordered: Vec<&(ContactPoint, String)> = points.iter().collect();
    ordered.sort_by_key(|(point, _)| (kind_word(point.kind), !point.preferred));
    let alike: [Alike<(ContactPoint, String)>; 3] = [
        |a, b| a.0 == b.0,
        |a, b| a.0.kind == b.0.kind && a.1 == b.1,
        |a, b| a.0.kind == b.0.kind && a.0.label == b.0.label,
    ];
    settle(
        connection,
        "contact_point",
        standing,
        &ordered,
        &alike,
        |(point, normal)| insert_point(connection, holder, point, normal),
        |id, (point, normal)| {
            connection
                .prepare_cached(
                    "UPDATE contact_point SET label = ?2, value = ?3, normal = ?4, service = ?5,
                       preferred = ?6, parameters = ?7 WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    point.label,
                    point.value,
                    normal,
                    point.service,
                    point.preferred,
                    point.parameters,
                ])?;
            Ok(())
        },
    )
}

pub(crate) fn set_addresses(
    connection: &Connection,
    holder: Holder,
    addresses: &[PostalAddress],
) -> Result<()> {
    let (rows, id) = holder.rows();
    let standing = standing(
        connection,
        &format!(
            "SELECT label, po_box, extended, street, city, region, postcode, country, formatted,
               preferred, parameters, id, position FROM postal_address WHERE {rows}
             ORDER BY preferred DESC, position NULLS LAST, id"
        ),
        id,
        address_from_row,
    )?;
    let mut ordered: Vec<&PostalAddress> = addresses.iter().collect();
    ordered.sort_by_key(|address| !address.preferred);
    let alike: [Alike<PostalAddress>; 3] = [
        |a, b| a == b,
        |a, b| a.street == b.street && a.postcode == b.postcode && a.city == b.city,
        |a, b| a.label == b.label,
    ];
    settle(
        connection,
        "postal_address",
        standing,
        &ordered,
        &alike,
        |address| insert_address(connection, holder, address),
        |id, address| {
            connection
                .prepare_cached(
                    "UPDATE postal_address SET label = ?2, po_box = ?3, extended = ?4, street = ?5,
                       city = ?6, region = ?7, postcode = ?8, country = ?9, formatted = ?10,
                       preferred = ?11, parameters = ?12 WHERE id = ?1",
                )?
                .execute(params![
                    id,
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
        },
    )
}

pub(crate) fn set_related(connection: &Connection, person: i64, related: &[Related]) -> Result<()> {
    let standing = standing(
        connection,
        "SELECT label, value, parameters, id, position FROM related WHERE person_id = ?1
         ORDER BY position NULLS LAST, id",
        person,
        |row| {
            Ok(Related {
                label: row.get("label")?,
                value: row.get("value")?,
                parameters: row.get("parameters")?,
            })
        },
    )?;
    let alike: [Alike<Related>; 3] = [
        |a, b| a == b,
        |a, b| a.value == b.value,
        |a, b| a.label == b.label,
    ];
    settle(
        connection,
        "related",
        standing,
        &related.iter().collect::<Vec<_>>(),
        &alike,
        |related| insert_related(connection, person, related),
        |id, related| {
            connection
                .prepare_cached(
                    "UPDATE related SET label = ?2, value = ?3, parameters = ?4 WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    related.label,
                    related.value,
                    related.parameters
                ])?;
            Ok(())
        },
    )
}

fn standing<T>(
    connection: &Connection,
    sql: &str,
    id: i64,
    mut item: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<Standing<T>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([id], |row| {
        Ok(Standing {
            id: row.get("id")?,
            position: row.get("position")?,
            item: item(row)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Brings what stands to what is wanted, in the wanted order. A wanted item
/// takes the row that is most alike: by the first of the tests that finds one.
fn settle<T: PartialEq>(
    connection: &Connection,
    noun: &str,
    standing: Vec<Standing<T>>,
    wanted: &[&T],
    alike: &[Alike<T>],
    insert: impl Fn(&T) -> Result<()>,
    update: impl Fn(i64, &T) -> Result<()>,
) -> Result<()> {
    let mut taken: Vec<Option<usize>> = vec![None; wanted.len()];
    let mut free: Vec<usize> = (0..standing.len()).collect();
    for test in alike {
        for (place, item) in wanted.iter().enumerate() {
            if taken[place].is_none()
                && let Some(at) = free.iter().position(|at| test(&standing[*at].item, item))
            {
                taken[place] = Some(free.remove(at));
            }
        }
    }
    for at in free {
        connection
            .prepare_cached(&format!("DELETE FROM {noun} WHERE id = ?1"))?
            .execute([standing[at].id])?;
    }
    let mut rows = Vec::with_capacity(wanted.len());
    for (item, place) in wanted.iter().zip(&taken) {
        match place.map(|at| &standing[at]) {
            Some(row) => {
                if row.item != **item {
                    update(row.id, item)?;
                }
                rows.push((row.id, row.position));
            }
            None => {
                insert(item)?;
                rows.push((connection.last_insert_rowid(), None));
            }
        }
    }
    // Where the rows do not come in this order by themselves, it is written down.
    let natural = rows.is_sorted_by_key(|(id, position)| (position.unwrap_or(i64::MAX), *id));
    if natural {
        return Ok(());
    }
    for (at, (id, position)) in rows.iter().enumerate() {
        let at = at as i64 + 1;
        if *position != Some(at) {
            connection
                .prepare_cached(&format!("UPDATE {noun} SET position = ?2 WHERE id = ?1"))?
                .execute([*id, at])?;
        }
    }
    Ok(())
}
