//! The real program, from its arguments to its exit code.
#![allow(clippy::unwrap_used)]

mod asked;
mod backup;
mod conflict;
mod denied;
mod edit;
mod errors;
mod exported;
mod json;
mod key;
mod killed;
mod ledger;
mod locked;
mod merge;
mod path;
mod recompute;
mod terminal;
mod thread;
