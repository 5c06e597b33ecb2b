//! A document as JSON: sections in their order, one item a line.

use std::io::{Result, Write};

use serde::Serialize;

use crate::domain::document::{FORMAT, Item, Section, VERSION};

/// Writes a document. Items must come in the order of [`Section::ALL`].
pub struct Writer<W: Write> {
    out: W,
    /// The section that is being written, and whether it has items.
    at: Option<(usize, bool)>,
}

impl<W: Write> Writer<W> {
    pub fn begin(mut out: W) -> Result<Self> {
        write!(out, "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION}")?;
        Ok(Self { out, at: None })
    }

    pub fn item(&mut self, item: &Item) -> Result<()> {
        match item {
            Item::Owner(person) => self.single(Section::Owner, person),
            Item::Settings(settings) => self.single(Section::Settings, settings),
            Item::Columns(columns) => self.one_of(Section::Columns, columns),
            Item::Photo(photo) => self.one_of(Section::Photos, photo),
            Item::Organisation(one) => self.one_of(Section::Organisations, one),
            Item::Tag(tag) => self.one_of(Section::Tags, tag),
            Item::Person(person) => self.one_of(Section::People, person),
            Item::NotSame(pair) => self.one_of(Section::NotSame, pair),
            Item::Favour(favour) => self.one_of(Section::Favours, favour),
            Item::Suggestion(one) => self.one_of(Section::Suggestions, one),
            Item::Card(card) => self.one_of(Section::Cards, card),
        }
    }

    pub fn end(mut self) -> Result<()> {
        self.open(Section::ALL.len())?;
        self.out.write_all(b"\n}\n")?;
        self.out.flush()
    }

    fn single(&mut self, section: Section, value: &impl Serialize) -> Result<()> {
        self.open(section as usize)?;
        Ok(serde_json::to_writer(&mut self.out, value)?)
    }

    fn one_of(&mut self, section: Section, value: &impl Serialize) -> Result<()> {
        self.open(section as usize)?;
        if let Some((_, filled)) = &mut self.at {
            let between: &[u8] = if *filled { b",\n" } else { b"\n" };
            *filled = true;
            self.out.write_all(between)?;
        }
        Ok(serde_json::to_writer(&mut self.out, value)?)
    }

    /// Closes the sections before this one and opens it.
    fn open(&mut self, section: usize) -> Result<()> {
        loop {
            let next = match self.at {
                Some((at, _)) if at >= section => return Ok(()),
                Some((at, filled)) => {
                    if is_list(at) {
                        self.out.write_all(if filled { b"\n]" } else { b"]" })?;
                    }
                    at + 1
                }
                None => 0,
            };
            self.at = Some((next, false));
            let Some(section) = Section::ALL.get(next) else {
                return Ok(());
            };
            let bracket = if is_list(next) { "[" } else { "" };
            write!(self.out, ",\n\"{}\": {bracket}", section.key())?;
        }
    }
}

fn is_list(section: usize) -> bool {
    section != Section::Settings as usize && section != Section::Owner as usize
}

impl<W: Write> std::fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
