//! What can go wrong, as data. The wording stands in `Display` and, for the
//! window, in its message files; no contact's data is ever part of it.

mod failure;
mod invalid;

use std::path::PathBuf;

use crate::domain::field::Field;
use crate::domain::record::Unfit;
use crate::store::key::{KeyringFault, Passphrase};
pub use failure::{Failure, FailureKind};
use failure::{file_kind, store_kind};
pub use invalid::{Fault, Invalid};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no book at {0}")]
    NoBook(PathBuf),
    #[error("there is a book at {0} already")]
    BookExists(PathBuf),
    #[error("the book that was at {0} is not there any more")]
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
    #[error("{path}: no column holds the name; it has {}", columns.join(", "))]
    NoNameColumn { path: PathBuf, columns: Vec<String> },
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
    /// Line 0: no line shows it.
    #[error("{path} is no whole book that can be read: {}", of_line(*.line))]
    BrokenDocument { path: PathBuf, line: u64 },
    /// The how manieth favour of the document, and the line on which it ends.
    #[error("{path}, line {line}: its favour number {number} cannot be: {unfit}")]
    RefusedFavour {
        path: PathBuf,
        line: u64,
        number: u64,
        unfit: Unfit,
    },
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
    #[error("that favour was changed meanwhile; nothing was written: look at it again")]
    FavourChanged,
    #[error(
        "{favours} of the favours in the book would go too; archive keeps them, or say that they may go"
    )]
    HasFavours { favours: u32 },
    #[error("there is a {0} of this name already")]
    NameTaken(&'static str),
    #[error("there is no such {0} in the book")]
    NotFound(&'static str),
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to do again: it goes only right after an undo")]
    NothingToRedo,
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

    #[error("this computer has no program that opens such a link")]
    NoProgram,
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

fn of_line(line: u64) -> String {
    match line {
        0 => "something is missing in it, or does not fit the rest".into(),
        line => format!("line {line} is not as it should be"),
    }
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
