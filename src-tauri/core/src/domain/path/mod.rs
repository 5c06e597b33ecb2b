//! Warm paths: who can introduce the owner to somebody. Ties between people,
//! how strong each is, and the best ways along them. It knows places in a web
//! and keys of rows; who they are, the book says.
//!
//! Strengths lie between 0 and 1 and multiply along a way. They order ways and
//! are shown to nobody: a face gets the reasons, and one of three words.

mod bond;
mod weave;
mod web;

#[cfg(test)]
mod laws;

pub use bond::{Bond, Footing, Passed, Warmth};
pub use weave::{Part, Passing, Weave};
pub use web::{Way, Web};
