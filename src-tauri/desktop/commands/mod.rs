//! The window's commands: each calls one function of the book and returns.

pub(crate) mod backup;
pub(crate) mod book;
pub(crate) mod duplicates;
pub(crate) mod export;
pub(crate) mod groups;
pub(crate) mod import;
pub(crate) mod introductions;
pub(crate) mod keys;
pub(crate) mod ledger;
pub(crate) mod path;
pub(crate) mod people;
pub(crate) mod photo;
pub(crate) mod suggestions;
