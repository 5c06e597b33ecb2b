//! Where else the book names somebody who is to be erased: in the notes, the
//! favours and the cards of others.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::exchange::vcard;
use crate::store::card::{self, Became};
use crate::store::contact::{self, Holder};
use crate::store::erase::Traces;
use crate::store::{Connection, erase};

/// Where somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Person(i64),
    Organisation(i64),
    Group(i64),
    Favour(i64),
}

impl Place {
    fn of(became: Became) -> Option<Self> {
        match became {
            Became::Person(id) => Some(Self::Person(id)),
            Became::Organisation(id) => Some(Self::Organisation(id)),
            Became::Tag(id) => Some(Self::Group(id)),
            Became::Nothing => None,
        }
    }
}

/// What becomes of a card of others.
enum Fate {
    Stays,
    /// Without the lines that name somebody.
    Cut(Vec<u8>),
    Goes,
}

/// What names them in others' words stays: those are the owner's to rewrite. So
/// does what may mean a namesake.
/// This is in how many people, organisations, groups and favours that is so.
/// `ids` are theirs, `but` the favours that they take part in.
pub(super) fn mentions(
    connection: &Connection,
    ids: &BTreeSet<i64>,
    traces: &[Traces],
    but: &BTreeSet<i64>,
) -> Result<u32> {
    let mut places = BTreeSet::new();
    for trace in traces {
        places.extend(trace.in_notes(connection)?.into_iter().map(Place::Person));
        let related = trace.in_relations(connection)?;
        places.extend(related.into_iter().map(Place::Person));
        places.extend(trace.in_favours(connection)?.into_iter().map(Place::Favour));
    }
    let told = |text: &str| traces.iter().any(|trace| trace.is_named_in(text));
    for id in card::all(connection)? {
        let original = card::get(connection, id)?;
        let left = match fate(&original, traces) {
            Fate::Stays => original.bytes,
            Fate::Cut(left) => left,
            Fate::Goes => continue,
        };
        if told(&vcard::unfolded(&left)) {
            places.extend(Place::of(original.became));
        }
    }
    for (_, holder, line) in contact::all_extras(connection)? {
        if !names(traces, &line) && told(&line) {
            places.insert(match holder {
                Holder::Person(id) => Place::Person(id),
                Holder::Organisation(id) => Place::Organisation(id),
            });
        }
    }
    let namesakes = traces.iter().flat_map(|trace| &trace.namesakes);
    for id in ids.iter().chain(namesakes) {
        places.remove(&Place::Person(*id));
    }
    for id in but {
        places.remove(&Place::Favour(*id));
    }
    Ok(places.len() as u32)
}

/// Takes out what names them by itself: the lines of others' cards, and the
/// cards that nobody could read.
pub(super) fn remove(tx: &Connection, traces: &[Traces]) -> Result<()> {
    for trace in traces {
        trace.remove(tx)?;
    }
    for id in card::all(tx)? {
        match fate(&card::get(tx, id)?, traces) {
            Fate::Stays => {}
            Fate::Cut(left) => card::cut(tx, id, &left)?,
            Fate::Goes => card::delete(tx, id)?,
        }
    }
    for (id, _, line) in contact::all_extras(tx)? {
        if names(traces, &line) {
            erase::drop_extra(tx, id)?;
        }
    }
    Ok(())
}

fn fate(original: &card::Original, traces: &[Traces]) -> Fate {
    let bytes = &original.bytes;
    let unread = original.became == Became::Nothing && !vcard::is_group(bytes);
    if unread {
        let text = vcard::unfolded(bytes);
        let tells = traces.iter().any(|trace| trace.is_told_of_in(&text));
        return if tells { Fate::Goes } else { Fate::Stays };
    }
    let named = |value: &str| traces.iter().any(|trace| trace.is_named_by(value));
    vcard::without(bytes, named).map_or(Fate::Stays, Fate::Cut)
}

fn names(traces: &[Traces], line: &str) -> bool {
    let named = |value: &str| traces.iter().any(|trace| trace.is_named_by(value));
    vcard::without(line.as_bytes(), named).is_some()
}
