//! Favours that the files of an import tell of, proposed once everybody is in.

use super::card::Importer;
use super::uid::plain_uid;
use crate::book::suggestions::keep_work;
use crate::domain::name::fold;
use crate::domain::suggestion::{Hint, Origin, Whom};
use crate::error::Result;
use crate::store::suggestion::{self, NewSuggestion};
use crate::store::{card, person};

/// A hint that waits for the end of the import.
pub(super) struct Pending {
    pub(super) source: String,
    /// The contact beside which it stands.
    pub(super) beside: Option<Beside>,
    pub(super) hint: Hint,
}

pub(super) struct Beside {
    pub(super) person: i64,
    pub(super) name: String,
    pub(super) uid: String,
}

impl Importer<'_> {
    /// Proposes what was told, and not what was proposed before.
    pub(super) fn suggest(&mut self) -> Result<()> {
        for Pending {
            source,
            beside,
            hint,
        } in std::mem::take(&mut self.pending)
        {
            let fingerprint = fingerprint(&hint, beside.as_ref());
            if suggestion::exists(self.tx, &fingerprint)? {
                continue;
            }
            let (person, name) = match (&hint.whom, &beside) {
                (Whom::ThisContact, Some(beside)) => (Some(beside.person), beside.name.clone()),
                (Whom::ThisContact, None) => continue,
                (Whom::Other { name, uid }, _) => (self.known(name, uid)?, name.clone()),
            };
            let introduced = beside
                .filter(|_| hint.origin == Origin::Introduction)
                .map(|beside| beside.person);
            // Nobody introduces themselves.
            if introduced.is_some() && introduced == person {
                continue;
            }
            suggestion::insert(
                self.tx,
                &NewSuggestion {
                    fingerprint: &fingerprint,
                    source: &source,
                    person,
                    name: &name,
                    introduced,
                    hint: &hint,
                },
            )?;
            self.tally.suggestion();
            if let Some(person) = person {
                let changes = keep_work(self.tx, person, &hint.work, self.now)?;
                // Of whoever is new it is a part of what they come with.
                if !changes.is_empty() && person <= self.newest {
                    let name = person::display(self.tx, person)?;
                    self.tally.beside(person, hint.line, name, changes);
                }
            }
        }
        Ok(())
    }

    /// Who that is, if it is one person for sure.
    fn known(&self, name: &str, uid: &str) -> Result<Option<i64>> {
        if !uid.is_empty()
            && let [id] = card::people_of_uid(self.tx, plain_uid(uid))?[..]
        {
            return Ok(Some(id));
        }
        let named = person::named(self.tx, &fold(name))?;
        Ok(match named.as_slice() {
            [id] => Some(*id),
            _ => None,
        })
    }
}

/// What makes two hints the same, whichever file they came in.
fn fingerprint(hint: &Hint, beside: Option<&Beside>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let beside = beside.map_or([String::new(), String::new()], |beside| {
        [beside.name.clone(), beside.uid.clone()]
    });
    let whom = match &hint.whom {
        Whom::ThisContact => [String::new(), String::new()],
        Whom::Other { name, uid } => [name.clone(), uid.clone()],
    };
    let direction = hint.direction.map_or("", |direction| direction.word());
    let on = hint.on.map(|on| on.to_string()).unwrap_or_default();
    for text in [
        hint.origin.word(),
        direction,
        &hint.what,
        &hint.note,
        &on,
        &beside[0],
        &beside[1],
        &whom[0],
        &whom[1],
    ] {
        hasher.update(text.as_bytes());
        hasher.update(b"\x1F");
    }
    hasher.finalize().into()
}
