//! The reading half of an import, on a thread of its own: files become cards,
//! in batches through a short channel, so that memory does not grow.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use super::source::{Input, Source, name};
use super::unfound::Unfound;
use crate::domain::contact::PointKind;
use crate::domain::suggestion::Hint;
use crate::error::{Error, Result};
use crate::exchange::phone::Region;
use crate::exchange::table::{Column, DayOrder};
use crate::exchange::vcard::{Card, Lost};
use crate::exchange::{Entry, FileError, Told, archive, entries, profile};

/// Cards in a batch, and batches that may wait: enough to keep both threads
/// busy, little enough for cards with large photos.
const BATCH: usize = 32;
const WAITING: usize = 8;
/// Bytes from which on a batch is full with fewer.
const HEAVY: usize = 2 * 1024 * 1024;

/// A card, with the compared form of each of its points.
#[derive(Clone)]
pub(super) struct Delivered {
    pub(super) card: Card,
    pub(super) normals: Vec<String>,
    /// What stands beside the card and tells of favours.
    pub(super) hints: Vec<Hint>,
}

impl Delivered {
    /// About how many bytes it holds.
    pub(super) fn weight(&self) -> usize {
        let contact = self.card.outcome.as_ref().ok();
        let photo = contact.and_then(|contact| contact.photo.as_ref());
        self.card.original.len() + photo.map_or(0, |photo| photo.bytes.len())
    }
}

pub(super) enum Delivery {
    /// The next file begins.
    File(String),
    Cards {
        cards: Vec<Delivered>,
        /// What lines tell of favours that are nobody's card.
        hints: Vec<Hint>,
        /// What is nobody's, and is left out.
        lost: Vec<Lost>,
        /// How much of all files has been read, 0 to 1.
        part: f64,
    },
    /// All files are read; BLAKE3 of their bytes, in hexadecimal.
    End(String),
}

/// Whether anybody is in these files, each of which must begin like one with
/// contacts. `columns` is what the owner says of a table.
pub(super) fn probe(files: &[PathBuf], columns: &[(String, Column)]) -> Result<bool> {
    let told = Told {
        columns: columns.to_vec(),
        ..Told::new(DayOrder::default())
    };
    let mut sources = Vec::new();
    for path in files {
        sources.extend(Source::of_path(path)?);
    }
    let mut unfound = Unfound::of(&told);
    let last = sources.len();
    let mut anybody = false;
    for (nth, source) in sources.into_iter().enumerate() {
        let refused = |error| of_file(&source.path, error);
        let input: Box<dyn Read + Send> = match source.input {
            Input::File(mut file) => {
                if archive::is_archive(&mut file).map_err(|e| refused(e.into()))? {
                    archive::members(file, |_, _| Ok::<(), FileError>(())).map_err(refused)?;
                    continue;
                }
                Box::new(file)
            }
            Input::Stream(input) => input,
        };
        let begun = entries(BufReader::new(input), &name(&source.path), &told);
        let mut entries = begun.map_err(|error| match nth + 1 == last {
            true => unfound.last(&source.path, error),
            false => refused(error),
        })?;
        unfound.saw(&source.path, &entries);
        for entry in entries.by_ref() {
            let Entry { card, hints, .. } = entry.map_err(refused)?;
            if !hints.is_empty() || card.is_some_and(|card| card.outcome.is_ok()) {
                anybody = true;
                break;
            }
        }
    }
    unfound.none().map(|()| anybody)
}

/// The reading, as the one who writes sees it.
pub(super) struct Reader {
    pub(super) deliveries: Receiver<Result<Delivery>>,
    spent: Sender<Vec<Delivered>>,
    thread: JoinHandle<()>,
}

impl Reader {
    /// Cards that are done with go back to the thread that made them: freeing
    /// another thread's memory makes both wait for the allocator's lock, which
    /// cost a fifth of an import.
    pub(super) fn give_back(&self, cards: Vec<Delivered>) {
        let _ = self.spent.send(cards);
    }

    /// The thread ends when nobody listens to it any more.
    pub(super) fn end(self) {
        drop(self.deliveries);
        let _ = self.thread.join();
    }
}

pub(super) fn start(sources: Vec<Source>, region: Region, told: Told) -> Reader {
    let (sender, deliveries) = sync_channel(WAITING);
    let (spent, done) = channel();
    let thread = std::thread::spawn(move || {
        let total = sources.iter().map(|source| source.size).sum::<u64>().max(1) as f64;
        let mut reading = Reading {
            region,
            unfound: Unfound::of(&told),
            path: PathBuf::new(),
            told,
            sender,
            done,
            hasher: blake3::Hasher::new(),
            before: 0,
            total,
        };
        match reading.all(sources) {
            Ok(()) | Err(Stop::NobodyListens) => {}
            Err(Stop::Failed(error)) => {
                let _ = reading.sender.send(Err(error));
            }
            Err(Stop::Refused(error)) => {
                let _ = reading.sender.send(Err(of_file(Path::new(""), error)));
            }
        }
    });
    Reader {
        deliveries,
        spent,
        thread,
    }
}

/// Why the reading ends before its end.
enum Stop {
    Failed(Error),
    /// This file, or member of an archive, cannot be read.
    Refused(FileError),
    /// The other side went away: it was stopped, or failed.
    NobodyListens,
}

impl From<FileError> for Stop {
    fn from(error: FileError) -> Self {
        Self::Refused(error)
    }
}

struct Reading {
    region: Region,
    told: Told,
    unfound: Unfound,
    /// Of the source that is being read.
    path: PathBuf,
    sender: SyncSender<Result<Delivery>>,
    /// What was delivered and is to be freed.
    done: Receiver<Vec<Delivered>>,
    hasher: blake3::Hasher,
    /// Bytes of the sources before this one, and of all.
    before: u64,
    total: f64,
}

impl Reading {
    fn all(&mut self, sources: Vec<Source>) -> std::result::Result<(), Stop> {
        let last = sources.len();
        for (nth, source) in sources.into_iter().enumerate() {
            let size = source.size;
            self.path.clone_from(&source.path);
            self.one(source).map_err(|stop| match stop {
                Stop::Refused(error) if nth + 1 == last => {
                    Stop::Failed(self.unfound.last(&self.path, error))
                }
                Stop::Refused(error) => Stop::Failed(of_file(&self.path, error)),
                stop => stop,
            })?;
            self.before += size;
        }
        self.unfound.none().map_err(Stop::Failed)?;
        self.deliver(Delivery::End(self.hasher.finalize().to_hex().to_string()))
    }

    fn one(&mut self, source: Source) -> std::result::Result<(), Stop> {
        let name = name(&source.path);
        self.told.limit = source.limit;
        match source.input {
            Input::File(mut file) => match archive::is_archive(&mut file).map_err(FileError::Io)? {
                true => self.archive(&name, file),
                false => self.stream(name, &mut file),
            },
            Input::Stream(mut input) => self.stream(name, &mut *input),
        }
    }

    /// Reads the members that hold contacts or tell of favours. The archive is
    /// refused only if there is none.
    fn archive(&mut self, name: &str, file: File) -> std::result::Result<(), Stop> {
        // What was said of columns was said of one table.
        let said = std::mem::take(&mut self.told.columns);
        let (mut any, mut refused) = (false, None);
        archive::members(BufReader::new(file), |member, input| {
            match self.stream(format!("{name}/{member}"), input) {
                Ok(()) => any = true,
                Err(Stop::Refused(
                    error @ (FileError::NoContacts
                    | FileError::Empty
                    | FileError::UnknownColumns(_)
                    | FileError::NoNameColumn(_)),
                )) => {
                    refused.get_or_insert(error);
                }
                Err(Stop::Refused(error)) => return Err(archive::of_member(error).into()),
                Err(stop) => return Err(stop),
            }
            Ok(())
        })?;
        self.told.columns = said;
        match (any, refused) {
            (true, _) => Ok(()),
            (false, refused) => Err(refused.unwrap_or(FileError::NoContacts).into()),
        }
    }

    fn stream(&mut self, name: String, input: &mut dyn Read) -> std::result::Result<(), Stop> {
        let mut hasher = std::mem::take(&mut self.hasher);
        let read = self.hashed(name, input, &mut hasher);
        self.hasher = hasher;
        read
    }

    fn hashed(
        &mut self,
        name: String,
        input: &mut dyn Read,
        hasher: &mut blake3::Hasher,
    ) -> std::result::Result<(), Stop> {
        let input = Hashed {
            input: BufReader::with_capacity(256 * 1024, input),
            hasher,
        };
        let mut entries = entries(input, &name, &self.told)?;
        if !self.told.columns.is_empty() {
            self.unfound.saw(&self.path, &entries);
        }
        // A file of something else is refused before it is named.
        let mut next = entries.next().transpose()?;
        self.deliver(Delivery::File(name))?;
        let mut cards = Vec::with_capacity(BATCH);
        let (mut hints, mut lost) = (Vec::new(), Vec::new());
        let mut weight = 0;
        while let Some(entry) = next {
            lost.extend(entry.lost);
            match entry.card {
                Some(card) => {
                    let card = self.compared(card, entry.hints);
                    weight += card.weight();
                    cards.push(card);
                }
                None => hints.extend(entry.hints),
            }
            if cards.len() == BATCH || hints.len() == BATCH || weight > HEAVY {
                weight = 0;
                self.deliver(Delivery::Cards {
                    cards: std::mem::replace(&mut cards, Vec::with_capacity(BATCH)),
                    hints: std::mem::take(&mut hints),
                    lost: std::mem::take(&mut lost),
                    part: self.part(entries.position()),
                })?;
            }
            next = entries.next().transpose()?;
        }
        self.deliver(Delivery::Cards {
            cards,
            hints,
            lost,
            part: self.part(entries.position()),
        })
    }

    fn compared(&self, card: Card, hints: Vec<Hint>) -> Delivered {
        let points = card
            .outcome
            .as_ref()
            .map_or(&[][..], |contact| &contact.points);
        let normals = points
            .iter()
            .map(|p| normal(p.kind, &p.value, &self.region))
            .collect();
        Delivered {
            card,
            normals,
            hints,
        }
    }

    fn part(&self, position: u64) -> f64 {
        ((self.before + position) as f64 / self.total).min(1.0)
    }

    fn deliver(&self, delivery: Delivery) -> std::result::Result<(), Stop> {
        self.done.try_iter().for_each(drop);
        self.sender
            .send(Ok(delivery))
            .map_err(|_| Stop::NobodyListens)
    }
}

/// How a point is compared: a number in E.164, an address in lower case, a
/// profile by its key.
pub(in crate::book) fn normal(kind: PointKind, value: &str, region: &Region) -> String {
    match kind {
        PointKind::Phone => region.normalise(value),
        PointKind::Email => value.trim().trim_start_matches("mailto:").to_lowercase(),
        PointKind::Url | PointKind::Social => match profile::key(value) {
            Some((_, key)) => key,
            None => value.trim().to_owned(),
        },
        PointKind::Impp => value.trim().to_owned(),
    }
}

pub(super) fn of_file(path: &Path, error: FileError) -> Error {
    let path = path.to_owned();
    match error {
        FileError::Io(error) => Error::file(path, error),
        FileError::NoContacts => Error::NoContacts(path),
        FileError::Empty => Error::EmptyFile(path),
        FileError::TooMany(limit) => Error::TooManyCards { path, limit },
        FileError::TooLarge(limit) => Error::FileTooLarge { path, limit },
        FileError::UnknownColumns(columns) => Error::UnknownColumns { path, columns },
        FileError::NoNameColumn(columns) => Error::NoNameColumn { path, columns },
        FileError::BadArchive => Error::BadArchive(path),
    }
}

/// Hashes what goes through it.
struct Hashed<'a, R> {
    input: R,
    hasher: &'a mut blake3::Hasher,
}

impl<R: Read> Read for Hashed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}
