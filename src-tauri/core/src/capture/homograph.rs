//! *katon kanssa*, *auton takia*: what a postposition follows is a noun, though the
//! same word may be a verb of mine.

use super::lexicon::Language;
use super::sense::{Form, Piece};

pub(super) fn settle(pieces: &mut [Piece], language: &Language) {
    if !language.is_finnish {
        return;
    }
    for at in 1..pieces.len() {
        if pieces[at].link().is_some() {
            let before = &mut pieces[at - 1].meanings;
            before.retain(|(_, form)| *form != Form::FirstNow);
        }
    }
}
