//! The words of a line and where they stand in it.

use super::Span;
use crate::domain::name::fold;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Lower,
    Capital,
    /// `CV`, `IBM`: two letters or more, none of them small.
    Initials,
    /// It begins with a digit: `2019`, `3.11.`, `15th`, `2h`.
    Number,
    Mark,
}

#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// As typed, without its tail.
    pub(super) text: &'a str,
    /// The same, folded, with a plain apostrophe.
    pub(super) word: String,
    /// What follows an apostrophe or colon, folded: the `s` of *Tom's*, the
    /// `lle` of *IBM:lle*.
    pub(super) tail: Option<String>,
    pub(super) shape: Shape,
    /// With the tail.
    pub(super) span: Span,
    /// The same in bytes.
    pub(super) bytes: (usize, usize),
}

/// Endings that are written apart from a name by an apostrophe or a colon.
const TAILS: &[&str] = &[
    "s", "n", "a", "ta", "lle", "lta", "lla", "sta", "ssa", "ksi", "in", "iin", "hin", "han", "hon",
];

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let shouted = !text.chars().any(char::is_lowercase);
    let mut chars = text.char_indices().peekable();
    let mut units = 0u32;
    while let Some((start, first)) = chars.next() {
        let from = units;
        units += first.len_utf16() as u32;
        if first.is_whitespace() || first.is_control() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let number = first.is_ascii_digit();
        if first.is_alphanumeric() {
            while let Some(&(at, c)) = chars.peek() {
                let next = text[at + c.len_utf8()..].chars().next();
                let inside = c.is_alphanumeric()
                    || match c {
                        '.' if number => next.is_none_or(|n| n.is_ascii_digit() || n == ' '),
                        '/' | ',' if number => next.is_some_and(|n| n.is_ascii_digit()),
                        '\'' | '’' | ':' | '-' => next.is_some_and(char::is_alphanumeric),
                        // A combining mark belongs to its letter.
                        c => !c.is_whitespace() && fold(c.encode_utf8(&mut [0; 4])).is_empty(),
                    };
                if !inside {
                    break;
                }
                units += c.len_utf16() as u32;
                end = at + c.len_utf8();
                chars.next();
            }
        }
        let span = Span { from, to: units };
        let mut token = token(text, start, end, span);
        if shouted && token.shape == Shape::Initials {
            token.shape = Shape::Capital;
        }
        tokens.push(token);
    }
    tokens
}

fn token(text: &str, start: usize, end: usize, span: Span) -> Token<'_> {
    let typed = &text[start..end];
    let (text, tail) = match typed.rfind(['\'', '’', ':']) {
        Some(at) if at > 0 && !typed.starts_with(|c: char| c.is_ascii_digit()) => {
            let tail = fold(typed[at..].trim_start_matches(['\'', '’', ':']));
            let colon = typed[at..].starts_with(':') && tail.len() < 5;
            match colon || TAILS.contains(&tail.as_str()) {
                true => (&typed[..at], Some(tail)),
                false => (typed, None),
            }
        }
        _ => (typed, None),
    };
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let shape = match text.chars().next() {
        Some(c) if c.is_ascii_digit() => Shape::Number,
        Some(c) if !c.is_alphanumeric() => Shape::Mark,
        Some(c) if c.is_uppercase() => {
            let many = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
            match many && letters.all(char::is_uppercase) {
                true => Shape::Initials,
                false => Shape::Capital,
            }
        }
        _ => Shape::Lower,
    };
    Token {
        text,
        word: fold(text).replace('’', "'"),
        tail,
        shape,
        span,
        bytes: (start, end),
    }
}
