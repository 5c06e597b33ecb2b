//! The whole book as JSON: a [`Document`](crate::domain::document::Document),
//! written and read item by item, so that its size is no matter of memory.

mod read;
#[cfg(test)]
mod schema;
mod write;

pub use read::{ReadError, is_book, read};
pub use write::Writer;
