//! How figures, dates and words of the book are written for a reader.

use vuoro_core::book::view::{LeanWords, TurnView};
use vuoro_core::domain::favour::Direction;
use vuoro_core::domain::size::Size;
use vuoro_core::domain::turn::{Reason, Turn};

/// A count with its noun: `1 card`, `2 cards`.
pub(crate) fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", noun(count, one, many))
}

pub(crate) fn noun<'a>(count: u32, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// `Anna`, `Anna and Pekka`, `Anna, Pekka and Liisa`.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Tenths, without a sign where there is nothing.
pub(crate) fn plain(tenths: i32) -> String {
    let (sign, size) = (sign(tenths), tenths.abs());
    format!("{sign}{}.{}", size / 10, size % 10)
}

/// Tenths with their sign.
pub(crate) fn signed(tenths: i32) -> String {
    plus(tenths, plain(tenths))
}

/// Hundredths, likewise.
pub(crate) fn exact(hundredths: i32) -> String {
    let (sign, size) = (sign(hundredths), hundredths.abs());
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

pub(crate) fn exact_signed(hundredths: i32) -> String {
    plus(hundredths, exact(hundredths))
}

fn sign(amount: i32) -> &'static str {
    if amount < 0 { "−" } else { "" }
}

fn plus(amount: i32, written: String) -> String {
    match amount > 0 {
        true => format!("+{written}"),
        false => written,
    }
}

/// Whether it turns the direction of all that follows on the line.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What was typed, fit to be said again on one line.
pub(crate) fn visible(text: &str) -> String {
    let short: String = text
        .chars()
        .map(|c| if c.is_control() || turns(c) { ' ' } else { c })
        .take(80)
        .collect();
    short.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn arrow(direction: Direction) -> &'static str {
    match direction {
        Direction::Given => "↗ gave    ",
        Direction::Taken => "↙ received",
        Direction::Between => "· between ",
    }
}

pub(crate) fn size(size: Size) -> &'static str {
    match size {
        Size::Nothing => "nothing",
        Size::FiveMinutes => "five minutes",
        Size::AnHour => "an hour",
        Size::HalfADay => "half a day",
        Size::Days => "days",
        Size::LifeChanging => "life-changing",
    }
}

pub(crate) fn lean(words: LeanWords) -> &'static str {
    match words {
        LeanWords::MostlyGiven => "You have given most of what passed between you.",
        LeanWords::Given => "You have given more than you received.",
        LeanWords::EvenGiven => "About even. You have given a little more lately.",
        LeanWords::Even => "Even.",
        LeanWords::EvenTaken => "About even. You have received a little more lately.",
        LeanWords::Taken => "You have received more than you gave.",
        LeanWords::MostlyTaken => "You have received most of what passed between you.",
    }
}

pub(crate) fn turn(turn: &TurnView) -> String {
    let what = match turn.kind {
        Some(kind) if turn.what.is_empty() => format!(": {}", kind.word().replace('_', " ")),
        _ if turn.what.is_empty() => String::new(),
        _ => format!(": {}", turn.what),
    };
    match (turn.turn, turn.reason) {
        (_, Reason::TheyAsked) => format!("Your turn: you were asked{what}"),
        (_, Reason::IPromised) => format!("Your turn: you promised{what}"),
        (_, Reason::NotThanked) => format!("Your turn: thanks are due{what}"),
        (_, Reason::IAsked) => format!("Theirs: you asked{what}"),
        (_, Reason::TheyPromised) => format!("Theirs: they promised{what}"),
        (Turn::Mine, Reason::Lean) => "Your turn: something you could give".into(),
        (Turn::Theirs, Reason::Lean) => "Theirs".into(),
        (Turn::Even, Reason::Lean) => "Nobody's turn: even".into(),
        (Turn::NothingNeeded, Reason::Lean) => "Nothing needed. Feel free to ask.".into(),
        (Turn::TooLittleToTell, Reason::Lean) => "Too little to tell yet.".into(),
    }
}
