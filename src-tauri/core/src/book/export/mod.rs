//! The book as files that others read.

mod cards;
mod draft;
mod json;
mod pace;
mod table;

use std::collections::HashSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) use cards::contact_of_person;
pub use pace::ExportProgress;

use super::Book;
use crate::domain::Id;
use crate::domain::contact::Contact;
use crate::domain::query::PeopleQuery;
use crate::error::{Error, Invalid, Result};
use crate::exchange::vcard::Version;
use crate::store::{Connection, backup, document, organisation, person, photo, place, search};
use pace::{Pace, Telling};

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The whole book, or everything about some people; its shape is told in
    /// `docs/export-json.md`.
    Json,
    /// vCard 4.0, every person and organisation a card.
    Vcard,
    /// vCard 3.0, for old phones.
    Vcard3,
    /// jCard (RFC 7095): vCard 4.0 as JSON.
    Jcard,
    /// A table in Google's columns.
    Csv,
}

/// Who is in an export.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case", tag = "who", content = "of")]
pub enum ExportWhom {
    /// All people, and all organisations that say more than their name.
    #[default]
    Everyone,
    People(Vec<Id>),
    /// Those whom a list with these words and filters shows, all of them.
    Matching(PeopleQuery),
}

/// What was written, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    pub people: u32,
    pub organisations: u32,
    /// Whose cards the judge did not let out: the file is without them.
    pub refused: Vec<Refused>,
}

/// Someone whose card was not let out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct Refused {
    pub name: String,
    /// The property that spoils it; empty where it is the card as a whole.
    pub property: String,
    /// The same in an English sentence; it never names a value.
    pub why: String,
}

impl Book {
    /// Writes everything to `out`. The same book gives the same bytes.
    pub fn export(&self, format: ExportFormat, out: &mut dyn Write) -> Result<Exported> {
        let go_on = &mut |_| ControlFlow::Continue(());
        self.export_of(format, &ExportWhom::Everyone, out, go_on)
    }

    /// Writes these people, or everything. `progress` is called every few
    /// dozen, and may stop it.
    pub fn export_of(
        &self,
        format: ExportFormat,
        whom: &ExportWhom,
        out: &mut dyn Write,
        progress: Telling<'_>,
    ) -> Result<Exported> {
        // One view of the book, whatever others write meanwhile.
        let tx = self.connection.unchecked_transaction()?;
        let chosen = Chosen::of(&tx, whom)?;
        let steps = match (format, &chosen.ids) {
            (ExportFormat::Json, None) => document::count(&tx)?,
            // A person and their card; a table's columns, and its rows.
            (ExportFormat::Json, Some(_)) | (ExportFormat::Csv, _) => 2 * chosen.count(&tx)?,
            _ => chosen.count(&tx)?,
        };
        let mut pace = Pace::new(steps, progress)?;
        let exported = match format {
            ExportFormat::Json => json::write(&tx, &chosen, out, &mut pace),
            ExportFormat::Vcard => cards::write(&tx, &chosen, Version::V4, out, &mut pace),
            ExportFormat::Vcard3 => cards::write(&tx, &chosen, Version::V3, out, &mut pace),
            ExportFormat::Jcard => cards::write_jcards(&tx, &chosen, out, &mut pace),
            ExportFormat::Csv => table::write(&tx, &chosen, out, &mut pace),
        }?;
        pace.end()?;
        Ok(exported)
    }

    /// Writes to a file that only its owner may read: under a temporary name
    /// beside it first, so that what stands at `path` is whole or is not there.
    /// A file that is there already is replaced only where that was asked for; the
    /// book, its key and its backups never are. One that was stopped leaves nothing.
    ///
    /// # Errors
    /// `BookExists` for those, or the file's own.
    pub fn export_file(
        &self,
        format: ExportFormat,
        whom: &ExportWhom,
        path: &Path,
        replace: bool,
        progress: Telling<'_>,
    ) -> Result<Exported> {
        let failed = |error| Error::file(path, error);
        if path.is_dir() {
            return Err(Error::IsFolder(path.into()));
        }
        if self.is_in_place_of(path) {
            return Err(Error::BookExists(self.path.clone()));
        }
        if !replace && path.exists() {
            return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
        }
        draft::sweep(path);
        let draft = &draft::of(path);
        let written = draft::begin(draft).map_err(failed).and_then(|file| {
            let mut out = BufWriter::new(file);
            let exported = self
                .export_of(format, whom, &mut out, progress)
                .map_err(|error| match error {
                    // The draft's error is the file's.
                    Error::File { source, .. } => failed(source),
                    error => error,
                })?;
            let file = out
                .into_inner()
                .map_err(|error| failed(error.into_error()))?;
            file.sync_all().map_err(failed)?;
            match replace {
                true => fs::rename(draft, path),
                false => place::anew(draft, path),
            }
            .map_err(failed)?;
            Ok(exported)
        });
        let _ = fs::remove_file(draft);
        if written.is_ok() {
            // A file system that cannot say so has done what it can.
            let _ = backup::sync_folder_of(path);
        }
        written
    }
}

/// An error of `out`, which has no name here.
fn unwritten(error: std::io::Error) -> Error {
    Error::file("-", error)
}

/// What became of one contact.
#[derive(Debug)]
enum Went {
    Out,
    Refused(Why),
}

/// Why a card stays.
#[derive(Debug)]
struct Why {
    property: String,
    said: String,
}

/// The people of an export; none for all of them.
struct Chosen {
    ids: Option<HashSet<i64>>,
}

impl Chosen {
    fn of(connection: &Connection, whom: &ExportWhom) -> Result<Self> {
        let ids: HashSet<i64> = match whom {
            ExportWhom::Everyone => return Ok(Self { ids: None }),
            ExportWhom::People(ids) => ids.iter().map(|id| i64::from(*id)).collect(),
            ExportWhom::Matching(query) => {
                let all = PeopleQuery {
                    offset: 0,
                    limit: u32::MAX,
                    ..query.clone()
                };
                // No face exports by turn, which is of a day; asked so, nobody would be found.
                let hits = search::people(connection, &all, chrono::NaiveDate::MIN)?;
                if hits.more {
                    return Err(Invalid::TooManyToExport.into());
                }
                hits.ids.into_iter().collect()
            }
        };
        for id in &ids {
            if !person::exists(connection, *id)? {
                return Err(Error::NotFound("person"));
            }
        }
        if ids.is_empty() {
            return Err(Invalid::NobodyToExport.into());
        }
        Ok(Self { ids: Some(ids) })
    }

    /// How many contacts are gone through.
    fn count(&self, connection: &Connection) -> Result<u32> {
        Ok(match &self.ids {
            Some(ids) => ids.len() as u32,
            None => person::count(connection)? + organisation::count(connection)?,
        })
    }

    /// Hands over each contact with its picture, people first. An export that
    /// would hold nobody, since each of them was refused, is an error.
    fn each(
        &self,
        connection: &Connection,
        pace: &mut Pace<'_>,
        mut give: impl FnMut(&Contact) -> Result<Went>,
    ) -> Result<Exported> {
        let mut exported = Exported::default();
        let mut refused = Vec::new();
        let mut tell = |contact: &Contact, count: &mut u32| {
            pace.step()?;
            match give(contact)? {
                Went::Out => *count += 1,
                Went::Refused(why) => refused.push(Refused {
                    name: contact.name.display.clone(),
                    property: why.property,
                    why: why.said,
                }),
            }
            Ok(())
        };
        person::all(connection, |person| {
            if self
                .ids
                .as_ref()
                .is_some_and(|ids| !ids.contains(&person.id))
            {
                return Ok(());
            }
            let mut contact = contact_of_person(connection, &person)?;
            if let Some(id) = person.profile.photo_id {
                contact.photo = Some(photo::get(connection, id)?);
            }
            tell(&contact, &mut exported.people)
        })?;
        let everyone = self.ids.is_none();
        let organisations = everyone.then(|| organisation::all(connection));
        for organisation in organisations.transpose()?.unwrap_or_default() {
            let mut contact = cards::contact_of_organisation(connection, &organisation)?;
            if let Some(id) = organisation.photo_id {
                contact.photo = Some(photo::get(connection, id)?);
            }
            if contact != cards::only_named(&organisation) {
                tell(&contact, &mut exported.organisations)?;
            }
        }
        match refused.first() {
            Some(first) if exported.people + exported.organisations == 0 => {
                Err(Error::CardRefused(first.why.clone()))
            }
            _ => Ok(Exported {
                refused,
                ..exported
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Now;
    use crate::store::person::{Profile, insert};

    /// What `give` says of Anna, and of Mira.
    fn of_two(refuse: &[&str]) -> Result<Exported> {
        let now = Now {
            at: chrono::DateTime::UNIX_EPOCH,
            today: chrono::NaiveDate::default(),
        };
        let book = Book::in_memory(&now).expect("sound");
        let tx = book.connection.unchecked_transaction().expect("sound");
        for name in ["Anna", "Mira"] {
            let mut profile = Profile::default();
            profile.name.display = name.into();
            insert(&tx, name, &profile, &now).expect("sound");
        }
        let go_on = &mut |_| ControlFlow::Continue(());
        let mut pace = Pace::new(2, go_on)?;
        Chosen { ids: None }.each(&tx, &mut pace, |contact| {
            let name = contact.name.display.as_str();
            Ok(match refuse.contains(&name) {
                true => Went::Refused(Why {
                    property: "TEL".into(),
                    said: "the card's TEL is not valid".into(),
                }),
                false => Went::Out,
            })
        })
    }

    #[test]
    fn one_bad_card_does_not_hold_the_others_back_and_is_named() {
        let exported = of_two(&["Mira"]).expect("sound");
        assert_eq!((exported.people, exported.refused.len()), (1, 1));
        assert_eq!(exported.refused[0].name, "Mira");
        assert_eq!(exported.refused[0].property, "TEL");
        assert!(matches!(
            of_two(&["Anna", "Mira"]),
            Err(Error::CardRefused(_))
        ));
    }
}
