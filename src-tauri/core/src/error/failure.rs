//! An error as it crosses to the window: a kind, and what its sentence names.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Error, Fault, Invalid};
use crate::domain::field::Field;
use crate::store::key::{KeyringFault, Passphrase};

/// An error as the window gets it: the kind chooses the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Failure {
    pub kind: FailureKind,
    /// In English, for a log or a report.
    pub message: String,
    /// The file it is about, or ''.
    pub path: String,
    /// The schema, limit or history number that it names, or 0.
    pub number: u32,
    /// The field that it is about, where it is about one.
    pub field: Option<Field>,
    pub fault: Option<Fault>,
    /// Why a favour of a file was refused.
    pub why: Option<FailureKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    NoBook,
    BookGone,
    NotABook,
    KeyMissing,
    KeyFileBroken,
    NewerKeyFile,
    KeyMisfit,
    PassphraseNeeded,
    WrongPassphrase,
    KeyringNone,
    KeyringLocked,
    KeyringEmpty,
    NotWords,
    WrongWords,
    PassphraseTooShort,
    LastWay,
    WordsUnchecked,
    NewerBook,
    OlderBook,
    UnfinishedBook,
    Taken,
    InUse,
    BackupDamaged,
    NotBackedUp,
    Busy,
    Damaged,
    FileMissing,
    FileDenied,
    FileIsFolder,
    FileEmpty,
    NoContacts,
    UnknownColumns,
    BadArchive,
    FileTooLarge,
    TooManyCards,
    BrokenDocument,
    RefusedFavour,
    NewerDocument,
    BookNotEmpty,
    BookNotAlone,
    FileUnreadable,
    FileChanged,
    InvalidDate,
    DateTooFar,
    DueTooFar,
    DueTooEarly,
    PeriodReversed,
    NoPeople,
    OneGiver,
    WithOneself,
    SamePersonTwice,
    TooFewPeople,
    NoText,
    TooLong,
    TooMany,
    StatusNotAllowed,
    NotYet,
    Ahead,
    TooEarly,
    History,
    LinkCircle,
    LinkOrder,
    LinkUnfit,
    ConsentMissing,
    Invalid,
    NotFound,
    NothingToUndo,
    NothingToRedo,
    CannotUndo,
    MergeClash,
    Undecided,
    Cancelled,
    BadField,
    ChangedMeanwhile,
    HasFavours,
    NameTaken,
    DiskFull,
    BookExists,
    // The system lets nobody read or write the book's file.
    BookUnreachable,
    NoMemory,
    // For a link, a call or a message.
    NoProgram,
    CardRefused,
    // A fault of the program.
    Other,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        use FailureKind as Kind;
        let message = error.to_string();
        let shown = |path: PathBuf| path.display().to_string();
        let (field, fault) = match &error {
            Error::Field { field, fault } => (Some(*field), Some(*fault)),
            Error::ChangedMeanwhile(field) => (Some(*field), None),
            _ => (None, None),
        };
        let why = match &error {
            Error::RefusedFavour { unfit, .. } => Some(invalid_kind(unfit.why)),
            _ => None,
        };
        let (kind, path, number) = match error {
            Error::NoBook(path) => (Kind::NoBook, shown(path), 0),
            Error::BookExists(path) => (Kind::BookExists, shown(path), 0),
            Error::BookGone(path) => (Kind::BookGone, shown(path), 0),
            Error::NotABook(path) => (Kind::NotABook, shown(path), 0),
            Error::KeyMissing(path) => (Kind::KeyMissing, shown(path), 0),
            Error::KeyFileBroken(path) => (Kind::KeyFileBroken, shown(path), 0),
            Error::NewerKeyFile { path, version } => {
                (Kind::NewerKeyFile, shown(path), i64::from(version))
            }
            Error::KeyMisfit(path) => (Kind::KeyMisfit, shown(path), 0),
            Error::PassphraseNeeded(path) => (Kind::PassphraseNeeded, shown(path), 0),
            Error::WrongPassphrase(path) => (Kind::WrongPassphrase, shown(path), 0),
            Error::Keyring(fault) => (keyring_kind(fault), String::new(), 0),
            Error::NotWords { number } => (Kind::NotWords, String::new(), number as i64),
            Error::WrongWords => (Kind::WrongWords, String::new(), 0),
            Error::PassphraseTooShort => (
                Kind::PassphraseTooShort,
                String::new(),
                Passphrase::SHORTEST as i64,
            ),
            Error::LastWay => (Kind::LastWay, String::new(), 0),
            Error::WordsUnchecked => (Kind::WordsUnchecked, String::new(), 0),
            Error::NoMemory => (Kind::NoMemory, String::new(), 0),
            Error::NoProgram => (Kind::NoProgram, String::new(), 0),
            Error::NewerBook { path, schema } => (Kind::NewerBook, shown(path), i64::from(schema)),
            Error::OlderBook(path) => (Kind::OlderBook, shown(path), 0),
            Error::UnfinishedBook(path) => (Kind::UnfinishedBook, shown(path), 0),
            Error::Taken(path) => (Kind::Taken, shown(path), 0),
            Error::InUse(path) => (Kind::InUse, shown(path), 0),
            Error::BackupDamaged(path) => (Kind::BackupDamaged, shown(path), 0),
            Error::NotBackedUp(why) => (Kind::NotBackedUp, Failure::from(*why).path, 0),
            Error::Busy => (Kind::Busy, String::new(), 0),
            Error::Damaged(_) => (Kind::Damaged, String::new(), 0),
            Error::File { path, source } => (file_kind(&source), shown(path), 0),
            Error::IsFolder(path) => (Kind::FileIsFolder, shown(path), 0),
            Error::EmptyFile(path) => (Kind::FileEmpty, shown(path), 0),
            Error::NoContacts(path) => (Kind::NoContacts, shown(path), 0),
            Error::UnknownColumns { path, .. }
            | Error::NoNameColumn { path, .. }
            | Error::NoSuchColumn { path, .. } => (Kind::UnknownColumns, shown(path), 0),
            Error::BadArchive(path) => (Kind::BadArchive, shown(path), 0),
            Error::FileTooLarge { path, limit } => {
                (Kind::FileTooLarge, shown(path), limit as i64 / 1_000_000)
            }
            Error::TooManyCards { path, limit } => (Kind::TooManyCards, shown(path), limit as i64),
            Error::BrokenDocument { path, line } => (
                Kind::BrokenDocument,
                shown(path),
                i64::try_from(line).unwrap_or(0),
            ),
            Error::RefusedFavour { path, line, .. } => (
                Kind::RefusedFavour,
                shown(path),
                i64::try_from(line).unwrap_or(0),
            ),
            Error::NewerDocument { path, version } => {
                (Kind::NewerDocument, shown(path), i64::from(version))
            }
            Error::BookNotEmpty => (Kind::BookNotEmpty, String::new(), 0),
            Error::BookNotAlone => (Kind::BookNotAlone, String::new(), 0),
            Error::FileChanged => (Kind::FileChanged, String::new(), 0),
            Error::BrokeOff => (Kind::FileUnreadable, String::new(), 0),
            Error::CardRefused(_) => (Kind::CardRefused, String::new(), 0),
            Error::Invalid(invalid) => (invalid_kind(invalid), String::new(), 0),
            Error::Field { .. } => (Kind::BadField, String::new(), 0),
            Error::ChangedMeanwhile(_) | Error::FavourChanged => {
                (Kind::ChangedMeanwhile, String::new(), 0)
            }
            Error::HasFavours { favours } => (Kind::HasFavours, String::new(), i64::from(favours)),
            Error::NameTaken(_) => (Kind::NameTaken, String::new(), 0),
            Error::NotFound(_) => (Kind::NotFound, String::new(), 0),
            Error::NothingToUndo => (Kind::NothingToUndo, String::new(), 0),
            Error::NothingToRedo => (Kind::NothingToRedo, String::new(), 0),
            Error::CannotUndo { by } => (Kind::CannotUndo, String::new(), by),
            Error::MergeClash { favour } => (Kind::MergeClash, String::new(), favour),
            Error::Undecided(_) => (Kind::Undecided, String::new(), 0),
            Error::Cancelled => (Kind::Cancelled, String::new(), 0),
            Error::Store(error) => (store_kind(&error), String::new(), 0),
        };
        Self {
            kind,
            message,
            path,
            number: u32::try_from(number).unwrap_or(0),
            field,
            fault,
            why,
        }
    }
}

fn keyring_kind(fault: KeyringFault) -> FailureKind {
    match fault {
        KeyringFault::None => FailureKind::KeyringNone,
        KeyringFault::Locked => FailureKind::KeyringLocked,
        KeyringFault::Empty => FailureKind::KeyringEmpty,
    }
}

pub(super) fn file_kind(error: &std::io::Error) -> FailureKind {
    match error.kind() {
        std::io::ErrorKind::NotFound => FailureKind::FileMissing,
        std::io::ErrorKind::PermissionDenied => FailureKind::FileDenied,
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            FailureKind::DiskFull
        }
        _ => FailureKind::FileUnreadable,
    }
}

pub(super) fn store_kind(error: &rusqlite::Error) -> FailureKind {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => FailureKind::DiskFull,
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied,
        ) => FailureKind::BookUnreachable,
        Some(ErrorCode::OutOfMemory) => FailureKind::NoMemory,
        _ => FailureKind::Other,
    }
}

fn invalid_kind(invalid: Invalid) -> FailureKind {
    match invalid {
        Invalid::Date => FailureKind::InvalidDate,
        Invalid::DateTooFar => FailureKind::DateTooFar,
        Invalid::DueTooFar => FailureKind::DueTooFar,
        Invalid::DueTooEarly => FailureKind::DueTooEarly,
        Invalid::PeriodReversed => FailureKind::PeriodReversed,
        Invalid::NoPeople => FailureKind::NoPeople,
        Invalid::OneGiver => FailureKind::OneGiver,
        Invalid::WithOneself => FailureKind::WithOneself,
        Invalid::SamePersonTwice => FailureKind::SamePersonTwice,
        Invalid::TooFewPeople => FailureKind::TooFewPeople,
        Invalid::NoText => FailureKind::NoText,
        Invalid::TooLong => FailureKind::TooLong,
        Invalid::TooMany => FailureKind::TooMany,
        Invalid::Status => FailureKind::StatusNotAllowed,
        Invalid::NotYet => FailureKind::NotYet,
        Invalid::Ahead => FailureKind::Ahead,
        Invalid::History => FailureKind::History,
        Invalid::TooEarly => FailureKind::TooEarly,
        Invalid::LinkCircle => FailureKind::LinkCircle,
        Invalid::LinkOrder => FailureKind::LinkOrder,
        Invalid::LinkUnfit => FailureKind::LinkUnfit,
        Invalid::ConsentMissing => FailureKind::ConsentMissing,
        Invalid::OneAsker
        | Invalid::ValueOfNone
        | Invalid::NoIntroduction
        | Invalid::ConsentTwice
        | Invalid::NotIntroduced
        | Invalid::NotBoth
        | Invalid::NobodyToExport
        | Invalid::TooManyToExport
        | Invalid::Setting
        | Invalid::NotEmpty
        | Invalid::NoDirection
        | Invalid::SuggestionSettled
        | Invalid::Number => FailureKind::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_does_to_a_book_is_no_fault_of_the_program() {
        use rusqlite::ffi;
        for (code, kind) in [
            (ffi::SQLITE_BUSY_SNAPSHOT, FailureKind::Busy),
            (ffi::SQLITE_BUSY_RECOVERY, FailureKind::Busy),
            (ffi::SQLITE_LOCKED, FailureKind::Busy),
            (ffi::SQLITE_PROTOCOL, FailureKind::Busy),
            (ffi::SQLITE_FULL, FailureKind::DiskFull),
            (ffi::SQLITE_IOERR_SHMSIZE, FailureKind::BookUnreachable),
            (ffi::SQLITE_IOERR_FSYNC, FailureKind::BookUnreachable),
            (ffi::SQLITE_CANTOPEN, FailureKind::BookUnreachable),
            (ffi::SQLITE_READONLY_DIRECTORY, FailureKind::BookUnreachable),
            (ffi::SQLITE_NOMEM, FailureKind::NoMemory),
            (ffi::SQLITE_CORRUPT_VTAB, FailureKind::Damaged),
            (ffi::SQLITE_NOTADB, FailureKind::Damaged),
            (ffi::SQLITE_CONSTRAINT_CHECK, FailureKind::Other),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(Failure::from(Error::from(error)).kind, kind, "{code}");
        }
    }
}
