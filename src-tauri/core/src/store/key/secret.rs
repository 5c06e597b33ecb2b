//! A book's key and a passphrase, as they lie in memory: wiped when they are
//! let go, and never in a log.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What a book is sealed with: 32 bytes of chance.
#[derive(Clone, PartialEq, Eq)]
pub struct BookKey(Zeroizing<[u8; 32]>);

impl BookKey {
    /// From the system's own source of chance.
    pub(crate) fn chance() -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        chance(bytes.as_mut());
        Self(bytes)
    }

    pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// From 64 hexadecimal digits, as a keyring keeps it.
    pub fn of_hex(hex: &str) -> Option<Self> {
        Self::of_bytes(&Zeroizing::new(of_hex(hex)?))
    }

    pub fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.bytes()))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for BookKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BookKey(…)")
    }
}

/// Words of the owner's own that open the book.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The fewest characters that a new one may have.
    pub const SHORTEST: usize = 8;

    /// `ä` is the same, however a keyboard puts it together.
    pub fn new(typed: String) -> Self {
        let typed = Zeroizing::new(typed);
        Self(Zeroizing::new(typed.nfc().collect()))
    }

    pub(crate) fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= Self::SHORTEST
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Fills with chance.
///
/// # Panics
/// Where the system has none to give: a key made of anything else opens to everybody.
#[expect(clippy::expect_used, reason = "there is nothing to fall back on")]
pub(super) fn chance(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system's source of chance");
}

pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // A text that grew would leave its shorter self behind.
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from(DIGITS[usize::from(digit)]));
        }
    }
    hex
}

pub(super) fn of_hex(hex: &str) -> Option<Vec<u8>> {
    if !hex.len().is_multiple_of(2) || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok())
        .collect()
}
