//! What was typed and makes no sense, and why a field cannot be what was written.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Input that makes no sense. Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Invalid {
    #[error(
        "that is no date; write it as 2026-11-19, 2026-11 or 2026, with ~ before it for \"about\""
    )]
    Date,
    #[error("that date is more than 150 years away from today")]
    DateTooFar,
    #[error("the day until when is more than 150 years away from today")]
    DueTooFar,
    #[error("the day until when is before the day of the favour itself")]
    DueTooEarly,
    #[error("that period ends before it begins")]
    PeriodReversed,
    #[error("who it was with is missing")]
    NoPeople,
    #[error("the same person stands there twice")]
    SamePersonTwice,
    #[error("a favour with oneself is none")]
    WithOneself,
    #[error("a favour is done by one person, who is named")]
    OneGiver,
    #[error("a favour is asked for by one person, who is not you")]
    OneAsker,
    #[error("only to those whom it helped is a favour worth something")]
    ValueOfNone,
    #[error("an introduction needs two people who do not know each other yet")]
    TooFewPeople,
    #[error("what is done cannot lie ahead; say that it is promised or asked for")]
    NotYet,
    #[error("that day has not come; what happens is written down when it has")]
    Ahead,
    #[error("the favour itself is of a later day than that")]
    TooEarly,
    #[error("what happened to it does not lead to where it stands")]
    History,
    #[error("what it was is missing")]
    NoText,
    #[error("the text is longer than 10,000 characters")]
    TooLong,
    #[error("that favour is settled, or cannot come to this")]
    Status,
    #[error("only an introduction introduces anybody")]
    NoIntroduction,
    #[error("a favour cannot answer itself, nor one that answers it")]
    LinkCircle,
    #[error("an answer comes after what it answers")]
    LinkOrder,
    #[error("these two favours have nothing to do with each other that way")]
    LinkUnfit,
    #[error("one person has two different answers")]
    ConsentTwice,
    #[error("somebody has not agreed to it; ask first")]
    ConsentMissing,
    #[error("that person is not introduced by it")]
    NotIntroduced,
    #[error("only a note and what one may have many of can be kept of both")]
    NotBoth,
    #[error("nobody is chosen for the export")]
    NobodyToExport,
    #[error("more than 1,000 people match; say it more closely, or export everyone")]
    TooManyToExport,
    #[error("that setting is out of its range")]
    Setting,
    #[error("the book has people in it; name a new one")]
    NotEmpty,
    #[error("whether it was given or received is missing")]
    NoDirection,
    #[error("that suggestion was accepted or dismissed before")]
    SuggestionSettled,
    #[error("that is more than can be done at once")]
    TooMany,
    #[error("that number is out of its range")]
    Number,
}

/// Why a field cannot be what was written, with an example of what can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    #[error("it cannot be empty")]
    Empty,
    #[error("the text is too long")]
    TooLong,
    #[error("that is no day; write 1984-05-09, or --05-09 without the year")]
    NotADay,
    #[error("a number has digits, as in +358 40 123 4567")]
    NotANumber,
    #[error("an address has an @ in it, as in anna@example.fi")]
    NotAnEmail,
    #[error("a link has no blanks in it, as in https://example.fi")]
    NotALink,
    #[error("that is no picture that can be shown; JPEG, PNG, GIF and WebP can")]
    NotAPicture,
    #[error("a picture is at most 10 MB")]
    PictureTooLarge,
    #[error("one cannot be related to oneself")]
    Oneself,
}
