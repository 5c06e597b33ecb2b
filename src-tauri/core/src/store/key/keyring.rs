//! What the core asks of a computer's keyring. It knows none itself: a face
//! brings the one of the computer that it runs on.

use std::fmt::Debug;

use super::BookKey;

/// A place of the operating system for secrets, opened as its user signs in.
pub trait Keyring: Debug + Send + Sync {
    /// The key that lies there under this id.
    ///
    /// # Errors
    /// `Empty` where there is none, or where what lies there is no key.
    fn read(&self, id: &str) -> Result<BookKey, KeyringFault>;

    fn keep(&self, id: &str, key: &BookKey) -> Result<(), KeyringFault>;

    /// What is not there is forgotten already.
    fn forget(&self, id: &str) -> Result<(), KeyringFault>;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringFault {
    #[error("this computer has no keyring that answers")]
    None,
    #[error("the keyring is locked, and was not opened")]
    Locked,
    #[error("the key of this book is not in this computer's keyring")]
    Empty,
}

/// Where there is none.
#[derive(Debug, Clone, Copy)]
pub struct NoKeyring;

impl Keyring for NoKeyring {
    fn read(&self, _: &str) -> Result<BookKey, KeyringFault> {
        Err(KeyringFault::None)
    }

    fn keep(&self, _: &str, _: &BookKey) -> Result<(), KeyringFault> {
        Err(KeyringFault::None)
    }

    fn forget(&self, _: &str) -> Result<(), KeyringFault> {
        Err(KeyringFault::None)
    }
}
