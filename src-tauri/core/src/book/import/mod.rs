//! Bringing contacts in: files are read as a stream on one thread, and written
//! as one operation on this one. A preview is the import itself, taken back
//! before it is kept, so that it never says anything else than what happens.

mod apart;
mod before;
mod called;
mod card;
mod columns;
mod decided;
mod facts;
mod folder;
mod groups;
mod items;
mod lines;
mod lists;
mod matching;
mod organisation;
mod reader;
mod report;
mod source;
mod suggest;
mod uid;
mod unfound;
mod update;
mod whole;

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::people::shown;
use super::view::{ImportProgress, ImportReport, ImportStep, ImportWishes, OperationKind, Subject};
use super::{BackupReason, Book, backup};
use crate::Now;
use crate::error::{Error, Result};
use crate::exchange::Told;
pub use crate::exchange::table::{Column, UnknownField};
use crate::store::change::{Keep, change};
use crate::store::open::{Cache, set_cache};
use card::Importer;
pub use columns::{ColumnSaid, TableColumn, TableField, TableLook, TablePerson, said};
pub use folder::{contact_files, left_out};
use reader::Delivery;
pub(super) use reader::normal;
pub(super) use source::Source;
pub(super) use uid::plain_uid;

/// Looks, before a book is made for them, whether each file can be read and
/// begins like one with contacts, or is a whole book. Says whether anybody was
/// seen who will come in; in an archive nobody looks, and a whole book may yet be
/// refused. `columns` is what the owner says of a table.
pub fn probe(files: &[PathBuf], columns: &[(String, Column)]) -> Result<bool> {
    match files {
        [file] if whole::is_whole(file)? => whole::probe(file).map(|()| false),
        files => reader::probe(files, columns),
    }
}

/// What is asked of an import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// Say what would happen, and change nothing.
    pub dry_run: bool,
    /// The digest of a preview: refuse when the files are not those any more.
    pub expected_digest: Option<String>,
    pub wishes: ImportWishes,
    /// What the owner says of a table's columns, by their names. It is
    /// remembered for the next table with the same columns.
    pub columns: Vec<(String, Column)>,
    /// Go on without the backup that is made before many people change.
    pub without_backup: bool,
    /// How many contacts a file may have, where not the usual number.
    pub most: Option<u64>,
}

/// So many people may be new or changed before the book is backed up first.
const MANY: u32 = 100;

impl Book {
    /// Imports files of contacts as one operation, and reports what became of
    /// every card and row. `progress` is called every few dozen, and may stop
    /// it all.
    pub fn import(
        &mut self,
        files: &[PathBuf],
        options: &ImportOptions,
        now: &Now,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<ImportReport> {
        if let Some(own) = files.iter().find(|file| self.is_own(file)) {
            return Err(Error::NoContacts(own.clone()));
        }
        if let [file] = files
            && whole::is_whole(file)?
        {
            return self.import_whole(file, options, now, progress);
        }
        for file in files {
            if whole::is_whole(file)? {
                return Err(Error::BookNotAlone);
            }
        }
        let mut sources = Vec::new();
        for file in files {
            sources.extend(Source::of_path(file)?);
        }
        if let Some(most) = options.most {
            sources.iter_mut().for_each(|source| source.allow(most));
        }
        let report = self.import_sources(sources, options, now, progress)?;
        if !options.dry_run {
            // The import is kept; at worst the next table is asked about once more.
            let _ = self.remember_columns(files, &options.columns);
        }
        Ok(report)
    }

    /// The same for contacts that are in no file. `name` is what they are called.
    pub fn import_text(
        &mut self,
        name: &str,
        text: &str,
        options: &ImportOptions,
        now: &Now,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<ImportReport> {
        let source = Source::text(name, text);
        self.import_sources(vec![source], options, now, progress)
    }

    pub(super) fn import_sources(
        &mut self,
        sources: Vec<Source>,
        options: &ImportOptions,
        now: &Now,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<ImportReport> {
        let region = self.region()?;
        let keep = if options.dry_run { Keep::No } else { Keep::Yes };
        let told = Told {
            columns: options.columns.clone(),
            ..self.columns_told()?
        };
        set_cache(&self.connection, Cache::Bulk)?;
        let (path, unlock) = (self.path.clone(), self.unlock().ok());
        let reading = reader::start(sources, region.clone(), told.clone());
        let changed = change(
            &mut self.connection,
            OperationKind::Import,
            now,
            keep,
            |tx, _| {
                let mut importer = Importer::new(tx, now, region, told, &options.wishes)?;
                let mut tell =
                    |step, part, cards| match progress(ImportProgress { step, part, cards }) {
                        ControlFlow::Continue(()) => Ok(()),
                        ControlFlow::Break(()) => Err(Error::Cancelled),
                    };
                let mut digest = None;
                for delivery in &reading.deliveries {
                    match delivery? {
                        Delivery::File(name) => importer.begin_file(name)?,
                        Delivery::Cards {
                            cards,
                            hints,
                            lost,
                            part,
                        } => {
                            importer.hear(hints);
                            for card in &cards {
                                importer.take(card)?;
                            }
                            reading.give_back(cards);
                            importer.miss(&lost);
                            tell(ImportStep::Reading, part, importer.cards())?;
                        }
                        Delivery::End(all) => digest = Some(all),
                    }
                }
                // A reader that broke off says nothing; half a file must not come in.
                let digest = digest.ok_or(Error::BrokeOff)?;
                if options
                    .expected_digest
                    .as_ref()
                    .is_some_and(|expected| *expected != digest)
                {
                    return Err(Error::FileChanged);
                }
                importer.end_book()?;
                tell(ImportStep::Groups, 1.0, importer.cards())?;
                importer.join_groups()?;
                importer.suggest()?;
                tell(ImportStep::Saving, 0.0, importer.cards())?;
                let report = importer.report(digest);
                let many = report.new_people + report.updated_people > MANY;
                if many && keep == Keep::Yes && !options.without_backup {
                    // Another connection sees the book as it was before this.
                    backup::before(&path, unlock.as_ref(), BackupReason::BeforeImport, now)?;
                }
                Ok((subject(&report), report))
            },
        );
        reading.end();
        set_cache(&self.connection, Cache::Everyday)?;
        let changed = changed?;
        Ok(ImportReport {
            operation: changed.operation.map(shown),
            ..changed.value
        })
    }
}

fn subject(report: &ImportReport) -> Subject {
    Subject {
        what: report.files.join(", "),
        added: report.new_people,
        changed: report.updated_people,
        ..Subject::default()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// Some cards, and then a fault of ours.
    struct Faulty(bool);

    impl Read for Faulty {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            assert!(!self.0, "a fault in the reading thread");
            self.0 = true;
            let cards = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Aino\r\nEND:VCARD\r\n".repeat(100);
            buffer[..cards.len()].copy_from_slice(&cards);
            Ok(cards.len())
        }
    }

    #[test]
    fn contacts_that_are_in_no_file_come_in_like_those_of_one() {
        let now = Now {
            at: chrono::DateTime::UNIX_EPOCH,
            today: chrono::NaiveDate::MIN,
        };
        let mut book = Book::in_memory(&now).expect("a book");
        let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Aino\nEND:VCARD\n";
        let mut bring = |options: &ImportOptions| {
            let go_on = &mut |_| ControlFlow::Continue(());
            book.import_text("pasted.vcf", card, options, &now, go_on)
        };
        let looked_at = bring(&ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        });
        let looked_at = looked_at.expect("a preview");
        assert_eq!(looked_at.files, ["pasted.vcf"]);
        let done = bring(&ImportOptions {
            expected_digest: Some(looked_at.digest),
            ..ImportOptions::default()
        });
        assert_eq!(done.expect("the same cards").new_people, 1);
    }

    #[test]
    fn a_reading_that_breaks_off_brings_in_nobody() {
        let now = Now {
            at: chrono::DateTime::UNIX_EPOCH,
            today: chrono::NaiveDate::MIN,
        };
        let mut book = Book::in_memory(&now).expect("a book");
        let half = Source::stream("half.vcf", 0, Faulty(false));
        let options = ImportOptions::default();
        let done = book.import_sources(vec![half], &options, &now, &mut |_| {
            ControlFlow::Continue(())
        });
        assert!(matches!(done, Err(Error::BrokeOff)), "{done:?}");
        assert_eq!(book.count_people().expect("a count"), 0);
    }
}
