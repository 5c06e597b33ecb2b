//! What can go wrong with a file, a card and a property, as data. The wording
//! names lines and properties, never what a contact's fields say.

use std::fmt;

/// Why a whole file could not be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("the file could not be read: {0}")]
    Io(#[source] std::io::Error),
    /// There is no `BEGIN:VCARD` in the file, nor a jCard.
    #[error("this is not a vCard file")]
    NotVcard,
    #[error("the file is empty")]
    Empty,
    /// The file goes on after this many cards.
    #[error("the file has more than {0} cards")]
    TooManyCards(u64),
}

/// Why nothing of a card could be kept as a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The card breaks off before it says whose it is.
    #[error("the card breaks off before it names anyone")]
    NoEnd,
    /// No name, number or address is in it.
    #[error("the card has no name, number or address in it")]
    Nothing,
    #[error("the card is larger than a card may be")]
    TooLarge,
    /// Its bytes are no text in any encoding.
    #[error("the card is not text")]
    NotText,
    /// Lines that stand between two cards or around them.
    #[error("this text stands outside any card")]
    Outside,
}

/// A part of a card that could not be kept with the contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// 1-based line of the file.
    pub line: u64,
    /// The property's name (`PHOTO`), or empty where there is none.
    pub property: String,
    pub reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The card breaks off; what stood before that is kept.
    NoEnd,
    /// The card's first line is missing; what follows is kept.
    NoBegin,
    /// The line is neither a property nor the rest of one.
    NotAProperty,
    /// The property is larger than a property may be.
    TooLarge,
    /// A picture that cannot be decoded from its base64.
    NotBase64,
    /// The card has more properties than a card may have.
    TooMany,
    /// It is sound, and the book has no place for it.
    NoPlace,
    /// So many more parts of this card were lost that they are only counted.
    AndMore(u64),
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        let name = if self.property.is_empty() {
            "a line"
        } else {
            &self.property
        };
        match self.reason {
            Reason::NoEnd => f.write_str("the card breaks off here; what stood before is kept"),
            Reason::NoBegin => f.write_str("the card's first line is missing; the rest is kept"),
            Reason::NotAProperty => write!(f, "{name} is not a property of a card"),
            Reason::TooLarge => write!(f, "{name} is larger than a property may be"),
            Reason::NotBase64 => write!(f, "{name} cannot be decoded"),
            Reason::TooMany => f.write_str("the card has more properties than a card may have"),
            Reason::NoPlace => write!(f, "{name} is left out: the book has no place for it"),
            Reason::AndMore(count) => write!(f, "{count} more parts of this card are not kept"),
        }
    }
}
