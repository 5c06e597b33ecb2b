//! A whole book from its JSON document, into an empty one: then the two books
//! are equal. It is one operation, like any import; the settings, which are no
//! history, come along and stay.

use std::fs::File;
use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;

use super::ImportOptions;
use super::reader::normal;
use crate::Now;
use crate::book::Book;
use crate::book::is_sound;
use crate::book::people::shown;
use crate::book::view::{ImportProgress, ImportReport, ImportStep, OperationKind, Subject};
use crate::domain::document::{Item, Section};
use crate::domain::settings::Settings;
use crate::domain::suggestion::State;
use crate::error::{Error, Result};
use crate::exchange::json::{self, ReadError};
use crate::exchange::phone::Region;
use crate::store::change::{Keep, change};
use crate::store::document::{Put, is_empty};
use crate::store::open::{Cache, set_cache};

/// What an item names stands in a section of an earlier pass, or of its own;
/// the sections of a document may stand in any order.
const PASSES: [&[Section]; 6] = [
    &[Section::Photos, Section::Columns],
    &[Section::Organisations, Section::Tags],
    &[Section::Owner],
    &[Section::People],
    &[Section::NotSame, Section::Favours, Section::Cards],
    &[Section::Suggestions],
];
/// So many items are put between two words of progress.
const STEP: u32 = 100;

/// Whether the file is a document of a whole book.
pub(super) fn is_whole(file: &Path) -> Result<bool> {
    let mut start = [0; 512];
    let mut open = File::open(file).map_err(|error| Error::file(file, error))?;
    // A pipe cannot be read twice, and a folder says so elsewhere.
    if !open.metadata().is_ok_and(|about| about.is_file()) {
        return Ok(false);
    }
    let mut length = 0;
    while length < start.len() {
        match open.read(&mut start[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) => return Err(Error::file(file, error)),
        }
    }
    Ok(json::is_book(&start[..length]))
}

/// Looks at the document without a book: whether it can be read to its end.
pub(super) fn probe(file: &Path) -> Result<()> {
    let open = File::open(file).map_err(|error| Error::file(file, error))?;
    json::read(open, &[], &mut |_, _| Ok(())).map_err(|error| of_file(file, error))
}

impl Book {
    /// Makes this book, which must be empty, equal to the one of the document.
    pub(super) fn import_whole(
        &mut self,
        file: &Path,
        options: &ImportOptions,
        now: &Now,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<ImportReport> {
        if !is_empty(&self.connection)? {
            return Err(Error::BookNotEmpty);
        }
        let mut open = File::open(file).map_err(|error| Error::file(file, error))?;
        let digest = digest(&mut open).map_err(|error| Error::file(file, error))?;
        if options
            .expected_digest
            .as_ref()
            .is_some_and(|expected| *expected != digest)
        {
            return Err(Error::FileChanged);
        }
        let settings = settings(&mut open, file)?;
        let region = Region::of(&settings.region).ok_or_else(|| broken(file))?;
        let keep = if options.dry_run { Keep::No } else { Keep::Yes };
        set_cache(&self.connection, Cache::Bulk)?;
        let changed = change(
            &mut self.connection,
            OperationKind::Import,
            now,
            keep,
            |tx, operation| {
                let normal = |kind, value: &str| normal(kind, value, &region);
                let mut put = Put::new(tx, operation, &normal, file, now.today)?;
                let mut tally = Tally::new(file, digest);
                put.item(&Item::Settings(settings), 0)?;
                for (number, sections) in PASSES.iter().enumerate() {
                    open.rewind().map_err(|error| Error::file(file, error))?;
                    let mut count = 0u32;
                    json::read(&open, sections, &mut |item, line| {
                        tally.count(&item);
                        count += 1;
                        if count.is_multiple_of(STEP) {
                            let part = number as f64 / PASSES.len() as f64;
                            let (step, cards) = (ImportStep::Reading, tally.report.cards);
                            if progress(ImportProgress { step, part, cards }).is_break() {
                                return Err(Error::Cancelled);
                            }
                        }
                        put.item(&item, line)
                    })
                    .map_err(|error| of_file(file, error))?;
                }
                put.finish().map_err(|error| match error {
                    Error::NotFound(_) => broken(file),
                    error if error.is_refused_row() => broken(file),
                    error => error,
                })?;
                let cards = tally.report.cards;
                let step = ImportStep::Saving;
                if progress(ImportProgress {
                    step,
                    part: 0.0,
                    cards,
                })
                .is_break()
                {
                    return Err(Error::Cancelled);
                }
                let subject = Subject {
                    what: tally.report.files.join(", "),
                    added: tally.report.new_people,
                    ..Subject::default()
                };
                Ok((subject, tally.report))
            },
        );
        set_cache(&self.connection, Cache::Everyday)?;
        let changed = changed?;
        Ok(ImportReport {
            operation: changed.operation.map(shown),
            ..changed.value
        })
    }
}

fn settings(open: &mut File, file: &Path) -> Result<Settings> {
    open.rewind().map_err(|error| Error::file(file, error))?;
    let mut settings = None;
    json::read(&*open, &[Section::Settings], &mut |item, _| {
        if let Item::Settings(said) = item {
            settings = Some(said);
        }
        Ok(())
    })
    .map_err(|error| of_file(file, error))?;
    settings.filter(is_sound).ok_or_else(|| broken(file))
}

fn digest(open: &mut File) -> std::io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    std::io::copy(open, &mut hasher)?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// Something is missing or fits nothing, and there is no line to point at.
fn broken(file: &Path) -> Error {
    Error::BrokenDocument {
        path: file.into(),
        line: 0,
    }
}

fn of_file(path: &Path, error: ReadError<Error>) -> Error {
    let broken = |line: usize| Error::BrokenDocument {
        path: path.into(),
        line: line as u64,
    };
    match error {
        ReadError::Io(error) => Error::file(path, error),
        ReadError::NotABook => Error::NoContacts(path.into()),
        ReadError::Newer(version) => Error::NewerDocument {
            path: path.into(),
            version,
        },
        ReadError::Broken { line } => broken(line),
        ReadError::Refused { line, error } => match error {
            Error::NotFound(_) => broken(line),
            error if error.is_refused_row() => broken(line),
            error => error,
        },
    }
}

/// Counts what comes in.
struct Tally {
    report: ImportReport,
}

impl Tally {
    fn new(file: &Path, digest: String) -> Self {
        let name = file.file_name().unwrap_or(file.as_os_str());
        Self {
            report: ImportReport {
                files: vec![name.to_string_lossy().replace(char::is_control, "")],
                digest,
                favours: Some(0),
                ..ImportReport::default()
            },
        }
    }

    fn count(&mut self, item: &Item) {
        let report = &mut self.report;
        let count = match item {
            Item::Photo(_) => &mut report.photos,
            Item::Organisation(_) => &mut report.organisations,
            Item::Tag(_) => &mut report.groups,
            Item::Person(_) => &mut report.new_people,
            Item::Favour(_) => report.favours.get_or_insert(0),
            Item::Card(_) => &mut report.cards,
            Item::Suggestion(one) if one.state == State::Open => &mut report.suggestions,
            Item::Suggestion(_)
            | Item::Owner(_)
            | Item::Settings(_)
            | Item::Columns(_)
            | Item::NotSame(_) => return,
        };
        *count += 1;
    }
}
