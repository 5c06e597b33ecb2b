//! The keyring of this computer: the Secret Service of a Linux desktop, the
//! Keychain, the Credential Manager.

use keyring::{Entry, Error};
use vuoro_core::book::{BookKey, Keyring, KeyringFault};
use zeroize::Zeroizing;

/// What our entries are called there.
const SERVICE: &str = "vuoro";

#[derive(Debug, Clone, Copy)]
pub struct SystemKeyring;

impl SystemKeyring {
    /// Whether this computer has one at all. Its owner is asked nothing.
    pub fn is_there(self) -> bool {
        !matches!(self.read("is there"), Err(KeyringFault::None))
    }
}

impl Keyring for SystemKeyring {
    fn read(&self, id: &str) -> Result<BookKey, KeyringFault> {
        let hex = Zeroizing::new(entry(id)?.get_password().map_err(fault)?);
        BookKey::of_hex(&hex).ok_or(KeyringFault::Empty)
    }

    fn keep(&self, id: &str, key: &BookKey) -> Result<(), KeyringFault> {
        entry(id)?.set_password(&key.hex()).map_err(fault)
    }

    fn forget(&self, id: &str) -> Result<(), KeyringFault> {
        match entry(id)?.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            forgotten => forgotten.map_err(fault),
        }
    }
}

fn entry(id: &str) -> Result<Entry, KeyringFault> {
    Entry::new(SERVICE, id).map_err(fault)
}

fn fault(error: Error) -> KeyringFault {
    match error {
        Error::NoEntry | Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => {
            KeyringFault::Empty
        }
        Error::NoStorageAccess(_) => KeyringFault::Locked,
        _ => KeyringFault::None,
    }
}
