//! The reading half of an import, on a thread of its own: files become cards,
//! in batches through a short channel, so that memory does not grow.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use crate::domain::contact::PointKind;
use crate::error::{Error, Result};
use crate::exchange::phone::Region;
use crate::exchange::vcard::{Card, Limits, ReadError, cards};

/// Cards in a batch, and batches that may wait: enough to keep both threads
/// busy, little enough for cards with large photos.
const BATCH: usize = 32;
const WAITING: usize = 8;

/// A card, with the compared form of each of its points.
pub(super) struct Delivered {
    pub(super) card: Card,
    pub(super) normals: Vec<String>,
}

pub(super) enum Delivery {
    /// The next file begins.
    File(String),
    Cards {
        cards: Vec<Delivered>,
        /// How much of all files has been read, 0 to 1.
        part: f64,
    },
    /// All files are read; BLAKE3 of their bytes, in hexadecimal.
    End(String),
}

/// Where contacts come from, open and ready to be read.
pub(crate) struct Source {
    path: PathBuf,
    /// Bytes, as far as it is known; for progress only.
    size: u64,
    limits: Limits,
    input: Box<dyn Read + Send>,
}

impl Source {
    pub(crate) fn file(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::file(path, error))?;
        let metadata = file.metadata().map_err(|error| Error::file(path, error))?;
        if metadata.is_dir() {
            return Err(Error::IsFolder(path.into()));
        }
        Ok(Self {
            path: path.into(),
            size: metadata.len(),
            limits: Limits::default(),
            input: Box::new(file),
        })
    }

    /// What this program itself writes, however many cards that are.
    pub(crate) fn stream(name: &str, size: u64, input: impl Read + Send + 'static) -> Self {
        Self {
            path: name.into(),
            size,
            limits: Limits {
                cards: u64::MAX,
                ..Limits::default()
            },
            input: Box::new(input),
        }
    }
}

/// Whether each file can be read and begins like one with contacts, before a
/// book is made for them.
pub(super) fn probe(files: &[PathBuf]) -> Result<()> {
    for path in files {
        let source = Source::file(path)?;
        let first = cards(BufReader::new(source.input), Limits::default()).next();
        if let Some(Err(error)) = first {
            return Err(of_file(path, error));
        }
    }
    Ok(())
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

pub(super) fn start(sources: Vec<Source>, region: Region) -> Reader {
    let (sender, deliveries) = sync_channel(WAITING);
    let (spent, done) = channel();
    let thread = std::thread::spawn(move || {
        let total = sources.iter().map(|source| source.size).sum::<u64>().max(1) as f64;
        let mut reading = Reading {
            region,
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
    /// The other side went away: it was stopped, or failed.
    NobodyListens,
}

struct Reading {
    region: Region,
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
        for source in sources {
            let size = source.size;
            self.one(source)?;
            self.before += size;
        }
        self.deliver(Delivery::End(self.hasher.finalize().to_hex().to_string()))
    }

    fn one(&mut self, source: Source) -> std::result::Result<(), Stop> {
        let Source {
            path,
            limits,
            input,
            ..
        } = source;
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .replace(char::is_control, "");
        self.deliver(Delivery::File(name))?;
        let mut hasher = std::mem::take(&mut self.hasher);
        let input = Hashed {
            input: BufReader::with_capacity(256 * 1024, input),
            hasher: &mut hasher,
        };
        let mut reader = cards(input, limits);
        let mut batch = Vec::with_capacity(BATCH);
        while let Some(card) = reader.next() {
            let card = card.map_err(|error| Stop::Failed(of_file(&path, error)))?;
            batch.push(self.compared(card));
            if batch.len() == BATCH {
                let cards = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                self.deliver(Delivery::Cards {
                    cards,
                    part: self.part(reader.position()),
                })?;
            }
        }
        self.deliver(Delivery::Cards {
            cards: batch,
            part: self.part(reader.position()),
        })?;
        drop(reader);
        self.hasher = hasher;
        Ok(())
    }

    fn compared(&self, card: Card) -> Delivered {
        let points = card
            .outcome
            .as_ref()
            .map_or(&[][..], |contact| &contact.points);
        let normals = points
            .iter()
            .map(|p| normal(p.kind, &p.value, &self.region))
            .collect();
        Delivered { card, normals }
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

/// How a point is compared: a number in E.164, an address in lower case.
pub(in crate::book) fn normal(kind: PointKind, value: &str, region: &Region) -> String {
    match kind {
        PointKind::Phone => region.normalise(value),
        PointKind::Email => value.trim().trim_start_matches("mailto:").to_lowercase(),
        PointKind::Url | PointKind::Impp | PointKind::Social => value.trim().to_owned(),
    }
}

fn of_file(path: &Path, error: ReadError) -> Error {
    let path = path.to_owned();
    match error {
        ReadError::Io(error) => Error::file(path, error),
        ReadError::NotVcard => Error::NotVcard(path),
        ReadError::Empty => Error::EmptyFile(path),
        ReadError::TooManyCards(limit) => Error::TooManyCards { path, limit },
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
