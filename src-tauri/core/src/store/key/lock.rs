//! One way to open a book, as it stands in the key file.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize, Serializer};
use specta::Type;
use zeroize::Zeroizing;

use super::secret::{chance, hex, of_hex};
use super::{BookKey, Keyring, KeyringFault, Passphrase};

/// Which way a lock is opened. In the order in which they are tried: what
/// needs no question first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The key lies in the key file as it is: whoever reads the disk has it.
    File,
    /// The operating system's keyring keeps it.
    Keyring,
    Passphrase,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub(crate) enum Lock {
    File { key: HexKey },
    Keyring { id: String },
    Passphrase(Sealed),
}

/// A key that says itself in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct HexKey(pub(crate) BookKey);

impl TryFrom<String> for HexKey {
    type Error = &'static str;

    fn try_from(hex: String) -> Result<Self, Self::Error> {
        let hex = Zeroizing::new(hex);
        BookKey::of_hex(&hex).map(Self).ok_or("no key")
    }
}

impl Serialize for HexKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.hex())
    }
}

/// A key under a passphrase: argon2id makes 32 bytes of it, with which
/// XChaCha20-Poly1305 seals the key. Whoever guesses pays the memory each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sealed {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    /// Hexadecimal, as the two below: 16, 24 and 48 bytes.
    salt: String,
    nonce: String,
    sealed: String,
}

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;

/// Beyond this a key file is made to exhaust whoever opens it.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 32;

/// Why a lock stayed closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closed {
    Keyring(KeyringFault),
    PassphraseNeeded,
    WrongPassphrase,
    /// What stands in the file makes no lock.
    Broken,
}

impl Lock {
    pub(crate) fn way(&self) -> Way {
        match self {
            Self::File { .. } => Way::File,
            Self::Keyring { .. } => Way::Keyring,
            Self::Passphrase(_) => Way::Passphrase,
        }
    }

    pub(crate) fn open(
        &self,
        keyring: &dyn Keyring,
        passphrase: Option<&Passphrase>,
    ) -> Result<BookKey, Closed> {
        match self {
            Self::File { key } => Ok(key.0.clone()),
            Self::Keyring { id } => keyring.read(id).map_err(Closed::Keyring),
            Self::Passphrase(sealed) => sealed.open(passphrase.ok_or(Closed::PassphraseNeeded)?),
        }
    }
}

impl Sealed {
    pub(crate) fn new(key: &BookKey, passphrase: &Passphrase) -> Option<Self> {
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        chance(&mut salt);
        chance(&mut nonce);
        let cipher = cipher(passphrase, &salt, MEMORY_KIB, PASSES, LANES)?;
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), key.bytes().as_slice())
            .ok()?;
        Some(Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: hex(&salt),
            nonce: hex(&nonce),
            sealed: hex(&sealed),
        })
    }

    fn open(&self, passphrase: &Passphrase) -> Result<BookKey, Closed> {
        let bytes = |hex: &str, length| {
            of_hex(hex)
                .filter(|bytes| bytes.len() == length)
                .ok_or(Closed::Broken)
        };
        let (salt, nonce, sealed) = (
            bytes(&self.salt, 16)?,
            bytes(&self.nonce, 24)?,
            bytes(&self.sealed, 48)?,
        );
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| Closed::Broken)?;
        if self.memory_kib > MOST_MEMORY_KIB || self.passes > MOST_PASSES {
            return Err(Closed::Broken);
        }
        let cipher = cipher(passphrase, &salt, self.memory_kib, self.passes, self.lanes)
            .ok_or(Closed::Broken)?;
        let opened = cipher
            .decrypt(&XNonce::from(nonce), sealed.as_slice())
            .map_err(|_| Closed::WrongPassphrase)?;
        BookKey::of_bytes(&Zeroizing::new(opened)).ok_or(Closed::Broken)
    }
}

fn cipher(
    passphrase: &Passphrase,
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
) -> Option<XChaCha20Poly1305> {
    let params = Params::new(memory_kib, passes, lanes, Some(32)).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.bytes(), salt, key.as_mut())
        .ok()?;
    XChaCha20Poly1305::new_from_slice(key.as_ref()).ok()
}
