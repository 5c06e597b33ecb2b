//! A look at a table before it is read: its columns, and what they probably say.

use std::io::Read;

use super::column::Column;
use super::said::{Said, columns_key, is_nameless, of_these, said};
use super::sniff::Known;
use super::{NAMED, Reading, begin, contact, guess, people, person, skip, text};
use crate::domain::contact::Contact;
use crate::exchange::entry::{FileError, Told};

/// What is known of a table before the owner has said what its columns are.
#[derive(Debug, Clone)]
pub struct Look {
    /// Whether it is a table that Vuoro knows, or was told of before.
    pub known: bool,
    /// Whether some column holds the name.
    pub named: bool,
    /// Whether anything was said now of one of its columns.
    pub told: bool,
    /// By which what is said of its columns is remembered; none where they have
    /// no names, for the next such table may be of something else.
    pub key: Option<String>,
    pub columns: Vec<LookColumn>,
    /// The first people, as they would come in.
    pub people: Vec<Contact>,
}

#[derive(Debug, Clone)]
pub struct LookColumn {
    pub name: String,
    /// The first few different cells.
    pub examples: Vec<String>,
    pub says: Column,
}

/// What the columns probably say, with examples, and the first people.
pub fn look(input: impl Read, file: &str, told: &Told) -> Result<Look, FileError> {
    const EXAMPLES: usize = 3;
    const PEOPLE: usize = 5;
    const ROWS: usize = 200;
    let (mut rows, mut charset, shape) = begin(input, file)?;
    skip(&mut rows, shape.skip)?;
    rows.set_width(shape.header.len());
    let mut examples = vec![Vec::<String>::new(); shape.header.len()];
    let mut first = Vec::new();
    for _ in 0..ROWS {
        let Some(row) = rows.next()? else { break };
        let texts: Vec<String> = row
            .cells
            .iter()
            .map(|cell| text(cell, &mut charset))
            .collect();
        for (examples, text) in examples.iter_mut().zip(&texts) {
            let short: String = contact::one_line(text).chars().take(NAMED).collect();
            if examples.len() < EXAMPLES && !short.is_empty() && !examples.contains(&short) {
                examples.push(short);
            }
        }
        if first.len() < PEOPLE && !row.is_blank() {
            first.push((row, texts));
        }
    }
    let told = &of_these(told, &shape);
    let known = said(&shape, told);
    let guessed = || {
        let over = Said::of(&told.columns);
        let pairs = shape.header.iter().zip(&examples);
        pairs
            .map(|(column, examples)| {
                over.get(column)
                    .unwrap_or_else(|| guess::guess(column, examples))
            })
            .collect()
    };
    let columns: Vec<Column> = known.clone().unwrap_or_else(guessed);
    let named = !is_nameless(shape.known, &columns, told);
    let people = match people(shape.known, columns.clone(), told, told.order) {
        Reading::Favours(_) => Vec::new(),
        Reading::People {
            word,
            columns,
            manner,
        } => first
            .iter()
            .filter_map(|(row, texts)| {
                person(row, texts, &shape.header, &columns, word, manner).card
            })
            .filter_map(|card| card.outcome.ok())
            .map(|contact| *contact)
            .collect(),
    };
    Ok(Look {
        known: (known.is_some() && named) || matches!(shape.known, Known::Form(_)),
        named,
        told: !told.columns.is_empty(),
        key: (!shape.nameless).then(|| columns_key(&shape.header)),
        columns: shape
            .header
            .into_iter()
            .zip(examples)
            .zip(columns)
            .map(|((name, examples), says)| LookColumn {
                name,
                examples,
                says,
            })
            .collect(),
        people,
    })
}
