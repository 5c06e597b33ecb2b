//! What favours have to do with each other: returned, passed on, thanked.

use super::Book;
use super::favours::subject;
use super::people::receipt;
use super::view::{FavourRow, Id, OperationKind, Receipt};
use crate::Now;
use crate::domain::favour::{FavourKind, LinkKind, Role, Status};
use crate::domain::record::{fits, is_in_order};
use crate::domain::turn::Tied;
use crate::error::{Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::favour::{self, Favour};
use crate::store::favour_party::{self, Party};
use crate::store::{Connection, balance, favour_link, ledger, person};

/// How many favours are offered to be linked.
const OFFERED: u32 = 50;

impl Book {
    /// Says that `later` returns, passes on or thanks for `earlier`.
    pub fn link_favours(
        &mut self,
        later: Id,
        earlier: Id,
        kind: LinkKind,
        now: &Now,
    ) -> Result<Receipt> {
        let row = favour::get(&self.connection, i64::from(later))?;
        let answered = favour::get(&self.connection, i64::from(earlier))?;
        if [row.status, answered.status].contains(&Status::Void) {
            return Err(Invalid::Status.into());
        }
        if favour_link::leads_to(&self.connection, answered.id, row.id)? {
            return Err(Invalid::LinkCircle.into());
        }
        if !is_in_order(row.on, answered.on) {
            return Err(Invalid::LinkOrder.into());
        }
        if !holds(&self.connection, kind, &row, &answered)? {
            return Err(Invalid::LinkUnfit.into());
        }
        let names = self.others_of(row.id)?;
        let changed = change(
            &mut self.connection,
            OperationKind::LinkFavours,
            now,
            Keep::Yes,
            |tx, _| {
                favour_link::insert(tx, row.id, answered.id, kind)?;
                Ok((subject(names, row.what), ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(row.id)))
    }

    /// Takes such a word back.
    pub fn unlink_favours(
        &mut self,
        later: Id,
        earlier: Id,
        kind: LinkKind,
        now: &Now,
    ) -> Result<Receipt> {
        let row = favour::get(&self.connection, i64::from(later))?;
        let names = self.others_of(row.id)?;
        let changed = change(
            &mut self.connection,
            OperationKind::LinkFavours,
            now,
            Keep::Yes,
            |tx, _| {
                favour_link::delete(tx, row.id, i64::from(earlier), kind)?;
                Ok((subject(names, row.what), ()))
            },
        )?;
        Ok(receipt(changed.operation, Some(row.id)))
    }

    /// The favours that this one could answer, or that could answer it, the
    /// latest first.
    pub fn linkable(&self, id: Id, kind: LinkKind, later: bool) -> Result<Vec<FavourRow>> {
        let owner = person::owner(&self.connection)?;
        let this = favour::get(&self.connection, i64::from(id))?;
        let mut offered = Vec::new();
        for favour in ledger::around(&self.connection, this.id, owner, OFFERED * 4)? {
            let (answer, answered) = if later {
                (&favour, &this)
            } else {
                (&this, &favour)
            };
            if is_linkable(&self.connection, kind, answer, answered)? {
                offered.push(self.favour_row(favour, owner)?);
            }
            if offered.len() == OFFERED as usize {
                break;
            }
        }
        Ok(offered)
    }
}

/// Takes away what a favour that was written anew answers no longer, or is no
/// longer answered by; how many such words there were.
pub(super) fn drop_unfit(tx: &Connection, row: &Favour) -> Result<u32> {
    let mut dropped = 0;
    for (kind, earlier) in favour_link::earlier(tx, row.id)? {
        if !holds(tx, kind, row, &favour::get(tx, earlier)?)? {
            favour_link::delete(tx, row.id, earlier, kind)?;
            dropped += 1;
        }
    }
    for (kind, later) in favour_link::later(tx, row.id)? {
        if !holds(tx, kind, &favour::get(tx, later)?, row)? {
            favour_link::delete(tx, later, row.id, kind)?;
            dropped += 1;
        }
    }
    Ok(dropped)
}

/// The favour received that a word of thanks answers, where it can be only one:
/// of those that waited for thanks on that day, else of all.
pub(super) fn thanked(tx: &Connection, thanks: &Favour) -> Result<Option<i64>> {
    if thanks.kind != FavourKind::Thanks || thanks.status != Status::Done {
        return Ok(None);
    }
    let owner = person::owner(tx)?;
    let parties = favour_party::of(tx, thanks.id)?;
    let helped = |p: &&Party| p.role == Role::Beneficiary && p.person != owner;
    let mut unthanked = Vec::new();
    for party in parties.iter().filter(helped) {
        let ties = balance::of_person(tx, party.person)?;
        for tied in ties.into_iter().filter(Tied::is_unanswered) {
            let earlier = favour::get(tx, tied.favour)?;
            if holds(tx, LinkKind::Thanks, thanks, &earlier)? {
                unthanked.push(tied);
            }
        }
    }
    let on = thanks.on.day;
    let waits = |tied: &&Tied<i64>| {
        tied.waits_for_thanks()
            .is_some_and(|(from, to)| (from..to).contains(&on))
    };
    let lately: Vec<&Tied<i64>> = unthanked.iter().filter(waits).collect();
    Ok(match (&lately[..], &unthanked[..]) {
        ([one], _) => Some(one.favour),
        ([], [one]) => Some(one.favour),
        _ => None,
    })
}

/// Whether one may say so of the two: nothing says it yet, and it makes sense.
fn is_linkable(
    connection: &Connection,
    kind: LinkKind,
    answer: &Favour,
    answered: &Favour,
) -> Result<bool> {
    let said = favour_link::earlier(connection, answer.id)?;
    Ok(!said.contains(&(kind, answered.id))
        && holds(connection, kind, answer, answered)?
        && !favour_link::leads_to(connection, answered.id, answer.id)?)
}

/// Whether one favour can answer another: in time, and by who takes part.
fn holds(tx: &Connection, kind: LinkKind, answer: &Favour, answered: &Favour) -> Result<bool> {
    if !is_in_order(answer.on, answered.on) {
        return Ok(false);
    }
    let mine = favour_party::of(tx, answer.id)?;
    Ok(fits(kind, &mine, &favour_party::of(tx, answered.id)?))
}
