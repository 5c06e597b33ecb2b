//! Whose turn it is while something is on its way, and what is counted of it.

mod asked;
mod counts;
mod periods;
mod thanks;

use vuoro_core::book::view::Id;
use vuoro_core::domain::turn::{Reason, Turn};

use crate::desk::{Desk, now};

fn turn_with(desk: &Desk, id: Id) -> Option<(Turn, Reason)> {
    let all = desk.book.balances(false, now().today).unwrap();
    let one = all.into_iter().find(|one| one.id == id)?;
    Some((one.turn, one.reason))
}
