//! How a command ends: the exit code, the message, and the way out.

use std::io::{self, Write};
use std::process::ExitCode;

use vuoro_core::Error;
use vuoro_core::book::{Candidate, KeyringFault};
use vuoro_core::error::Invalid;

use crate::output::visible;

/// Why a command did not do its work.
#[derive(Debug)]
pub(crate) enum Stop {
    Book(Error),
    /// The book's own file or folder cannot be used.
    Closed(Error),
    /// Nobody of this name.
    Nobody(String),
    /// Several people; the user is to say which.
    Several(String, Vec<Candidate>),
    /// What was typed is no field, or no value of one.
    Unclear {
        what: String,
        hint: String,
    },
    /// What was typed fits its place, and cannot be.
    Unfit {
        what: String,
        hint: String,
    },
    /// No organisation or group of this name.
    None {
        what: &'static str,
        word: String,
        list: &'static str,
    },
    /// Several of them.
    Which(String, Vec<(i32, String)>),
    /// The file was read, and would bring nobody.
    BringsNobody,
    /// So many cards were not let out; the others are written.
    Refused(u32),
    /// No favour of theirs is without thanks.
    NothingToThank(String),
    /// The check found something: in favours and nowhere else, or in the book.
    Unsound {
        ledger: bool,
    },
    Output(io::Error),
    /// The user said no.
    Declined,
    /// An export was stopped.
    Unwritten,
    /// A question that nobody is there to answer.
    NeedsYes,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Book(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Says what stopped the command, and gives its exit code.
pub(crate) fn code(done: Result<(), Stop>) -> ExitCode {
    let Err(stop) = done else {
        return ExitCode::SUCCESS;
    };
    let (code, message, hint) = told(stop);
    // A file's name may hold anything; the terminal is not to obey it.
    let message = message.replace(|c: char| c.is_control() && c != '\n', "");
    let mut err = io::stderr().lock();
    // Where standard error is closed there is nobody to tell.
    if !message.is_empty() {
        let _ = writeln!(err, "vuoro: {message}");
    }
    if !hint.is_empty() {
        let _ = writeln!(err, "hint: {hint}");
    }
    ExitCode::from(code)
}

fn told(stop: Stop) -> (u8, String, String) {
    match stop {
        Stop::Book(error) => {
            let (code, hint) = of_error(&error);
            (code, error.to_string(), hint.to_owned())
        }
        Stop::Closed(error) => {
            let hint = match &error {
                Error::IsFolder(_) => "name the book's file with --book, not its folder",
                Error::File { source, .. } => match source.kind() {
                    io::ErrorKind::PermissionDenied => {
                        "you may not write there; name a book of yours with --book FILE"
                    }
                    io::ErrorKind::StorageFull => "make room on the disk",
                    _ => "check --book",
                },
                _ => "",
            };
            (5, error.to_string(), hint.into())
        }
        Stop::Nobody(who) => {
            let who = visible(&who);
            let hint = match who.as_str() {
                "" => "say a name, or a part of one".into(),
                who => format!(
                    "`vuoro people {who}` searches in everything; `vuoro add \"{who}\"` adds them"
                ),
            };
            (3, format!("nobody in the book is called \"{who}\""), hint)
        }
        Stop::NothingToThank(name) => (
            3,
            format!("there is no favour of {name}'s that still wants thanks"),
            "`vuoro person` shows what passed between you; `vuoro take` records a favour".into(),
        ),
        Stop::Several(who, candidates) => {
            let who = visible(&who);
            let mut message = format!("\"{who}\" may be any of these; nothing was changed");
            for Candidate { id, name, detail } in candidates {
                message.push_str(&format!("\n  {id:>6}  {name}"));
                if !detail.is_empty() {
                    message.push_str(&format!("  ({detail})"));
                }
            }
            (
                3,
                message,
                "say more of the name, or the number in front of it".into(),
            )
        }
        Stop::Unclear { what, hint } => (2, what, hint),
        Stop::Unfit { what, hint } => (7, what, hint),
        Stop::None { what, word, list } => (
            3,
            format!("there is no {what} called \"{}\"", visible(&word)),
            format!("`{list}` lists them"),
        ),
        Stop::Which(word, found) => {
            let word = visible(&word);
            let mut message = format!("\"{word}\" may be any of these; nothing was changed");
            for (id, name) in found.into_iter().take(20) {
                message.push_str(&format!("\n  {id:>6}  {name}"));
            }
            (
                3,
                message,
                "say the whole name, or the number in front of it".into(),
            )
        }
        Stop::BringsNobody => (
            4,
            "that would bring in nobody: there is no person in it that can be read".into(),
            "check that the export was not empty; the lines above say what was wrong, and \
             `vuoro import --help` what can be read"
                .into(),
        ),
        Stop::Refused(count) => (
            1,
            format!(
                "the check let {} not out; the file is without them",
                crate::output::counted(count, "card", "cards")
            ),
            "`vuoro person WHO` shows what is in one, `vuoro person set WHO` changes it".into(),
        ),
        Stop::Unsound { ledger } => {
            let hint = match ledger {
                true => {
                    "`vuoro favour NUMBER` shows a favour, `vuoro void NUMBER` puts it out of \
                     account; then record it anew"
                }
                false => "keep the file as it is, and restore a backup elsewhere",
            };
            (1, String::new(), hint.into())
        }
        // The reader of a pipe had enough: nothing is wrong.
        Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            (0, String::new(), String::new())
        }
        Stop::Output(error) => (
            1,
            format!("the output could not be written: {error}"),
            String::new(),
        ),
        Stop::Declined => (130, "nothing was changed".into(), String::new()),
        Stop::Unwritten => (130, "stopped; no file was written".into(), String::new()),
        Stop::NeedsYes => (
            2,
            "nobody is there to confirm this; nothing was changed".into(),
            "look with --dry-run, then say --yes".into(),
        ),
    }
}

fn of_error(error: &Error) -> (u8, &'static str) {
    match error {
        Error::Store(_) | Error::File { .. } if error.is_full_disk() => {
            (1, "make room on the disk, then try again")
        }
        Error::NotFound("backup") => (3, "`vuoro backup --list` shows the names"),
        Error::NotFound(_) => (3, "`vuoro history` and `vuoro person WHO` show the numbers"),
        Error::NothingToUndo | Error::NothingToRedo => (3, "`vuoro history` shows what was done"),
        Error::CannotUndo { .. } => (
            3,
            "`vuoro history` shows it; `vuoro undo NUMBER` takes it back",
        ),
        Error::MergeClash { .. } => (
            3,
            "`vuoro person WHO` shows the favour; take it back with `vuoro undo`, and record it with one of them",
        ),
        Error::Undecided(_) => (
            3,
            "say --take FIELD=left or --take FIELD=right for each; nothing was changed",
        ),
        Error::File { source, .. } => match source.kind() {
            io::ErrorKind::NotFound => (4, "check the name; files with spaces need quotes"),
            io::ErrorKind::PermissionDenied => (
                4,
                "you may not read or write there; copy the file to a place of yours",
            ),
            io::ErrorKind::AlreadyExists => (
                4,
                "a file is never replaced unasked; choose another name, or say --force",
            ),
            _ => (4, ""),
        },
        Error::IsFolder(_) => (4, "name the file in it"),
        Error::EmptyFile(_) | Error::NoContacts(_) => (
            4,
            "export the contacts as vCard (.vcf) or CSV once more; `vuoro import --help` says what can be read",
        ),
        Error::UnknownColumns { .. } => (
            4,
            "say what they are, for example --map \"COLUMN=name\" --map \"COLUMN=phone\"; `vuoro import --help` lists the fields",
        ),
        Error::NoNameColumn { .. } => (
            4,
            "say which one does, --map \"COLUMN=name\", or --map \"COLUMN=given\" --map \"COLUMN=family\"",
        ),
        Error::NoSuchColumn { .. } => (4, "write the column's name as it stands in the file"),
        Error::BadArchive(_) => (4, "ask the service for the archive once more"),
        Error::BrokenDocument { .. } => (4, "export the book once more; nothing was changed"),
        Error::RefusedFavour { .. } => (
            4,
            "mend it in the file, or in the book that it came from and export that once more; nothing was changed",
        ),
        Error::NewerDocument { .. } => (4, "update this program; nothing was changed"),
        Error::BookNotEmpty => (
            4,
            "name a new book: `vuoro --book NEW.vuoro import FILE`; to bring in only the people, export them as vCards",
        ),
        Error::BookNotAlone => (4, "import the book by itself, the other files after it"),
        Error::TooManyCards { .. } => (4, "`--most CARDS` takes more; nothing was changed"),
        Error::FileTooLarge { .. } => (4, "bring it in in parts; nothing was changed"),
        Error::FileChanged | Error::BrokeOff => (4, ""),
        Error::NoBook(_) => (5, "`vuoro import FILE` or `vuoro add NAME` makes one"),
        Error::BookExists(_) => (5, ""),
        Error::NotABook(_) => (5, "check --book; nothing was changed"),
        Error::BookGone(_) => (
            5,
            "bring it back or name it with --book; to begin a new book there, move what is left of it away, its .key and .lock",
        ),
        Error::WrongPassphrase(_) => (
            5,
            "check VUORO_PASSPHRASE; `vuoro unlock --words` opens it with the recovery words",
        ),
        Error::PassphraseNeeded(_) => (
            5,
            "say it in a terminal, or set VUORO_PASSPHRASE; `vuoro unlock --words` opens it without",
        ),
        Error::KeyMissing(_) | Error::KeyFileBroken(_) => (
            5,
            "bring the key file back from where the book came from, or `vuoro unlock --words`",
        ),
        Error::KeyMisfit(_) => (
            5,
            "bring its own key file, or `vuoro unlock --words`; a damaged book comes back from a backup",
        ),
        Error::Keyring(KeyringFault::Locked) => (5, "open the keyring, then try again"),
        Error::Keyring(_) => (
            5,
            "try again where you are signed in to its desktop, or `vuoro unlock --words`",
        ),
        Error::NewerKeyFile { .. } => (5, "install the newer Vuoro"),
        Error::NotWords { .. } | Error::WrongWords => {
            (5, "read them off the paper once more; nothing was changed")
        }
        Error::PassphraseTooShort => (5, "several words are easy to remember and hard to guess"),
        Error::LastWay => (5, "add another way first: `vuoro key --help`"),
        Error::WordsUnchecked => (
            5,
            "write them down with `vuoro key words`, and say some of them with `vuoro key words --check`",
        ),
        Error::NewerBook { .. } => (5, "install the newer Vuoro"),
        Error::OlderBook(_) => (5, "open it with a command or the window"),
        Error::UnfinishedBook(_) => (
            5,
            "`vuoro export --to book.json` of the build that made it, then `vuoro --book NEW.vuoro import book.json`",
        ),
        Error::BackupDamaged(_) => (
            4,
            "`vuoro backup --list` shows the others; nothing was changed",
        ),
        Error::NotBackedUp(_) => (
            1,
            "make room or let it write there, then try again; an import and an erasing go on without one by --no-backup",
        ),
        Error::Taken(_) => (6, "wait a moment, then try again"),
        Error::InUse(_) => (
            6,
            "close the window and what else has it open, then try again",
        ),
        Error::Damaged(_) => (5, "keep the file as it is, and restore a backup elsewhere"),
        Error::Busy => (6, "close the other window or wait, then try again"),
        Error::Invalid(invalid) => (7, of_invalid(*invalid)),
        Error::Field { .. } => (
            7,
            "nothing was changed; `vuoro person set --help` shows the fields",
        ),
        Error::ChangedMeanwhile(_) => (7, "`vuoro person WHO` shows what stands there now"),
        Error::FavourChanged => (7, "`vuoro favour NUMBER` shows what stands there now"),
        Error::HasFavours { .. } => (
            7,
            "`vuoro person archive WHO` puts them away; --with-favours lets the favours go as well",
        ),
        Error::NameTaken("group") => (7, "--join makes one of the two"),
        Error::NameTaken(_) => (7, "`vuoro organisations NAME` shows it"),
        Error::Cancelled => (130, ""),
        Error::CardRefused(_) | Error::NoProgram | Error::NoMemory => (1, ""),
        Error::Store(_) => (1, "look at the disk and the book's folder, then try again"),
    }
}

fn of_invalid(invalid: Invalid) -> &'static str {
    match invalid {
        Invalid::Status => "`vuoro favour NUMBER` shows where it stands and what it can become",
        Invalid::NotYet => "`vuoro promise` and `vuoro ask` are for what lies ahead",
        Invalid::Setting => "a region is two letters, as in region=FI",
        Invalid::ConsentMissing => "`vuoro consent NUMBER WHO agreed` notes what they say",
        Invalid::NotIntroduced => "`vuoro introductions` shows who is in which",
        Invalid::LinkUnfit => {
            "what you received you return to its giver (returns, thanks), or pass on to others (passes-on)"
        }
        _ => "",
    }
}
