//! What can go wrong, as data. The wording stands in `Display` and, for the
//! window, in its message files; no contact's data is ever part of it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::domain::field::Field;
use crate::store::key::{KeyringFault, Passphrase};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no book at {0}")]
    NoBook(PathBuf),
    #[error("there is a book at {0} already")]
    BookExists(PathBuf),
    #[error("the book that was at {0} is not there any more; only its key is")]
    BookGone(PathBuf),
    #[error("{0} is not a Vuoro book")]
    NotABook(PathBuf),
    #[error("the key file {0} is missing; without it the book stays closed")]
    KeyMissing(PathBuf),
    #[error("{0} is no key file that can be read; the book stays closed")]
    KeyFileBroken(PathBuf),
    #[error("{path} was written by a newer Vuoro (key file {version}); nothing was changed")]
    NewerKeyFile { path: PathBuf, version: u32 },
    #[error("the key does not fit {0}: it is another book's, or the book is damaged")]
    KeyMisfit(PathBuf),
    #[error("{0} opens with its passphrase, which nobody has said")]
    PassphraseNeeded(PathBuf),
    #[error("the passphrase does not open {0}")]
    WrongPassphrase(PathBuf),
    #[error("{0}; the book stays closed")]
    Keyring(KeyringFault),
    #[error("{}", not_words(*.number))]
    NotWords { number: usize },
    #[error("these are not the words that are on the paper; look at them once more")]
    WrongWords,
    #[error("a passphrase has at least {} characters", Passphrase::SHORTEST)]
    PassphraseTooShort,
    #[error("this is the last way to open the book")]
    LastWay,
    #[error(
        "the recovery words of this book were never checked; a key that lies in one place only can vanish"
    )]
    WordsUnchecked,
    #[error("{path} was written by a newer Vuoro (schema {schema}); nothing was changed")]
    NewerBook { path: PathBuf, schema: i32 },
    #[error("{0} was written by an older Vuoro; nothing was changed")]
    OlderBook(PathBuf),
    #[error(
        "{0} was made by an unfinished Vuoro, before the first version; nothing was changed. \
         What made it can export it as JSON, and that comes in here"
    )]
    UnfinishedBook(PathBuf),
    #[error(
        "another program has {0} to itself for a moment: it restores it, brings it up to date or changes its key"
    )]
    Taken(PathBuf),
    #[error(
        "{0} is open in another window or terminal, and this needs it alone; nothing was changed"
    )]
    InUse(PathBuf),
    #[error("the backup {0} is damaged, or its key does not fit; it was left as it is")]
    BackupDamaged(PathBuf),
    #[error("the book could not be backed up first, so nothing was changed: {0}")]
    NotBackedUp(#[source] Box<Error>),
    #[error("another program keeps the book busy; nothing was changed")]
    Busy,
    /// With what is known of it, or ''.
    #[error("the book is damaged{}; nothing was changed", detail(.0))]
    Damaged(String),

    #[error("{path}: {}", of_file(source))]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{0} is a folder, not a file")]
    IsFolder(PathBuf),
    #[error("{0} is empty")]
    EmptyFile(PathBuf),
    #[error("{0} holds no contacts that can be read: no vCard, no table, no export of Monica's")]
    NoContacts(PathBuf),
    #[error("{path}: nobody has said what these columns are: {}", columns.join(", "))]
    UnknownColumns { path: PathBuf, columns: Vec<String> },
    #[error("{path} has no such column; it has {}", columns.join(", "))]
    NoSuchColumn { path: PathBuf, columns: Vec<String> },
    #[error("{0} is damaged, or an archive made to do harm; nothing was unpacked")]
    BadArchive(PathBuf),
    #[error("{path} is larger than {} MB", limit / 1_000_000)]
    FileTooLarge { path: PathBuf, limit: u64 },
    #[error("{path} holds more than {limit} cards")]
    TooManyCards { path: PathBuf, limit: u64 },
    #[error("the file changed after it was looked at; look at it again")]
    FileChanged,
    #[error("the reading broke off before the end of the files; nothing was changed")]
    BrokeOff,
    #[error("{path} is no whole book that can be read: line {line} is not as it should be")]
    BrokenDocument { path: PathBuf, line: u64 },
    #[error("{path} was written by a newer Vuoro (version {version} of the document)")]
    NewerDocument { path: PathBuf, version: u32 },
    #[error("a whole book goes into an empty one, and this one is not; nothing was changed")]
    BookNotEmpty,
    #[error("a whole book is brought in alone, without other files")]
    BookNotAlone,
    #[error("a card of ours did not pass the check of the vCard standard: {0}")]
    CardRefused(String),

    #[error("{0}")]
    Invalid(#[from] Invalid),
    #[error("{field}: {fault}")]
    Field { field: Field, fault: Fault },
    #[error("{0} was changed meanwhile; nothing was written: look at it again")]
    ChangedMeanwhile(Field),
    #[error(
        "{favours} of the favours in the book would go too; archive keeps them, or say that they may go"
    )]
    HasFavours { favours: u32 },
    #[error("there is one of this name already")]
    NameTaken,
    #[error("there is no such {0} in the book")]
    NotFound(&'static str),
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error(
        "that cannot be undone: a later change builds on it (number {by} in the history); undo that first"
    )]
    CannotUndo { by: i64 },
    #[error(
        "these two cannot become one person: both take part in one favour (number {favour}), and a favour with oneself is none"
    )]
    MergeClash { favour: i64 },
    #[error("they differ in {}; say which is right", .0.iter().map(|f| f.word()).collect::<Vec<_>>().join(", "))]
    Undecided(Vec<Field>),
    #[error("stopped; the book is as it was")]
    Cancelled,

    #[error("there is not enough memory for that")]
    NoMemory,
    #[error("{}", of_store(.0))]
    Store(#[source] rusqlite::Error),
}

fn not_words(number: usize) -> String {
    match number {
        0 => "these are not 24 recovery words that belong together".into(),
        number => format!("word {number} is none of the recovery words"),
    }
}

/// Input that makes no sense. Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Invalid {
    #[error(
        "that is no date; write it as 2026-11-19, 2026-11 or 2026, with ~ before it for \"about\""
    )]
    Date,
    #[error("that date is more than 150 years away from today")]
    DateTooFar,
    #[error("who it was with is missing")]
    NoPeople,
    #[error("the same person stands there twice")]
    SamePersonTwice,
    #[error("a favour with oneself is none")]
    WithOneself,
    #[error("an introduction needs two people who do not know each other yet")]
    TooFewPeople,
    #[error("what is done cannot lie ahead; say that it is promised or asked for")]
    NotYet,
    #[error("what it was is missing")]
    NoText,
    #[error("the text is longer than 10,000 characters")]
    TooLong,
    #[error("that favour is settled, or cannot come to this")]
    Status,
    #[error("only an introduction introduces anybody")]
    NoIntroduction,
    #[error("a favour cannot answer itself, nor one that answers it")]
    LinkCircle,
    #[error("these two favours have nothing to do with each other that way")]
    LinkUnfit,
    #[error("one person has two different answers")]
    ConsentTwice,
    #[error("somebody has not agreed to it; ask first")]
    ConsentMissing,
    #[error("that person is not introduced by it")]
    NotIntroduced,
    #[error("only a note and what one may have many of can be kept of both")]
    NotBoth,
    #[error("nobody is chosen for the export")]
    NobodyToExport,
    #[error("more than 1,000 people match; say it more closely, or export everyone")]
    TooManyToExport,
    #[error("that setting is out of its range")]
    Setting,
    #[error("the book has people in it; name a new one")]
    NotEmpty,
    #[error("whether it was given or received is missing")]
    NoDirection,
    #[error("that suggestion was accepted or dismissed before")]
    SuggestionSettled,
    #[error("that is more than can be done at once")]
    TooMany,
    #[error("that number is out of its range")]
    Number,
}

/// Why a field cannot be what was written, with an example of what can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    #[error("it cannot be empty")]
    Empty,
    #[error("the text is too long")]
    TooLong,
    #[error("that is no day; write 1984-05-09, or --05-09 without the year")]
    NotADay,
    #[error("a number has digits, as in +358 40 123 4567")]
    NotANumber,
    #[error("an address has an @ in it, as in anna@example.fi")]
    NotAnEmail,
    #[error("a link has no blanks in it, as in https://example.fi")]
    NotALink,
    #[error("that is no picture that can be shown; JPEG, PNG, GIF and WebP can")]
    NotAPicture,
    #[error("a picture is at most 10 MB")]
    PictureTooLarge,
    #[error("one cannot be related to oneself")]
    Oneself,
}

impl Error {
    /// What went wrong with a file that was to be read or written.
    pub fn file(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        let path = path.into();
        match source.kind() {
            std::io::ErrorKind::IsADirectory => Self::IsFolder(path),
            _ => Self::File { path, source },
        }
    }
}

impl Error {
    /// Whether there was no room for what was to be written.
    pub fn is_full_disk(&self) -> bool {
        match self {
            Self::File { source, .. } => file_kind(source) == FailureKind::DiskFull,
            Self::Store(error) => store_kind(error) == FailureKind::DiskFull,
            _ => false,
        }
    }

    /// Whether the book's own rules refused a row: what was to be written is
    /// wrong, not the book.
    pub(crate) fn is_refused_row(&self) -> bool {
        match self {
            Self::Store(error) => {
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
            }
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            // The last is a race for the log, given up after ten seconds of trying.
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed,
            ) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(String::new())
            }
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            _ => Self::Store(error),
        }
    }
}

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
    NewerDocument,
    BookNotEmpty,
    BookNotAlone,
    FileUnreadable,
    FileChanged,
    InvalidDate,
    DateTooFar,
    NoPeople,
    SamePersonTwice,
    TooFewPeople,
    NoText,
    TooLong,
    TooMany,
    StatusNotAllowed,
    NotYet,
    LinkCircle,
    LinkUnfit,
    ConsentMissing,
    Invalid,
    NotFound,
    NothingToUndo,
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
            Error::UnknownColumns { path, .. } => (Kind::UnknownColumns, shown(path), 0),
            Error::NoSuchColumn { path, .. } => (Kind::UnknownColumns, shown(path), 0),
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
            Error::ChangedMeanwhile(_) => (Kind::ChangedMeanwhile, String::new(), 0),
            Error::HasFavours { favours } => (Kind::HasFavours, String::new(), i64::from(favours)),
            Error::NameTaken => (Kind::NameTaken, String::new(), 0),
            Error::NotFound(_) => (Kind::NotFound, String::new(), 0),
            Error::NothingToUndo => (Kind::NothingToUndo, String::new(), 0),
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

fn file_kind(error: &std::io::Error) -> FailureKind {
    match error.kind() {
        std::io::ErrorKind::NotFound => FailureKind::FileMissing,
        std::io::ErrorKind::PermissionDenied => FailureKind::FileDenied,
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            FailureKind::DiskFull
        }
        _ => FailureKind::FileUnreadable,
    }
}

fn detail(known: &str) -> String {
    match known {
        "" => String::new(),
        known => format!(" ({known})"),
    }
}

/// What the system says of a file, in words of ours.
fn of_file(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".into(),
        ErrorKind::PermissionDenied => "it may not be read or written by this user".into(),
        ErrorKind::AlreadyExists => "there is a file of this name already".into(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".into(),
        ErrorKind::FileTooLarge => "the system lets no file grow so large".into(),
        ErrorKind::ReadOnlyFilesystem => "the disk may only be read".into(),
        ErrorKind::NotADirectory => "a part of its path is no folder".into(),
        ErrorKind::InvalidFilename => "no file can have this name".into(),
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof => "it is not as it should be".into(),
        // The system's own words are left to errors that do not come from it.
        _ if error.raw_os_error().is_some() => "the disk could not read or write it".into(),
        _ => error.to_string(),
    }
}

/// What became of the book when SQLite could not go on, in words of ours.
fn of_store(error: &rusqlite::Error) -> String {
    match store_kind(error) {
        FailureKind::DiskFull => "the disk is full; the book is as it was".into(),
        FailureKind::BookUnreachable => {
            "the disk could not read or write the book; what stood in it was not changed".into()
        }
        FailureKind::NoMemory => "there is too little memory; the book is as it was".into(),
        _ => format!("a fault of this program, at the book: {error}"),
    }
}

fn store_kind(error: &rusqlite::Error) -> FailureKind {
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
        Invalid::NoPeople => FailureKind::NoPeople,
        Invalid::SamePersonTwice => FailureKind::SamePersonTwice,
        Invalid::TooFewPeople => FailureKind::TooFewPeople,
        Invalid::NoText => FailureKind::NoText,
        Invalid::TooLong => FailureKind::TooLong,
        Invalid::TooMany => FailureKind::TooMany,
        Invalid::Status => FailureKind::StatusNotAllowed,
        Invalid::NotYet => FailureKind::NotYet,
        Invalid::LinkCircle => FailureKind::LinkCircle,
        Invalid::LinkUnfit => FailureKind::LinkUnfit,
        Invalid::ConsentMissing => FailureKind::ConsentMissing,
        Invalid::WithOneself
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
