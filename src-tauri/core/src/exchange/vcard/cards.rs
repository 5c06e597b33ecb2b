//! The cards of a file, one after the other.

use std::io::Read;

use super::charset::Charset;
use super::error::{Lost, Problem, ReadError};
use super::front::{Front, Shape};
use super::read;
use crate::domain::contact::Contact;

/// What one file may ask of memory. Sizes are in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    pub cards: u64,
    /// A property other than a photo, unfolded.
    pub property: usize,
    /// A photo, decoded.
    pub photo: usize,
    /// A card as it came, with its photo.
    pub card: usize,
}

impl Limits {
    /// For what this program wrote itself.
    pub(super) fn none() -> Self {
        Self {
            cards: u64::MAX,
            property: usize::MAX,
            photo: usize::MAX,
            card: usize::MAX,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        const MB: usize = 1_000_000;
        Self {
            cards: 100_000,
            property: MB,
            photo: 10 * MB,
            card: 32 * MB,
        }
    }
}

/// One card of a file, or a text that stands between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// 1-based line of `BEGIN` in the file.
    pub line: u64,
    /// The card's bytes as they came (UTF-16 as UTF-8). In place of the payload
    /// of the photo that `outcome` has stands `vuoro-photo:` and the BLAKE3
    /// hash of the photo's bytes in hexadecimal.
    pub original: Vec<u8>,
    /// BLAKE3 of the bytes as they came, photo included; how lines end, and
    /// what blank lines follow the card, does not count.
    pub fingerprint: [u8; 32],
    pub outcome: Result<Box<Contact>, Problem>,
    /// What could not be kept with the contact.
    pub lost: Vec<Lost>,
}

/// Iterator over a file's cards. An unreadable card is an item, never an end;
/// after an error nothing follows.
pub struct Cards<R> {
    front: Front<R>,
    limits: Limits,
    charset: Charset,
    /// Cards given out so far.
    count: u64,
    done: bool,
}

/// Reads a file's cards as a stream.
pub fn cards<R: Read>(input: R, limits: Limits) -> Cards<R> {
    Cards {
        front: Front::new(input, limits.card),
        limits,
        charset: Charset::new(),
        count: 0,
        done: false,
    }
}

impl<R: Read> Cards<R> {
    /// Bytes of the file read so far, for progress.
    pub fn position(&self) -> u64 {
        self.front.position()
    }
}

impl<R> std::fmt::Debug for Cards<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cards")
            .field("count", &self.count)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl<R: Read> Iterator for Cards<R> {
    type Item = Result<Card, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let error = match self.front.next() {
            Ok(Some(raw)) if raw.shape == Shape::Outside => {
                if self.front.begun() {
                    return Some(Ok(read::read(raw, &self.limits, &mut self.charset)));
                }
                ReadError::NotVcard
            }
            Ok(Some(_)) if self.count == self.limits.cards => {
                ReadError::TooManyCards(self.limits.cards)
            }
            Ok(Some(raw)) => {
                self.count += 1;
                return Some(Ok(read::read(raw, &self.limits, &mut self.charset)));
            }
            Ok(None) if self.front.begun() => {
                self.done = true;
                return None;
            }
            Ok(None) if self.front.inked() => ReadError::NotVcard,
            Ok(None) => ReadError::Empty,
            Err(error) => ReadError::Io(error),
        };
        self.done = true;
        Some(Err(error))
    }
}
