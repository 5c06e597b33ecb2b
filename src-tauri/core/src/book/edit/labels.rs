//! The labels that stand in the book, to be offered again.

use super::Book;
use crate::book::view::Labels;
use crate::error::Result;
use crate::store::label;

impl Book {
    pub fn labels(&self) -> Result<Labels> {
        Ok(Labels {
            points: label::of_points(&self.connection)?,
            addresses: label::of_addresses(&self.connection)?,
            related: label::of_related(&self.connection)?,
        })
    }
}
