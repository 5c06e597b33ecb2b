//! Invented people: phone exports to import, and a past to tell about them.
//!
//! For the sample book, the tests and the measurements. Nobody in it exists,
//! and everything follows from the arguments: no clock, no environment, no
//! chance. It knows neither the book nor the readers it is read by.

pub use phonebook::{Dialect, Options, phonebook};
pub use story::{Direction, Language, Story, StoryFavour, Tie, story};
pub use story_people::StoryPerson;

mod phonebook;

mod android;
mod google;
mod iphone;
mod text;

mod details;
mod person;

mod names;
mod numbers;
mod photo;

mod story;
mod story_people;
mod teller;

pub(crate) mod rng;

// Word lists are packed by hand: one word a line would be thousands of lines.
#[rustfmt::skip]
mod name_lists;
#[rustfmt::skip]
mod story_texts;
#[rustfmt::skip]
mod words;
