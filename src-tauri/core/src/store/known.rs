//! What the book knows, by hash: an import asks here first, and asks the book
//! only for what may be there. Of a new phone's cards hardly anything is.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use super::person;
use crate::error::Result;

/// Reading the book into memory costs about as much as looking up what one
/// card in this many names.
const WORTH: u32 = 16;

/// Something by which a card is recognised.
#[derive(Hash)]
pub(crate) enum Sign<'a> {
    Fingerprint(&'a [u8]),
    /// Of a card or of a person, plain.
    Uid(&'a str),
    /// The compared form of a number, an address or a page.
    Point(&'a str),
    /// A folded name.
    Name(&'a str),
}

/// A hash is its own hash.
#[derive(Default)]
struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only hashes are kept")
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Never wrong about what is not there. Two signs of one hash, or a sign that
/// was taken away since, cost a look-up in vain.
pub(crate) struct Known {
    hashes: HashSet<u64, BuildHasherDefault<Itself>>,
    /// Cards that still go without, until reading the book is worth it.
    wait: Option<u32>,
}

impl Known {
    pub(crate) fn of(connection: &Connection) -> Result<Self> {
        Ok(Self {
            hashes: HashSet::default(),
            wait: Some(person::count(connection)? / WORTH),
        })
    }

    /// One card more is about to be looked up.
    pub(crate) fn one_more(&mut self, connection: &Connection) -> Result<()> {
        match self.wait {
            Some(0) => {
                self.wait = None;
                self.read(connection)
            }
            Some(cards) => {
                self.wait = Some(cards - 1);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Whether the book may have it.
    pub(crate) fn may_have(&self, sign: &Sign<'_>) -> bool {
        self.wait.is_some() || self.hashes.contains(&hash(sign))
    }

    pub(crate) fn learn(&mut self, sign: &Sign<'_>) {
        if self.wait.is_none() {
            self.hashes.insert(hash(sign));
        }
    }

    fn read(&mut self, connection: &Connection) -> Result<()> {
        let mut all = |sql, sign: fn(&[u8]) -> Option<Sign<'_>>| -> Result<()> {
            let mut statement = connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let value = row.get_ref(0)?;
                let bytes = value.as_bytes().map_err(rusqlite::Error::from)?;
                if let Some(sign) = sign(bytes) {
                    self.hashes.insert(hash(&sign));
                }
            }
            Ok(())
        };
        all("SELECT fingerprint FROM card", |bytes| {
            Some(Sign::Fingerprint(bytes))
        })?;
        all(
            "SELECT uid FROM card WHERE uid <> ''
             UNION ALL SELECT uid FROM person UNION ALL SELECT uid FROM person_alias",
            |bytes| Some(Sign::Uid(text(bytes)?)),
        )?;
        all("SELECT normal FROM contact_point", |bytes| {
            Some(Sign::Point(text(bytes)?))
        })?;
        all("SELECT folded FROM person", |bytes| {
            Some(Sign::Name(text(bytes)?))
        })
    }
}

/// SQLite's texts are UTF-8 as this program writes them.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn hash(sign: &Sign<'_>) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(sign)
}
