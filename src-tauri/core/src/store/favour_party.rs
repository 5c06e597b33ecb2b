//! Who takes part in a favour, and as what.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};

use super::favour::{parsed, parsed_or_none, size};
use super::favour_event::{self, Happened};
use crate::Now;
use crate::domain::date::When;
use crate::domain::favour::{Consent, FavourKind, Role};
pub(crate) use crate::domain::record::Party;
use crate::domain::size::Size;
use crate::error::Result;

/// Of one favour, in the order in which they were named.
pub(crate) fn of(connection: &Connection, favour: i64) -> Result<Vec<Party>> {
    let mut statement = connection.prepare_cached(
        "SELECT person_id, role, value, consent FROM favour_party WHERE favour_id = ?1 ORDER BY id",
    )?;
    let parties = statement.query_map([favour], from_row)?;
    Ok(parties.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Party> {
    Ok(Party {
        person: row.get(0)?,
        role: parsed(row, 1)?,
        value: size(row, 2)?,
        consent: parsed_or_none(row, 3)?,
    })
}

pub(super) fn insert(connection: &Connection, favour: i64, party: &Party) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO favour_party (favour_id, person_id, role, value, consent)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            favour,
            party.person,
            party.role.word(),
            party.value.map(Size::weight),
            party.consent.map(Consent::word),
        ])?;
    Ok(())
}

/// Brings the parties to what is wanted; who stays keeps their row and consent.
pub(crate) fn set(connection: &Connection, id: i64, wanted: &[Party]) -> Result<()> {
    let mut there = of(connection, id)?;
    // There is one giver at any time, also while this is taken back.
    let giver = |parties: &[Party]| parties.iter().position(|p| p.role == Role::Giver);
    if let (Some(had), Some(has)) = (giver(&there), giver(wanted)) {
        let person = wanted[has].person;
        if there[had].person != person {
            connection
                .prepare_cached(
                    "UPDATE favour_party SET person_id = ?2 WHERE favour_id = ?1 AND role = 'giver'",
                )?
                .execute([id, person])?;
            there[had].person = person;
        }
    }
    let same = |a: &Party, b: &Party| (a.person, a.role) == (b.person, b.role);
    for party in &there {
        match wanted.iter().find(|one| same(one, party)) {
            None => connection
                .prepare_cached(
                    "DELETE FROM favour_party WHERE favour_id = ?1 AND person_id = ?2 AND role = ?3",
                )?
                .execute(params![id, party.person, party.role.word()])?,
            Some(one) if one.value != party.value || one.consent.is_some() != party.consent.is_some() => connection
                .prepare_cached(
                    "UPDATE favour_party SET value = ?4, consent = coalesce(consent, ?5)
                     WHERE favour_id = ?1 AND person_id = ?2 AND role = ?3",
                )?
                .execute(params![
                    id,
                    party.person,
                    party.role.word(),
                    one.value.map(Size::weight),
                    one.consent.map(Consent::word),
                ])?,
            Some(_) => 0,
        };
    }
    for party in wanted {
        if !there.iter().any(|one| same(one, party)) {
            let before = there
                .iter()
                .find(|p| p.person == party.person && p.role.is_side());
            let said = before.and_then(|p| p.consent).or(party.consent);
            let consent = party.consent.and(said);
            insert(
                connection,
                id,
                &Party {
                    consent,
                    ..party.clone()
                },
            )?;
        }
    }
    Ok(())
}

pub(crate) fn set_consent(
    connection: &Connection,
    id: i64,
    person: i64,
    consent: Consent,
    on: When,
    now: &Now,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE favour_party SET consent = ?3
             WHERE favour_id = ?1 AND person_id = ?2 AND role IN ('beneficiary', 'introduced')",
        )?
        .execute(params![id, person, consent.word()])?;
    let event = Happened::Consent(person, consent);
    favour_event::insert(connection, id, event, on, now)
}

/// Whether a favour still says something when these people are gone: its giver
/// is left, and somebody whom it helped; of an introduction, two whom it brings
/// together.
pub(crate) fn stands_without(kind: FavourKind, parties: &[Party], gone: &BTreeSet<i64>) -> bool {
    let of = |role| parties.iter().filter(move |party| party.role == role);
    let left = |role| of(role).filter(|p| !gone.contains(&p.person)).count();
    let (helped, introduced) = (left(Role::Beneficiary), left(Role::Introduced));
    let together = kind != FavourKind::Introduction
        || helped + introduced > 1 && (introduced > 0 || of(Role::Introduced).count() == 0);
    left(Role::Giver) == 1 && helped > 0 && together
}
