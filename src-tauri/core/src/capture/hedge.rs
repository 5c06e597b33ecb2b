//! *might help*, *ehkä auttaa*, *olisin auttanut*: nothing of it has happened, and
//! nobody has promised it.

use super::Line;
use super::relations::Clause;
use super::text::Shape;

/// Words that leave open whether the verb after them comes about; folded.
const HEDGES: &[&str] = &[
    "might",
    "may",
    "maybe",
    "perhaps",
    "could",
    "would",
    "should",
    "supposed",
    "wish",
    "if",
    "ehka",
    "jos",
    "toivottavasti",
    "saattaa",
    "saatan",
];

/// How the conditionals of Finnish auxiliaries begin.
const CONDITIONALS: &[&str] = &["vois", "olis", "pitais"];

/// How far before its verb one may stand: *if Anna still helps*.
const REACH: usize = 3;

/// Whether the first thing that a line says was done is only thought of.
pub(super) fn is_hedged(line: &Line, clauses: &[Clause]) -> bool {
    let first = clauses.iter().find(|clause| clause.act.is_some());
    let Some(verb) = first.and_then(|clause| clause.verb) else {
        return false;
    };
    let near = line.pieces[..=verb].iter().rev();
    let near = near.take_while(|piece| line.tokens[piece.from].shape != Shape::Mark);
    let mut words = near
        .take(REACH + 1)
        .filter(|piece| piece.person.is_none())
        .map(|piece| line.tokens[piece.from].word.as_str());
    words.any(|word| {
        HEDGES.contains(&word)
            || line.language.is_finnish && CONDITIONALS.iter().any(|begin| word.starts_with(begin))
    })
}
