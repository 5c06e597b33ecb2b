//! How far an export is: told now and then to whoever asked for it, who may
//! stop it.

use std::ops::ControlFlow;

use crate::error::{Error, Result};

/// So many steps are done between one word of it and the next.
const EVERY: u32 = 64;

/// How far an export is, for showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct ExportProgress {
    /// Steps: people, and whatever else is gone through.
    pub done: u32,
    /// About so many there are.
    pub all: u32,
}

pub(super) type Telling<'a> = &'a mut dyn FnMut(ExportProgress) -> ControlFlow<()>;

pub(super) struct Pace<'a> {
    tell: Telling<'a>,
    done: u32,
    all: u32,
}

impl<'a> Pace<'a> {
    pub(super) fn new(all: u32, tell: Telling<'a>) -> Result<Self> {
        let mut pace = Self { tell, done: 0, all };
        pace.ask()?;
        Ok(pace)
    }

    pub(super) fn step(&mut self) -> Result<()> {
        self.done += 1;
        match self.done % EVERY {
            0 => self.ask(),
            _ => Ok(()),
        }
    }

    /// Asks for the last time.
    pub(super) fn end(mut self) -> Result<()> {
        self.done = self.all;
        self.ask()
    }

    fn ask(&mut self) -> Result<()> {
        let told = ExportProgress {
            done: self.done.min(self.all),
            all: self.all,
        };
        match (self.tell)(told) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}
