//! What may be said of what opens the book.

use clap::{Args, Subcommand};

pub(super) const WAYS: &str = "\
A book is sealed with one random key. These open it, any of them:
  the key file   book.vuoro.key beside the book: asks nothing, and keeps out nobody who can
                 read this disk
  the keyring    of this computer: opens when you sign in
  a passphrase   asked for each time; VUORO_PASSPHRASE says it for programs
  24 words       the key itself, to be written on paper: opens the book whatever else is lost
A new book begins with its key file. It is taken out only once the words were checked.
Passphrases and words are asked for, or read line by line from standard input; they are never
taken as arguments.";

#[derive(Debug, Subcommand)]
pub(crate) enum KeyAct {
    /// Set a passphrase, or another one
    Passphrase {
        /// Take it out
        #[arg(long)]
        remove: bool,
    },
    /// Keep the key in this computer's keyring
    Keyring {
        /// Take it out
        #[arg(long)]
        remove: bool,
    },
    /// Keep the key in a file beside the book
    File {
        /// Take it out
        #[arg(long)]
        remove: bool,
    },
    /// Print the 24 recovery words, to be written on paper
    Words {
        /// Say three of them instead, to prove that they are on paper
        #[arg(long)]
        check: bool,
    },
    /// Seal the book with a new key: prints its words, and asks for three of them
    ///
    /// The old words open it no more, nor does a copied key file. Older copies of the book keep their old key.
    Renew,
}

#[derive(Debug, Args)]
pub(crate) struct Unlock {
    /// Read the 24 recovery words, and make a new key file
    #[arg(long, required = true)]
    pub(crate) words: bool,
    /// Open it with a passphrase from now on, which is asked for
    #[arg(long, conflicts_with = "keyring")]
    pub(crate) passphrase: bool,
    /// Open it with this computer's keyring from now on
    #[arg(long)]
    pub(crate) keyring: bool,
}
